"""The plugin: its form is filled from the text, printed, read back, checked, and written about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import disclosure_model as dm
import tianjin_fao
from disclosure_model import plugins
from disclosure_model.grammar.forms import declared_cells
from disclosure_model.grammar.rules import rules
from disclosure_model.prose.patterns import Pattern
from disclosure_model.prose.stated import stated
from disclosure_model.prose.verdicts import Standing
from tianjin_fao.form import Platforms
from tianjin_fao.speech import ANSWERED, PATTERNS
from tianjin_fao.words import WORDS

EXAMPLE = Path(__file__).parents[2] / "tianjin-fao-2020.txt"
STATED = {
    "proposals": 2,
    "messages": 16,
    "messages_answered": 16,
    "posts": 625,
    "posts_overview": 9,
    "catalogue": 32,
    "columns": 7,
    "interpretations": 1,
    "responses": 6,
    "microblog_posts": 2354,
    "microblog_followers": 60526,
    "wechat_posts": 131,
    "wechat_subscribers": 955,
}
"""Row → what the report of 2020 states in its prose."""


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The plugin is there whether it is installed or not, and sentences are Chinese."""
    monkeypatch.setenv("DISCLOSURE_MODEL_LANG", "zh-Hans")
    with plugins.using(tianjin_fao=tianjin_fao):
        yield


@pytest.fixture
def report() -> dm.Report:
    """The office's report of 2020."""
    return dm.read(EXAMPLE).report


def with_text(text: str, agency: str = tianjin_fao.AGENCY) -> dm.Report:
    """A report of 2020 with one paragraph in section one."""
    blocks = (dm.Paragraph(text=text),)
    sections = dm.Sections(overview=dm.Section(blocks=blocks))
    return dm.Report(agency=dm.Agency(name=agency), year=2020, sections=sections)


def test_is_read_from_the_text(report: dm.Report) -> None:
    """All thirteen figures, and a finding that says where they come from."""
    table = report.tables()[Platforms.slot]

    assert {f"{row}.total": number for row, number in STATED.items()} == table.cells()
    assert ["read.stated"] == [each.code for each in dm.read(EXAMPLE).findings if each.at == Platforms.slot]


def test_only_what_is_stated_is_filled() -> None:
    """A figure that the text does not state is blank, never zero; without any there is no table."""
    (table,) = tianjin_fao.disclosure_readings(with_text("网站发布信息5条。群众留言3条，办结留言2条。"))

    assert isinstance(table, Platforms)
    assert (5, 3, 2) == (table.posts.total, table.messages.total, table.messages_answered.total)
    assert table.responses.total is dm.Gap.BLANK
    assert [] == list(tianjin_fao.disclosure_readings(with_text("本年工作进展顺利。")))


def test_other_organs_are_left_alone() -> None:
    """The same words in the report of another organ are none of this plugin's."""
    assert [] == list(tianjin_fao.disclosure_readings(with_text("网站发布信息5条。", agency="某市某局")))


def test_last_year_and_plans_are_not_stated() -> None:
    """What another year had, and what is planned, is no figure of this one."""
    text = "2019年网站发布信息5条。2021年将新设专栏3个。网站发布信息近600条。"

    assert {} == stated(with_text(text), PATTERNS)


def test_is_consistent(report: dm.Report) -> None:
    """The report has no finding; more of a part than of the whole is one."""
    assert () == dm.check(report)
    for wrong, rule in (("posts_overview", "posts"), ("messages_answered", "messages")):
        changed = report.with_cells({f"extensions.tianjin_fao.{wrong}.total": 1000})
        codes = {finding.code for finding in dm.check(changed, ignore=["prose"])}
        assert codes == {f"extensions.tianjin_fao.{rule}"}


