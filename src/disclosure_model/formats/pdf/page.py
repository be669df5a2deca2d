"""One page of a PDF: the lines of text on it, and the tables that lines are drawn around."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from typing import Any, Final, TypeAlias

import attrs
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pdfplumber.utils.geometry import filter_edges

from .bounds import TooMuchError
from .file import BoundedPage, Char
from .letters import is_wide, plain, unbroken

Edge: TypeAlias = dict[str, Any]
"""A drawn line, or a side of a rectangle, as pdfplumber tells it."""

Cell: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom of a box."""

NEAR: Final = 3.0
"""Points by which drawn lines may miss each other and still meet."""

EDGES: Final = 20_000
"""Drawn lines on a page that are looked at."""

COLOURED: Final = 100
"""Coloured rectangles on which white ones may lie."""

CROSSINGS: Final = 3_000
"""Crossings of drawn lines on a page; table three has about 300."""


KEYS: Final = ("orientation", "x0", "x1", "top", "bottom", "width", "height")
"""What of a drawn line matters."""

AXES: Final = {
    "h": ("x0", "x1", "top", "top", "bottom", "v"),
    "v": ("top", "bottom", "x0", "x0", "x1", "h"),
}
"""Orientation → what such lines begin, end and stand at; what those across begin and end at, and what they are."""


@attrs.frozen
class Line:
    """A line of text.

    Attributes:
        text: what it says, with a space at its end where one is printed.
        left: where it begins.
        right: where it ends.
        base: its base line, from the top of the page.
        size: of its type.
        first: how wide the part is that cannot be broken.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float


def printed(page: BoundedPage) -> list[Char]:
    """The letters on a page, without those that stand beside it or nowhere (not a number)."""
    left, top, right, bottom = page.bbox
    return [
        char
        for char in page.letters
        if left < char.right and char.left < right and top < char.bottom and char.top < bottom
    ]


def lines(chars: Iterable[Char]) -> list[Line]:
    """Letters as lines from top to bottom: upright ones by their base line, turned ones as they were drawn."""
    upright: list[Char] = []
    turned: list[Char] = []
    for char in chars:
        (upright if char.upright else turned).append(char)
    rows: list[list[Char]] = []
    for char in sorted(upright, key=attrgetter("base")):
        if not rows or char.base - rows[-1][0].base > 0.3 * char.size:
            rows.append([])
        rows[-1].append(char)
    told = [_line(sorted(row, key=attrgetter("left"))) for row in rows]
    return sorted((line for line in (*told, _line(turned)) if line), key=attrgetter("base"))


def _line(chars: list[Char]) -> Line | None:
    """A line from its letters, in order. One that is drawn twice to look bold is told once."""
    kept: list[Char] = []
    for char in chars:
        twice = kept and char.text == kept[-1].text and abs(char.left - kept[-1].left) < 0.2 * char.size
        if not twice and (kept or not char.text.isspace()):
            kept.append(char)
    if not kept:
        return None
    text = kept[0].text + "".join(_between(*pair) + pair[1].text for pair in pairwise(kept))
    ink = [char for char in kept if not char.text.isspace()]
    return Line(
        text=plain(text),
        left=kept[0].left,
        right=ink[-1].right,
        base=kept[0].base,
        size=max(char.size for char in ink),
        first=kept[min(unbroken(text), len(kept)) - 1].right - kept[0].left,
    )


def _between(before: Char, after: Char) -> str:
    """A space where a gap parts words, or columns; Chinese is spaced out only to fill the line."""
    gap = after.left - before.right
    if gap <= 0.2 * after.size or before.text.isspace() or after.text.isspace():
        return ""
    words = not is_wide(before.text) and not is_wide(after.text)
    return " " if words or gap > 2 * after.size else ""


def drawn(page: BoundedPage) -> list[Edge]:
    """The lines on a page, and the sides of its rectangles, that can be seen.

    Word processors lay a white rectangle behind each line of a paragraph. Its sides are no lines, unless it lies on a
    coloured one: pages of the web make the lines of a table so.

    Raises:
        TooMuchError: there are more than on any report's page.
    """
    edges = page.edges
    if len(edges) > EDGES:
        raise TooMuchError
    coloured = [rect for rect in page.rects if rect["fill"] and not _is_white(rect["non_stroking_color"])][:COLOURED]
    return [edge for edge in edges if not _is_blank(edge) or any(_lies_on(edge, under) for under in coloured)]


def _is_blank(edge: Edge) -> bool:
    """Whether an edge is white on white: neither its line nor what it encloses has a colour. Of curves nobody knows."""
    if edge["object_type"] == "curve_edge":
        return False
    line = edge["stroke"] and not _is_white(edge["stroking_color"])
    return not (line or (edge["fill"] and not _is_white(edge["non_stroking_color"])))


def _is_white(colour: Any) -> bool:
    """Whether a colour is white: of grey or RGB all of it, of CMYK nothing; patterns are not."""
    told = colour if hasattr(colour, "__len__") else (colour,)
    if not all(isinstance(share, int | float) for share in told):
        return False
    return max(told) < 0.01 if len(told) == 4 else min(told, default=0) > 0.99


def _lies_on(edge: Edge, under: Edge) -> bool:
    across = under["x0"] - NEAR <= edge["x0"] and edge["x1"] <= under["x1"] + NEAR
    return bool(across and under["top"] - NEAR <= edge["top"] and edge["bottom"] <= under["bottom"] + NEAR)


def tables(edges: Iterable[Edge]) -> tuple[list[list[Cell]], list[Edge]]:
    """The boxes of each table that lines are drawn around, from top to bottom; and the lines.

    Raises:
        TooMuchError: more lines are drawn than on any report's page.
    """
    told = [{key: edge[key] for key in KEYS} for edge in edges]
    merged = _merged(told)
    _bound(merged)
    merged = _merged([*merged, *_left_open(merged, "h"), *_left_open(merged, "v")])
    _bound(merged)
    crossings = edges_to_intersections(merged, NEAR, NEAR)
    if len(crossings) > CROSSINGS:
        raise TooMuchError
    return cells_to_tables(intersections_to_cells(crossings)), merged


def _merged(edges: list[Edge]) -> list[Edge]:
    """Lines in one place as one line; what is shorter than a hair's breadth is none."""
    drawn = filter_edges(edges)
    return filter_edges(merge_edges(drawn, NEAR, NEAR, NEAR, NEAR), min_length=NEAR) if drawn else []


