"""Workbooks written by hand, for what no office program would write."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def relations(*targets: tuple[str, str]) -> str:
    """A part of relations, from kinds and targets; keys are ``r1``, ``r2`` …"""
    made = "".join(
        f'<Relationship Id="r{number}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{made}</Relationships>"
    )


def sheet(rows: str, after: str = "") -> str:
    """A part of a sheet, from its rows."""
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of parts."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def workbook(
    *sheets: str,
    strings: str = "",
    styles: str = "",
    states: Mapping[int, str] | None = None,
    extra: Mapping[str, str | bytes] | None = None,
    properties: str = "",
) -> bytes:
    """A workbook of sheets named ``1``, ``2`` …, with the inner XML of its shared strings and styles."""
    told = "".join(
        f'<sheet name="{number}" sheetId="{number}" r:id="r{number}" state="{(states or {}).get(number, "visible")}"/>'
        for number in range(1, len(sheets) + 1)
    )
    links = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    return zipped(
        {
            "[Content_Types].xml": f"{HEAD}<Types/>",
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": (
                f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{properties}<sheets>{told}</sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": relations(
                *links, ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
            ),
            "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{strings}</sst>',
            "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
            **{f"xl/worksheets/sheet{number}.xml": each for number, each in enumerate(sheets, 1)},
            **(extra or {}),
        }
    )


def text(reference: str, words: str, more: str = "") -> str:
    """A cell of text."""
    return f'<c r="{reference}" t="inlineStr" {more}><is><t xml:space="preserve">{words}</t></is></c>'


BORDERED = (
    "<borders><border/><border>"
    + "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
    + '</border></borders><cellXfs><xf borderId="0"/><xf borderId="1"/></cellXfs>'
)
"""Styles in which number 1 has borders."""
