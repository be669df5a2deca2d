"""CSV of cells: figures, units and gaps come back; what is no such file is refused, place by place."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import disclosure_model as dm
from disclosure_model.editions.known import tables
from disclosure_model.editions.report import SLOTS
from disclosure_model.formats import cells_csv
from disclosure_model.formats.table_schema import table_schemas
from disclosure_model.grammar.cells import LARGEST, MONEY, Money
from disclosure_model.grammar.forms import declared_cells

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "'=1",
    "''@a",
    "＝1",
    "-1",
    "\t",
    "\r",
    "a\r\nb",
    'a"b,c',
    "\0",
    "\\",
    "😀",
    "'",
    "\ufeff",
]

texts = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)
moneys = st.builds(Money, st.sampled_from(["0", "397.510", "1.0"]), st.none() | texts.filter(str.strip))
gaps = st.sampled_from(dm.Gap)


@st.composite
def bare_reports(draw: st.DrawFn, agency: str | None = None) -> dm.Report:
    """A report with nothing but an agency, a year and at least one table, of mixed editions."""
    held: dict[str, Any] = {}
    for slot in draw(st.sets(st.sampled_from(SLOTS), min_size=1)):
        form = draw(st.sampled_from(list(tables(slot).values())))
        cells = {}
        for cell in draw(st.sets(st.sampled_from(declared_cells(form)), max_size=8)):
            figures = moneys if cell.kind is MONEY else st.sampled_from([0, 1, LARGEST, cell.kind.least])
            cells[cell.code] = draw(figures | gaps)
        held[slot] = form.from_cells(cells, missing=draw(gaps))
    return dm.Report(agency=dm.Agency(name=agency or draw(texts)), year=draw(st.integers(2008, 9999)), **held)


@given(bare_reports("甲"), bare_reports("=乙"))
@settings(deadline=None, max_examples=50)
def test_round_trip(one: dm.Report, other: dm.Report) -> None:
    """What is told only in figures comes back whole, several reports in order of first appearance."""
    assert [one, other] == cells_csv.load(cells_csv.dump([one, other]))
    assert () == cells_csv.carries(one)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-16-le"])
@given(report=bare_reports())
@settings(deadline=None, max_examples=20)
def test_encodings(encoding: str, report: dm.Report) -> None:
    """Any encoding that has the characters gives an equal report when it is named."""
    assert [report] == cells_csv.load(cells_csv.dump([report], encoding), encoding)


SMALL = dm.Report.from_cells(
    {"disputes.litigation.direct.total": 3},
    missing=dm.Gap.BLANK,
    editions={"disputes": "2019", "proactive": "2021"},
    agency=dm.Agency(name="某局"),
    year=2021,
)


def rows(report: dm.Report = SMALL) -> list[dict[str, str]]:
    """The lines of a small file."""
    return list(csv.DictReader(io.StringIO(cells_csv.dump([report], "utf-8").decode(), newline="")))


def data(lines: list[dict[str, str]]) -> bytes:
    """Lines as a file."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, cells_csv.HEADER)
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode()


def told(source: bytes, encoding: str | None = None) -> list[str]:
    """What a reader is told of a file that is refused."""
    with pytest.raises(dm.ReadError) as caught:
        cells_csv.load(source, encoding)
    return caught.value.message("zh-Hans").split("\n")


def spoilt(number: int, **changes: str) -> list[str]:
    """What a reader is told when boxes of one line are changed."""
    lines = rows()
    lines[number - 2] |= changes
    return told(data(lines))


def test_a_line_as_written() -> None:
    """A line has the full code, the printed wordings and the figure; a gap stands in its own column."""
    text = cells_csv.dump([SMALL], "utf-8").decode()

    assert "某局,2021,disputes,2019,disputes.litigation.direct.total,行政诉讼 / 未经复议直接起诉 / 总计,3,,\r\n" in text
    assert "某局,2021,proactive,2021,proactive.rules.issued,规章 / 本年制发件数,,,blank\r\n" in text
    assert ",applications." not in text


def test_default_encoding_has_a_mark() -> None:
    """Spreadsheets see that it is UTF-8; a reader told only ``utf-8`` does not stumble over the mark."""
    written = cells_csv.dump([SMALL])

    assert written.startswith(b"\xef\xbb\xbfagency,")
    assert [SMALL] == cells_csv.load(written, "utf-8")


