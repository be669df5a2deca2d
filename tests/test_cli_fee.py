"""The command that reckons the information-processing fee."""

import json

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from disclosure_model.cli import cli, shell
from disclosure_model.prose.fees import by_items
from disclosure_model.wording import words


def run(*arguments: object) -> Result:
    """Run the command with arguments."""
    return CliRunner().invoke(cli, ["fee", *(str(argument) for argument in arguments)])


def test_lines() -> None:
    """In a pipe a line a step, parted by tabs, and the total."""
    result = run("--items", 35)

    assert 0 == result.exit_code
    assert [
        ["1", "10", "10", "0", "0"],
        ["11", "30", "20", "100", "2000"],
        ["31", "35", "5", "200", "1000"],
        ["合计", "", "35", "", "3000"],
    ] == [line.split("\t") for line in result.output.splitlines()]
    assert "Total\t\t31\t\t10" in run("--pages", 31, "--lang", "en").output


def test_json() -> None:
    """--json prints the calculation as one object."""
    assert by_items(35).as_dict() == json.loads(run("--items", 35, "--json").output)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_terminal(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """On a terminal a table with headings in the language asked for."""
    monkeypatch.setattr(shell, "Screen", lambda: Console(force_terminal=True, width=80))
    output = run("--pages", 31, "--lang", language).output

    assert words("金额（元）", language) in output
    assert words("合计", language) in output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--items", -1), "须是 0 至 1,000,000 的整数；现为 -1"),
        (("--items", 11, "--date", "2020-12-31"), "2020-12-31 的申请不能收费"),
        (("--items", 1, "--pages", 1), "须给出 --items 或 --pages 其中一项"),
        ((), "须给出 --items 或 --pages 其中一项"),
    ],
)
def test_refused(arguments: tuple[object, ...], said: str) -> None:
    """What cannot be reckoned ends with 2 and a sentence."""
    result = run(*arguments)

    assert 2 == result.exit_code
    assert said in result.output


def test_date_in_force() -> None:
    """A request of a later day is charged."""
    assert 0 == run("--items", 11, "--date", "2021-01-01").exit_code
