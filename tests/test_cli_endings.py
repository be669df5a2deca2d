"""How the command ends when its output has nowhere to go, and after Ctrl-C."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest
from click.testing import CliRunner

from disclosure_model.cli import checking, cli

COMMAND = str(Path(sys.executable).with_name("disclosure-model"))


@pytest.fixture
def no_reader() -> Iterator[TextIO]:
    """A pipe whose reader has gone."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as stream:
        yield stream


@pytest.fixture
def no_room(tmp_path: Path) -> Iterator[TextIO]:
    """A file that cannot be written to, like one on a full disk."""
    (tmp_path / "closed").touch()
    with os.fdopen(os.open(tmp_path / "closed", os.O_RDONLY), "w", encoding="utf-8") as stream:
        yield stream


def status(arguments: list[str]) -> object:
    """The exit status of the command as a program."""
    with pytest.raises(SystemExit) as left:
        cli.main(arguments, prog_name="disclosure-model")
    return left.value.code


@pytest.mark.parametrize("asked", ["--help", "cells 2021", "schema", "check", "check --json", "convert"])
class TestOutput:
    """Standard output fails, for all that is printed."""

    def told(self, asked: str, example: Path) -> list[str]:
        """The arguments of a command that prints."""
        files = {"check": [str(example)], "convert": [str(example), "-", "--as", "json"]}
        return [*asked.split(), *files.get(asked.split()[0], [])]

    def test_no_reader(
        self, asked: str, example: Path, no_reader: TextIO, monkeypatch: pytest.MonkeyPatch, capfd
    ) -> None:
        """When the reader has gone the status is that of SIGPIPE; nothing is said of the pipe."""
        monkeypatch.setattr(sys, "stdout", no_reader)

        assert 141 == status(self.told(asked, example))
        assert "pipe" not in capfd.readouterr().err

    def test_no_room(self, asked: str, example: Path, no_room: TextIO, monkeypatch: pytest.MonkeyPatch, capfd) -> None:
        """When the output cannot be written a sentence says so, and the status is that of a refusal."""
        monkeypatch.setattr(sys, "stdout", no_room)

        assert 2 == status(self.told(asked, example))
        assert "不能写入 -：Bad file descriptor" in capfd.readouterr().err


def test_reader_leaves() -> None:
    """A process whose reader leaves says nothing, when the interpreter ends either."""
    with subprocess.Popen([COMMAND, "cells", "2021"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603  # our own command
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()

        assert b"" == running.stderr.read()
        assert 141 == running.wait()


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """After Ctrl-C the status is that of SIGINT, not one that says something of a report."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "read_many", interrupt)
    result = CliRunner().invoke(cli, ["check", "any.json"])

    assert (130, "") == (result.exit_code, result.output.strip())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_signal_while_reading(tmp_path: Path) -> None:
    """A process that is interrupted while it waits for input ends without a traceback."""
    os.mkfifo(tmp_path / "in.json")
    with subprocess.Popen([COMMAND, "check", tmp_path / "in.json"], stderr=subprocess.PIPE) as running:  # noqa: S603  # our own command
        with (tmp_path / "in.json").open("wb"):  # opens when the command has opened it
            running.send_signal(signal.SIGINT)
            assert running.stderr is not None
            assert b"" == running.stderr.read().strip()
        assert 130 == running.wait()
