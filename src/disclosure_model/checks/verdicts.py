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
from .systems import Span, System, Terms

BLANK: Final = Gap.BLANK
NOT_APPLICABLE: Final = Gap.NOT_APPLICABLE
UNREAD: Final = Gap.UNREAD

ROUNDS: Final = 50
"""How often bounds run through all equations; each round only narrows, so stopping early is safe."""

Limits: TypeAlias = list[float]
"""The least, or the most, that each cell can be, by position; whole or infinite."""

Edges: TypeAlias = tuple[Sequence[float], Sequence[float]]
"""The least, and the most, that left minus right of each equation can be."""

NOTHING: Final[Span] = (0, 0)


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
    bounds: Mapping[str, Span]


def judge(system: System, values: tuple[Any, ...]) -> Judgement:
    """The verdict on every equation of ``system`` over ``values``, in the order of its codes."""
    if set(map(type, values)) <= {int}:
        return _of_figures(system, values)
    return _of_bounds(system, values)


def _of_figures(system: System, values: tuple[int, ...]) -> Judgement:
    differences = system.differences(values, values)
    if not any(differences):
        return Judgement({}, (), {})
    found = enumerate(zip(differences, system.equal, strict=True))
    return Judgement({number: int(off) for number, (off, equal) in found if off > 0 or (off and equal)}, (), {})


def _of_bounds(system: System, values: tuple[Any, ...]) -> Judgement:
    low, high = _owned(values, system.open)
    broken: dict[int, Side] = {}
    standing: list[int] = []
    least, most = _edges(system, low, high)
    for number, equal in enumerate(system.equal):
        if least[number] > 0 or (most[number] < 0 and equal):
            broken[number] = as_side(least[number], most[number])
        else:
            standing.append(number)
    least, most = _narrowed(system, standing, low, high, (least, most))
    open_ = [n for n in standing if most[n] > 0 or (least[n] != 0 and system.equal[n])]
    cells = zip(system.codes, values, low, high, strict=True)
    unknown = {code: (least, most) for code, value, least, most in cells if value is BLANK or value is UNREAD}
    return Judgement(broken, tuple(open_), unknown)


def _owned(values: Sequence[Any], unknown: Sequence[Span]) -> tuple[Limits, Limits]:
    """What each cell can be by itself, given what it can be unknown. Not applicable contributes nothing."""
    low, high = list(values), list(values)
    for position, value in enumerate(values):
        if not isinstance(value, int):
            low[position], high[position] = NOTHING if value is NOT_APPLICABLE else unknown[position]
    return low, high


def _edges(system: System, low: Limits, high: Limits) -> Edges:
    return system.differences(low, high), system.differences(high, low)


def _narrowed(system: System, standing: Sequence[int], low: Limits, high: Limits, edges: Edges) -> Edges:
    """Run bounds through all equations until nothing changes; the least and the most of each difference then.

    Those that are 0 only at their least, or their most, come first: most blanks are zeros that a known total leaves no
    choice, and what those settle leaves little to the others.
    """
    least, most = edges
    for _ in range(ROUNDS):
        wide = [number for number in standing if least[number] != most[number]]
        ends = [number for number in wide if least[number] == 0 or (most[number] == 0 and system.equal[number])]
        if not [number for number in ends or wide if _narrow_by(system, number, low, high)]:
            break
        least, most = _edges(system, low, high)
    return least, most


def _narrow_by(system: System, number: int, low: Limits, high: Limits) -> bool:
    """Narrow the unknown cells of one equation, each by all its others; whether any moved.

    An equation whose unknowns would have nothing left to be contradicts others, each of which may be
    the wrong one: it narrows nothing.
    """
    terms, span, equal = system.terms[number], system.spans[number], system.equal[number]
    least, most = span(low, high)
    if least == 0 or (most == 0 and equal):
        return _settle(terms, least == 0, low, high)
    found: list[tuple[int, float, float]] = []
    for position, times in terms:
        own = low[position], high[position]
        if own[0] == own[1]:
            continue
        low[position] = high[position] = 0
        least, most = span(low, high)  # of all the others
        low[position], high[position] = own
        # times × cell lies between −most and −least; a bound limits it from above
        bottom, top = _divided(-most if equal else -inf, -least, times)
        narrowed = max(own[0], bottom), min(own[1], top)
        if narrowed[0] > narrowed[1]:
            return False
        if narrowed != own:
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
    low, high = _owned([cells[code] for code in terms], [(-inf if kinds[code].signed else 0, inf) for code in terms])
    ends = [sorted((times * at, times * to)) for at, to, times in zip(low, high, terms.values(), strict=True)]
    return as_side(sum(least for least, _ in ends), sum(most for _, most in ends))
