"""A page as one HTML file: nothing is fetched, nothing is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ...paper.blocks import Heading, Page, PageBlock, Paragraph, PlainGrid, Table, Title
from .markup import lines_markup, markup
from .notes import Notes
from .table import grid, table

STYLE: Final = Path(__file__).with_name("page.css")

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Content Security Policy: the page's own style and nothing else; no script, picture, frame or form."""

LOWEST: Final = 6
"""The lowest heading that has an element of its own."""

_own_space = re.compile(r"^[\s\u200b\u2060\ufeff]|[\s\u200b\u2060\ufeff]$|\s\s|[\t\n\r\f\v]")
"""White space that HTML would not keep by itself."""


def render(page: Page) -> bytes:
    """The page as HTML, in UTF-8."""
    return "".join(f"{line}\n" for line in _lines(page)).encode()


def _lines(page: Page) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="zh-Hans">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{markup(page.name)}</title>"
    notes = Notes(page.notes, _figures(page))
    yield f"<style>\n{STYLE.read_text(encoding='utf-8')}{notes.style()}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    if not any(isinstance(block, Title) for block in page.blocks):
        # a name that is not printed: shown and heard, yet no text of the page
        yield f'<h1 aria-label="{markup(page.name)}"></h1>'
    yield from notes.contents()
    tables = 0
    for at, block in enumerate(page.blocks):
        tables += not isinstance(block, Title | Heading | Paragraph)
        yield from _block(block, tables, notes.marked(at, block.text) if isinstance(block, Paragraph) else "", notes)
        yield from notes.beside(at)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _figures(page: Page) -> dict[str, str]:
    """Code → what is printed, of every figure of the page."""
    boxes = (box for block in page.blocks if isinstance(block, Table) for row in block.rows for box in row)
    return {box.cell.code: box.text for box in boxes if box.cell}


def _block(block: PageBlock, number: int, text: str, notes: Notes) -> Iterator[str]:
    """A block of the page.

    Args:
        block: the block.
        number: which table it is, if it is one.
        text: the markup of its text, if it is a paragraph.
        notes: what is remarked on its figures, if it has any.
    """
    if isinstance(block, Title):
        yield f"<h1>{lines_markup(block.text)}</h1>"
    elif isinstance(block, Heading):
        yield _heading(block)
    elif isinstance(block, Paragraph):
        kept = ' style="white-space: pre-wrap"' if _own_space.search(block.text) else ""
        yield f"<p{kept}>{text}</p>"
    elif isinstance(block, PlainGrid):
        yield from grid(block, number)
    else:
        yield from table(block, number, notes)


def _heading(heading: Heading) -> str:
    level = heading.level + 1
    told = f' aria-level="{level}"' if level > LOWEST else ""
    name = f"h{min(level, LOWEST)}"
    return f"<{name}{told}>{lines_markup(heading.text)}</{name}>"
