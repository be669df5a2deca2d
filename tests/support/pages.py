"""Pages as a reader hands them on, made from a report without any file."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.findings import Place
from disclosure_model.paper.blocks import Box, PageBlock, Paragraph, Placed, PlainGrid, Table

Spread = Callable[[Table], Iterable[PageBlock]]
"""How a printed table comes out of a file."""


def bare(table: Table) -> Table:
    """The table as a reader sees it: texts and spans."""
    return Table(tuple(tuple(Box(text=b.text, across=b.across, down=b.down) for b in row) for row in table.rows))


def table(*rows: Iterable[str]) -> Table:
    """A table of these texts."""
    return Table(tuple(tuple(Box(text=text) for text in row) for row in rows))


def texts(held: Table) -> list[list[str]]:
    """The texts of a table, row by row."""
    return [[box.text for box in row] for row in held.rows]


def placed(report: dm.Report, spread: Spread = lambda each: [bare(each)]) -> Iterator[Placed]:
    """The blocks of a report's page, each table spread as told."""
    number = count(1)
    for block in write_page(report).blocks:
        held = table(*([text or "" for text in row] for row in block.grid)) if isinstance(block, PlainGrid) else block
        for each in spread(held) if isinstance(held, Table) and not isinstance(block, PlainGrid) else [held]:
            yield Placed(each, Place(table=next(number)) if isinstance(each, Table) else Place())


def paragraphs(lines: Iterable[str]) -> list[PageBlock]:
    """A paragraph for each text that is not empty."""
    return [Paragraph(text=line) for line in lines if line]


def again(report: dm.Report, spread: Spread = lambda each: [bare(each)], **told: Any) -> dm.Reading[dm.Report]:
    """The report's page, read again."""
    return read_page(placed(report, spread), **told)


def wrong(reading: dm.Reading[dm.Report], report: dm.Report) -> dict[str, tuple[Any, Any]]:
    """Code → the report's figure and the one read, of every cell that differs."""
    read = reading.report.cells()
    return {code: (value, read.get(code)) for code, value in report.cells().items() if read.get(code) != value}


def codes(reading: dm.Reading[dm.Report]) -> set[str]:
    """The codes of the findings."""
    return {finding.code for finding in reading.findings}
