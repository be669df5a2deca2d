"""The words a declaration is written in: ``count``, ``row``, ``fact`` … and what they leave behind.

Each of these is a field specifier: it stands on the right of an annotated name in a form and carries
the statute's own wording.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

import attrs

from .cells import CHANGE, COUNT, MONEY, Kind

KEY: Final = "disclosure_model"
"""Where an attrs field keeps its :class:`Spec`."""


class Role(Enum):
    """What a part of a form is."""

    CELL = "cell"
    ROWS = "rows"
    """A row of cells, or a group of rows: a form inside a table."""
    SLOT = "slot"
    """A place for one table, of whatever edition."""
    FACT = "fact"
    """Words, dates and numbers about the report: no cell of a table."""


@attrs.frozen(kw_only=True)
class Spec:
    """What a declaration says of one part.

    Attributes:
        label: the printed wording, which is also its message id.
        role: what it is.
        kind: what the cell may hold; ``None`` but for cells.
        also: other wordings met in published reports.
        under: the printed head that this column shares with its neighbours.
        heading: the printed heading above this row and its neighbours.
        patterns: regular expressions that find a fact in prose, its value being group 1 (or groups 1 to n).
        least: the least whole number a fact may be.
        most: the largest.
    """

    label: str
    role: Role
    kind: Kind | None = None
    also: tuple[str, ...] = ()
    under: str | None = None
    heading: str | None = None
    patterns: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


def _field(spec: Spec, default: Any = attrs.NOTHING) -> Any:
    return attrs.field(default=default, metadata={KEY: spec})


def _cell(label: str, kind: Kind, also: tuple[str, ...], under: str | None) -> Any:
    return _field(Spec(label=label, role=Role.CELL, kind=kind, also=also, under=under))


def count(label: str, *, also: tuple[str, ...] = (), under: str | None = None) -> Any:
    """A cell that counts: a whole number from 0 up, or a gap. Annotate it ``Count``."""
    return _cell(label, COUNT, also, under)


def change(label: str, *, also: tuple[str, ...] = (), under: str | None = None) -> Any:
    """A cell for a signed change: any whole number, or a gap. Annotate it ``Count``."""
    return _cell(label, CHANGE, also, under)


def money(label: str, *, also: tuple[str, ...] = (), under: str | None = None) -> Any:
    """A cell for an amount of money as printed, or a gap. Annotate it ``MoneyCell``."""
    return _cell(label, MONEY, also, under)


def row(label: str, *, also: tuple[str, ...] = (), heading: str | None = None) -> Any:
    """A row of a table. Annotate it with the form that has the row's columns."""
    return _field(Spec(label=label, role=Role.ROWS, also=also, heading=heading))


def rows(label: str, *, also: tuple[str, ...] = (), heading: str | None = None) -> Any:
    """A group of rows under one label. Annotate it with the form that has the rows."""
    return row(label, also=also, heading=heading)


def table(label: str, *, default: None = None) -> Any:
    """A place for one table. Annotate it with the table's open base class ``| None``."""
    return _field(Spec(label=label, role=Role.SLOT), default)


def fact(
    label: str,
    *,
    default: Any = attrs.NOTHING,
    also: tuple[str, ...] = (),
    patterns: tuple[str, ...] = (),
    least: int | None = None,
    most: int | None = None,
) -> Any:
    """Anything that is no cell: text, a date, a whole number, one of a closed list, blocks of prose.

    Its annotation says what it may hold, and is held to it.
    """
    spec = Spec(label=label, role=Role.FACT, also=also, patterns=patterns, least=least, most=most)
    return _field(spec, default)


@attrs.frozen(kw_only=True)
class Part:
    """One part of a form: its name, what was declared of it, and the type it is annotated with."""

    name: str
    spec: Spec
    type: Any
    default: Any

    @property
    def form(self) -> Any:
        """The form class of rows; only for :attr:`Role.ROWS`."""
        return self.type


@attrs.frozen(kw_only=True)
class Cell:
    """One figure of a form, as declared.

    Attributes:
        code: its stable name, which is also its path from the form (or report) it is asked of.
        spec: what the column says.
        rows: what the rows and groups around it say, from the outside in.
    """

    code: str
    spec: Spec
    rows: tuple[Spec, ...]

    @property
    def kind(self) -> Kind:
        """What the cell may hold."""
        assert self.spec.kind is not None  # a cell's specifier always gives one
        return self.spec.kind

    @property
    def heads(self) -> tuple[str, ...]:
        """The printed heads of its column, from the outside in."""
        return (self.spec.label,) if self.spec.under is None else (self.spec.under, self.spec.label)

    @property
    def labels(self) -> tuple[str, ...]:
        """The printed wordings that lead to it, from the outside in: of its rows, then of its column."""
        return (*(spec.label for spec in self.rows), *self.heads)
