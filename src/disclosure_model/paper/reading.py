"""What came of reading a source: the report, the doubts, and where each cell came from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Generic, TypeVar

import attrs

from ..findings import Finding, Place
from ..grammar.forms import Form

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
