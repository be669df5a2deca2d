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

ANYWHERE: Final = frozenset({"overview", "proactive", "applications", "disputes", "other_matters"})


@attrs.frozen(eq=False, slots=False, kw_only=True)
class Pattern:
    """A figure and what it must equal.

    Attributes:
        code: its code in the catalogue of patterns, without ``prose.``.
        head: what the words before the figure end with, as a regular expression whose repeats are bounded.
        tail: what the words behind it begin with.
        candidates: the quantities it may state, the likeliest first.
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
        return re.compile(f"(?:{self.head})[\\s为是有共计达:：,，]{{0,3}}$") if self.head else None

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
    from .speech import applications, disputes, proactive

    return (*disputes.PATTERNS, *applications.PATTERNS, *proactive.PATTERNS)


@remembered
def sayings() -> tuple[Saying, ...]:
    """All sayings."""
    from .speech import applications, disputes, proactive

    return (*disputes.SAYINGS, *applications.SAYINGS, *proactive.SAYINGS)


@remembered
def codes() -> tuple[str, ...]:
    """The codes of all patterns and sayings, and of what is claimed of years and shares, in order."""
    told = {*(each.code for each in patterns()), *(each.code for each in sayings())}
    return tuple(sorted({*told, "B27", "B28", "B31", "P02"}))
