"""Rows that lost their boxes: a paragraph that is a label and its figures."""

from __future__ import annotations

import re

from .lines import is_figure

_tail = re.compile(r"(?P<label>.*[^\s\d.,，/—%-])[\s|]+(?P<figures>[\d.,，/—%-][\s\d.,，/—%-]*)", re.DOTALL)

LONGEST = 120
"""Characters of the longest paragraph that may be a row."""


def boxes_of(text: str) -> list[str] | None:
    """Label and figures of a paragraph that ends in figures parted by white space; ``None`` for any other."""
    if len(text) > LONGEST or not text or not (text[-1].isdecimal() or is_figure(text[-1])):
        return None
    found = _tail.fullmatch(text.strip())
    return [found["label"], *found["figures"].split()] if found else None
