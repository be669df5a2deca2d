"""How numbers are printed in Chinese prose, and what looks like one and is none. Patterns only.

No pattern goes back over what it took (``++``, ``{0,n}``), so that time is linear in the length of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from . import units
from .approximations import AFTER, BEFORE, OTHER_WORDS
from .numerals import DIGITS, PLACES

HIDDEN: Final = "\0"
"""What stands where a text tells no figure."""

NUMERALS: Final = f"〇两{DIGITS}{''.join(PLACES)}"
"""The characters of Chinese numerals but 万 and 亿."""

_NUMERAL: Final = rf"(?:[{NUMERALS}]|[万亿](?=[{NUMERALS}]))++"
_ORDINAL: Final = rf"(?:\d++|[{NUMERALS}]++)"
_AND: Final = "[、和及或至到]"

NO_FIGURES: Final[tuple[tuple[str, str], ...]] = (
    ("《2025年10件惠企实事》", r"《[^》。\n]{0,120}》?"),
    ("“三安全一稳定”", r"“[^“”%。\n]{0,30}”|「[^「」%。\n]{0,30}」"),
    ("www.gov.cn/2023", r"[A-Za-z]++(?:[-_.:/@?=&#+~]{0,3}[A-Za-z0-9]++)*+"),
    ("第（一）项", rf"第\s?\({_ORDINAL}\)\s?[条款项]?"),
    ("第十六条、第十七条、十八条", rf"第\s?{_ORDINAL}\s?[条款项](?:{_AND}第?{_ORDINAL}[条款项])*+"),
    (
        "第十四、十五条",
        rf"第\s?{_ORDINAL}(?:{_AND}{_ORDINAL}(?=[、和及或至到条款项期批次届号]))*+\s?[条款项期批次届个章节号]?",
    ),
    ("（一）", r"\(\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?\)"),
    ("一次性", r"一(?:次性|件事|条龙|条线|站式|张网|张图|张表|本通|本账|个样|项一策)"),
    ("三类内部事务信息", r"三类内部事务|四类过程性"),
    ("12345热线", r"(?<!\d)12\d{3}(?!\d|[,.]\d|\s?[余多万件条个项次人元宗份起%])"),
)
"""What can be no figure: an example, and the pattern of its kind (in the alphabet of :func:`blanked`)."""

_plain: Final = {
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "％": "%",
    "．": ".",
    "（": "(",
    "）": ")",
    "－": "-",
    "−": "-",
    **dict.fromkeys("\u3000\xa0\u2002\u2003\u2009\u202f\t", " "),
}
_hidden: Final = tuple(re.compile(pattern, re.ASCII) for _, pattern in NO_FIGURES)


def blanked(text: str) -> str:
    """The text in half-width digits, percent signs and brackets, blank where it tells no figure; places stay."""
    plain = text
    for wide, narrow in _plain.items():
        plain = plain.replace(wide, narrow)  # much faster than to translate
    for pattern in _hidden:
        plain = pattern.sub(lambda found: HIDDEN * len(found[0]), plain)
    return plain


def _either(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_DIGITS: Final = (
    r"(?:\d{1,3}(?:[,，]\d{3})++(?!\d)"
    r"|(?!(?:19|20)\d\d )[1-9](?: {0,2}\d){1,9}(?= {0,2}[件条项个宗起份期场次册人元万%])"
    r"|\d++)(?:\.\d++)?+"
)

NUMBER: Final = re.compile(
    rf"(?=[\d{NUMERALS}万亿])(?P<hundredths>百分(?:之 ?)?)?+"
    rf"(?P<number>(?P<digits>{_DIGITS})(?:\s?[-—–~～至到]\s?(?P<most>{_DIGITS}))?"
    rf"|(?P<numeral>{_NUMERAL}(?:点[{NUMERALS}]++)?+))"
    rf"\s?(?P<more>[余多])?(?P<scale>(?:[百千](?!分))?[万亿]{{0,2}})(?P<some>[余多])?\s{{0,2}}(?:{units.pattern()})?"
    rf"\s?(?P<after>{_either(AFTER)})?",
    re.ASCII,
)
"""A number with its unit and what stands after it."""

AHEAD: Final = re.compile(
    rf"(?P<word>{_either(f'(?<![{OTHER_WORDS.get(word, HIDDEN)}]){word}' for word in BEFORE)}) ?$"
)
"""A word of approximation at the end of what stands before a number."""

NO_COUNT_AHEAD: Final = re.compile(r"(?:第|\d\s?[-.:/~–—：×·]\s?)$", re.ASCII)
"""What makes the number after it an ordinal or a part of a code, at the end of what stands before it."""

VAGUE_AHEAD: Final = re.compile("(?:几|(?<![总件人次])数)$")
"""What makes a Chinese numeral after it vague: 数十件; not 总数十二件."""

HEADING_AHEAD: Final = re.compile(r"(?:^|[。；;：:！？\n\0])\s{0,4}$")
"""Where a sentence begins, and with it may stand its own number: 1、."""

BEHIND_BARE: Final = re.compile(r"\s?(?:$|[，。；、,;)])")
"""What may follow a number without a unit."""

MINUS: Final = ("-", "负")
"""Signs of percents that fell."""

_YEAR: Final = r"(?:19|20)\d\d"
YEAR: Final = re.compile(
    rf"(?<!\d)(?P<year>{_YEAR}|[一二][〇零一九][〇零一二三四五六七八九]{{2}})"
    rf"(?:\s?年|(?=(?:\s?[-—–~～、至到和]{{1,2}}\s?{_YEAR}){{1,4}}\s?年))",
    re.ASCII,
)
"""A year, or one of several that share 年."""
