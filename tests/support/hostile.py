"""Reports whose prose looks like markup, and files that were damaged."""

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st
from printable import usual

import disclosure_model as dm
from disclosure_model.editions.known import tables
from disclosure_model.editions.report import SLOTS
from disclosure_model.grammar.forms import declared_cells, parts
from disclosure_model.paper.blocks import Heading, Paragraph
from disclosure_model.testing import figures

WORDS = "政府机关依法认真做好公开工作并及时回应群众关切"
MARKS = (
    "# 1",
    "|",
    "*",
    "**粗**",
    "_",
    "`",
    "<script>",
    "</td>",
    "&amp;",
    "&nbsp",
    "1.",
    "---",
    "[a](b)",
    "\\",
    "~~",
    "$1$",
    "= 1",
)
STRUCTURE = re.compile(
    r"[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十]|[-—–－―]\s*\d+\s*[-—–－―]$|.*\d$"  # as printed
)
"""What a reader would rightly take for a heading, a page number, or a row of figures."""


def proses() -> st.SearchStrategy[str]:
    """A paragraph: words, some of which are markup somewhere; no sign that it is anything but a paragraph."""
    words = (
        st.text(st.sampled_from(WORDS), min_size=1, max_size=20) | st.sampled_from(MARKS) | st.integers(0, 99).map(str)
    )
    return (
        st.lists(words, min_size=1, max_size=6)
        .map(" ".join)
        .filter(lambda text: STRUCTURE.match(text) is None and any(each in WORDS for each in text))
    )


def blocks() -> st.SearchStrategy[tuple[Any, ...]]:
    """Inner headings and paragraphs."""
    inner = st.text(st.sampled_from(WORDS), min_size=2, max_size=10)
    headings = st.builds("（{}）{}情况".format, st.sampled_from("一二三四五"), inner).map(
        lambda text: Heading(text=text)
    )
    return st.lists(headings | proses().map(lambda text: Paragraph(text=text)), max_size=3).map(tuple)


@st.composite
def hostile_reports(draw: st.DrawFn) -> dm.Report:
    """A report with tables of mixed editions, all gaps, and prose that is markup somewhere but prints as text."""
    held: dict[str, Any] = {}
    for slot in SLOTS:
        form = draw(st.none() | st.sampled_from(list(tables(slot).values())))
        if form is not None:
            cells = {cell.code: usual(draw(figures(cell.kind))) for cell in declared_cells(form)}
            held[slot] = form.from_cells(cells).replace(notes=tuple(draw(st.lists(proses(), max_size=2))))
    name, year = draw(st.sampled_from(["某市某局", "甲县人民政府"])), draw(st.integers(2019, 2030))
    return dm.Report(
        agency=dm.Agency(name=name),
        year=year,
        title=draw(st.none() | st.just(f"{name}{year}年政府信息公开工作年度报告")),
        preamble=draw(blocks()),
        sections=dm.Sections(**{part.name: dm.Section(blocks=draw(blocks())) for part in parts(dm.Sections)}),
        **held,
    )


def spoilt(data: bytes) -> Iterator[bytes]:
    """Some hundred damaged copies of a file, the same ones in every run."""
    chance = random.Random(7)  # noqa: S311  # no secret
    return (_damaged(data, chance) for _ in range(300))


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """A file with some of it cut, doubled, moved or overwritten."""
    pieces: Sequence[bytes] = (
        b"|",
        b"\n",
        b"---",
        b"```",
        b"> ",
        b"- ",
        b"<",
        b"&",
        b"\\",
        b"\xff",
        b"\r",
        b"# ",
        b"**",
    )
    for _ in range(chance.randint(1, 8)):
        at, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        end = min(end, at + 400)
        way = chance.randrange(4)
        middle = (b"", data[at:end] * 2, chance.choice(pieces) * chance.randint(1, 40), data[at:end][::-1])[way]
        data = data[:at] + middle + data[end:]
    return data
