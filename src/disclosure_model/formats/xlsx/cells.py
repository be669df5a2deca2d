"""A workbook's sheets as cells: what a person sees in them, what style they have, which are merged."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final
from zipfile import ZipFile

import attrs

from ...wording import message
from ..package import opened, refused
from .cell_styles import Style, cell_styles
from .markup import Begin, End, Markup
from .shown import shown

MOST_SHEETS: Final = 50
MOST_ROWS: Final = 20_000
"""Rows of a sheet in which something stands."""

MOST_EMPTY: Final = 100_000
"""Cells of a sheet that hold nothing but their borders; from there on they are not looked at."""

RELATIONS: Final = "_rels/.rels"
SURROGATES: Final = frozenset({"D8", "D9", "DA", "DB", "DC", "DD", "DE", "DF"})

_reference: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})", re.ASCII)
_escaped: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


@attrs.frozen
class Cell:
    """A cell in which something stands, or that has borders.

    Attributes:
        text: what a person sees in it.
        style: the name of its cell style.
        bordered: whether it has borders on two sides or more: a line under a heading makes no table.
    """

    text: str
    style: str
    bordered: bool


@attrs.frozen
class Sheet:
    """One sheet.

    Attributes:
        name: its name.
        hidden: whether it is kept from view.
        rows: number of a row → number of a column → cell, both from 1.
        merged: row and column of the first cell of each merged range → row and column of its last.
    """

    name: str
    hidden: bool
    rows: dict[int, dict[int, Cell]]
    merged: dict[tuple[int, int], tuple[int, int]]


def sheets(data: bytes) -> list[Sheet]:
    """The sheets of a workbook, in order; sheets of charts are none.

    Raises:
        ReadError: it is no workbook, or too large to be a report.
    """
    with opened(data, RELATIONS) as package:
        return _Workbook(package).sheets()


class _Workbook:
    """A workbook being read: its relations, texts and styles."""

    def __init__(self, package: ZipFile) -> None:
        self.markup = Markup(package)
        self.since_1904 = False
        self.texts: list[str] = []
        self.styles: list[Style] = []

    def sheets(self) -> list[Sheet]:
        book = self._book()
        related = self._related(book)
        listed = self._listed(book)
        for kind, part in related.values():
            if kind == "sharedStrings":
                self.texts = list(_texts(self.markup.part(part)))
            elif kind == "styles":
                self.styles = cell_styles(self.markup.part(part))
        found = [(name, hidden, related.get(key, ("", ""))) for name, hidden, key in listed]
        return [self._sheet(name, hidden, part) for name, hidden, (kind, part) in found if kind == "worksheet"]

    def _book(self) -> str:
        """The part that is the workbook itself."""
        found = [part for kind, part in self._related("").values() if kind == "officeDocument"]
        if not found or not found[0].endswith(".xml") or next(self.markup.part(found[0]))[0] != "workbook":
            said = message("这不是 Excel 工作簿（.xlsx）：请检查是否选错了文件；.xlsb 请另存为 .xlsx，再读")
            raise refused(said)
        return found[0]

    def _listed(self, book: str) -> list[tuple[str, bool, str]]:
        """Name, whether it is hidden, and key of each sheet, in order."""
        found: list[tuple[str, bool, str]] = []
        for name, told in self.markup.part(book):
            if isinstance(told, str):
                continue
            if name == "workbookPr":
                self.since_1904 = told.get("date1904") in ("1", "true")
            elif name == "sheet":
                key = next((value for each, value in told.items() if each.endswith(" id")), "")
                found.append((told.get("name", ""), told.get("state", "visible") != "visible", key))
        if len(found) > MOST_SHEETS:
            count = len(found)
            said = message("工作簿有 {count} 张工作表，多于 {most} 张，不是一份报告", count=count, most=MOST_SHEETS)
            raise refused(said)
        return found

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Key → kind and part, of what a part points to inside the package; for no part, the package itself."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        for element, told in self.markup.part(relations) if relations in self.markup.names else ():
            if element == "Relationship" and not isinstance(told, str):
                target = posixpath.normpath(posixpath.join("/", folder, told.get("Target", ""))).lstrip("/")
                kind = told.get("Type", "").rpartition("/")[2]
                if target in self.markup.names:
                    found[told.get("Id", "")] = (kind, target)
        return found

    def _sheet(self, name: str, hidden: bool, part: str) -> Sheet:
        sheet = Sheet(name, hidden, {}, {})
        reading = _Reading(self, sheet)
        begins: Mapping[str, Callable[[dict[str, str]], None]] = {
            "row": reading.row,
            "c": reading.cell,
            "f": reading.formula,
            "rPh": reading.aloud,
            "mergeCell": reading.merge,
        }
        ends: Mapping[str, Callable[[str], None]] = {
            "v": reading.value,
            "f": reading.written,
            "t": reading.text,
            "rPh": reading.silent,
            "c": reading.close,
        }
        for element, told in self.markup.part(part):
            if isinstance(told, str):
                if element in ends:
                    ends[element](told)
            elif element in begins:
                begins[element](told)
        return sheet


@attrs.define
class _Told:
    """What a cell of the file has told so far."""

    kind: str
    style: str
    value: str = ""
    formula: str | None = None
    text: str = ""


class _Reading:
    """One sheet being read: where we are, and what the cell there has told so far."""

    def __init__(self, book: _Workbook, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.at = 0
        self.column = 0
        self.spoken = False
        self.told = _Told("n", "")
        self.empty = 0
        self.filled: set[int] = set()

    def row(self, told: dict[str, str]) -> None:
        number = told.get("r", "")
        self.at = int(number) if number.isdecimal() and len(number) < 8 else self.at + 1
        self.column = 0

    def cell(self, told: dict[str, str]) -> None:
        found = _reference.fullmatch(told.get("r", ""))
        self.column = _column(found[1]) if found else self.column + 1
        self.told = _Told(told.get("t", "n"), told.get("s", ""))

    def formula(self, _told: dict[str, str]) -> None:
        self.told.formula = ""

    def written(self, text: str) -> None:
        self.told.formula = text

    def value(self, text: str) -> None:
        self.told.value = text

    def text(self, text: str) -> None:
        self.told.text += "" if self.spoken else text

    def aloud(self, _told: dict[str, str]) -> None:
        self.spoken = True

    def silent(self, _text: str) -> None:
        self.spoken = False

    def merge(self, told: dict[str, str]) -> None:
        """A merged range; one in whose first cell nothing stands says nothing."""
        first, _, last = told.get("ref", "").partition(":")
        one, other = _reference.fullmatch(first), _reference.fullmatch(last)
        if one and other and _column(one[1]) in self.sheet.rows.get(int(one[2]), {}):
            self.sheet.merged[int(one[2]), _column(one[1])] = int(other[2]), _column(other[1])

    def close(self, _text: str) -> None:
        number = self.told.style
        styles = self.book.styles
        style = styles[int(number)] if number.isdecimal() and len(number) < 7 and int(number) < len(styles) else Style()
        text = self._seen(style)
        if text.strip():
            self.sheet.rows.setdefault(self.at, {})[self.column] = Cell(text, style.name, style.bordered)
            self.filled.add(self.at)
            if len(self.filled) > MOST_ROWS:
                name = self.sheet.name
                said = message("工作表 {sheet} 有内容的行多于 {most} 行，不是一份报告", sheet=name, most=MOST_ROWS)
                raise refused(said)
        elif style.bordered and self.empty < MOST_EMPTY:
            self.empty += 1
            self.sheet.rows.setdefault(self.at, {})[self.column] = Cell("", style.name, bordered=True)

    def _seen(self, style: Style) -> str:
        """What a person sees; a formula that was never worked out is its own text."""
        told = self.told
        if told.formula is not None and not told.value and told.kind != "str":
            return f"={told.formula}"
        if told.kind == "s":
            return self._shared(told.value)
        if told.kind == "b":
            return "TRUE" if told.value == "1" else "FALSE"
        if told.kind in ("inlineStr", "str"):
            return _plain(told.text if told.kind == "inlineStr" else told.value)
        return shown(told.value, style.format, since_1904=self.book.since_1904) if told.kind == "n" else told.value

    def _shared(self, value: str) -> str:
        if not value:
            return ""
        if value.isdecimal() and len(value) < 9 and int(value) < len(self.book.texts):
            return self.book.texts[int(value)]
        said = message("工作表 {sheet} 有一格的文字丢失，文件可能已损坏", sheet=self.sheet.name)
        raise refused(said)


def _texts(part: Iterator[Begin | End]) -> Iterator[str]:
    """The texts that cells share; how they are read aloud is none of them."""
    runs: list[str] = []
    spoken = False
    for name, told in part:
        if name == "rPh":
            spoken = not isinstance(told, str)
        elif isinstance(told, str):
            if name == "t" and not spoken:
                runs.append(told)
            elif name == "si":
                yield _plain("".join(runs))
                runs.clear()


def _plain(text: str) -> str:
    """Text with its control characters, which the file spells ``_x0007_``; surrogates are no characters."""
    return _escaped.sub(
        lambda found: found[0] if 0xD800 <= int(found[1], 16) < 0xE000 else chr(int(found[1], 16)), text
    )


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
