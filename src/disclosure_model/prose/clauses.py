"""A section's text as the clauses around its figures: what stands before and behind each, and what they speak of.

The clause is the unit: nothing is matched over the end of a sentence, and the words of a figure begin behind the figure
before it, so that an enumeration needs no pattern of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

import attrs

from ..editions.report import Report
from ..editions.sections import Sections
from ..findings import Passage
from ..grammar.forms import parts
from ..paper.blocks import Block, Heading, Paragraph
from .numbers import Figure, figures
from .topics import REACH, Period, Topics, subject_of

SHOWN: Final = 60
"""Characters of a sentence that a finding shows."""

MOST: Final = 500
"""Figures of a sentence that are looked at; what has more is no sentence."""

ABOUT: Final = {"applications": "applications"}
"""Section → what it speaks of before it says so."""

_sentence = re.compile(r"[^。！？!?\n；;]+[。！？!?\n；;]?")
_brackets = re.compile(r"[（(](?!含部分)[^（）()]{0,60}[）)]")
_each = re.compile("(?P<nouns>[^,，：:。；]{2,60})分别(?P<rest>为|是|有|达到?|收到|办理|占)?$")
_and = re.compile("[和及与、，,]{0,2}")
_stops = ",，：:。"
_filling = f'{_stops} 为是有共合总计达的”"'
_stop = re.compile("[,，：:、；。（(]")


@attrs.frozen
class Sentence:
    """A sentence, or a part of one up to a semicolon.

    Attributes:
        section: the section it stands in, ``preamble`` before the first.
        block: the number of its block there, from 0.
        start: where it begins in the block's text.
        text: the sentence.
        paragraph: the block's text.
        figures: its figures, their places counted in the block's text.
        topics: what its places are said of.
    """

    section: str
    block: int
    start: int
    text: str
    paragraph: str
    figures: tuple[Figure, ...]
    topics: Topics


@attrs.frozen
class Context:
    """A figure among its words.

    Attributes:
        sentence: the sentence.
        figure: the figure.
        head: what stands before it, up to the figure before it or the sentence's beginning; without brackets.
        near: the end of that, in the figure's own clause.
        tail: what stands behind it, up to the next figure or the sentence's end.
        beside: the beginning of that, in the figure's own clause.
        subject: what was last spoken of.
        narrow: whether it speaks of a part of what the organ reports on.
        period: the time it speaks of.
        planned: whether it speaks of what is not done yet.
    """

    sentence: Sentence
    figure: Figure
    head: str
    near: str
    tail: str
    beside: str
    subject: str | None
    narrow: bool
    period: Period
    planned: bool


def sentences(report: Report) -> Iterator[Sentence]:
    """The sentences of preamble and sections, in order."""
    for section, blocks in _places(report).items():
        subject = ABOUT.get(section)
        for number, block in enumerate(blocks):
            if isinstance(block, Heading | Paragraph):
                subject = subject_of(block.text) if isinstance(block, Heading) else subject
                yield from _of_block(report, section, number, block.text, subject)


def _places(report: Report) -> dict[str, tuple[Block, ...]]:
    """Preamble and sections by name."""
    return {"preamble": report.preamble} | {
        part.name: getattr(report.sections, part.name).blocks for part in parts(Sections)
    }


def _of_block(report: Report, section: str, number: int, text: str, subject: str | None) -> Iterator[Sentence]:
    found = figures(text)
    at = 0
    for each in _sentence.finditer(text):
        own = at
        while at < len(found) and found[at].start < each.end():
            at += 1
        topics = Topics(each[0], report.year, report.agency.name, subject)
        yield Sentence(section, number, each.start(), each[0], text, found[own:at], topics)
        subject = topics.spoken(len(each[0]))


def passages(report: Report, sections: Collection[str]) -> Iterator[Passage]:
    """The places of the sentences of some sections, in order; their figures are not read."""
    for section, blocks in _places(report).items():
        for number, block in enumerate(blocks if section in sections else ()):
            if isinstance(block, Heading | Paragraph):
                for each in _sentence.finditer(block.text):
                    yield Passage(section, number, each.start(), each.end(), each[0])


def within(passage: Passage, start: int, end: int) -> Passage:
    """A place in the sentence of a passage; ``start`` and ``end`` are counted in the sentence."""
    return attrs.evolve(passage, start=passage.start + start, end=passage.start + end)


def shown(sentence: str) -> str:
    """A sentence as a finding shows it."""
    text = sentence[: 4 * SHOWN].strip()
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def contexts(sentence: Sentence) -> Iterator[Context]:
    """The figures of a sentence, each among its words."""
    text, begin, topics = sentence.text, sentence.start, sentence.topics
    looked_at = sentence.figures[:MOST]
    places = [(each.start - begin, each.end - begin) for each in looked_at]
    ends = [0, *(end for _, end in places)]
    starts = [*(start for start, _ in places), len(text)]
    nouns: list[str] = []
    for number, figure in enumerate(looked_at):
        start, end = places[number]
        head = _brackets.sub("", text[max(ends[number], start - 2 * REACH) : start])[-REACH:]
        nouns = (_nouns(head) if "分别" in head else nouns[1:] if _and.fullmatch(head) else []) or []
        head = nouns[0] if nouns else head
        tail = text[end : min(starts[number + 1], end + REACH)]
        stop = _stop.search(tail)
        yield Context(
            sentence=sentence,
            figure=figure,
            head=head,
            near=_near(head),
            tail=tail,
            beside=tail[: stop.start()] if stop else tail,
            subject=(subject_of(head) if nouns else None) or topics.spoken(start),
            narrow=topics.is_narrow(start),
            period=topics.period(start),
            planned=topics.is_planned(start),
        )


def _nouns(head: str) -> list[str]:
    """What the figures of a list are said of, each for itself: 复议、诉讼分别为3件、2件."""
    found = _each.search(head)
    if found is None:
        return []
    return [noun + (found["rest"] or "") for noun in re.split("、|(?<!法人)[和及与]", found["nouns"])]


def _near(head: str) -> str:
    """The end of what stands before a figure, from where its clause begins."""
    words = head.rstrip(_filling)
    return head[max(words.rfind(mark) for mark in _stops) + 1 :]
