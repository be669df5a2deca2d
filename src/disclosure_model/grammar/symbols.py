"""A sum of named cells: what a rule yields when the form is filled with names instead of figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from ..errors import DeclarationError
from ..wording import message


class Sum:
    """Cells by code, each with a whole coefficient. It adds; it does not compare.

    Attributes:
        terms: code → coefficient, in the order in which the rule names them; never zero.
    """

    __slots__ = ("terms",)

    def __init__(self, terms: Mapping[str, int]) -> None:
        self.terms = {code: times for code, times in terms.items() if times}

    def _plus(self, other: object, sign: int) -> Sum:
        if isinstance(other, int) and other == 0:
            return self
        if not isinstance(other, Sum):
            _refuse()
        terms = dict(self.terms)
        for code, times in other.terms.items():
            terms[code] = terms.get(code, 0) + sign * times
        return Sum(terms)

    def __add__(self, other: object) -> Sum:
        return self._plus(other, 1)

    __radd__ = __add__

    def __sub__(self, other: object) -> Sum:
        return self._plus(other, -1)

    def __eq__(self, other: object) -> Any:
        _refuse()

    def __lt__(self, other: object) -> Any:
        _refuse()

    __le__ = __gt__ = __ge__ = __lt__
    __hash__ = None  # type: ignore[assignment]  # a sum is compared by nobody, so it is no key either

    def __bool__(self) -> bool:
        _refuse()

    def __repr__(self) -> str:
        return " + ".join(code if times == 1 else f"{times}×{code}" for code, times in self.terms.items())


def _refuse() -> NoReturn:
    raise DeclarationError(message("规则只能把格相加，不能比较，也不能加常数：请返回左右两边（return left, right）"))
