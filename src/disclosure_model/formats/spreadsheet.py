"""What both shapes of CSV share: rows, encodings, and text that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import Any, Final

from ..errors import DisclosureError, Problem, ReadError
from ..grammar.cells import Kind, Money, shown
from ..grammar.gaps import Gap
from ..wording import message
from .encoding import decoded, encoded

ENCODING: Final = "utf-8-sig"
"""UTF-8 with a byte order mark, which Excel needs to see that it is UTF-8."""

MOST_PROBLEMS: Final = 20
"""How many problems of one file are told."""

RUNS: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # full-width signs too
"""Text that a spreadsheet would run as a formula, or that looks as if it had been made harmless."""

_whole = re.compile(r"0|-?[1-9][0-9]{0,99}", re.ASCII)
_gaps: Final = {gap.value: gap for gap in Gap}

_one_at_a_time = Lock()  # the longest field that csv takes is one setting for the whole process


def harmless(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would run it."""
    return f"'{text}" if RUNS.match(text) else text


def original(text: str) -> str:
    """What :func:`harmless` was given."""
    return text[1:] if text.startswith("'") and RUNS.match(text) else text


def written(header: Sequence[str], rows: Iterable[Sequence[str]], encoding: str) -> bytes:
    """A CSV file (RFC 4180).

    Raises:
        WriteError: the encoding is unknown or lacks a character.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(header)
    writer.writerows(rows)
    return encoded(buffer.getvalue(), encoding)


def repeated(keys: Iterable[object]) -> dict[str, int] | None:
    """The places, counted from 1, of the first key that stands a second time."""
    places: dict[object, int] = {}
    for place, key in enumerate(keys, 1):
        if places.setdefault(key, place) != place:
            return {"first": places[key], "second": place}
    return None


def lines(
    data: bytes,
    encoding: str | None,
    header: Sequence[str],
    more: Callable[[list[str]], Sequence[str]] = lambda _: (),
) -> list[tuple[int, dict[str, str]]]:
    """The lines of a CSV file as column → text, each with its number.

    A file that begins with our header is text, whatever a name in it may hold.

    Args:
        data: the file.
        encoding: its encoding, where that is known.
        header: the columns that it must have.
        more: its columns → those that it must have besides.

    Raises:
        ReadError: columns are missing, unknown or repeated, a line has too many or too few boxes, or it is no CSV.
    """
    found = _rows(decoded(data, encoding, nul=data.startswith(",".join(header).encode())))
    first = found[0][1] if found else []
    _refuse_header(first, (*header, *more(first)))
    rows = [(number, row) for number, row in found[1:] if row]
    uneven = [(number, row) for number, row in rows if len(row) != len(first)]
    if uneven:
        raise ReadError(
            [
                Problem(f"line {number}", message("应有 {want} 栏，现有 {have} 栏", want=len(first), have=len(row)))
                for number, row in uneven[:MOST_PROBLEMS]
            ]
        )
    return [(number, dict(zip(first, row, strict=True))) for number, row in rows]


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Rows, each with the number of the line it begins on; a quoted field may run over many."""
    rows: list[tuple[int, list[str]]] = []
    with _one_at_a_time:
        limit = csv.field_size_limit()
        csv.field_size_limit(max(limit, len(text)))
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            begins = 1
            for row in reader:
                rows.append((begins, row))
                begins = reader.line_num + 1
        except csv.Error as wrong:
            said = message("不是合法的 CSV：{wrong}", wrong=str(wrong))
            raise ReadError([Problem(f"line {reader.line_num}", said)]) from wrong
        finally:
            csv.field_size_limit(limit)
    return rows


def _refuse_header(first: list[str], header: Sequence[str]) -> None:
    missing, unknown = _listed(header, first), _listed(first, header)
    problems: list[Problem] = []
    if missing:
        problems.append(Problem("line 1", message("缺少列 {names}：请补上", names=missing)))
    if unknown:
        problems.append(Problem("line 1", message("没有列 {names}：请删去或改名", names=unknown)))
    if not problems and len(set(first)) < len(first):
        problems.append(Problem("line 1", message("有的列名出现了两次：请只留一个")))
    if problems:
        raise ReadError(problems)


def _listed(these: Sequence[str], those: Sequence[str]) -> str:
    return ", ".join([name for name in these if name not in those][:MOST_PROBLEMS])


def whole(text: str) -> int | str:
    """The whole number that ``text`` spells as we write it; else the text as it is, to be refused."""
    return int(text) if _whole.fullmatch(text) else text


def figure_out(value: Any) -> tuple[str, str, str]:
    """Value, unit and gap of a cell, as text."""
    if isinstance(value, Gap):
        return "", "", value.value
    if isinstance(value, Money):
        return value.amount, harmless(value.unit or ""), ""
    return str(value), "", ""


def figure_in(kind: Kind, value: str, unit: str, gap: str) -> Any:
    """The figure or gap of a cell.

    Raises:
        DisclosureError: it is no figure of that kind. Nothing is coerced.
    """
    if gap:
        if gap not in _gaps or value or unit:
            raise ReadError(
                [Problem("", message("gap 栏须是 blank、n/a 或 unread，且数和单位须空；现为 {gap}", gap=gap))]
            )
        return _gaps[gap]
    if not kind.whole:
        return Money(value, original(unit) or None)
    made = whole(value)
    refused = kind.refusal(made)
    if refused is None and unit:
        refused = message("此格没有单位；现为 {value}", value=shown(unit))
    if refused is not None:
        raise ReadError([Problem("", refused)])
    return made


def located(path: str, wrong: DisclosureError) -> list[Problem]:
    """An error's problems, at a place."""
    problems = wrong.problems if isinstance(wrong, ReadError) else (Problem("", wrong.said),)
    return [Problem(f"{path}{', ' if each.path else ''}{each.path}", each.said) for each in problems]
