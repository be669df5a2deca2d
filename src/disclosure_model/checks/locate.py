"""Where the error is: the fewest cells whose change would mend every failure.

A wrong cell shows in each equation that holds it, by the same amount. So an explanation is a set of
cells, each with the amount it is off, that leaves no equation failing. Proposed, never applied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from ..findings import Suggestion
from ..grammar.gaps import Gap
from .systems import System

DEEPEST: Final = 3
"""Explanations of more cells than this are no longer explanations."""

MOST: Final = 12
"""How many explanations of the same size are told."""

Failures: TypeAlias = dict[int, int]
"""Number of an equation → left minus right, where that is not zero."""

Explanation: TypeAlias = frozenset[tuple[str, int]]
"""Cells, each with the amount by which it is too large."""


def explain(
    system: System, values: tuple[Any, ...], failures: Mapping[int, int], unassessed: frozenset[int]
) -> list[Explanation]:
    """The smallest explanations of ``failures``, the likeliest first; empty when none of three cells will do.

    Args:
        system: the form's equations.
        values: its figures; a gap is taken as the least it can be.
        failures: every failing equation with left minus right; those of ≤ tell of no amount and are passed over.
        unassessed: equations that nothing is known of; an explanation may do to them what it will.
    """
    search = _Search(system, values, unassessed)
    failures = {number: off for number, off in failures.items() if number in search.holds}
    for size in range(1, DEEPEST + 1) if failures else ():
        found = set(search.within(failures, size))
        if found:
            return sorted(found, key=search.rank)[:MOST]
    return search.singles(failures)


class _Search:
    def __init__(self, system: System, values: tuple[Any, ...], unassessed: frozenset[int]) -> None:
        self.figures = {code: value for code, value in zip(system.codes, values, strict=True) if isinstance(value, int)}
        self.kinds = system.kinds
        self.order = {code: position for position, code in enumerate(system.codes)}
        self.holds: dict[int, dict[str, int]] = {}
        self.shows: dict[str, dict[int, int]] = {}
        for number, each in enumerate(system.equations):
            if number in unassessed or each.rule.relation != "=":
                continue
            terms = {code: times for code, times in each.net.items() if code in self.figures}
            self.holds[number] = terms
            for code, times in terms.items():
                self.shows.setdefault(code, {})[number] = times
        self.widest = max(map(len, self.shows.values()), default=0)

    def rank(self, explanation: Explanation) -> tuple[int, list[int]]:
        """Small errors before large ones, then the order of the form."""
        return sum(abs(off) for _, off in explanation), sorted(self.order[code] for code, _ in explanation)

    def within(self, failures: Failures, size: int) -> Iterator[Explanation]:
        """Explanations of exactly ``size`` cells. In each, some cell alone accounts for some failure."""
        if len(failures) > size * self.widest:
            return
        for code, off in self.candidates(failures, only_first=size == 1):
            rest = self.without(failures, code, off)
            if size == 1:
                if not rest:
                    yield frozenset({(code, off)})
            else:
                for others in self.within(rest, size - 1):
                    if code not in dict(others):
                        yield others | {(code, off)}

    def candidates(self, failures: Failures, *, only_first: bool) -> Iterator[tuple[str, int]]:
        """Every cell and amount that would by itself settle one failure and keep the cell within its kind."""
        seen: set[tuple[str, int]] = set()
        for number, difference in failures.items():
            for code, times in self.holds[number].items():
                off, over = divmod(difference, times)
                if over or (code, off) in seen or not self.possible(code, off):
                    continue
                seen.add((code, off))
                yield code, off
            if only_first:
                return

    def possible(self, code: str, off: int) -> bool:
        """Whether the figure that would mend it can stand in the cell."""
        return self.kinds[code].refusal(self.figures[code] - off) is None

    def without(self, failures: Failures, code: str, off: int) -> Failures:
        """What still fails once a cell is mended."""
        rest = dict(failures)
        for number, times in self.shows[code].items():
            left = rest.pop(number, 0) - times * off
            if left:
                rest[number] = left
        return rest

    def singles(self, failures: Failures) -> list[Explanation]:
        """Where there are too many errors to explain at once: the cells that alone settle two failures or more."""
        found: set[tuple[str, int]] = set()
        rest = failures
        while rest:
            best = max(
                self.candidates(rest, only_first=False),
                key=lambda each: (len(rest) - len(self.without(rest, *each)), -self.order[each[0]]),
                default=None,
            )
            if best is None or len(rest) - len(self.without(rest, *best)) < 2:
                break
            found.add(best)
            rest = self.without(rest, *best)
        return [frozenset(found)] if found else []


def suggestions(explanations: list[Explanation], values: Mapping[str, Any]) -> tuple[Suggestion, ...]:
    """Explanations as suggestions, numbered from 1, cells of one explanation in order."""
    return tuple(
        Suggestion(number, code, _printed(values[code]), values[code] - off)
        for number, explanation in enumerate(explanations, 1)
        for code, off in sorted(explanation)
    )


def _printed(value: Any) -> int | str:
    return value.value if isinstance(value, Gap) else int(value)
