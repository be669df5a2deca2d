"""Figures that a text states, by the patterns that also check them: what an agency's own form is filled from."""

from __future__ import annotations

from collections.abc import Iterable

from ..editions.report import Report
from .clauses import contexts, sentences
from .patterns import Pattern, Tried
from .topics import Period


def stated(report: Report, patterns: Iterable[Pattern]) -> dict[str, int]:
    """Cell → the count that a report's text states of it, where it does so once or more the first.

    What is not exact, a plan, or of another year is no statement.

    Args:
        report: the report.
        patterns: each with a cell's code as its first candidate; the first that fits a figure has it.
    """
    tried = Tried(patterns)
    found: dict[str, int] = {}
    for sentence in sentences(report):
        last = ""
        for context in contexts(sentence):
            pattern = tried.of(context, last)
            last = pattern.candidates[0] if pattern else ""
            figure, now = context.figure, context.period is Period.NOW and not context.planned
            if last and now and figure.exact and figure.low == int(figure.low):
                found.setdefault(last, int(figure.low))
    return found
