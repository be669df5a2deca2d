"""The JSON Schema says what the reader accepts."""

import json
import runpy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import disclosure_model as dm
from disclosure_model.formats import json as door
from disclosure_model.formats.schema import schema, schemas

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def validator() -> Any:
    """A public validator of the report's schema."""
    return jsonschema.Draft202012Validator(schema())


def test_every_schema_is_a_schema() -> None:
    """Each file is valid against the dialect it names."""
    for made in schemas().values():
        jsonschema.Draft202012Validator.check_schema(made)


def test_report_is_valid(validator: Any, report: dm.Report) -> None:
    """What is written is valid."""
    assert list(validator.iter_errors(json.loads(door.dumps(report)))) == []


@pytest.mark.parametrize("bad", [-1, "12", 1.5, True, 2**53, None])
def test_bad_cell_is_invalid(validator: Any, report: dm.Report, bad: object) -> None:
    """What the reader refuses in a cell, the schema refuses."""
    document = json.loads(door.dumps(report))
    document["disputes"]["reconsideration"]["total"] = bad

    assert not validator.is_valid(document)


def test_edition() -> None:
    """An edition's schema has its tables under their slots."""
    made = schema("2021")

    assert list(made["properties"]) == ["proactive", "applications", "disputes"]
    assert made["title"] == "国办公开办函〔2021〕30号"
    with pytest.raises(dm.DisclosureError, match="1999"):
        schema("1999")


@pytest.mark.alone
def test_committed_schemas_are_fresh() -> None:
    """The files under schemas/ are what the declarations say; else: make schemas."""
    script = runpy.run_path(str(ROOT / "scripts" / "write_schemas.py"))

    assert script["stale"]() == []
