"""The rows of a form that are printed, and what their boxes say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, repeat
from operator import attrgetter
from typing import Any, Final, NamedTuple

import attrs

from ..grammar.forms import Form, built
from ..grammar.gaps import Gap
from ..grammar.rules import Equation
from .figures import Figure, read_figure
from .labels import Index, Row
from .lines import Arrangement, Line, taken
from .ways import Fit, Way

UNREAD: Final = Gap.UNREAD

_value = attrgetter("value")
_doubtful = attrgetter("doubtful")


class Read(NamedTuple):
    """What stands in a cell's box: its code, the figure, the box's text (or the row's), and the line."""

    code: str
    figure: Figure
    raw: str
    line: Line


@attrs.define(eq=False)  # not frozen, which is filled sooner
class Told:
    """A row of a form and the line it is printed in: its cells stand behind box ``at``.

    Attributes:
        texts: a text for each cell; ``None`` where the line does not tell which box is which cell.
        beyond: words behind the last cell.
    """

    line: Line
    at: int
    row: Row
    texts: Sequence[str] | None
    beyond: str


def read_row(line: Line, at: int, row: Row, by: Arrangement) -> Told:
    """The boxes behind box ``at`` of a line as the cells of a row."""
    return Told(line, at, row, *taken(line, at, len(row.codes), by))


@attrs.frozen(eq=False, slots=False)  # with a dictionary, for what is worked out once
class Match:
    """Printed rows read as a form.

    Attributes:
        index: what may be printed of the form.
        way: where its rows stand.
        fit: how they stand among the others of the page.
        told: its rows that are printed.
        parted: number of a line whose digits ran together → the equations that told how to part them.
        settled: code of a cell whose figure stands in no box → the equations that told that it is its own.
    """

    index: Index
    way: Way
    fit: Fit
    told: Sequence[Told]
    parted: Mapping[int, tuple[Equation, ...]] = attrs.field(factory=dict[int, tuple[Equation, ...]])
    settled: Mapping[str, tuple[Equation, ...]] = attrs.field(factory=dict[str, tuple[Equation, ...]])

    @cached_property
    def blocks(self) -> list[int]:
        """The numbers of the blocks in which its rows stand, in order."""
        spans = {(each.line.block, each.line.until) for each in self.told}
        return sorted({number for first, last in spans for number in range(first, last + 1)})

    @cached_property
    def unclear(self) -> list[Told]:
        """Its rows that do not tell which box is which cell."""
        return [each for each in self.told if each.texts is None]

    @cached_property
    def figures(self) -> Sequence[Figure]:
        """What the boxes of its rows say, in order."""
        kinds = chain.from_iterable([each.row.kinds for each in self.told])
        texts = chain.from_iterable([each.texts or repeat(None, len(each.row.kinds)) for each in self.told])
        return tuple(map(read_figure, kinds, texts))

    @cached_property
    def values(self) -> dict[str, Any]:
        """Code → figure or gap; a cell whose row is not printed is missing here."""
        codes = chain.from_iterable([each.row.codes for each in self.told])
        return dict(zip(codes, map(_value, self.figures), strict=True))

    def read(self) -> Iterator[Read]:
        """Its cells, in order."""
        figures = iter(self.figures)
        for each in self.told:
            texts = each.texts or (each.line.text,) * len(each.row.codes)
            for code, raw in zip(each.row.codes, texts, strict=True):
                yield Read(code, next(figures), raw, each.line)

    @cached_property
    def doubtful(self) -> Sequence[Read]:
        """The cells of which there is more to be said than their value."""
        return [each for each in self.read() if each.figure.doubtful] if any(map(_doubtful, self.figures)) else ()


def filled(found: Match) -> Form:
    """The form with what was read; a cell whose row is not printed is unread."""
    codes = found.index.whole.codes
    if len(found.figures) == len(codes):  # all of them, in order, as nearly always
        return built(found.index.form, map(_value, found.figures))
    return built(found.index.form, map(found.values.get, codes, repeat(UNREAD)))
