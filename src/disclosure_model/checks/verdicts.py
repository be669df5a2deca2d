"""Verdicts by bounds.

A rule is *broken* when its own known parts already break it. It *holds* when it holds with every
unknown as it must be: bounds run through all equations together until nothing changes. Else it is
*not assessable*. Bounds may turn a verdict into holds, never into broken.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor, inf
from typing import Any, Final, TypeAlias

import attrs

from ..findings import Range, Side
from ..grammar.cells import Kind
from ..grammar.gaps import Gap
from ..grammar.rules import Equation
from .systems import System

ROUNDS: Final = 50
"""How often bounds run through all equations; each round only narrows, so stopping early is safe."""

Bounds: TypeAlias = dict[str, tuple[float, float]]
"""Code → least and largest figure it can be; whole numbers or infinite."""


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
    return _of_bounds(system, dict(zip(system.codes, values, strict=True)))


def _of_figures(system: System, values: tuple[int, ...]) -> Judgement:
    differences = system.differences(values)
    if not any(differences):
        return Judgement({}, (), {})
    broken: dict[int, Side] = {
        number: value
        for number, value in enumerate(differences)
        if value > 0 or (value and system.equations[number].rule.relation == "=")
    }
    return Judgement(broken, (), {})


def _of_bounds(system: System, cells: dict[str, Any]) -> Judgement:
    bounds = {code: _own(value, system.kinds[code]) for code, value in cells.items()}
    broken: dict[int, Side] = {}
    standing: list[int] = []
    for number, each in enumerate(system.equations):
        low, high = _span(each.net, bounds)
        if low > 0 or (high < 0 and each.rule.relation == "="):
            broken[number] = as_side(low, high)
        else:
            standing.append(number)
    narrowed = _narrow([system.equations[number] for number in standing], bounds)
    open_ = tuple(number for number in standing if not _holds(system.equations[number], narrowed))
    unknown = {code: narrowed[code] for code, value in cells.items() if value in (Gap.BLANK, Gap.UNREAD)}
    return Judgement(broken, open_, unknown)


def _own(value: Any, kind: Kind) -> tuple[float, float]:
    """What one cell can be by itself. Not applicable contributes nothing."""
    if isinstance(value, int):
        return value, value
    if value is Gap.NOT_APPLICABLE:
        return 0, 0
    return (-inf if kind.signed else 0), inf


def _span(terms: Mapping[str, int], bounds: Bounds) -> tuple[float, float]:
    """The least and largest value of a sum."""
    low: float = 0
    high: float = 0
    for code, times in terms.items():
        least, most = bounds[code]
        low += times * (least if times > 0 else most)
        high += times * (most if times > 0 else least)
    return low, high


def _holds(equation: Equation, bounds: Bounds) -> bool:
    low, high = _span(equation.net, bounds)
    return high <= 0 and (low == 0 or equation.rule.relation == "≤")


def _narrow(standing: list[Equation], bounds: Bounds) -> Bounds:
    """Run bounds through all equations until nothing changes."""
    narrowed = dict(bounds)
    unsettled = [each for each in standing if any(narrowed[code][0] != narrowed[code][1] for code in each.net)]
    for _ in range(ROUNDS):
        if not [True for each in unsettled if _narrow_by(each, narrowed)]:
            break
    return narrowed


def _narrow_by(equation: Equation, bounds: Bounds) -> bool:
    """Narrow the unknown cells of one equation by all its others; whether any moved.

    An equation whose unknowns would have nothing left to be contradicts others, each of which may be
    the wrong one: it narrows nothing.
    """
    found: Bounds = {}
    for code, times in equation.net.items():
        least, most = bounds[code]
        if least == most:
            continue
        low, high = _span({other: n for other, n in equation.net.items() if other != code}, bounds)
        # times × cell lies between −high and −low; an inequality bounds it from above only
        up, down = -low, (-high if equation.rule.relation == "=" else -inf)
        top, bottom = (up / times, down / times) if abs(times) != 1 else (up * times, down * times)
        if times < 0:
            top, bottom = bottom, top
        narrowed = max(least, _whole(bottom, ceil)), min(most, _whole(top, floor))
        if narrowed[0] > narrowed[1]:
            return False
        if narrowed != (least, most):
            found[code] = narrowed
    bounds.update(found)
    return bool(found)


def _whole(value: float, towards: Any) -> float:
    return value if value in (inf, -inf) else towards(value)


def as_side(low: float, high: float) -> Side:
    """A number, or a range where unknown cells leave it open."""
    if low == high:
        return int(low)
    return Range(None if low == -inf else int(low), None if high == inf else int(high))


def side(terms: Mapping[str, int], cells: Mapping[str, Any], kinds: Mapping[str, Kind]) -> Side:
    """One side of an equation in figures, each cell being only what it can be by itself."""
    return as_side(*_span(terms, {code: _own(cells[code], kinds[code]) for code in terms}))
