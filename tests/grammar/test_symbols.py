"""Sums of names: they add, print as written, and refuse all else."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_model.editions.edition_2021 import Fees
from disclosure_model.editions.tables import ApplicantCounts
from disclosure_model.errors import DeclarationError
from disclosure_model.grammar.rules import Equation, equations, rules
from disclosure_model.grammar.symbols import Sum

terms = st.dictionaries(st.sampled_from("abcd"), st.integers(-3, 3))
COMPARISONS: dict[str, Callable[[Any], object]] = {
    "==": lambda one: one == 0,
    "!=": lambda one: one != one,
    "<": lambda one: one < 1,
    "<=": lambda one: one <= one,
    ">": lambda one: one > 1,
    ">=": lambda one: one >= one,
    "bool": bool,
    "and": lambda one: one and one,
    "in": lambda one: one in [Sum({"b": 1})],
    "+ 1": lambda one: one + 1,
    "1 +": lambda one: 1 + one,
    "- 1": lambda one: one - 1,
    "+ text": lambda one: one + "a",
}


@pytest.mark.parametrize("spelling", COMPARISONS)
def test_refuses(spelling: str) -> None:
    """Comparing a sum, asking it for truth or adding a constant is refused, and the way out is told."""
    with pytest.raises(DeclarationError, match=r"return left, right"):
        COMPARISONS[spelling](Sum({"a": 1}))


def test_no_key() -> None:
    """A sum is no key of anything."""
    with pytest.raises(TypeError, match="unhashable"):
        hash(Sum({"a": 1}))


@given(terms, terms)
def test_adds(one: dict[str, int], other: dict[str, int]) -> None:
    """Adding and taking away goes cell by cell, and no zero is kept."""
    codes = {*one, *other}
    plus = {code: one.get(code, 0) + other.get(code, 0) for code in codes}
    minus = {code: one.get(code, 0) - other.get(code, 0) for code in codes}

    assert {code: times for code, times in plus.items() if times} == (Sum(one) + Sum(other)).terms
    assert {code: times for code, times in minus.items() if times} == (Sum(one) - Sum(other)).terms


def test_builtin_sum() -> None:
    """Python's own sum(), which begins at zero, works."""
    total: Any = sum((Sum({code: 1}) for code in "aba"), start=0)  # type: ignore[call-overload]  # a sum of symbols starts at 0

    assert {"a": 2, "b": 1} == total.terms
    assert "2×a + b" == repr(total)


def test_written_equation() -> None:
    """A row's equation is written in codes that begin with the prefix asked for."""
    kinds = [
        "natural_persons",
        "enterprises",
        "research_institutions",
        "public_welfare_organizations",
        "legal_service_organizations",
        "other_organizations",
    ]
    (across,) = equations(ApplicantCounts, "x.")

    assert f"x.total = {' + '.join(f'x.{kind}' for kind in kinds)}" == str(across)
    assert "x" == across.at
    assert {"x.total": 1} | {f"x.{kind}": -1 for kind in kinds} == across.net


def test_net_cancels() -> None:
    """What stands on both sides is no part of the difference."""
    across = rules(ApplicantCounts)[0]

    assert {"a": 1} == Equation(across, "", {"a": 1, "b": 2}, {"b": 2}).net


def test_money_form_has_no_equations() -> None:
    """A form of amounts whose rules are demands only has no equation."""
    assert () == equations(Fees)
