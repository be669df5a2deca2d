"""What a plugin may add to the reading of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeAlias, TypeVar

from ..grammar.shape import misshapen
from ..plugins import specifies, until_plugins_change, usable
from ..wording import Message, message
from .meanings import MEANINGS
from .patterns import Parts, Pattern, Saying
from .quantities import terms

Spoken: TypeAlias = Pattern | Saying | Parts
"""What sentences are read by."""

WORDS: Final = ("head", "tail", "words", "unless", "nowhere", "ordered", "whole")
QUANTITIES: Final = ("candidates", "explained", "zeros")
"""What of these is an expression, and what is quantities."""

T = TypeVar("T", Pattern, Saying, Parts)


@specifies
def disclosure_patterns() -> Iterable[Spoken]:
    """Patterns, sayings and parts of the plugin's own sentences.

    Their codes begin with ``<plugin>.``, and their candidates may be its cells. They are tried before the package's
    own. A finding has the code ``prose.<plugin>.…``.
    """
    return ()


@until_plugins_change
def _added() -> tuple[Spoken, ...]:
    return tuple(each for _, each in usable(disclosure_patterns, _refused))


def added(kind: type[T]) -> tuple[T, ...]:
    """The patterns, the sayings or the parts of plugins."""
    return tuple(each for each in _added() if isinstance(each, kind))


def codes() -> list[str]:
    """The codes of everything that sentences are read by, as they stand in findings."""
    return [f"prose.{code}" for code in (*MEANINGS, *(each.code for each in _added()))]


def _refused(name: str, spoken: object) -> Message | None:
    """Why it cannot be used; an expression or a quantity that is none raises."""
    if not isinstance(spoken, Pattern | Saying | Parts):
        return message("{value} 不是句式（Pattern、Saying 或 Parts）", value=repr(spoken))
    why = misshapen(spoken)
    if why is not None:
        return why
    if not spoken.code.startswith(f"{name}."):
        return message("句式 {code} 的代码须以 {name}. 开头", code=spoken.code, name=name)
    for words in WORDS:
        if re.compile(f"(?:{getattr(spoken, words, '')})").groupindex:  # patterns are looked for together
            return message("句式 {code} 不能有命名的组", code=spoken.code)
    for quantities in QUANTITIES:
        for quantity in getattr(spoken, quantities, ()):
            terms(quantity)
    return None
