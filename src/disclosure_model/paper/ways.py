"""Which forms the rows of a page may be, and where on it their rows may stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, compress, count
from operator import itemgetter
from typing import Final, NamedTuple

import attrs

from ..grammar.sheets import Line as OneLine
from .labels import Index
from .outline import Outline
from .rows import strange
from .spots import Spot, lines_of, rows_of

LEAST: Final = 0.75
"""The score from which printed rows are taken for a form."""


@attrs.frozen(eq=False)
class Way:
    """Where the rows of a form may stand on a page.

    Attributes:
        spots: the rows that are printed, in the order of the form.
        even: whether each of them has a box for every cell behind its label, and no more, as nearly always.
        inferred: numbers of those printed rows that print no label of the form, and were told by their place.
    """

    spots: tuple[Spot, ...]
    even: bool
    inferred: frozenset[int]


class Ways(NamedTuple):
    """Ways to be tried, until the boxes tell which is which cell; and the one to be taken where they tell in none."""

    tried: tuple[Way, ...]
    otherwise: Way | None


@attrs.frozen(eq=False)
class Fit:
    """How the rows of a form stand among the others of the page.

    Attributes:
        used: their numbers.
        headed: the share of the form's heads that are printed in their sections.
        odd: numbers of the page's rows that hold more than words of the form's sheet.
        among: how many of those stand between the rows of the form, and are none of them.
    """

    used: frozenset[int]
    headed: float
    odd: frozenset[int]
    among: int


def candidates(page: Outline, sheets: tuple[Index, ...]) -> tuple[tuple[Index, float], ...]:
    """The sheets of which anything is printed, the likeliest first, each with the most that rows can be rated as it.

    That is told by the heads that the page prints.
    """
    return page.once(_candidates, sheets)


def _candidates(page: Outline, sheets: tuple[Index, ...]) -> tuple[tuple[Index, float], ...]:
    everywhere = set(chain.from_iterable(page.words.values()))
    told = [(len(everywhere & sheet.telling), sheet) for sheet in sheets]
    likeliest = sorted((each for each in told if each[0]), key=itemgetter(0), reverse=True)
    return tuple((sheet, _most(len(sheet.heads & everywhere) / len(sheet.heads))) for _, sheet in likeliest)


def _most(headed: float) -> float:
    return 1 + max(headed, LEAST) if headed else 1


def ways(page: Outline, index: Index, slot: str) -> Ways:
    """Where the rows of a form may stand on a page; ``slot`` is the section in which they belong."""
    return page.once(_ways, index, slot)


def _ways(page: Outline, index: Index, slot: str) -> Ways:
    if isinstance(index.sheet, OneLine):
        tried, last = lines_of(page, index, slot)
        return Ways(tuple(_way(page, spots) for spots in tried), _way(page, last) if last else None)
    placed, inferred = rows_of(page, index, slot)
    spots = [Spot(index.rows[number], line, at) for number, (line, at) in sorted(placed.items())]
    return Ways((), _way(page, spots, inferred) if spots else None)


def _way(page: Outline, spots: Sequence[Spot], inferred: frozenset[int] = frozenset()) -> Way:
    even = all(len(page.labels[line]) - at - 1 == len(row.codes) for row, line, at in spots)
    return Way(tuple(spots), even, inferred)


def fit(page: Outline, index: Index, slot: str, way: Way) -> Fit:
    """How the rows of a form stand among the others of a page; ``slot`` is the section in which they belong."""
    return page.once(_fit, index, slot, way)


def _fit(page: Outline, index: Index, slot: str, way: Way) -> Fit:
    used = frozenset([spot.line for spot in way.spots])
    sections = {slot, *[page.sections[line] for line in used]}
    words = set(chain.from_iterable([words for section, words in page.words.items() if section in sections]))
    odd = page.figures.union(compress(count(), strange(index, page.labels)))
    first, last = min(used), max(used)
    among = len((odd - used).intersection(range(first, last)))
    return Fit(used, len(index.heads & words) / len(index.heads), odd, among)
