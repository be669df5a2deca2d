"""Text as HTML: escaped, and without the characters that no HTML may hold."""

from __future__ import annotations

import re
from html import escape

_no_characters = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""What no HTML may hold (HTML Standard, 13.2.3.5), but for those of planes without characters."""


def markup(text: str) -> str:
    """Text as it stands in HTML, also between quotes."""
    return escape(_no_characters.sub("\ufffd", text)).replace("\r", "&#13;")


def lines_markup(text: str) -> str:
    """Text whose lines stay lines."""
    return "<br>".join(map(markup, text.split("\n")))


def attributes(told: dict[str, str]) -> str:
    """The attributes of an element, but for those that are empty."""
    return "".join(f' {name}="{markup(value)}"' for name, value in told.items() if value)
