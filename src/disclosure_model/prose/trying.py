"""Patterns tried in order, a few at once: most fit nothing, and their words tell it together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

import attrs

from .clauses import Context
from .patterns import BETWEEN, Pattern

TOGETHER: Final = 10
"""Patterns whose words are looked for at once, before each is tried."""


@attrs.frozen
class _Some:
    """A few patterns whose first words stand in the same part of a context, and those words, of all of them."""

    held: tuple[Pattern, ...]
    place: str
    words: re.Pattern[str]

    def may(self, text: str) -> bool:
        """Whether one of them may fit, by that part of a context."""
        found = self.words.match(text) if self.place == "tail" else self.words.search(text)
        return found is not None


def _place(pattern: Pattern) -> str:
    if not pattern.head:
        return "tail"
    return "head" if pattern.far else "near"


def _grouped(held: Iterable[Pattern]) -> Iterator[_Some]:
    for place, alike in groupby(held, key=_place):
        rest = tuple(alike)
        while rest:
            some, rest = rest[:TOGETHER], rest[TOGETHER:]
            words = "|".join(each.head or each.tail for each in some)
            yield _Some(some, place, re.compile(f"(?:{words}){'' if place == 'tail' else BETWEEN}"))


class Tried:
    """Patterns to be tried, in order."""

    def __init__(self, held: Iterable[Pattern]) -> None:
        self._held = tuple(held)
        self._of: dict[tuple[str, str, str | None], tuple[_Some, ...]] = {}
        self._named: dict[str | None, tuple[_Some, ...]] = {}

    def of(self, context: Context, stated: str) -> Pattern | None:
        """The first that fits a figure.

        Args:
            context: the figure among its words.
            stated: the quantity of the figure before it; nothing where it states none.
        """
        kind = (context.figure.unit, context.sentence.section, context.subject)
        if kind not in self._of:
            self._of[kind] = tuple(_grouped(each for each in self._held if each.may(*kind)))
        for some in self._of[kind]:
            if some.may(getattr(context, some.place)):
                for pattern in some.held:
                    if pattern.fits(context, stated):
                        return pattern
        return None

    def named(self, noun: str, subject: str | None) -> Pattern | None:
        """The first that a noun names, when that was last spoken of."""
        if subject not in self._named:
            self._named[subject] = tuple(_grouped(each for each in self._held if each.is_nominal(subject)))
        found = (each for some in self._named[subject] if some.may(noun) for each in some.held)
        return next((each for each in found if each.names(noun)), None)
