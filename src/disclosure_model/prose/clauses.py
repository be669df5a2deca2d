"""A section's text as the clauses around its figures: what stands before and behind each, and what they speak of.

The clause is the unit: nothing is matched over the end of a sentence, and the words of a figure begin behind the figure
before it, so that an enumeration needs no pattern of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

import attrs

from ..editions.report import Report, Sections
from ..findings import Passage
from ..grammar.forms import parts
from ..paper.blocks import Block, Heading, Paragraph
from .numbers import Figure, figures

REACH: Final = 48
"""Characters before a figure, and behind it, that may be its words."""

SHOWN: Final = 60
"""Characters of a sentence that a finding shows."""

SUBJECTS: Final = {
    "applications": "申请",
    "reconsideration": "复议",
    "litigation": "诉讼|起诉|应诉",
    "documents": "规范性文件",
    "rules": "规章",
}
"""What a sentence may speak of, and the words that say so; the last that stands before a figure holds."""

NARROW: Final = re.compile(
    "市本级|区本级|县本级|市直|区直|县直|其中[,，]?(?:[^,，。；]{0,8}(?:办公室|部门|街道|乡镇|委|局|办))|办公室代表|代表[^,，。；]{1,12}受理|"
    "(?:街道|乡镇|镇街|各部门|各单位)"
)
"""Words that narrow a sentence to a part of what the organ reports on."""

PLANS: Final = re.compile(r"将(?![其申有\d])|计划|拟(?!制)|力争|下一步|目标|预计|争取")
"""Words of what is not done yet."""

FORMERLY: Final = re.compile(
    "(?:上年度?|上一年度?|去年|前年|往年|历年|历史|累计)(?!(?:度)?(?:结转|转入|转接|遗留|未办结))(?!同期?(?:相比|增|减|下降|上升))"
)
"""Words of another year than the report's, but for what it brought forward and what is compared with it."""

COMPARED: Final = re.compile("(?:同比|环比|较|比|与)(?:[^,，。；]{0,6})$")

_sentence = re.compile(r"[^。！？!?\n；;]+[。！？!?\n；;]?")
_stop = re.compile(r"[,，：:]")


@attrs.frozen
class Sentence:
    """A sentence, or a part of one up to a semicolon.

    Attributes:
        section: the section it stands in, ``preamble`` before the first.
        block: the number of its block there, from 0.
        start: where it begins in the block's text.
        text: the sentence.
        subject: what was last spoken of before it in its block.
        figures: its figures, their places counted in the block's text.
    """

    section: str
    block: int
    start: int
    text: str
    subject: str | None
    figures: tuple[Figure, ...]


@attrs.frozen
class Context:
    """A figure among its words.

    Attributes:
        sentence: the sentence.
        number: which of its figures it is, from 0.
        figure: the figure.
        head: what stands before it, up to the figure before it or the sentence's beginning.
        tail: what stands behind it, up to the next figure or the sentence's end.
        subject: what was last spoken of.
        narrow: whether it speaks of a part of what the organ reports on.
        formerly: whether it speaks of another year.
        planned: whether it speaks of what is not done yet.
    """

    sentence: Sentence
    number: int
    figure: Figure
    head: str
    tail: str
    subject: str | None
    narrow: bool
    formerly: bool
    planned: bool


def sentences(report: Report) -> Iterator[Sentence]:
    """The sentences of preamble and sections, in order."""
    for section, blocks in _places(report).items():
        subject = None
        for number, block in enumerate(blocks):
            if isinstance(block, Heading | Paragraph):
                subject = subject_of(block.text) if isinstance(block, Heading) else subject
                yield from _of_block(section, number, block.text, subject)


def _places(report: Report) -> dict[str, tuple[Block, ...]]:
    """Preamble and sections by name."""
    return {"preamble": report.preamble} | {
        part.name: getattr(report.sections, part.name).blocks for part in parts(Sections)
    }


def _of_block(section: str, number: int, text: str, subject: str | None) -> Iterator[Sentence]:
    found = figures(text)
    at = 0
    for each in _sentence.finditer(text):
        own = at
        while at < len(found) and found[at].start < each.end():
            at += 1
        yield Sentence(section, number, each.start(), each[0], subject, found[own:at])
        subject = subject_of(each[0]) or subject


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


def contexts(sentence: Sentence, year: int) -> Iterator[Context]:
    """The figures of a sentence, each among its words.

    Args:
        sentence: the sentence.
        year: the report's.
    """
    text, begin = sentence.text, sentence.start
    for number, figure in enumerate(sentence.figures):
        start, end = figure.start - begin, figure.end - begin
        before = sentence.figures[number - 1].end - begin if number else 0
        behind = sentence.figures[number + 1].start - begin if number + 1 < len(sentence.figures) else len(text)
        head = text[max(before, start - REACH) : start]
        clause = text[max(_last_stop(text, start), start - 2 * REACH) : end]
        yield Context(
            sentence=sentence,
            number=number,
            figure=figure,
            head=head,
            tail=text[end : min(behind, end + REACH)],
            subject=subject_of(text[max(0, start - 4 * REACH) : start]) or sentence.subject,
            narrow=NARROW.search(text[max(0, start - 2 * REACH) : start]) is not None,
            formerly=is_former(clause, year),
            planned=PLANS.search(clause) is not None,
        )


def _last_stop(text: str, end: int) -> int:
    return max(text.rfind(mark, 0, end) for mark in ",，：:") + 1


_printed_year = re.compile(r"(?<![至到转较比与])(20\d\d|19\d\d)\s?年")


def is_former(clause: str, year: int) -> bool:
    """Whether a clause speaks of another year: by its last printed year, else by its words."""
    named = _printed_year.findall(clause)
    if named and int(named[-1]) != year:
        return True
    return any(not COMPARED.search(clause[: found.start()]) for found in FORMERLY.finditer(clause))


def subjects_in(text: str) -> set[str]:
    """Everything that a text speaks of."""
    spoken = _suits_alone.sub("", text)
    return {name for name, words in SUBJECTS.items() if any(word in spoken for word in words.split("|"))}


def subject_of(text: str) -> str | None:
    """What a text speaks of last."""
    spoken = _suits_alone.sub("", text)
    last, subject = -1, None
    for name, words in SUBJECTS.items():
        at = max(spoken.rfind(word) for word in words.split("|"))
        if at > last:
            last, subject = at, name
    return subject


_suits_alone = re.compile("未经复议|复议后")
"""Words that speak of suits although 复议 stands in them: 未经复议直接起诉, 复议后起诉."""
