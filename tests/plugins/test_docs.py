"""The code of ``docs/plugins.md`` runs, and its hooks are a plugin."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import attrs
import pytest
from attacks import Good, Number
from plugged import warned

import disclosure_model as dm
from disclosure_model import plugins
from disclosure_model.editions.agency import AgencyKind
from disclosure_model.editions.changes import Gathering
from disclosure_model.editions.deadlines import Deadline
from disclosure_model.editions.known import edition
from disclosure_model.formats.doors import Door, doors
from disclosure_model.grammar.forms import form
from disclosure_model.grammar.parts import row

pytestmark = pytest.mark.alone

PAGE = Path(__file__).parents[2] / "docs" / "plugins.md"


@form
class Counter(Good):
    """A form for the example of a gathering."""

    asked: Number = row("询问")


GIVEN = {
    "AgencyKind": AgencyKind,
    "Counter": Counter,
    "Deadline": Deadline,
    "Door": Door,
    "EDITION_2026": attrs.evolve(edition("2021"), name="2026", first_year=2026),
    "Gap": dm.Gap,
    "Gathering": Gathering,
    "Path": Path,
    "__file__": str(PAGE),
    "edition": edition,
    "hotline": SimpleNamespace(),
}
"""What the page takes for granted."""


@pytest.fixture
def told(report: dm.Report, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What is defined when all of the page's code has run, as that of a module."""
    module = ModuleType("documented")
    monkeypatch.setitem(sys.modules, "documented", module)
    names = vars(module)
    names.update(GIVEN, report=report)
    with plugins.using():
        for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
            exec(compile(block, str(PAGE), "exec"), names)  # noqa: S102  # our own page
    return names


def test_forms_patterns_and_readings(told: dict[str, Any], example: Path) -> None:
    """The form is filled from the example, checked, and claimed of."""
    parts = {name: told[name] for name in ("disclosure_forms", "disclosure_patterns", "disclosure_readings")}
    with plugins.using(tianjin_fao=SimpleNamespace(**parts)):
        report = dm.read(example).report
        wrong = report.with_cells({"extensions.tianjin_fao.posts.total": 3})

        assert 625 == report.extensions["tianjin_fao"].posts.total
        assert () == dm.check(report, ignore=["read"])
        assert {"prose.tianjin_fao.posts"} == {each.code for each in dm.check(wrong)}


def test_rules_and_the_rest(told: dict[str, Any], report: dm.Report) -> None:
    """What is told of every other hook can be used; the file of sentences and the module of a format are not there."""
    forms = {"disclosure_forms", "disclosure_patterns", "disclosure_readings"}
    parts = {name: told[name] for name in told if name.startswith("disclosure_") and name not in forms}
    ours = report.replace(agency=report.agency.replace(region="某省", kind=AgencyKind.DEPARTMENT))
    with plugins.using(province_assessment=SimpleNamespace(**parts)), warned() as wrong:
        found = dm.check(ours.replace(sections=dm.Sections()))
        dm.compose(ours.replace(sections=dm.Sections()))

        assert {"extensions.province_assessment.words"} == {each.code for each in found}
        assert "2026" == dm.edition_for(2026).name
        assert "vendor" not in {each.name for each in doors()}
    assert {"disclosure_formats", "disclosure_sentences"} == {each.split()[1].split("：")[1] for each in wrong}
