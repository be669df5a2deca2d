"""Equations compiled: the straight line, what follows from what, and groups that share no cell."""

from fractions import Fraction
from functools import reduce
from operator import add
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_model.checks.systems import System, system
from disclosure_model.editions.known import tables
from disclosure_model.grammar.forms import Form, declared_cells, form
from disclosure_model.grammar.gaps import Count
from disclosure_model.grammar.parts import change, count
from disclosure_model.grammar.rules import Sides, at_most, identity

few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@form
class Doubled(Form):
    """Coefficients other than one, and a bound, which nothing follows from."""

    one: Count = count("甲")
    two: Count = count("乙")
    moved: Count = change("增减")

    @identity("X.double", "甲等于两个乙加增减", cite="试验", good={}, bad={"one": 1})
    def double(self) -> Sides[Count]:
        """One is twice two, and the change."""
        return self.one, self.two + self.two + self.moved

    @at_most("X.bound", "乙不多于甲", cite="试验", good={"one": 1}, bad={"two": 1})
    def bound(self) -> Sides[Count]:
        """Two is at most one."""
        return self.two, self.one

    @identity("X.many", "甲等于十二个乙", cite="试验", good={}, bad={"one": 1})
    def many(self) -> Sides[Count]:
        """One is twelve times two."""
        return self.one, reduce(add, [self.two] * 12)

    @identity("X.itself", "甲等于甲", cite="试验", good={}, bad={})
    def itself(self) -> Sides[Count]:
        """One is one: nothing can break it."""
        return self.one, self.one

    @identity("X.again", "同一等式", cite="试验", good={}, bad={"one": 1})
    def again(self) -> Sides[Count]:
        """The first relation, turned round and twice."""
        return self.two + self.two + self.two + self.two + self.moved + self.moved, self.one + self.one


TABLES = [table for slot in ("proactive", "applications", "disputes") for table in tables(slot).values()]
FORMS = [*TABLES, Doubled]


@pytest.mark.parametrize("table", FORMS, ids=lambda each: f"{each.__module__.rpartition('.')[2]}.{each.__name__}")
@given(data=st.data())
@few
def test_straight_line(table: type[Form], data: st.DataObject) -> None:
    """The compiled line gives what each equation's coefficients give, far beyond 64 bits too."""
    rules = system(table, "")
    figures = tuple(data.draw(st.lists(st.integers(), min_size=len(rules.codes), max_size=len(rules.codes))))
    cells = dict(zip(rules.codes, figures, strict=True))
    expected = tuple(sum(times * cells[code] for code, times in each.net.items()) for each in rules.equations)

    assert expected == rules.differences(figures, figures)


def test_signed() -> None:
    """Only changes may be negative."""
    assert {"moved"} == signed(system(Doubled, ""))
    assert {"change"} == {code.rpartition(".")[2] for code in signed(system(tables("proactive")["2019"], ""))}


def signed(rules: System) -> set[str]:
    """The codes whose figures may be negative."""
    return {code for code, kind in rules.kinds.items() if kind.signed}


def test_follows() -> None:
    """A multiple of another identity follows from it, one of a thing with itself from none, a bound never."""
    assert {3: (), 4: (0,)} == dict(system(Doubled, "").depends)


@pytest.mark.parametrize(("edition", "size"), [("2019", 37), ("2021", 39)])
def test_two_follow(edition: str, size: int) -> None:
    """In table three all but two equations are independent, and each that follows is a sum of those it names."""
    rules = system(tables("applications")[edition], "")

    assert size == len(rules.equations)
    assert size - 2 == rank(rules, range(size))
    assert 2 == len(rules.depends)
    for number, others in rules.depends.items():
        assert number not in others
        assert rank(rules, others) == rank(rules, [*others, number])


def rank(rules: System, numbers: Any) -> int:
    """How many of these equations are independent."""
    rows = [{code: Fraction(times) for code, times in rules.equations[number].net.items()} for number in numbers]
    found = 0
    while rows:
        pivot = rows.pop()
        if pivot:
            found += 1
            code = next(iter(pivot))
            rows = [without(row, pivot, row.get(code, Fraction(0)) / pivot[code]) for row in rows]
    return found


def without(row: dict[str, Fraction], pivot: dict[str, Fraction], factor: Fraction) -> dict[str, Fraction]:
    """A row less a multiple of another."""
    left = {code: row.get(code, Fraction(0)) - factor * pivot.get(code, Fraction(0)) for code in {*row, *pivot}}
    return {code: value for code, value in left.items() if value}


def test_groups() -> None:
    """Table three is one group; the three blocks of table four share nothing."""
    assert {0} == set(system(tables("applications")["2021"], "").groups)
    assert (0, 1, 2) == system(tables("disputes")["2019"], "").groups


def test_remembered() -> None:
    """A system is derived once, and its codes are those of the form with the prefix asked for."""
    table = tables("disputes")["2019"]

    assert system(table, "disputes.") is system(table, "disputes.")
    assert tuple(f"disputes.{cell.code}" for cell in declared_cells(table)) == system(table, "disputes.").codes
