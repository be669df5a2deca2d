"""The figures of published reports: held as printed, and judged."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import disclosure_model as dm
from disclosure_model.findings import Verdict

NAMES = ("hongze-2023", "shanghai-genoffice-2019", "shanghai-stcsm-2024", "shuyang-fgw-2023", "tianjin-fao-2020")
AMOUNTS = ("proactive.fees.amount", "proactive.procurement.amount")


def held(code: str, printed: Any) -> Any:
    """A figure of the transcription as a cell holds it; an amount keeps its digits and its unit."""
    if printed is None:
        return dm.Gap.BLANK
    if code in AMOUNTS:
        amount, unit = re.fullmatch(r"([0-9.]+)(.*)", str(printed)).groups()  # type: ignore[union-attr]  # None fails the test
        return dm.Money(amount, unit or None)
    return printed


@pytest.fixture(params=NAMES)
def transcribed(published: Path, request: pytest.FixtureRequest) -> dict[str, Any]:
    """One transcription: agency, year, editions, and every cell."""
    told: dict[str, Any] = json.loads(
        (published / f"{request.param}.cells.json").read_text(encoding="utf-8"), parse_float=str
    )
    return told | {"cells": {code: held(code, printed) for code, printed in told["cells"].items()}}


@pytest.fixture
def figures(transcribed: dict[str, Any]) -> dm.Report:
    """The report with the editions its tables have; table four has but one."""
    return dm.Report.from_cells(
        transcribed["cells"],
        agency=dm.Agency(name=transcribed["agency"]),
        year=transcribed["year"],
        editions=transcribed["editions"] | {"disputes": "2019"},
    )


def test_every_transcription_is_tested(published: Path) -> None:
    """No transcription is left out."""
    assert sorted(NAMES) == sorted(path.name.removesuffix(".cells.json") for path in published.glob("*.cells.json"))


def test_every_cell_is_held(figures: dm.Report, transcribed: dict[str, Any]) -> None:
    """The report has exactly the cells of the transcription, gaps and digits as printed."""
    assert transcribed["cells"] == figures.cells()
    assert list(transcribed["cells"]) == list(figures.cells())


def test_broken(figures: dm.Report, transcribed: dict[str, Any]) -> None:
    """Only sums that are wrong in print are broken: two of table four in one report."""
    broken = [
        (each.code, each.at)
        for each in dm.check(figures, select=["T3.across", "T3.balance", "T3.results", "T4"])
        if each.verdict is Verdict.BROKEN
    ]
    wrong = [
        ("T4.results", "disputes.reconsideration"),
        ("T4.results", "disputes.litigation.after_reconsideration"),
    ]

    assert (wrong if transcribed["breaks"] else []) == broken


def test_all_is_assessed(figures: dm.Report, transcribed: dict[str, Any]) -> None:
    """Blanks leave no equation of table three unjudged, and none at all where nothing is blank."""
    blanks = [code for code, value in transcribed["cells"].items() if value is dm.Gap.BLANK]
    unjudged = [each.at for each in dm.check(figures) if each.verdict is Verdict.NOT_ASSESSABLE]

    assert [] == [at for at in unjudged if at.startswith("applications.")]
    assert not unjudged or blanks


def test_blank_totals_of_the_year(figures: dm.Report) -> None:
    """Filling blank sums changes no printed figure and breaks nothing that held."""
    before, after = figures.cells(), figures.with_totals()

    assert {code for code, value in after.report.cells().items() if value != before[code]} == set(after.cells)
    assert {before[code] for code in after.cells} <= {dm.Gap.BLANK}
    assert errors(figures) == errors(after.report)


def errors(report: dm.Report) -> list[tuple[str, str]]:
    """The errors of a report."""
    return [(each.code, each.at) for each in dm.check(report) if each.severity is dm.Severity.ERROR]
