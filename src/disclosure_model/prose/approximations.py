"""What a number means with the words beside it: 近, 约, 余, 超过 … as intervals. Data; one line a word.

Of an interval that is open on one side the closed one is told that holds the same values: whole numbers for counts,
else less by a billionth of the last printed place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from ..grammar.cells import LARGEST

Exact: TypeAlias = Fraction | int
"""A number without rounding."""

Bounds: TypeAlias = tuple[Exact, Exact]


@attrs.frozen
class Printed:
    """A number as printed.

    Attributes:
        value: what it says.
        place: the worth of its last digit that is not zero: 100 in 5500, 10,000 in 14万; of 10, 100, 1000 … itself.
        step: the least difference between two values of its kind.
    """

    value: Fraction
    place: Fraction
    step: Fraction


def some_more(number: Printed) -> Bounds:
    """余, 多: the number and up to one of its last place more."""
    return number.value, number.value + number.place


def nearly(number: Printed) -> Bounds:
    """近: less than one of its last place below; of 10, 100, 1000 … one of the place below: 近100 is above 90."""
    digits = number.value / number.place
    place = number.place / 10 if digits == 1 and number.place >= 10 * number.step else number.place
    return min(number.value, number.value - place + number.step), number.value


def about(number: Printed) -> Bounds:
    """约, 左右: five hundredths to each side."""
    return number.value * Fraction(95, 100), number.value * Fraction(105, 100)


def above(number: Printed) -> Bounds:
    """超过: more."""
    return number.value + number.step, Fraction(LARGEST)


def at_least(number: Printed) -> Bounds:
    """以上, 不少于: that or more."""
    return number.value, Fraction(LARGEST)


def below(number: Printed) -> Bounds:
    """不足: less."""
    return Fraction(0), max(Fraction(0), number.value - number.step)


def at_most(number: Printed) -> Bounds:
    """以内, 不超过: that or less."""
    return Fraction(0), number.value


Meaning = Callable[[Printed], Bounds]

BEFORE: Final[Mapping[str, Meaning | None]] = {
    "达": None,
    "高达": None,
    "多达": None,
    "达到": None,
    "近": nearly,
    "将近": nearly,
    "接近": nearly,
    "约": about,
    "大约": about,
    "约为": about,
    "超": above,
    "超过": above,
    "逾": above,
    "突破": above,
    "多于": above,
    "高于": above,
    "至少": at_least,
    "不少于": at_least,
    "不低于": at_least,
    "不足": below,
    "不到": below,
    "少于": below,
    "低于": below,
    "至多": at_most,
    "最多": at_most,
    "不超过": at_most,
    "不超": at_most,
    "不多于": at_most,
    "不高于": at_most,
}
"""Words that stand before a number; ``None`` is the number itself."""

OTHER_WORDS: Final[Mapping[str, str]] = {
    "近": "最附远邻靠临",
    "约": "预节制签契合公违邀",
    "达": "下传到直送表发",
    "超": "赶反",
}
"""A word of :data:`BEFORE` → characters with which it is the end of another word: 预约, 传达."""

AFTER: Final[Mapping[str, Meaning | None]] = {
    "余": some_more,
    "多": some_more,
    "左右": about,
    "上下": about,
    "以上": at_least,
    "以下": at_most,
    "以内": at_most,
    "之多": None,
}
"""Words that stand after a number or its unit."""
