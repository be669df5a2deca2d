"""PDF: read by its letters and drawn lines (pdfplumber), printed by typst."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from ...errors import MissingExtraError, Problem, ReadError
from ...paper.blocks import Page, Placed
from ...wording import Message, message

try:
    from pdfminer.pdfdocument import PDFEncryptionError
    from pdfminer.psexceptions import PSException

    from .bounds import TooMuchError
    from .boxes import Grid, Mesh
    from .file import BoundedPage, File
    from .letters import strange
    from .page import Line, drawn, lines, printed, tables
    from .prose import Sheet, blocks
except ImportError as wrong:
    raise MissingExtraError(message('需要 pdfplumber：pip install "disclosure-model[pdf]"')) from wrong

PAGES: Final = 300
"""Pages of the longest file."""

HEAD: Final = 1024
"""Bytes in which a PDF must say that it is one."""

BROKEN: Final = (
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pdfminer raises on broken files: its own exceptions, and whatever comes of taking one thing for another."""


def read(data: bytes, encoding: str | None = None) -> list[Placed]:  # noqa: ARG001  # a PDF says its encodings itself
    """The blocks of a PDF.

    Args:
        data: the file's bytes.
        encoding: not used; every door takes it.

    Raises:
        ReadError: it is no PDF, is damaged, is encrypted, asks for too much, or holds no text that can be read.
    """
    if b"%PDF-" not in data[:HEAD]:
        raise ReadError([Problem("", message("这不是 PDF 文件：请检查是否选错了文件"))])
    try:
        sheets, pictures = _sheets(data)
    except PDFEncryptionError as wrong:
        raise _refused(message("PDF 已加密，没有口令打不开：请用口令打开后另存为不加密的 PDF")) from wrong
    except TooMuchError as wrong:
        said = message("PDF 展开后过大，或超过 {most} 页，不是一份年度报告：请只取报告的各页另存", most=PAGES)
        raise _refused(said) from wrong
    except BROKEN as wrong:
        raise _refused(message("PDF 已损坏，读不下去：请重新下载，或用阅读器打开后另存")) from wrong
    found = blocks(sheets)
    _check(" ".join(_texts(sheets)), pictures)
    return found


def render(page: Page) -> bytes:
    """The page as PDF, set as official documents are (GB/T 9704-2012): tagged, with bookmarks.

    Raises:
        WriteError: no installed font has one of its characters.
    """
    from .printing import printed  # typst is not needed for reading

    return printed(page)


def _refused(said: Message) -> ReadError:
    return ReadError([Problem("", said)])


def _sheets(data: bytes) -> tuple[list[Sheet], int]:
    """Every page, and how many pictures are on them."""
    sheets: list[Sheet] = []
    pictures = 0
    for page in File(data).paper(PAGES):
        sheets.append(_sheet(page))
        pictures += page.pictures
    return sheets, pictures


def _sheet(page: BoundedPage) -> Sheet:
    found, edges = tables(drawn(page))
    chars = printed(page)
    grids: list[Grid] = []
    for cells in found:
        mesh = Mesh(cells, edges)
        chars = mesh.take(chars)
        told, prose = mesh.parted()
        grids += told
        chars += prose
    pieces: list[Line | Grid] = [*grids, *lines(chars)]
    return Sheet(page.page_number, page.height, tuple(sorted(pieces, key=attrgetter("base"))))


def _texts(sheets: list[Sheet]) -> Iterator[str]:
    for sheet in sheets:
        for piece in sheet.pieces:
            if isinstance(piece, Grid):
                yield from (box.text for row in piece.rows for box in row)
            else:
                yield piece.text


def _check(text: str, pictures: int) -> None:
    """Refuse a file whose text says nothing."""
    if not text.strip() and pictures:
        raise _refused(message("PDF 里只有图片，没有文字（多半是扫描件）：请先做文字识别（OCR），或取得原来的电子文件"))
    if not text.strip():
        raise _refused(message("PDF 里没有文字：请检查是否选错了文件"))
    if strange(text) > 0.5:
        raise _refused(message("PDF 的字体没有 Unicode 映射，读不出文字：请先做文字识别（OCR），或取得原来的电子文件"))
