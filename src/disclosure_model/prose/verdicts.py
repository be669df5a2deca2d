"""A claim judged by the tables: it matches, is explained, is a part, is contradicted, or cannot be verified."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from typing import Any, Self, TypeAlias

import attrs

from ..editions.report import Report
from ..findings import Passage
from .clauses import Context, Sentence
from .guesses import Guess, guesses
from .numbers import Figure
from .quantities import Quantities, Value, terms
from .ratios import Growth, Points, Ratio, Scale
from .topics import Period

Weighed: TypeAlias = tuple[str, Value]
"""A quantity, as it is written, and its value."""


class Standing(Enum):
    """How a claim stands."""

    MATCHES = "matches"
    EXPLAINED = "explained"
    SUBSET = "subset"
    CONTRADICTS = "contradicts"
    UNVERIFIABLE = "unverifiable"


class Witness(Enum):
    """What a claim is held against, when it is not the tables."""

    YEAR = "year"
    """The report's year."""
    WHOLE = "whole"
    """The printed number that parts make up."""
    SHARE = "share"
    """The quotient of two printed numbers."""
    EARLIER = "earlier"
    """The same thing's number, printed before."""


@attrs.frozen(kw_only=True)
class Claim:
    """What a sentence claims, and how that stands.

    Attributes:
        pattern: the pattern's code, without ``prose.``.
        passage: where the figure, or the words, stand.
        printed: the figure, or the words, as printed.
        figure: the figure; ``None`` for words that say that something is zero, for sums of parts and for years.
        low: the least that the claimed number can be.
        high: the most.
        candidates: the quantities it may state, the likeliest first; a share is written as a quotient.
        explained: quantities that sentences often state although they are not what they say.
        measure: whether it is a share or a growth.
        witness: what it is held against where that is not the tables; its value is ``value``.
        narrow: whether it speaks of a part of what the organ reports on.
        formerly: whether it speaks of last year.
        certain: whether it must be one of its quantities.
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
    candidates: tuple[str, ...] = ()
    explained: tuple[str, ...] = ()
    measure: Ratio | Growth | Points | None = None
    witness: Witness | None = None
    narrow: bool = False
    formerly: bool = False
    certain: bool = True
    standing: Standing = Standing.UNVERIFIABLE
    by: str | None = None
    value: Value | None = None
    guesses: tuple[Guess, ...] = ()

    @classmethod
    def at(cls, sentence: Sentence, start: int, end: int, **told: Any) -> Self:
        """A claim that stands at a place of a sentence's block."""
        passage = Passage(sentence.section, sentence.block, start, end, sentence.text)
        return cls(passage=passage, printed=sentence.paragraph[start:end], **told)

    @classmethod
    def of(cls, context: Context, **told: Any) -> Self:
        """A claim of a figure."""
        figure = context.figure
        own = {
            "figure": figure,
            "low": figure.low,
            "high": figure.high,
            "narrow": context.narrow,
            "formerly": context.period is Period.LAST,
        }
        return cls.at(context.sentence, figure.start, figure.end, **own | told)

    @property
    def quantities(self) -> tuple[str, ...]:
        """What it states, the likeliest first: that which decided how it stands, where one fits."""
        if self.by and self.standing in (Standing.MATCHES, Standing.EXPLAINED):
            return (self.by,)
        return (*self.candidates, *self.explained)

    def allows(self, value: Value) -> bool:
        """Whether the claimed number can be this one."""
        return self.low <= value.high and value.low <= self.high


class Judge:
    """Judges the claims of one report."""

    def __init__(self, report: Report, before: Report | None) -> None:
        self._slots = frozenset(report.tables())
        self._now = Quantities(report)
        self._then = None if before is None else Quantities(before)

    def __call__(self, claim: Claim) -> Claim | None:
        """The claim with its standing; ``None`` where the report's edition has nothing that it could speak of."""
        if claim.witness is not None:
            return _witnessed(claim)
        listed: list[Weighed] = []
        other: list[Weighed] = []
        for standing, written, weighed in (
            (Standing.MATCHES, claim.candidates, listed),
            (Standing.EXPLAINED, claim.explained, other),
        ):
            for by, value in self._weighed(claim, written):
                if value.known and claim.allows(value):
                    return attrs.evolve(claim, standing=standing, by=by, value=value)
                weighed.append((by, value))
        if not listed:
            return claim if self._is_open(claim) else None
        if any(claim.allows(value) for _, value in (*listed, *other)):
            return claim
        return self._failed(claim, listed)

    def _is_open(self, claim: Claim) -> bool:
        """Whether another report, or a table that is missing, would have what a claim speaks of."""
        if claim.measure is not None or claim.formerly or not claim.candidates:
            return True
        return any(path.partition(".")[0] not in self._slots for _, path, _ in terms(claim.candidates[0]))

    def _failed(self, claim: Claim, listed: list[Weighed]) -> Claim:
        by, value = listed[0]
        if isinstance(claim.measure, Ratio):
            by, value = min(listed, key=lambda each: abs(float(each[1].low - claim.low)))
        if claim.narrow:
            part = claim.measure is None and claim.low <= value.high
            return attrs.evolve(claim, standing=Standing.SUBSET, by=by, value=value) if part else claim
        if not claim.certain:
            return claim
        found = guesses(claim.low, by, self._now, self._then) if claim.low == claim.high and not claim.measure else ()
        return attrs.evolve(claim, standing=Standing.CONTRADICTS, by=by, value=value, guesses=found)

    def _weighed(self, claim: Claim, written: tuple[str, ...]) -> Iterator[Weighed]:
        """The quantities that the report has, with their values."""
        for each in written:
            value = self._value(claim, each)
            if value is not None:
                yield each, value

    def _value(self, claim: Claim, written: str) -> Value | None:
        source = self._then if claim.formerly else self._now
        match claim.measure:
            case Ratio():
                return None if source is None else _ratio(source, written)
            case Points(down=down):
                return self._points(down, written)
            case Growth():
                return self._growth(claim.measure, written)
            case _:
                return None if source is None else source.value(written)

    def _points(self, down: bool, written: str) -> Value | None:
        now, then = _ratio(self._now, written), None if self._then is None else _ratio(self._then, written)
        if now is None or then is None:
            return None
        change = (now.low - then.low) * (-1 if down else 1)
        return Value(change, change)

    def _growth(self, measure: Growth, written: str) -> Value | None:
        now, then = self._now.value(written), None if self._then is None else self._then.value(written)
        if now is None or then is None or not (now.known and then.known):
            return None
        new, old = Fraction(now.low), Fraction(then.low)
        change = (old - new) if measure.down else (new - old)
        if measure.scale is Scale.COUNT:
            return Value(change, change)
        if not old:
            return Value(change, change) if not new else None
        times = {Scale.PERCENT: change * 100 / old, Scale.TIMES: change / old, Scale.FOLD: new / old}[measure.scale]
        return Value(times, times)


def _witnessed(claim: Claim) -> Claim:
    holds = claim.value is not None and claim.allows(claim.value)
    return attrs.evolve(claim, standing=Standing.MATCHES if holds else Standing.CONTRADICTS)


def _ratio(source: Quantities, written: str) -> Value | None:
    above, below = (source.value(each.strip("() ")) for each in written.split(" / "))
    if above is None or below is None or not (above.known and below.known and below.low):
        return None
    share = Fraction(above.low) * 100 / Fraction(below.low)
    return Value(share, share)
