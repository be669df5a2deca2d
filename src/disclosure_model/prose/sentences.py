"""Sentences written from the figures: templates filled with terms, each number with the cells it came from.

A sentence is written whole or not at all: where it needs what is not known it is left out, and the composition says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs

from ..checks.systems import system
from ..checks.verdicts import judge
from ..editions.known import edition_for
from ..editions.report import Period, Report
from ..errors import WriteError
from ..plugins import blamed
from ..wording import Message, message
from .placing import placed
from .scopes import scope_of
from .styles import Added, Sentence, Style, style_of
from .terms import Origin, Speech, Term, UnsaidError, harmless

SHOWN: Final = 3
"""Broken sums that a refusal names."""


@attrs.frozen
class Charged:
    """The information-processing fees of a year (国办函〔2020〕109号); no table has them.

    Attributes:
        amount: in 元.
        cases: the applications that were charged; ``None`` where that is not to be told.
    """

    amount: int
    cases: int | None = None


@attrs.frozen
class Written:
    """A paragraph that was composed.

    Attributes:
        place: where it belongs: a section, or a topic of section one (``overview.applications``).
        text: the paragraph.
        origins: its numbers, each with the cells it came from.
    """

    place: str
    text: str
    origins: tuple[Origin, ...]


@attrs.frozen
class Composition:
    """What was composed from a report's figures.

    Attributes:
        paragraphs: in the order of the report.
        omitted: sentence → what is not known, of the sentences that were left out.
        kept: the places that have text of their own, which was left as it is.
        report: the report with the paragraphs in their places.
    """

    paragraphs: tuple[Written, ...]
    omitted: Mapping[str, Message]
    kept: tuple[str, ...]
    report: Report

    @property
    def text(self) -> str:
        """All paragraphs, a line each."""
        return "\n".join(each.text for each in self.paragraphs)


def compose(
    report: Report,
    before: Report | None = None,
    *,
    style: Style | Path | str = "full",
    scope: str | None = None,
    fee: Charged | int | None = None,
    strict: bool = True,
    replace: bool = False,
) -> Composition:
    """Section text from the figures alone: what is counted, in good official Chinese.

    Args:
        report: the report; its text stays but where it has none.
        before: last year's; with it growth is told.
        style: ``full``, ``concise``, or a file with an office's own templates, see ``docs/prose.md``.
        scope: the word for what the figures are of (全市, 本机关); by default what the agency's kind and name say.
        fee: the information-processing fees of the year, in 元; not told where it is not given.
        strict: whether to refuse a report whose sums are wrong: its text would contradict itself.
        replace: whether composed text takes the place of text that stands there.

    Raises:
        WriteError: the sums are wrong, or a template cannot be filled.
        ReadError: the file of the style cannot be read.
        UnknownCodeError: no style has that name, or a template names what no edition has.
    """
    if strict:
        _refuse_broken(report)
    chosen = style_of(style)
    speech = Speech(report, before)
    facts = _facts(report, speech, scope, fee)
    omitted: dict[str, Message] = {}
    paragraphs = tuple(_paragraphs(chosen, facts, speech, omitted))
    whole, kept = placed(report, [(each.place, each.text) for each in paragraphs], replace=replace)
    return Composition(paragraphs, omitted, kept, whole)


def _refuse_broken(report: Report) -> None:
    broken = list(_broken(report))
    if broken:
        shown = ", ".join(broken[:SHOWN])
        said = message(
            "有 {count} 处勾稽关系不成立，写出的话会自相矛盾：{shown}。请先改正；仍要写，用 strict=False 或 --anyway",
            count=len(broken),
            shown=shown,
        )
        raise WriteError(said)


def _broken(report: Report) -> Iterator[str]:
    for slot, table in report.tables().items():
        rules = system(type(table), f"{slot}.")
        for number in judge(rules, rules.values(table)).broken:
            yield f"{rules.equations[number].rule.code} {rules.equations[number].at}"


def _facts(report: Report, speech: Speech, scope: str | None, fee: Charged | int | None) -> dict[str, Any]:
    """What a template may name beside the tables."""
    charged = Charged(fee) if isinstance(fee, int) else fee
    return {
        **speech.names(),
        "year": report.year,
        "agency": harmless(report.agency.name),
        "instrument": harmless(report.instrument or ""),
        "scope": harmless(scope or scope_of(report.agency)),
        "fee": Term(speech, "fee", charged.amount if charged else None),
        "fee_cases": Term(speech, "fee_cases", charged.cases if charged else None),
    }


def _paragraphs(
    style: Style, facts: Mapping[str, Any], speech: Speech, omitted: dict[str, Message]
) -> Iterator[Written]:
    for place, paragraph in style.paragraphs():
        said = [_spoken(style, sentence, facts, omitted) for sentence in paragraph]
        text, origins = speech.unmarked("".join(said))
        if text:
            yield Written(place, text, origins)


def _spoken(style: Style, sentence: Sentence, facts: Mapping[str, Any], omitted: dict[str, Message]) -> str:
    """A sentence as :func:`_said` says it; what is wrong with that of a plugin is told of the plugin."""
    if not isinstance(sentence, Added):
        return _said(style, sentence, facts, omitted)
    text = ""
    with blamed(sentence.plugin, sentence.name):
        text += _said(style, sentence, facts, omitted)
    return text


def _said(style: Style, sentence: Sentence, facts: Mapping[str, Any], omitted: dict[str, Message]) -> str:
    """A sentence with marked numbers; nothing where it needs what is not known."""
    try:
        return style.filled(sentence, facts)
    except UnsaidError as unsaid:
        omitted[sentence.name] = unsaid.said
        return ""


def draft(
    report: Report,
    before: Report | None = None,
    *,
    style: Style | Path | str = "full",
    scope: str | None = None,
    fee: Charged | int | None = None,
    strict: bool = True,
) -> Composition:
    """A whole report to be finished by hand: title, preamble, headings, composed text, and marked places.

    What only a person can write is marked ``【请填写：…】``.

    Args:
        report: agency, year and figures; what text it has stays.
        before: as of :func:`compose`, like all that follows.
        style: likewise.
        scope: likewise.
        fee: likewise.
        strict: likewise.

    Raises:
        UnknownCodeError: no edition is meant for that year, or as :func:`compose`.
        WriteError: as :func:`compose`.
        ReadError: as :func:`compose`.
    """
    dated = Period(start=date(report.year, 1, 1), end=date(report.year, 12, 31))
    framed = report.replace(
        title=report.title or f"{report.agency.name}{report.year}年政府信息公开工作年度报告",
        period=report.period or dated,
        instrument=report.instrument or edition_for(report.year).instrument,
    )
    whole = style_of(style).with_(style_of("skeleton"))
    return compose(framed, before, style=whole, scope=scope, fee=fee, strict=strict)
