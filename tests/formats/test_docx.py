"""Word documents written: what stands in them, and that it reads back."""

import random
import re
from pathlib import Path
from typing import Any

import docx as peer
import pytest
from hostile import hostile_reports
from hypothesis import given, settings
from lxml import etree
from printable import printable_reports
from word import document, packed, paragraph, parts_of

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.known import tables
from disclosure_model.editions.report import SLOTS
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import docx
from disclosure_model.formats.docx.markup import LARGEST, MOST_ELEMENTS, W, parsed
from disclosure_model.formats.docx.writing import bookmark
from disclosure_model.grammar.forms import declared_cells
from disclosure_model.paper.blocks import Box, Heading, Page, PageBlock, Paragraph, PlainGrid, Table, Title


def read(data: bytes, **told: Any) -> dm.Reading[dm.Report]:
    """A report from a Word document."""
    return read_page(docx.read(data), **told)


def body(data: bytes) -> Any:
    """The body of a document."""
    return etree.fromstring(parts_of(data)["word/document.xml"])[0]


def written(*blocks: PageBlock, **options: Any) -> Any:
    """The body of a page of these blocks."""
    return body(docx.render(Page("某局报告", blocks), **options))


def shown(*blocks: PageBlock) -> list[PageBlock]:
    """Blocks, written and read."""
    return [placed.block for placed in docx.read(docx.render(Page("某局报告", blocks)))]


@given(report=printable_reports())
@settings(max_examples=40, deadline=None)
def test_round_trip(report: dm.Report) -> None:
    """What prints comes back: figures, gaps, prose, headings, notes and title."""
    again = read(docx.render(write_page(report)), agency=report.agency.name, year=report.year).report

    assert report == again


@given(report=hostile_reports())
@settings(max_examples=25, deadline=None)
def test_round_trip_of_markup(report: dm.Report) -> None:
    """Prose that is markup elsewhere is text here."""
    again = read(docx.render(write_page(report)), agency=report.agency.name, year=report.year).report

    assert report == again


def test_example(report: dm.Report) -> None:
    """The example reads back equal, and nothing in it is doubtful but what no title tells."""
    again = read(docx.render(write_page(report)))

    assert report == again.report
    assert {"read.inferred"} == {finding.code for finding in again.findings}
    assert not any("read.unread" == finding.code for finding in again.findings)


def test_same_page_same_bytes(report: dm.Report) -> None:
    """Nothing of the day or the machine goes into a document."""
    assert docx.render(write_page(report)) == docx.render(write_page(report))


def test_blocks_of_every_kind_come_back() -> None:
    """Titles, headings of all levels, paragraphs with breaks, tabs and blanks, and grids."""
    blocks = (
        Title("某局2021年报告"),
        *(Heading(text=f"标题{level}", level=level) for level in range(1, 7)),
        Paragraph(text="甲\n乙\t丙  丁<&>\"'“引”\u3000。"),
        PlainGrid(grid=(("a", None), ("b",), ("x\ny", "z", "w"))),
    )

    *before, grid = shown(*blocks)

    assert list(blocks[:-1]) == before
    assert isinstance(grid, Table)
    assert [["a", ""], ["b"], ["x\ny", "z", "w"]] == [[box.text for box in row] for row in grid.rows]


def test_characters_that_xml_lacks() -> None:
    """What XML cannot hold is printed as U+FFFD; other ends of lines are line breaks."""
    assert [Paragraph(text="甲\ufffd乙\n丙\n丁\ufffd")] == shown(Paragraph(text="甲\x00乙\r\n丙\r丁\uffff"))


def test_tables_without_boxes() -> None:
    """A table without boxes is not written; a row without boxes is an empty one."""
    assert [] == shown(PlainGrid(grid=()), PlainGrid(grid=((), ())))
    (held,) = shown(PlainGrid(grid=(("a", "b"), ())))
    assert isinstance(held, Table)
    assert [2, 1] == [len(row) for row in held.rows]


def test_tables_stay_apart() -> None:
    """An empty paragraph parts two tables, which Word would join, and a table from the end."""
    held = [child.tag for child in written(PlainGrid(grid=(("a",),)), PlainGrid(grid=(("b",),)), Paragraph(text="c"))]

    assert [f"{W}tbl", f"{W}p", f"{W}tbl", f"{W}p", f"{W}sectPr"] == held
    assert [f"{W}tbl", f"{W}p", f"{W}sectPr"] == [child.tag for child in written(PlainGrid(grid=(("a",),)))]


