"""From the body of a Word document to blocks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import attrs

from ...findings import Place
from ...paper.blocks import Heading, PageBlock, Paragraph, Placed, Table, Title
from ...wording import message
from ..package import refused
from .grid import Grid
from .markup import MATH, Element, W, inside, on, parsed, related, said, steps, whole
from .numbers import Numbers, numbers
from .printed import only_printed
from .styles import Styles, styles

PAGE_BREAK: Final = "\f"
SIGNS: Final = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
"""What stands for a character."""

TEXTS: Final = frozenset({f"{W}t", f"{MATH}t"})
NOT_TEXT: Final = frozenset(W + name for name in ("pPr", "rPr", "sdtPr", "instrText"))
_lines: Final = re.compile(r"(?<![!-~])\s*\n\s*|\s*\n\s*(?![!-~])")
"""Where a title is broken over lines; a break between two words of Latin letters stays."""

_character: Final = re.compile(r"[0-9A-CEFa-cef][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2}")  # no surrogates
NOTES: Final = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


def placed_blocks(package: zipfile.ZipFile, main: str) -> Iterator[Placed]:
    """The blocks of a document, each with its place: paragraphs and tables are counted from 1, each for themselves.

    Args:
        package: the file.
        main: the name of the part that holds the body.

    Raises:
        ReadError: a part is no XML, or the body is no Word document's.
    """
    paragraphs = tables = 0
    for block in _blocks(package, main):
        if isinstance(block, Table):
            tables += 1
            rows = tuple(Place(table=tables, row=number) for number in range(1, len(block.rows) + 1))
            yield Placed(block, Place(table=tables), rows)
        else:
            paragraphs += 1
            yield Placed(block, Place(line=paragraphs))


def _blocks(package: zipfile.ZipFile, main: str) -> Iterator[PageBlock]:
    document = parsed(package.read(main), main)
    body = steps(document, "body")
    if body is None:
        raise refused(message("文件里没有 Word 正文：请检查是否选错了文件"))
    others = {name: parsed(package.read(part), part) for name, part in related(package, main).items() if name in PARTS}
    for part in (body, *others.values()):
        only_printed(part)
    looks = styles(others.get("styles"))
    listed = {name: style.list for name, style in looks.known.items() if style.list is not None}
    notes = {(kind, each.get(f"{W}id", "")): each for kind in NOTES.values() for each in others.get(kind, ())}
    return Reader(looks, numbers(others.get("numbering"), listed), notes).all(body)


PARTS: Final = frozenset({"styles", "numbering", *NOTES.values()})
"""The parts that are read beside the body. Headers and footers are not the report's."""


@attrs.define
class Field:
    """A field that is being read.

    Attributes:
        shown: whether its result has begun; before it stands its instruction, which is not printed.
        prompt: what a form field says until it is filled in.
        start: how many pieces of text stood before it in the paragraph.
    """

    shown: bool = False
    prompt: str = ""
    start: int = 0


