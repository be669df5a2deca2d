"""A box's text as the figure it prints. What is not of the cell's kind is unread, never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

import attrs

from ..grammar.cells import CHANGE, COUNT, MONEY, Kind, Money
from ..grammar.gaps import Gap

NOT_APPLICABLE: Final = frozenset({"/", "-", "—", "——", "–", "无"})  # as printed

MARKS: Final = r"[\s.,，．+−/／—–－%□-]*"  # as printed

_figure = re.compile(
    rf"{MARKS}|{MARKS}(?:增加?|减少?)?{MARKS}\d[\s\d.,，．]*(?:[件次条项个宗]|[一-鿿]{{0,3}}元)*\s*(?:[（(].*[)）])?\s*",
    re.DOTALL,
)
"""What a box of figures may hold: marks of a gap, or digits with their unit, and a remark in brackets."""

_remark = re.compile(r"^(?P<figure>[^（(]+)[（(](?P<remark>.+)[)）]$")
WHOLE: Final = r"(?P<digits>0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)"
"""A whole number. One with a zero in front is no number but some that ran together."""

_count = re.compile(rf"^{WHOLE}(?:件|件次|条|项|个|宗)?$", re.ASCII)
_change = re.compile(rf"^(?P<sign>\+|-|−|增加|增|减少|减)?{WHOLE}$", re.ASCII)  # as printed
_money = re.compile(rf"^{WHOLE}(?P<decimals>\.\d+)?(?P<unit>[一-鿿]{{0,3}}元)?$", re.ASCII)
_less: Final = frozenset({"-", "−", "减少", "减"})  # as printed


@lru_cache(maxsize=4096)
def is_figure(text: str) -> bool:
    """Whether a box holds figures, a gap's mark or nothing, and no words."""
    return not text or text.isdecimal() or text.strip() in NOT_APPLICABLE or _figure.fullmatch(text) is not None


@attrs.frozen
class Figure:
    """What a box says.

    Attributes:
        value: the figure or the gap.
        remark: words beside the figure that have no cell.
        normalised: whether the text was not the plain spelling of the value.
        doubtful: whether there is anything to be said of it but its value.
    """

    value: Any
    remark: str | None = None
    normalised: bool = False
    doubtful: bool = attrs.field(
        init=False,
        default=attrs.Factory(lambda it: it.normalised or it.value is Gap.UNREAD or bool(it.remark), takes_self=True),
    )


NOT_READ: Final = Figure(Gap.UNREAD)
"""The figure of a cell of which no box is known."""


@lru_cache(maxsize=4096)
def read_figure(kind: Kind, text: str | None) -> Figure:
    """The figure of ``kind`` that a box prints; :attr:`Gap.UNREAD` when it prints something else, or is not known."""
    if text is None:
        return NOT_READ
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not plain:
        return Figure(Gap.BLANK)
    if plain in NOT_APPLICABLE:
        return Figure(Gap.NOT_APPLICABLE)
    remarked = _remark.match(plain)
    value = _READERS[kind](remarked["figure"] if remarked else plain)
    if value is None or kind.refusal(value) is not None:
        return Figure(Gap.UNREAD)
    remark = remarked["remark"] if remarked else None
    return Figure(value, remark, normalised=str(value) != text.strip())


def _read_count(plain: str) -> int | None:
    found = _count.match(plain)
    return int(found["digits"].replace(",", "")) if found else None


def _read_change(plain: str) -> int | None:
    found = _change.match(plain)
    if not found:
        return None
    figure = int(found["digits"].replace(",", ""))
    return -figure if found["sign"] in _less else figure


def _read_money(plain: str) -> Money | None:
    found = _money.match(plain)
    if not found:
        return None
    whole = found["digits"].replace(",", "")
    decimals = found["decimals"] or ""
    if len(whole) > 15 or len(decimals) > 13:
        return None
    return Money(whole + decimals, found["unit"])


_READERS: Final[Mapping[Kind, Callable[[str], Any]]] = {COUNT: _read_count, CHANGE: _read_change, MONEY: _read_money}
