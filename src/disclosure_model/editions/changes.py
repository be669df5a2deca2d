"""What became of a table when the form was amended: declared beside the newer form, followed by ``migrations``."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from .tables import AnyTable


@attrs.frozen
class Likely:
    """A figure of the newer form that two equal figures of the older one suggest.

    Attributes:
        cell: the code in the newer form.
        taken: the code in the older form whose figure it may be.
        agrees: the code in the older form that must hold the same figure.
    """

    cell: str
    taken: str
    agrees: str


@attrs.frozen(kw_only=True)
class Change:
    """One table in two editions. Codes are relative to the table.

    A code is a name for ever: what has the same code in both forms is the same, and is not named here. What is
    in one form only, and not named here either, has no counterpart.

    Attributes:
        older: the older form.
        newer: the newer one.
        split: rows of the older form that are groups of rows in the newer one.
        likely: figures of the newer form that may be guessed.
        unlike: older code → the newer code that it could be taken for, and is not.
    """

    older: type[AnyTable]
    newer: type[AnyTable]
    split: tuple[str, ...] = ()
    likely: tuple[Likely, ...] = ()
    unlike: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)


@attrs.frozen(kw_only=True)
class Gathering:
    """A table that is put together from one of another slot, where a report has only that. Codes are relative to them.

    What is made is only likely: the older table counts by other words. It stays beside the new one, so nothing is lost.

    Attributes:
        older: the form that it comes from.
        newer: the form that it becomes; what no sum tells of it is unread.
        sums: code in the newer form → the codes in the older one that add up to it.
        cite: what says so.
    """

    older: type[AnyTable]
    newer: type[AnyTable]
    sums: Mapping[str, tuple[str, ...]] = attrs.field(hash=False)
    cite: str
