"""CSV of records: every report comes back but for extensions; what is no such file is refused, place by place."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import disclosure_model as dm
from disclosure_model.editions.agency import AgencyKind
from disclosure_model.editions.known import tables
from disclosure_model.editions.report import SLOTS, Period
from disclosure_model.editions.sections import Section, Sections
from disclosure_model.formats import records_csv
from disclosure_model.formats.table_schema import table_schemas
from disclosure_model.grammar.cells import LARGEST, MONEY, Money
from disclosure_model.grammar.forms import declared_cells
from disclosure_model.paper.blocks import Heading, Paragraph, PlainGrid

HOSTILE = [
    "=cmd|' /C calc'!A0", "+1", "-1", "@a", "\t=1", "\r", "\n", "＝1", "'=1", "''@", "'",
    "# 1", "#1", "####### 7", "\\# 1", "|[]", "|", "\\", "\\n", "\\\\n", "a\\", "a\r\nb", 'a"b,c', "\0", "😀", "\ufeff",
    "n/a", "unread", "blank", "\u2028", "\x85", " ",
]  # fmt: skip  # a table, a case a line

texts = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)
maybe = st.none() | texts
days = st.dates()
moneys = st.builds(Money, st.sampled_from(["0", "397.510", "1.0"]), st.none() | texts.filter(str.strip))
gaps = st.sampled_from(dm.Gap)
grids = st.lists(st.lists(maybe, max_size=2).map(tuple), max_size=2).map(tuple)
blocks = st.lists(
    st.builds(Heading, text=texts, level=st.integers(1, 6))
    | st.builds(Paragraph, text=texts)
    | st.builds(PlainGrid, grid=grids),
    max_size=3,
).map(tuple)
section = st.builds(Section, title=maybe, blocks=blocks)
agencies = st.builds(
    dm.Agency,
    name=texts,
    short_name=maybe,
    identifier=maybe,
    region=maybe,
    kind=st.none() | st.sampled_from(AgencyKind),
)


@st.composite
def reports(draw: st.DrawFn) -> dm.Report:
    """Any report without extensions: mixed editions, missing tables, gaps, hostile text."""
    held: dict[str, Any] = {}
    for slot in draw(st.sets(st.sampled_from(SLOTS))):
        form = draw(st.sampled_from(list(tables(slot).values())))
        cells = {}
        for cell in draw(st.sets(st.sampled_from(declared_cells(form)), max_size=6)):
            figures = moneys if cell.kind is MONEY else st.sampled_from([0, 1, LARGEST, cell.kind.least])
            cells[cell.code] = draw(figures | gaps)
        notes = tuple(draw(st.lists(texts, max_size=2)))
        held[slot] = form.from_cells(cells, missing=draw(gaps)).replace(notes=notes)
    return dm.Report(
        agency=draw(agencies),
        year=draw(st.integers(2008, 9999)),
        period=draw(st.none() | st.builds(Period, start=days, end=days)),
        title=draw(maybe),
        instrument=draw(maybe),
        publication_date=draw(st.none() | days),
        preamble=draw(blocks),
        sections=draw(st.builds(Sections, overview=section, problems=section)),
        **held,
    )


slow = settings(deadline=None, suppress_health_check=list(HealthCheck))


@given(reports(), reports())
@settings(slow, max_examples=50)
def test_round_trip(one: dm.Report, other: dm.Report) -> None:
    """Every report comes back equal, in order."""
    given_ = [one.replace(year=2020), other.replace(year=2021)]

    assert given_ == records_csv.load(records_csv.dump(given_))
    assert () == records_csv.carries(one)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030", "utf-16-be"])
@given(report=reports())
@settings(slow, max_examples=20)
def test_encodings(encoding: str, report: dm.Report) -> None:
    """Any encoding that has the characters gives an equal report when it is named."""
    assert [report] == records_csv.load(records_csv.dump([report], encoding), encoding)


SMALL = dm.Report.from_cells(
    {"proactive.procurement.amount": Money("397.510", "万元"), "disputes.litigation.direct.total": 3},
    missing=dm.Gap.BLANK,
    editions={"disputes": "2019", "proactive": "2019"},
    agency=dm.Agency(name="某局", kind=AgencyKind.COUNTY),
    year=2020,
    publication_date=date(2021, 1, 31),
    preamble=(Paragraph(text="- 前言"), Paragraph(text="# 一\n二\\"), Heading(text="标题", level=2)),
    sections=Sections(overview=Section(title="=总体", blocks=(PlainGrid(grid=(("甲", None),)),))),
)


def row(report: dm.Report = SMALL) -> dict[str, str]:
    """The one line of a file."""
    (line,) = csv.DictReader(io.StringIO(records_csv.dump([report], "utf-8").decode(), newline=""))
    return line


def data(*lines: dict[str, str]) -> bytes:
    """Lines as a file."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(lines[0]))
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode()


