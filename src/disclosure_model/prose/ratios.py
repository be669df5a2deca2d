"""Shares and growth: claims about two quantities, or about one in two years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from .clauses import Context
from .numbers import FigureKind
from .speech.results import GRANTED, HANDLED, PARTLY, RECEIVED, WORK

BASES: Final = (HANDLED, RECEIVED, WORK)
"""What a share may be of, the likeliest first."""

DISCLOSED: Final = re.compile(r"(?<!主动)公开率[^,，。；]{0,6}$")
SHARE: Final = re.compile(r"占(?!地)[^。；]{0,20}$")
DOWN: Final = "下降|减少|降低|回落|下跌|下滑"
COMPARISON: Final = re.compile(
    r"(?:同比|较(?:之)?(?:上年度?|去年|上一年度?|\d{4}年)(?:同期)?|(?:与|比)(?:上年度?|去年|上一年度?|\d{4}年)(?:同期)?(?:相比)?)"
    rf"(?:[,，])?(?:总量|数量|申请量|总体)?(?:大幅|明显|显著|小幅|略有)?(?P<way>增长|增加|上升|提高|提升|多|少|{DOWN})(?:了|约|达)?\s?$"
)


@attrs.frozen
class Ratio:
    """A share in percent.

    Attributes:
        code: its pattern; nothing where it is that of the figure whose share it is.
        numerators: what it is a share of; nothing where that is the figure before it.
    """

    code: str
    numerators: tuple[str, ...]

    def written(self, numerators: Sequence[str]) -> Iterator[str]:
        """Every quotient that it may be."""
        return (f"({numerator}) / ({base})" for base in BASES for numerator in numerators)


@attrs.frozen
class Growth:
    """What a figure is compared with last year's: in percent, or in cases.

    Attributes:
        code: its pattern.
        down: whether the words say that it fell.
        percent: whether it is told in percent.
    """

    code: str
    down: bool
    percent: bool
    numerators: tuple[str, ...] = ()

    def written(self, numerators: Sequence[str]) -> Iterator[str]:
        """The quantities that may have grown."""
        return iter(numerators)


def share(context: Context) -> Ratio | None:
    """A percentage that is a share; ``None`` for any other figure."""
    if context.figure.kind is not FigureKind.PERCENT:
        return None
    if DISCLOSED.search(context.head):
        return Ratio("B31", (f"{GRANTED} + {PARTLY}",))
    return Ratio("", ()) if SHARE.search(context.head) and context.subject == "applications" else None


def growth(context: Context) -> Growth | None:
    """A figure that compares with last year; ``None`` for any other."""
    found = COMPARISON.search(context.head)
    if found is None or context.figure.kind not in (FigureKind.PERCENT, FigureKind.COUNT):
        return None
    percent = context.figure.kind is FigureKind.PERCENT
    return Growth("B27" if percent else "B28", found["way"] in (*DOWN.split("|"), "少"), percent)
