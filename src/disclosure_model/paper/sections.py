"""Where a page's sections begin. They are known by their words, whatever their numeral."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import attrs

from ..grammar.forms import Form, parts
from ..grammar.remember import remembered
from .labels import plain

NUMERAL: Final = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*[、.．]\s*")  # as printed

INNER: Final = re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[)）]\s*")  # as printed

REACH: Final = 20
BEGIN: Final = re.compile(r"[。！]\s*([一二三四五六七八九十]{1,3})\Z")  # as printed
"""A numeral behind the end of a sentence, looked for in so many characters before a title."""

LONGEST: Final = 60
"""Characters of the longest heading that stands alone."""


@attrs.frozen
class Opening:
    """A section's heading.

    Attributes:
        name: the section.
        title: its title as printed, without numeral.
        standard: whether that is the title the form prints.
        glued: text behind it in the same paragraph.
        printed: whether it is printed; else the section was told by the first heading inside it, which is ``glued``.
    """

    name: str
    title: str
    standard: bool
    glued: str = ""
    printed: bool = True


@attrs.frozen
class _Title:
    name: str
    wording: str
    standard: bool


@attrs.frozen
class _Known:
    """Titles by their plain words, from the longest on, and all of them behind a numeral."""

    alone: dict[str, _Title]
    glued: tuple[_Title, ...]
    inside: re.Pattern[str]


@remembered
def _known(sections: type[Form]) -> _Known:
    titles = [
        _Title(part.name, wording, wording == part.spec.label)
        for part in parts(sections)
        for wording in (part.spec.label, *part.spec.also)
    ]
    wordings = "|".join(re.escape(title.wording) for title in titles)
    return _Known(
        {plain(title.wording): title for title in titles},
        tuple(sorted(titles, key=lambda title: -len(title.wording))),
        re.compile(f"、(?:{wordings})"),
    )


def opening(text: str, sections: type[Form]) -> Opening | None:
    """The section that a paragraph or heading opens: its title alone, or a numeral, its title, and text glued on."""
    known = _known(sections)
    numeral = NUMERAL.match(text)
    title = text[numeral.end() :].strip() if numeral else text.strip()
    if len(title) <= LONGEST:
        alone = known.alone.get(plain(title))
        if alone is not None:
            return Opening(alone.name, title, alone.standard and title == alone.wording)
    if numeral is None:
        return None
    for each in known.glued:
        if title.startswith(each.wording):
            return Opening(each.name, each.wording, each.standard, title[len(each.wording) :].strip())
    return None


def untitled(texts: Sequence[str], within: Sequence[str | None], sections: type[Form]) -> dict[int, Opening]:
    """Number of a block → the section that begins there although its title is not printed.

    It is told by the first heading inside it, by the patterns declared with it, in the section before it.
    """
    found: dict[int, Opening] = {}
    for before, part in pairwise(parts(sections)):
        if part.name in within or not part.spec.patterns:
            continue
        for number, text in enumerate(texts):
            inner = INNER.match(text) if within[number] == before.name else None
            title = text[inner.end() :].strip() if inner else ""
            if any(re.fullmatch(pattern, title) for pattern in part.spec.patterns):
                found[number] = Opening(part.name, "", standard=True, glued=text, printed=False)
                break
    return found


def parted(text: str, sections: type[Form]) -> list[str]:
    """A paragraph cut where a section's heading stands in its midst, behind the end of a sentence."""
    inside = _known(sections).inside
    if inside.search(text) is None:
        return [text]
    begins = [BEGIN.search(text, max(title.start() - REACH, 0), title.start()) for title in inside.finditer(text)]
    cuts = [0, *(found.start(1) for found in begins if found), len(text)]
    return [text[begin:end].strip() for begin, end in pairwise(cuts)]


def start(openings: Iterable[Opening | None]) -> int:
    """The number of the block from which on the sections are read.

    A table of contents names them before: the report begins where its first section is opened for the last time
    with all the others still to come.
    """
    found = [(number, opened.name) for number, opened in enumerate(openings) if opened is not None]
    names = {name for _, name in found}
    first = found[0][1] if found else ""
    begins = [number for number, name in found if name == first]
    return next((at for at in reversed(begins) if {name for number, name in found if number >= at} == names), 0)
