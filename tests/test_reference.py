"""The generated reference is fresh and whole."""

import runpy
from pathlib import Path

import pytest

from disclosure_model.editions.known import known_editions
from disclosure_model.grammar.forms import declared_cells
from disclosure_model.judge import rules

pytestmark = pytest.mark.alone

ROOT = Path(__file__).parent.parent
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "write_reference.py"))
FOLDER = ROOT / "docs" / "reference"


def test_fresh() -> None:
    """Every page is what the declarations say; ``make docs`` writes it."""
    assert [] == SCRIPT["stale"]()


def test_check_is_silent_when_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    """``--check`` ends with 0 and names nothing."""
    assert SCRIPT["main"](["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_every_cell_is_told() -> None:
    """Each code of each edition stands in the page of cells."""
    text = (FOLDER / "cells.md").read_text(encoding="utf-8")
    codes = [
        cell.code
        for known in known_editions()
        for form in known.tables
        for cell in declared_cells(form, f"{form.slot}.")
    ]

    assert [] == [code for code in codes if f"`{code}`" not in text]


def test_every_rule_is_told() -> None:
    """Each rule has a section of its own."""
    lines = (FOLDER / "rules.md").read_text(encoding="utf-8").splitlines()

    assert [] == [rule.code for rule in rules() if f"## {rule.code}" not in lines]
