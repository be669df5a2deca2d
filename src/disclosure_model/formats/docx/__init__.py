"""Word documents (.docx), both ways; written to the layout of official documents (GB/T 9704-2012).

The page stands in ``frame``, an unpacked empty document: paper, styles, page numbers. Writing puts the blocks into
it, or into an office's own document, as text: XML is only parsed to read, and to add to what an office has.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from ...paper.blocks import Blank, Page, Placed, Title
from ...wording import message
from ..package import opened, refused
from .form import FormWriter
from .markup import related
from .reading import placed_blocks
from .template import template as template_of
from .writing import Writer, clean

FRAME: Final = Path(__file__).with_name("frame")
BODY: Final = "word/document.xml"
SETTINGS: Final = "word/settings.xml"
CORE: Final = "docProps/core.xml"

WIDTH: Final = 8844
"""156 mm, the width of the text."""

PROTECTION: Final = b'<w:documentProtection w:edit="forms" w:enforcement="1"/>'
"""Only fields can be typed into; there is no password, so that an office can still change its form."""


def read(data: bytes, encoding: str | None = None) -> list[Placed]:  # noqa: ARG001  # XML says its own encoding
    """The blocks of a Word document: the body with its text boxes and notes, as printed; no headers and footers.

    Args:
        data: the file's bytes.
        encoding: not used.

    Raises:
        ReadError: it is no Word document of 2007 or later, is behind a password, damaged, or a zip bomb.
    """
    package = opened(data, "[Content_Types].xml")
    main = related(package, "").get("officeDocument")
    if main is None:
        raise refused(message("文件里没有 Word 正文：请检查是否选错了文件"))
    return list(placed_blocks(package, main))


def render(page: Page, *, template: str | os.PathLike[str] | bytes | None = None) -> bytes:
    """The page as a Word document.

    Args:
        page: the page.
        template: an office's own document, as a path or as bytes. What stands in it is kept in front of the report;
            its paper, headers and footers are kept, and its styles where it has styles of the same names.

    Each figure has a bookmark that is named by its cell's code.

    Raises:
        WriteError: the template cannot be read, or a table has more columns than Word allows.
    """
    if template is not None:
        return packed(template_of(template).filled(page, frame()["word/styles.xml"]))
    return packed(_filled(page, Writer(width=WIDTH)))


def form(blank: Blank) -> bytes:
    """A form to be filled in: only figures, prose and the title's facts can be typed, everything else is locked.

    A cell's code is the help text of its field, and what is left empty reads as blank. Sums are typed and then
    checked, as the status bar says: fields of Word that calculate are not brought up to date while a form is filled in.

    Raises:
        WriteError: a table has more columns than Word allows.
    """
    page = Page(blank.asked, (Title(blank.asked), *blank.page.blocks))
    parts = _filled(page, FormWriter(width=WIDTH, sums=frozenset(blank.sums)))
    parts[SETTINGS] = parts[SETTINGS].replace(b"<w:defaultTabStop", PROTECTION + b"<w:defaultTabStop", 1)
    return packed(parts)


@lru_cache(maxsize=1)
def frame() -> Mapping[str, bytes]:
    """The empty document: part → bytes, the list of types first, as Word has it."""
    names = sorted(path.relative_to(FRAME).as_posix() for path in FRAME.rglob("*") if path.is_file())
    return {name: (FRAME / name).read_bytes() for name in names}


def _filled(page: Page, writer: Writer) -> dict[str, bytes]:
    parts = dict(frame())
    parts[BODY] = parts[BODY].replace(b"<w:sectPr>", writer.body(page.blocks).encode() + b"<w:sectPr>", 1)
    title = escape(clean(page.name))
    parts[CORE] = parts[CORE].replace(b"<dc:title>", f"<dc:title>{title}".encode(), 1)
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts, the same bytes for the same parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            part = zipfile.ZipInfo(name)  # of 1980, the first day that a zip can say
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0  # the same on every system
            package.writestr(part, data)
    return out.getvalue()
