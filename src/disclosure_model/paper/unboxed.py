"""Rows that lost their boxes: a paragraph that is a label and its figures, or one box a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import Final

from .blocks import Paragraph, Placed
from .figures import is_figure
from .labels import LONGEST, Words, plain

FIGURES: Final = r"[\d.,，+/—%-][\s\d.,，+/—%亿万元-]*"  # as printed

_row = re.compile(rf"(?P<label>.*[^\s\d.,，+/—%-])[\s|]*(?P<figures>{FIGURES})", re.DOTALL)

ENDS: Final = frozenset("/—-元")
"""What a row's last figure may end with, but for a digit."""

_digits = re.compile(r"[\s|]*\d[\d\s.,，]*(?:[亿万]?元)?")

DENSE: Final = 0.08
"""The share of digits from which on a long paragraph may be a table whose boxes and rows ran together."""


def boxes_of(text: str) -> list[str] | None:
    """Label and figures of a short paragraph that ends in figures; ``None`` for any other."""
    if len(text) > 2 * LONGEST or (not text[-1:].isdecimal() and text[-1:] not in ENDS):
        return None
    found = _row.fullmatch(text.strip())
    return [found["label"], *found["figures"].split()] if found else None


def gathered(blocks: Sequence[Placed], first: int, known: Words) -> list[str] | None:
    """A row whose boxes are a paragraph each: a paragraph of the form's words, and the figures behind it."""
    label = _text(blocks[first])
    if len(label) > LONGEST or is_figure(label) or not known.spelling.fullmatch(plain(label)):
        return None
    figures = [*takewhile(_is_filled, map(_text, islice(blocks, first + 1, None)))]
    return [label, *figures] if figures else None


def _is_filled(text: str) -> bool:
    return text != "" and is_figure(text)


def _text(placed: Placed) -> str:
    return placed.block.text.strip() if isinstance(placed.block, Paragraph) else ""


def cut(text: str, known: Words) -> list[str]:
    """A paragraph in which the rows of a table ran together, cut before and behind each label that digits follow.

    Between the rows nothing may stand but the form's words: 行政许可3件，行政处罚2件 is a sentence.
    """
    if "。" in text or sum(map(str.isdigit, text)) < DENSE * len(text):
        return [text]
    pieces, end, rows = [""], 0, 0
    labels = list(known.labels.finditer(text))
    for number, label in enumerate(labels, 1):
        until = labels[number].start() if number < len(labels) else len(text)
        digits = _digits.match(text, label.end(), until)
        if digits is None:
            continue
        pieces += [text[end : label.start()].strip(), text[label.start() : digits.end()].strip()]
        end = digits.end()
        rows += 1
    pieces.append(text[end:].strip())
    between = pieces[3:-1:2] if rows > 1 else pieces[1::2]
    if not rows or not all(known.spelling.fullmatch(plain(gap)) for gap in between if gap):
        return [text]
    return [piece for piece in pieces if piece]
