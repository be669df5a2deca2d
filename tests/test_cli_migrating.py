"""migrate on the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import disclosure_model as dm
from disclosure_model.cli import cli


def run(*arguments: object, data: bytes | None = None) -> Result:
    """Run the command with arguments and perhaps an input."""
    return CliRunner().invoke(cli, ["migrate", *(str(argument) for argument in arguments)], input=data)


def test_written(report: dm.Report, tmp_path: Path) -> None:
    """The new report is written; each loss and guess is a line on standard error, then their number."""
    old = tmp_path / "old.json"
    dm.dump(report, old)
    result = run(old, tmp_path / "new.json", "--to", "2021")
    made = dm.migrate(report, "2021")

    assert 0 == result.exit_code
    assert made.report == dm.load(tmp_path / "new.json")
    assert [f"{old}: {said}" for said in made.said] == result.stderr.splitlines()[:-1]
    assert f"{old}: {len(made.lost)} 格没有带入，2 格是推定的" == result.stderr.splitlines()[-1]
    assert "" == result.stdout


def test_language(example: Path, tmp_path: Path) -> None:
    """What is said is said in the language asked for."""
    lines = run(example, tmp_path / "new.json", "--to", "2021", "--lang", "en").stderr.splitlines()

    assert "not carried over: proactive.procurement.projects (20)" in "\n".join(lines)
    assert lines[-1].endswith("cells not carried over: 17, guessed: 2")


def test_pages(example: Path, report: dm.Report, tmp_path: Path) -> None:
    """Any format is read and written; what the target cannot carry is said too."""
    run(example, tmp_path / "new.txt", "--to", "2021")
    assert dm.migrate(report, "2021").report.cells() == dm.read(tmp_path / "new.txt").report.cells()

    told = run(example, tmp_path / "new.csv", "--to", "2021", "--as", "cells").stderr
    assert "cells 只写数" in told


def test_many(report: dm.Report, tmp_path: Path) -> None:
    """Several reports are told apart by agency and year."""
    dm.dump_many([report, report.replace(year=2019)], tmp_path / "many.jsonl")
    result = run(tmp_path / "many.jsonl", tmp_path / "new.jsonl", "--to", "2021")

    assert ["2021", "2021"] == [
        each.proactive.edition for each in dm.load_many(tmp_path / "new.jsonl") if each.proactive
    ]
    assert f"many.jsonl: {report.agency.name} 2019: 没有带入" in result.stderr


def test_pipes(example: Path) -> None:
    """- is standard input and output."""
    result = run("-", "-", "--to", "2021", "--as", "json", data=example.read_bytes())

    assert '"edition": "2021"' in result.stdout


def test_doubts_in_reading(example: Path, tmp_path: Path) -> None:
    """What was doubtful in reading is said first."""
    spoilt = example.read_text(encoding="utf-8").replace("政府集中采购 | 20 |", "政府集中采购 | 二十 |")
    (tmp_path / "spoilt.txt").write_text(spoilt, encoding="utf-8")

    lines = run(tmp_path / "spoilt.txt", tmp_path / "new.json", "--to", "2021").stderr.splitlines()
    doubt = next(number for number, line in enumerate(lines) if "read.unread" in line)
    assert doubt < next(number for number, line in enumerate(lines) if "没有带入" in line)
    assert any("proactive.procurement.projects（unread）" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "1999"), "没有版本 1999。已知版本：2019, 2021"),
        ((), "--to"),
        (("--to", "2021", "--as", "xml"), "xml"),
    ],
)
def test_refused(example: Path, tmp_path: Path, arguments: tuple[object, ...], said: str) -> None:
    """Bad usage and unknown editions end with 2 and a sentence, and nothing is written."""
    result = run(example, tmp_path / "new.json", *arguments)

    assert 2 == result.exit_code
    assert said in result.stderr
    assert [] == list(tmp_path.iterdir())


def test_help() -> None:
    """The help says what becomes of what has no place."""
    told = run("--help").output

    assert "没有带入的格和推定的数逐格列在标准错误上" in told
    assert "--to EDITION" in told
