"""Bounds are sound and, on small forms, as tight as trying every figure."""

from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_model.checks.systems import System, system
from disclosure_model.checks.verdicts import as_side, judge, side
from disclosure_model.editions.known import tables
from disclosure_model.findings import Range
from disclosure_model.grammar.cells import CHANGE, COUNT
from disclosure_model.grammar.forms import Form, form
from disclosure_model.grammar.gaps import Count, Gap
from disclosure_model.grammar.parts import count
from disclosure_model.grammar.rules import Sides, at_most, identity
from disclosure_model.testing import consistent

few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
some = settings(max_examples=150, deadline=None)
TABLES = [tables("applications")["2019"], tables("applications")["2021"], tables("disputes")["2019"]]
UNKNOWN = (Gap.BLANK, Gap.UNREAD)


@form
class Small(Form):
    """A sum, a part of it, and twice a cell."""

    whole: Count = count("全部")
    one: Count = count("甲")
    two: Count = count("乙")
    pairs: Count = count("对")

    @identity("X.sum", "全部等于甲乙之和", cite="试验", good={}, bad={"whole": 1})
    def sums(self) -> Sides[Count]:
        """The whole is one and two."""
        return self.whole, self.one + self.two

    @identity("X.pairs", "甲等于两倍的对", cite="试验", good={}, bad={"one": 1})
    def twice(self) -> Sides[Count]:
        """One comes in pairs."""
        return self.one, self.pairs + self.pairs

    @at_most("X.less", "乙不多于甲", cite="试验", good={"one": 1}, bad={"two": 1})
    def less(self) -> Sides[Count]:
        """Two is at most one."""
        return self.two, self.one


@pytest.mark.parametrize("table", TABLES, ids=lambda each: f"{each.slot}-{each.edition}")
@given(data=st.data())
@few
def test_truth_is_within_bounds(table: Any, data: st.DataObject) -> None:
    """Blank any cells of a table that is right: nothing breaks, and every blanked figure is within its bounds."""
    made = data.draw(consistent(table))
    truth = made.cells()
    gone = data.draw(st.sets(st.sampled_from(list(truth)), min_size=1))
    gaps = {code: data.draw(st.sampled_from(UNKNOWN)) for code in gone}
    rules = system(table, "")

    judgement = judge(rules, rules.values(made.with_cells(gaps)))

    assert {} == judgement.broken
    assert gone == set(judgement.bounds)
    for code, (least, most) in judgement.bounds.items():
        assert 0 <= least <= truth[code] <= most


@given(st.tuples(*[st.integers(0, 4) | st.sampled_from(Gap)] * 4))
@some
def test_agrees_with_trying_every_figure(values: tuple[Any, ...]) -> None:
    """Broken is what no figures for the unknowns can mend; what fits every equation is within the bounds.

    Bounds do not see parity: an odd figure that ought to be twice an unknown is not assessable.
    """
    rules = system(Small, "")
    judgement = judge(rules, values)
    fillings = list(product(*[choices(value) for value in values]))

    mendable = {number for each in fillings for number in kept(rules, each)}
    beyond_mending = set(range(len(rules.equations))) - mendable
    odd = {1} if values[1] in (1, 3) and values[3] in UNKNOWN else set[int]()
    assert beyond_mending - odd == set(judgement.broken)
    assert odd <= set(judgement.open)

    if not judgement.broken:
        fitting = [each for each in fillings if len(kept(rules, each)) == len(rules.equations)]
        for code, (least, most) in judgement.bounds.items():
            found = {each[rules.codes.index(code)] for each in fitting}
            assert all(least <= figure <= most for figure in found)


def choices(value: Any) -> list[int]:
    """The figures to try in a cell: enough, since no known figure is above four."""
    if value in UNKNOWN:
        return list(range(13))
    return [0 if value is Gap.NOT_APPLICABLE else value]


def kept(rules: System, figures: tuple[int, ...]) -> set[int]:
    """The equations that these figures keep."""
    return {
        number
        for number, off in enumerate(rules.differences(figures, figures))
        if off == 0 or (off < 0 and rules.equations[number].rule.relation == "≤")
    }


def test_sides() -> None:
    """A side is a number, or a range where unknown cells leave it open; a bound that is none is None."""
    inf = float("inf")

    assert 3 == as_side(3, 3)
    assert Range(3, None) == as_side(3, inf)
    assert Range(None, -2) == as_side(-inf, -2)
    assert Range(4, None) == side(
        {"a": 1, "b": 1, "c": 2}, {"a": 4, "b": Gap.BLANK, "c": Gap.NOT_APPLICABLE}, dict.fromkeys("abc", COUNT)
    )
    assert Range(None, None) == side({"a": 1}, {"a": Gap.UNREAD}, {"a": CHANGE})
    assert 4 == side({"a": 2}, {"a": 2}, {"a": COUNT})
