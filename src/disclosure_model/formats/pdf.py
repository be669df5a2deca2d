"""PDF: read by its lines and letters (pdfplumber), written by typst."""

from __future__ import annotations

from ..errors import MissingExtraError, Problem, ReadError
from ..paper.blocks import Page, Placed
from ..wording import message


def read(data: bytes, encoding: str | None = None) -> list[Placed]:
    from .pdf_prose import blocks
    return list(blocks(sheets))


def render(page: Page) -> bytes:
    from .pdf_print import printed

    return printed(page)