@pytest.mark.parametrize("text", ["１２", " 12", "12 ", "1.0", "+3", "-0", "012", "1e3", "", "٣", "3\n", "1_0", "True"])
def test_nothing_is_coerced(text: str) -> None:
    """A count is spelt one way; anything else is refused at its line, and is not called missing as well."""
    (only,) = spoilt(2, value=text, gap="")

    assert only.startswith("line 2, proactive.rules.issued：此格应为整数")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"value": "-1", "gap": ""}, "不得小于 0；现为 -1"),
        ({"value": str(2**53), "gap": ""}, f"不得大于 {LARGEST}；现为 {2**53}"),
        ({"value": "9" * 5000, "gap": ""}, "应为整数"),
        ({"value": "1", "gap": "", "unit": "件"}, "没有单位"),
        ({"value": "1"}, "须空"),
        ({"unit": "元"}, "须空"),
        ({"gap": "Blank"}, "现为 Blank"),
    ],
)
def test_figures_refused(changes: dict[str, str], sentence: str) -> None:
    """A figure that its cell cannot hold is refused at its line."""
    (only,) = spoilt(2, **changes)

    assert only.startswith("line 2, proactive.rules.issued：")
    assert sentence in only


@pytest.mark.parametrize("amount", ["", "-1", "1,000", "1.", "NaN", "1e3", "１", "01"])
def test_amounts_refused(amount: str) -> None:
    """An amount of money is a plain decimal."""
    number = 2 + [line["code"] for line in rows()].index("proactive.fees.amount")
    (only,) = spoilt(number, value=amount, gap="", unit="万元")

    assert only.startswith(f"line {number}, proactive.fees.amount：金额须是")


@pytest.mark.parametrize("year", ["２０２１", "02021", "2021.0", "", "+2021", "2007", "10000", "1" * 5000, "去年"])
def test_year_refused(year: str) -> None:
    """A year is spelt one way too, and refused once however many lines it stands on."""
    (only,) = told(data([line | {"year": year} for line in rows()]))

    assert only.startswith("line 2")
    assert "应在 2008 与 9999 之间" in only


def test_agency_must_have_a_name() -> None:
    """Lines without an agency are refused once."""
    assert ["line 2：Agency.name：应为 非空文本 (non-empty text)；现为 ''"] == told(
        data([line | {"agency": ""} for line in rows()])
    )


def test_every_problem_is_told() -> None:
    """Bad lines, missing cells and a bad year are told together, each with its line."""
    lines = [line | {"year": "x"} for line in rows()]
    lines[0]["value"] = "?"
    lines[1]["code"] = "proactive.rules.opened"
    lines[3]["edition"] = "2019"
    lines[4] = dict(lines[5])
    first = next(n for n, line in enumerate(lines, 2) if line["table"] == "disputes")
    del lines[first - 1]

    assert [
        "line 2, proactive.rules.issued：gap 栏须是 blank、n/a 或 unread，且数和单位须空；现为 blank",
        "line 3, proactive.rules.opened：2021 版的表 proactive 没有这一格",
        "line 5, proactive.normative_documents.issued：同一张表有两个版本：2021 和 2019",
        "line 7, proactive.normative_documents.in_force：这一格出现了两次：请只留一个",
        "line 2, proactive：缺少 3 格，如 proactive.rules.repealed, proactive.normative_documents.issued, "
        "proactive.normative_documents.repealed：没有数的格 gap 写 blank",
        "line 12, disputes：缺少 1 格，如 disputes.reconsideration.corrected：没有数的格 gap 写 blank",
        "line 2, year：应在 2008 与 9999 之间；现为 'x'",
    ] == told(data(lines))


def test_at_most_twenty_problems() -> None:
    """A file that is wrong throughout is not told line by line to its end."""
    assert 20 == len(told(data([line | {"table": "annex" * 50} for line in rows()])))


