"""Word documents beside python-docx, which writes as many boxes with the same text and reads them again.

``--quick`` measures fewer rounds. 1.00 is ours.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as peer
from turns import QUICK, medians

import disclosure_model as dm
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import docx
from disclosure_model.paper.blocks import Heading, Page, Paragraph, Table

ROUNDS = 5 if QUICK else 15
EXAMPLE = Path(__file__).parent.parent / "examples" / "tianjin-fao-2020.txt"


def theirs(page: Page) -> bytes:
    """The page by python-docx: paragraphs, headings and tables of as many boxes, none merged."""
    document = peer.Document()
    for block in page.blocks:
        if isinstance(block, Table):
            width = max(len(row) for row in block.rows)
            table = document.add_table(rows=len(block.rows), cols=width)
            for row, made in zip(block.rows, table.rows, strict=True):
                for box, cell in zip(row, made.cells, strict=False):
                    cell.text = box.text
        elif isinstance(block, Heading):
            document.add_heading(block.text, block.level)
        elif isinstance(block, Paragraph):
            document.add_paragraph(block.text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def their_reading(data: bytes) -> list[list[list[str]]]:
    """The texts of all boxes by python-docx."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows] for table in peer.Document(io.BytesIO(data)).tables
    ]


def main() -> None:
    """Writing and reading, each beside python-docx."""
    page = write_page(dm.read(EXAMPLE).report)
    boxes = sum(len(row) for block in page.blocks if isinstance(block, Table) for row in block.rows)
    data = docx.render(page)
    pairs: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
        f"write {boxes} boxes": (lambda: docx.render(page), lambda: theirs(page)),
        "read them": (lambda: docx.read(data), lambda: their_reading(data)),
    }
    for name, (our, their) in pairs.items():
        found = medians({"ours": our, "theirs": their}, rounds=ROUNDS)
        ours, others = (each * 1000 for each in found.values())
        print(f"{name}: {ours:.1f} ms, python-docx {others:.1f} ms: {others / ours:.1f} times ours")


if __name__ == "__main__":
    main()
