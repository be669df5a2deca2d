"""A report in any dialect is read with each cell right, or named in a finding: never silently wrong."""

import random
from pathlib import Path
from typing import Any

import pytest
from made import made

import disclosure_model as dm
from dialects import dialects
from disclosure_model.formats.doors import DOORS

SUFFIXES = {suffix for door in DOORS for suffix in door.suffixes}
READABLE = {name: dialect for name, dialect in dialects().items() if dialect.suffix in SUFFIXES}
SEEDS = range(6)

pytestmark = pytest.mark.dialects


def silent(dialect: Any, seed: int, folder: Path) -> dict[str, tuple[Any, Any]]:
    """Code → what is printed and what was read, of every cell that is wrong without a word about it."""
    rng = random.Random(seed)  # noqa: S311  # no secret
    report = made(rng, consistent=seed % 2 == 0)
    suffix, data = dialect(report, rng)
    path = folder / f"report{suffix}"
    path.write_bytes(data)
    reading = dm.read(path, agency=report.agency.name, year=report.year)
    read, expected = reading.report.cells(), dialect.expected(report)
    named = {code for finding in reading.findings for code in (*finding.cells, finding.at)}
    return {
        code: (expected.get(code, "no such cell"), read.get(code, "no such cell"))
        for code in expected | read
        if read.get(code) != expected.get(code)
        and read.get(code) is not dm.Gap.UNREAD
        and named.isdisjoint((code, code.partition(".")[0] if code not in read else code))
    }


MARKS = {".pdf": pytest.mark.chinese_fonts}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=MARKS.get(dialect.suffix, ())) for name, dialect in READABLE.items()]
)
@pytest.mark.parametrize("seed", SEEDS)
def test_never_silently_wrong(name: str, seed: int, tmp_path: Path) -> None:
    """Each cell is as printed, or unread, or named in a finding."""
    assert {} == silent(READABLE[name], seed, tmp_path)


@pytest.mark.chinese_fonts
def test_enough_dialects() -> None:
    """There are dialects of every format that is read as a page, and no two print the same."""
    held = dialects()
    report = made(random.Random(1))  # noqa: S311  # no secret
    files = {dialect(report, random.Random(1)) for dialect in held.values()}  # noqa: S311  # no secret

    assert len(held) >= 40
    assert {".txt", ".md", ".html", ".pdf"} == {dialect.suffix for dialect in held.values()}
    assert len(held) == len(files)
