"""Rules: found on forms, inherited, written out as equations, weighed by what they rest on."""

from types import ModuleType
from typing import Any

import pytest

from disclosure_model.editions import edition_2019, edition_2021
from disclosure_model.editions.tables import ApplicantCounts
from disclosure_model.errors import DeclarationError
from disclosure_model.findings import Kind, Severity
from disclosure_model.grammar.forms import Form, declared_cells, form
from disclosure_model.grammar.gaps import Count, Gap
from disclosure_model.grammar.parts import count, row
from disclosure_model.grammar.rules import (
    Breach,
    Counts,
    Rule,
    Sides,
    at_most,
    comparison,
    demand,
    equations,
    identity,
    rules,
)
from disclosure_model.wording import message

APPLICATIONS = (edition_2019.Applications, edition_2021.Applications)


@form
class Whole(Counts):
    """A row with a part."""

    whole: Count = count("全部")
    part: Count = count("其中")

    @at_most("X.part", "其中不多于全部", cite="试验", good={"whole": 1}, bad={"part": 1})
    def part_is_at_most(self) -> Sides[Count]:
        """The part is at most the whole."""
        return self.part, self.whole


@form
class Two(Form):
    """Two rows, the first at most the second, and a demand, which is no equation."""

    first: Whole = row("甲")
    second: Whole = row("乙")

    @at_most("X.rows", "甲不多于乙", kind=Kind.HEURISTIC, cite="试验", good={}, bad={"first.whole": 1})
    def first_is_at_most(self) -> Sides[Whole]:
        """Column by column."""
        return self.first, self.second

    @demand("X.some", "乙不为零", cite="试验", good={"second.whole": 1}, bad={})
    def something(self) -> bool | None:
        """The second row says something."""
        return self.second.whole != 0


@form
class Narrower(Two):
    """A later edition that states one rule anew."""

    @identity("X.same", "甲等于乙", cite="试验", good={}, bad={"first.whole": 1})
    def first_is_at_most(self) -> Sides[Whole]:
        """The rows are equal now."""
        return self.first, self.second


class TestBreaches:
    """In what ways a demand is not kept."""

    def test_predicate(self) -> None:
        """A predicate is broken in one way, said in the rule's words; a gap leaves it open."""
        some = next(rule for rule in rules(Two) if rule.code == "X.some")
        broken = Two.from_cells({}, missing=0)

        assert ["乙不为零"] == [str(each.said) for each in some.breaches(broken)]
        assert () == some.breaches(Two.from_cells({}, missing=1))
        assert () == rule_of(lambda _form: None).breaches(broken)

    def test_told_one_by_one(self) -> None:
        """A demand may tell its breaches itself."""
        told = [Breach(said=message("一")), Breach(said=message("二"), at="there")]

        assert told == list(rule_of(lambda _form: iter(told)).breaches(None))

    def test_comparison(self) -> None:
        """A comparison is asked with last year's, and never without."""
        (rule,) = rules(declared(grows))

        assert rule.compares
        assert ["不减少"] == [str(each.said) for each in rule.breaches(1, 2)]
        assert () == rule.breaches(2, 1)
        assert () == rule.breaches(1)


def rule_of(method: Any) -> Rule:
    """The demand that a function is."""
    return rules(declared(demand("X.demand", "要求", cite="试验", good={}, bad={})(method)))[0]


@comparison("X.grows", "不减少", cite="试验", good={}, bad={})
def grows(now: int, then: int) -> bool:
    """It does not get less."""
    return now >= then


def declared(function: Any) -> ModuleType:
    """A module with a rule of its own."""
    module = ModuleType("module")
    vars(module)["a_rule"] = function
    return module


def test_inside_out() -> None:
    """Rows come before the form that holds them; a rule over rows is an equation for each column."""
    assert [
        ("X.part", "t.first", "t.first.part ≤ t.first.whole"),
        ("X.part", "t.second", "t.second.part ≤ t.second.whole"),
        ("X.rows", "t.*.whole", "t.first.whole ≤ t.second.whole"),
        ("X.rows", "t.*.part", "t.first.part ≤ t.second.part"),
    ] == [(each.rule.code, each.at, str(each)) for each in equations(Two, "t.")]


def test_stated_anew() -> None:
    """A rule stated anew under the same name takes the old one's place; the others are inherited."""
    assert ["X.rows", "X.some"] == [rule.code for rule in rules(Two)]
    assert ["X.same", "X.some"] == [rule.code for rule in rules(Narrower)]


@pytest.mark.parametrize(("kind", "severity"), [(Kind.PRINTED, Severity.ERROR), (Kind.HEURISTIC, Severity.WARNING)])
def test_severity(kind: Kind, severity: Severity) -> None:
    """What the form prints is an error, what is only unusual a warning."""
    declared: dict[str, Any] = {"code": "X", "wording": "", "relation": "=", "cite": "", "good": {}, "bad": {}}

    assert severity is Rule(kind=kind, method=len, **declared).severity


def test_rows_add() -> None:
    """Rows add cell by cell, gaps like unknowns, into a row of the same form."""
    assert Whole(whole=3, part=2) == Whole(whole=1, part=2) + Whole(whole=2, part=Gap.NOT_APPLICABLE)
    assert Gap.BLANK is (Whole(whole=1, part=2) + Whole(whole=Gap.BLANK, part=0)).whole


@pytest.mark.parametrize("table", APPLICATIONS, ids=["2019", "2021"])
def test_every_cell_is_judged(table: type[Form]) -> None:
    """Each cell of table three stands in two equations or three, so that a wrong one shows where they cross."""
    held = {cell.code: 0 for cell in declared_cells(table)}
    for each in equations(table):
        for code in each.net:
            held[code] += 1

    assert {2, 3} == set(held.values())
    assert {code for code, times in held.items() if times == 3} == {
        f"dispositions.total.{cell.code}" for cell in declared_cells(ApplicantCounts)
    }


@pytest.mark.parametrize("table", APPLICATIONS, ids=["2019", "2021"])
def test_results_name_every_line(table: type[Form]) -> None:
    """The total of the results adds every line of results once, in its own column, and nothing else."""
    for each in equations(table):
        if each.rule.code == "T3.results":
            column = each.at.rpartition(".")[2]
            lines = [
                cell.code
                for cell in declared_cells(table)
                if cell.code.startswith("dispositions.") and cell.code.endswith(f".{column}")
            ]
            assert {f"dispositions.total.{column}": 1} == each.left
            assert dict.fromkeys([code for code in lines if code not in each.left], 1) == each.right


@pytest.mark.parametrize(
    "sides",
    [
        lambda form: form.first.whole,
        lambda form: (form.first.whole,),
        lambda form: (form.first.whole, 1),
        lambda form: (form.first, form.first.whole),
        lambda form: (form, form),
    ],
    ids=["one sum", "one side", "a number", "a row and a cell", "a table"],
)
def test_no_two_sides(sides: Any) -> None:
    """A rule that does not return two sums or two rows is refused by its code."""

    @form
    class Wrong(Two):
        @identity("X.wrong", "不成等式", cite="试验", good={}, bad={})
        def wrong(self) -> Sides[Any]:
            """No two sides."""
            found: Sides[Any] = sides(self)
            return found

    with pytest.raises(DeclarationError, match=r"X\.wrong"):
        equations(Wrong)
