"""What a sentence can speak of: sums of cells, written as text.

A quantity is a sum of terms: ``applications.received + applications.brought_forward``. A term is the code of a cell, or
a path that stands for all cells under it in one column, or for its row of totals where it has one:
``applications.dispositions.denied@enterprises``. Where no column is named it is the total. So
``applications.dispositions.other`` is one cell in a table of 2019 and three in one of 2021, and a path that an edition
does not have is no quantity there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import inf
from typing import Any, Final, TypeAlias

import attrs

from ..checks.systems import system
from ..checks.verdicts import judge
from ..editions.report import Report, slots
from ..editions.tables import AnyTable
from ..errors import UnknownCodeError
from ..grammar.cells import Money
from ..grammar.forms import declared_cells, nearest
from ..grammar.gaps import Gap
from ..plugins import until_plugins_change
from ..wording import message

Number: TypeAlias = int | float | Fraction
"""An exact number, or an infinite one."""

COLUMNS: Final = {
    "organizations": (
        "enterprises",
        "research_institutions",
        "public_welfare_organizations",
        "legal_service_organizations",
        "other_organizations",
    )
}
"""Columns that are named together."""

YUAN: Final = {None: 10**4, "元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
"""Unit of an amount → how many 元 it is; the form asks for 万元, so that is what no unit means."""

_numbering: Final = re.compile(r"^(?:\d+\.|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)|（[^）]*）$")
"""What stands before and behind the words of a printed row: its number, and what is to be counted there."""

_term = re.compile(r"\s*([+−-]?)\s*([a-z_][\w.]*)(?:@(\w+))?\s*")


@attrs.frozen
class Value:
    """What a quantity is in one report.

    Attributes:
        low: the least that it can be, blanks being what the sums of their table leave them.
        high: the most.
    """

    low: Number
    high: Number

    @property
    def known(self) -> bool:
        """Whether it can be only one number."""
        return self.low == self.high


class Quantities:
    """The quantities of one report; each is worked out when it is first asked for."""

    def __init__(self, report: Report) -> None:
        self._tables = report.tables()
        self._shape = tuple((slot, type(table)) for slot, table in self._tables.items())
        self._held: dict[str, Value | None] = {}
        self._bounds: dict[str, tuple[Number, Number]] | None = None
        self._cells: dict[str, Any] | None = None

    @property
    def cells(self) -> Mapping[str, Any]:
        """Code → figure or gap, of every cell of the report."""
        if self._cells is None:
            self._cells = {
                f"{slot}.{code}": value for slot, table in self._tables.items() for code, value in table.cells().items()
            }
        return self._cells

    def codes(self, expression: str) -> Mapping[str, int] | None:
        """The cells of an expression, each with its coefficient; ``None`` where an edition does not have one.

        Raises:
            UnknownCodeError: the expression is none, or names what no edition has.
        """
        return _codes(expression, self._shape)

    def has(self, expression: str) -> bool:
        """Whether there are cells under each path of an expression, in the column that it names, if it names one."""
        return all(
            any(_is_under(code, path, column) if column else f"{code}.".startswith(f"{path}.") for code in self.cells)
            for _, path, column in _term.findall(expression)
        )

    def rows(self, path: str) -> Mapping[str, str]:
        """Path → wording of each row that stands right under a path, in the order of the table; of none, nothing."""
        return _rows(path, self._shape)

    def value(self, expression: str) -> Value | None:
        """The value of an expression; ``None`` where the report's tables do not have its cells.

        Raises:
            UnknownCodeError: as :meth:`codes`.
        """
        if expression not in self._held:
            codes = self.codes(expression)
            self._held[expression] = None if codes is None else self._sum(codes)
        return self._held[expression]

    def _sum(self, codes: Mapping[str, int]) -> Value:
        own = [_own(self.cells[code], times) for code, times in codes.items()]
        low, high = _added(own)
        if low == high:
            return Value(low, high)
        bounds = self._narrowed()
        within = [_scaled(bounds[code], codes[code]) if code in bounds else own[at] for at, code in enumerate(codes)]
        return Value(*_added(within))

    def _narrowed(self) -> Mapping[str, tuple[Number, Number]]:
        """What every unknown cell can be, by all sums of its table."""
        if self._bounds is None:
            self._bounds = {}
            for slot, table in self._tables.items():
                rules = system(type(table), f"{slot}.")
                self._bounds.update(judge(rules, rules.values(table)).bounds)
        return self._bounds


def _own(value: Any, times: int) -> tuple[Number, Number]:
    if isinstance(value, Money):
        amount = Fraction(Decimal(value.amount)) * YUAN.get(value.unit, 0)
        return _scaled((amount, amount) if value.unit in YUAN else (0, inf), times)
    if isinstance(value, int):
        return times * value, times * value
    return (0, 0) if value is Gap.NOT_APPLICABLE else _scaled((0, inf), times)


def _scaled(bounds: tuple[Number, Number], times: int) -> tuple[Number, Number]:
    ends = bounds[0] * times, bounds[1] * times
    return min(ends), max(ends)


def _added(bounds: Iterable[tuple[Number, Number]]) -> tuple[Number, Number]:
    low: Number = 0
    high: Number = 0
    for least, most in bounds:
        low, high = low + least, high + most
    return low, high


@until_plugins_change
def _codes(expression: str, shape: tuple[tuple[str, type[AnyTable]], ...]) -> Mapping[str, int] | None:
    held = [cell.code for slot, form in shape for cell in declared_cells(form, f"{slot}.")]
    codes: dict[str, int] = {}
    for sign, path, column in terms(expression):
        found = [code for code in held if _is_under(code, path, column)]
        if not found:
            return None
        for code in [code for code in found if code.startswith(f"{path}.total.")] or found:
            codes[code] = codes.get(code, 0) + sign
    return codes


def _is_under(code: str, path: str, column: str) -> bool:
    if code == path:
        return True
    return code.startswith(f"{path}.") and code.rpartition(".")[2] in COLUMNS.get(column, (column,))


@until_plugins_change
def _rows(path: str, shape: tuple[tuple[str, type[AnyTable]], ...]) -> Mapping[str, str]:
    within = [
        (cell.rows[depth], ".".join(cell.code.split(".")[: len(slot.split(".")) + depth + 1]))
        for slot, form in shape
        for cell in declared_cells(form, f"{slot}.")
        for depth in range(len(cell.rows))
    ]
    return {code: _numbering.sub("", spec.label) for spec, code in within if code.rpartition(".")[0] == path}


@until_plugins_change
def terms(expression: str) -> tuple[tuple[int, str, str], ...]:
    """The terms of an expression: sign, path and column.

    Raises:
        UnknownCodeError: the expression is none, or names what no edition has.
    """
    found: list[tuple[int, str, str]] = []
    end = 0
    while end < len(expression):
        term = _term.match(expression, end)
        if term is None or (found and not term[1]):
            raise UnknownCodeError(message("“{text}”不是格的和：写作 代码 + 代码 − 代码@列", text=expression))
        _refuse_unknown(term[2], term[3] or "total")
        found.append((1 if term[1] in ("", "+") else -1, term[2], term[3] or "total"))
        end = term.end()
    return tuple(found)


def _refuse_unknown(path: str, column: str) -> None:
    known = _known()
    if not any(_is_under(code, path, column) for code in known):
        raise UnknownCodeError(message("没有格 {code}。相近的有：{near}", code=path, near=nearest(path, list(known))))


@until_plugins_change
def _known() -> tuple[str, ...]:
    """The cells of every edition."""
    from ..editions.known import tables

    return tuple(
        cell.code for slot in slots() for form in tables(slot).values() for cell in declared_cells(form, f"{slot}.")
    )


@until_plugins_change
def columns() -> frozenset[str]:
    """The names of the columns of every edition, and of those that are named together."""
    return frozenset(code.rpartition(".")[2] for code in _known()).union(COLUMNS)


@until_plugins_change
def leads(path: str) -> bool:
    """Whether a cell of some edition has this code, or one that begins with it."""
    return any(code == path or code.startswith(f"{path}.") for code in _known())
