"""What the styles of a Word document say of a paragraph: title, heading, list, or a line of the contents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from .markup import VAL, Element, W, said, steps, whole

DEEPEST: Final = 6
"""Levels of headings that blocks have; Word has nine."""

TITLES: Final = frozenset({"title", "标题"})
_heading: Final = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_contents: Final = re.compile(r"toc [1-9]|目录 [1-9]", re.IGNORECASE)


@attrs.frozen
class Style:
    """One style of paragraphs, as it says itself, without what it is based on."""

    name: str
    based_on: str
    outline: int | None
    list: str | None
    level: int


@attrs.frozen
class Styles:
    """The styles of paragraphs: identifier → style."""

    known: Mapping[str, Style]
    default: str

    def lineage(self, name: str) -> Iterator[Style]:
        """A style and what it is based on, nearest first; circles are walked once."""
        seen: set[str] = set()
        while name in self.known and name not in seen:
            seen.add(name)
            yield self.known[name]
            name = self.known[name].based_on

    def of(self, paragraph: Element) -> str:
        """The style of a paragraph."""
        return said(paragraph, "pPr/pStyle", self.default)

    def is_title(self, paragraph: Element) -> bool:
        """Whether it is the document's title."""
        return any(style.name in TITLES for style in self.lineage(self.of(paragraph)))

    def is_contents(self, paragraph: Element) -> bool:
        """Whether it is a line of the table of contents, which Word makes from the headings."""
        return any(_contents.fullmatch(style.name) for style in self.lineage(self.of(paragraph)))

    def level(self, paragraph: Element) -> int | None:
        """The level of a heading from 1, by its own outline, else by its style; ``None`` for body text."""
        own = said(paragraph, "pPr/outlineLvl")
        if own:
            return _level(whole(own, 9))
        for style in self.lineage(self.of(paragraph)):
            if style.outline is not None:
                return _level(style.outline)
            named = _heading.fullmatch(style.name)
            if named:
                return _level(int(named[1]) - 1)
        return None

    def list(self, paragraph: Element) -> tuple[str, int] | None:
        """The list a paragraph is numbered by, and its level in it."""
        level = said(paragraph, "pPr/numPr/ilvl")
        styled = next((each for each in self.lineage(self.of(paragraph)) if each.list is not None), None)
        number = said(paragraph, "pPr/numPr/numId") or (styled.list if styled else None)
        if number is None:
            return None
        return number, whole(level) if level or styled is None else styled.level


def styles(part: Element | None) -> Styles:
    """The styles of paragraphs in the part that declares them."""
    known: dict[str, Style] = {}
    default = ""
    for style in () if part is None else part.iter(f"{W}style"):
        if style.get(f"{W}type") != "paragraph":
            continue
        name = style.get(f"{W}styleId", "")
        if style.get(f"{W}default") in ("1", "true", "on"):
            default = name
        known[name] = _style(style)
    return Styles(known, default)


def _style(style: Element) -> Style:
    outline = steps(style, "pPr/outlineLvl")
    return Style(
        name=said(style, "name").lower(),
        based_on=said(style, "basedOn"),
        outline=None if outline is None else whole(outline.get(VAL, ""), 9),
        list=said(style, "pPr/numPr/numId") or None,
        level=whole(said(style, "pPr/numPr/ilvl")),
    )


def _level(outline: int) -> int | None:
    return min(outline + 1, DEEPEST) if 0 <= outline < 9 else None
