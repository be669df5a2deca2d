"""A claim judged by the tables: it matches, is explained, is a part, is contradicted, or cannot be verified."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

import attrs

from ..editions.report import Report
from ..findings import Passage
from .guesses import Guess, guesses
from .numbers import Figure
from .quantities import Quantities, Value
from .ratios import Growth, Ratio

Weighed: TypeAlias = tuple[str, Value]
"""A quantity, as it is written, and its value."""


class Standing(Enum):
    """How a claim stands."""

    MATCHES = "matches"
    EXPLAINED = "explained"
    SUBSET = "subset"
    CONTRADICTS = "contradicts"
    UNVERIFIABLE = "unverifiable"


@attrs.frozen(kw_only=True)
class Claim:
    """What a sentence claims, and how that stands.

    Attributes:
        pattern: the pattern's code, without ``prose.``.
        passage: where the figure, or the words, stand.
        printed: the figure, or the words, as printed.
        figure: the figure; ``None`` for words that say that something is zero, and for years.
        low: the least that the claimed number can be.
        high: the most.
        candidates: the quantities it may state, the likeliest first; a share is written as a quotient.
        explained: quantities that sentences often state although they are not what they say.
        measure: whether it is a share or a growth.
        narrow: whether it speaks of a part of what the organ reports on.
        formerly: whether it speaks of last year.
        standing: how it stands.
        by: the quantity that decided that.
        value: its value in the report.
        guesses: what the number may be instead, at most three.
    """

    pattern: str
    passage: Passage
    printed: str
    figure: Figure | None
    low: Fraction | int
    high: Fraction | int
    candidates: tuple[str, ...]
    explained: tuple[str, ...] = ()
    measure: Ratio | Growth | None = None
    narrow: bool = False
    formerly: bool = False
    standing: Standing = Standing.UNVERIFIABLE
    by: str | None = None
    value: Value | None = None
    guesses: tuple[Guess, ...] = ()

    def allows(self, value: Value) -> bool:
        """Whether the claimed number can be this one."""
        return self.low <= value.high and value.low <= self.high


class Judge:
    """Judges the claims of one report."""

    def __init__(self, report: Report, before: Report | None) -> None:
        self._year = report.year
        self._now = Quantities(report)
        self._then = None if before is None else Quantities(before)

    def __call__(self, claim: Claim) -> Claim:
        """The claim with its standing."""
        if not claim.candidates:
            return claim if claim.figure else self._of_year(claim)
        listed = list(self._weighed(claim, claim.candidates))
        other = list(self._weighed(claim, claim.explained))
        for standing, weighed in ((Standing.MATCHES, listed), (Standing.EXPLAINED, other)):
            for by, value in weighed:
                if value.known and claim.allows(value):
                    return attrs.evolve(claim, standing=standing, by=by, value=value)
        if not listed or any(claim.allows(value) for _, value in (*listed, *other)):
            return claim
        by, value = listed[0]
        if claim.measure is not None:
            by, value = min(listed, key=lambda each: abs(float(each[1].low - claim.low)))
        elif claim.narrow and claim.low <= value.high:
            return attrs.evolve(claim, standing=Standing.SUBSET, by=by, value=value)
        if claim.narrow:
            return claim
        found = guesses(claim.low, by, self._now, self._then) if claim.low == claim.high and not claim.measure else ()
        return attrs.evolve(claim, standing=Standing.CONTRADICTS, by=by, value=value, guesses=found)

    def _of_year(self, claim: Claim) -> Claim:
        value = Value(self._year, self._year)
        standing = Standing.MATCHES if claim.allows(value) else Standing.CONTRADICTS
        return attrs.evolve(claim, standing=standing, value=value)

    def _weighed(self, claim: Claim, written: tuple[str, ...]) -> Iterator[Weighed]:
        """The quantities that the report has, with their values."""
        for each in written:
            value = self._value(claim, each)
            if value is not None:
                yield each, value

    def _value(self, claim: Claim, written: str) -> Value | None:
        if isinstance(claim.measure, Ratio):
            return self._ratio(written)
        if isinstance(claim.measure, Growth):
            return self._growth(claim.measure, written)
        source = self._then if claim.formerly else self._now
        return None if source is None else source.value(written)

    def _ratio(self, written: str) -> Value | None:
        above, below = (self._now.value(each.strip("() ")) for each in written.split(" / "))
        if above is None or below is None or not (above.known and below.known and below.low):
            return None
        share = Fraction(above.low) * 100 / Fraction(below.low)
        return Value(share, share)

    def _growth(self, measure: Growth, written: str) -> Value | None:
        now, then = self._now.value(written), None if self._then is None else self._then.value(written)
        if now is None or then is None or not (now.known and then.known):
            return None
        change = Fraction(now.low) - Fraction(then.low)
        change = -change if measure.down else change
        if not measure.percent:
            return Value(change, change)
        return Value(*[change * 100 / Fraction(then.low)] * 2) if then.low else None
