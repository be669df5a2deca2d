"""disclosure-model plugin: a package whose tests pass, whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import disclosure_model as dm
from disclosure_model import plugins
from disclosure_model.cli import cli, starting
from disclosure_model.plugins import State

SOURCE = Path(dm.__file__).parents[1]
FILES = {
    "README.md",
    "pyproject.toml",
    "src/night_bus/__init__.py",
    "src/night_bus/sentences.toml",
    "tests/test_night_bus.py",
}


def begin(folder: Path, name: str = "night_bus", *more: str) -> Result:
    """Write a package."""
    return CliRunner().invoke(cli, ["plugin", name, "--into", str(folder), *more])


def test_is_whole(tmp_path: Path) -> None:
    """All files are there, named and filled with the name, and nothing else is left."""
    result = begin(tmp_path)
    made = {path.relative_to(tmp_path / "night_bus").as_posix(): path for path in tmp_path.rglob("*") if path.is_file()}

    assert (0, f"已写出 {tmp_path / 'night_bus'}：先看其中的 README.md\n") == (result.exit_code, result.output)
    assert set(made) == FILES
    assert ["night_bus"] == [path.name for path in tmp_path.iterdir()]
    for path in made.values():
        text = path.read_text(encoding="utf-8")
        assert "night_bus" in text
        assert "$" not in text.replace("\n$ ", "")
    told = tomllib.loads((tmp_path / "night_bus" / "pyproject.toml").read_text(encoding="utf-8"))
    assert {"night_bus": "night_bus"} == told["project"]["entry-points"]["disclosure_model"]


def test_its_tests_pass(tmp_path: Path) -> None:
    """The tests that it comes with pass as they are, before it is installed."""
    begin(tmp_path)
    result = subprocess.run(  # this Python
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path / "night_bus",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )

    assert result.returncode == 0, result.stdout
    assert "passed" in result.stdout


def test_it_is_found(tmp_path: Path, install: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """By its entry point it is a plugin with a form and a sentence, and its cells are listed."""
    begin(tmp_path)
    monkeypatch.syspath_prepend(tmp_path / "night_bus" / "src")
    installed = install("night_bus")
    (installed / "night_bus.py").unlink()
    plugin = plugins.plugins()["night_bus"]

    assert (State.ACTIVE, ("disclosure_forms", "disclosure_sentences")) == (plugin.state, plugin.hooks)
    listed = CliRunner().invoke(cli, ["cells", "night_bus"]).output.splitlines()
    assert ["extensions.night_bus.calls.total", "extensions.night_bus.answered.total"] == [
        line.split("\t")[0] for line in listed
    ]


@pytest.mark.parametrize("name", ["", "Night", "night-bus", "夜班", "1st", "_a", "class", "a b", "a/b", "../a"])
def test_no_name(tmp_path: Path, name: str) -> None:
    """A name that can be no module in a code is refused, and nothing is written."""
    result = begin(tmp_path, name)

    assert result.exit_code == 2
    assert "插件的名称须以小写字母开头" in result.stderr
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["json", "disclosure_model", "statistics_2014", "taken"])
def test_taken(tmp_path: Path, name: str) -> None:
    """A name that a module or a plugin has is refused."""
    with plugins.using(taken=object()):
        result = begin(tmp_path, name)

    assert (2, f"{name}: 已有叫 {name} 的插件或模块\n") == (result.exit_code, result.stderr)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("there", ["folder", "file", "link"])
def test_never_over_something(tmp_path: Path, there: str) -> None:
    """What stands there stays as it is."""
    path = tmp_path / "night_bus"
    make = {"folder": path.mkdir, "file": lambda: path.write_text("a"), "link": lambda: path.symlink_to("nowhere")}
    make[there]()
    result = begin(tmp_path)

    assert (2, f"night_bus: {path} 已经存在\n") == (result.exit_code, result.stderr)
    assert [path] == list(tmp_path.rglob("*"))


def test_nowhere(tmp_path: Path) -> None:
    """A folder that there is not is told, in the language asked for."""
    result = begin(tmp_path / "none", "night_bus", "--lang", "en")

    assert result.exit_code == 2
    assert "cannot write" in result.stderr.lower()


def test_not_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing fails in the midst nothing is left behind."""
    written: list[Path] = []
    write = Path.write_text

    def fails(self: Path, text: str, encoding: str) -> int:
        written.append(self)
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        return write(self, text, encoding=encoding)

    monkeypatch.setattr(Path, "write_text", fails)
    with pytest.raises(dm.WriteError, match="No space left on device"):
        starting.start("night_bus", str(tmp_path))
    assert [] == list(tmp_path.iterdir())
