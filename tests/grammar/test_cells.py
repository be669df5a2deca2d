"""What a cell of each kind takes, and nothing else."""

import copy
import pickle
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_model.errors import ShapeError
from disclosure_model.grammar.cells import CHANGE, COUNT, DIGITS, LARGEST, MONEY, Money
from disclosure_model.grammar.gaps import Gap
from disclosure_model.testing import moneys


@pytest.mark.parametrize("gap", Gap)
@pytest.mark.parametrize("kind", [COUNT, CHANGE, MONEY], ids=lambda kind: kind.name)
def test_gaps_stand_anywhere(kind: object, gap: Gap) -> None:
    """Every kind of cell may be blank, not applicable or unread."""
    assert kind.refusal(gap) is None  # type: ignore[attr-defined]  # every kind has it


@given(st.integers(-(2**60), 2**60))
def test_whole_numbers(value: int) -> None:
    """A count runs from zero, a change from minus the largest; both to the largest exact number."""
    assert (COUNT.refusal(value) is None) == (0 <= value <= LARGEST)
    assert (CHANGE.refusal(value) is None) == (-LARGEST <= value <= LARGEST)


def test_largest_is_exact_in_floats() -> None:
    """The largest figure survives software that knows only floats; its successor's successor does not."""
    assert LARGEST == int(float(LARGEST))
    assert LARGEST + 2 != int(float(LARGEST + 2))


@pytest.mark.parametrize("value", [1, "1", 1.5, Decimal(1), None, True], ids=repr)
def test_amounts_are_money(value: object) -> None:
    """A money cell takes no bare number or text, and says what it takes."""
    refused = MONEY.refusal(value)

    assert refused is not None
    assert f"此格应为金额 Money(数字, 单位) 或空缺 Gap；现为 {value!r}" == refused.render("zh-Hans")


@given(st.text(max_size=8) | st.from_regex(r"[0-9]{0,3}\.?[0-9]{0,2}\n?", fullmatch=True))
def test_digits(amount: str) -> None:
    """An amount is accepted exactly when it is a plain decimal as JSON spells them, without sign or exponent."""
    plain = re.fullmatch(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,12})?", amount, re.ASCII)
    if plain:
        assert amount == Money(amount).amount
    else:
        with pytest.raises(ShapeError):
            Money(amount)
    assert bool(plain) == bool(re.search(DIGITS, amount))


@given(moneys())
def test_decimal_is_exact(money: Money) -> None:
    """The number of an amount has all its digits, and printing gives amount and unit."""
    assert money.amount == str(money.decimal) or money.decimal == Decimal(money.amount)
    assert str(money) == money.amount + (money.unit or "")


def test_there_is_one_of_each_kind() -> None:
    """A kind that was copied or pickled is the same kind."""
    for kind in (COUNT, CHANGE, MONEY):
        assert kind is copy.deepcopy(kind) is pickle.loads(pickle.dumps(kind))  # noqa: S301  # our own bytes
