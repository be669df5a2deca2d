"""Text as a PDF has it, and as it was written: wrapped lines, letter-spacing, radicals that stand for characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

RUN: Final = 24
"""Characters in a row that are one word, an address say, wherever a line breaks it; fewer are two words."""

_radicals: Final = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻊⻋⻓⻔⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "母民虎西见角贝足车长门青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
"""Radicals of the Supplement that are characters; only two of them have a decomposition in Unicode."""

_compatible: Final = re.compile("[⺀-⻳⼀-⿕\uf900-\ufaff\ufb00-\ufb06]")
_first_word: Final = re.compile(r"[0-9A-Za-z][!-~]*")
_last_word: Final = re.compile(r"[!-~]*[0-9A-Za-z]\Z")
_unit: Final = r"[（《〈【]*(?:[!-~]+|\S)[，。、；：！？）》〉】…—％]*"  # as printed
_unbroken: Final = re.compile(rf"[“‘]*{_unit}(?:[“”‘’]+{_unit})*")
_alone: Final = "(?:(?<![一-鿿])[一-鿿](?![一-鿿])|[，。、：；（）])"  # as printed
_spaced: Final = re.compile(f"{_alone}(?: {_alone}){{3,}}")
_code: Final = re.compile(r"\(cid:\d+\)")
_strange: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\u036f\u2000-\u206f\u20a0-\u22ff\ue000-\uf8ff\ufb00-\ufb06\ufffd]"
)
"""What comes of a font without a map to Unicode: letters of the West, marks, no letter at all."""


def plain(text: str) -> str:
    """Text with radicals, compatibility ideographs and ligatures as what they stand for; all else as printed.

    Browsers print ``⽂``, a radical, where the page says ``文``.
    """
    if not _compatible.search(text):
        return text
    return _compatible.sub(lambda found: unicodedata.normalize("NFKC", found[0].translate(_radicals)), text)


def is_wide(character: str) -> bool:
    """Whether a character is of Chinese, or a mark beside it: no space parts it from its neighbours."""
    return character > "\u2e7f" or character in "“”‘’…—·"


def unbroken(text: str) -> int:
    """How many characters of a line no line break can part: a word, with the marks that may not stand alone."""
    found = _unbroken.match(text)
    return len(found[0]) if found else 1


def wrapped(lines: Iterable[str], *, prose: bool) -> str:
    """Lines as one text: Chinese is joined, words are parted by a space.

    A figure that prose breaks is one figure; in a box the lines may be two figures, which are never joined.
    """
    whole = ""
    for line in lines:
        whole += f" {line}" if _parts_words(whole, line, prose) else line
    return whole


def _parts_words(before: str, after: str, prose: bool) -> bool:
    """Whether a line ends with a word and the next begins with another."""
    last, first = _last_word.search(before[-RUN:]), _first_word.match(after)
    if last is None or first is None or (prose and before[-1].isdigit() and after[0].isdigit()):
        return False
    return len(last[0]) + len(first[0]) < RUN


def unspaced(text: str) -> str:
    """Letter-spaced Chinese without its spaces: ``号 ， 邮 编 ：`` is ``号，邮编：``. Other spaces are as printed."""
    return _spaced.sub(lambda found: found[0].replace(" ", ""), text)


def strange(text: str) -> float:
    """The share of a text that looks as if its font had no map to Unicode; about a twentieth in Chinese prose."""
    letters = "".join(_code.sub("\ufffd", text).split())
    return len(_strange.findall(letters)) / len(letters) if letters else 0.0
