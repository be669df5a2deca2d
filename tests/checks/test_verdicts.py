"""Verdicts by bounds."""

from typing import Any

import disclosure_model as dm
from disclosure_model.checks.systems import System, system
from disclosure_model.checks.verdicts import judge
from disclosure_model.editions.known import tables
from disclosure_model.grammar.forms import Form, form
from disclosure_model.grammar.gaps import Count
from disclosure_model.grammar.parts import change, count
from disclosure_model.grammar.rules import Counts, Sides, at_most, equations, identity

APPLICATIONS = tables("applications")["2021"]


@form
class Part(Counts):
    """A part that is at most its whole, and a signed change."""

    whole: Count = count("全部")
    some: Count = count("其中")
    before: Count = count("上年")
    moved: Count = change("增减")

    @at_most("X.part", "其中不多于全部", cite="试验", good={"whole": 1}, bad={"some": 1})
    def part(self) -> Sides[Count]:
        """Some is at most the whole."""
        return self.some, self.whole

    @identity("X.moved", "上年加增减等于全部", cite="试验", good={}, bad={"moved": 1})
    def change_is_the_difference(self) -> Sides[Count]:
        """Last year and the change make this year."""
        return self.whole, self.before + self.moved


@form
class Circle(Counts):
    """Equations that drive each other up without end."""

    one: Count = count("甲")
    two: Count = count("乙")
    step: Count = count("丙")

    @identity("X.equal", "甲等于乙", cite="试验", good={}, bad={"one": 1})
    def equal(self) -> Sides[Count]:
        """One is two."""
        return self.one, self.two

    @identity("X.more", "甲等于乙加丙", cite="试验", good={}, bad={"one": 1})
    def more(self) -> Sides[Count]:
        """One is more than two."""
        return self.one, self.two + self.step


def judged(made: Form) -> tuple[System, Any]:
    """The system of a form and the judgement on it."""
    rules_ = system(type(made), "")
    return rules_, judge(rules_, rules_.values(made))


def test_at_most_and_signed() -> None:
    """A bound is broken only from above; an unknown change may be negative."""
    assert {0: 2} == dict(judged(Part(whole=3, some=5, before=3, moved=0))[1].broken)
    assert {} == dict(judged(Part(whole=3, some=1, before=3, moved=0))[1].broken)
    open_change = judged(Part(whole=3, some=dm.Gap.BLANK, before=9, moved=dm.Gap.BLANK))[1]
    assert {"some": (0, 3), "moved": (-6, -6)} == dict(open_change.bounds)
    assert () == open_change.open
    unknown_whole = judged(Part(whole=dm.Gap.BLANK, some=4, before=dm.Gap.BLANK, moved=dm.Gap.BLANK))[1]
    assert 4 == unknown_whole.bounds["whole"][0]
    assert {} == dict(
        judged(Part(whole=4, some=dm.Gap.NOT_APPLICABLE, before=4, moved=dm.Gap.NOT_APPLICABLE))[1].broken
    )


def test_contradicting_unknowns_break_nothing() -> None:
    """Equations that only together cannot hold are not assessable, never broken by bounds."""
    zeros = APPLICATIONS.from_cells({}, missing=0)
    made = zeros.with_cells(
        {
            "received.enterprises": dm.Gap.BLANK,
            "received.total": 5,
            "carried_forward.natural_persons": dm.Gap.BLANK,
            "carried_forward.enterprises": 3,
            "carried_forward.total": 5,
        }
    )
    judgement = judged(made)[1]

    assert [] == [system(APPLICATIONS, "").equations[number].at for number in judgement.broken]
    assert judgement.open


def test_bounds_without_end() -> None:
    """Bounds that never come to rest are stopped, and what they leave is not assessable."""
    assert (0, 1) == judged(Circle(one=dm.Gap.BLANK, two=dm.Gap.BLANK, step=1))[1].open


def test_bounds_that_leave_nothing() -> None:
    """An equation whose unknowns have nothing left to be narrows nothing."""
    zeros = APPLICATIONS.from_cells({}, missing=0)
    made = zeros.with_cells(
        {
            "received.natural_persons": dm.Gap.BLANK,
            "received.enterprises": dm.Gap.BLANK,
            "received.total": 2,
            "dispositions.total.natural_persons": 3,
            "dispositions.granted.natural_persons": dm.Gap.BLANK,
            "dispositions.granted.total": dm.Gap.BLANK,
            "dispositions.total.total": dm.Gap.BLANK,
            "carried_forward.natural_persons": dm.Gap.BLANK,
            "carried_forward.total": dm.Gap.BLANK,
        }
    )

    assert {} == judged(made)[1].broken
    assert judged(made)[1].open


def test_dependent_equations() -> None:
    """Two of the equations of table three follow from the others."""
    depends = system(APPLICATIONS, "applications.").depends

    found = [equations(APPLICATIONS, "applications.")[number] for number in depends]

    assert [("T3.results", "applications.dispositions.*.total"), ("T3.balance", "applications.*.total")] == [
        (each.rule.code, each.at) for each in found
    ]


def test_blank_sums_are_filled() -> None:
    """Blank sums of known parts are filled and said; printed figures and sums with unknown parts stay."""
    report = dm.Report.from_cells(
        {}, missing=0, agency=dm.Agency(name="某机关"), year=2022, editions={"disputes": "2019"}
    )
    blanks = report.with_cells(
        {
            "disputes.reconsideration.total": dm.Gap.BLANK,
            "disputes.reconsideration.upheld": 2,
            "disputes.reconsideration.pending": dm.Gap.NOT_APPLICABLE,
            "disputes.litigation.direct.total": dm.Gap.BLANK,
            "disputes.litigation.direct.other": dm.Gap.UNREAD,
        }
    )
    filled = blanks.with_totals()

    assert ("disputes.reconsideration.total",) == filled.cells
    assert 2 == filled.report.cells()["disputes.reconsideration.total"]
