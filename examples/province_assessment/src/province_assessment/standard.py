"""The province's standard, as the file beside this one says it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import attrs
import cattrs

from disclosure_model.editions.agency import AgencyKind
from disclosure_model.editions.deadlines import Deadline


@attrs.frozen
class Required:
    """What a report has to speak of.

    Attributes:
        name: what it is called.
        words: how reports speak of it, as a regular expression.
    """

    name: str
    words: str


@attrs.frozen
class Deduction:
    """What is taken off for findings.

    Attributes:
        code: of the findings, or the beginning of their codes.
        each: points for each.
        most: points for all of them together.
    """

    code: str
    each: int
    most: int

    def fits(self, code: str) -> bool:
        """Whether it is for findings of this code."""
        return code == self.code or code.startswith(f"{self.code}.")


@attrs.frozen
class Part:
    """A part of the score.

    Attributes:
        name: its row in the form.
        points: the most that can be had.
        deduction: what is taken off; a finding counts once, for the first that fits.
    """

    name: str
    points: int
    deduction: tuple[Deduction, ...]


@attrs.frozen
class Day:
    """The last day of publication for kinds of organ in a place."""

    kinds: tuple[AgencyKind, ...]
    month: int
    day: int
    region: str


@attrs.frozen
class Standard:
    """The whole of it; its file says what each entry means."""

    instrument: str
    region: str
    overdue_days: int
    repeated_percent: int
    deadline: tuple[Day, ...]
    required: tuple[Required, ...]
    part: tuple[Part, ...]

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Its days, as the hook wants them."""
        return tuple(Deadline(cite=self.instrument, **attrs.asdict(day)) for day in self.deadline)


def _read() -> Standard:
    told: dict[str, Any] = tomllib.loads(Path(__file__).with_name("standard.toml").read_text(encoding="utf-8"))
    return cattrs.Converter(forbid_extra_keys=True).structure(told, Standard)


STANDARD: Final = _read()
