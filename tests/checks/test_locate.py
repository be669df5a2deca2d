"""A wrong cell is found: first for every single error, among the explanations for two and three."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import disclosure_model as dm
from disclosure_model.checks.locate import MOST, explain
from disclosure_model.checks.systems import system
from disclosure_model.checks.verdicts import judge
from disclosure_model.editions.known import tables
from disclosure_model.findings import Verdict
from disclosure_model.grammar.cells import LARGEST
from disclosure_model.grammar.forms import Form, form
from disclosure_model.grammar.gaps import Count
from disclosure_model.grammar.parts import count
from disclosure_model.grammar.rules import Sides, at_most, identity
from disclosure_model.judge import check
from disclosure_model.testing import consistent, reports


@form
class Bounded(Form):
    """A part of a whole."""

    whole: Count = count("全部")
    some: Count = count("其中")

    @at_most("X.some", "其中不多于全部", cite="试验", good={"whole": 1}, bad={"some": 1})
    def part(self) -> Sides[Count]:
        """Some is at most the whole."""
        return self.some, self.whole


@form
class Shared(Form):
    """One cell in two sums."""

    one: Count = count("甲")
    two: Count = count("乙")
    both: Count = count("甲乙")
    again: Count = count("又乙")

    @identity("X.both", "甲乙之和", cite="试验", good={}, bad={"one": 1})
    def sum(self) -> Sides[Count]:
        """One and two."""
        return self.both, self.one + self.two

    @identity("X.again", "乙照抄", cite="试验", good={}, bad={"two": 1})
    def copy(self) -> Sides[Count]:
        """Two again."""
        return self.again, self.two


some = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
each_edition = pytest.mark.parametrize("edition", ["2019", "2021"])


@each_edition
@given(data=st.data())
@some
def test_every_single_error(edition: str, data: st.DataObject) -> None:
    """Change any one cell by any amount: the report breaks, and the one suggestion is that cell and its old value."""
    table = data.draw(consistent(tables("applications")[edition]))
    amounts = data.draw(st.lists(st.integers(1, 40) | st.integers(1, LARGEST // 2), min_size=1, max_size=8))
    marks = data.draw(st.binary(min_size=len(table.cells()), max_size=len(table.cells())))
    for (code, old), mark in zip(table.cells().items(), marks, strict=True):
        amount = amounts[mark % len(amounts)]
        new = old - min(old, amount) if mark >= 128 and old else old + amount
        wrong = dm.Report(agency=dm.Agency(name="某机关"), year=2021, applications=table.with_cells({code: new}))
        broken = check(wrong, select=["T3.across", "T3.balance", "T3.results"])

        assert broken
        for each in broken:
            assert Verdict.BROKEN is each.verdict
            assert [(f"applications.{code}", new, old)] == [(s.cell, s.printed, s.proposed) for s in each.suggestions]


@each_edition
@pytest.mark.parametrize("size", [2, 3])
@given(data=st.data())
@settings(some, max_examples=40)
def test_pairs_and_triples(edition: str, size: int, data: st.DataObject) -> None:
    """Two or three wrong cells are told, unless fewer cells explain as much, or more sets of as many than are told."""
    table = data.draw(consistent(tables("applications")[edition]))
    cells = table.cells()
    codes = data.draw(st.lists(st.sampled_from(list(cells)), min_size=size, max_size=size, unique=True))
    offs = {code: data.draw(errors(cells[code])) for code in codes}
    wrong = table.with_cells({code: cells[code] + off for code, off in offs.items()})

    found = explained(wrong)

    assert found
    assert frozenset(offs.items()) in found or len(found[0]) < size or len(found) == MOST


def errors(figure: int) -> st.SearchStrategy[int]:
    """By how much a cell may be wrong: any amount that leaves no less than nothing."""
    more = st.integers(1, 99) | st.integers(100, 10**6)
    return more | st.integers(-figure, -1) if figure else more


def explained(table: Any) -> list[Any]:
    """The explanations of a table's failures."""
    rules = system(type(table), "")
    values = rules.values(table)
    broken = {number: int(str(value)) for number, value in judge(rules, values).broken.items()}
    return explain(rules, values, broken, frozenset())


@given(data=st.data())
@some
def test_many_errors(data: st.DataObject) -> None:
    """With more errors than an explanation has cells, those that settle two failures each are named."""
    table = data.draw(consistent(tables("applications")["2021"]))
    columns = ("natural_persons", "enterprises", "research_institutions", "other_organizations")
    rows = ("granted", "denied.state_secrets", "unavailable.not_held", "not_processed.repeated")
    offs = {
        f"dispositions.{row}.{column}": 1000 * 7**n for n, (row, column) in enumerate(zip(rows, columns, strict=True))
    }
    wrong = table.with_cells({code: table.cells()[code] + off for code, off in offs.items()})

    assert [frozenset(offs.items())] == explained(wrong)


@given(reports(sums=True))
@settings(some, max_examples=100)
def test_consistent_reports_have_no_errors(report: dm.Report) -> None:
    """A report whose sums are right breaks no rule."""
    assert () == check(report, select=["T3.across", "T3.balance", "T3.results", "T4"])


def test_bounds_tell_no_amount() -> None:
    """A broken ≤ has no explanation: it does not tell by how much a cell is off."""
    assert [] == explain(system(Bounded, ""), (1, 2), {0: 1}, frozenset())


def test_no_cell_twice() -> None:
    """A cell is not named twice in one explanation, each time with a part of what it cannot give at once."""
    values = (4, 0, dm.Gap.BLANK, dm.Gap.BLANK)

    assert [] == explain(system(Shared, ""), values, {0: -4, 1: 3}, frozenset())


@pytest.mark.parametrize("value", [LARGEST, 0])
def test_proposed_figures_fit(value: int) -> None:
    """Nothing is proposed that its cell could not hold."""
    parts = {"upheld": LARGEST, "corrected": LARGEST, "other": 0, "pending": 0, "total": value}
    table = tables("disputes")["2019"].from_cells({f"reconsideration.{k}": v for k, v in parts.items()}, missing=0)
    cells = table.cells()

    for found in explained(table):
        table.with_cells({code: cells[code] - off for code, off in found})


def test_nothing_explains() -> None:
    """Failures that no cell can mend within its kind have no explanation."""
    form = tables("disputes")["2019"]
    no_total = form.from_cells({"reconsideration.total": dm.Gap.BLANK}, missing=0)
    rules = system(form, "")

    assert [] == explain(rules, rules.values(no_total), {0: -3}, frozenset())
