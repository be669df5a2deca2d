"""Frictionless Table Schemas of the two shapes of CSV, derived from the declarations."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any, Final, get_args

from ..editions.known import known_editions, tables
from ..editions.report import SLOTS, Report, slots
from ..editions.sections import Sections
from ..editions.tables import AnyTable
from ..grammar.forms import Form, parts
from ..grammar.gaps import Gap
from ..grammar.parts import Cell, Part
from .cells_csv import HEADER
from .records_csv import NESTED, PLAIN, SECTIONS, cells_of_slot, header

DIALECT: Final = "https://specs.frictionlessdata.io/schemas/table-schema.json"

PROSE: Final = "一段一行；标题以 # 开头，表格以 | 开头后接 JSON；反斜杠转义"
"""How blocks stand in one box."""


def table_schemas() -> dict[str, dict[str, Any]]:
    """File name → Table Schema, of both shapes: a field for every column, in order."""
    described = _cells() | {"primaryKey": ["agency", "year", "code"]}
    return {"cells.tableschema.json": described, "records.tableschema.json": _records()}


def _cells() -> dict[str, Any]:
    names = sorted({name for slot in slots() for name in tables(slot)} | {known.name for known in known_editions()})
    facts = _facts()
    said = {
        "agency": _field("", _labels(Report)["agency"], required=True),
        "year": facts["year"],
        "table": _field("", "表", required=True, enum=list(slots())),
        "edition": _field("", "格式版本", required=True, enum=names),
        "code": _field("", "格的代码", required=True, enum=[code for slot in slots() for code in cells_of_slot(slot)]),
        "label": _field("", "印出的文字", "由外到内，以 / 相连；读取时不看"),
        "value": _field("", "数", "空缺时为空；金额照印出的数字", kind="number"),
        "unit": _field("", "单位", "只有金额有单位"),
        "gap": _field("", "空缺", "空白、不适用、未读出；有数时为空", enum=[gap.value for gap in Gap]),
    }
    return {"$schema": DIALECT, "fields": [said[name] | {"name": name} for name in HEADER], "missingValues": [""]}


def _records() -> dict[str, Any]:
    said = _facts() | _sections()
    for slot in SLOTS:
        said |= _table(slot)
    missing = ["", Gap.NOT_APPLICABLE.value, Gap.UNREAD.value]
    return {"$schema": DIALECT, "fields": [said[name] for name in header()], "missingValues": missing}


def _facts() -> dict[str, dict[str, Any]]:
    held = {part.name: part for part in parts(Report)}
    said = {name: _fact(name, held[name]) for name in PLAIN}
    said["preamble"] = _field("preamble", held["preamble"].spec.label, PROSE)
    for name, form in NESTED.items():
        needed = not _optional(held[name])
        said |= {f"{name}.{part.name}": _fact(f"{name}.{part.name}", part, needed=needed) for part in parts(form)}
    return said


def _sections() -> dict[str, dict[str, Any]]:
    said: dict[str, dict[str, Any]] = {}
    labels = _labels(Sections)
    for name in SECTIONS:
        column = f"sections.{name}"
        said[column] = _field(column, labels[name], PROSE)
        said[f"{column}.title"] = _field(f"{column}.title", f"{labels[name]} / 节标题", "与标准标题不同时照印出的写")
    return said


def _table(slot: str) -> dict[str, dict[str, Any]]:
    printed, notes = _labels(Report)[slot], _labels(AnyTable)["notes"]
    said = {
        f"{slot}.edition": _field(
            f"{slot}.edition", f"{printed} / 格式版本", "没有这张表则空", enum=list(tables(slot))
        ),
        f"{slot}.notes": _field(f"{slot}.notes", f"{printed} / {notes}", "一条一行"),
    }
    for code, cell in cells_of_slot(slot).items():
        said[code] = _cell(code, cell)
        if not cell.kind.whole:
            said[f"{code}.unit"] = _field(f"{code}.unit", f"{said[code]['title']} / 单位")
    return said


def _labels(form: type[Form]) -> dict[str, str]:
    return {part.name: part.spec.label for part in parts(form)}


def _cell(code: str, cell: Cell) -> dict[str, Any]:
    described = " / ".join(cell.labels)
    if not cell.kind.whole:
        return _field(code, described, "金额，照印出的数字；空白即空", kind="number", minimum=0)
    limits = {"minimum": cell.kind.least, "maximum": cell.kind.most}
    return _field(code, described, "空白即空", kind="integer", **limits)


def _fact(name: str, part: Part, *, needed: bool = True) -> dict[str, Any]:
    """A fact's column; it is required where its own form is needed and it cannot be ``None``."""
    options = [option for option in get_args(part.type) or (part.type,) if isinstance(option, type)]
    kind = {int: "integer", date: "date"}.get(options[0], "string")
    limits: dict[str, Any] = {"minimum": part.spec.least, "maximum": part.spec.most}
    if issubclass(options[0], Enum):
        limits["enum"] = [member.value for member in options[0]]
    if needed and not _optional(part):
        limits["required"] = True
    return _field(name, part.spec.label, kind=kind, **limits)


def _optional(part: Part) -> bool:
    return type(None) in get_args(part.type)


def _field(name: str, title: str, description: str = "", *, kind: str = "string", **limits: Any) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": kind, "title": title}
    if description:
        field["description"] = description
    constraints = {key: limit for key, limit in limits.items() if limit is not None}
    return field | ({"constraints": constraints} if constraints else {})
