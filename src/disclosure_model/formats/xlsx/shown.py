"""A number as Excel shows it: by the number format of its cell, as far as that is a plain one.

Figures must not come out other than a person sees them, nor be lost behind a format: a number whose format hides it is
told as it is, and one whose format cannot be followed is told with that format beside it, which is no figure.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Final

import attrs

GENERAL: Final = "General"

BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;"¥"-#,##0.00', 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"',
    30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0",
    42: '"¥"#,##0;"¥"-#,##0', 43: "#,##0.00;-#,##0.00", 44: '"¥"#,##0.00;"¥"-#,##0.00', 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip  # a table, as the standard prints it
"""Number of a format that a workbook need not spell out → the format, as a Chinese Excel shows it."""

LONGEST: Final = 40
"""Characters of the longest number that is taken for one."""

MOST_DECIMALS: Final = 15

DAYS: Final = 2_958_465
"""Days a workbook can count, up to the last day of the year 9999."""

OFF_1904: Final = 1462
"""Days by which the count from 1904 lags behind the other."""

EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP)

_number: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([Ee][+-]?\d{1,3})?", re.ASCII)
_whole: Final = re.compile(r"-?\d{1,17}", re.ASCII)
_piece: Final = re.compile(r'"[^"]*"|[\\!].|[_*].|\[[^\]]*\]|General|.', re.S)
_currency: Final = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_colour: Final = re.compile(r"\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color ?\d+)\]", re.I)
_digits: Final = re.compile(r"(?P<whole>[#0?,]*?)(?P<thousands>,*)(?:\.(?P<decimals>[#0?]*))?")
_date: Final = re.compile(r"y+|m+|d+|h+|s+", re.I)
_placeholders: Final = frozenset("#0?,.")


def shown(raw: str, code: str, *, since_1904: bool = False) -> str:
    """The number ``raw`` under the format ``code``; text that is no number, and what is no plain format, as it stands.

    Args:
        raw: the number as the file spells it.
        code: the format, with all its sections.
        since_1904: whether the workbook counts days from 1904 on.
    """
    if len(raw) > LONGEST or not _number.fullmatch(raw) or not -308 < Decimal(raw).adjusted() < 308:
        return raw
    number = Decimal(raw)
    section = _section(code, number)
    if section is None:
        return f"{general(raw)} ⟨{code}⟩"
    if section.dated:
        return _dated(number, section, since_1904)
    if section.bare:
        return general(raw)
    sign = "-" if number < 0 and not section.negative else ""
    made = _made(abs(number), section.digits) if section.digits else general(raw).lstrip("-")
    return f"{sign if made.strip('0.,%') else ''}{section.before}{made}{section.after}"


def general(raw: str) -> str:
    """A number as the format General shows it in a cell that is wide enough: fifteen digits."""
    if _whole.fullmatch(raw):
        return str(int(raw))
    number = Decimal(f"{float(raw):.15g}") if float(raw) else Decimal(0)
    plain = -11 < number.adjusted() < 21
    text = f"{number:f}" if plain else f"{number:E}"
    return text.rstrip("0").rstrip(".") if plain and "." in text else text


@attrs.frozen(kw_only=True)
class Digits:
    """How the digits of a figure are shown.

    Attributes:
        whole: placeholders before the point.
        decimals: placeholders after it.
        scale: the power of ten that the number is multiplied with first.
        percent: the percent sign, or nothing.
    """

    whole: str
    decimals: str
    scale: int
    percent: str


@attrs.frozen(kw_only=True)
class Section:
    """One section of a format.

    Attributes:
        before: words before the figure.
        digits: how its digits are shown; ``None`` as General shows them.
        after: words after it.
        dated: for a date, all its pieces, each with whether it is words.
        bare: whether it has no place for a figure.
        negative: whether it is only for negative numbers, so that the sign is its own affair.
    """

    before: str = ""
    digits: Digits | None = None
    after: str = ""
    dated: tuple[tuple[bool, str], ...] = ()
    bare: bool = False
    negative: bool = False


def _section(code: str, number: Decimal) -> Section | None:
    """The section of a format that is for ``number``; ``None`` where it is no plain one."""
    sections = _sections(code)
    which = 1 if number < 0 and len(sections) > 1 else 2 if not number and len(sections) > 2 else 0
    return sections[which]


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[Section | None, ...]:
    pieces: list[list[str]] = [[]]
    for piece in _piece.findall(code):
        if piece == ";":
            pieces.append([])
        else:
            pieces[-1].append(piece)
    return tuple(_read(each, negative=number == 1) for number, each in enumerate(pieces))


def _read(pieces: list[str], *, negative: bool) -> Section | None:
    told = [_told(piece) for piece in pieces]
    if any(each is None for each in told):
        return None
    parts = [each for each in told if each is not None and each[1]]
    figure = [number for number, (words, _) in enumerate(parts) if not words]
    body = "".join(parts[number][1] for number in figure)
    if _date.search(body):
        plain = all(len(found) < (5 if found[0] in "yY" else 3) for found in _date.findall(body))
        known = not body.strip("yYmMdDhHsS/-:. ")
        return Section(dated=tuple(parts), negative=negative) if plain and known else None
    if figure and figure != list(range(figure[0], figure[-1] + 1)):
        return None
    digits = _digits_of(body)
    if digits is None and body not in ("", GENERAL, "@"):
        return None
    cut = figure[0] if figure else 0
    before = "".join(text for _, text in parts[:cut])
    after = "".join(text for words, text in parts[cut:] if words)
    return Section(before=before, digits=digits, after=after, bare=not body, negative=negative)


def _digits_of(body: str) -> Digits | None:
    """The placeholders of a figure; ``None`` where they are none, or none that are plain."""
    percent = "%" if body.endswith("%") else ""
    found = _digits.fullmatch(body.removesuffix("%"))
    if not found or not found[0] or len(found["decimals"] or "") > MOST_DECIMALS:
        return None
    scale = 2 * len(percent) - 3 * len(found["thousands"])
    return Digits(whole=found["whole"], decimals=found["decimals"] or "", scale=scale, percent=percent)


def _told(piece: str) -> tuple[bool, str] | None:
    """A piece of a format: whether it is words, and the words or placeholders; ``None`` where it is no plain one."""
    if len(piece) > 1:
        if piece[0] == "[":
            currency = _currency.fullmatch(piece)
            return (True, currency[1] if currency else "") if currency or _colour.fullmatch(piece) else None
        if piece[0] in "_*":
            return True, ""
        return (False, piece) if piece == GENERAL else (True, piece.strip('"') if piece[0] == '"' else piece[1])
    if piece in _placeholders or piece in "%@" or (piece.isascii() and piece.isalpha()):
        return False, piece
    return True, piece


def _made(number: Decimal, digits: Digits) -> str:
    """The digits of a number that is not negative, and its percent sign."""
    scaled = Decimal(general(str(number))).scaleb(digits.scale)
    if scaled.adjusted() > 20:
        return general(str(scaled)) + digits.percent
    rounded = scaled.quantize(Decimal(1).scaleb(-len(digits.decimals)), context=EXACT)
    whole, _, rest = f"{rounded:f}".partition(".")
    kept = digits.decimals.count("0")
    rest = rest[:kept] + rest[kept:].rstrip("0")
    if "," in digits.whole:
        whole = f"{int(whole):,}"
    whole = whole.zfill(digits.whole.count("0"))
    return whole + (f".{rest}" if rest else "") + digits.percent


def _dated(number: Decimal, section: Section, since_1904: bool) -> str:
    """A day, a time or both."""
    number += OFF_1904 if since_1904 else 0
    if not 0 <= number < DAYS:
        return general(str(number))
    moment = datetime(1899, 12, 30) + timedelta(seconds=round(float(number) * 86400))
    text = "".join("".join(f"\0{each}" for each in part) if words else part for words, part in section.dated)
    pieces = re.findall(r"\0.|y+|m+|d+|h+|s+|.", text, re.I | re.S)
    kinds = [piece[0].lower() if piece[0] in "ymdhsYMDHS" else "" for piece in pieces]
    made: list[str] = []
    for at, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        if kind == "m" and _beside([each for each in kinds[:at] if each], [each for each in kinds[at + 1 :] if each]):
            kind = "minutes"
        made.append(_field(moment, kind, len(piece)) if kind else piece.lstrip("\0"))
    return "".join(made)


def _beside(before: list[str], after: list[str]) -> bool:
    """Whether the letter m between these is minutes: after hours or before seconds."""
    return before[-1:] == ["h"] or after[:1] == ["s"]


def _field(moment: datetime, kind: str, width: int) -> str:
    number = {
        "y": moment.year if width > 2 else moment.year % 100,
        "m": moment.month,
        "d": moment.day,
        "h": moment.hour,
        "minutes": moment.minute,
        "s": moment.second,
    }[kind]
    return str(number).zfill(min(width, 4))
