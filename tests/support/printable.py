"""Reports that print: what paper can carry, for round trips through the paper formats."""

from typing import Any

from hypothesis import strategies as st

import disclosure_model as dm
from disclosure_model.editions.known import tables
from disclosure_model.editions.report import SLOTS
from disclosure_model.grammar.forms import parts
from disclosure_model.testing import table

WORDS = "政府信息公开工作全面推进机关群众网站"
MARKS = "，。、；：“”《》（）％%,.-/ 0123456789abcXYZ"


@st.composite
def prose(draw: st.DrawFn, most: int = 150) -> str:
    """A line of prose: no heading, no title, no white space at its ends and none doubled."""
    text = draw(st.sampled_from(WORDS)) + draw(st.text(WORDS * 3 + MARKS, max_size=most)) + "。"
    return " ".join(text.split())


def headings() -> st.SearchStrategy[dm.Heading]:
    """An inner heading, as printed in a section."""
    text = st.text(WORDS, min_size=1, max_size=38)
    return st.builds(lambda number, text: dm.Heading(text=f"（{number}）{text}"), st.sampled_from("一二三四五"), text)


def sections() -> st.SearchStrategy[dm.Section]:
    """A section of headings and paragraphs."""
    blocks = st.lists(headings() | st.builds(dm.Paragraph, text=prose()), max_size=4).map(tuple)
    return st.builds(dm.Section, blocks=blocks)


@st.composite
def printable_reports(draw: st.DrawFn) -> dm.Report:
    """A report of which everything is printed, with tables of mixed editions, some of them missing."""
    held: dict[str, Any] = {}
    for slot in SLOTS:
        form = draw(st.none() | st.sampled_from(list(tables(slot).values())))
        if form is not None:
            made = draw(table(form))
            figures = {code: usual(value) for code, value in made.cells().items()}
            held[slot] = made.with_cells(figures).replace(notes=tuple(draw(st.lists(prose(40), max_size=2))))
    agency, year = draw(st.text(WORDS, min_size=2, max_size=12)) + "局", draw(st.integers(2019, 2030))
    return dm.Report(
        agency=dm.Agency(name=agency),
        year=year,
        title=draw(st.none() | st.just(f"{agency}{year}年政府信息公开工作年度报告")),
        preamble=tuple(draw(st.lists(st.builds(dm.Paragraph, text=prose()), max_size=3))),
        sections=dm.Sections(**{part.name: draw(sections()) for part in parts(dm.Sections)}),
        **held,
    )


def usual(figure: Any) -> Any:
    """A figure, an amount being in a unit that print knows, or in none: others run together with the digits."""
    foreign = isinstance(figure, dm.Money) and figure.unit not in ("亿元", "万元", "元")
    return dm.Money(figure.amount) if foreign else figure
