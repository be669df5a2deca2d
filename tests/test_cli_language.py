"""The command speaks the language of the environment: its help, and what click says of bad usage."""

import gettext
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from disclosure_model import cli as command

COMMANDS = ("check", "convert", "rules", "editions", "cells", "schema", "fee")
WRONG = {
    "check": ("缺少参数", "缺少參數", "Missing argument"),
    "check --nothing x": ("没有选项", "沒有選項", "No such option"),
    "chekc": ("没有命令", "沒有命令", "No such command"),
    "check x --from nothing": ("不在可选的值之中", "不在可選的值之中", "is not one of"),
    "check x --year nothing": ("不是合法的整数", "不是合法的整數", "is not a valid whole number"),
    "check x --lang tlh": ("没有这种语言", "沒有這種語言", "no such language"),
    "cells 2021 2019": ("多出了参数", "多出了參數", "unexpected extra argument"),
    "check --year": ("需要 1 个值", "需要 1 個值", "requires an argument"),
}
"""Bad usage → what is said in each language."""

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
NAMES = {"Word", "Schema", "Hant"}
"""What looks like an English word in a Chinese help text."""

SCRIPT = """
import sys
from disclosure_model.cli import main
for arguments in sys.argv[1:]:
    sys.argv = ["disclosure-model", *arguments.split()]
    try:
        main()
    except SystemExit:
        print("\\0", flush=True)
"""
"""Runs the command several times; imported once, as everything is that speaks when it is imported."""


def outputs(language: str, *arguments: str) -> list[str]:
    """What a new process prints for each, on a terminal of 80 columns."""
    done = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-c", SCRIPT, *arguments],
        env=os.environ | {"DISCLOSURE_MODEL_LANG": language, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.split("\0\n")[:-1]


def foreign(text: str, language: str) -> set[str]:
    """The words of another language."""
    return set(re.findall("[一-鿿]+" if language == "en" else "[A-Z][a-z]+", text)) - NAMES


@pytest.fixture
def own_gettext(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The state of gettext is put back."""
    monkeypatch.setenv("LANGUAGE", "")
    before = gettext.textdomain()
    yield
    gettext.textdomain(before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help(language: str) -> None:
    """Every help fits 80 columns; in Chinese no English sentence is left, in English no Chinese one."""
    helps = outputs(language, "--help", *(f"{name} --help" for name in COMMANDS))

    assert 1 + len(COMMANDS) == len(helps)
    for text in helps:
        assert 80 >= max(map(cell_len, text.splitlines()))
        assert set() == foreign(text, language)


@pytest.mark.parametrize("number", range(3), ids=LANGUAGES)
def test_bad_usage(number: int) -> None:
    """What click refuses it refuses in the language of the environment."""
    language = LANGUAGES[number]
    said = outputs(language, *WRONG)

    assert [] == [text for text, wanted in zip(said, WRONG.values(), strict=True) if wanted[number] not in text]
    assert set() == {word for text in said for word in foreign(text, language)}


def test_library_leaves_gettext_alone() -> None:
    """Importing the command changes nothing for the process; only its entry point does."""
    assert "messages" == gettext.textdomain()


@pytest.mark.usefixtures("own_gettext")
def test_entry_point(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The entry point teaches click our language; a sentence that we do not know stays English."""
    monkeypatch.setattr(sys, "argv", ["disclosure-model", "--version"])
    with pytest.raises(SystemExit) as left:
        command.main()

    assert 0 == left.value.code
    assert re.fullmatch(r"disclosure-model \d+\.\d+\.\d+\S*\n", capsys.readouterr().out)
    assert "缺少参数" == gettext.gettext("Missing argument")
    assert "Never heard" == gettext.gettext("Never heard")
    assert "many" == gettext.ngettext("one", "many", 2)
