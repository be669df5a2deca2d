"""Figures in Chinese prose: where they stand and what they can mean.

What can be no figure is blanked first (:data:`.notation.NO_FIGURES`), every other character keeping its place; then
each number is read where it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final

import attrs

from . import notation, units
from .approximations import AFTER, BEFORE, Bounds, Exact, Meaning, Printed
from .numerals import DIGITS, numeral
from .units import FigureKind

__all__ = ["Figure", "FigureKind", "Year", "figures", "years"]

LONGEST: Final = 40
"""Digits of the longest number that is read; a longer one is a code. The sum of two of the largest cells has 17."""

LONGEST_BARE: Final = 4
"""Digits of the longest number that is read without a unit: 12345 and 100000 are telephones and postal codes."""

ONE_OF: Final = "统单唯同每某任这那上下前后逐头首哪另"
"""Characters with which 一 is part of a word: 统一, 每一件."""

SCALES: Final = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}

STEPS: Final = {FigureKind.COUNT: Fraction(1), FigureKind.MONEY: Fraction(1, 100)}
"""The least difference between two values; of the other kinds a billionth of the last place that is printed."""

ROUND_FROM: Final = 100
"""From this scale on a count or an amount is taken to be rounded or cut off at its last digit: 14.5万."""


@attrs.frozen
class Figure:
    """A figure in a text.

    Attributes:
        start: where it begins, with the word of approximation before it (近 12 件).
        end: where it ends, its unit and words of approximation after it included; half-open.
        number: where the number alone stands, with 万 and 亿: 14万 in 14万余条.
        low: the least that it can mean.
        high: the most that it can mean. Both are the number itself where it is exact; of percents, percentage points,
            multiples and of what is printed in 万 or 亿 they hold all values that give the printed one when rounded or
            when cut off. Without an upper end (超过) it is the largest count that a cell can hold. Of what is open on
            one side the closed interval with the same values is told, see :mod:`.approximations`.
        unit: as printed, in one spelling (件（次） is ``件次``); ``元`` for all money, ``%`` for all percents, ``""``
            where none stands.
        kind: what it is a number of.
        exact: whether no word of approximation stands with it, and it is no range.
    """

    start: int
    end: int
    number: tuple[int, int]
    low: Exact
    high: Exact
    unit: str
    kind: FigureKind
    exact: bool


@attrs.frozen
class Year:
    """A year printed in a text: 2023年, 二〇二三年, both of 2021—2023年. ``end`` is behind 年 where it stands."""

    start: int
    end: int
    year: int


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in order; they never overlap. A range (3—5 件) is one figure.

    No figure is what :data:`.notation.NO_FIGURES` lists, a date, a time, a number with 号, digits joined to others
    (telephones, 8:30), a Chinese numeral without a unit or of no proper spelling, a number before a word that is no
    unit, a code of more than :data:`LONGEST` digits or with a zero in front; and of what stands without a unit a year,
    what has more than :data:`LONGEST_BARE` digits, and a sentence's own number (``1、``).
    """
    return tuple(_readings(notation.blanked(text)))


def _readings(plain: str) -> Iterator[Figure]:
    for found in notation.NUMBER.finditer(plain):
        figure = None if _is_no_count(plain, found) else _figure(plain, found)
        if figure is not None:
            yield figure


def _is_no_count(plain: str, found: re.Match[str]) -> bool:
    """Whether the number is part of a word, a code or a heading, or stands before a word that is no unit."""
    start = found.start()
    if found["numeral"] and _is_of_a_word(plain, found):
        return True
    if notation.NO_COUNT_AHEAD.search(plain, max(0, start - 4), start):
        return True
    return _kind(found) is None and not _is_bare(plain, found)


def _is_of_a_word(plain: str, found: re.Match[str]) -> bool:
    """Whether a Chinese numeral is part of a word (每一件), or of a vague number (数十件)."""
    start = found.start()
    if found["numeral"] == "一" and start and plain[start - 1] in ONE_OF:
        return True
    return notation.VAGUE_AHEAD.search(plain, max(0, start - 2), start) is not None


def _is_bare(plain: str, found: re.Match[str]) -> bool:
    """Whether it is a count even without a unit."""
    digits = found["number"]
    if not digits.isdecimal() or len(digits) > LONGEST_BARE or 1900 <= int(digits) < 2100 or found["scale"]:
        return False
    follows = notation.BEHIND_BARE.match(plain, found.end())
    heading = notation.HEADING_AHEAD.search(plain, max(0, found.start() - 5), found.start())
    return follows is not None and not (heading and follows[0] == "、")


_KINDS: Final = tuple((kind, kind.name) for kind in FigureKind)


def _kind(found: re.Match[str]) -> FigureKind | None:
    if found["hundredths"]:
        return FigureKind.PERCENT
    return next((kind for kind, name in _KINDS if found[name]), None)


