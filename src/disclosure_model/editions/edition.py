"""An edition: what one statutory document declares."""

from __future__ import annotations

import attrs

from .changes import Change
from .tables import AnyTable


@attrs.frozen
class Topic:
    """Something that section one is to speak of.

    Attributes:
        code: what it is called where text is put.
        name: as the instrument words it.
        words: how reports speak of it, as a regular expression.
    """

    code: str
    name: str
    words: str


@attrs.frozen(kw_only=True)
class Edition:
    """One edition of the uniform form.

    Attributes:
        name: its short name, which tables carry in every format.
        instrument: the 文号 of the document that prints it.
        first_year: the first report year it is meant for.
        last_year: the last one; ``None`` while it is in force.
        tables: its tables, one a slot; a table carried over from an older edition keeps that edition.
        topics: what section one is to speak of, in order.
        changes: what became of the tables of older editions, and of newer ones that it brings back.
    """

    name: str
    instrument: str
    first_year: int
    last_year: int | None
    tables: tuple[type[AnyTable], ...]
    topics: tuple[Topic, ...] = ()
    changes: tuple[Change, ...] = ()

    def table(self, slot: str) -> type[AnyTable]:
        """Its table for a slot (``proactive``, ``applications``, ``disputes``)."""
        return next(table for table in self.tables if table.slot == slot)
