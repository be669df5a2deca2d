"""The XML of a Word package: names, parsing, and the few ways to step through it."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias
from urllib.parse import unquote

from ...errors import MissingExtraError
from ...wording import message
from ..package import refused

try:
    from lxml import etree
except ImportError as wrong:  # pragma: no cover  # the tests need lxml to read at all
    raise MissingExtraError(message('需要 lxml：pip install "disclosure-model[docx]"')) from wrong

Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]  # lxml's name for its elements

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
"""Namespaces of ISO 29500 Strict → what Word writes unless told otherwise (Transitional)."""

LARGEST: Final = 32 * 2**20
"""Bytes of the largest part that is made a tree, which takes many times its room."""

MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATED: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
W: Final = f"{{{WORD}}}"
VAL: Final = f"{W}val"

OFF: Final = frozenset({"0", "false", "off", "none"})


def parsed(data: bytes, part: str) -> Element:
    """A part as a tree. Depth and length are bounded by libxml2's own limits; there is no document type to resolve.

    Raises:
        ReadError: it is no well-formed XML, or larger than any text of a report.
    """
    if len(data) > LARGEST:
        raise refused(message("部件 {part} 超过 {most} 字节，不是一份报告：不予打开", part=part, most=LARGEST))
    for strict, usual in STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as wrong:
        said = message("部件 {part} 不是完整的 XML，文件可能已损坏：请用 Word 或 WPS 打开后另存，再读", part=part)
        raise refused(said) from wrong


def related(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that belong to a part (``""``: to the package): last word of the relation → name of the part.

    Raises:
        ReadError: the list of relations is no well-formed XML.
    """
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    held = set(package.namelist())
    if listed not in held:
        return {}
    found: dict[str, str] = {}
    for relation in parsed(package.read(listed), listed).iter(RELATED):
        target = posixpath.normpath(posixpath.join("/", folder, unquote(relation.get("Target", ""))))[1:]
        if target in held:
            found.setdefault(relation.get("Type", "").rpartition("/")[2], target)
    return found


def steps(element: Element, path: str) -> Element | None:
    """The first element down a path of Word's names (``"pPr/numPr"``)."""
    return element.find(_named(path))


@lru_cache(maxsize=100)
def _named(path: str) -> str:
    return "/".join(W + name for name in path.split("/"))


def said(element: Element | None, path: str, default: str = "") -> str:
    """What the element at the end of a path says (its ``val``); the default where there is no such element."""
    found = None if element is None else steps(element, path)
    return default if found is None else found.get(VAL, default)


def whole(text: str, default: int = 0) -> int:
    """A whole number of at most nine digits; the default for anything else."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else default


def on(element: Element | None, path: str) -> bool:
    """Whether a switch is there and not off."""
    found = None if element is None else steps(element, path)
    return found is not None and found.get(VAL, "1") not in OFF


def inside(container: Element, *names: str) -> Iterator[Element]:
    """The children of these names, also those that content controls and other wrappers hold."""
    wanted = {W + name for name in names}
    for child in container:
        if child.tag in wanted:
            yield child
        elif child.tag in WRAPPERS:
            yield from inside(child, *names)


WRAPPERS: Final = frozenset(
    W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "dir", "bdo")
) | {f"{COMPATIBILITY}AlternateContent", f"{COMPATIBILITY}Choice", f"{COMPATIBILITY}Fallback"}
"""What stands around content and is none itself."""
