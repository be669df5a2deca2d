"""How a table's sheet is arranged. What stands in it is derived from the declaration."""

from __future__ import annotations

from typing import TypeAlias

import attrs


@attrs.frozen
class Panels:
    """One panel a printed heading: a heading row, a head row, then rows of figures (table two).

    Attributes:
        stub: the wording above the rows' labels (``信息内容``).
    """

    stub: str


@attrs.frozen
class Grid:
    """One grid: nested row labels on the left, column heads above (table three).

    Attributes:
        corner: the wording in the box above the row labels.
        over: the wording above all columns.
    """

    corner: str
    over: str


@attrs.frozen
class Line:
    """One line of figures under nested heads, no row labels (table four)."""


Sheet: TypeAlias = Panels | Grid | Line
