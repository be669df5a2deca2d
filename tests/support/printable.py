"""Reports that print carries whole: prose in plain words, facts that the title tells."""

from hypothesis import strategies as st

import disclosure_model as dm
from disclosure_model.editions.report import Sections
from disclosure_model.grammar.forms import parts
from disclosure_model.testing import reports

WORDS = st.text(alphabet="关于本年度工作在市委领导下认真落实条例要求加强组织甲乙丙丁", min_size=6, max_size=40)
PARAGRAPHS = WORDS.map(lambda text: dm.Paragraph(text=f"{text}。"))
HEADINGS = st.builds(lambda n, text: dm.Heading(text=f"（{n}）{text}"), st.sampled_from("一二三四五六七"), WORDS)
PROSE = st.lists(PARAGRAPHS | HEADINGS, max_size=4).map(tuple)
NAMES = st.sampled_from(["某市某局", "甲县人民政府", "乙省政府办公厅"])
SECTIONS = st.builds(dm.Sections, **{part.name: st.builds(dm.Section, blocks=PROSE) for part in parts(Sections)})


@st.composite
def printable_reports(draw: st.DrawFn) -> dm.Report:
    """A report of any figures and gaps, with a title or none, and notes in plain words under its tables."""
    held = draw(reports())
    name = draw(NAMES)
    tables = {
        slot: each.replace(notes=draw(st.lists(WORDS, max_size=2).map(tuple))) for slot, each in held.tables().items()
    }
    return dm.Report(
        agency=dm.Agency(name=name),
        year=held.year,
        title=draw(st.sampled_from([None, f"{name}{held.year}年政府信息公开工作年度报告"])),
        preamble=draw(PROSE),
        sections=draw(SECTIONS),
        **tables,
    )
