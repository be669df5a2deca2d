"""Frictionless Table Schemas of the two shapes of CSV, derived from the declarations."""

from __future__ import annotations

from typing import Any, Final

from ..editions.report import SLOTS
from ..grammar.gaps import Gap
from .cells_csv import HEADER
from .records_csv import cells_of_slot, header

DIALECT: Final = "https://specs.frictionlessdata.io/schemas/table-schema.json"

CELLS: Final[dict[str, dict[str, Any]]] = {
    "agency": {"title": "机关", "constraints": {"required": True}},
    "year": {"title": "报告年度", "type": "integer", "constraints": {"required": True, "minimum": 2008}},
    "table": {"title": "表", "constraints": {"required": True, "enum": list(SLOTS)}},
    "edition": {"title": "格式版本", "constraints": {"required": True}},
    "code": {"title": "格的代码", "constraints": {"required": True}},
    "label": {"title": "印出的文字"},
    "value": {"title": "数；空缺时为空", "type": "number"},
    "unit": {"title": "金额的单位"},
    "gap": {"title": "空缺：空白、不适用、未读出", "constraints": {"enum": [gap.value for gap in Gap]}},
}
"""What is said of the columns of cells."""


def table_schemas() -> dict[str, dict[str, Any]]:
    """File name → Table Schema, of both shapes."""
    cells = [{"name": name, "type": "string"} | CELLS[name] for name in HEADER]
    records = [_record_field(name) for name in header()]
    keys = {"primaryKey": ["agency", "year", "code"]}
    return {
        "cells.tableschema.json": {"$schema": DIALECT, "fields": cells, "missingValues": [""]} | keys,
        "records.tableschema.json": {
            "$schema": DIALECT,
            "fields": records,
            "missingValues": ["", Gap.NOT_APPLICABLE.value, Gap.UNREAD.value],
        },
    }


def _record_field(name: str) -> dict[str, Any]:
    cell = cells_of_slot(name.partition(".")[0]).get(name) if name.partition(".")[0] in SLOTS else None
    if cell is None:
        return {"name": name, "type": {"year": "integer", "publication_date": "date"}.get(name, "string")}
    if not cell.kind.whole:
        return {"name": name, "title": " / ".join(cell.labels), "type": "number", "constraints": {"minimum": 0}}
    limits = {"minimum": cell.kind.least, "maximum": cell.kind.most}
    return {"name": name, "title": " / ".join(cell.labels), "type": "integer", "constraints": limits}
