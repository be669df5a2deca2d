"""Composed paragraphs put into a report: under the headings of section one, and into the sections."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from ..editions.edition import Topic
from ..editions.known import known_editions
from ..editions.report import Report
from ..editions.sections import Sections
from ..grammar.forms import parts
from ..paper.blocks import Block, Heading, Paragraph
from ..plugins import until_plugins_change

NUMERALS: Final = "一二三四五六七八九十"


@until_plugins_change
def topics() -> Mapping[str, Topic]:
    """What section one speaks of, by all editions: code → topic, as the newest edition words it."""
    return {topic.code: topic for known in known_editions() for topic in known.topics}


@until_plugins_change
def headings() -> Mapping[str, str]:
    """Topic → the heading that it gets where it has none."""
    return {
        code: f"（{numeral}）{topic.name}" for numeral, (code, topic) in zip(NUMERALS, topics().items(), strict=False)
    }


@until_plugins_change
def places() -> Mapping[str, str]:
    """Where composed text can stand, in the order of the report → what that is called."""
    return {
        "preamble": "前言",
        **{f"overview.{topic}": heading for topic, heading in headings().items()},
        **{part.name: part.spec.label for part in parts(Sections) if part.name != "overview"},
    }


Told: TypeAlias = Sequence[tuple[str, str]]
"""Place and text of paragraphs."""

_Blocks: TypeAlias = tuple[Block, ...]


def placed(report: Report, told: Told, *, replace: bool) -> tuple[Report, tuple[str, ...]]:
    """The report with paragraphs in their places, and the places that keep text of their own.

    Args:
        report: the report.
        told: the paragraphs.
        replace: whether paragraphs take the place of text that stands there.
    """
    kept: list[str] = []
    texts: dict[str, _Blocks] = {part.name: getattr(report.sections, part.name).blocks for part in parts(Sections)}
    texts["preamble"] = report.preamble
    for place in dict.fromkeys(place for place, _ in told):
        own = tuple(Paragraph(text=text) for at, text in told if at == place)
        section, _, topic = place.partition(".")
        before, room, behind = _room(texts[section], topic)
        if room and not replace:
            kept.append(place)
        else:
            texts[section] = (*before, *own, *behind)
    return _with(report, texts), tuple(kept)


def _with(report: Report, texts: dict[str, _Blocks]) -> Report:
    preamble = texts.pop("preamble")
    changed = {name: getattr(report.sections, name).replace(blocks=blocks) for name, blocks in texts.items()}
    return report.replace(preamble=preamble, sections=Sections(**changed))


def _room(blocks: _Blocks, topic: str) -> tuple[_Blocks, _Blocks, _Blocks]:
    """What stands before a topic's text, with its heading; its text; and what stands behind it."""
    if not topic:
        return (), blocks, ()
    headings = [(at, _topic(block.text)) for at, block in enumerate(blocks) if isinstance(block, Heading)]
    for at, found in headings:
        if found == topic:
            end = next((other for other, _ in headings if other > at), len(blocks))
            return blocks[: at + 1], blocks[at + 1 : end], blocks[end:]
    if not any(found for _, found in headings):
        return (_heading(topic),), blocks, ()  # one text on everything: it is all that a topic's text could replace
    order = list(topics())
    at = next((at for at, found in headings if found and order.index(found) > order.index(topic)), len(blocks))
    return (*blocks[:at], _heading(topic)), (), blocks[at:]


def _heading(topic: str) -> Heading:
    return Heading(text=headings()[topic], level=2)


def _topic(heading: str) -> str | None:
    """The topic that a heading names."""
    return next((code for code, topic in topics().items() if re.search(topic.words, heading)), None)
