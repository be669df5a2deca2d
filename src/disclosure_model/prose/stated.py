"""Figures that a text states, by the patterns that also check them: what an agency's own form is filled from."""

from __future__ import annotations

from collections.abc import Sequence

from ..editions.report import Report
from .clauses import contexts, sentences
from .numbers import Figure
from .patterns import Pattern
from .topics import Period
from .trying import Tried


def stated(report: Report, patterns: Sequence[Pattern]) -> dict[str, int]:
    """Cell → the count that a report's text states of it, where it does so once or more the first.

    What is not exact, a plan, or of another year is no statement.

    Args:
        report: the report.
        patterns: each with a cell's code as its first candidate; the first that fits a figure has it.
    """
    tried = Tried(patterns)
    found: dict[str, int] = {}
    for sentence in sentences(report):
        for context in contexts(sentence):
            pattern = None if context.planned or context.period is not Period.NOW else tried.of(context, "")
            if pattern is not None and _is_count(context.figure):
                found.setdefault(pattern.candidates[0], int(context.figure.low))
    return found


def _is_count(figure: Figure) -> bool:
    """Whether a figure can only be one whole number: not 近8个, nor 1.2万个."""
    return figure.exact and figure.low == figure.high == int(figure.low)
