"""compose and new on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import disclosure_model as dm
from disclosure_model.cli import cli


@pytest.fixture
def run() -> object:
    """Run the command with arguments."""

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments])

    return run


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    """Two applications of 2023 as a CSV of cells."""
    rows = ("received", "dispositions.granted", "dispositions.total")
    cells: dict[str, object] = {f"applications.{row}.{each}": 2 for row in rows for each in ("enterprises", "total")}
    cells["proactive.fees.amount"] = dm.Money("0")
    report = dm.Report.from_cells(cells, year=2023, missing=0, agency=dm.Agency(name="某局"))
    dm.dump(report, tmp_path / "cells.csv")
    return tmp_path / "cells.csv"


class TestCompose:
    """compose: text from figures."""

    def test_to_the_screen(self, run, figures: Path) -> None:
        """Paragraphs stand under the names of their places."""
        result = run("compose", figures, "--fee", 1200, "--fee-cases", 3, "--scope", "全局")

        assert 0 == result.exit_code
        lines = result.stdout.splitlines()
        assert "（二）依申请公开" == lines[0]
        assert lines[1].startswith("2023年，全局新收政府信息公开申请2件。申请人均为法人或其他组织。")
        assert "本年度依法对3件政府信息公开申请收取信息处理费，共计1200元。" == lines[-1]

    def test_json(self, run, figures: Path) -> None:
        """With --json each paragraph is a line, its numbers with their cells."""
        lines = [json.loads(line) for line in run("compose", figures, "--json").stdout.splitlines()]
        first = lines[0]["origins"][0]

        assert "overview.applications" == lines[0]["place"]
        assert "2" == lines[0]["text"][first["start"] : first["end"]] == first["value"]
        assert "applications.received.total" == first["expression"]

    def test_into_a_report(self, run, figures: Path, tmp_path: Path) -> None:
        """With an output the report is written with its text; what was not written is said."""
        result = run("compose", figures, tmp_path / "report.json", "--style", "concise")
        report = dm.load(tmp_path / "report.json")

        assert 0 == result.exit_code
        assert "新收政府信息公开申请2件" in report.sections.overview.text
        assert "" == result.stdout

    def test_text_that_is_there(self, run, figures: Path, tmp_path: Path) -> None:
        """Text that is there stays and is named; with --replace it makes room."""
        sections = dm.Sections(disputes=dm.Section(blocks=(dm.Paragraph(text="我们的话。"),)))
        dm.dump(dm.load(figures).replace(sections=sections), tmp_path / "own.json")

        result = run("compose", tmp_path / "own.json", tmp_path / "a.json")
        assert "已有正文，没有改动：disputes" in result.stderr
        assert "我们的话。" == dm.load(tmp_path / "a.json").sections.disputes.text

        run("compose", tmp_path / "own.json", tmp_path / "a.json", "--replace")
        assert "本年度未发生" in dm.load(tmp_path / "a.json").sections.disputes.text

    def test_before(self, run, figures: Path, tmp_path: Path) -> None:
        """With last year's report growth is told; without it being readable nothing is."""
        dm.dump(dm.load(figures).replace(year=2022), tmp_path / "before.json")
        assert "申请2件，与上年持平。" in run("compose", figures, "--before", tmp_path / "before.json").stdout

        result = run("compose", figures, "--before", tmp_path / "none.json")
        assert 2 == result.exit_code
        assert "none.json：不能打开" in result.stderr

    def test_broken_sums(self, run, figures: Path, tmp_path: Path) -> None:
        """Wrong sums are refused with the sum and the way around, and exit with 2; --anyway is that way."""
        dm.dump(dm.load(figures).with_cells({"applications.received.total": 5}), tmp_path / "wrong.json")

        result = run("compose", tmp_path / "wrong.json")
        assert 2 == result.exit_code
        assert "T3.balance" in result.stderr
        assert "--anyway" in result.stderr
        assert "申请5件" in run("compose", tmp_path / "wrong.json", "--anyway").stdout

    def test_fee_cases_alone(self, run, figures: Path) -> None:
        """A count of cases without an amount is refused."""
        result = run("compose", figures, "--fee-cases", 3)

        assert 2 == result.exit_code
        assert "给出 --fee-cases 时也要给出 --fee" in result.stderr

    def test_what_was_left_out(self, run, figures: Path, tmp_path: Path) -> None:
        """A sentence that needs an unknown figure is named with the figure."""
        unknown = {f"disputes.reconsideration.{each}": dm.Gap.BLANK for each in ("total", "pending")}
        dm.dump(dm.load(figures).with_cells(unknown), tmp_path / "blank.json")

        result = run("compose", tmp_path / "blank.json")
        assert "没有写 disputes：disputes.reconsideration 没有可用的数" in result.stderr


