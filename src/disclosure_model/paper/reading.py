"""What came of reading a source: the report, the doubts, and where each cell came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Generic, TypeVar

import attrs

from ..findings import Finding, Place
from ..grammar.forms import Form
from .match import Match

R = TypeVar("R", bound=Form)


class Sureness(Enum):
    """How sure a figure is."""

    PRINTED = "printed"
    NORMALISED = "normalised"
    INFERRED = "inferred"


@attrs.frozen
class Source:
    """Where a cell came from: the place, the box's raw text, and how sure the figure is."""

    place: Place
    raw: str
    sureness: Sureness


@attrs.frozen
class Reading(Generic[R]):
    """A report as read.

    Attributes:
        report: the report, wrong totals and all.
        findings: everything that was doubtful in reading it.
        sources: code → where the cell came from; empty for formats that carry a report exactly.
    """

    report: R
    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, Source] = attrs.field(factory=dict[str, Source])


@attrs.frozen(eq=False)
class Sources(Mapping[str, Source]):
    """Code → source of every cell that was read, worked out when asked for."""

    tables: Mapping[str, Match]

    def __getitem__(self, code: str) -> Source:
        slot, _, own = code.partition(".")
        found = self.tables[slot]
        figure, line = found.figures[own], found.lines[own]
        inferred = any(line is each for each in found.inferred)
        sure = Sureness.INFERRED if inferred else Sureness.NORMALISED if figure.normalised else Sureness.PRINTED
        return Source(line.place, found.raw[own], sure)

    def __iter__(self) -> Iterator[str]:
        return (f"{slot}.{code}" for slot, found in self.tables.items() for code in found.figures)

    def __len__(self) -> int:
        return sum(len(found.figures) for found in self.tables.values())
