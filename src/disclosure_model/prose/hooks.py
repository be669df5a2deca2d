"""What a plugin may add to the reading of sentences."""

from __future__ import annotations

from collections.abc import Iterable

from ..plugins import specifies
from .patterns import Pattern, Saying


@specifies
def disclosure_patterns() -> Iterable[Pattern | Saying]:
    """Patterns of the plugin's own sentences; their codes begin with ``<plugin>.``, their candidates may be its cells.

    They are tried before the package's own. A finding has the code ``prose.<plugin>.…``.
    """
    return ()
