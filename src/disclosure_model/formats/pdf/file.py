"""The pages of a PDF, drawn under bounds: their letters and lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import attrs
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTFigure, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, stream_value
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from .bounds import Budget, Document, Fonts, TooMuchError

OPERANDS: Final = 512
"""Operands that may wait for an operator; the standard has none with more than 33."""


@attrs.frozen
class Char:
    """A letter on a page, measured from its left upper corner.

    Attributes:
        text: mostly one character.
        left: where it begins.
        right: where it ends.
        top: above it.
        bottom: below it.
        base: the line it stands on.
        size: of its type.
        upright: whether it stands as one reads.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    size: float
    upright: bool


class Device(PDFPageAggregator):
    """Takes down what is drawn; pictures are only counted."""

    def __init__(self, fonts: Fonts, number: int) -> None:
        super().__init__(fonts, pageno=number)
        self.budget = fonts.budget
        self.pictures = 0

    def render_char(self, *args: Any, **named: Any) -> float:
        """A character."""
        self.budget.spend(60)
        return super().render_char(*args, **named)

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        """A line, rectangle or curve."""
        self.budget.spend(60 + 10 * len(path))
        super().paint_path(gstate, stroke, fill, evenodd, path)

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """A form or a picture begins."""
        self.budget.spend(60)
        super().begin_figure(name, bbox, matrix)

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002  # pdfminer's
        """A picture."""
        self.pictures += 1


class Interpreter(PDFPageInterpreter):
    """Runs a page's program; each byte of it is paid for as often as it runs."""

    device: Device

    def execute(self, streams: Sequence[object]) -> None:
        """Run the program of a page or a form."""
        self.device.budget.spend(200 + 2 * sum(len(stream_value(each).get_data()) for each in streams))
        super().execute(streams)

    def pop(self, n: int) -> list[Any]:
        """The operands of an operator; each time those that wait are copied."""
        if len(self.argstack) > OPERANDS:
            raise TooMuchError
        return super().pop(n)


class BoundedPage(Page):
    """A page of pdfplumber's that is drawn under bounds.

    Attributes:
        letters: the letters on it, in the order in which they are drawn; made with the other objects.
        pictures: how many pictures are on it.
    """

    letters: list[Char]
    pictures = 0

    def __init__(self, file: File, told: PDFPage, number: int) -> None:
        super().__init__(file, told, number)
        self.fonts = file.fonts

    @property
    def layout(self) -> LTPage:
        """What is drawn on it."""
        device = Device(self.fonts, self.page_number)
        Interpreter(self.fonts, device).process_page(self.page_obj)
        self.pictures = device.pictures
        return device.get_result()

    def parse_objects(self) -> dict[str, list[dict[str, Any]]]:
        """Lines, rectangles and curves as pdfplumber has them; letters as our own, which takes half the time."""
        self.letters = []
        found: dict[str, list[dict[str, Any]]] = {}
        for item in _items(self.layout):
            if isinstance(item, LTChar):
                self.letters.append(self._letter(item))
            else:
                told = self.process_object(item)
                found.setdefault(told["object_type"], []).append(told)
        return found

    def _letter(self, item: LTChar) -> Char:
        across, down = self.mediabox[0], self.height + self.mediabox[1]
        return Char(
            text=item.get_text(),
            left=item.x0 + across,
            right=item.x1 + across,
            top=down - item.y1,
            bottom=down - item.y0,
            base=down - item.matrix[5],
            size=item.size,
            upright=item.upright and abs(item.matrix[1]) < abs(item.matrix[0]),
        )


def _items(container: LTContainer[Any]) -> Iterator[Any]:
    """What is drawn, also inside forms."""
    for item in container:
        if isinstance(item, LTFigure):
            yield from _items(item)
        else:
            yield item


class File(PDF):
    """A file of pdfplumber's, its pages told one by one.

    Raises whatever pdfminer raises on a file that is none, and :class:`~.bounds.TooMuchError`.
    """

    laparams = None
    unicode_norm = None

    def __init__(self, data: bytes) -> None:
        budget = Budget(len(data))
        self.doc = Document(data, budget)
        self.rsrcmgr = self.fonts = Fonts(budget)

    def paper(self, most: int) -> Iterator[BoundedPage]:
        """The pages; :class:`~.bounds.TooMuchError` when there are more than ``most``."""
        for number, told in enumerate(PDFPage.create_pages(self.doc), 1):
            if number > most:
                raise TooMuchError
            turned = told.rotate % 360
            # Boxes as pdfminer read them: what a page says itself may be anything.
            told.attrs = {"MediaBox": [*told.mediabox], "CropBox": [*told.cropbox], "Rotate": turned}
            yield BoundedPage(self, told, number)