def told(source: bytes) -> list[str]:
    """What a reader is told of a file that is refused."""
    with pytest.raises(dm.ReadError) as caught:
        records_csv.load(source)
    return caught.value.message("zh-Hans").split("\n")


def test_a_line_as_written() -> None:
    """Prose is one text, a block a line; formulas are harmless; a blank is an empty box, n/a is a word."""
    line = row(SMALL.with_cells({"disputes.litigation.direct.other": dm.Gap.NOT_APPLICABLE}))

    assert "'- 前言\n\\# 一\\n二\\\\\n## 标题" == line["preamble"]
    assert ("'=总体", '|[["甲",null]]') == (line["sections.overview.title"], line["sections.overview"])
    assert ("397.510", "万元") == (line["proactive.procurement.amount"], line["proactive.procurement.amount.unit"])
    assert ("2019", "", "2019") == tuple(line[f"{slot}.edition"] for slot in SLOTS)
    assert ("3", "", "n/a") == tuple(
        line[f"disputes.litigation.direct.{name}"] for name in ("total", "upheld", "other")
    )
    assert ("", "2021-01-31", "county") == (line["title"], line["publication_date"], line["agency.kind"])


def test_columns() -> None:
    """There is a column for every code of every edition, a unit right after money, and none stands twice."""
    names = list(records_csv.header())
    codes = [cell.code for slot in SLOTS for form in tables(slot).values() for cell in declared_cells(form, f"{slot}.")]

    assert len(set(names)) == len(names)
    assert set(codes) <= set(names)
    assert names.index("proactive.fees.amount") + 1 == names.index("proactive.fees.amount.unit")
    assert names[:2] == ["agency.name", "agency.short_name"]


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        ("year", "２０２０", "line 2：Report.year：应为 整数 (int)；现为 '２０２０'"),
        ("year", "02020", "line 2：Report.year：应为 整数 (int)；现为 '02020'"),
        ("year", "", "line 2：Report.year：应为 整数 (int)；现为 None"),
        ("year", "2007", "line 2：Report.year：应在 2008 与 9999 之间；现为 2007"),
        ("publication_date", "20210131", "line 2：Report.publication_date：应为 日期 (date) | None；现为 '20210131'"),
        (
            "publication_date",
            "2021-W04-7",
            "line 2：Report.publication_date：应为 日期 (date) | None；现为 '2021-W04-7'",
        ),
        ("period.end", "2020-12-31", "line 2, period：Period.start：应为 日期 (date)；现为 None"),
        ("agency.name", "", "line 2, agency：Agency.name：应为 非空文本 (non-empty text)；现为 None"),
        ("proactive.edition", "1999", "line 2, proactive, edition：没有表 proactive 的版本 '1999'"),
        ("proactive.rules.made", "blank", "line 2, proactive.rules.made：此格应为整数或空缺 Gap；现为 'blank'"),
        ("proactive.rules.made", "-1", "line 2, proactive.rules.made：此格的数不得小于 0；现为 -1"),
        ("proactive.rules.made", "-0", "line 2, proactive.rules.made：此格应为整数或空缺 Gap；现为 '-0'"),
        ("proactive.rules.made", str(2**53), f"line 2, proactive.rules.made：此格的数不得大于 {LARGEST}；现为 {2**53}"),
        ("proactive.rules.issued", "0", "line 2, proactive.rules.issued：这一版的表没有这一格，须空；现为 0"),
        ("proactive.fees.amount.unit", "元", "line 2, proactive.fees.amount：这一版的表没有这一格，须空；现为 元"),
        ("applications.received.total", "1", "line 2, applications.received.total：这一版的表没有这一格，须空；现为 1"),
        ("applications.notes", "注", "line 2, applications.notes：这一版的表没有这一格，须空；现为 注"),
        ("proactive.notes", "甲\n\n乙", "line 2, proactive.notes：Proactive.notes：应为 tuple"),
        ("proactive.procurement.amount", "", "line 2, proactive.procurement.amount, unit：此格没有单位；现为 '万元'"),
        ("proactive.procurement.amount", "1,000", "line 2, proactive.procurement.amount：金额须是"),
        ("preamble", "甲\n\n乙", "line 2, preamble：Paragraph.text"),
        ("sections.problems", "|甲", "line 2, sections.problems：以 | 开头的一行须是表格的 JSON"),
        ("sections.problems", '|["甲乙"]', "line 2, sections.problems：以 | 开头的一行须是表格的 JSON"),
        ("sections.problems", "见 C:\\dir", "line 2, sections.problems：反斜杠只用来写"),
        ("proactive.notes", "见 C:\\dir", "line 2, proactive.notes：反斜杠只用来写"),
    ],
)
def test_refused(column: str, text: str, sentence: str) -> None:
    """A box that its column cannot hold is refused, and nothing else is; nothing is coerced."""
    (only,) = told(data(row() | {column: text}))

    assert only.startswith(sentence)


