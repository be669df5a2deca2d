"""Whether a printed table is a given form, and what its boxes say."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any, Final, TypeAlias

import attrs

from ..grammar.forms import Form, declared_cells
from ..grammar.gaps import Gap
from ..grammar.parts import Cell
from ..grammar.remember import remembered
from ..grammar.sheets import Line, Sheet
from .figures import Figure, read_figure

ALIKE: Final = 0.8
"""How alike two labels are that are taken for one, when no label is the same."""

LONG: Final = 5
"""Characters from which on a label can be told by its likeness; 总计 is too like （七）总计."""

PUNCTUATION: Final = str.maketrans("", "", " \t\n、，,。．.；;：:“”\"'（）()〔〕【】")  # as printed

Boxes: TypeAlias = Sequence[str]
"""A printed row: the text of each box."""


def plain(label: str) -> str:
    """A label without width, white space and punctuation: what print and hand vary."""
    return "".join(unicodedata.normalize("NFKC", label).split()).translate(PUNCTUATION)


@attrs.frozen
class Row:
    """A row of a form: its wordings and its cells."""

    labels: frozenset[str]
    cells: tuple[Cell, ...]


@attrs.frozen
class Match:
    """A printed table read as a form.

    Attributes:
        form: the form.
        figures: code → what its box says; a cell that has no box is missing here.
        raw: code → the box's text.
        rows: code → the number of the printed row.
        left_over: numbers of the rows with figures that are no row of the form, with their text.
        score: how well it fits; only to be compared.
    """

    form: type[Form]
    figures: dict[str, Figure]
    raw: dict[str, str]
    rows: dict[str, int]
    left_over: dict[int, str]
    score: float


def match(printed: Sequence[Boxes], form: type[Form], sheet: Sheet) -> Match:
    """Read a printed table as ``form``; rows are lists of box texts, merged boxes once."""
    cells = declared_cells(form)
    found = Match(form, {}, {}, {}, {}, 0.0)
    if isinstance(sheet, Line):
        _read_line(printed, cells, found)
        left = 0
    else:
        left = _read_rows(printed, form, found)
    heads = {plain(text) for line in printed for text in line if text}
    wanted = {plain(cell.spec.label) for cell in cells}
    share = len(found.figures) / len(cells) + len(wanted & heads) / len(wanted)
    return attrs.evolve(found, score=share - 0.1 * left)


def _read_line(printed: Sequence[Boxes], cells: tuple[Cell, ...], found: Match) -> None:
    """One line of figures below the heads: the first that has a box for each cell and no head in it."""
    heads = {plain(label) for cell in cells for label in cell.labels}
    if not any(plain(text) in heads for line in printed for text in line):
        return
    for number, line in enumerate(printed):
        if len(line) >= len(cells) and not any(plain(text) in heads for text in line):
            _take(line, cells, number, found)
            return


def _read_rows(printed: Sequence[Boxes], form: type[Form], found: Match) -> int:
    """Rows of figures behind labels; returns how many rows of figures no label of the form explains."""
    open_rows = list(form_rows(form))
    for number, line in enumerate(printed):
        placed = _place(line, open_rows)
        if placed is not None:
            row, at = placed
            open_rows.remove(row)
            _take(line[at + 1 :], row.cells, number, found)
        elif any(_is_number(text) for text in line[1:]):
            found.left_over[number] = " | ".join(text for text in line if text)
    return len(found.left_over)


def _is_number(text: str) -> bool:
    return unicodedata.normalize("NFKC", text).strip().isdecimal()


@remembered
def form_rows(form: type[Form]) -> tuple[Row, ...]:
    """The rows of a form, each with every wording its label may have."""
    rows: dict[str, list[Cell]] = {}
    for cell in declared_cells(form):
        rows.setdefault(cell.code.rpartition(".")[0], []).append(cell)
    return tuple(
        Row(frozenset(plain(wording) for wording in (cells[0].rows[-1].label, *cells[0].rows[-1].also)), tuple(cells))
        for cells in rows.values()
    )


def _place(line: Boxes, rows: list[Row]) -> tuple[Row, int] | None:
    """The row a printed line is, and the number of its label's box: the same label, else the most alike."""
    labels = [(at, plain(text)) for at, text in enumerate(line[:4]) if text and not _is_number(text)]
    for at, text in reversed(labels):
        for row in rows:
            if text in row.labels:
                return row, at
    best: tuple[float, Row, int] | None = None
    for at, text in labels:
        for row in rows if len(text) >= LONG else ():
            ratio = max(SequenceMatcher(None, text, label).ratio() for label in row.labels)
            if ratio >= ALIKE and (best is None or ratio > best[0]):
                best = ratio, row, at
    return best[1:] if best else None


def _take(boxes: Boxes, cells: tuple[Cell, ...], number: int, found: Match) -> None:
    """The figures of a row. Boxes cut off at its end are empty boxes; words beyond its end are left over."""
    for position, cell in enumerate(cells):
        text = boxes[position] if position < len(boxes) else ""
        found.figures[cell.code] = read_figure(cell.kind, text)
        found.raw[cell.code] = text
        found.rows[cell.code] = number
    beyond = " | ".join(text for text in boxes[len(cells) :] if text)
    if beyond:
        found.left_over[number] = beyond


def cells_of(found: Match) -> dict[str, Any]:
    """Code → figure or gap; a cell whose row is not printed is unread."""
    return {
        cell.code: found.figures[cell.code].value if cell.code in found.figures else Gap.UNREAD
        for cell in declared_cells(found.form)
    }
