"""The XML of a workbook as a stream of beginnings and ends; no tree is built, so that size costs time only.

``formats.package`` has already refused parts that declare a document type, so there are no entities to expand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final, TypeAlias
from xml.parsers import expat
from zipfile import ZipFile

from ...wording import message
from ..package import BROKEN, DAMAGED, refused

MOST_ELEMENTS: Final = 1_200_000
"""Elements of all parts that are looked at together; a report has some thousands."""

MOST_BYTES: Final = 64 * 2**20
"""Bytes of all parts that are looked at together, likewise."""

STEP: Final = 2**16
"""Bytes parsed at a time."""

Begin: TypeAlias = tuple[str, dict[str, str]]
"""The name of an element, without its namespace, and its attributes."""

End: TypeAlias = tuple[str, str]
"""The name of an element and the text since the last beginning or end: of an element that holds only text, its own."""


class Markup:
    """Reads the parts of one package, within one allowance for all of them."""

    def __init__(self, package: ZipFile) -> None:
        self.names = frozenset(package.namelist())
        self._package = package
        self._elements = MOST_ELEMENTS
        self._bytes = MOST_BYTES

    def part(self, name: str) -> Iterator[Begin | End]:
        """What begins and ends in a part, in order.

        Raises:
            ReadError: it is no XML, or there is too much of it.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        found: list[Begin | End] = []
        text: list[str] = []

        def begin(name: str, attributes: dict[str, str]) -> None:
            text.clear()
            found.append((name.rpartition(" ")[2], attributes))

        def end(name: str) -> None:
            found.append((name.rpartition(" ")[2], "".join(text)))
            text.clear()

        parser.StartElementHandler = begin
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text.append
        parser.buffer_text = True
        with self._package.open(name) as stream:
            more = True
            while more:
                piece = _read(stream)
                more = bool(piece)
                try:
                    parser.Parse(piece, not more)
                except (expat.ExpatError, ValueError, LookupError) as wrong:  # the last two for odd encodings
                    said = message(
                        "{part} 不是完整的 XML，文件可能已损坏：请用 Excel 或 WPS 打开后另存，再读", part=name
                    )
                    raise refused(said) from wrong
                self._count(found, len(piece))
                yield from found
                found.clear()

    def _count(self, found: list[Begin | End], size: int) -> None:
        self._elements -= len(found) // 2
        self._bytes -= size
        if self._elements < 0 or self._bytes < 0:
            raise refused(message("工作簿的内容太多，不是一份报告：请只留报告所在的工作表，再读"))


def _read(stream: IO[bytes]) -> bytes:
    """The next piece of a part. Read in small pieces, a part may turn out cut off that looked whole in large ones."""
    try:
        return stream.read(STEP)
    except BROKEN as wrong:
        raise refused(DAMAGED) from wrong
