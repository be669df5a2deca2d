"""What templates do with terms: behind ``|`` shares, growth, units and rows, behind ``is`` what is known."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any, Final

from .quantities import Number
from .terms import Cells, Speech, Term, plain

DECIMALS: Final = 2
"""Decimals of a percentage, rounded half up; zeros at the end are cut."""


def last_year(now: Cells) -> Cells:
    """Filter: the same of last year's report; not known where that is not given."""
    return Cells(now.speech, now.speech.then, now.path)


def share(part: Term, whole: Term) -> Term:
    """Filter: ``part`` in percent of ``whole``; not known where that is 0."""
    expression = f"({part.expression}) / ({whole.expression})"
    return _percent(part.speech, expression, part.number, whole.number)


def rise(now: Cells) -> Term:
    """Filter: how far it rose or fell against last year, in percent and without sign; not known where that was 0."""
    then = last_year(now)
    gone = abs(Fraction(now.number) - Fraction(then.number))
    return _percent(now.speech, f"({now.path} − {then.expression}) / {then.expression}", gone, then.number)


def change(now: Cells) -> Term:
    """Filter: how far it rose or fell against last year, as a number without sign."""
    then = last_year(now)
    gone = abs(Fraction(now.number) - Fraction(then.number))
    return Term(now.speech, f"{now.path} − {then.expression}", gone)


def in_wan(amount: Term) -> Term:
    """Filter: an amount of money in 万元."""
    value = amount.number
    return Term(amount.speech, amount.expression, value, plain(Fraction(value) / 10**4))


def rows(group: Cells) -> list[tuple[str, Cells]]:
    """Filter: the rows of a group, each with its printed words, without their number; none where it has none."""
    if group.source is None:
        return []
    return [(words, Cells(group.speech, group.source, path)) for path, words in group.source.rows(group.path).items()]


def known(term: Term) -> bool:
    """Test: whether a number is known."""
    return term.value is not None


def there(cells: Cells) -> bool:
    """Test: whether the report's edition has the cells, or some below what is the beginning of codes."""
    return cells.source is not None and cells.source.has(cells.path)


def _percent(speech: Speech, expression: str, part: Number, whole: Number) -> Term:
    if not whole:
        return Term(speech, expression, None)
    exact = Fraction(part) * 100 / Fraction(whole)
    rounded = floor(exact * 10**DECIMALS + Fraction(1, 2))
    return Term(speech, expression, exact, plain(Fraction(rounded, 10**DECIMALS)))


FILTERS: Final[dict[str, Any]] = {
    "last_year": last_year,
    "share": share,
    "rise": rise,
    "change": change,
    "in_wan": in_wan,
    "rows": rows,
}
"""What templates write behind ``|``."""

TESTS: Final[dict[str, Any]] = {"known": known, "there": there}
"""What templates write behind ``is``."""
