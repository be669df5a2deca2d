"""From blocks to a report. Knows the declarations of a report, and no statute.

Sections are found by their words, tables by their labels, facts by the patterns declared with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import attrs

from ..errors import Problem, ReadError
from ..findings import Finding, Kind, Place, Severity, Verdict
from ..grammar.forms import Form, parts
from ..grammar.gaps import Gap
from ..wording import Message, label, message
from .blocks import Block, Heading, Paragraph, Placed, PlainGrid, Table, Title
from .match import Match, cells_of, match, plain
from .reading import Source, Sureness

LEAST: Final = 0.75
"""The score from which a printed table is taken for a form."""

NUMERAL: Final = re.compile(r"^\s*[一二三四五六七八九十]{1,3}\s*[、.．]\s*")  # as printed
INNER_HEADING: Final = re.compile(r"^\s*[（(][一二三四五六七八九十]{1,3}[)）][^。；;]{1,40}$")  # as printed
TITLE: Final = re.compile(r"^\s*\S.{0,80}政府信息公开\s*(?:工作)?\s*年度\s*(?:工作)?\s*报告\s*$")


@attrs.frozen
class Found:
    """What was recognised, before it is made a report.

    Attributes:
        preamble: the blocks before the first section.
        sections: name → blocks, of the sections that were found.
        titles: name → the heading as printed, where it differs from the standard one.
        tables: slot → table read as a form.
        notes: slot → words that belong to the table.
        findings: what was doubtful.
        sources: code → where the cell came from.
    """

    preamble: list[Block] = attrs.field(factory=list[Block])
    sections: dict[str, list[Block]] = attrs.field(factory=dict[str, list[Block]])
    titles: dict[str, str] = attrs.field(factory=dict[str, str])
    tables: dict[str, Match] = attrs.field(factory=dict[str, Match])
    notes: dict[str, list[str]] = attrs.field(factory=dict[str, list[str]])
    findings: list[Finding] = attrs.field(factory=list[Finding])
    sources: dict[str, Source] = attrs.field(factory=dict[str, Source])


def recognise(blocks: Iterable[Placed], sections: type[Form], slots: Mapping[str, Sequence[Any]]) -> Found:
    """The sections, tables and prose of a page.

    Args:
        blocks: the page, in order.
        sections: the form whose parts are the sections.
        slots: slot → the table forms that may stand in it.

    Raises:
        ReadError: the page holds neither a section nor a table of a report.
    """
    page = Found()
    current: str | None = None
    for placed in blocks:
        block = placed.block
        if isinstance(block, Table):
            _table(page, placed, current, slots)
            continue
        if isinstance(block, Title):
            block = Paragraph(text=block.text)
        heading = _section(block, sections) if isinstance(block, Heading | Paragraph) else None
        if heading is not None and heading[0] not in page.sections:
            current = _open_section(page, *heading)
        else:
            _prose(page, block, current)
    if not page.sections and not page.tables:
        raise ReadError([Problem("", message("找不到年度报告的任何一节或一张表：请检查是否选错了文件"))])
    return page


def _section(block: Heading | Paragraph, sections: type[Form]) -> tuple[str, str, str, bool] | None:
    """Name, printed title, text glued behind it and whether the title is the standard one."""
    numeral = NUMERAL.match(block.text)
    if not numeral:
        return None
    text = block.text[numeral.end() :]
    for part in parts(sections):
        for wording in (part.spec.label, *part.spec.also):
            if plain(text) == plain(wording):
                return part.name, text.strip(), "", wording == part.spec.label and text.strip() == wording
            if text.startswith(wording):
                return part.name, wording, text.removeprefix(wording), wording == part.spec.label
    return None


def _open_section(page: Found, name: str, title: str, glued: str, standard: bool) -> str:
    page.sections[name] = []
    if not standard:
        page.titles[name] = title
    if glued.strip():
        _prose(page, Paragraph(text=glued), name)
    return name


def _prose(page: Found, block: Block, current: str | None) -> None:
    if isinstance(block, Paragraph) and current in page.tables:
        page.notes.setdefault(current, []).append(block.text)
        return
    if isinstance(block, Paragraph) and INNER_HEADING.match(block.text):
        block = Heading(text=block.text)
    (page.preamble if current is None else page.sections[current]).append(block)


def _table(page: Found, placed: Placed, current: str | None, slots: Mapping[str, Sequence[Any]]) -> None:
    """Read a table as the form it fits best; one that fits none is the section's own."""
    assert isinstance(placed.block, Table)  # noqa: S101  # as told by the caller
    printed = [[box.text for box in row] for row in placed.block.rows]
    matches = [(slot, match(printed, form, form.sheet)) for slot, forms in slots.items() for form in forms]
    slot, best = max(matches, key=lambda each: each[1].score)
    if best.score < LEAST or slot in page.tables:
        _prose(page, PlainGrid(grid=tuple(tuple(text or None for text in row) for row in printed)), current)
        return
    page.tables[slot] = best
    for number, text in best.left_over.items():
        page.notes.setdefault(slot, []).append(text)
        page.findings.append(
            _found(
                "read.left_over",
                Severity.WARNING,
                Verdict.KEPT,
                message("表中有格式以外的内容，已记入表注：{text}", text=text),
                slot,
                _below(placed.place, number, text),
            )
        )
    for code, figure in best.figures.items():
        _figure(page, f"{slot}.{code}", figure, best, code, placed.place)
    _missing(page, slot, best)


