"""How a pattern of prose is declared, and where all of them are.

A pattern is data: the words before a figure, the words behind it, and what the figure must equal. A saying has no
figure: its words assert that something is zero. Both stand with examples of what they say, and of what they do not.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

import attrs

from ..grammar.remember import remembered

CASES: Final = frozenset({"件", "件次", "宗", "份", "起", "个", "条", "项", "次", "例", "人次", ""})
"""Units in which applications and disputes are counted."""

PERCENT: Final = frozenset({"%"})
MONEY: Final = frozenset({"元"})

MEANINGS: Final = {
    "A04": "规章废止的件数",
    "A06": "行政规范性文件制发、公开或现行有效的件数",
    "A07": "行政规范性文件废止的件数",
    "A08": "规章制发、公开或现行有效的件数",
    "A09": "行政许可、行政处罚、行政强制的处理决定数",
    "A10": "行政事业性收费的金额",
    "A15": "没有制发文件、没有处理决定",
    "B01": "收到申请的件数",
    "B02": "新收申请的件数",
    "B03": "上年结转的件数",
    "B04": "办理答复的件数",
    "B05": "新收与上年结转合计的件数",
    "B07": "按时办结的件数，或全部办结",
    "B08": "结转下年度的件数",
    "B10": "各项办理结果的件数",
    "B11": "予以公开与部分公开合计的件数",
    "B12": "予以公开的件数",
    "B14": "无法提供的件数",
    "B15": "不予处理的件数",
    "B16": "不予公开的各项理由",
    "B17": "无法提供的各项理由",
    "B18": "不予处理的各项理由",
    "B19": "其他处理的各项理由",
    "B20": "申请人撤回的件数",
    "B21": "自然人或法人、其他组织的申请件数",
    "B22": "各类法人、其他组织的申请件数",
    "B23": "申请人均为自然人",
    "B27": "与上年相比的百分比",
    "B28": "与上年相比的件数",
    "B31": "公开率",
    "B32": "除若干件结转外均已办结",
    "B33": "正在办理的件数",
    "C01": "行政复议的件数",
    "C02": "行政诉讼的件数",
    "C03": "行政复议、行政诉讼各项结果的件数",
    "C04": "未经复议直接起诉、复议后起诉的件数",
    "C05": "行政复议、行政诉讼均获维持",
    "C06": "没有纠错、没有败诉",
    "C08": "审结的件数",
    "C09": "行政复议与行政诉讼合计的件数",
    "G02": "信息处理费的金额",
    "G03": "收取信息处理费的申请件数",
    "P02": "统计期限的年度",
    "Z01": "未收到申请",
    "Z05": "未发生行政复议、行政诉讼",
    "Z06": "未发生行政复议，或未发生行政诉讼",
    "Z07": "没有结转下年度的申请",
}
"""Code of a pattern → what its sentences speak of."""

ANYWHERE: Final = frozenset({"overview", "proactive", "applications", "disputes", "other_matters"})


@attrs.frozen(eq=False, slots=False, kw_only=True)
class Pattern:
    """A figure and what it must equal.

    Attributes:
        code: its code in the catalogue of patterns, without ``prose.``.
        head: what the words before the figure end with, as a regular expression whose repeats are bounded.
        tail: what the words behind it begin with.
        candidates: the quantities it may state, the likeliest first; none where no table has it.
        explained: quantities that it states often although they are not what it says.
        units: the units it may have.
        subject: what must have been spoken of; ``None`` for anything.
        sections: where it may stand.
        unless: words that must not stand in head or tail.
        yes: sentences, and the number in each that it claims.
        no: sentences that it says nothing of.
    """

    code: str
    head: str = ""
    tail: str = ""
    candidates: tuple[str, ...]
    explained: tuple[str, ...] = ()
    units: frozenset[str] = CASES
    subject: str | None = None
    sections: frozenset[str] = ANYWHERE
    unless: str = ""
    yes: tuple[tuple[str, str], ...]
    no: tuple[str, ...] = ()

    @cached_property
    def _head(self) -> re.Pattern[str] | None:
        return re.compile(f"(?:{self.head})[\\s为是有共合计达:：,，]{{0,3}}$") if self.head else None

    @cached_property
    def _tail(self) -> re.Pattern[str] | None:
        return re.compile(self.tail) if self.tail else None

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return re.compile(self.unless) if self.unless else None

    def fits(self, head: str, tail: str) -> bool:
        """Whether it speaks of a figure between these words."""
        if self._head and not self._head.search(head):
            return False
        if self._tail and not self._tail.match(tail):
            return False
        return not (self._unless and (self._unless.search(head) or self._unless.search(tail)))


@attrs.frozen(eq=False, slots=False, kw_only=True)
class Saying:
    """Words that assert that something is zero.

    Attributes:
        code: its code in the catalogue of patterns.
        words: the words, as a regular expression whose repeats are bounded.
        zeros: the quantities that must be zero.
        subject: what must have been spoken of; ``None`` for anything.
        sections: where it may stand.
        unless: words that must not stand in the sentence.
        yes: sentences that say it.
        no: sentences that do not.
    """

    code: str
    words: str
    zeros: tuple[str, ...]
    subject: str | None = None
    sections: frozenset[str] = ANYWHERE
    unless: str = ""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()

    @cached_property
    def said(self) -> re.Pattern[str]:
        """Its words."""
        return re.compile(self.words)

    @cached_property
    def excluded(self) -> re.Pattern[str] | None:
        """What must not stand in the sentence."""
        return re.compile(self.unless) if self.unless else None


@remembered
def patterns() -> tuple[Pattern, ...]:
    """All patterns, in the order in which they are tried."""
    from .speech import applications, disputes, fees, proactive

    return (*fees.PATTERNS, *disputes.PATTERNS, *applications.PATTERNS, *proactive.PATTERNS)


@remembered
def sayings() -> tuple[Saying, ...]:
    """All sayings."""
    from .speech import applications, disputes, proactive

    return (*disputes.SAYINGS, *applications.SAYINGS, *proactive.SAYINGS)
