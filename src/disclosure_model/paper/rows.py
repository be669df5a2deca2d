"""A printed row without its figures, and what a form's sheet says to its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, wraps
from itertools import repeat
from typing import Final, TypeAlias, TypeGuard, TypeVar, cast

from .figures import is_figure
from .labels import Index, bare, plain, plain_stem

LONGEST_BOX: Final = 200
"""Characters of the longest box whose words may be a sheet's, but for a remark in brackets behind them."""

WIDEST: Final = 40
"""Boxes of the widest row that is remembered; no form has more than 15."""

FIGURE: Final = "0"
"""Stands in the labels of a row for a box of digits."""

MARK: Final = "/"
"""Stands there for a box with a gap's mark, or with nothing but space."""

STRANGE: Final = "■"
"""Stands there for words that are no sheet's, or more than any sheet prints in one box: a character of no sheet."""

NO_WORDS: Final[frozenset[str | None]] = frozenset({FIGURE, MARK, None})

Labels: TypeAlias = tuple[str | None, ...]
"""A printed row without its figures: the text of each box that holds words; for any other what stands for it, ``None``
for nothing.
"""

Answer = TypeVar("Answer")

_digit = re.compile(r"\d")


def of_rows(
    question: Callable[[Index, Labels], Answer],
) -> Callable[[Index, Sequence[Labels]], list[Answer]]:
    """A question about a printed row, asked of many. Its answers are remembered: nearly all pages print the same rows.

    Where one is wider than any form's they are worked out anew each time, so that it fills no memory.
    """
    known = lru_cache(maxsize=2048)(question)

    @wraps(question)
    def asked(index: Index, rows: Sequence[Labels]) -> list[Answer]:
        narrow = max(map(len, rows), default=0) <= WIDEST
        return [*map(known if narrow else question, repeat(index), rows)]

    return asked


@lru_cache(maxsize=4096)
def label_of(text: str) -> str | None:
    """What stands in a box, without figures."""
    if is_figure(text):
        return FIGURE if _digit.search(text) else MARK if text else None
    if len(text) <= LONGEST_BOX:
        return text
    stem = bare(text)
    return f"{stem}（{STRANGE}）" if len(stem) <= LONGEST_BOX else STRANGE


@lru_cache(maxsize=4096)
def own_words(characters: frozenset[str], label: str | None) -> str | None:
    """What stands in a box without figures; for words with a character that no sheet has, for all of them the same.

    Whether they are a sheet's is all that is asked of a row without figures; one with figures may have a label that is
    only like a form's.
    """
    if not is_words(label) or characters >= {*plain(label)}:
        return label
    stem = bare(label)
    return f"{stem}（{STRANGE}）" if characters >= {*plain(stem)} else STRANGE


def plain_words(labels: Iterable[str | None]) -> set[str]:
    """The plain texts of all boxes that hold words."""
    return set(map(plain, cast("set[str]", {*labels} - NO_WORDS)))


def is_words(label: str | None) -> TypeGuard[str]:
    """Whether a box holds words."""
    return label not in NO_WORDS


@of_rows
def strange(index: Index, labels: Labels) -> bool:
    """Whether a printed row has other words than the sheet's, cut as they may be."""
    return not all(map(index.is_fragment, plain_words(labels)))


@of_rows
def spells(index: Index, labels: Labels) -> bool:
    """Whether any box of a printed row holds whole wordings of the sheet."""
    return any(map(index.spells, plain_words(labels)))


@of_rows
def hits(index: Index, labels: Labels) -> tuple[int, int] | None:
    """The row whose label stands in a printed row before its last box, and the number of the label's box.

    Of several the last.
    """
    for at in range(len(labels) - 2, -1, -1):
        label = labels[at]
        if is_words(label):
            number = index.by_label.get(plain(label))
            if number is None:
                number = index.by_label.get(plain_stem(label))
            if number is not None:
                return number, at
    return None
