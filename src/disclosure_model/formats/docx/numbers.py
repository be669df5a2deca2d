"""Numbers that Word counts itself (``一、``, ``（一）``, ``1.``): they are printed but stand nowhere in the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import attrs

from .markup import Element, W, on, said, steps, whole

LEVELS: Final = 9
LARGEST: Final = 9_999
"""From which on a number is written in digits whatever its format."""

BULLET: Final = "•"
"""What a bullet of a symbol font is read as."""


@attrs.frozen
class Level:
    """One level of a list.

    Attributes:
        start: its first number.
        format: the name of its numerals, as Word calls them.
        pattern: what is printed, ``%1`` standing for the number of level one.
        gap: whether white space follows.
        plain: whether every number in it is in digits.
        restarts: whether it begins anew below a new number of a higher level.
    """

    start: int
    format: str
    pattern: str
    gap: bool
    plain: bool
    restarts: bool


@attrs.define
class Count:
    """How far a list has been counted; lists that share their levels go on counting."""

    numbers: list[int | None] = attrs.field(factory=lambda: [None] * LEVELS)


@attrs.frozen
class List:
    """A list: its levels, and the count it shares.

    Attributes:
        levels: level → how it is numbered.
        count: how far it is.
        anew: level → the number it begins with where it is first used; emptied on the way.
    """

    levels: Mapping[int, Level]
    count: Count
    anew: dict[int, int]


@attrs.frozen
class Numbers:
    """The lists of a document, counting while it is read from front to back."""

    lists: Mapping[str, List]

    def next(self, number: str, level: int) -> str:
        """What is printed before the next paragraph of a list and level, with the gap behind it; mostly nothing."""
        found = self.lists.get(number)
        if found is None or level not in found.levels:
            return ""
        return _printed(found, level, _counted(found, level))


def numbers(numbering: Element | None, styled: Mapping[str, str]) -> Numbers:
    """The lists of a document.

    Args:
        numbering: its numbering part, if it has one.
        styled: style → list that it numbers by.
    """
    if numbering is None:
        return Numbers({})
    drawn = {each.get(f"{W}abstractNumId", ""): each for each in numbering.iter(f"{W}abstractNum")}
    used = {each.get(f"{W}numId", ""): each for each in numbering.iter(f"{W}num")}
    counts: dict[str, Count] = {}
    lists: dict[str, List] = {}
    for number, element in used.items():
        name = said(element, "abstractNumId")
        link = said(drawn.get(name), "numStyleLink")
        if link and (source := used.get(styled.get(link, ""))) is not None:
            name = said(source, "abstractNumId")
        levels = _levels(drawn.get(name))
        overrides = list(element.iter(f"{W}lvlOverride"))
        for override in overrides:
            levels |= _levels(override)
        anew = {
            whole(override.get(f"{W}ilvl", "")): whole(said(override, "startOverride"))
            for override in overrides
            if steps(override, "startOverride") is not None
        }
        lists[number] = List(levels, counts.setdefault(name, Count()), anew)
    return Numbers(lists)


def _levels(element: Element | None) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for level in () if element is None else element.iter(f"{W}lvl"):
        place = whole(level.get(f"{W}ilvl", ""), -1)
        if 0 <= place < LEVELS:
            found[place] = Level(
                start=whole(said(level, "start")),
                format=said(level, "numFmt", "decimal"),
                pattern=said(level, "lvlText"),
                gap=said(level, "suff", "tab") != "nothing",
                plain=on(level, "isLgl"),
                restarts=said(level, "lvlRestart", "1") != "0",
            )
    return found


def _counted(found: List, level: int) -> list[int]:
    """Count one on, and give the numbers of all levels."""
    now = found.count.numbers
    if level in found.anew:
        now[level] = found.anew.pop(level)
    else:
        last = now[level]
        now[level] = found.levels[level].start if last is None else last + 1
    for deeper in range(level + 1, LEVELS):
        if deeper not in found.levels or found.levels[deeper].restarts:
            now[deeper] = None
    for higher in range(level):
        if now[higher] is None and higher in found.levels:
            now[higher] = found.levels[higher].start
    return [number or 0 for number in now]


def _printed(found: List, level: int, counted: list[int]) -> str:
    own = found.levels[level]
    if own.format == "bullet":
        text = BULLET if "\ue000" <= own.pattern[:1] <= "\uf8ff" else own.pattern
    else:
        text = own.pattern
        for place, each in found.levels.items():
            format_ = "decimal" if own.plain else each.format
            text = text.replace(f"%{place + 1}", numeral(counted[place], format_))
    # behind full-width punctuation print shows no gap, behind 1. it does
    return f"{text} " if own.gap and text and text[-1] < "\u2e80" else text


def numeral(number: int, format_: str) -> str:
    """A number in the numerals that Word calls so; in digits where we know none, as Word does itself."""
    known = NUMERALS.get(format_)
    return known(number) if known is not None and 0 < number <= LARGEST else ("" if format_ == "none" else str(number))


def _chinese(digits: str, units: tuple[str, str, str], *, ten: str) -> Callable[[int], str]:
    """Numerals of digits and units; ``ten`` is what ten is written as."""

    def written(number: int) -> str:
        text = ""
        for place, digit in enumerate(reversed(str(number))):
            if digit != "0":
                text = digits[int(digit)] + ("", *units)[place] + text
            elif text and not text.startswith(digits[0]):
                text = digits[0] + text
        return text.replace(digits[1] + units[0], ten, 1) if 10 <= number < 20 else text

    return written


def _row(signs: str) -> Callable[[int], str]:
    """Signs in a row; digits beyond its end."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _letter(number: int) -> str:
    """``a`` to ``z``, then ``aa``, ``bb``."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip  # a list to be read at a glance

_counting: Final = _chinese("零一二三四五六七八九", ("十", "百", "千"), ten="十")
_ringed: Final = _row("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_digital: Final = str.maketrans("0123456789", "〇一二三四五六七八九")
_wide: Final = str.maketrans("0123456789", "０１２３４５６７８９")

NUMERALS: Final[Mapping[str, Callable[[int], str]]] = {
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "chineseLegalSimplified": _chinese("零壹贰叁肆伍陆柒捌玖", ("拾", "佰", "仟"), ten="壹拾"),
    "ideographDigital": lambda number: str(number).translate(_digital),
    "taiwaneseDigital": lambda number: str(number).translate(_digital),
    "japaneseDigitalTenThousand": lambda number: str(number).translate(_digital),
    "ideographTraditional": _row("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _row("子丑寅卯辰巳午未申酉戌亥"),
    "decimalFullWidth": lambda number: str(number).translate(_wide),
    "decimalFullWidth2": lambda number: str(number).translate(_wide),
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedCircle": _ringed,
    "decimalEnclosedCircleChinese": _ringed,
    "decimalEnclosedParen": _row("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _row("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "ideographEnclosedCircle": _row("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
"""Word's name of numerals → a number from 1 to :data:`LARGEST` in them."""