def test_shape_of_the_file() -> None:
    """Columns may stand in any order, none may be missing, unknown or doubled; lines are all of one length."""
    lines = rows()
    turned = io.StringIO(newline="")
    writer = csv.DictWriter(turned, cells_csv.HEADER[::-1])
    writer.writeheader()
    writer.writerows(lines)
    text = data(lines).decode()

    assert [SMALL] == cells_csv.load(turned.getvalue().encode())
    assert [SMALL] == cells_csv.load(text.replace("\r\n", "\n\n").encode())
    assert "line 1：缺少列 agency, year" in told(b"")[0]
    assert ["line 1：缺少列 gap：请补上", "line 1：没有列 note：请删去或改名"] == told(
        text.replace(",gap", ",note", 1).encode()
    )
    assert ["line 1：有的列名出现了两次：请只留一个"] == told(text.replace(",gap", ",gap,gap", 1).encode())
    assert ["line 3：应有 9 栏，现有 10 栏"] == told(
        text.replace("本年废止件数,,,blank", "本年废止件数,,,blank,", 1).encode()
    )
    assert told(text.encode() + b'"')[0].startswith(f"line {len(lines) + 2}：不是合法的 CSV")
    assert [] == cells_csv.load(text.partition("\r\n")[0].encode())


def test_lines_are_counted_from_where_they_begin() -> None:
    """A name that runs over three lines of the file does not move the problem to its last."""
    lines = [line | {"agency": "a\nb\nc"} for line in rows()]
    lines[1]["value"] = "?"

    assert told(data(lines))[0].startswith("line 5, proactive.rules.repealed")


def test_very_long_fields() -> None:
    """A field of any length is read, in several threads at once, and csv's own limit is as it was."""
    before = csv.field_size_limit()
    long = SMALL.replace(agency=dm.Agency(name="长" * 200_000))
    written = cells_csv.dump([long.replace(proactive=None)])
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(cells_csv.load, [written, data(rows())] * 4))

    assert [[long.replace(proactive=None)], [SMALL]] * 4 == found
    assert before == csv.field_size_limit()


def test_repeated_report_is_not_written() -> None:
    """Two reports of one organ and year, which the lines cannot tell apart, are not written; both places are told."""
    later = SMALL.replace(publication_date=date(2022, 1, 31))

    with pytest.raises(dm.WriteError, match="第 1 份和第 3 份报告机关、年度相同"):
        cells_csv.dump([SMALL, SMALL.replace(year=2020), later])
    assert 2 == len(cells_csv.load(cells_csv.dump([SMALL, SMALL.replace(year=2020)])))


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "idna", "undefined", "", "a\0b"])
def test_encodings_refused(encoding: str) -> None:
    """A name that is no encoding of files is refused in writing."""
    with pytest.raises(dm.WriteError, match="没有名为"):
        cells_csv.dump([SMALL], encoding)


def test_character_refused() -> None:
    """A character that the encoding lacks is named."""
    with pytest.raises(dm.WriteError, match="gbk 没有字符“𠮷”"):
        cells_csv.dump([SMALL.replace(agency=dm.Agency(name="𠮷"))], "gbk")


def test_what_is_not_carried() -> None:
    """Anything but figures is said to be lost: a fact, prose, a note, and a report without tables."""
    noted = SMALL.replace(
        disputes=tables("disputes")["2019"].from_cells({}, missing=dm.Gap.BLANK).replace(notes=("注",))
    )
    empty = dm.Report(agency=dm.Agency(name="某局"), year=2021)
    lost = [noted, empty, SMALL.replace(title="标题"), SMALL.replace(agency=dm.Agency(name="某局", region="某市"))]

    assert () == cells_csv.carries(SMALL)
    assert [1, 1, 1, 1] == [len(cells_csv.carries(report)) for report in lost]
    assert [] == cells_csv.load(cells_csv.dump([empty]))


def test_table_schema() -> None:
    """Every column is described, in order, by what the declarations say."""
    made = table_schemas()["cells.tableschema.json"]
    fields = {field["name"]: field for field in made["fields"]}

    assert list(cells_csv.HEADER) == list(fields)
    assert ["agency", "year", "code"] == made["primaryKey"]
    assert {"required": True, "minimum": 2008, "maximum": 9999} == fields["year"]["constraints"]
    assert {line["code"] for line in rows()} <= set(fields["code"]["constraints"]["enum"])
    assert ["blank", "n/a", "unread"] == fields["gap"]["constraints"]["enum"]
