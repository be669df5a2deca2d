"""Verdicts by bounds.

A rule is *broken* when its own known parts already break it. It *holds* when it holds with every
unknown as it must be: bounds run through all equations together until nothing changes. Else it is
*not assessable*. Bounds may turn a verdict into holds, never into broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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

Spans: TypeAlias = dict[int, Span]
"""Number of an equation → the least and the most that its left minus its right can be."""

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
    differences = system.differences(values)
    if not any(differences):
        return Judgement({}, (), {})
    broken: dict[int, Side] = {
        number: value for number, value in enumerate(differences) if value > 0 or (value and system.equal[number])
    }
    return Judgement(broken, (), {})


def _of_bounds(system: System, values: tuple[Any, ...]) -> Judgement:
    low, high = map(list[float], zip(*_owned(values, system.open), strict=True))
    broken: dict[int, Side] = {}
    standing: Spans = {}
    for number, span in enumerate(system.spans):
        least, most = span(low, high)
        if least > 0 or (most < 0 and system.equal[number]):
            broken[number] = as_side(least, most)
        else:
            standing[number] = least, most
    _narrow(system, standing, low, high)
    open_ = tuple(number for number, span in standing.items() if not _holds(*span, equal=system.equal[number]))
    cells = zip(system.codes, values, low, high, strict=True)
    unknown = {code: (least, most) for code, value, least, most in cells if value is BLANK or value is UNREAD}
    return Judgement(broken, open_, unknown)


def _owned(values: Iterable[Any], unknown: Iterable[Span]) -> list[Span]:
    """What each cell can be by itself, given what it can be unknown. Not applicable contributes nothing."""
    return [
        (value, value) if isinstance(value, int) else NOTHING if value is NOT_APPLICABLE else open_
        for value, open_ in zip(values, unknown, strict=True)
    ]


def _holds(least: float, most: float, *, equal: bool) -> bool:
    return most <= 0 and (least == 0 or not equal)


def _narrow(system: System, standing: Spans, low: Limits, high: Limits) -> None:
    """Run bounds through all equations until nothing changes.

    Those that are 0 only at their least, or their most, come first: most blanks are zeros that a known total leaves no
    choice, and what those settle leaves little to the others.
    """
    for _ in range(ROUNDS):
        wide = [number for number, (least, most) in standing.items() if least != most]
        ends = [n for n in wide if standing[n][0] == 0 or (standing[n][1] == 0 and system.equal[n])]
        if not [number for number in ends or wide if _narrow_by(system, number, low, high)]:
            break
        standing |= {number: system.spans[number](low, high) for number in wide}


def _narrow_by(system: System, number: int, low: Limits, high: Limits) -> bool:
    """Narrow the unknown cells of one equation, each by all its others; whether any moved.

    An equation whose unknowns would have nothing left to be contradicts others, each of which may be
    the wrong one: it narrows nothing.
    """
    terms, equal = system.terms[number], system.equal[number]
    edges = system.spans[number](low, high)
    if edges[0] == 0 or (edges[1] == 0 and equal):
        return _settle(terms, edges[0] == 0, low, high)
    known = sum([times * low[position] for position, times in terms if low[position] == high[position]])
    unknown = [each for each in terms if low[each[0]] != high[each[0]]]
    ends = [sorted((times * low[position], times * high[position])) for position, times in unknown]
    leasts = _without(edges[0], known, [least for least, _ in ends])
    mosts = _without(edges[1], known, [most for _, most in ends])
    found: list[tuple[int, float, float]] = []
    for (position, times), least, most in zip(unknown, leasts, mosts, strict=True):
        # times × cell lies between −(the most of the others) and −(the least of them); a bound limits it from above
        bottom, top = _divided(-most if equal else -inf, -least, times)
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


def _without(total: float, known: float, parts: list[float]) -> list[float]:
    """For each part of a sum the sum of all the others; an infinite part can be taken out of an infinite sum too."""
    if total not in (inf, -inf):
        return [total - part for part in parts]
    if parts.count(total) > 1:
        return [total] * len(parts)
    rest = known + sum([part for part in parts if part != total])
    return [rest if part == total else total for part in parts]


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
    own = _owned([cells[code] for code in terms], [(-inf if kinds[code].signed else 0, inf) for code in terms])
    ends = [sorted((times * low, times * high)) for (low, high), times in zip(own, terms.values(), strict=True)]
    return as_side(sum(least for least, _ in ends), sum(most for _, most in ends))
