"""The published report of the Tianjin Foreign Affairs Office for 2020, end to end."""

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest

import disclosure_model as dm
from disclosure_model import plugins
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.findings import has_errors
from disclosure_model.formats import text

pytestmark = pytest.mark.alone


@pytest.fixture(scope="module")
def source(published: Path) -> bytes:
    """The published file."""
    return (published / "tianjin-fao-2020.txt").read_bytes()


@pytest.fixture(scope="module")
def reading(source: bytes) -> dm.Reading[dm.Report]:
    """The published file, as the package itself reads it."""
    with plugins.without():
        return read_page(text.read(source))


def test_cells(reading: dm.Reading[dm.Report], published: Path) -> None:
    """All 198 cells are as transcribed, the amount with its unit."""
    expected = json.loads((published / "tianjin-fao-2020.cells.json").read_text(encoding="utf-8"))["cells"]

    assert 198 == len(expected)
    assert expected | {"proactive.procurement.amount": dm.Money("397.51", "万元")} == reading.report.cells()


def test_facts(reading: dm.Reading[dm.Report]) -> None:
    """Agency, year, period, instrument and six sections; what is inferred is said to be."""
    report = reading.report

    assert dm.Agency(name="天津市人民政府外事办公室", short_name="市外办") == report.agency
    assert (2020, None) == (report.year, report.title)
    assert dm.Period(start=date(2020, 1, 1), end=date(2020, 12, 31)) == report.period
    assert "国办公开办函【2019】60号" == report.instrument
    assert ["agency.name", "agency.short_name"] == [f.at for f in reading.findings if f.code == "read.inferred"]
    for name in ("overview", "problems", "other_matters"):
        assert getattr(report.sections, name).blocks
    assert not has_errors((*reading.findings, *dm.check(report)))


def test_printed_again(reading: dm.Reading[dm.Report], source: bytes) -> None:
    """Prose is identical to the source; tables after NFKC, trailing bars aside, with cut heads printed in full."""
    cut = {"信息内容 | 本年新 | 本年新 | 对外公开总数量": "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量"}

    def plain(line: str) -> str:
        return unicodedata.normalize("NFKC", line).rstrip(" |") if "|" in line else line

    printed = text.render(write_page(reading.report)).decode().splitlines()

    assert [cut.get(plain(line), plain(line)) for line in source.decode().splitlines()] == [plain(x) for x in printed]


def test_lossless(reading: dm.Reading[dm.Report], tmp_path: Path) -> None:
    """JSON, JSON Lines and records give the report back; cells give its figures."""
    for name, format_ in (("a.json", None), ("a.jsonl", None), ("a.csv", "records")):
        dm.dump(reading.report, tmp_path / name, format=format_)
        assert reading.report == dm.load(tmp_path / name)
    dm.dump(reading.report, tmp_path / "b.csv")
    assert reading.report.cells() == dm.load(tmp_path / "b.csv").cells()
