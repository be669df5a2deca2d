"""What was found, for readers of reports.

A finding is a fact about a published report, not a failure of a program. Its sentence is spoken last,
in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any, Final, TypeAlias

import attrs

from .wording import Message, message


class Kind(Enum):
    """What a finding rests on."""

    PRINTED = "printed"
    """The relation is printed in the form."""
    IMPLIED = "implied"
    """The relation follows from the table's structure."""
    CROSS_DOCUMENT = "cross-document"
    HEURISTIC = "heuristic"
    PROSE = "prose"
    READING = "reading"


class Severity(Enum):
    """How much a finding weighs; only an error changes the verdict on a report."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Verdict(Enum):
    """What was found of the thing a finding speaks of."""

    BROKEN = "broken"
    NOT_ASSESSABLE = "not_assessable"
    EVIDENT_ZERO = "evident_zero"
    INFERRED = "inferred"
    NORMALISED = "normalised"
    UNREAD = "unread"
    MISSING = "missing"
    KEPT = "kept"
    LEFT_OUT = "left_out"
    CONTRADICTED = "contradicts"
    """A sentence that the tables refute."""
    EXPLAINED = "explained"
    """A sentence that states another figure than it says, which is known what."""
    SUBSET = "subset"
    """A sentence that speaks of a part of what the table counts, and of no more than that."""


READINGS: Final = {
    "read.blank": "空白格只能是 0",
    "read.by_place": "没有印行名的一行，按次序读出",
    "read.inferred": "没有印出标题，从正文推断",
    "read.left_over": "表中有格式以外的内容，记入表注",
    "read.missing": "没有印出的一行，记为未读出",
    "read.no_table": "没有找到一张表",
    "read.normalised": "数的写法与通常不同，已按其意读出",
    "read.outside": "页面上报告以外的内容，没有读入",
    "read.parted": "数字连在一起，按勾稽关系分开",
    "read.kept": "没有安装其插件的数据，原样保留",
    "read.stated": "插件的表没有印成表，从正文读出",
    "read.stray": "表中有一个数不在任何一格里，记入表注",
    "read.unclear": "一行的格数不合，记为未读出",
    "read.unread": "一格里不是数，记为未读出",
}
"""Code → what it says, of the findings that tell how a report was read; no rule stands behind them."""


@attrs.frozen
class Range:
    """A side of a rule that holds unknown cells: between ``min`` and ``max``; ``None`` is no bound."""

    min: int | None
    max: int | None


Side: TypeAlias = int | Range | str | None


@attrs.frozen
class Suggestion:
    """One cell of one explanation of a failure; nothing is ever changed by itself.

    Attributes:
        explanation: suggestions of the same number belong together; 1 is the most likely.
        cell: the code.
        printed: what stands there now.
        proposed: what would make the failures of its group disappear.
    """

    explanation: int
    cell: str
    printed: int | str
    proposed: int

    @property
    def said(self) -> Message:
        """The suggestion as a sentence."""
        return message(
            "解释 {explanation}：{cell} 现为 {printed}，若为 {proposed} 则相符",
            explanation=self.explanation,
            cell=self.cell,
            printed=self.printed,
            proposed=self.proposed,
        )


@attrs.frozen
class Place:
    """Where in the source. Everything is counted from 1; what a source has not is ``None``.

    Attributes:
        line: a line of text.
        text: the raw text that stands there.
        page: a page of a paged document.
        sheet: the name of a workbook's sheet.
        table: a table of the document, in its order.
        row: a row of that table or sheet.
        box: a box of that row.
    """

    line: int | None = None
    text: str | None = None
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    box: int | None = None

    @property
    def said(self) -> Message | None:
        """The place in words, from the outside in; ``None`` where nothing is known of it."""
        steps = (
            self.page and message("第 {page} 页", page=self.page),
            self.sheet and message("工作表 {sheet}", sheet=self.sheet),
            self.table and message("表格 {table}", table=self.table),
            self.line and message("第 {line} 行", line=self.line),
            self.row and message("第 {row} 行", row=self.row),
            self.box and message("第 {box} 格", box=self.box),
        )
        told = tuple(step for step in steps if step)
        return message("（{steps}）", steps=told) if told else None


@attrs.frozen
class Passage:
    """A place in a report's own text.

    Attributes:
        section: the section, ``preamble`` before the first.
        block: the number of its block there, from 0.
        start: where the number, or the words, begin in the block's text.
        end: where they end; half-open.
        sentence: the sentence they stand in.
    """

    section: str
    block: int
    start: int
    end: int
    sentence: str


@attrs.frozen(kw_only=True)
class Finding:
    """One thing found.

    Attributes:
        code: the rule (``T3.balance``) or the kind of reading (``read.inferred``).
        kind: what it rests on.
        severity: how much it weighs.
        verdict: what was found.
        at: which instance: a row (``applications.received``), a column (``applications.*.enterprises``),
            a section (``sections.problems``).
        cells: the codes it speaks of.
        left: the left side, a number, a :class:`Range` with gaps, or text.
        right: the right side.
        difference: left minus right.
        consequence_of: code and ``at`` of the finding it follows from.
        suggestions: the cells that may be wrong, with what would mend them.
        place: where in the source.
        passage: where in the report's text, of a sentence.
        said: the sentence, not yet spoken.
    """

    code: str
    kind: Kind
    severity: Severity
    verdict: Verdict
    said: Message
    at: str = ""
    cells: tuple[str, ...] = ()
    left: Side = None
    right: Side = None
    difference: Side = None
    consequence_of: tuple[str, str] | None = None
    suggestions: tuple[Suggestion, ...] = ()
    place: Place | None = None
    passage: Passage | None = None

    def message(self, language: str | None = None) -> str:
        """The sentence in ``zh-Hans``, ``zh-Hant`` or ``en``."""
        return self.said.render(language)

    def __str__(self) -> str:
        return f"{self.code} {self.message()}"

    def as_dict(self, language: str | None = None) -> dict[str, Any]:
        """The fields of the contract, ready for JSON."""
        plain = attrs.asdict(self, value_serializer=_plain)
        plain["message"] = self.message(language)
        del plain["said"]
        return plain


def _plain(_owner: object, _field: object, value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return None if isinstance(value, Message) else value


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is at the level of an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
