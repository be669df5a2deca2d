"""An office's own Word document as what a report is put into."""

from __future__ import annotations

import copy
import os
import zipfile
from pathlib import Path
from typing import Final

import attrs
from lxml import etree

from ...errors import ReadError, WriteError
from ...paper.blocks import Page
from ...wording import Message, message
from ..package import opened
from .markup import STRICT, VAL, WORD, Element, W, parsed, related, said, steps, whole
from .writing import Writer, clean

TYPES: Final = "[Content_Types].xml"
WITHOUT_PAGE: Final = 8844
"""The width of the text where a template says nothing of its paper: 156 mm."""

_drawn: Final = tuple(W + name for name in ("t", "tab", "drawing", "pict", "object", "sym", "tbl", "sectPr"))
_title: Final = "{http://purl.org/dc/elements/1.1/}title"


@attrs.frozen
class Template:
    """A document that has been read.

    Attributes:
        parts: name → bytes.
        main: the name of the body's part.
        body: its body.
        sheet: the name of the style sheet's part.
        styles: the style sheet.
        core: the name of the part that holds its title, if it has one.
    """

    parts: dict[str, bytes]
    main: str
    body: Element
    sheet: str
    styles: Element
    core: str | None

    def filled(self, page: Page, ours: bytes) -> dict[str, bytes]:
        """The parts of the document with the page behind what stands in it.

        Args:
            page: the page.
            ours: the style sheet from which styles are taken that the document does not have.
        """
        section = self.body[-1] if len(self.body) and self.body[-1].tag == f"{W}sectPr" else None
        before = [each for each in self.body if each is not section]
        if not any(next(each.iter(*_drawn), None) is not None for each in before):
            for each in before:
                self.body.remove(each)
        taken = (whole(mark.get(f"{W}id", "")) for mark in self.body.iter(f"{W}bookmarkStart"))
        writer = Writer(width=_width(section), looks=self._looks(ours), number=max(taken, default=0))
        written = parsed(f'<w:body xmlns:w="{WORD}">{writer.body(page.blocks)}</w:body>'.encode(), self.main)
        place = len(self.body) if section is None else len(self.body) - 1
        self.body[place:place] = list(written)
        changed = {self.main: _bytes(self.body.getroottree().getroot()), self.sheet: _bytes(self.styles)}
        types = self.parts[TYPES].replace(b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml")
        return self.parts | changed | {TYPES: types} | self._titled(page.name)

    def _looks(self, ours: bytes) -> dict[str, str]:
        """Our identifier of a style → the document's, whose styles win; those it lacks are added to it."""
        known: dict[str, str] = {}
        default = ""
        for style in self.styles.iter(f"{W}style"):
            if style.get(f"{W}type") == "paragraph":
                known.setdefault(said(style, "name").lower(), style.get(f"{W}styleId", ""))
                default = style.get(f"{W}styleId", "") if style.get(f"{W}default") in ("1", "true", "on") else default
        taken = {style.get(f"{W}styleId") for style in self.styles.iter(f"{W}style")}
        looks: dict[str, str] = {}
        added: list[Element] = []
        for style in parsed(ours, self.sheet).iter(f"{W}style"):
            own, name = style.get(f"{W}styleId", ""), said(style, "name").lower()
            if style.get(f"{W}default") and name == "normal":
                looks[own] = known.get(name, default)
            elif style.get(f"{W}type") == "paragraph":
                looks[own] = known.get(name) or _free(own, taken)
                added += [] if name in known else [copy.deepcopy(style)]
        for style in added:
            _adopted(style, looks)
            self.styles.append(style)
        return looks

    def _titled(self, name: str) -> dict[str, bytes]:
        """The part that holds the document's title, with the report's."""
        if self.core is None:
            return {}
        core = parsed(self.parts[self.core], self.core)
        title = core.find(_title)
        if title is None:
            title = etree.SubElement(core, _title)
        title.text = clean(name)
        return {self.core: _bytes(core)}


def template(source: str | os.PathLike[str] | bytes) -> Template:
    """A template from a path or bytes.

    Raises:
        WriteError: it cannot be opened or used; the sentence says why.
    """
    try:
        return _template(opened(source if isinstance(source, bytes) else Path(source).read_bytes(), TYPES))
    except ReadError as wrong:
        raise _unusable(wrong.said) from wrong
    except OSError as wrong:
        raise _unusable(message("不能打开：{reason}", reason=wrong.strerror or str(wrong))) from wrong


def _template(package: zipfile.ZipFile) -> Template:
    parts = {name: package.read(name) for name in package.namelist()}
    top = related(package, "")
    main = top.get("officeDocument", "")
    sheet = related(package, main).get("styles", "")
    if not main or not sheet or b"macroEnabled" in parts[TYPES] or any(strict in parts[main] for strict, _ in STRICT):
        raise _unusable(message("它没有正文或样式，或者带宏，或者是严格格式：请用 Word 另存为普通的 .docx"))
    body = steps(parsed(parts[main], main), "body")
    if body is None:
        raise _unusable(message("文件里没有 Word 正文：请检查是否选错了文件"))
    return Template(parts, main, body, sheet, parsed(parts[sheet], sheet), top.get("core-properties"))


def _unusable(why: Message) -> WriteError:
    return WriteError(message("模板不能用。{why}", why=why))


def _width(section: Element | None) -> int:
    """The width of the text that a section says, in twips."""
    size = None if section is None else steps(section, "pgSz")
    margins = None if section is None else steps(section, "pgMar")
    if size is None or margins is None:
        return WITHOUT_PAGE
    sides = sum(whole(margins.get(f"{W}{side}", "")) for side in ("left", "right", "gutter"))
    width = whole(size.get(f"{W}w", "")) - sides
    return width if width > 0 else WITHOUT_PAGE


def _free(name: str, taken: set[str | None]) -> str:
    """An identifier that no other style has."""
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def _adopted(style: Element, looks: dict[str, str]) -> None:
    """Let a style of ours refer to the document's styles."""
    style.set(f"{W}styleId", looks[style.get(f"{W}styleId", "")])
    for name in ("basedOn", "next"):
        reference = steps(style, name)
        if reference is not None:
            target = looks.get(reference.get(VAL, ""))
            if target:
                reference.set(VAL, target)
            else:
                style.remove(reference)


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
