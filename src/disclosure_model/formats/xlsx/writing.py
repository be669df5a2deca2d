"""What cells are written with: text that is never a formula, figures as numbers, and always the same bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import NamedStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ...errors import WriteError
from ...grammar.cells import Money
from ...paper.blocks import Box
from ...paper.layout import printed
from ...wording import message

LONGEST: Final = 32_767
"""Characters that a cell of Excel holds, in UTF-16."""

GENERAL: Final = "General"
"""The number format that shows a number as it is, up to :data:`PLAIN`; every style has it."""

PLAIN: Final = 10**11
"""The number from which on that format shows an exponent."""

DIGITS: Final = 15
"""Digits that Excel keeps of a number."""

A4: Final = 9
MARGIN: Final = 0.6
"""Inches left free at the left and right of a page."""

BEGAN: Final = datetime(2000, 1, 1)
"""What a workbook says of its making: the same of every one."""

FIRST_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the first that a zip can tell."""

FORBIDDEN: Final = "\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff"
"""Characters that XML has not, or does not keep, as they stand in a regular expression."""

_odd: Final = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}[_{FORBIDDEN}])|[{FORBIDDEN}]")
_unit: Final = re.compile(r"[一-鿿]{1,8}")
_risky: Final = ("=", "+", "-", "@", "\t", "\r", "'")


class Pen:
    """What the cells of one workbook are written with."""

    def __init__(self, book: Workbook, styles: Sequence[NamedStyle]) -> None:
        for style in styles:
            book.add_named_style(style)
        self._styles = {style.name: style.as_tuple() for style in styles}

    def put(self, sheet: Worksheet, row: int, column: int, text: str, style: str) -> Cell:
        """Write text, never a formula, in a cell of a style.

        Raises:
            WriteError: it is longer than a cell holds.
        """
        cell: Any = sheet.cell(row, column)
        cell._style = copy(self._styles[style])  # as ``cell.style = style``, which looks it up by name each time
        if text:
            cell.value = _escaped(text)
            cell.data_type = "s"
            if text.startswith(_risky):
                cell.quotePrefix = True
        return cell  # type: ignore[no-any-return]  # a sheet's cell, no range being merged by openpyxl

    def figure(self, sheet: Worksheet, row: int, column: int, box: Box, style: str) -> None:
        """Write a box: a figure as a number where the number keeps every digit, else as text."""
        told = number(box.value) if box.cell is not None and box.text == printed(box.value) else None
        cell = self.put(sheet, row, column, "" if told else box.text, style)
        if told:
            cell.value, code = told
            if code != GENERAL:
                cell.number_format = code

    def merge(self, sheet: Worksheet, rows: range, columns: range, style: str) -> None:
        """Merge a range whose first cell is written; the others bear its style, so that its borders are seen."""
        for row in rows:
            for column in columns:
                if (row, column) != (rows[0], columns[0]):
                    self.put(sheet, row, column, "", style)
        first, last = (
            f"{get_column_letter(each[1])}{each[0]}" for each in ((rows[0], columns[0]), (rows[-1], columns[-1]))
        )
        merged: Any = sheet.merged_cells
        merged.add(f"{first}:{last}")


def _escaped(text: str) -> str:
    """Text as a cell holds it, its control characters spelt ``_x0007_``."""
    escaped = _odd.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    if len(escaped.encode("utf-16-le")) > 2 * LONGEST:
        said = message("有一段文字长 {count} 字，Excel 一格最多 {most} 字：请分段", count=len(text), most=LONGEST)
        raise WriteError(said)
    return escaped


def number(value: Any) -> tuple[int | float, str] | None:
    """A figure as a number and the format that prints it as it stands; ``None`` where a number could not."""
    if isinstance(value, int):
        return (value, GENERAL if abs(value) < PLAIN else "0") if len(str(abs(value))) <= DIGITS else None
    if not isinstance(value, Money) or not (value.unit is None or _unit.fullmatch(value.unit)):
        return None
    decimals = len(value.amount.partition(".")[2])
    if len(value.amount) - bool(decimals) > DIGITS or f"{float(value.amount):.{decimals}f}" != value.amount:
        return None
    code = f"0.{'0' * decimals}" if decimals else "0"
    return float(value.amount), f'{code}"{value.unit}"' if value.unit else code


def set_up_print(sheet: Worksheet, *, upright: bool, name: str = "") -> None:
    """How a sheet is printed: on A4, one page wide, its name above and the number of the page below."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup = sheet.page_setup
    setup.paperSize, setup.orientation = A4, "portrait" if upright else "landscape"
    sheet.page_margins.left = sheet.page_margins.right = MARGIN
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.print_options.horizontalCentered = True
    head: Any = sheet.oddHeader
    foot: Any = sheet.oddFooter
    foot.center.text = "第 &P 页，共 &N 页"
    if name:
        head.left.text = short(name, 120).replace("&", "&&")
        head.right.text = "&A"


def short(text: str, most: int) -> str:
    """The beginning of a text, in so many units of UTF-16."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").rstrip(" '")


def saved(book: Workbook, name: str) -> bytes:
    """The bytes of a workbook, the same for the same cells."""
    properties = book.properties
    properties.title, properties.creator = name, "disclosure-model"
    properties.created = properties.modified = BEGAN
    made = BytesIO()
    ExcelWriter(book, Timeless(made, "w", ZIP_DEFLATED)).save()
    return made.getvalue()


class Timeless(ZipFile):
    """A zip whose parts all bear the same date."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_told: Any, **_named: Any) -> None:
        """Add a part from memory."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(ZipInfo(name, FIRST_DATE), data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_told: Any, **_named: Any) -> None:
        """Add a part from a file."""
        self.writestr(str(arcname or filename), Path(filename).read_bytes())
