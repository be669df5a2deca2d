"""What came of reading a source: the report, the doubts, and where each cell came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cached_property
from typing import Generic, TypeVar

import attrs

from ..findings import Finding, Place
from ..grammar.forms import Form
from .told import Match

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


def sources(tables: Mapping[str, Match]) -> dict[str, Source]:
    """Code → source, of every cell that was read."""
    found: dict[str, Source] = {}
    for slot, table in tables.items():
        for code, figure, raw, line in table.read():
            sure = Sureness.NORMALISED if figure.normalised else Sureness.PRINTED
            told = line.number in table.way.inferred or line.number in table.parted or code in table.settled
            found[f"{slot}.{code}"] = Source(line.place, raw, Sureness.INFERRED if told else sure)
    return found


class Later(Mapping[str, Source]):
    """A mapping that is worked out when it is first asked for: most readers never ask where a cell came from."""

    def __init__(self, work_out: Callable[[], dict[str, Source]]) -> None:
        self._work_out = work_out

    @cached_property
    def _held(self) -> dict[str, Source]:
        return self._work_out()

    def __getitem__(self, code: str) -> Source:
        return self._held[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)
