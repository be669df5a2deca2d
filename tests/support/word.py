"""Word documents as people and programs make them, built from bits of their XML."""

import io
import zipfile
from collections.abc import Mapping

from disclosure_model.formats import docx
from disclosure_model.paper.blocks import PageBlock, Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def document(body: str, **others: str) -> bytes:
    """A document with this body, and these parts (``numbering="<w:num …/>"``) inside an element of their name."""
    parts = dict(docx.frame())
    parts["word/document.xml"] = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()
    listed = "word/_rels/document.xml.rels"
    for name, content in others.items():
        parts[f"word/{name}.xml"] = f"<w:{name} {NAMES}>{content}</w:{name}>".encode()
        relation = f'<Relationship Id="x{name}" Type="{RELATED}/{name}" Target="{name}.xml"/>'
        if name != "styles":
            parts[listed] = parts[listed].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    return packed(parts)


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of plain text, or of what is given as XML."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def box(content: str, properties: str = "") -> str:
    """A box of a table."""
    inner = content if content.startswith(("<w:p>", "<w:tbl>")) else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str, properties: str = "") -> str:
    """A table of rows, each a string of boxes."""
    lines = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{lines}</w:tbl>"


def blocks(body: str, **others: str) -> list[PageBlock]:
    """The blocks of a document with this body."""
    return [placed.block for placed in docx.read(document(body, **others))]


def texts(body: str, **others: str) -> list[str]:
    """The texts of the blocks of a document with this body; of a table, its boxes parted by bars."""
    return [
        "/".join("|".join(each.text for each in row) for row in block.rows) if isinstance(block, Table) else block.text
        for block in blocks(body, **others)
        if not isinstance(block, tuple)
    ]
