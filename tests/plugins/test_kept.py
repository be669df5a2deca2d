"""Data of a plugin that is not installed goes through everything token for token, and is told once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import disclosure_model as dm
from disclosure_model import plugins
from disclosure_model.cli import cli
from disclosure_model.editions.kept import kept_whole
from disclosure_model.formats import json as door
from disclosure_model.formats import jsonl

NUMBERS = st.sampled_from(["0", "-0", "1.500", "1e400", "-1E-7", "12345678901234567890123", "0.10"])
"""Numbers whose digits a program would change that reads them."""


def spelt(value: Any) -> str:
    """JSON of what is drawn, the numbers as they are."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(name)}:{spelt(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(spelt, value)) + "]"
    return value


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
DATA = st.recursive(
    NUMBERS | st.sampled_from(["null", "true"]) | TEXTS.map(json.dumps),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
).map(spelt)
HELD = st.dictionaries(TEXTS.filter(lambda name: name != "statistics_2014"), DATA, min_size=1, max_size=3)


def held_in(document: bytes) -> dict[str, bytes]:
    """The tokens under ``extensions``, as they stand."""
    raw = msgspec.json.decode(document, type=dict[str, msgspec.Raw])["extensions"]
    return {name: bytes(each) for name, each in msgspec.json.decode(raw, type=dict[str, msgspec.Raw]).items()}


@given(HELD)
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_token_for_token(example: Path, held: dict[str, str]) -> None:
    """What is loaded is written back as it was, by way of JSON and of JSON Lines, checked in between."""
    report = _read(example).replace(extensions=dm.Extensions({name: dm.Kept(each) for name, each in held.items()}))
    written = door.dumps(report)
    wanted = {name: dm.Kept(each).json.encode() for name, each in held.items()}

    assert wanted == held_in(written)
    again = door.loads(written)
    assert again == report
    assert dm.check(again) == dm.check(report.replace(extensions=dm.Extensions()))
    (line,) = jsonl.load(jsonl.dump([again]))
    assert written == door.dumps(line)
    (finding,) = kept_whole(line)
    assert ("read.kept", "extensions") == (finding.code, finding.at)


_reports: dict[Path, dm.Report] = {}


def _read(example: Path) -> dm.Report:
    """The example, as the package itself reads it."""
    if example not in _reports:
        with plugins.without():
            _reports[example] = dm.read(example).report
    return _reports[example]


@pytest.fixture
def file(example: Path, tmp_path: Path) -> Path:
    """A report with data of two plugins that are not installed, one of them with a cell's name."""
    data = {"nobody": dm.Kept('{"a": 1.500}'), "other": dm.Kept('{"edition":"1","posts":{"total":1e2}}')}
    dm.dump(_read(example).replace(extensions=dm.Extensions(data)), tmp_path / "a.json")
    return tmp_path / "a.json"


def test_told_once(file: Path) -> None:
    """Reading names all such plugins in one finding; loading says nothing, and keeps them."""
    (finding,) = dm.read(file).findings

    assert finding.message("zh-Hans") == "插件 nobody、other 没有安装或没有使用，它的数据原样保留，不作核对"
    assert ["nobody", "other"] == list(dm.load(file).extensions)
    assert () == kept_whole(dm.load(file).replace(extensions=dm.Extensions()))


def test_the_command(file: Path, tmp_path: Path) -> None:
    """Check and convert say it in one line, and convert writes the data back."""
    checked = CliRunner().invoke(cli, ["check", str(file)])
    converted = CliRunner().invoke(cli, ["convert", str(file), str(tmp_path / "b.jsonl")])

    assert (0, 1) == (checked.exit_code, checked.output.count("read.kept"))
    assert (0, 1) == (converted.exit_code, converted.stderr.count("read.kept"))
    assert dm.load(file) == dm.load(tmp_path / "b.jsonl")


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.html", "records.csv"])
def test_what_cannot_carry_it_says_so(file: Path, tmp_path: Path, name: str) -> None:
    """A format for people, or of columns, names what it leaves out."""
    shape = ["--shape", "records"] if name.startswith("records") else []
    result = CliRunner().invoke(cli, ["convert", str(file), str(tmp_path / name), *shape])

    assert result.exit_code == 0
    assert "扩展" in result.stderr


def test_a_cell_of_it_cannot_be_changed(file: Path) -> None:
    """Nothing is known of its cells: they are none."""
    report = dm.load(file)

    assert not any(code.startswith("extensions.") for code in report.cells())
    with pytest.raises(dm.DisclosureError):
        report.with_cells({"extensions.other.posts.total": 1})
