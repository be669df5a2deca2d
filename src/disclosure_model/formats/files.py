"""Files in and out, whole or not at all."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeAlias, TypeVar

from ..editions.kept import kept_whole
from ..editions.known import edition as edition_of
from ..editions.report import Report
from ..editions.to_page import blank, remarked, unprinted, write_page
from ..errors import Problem, ReadError, WriteError
from ..findings import Finding
from ..paper.reading import Reading
from ..wording import Message, default_language, label, message
from .doors import Door, door, door_by_look, door_by_suffix, door_out, doors
from .encoding import glanced

T = TypeVar("T")

Source: TypeAlias = str | os.PathLike[str]
"""A path, or ``-`` for standard input or output."""

LARGEST_FILE: Final = 64 * 2**20
"""Bytes of the largest file that is read whole; JSON Lines are read line by line."""

HEAD: Final = 17 * 2**20
"""Bytes of a file that are looked at where its suffix does not tell what it is: a longest line and the next."""


def read(
    source: Source,
    *,
    format: str | None = None,  # noqa: A002  # the field's own word
    encoding: str | None = None,
    agency: str | None = None,
    year: int | None = None,
) -> Reading[Report]:
    """One report from any file, with what was doubtful in reading it.

    Args:
        source: a path, or ``-``.
        format: a format's name; by default told from the suffix, else from the first lines.
        encoding: of text formats; by default found out.
        agency: the organ's name, for a page that does not say it.
        year: the report year, likewise.

    Raises:
        ReadError: the file cannot be read as one report.
        UnknownCodeError: no format has that name.
    """
    return _only(read_many(source, format=format, encoding=encoding, agency=agency, year=year))


def read_many(
    source: Source,
    *,
    format: str | None = None,  # noqa: A002  # the field's own word
    encoding: str | None = None,
    agency: str | None = None,
    year: int | None = None,
) -> Iterator[Reading[Report]]:
    """Every report of any file, as :func:`read`; JSON Lines one by one, in bounded memory."""
    with _incoming(source, format, encoding) as (way, file):
        if way.lossless:
            for report in _reports(source, way, file, encoding):
                yield Reading(report, kept_whole(report))
        else:
            from ..editions.from_page import read_page  # half of all that there is to import, and for pages only

            yield read_page(way.code.read(_bytes(source, file), encoding), agency=agency, year=year)


def load(source: Source, *, format: str | None = None, encoding: str | None = None) -> Report:  # noqa: A002  # likewise
    """One report from a file that carries it exactly: JSON, JSON Lines or CSV.

    Raises:
        ReadError: the file cannot be read as one report, or is a page that has to be ``read``.
        UnknownCodeError: no format has that name.
    """
    return _only(load_many(source, format=format, encoding=encoding))


def load_many(
    source: Source,
    *,
    format: str | None = None,  # noqa: A002  # the field's own word
    encoding: str | None = None,
) -> Iterator[Report]:
    """Every report of a file that carries reports exactly; JSON Lines one by one, in bounded memory.

    Raises:
        ReadError: as :func:`load`.
        UnknownCodeError: no format has that name.
    """
    with _incoming(source, format, encoding) as (way, file):
        if not way.lossless:
            raise ReadError(
                [Problem(str(source), message("{format} 不是逐格无损的格式：请用 read 读", format=way.name))]
            )
        yield from _reports(source, way, file, encoding)


def dump(report: Report, target: Source, *, format: str | None = None, encoding: str | None = None) -> None:  # noqa: A002  # likewise
    """Write a report to a file that carries it exactly: JSON, JSON Lines or CSV.

    Raises:
        WriteError: the report, or a character of it, cannot be written so; nothing is left behind.
        UnknownCodeError: no format has that name or suffix.
    """
    dump_many([report], target, format=format, encoding=encoding)


def dump_many(
    reports: Iterable[Report],
    target: Source,
    *,
    format: str | None = None,  # noqa: A002  # the field's own word
    encoding: str | None = None,
) -> None:
    """Write reports to one file, as :func:`dump`."""
    way = door(format) if format else door_out(str(target))
    held = list(reports)
    if not way.lossless:
        raise WriteError(message("{format} 不是逐格无损的格式：请用 render 写", format=way.name))
    refuse_many(way, len(held))
    whole(target, way.code.dump(held, encoding) if encoding is not None else way.code.dump(held))


def refuse_many(way: Door, count: int) -> None:
    """Raise :class:`WriteError` where a file of the format holds one report only, and there are more, or none."""
    if count != 1 and not way.many:
        raise WriteError(
            message(
                "{format} 一个文件只放一份报告，现有 {count} 份：请用 jsonl 或 records", format=way.name, count=count
            )
        )


def render(
    report: Report,
    target: Source,
    *,
    format: str | None = None,  # noqa: A002  # the field's own word
    template: Source | None = None,
    findings: Iterable[Finding] | None = None,
    language: str | None = None,
) -> None:
    """Print a report for people.

    Args:
        report: the report.
        target: a path, or ``-``.
        format: a format's name; by default told from the suffix.
        template: an office's own document of the same format, for its letterhead and styles.
        findings: what was found in the report, to be shown at its places; HTML only.
        language: of the findings.

    Raises:
        WriteError: the format is for programs, takes no template or no findings, or the template cannot be used.
        UnknownCodeError: no format has that name or suffix.
    """
    way = door(format) if format else door_out(str(target))
    if way.lossless:
        raise WriteError(message("{format} 是给程序读的格式：请用 dump 写", format=way.name))
    if template is not None and not way.templates:
        raise WriteError(message("{format} 不能套用样式文件：请去掉 template", format=way.name))
    if findings is not None and not way.notes:
        names = ", ".join(each.name for each in doors() if each.notes)
        raise WriteError(message("{format} 不能标出核对结果：请用 {names}", format=way.name, names=names))
    options = {} if template is None else {"template": template}
    page = write_page(report) if findings is None else remarked(report, findings, language or default_language())
    whole(target, way.code.render(page, **options))


def blank_form(edition: str, target: Source, *, format: str | None = None) -> None:  # noqa: A002  # likewise
    """Write the blank form of an edition (``"2021"``), to be filled in and read back.

    Raises:
        UnknownCodeError: no edition, format or suffix is called so.
        WriteError: the format has no forms, or the file cannot be written.
    """
    known = edition_of(edition)
    way = door(format) if format else door_out(str(target))
    if not way.forms:
        names = ", ".join(each.name for each in doors() if each.forms)
        raise WriteError(message("{format} 没有可以填写的空表：请用 {names}", format=way.name, names=names))
    whole(target, way.code.form(blank(known)))


def lost(report: Report, way: Door) -> tuple[Message, ...]:
    """What a report holds that a format cannot carry."""
    if way.lossless:
        return tuple(way.code.carries(report))
    facts = tuple(map(label, unprinted(report)))
    return (message("{format} 只写印出的内容，没有写出：{facts}", format=way.name, facts=facts),) if facts else ()


def whole(target: Source, data: bytes) -> None:
    """Write bytes to a file that appears whole or not at all, or to standard output."""
    if str(target) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as wrong:
        raise WriteError(_cannot_write(path, wrong)) from wrong
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except OSError as wrong:
        Path(name).unlink(missing_ok=True)
        raise WriteError(_cannot_write(path, wrong)) from wrong


def _cannot_write(path: Path, wrong: OSError) -> Message:
    return message("不能写入 {path}：{reason}", path=str(path), reason=wrong.strerror or str(wrong))


@contextmanager
def _opened(source: Source) -> Generator[BinaryIO]:
    """A file, or standard input; the system's refusals in our words."""
    try:
        if str(source) == "-":
            yield sys.stdin.buffer
        else:
            with Path(source).open("rb") as file:
                yield file
    except OSError as wrong:
        said = message("不能打开：{reason}", reason=wrong.strerror or str(wrong))
        raise ReadError([Problem(str(source), said)]) from wrong