class TestNew:
    """new: a report to be finished by hand."""

    def test_from_figures(self, run, figures: Path, tmp_path: Path) -> None:
        """Figures, text and marks stand in a file of any format, and read back."""
        result = run("new", tmp_path / "new.docx", "--agency", "某县财政局", "--year", 2023, "--figures", figures)
        report = dm.read(tmp_path / "new.docx").report

        assert 0 == result.exit_code
        assert "某县财政局2023年政府信息公开工作年度报告" == report.title
        assert 2 == report.applications.received.total
        assert "本机关新收政府信息公开申请2件" in report.sections.overview.text
        assert "【请填写：本年度存在的主要问题】" in report.sections.problems.text

    def test_from_a_filled_form(self, run, tmp_path: Path) -> None:
        """A form that was filled in says neither organ nor year: the options do."""
        filled = dm.Report.from_cells(
            {"proactive.fees.amount": dm.Money("0")}, year=2024, missing=0, agency=dm.Agency(name="某")
        )
        dm.render(filled, tmp_path / "form.xlsx")

        assert (
            0
            == run(
                "new", tmp_path / "a.json", "--agency", "某局", "--year", 2024, "--figures", tmp_path / "form.xlsx"
            ).exit_code
        )
        assert "某局" == dm.load(tmp_path / "a.json").agency.name

    def test_without_figures(self, run, tmp_path: Path) -> None:
        """Without figures the tables are blank, and every sentence that needs one is named."""
        result = run("new", tmp_path / "a.json", "--agency", "某局", "--year", 2024)
        report = dm.load(tmp_path / "a.json")

        assert 0 == result.exit_code
        assert {dm.Gap.BLANK} == set(report.cells().values())
        assert "没有写 received" in result.stderr
        assert not [each for each in dm.check(report) if each.severity is dm.Severity.ERROR]

    @pytest.mark.parametrize("name", ["cells.csv", "report.txt"])
    def test_another_year(self, run, figures: Path, tmp_path: Path, name: str) -> None:
        """Figures of another year are refused, whether the file or its text says so."""
        report = dm.draft(dm.load(figures)).report
        dm.render(report, tmp_path / "report.txt")

        result = run("new", tmp_path / "a.json", "--agency", "某局", "--year", 2024, "--figures", tmp_path / name)
        assert 2 == result.exit_code
        assert "是 2023 年的数，不是 2024 年的" in result.stderr
        assert not (tmp_path / "a.json").exists()


def test_check_before(run, figures: Path, tmp_path: Path) -> None:
    """What the text says of last year is checked by last year's report."""
    now = dm.load(figures)
    told = dm.compose(now, now.replace(year=2022)).report
    dm.dump(told, tmp_path / "told.json")
    dm.dump(now.replace(year=2022).with_cells({"applications.received.total": 7}), tmp_path / "before.json")
    text = told.sections.overview.text.replace("与上年持平", "较上年增加1件")
    blocks = tuple(dm.Paragraph(text=line) for line in text.splitlines())
    dm.dump(told.replace(sections=dm.Sections(overview=dm.Section(blocks=blocks))), tmp_path / "told.json")

    result = run("check", tmp_path / "told.json", "--before", tmp_path / "before.json", "--select", "prose")
    assert 1 == result.exit_code
    assert "prose.B28" in result.stdout
    assert 0 == run("check", tmp_path / "told.json", "--select", "prose").exit_code


class TestCheckAsPage:
    """check --html: findings at their places."""

    def test_page(self, run, figures: Path, tmp_path: Path) -> None:
        """The page has the report, and a note at each finding, in the language asked for."""
        dm.dump(dm.load(figures).with_cells({"applications.received.total": 5}), tmp_path / "wrong.json")
        result = run("check", tmp_path / "wrong.json", "--html", tmp_path / "page.html", "--lang", "en")

        assert 1 == result.exit_code
        page = (tmp_path / "page.html").read_text(encoding="utf-8")
        assert '<div role="note" id="note-1" class="note error" lang="en">' in page

    def test_more_than_one(self, run, figures: Path, tmp_path: Path) -> None:
        """More than one report, or none, makes no page."""
        result = run("check", figures, figures, "--html", tmp_path / "page.html")

        assert 2 == result.exit_code
        assert "--html 只用于一份报告，这里有 2 份" in result.stderr
        assert not (tmp_path / "page.html").exists()
