"""What plugins are asked: rooms state hooks, plugins implement them, and what they answer is looked at before use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, ParamSpec, TypeVar

from ..wording import Message
from .finding import GROUP, plugins

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


def usable(
    hook: Callable[..., Iterable[R]], refusal: Callable[[str, R], Message | None], **given: Any
) -> Iterator[tuple[str, R]]:
    """What every active plugin answers to a hook, item by item, each with the name of the plugin.

    Of what cannot be used it is told why.

    Args:
        hook: the specification.
        refusal: plugin and item → why that cannot be used; it may raise.
        given: the arguments of the call; an implementation gets those that it names.
    """
    if plugins():  # else what calls them need not even be imported
        from .calling import answers

        yield from answers(hook, refusal, **given)
