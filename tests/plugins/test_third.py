"""A third plugin of less than sixty lines has everything that a statutory table has, with no other change."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import street_lamps
from click.testing import CliRunner
from street_lamps import StreetLamps

import disclosure_model as dm
from disclosure_model import plugins
from disclosure_model.cli import cli
from disclosure_model.formats.schema import schema
from disclosure_model.grammar.rules import rules
from disclosure_model.trials import keeps

CELLS = {
    "told.town": 7,
    "told.villages": 4,
    "mended.town": 5,
    "mended.villages": 4,
    "waiting.town": 2,
    "waiting.villages": dm.Gap.BLANK,
}
FULL = {f"extensions.street_lamps.{code}": value for code, value in CELLS.items()}


@pytest.fixture(autouse=True)
def _installed() -> Iterator[None]:
    with plugins.using(street_lamps=street_lamps):
        yield


@pytest.fixture
def lit(report: dm.Report) -> dm.Report:
    """The example report with the form."""
    return report.with_tables({StreetLamps.slot: StreetLamps.from_cells(CELLS)})


def own(report: dm.Report) -> dict[str, Any]:
    """The plugin's cells of a report."""
    return {code: value for code, value in report.cells().items() if code.startswith(StreetLamps.slot)}


def test_is_short() -> None:
    """It is written in less than sixty lines, its sentence included."""
    files = Path(street_lamps.__file__).parent.iterdir()

    assert 60 > sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files if file.is_file())


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "cells.csv", "records.csv"])
def test_programs_get_it(lit: dm.Report, tmp_path: Path, name: str) -> None:
    """JSON and both shapes of CSV carry its cells, a blank as a blank."""
    dm.dump(lit, tmp_path / name, format="records" if name.startswith("records") else None)

    assert FULL == own(lit) == own(dm.load(tmp_path / name))


def test_both_shapes_name_its_cells(lit: dm.Report, tmp_path: Path) -> None:
    """Its codes are lines of one shape and columns of the other."""
    dm.dump(lit, tmp_path / "cells.csv")
    dm.dump(lit, tmp_path / "records.csv", format="records")
    cells, records = (
        list(csv.reader((tmp_path / name).read_text(encoding="utf-8-sig").splitlines()))
        for name in ("cells.csv", "records.csv")
    )

    assert set(FULL) <= {code for line in cells for code in line}
    assert set(FULL) <= set(records[0])


def test_schema_has_it(lit: dm.Report, tmp_path: Path) -> None:
    """The schema of a report admits the form, and refuses what is none."""
    dm.dump(lit, tmp_path / "a.json")
    data = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema())
    data["extensions"]["street_lamps"]["told"]["town"] = "seven"

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema())
    assert "收到路灯报修（盏）" in json.dumps(schema(), ensure_ascii=False)


@pytest.mark.parametrize(
    "suffix", ["html", "docx", "xlsx", "md", "txt", pytest.param("pdf", marks=pytest.mark.chinese_fonts)]
)
def test_people_get_it(lit: dm.Report, tmp_path: Path, suffix: str) -> None:
    """Every page prints it, and gives it back."""
    dm.render(lit, tmp_path / f"page.{suffix}")

    assert FULL == own(dm.read(tmp_path / f"page.{suffix}").report)


def test_check_judges_it(lit: dm.Report) -> None:
    """A wrong sum is an error with its sides, and the blank is said to be no more than zero."""
    (blank,) = dm.check(lit, select=["extensions.street_lamps", "read.blank"])
    (wrong,) = dm.check(lit.with_cells({"extensions.street_lamps.mended.town": 4}), select=["extensions"])

    assert ("extensions.street_lamps.waiting.villages",) == blank.cells
    assert ("extensions.street_lamps.told", 7, 6) == (wrong.code, wrong.left, wrong.right)
    assert "extensions.street_lamps.mended.town" in {each.cell for each in wrong.suggestions}
    for rule in rules(StreetLamps):
        assert keeps(rule, rule.good)
        assert not keeps(rule, rule.bad)


def test_sentence_is_written(lit: dm.Report) -> None:
    """The sentence states the figure, with the cell that it came from."""
    made = dm.compose(lit.replace(sections=dm.Sections()))
    (part,) = (each for each in made.paragraphs if each.place == "other_matters")

    assert "城区修复路灯5盏。" in part.text
    assert ["extensions.street_lamps.mended.town"] == [each.expression for each in part.origins]


@pytest.mark.parametrize(("command", "told"), [("cells street_lamps", "城区"), ("rules", "收到路灯报修等于")])
def test_lists_have_it(command: str, told: str) -> None:
    """The command lists its cells and its rule."""
    lines = CliRunner().invoke(cli, command.split()).output.splitlines()

    assert any(line.startswith("extensions.street_lamps.told") and told in line for line in lines)


def test_totals_are_filled(lit: dm.Report) -> None:
    """A blank sum is filled from its parts, as those of the statute are."""
    blank = lit.with_cells({"extensions.street_lamps.told.town": dm.Gap.BLANK})

    assert 7 == blank.with_totals().report.cells()["extensions.street_lamps.told.town"]
