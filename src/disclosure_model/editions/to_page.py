"""From a report to a page: title, preamble, six sections, each with its table and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from ..findings import Finding
from ..grammar.forms import parts
from ..grammar.gaps import Gap
from ..grammar.kept import Extensions, Kept
from ..grammar.rules import equations
from ..paper.blocks import Blank, Heading, Note, Page, PageBlock, Paragraph, Title
from ..paper.layout import layout
from .agency import Agency
from .edition import Edition
from .report import Report, slot_of, titled
from .sections import Section, Sections

NUMERALS = "一二三四五六"

ASIDE = ("publication_date", "extensions")
"""The parts of a report that stand beside its page."""

Place: TypeAlias = tuple[str, int]
"""A block of a report: its section, and its number there or what it is instead."""

HEADING, TABLE, NOTE = -1, -2, -3

TITLE = "{agency}{year}年政府信息公开工作年度报告"
"""What a report is called."""


def write_page(report: Report) -> Page:
    """The report as blocks, in the order of the form; sections are headings of level 1."""
    blocks = tuple(block for _, block in _blocks(report))
    return Page(report.title or TITLE.format(agency=report.agency.name, year=report.year), blocks)


def remarked(report: Report, findings: Iterable[Finding], language: str) -> Page:
    """The report as blocks, with what was found in it.

    A finding stands at the words that it speaks of, else at the table or under the heading of the section, else at the
    beginning.
    """
    places = {place: number for number, (place, _) in reversed([*enumerate(_blocks(report))])}
    notes = tuple(_note(finding, places, language) for finding in findings)
    return attrs.evolve(write_page(report), notes=notes)


def _note(finding: Finding, places: Mapping[Place, int], language: str) -> Note:
    words = finding.passage
    told = [finding.message(language), *(each.said.render(language) for each in finding.suggestions)]
    return Note(
        text=f"{finding.code} " + "\n".join(told),
        weight=finding.severity.value,
        block=next((places[place] for place in _wanted(finding) if place in places), 0),
        start=words.start if words else 0,
        end=words.end if words else 0,
        cells=finding.cells,
        language=language,
    )


def _wanted(finding: Finding) -> Iterator[Place]:
    """Where a finding may stand, the best place first."""
    if finding.passage:
        yield finding.passage.section, finding.passage.block
    for code in (*finding.cells, finding.at.removeprefix("sections.")):
        slot = slot_of(code)
        yield from ((slot, TABLE), (slot, HEADING), (slot, 0))


def _blocks(report: Report) -> Iterator[tuple[Place, PageBlock]]:
    """Every block of a report's page, and which one of which section it is."""
    if report.title is not None:
        yield ("", HEADING), Title(report.title)
    for number, block in enumerate(report.preamble):
        yield ("preamble", number), block
    tables = report.tables()
    for numeral, part in zip(NUMERALS, parts(Sections), strict=True):
        section: Section = getattr(report.sections, part.name)
        yield (part.name, HEADING), Heading(text=f"{numeral}、{section.title or part.spec.label}", level=1)
        for number, block in enumerate(section.blocks):
            yield (part.name, number), block
        for slot, table in tables.items():
            if part.name in (slot, getattr(table, "section", None)):
                yield (slot, TABLE), layout(table, table.sheet, f"{slot}.", titled(slot, table))
                for note in table.notes:
                    yield (slot, NOTE), Paragraph(text=note)


def unprinted(report: Report) -> tuple[str, ...]:
    """The wordings of what a report holds that no page prints: facts without a pattern to be found by, extensions."""
    aside = [part for part in parts(Agency) if not part.spec.patterns]
    told = [part for part in aside if getattr(report.agency, part.name) is not None]
    told += [part for part in parts(Report) if part.name in ASIDE and _is_aside(getattr(report, part.name))]
    return tuple(part.spec.label for part in told)


def _is_aside(held: object) -> bool:
    """Whether anything of it stands beside the page: of extensions, what is only kept."""
    return any(isinstance(each, Kept) for each in held.values()) if isinstance(held, Extensions) else bool(held)


def blank(known: Edition) -> Blank:
    """The form of an edition, to be filled in: its tables blank, its sections empty."""
    named = dict.fromkeys((table.slot for table in known.tables), known.name)
    nobody, year = Agency(name=known.instrument), known.first_year
    empty = Report.from_cells({}, missing=Gap.BLANK, editions=named, agency=nobody, year=year)
    found = [each for table in known.tables for each in equations(table, f"{table.slot}.")]
    sums: dict[str, tuple[str, ...]] = {}
    for each in found:
        if each.rule.relation == "=" and len(each.left) == 1 and set(each.right.values()) == {1}:
            sums.setdefault(next(iter(each.left)), tuple(each.right))
    return Blank(
        page=attrs.evolve(write_page(empty), name=f"{known.instrument} {known.name}"),
        title=TITLE.format(agency="{机关名称}", year="{年度}"),
        sums=sums,
        balances=tuple(each for each in found if len(each.left) > 1),
    )
