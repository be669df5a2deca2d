"""What no CSV of cells or records may hold is refused, with the line and what to do."""

from collections.abc import Callable
from typing import Any

import pytest

import disclosure_model as dm
from disclosure_model.formats import cells_csv, records_csv
from disclosure_model.formats.prose_line import line_of, parted, text_of
from disclosure_model.formats.spreadsheet import harmless, original
from disclosure_model.formats.table_schema import table_schemas
from disclosure_model.paper.blocks import PlainGrid

Spoil = Callable[[str], str]

CELLS: list[tuple[Spoil, str]] = [
    (lambda text: text.replace("label,value", "label,amount"), "缺少列 value"),
    (lambda text: text.replace("unit,gap", "unit,unit"), "缺少列 gap"),
    (lambda text: text.replace(",gap\r", ",gap,gap\r"), "两次"),
    (lambda text: text.replace("本年新公开数量,0,,", "本年新公开数量,0,"), "line 3：应有 9 栏，现有 8 栏"),
    (lambda text: text.replace("本年新公开数量,0,,", "本年新公开数量,０,,", 1), "line 3, proactive.rules.disclosed"),
    (lambda text: text.replace("本年新公开数量,0,,", "本年新公开数量,-1,,", 1), "不得小于 0"),
    (lambda text: text.replace("本年新公开数量,0,,", "本年新公开数量,0,件,", 1), "没有单位"),
    (lambda text: text.replace("本年新公开数量,0,,", "本年新公开数量,0,,blank", 1), "须空"),
    (lambda text: text.replace("本年新公开数量,0,,", "本年新公开数量,,,nothing", 1), "nothing"),
    (lambda text: text.replace("397.51", "397.51万元"), "金额须是"),
    (lambda text: text.replace("proactive.rules.disclosed", "proactive.rules.made"), "出现了两次"),
    (lambda text: text.replace("proactive.rules.disclosed", "proactive.rules.opened"), "没有这一格"),
    (
        lambda text: text.replace(
            "proactive,2019,proactive.rules.disclosed", "proactive,2021,proactive.rules.disclosed"
        ),
        "两个版本",
    ),
    (lambda text: text.replace(",proactive,2019,", ",proactive,1999,"), "1999"),
    (lambda text: text.replace(",proactive,2019,", ",annex,2019,"), "没有表 annex"),
    (lambda text: "\r\n".join(text.split("\r\n")[:-2]), "缺少 1 格，如 disputes"),
    (lambda text: text.replace(",2020,", ",twenty,"), "2008"),
    (lambda text: text + '"', "不是合法的 CSV"),
]

RECORDS: list[tuple[Spoil, str]] = [
    (lambda text: text.replace("agency.name,", "name,"), "缺少列 agency.name"),
    (lambda text: text + text.partition("\r\n")[2], "出现了两次"),
    (lambda text: text.replace("397.51", "x"), "proactive.procurement.amount：金额须是"),
    (lambda text: text.replace("397.51,万元", ",万元"), "没有单位"),
    (lambda text: text.replace(",2020,", ",20x0,"), "整数"),
    (lambda text: text.replace(",2020-01-01,", ",2020-01-99,"), "period：Period.start"),
    (lambda text: text.replace("天津市人民政府外事办公室,市外办", ",市外办", 1), "agency：Agency.name"),
    (lambda text: text.replace("397.51,万元,,", "397.51,万元,7,", 1), "须空；现为 7"),
    (lambda text: text.replace('止。",2019,', '止。",1999,', 1), "1999"),
    (lambda text: text.replace(",本报告按照", ",|本报告按照").replace(',"本报告按照', ',"|本报告按照'), "反斜杠"),
]


@pytest.mark.parametrize(("spoil", "told"), CELLS)
@pytest.mark.alone
def test_cells(report: dm.Report, spoil: Spoil, told: str) -> None:
    """A spoilt file of cells is refused with a sentence."""
    refused(cells_csv, report, spoil, told)


