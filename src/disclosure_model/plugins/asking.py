"""What plugins are asked, and what they answer is looked at before use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from ..wording import Message
from .finding import plugins

R = TypeVar("R")


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
