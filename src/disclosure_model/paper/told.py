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

UNREAD: Final = Gap.UNREAD
NOT_READ: Final = Figure(UNREAD)

_value = attrgetter("value")
_doubtful = attrgetter("doubtful")


class Read(NamedTuple):
    """What stands in a cell's box: its code, the figure, the box's text (or the row's), and the line."""

    code: str
    figure: Figure
    raw: str
    line: Line


@attrs.frozen(eq=False, slots=False)  # with a dictionary, which is filled sooner
class Told:
    """A row of a form and the line it is printed in: its cells stand behind box ``at``.

    Attributes:
        texts: a text for each cell; ``None`` where the line does not tell which box is which cell.
        beyond: words behind the last cell.
        figures: what its boxes say.
    """

    line: Line
    at: int
    row: Row
    texts: Sequence[str] | None
    beyond: str
    figures: tuple[Figure, ...]

    @property
    def doubtful(self) -> bool:
        """Whether there is anything to be said of a cell but its value."""
        return any(map(_doubtful, self.figures))

    def read(self) -> Iterator[Read]:
        """Its cells."""
        texts = self.texts or (self.line.text,) * len(self.figures)
        return (Read(*each, self.line) for each in zip(self.row.codes, self.figures, texts, strict=True))

    def with_texts(self, texts: Sequence[str]) -> Told:
        """The same row with other texts for its cells."""
        return attrs.evolve(self, texts=texts, figures=_figures(self.row, texts))


def read_row(line: Line, at: int, row: Row, by: Arrangement) -> Told:
    """The boxes behind box ``at`` of a line as the cells of a row."""
    texts, beyond = taken(line, at, len(row.codes), by)
    return Told(line, at, row, texts, beyond, _figures(row, texts))


def _figures(row: Row, texts: Sequence[str] | None) -> tuple[Figure, ...]:
    return (NOT_READ,) * len(row.codes) if texts is None else tuple(map(read_figure, row.kinds, texts))


@attrs.frozen(eq=False, slots=False)  # with a dictionary, for what is worked out once
class Match:
    """Printed rows read as a form.

    Attributes:
        index: what may be printed of the form.
        told: its rows that are printed.
        inferred: numbers of the lines that print no label of the form and were told by their place.
        parted: number of a line whose digits ran together → the equations that told how to part them.
        settled: code of a cell whose figure stands in no box → the equations that told that it is its own.
    """

    index: Index
    told: Sequence[Told] = ()
    inferred: frozenset[int] = frozenset()
    parted: Mapping[int, tuple[Equation, ...]] = attrs.field(factory=dict[int, tuple[Equation, ...]])
    settled: Mapping[str, tuple[Equation, ...]] = attrs.field(factory=dict[str, tuple[Equation, ...]])

    @cached_property
    def used(self) -> frozenset[int]:
        """The numbers of its lines."""
        return frozenset([each.line.number for each in self.told])

    @property
    def blocks(self) -> list[int]:
        """The numbers of the blocks in which its rows stand, in order."""
        spans = {(each.line.block, each.line.until) for each in self.told}
        return sorted({number for first, last in spans for number in range(first, last + 1)})

    @property
    def unclear(self) -> list[Told]:
        """Its rows that do not tell which box is which cell."""
        return [each for each in self.told if each.texts is None]

    def strange(self, line: Line) -> bool:
        """Whether a line that is none of its rows holds more than words of its sheet."""
        return line.has_figures or not self.index.is_fragments(line.labels)

    @cached_property
    def values(self) -> dict[str, Any]:
        """Code → figure or gap; a cell whose row is not printed is missing here."""
        codes = chain.from_iterable([each.row.codes for each in self.told])
        figures = chain.from_iterable([each.figures for each in self.told])
        return dict(zip(codes, map(_value, figures), strict=True))


def filled(found: Match) -> Form:
    """The form with what was read; a cell whose row is not printed is unread."""
    return built(found.index.form, map(found.values.get, found.index.whole.codes, repeat(UNREAD)))
