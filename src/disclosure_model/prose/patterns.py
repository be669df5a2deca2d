"""How a pattern of prose is declared.

A pattern is data: the words before a figure, the words behind it, and what the figure must equal. A saying has no
figure: its words assert that something is zero. Parts are figures that make up one before them. All stand with examples
of what they say, and of what they do not.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

import attrs

from .clauses import Context
from .topics import FOREIGN

CASES: Final = frozenset({"件", "件次", "宗", "份", "起", "个", "条", "项", "次", "例", "人次", ""})
"""Units in which applications and disputes are counted."""

MONEY: Final = frozenset({"元"})

ANY: Final = "any"
"""The subject of a pattern that may speak of what no statutory table counts."""

ANYWHERE: Final = frozenset({"overview", "proactive", "applications", "disputes", "other_matters"})

MARKS: Final = re.compile("[未无均都零率]|没有|全部")
"""Words of which every saying has one."""

BETWEEN: Final = r"[”\"』]?(?:总?数量|总数|总量|件数|数)?(?:[,，](?=[共合总]))?[\s为是有共合总计达:：的]{0,4}$"
"""What may stand between the words of a figure and the figure."""


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
        subject: what must have been spoken of; ``None`` for anything that a statutory table counts, :data:`ANY` for
            anything at all.
        sections: where it may stand.
        unless: words that must not stand in the figure's clause.
        far: whether its words before the figure may reach over a comma.
        after: beginnings of quantities, one of which the figure before it must state.
        certain: whether it must be one of its quantities; where that is not so, another number says nothing.
        once: whether two different numbers of it contradict each other, wherever they stand.
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
    far: bool = False
    after: tuple[str, ...] = ()
    certain: bool = True
    once: bool = False
    yes: tuple[tuple[str, str], ...]
    no: tuple[str, ...] = ()

    @cached_property
    def _head(self) -> re.Pattern[str] | None:
        return re.compile(f"(?:{self.head}){BETWEEN}") if self.head else None

    @cached_property
    def _tail(self) -> re.Pattern[str] | None:
        return re.compile(self.tail) if self.tail else None

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return re.compile(self.unless) if self.unless else None

    def may(self, unit: str, section: str, subject: str | None) -> bool:
        """Whether it may speak of a figure with such a unit, there, when that was last spoken of."""
        spoken = subject != FOREIGN if self.subject is None else self.subject in (ANY, subject)
        return spoken and unit in self.units and section in self.sections

    def fits(self, context: Context, stated: str) -> bool:
        """Whether the words of a figure are its own.

        Args:
            context: the figure among its words.
            stated: the quantity of the figure before it; nothing where it states none.
        """
        if self._head and not self._head.search(context.head if self.far else context.near):
            return False
        if self.after and not stated.startswith(self.after):
            return False
        if self._tail and not self._tail.match(context.tail):
            return False
        return not (self._unless and (self._unless.search(context.near) or self._unless.search(context.beside)))

    def is_nominal(self, subject: str | None) -> bool:
        """Whether a noun alone may name its quantities, when that was last spoken of."""
        alone = self.head and not self.tail and not self.after
        return bool(alone and self.candidates) and self.subject in (None, ANY, subject)

    def names(self, noun: str) -> bool:
        """Whether a noun without a figure names its quantities."""
        return bool(self._head and self._head.search(noun)) and not (self._unless and self._unless.search(noun))


@attrs.frozen(eq=False, slots=False, kw_only=True)
class Saying:
    """Words that assert that something is zero.

    Attributes:
        code: its code in the catalogue of patterns.
        words: the words, as a regular expression whose repeats are bounded; one of :data:`MARKS` is among them.
        zeros: the quantities that must be zero, each for itself.
        subject: what must have been spoken of; ``None`` for anything.
        sections: where it may stand.
        unless: words that must not stand in the clause.
        nowhere: words that must not stand anywhere in the sentence.
        yes: sentences that say it.
        no: sentences that do not.
    """

    code: str
    words: str
    zeros: tuple[str, ...]
    subject: str | None = None
    sections: frozenset[str] = ANYWHERE
    unless: str = ""
    nowhere: str = ""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()

    @cached_property
    def said(self) -> re.Pattern[str]:
        """Its words."""
        return re.compile(self.words)

    @cached_property
    def excluded(self) -> re.Pattern[str] | None:
        """What must not stand in its clause."""
        return re.compile(self.unless) if self.unless else None

    @cached_property
    def forbidden(self) -> re.Pattern[str] | None:
        """What must not stand in the sentence."""
        return re.compile(self.nowhere) if self.nowhere else None


@attrs.frozen(eq=False, slots=False, kw_only=True)
class Parts:
    """Figures that make up one before them, in its sentence or the next.

    Attributes:
        code: its code in the catalogue of patterns.
        share: the code of a part's share of the whole, where that is another.
        words: what stands in the clause before each part, as a regular expression whose repeats are bounded.
        wholes: the codes of the patterns of which the whole may be; none where ``whole`` says what it is.
        whole: words in the clause of the whole.
        units: the units that whole and parts may have.
        ordered: words with which all parts are told; without them parts that are less than the whole say nothing.
        disjoint: whether nothing is counted in two parts, so that parts that are more than the whole are wrong.
        yes: sentences, and the parts in each as printed.
        no: sentences without parts, or whose parts say nothing.
    """

    code: str
    share: str = ""
    words: str
    wholes: frozenset[str] = frozenset()
    whole: str = ""
    units: frozenset[str] = CASES
    ordered: str = "从[^,，。；]{1,10}看|按[^,，。；]{1,12}分|分别|分为|构成|来源|其他|其余"
    disjoint: bool = True
    yes: tuple[tuple[str, str], ...]
    no: tuple[str, ...] = ()

    @cached_property
    def said(self) -> re.Pattern[str]:
        """The words before a part."""
        return re.compile(self.words)

    @cached_property
    def all_told(self) -> re.Pattern[str]:
        """The words with which all parts are told."""
        return re.compile(self.ordered)

    @cached_property
    def of(self) -> re.Pattern[str]:
        """The words of the whole."""
        return re.compile(self.whole)
