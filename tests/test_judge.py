"""One verdict on one report."""

from types import ModuleType

import pytest

import disclosure_model as dm
from disclosure_model.findings import Kind, Range, Severity, Verdict
from disclosure_model.judge import check, owner, rules


def changed(report: dm.Report, **cells: object) -> tuple[dm.Finding, ...]:
    """The findings after other figures in some cells of table three and four."""
    codes = {code.replace("__", "."): value for code, value in cells.items()}
    return check(report.with_cells(codes))


def test_consistent_report_has_no_findings(report: dm.Report) -> None:
    """Nothing is found where nothing is wrong."""
    assert () == check(report)


def test_finding_of_a_wrong_total(report: dm.Report) -> None:
    """A finding has all fields of the contract."""
    across, balance, heuristic, said = changed(report, applications__received__total=2)

    assert ("T3.across", Kind.IMPLIED, Severity.ERROR, Verdict.BROKEN) == (
        across.code,
        across.kind,
        across.severity,
        across.verdict,
    )
    assert (2, 0, 2) == (across.left, across.right, across.difference)
    assert ("applications.received", "applications.*.total") == (across.at, balance.at)
    assert "applications.received.total" == across.cells[0]
    assert ("T3.across", "applications.received") == balance.consequence_of
    assert [("applications.received.total", 2, 0)] == [(s.cell, s.printed, s.proposed) for s in across.suggestions]
    assert ("T3.only_total", "prose.Z01") == (heuristic.code, said.code)
    assert (
        "T3.across 「一、本年新收政府信息公开申请数量」不合「总计等于各类申请人之和」：左边 2，右边 0，相差 2"
        == str(across)
    )


def test_ranges_where_cells_are_unknown(report: dm.Report) -> None:
    """A side with a blank is a range; a rule that its known parts break is broken all the same."""
    found = changed(
        report,
        disputes__reconsideration__upheld=9,
        disputes__reconsideration__pending=dm.Gap.BLANK,
        disputes__reconsideration__total=5,
    )

    assert [(5, Range(9, None), Range(None, -4))] == [
        (each.left, each.right, each.difference) for each in found if each.code == "T4.results"
    ]
    assert "至少 9" in str(found[0])
    assert "至多 -4" in str(found[0])


def test_not_assessable_and_evident_zeros(report: dm.Report) -> None:
    """What gaps leave open is information; blanks that can only be zero are listed once a table."""
    found = changed(
        report,
        disputes__reconsideration__total=dm.Gap.UNREAD,
        disputes__litigation__direct__upheld=dm.Gap.BLANK,
        disputes__litigation__after_reconsideration__upheld=dm.Gap.UNREAD,
        disputes__litigation__after_reconsideration__total=dm.Gap.UNREAD,
    )

    assert [("T4.results", Verdict.NOT_ASSESSABLE), ("read.blank", Verdict.EVIDENT_ZERO)] == [
        (each.code, each.verdict) for each in found
    ]
    assert {Severity.INFO} == {each.severity for each in found}
    assert ("disputes.litigation.direct.upheld",) == found[1].cells


def test_demands(report: dm.Report) -> None:
    """Heuristics are warnings: rule making, a section that says nothing, a government that says too little."""
    county = dm.Agency(name="某县人民政府", kind=dm.AgencyKind.COUNTY)
    empty = report.sections.replace(problems=dm.Section(blocks=(dm.Paragraph(text="无。"),)))
    found = check(report.replace(agency=county, sections=empty).with_cells({"proactive.rules.made": 1}))

    assert [
        ("T2.rule_making", "proactive.rules"),
        ("text.empty", "sections.problems"),
        ("text.supervision", "sections.overview"),
    ] == [(each.code, each.at) for each in found]
    assert {Severity.WARNING} == {each.severity for each in found}
    assert () == check(report.replace(agency=county.replace(name="某县某局", kind=dm.AgencyKind.DEPARTMENT)))


def test_comparisons(report: dm.Report) -> None:
    """What is compared with last year's is asked only where that is given; each breach has its place."""
    assert ["sections.overview"] == [each.at for each in check(report, report, select=["text.repeated"])]
    assert () == check(report, select=["text.repeated"])


def test_selection(report: dm.Report) -> None:
    """Rules can be selected, ignored and given another severity, by code or by its beginning."""
    wrong = report.with_cells({"applications.received.total": 2})

    assert ["T3.across"] == [each.code for each in check(wrong, select=["T3.across"])]
    assert [] == [each.code for each in check(wrong, ignore=["T3", "prose"])]
    assert Severity.INFO == check(wrong, severity={"T3.across": Severity.INFO})[0].severity
    with pytest.raises(dm.DisclosureError, match=r"T3\.balance"):
        check(wrong, ignore=["T3.balence"])


def test_catalogue() -> None:
    """Rules stand in order of code, each with its owner."""
    assert sorted(rule.code for rule in rules()) == [rule.code for rule in rules()]
    assert "Report" == owner("text.empty").__name__
    assert "2021" == getattr(owner("T3.balance"), "edition", None)


def test_face() -> None:
    """The face is these names, sorted, and no others; none of them is hidden by a module of the same name."""
    assert sorted(dm.__all__) == dm.__all__
    for name in dm.__all__:
        assert not isinstance(getattr(dm, name), ModuleType | None)
    assert dm.__version__
    assert [*dm.__all__, "__version__"] == sorted(dir(dm), key=[*dm.__all__, "__version__"].index)
    with pytest.raises(AttributeError, match="nonsense"):
        dm.nonsense  # noqa: B018  # the asking is the test