@attrs.define
class Reader:
    """Reads a document from front to back: lists, fields and notes go on from one paragraph to the next.

    Attributes:
        styles: what styles say.
        numbers: the lists, counting.
        notes: kind and number of a note → the note; each is read once.
        fields: the fields that are open, the outermost first.
        begun: text of a paragraph whose end was deleted, so that the next one continues it.
        boxes: text boxes that hang on the paragraph now read.
        below: notes that the block now read refers to.
    """

    styles: Styles
    numbers: Numbers
    notes: dict[tuple[str, str], Element]
    fields: list[Field] = attrs.field(factory=list["Field"])
    begun: str = ""
    boxes: list[Element] = attrs.field(factory=list[Element])
    below: list[Element] = attrs.field(factory=list[Element])

    def all(self, body: Element) -> Iterator[PageBlock]:
        """The blocks of the body, notes behind the block that refers to them."""
        for block in self.blocks(body):
            yield block
            while self.below:
                yield from self.blocks(self.below.pop(0))

    def blocks(self, container: Element) -> Iterator[PageBlock]:
        """What stands in the body, in a box of a table, in a text box or in a note."""
        for child in inside(container, "p", "tbl", "altChunk"):
            if child.tag == f"{W}altChunk":
                raise refused(message("正文是嵌入的另一种文件：请用 Word 打开，另存为 .docx，再读"))
            yield from self._table(child) if child.tag == f"{W}tbl" else self._paragraph(child)
        if self.begun.strip():
            yield Paragraph(text=self.begun)
        self.begun = ""

    def _paragraph(self, paragraph: Element) -> Iterator[PageBlock]:
        outer, self.boxes = self.boxes, []
        pieces: list[str] = []
        self._text(paragraph, pieces)
        # no instruction runs over a paragraph's end, and no prompt does
        self.fields = [Field(shown=True) for field in self.fields if field.shown]
        text = self.begun + "".join(pieces)
        deleted = steps(paragraph, "pPr/rPr/del") is not None
        self.begun = text if deleted else ""
        if not deleted and not self.styles.is_contents(paragraph):
            listed = self.styles.list(paragraph)
            number = "" if listed is None else self.numbers.next(*listed)
            text = (number + text.strip(PAGE_BREAK).replace(PAGE_BREAK, "\n")) if text.strip() else number.rstrip()
            if text:
                yield self._block(paragraph, text)
        held, self.boxes = self.boxes, outer
        for box in held:
            yield from self.blocks(box)

    def _block(self, paragraph: Element, text: str) -> PageBlock:
        if self.styles.is_title(paragraph):
            return Title(_lines.sub("", text))
        level = self.styles.level(paragraph)
        return Paragraph(text=text) if level is None else Heading(text=text, level=level)

    def _text(self, element: Element, pieces: list[str]) -> None:
        """The text below an element; text boxes and notes are put aside."""
        for child in element:
            tag = str(child.tag)
            if tag in TEXTS:
                self._say(child.text or "", pieces)
            elif tag in SIGNS:
                self._say(SIGNS[tag], pieces)
            elif tag in _OTHERS:
                _OTHERS[tag](self, child, pieces)
            elif tag not in NOT_TEXT:
                self._text(child, pieces)

    def _say(self, text: str, pieces: list[str]) -> None:
        if all(field.shown for field in self.fields):
            pieces.append(text)

    def break_(self, element: Element, pieces: list[str]) -> None:
        """A break of a line, or of a page or column."""
        kind = element.get(f"{W}type", "textWrapping")
        self._say("\n" if kind == "textWrapping" else PAGE_BREAK, pieces)

    def symbol(self, element: Element, pieces: list[str]) -> None:
        """A character of a symbol font, by its number of four hexadecimal digits."""
        digits = element.get(f"{W}char", "")
        known = _character.fullmatch(digits)
        self._say(chr(int(digits, 16)) if known else "\ufffd", pieces)

    def field(self, element: Element, pieces: list[str]) -> None:
        """Where a field begins, where its result begins, or where it ends; a result that is its prompt is none."""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(Field(prompt=said(element, "ffData/textInput/default"), start=len(pieces)))
        elif self.fields and kind == "separate":
            self.fields[-1].shown = True
        elif self.fields and kind == "end":
            ended = self.fields.pop()
            if ended.prompt and "".join(pieces[ended.start :]) == ended.prompt:
                del pieces[ended.start :]

    def text_box(self, element: Element, _pieces: list[str]) -> None:
        """A text box: its blocks follow the paragraph that it hangs on."""
        self.boxes.append(element)

    def note(self, element: Element, _pieces: list[str]) -> None:
        """A footnote or endnote: its paragraphs follow the block that refers to it."""
        found = self.notes.pop((NOTES[str(element.tag)], element.get(f"{W}id", "")), None)
        if found is not None:
            self.below.append(found)

    def _table(self, table: Element) -> Iterator[PageBlock]:
        rows = [(row, list(inside(row, "tc"))) for row in inside(table, "tr")]
        boxes = [box for _, row in rows for box in row]
        if next(table.iterdescendants(f"{W}tbl"), None) is not None:  # it only arranges what stands in it
            for box in boxes:
                yield from self.blocks(box)
            return
        grid = Grid()
        for row, held in rows:
            grid.start(whole(said(row, "trPr/gridBefore")))
            for box in held:
                made = grid.add(box, head=on(row, "trPr/tblHeader"))
                content = [] if made is None else list(self.blocks(box))
                if len(boxes) == 1 and len(content) > 1:  # a frame around paragraphs
                    yield from content
                    return
                if made is not None:
                    made.text = "\n".join(_text(block) for block in content)
        yield Table(grid.rows(), said(table, "tblPr/tblCaption"))


def _text(block: PageBlock) -> str:
    return block.text if isinstance(block, Title | Heading | Paragraph) else ""


_OTHERS: Final[Mapping[str, Callable[[Reader, Element, list[str]], None]]] = {
    f"{W}br": Reader.break_,
    f"{W}sym": Reader.symbol,
    f"{W}fldChar": Reader.field,
    f"{W}txbxContent": Reader.text_box,
    **dict.fromkeys(NOTES, Reader.note),
}
"""Element → what it does to the text."""
