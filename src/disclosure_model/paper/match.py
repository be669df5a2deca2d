"""Whether printed rows are a given form, and what its rows say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ..grammar.forms import declared_cells
from .labels import Index
from .lines import Arrangement, Line, arranged
from .outline import Outline
from .told import UNREAD, Match, Told, read_row
from .ways import LEAST, Way, fit, ways

PERFECT: Final = 2.0
"""The score of rows that are all of a form under all of its heads; no other form fits better."""


def match(lines: Sequence[Line], page: Outline, index: Index, slot: str) -> Match | None:
    """Read the rows of a page as a form; ``None`` where none is one of its rows.

    Args:
        lines: the rows.
        page: the same without their figures.
        index: the form.
        slot: the section in which its rows belong.
    """
    tried, otherwise = ways(page, index, slot)
    for way in tried:
        told = _told(lines, way)
        if all(row.texts is not None for row in told):
            break
    else:
        if otherwise is None:
            return None
        way, told = otherwise, _told(lines, otherwise)
    return Match(index, way, fit(page, index, slot, way), told)


def _told(lines: Sequence[Line], way: Way) -> list[Told]:
    if way.even:
        held = [(row, lines[number], at) for row, number, at in way.spots]
        return [Told(line, at, row, [box.text for box in line.held[at + 1 :]], "") for row, line, at in held]
    by = _arrangements(lines, way)
    return [read_row(lines[number], at, row, by[lines[number].block]) for row, number, at in way.spots]


def _arrangements(lines: Sequence[Line], way: Way) -> Mapping[int, Arrangement]:
    """For each block with rows of the form, how they are arranged."""
    rows: dict[int, list[tuple[Line, int, int]]] = {}
    for row, number, at in way.spots:
        line = lines[number]
        rows.setdefault(line.block, []).append((line, at, len(row.codes)))
    return {block: arranged(each) for block, each in rows.items()}


def rating(found: Match) -> float:
    """How well rows fit their form: the share of its cells read and heads printed, less what is strange among them.

    Only to be compared. Rows that hold nothing but what the form prints are the form, however few they are; and so are
    most of its labels, whatever became of their figures.
    """
    fits = found.fit
    unread = sum(each.figure.value is UNREAD for each in found.doubtful)
    share = (len(found.figures) - unread) / len(declared_cells(found.index.form))
    pure = fits.headed > 0 and not fits.among and not found.unclear
    labelled = len(found.told) >= LEAST * len(found.index.rows)
    return max(share + fits.headed - 0.1 * fits.among, share + LEAST * pure, LEAST * labelled)