@pytest.mark.parametrize("format_", ["txt", "html", "md", "docx", "xlsx"])
def test_is_printed_in_section_one(report: dm.Report, tmp_path: Path, format_: str) -> None:
    """The printed table is read back with the figures it had."""
    changed = report.with_cells({"extensions.tianjin_fao.posts.total": 626})
    dm.render(changed, tmp_path / f"report.{format_}")
    again = dm.read(tmp_path / f"report.{format_}").report

    assert changed.cells() == again.cells()


def test_its_place_is_section_one(report: dm.Report, tmp_path: Path) -> None:
    """The table stands before the heading of section two."""
    dm.render(report, tmp_path / "report.txt")
    text = (tmp_path / "report.txt").read_text(encoding="utf-8")

    assert text.index("一、总体情况") < text.index("微博关注（个） | 60526") < text.index("二、主动公开政府信息情况")


def test_sentences_state_the_figures(report: dm.Report) -> None:
    """The composed text has every figure, each with its cell, and states just the figures it was made from."""
    made = dm.compose(report.replace(sections=dm.Sections()))
    told = {each.expression: each.value for part in made.paragraphs for each in part.origins}

    for row, number in STATED.items():
        if row != "messages_answered":  # said in words
            assert number == told[f"extensions.tianjin_fao.{row}"]
    assert STATED == {code.split(".")[2]: value for code, value in _stated_of(made.report).items()}


def _stated_of(report: dm.Report) -> dict[str, int]:
    (table,) = tianjin_fao.disclosure_readings(report)
    return {f"{table.slot}.{code}": value for code, value in table.cells().items()}


def test_words_of_messages_that_are_left(report: dm.Report) -> None:
    """Where some messages are not answered, the sentence gives the number that were."""
    changed = report.with_cells({"extensions.tianjin_fao.messages_answered.total": 15})
    made = dm.compose(changed.replace(sections=dm.Sections()))

    assert "收到群众留言16条，办结留言15条。" in made.text


def test_nothing_is_written_of_others() -> None:
    """A report without the form is composed as if the plugin were not there."""
    other = dm.Report.from_cells({}, missing=0, year=2023, agency=dm.Agency(name="某市某局"), editions={})
    made = dm.compose(other)

    assert [] == [name for name in made.omitted if name.startswith("tianjin_fao")]
    assert "网站" not in made.text


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda each: each.code)
def test_patterns(pattern: Pattern) -> None:
    """A pattern states the number of each of its examples, and nothing of the others."""
    cell = pattern.candidates[0]
    for text, number in pattern.yes:
        assert int(number) == stated(with_text(text), PATTERNS)[cell]
    for text in pattern.no:
        assert cell not in stated(with_text(text), PATTERNS)


def test_saying() -> None:
    """The words that say that all messages were answered."""
    assert all(ANSWERED.said.search(text) for text in ANSWERED.yes)
    assert not any(ANSWERED.said.search(text) for text in ANSWERED.no)


def test_claims(report: dm.Report) -> None:
    """Every figure of the text is a claim that the form keeps; another figure in the form contradicts it."""
    own = [each for each in dm.claims(report) if each.pattern.startswith("tianjin_fao.")]
    changed = report.with_cells({"extensions.tianjin_fao.responses.total": 5})
    wrong = [each.pattern for each in dm.claims(changed) if each.standing is Standing.CONTRADICTS]

    assert len(STATED) == len(own)
    assert {Standing.MATCHES} == {each.standing for each in own}
    assert ["tianjin_fao.responses"] == wrong


def test_every_word_is_translated() -> None:
    """Labels, headings, title and rules have an English and a traditional form."""
    specs = [spec for cell in declared_cells(Platforms) for spec in (cell.spec, *cell.rows)]
    words = {told for spec in specs for told in (spec.label, spec.heading) if told}
    words |= {told for rule in rules(Platforms) for told in (rule.wording, rule.cite)}
    words |= {Platforms.title}

    for language in ("en", "zh-Hant"):
        assert set() == words - set(WORDS[language])
