"""Figures that are the parts of one before them: what they add up to, and the share of each.

No table has them; they are held against the printed whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

import attrs

from .clauses import Context, Sentence
from .comparing import ASIDE
from .numbers import FigureKind
from .patterns import Parts
from .quantities import Value
from .ratios import SHARE, noun
from .verdicts import Claim, Witness

REACH: Final = 160
"""Characters before the first part in which the words stand that say whether all parts are told."""

SOME: Final = re.compile("主要|较多|居多|居前|前[二三四五十]|等")
"""Words with which not all parts are told."""

ENDS: Final = "。！？!?\n"
"""What ends a list of parts; a semicolon does not."""


@attrs.define
class _Sum:
    """Parts of one whole, so far."""

    kind: Parts
    whole: Context
    found: list[Context]


class Sums:
    """The sums of one report's text, told as its figures are taken one by one."""

    def __init__(self, kinds: Sequence[Parts]) -> None:
        self._kinds = kinds
        self.begin()

    def begin(self) -> None:
        """A block begins."""
        self._whole: tuple[Context, Claim | None] | None = None
        self._ended = 0
        self._sum: _Sum | None = None

    def take(self, context: Context, claim: Claim | None) -> Iterator[Claim]:
        """What a figure lets be told: its share of the whole, or the sum of the parts before it."""
        figure = context.figure
        if figure.kind is FigureKind.PERCENT:
            yield from self._share(context)
        if figure.kind is not FigureKind.COUNT or figure.unit in ASIDE or (claim and claim.measure is not None):
            return
        kind = None if claim and not claim.narrow else self._kind(context)
        if kind is None or self._whole is None:
            yield from self._close()
            self._whole, self._ended = (context, claim), 0
            return
        if self._sum is None or self._sum.kind is not kind:
            yield from self._close()
            self._sum = _Sum(kind, self._whole[0], [])
        self._sum.found.append(context)

    def end(self, sentence: Sentence) -> Iterator[Claim]:
        """A sentence ends."""
        if sentence.text[-1] in ENDS:
            yield from self._close()
            self._ended += 1
            self._whole = self._whole if self._ended == 1 else None

    def _kind(self, context: Context) -> Parts | None:
        """The kind of parts that a figure is one of, by its words and by the whole before it."""
        if self._whole is None or self._whole[0].figure.unit != context.figure.unit:
            return None
        whole, claim = self._whole
        return next((each for each in self._kinds if _is_part(each, context, whole, claim)), None)

    def _share(self, context: Context) -> Iterator[Claim]:
        words = SHARE.search(context.head)
        if self._sum is None or words is None or noun(context.head, words):
            return
        part, whole = self._sum.found[-1].figure, self._sum.whole.figure
        if whole.low:
            value = Value(Fraction(part.low) * 100 / whole.high, Fraction(part.high) * 100 / whole.low)
            code = self._sum.kind.share or self._sum.kind.code
            yield Claim.of(context, pattern=code, witness=Witness.SHARE, value=value)

    def _close(self) -> Iterator[Claim]:
        found, self._sum = self._sum, None
        if found and len(found.found) > 1:
            yield from _added(found)


def _is_part(kind: Parts, context: Context, whole: Context, claim: Claim | None) -> bool:
    if context.figure.unit not in kind.units or not kind.said.search(context.near):
        return False
    if kind.wholes:
        return claim is not None and claim.pattern in kind.wholes
    return kind.of.search(whole.near) is not None


def _added(found: _Sum) -> Iterator[Claim]:
    """The claim of a sum, where it is right, too much, or all parts are told."""
    parts, whole = [each.figure for each in found.found], found.whole.figure
    low, high = sum(each.low for each in parts), sum(each.high for each in parts)
    first, last = found.found[0], found.found[-1]
    words = first.sentence.paragraph[max(whole.end, parts[0].start - REACH) : parts[-1].end + 1]
    if high < whole.low and (SOME.search(words) or not found.kind.all_told.search(words)):
        return
    if low > whole.high and not found.kind.disjoint:
        return
    yield Claim.at(
        last.sentence,
        parts[0].start,
        parts[-1].end,
        pattern=found.kind.code,
        figure=None,
        low=low,
        high=high,
        witness=Witness.WHOLE,
        value=Value(whole.low, whole.high),
    )
