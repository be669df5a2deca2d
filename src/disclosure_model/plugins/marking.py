"""How hooks are marked: those that a room states, and those that a plugin implements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, ParamSpec, TypeVar

from .finding import GROUP

P = ParamSpec("P")
R = TypeVar("R")

SPECIFIED: Final[dict[str, Callable[..., Any]]] = {}
"""Name → specification, of the hooks of the rooms that are imported."""


def specifies(hook: Callable[P, R]) -> Callable[P, R]:
    """Mark a documented empty function: what a plugin may implement."""
    SPECIFIED[hook.__name__] = hook
    return hook


def implements(hook: Callable[P, R]) -> Callable[P, R]:
    """Mark a plugin's function of the same name. Arguments that it does not want may be left out."""
    from pluggy import HookimplMarker  # wanted by plugins only

    return HookimplMarker(GROUP)(hook)
