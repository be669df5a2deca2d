"""Blank boxes in place of zeros: no verdict is lost that the other figures give, and none is made up."""

from collections.abc import Collection
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_model.checks.systems import System, system
from disclosure_model.checks.verdicts import Judgement, judge
from disclosure_model.editions.known import tables
from disclosure_model.grammar.forms import declared_cells
from disclosure_model.grammar.gaps import Gap
from disclosure_model.testing import consistent, table

APPLICATIONS = list(tables("applications").values())
TABLES = [*APPLICATIONS, tables("disputes")["2019"]]
COLUMNS = [cell.code.rpartition(".")[2] for cell in declared_cells(APPLICATIONS[0])[:6]]

some = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
each_table = pytest.mark.parametrize("form", TABLES, ids=lambda each: f"{each.slot}-{each.edition}")
each_edition = pytest.mark.parametrize("form", APPLICATIONS, ids=lambda each: each.edition)


def blanked(made: Any, codes: Collection[str]) -> tuple[System, Judgement]:
    """The judgement on a table with blanks in some cells."""
    rules = system(type(made), "")
    return rules, judge(rules, rules.values(made.with_cells(dict.fromkeys(codes, Gap.BLANK))))


def some_zeros(data: st.DataObject, made: Any) -> set[str]:
    """A few, many or all cells that are zero."""
    zeros = [code for code, value in made.cells().items() if value == 0]
    share = data.draw(st.sampled_from([16, 64, 128, 224, 256]))
    marks = data.draw(st.binary(min_size=len(zeros), max_size=len(zeros)))
    return {code for code, mark in zip(zeros, marks, strict=True) if mark < share}


@each_table
@given(data=st.data())
@some
def test_right_tables(form: Any, data: st.DataObject) -> None:
    """Blank any zeros of a table that is right: nothing breaks, and what the known figures settle is no question."""
    made = data.draw(consistent(form, most=data.draw(st.sampled_from([1, 2, 30]))))
    gone = some_zeros(data, made)
    rules, judgement = blanked(made, gone)
    unsettled = still_unknown(rules, gone)

    assert {} == judgement.broken
    assert judgement.open == tuple(
        number for number, each in enumerate(rules.equations) if not unsettled.isdisjoint(each.net)
    )
    assert dict.fromkeys(gone - unsettled, (0, 0)) == {
        code: bounds for code, bounds in judgement.bounds.items() if code not in unsettled
    }


def still_unknown(rules: System, gone: set[str]) -> set[str]:
    """The blanks that are zero in truth and that nothing settles.

    Of two sides that are equal and keep their known figures, what is blank on the one adds nothing as soon as
    nothing is unknown on the other.
    """
    unknown: set[str] = set()
    settled = set(gone)
    while unknown != settled:
        unknown = set(settled)
        for each in rules.equations:
            left, right = unknown & set(each.left), unknown & set(each.right)
            if not left or not right:
                settled -= left | right
    return unknown


@each_table
@given(data=st.data())
@some
def test_any_tables(form: Any, data: st.DataObject) -> None:
    """Blank any zeros of any table: broken is what known figures break, whatever is blank; all else as before."""
    codes = st.sampled_from([cell.code for cell in declared_cells(form)])
    wrong = st.dictionaries(codes, st.integers(0, 99), max_size=4)
    made = data.draw(table(form, gaps=False) | st.builds(form.with_cells, consistent(form), wrong))
    cells: dict[str, int] = made.cells()
    gone = some_zeros(data, made)
    rules, judgement = blanked(made, gone)
    before = blanked(made, ())[1].broken

    broken = set()
    for number, each in enumerate(rules.equations):
        off = sum(cells[code] for code in each.left) - sum(cells[code] for code in each.right)
        mends = each.right if off > 0 else each.left
        if off and gone.isdisjoint(mends):
            broken.add(number)
        if gone.isdisjoint(each.net):
            assert before.get(number) == judgement.broken.get(number)
            assert number not in judgement.open

    assert broken == set(judgement.broken)
    assert broken <= set(before)


@each_edition
@pytest.mark.parametrize("totals", ["printed", "results blank", "all blank"])
@given(data=st.data())
@some
def test_published_patterns(form: Any, totals: str, data: st.DataObject) -> None:
    """Blank columns of zeros, blank totals of the result rows, both, or no total at all: every equation is assessed."""
    empty = set() if totals == "all blank" else data.draw(st.sets(st.sampled_from(COLUMNS)))
    made = without(data.draw(consistent(form)), empty)
    columns = {code for code in made.cells() if code.rpartition(".")[2] in empty}
    sums = {code for code in made.cells() if code.endswith(".total")}
    results = {code for code in sums if code.startswith("dispositions.") and code != "dispositions.total.total"}

    judgement = blanked(made, columns | {"printed": set(), "results blank": results, "all blank": sums}[totals])[1]

    assert ({}, ()) == (judgement.broken, judgement.open)
    assert {code: (made.cells()[code],) * 2 for code in judgement.bounds} == judgement.bounds


def without(made: Any, columns: Collection[str]) -> Any:
    """The table with zeros in some columns, its totals worked out again."""
    cells = {code: 0 if code.rpartition(".")[2] in columns else value for code, value in made.cells().items()}
    for code in [code for code in cells if code.endswith(".total")]:
        cells[code] = sum(cells[f"{code.removesuffix('total')}{column}"] for column in COLUMNS)
    return made.with_cells(cells)