def _bound(edges: list[Edge]) -> None:
    across = sum(edge["orientation"] == "h" for edge in edges)
    if across * (len(edges) - across) > 50 * CROSSINGS:
        raise TooMuchError


def _left_open(edges: list[Edge], orientation: str) -> list[Edge]:
    """The sides that a table was left without, by style or by a page break.

    Where two neighbouring lines begin (or end) in one place, and another line joins them further in, a side is
    understood between them.
    """
    begin, end, at, low, high, other = AXES[orientation]
    parallel = [edge for edge in edges if edge["orientation"] == orientation]
    crossing = [edge for edge in edges if edge["orientation"] == other]
    found: list[Edge] = []
    for side in (begin, end):
        for _, group in groupby(sorted(parallel, key=itemgetter(side)), key=lambda edge: round(edge[side])):
            for first, second in pairwise(sorted(group, key=itemgetter(at))):
                inner = max(first[begin], second[begin]) + NEAR, min(first[end], second[end]) - NEAR
                span = first[at] + NEAR, second[at] - NEAR
                if any(inner[0] < e[begin] < inner[1] and e[low] <= span[0] and e[high] >= span[1] for e in crossing):
                    length = second[at] - first[at]
                    place = {begin: first[side], end: first[side], low: first[at], high: second[at]}
                    found.append({"orientation": other, "width": length, "height": length, **place})
    return found
