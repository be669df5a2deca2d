"""The command line: what it prints, and how it exits."""

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

import disclosure_model as dm
from disclosure_model.cli import checking, cli, shell
from disclosure_model.wording import words


@pytest.fixture
def run() -> object:
    """Run the command with arguments and perhaps an input."""

    def run(*arguments: object, data: bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=data)

    return run


@pytest.fixture
def wrong(tmp_path: Path, report: dm.Report) -> Path:
    """A report with one wrong total, one row copied wrong with its total, and a blank."""
    changed = report.with_cells(
        {
            "applications.brought_forward.enterprises": 5,
            "applications.brought_forward.total": 5,
            "applications.received.total": 1,
            "disputes.reconsideration.total": dm.Gap.BLANK,
        }
    )
    dm.dump(changed, tmp_path / "wrong.json")
    return tmp_path / "wrong.json"


class TestCheck:
    """check: 0 no error, 1 errors, 2 cannot read."""

    @pytest.mark.alone
    def test_good(self, run, example: Path) -> None:
        """A report without errors exits with 0 and says how many cells were judged."""
        result = run("check", example)

        assert 0 == result.exit_code
        assert "核对了 198 格：没有错误" in result.output

    def test_wrong(self, run, wrong: Path) -> None:
        """Errors exit with 1; each names rule, place, both sides and the cells that may be wrong."""
        result = run("check", wrong)

        assert 1 == result.exit_code
        assert "T3.across 「一、本年新收政府信息公开申请数量」" in result.output
        assert "左边 1，右边 0，相差 1" in result.output
        assert "解释 1" in result.output
        assert "由 T3.across" in result.output

    def test_json(self, run, wrong: Path) -> None:
        """--json prints one object a finding, with its file and the fields of the contract."""
        result = run("check", wrong, "--json", "--lang", "en")
        found = [json.loads(line) for line in result.output.splitlines()]

        assert 1 == result.exit_code
        assert {str(wrong)} == {each["file"] for each in found}
        fields = {"file", "code", "kind", "severity", "verdict", "at", "cells", "left", "right", "difference"}
        assert fields | {"consequence_of", "suggestions", "place", "passage", "message"} == set(found[0])
        assert ["T3.across", "applications.received", "error", 1, 0] == [
            found[0][key] for key in ("code", "at", "severity", "left", "right")
        ]

    def test_select_and_ignore(self, run, wrong: Path) -> None:
        """Only the rules asked for are told; an unknown one is refused with the nearest."""
        assert 0 == run("check", wrong, "--select", "T4").exit_code
        assert 0 == run("check", wrong, "--ignore", "T3", "--ignore", "T4.results", "--ignore", "prose").exit_code
        refused = run("check", wrong, "--select", "T3.acros")
        assert 2 == refused.exit_code
        assert "T3.across" in refused.output

    def test_one_bad_file_of_many(self, run, example: Path, tmp_path: Path) -> None:
        """A file that cannot be read exits with 2, and the others are judged all the same."""
        (tmp_path / "bad.json").write_bytes(b"{")

        result = run("check", tmp_path / "bad.json", example)

        assert 2 == result.exit_code
        assert "bad.json: line 1, column 2：不是合法的 JSON" in result.output
        assert "没有错误" in result.output

    def test_file_is_named_once(self, run, tmp_path: Path) -> None:
        """A file that is not there is named once."""
        result = run("check", tmp_path / "none.json")

        assert 2 == result.exit_code
        assert 1 == result.output.count("none.json")

    def test_place_is_told(self, run, example: Path, tmp_path: Path) -> None:
        """A doubt in reading names its line."""
        spoilt = example.read_text(encoding="utf-8").replace("政府集中采购 | 20 |", "政府集中采购 | 二十 |")
        (tmp_path / "spoilt.txt").write_text(spoilt, encoding="utf-8")

        assert (
            "此格不是数，未能读出：二十 [proactive.procurement.projects] （第 "
            in run("check", tmp_path / "spoilt.txt").output
        )

    def test_progress_on_a_terminal(self, run, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Many files on a terminal show a progress bar."""
        monkeypatch.setattr(checking, "Console", lambda **options: Console(force_terminal=True, **options))

        assert 0 == run("check", *[example] * 10).exit_code

    def test_languages(self, run, example: Path) -> None:
        """The three languages are spoken, by tag or by alias; another is bad usage."""
        assert "no errors" in run("check", example, "--lang", "en").output
        assert "沒有錯誤" in run("check", example, "--lang", "zh-TW").output
        assert 2 == run("check", example, "--lang", "tlh").exit_code


class TestConvert:
    """convert: any format to any other."""

    @pytest.mark.parametrize("name", ["report.json", "report.jsonl", "report.csv", "report.txt"])
    def test_formats(self, run, example: Path, tmp_path: Path, report: dm.Report, name: str) -> None:
        """Figures come through every format."""
        result = run("convert", example, tmp_path / name)

        assert 0 == result.exit_code
        assert report.cells() == dm.read(tmp_path / name).report.cells()

    def test_shape_and_format_told(self, run, example: Path, tmp_path: Path, report: dm.Report) -> None:
        """--shape and --as choose the format; --out-encoding the encoding."""
        out = tmp_path / "report.csv"
        run("convert", example, out, "--shape", "records", "--out-encoding", "gb18030")
        assert report == dm.load(out, encoding="gb18030", format="records")
        run("convert", example, out, "--as", "json")
        assert report == dm.load(out, format="json")

    def test_many_to_a_page(self, run, report: dm.Report, tmp_path: Path) -> None:
        """A format of one report a file refuses more, rather than writing one over the other."""
        dm.dump_many([report, report.replace(year=2021)], tmp_path / "in.jsonl")

        result = run("convert", tmp_path / "in.jsonl", tmp_path / "out.txt")

        assert 2 == result.exit_code
        assert "一个文件只放一份报告，现有 2 份" in result.output
        assert not (tmp_path / "out.txt").exists()

    def test_loss_is_said(self, run, report: dm.Report, tmp_path: Path) -> None:
        """What the target cannot carry is said."""
        held = report.replace(extensions=dm.Extensions({"x": dm.Kept("1")}))
        dm.dump(held, tmp_path / "in.json")

        assert "扩展" in run("convert", tmp_path / "in.json", tmp_path / "out.csv", "--shape", "records").output
        dm.dump(held.replace(agency=report.agency.replace(region="天津")), tmp_path / "in.json")
        told = run("convert", tmp_path / "in.json", tmp_path / "out.txt").output
        assert "text 只写印出的内容，没有写出：地区、扩展" in told

    def test_pipes(self, run, example: Path) -> None:
        """- is standard input and output."""
        result = run("convert", "-", "-", "--as", "json", data=example.read_bytes())

        assert 0 == result.exit_code
        assert '"format": "disclosure-model/1"' in result.output

    def test_refusal_leaves_nothing(self, run, example: Path, tmp_path: Path) -> None:
        """What cannot be converted exits with 2 and leaves no file."""
        result = run("convert", example, tmp_path / "x.csv", "--out-encoding", "ascii")

        assert 2 == result.exit_code
        assert [] == list(tmp_path.iterdir())


class TestLists:
    """What there is."""

    def test_rules(self, run) -> None:
        """Every rule, with its wording and its source in the language asked for."""
        assert [[rule.code, words(rule.wording, "en"), words(rule.cite, "en")] for rule in dm.rules()] == [
            [code, wording, cite]
            for code, _, wording, cite in (
                line.split("\t") for line in run("rules", "--lang", "en").output.splitlines()
            )
        ]

    def test_editions(self, run) -> None:
        """Every table of every edition, with the number of its cells."""
        sizes = [line.split("\t")[-1] for line in run("editions", "--lang", "en").output.splitlines()]

        assert ["22", "161", "15", "10", "175", "15"] == sizes

    def test_cells(self, run) -> None:
        """Every cell of an edition; an unknown edition exits with 2."""
        assert 200 == len(run("cells", "2021").output.splitlines())
        assert 2 == run("cells", "1999").exit_code

    def test_schema(self, run) -> None:
        """The schema of a report or of an edition; an unknown edition exits with 2."""
        assert "Report" in json.loads(run("schema").output)["$defs"]
        assert "国办公开办函〔2019〕60号" == json.loads(run("schema", "2019").output)["title"]
        assert 2 == run("schema", "1999").exit_code

    @pytest.mark.parametrize("asked", [["rules"], ["editions"], ["cells", "2021"]], ids=lambda asked: asked[0])
    @pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
    def test_tables_on_a_terminal(self, run, monkeypatch: pytest.MonkeyPatch, asked: list[str], language: str) -> None:
        """On a terminal lists are tables with headings in the language asked for, and nothing is cut off."""
        monkeypatch.setattr(shell, "Screen", lambda: Console(force_terminal=True, width=60))
        output = run(*asked, "--lang", language).output

        assert words("版本" if asked == ["editions"] else "代码", language) in output.splitlines()[1]
        assert "…" not in output


def test_installed_command(example: Path) -> None:
    """The command is installed under its name."""
    done = subprocess.run(  # noqa: S603  # our own command
        [Path(sys.executable).with_name("disclosure-model"), "check", example], capture_output=True, check=False
    )

    assert 0 == done.returncode


def test_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The example of first steps runs as printed in the documentation."""
    runpy.run_path(str(Path(__file__).parent.parent / "examples" / "first_steps.py"))

    assert "若为 0 则相符" in capsys.readouterr().out


class TestForm:
    """form: a blank form to fill in."""

    def test_refused(self, run, tmp_path: Path) -> None:
        """An unknown edition, and a format that has no forms, are refused with a sentence."""
        assert "没有版本 1999" in run("form", "1999", tmp_path / "form.xlsx").output
        assert "没有可以填写的空表" in run("form", "2021", tmp_path / "form.txt").output
        assert 2 == run("form", "2021", tmp_path / "form.txt").exit_code
