"""From a report to a page: title, preamble, six sections, each with its table and notes."""

from __future__ import annotations

import attrs

from ..grammar.forms import parts
from ..grammar.gaps import Gap
from ..grammar.rules import equations
from ..paper.blocks import Blank, Heading, Page, PageBlock, Paragraph, Title
from ..paper.layout import layout
from .edition import Edition
from .report import TITLES, Agency, Report, Section, Sections

NUMERALS = "一二三四五六"

ASIDE = ("publication_date", "extensions")
"""The parts of a report that stand beside its page."""

TITLE = "{agency}{year}年政府信息公开工作年度报告"
"""What a report is called."""


def write_page(report: Report) -> Page:
    """The report as blocks, in the order of the form; sections are headings of level 1."""
    blocks: list[PageBlock] = [] if report.title is None else [Title(report.title)]
    blocks += report.preamble
    tables = report.tables()
    for numeral, part in zip(NUMERALS, parts(Sections), strict=True):
        section: Section = getattr(report.sections, part.name)
        blocks.append(Heading(text=f"{numeral}、{section.title or part.spec.label}", level=1))
        blocks += section.blocks
        if part.name in tables:
            table = tables[part.name]
            blocks.append(layout(table, table.sheet, f"{part.name}.", TITLES[part.name]))
            blocks += [Paragraph(text=note) for note in table.notes]
    return Page(report.title or TITLE.format(agency=report.agency.name, year=report.year), tuple(blocks))


def unprinted(report: Report) -> tuple[str, ...]:
    """The wordings of what a report holds that no page prints: facts without a pattern to be found by, extensions."""
    aside = [part for part in parts(Agency) if not part.spec.patterns]
    told = [part for part in aside if getattr(report.agency, part.name) is not None]
    told += [part for part in parts(Report) if part.name in ASIDE and getattr(report, part.name)]
    return tuple(part.spec.label for part in told)


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
