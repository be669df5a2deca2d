"""Facts that stand in a page's title and prose, found by the patterns declared with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from ..findings import Finding, Kind, Place, Severity, Verdict
from ..grammar.forms import Form, parts
from ..wording import label, message
from .blocks import Block, Heading, Paragraph

TITLE: Final = re.compile(r"\s*\S.{0,80}政府信息公开\s*(?:工作)?\s*(?:年度\s*(?:工作)?|工作年度)\s*报告\s*")

REACH: Final = 40
"""How many blocks before the first section may hold the title."""


def title_of(blocks: Sequence[Block]) -> tuple[str, int, int] | None:
    """The printed title, the number of its first block, and of the first behind it: one line, or two that are one.

    What its format calls a title comes before what only reads like one.
    """
    texts = [block.text if isinstance(block, Heading | Paragraph) else "" for block in blocks[:REACH]]
    called = [number for number, block in enumerate(blocks[:REACH]) if isinstance(block, Heading) and block.level == 1]
    for number in (*called, *range(len(texts))):
        joined = "".join(texts[number].splitlines())
        if TITLE.fullmatch(joined):
            return joined, number, number + 1
    for number, (text, below) in enumerate(pairwise(texts)):
        if text and below and len(below) < REACH and TITLE.fullmatch(text + below):
            return text + below, number, number + 2
    return None


def inferred(form: type[Form], name: str, texts: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """The first find of a fact's patterns: its groups and the text it stands in; patterns in order, then texts."""
    part = next(part for part in parts(form) if part.name == name)
    for pattern in part.spec.patterns:
        for text in texts:
            found = re.search(pattern, text)
            if found:
                return found.groups(), found[0]
    return None


def inference(form: type[Form], name: str, at: str, value: str, text: str) -> Finding:
    """The finding that says a fact was taken from the prose."""
    spec = next(part.spec for part in parts(form) if part.name == name)
    return Finding(
        code="read.inferred",
        kind=Kind.READING,
        severity=Severity.INFO,
        verdict=Verdict.INFERRED,
        said=message("没有印标题；{fact}“{value}”取自正文", fact=label(spec.label), value=value),
        at=at,
        place=Place(text=text),
    )


def days(groups: Sequence[str | None]) -> tuple[date, date] | None:
    """Two dates from six numbers, the second year left out where it is the first; ``None`` for no real days."""
    numbers = [int(group or groups[0] or 0) for group in groups]
    try:
        return date(numbers[0], numbers[1], numbers[2]), date(numbers[3], numbers[4], numbers[5])
    except ValueError:
        return None
