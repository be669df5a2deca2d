"""JSON Lines: many reports, one a line, each a whole JSON document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO, TextIOWrapper
from typing import BinaryIO, Final

from ..editions.report import Report
from ..errors import Problem, ReadError
from ..wording import message
from .encoding import not_in, refuse_to_read, refuse_to_write
from .json import BOM, carries, dumps, loads

__all__ = ["carries", "dump", "load", "stream"]

LONGEST_LINE: Final = 16 * 2**20
"""Bytes of the longest line that is read: a hundred times the longest report known."""


def load(data: bytes, encoding: str | None = None) -> list[Report]:
    """Every report, in order; empty lines are passed over.

    Raises:
        ReadError: with the line and the path of every problem of the first bad line.
    """
    return list(stream(BytesIO(data), encoding))


def stream(file: BinaryIO, encoding: str | None = None) -> Iterator[Report]:
    """Reports one by one, in bounded memory; the file stays open.

    Raises:
        ReadError: as :func:`load`; also a line of more than :data:`LONGEST_LINE` bytes.
    """
    for number, line in enumerate(_lines(file, encoding), 1):
        if len(line) > LONGEST_LINE:
            said = message("这一行超过 {most} 字节，不是报告：请每行只写一份报告", most=LONGEST_LINE)
            raise ReadError([Problem(f"line {number}", said)])
        if line.removeprefix(BOM).strip():
            yield _report(line, number)


def _lines(file: BinaryIO, encoding: str | None) -> Iterator[bytes]:
    """The lines in UTF-8; of one that is too long, no more than shows it."""
    if encoding is None:
        yield from iter(lambda: file.readline(LONGEST_LINE + 1), b"")
        return
    refuse_to_read(encoding)
    text = TextIOWrapper(file, encoding, newline="\n")
    try:
        for line in iter(lambda: text.readline(LONGEST_LINE + 1), ""):
            yield line.encode(errors="surrogatepass")
    except UnicodeError as wrong:
        raise not_in(encoding, wrong) from wrong
    finally:
        text.detach()


def _report(line: bytes, number: int) -> Report:
    try:
        return loads(line.strip())
    except ReadError as wrong:
        raise ReadError(
            [Problem(f"line {number}, {problem.path}", problem.said) for problem in wrong.problems]
        ) from wrong


def dump(reports: Sequence[Report], encoding: str = "utf-8") -> bytes:
    """The reports, one a line, in UTF-8 whatever ``encoding`` says; a report given twice stands twice.

    Raises:
        WriteError: no encoding has that name.
    """
    refuse_to_write(encoding)
    return b"".join(dumps(report) + b"\n" for report in reports)
