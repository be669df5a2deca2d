"""Shares and growth: claims about two quantities, or about one in two years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Final

import attrs

from .clauses import Context
from .numbers import Figure, FigureKind
from .speech.disputes import AFTER, DIRECT, REVIEW, SUITS
from .speech.results import GRANTED, HANDLED, PARTLY, RECEIVED, RESULT, WORK
from .topics import Period

BASES: Final = {
    "applications": (HANDLED, RECEIVED, WORK),
    REVIEW: (REVIEW, f"{REVIEW} − {REVIEW}@pending"),
    DIRECT: (DIRECT, f"{DIRECT} − {DIRECT}@pending", SUITS),
    AFTER: (AFTER, f"{AFTER} − {AFTER}@pending", SUITS),
    SUITS: (SUITS, f"{SUITS} − {SUITS}@pending"),
}
"""Beginning of a quantity → what a share of it may be of, the likeliest first."""

DOWN: Final = "净减|锐减|骤降|下降|减少|降低|回落|下跌|下滑|降幅|减幅|少|减|降"
UP: Final = "净增长|净增|递增|攀升|激增|增长率|增长|增加|上升|提高|提升|增幅|上涨|扩大|多|增|升"
SIZE: Final = "(?:大幅|明显|显著|小幅|略有|有所|同比)?"
_BEFORE: Final = r"(?:上年度?|去年|上一年度?|(?P<year>20\d\d)\s?年(?:度)?)(?:同期)?"
_AMOUNT: Final = r"(?:总量|数量|总数|申请量|申请数量|件数|受理量|总体)?"
_WAY: Final = rf"{SIZE}(?P<way>{UP}|{DOWN})(?:了|约|达|为|是|近|到)?\s?$"

COMPARISON: Final = re.compile(
    rf"(?:同比|(?:较|比|与|同|和)(?:之)?{_BEFORE}(?:全年)?(?:相比)?(?:的)?)[,，]?{_AMOUNT}{_WAY}"
)
"""Words of a comparison with last year at the end of what stands before a figure."""

BARE: Final = re.compile(rf"^[）)，,、]?{_AMOUNT}{_WAY}")
"""The same, right behind a figure that is compared."""

FOLD: Final = re.compile(rf"(?:是|为|相当于|达到?){_BEFORE}的$")
"""Words before how many times as much a figure is as last year's."""

THEN: Final = re.compile(rf"^[，,、]?(?:而|较|比|与|同)?{_BEFORE}(?:全年)?[的为是有（(]{{0,2}}(?:收到|受理)?$")
"""Words before last year's figure of the same thing."""

LEVEL: Final = re.compile(rf"^[，,、]?(?:与|同|和){_BEFORE}(?:相比)?(?P<roughly>基本|大致|大体|总体)?持平")
"""Words behind a figure that is last year's too."""

SHARE: Final = re.compile(
    r"(?:占比(?:例)?|比例|(?<!分别)占(?!地)(?P<base>[^。；，,]{0,16}?))约?(?:为|达|达到|是|到|高达)?\s?$"
)
"""Words before a share, and what it is one of."""

GENERAL: Final = re.compile(
    "申请|总件数|总数量?|总量|总申请量|全部|所有|全年|当年|本年度?|全[市县区省局]|[件数量的]|约|比重?|其|已|共"
)
"""What says nothing of what a share is one of."""

RISE: Final = re.compile(rf"^(?:{UP}|{DOWN})(?:到|至|为)(?:了)?(?:今年|本年度?|20\d\d\s?年(?:度)?)?(?:的)?$")
"""Words between a share of last year and the year's: 由47.9%提高到50.6%."""

FROM: Final = re.compile(r"[由从](?:上年度?|去年|20\d\d\s?年(?:度)?)?(?:同期)?(?:的)?$")
"""Words before a share of last year."""

FILLERS: Final = re.compile(
    r"[\s,，、；;（()）的”\"]|其中|总体|数量|总量|总数|申请量|件数|较好|均|也|分别|约|全年|占比(?:例)?|比例"
)
"""What may stand between a figure and what is said of it."""


@attrs.frozen
class Rate:
    """A share that has a name.

    Attributes:
        words: the words before it.
        code: its pattern.
        numerators: what it is a share of.
        bases: what it may be a share in; nothing where :data:`BASES` says it.
        subject: what must have been spoken of.
    """

    words: re.Pattern[str]
    code: str
    numerators: tuple[str, ...]
    bases: tuple[str, ...] = ()
    subject: str = "applications"