def _figure(page: Found, full: str, figure: Any, best: Match, code: str, place: Place) -> None:
    raw = best.raw[code]
    where = _below(place, best.rows[code], raw)
    page.sources[full] = Source(where, raw, Sureness.NORMALISED if figure.normalised else Sureness.PRINTED)
    if figure.value is Gap.UNREAD:
        said = message("此格不是数，未能读出：{raw}", raw=raw)
        page.findings.append(_found("read.unread", Severity.WARNING, Verdict.UNREAD, said, full, where))
    elif figure.normalised:
        said = message("“{raw}”读作 {value}", raw=raw, value=str(figure.value))
        page.findings.append(_found("read.normalised", Severity.INFO, Verdict.NORMALISED, said, full, where))
    if figure.remark:
        page.notes.setdefault(full.partition(".")[0], []).append(figure.remark)


def _missing(page: Found, slot: str, best: Match) -> None:
    missing = [f"{slot}.{code}" for code in cells_of(best) if code not in best.figures]
    if missing:
        said = message("没有印出这 {count} 格所在的行，记为未读出", count=len(missing))
        found = _found("read.missing", Severity.WARNING, Verdict.MISSING, said, slot, None)
        page.findings.append(attrs.evolve(found, cells=tuple(missing)))


def _below(place: Place, rows: int, text: str) -> Place:
    return Place(None if place.line is None else place.line + rows, text)


def _found(code: str, severity: Severity, verdict: Verdict, said: Message, at: str, place: Place | None) -> Finding:
    cells = (at,) if "." in at and verdict in (Verdict.UNREAD, Verdict.NORMALISED) else ()
    return Finding(
        code=code, kind=Kind.READING, severity=severity, verdict=verdict, said=said, at=at, cells=cells, place=place
    )


def title_of(preamble: list[Block]) -> str | None:
    """The printed title, taken out of the preamble; ``None`` when none is printed."""
    for block in preamble[:3]:
        if isinstance(block, Paragraph | Heading) and TITLE.match(block.text):
            preamble.remove(block)
            return block.text
    return None


def inferred(form: type[Form], name: str, texts: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """The first find of a fact's patterns: its groups and the text it stands in; patterns in order, then texts."""
    part = next(part for part in parts(form) if part.name == name)
    for pattern in part.spec.patterns:
        for text in texts:
            found = re.search(pattern, text)
            if found:
                return found.groups(), found[0]
    return None


def inference(form: type[Form], name: str, at: str, value: str, text: str) -> Finding:
    """The finding that says a fact was taken from the prose."""
    spec = next(part.spec for part in parts(form) if part.name == name)
    said = message("没有印标题；{fact}“{value}”取自正文", fact=label(spec.label), value=value)
    return _found("read.inferred", Severity.INFO, Verdict.INFERRED, said, at, Place(text=text))


def days(groups: Sequence[str]) -> tuple[date, date] | None:
    """Two dates from six numbers; ``None`` when one is no day of the calendar."""
    numbers = [int(group) for group in groups]
    try:
        return date(numbers[0], numbers[1], numbers[2]), date(numbers[3], numbers[4], numbers[5])
    except ValueError:
        return None
