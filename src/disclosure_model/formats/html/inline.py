"""The text of what holds one line, which is read at once however it is cut into pieces."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Final

from .source import Element

PIECES: Final = ("span", "font")
"""Elements that Word cuts a text into."""


class Inline:
    """The texts of one page.

    Args:
        root: its outermost element.
        begins: the names of the elements that begin a line.

    Attributes:
        holders: the elements that hold the beginning of a line; none, which is to look into each, where the page cuts
            no text into pieces.
        text: all the text in an element.
    """

    def __init__(self, root: Element, begins: Collection[str]) -> None:
        from lxml.etree import tostring  # heavy

        self.text: Callable[[Element], str] = partial(tostring, method="text", encoding="unicode", with_tail=False)
        self.holders: set[Element] = set() if next(root.iter(*PIECES), None) is None else _holders(root, begins)

    def of_box(self, box: Element) -> str | None:
        """The text of a box that holds one line, or one paragraph of one line; ``None`` of any other.

        Nearly all boxes are such, and a page has hundreds.
        """
        holders = self.holders
        if not len(box):
            return box.text or ""
        if holders and box not in holders:
            return self.text(box)
        only, before = box[0], box.text
        behind = only.tail
        if len(box) > 1 or only.tag != "p" or (before and not before.isspace()) or (behind and not behind.isspace()):
            return None
        if not len(only):
            return only.text or ""
        return self.text(only) if holders and only not in holders else None


def _holders(root: Element, begins: Collection[str]) -> set[Element]:
    beginning = [*root.iter(*begins)]
    holders = {root, *[each.getparent() for each in beginning]} - {None}  # above the root
    for each in holders.difference(beginning):  # those above any other are there already
        above = each.getparent()
        while above is not None and above not in holders:
            holders.add(above)
            above = above.getparent()
    return holders
