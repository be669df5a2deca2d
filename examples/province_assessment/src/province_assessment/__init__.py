"""How a province assesses the reports of its organs. The province is invented (某省); the arithmetic is common.

A plugin of ``disclosure_model``; ``assess`` gives a report its score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from disclosure_model.editions.deadlines import Deadline
from disclosure_model.editions.tables import AnyExtension
from disclosure_model.plugins import implements

from .demands import is_not_overdue, required_words_are_there, text_is_new
from .form import Assessment
from .score import assess
from .standard import STANDARD
from .words import WORDS

__all__ = ["Assessment", "assess"]


@implements
def disclosure_forms() -> Iterable[type[AnyExtension]]:
    """One form: the score."""
    return (Assessment,)


@implements
def disclosure_rules() -> Iterable[Callable[..., Any]]:
    """What the province demands of a report."""
    return (is_not_overdue, required_words_are_there, text_is_new)


@implements
def disclosure_deadlines() -> Iterable[Deadline]:
    """The days that the province and one of its cities set."""
    return STANDARD.deadlines


@implements
def disclosure_messages() -> Iterable[Mapping[str, Mapping[str, str]]]:
    """Its words in English and in traditional characters."""
    return (WORDS,)
