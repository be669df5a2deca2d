"""When a report is due: by kind of organ, with the earlier days that places set."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs

from ..grammar.rules import demand
from ..grammar.shape import misshapen
from ..plugins import specifies, until_plugins_change, usable
from ..wording import Message, message
from .agency import GOVERNMENTS, AgencyKind
from .report import Report


@attrs.frozen(kw_only=True)
class Deadline:
    """The last day on which a report of some year may be published, in the year after it.

    Attributes:
        kinds: the kinds of organ that it is for.
        month: its month.
        day: its day.
        region: the place that set it; nothing for all.
        cite: the instrument.
    """

    kinds: tuple[AgencyKind, ...]
    month: int
    day: int
    region: str = ""
    cite: str

    def of(self, year: int) -> date:
        """The day, for the report of a year."""
        return date(year + 1, self.month, self.day)


NATIONAL: Final = (
    Deadline(kinds=(AgencyKind.DEPARTMENT,), month=1, day=31, cite="《条例》第四十九条"),
    Deadline(kinds=GOVERNMENTS, month=3, day=31, cite="《条例》第四十九条"),
)
"""Regulations, Article 49 [U]."""


@specifies
def disclosure_deadlines() -> Iterable[Deadline]:
    """Days that places set, by kind of organ: for organs whose region begins with that of the deadline."""
    return ()


@until_plugins_change
def deadlines() -> tuple[Deadline, ...]:
    """All deadlines, those of the smallest places first."""
    local = (each for _, each in usable(disclosure_deadlines, _refused))
    return (*sorted(local, key=lambda each: -len(each.region)), *NATIONAL)


def _refused(_plugin: str, added: object) -> Message | None:
    if not isinstance(added, Deadline):
        return message("{value} 不是期限（Deadline）", value=repr(added))
    why = misshapen(added)
    if why is None:
        added.of(2021)  # a day that there is not every year raises
    return why


def deadline(report: Report) -> Deadline | None:
    """When a report is due; ``None`` where its organ's kind is not known, or nothing is set for it."""
    kind, region = report.agency.kind, report.agency.region or ""
    return next((each for each in deadlines() if kind in each.kinds and region.startswith(each.region)), None)


@demand(
    "publication.late",
    "公布日期晚于规定的期限",
    cite="《条例》第四十九条",
    at="publication_date",
    good={"agency.kind": AgencyKind.DEPARTMENT, "publication_date": date(2022, 1, 31)},
    bad={"agency.kind": AgencyKind.DEPARTMENT, "publication_date": date(2022, 2, 1)},
)
def is_published_in_time(report: Report) -> bool | None:
    """It was published by the day that is set for its organ and place."""
    due = deadline(report)
    if due is None or report.publication_date is None:
        return None
    return report.publication_date <= due.of(report.year)
