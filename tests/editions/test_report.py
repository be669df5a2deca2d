"""The report: held as published, looked at by code, changed by copies."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

import disclosure_model as dm
from disclosure_model.editions.known import tables
from disclosure_model.editions.report import SLOTS
from disclosure_model.editions.tables import AnyApplications
from disclosure_model.errors import UnknownCodeError
from disclosure_model.testing import reports

AGENCY = dm.Agency(name="某机关")
few = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


@given(reports())
@few
def test_cells_make_the_report_again(report: dm.Report) -> None:
    """A report's cells and its facts, given back, make an equal report."""
    facts = {
        name: getattr(report, name)
        for name in ("agency", "year", "period", "title", "instrument", "publication_date", "preamble", "sections")
    }
    made = dm.Report.from_cells(
        report.cells(), editions={slot: each.edition for slot, each in report.tables().items()}, **facts
    )
    notes = {slot: getattr(made, slot).replace(notes=each.notes) for slot, each in report.tables().items()}

    assert report == made.replace(**notes)
    assert report == report.with_cells(report.cells())


@given(reports(gaps=False))
@few
def test_codes_are_paths(report: dm.Report) -> None:
    """Every code is the path to its cell, and begins with a slot, in the order of the form."""
    codes = list(report.cells())
    for code, value in report.cells().items():
        found: object = report
        for name in code.split("."):
            found = getattr(found, name)
        assert value == found

    firsts = [code.partition(".")[0] for code in codes]
    assert sorted(firsts, key=SLOTS.index) == firsts
    assert set(report.tables()) == set(firsts)


@given(reports(sums=True))
@few
def test_right_totals_are_kept(report: dm.Report) -> None:
    """Nothing is filled where nothing is blank."""
    assert (report, ()) == report.with_totals()


def test_missing_tables_are_none() -> None:
    """A table that is missing is None, never zeros."""
    report = dm.Report(agency=AGENCY, year=2021)

    assert [None, None, None] == [getattr(report, slot) for slot in SLOTS]
    assert {} == report.tables() == report.cells()
    with pytest.raises(UnknownCodeError):
        report.with_cells({"disputes.reconsideration.total": 1})


def test_an_edition_for_each_table() -> None:
    """Table two of 2021 stands beside a table three of 2019, whatever the year."""
    report = dm.Report.from_cells(
        {}, missing=dm.Gap.BLANK, agency=AGENCY, year=2023, editions={"proactive": "2021", "applications": "2019"}
    )

    assert {"proactive": "2021", "applications": "2019"} == {
        slot: each.edition for slot, each in report.tables().items()
    }
    assert 10 + 161 == len(report.cells())


def test_open_to_other_editions() -> None:
    """A slot takes any table of its kind, and no table of another kind."""
    applications, disputes = (tables(slot)["2019"].from_cells({}, missing=0) for slot in ("applications", "disputes"))
    assert isinstance(applications, AnyApplications)

    assert applications == dm.Report(agency=AGENCY, year=2030, applications=applications).applications
    with pytest.raises(dm.ShapeError, match=r"Report\.applications.*AnyApplications"):
        dm.Report(agency=AGENCY, year=2030, applications=disputes)  # type: ignore[arg-type]  # the wrong table on purpose


def test_wrong_sums_are_held() -> None:
    """A report as published, wrong totals and all, can be held and copied."""
    report = dm.Report.from_cells(
        {"disputes.reconsideration.upheld": 2}, missing=0, agency=AGENCY, year=2021, editions={"disputes": "2019"}
    )

    assert 0 == report.cells()["disputes.reconsideration.total"]
    assert report == report.replace(title=None)


def test_prose_as_text() -> None:
    """A section's text is its headings and paragraphs, a line each; a grid of its own is no text."""
    section = dm.Section(
        blocks=(dm.Heading(text="（一）主动公开"), dm.Paragraph(text="甲。"), dm.Paragraph(text="乙。"))
    )

    assert "（一）主动公开\n甲。\n乙。" == section.text
    assert "" == dm.Section().text


@pytest.mark.parametrize("kind", [None, *dm.AgencyKind], ids=str)
@pytest.mark.parametrize("issued", [0, 1, dm.Gap.BLANK], ids=str)
def test_who_makes_rules(kind: dm.AgencyKind | None, issued: int | dm.Gap) -> None:
    """Only ministries, provinces and cities make rules; of an organ of unknown kind nothing is said."""
    report = dm.Report.from_cells(
        {"proactive.rules.issued": issued},
        missing=dm.Gap.BLANK,
        agency=AGENCY.replace(kind=kind),
        year=2021,
        editions={"proactive": "2021"},
    )
    makers = {dm.AgencyKind.MINISTRY, dm.AgencyKind.PROVINCE, dm.AgencyKind.CITY}

    expected = None if kind is None else kind in makers or issued != 1
    assert expected is report.only_law_makers_make_rules()


def test_period() -> None:
    """A period holds two days."""
    period = dm.Period(start=date(2021, 1, 1), end=date(2021, 12, 31))

    assert period == dm.Report(agency=AGENCY, year=2021, period=period).period
