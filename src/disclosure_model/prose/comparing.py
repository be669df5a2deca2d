"""Claims that speak of another claim: its share, its growth, last year's figure of the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from .clauses import Context
from .numbers import Figure, FigureKind
from .ratios import (
    BARE,
    COMPARISON,
    FOLD,
    FROM,
    GENERAL,
    LEVEL,
    RISE,
    SHARE,
    THEN,
    Growth,
    Points,
    Ratio,
    Scale,
    growth,
    is_down,
    is_last,
    noun,
    quotients,
    rate,
    was,
)
from .topics import Period
from .trying import Tried
from .verdicts import Claim

Named: TypeAlias = Callable[[str], tuple[str, tuple[str, ...]]]
"""A noun → the pattern and the quantities that it names."""

ASIDE: Final = frozenset({"大类", "类", "天", "个工作日", "个月", "小时", "位", "名"})
"""Units of figures that are said in passing."""

LEVEL_WITHIN: Final = Fraction(1, 2)
"""Percent to each side that 持平 allows."""

ROUGHLY_WITHIN: Final = Fraction(5)
"""Percent to each side that 基本持平 allows."""

WHOLE: Final = 100
"""Percent of the whole."""


@attrs.define
class Thread:
    """What the figures of a block go on speaking of.

    Attributes:
        last: the claim that a comparison without a noun speaks of.
        ratio: the share right before.
        stated: the quantity of the last claim.
    """

    last: Claim | None = None
    ratio: Claim | None = None
    stated: str = ""

    def take(self, claim: Claim) -> None:
        """A claim was made."""
        if isinstance(claim.measure, Ratio):
            self.ratio = claim
        elif claim.measure is None:
            self.ratio = None
            self.stated = claim.candidates[0] if claim.candidates else ""
            if not (claim.formerly and self.last and claim.candidates == self.last.quantities):
                self.last = claim  # last year's figure of the same leaves the year's to be spoken of

    def miss(self, figure: Figure) -> None:
        """A figure claims nothing; if it counts something, what follows may speak of that."""
        if figure.kind is FigureKind.COUNT and figure.unit not in ASIDE:
            self.last, self.stated = None, ""
        self.ratio = None


def compared(context: Context, thread: Thread, tried: Tried) -> Claim | None:
    """The claim of a figure that is said of another; ``None`` where it is not."""

    def named(spoken: str) -> tuple[str, tuple[str, ...]]:
        """The pattern and the quantities of a noun; of what was spoken of last, where there is none."""
        if not spoken:
            return (thread.last.pattern, thread.last.quantities) if thread.last else ("", ())
        found = tried.named(spoken, context.subject)
        return (found.code, found.candidates) if found else ("", ())

    return _KINDS.get(context.figure.kind, _nothing)(context, thread, named)


def _nothing(_context: Context, _thread: Thread, _named: Named) -> Claim | None:
    return None


def _percent(context: Context, thread: Thread, named: Named) -> Claim | None:
    return _rate(context) or _share(context, thread, named) or _grown(context, thread, named)


def _rate(context: Context) -> Claim | None:
    found = rate(context)
    if found is None or context.figure.low <= WHOLE <= context.figure.high:
        return None  # all of them: a saying
    return Claim.of(context, pattern=found.code, candidates=found.quotients, measure=found, formerly=was(context))


def _share(context: Context, thread: Thread, named: Named) -> Claim | None:
    if thread.ratio and thread.ratio.formerly and RISE.search(context.head):
        again = {"candidates": thread.ratio.quantities, "measure": thread.ratio.measure}
        return Claim.of(context, pattern="B30", formerly=False, **again)
    head = FROM.sub("", context.head)
    words = SHARE.search(head)
    if words is None:
        return None
    bases = _bases(words, named)
    code, numerators = named(noun(head, words))
    found = () if bases is None else quotients(numerators, bases)
    if not found:
        return None
    then = bool(thread.last and thread.last.formerly) or was(context)
    narrow = context.narrow or bool(thread.last and thread.last.narrow)
    return Claim.of(context, pattern=code, candidates=found, measure=Ratio(code, found), narrow=narrow, formerly=then)


def _bases(words: re.Match[str], named: Named) -> tuple[str, ...] | None:
    """What a share is one of: nothing where no more is said than that, ``None`` where that is not known."""
    base = words["base"] or ""
    if not GENERAL.sub("", base):
        return ()
    return named(base.removesuffix("的"))[1] or None


def _grown(context: Context, thread: Thread, named: Named) -> Claim | None:
    words = COMPARISON.search(context.head)
    bare = None if words else BARE.search(context.head)
    found = words or bare
    if found is None or not is_last(found, context.sentence.topics.year) or _was_last_year(context, thread):
        return None
    _, quantities = named("" if bare else noun(context.head, found))
    if not quantities:
        return None
    measure = growth(context.figure, found)
    narrow = context.narrow or bool(thread.last and thread.last.narrow)
    return Claim.of(
        context, pattern=measure.code, candidates=quantities, measure=measure, narrow=narrow, formerly=False
    )


def _was_last_year(context: Context, thread: Thread) -> bool:
    """Whether what grew is last year's, of which the year before is not known."""
    return context.period is Period.LAST or bool(thread.last and thread.last.formerly)


def _counted(context: Context, thread: Thread, named: Named) -> Claim | None:
    return _then(context, thread) or _grown(context, thread, named)


def _then(context: Context, thread: Thread) -> Claim | None:
    """Last year's figure of what was spoken of last."""
    words = THEN.search(context.head)
    last = thread.last
    if words is None or last is None or not last.candidates or not is_last(words, context.sentence.topics.year):
        return None
    return Claim.of(context, pattern=last.pattern, candidates=last.quantities, formerly=True)


def _multiple(context: Context, thread: Thread, named: Named) -> Claim | None:
    words = FOLD.search(context.head)
    if words is None or thread.last is None or not is_last(words, context.sentence.topics.year):
        return _grown(context, thread, named)
    measure = Growth("B27", False, Scale.FOLD)
    return Claim.of(context, pattern="B27", candidates=thread.last.quantities, measure=measure)


def _points(context: Context, thread: Thread, _named: Named) -> Claim | None:
    words = COMPARISON.search(context.head) or BARE.search(context.head)
    if words is None or thread.ratio is None or noun(context.head, words):
        return None
    measure = Points("B29", is_down(words))
    return Claim.of(context, pattern="B29", candidates=thread.ratio.quantities, measure=measure, formerly=False)


_KINDS: Final = {
    FigureKind.PERCENT: _percent,
    FigureKind.COUNT: _counted,
    FigureKind.POINTS: _points,
    FigureKind.MULTIPLE: _multiple,
}


def level(context: Context, claim: Claim) -> Claim | None:
    """The claim that a figure is last year's too."""
    found = LEVEL.match(context.tail)
    if found is None or not is_last(found, context.sentence.topics.year):
        return None
    if claim.measure is not None or claim.formerly or not claim.candidates:
        return None
    within = ROUGHLY_WITHIN if found["roughly"] else LEVEL_WITHIN
    start = context.figure.end
    return Claim.at(
        context.sentence,
        start + len(found[0]) - len(found[0].lstrip("，,、")),
        start + found.end(),
        pattern="B27",
        figure=None,
        low=-within,
        high=within,
        candidates=claim.quantities,
        measure=Growth("B27", False, Scale.PERCENT),
        narrow=claim.narrow,
    )