@contextmanager
def _incoming(source: Source, format: str | None, encoding: str | None) -> Generator[tuple[Door, BinaryIO]]:  # noqa: A002  # likewise
    """The door that a file comes in by, and the file at its beginning."""
    with _opened(source) as file:
        known = door(format) if format else door_by_suffix(str(source))
        if known is not None:
            yield known, file
            return
        head = file.read(HEAD)
        way = door_by_look(str(source), glanced(head, encoding))
        yield way, io.BufferedReader(_Again(head, file))


class _Again(io.RawIOBase):
    """A file, which need not be one that can be wound back, from its beginning when its head has been read."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = min(len(buffer), io.DEFAULT_BUFFER_SIZE)  # a large buffer is filled piece by piece, not doubled
        data = self._head.read(size) or self._rest.read(size)
        buffer[: len(data)] = data
        return len(data)


def _reports(source: Source, way: Door, file: BinaryIO, encoding: str | None) -> Iterator[Report]:
    if way.streams:
        yield from way.code.stream(file, encoding)
    else:
        yield from way.code.load(_bytes(source, file), encoding)


def _bytes(source: Source, file: BinaryIO) -> bytes:
    """The bytes of a file, never more than :data:`LARGEST_FILE`."""
    data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        said = message("文件超过 {most} 字节，不是一份报告：多份报告请用 JSON Lines", most=LARGEST_FILE)
        raise ReadError([Problem(str(source), said)])
    return data


def _only(found: Iterator[T]) -> T:
    """The one of them; others are counted, not kept."""
    first = list(islice(found, 1))
    count = len(first) + sum(1 for _ in found)
    if count != 1:
        said = message("应只有一份报告，现有 {count} 份：多份请用 load_many", count=count)
        raise ReadError([Problem("", said)])
    return first[0]
