"""What was doubtful in reading a page, as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ..findings import Finding, Kind, Place, Severity, Verdict
from ..grammar.gaps import Gap
from ..grammar.rules import Equation
from ..wording import Message, label, message
from .figures import NOT_READ
from .lines import Line
from .told import Match, Read

SHOWN = 40
"""Characters of a text that a finding shows."""


def doubts(slot: str, found: Match, strange: Iterable[Line], findings: list[Finding]) -> list[str]:
    """Add what is doubtful of a table to ``findings``; the words in it that have no cell are its notes.

    Args:
        slot: the table's place.
        found: its rows, read.
        strange: lines in the midst of it that are none of its rows.
        findings: where to add.
    """
    notes: list[str] = []
    beyond = [(each.line, each.beyond) for each in found.told if each.beyond]
    for line, text in [*beyond, *((line, line.text) for line in strange)]:
        notes.append(text)
        said = message("表中有格式以外的内容，已记入表注：{text}", text=_cut(text))
        findings.append(_finding("read.left_over", Severity.WARNING, Verdict.KEPT, said, slot, line.place, text))
    findings += _rows(slot, found)
    findings += _cells(slot, found.doubtful)
    notes += [each.figure.remark for each in found.doubtful if each.figure.remark]
    if len(found.figures) < len(found.index.whole.codes):
        missing = [code for code in found.index.whole.codes if code not in found.values]
        said = message("没有印出这 {count} 格所在的行，记为未读出", count=len(missing))
        cells = tuple(f"{slot}.{code}" for code in missing)
        findings.append(_finding("read.missing", Severity.WARNING, Verdict.MISSING, said, slot, None, cells=cells))
    return notes


def _rows(slot: str, found: Match) -> Iterator[Finding]:
    """Rows that were told by their place, and rows that do not tell which box is which cell."""
    told = found.way.inferred.union(found.parted)
    for each in found.told:
        line = each.line
        if each.texts is not None and line.number not in told:
            continue
        own = tuple(f"{slot}.{code}" for code in each.row.codes)
        if line.number in found.way.inferred:
            said = message("这一行没有印行名，按次序读作 {row}", row=own[0].rpartition(".")[0])
            yield _finding("read.by_place", Severity.INFO, Verdict.INFERRED, said, slot, line.place, line.text, own)
        if line.number in found.parted:
            rules = _wordings(found.parted[line.number])
            said = message("数字连在一起，只有一种分法合于各数的写法和：{rules}", rules=rules)
            yield _finding("read.parted", Severity.INFO, Verdict.INFERRED, said, slot, line.place, line.text, own)
        if each.texts is None:
            said = message("这一行的格数不合，看不出哪个数在哪一格，记为未读出：{raw}", raw=_cut(line.text))
            yield _finding("read.unclear", Severity.WARNING, Verdict.UNREAD, said, slot, line.place, line.text, own)


def _wordings(by: Iterable[Equation]) -> tuple[Message, ...]:
    return tuple(map(label, dict.fromkeys(each.rule.wording for each in by)))


def _cells(slot: str, read: Iterable[Read]) -> Iterator[Finding]:
    for each in read:
        full, raw = f"{slot}.{each.code}", each.raw
        if each.figure.value is Gap.UNREAD and each.figure is not NOT_READ:
            said = message("此格不是数，未能读出：{raw}", raw=_cut(raw))
            yield _finding("read.unread", Severity.WARNING, Verdict.UNREAD, said, full, each.line.place, raw, (full,))
        elif each.figure.normalised:
            said = message("“{raw}”读作 {value}", raw=_cut(raw), value=str(each.figure.value))
            yield _finding(
                "read.normalised", Severity.INFO, Verdict.NORMALISED, said, full, each.line.place, raw, (full,)
            )


def stray(slot: str, text: str, place: Place, found: Match, code: str | None) -> Finding:
    """The finding for a figure in the midst of a table that stands in no box; ``code`` is where the sums want it."""
    if code is not None:
        full, rules = f"{slot}.{code}", _wordings(found.settled[code])
        said = message("{text} 不在任何一格里，按{rules}读作 {cell}", text=text, rules=rules, cell=full)
        return _finding("read.stray", Severity.INFO, Verdict.INFERRED, said, full, place, text, (full,))
    said = message("表中有一个数不在任何一格里，已记入表注：{text}", text=_cut(text))
    return _finding("read.stray", Severity.WARNING, Verdict.KEPT, said, slot, place, text)


def no_title(section: str, text: str) -> Finding:
    """The finding for a section whose title is not printed."""
    said = message("这一节没有印标题，由“{text}”看出", text=_cut(text))
    return _finding("read.inferred", Severity.INFO, Verdict.INFERRED, said, section, Place(), text)


def no_table(slot: str, name: str) -> Finding:
    """The finding for a table that the page does not hold, or holds as a picture."""
    said = message("没有找到{table}：页面上没有，或是图片", table=label(name))
    return _finding("read.no_table", Severity.WARNING, Verdict.MISSING, said, slot, None)


def left_out(texts: Sequence[str]) -> Finding:
    """The finding for what stands on the page but is not the report's."""
    shown = [_cut(text) for text in texts if text.strip()][:3]
    said = message("报告以外的 {count} 段没有读入，如：{texts}", count=len(texts), texts=tuple(shown))
    return _finding("read.outside", Severity.INFO, Verdict.LEFT_OUT, said, "", None)


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _finding(
    code: str,
    severity: Severity,
    verdict: Verdict,
    said: Message,
    at: str,
    place: Place | None,
    text: str | None = None,
    cells: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        code=code,
        kind=Kind.READING,
        severity=severity,
        verdict=verdict,
        said=said,
        at=at,
        cells=cells,
        place=None if place is None else attrs.evolve(place, text=text),
    )
