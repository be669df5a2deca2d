"""The command reads no more of a file than it can judge, however large the file is."""

import subprocess
import sys
from pathlib import Path

import pytest

import disclosure_model as dm
from disclosure_model.formats import json

pytest.importorskip("resource", reason="only Unix tells how much memory a process took")

MOST = 300 * 2**20
"""Bytes of memory that the command may take."""

MEASURE = """
import resource, subprocess, sys
status = subprocess.call(sys.argv[1:])
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(most * (1 if sys.platform == "darwin" else 1024))
sys.exit(status)
"""
"""Runs the command from a small process: a child of the tests would be charged with what the tests take."""


def measured(*arguments: object, stdin: Path | None = None) -> tuple[int, str, str]:
    """How the command exits, what it prints and what it refuses; it must not take more than :data:`MOST`."""
    command = [Path(sys.executable).with_name("disclosure-model"), *map(str, arguments)]
    with (stdin or Path("/dev/null")).open("rb") as file:
        done = subprocess.run(  # noqa: S603  # our own command
            [sys.executable, "-c", MEASURE, *command], stdin=file, capture_output=True, text=True, check=False
        )
    *printed, most = done.stdout.splitlines()
    assert int(most) < MOST
    return done.returncode, "\n".join(printed), done.stderr


@pytest.fixture
def line(tmp_path: Path) -> Path:
    """One line of a gigabyte, which takes no room on the disk."""
    path = tmp_path / "line"
    with path.open("wb") as file:
        file.write(b'{"format": "')
        file.truncate(2**30)
    return path


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("big.jsonl", "line 1：这一行超过 16,777,216 字节"),
        ("big.json", "文件超过 67,108,864 字节"),
        ("big.csv", "文件超过 67,108,864 字节"),
        ("big.txt", "文件超过 67,108,864 字节"),
        ("big", "文件超过 67,108,864 字节"),
    ],
)
def test_a_line_of_a_gigabyte(line: Path, name: str, told: str) -> None:
    """It is refused with a sentence, whatever the file is called."""
    path = line.rename(line.with_name(name))
    status, printed, refused = measured("check", path)

    assert (2, "") == (status, printed)
    assert refused.startswith(str(path))
    assert told in refused
    assert 1 == refused.count("\n")


@pytest.mark.parametrize(("options", "told"), [([], "文件超过"), (["--from", "jsonl"], "这一行超过")])
def test_a_line_of_a_gigabyte_on_standard_input(line: Path, options: list[str], told: str) -> None:
    """Standard input is refused likewise."""
    status, printed, refused = measured("check", "-", *options, stdin=line)

    assert (2, "") == (status, printed)
    assert told in refused


def test_many_reports(tmp_path: Path, report: dm.Report) -> None:
    """JSON Lines larger than any file that is read whole are judged one by one, from standard input too."""
    path = tmp_path / "many.jsonl"
    with path.open("wb") as file:
        for _ in range(12):
            file.write(json.dumps(report) + b" " * (8 * 2**20) + b"\n")

    for source, stdin in ((path, None), ("-", path)):
        status, printed, refused = measured("check", source, stdin=stdin)
        assert (0, "") == (status, refused)
        assert 12 == printed.count("没有错误")
