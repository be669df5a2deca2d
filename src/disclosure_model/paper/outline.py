"""The rows of a page without their figures: what is told by words alone is told once for all pages that print the same.

Offices fill in the same sheets, and portals print them alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import repeat
from typing import Any, Final, TypeVar, TypeVarTuple, cast

import attrs

from .lines import Line
from .rows import FIGURE, Labels, own_words, plain_words

About = TypeVarTuple("About")
Answer = TypeVar("Answer")

MOST: Final = 2000
"""Boxes of the rows of the largest page that is remembered; a report has 350."""


@attrs.frozen(eq=False)
class Outline:
    """The rows of a page without their figures, in order.

    Attributes:
        labels: what each prints beside its figures.
        blocks: the number of the block it is in, among those that have rows.
        sections: the section it stands in.
        figures: the numbers of those with a digit in a box that holds no words.
        words: section → the plain words that its rows print.
    """

    labels: tuple[Labels, ...]
    blocks: tuple[int, ...]
    sections: tuple[str | None, ...]
    figures: frozenset[int]
    words: Mapping[str | None, Set[str]]
    _answers: dict[tuple[object, ...], Any] = attrs.field(init=False, factory=dict[tuple[object, ...], Any])

    def once(self, question: Callable[[Outline, *About], Answer], *about: *About) -> Answer:
        """The answer to a question about the page: worked out once, kept with the page, and gone with it."""
        key = question, *about
        if key not in self._answers:
            self._answers[key] = question(self, *about)
        return cast(Answer, self._answers[key])


def outline(lines: Sequence[Line], characters: frozenset[str]) -> Outline:
    """The rows of a page without their figures.

    Args:
        lines: the rows.
        characters: what the words of all sheets are made of.
    """
    printed = [tuple([box.label for box in line.held]) for line in lines]
    own = repeat(characters)
    labels = tuple([row if FIGURE in row else tuple(map(own_words, own, row)) for row in printed])
    ranks: dict[int, int] = {}
    blocks = tuple([ranks.setdefault(line.block, len(ranks)) for line in lines])
    made = _remembered if sum([len(line.held) for line in lines]) <= MOST else _outline
    return made(labels, blocks, tuple([line.section for line in lines]))


def _outline(labels: tuple[Labels, ...], blocks: tuple[int, ...], sections: tuple[str | None, ...]) -> Outline:
    printed: dict[str | None, set[str | None]] = {}
    for each, section in zip(labels, sections, strict=True):
        printed.setdefault(section, set()).update(each)
    words = {section: plain_words(each) for section, each in printed.items()}
    figures = frozenset([line for line, each in enumerate(labels) if FIGURE in each])
    return Outline(labels, blocks, sections, figures, words)


_remembered = lru_cache(maxsize=64)(_outline)
