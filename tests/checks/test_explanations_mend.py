"""What an explanation proposes really mends: taken at its word, nothing is left broken."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_model.checks.locate import MOST, explain, suggestions
from disclosure_model.checks.systems import system
from disclosure_model.checks.verdicts import judge
from disclosure_model.editions.known import tables
from disclosure_model.testing import consistent

few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
TABLES = [tables("applications")["2019"], tables("applications")["2021"], tables("disputes")["2019"]]


@pytest.mark.parametrize("table", TABLES, ids=lambda each: f"{each.slot}-{each.edition}")
@given(data=st.data())
@few
def test_taken_at_its_word(table: Any, data: st.DataObject) -> None:
    """Up to two wrong cells: each explanation mends every failure, all of one size, no more than are told."""
    made = data.draw(consistent(table))
    wrong = data.draw(st.dictionaries(st.sampled_from(list(made.cells())), st.integers(0, 99), max_size=2))
    printed = made.with_cells(wrong)
    rules = system(table, "")
    failures = {number: int(str(off)) for number, off in judge(rules, rules.values(printed)).broken.items()}

    found = explain(rules, rules.values(printed), failures, frozenset())

    assert bool(found) == bool(failures)
    assert len(found) <= MOST
    assert len({len(explanation) for explanation in found}) <= 1
    for explanation in found:
        mended = {code: printed.cells()[code] - off for code, off in explanation}
        assert {} == judge(rules, rules.values(printed.with_cells(mended))).broken


def test_numbered_from_one() -> None:
    """Suggestions of one explanation share its number and tell what stands and what would mend it."""
    found = suggestions([frozenset({("b", -1), ("a", 2)}), frozenset({("c", 3)})], {"a": 5, "b": 0, "c": 3})

    assert [(1, "a", 5, 3), (1, "b", 0, 1), (2, "c", 3, 0)] == [
        (each.explanation, each.cell, each.printed, each.proposed) for each in found
    ]
