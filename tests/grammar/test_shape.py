"""Facts are what their annotations say, exactly; a refusal names what was expected."""

from datetime import date, datetime
from enum import Enum
from typing import Any

import pytest

from disclosure_model.grammar.forms import Form, form, parts
from disclosure_model.grammar.parts import fact
from disclosure_model.grammar.shape import conforms, described, refusal


class Colour(Enum):
    """A closed list."""

    RED = "red"
    BLUE = "blue"


@form
class Ranged(Form):
    """Whole numbers with one bound, with both, with none."""

    least: int = fact("最小", least=3)
    most: int = fact("最大", most=5)
    free: int = fact("任意")


@pytest.mark.parametrize(
    ("value", "expected", "fits"),
    [
        ("a", str, True),
        ("", str, False),
        ("\0", str, True),
        ("\udcff", str, False),
        (b"a", str, False),
        (1, int, True),
        (True, int, False),
        (1.0, int, False),
        (date(2021, 1, 31), date, True),
        (datetime(2021, 1, 31), date, False),  # no time is told
        (None, type(None), True),
        (0, type(None), False),
        (None, str | None, True),
        ("", str | None, False),
        ((), tuple[str, ...], True),
        (("a", ""), tuple[str, ...], False),
        (["a"], tuple[str, ...], False),
        ((("a", None), ()), tuple[tuple[str | None, ...], ...], True),
        ((("a", 1),), tuple[tuple[str | None, ...], ...], False),
        (Colour.RED, Colour, True),
        ("red", Colour, False),
    ],
)
def test_conforms(value: object, expected: Any, fits: bool) -> None:
    """Nothing is coerced, to any depth."""
    assert fits is conforms(value, expected)


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (str | None, "非空文本 (non-empty text) | None"),
        (tuple[int, ...], "tuple[整数 (int), …]"),
        (date, "日期 (date)"),
        (Colour, "red | blue"),
        (Ranged, "Ranged"),
    ],
)
def test_described(expected: Any, told: str) -> None:
    """A type is told in words a person can act on."""
    assert told == described(expected)


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [("least", 3, True), ("least", 2, False), ("most", 5, True), ("most", 6, False), ("free", -(10**30), True)],
)
def test_ranges(name: str, value: int, kept: bool) -> None:
    """A whole number outside its bounds is refused; a bound that is not declared is none."""
    part = next(part for part in parts(Ranged) if part.name == name)

    assert kept is (refusal(part, value) is None)
