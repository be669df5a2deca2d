"""What the styles of a workbook's cells say that matters: a name, a number format, whether there are borders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from .markup import Begin, End
from .shown import BUILT_IN, GENERAL

MOST_STYLES: Final = 65_536
"""More than Excel knows."""

SIDES: Final = frozenset({"left", "right", "start", "end", "top", "bottom"})
GROUPS: Final = frozenset({"numFmts", "borders", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs"})
"""What the parts of a workbook's styles stand in."""


@attrs.frozen
class Style:
    """What a cell's number of a style stands for."""

    name: str = ""
    format: str = GENERAL
    bordered: bool = False


def cell_styles(part: Iterator[Begin | End]) -> list[Style]:
    """The styles that cells are numbered by."""
    formats = {str(number): code for number, code in BUILT_IN.items()}
    borders: list[int] = []
    cells: list[dict[str, str]] = []
    names: dict[str, str] = {}
    within = ""
    for name, told in part:
        if isinstance(told, str):
            continue
        if name in GROUPS:
            within = name
        elif (within, name) == ("numFmts", "numFmt"):
            formats[told.get("numFmtId", "")] = told.get("formatCode", GENERAL)
        elif (within, name) == ("borders", "border"):
            borders.append(0)
        elif within == "borders" and name in SIDES and borders:
            borders[-1] += told.get("style", "none") != "none"
        elif (within, name) == ("cellXfs", "xf") and len(cells) < MOST_STYLES:
            cells.append(told)
        elif name == "cellStyle":
            names.setdefault(told.get("xfId", ""), told.get("name", ""))
    bordered = {str(number) for number, sides in enumerate(borders) if sides > 1}
    return [
        Style(
            names.get(told.get("xfId", "0"), ""),
            formats.get(told.get("numFmtId", "0"), GENERAL),
            told.get("borderId", "0") in bordered,
        )
        for told in cells
    ]
