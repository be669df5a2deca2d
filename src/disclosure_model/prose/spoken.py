"""All that sentences are read by: the package's own, and what plugins add."""

from __future__ import annotations

from ..plugins import until_plugins_change
from .hooks import added
from .patterns import Parts, Pattern, Saying
from .speech import applications, disputes, fees, parts, proactive, zeros
from .trying import Tried


@until_plugins_change
def own() -> Tried:
    """All patterns, to be tried."""
    return Tried(patterns())


@until_plugins_change
def patterns() -> tuple[Pattern, ...]:
    """All patterns, in the order in which they are tried: those of plugins first, whose words are their own."""
    own = (*fees.PATTERNS, *disputes.PATTERNS, *applications.PATTERNS, *proactive.PATTERNS)
    return (*added(Pattern), *own)


@until_plugins_change
def sayings() -> tuple[Saying, ...]:
    """All sayings, the package's own and those of plugins."""
    return (*disputes.SAYINGS, *zeros.SAYINGS, *proactive.SAYINGS, *added(Saying))


@until_plugins_change
def all_parts() -> tuple[Parts, ...]:
    """All kinds of parts, the package's own and those of plugins."""
    return (*parts.PARTS, *added(Parts))
