"""Blocks as a form to be filled in with Word, WPS or LibreOffice.

What is typed goes into form fields (``FORMTEXT``) of a protected document, not into content controls: LibreOffice
loses the codes of content controls and still takes what was typed into one for its prompt; form fields come back
whole, can be typed into in all three, and leave ordinary runs of text for other programs.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from ...grammar.parts import Cell
from ...paper.blocks import Heading, PageBlock, Paragraph, Table, Title
from .writing import Writer, clean, run, told

MOST_OF_STATUS: Final = 138
"""Characters that Word lets a field say in the status bar."""

MOST_OF_PROMPT: Final = 255
"""Characters that Word lets a field have to begin with."""

PROMPT: Final = "（请在此填写）"
"""The prompt of a place for prose that the page gives no prompt for."""

SUM: Final = "（等于各项之和）"
"""What the status bar says of a sum."""

_asked: Final = re.compile(r"(〔[^〕\n]*〕)")
"""A fact in brackets, to be written over."""

EMPTY: Final = "\u2002\u2002"
"""What Word itself puts into an empty field, though it puts five."""


@attrs.define
class FormWriter(Writer):
    """Writes blocks with fields where something is to be typed.

    Attributes:
        sums: the codes of cells that are sums of others.
    """

    sums: frozenset[str] = frozenset()

    def block(self, block: PageBlock, following: PageBlock | None) -> str:
        """A title whose facts are asked for; a place for prose, also below a heading that has none; else as printed."""
        if isinstance(block, Paragraph):
            return self._place(block.text, following)
        if isinstance(block, Title):
            pieces = _asked.split(self.lines(block))
            runs = (self._prompt(piece) if _asked.fullmatch(piece) else run(piece) for piece in pieces)
            printed = self.paragraph("Title", "".join(runs))
        else:
            printed = super().block(block, following)
        return printed + self._place(PROMPT, following) if _bare(block, following) else printed

    def figure(self, cell: Cell, text: str) -> str:
        """A cell to be typed into: its labels stand in the status bar, its code is what F1 tells."""
        labels = " / ".join(cell.labels) + (SUM if cell.code in self.sums else "")
        told_of_it = f'<w:helpText w:type="text" w:val={told(cell.code)}/>'
        told_of_it += f'<w:statusText w:type="text" w:val={told(labels[-MOST_OF_STATUS:])}/>'
        return self._field(told_of_it, run(text) or run(EMPTY))

    def _place(self, prompt: str, following: PageBlock | None) -> str:
        """A place for any number of paragraphs; in front of a table it stays with it."""
        return self.paragraph("BodyText", self._prompt(prompt), "<w:keepNext/>" if isinstance(following, Table) else "")

    def _prompt(self, prompt: str) -> str:
        """A field that says what is to be typed over it."""
        prompt = clean(prompt)[:MOST_OF_PROMPT]
        return self._field("", run(prompt), f"<w:default w:val={told(prompt)}/>")

    def _field(self, told_of_it: str, content: str, default: str = "") -> str:
        self.number += 1
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="v{self.number}"/><w:enabled/>'
            f'<w:calcOnExit w:val="0"/>{told_of_it}<w:textInput>{default}</w:textInput></w:ffData></w:fldChar></w:r>'
            '<w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{content}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )


def _bare(block: PageBlock, following: PageBlock | None) -> bool:
    """Whether prose is to stand behind a title or heading that has none yet."""
    if isinstance(block, Title):
        return isinstance(following, Heading)
    if not isinstance(block, Heading) or isinstance(following, Paragraph):
        return False
    return not isinstance(following, Heading) or following.level <= block.level