def test_too_many_columns() -> None:
    """More columns than Word opens are refused with a sentence."""
    with pytest.raises(dm.WriteError, match="最多 63 列，这张表有 64 列"):
        docx.render(Page("x", (PlainGrid(grid=((None,) * 64,)),)))


def test_spans_of_the_statutory_tables(report: dm.Report) -> None:
    """Merged boxes come back with their extent, once."""
    page = write_page(report)
    wanted = [block for block in page.blocks if isinstance(block, Table)]
    held = [placed.block for placed in docx.read(docx.render(page)) if isinstance(placed.block, Table)]

    def spans(table: Table) -> list[list[tuple[str, int, int]]]:
        return [[(box.text, box.across, box.down) for box in row] for row in table.rows]

    assert list(map(spans, wanted)) == list(map(spans, held))
    assert [table.name for table in wanted] == [table.name for table in held]


@pytest.mark.alone
def test_rows_that_break_heads_that_repeat(report: dm.Report) -> None:
    """No row breaks; heads on top repeat, but not where there are more further down; all of a table stays together."""
    two, three, four = body(docx.render(write_page(report))).iter(f"{W}tbl")

    for table in (two, three, four):
        rows = list(table.iter(f"{W}tr"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert len(rows) - 1 == sum(1 for row in rows if row.find(f".//{W}keepNext") is not None)
    assert [0, 3, 3] == [len(list(table.iter(f"{W}tblHeader"))) for table in (two, three, four)]


def test_a_long_table_may_break_below_its_heads() -> None:
    """Of a table longer than a page only the heads stay with what follows."""
    rows = ((Box(text="头", head=True),), *((Box(text=str(number)),) for number in range(40)))
    (table,) = written(Table(rows)).iter(f"{W}tbl")

    assert [True] + [False] * 40 == [row.find(f".//{W}keepNext") is not None for row in table.iter(f"{W}tr")]
    assert table.find(f"{W}tblPr/{W}tblCaption") is None


def test_tables_fit_the_page() -> None:
    """Every table is as wide as the text whatever its figures, in smaller characters where it must be."""
    report = dm.Report.from_cells({}, missing=dm.Gap.BLANK, year=2021, agency=dm.Agency(name="某局"))
    counts = [code for code in report.cells() if not code.endswith("amount")]
    for figure, sizes in ((7, (24, 18, 24)), (2**53 - 1, (24, 15, 15))):
        held = list(body(docx.render(write_page(report.with_cells(dict.fromkeys(counts, figure))))).iter(f"{W}tbl"))

        assert [docx.WIDTH] * 3 == [sum(int(each.get(f"{W}w")) for each in t.iter(f"{W}gridCol")) for t in held]
        looks = [next(table.iter(f"{W}pStyle")).get(f"{W}val") for table in held]
        assert [f"TableText{size * 10}" for size in sizes] == looks


def test_columns_of_figures_are_alike() -> None:
    """In table three, the seven columns of figures have one width."""
    report = dm.Report.from_cells({}, missing=dm.Gap.BLANK, year=2020, agency=dm.Agency(name="某局"))
    _, three, _ = body(docx.render(write_page(report))).iter(f"{W}tbl")
    widths = [int(each.get(f"{W}w")) for each in three.iter(f"{W}gridCol")]

    assert max(widths[3:9]) - min(widths[3:9]) <= 1


def test_each_figure_has_its_code(report: dm.Report) -> None:
    """The bookmark around a figure is named by its cell's code, and holds the figure and nothing else."""
    held = body(docx.render(write_page(report)))
    printed = {}
    for start in held.iter(f"{W}bookmarkStart"):
        text = start.getnext().find(f"{W}t")
        printed[start.get(f"{W}name")] = "" if text is None else text.text

    assert {bookmark(code): str(value) for code, value in report.cells().items()} == printed


def test_names_of_bookmarks() -> None:
    """Names are as Word allows them, tell all cells of all editions apart, and are the end of the code."""
    codes = {cell.code for slot in SLOTS for form in tables(slot).values() for cell in declared_cells(form, f"{slot}.")}

    assert len(codes) == len({bookmark(code).lower() for code in codes})
    for code in codes:
        assert re.fullmatch(r"[A-Za-z]\w{0,39}", bookmark(code))
        assert code.replace(".", "__").endswith(bookmark(code))


@pytest.mark.alone
def test_peer_sees_what_we_print(report: dm.Report, tmp_path: Path) -> None:
    """python-docx opens it, sees every figure, real headings, the title among the properties, and Chinese."""
    path = tmp_path / "report.docx"
    dm.render(report.replace(title="某局2020年政府信息公开工作年度报告"), path)
    held = peer.Document(str(path))
    third = held.tables[1]

    assert "某局2020年政府信息公开工作年度报告" == held.core_properties.title
    assert "zh-CN" == held.core_properties.language
    headings = [each.text for each in held.paragraphs if each.style is not None and each.style.name == "Heading 1"]
    assert ["一、总体情况", "六、其他需要报告的事项"] == [headings[0], headings[-1]]
    cells = [value for code, value in report.cells().items() if code.startswith("applications.received.")]
    assert [str(value) for value in cells] == [box.text for box in third.rows[3].cells[3:]]
    assert [True, True] == [held.settings.odd_and_even_pages_header_footer, len(held.sections) == 1]
    section = held.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [37, 35, 28, 26] == [round(each.mm) for each in margins if each is not None]


def test_long_titles_break_before_the_year() -> None:
    """A title too long for a line is broken between organ and year, and reads back as one."""
    long = "天津市人民政府外事办公室2020年政府信息公开工作年度报告"

    assert 1 == len(list(written(Title(long)).iter(f"{W}br")))
    assert [Title(long)] == shown(Title(long))
    assert [] == list(written(Title("某局2020年报告")).iter(f"{W}br"))
    assert [] == list(written(Title("某" * 30 + "2020年政府信息公开工作年度报告")).iter(f"{W}br"))


def test_files_are_known_by_suffix_and_by_look(report: dm.Report, tmp_path: Path) -> None:
    """The door is found by the suffix, and without one by what the file is; old files are told what to do."""
    for name, format_ in (("a.docx", None), ("a", "docx")):
        dm.render(report, tmp_path / name, format=format_)
        assert report == dm.read(tmp_path / name).report
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    with pytest.raises(dm.ReadError, match=r"另存为 \.docx"):
        dm.read(tmp_path / "old.doc")
    (tmp_path / "other").write_bytes(packed({"x.txt": b""}))
    with pytest.raises(dm.ReadError, match="二进制"):
        dm.read(tmp_path / "other")


def test_what_is_no_document() -> None:
    """A package without a body, and parts that are no XML or too large, are refused with a sentence."""
    whole = parts_of(document(paragraph("甲")))

    def refused(name: str, data: bytes) -> str:
        with pytest.raises(dm.ReadError) as told:
            docx.read(packed(whole | {name: data}))
        return str(told.value)

    assert "没有 Word 正文" in refused("_rels/.rels", b"<Relationships/>")
    assert "没有 Word 正文" in refused("word/document.xml", b"<document/>")
    assert "不是完整的 XML" in refused("word/document.xml", b"<w:document")
    assert "不是完整的 XML" in refused("word/styles.xml", b"<a></b>")
    assert "个以上的元素" in refused("word/styles.xml", b"<a>" + b"<b/>" * MOST_ELEMENTS + b"</a>")
    with pytest.raises(dm.ReadError, match="不是一份报告"):
        parsed(b" " * (LARGEST + 1), "a.xml")


def test_package_without_relations_of_the_body() -> None:
    """A body alone, without styles and lists, is read as paragraphs."""
    parts = parts_of(document(paragraph("一、甲", '<w:pStyle w:val="Heading1"/>')))
    del parts["word/_rels/document.xml.rels"]

    assert [Paragraph(text="一、甲")] == [placed.block for placed in docx.read(packed(parts))]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with a few bytes changed, cut out or put in."""
    held = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(held))
        way = chance.randrange(4)
        if way == 0:
            held[at] = chance.randrange(256)
        elif way == 1:
            del held[at : at + chance.choice((1, 5, 200))]
        elif way == 2:
            held[at:at] = chance.choice((b"<w:tbl>", b"</w:p>", b'"99999999"', b"\0", b"-1", held[at : at + 90]))
        else:
            other = chance.randrange(len(held))
            held[at : at + 9] = held[other : other + 9]
    return bytes(held)


@pytest.mark.parametrize("seed", range(300))
def test_spoilt_files(report: dm.Report, seed: int) -> None:
    """Whatever a file is, only our own errors come out of it: broken as a package, and broken inside."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    data = docx.render(write_page(report))
    if seed % 3:
        parts = parts_of(data)
        for name in chance.sample(["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"], 2):
            parts[name] = mutated(parts[name], chance)
        data = packed(parts)
    else:
        data = mutated(data, chance)
    try:
        read(data)
    except dm.DisclosureError as wrong:
        wrong.message("en")
