"""Verdicts by bounds.

A rule is *broken* when its own known parts already break it. It *holds* when it holds with every
unknown as it must be: bounds run through all equations together until nothing changes. Else it is
*not assessable*. Bounds may turn a verdict into holds, never into broken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any, Final, TypeAlias

import attrs

from ..findings import Range, Side
from ..grammar.cells import Kind
from ..grammar.gaps import Gap
from .systems import System, Terms

BLANK: Final = Gap.BLANK
UNREAD: Final = Gap.UNREAD

ROUNDS: Final = 50
"""How often bounds run through all equations; each round only narrows, so stopping early is safe."""

Limits: TypeAlias = list[float]
"""The least, or the most, that each cell can be, by position; whole or infinite."""


@attrs.frozen
class Judgement:
    """What the figures say of a form's equations.

    Attributes:
        broken: numbers of the equations that are broken, with left minus right.
        open: numbers of the equations that are not assessable.
        bounds: what each unknown cell can be, after all equations that are not broken.
    """

    broken: Mapping[int, Side]
    open: tuple[int, ...]
    bounds: Mapping[str, tuple[float, float]]


def judge(system: System, values: tuple[Any, ...]) -> Judgement:
    """The verdict on every equation of ``system`` over ``values``, in the order of its codes."""
    if set(map(type, values)) <= {int}:
        return _of_figures(system, values)
    return _of_bounds(system, values)


def _of_figures(system: System, values: tuple[int, ...]) -> Judgement:
    differences = system.differences(values)
    if not any(differences):
        return Judgement({}, (), {})
    broken: dict[int, Side] = {
        number: value for number, value in enumerate(differences) if value > 0 or (value and system.equal[number])
    }
    return Judgement(broken, (), {})


def _of_bounds(system: System, values: tuple[Any, ...]) -> Judgement:
    own = [
        (value, value) if type(value) is int else _own(value, floor)
        for value, floor in zip(values, system.floors, strict=True)
    ]
    low, high = [least for least, _ in own], [most for _, most in own]
    broken: dict[int, Side] = {}
    standing: list[int] = []
    for number, (least, most) in enumerate(system.spans(low, high)):
        if least > 0 or (most < 0 and system.equal[number]):
            broken[number] = as_side(least, most)
        else:
            standing.append(number)
    _narrow(system, standing, low, high)
    spans = system.spans(low, high)
    open_ = tuple(number for number in standing if not _holds(*spans[number], equal=system.equal[number]))
    cells = zip(system.codes, values, low, high, strict=True)
    unknown = {code: (least, most) for code, value, least, most in cells if value is BLANK or value is UNREAD}
    return Judgement(broken, open_, unknown)


def _own(value: Any, floor: float) -> tuple[float, float]:
    """What one cell can be by itself. Not applicable contributes nothing."""
    if isinstance(value, int):
        return value, value
    if value is Gap.NOT_APPLICABLE:
        return 0, 0
    return floor, inf


def _span(terms: Terms, low: Limits, high: Limits) -> tuple[float, float]:
    """The least and the most that a sum can be."""
    least: float = 0
    most: float = 0
    for position, times in terms:
        if times > 0:
            least += times * low[position]
            most += times * high[position]
        else:
            least += times * high[position]
            most += times * low[position]
    return least, most


def _holds(least: float, most: float, *, equal: bool) -> bool:
    return most <= 0 and (least == 0 or not equal)


def _narrow(system: System, standing: Sequence[int], low: Limits, high: Limits) -> None:
    """Run bounds through all equations until nothing changes.

    Those that are 0 only at their least, or their most, come first: most blanks are zeros that a known total leaves no
    choice, and what those settle leaves little to the others.
    """
    for _ in range(ROUNDS):
        spans = system.spans(low, high)
        standing = [number for number in standing if spans[number][0] != spans[number][1]]
        ends = [n for n in standing if spans[n][0] == 0 or (spans[n][1] == 0 and system.equal[n])]
        if not [n for n in ends or standing if _narrow_by(system.terms[n], system.equal[n], low, high)]:
            break


def _narrow_by(terms: Terms, equal: bool, low: Limits, high: Limits) -> bool:
    """Narrow the unknown cells of one equation, each by all its others; whether any moved.

    An equation whose unknowns would have nothing left to be contradicts others, each of which may be
    the wrong one: it narrows nothing.
    """
    edges = _span(terms, low, high)
    if edges[0] == 0 or (edges[1] == 0 and equal):
        return _settle(terms, edges[0] == 0, low, high)
    known = sum([times * low[position] for position, times in terms if low[position] == high[position]])
    unknown = [each for each in terms if low[each[0]] != high[each[0]]]
    ends = [(times * low[position], times * high[position]) for position, times in unknown]
    least, most = _Total([known, *map(min, ends)]), _Total([known, *map(max, ends)])
    found: list[tuple[int, float, float]] = []
    for (position, times), each in zip(unknown, ends, strict=True):
        # times × cell lies between −(the most of the others) and −(the least of them); a bound limits it from above
        bottom, top = _divided(-most.without(max(each)) if equal else -inf, -least.without(min(each)), times)
        narrowed = max(low[position], bottom), min(high[position], top)
        if narrowed[0] > narrowed[1]:
            return False
        if narrowed != (low[position], high[position]):
            found.append((position, *narrowed))
    for position, bottom, top in found:
        low[position], high[position] = bottom, top
    return bool(found)


def _settle(terms: Terms, least: bool, low: Limits, high: Limits) -> bool:
    """A sum that is 0 only at its least, or its most, has every cell at that end."""
    for position, times in terms:
        if low[position] != high[position]:
            low[position] = high[position] = low[position] if (times > 0) == least else high[position]
    return True


class _Total:
    """A sum of which any part can be taken out again, an infinite one too."""

    def __init__(self, parts: list[float]) -> None:
        self.endless = [part for part in parts if part in (inf, -inf)]
        self.finite = sum(part for part in parts if part not in (inf, -inf)) if self.endless else sum(parts)

    def without(self, part: float) -> float:
        """The sum of all the others."""
        if part in (inf, -inf):
            return self.finite if len(self.endless) == 1 else part
        return self.endless[0] if self.endless else self.finite - part


def _divided(bottom: float, top: float, times: int) -> tuple[float, float]:
    """The whole numbers of which ``times`` lies between ``bottom`` and ``top``."""
    if times < 0:
        bottom, top, times = -top, -bottom, -times
    if times == 1:
        return bottom, top
    return (bottom if bottom == -inf else -(-bottom // times)), (top if top == inf else top // times)


def as_side(low: float, high: float) -> Side:
    """A number, or a range where unknown cells leave it open."""
    if low == high:
        return int(low)
    return Range(None if low == -inf else int(low), None if high == inf else int(high))


def side(terms: Mapping[str, int], cells: Mapping[str, Any], kinds: Mapping[str, Kind]) -> Side:
    """One side of an equation in figures, each cell being only what it can be by itself."""
    own = [_own(cells[code], -inf if kinds[code].signed else 0) for code in terms]
    return as_side(*_span(tuple(enumerate(terms.values())), [least for least, _ in own], [most for _, most in own]))