def _figure(plain: str, found: re.Match[str]) -> Figure | None:
    """The figure of one match of :data:`.notation.NUMBER`; ``None`` when its number is no proper one."""
    kind = _kind(found) or FigureKind.COUNT
    unit = found[kind.name] or ""
    sign = kind not in STEPS and plain[max(0, found.start() - 1) : found.start()] in notation.MINUS
    start = found.start() - sign
    ahead = notation.AHEAD.search(plain, max(0, start - 5), start)
    meaning = _meaning(found, ahead)
    scale = SCALES.get(found["scale"], 0) * (10 if unit == units.TENTHS else 1)
    numbers = _bounds(found, kind, scale, meaning)
    if numbers is None:
        return None
    low, high = numbers
    return Figure(
        start=ahead.start() if ahead else start,
        end=found.start() + len(found[0].rstrip()),
        number=(found.start("number"), found.end("scale" if found["scale"] else "number")),
        low=-high if sign else low,
        high=-low if sign else high,
        unit=units.normal(kind, unit),
        kind=kind,
        exact=meaning is None and not found["most"],
    )


def _meaning(found: re.Match[str], ahead: re.Match[str] | None) -> Meaning | None:
    """What the nearest word of approximation makes of the number."""
    for after in (found["more"], found["some"], found["after"]):
        if after:
            return AFTER[after]
    return BEFORE[ahead["word"]] if ahead else None


def _bounds(found: re.Match[str], kind: FigureKind, scale: int, meaning: Meaning | None) -> Bounds | None:
    """The least and the most that the number, or the two numbers of a range, can mean."""
    loosely = bool(found["hundredths"] or meaning)
    least = _side(found["digits"] or found["numeral"], loosely, kind, scale, meaning)
    most = _side(found["most"], loosely, kind, scale, meaning) if found["most"] else least
    return None if least is None or most is None or least[0] > most[0] else (least[0], most[1])


@lru_cache(maxsize=4096)
def _side(text: str, loosely: bool, kind: FigureKind, scale: int, meaning: Meaning | None) -> Bounds | None:
    """What one number can mean; ``None`` when it is no proper number."""
    number = _read(text, loosely=loosely)
    if number is None:
        return None
    value, last = number[0] * scale, number[1] * scale
    step = STEPS.get(kind, last / 10**9)
    if meaning:
        return meaning(Printed(value, _place(value, last), step))
    if kind in STEPS and scale < ROUND_FROM:
        exact = value.numerator if value.denominator == 1 else value  # whole numbers compare faster
        return exact, exact
    return value - last / 2, value + last - step


def _place(value: Fraction, last: Fraction) -> Fraction:
    """The worth of the last digit that is not zero."""
    while value and value % (last * 10) == 0:
        last *= 10
    return last


def _read(text: str, *, loosely: bool) -> tuple[Fraction, Fraction] | None:
    """The value of a number without 万 and 亿 behind it, and the worth of its last digit.

    ``loosely`` also takes 百 and 千 for 一百 and 一千, as in 百余件 and 百分之百.
    """
    return _read_digits(text) if text[0].isdecimal() else _read_numeral(text, loosely=loosely)


def _read_digits(text: str) -> tuple[Fraction, Fraction] | None:
    whole, _, decimals = re.sub("[ ,，]", "", text).partition(".")
    if len(whole) + len(decimals) > LONGEST or (whole.startswith("0") and whole != "0"):
        return None
    return _with_decimals(int(whole), decimals)


def _read_numeral(text: str, *, loosely: bool) -> tuple[Fraction, Fraction] | None:
    whole, _, decimals = text.partition("点")
    number = numeral(f"一{whole}" if loosely and whole[0] in "百千" else whole)
    digits = "".join(str(DIGITS.find(each)) for each in decimals.replace("〇", "零"))
    if number is None or "-" in digits or len(digits) > LONGEST:
        return None
    return _with_decimals(number, digits)


def _with_decimals(whole: int, decimals: str) -> tuple[Fraction, Fraction]:
    last = Fraction(1, 10 ** len(decimals))
    return whole + int(decimals or 0) * last, last


def years(text: str) -> tuple[Year, ...]:
    """The years printed in a text, in order, from 1900 to 2099; not those in titles and quotation marks.

    Words (本年度, 上年, 去年同期) are left to those who know the report's year.
    """
    plain = notation.blanked(text)
    return tuple(
        Year(found.start(), found.end(), int("".join(str(_digit(each)) for each in found["year"])))
        for found in notation.YEAR.finditer(plain)
    )


def _digit(character: str) -> int:
    return int(character) if character.isdecimal() else DIGITS.index(character.replace("〇", "零"))
