"""JSON Schema 2020-12 of a report, derived from the declarations."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from ..editions.hooks import extension_forms
from ..editions.known import edition
from ..editions.report import Report
from ..grammar.forms import Form, parts
from .wire import struct, wired_forms

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

HOME: Final = "https://schemas.disclosure-model.example/"
"""What schema identifiers begin with; nothing is fetched from there."""


def schema(name: str | None = None) -> dict[str, Any]:
    """The schema of a report, whatever the editions of its tables; or of the tables of one edition.

    Args:
        name: an edition; its tables stand under their slots.

    Raises:
        UnknownCodeError: no edition has that name.
    """
    if name is None:
        return _with_extensions(_schema({"report": Report}, "report", "政府信息公开工作年度报告"))
    known = edition(name)
    return _schema({table.slot: table for table in known.tables}, f"edition-{name}", known.instrument)


def schemas() -> dict[str, dict[str, Any]]:
    """File name → schema, of all that are committed under ``schemas/``."""
    from ..editions.known import known_editions

    made = {"report.schema.json": schema()}
    return made | {f"edition-{known.name}.schema.json": schema(known.name) for known in known_editions()}


def _schema(forms: dict[str, type[Form]], identifier: str, title: str) -> dict[str, Any]:
    found, components = msgspec.json.schema_components(
        [struct(form) for form in forms.values()], ref_template="#/$defs/{name}"
    )
    for inner in {inner for form in forms.values() for inner in _within(form)}:
        _label(components[struct(inner).__name__], inner)
    head = {
        "$schema": DIALECT,
        "$id": f"{HOME}{identifier}.json",
        "title": title,
    }
    if len(forms) == 1:
        return head | dict(found[0]) | {"$defs": components}
    slots = dict(zip(forms, found, strict=True))
    return head | {"type": "object", "properties": slots, "$defs": components}


def _with_extensions(made: dict[str, Any]) -> dict[str, Any]:
    """The schema of a report with what the plugins that are installed add to it."""
    for slot, forms in extension_forms().items():
        added = _schema({**forms, "": Report}, slot, "")
        made["$defs"] |= {name: each for name, each in added["$defs"].items() if name not in made["$defs"]}
        options = [added["properties"][edition] for edition in forms]
        held = made["$defs"]["Report"]["properties"]["extensions"].setdefault("properties", {})
        held[slot.partition(".")[2]] = {"anyOf": options}
    return made


def _label(component: dict[str, Any], form: type[Form]) -> None:
    """Give every property the wording of its declaration."""
    for part in parts(form):
        component["properties"][part.name] = {"title": part.spec.label} | component["properties"][part.name]


def _within(form: type[Form]) -> list[type[Form]]:
    return [form, *(inner for part in parts(form) for held in wired_forms(part) for inner in _within(held))]
