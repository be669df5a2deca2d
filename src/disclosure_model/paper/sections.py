"""Where a page's sections begin. They are known by their words, whatever their numeral."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

from ..grammar.forms import Form, parts
from ..grammar.remember import remembered
from .labels import plain

NUMERAL: Final = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*[、.．]\s*")  # as printed

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
    """

    name: str
    title: str
    standard: bool
    glued: str = ""


@attrs.frozen
class _Title:
    name: str
    wording: str
    standard: bool


@attrs.frozen
class _Known:
    """Titles by their plain words, from the longest on, by pattern, and all of them in the midst of a paragraph."""

    alone: dict[str, _Title]
    glued: tuple[_Title, ...]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
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
        tuple((part.name, re.compile(pattern)) for part in parts(sections) for pattern in part.spec.patterns),
        re.compile(rf"(?<=[。！])\s*(?=[一二三四五六七八九十]{{1,3}}、(?:{wordings}))"),
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
    for name, pattern in known.patterns if len(title) <= LONGEST else ():
        if pattern.fullmatch(title):
            return Opening(name, title, standard=False)
    for each in known.glued:
        if title.startswith(each.wording):
            return Opening(each.name, each.wording, each.standard, title[len(each.wording) :].strip())
    return None


def parted(text: str, sections: type[Form]) -> list[str]:
    """A paragraph cut where a section's heading stands in its midst, behind the end of a sentence."""
    return _known(sections).inside.split(text)


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
