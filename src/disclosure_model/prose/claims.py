"""What the sentences of a report claim: patterns met with its text, judged by its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from ..editions.report import Report
from .clauses import Context, Sentence, contexts, sentences
from .comparing import Thread, compared, level
from .numbers import Figure, FigureKind, years
from .patterns import MARKS, Parts, Pattern, Saying
from .quantities import Value
from .spoken import all_parts, own, sayings
from .sums import Sums
from .topics import Period
from .trying import Tried
from .verdicts import Claim, Judge, Witness

__all__ = ["Claim", "claims", "unclaimed"]

PERIOD: Final = ("统计期限", "统计时间", "统计周期", "统计时段", "数据期限", "数据时间")
"""What the sentence of the preamble holds that says which year the figures are of."""

SPOKEN: Final = frozenset({"overview", "proactive", "applications", "disputes", "other_matters"})
"""The sections whose figures are those of the year; plans and problems are not."""


PARTLY: Final = re.compile("月|季|半年|截[至止]|通过|其中")
"""Words with which not all is told of what is stated once."""

COUNTED: Final = frozenset({"Z01", "Z02", "Z06", "Z07"})
"""Codes of the words that say of one thing that there is none: what follows may compare that."""


def claims(
    report: Report,
    before: Report | None = None,
    *,
    patterns: Sequence[Pattern] | None = None,
    sayings: Sequence[Saying] | None = None,
    parts: Sequence[Parts] | None = None,
) -> tuple[Claim, ...]:
    """Every claim of a report's text, judged, in order.

    Args:
        report: the report.
        before: last year's, for what a sentence says of it.
        patterns: those that are tried, in order; by default :func:`.patterns.patterns`.
        sayings: those that are looked for; by default :func:`.patterns.sayings`.
        parts: those that are added up; by default :func:`.patterns.all_parts`.
    """
    return tuple(_Reading(report, before, patterns, sayings, parts).claims())


class _Reading:
    """One report being read."""

    def __init__(
        self,
        report: Report,
        before: Report | None,
        tried: Sequence[Pattern] | None,
        said: Sequence[Saying] | None,
        added: Sequence[Parts] | None,
    ) -> None:
        self._report = report
        self._judge = Judge(report, before)
        self._with_before = before is not None
        self._tried = own() if tried is None else Tried(tried)
        self._sayings = sayings() if said is None else said
        self._sums = Sums(all_parts() if added is None else added)
        self._first: dict[str, Claim] = {}

    def claims(self) -> Iterator[Claim]:
        """Its claims."""
        block, thread = None, Thread()
        for sentence in sentences(self._report):
            if (sentence.section, sentence.block) != block:
                block, thread = (sentence.section, sentence.block), Thread()
                self._sums.begin()
            if sentence.section == "preamble":
                yield from self._judged(*_period(sentence, self._report.year))
            elif sentence.section not in SPOKEN:
                continue
            elif sentence.figures or MARKS.search(sentence.text):
                yield from sorted(self._of_sentence(sentence, thread), key=lambda claim: claim.passage.start)
            else:
                yield from self._judged(*self._sums.end(sentence))

    def _judged(self, *found: Claim | None) -> Iterator[Claim]:
        """Those claims that speak of something, with their standing."""
        for claim in found:
            told = None if claim is None else self._judge(claim)
            if told is not None:
                yield told

    def _of_sentence(self, sentence: Sentence, thread: Thread) -> Iterator[Claim]:
        words = list(self._judged(*self._of_words(sentence)))
        yield from words
        waiting = sorted(filter(_is_counted, words), key=lambda claim: -claim.passage.start)
        for context in contexts(sentence):
            while waiting and waiting[-1].passage.start < context.figure.start:
                thread.take(waiting.pop())
            claim = next(self._judged(self._of_figure(context, thread)), None)
            if claim is None:
                thread.miss(context.figure)
            else:
                thread.take(claim)
                yield claim
                yield from self._judged(level(context, claim))
            yield from self._judged(*self._sums.take(context, claim))
        yield from self._judged(*self._sums.end(sentence))

    def _of_figure(self, context: Context, thread: Thread) -> Claim | None:
        """The claim of a figure: a comparison, else what the first pattern says that it fits."""
        if context.planned or context.period is Period.OTHER:
            return None
        claim = compared(context, thread, self._tried) or self._stated(context, thread)
        return claim if self._with_before or claim is None or not claim.formerly else None

    def _stated(self, context: Context, thread: Thread) -> Claim | None:
        if context.figure.kind not in (FigureKind.COUNT, FigureKind.MONEY):
            return None
        pattern = self._tried.of(context, thread.stated)
        if pattern is None:
            return None
        told = {"candidates": pattern.candidates, "explained": pattern.explained, "certain": pattern.certain}
        claim = Claim.of(context, pattern=pattern.code, **told)
        return self._repeated(claim) if pattern.once and not PARTLY.search(context.head) else claim

    def _repeated(self, claim: Claim) -> Claim:
        """A claim of what is stated once: held against the same claim before it."""
        if claim.narrow or claim.formerly:
            return claim
        first = self._first.setdefault(claim.pattern, claim)
        if first is claim:
            return claim
        return attrs.evolve(claim, witness=Witness.EARLIER, value=Value(first.low, first.high))

    def _of_words(self, sentence: Sentence) -> Iterator[Claim]:
        """The claims of words that say that something is zero."""
        if not MARKS.search(sentence.text):
            return
        for saying in self._sayings:
            found = saying.said.search(sentence.text)
            if found is None or not _says(saying, sentence, found):
                continue
            start, end = sentence.start + found.start(), sentence.start + found.end()
            narrow = sentence.topics.is_narrow(found.start())
            for zero in saying.zeros:
                told = {"pattern": saying.code, "candidates": (zero,), "narrow": narrow}
                yield Claim.at(sentence, start, end, figure=None, low=0, high=0, **told)


def _is_counted(claim: Claim) -> bool:
    return claim.pattern in COUNTED


def _says(saying: Saying, sentence: Sentence, found: re.Match[str]) -> bool:
    topics = sentence.topics
    if sentence.section not in saying.sections or topics.period(found.end()) is not Period.NOW:
        return False
    if topics.is_planned(found.start()) or (saying.forbidden and saying.forbidden.search(sentence.text)):
        return False
    if saying.excluded and saying.excluded.search(topics.clauses(found.start(), found.end())):
        return False
    return saying.subject is None or saying.subject in topics.subjects(found.start())


def _period(sentence: Sentence, year: int) -> Iterator[Claim]:
    """The year of the figures, where the preamble says it."""
    if not any(words in sentence.text for words in PERIOD):
        return
    for each in years(sentence.text):
        yield Claim.at(
            sentence,
            sentence.start + each.start,
            sentence.start + each.end,
            pattern="P02",
            figure=None,
            low=each.year,
            high=each.year,
            witness=Witness.YEAR,
            value=Value(year, year),
        )


def unclaimed(report: Report, found: Sequence[Claim]) -> list[tuple[Sentence, Figure]]:
    """The figures of a report's text that no claim speaks of."""
    held = {(each.passage.section, each.passage.block, each.passage.start) for each in found}
    return [
        (sentence, figure)
        for sentence in sentences(report)
        for figure in sentence.figures
        if (sentence.section, sentence.block, figure.start) not in held
    ]
