"""What the sentences of a report claim: patterns met with its text, judged by its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any, Final

from ..editions.report import Report
from ..findings import Passage
from .clauses import Context, Sentence, contexts, is_former, sentences, subjects_in
from .numbers import Figure, FigureKind, years
from .patterns import Pattern, Saying, patterns, sayings
from .ratios import Growth, Ratio, growth, share
from .verdicts import Claim, Judge

__all__ = ["Claim", "claims"]

PERIOD: Final = "统计期限"
"""What the sentence of the preamble holds that says which year the figures are of."""


def claims(report: Report, before: Report | None = None) -> tuple[Claim, ...]:
    """Every claim of a report's text, judged, in order.

    Args:
        report: the report.
        before: last year's, for what a sentence says of it.
    """
    judge = Judge(report, before)
    found: list[Claim] = []
    for sentence in sentences(report):
        found += _period(sentence)
        found += _of_figures(sentence, report.year, found, before is not None)
        found += _of_words(sentence, report.year)
    return tuple(judge(claim) for claim in found)


def _of_figures(sentence: Sentence, year: int, found: Sequence[Claim], with_before: bool) -> Iterator[Claim]:
    near = takewhile(lambda each: _is_of_block(each, sentence), reversed(found))
    last = next((each for each in near if each.figure is not None and each.measure is None), None)
    for context in contexts(sentence, year):
        if context.planned or sentence.section not in SPOKEN:
            continue
        claim = _compared(context, last) or (None if context.formerly and not with_before else _stated(context))
        if claim is not None:
            yield claim
            if not isinstance(claim.measure, Ratio | Growth):
                last = claim


SPOKEN: Final = frozenset({"overview", "proactive", "applications", "disputes", "other_matters"})
"""The sections whose figures are those of the year; plans and problems are not."""


def _is_of_block(claim: Claim, sentence: Sentence) -> bool:
    """Whether a claim stands in a sentence's block."""
    return claim.passage.section == sentence.section and claim.passage.block == sentence.block


def _stated(context: Context) -> Claim | None:
    """The claim of a figure by the first pattern that it fits."""
    if context.figure.kind not in (FigureKind.COUNT, FigureKind.MONEY):
        return None
    for pattern in patterns():
        if _fits(pattern, context):
            return Claim(
                pattern=pattern.code,
                **_stands(context.sentence, context.figure.start, context.figure.end),
                figure=context.figure,
                low=context.figure.low,
                high=context.figure.high,
                candidates=pattern.candidates,
                explained=pattern.explained,
                narrow=context.narrow,
                formerly=context.formerly,
            )
    return None


def _fits(pattern: Pattern, context: Context) -> bool:
    if context.figure.unit not in pattern.units or context.sentence.section not in pattern.sections:
        return False
    if pattern.subject is not None and pattern.subject != context.subject:
        return False
    return pattern.fits(context.head, context.tail)


def _compared(context: Context, last: Claim | None) -> Claim | None:
    """The claim of a share of the figure before it, or of its growth."""
    measure = share(context) or growth(context)
    if measure is None or (last is None and not measure.numerators):
        return None
    numerators = measure.numerators or (*last.candidates, *last.explained) if last else measure.numerators
    return Claim(
        pattern=measure.code or (last.pattern if last else ""),
        **_stands(context.sentence, context.figure.start, context.figure.end),
        figure=context.figure,
        low=context.figure.low,
        high=context.figure.high,
        candidates=tuple(measure.written(numerators)),
        measure=measure,
        narrow=context.narrow or bool(last and last.narrow),
    )


def _of_words(sentence: Sentence, year: int) -> Iterator[Claim]:
    if sentence.section not in SPOKEN or not any(mark in sentence.text for mark in "未无没均全都零率"):
        return
    for saying in sayings():
        found = saying.said.search(sentence.text)
        if found is None or not _says(saying, sentence, found.start()) or is_former(sentence.text[: found.end()], year):
            continue
        yield Claim(
            pattern=saying.code,
            **_stands(sentence, sentence.start + found.start(), sentence.start + found.end()),
            figure=None,
            low=0,
            high=0,
            candidates=saying.zeros,
        )


def _says(saying: Saying, sentence: Sentence, at: int) -> bool:
    if sentence.section not in saying.sections or (saying.excluded and saying.excluded.search(sentence.text)):
        return False
    if saying.subject is None:
        return True
    spoken = subjects_in(sentence.text[:at])
    return saying.subject in spoken or (not spoken and saying.subject == sentence.subject)


def _period(sentence: Sentence) -> Iterator[Claim]:
    """The year of the figures, where the preamble says it."""
    if sentence.section != "preamble" or PERIOD not in sentence.text:
        return
    for each in years(sentence.text):
        yield Claim(
            pattern="P02",
            **_stands(sentence, sentence.start + each.start, sentence.start + each.end),
            figure=None,
            low=each.year,
            high=each.year,
            candidates=(),
        )


def _stands(sentence: Sentence, start: int, end: int) -> dict[str, Any]:
    """Where a claim stands, by places in its block, and what is printed there."""
    printed = sentence.text[start - sentence.start : end - sentence.start]
    return {"passage": Passage(sentence.section, sentence.block, start, end, sentence.text), "printed": printed}


def unclaimed(report: Report, found: Sequence[Claim]) -> list[tuple[Sentence, Figure]]:
    """The figures of a report's text that no claim speaks of."""
    held = {(each.passage.section, each.passage.block, each.passage.start) for each in found}
    return [
        (sentence, figure)
        for sentence in sentences(report)
        for figure in sentence.figures
        if (sentence.section, sentence.block, figure.start) not in held
    ]
