"""White space as a browser prints it."""

from __future__ import annotations

import re
from typing import Final

NO_WIDTH: Final = "\u200b\u2060\ufeff"
"""Spaces that print nothing, and are no white space to Unicode."""

BLANK: Final = NO_WIDTH + "".join(filter(str.isspace, map(chr, range(0x3001))))
"""All that prints nothing."""

WIDE: Final = "\u2e80-\u303e\u3041-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
"""Characters of full width, for a class of a regular expression."""

_run = re.compile(r"[ \t\n\f\r]+")
_broken_line = re.compile(rf"(?<=[{WIDE}])[ \t\f\r]*\n[ \t\n\f\r]*(?=[{WIDE}])")


def printed(text: str) -> str:
    """Text as a browser prints it: a run of white space is one space, and none where a line of Chinese is broken.

    CSS Text Module Level 3, 4.1. White space at both ends prints nothing but an indent, and is left out.
    """
    if text.isalnum():
        return text
    text = stripped(text)
    if "\n" in text:
        text = _broken_line.sub("", text)
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text:
        text = _run.sub(" ", text)
    return text


def stripped(text: str) -> str:
    """Text without what prints nothing at its ends."""
    text = text.strip()
    return text.strip(BLANK) if text and (text[0] in NO_WIDTH or text[-1] in NO_WIDTH) else text