@pytest.mark.parametrize(("spoil", "told"), RECORDS)
def test_records(report: dm.Report, spoil: Spoil, told: str) -> None:
    """A spoilt file of records is refused with a sentence."""
    refused(records_csv, report, spoil, told)


def refused(door: Any, report: dm.Report, spoil: Spoil, told: str) -> None:
    """Spoil what the door wrote, and be told."""
    text = door.dump([report], "utf-8").decode()
    assert spoil(text) != text
    with pytest.raises(dm.ReadError) as caught:
        door.load(spoil(text).encode())
    assert told in str(caught.value)


def test_encodings(report: dm.Report) -> None:
    """An encoding that lacks a character, or does not exist, is refused with both named."""
    with pytest.raises(dm.WriteError, match="ascii 没有字符“天”"):
        cells_csv.dump([report], "ascii")
    with pytest.raises(dm.WriteError, match="klingon"):
        records_csv.dump([report], "klingon")


def test_what_is_not_carried(report: dm.Report) -> None:
    """Cells carry figures only, records all but extensions; what is lost is said, what is not lost is not."""
    bare = dm.Report(agency=dm.Agency(name="某局"), year=2020, disputes=report.disputes)
    held = report.replace(extensions=dm.Extensions({"x": dm.Kept("1")}))

    assert (0, 1) == (len(cells_csv.carries(bare)), len(cells_csv.carries(report)))
    assert (0, 1) == (len(records_csv.carries(report)), len(records_csv.carries(held)))


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t", "\r", "\n", "＝1", "'=1", "''@"])
def test_formulas_are_harmless(text: str) -> None:
    """Text that a spreadsheet would run begins with an apostrophe, and comes back unchanged."""
    assert f"'{text}" == harmless(text)
    assert text == original(harmless(text))
    assert "'a" == harmless("'a") == original("'a")


def test_grids_must_be_grids() -> None:
    """A line behind a bar is a JSON list of lists of text and null; no text is split into letters."""
    texts = ("|x", '|"ab"', '|["ab"]', '|[["\ud800"]]', '|[["C:\\dir"]]')
    others = ("|3", "|[3]", '|[["a", 3]]', "|[[true]]", "|{}", '|[{"a": 1}]', "|[[[]]]", "|" + "[" * 100_000)
    for line in texts + others:
        with pytest.raises(dm.ReadError, match="表格的 JSON"):
            parted(line)


def test_grids() -> None:
    """A grid may be empty, and so may its rows; white space around it is no matter."""
    assert (PlainGrid(grid=(("甲", None), ())), PlainGrid(grid=())) == parted('|[["甲", null], []] \n|[]')


@pytest.mark.parametrize("text", ["C:\\dir", "a\\", "\\", "\\x", "a\\#", "a\\|", "\\\\\\", "\\#\\", "## C:\\dir"])
def test_backslashes_are_not_lost(text: str) -> None:
    """A backslash that stands for nothing is refused, never dropped; written twice it is one."""
    with pytest.raises(dm.ReadError, match="请写两个"):
        parted(text)


def test_escapes() -> None:
    """What stands for a backslash, an end of a line or a bar in front reads as that, and only that."""
    written = {"C:\\\\dir": "C:\\dir", "\\#\\n": "#\n", "\\|\\r": "|\r", "\\\\n": "\\n", "\\\\#": "\\#"}

    assert list(written.values()) == [text_of(line) for line in written]
    assert list(written) == [line_of(text) for text in written.values()]


@pytest.mark.alone
def test_headers_are_described(report: dm.Report) -> None:
    """The table schemas have a field for every column, in order."""
    for name, door in (("cells", cells_csv), ("records", records_csv)):
        first = door.dump([report], "utf-8").decode().split("\r\n")[0]
        fields = table_schemas()[f"{name}.tableschema.json"]["fields"]
        assert first.split(",") == [field["name"] for field in fields]
