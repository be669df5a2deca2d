"""From a report to a page: title, preamble, six sections, each with its table and notes."""

from __future__ import annotations

from ..grammar.forms import parts
from ..paper.blocks import Heading, PageBlock, Paragraph
from ..paper.layout import layout
from .report import Report, Section, Sections

NUMERALS = "一二三四五六"


def write_page(report: Report) -> list[PageBlock]:
    """The report as blocks, in the order of the form; sections are headings of level 1."""
    blocks: list[PageBlock] = [] if report.title is None else [Heading(text=report.title, level=1)]
    blocks += report.preamble
    tables = report.tables()
    for numeral, part in zip(NUMERALS, parts(Sections), strict=True):
        section: Section = getattr(report.sections, part.name)
        blocks.append(Heading(text=f"{numeral}、{section.title or part.spec.label}", level=1))
        blocks += section.blocks
        if part.name in tables:
            table = tables[part.name]
            blocks.append(layout(table, table.sheet, f"{part.name}."))
            blocks += [Paragraph(text=note) for note in table.notes]
    return blocks
