"""Files in and out, whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias, TypeVar

from ..editions.report import Report
from ..errors import Problem, ReadError, WriteError
from ..paper.reading import Reading
from ..wording import Message, message
from .doors import Door, door, door_in, door_out
from .encoding import glanced

T = TypeVar("T")

Source: TypeAlias = str | os.PathLike[str]
"""A path, or ``-`` for standard input or output."""

LARGEST_FILE: Final = 64 * 2**20
"""Bytes of the largest file that is read whole; JSON Lines are read line by line."""


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
    readings = read_many(source, format=format, encoding=encoding, agency=agency, year=year)
    return _only(list(readings))


def read_many(
    source: Source,
    *,
    format: str | None = None,  # noqa: A002  # the field's own word
    encoding: str | None = None,
    agency: str | None = None,
    year: int | None = None,
) -> Iterator[Reading[Report]]:
    """Every report of any file, as :func:`read`."""
    data = _bytes(source)
    way = _way_in(source, format, encoding, data)
    if way.lossless:
        for report in way.code.load(data, encoding):
            yield Reading(report)
    else:
        yield way.code.read(data, encoding, agency=agency, year=year)


def load(source: Source, *, format: str | None = None, encoding: str | None = None) -> Report:  # noqa: A002
    """One report from a file that carries it exactly: JSON, JSON Lines or CSV.

    Raises:
        ReadError: the file cannot be read as one report, or is a page that has to be ``read``.
        UnknownCodeError: no format has that name.
    """
    return _only(list(load_many(source, format=format, encoding=encoding)))


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
    if format == "jsonl" or (format is None and str(source).endswith((".jsonl", ".ndjson"))):
        from .jsonl import stream

        with _opened(source) as lines:
            yield from stream(lines, encoding)
        return
    data = _bytes(source)
    way = _way_in(source, format, encoding, data)
    if not way.lossless:
        raise ReadError([Problem(str(source), message("{format} 不是逐格无损的格式：请用 read 读", format=way.name))])
    yield from way.code.load(data, encoding)


def dump(report: Report, target: Source, *, format: str | None = None, encoding: str | None = None) -> None:  # noqa: A002
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
    if len(held) != 1 and not way.many:
        raise WriteError(
            message(
                "{format} 一个文件只放一份报告，现有 {count} 份：请用 jsonl 或 records",
                format=way.name,
                count=len(held),
            )
        )
    whole(target, way.code.dump(held, encoding) if encoding is not None else way.code.dump(held))


def render(report: Report, target: Source, *, format: str | None = None) -> None:  # noqa: A002
    """Print a report for people.

    Raises:
        WriteError: the format is for programs.
        UnknownCodeError: no format has that name or suffix.
    """
    way = door(format) if format else door_out(str(target))
    if way.lossless:
        raise WriteError(message("{format} 是给程序读的格式：请用 dump 写", format=way.name))
    whole(target, way.code.render(report))


def lost(report: Report, way: Door) -> tuple[Message, ...]:
    """What a report holds that a lossless door cannot carry."""
    return tuple(way.code.carries(report)) if way.lossless else ()


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


def _bytes(source: Source) -> bytes:
    """The bytes of a file, never more than :data:`LARGEST_FILE`."""
    with _opened(source) as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        said = message("文件超过 {most} 字节，不是一份报告：多份报告请用 JSON Lines", most=LARGEST_FILE)
        raise ReadError([Problem(str(source), said)])
    return data


def _way_in(source: Source, format: str | None, encoding: str | None, data: bytes) -> Door:  # noqa: A002
    if format:
        return door(format)
    head = data[:4096] if Path(source).suffix else data
    return door_in(str(source), glanced(head, encoding))


def _only(found: list[T]) -> T:
    if len(found) != 1:
        said = message("应只有一份报告，现有 {count} 份：多份请用 load_many", count=len(found))
        raise ReadError([Problem("", said)])
    return found[0]