def test_every_problem_is_told() -> None:
    """All problems of all lines are told together, each with the line it begins on, up to twenty."""
    bad = row() | {"year": "x", "agency.kind": "y", "agency.name": "", "sections.overview": "|", "disputes.notes": "\n"}
    found = told(data(row(), bad))

    assert 5 == len(found)
    assert all(sentence.startswith("line 5") for sentence in found)
    assert 20 == len(told(data(*[bad] * 5)))


def test_repeated_report() -> None:
    """One agency has one report of a year and day; another day is another report."""
    again = SMALL.replace(publication_date=None)

    assert ["line 5：这份报告出现了两次（机关、年度、公布日期相同）：请只留一行"] == told(data(row(), row()))
    assert [SMALL, again] == records_csv.load(data(row(), row(again)))
    assert [SMALL, again] == records_csv.load(records_csv.dump([SMALL, again]))


def test_repeated_report_is_not_written(tmp_path: Path) -> None:
    """A report that could not be read again is not written; both places are told, and nothing is left behind."""
    named = SMALL.replace(agency=dm.Agency(name="某某局", identifier="1"))
    other = named.replace(agency=dm.Agency(name="另一局", identifier="1"))

    with pytest.raises(dm.WriteError, match="第 2 份和第 3 份报告机关、年度、公布日期相同"):
        records_csv.dump([SMALL, named, other])
    with pytest.raises(dm.WriteError, match="第 1 份和第 2 份"):
        dm.dump_many([SMALL, SMALL], tmp_path / "x.csv", format="records")
    assert [] == list(tmp_path.iterdir())


def test_shape_of_the_file() -> None:
    """No column may be missing or unknown, and lines are all of one length."""
    short = row()
    del short["title"]

    assert ["line 1：缺少列 title：请补上"] == told(data(short))
    assert ["line 1：没有列 remark：请删去或改名"] == told(data(row() | {"remark": ""}))
    assert (
        f"line 2：应有 {len(row())} 栏，现有 {len(row()) + 1} 栏"
        == told(data(row()).removesuffix(b"\r\n") + b",\r\n")[0]
    )


def test_very_long_prose() -> None:
    """Prose of any length is read."""
    long = SMALL.replace(preamble=(Paragraph(text="长" * 300_000),))

    assert [long] == records_csv.load(records_csv.dump([long]))


def test_extensions_are_said_to_be_lost() -> None:
    """Extensions are all that is not carried."""
    (lost,) = records_csv.carries(SMALL.replace(extensions=dm.Extensions({"annex": dm.Kept("1")})))

    assert "annex" in str(lost)
    assert () == records_csv.carries(SMALL)


def test_table_schema() -> None:
    """Every column is described, in order, with type, wording and limits from the declarations."""
    made = table_schemas()["records.tableschema.json"]
    fields = {field["name"]: field for field in made["fields"]}

    assert list(records_csv.header()) == list(fields)
    assert all(field["title"] for field in made["fields"])
    assert {"required": True} == fields["agency.name"]["constraints"]
    assert "constraints" not in fields["period.start"]
    assert "date" == fields["publication_date"]["type"]
    assert [kind.value for kind in AgencyKind] == fields["agency.kind"]["constraints"]["enum"]
    assert {"minimum": 0, "maximum": LARGEST} == fields["disputes.reconsideration.total"]["constraints"]
    assert ("number", {"minimum": 0}) == (
        fields["proactive.fees.amount"]["type"],
        fields["proactive.fees.amount"]["constraints"],
    )
