"""What a contradicted number may be instead. Guesses, at most three, and always said to be such."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import Final

import attrs

from .quantities import COLUMNS, Number, Quantities, terms

MOST: Final = 3
"""Guesses that are told."""

TELLING: Final = 3
"""The least number that is looked for in other cells: 0, 1 and 2 stand everywhere."""


@attrs.frozen
class Guess:
    """What a number may be instead.

    Attributes:
        kind: ``cell``: that of another cell; ``last_year``: last year's; ``slip``: the right one, wrongly typed.
        expression: the quantity.
    """

    kind: str
    expression: str


def guesses(number: Number, by: str, now: Quantities, then: Quantities | None) -> tuple[Guess, ...]:
    """The likeliest explanations of a number that is not the quantity ``by``."""
    found = (*_last_year(number, by, then), *_slips(number, by, now), *_cells(number, by, now))
    return tuple(islice(dict.fromkeys(found), MOST))


def _last_year(number: Number, by: str, then: Quantities | None) -> Iterator[Guess]:
    value = None if then is None else then.value(by)
    if value is not None and value.known and value.low == number:
        yield Guess("last_year", by)


def _slips(number: Number, by: str, now: Quantities) -> Iterator[Guess]:
    value = now.value(by)
    if value is None or not value.known or Fraction(number).denominator != 1:
        return
    printed, right = str(int(number)), str(int(value.low))
    if len(right) > 1 and (_is_slip(printed, right) or number in (value.low * 10**4, Fraction(value.low) / 10**4)):
        yield Guess("slip", by)


def _is_slip(printed: str, right: str) -> bool:
    """Whether two neighbouring digits changed places, one digit is another, or one is missing or too many."""
    if len(printed) == len(right):
        wrong = [at for at, (one, other) in enumerate(zip(printed, right, strict=True)) if one != other]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(printed) == sorted(right)
        return len(wrong) == 1 or swapped
    short, long = sorted((printed, right), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _cells(number: Number, by: str, now: Quantities) -> Iterator[Guess]:
    """Other columns of the same rows first, then any total of the same table."""
    if number < TELLING:
        return
    paths = tuple(path for _, path, _ in terms(by))
    slot = paths[0].partition(".")[0]
    within = tuple(f"{path}." for path in paths)
    cells = [code for code in now.cells if code.startswith(f"{slot}.")]
    own = sorted((code for code in cells if code.startswith(within)), key=_row)
    for code in (*own, *(code for code in cells if code.endswith(".total"))):
        value = now.value(code)
        if value is not None and value.known and value.low == number:
            row, _, column = code.rpartition(".")
            yield Guess("cell", f"{row}@{column}")
    for path in paths if slot == "applications" else ():
        for column in COLUMNS:
            value = now.value(f"{path}@{column}")
            if value is not None and value.known and value.low == number:
                yield Guess("cell", f"{path}@{column}")


def _row(code: str) -> str:
    return code.rpartition(".")[0]
