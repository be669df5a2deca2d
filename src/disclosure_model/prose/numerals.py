"""Chinese numerals: 十二, 两, 一百零三, 三万五千.

Read as loosely as digits and places allow, then accepted only when spelled as :func:`spelled` spells the number:
what is colloquial and means two things (一百三: 103 or 130), or no number (三五, 九九八十一), is none.
"""

from __future__ import annotations

import re
from typing import Final

DIGITS: Final = "零一二三四五六七八九"
PLACES: Final = {"十": 10, "百": 100, "千": 1000}
MYRIADS: Final = {"万": 10**4, "亿": 10**8}
LONGEST: Final = 30
"""Characters of the longest numeral that is read; 九千九百九十九万… up to 10¹² has 23."""

_idle: Final = re.compile("零+(?=[万亿]|$)")  # zeros that nobody says
_zeros: Final = re.compile("零+")
_plain: Final = str.maketrans("〇两", "零二")


def numeral(text: str) -> int | None:
    """The number that a numeral means, from 0 to 10¹² − 1; ``None`` when it is no proper numeral."""
    if not text or len(text) > LONGEST:
        return None
    plain = text.translate(_plain)
    plain = plain.removeprefix("一") if plain.startswith("一十") else plain
    number = _sum(plain)
    return number if number < 10**12 and spelled(number) == plain else None


def _sum(plain: str) -> int:
    """Digits times their places, whatever the order they stand in."""
    total = below = digit = 0
    for each in plain:
        if each in MYRIADS:
            total, below, digit = (total + below + digit) * MYRIADS[each], 0, 0
        elif each in PLACES:
            below, digit = below + (digit or 1) * PLACES[each], 0
        else:
            digit = DIGITS.find(each)
    return total + below + digit


def spelled(number: int) -> str:
    """A whole number from 0 to 10¹² − 1 in Chinese: ``spelled(103) == "一百零三"``."""
    groups = ((number // 10**8, "亿"), (number // 10**4 % 10**4, "万"), (number % 10**4, ""))
    text = "".join(_group(group) + (name if group else "") for group, name in groups)
    text = _zeros.sub("零", _idle.sub("", text)).removeprefix("零")
    return (text.removeprefix("一") if text.startswith("一十") else text) or "零"


def _group(group: int) -> str:
    """Four digits, each zero spelled out."""
    pairs = zip(f"{group:04}", ("千", "百", "十", ""), strict=True)
    return "".join(DIGITS[int(digit)] + (place if digit != "0" else "") for digit, place in pairs)
