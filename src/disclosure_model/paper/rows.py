"""A printed row without its figures, and what a form's sheet says to its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Final, TypeAlias, TypeGuard, TypeVar, cast

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

PROSE: Final = "■"
"""Stands there for more words than any sheet prints in one box: a character of no sheet, so they are strange to all."""

Labels: TypeAlias = tuple[str | None, ...]
"""A printed row without its figures: the text of each box that holds words; for any other what stands for it, ``None``
for nothing.
"""

Question = TypeVar("Question", bound=Callable[..., Any])

_digit = re.compile(r"\d")


def of_a_row(question: Question) -> Question:
    """A question whose last argument is a printed row's labels, its answers remembered: nearly all print the same.

    What is wider than any form's rows is asked anew each time, so that it fills no memory.
    """
    known = lru_cache(maxsize=2048)(question)

    @wraps(question)
    def asked(*about: Any) -> Any:
        return known(*about) if len(about[-1]) <= WIDEST else question(*about)

    return cast(Question, asked)


@lru_cache(maxsize=4096)
def label_of(text: str) -> str | None:
    """What stands in a box, without figures."""
    if is_figure(text):
        return FIGURE if _digit.search(text) else MARK if text else None
    if len(text) <= LONGEST_BOX:
        return text
    stem = bare(text)
    return f"{stem}（{PROSE}）" if len(stem) <= LONGEST_BOX else PROSE


@of_a_row
def wordings(labels: Labels) -> tuple[str, ...]:
    """The plain text of each box that holds words."""
    return tuple(plain(label) for label in labels if is_words(label))


def is_words(label: str | None) -> TypeGuard[str]:
    """Whether a box holds words."""
    return label is not None and label != FIGURE and label != MARK


@of_a_row
def fits(index: Index, labels: Labels) -> bool:
    """Whether a printed row has no words but the sheet's, cut as they may be."""
    return all(map(index.is_fragment, wordings(labels)))


@of_a_row
def spells(index: Index, labels: Labels) -> bool:
    """Whether any box of a printed row holds whole wordings of the sheet."""
    return any(map(index.spells, wordings(labels)))


@of_a_row
def hit(index: Index, labels: Labels) -> tuple[int, int] | None:
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
