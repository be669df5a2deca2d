"""Sums filled in where they are blank."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_model.checks.totals import blank_totals
from disclosure_model.editions.known import tables
from disclosure_model.grammar.cells import LARGEST
from disclosure_model.grammar.gaps import Gap
from disclosure_model.testing import consistent

few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
TABLES = [tables("applications")["2019"], tables("applications")["2021"], tables("disputes")["2019"]]


def sums(table: Any) -> list[str]:
    """The codes that a rule makes the sum of others."""
    return [code for code in table.cells() if code.rpartition(".")[2] == "total" or ".total." in code]


@pytest.mark.parametrize("table", TABLES, ids=lambda each: f"{each.slot}-{each.edition}")
@given(data=st.data())
@few
def test_right_sums_come_back(table: Any, data: st.DataObject) -> None:
    """Blank any sums of a table that is right: filling gives the same figures, sums of sums included."""
    made = data.draw(consistent(table))
    blanked = data.draw(st.sets(st.sampled_from(sums(made))))
    filled = blank_totals(made.with_cells(dict.fromkeys(blanked, Gap.BLANK)), "")

    assert {code: made.cells()[code] for code in blanked} == filled


@given(st.sampled_from([Gap.BLANK, Gap.UNREAD]))
def test_unknown_parts_fill_nothing(gap: Gap) -> None:
    """A sum with an unknown part stays blank, and so does the sum of such sums."""
    table = tables("disputes")["2019"].from_cells(
        {"reconsideration.total": Gap.BLANK, "reconsideration.upheld": gap}, missing=0
    )

    assert {} == blank_totals(table, "")


@pytest.mark.parametrize("standing", [0, 7, Gap.UNREAD, Gap.NOT_APPLICABLE], ids=repr)
def test_what_stands_stays(standing: object) -> None:
    """A printed figure, right or wrong, what is not applicable and what could not be read are never replaced."""
    table = tables("disputes")["2019"].from_cells(
        {"reconsideration.total": standing, "reconsideration.upheld": 2}, missing=0
    )

    assert {} == blank_totals(table, "disputes.")


def test_not_applicable_adds_nothing() -> None:
    """A part that is not applicable contributes nothing; a sum of nothing else is zero."""
    block = dict.fromkeys([f"reconsideration.{part}" for part in ("upheld", "corrected", "other", "pending")])
    cells: dict[str, Any] = dict.fromkeys(block, Gap.NOT_APPLICABLE)
    table = tables("disputes")["2019"].from_cells(cells | {"reconsideration.total": Gap.BLANK}, missing=0)

    assert {"disputes.reconsideration.total": 0} == blank_totals(table, "disputes.")


def test_no_sum_beyond_the_largest_count() -> None:
    """A sum that its cell cannot hold stays blank."""
    parts = {"reconsideration.upheld": LARGEST, "reconsideration.other": 1, "reconsideration.total": Gap.BLANK}
    table = tables("disputes")["2019"].from_cells(parts, missing=0)

    assert {} == blank_totals(table, "")
