"""From a report to a page: title, preamble, six sections, each with its table and notes."""

from __future__ import annotations

from ..grammar.forms import parts
from ..paper.blocks import Heading, Page, PageBlock, Paragraph, Title
from ..paper.layout import layout
from .report import TITLES, Report, Section, Sections

NUMERALS = "一二三四五六"


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
    return Page(report.title or f"{report.agency.name}{report.year}年政府信息公开工作年度报告", tuple(blocks))
