"""Digits that ran together, and figures that left their boxes, where the sums leave them only one place.

Never more than that: where two ways agree, or none does, nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from ..grammar.cells import LARGEST
from ..grammar.gaps import Gap
from ..grammar.rules import Equation, equations
from .told import Match, Told

MOST: Final = 20_000
"""Ways of parting one row that are looked at; a row with more stays unread."""

Values: TypeAlias = Mapping[str, int]
"""Code → count."""


def part(found: Match) -> Match:
    """``found`` with the digits parted of those rows that do not tell which digit is in which cell."""
    ways = {number: _ways(row) for number, row in enumerate(found.told) if row.texts is None}
    ways = {number: each for number, each in ways.items() if each}
    if not ways:
        return found
    known, rules = _known(found), _identities(found)
    used = _narrow(ways, known, rules)
    told, parted = list(found.told), dict(found.parted)
    for number, each in ways.items():
        if len(each) == 1:
            told[number] = _with(told[number], each[0])
            parted[told[number].line.number] = tuple(used[number])
    return attrs.evolve(found, told=told, parted=parted)


def settle(found: Match, figure: int) -> tuple[Match, str] | None:
    """``found`` with a figure that stands in no box in the one blank box where the sums want it, and that box's cell.

    ``None`` where no blank box is proved to be its own, or more than one.
    """
    known, rules = _known(found), _identities(found)
    blank = [code for code, value in found.values.items() if value is Gap.BLANK]
    fits: dict[str, tuple[Equation, ...]] = {}
    for code in blank:
        speaking = tuple(rule for rule in rules if _speaks(rule, {code: figure}, known))
        if speaking and all(_holds(rule, {**known, code: figure}) for rule in speaking):
            fits[code] = speaking
    if len(fits) != 1:
        return None
    ((code, by),) = fits.items()
    told = [_filled(row, code, figure) if code in row.row.codes else row for row in found.told]
    return attrs.evolve(found, told=told, settled={**found.settled, code: by}), code


def _known(found: Match) -> Values:
    return {code: value for code, value in found.values.items() if isinstance(value, int)}


def _identities(found: Match) -> list[Equation]:
    return [each for each in equations(found.index.form) if each.rule.relation == "="]


def _filled(row: Told, code: str, figure: int) -> Told:
    boxes = zip(row.row.codes, row.texts or (), strict=True)
    texts = tuple(str(figure) if own == code else text for own, text in boxes)
    return attrs.evolve(row, texts=texts)


def _with(row: Told, values: Mapping[str, int]) -> Told:
    return attrs.evolve(row, texts=tuple(str(values[code]) for code in row.row.codes))


def _ways(row: Told) -> list[Values]:
    """Every way in which the digits of a row are its counts; none where they are too many, or no counts."""
    boxes = [text for text in row.line.boxes[row.at + 1 :] if text.strip()]
    digits = "".join(boxes[0].split()) if len(boxes) == 1 else ""
    if not digits.isdecimal() or not digits.isascii() or not all(kind.whole for kind in row.row.kinds):
        return []
    codes = row.row.codes
    found: list[Values] = []
    for numbers in _splits(digits, len(codes)):
        found.append(dict(zip(codes, numbers, strict=True)))
        if len(found) > MOST:
            return []
    return found


def _splits(digits: str, size: int) -> Iterator[tuple[int, ...]]:
    """The ways to part digits into so many whole numbers, none written with a zero in front."""
    if size == 1:
        if digits and (digits == "0" or digits[0] != "0") and int(digits) <= LARGEST:
            yield (int(digits),)
        return
    longest = 1 if digits[:1] == "0" else min(len(digits) - size + 1, len(str(LARGEST)))
    for length in range(1, longest + 1):
        for rest in _splits(digits[length:], size - 1):
            yield (int(digits[:length]), *rest)


def _narrow(ways: dict[int, list[Values]], known: Values, rules: Sequence[Equation]) -> dict[int, list[Equation]]:
    """Drop the ways that break an equation whose other cells are all known, until nothing changes.

    Returns, for each row, the equations that dropped any.
    """
    used: dict[int, list[Equation]] = {number: [] for number in ways}
    moved = True
    while moved:
        moved = False
        for number in ways:
            settled = dict(known)
            for other, (first, *more) in ways.items():
                settled |= first if other != number and not more else {}
            for rule in rules:
                kept = _kept(rule, ways[number], settled)
                if 0 < len(kept) < len(ways[number]):
                    ways[number] = kept
                    used[number].append(rule)
                    moved = True
    return used


def _kept(rule: Equation, ways: list[Values], settled: Values) -> list[Values]:
    """The ways that an equation allows; all, where it does not speak of this row alone."""
    return (
        [values for values in ways if _holds(rule, {**settled, **values})] if _speaks(rule, ways[0], settled) else ways
    )


def _speaks(rule: Equation, row: Values, settled: Values) -> bool:
    """Whether an equation has a cell of the row, and no cell that is neither the row's nor known."""
    return any(code in row for code in rule.net) and all(code in row or code in settled for code in rule.net)


def _holds(rule: Equation, values: Values) -> bool:
    return sum(times * values[code] for code, times in rule.net.items()) == 0