def _rate(words: str) -> re.Pattern[str]:
    before = r"^|[，,：:、（(”\"的]|申请|公开|复议|诉讼|案件|年|市|县|区|局"
    return re.compile(rf"(?:{before}){words}(?:（含部分公开）)?(?:均|仅|约)?(?:为|达|达到|是|到)?\s?$")


def _rates() -> Iterator[Rate]:
    yield Rate(_rate("(?<!不)予以公开率"), "B12", (GRANTED,))
    yield Rate(_rate("(?:予以)?部分公开率"), "B10", (PARTLY,))
    yield Rate(_rate("不予公开率"), "B10", (f"{RESULT}.denied",))
    yield Rate(_rate("(?:政府)?(?:信息)?(?<!主动)(?<!不予)公开率"), "B31", (f"{GRANTED} + {PARTLY}",))
    yield Rate(_rate("(?:办结|答复|办理)率"), "B07", (HANDLED,), (WORK, RECEIVED))
    for subject, paths in (
        ("reconsideration", (REVIEW,)),
        ("litigation", (SUITS, DIRECT, AFTER)),
        ("direct", (DIRECT,)),
        ("after", (AFTER,)),
    ):
        for words, column in (("(?:被)?(?:纠错|纠正|败诉|撤销)率", "corrected"), ("(?:维持|胜诉)率", "upheld")):
            yield Rate(_rate(words), "C07", tuple(f"{path}@{column}" for path in paths), subject=subject)


RATES: Final = tuple(_rates())
"""Shares that have names."""


@attrs.frozen
class Ratio:
    """A share in percent.

    Attributes:
        code: its pattern.
        quotients: every quotient that it may be, the likeliest first.
    """

    code: str
    quotients: tuple[str, ...]


class Scale(Enum):
    """How a change is told."""

    PERCENT = "percent"
    COUNT = "count"
    TIMES = "times"
    """By how many times as much it grew."""
    FOLD = "fold"
    """How many times as much it is."""


@attrs.frozen
class Growth:
    """What a quantity is compared with last year's.

    Attributes:
        code: its pattern.
        down: whether the words say that it fell.
        scale: how it is told.
    """

    code: str
    down: bool
    scale: Scale


@attrs.frozen
class Points:
    """How much a share is above last year's, in percentage points.

    Attributes:
        code: its pattern.
        down: whether the words say that it fell.
    """

    code: str
    down: bool


SCALES: Final = {FigureKind.PERCENT: Scale.PERCENT, FigureKind.COUNT: Scale.COUNT, FigureKind.MULTIPLE: Scale.TIMES}


def growth(figure: Figure, words: re.Match[str]) -> Growth:
    """The comparison that the words before a figure tell."""
    scale = SCALES[figure.kind]
    return Growth("B28" if scale is Scale.COUNT else "B27", is_down(words), scale)


def is_down(words: re.Match[str]) -> bool:
    """Whether the words of a comparison say that something fell."""
    return words["way"] in DOWN.split("|")


def quotients(numerators: Sequence[str], bases: Sequence[str] = ()) -> tuple[str, ...]:
    """Every share of some quantities; none of a quantity that others are shares of."""
    found = ((number, numerator, base) for numerator in numerators for number, base in _bases(numerator, bases))
    return tuple(f"({numerator}) / ({base})" for _, numerator, base in sorted(found, key=lambda each: each[0]))


def _bases(numerator: str, bases: Sequence[str]) -> Iterable[tuple[int, str]]:
    held = bases or next((of for path, of in BASES.items() if numerator.startswith(path)), ())
    return () if numerator in held else enumerate(held)


def rate(context: Context) -> Ratio | None:
    """A share that has a name."""
    if "率" not in context.near:
        return None
    words = FROM.sub("", context.near)
    for each in RATES:
        if each.subject == context.subject and each.words.search(words):
            return Ratio(each.code, quotients(each.numerators, each.bases))
    return None


def noun(head: str, words: re.Match[str]) -> str:
    """What stands before the words of a share or of a comparison, and may say what is compared."""
    return FILLERS.sub("", head[: words.start()])


def is_last(found: re.Match[str], year: int) -> bool:
    """Whether words compare with the year before ``year``."""
    named = found.groupdict().get("year")
    return named is None or int(named) == year - 1


def was(context: Context) -> bool:
    """Whether a share is of last year."""
    return context.period is Period.LAST or FROM.search(context.head) is not None
