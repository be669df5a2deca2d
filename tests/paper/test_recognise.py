"""From blocks to a report: whatever became of the boxes on the way, no figure is read that is not there."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pages import again, bare, codes, paragraphs, placed, table, texts, wrong
from printable import printable_reports

import disclosure_model as dm
from disclosure_model import plugins
from disclosure_model.editions.from_page import read_page
from disclosure_model.findings import Place
from disclosure_model.paper.blocks import Box, Heading, PageBlock, Paragraph, Placed, Table, Title
from disclosure_model.paper.reading import Sureness

slow = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

pytestmark = pytest.mark.alone

LICENSING = [f"proactive.licensing.{name}" for name in ("items_last_year", "change", "decisions")]


@pytest.fixture(scope="module")
def report(example: Path) -> dm.Report:
    """The example report, as the package itself reads it."""
    with plugins.without():
        return dm.read(example).report


@pytest.fixture(scope="module")
def busy(report: dm.Report) -> dm.Report:
    """The example with figures that differ, every sum right."""
    row = "applications.dispositions.denied.state_secrets"
    return report.with_cells(
        {
            "applications.received.natural_persons": 31,
            "applications.received.enterprises": 2,
            "applications.received.total": 33,
            "applications.dispositions.granted.natural_persons": 20,
            "applications.dispositions.granted.total": 20,
            f"{row}.natural_persons": 11,
            f"{row}.enterprises": 1,
            f"{row}.total": 12,
            "applications.dispositions.total.natural_persons": 31,
            "applications.dispositions.total.enterprises": 1,
            "applications.dispositions.total.total": 32,
            "applications.carried_forward.enterprises": 1,
            "applications.carried_forward.total": 1,
            "disputes.reconsideration.upheld": 12,
            "disputes.reconsideration.total": 12,
        }
    )


@given(printable_reports())
@slow
def test_symmetry(report: dm.Report) -> None:
    """What is laid out is recognised: the page of a report is read as the same report."""
    reading = again(report, agency=report.agency.name, year=report.year)

    assert report == reading.report
    assert codes(reading) <= {"read.unread", "read.inferred", "read.no_table"}


class TestBoxesLost:
    """Tables whose boxes are gone."""

    def test_a_paragraph_a_box(self, busy: dm.Report) -> None:
        """Each box a paragraph of its own: every figure is read, no box is left in the prose."""
        reading = again(busy, lambda each: paragraphs(text for row in texts(each) for text in row))

        assert {} == wrong(reading, busy)
        assert busy.sections == reading.report.sections

    def test_a_paragraph_a_row(self, busy: dm.Report) -> None:
        """Each row a paragraph, its boxes parted by blanks: every figure is read."""
        reading = again(busy, lambda each: paragraphs(" ".join(row) for row in texts(each)))

        assert {} == wrong(reading, busy)
        assert busy.sections == reading.report.sections

    @pytest.mark.parametrize(
        "spread",
        [
            lambda each: paragraphs("".join(row) for row in texts(each)),
            lambda each: paragraphs(["".join(text for row in texts(each) for text in row)]),
        ],
        ids=["a row", "a table"],
    )
    def test_digits_glued(self, busy: dm.Report, spread: Callable[[Table], Iterable[PageBlock]]) -> None:
        """Digits that ran together are parted where the sums leave one way; elsewhere the cells are unread."""
        reading = again(busy, spread)

        lost = {"proactive.procurement.projects", "proactive.procurement.amount"}
        assert dict.fromkeys(lost, dm.Gap.UNREAD) == {code: read for code, (_, read) in wrong(reading, busy).items()}
        assert lost == {code for each in reading.findings if each.code == "read.unclear" for code in each.cells}
        assert Sureness.INFERRED is reading.sources["applications.received.total"].sureness
        assert busy.sections == reading.report.sections

    def test_digits_that_nothing_parts(self, busy: dm.Report) -> None:
        """Where two ways of parting agree with the sums, nothing is read."""
        open_ = busy.with_cells({"applications.received.total": 34, "applications.received.enterprises": 3})
        reading = again(open_, lambda each: paragraphs("".join(row) for row in texts(each)))

        read = reading.report.cells()
        received = [value for code, value in read.items() if code.startswith("applications.received.")]
        assert {dm.Gap.UNREAD} == set(received) or {} == {
            code: pair for code, pair in wrong(reading, open_).items() if code.startswith("applications.received.")
        }

    def test_too_many_ways(self, busy: dm.Report) -> None:
        """A row that can be parted in more ways than are looked at stays unread."""
        large = busy.with_cells(
            {code: 11111111 for code in busy.cells() if code.startswith("applications.carried_forward.")}
        )
        reading = again(large, lambda each: paragraphs("".join(row) for row in texts(each)))

        assert dm.Gap.UNREAD is reading.report.cells()["applications.carried_forward.total"]

    def test_a_sentence_is_no_row(self, report: dm.Report) -> None:
        """Figures in a sentence are prose, however much it speaks of the form's rows."""
        said = dm.Paragraph(text="行政许可97件，行政处罚12件，行政强制3件")
        own = report.sections.replace(overview=dm.Section(blocks=(said,)))

        reading = again(report.replace(sections=own))

        assert (said,) == reading.report.sections.overview.blocks
        assert {} == wrong(reading, report)


def changed(report: dm.Report, change: Callable[[list[list[str]]], Any]) -> dm.Reading[dm.Report]:
    """The page of a report with the rows of table three changed."""

    def spread(held: Table) -> list[PageBlock]:
        rows = texts(held)
        if rows[0][-1] == "申请人情况":
            change(rows)
            return [table(*rows)]
        return [bare(held)]

    return again(report, spread)


class TestRows:
    """Rows that are not as the form has them."""

    def test_no_labels(self, busy: dm.Report) -> None:
        """Rows without labels are told by their place, where just as many are missing; it is said."""

        def unlabel(rows: list[list[str]]) -> None:
            for number in (4, 6, 7):
                rows[number] = rows[number][-7:]

        reading = changed(busy, unlabel)

        assert {} == wrong(reading, busy)
        assert {"read.by_place"} == codes(reading) - {"read.inferred"}
        assert Sureness.INFERRED is reading.sources["applications.brought_forward.total"].sureness

    def test_one_label_and_row_less(self, busy: dm.Report) -> None:
        """Where fewer rows stand than are missing, none of them is told."""

        def unlabel(rows: list[list[str]]) -> None:
            rows[4] = rows[4][-7:]
            del rows[5]

        reading = changed(busy, unlabel)

        assert {"read.missing", "read.left_over"} <= codes(reading)
        assert dm.Gap.UNREAD is reading.report.cells()["applications.brought_forward.total"]

    def test_a_box_short(self, busy: dm.Report) -> None:
        """A row with a box less tells nothing of its cells."""
        reading = changed(busy, lambda rows: rows[3].pop())

        assert {dm.Gap.UNREAD} == {read for _, read in wrong(reading, busy).values()}
        assert 7 == len(wrong(reading, busy))
        (found,) = (each for each in reading.findings if each.code == "read.unclear")
        assert found.place is not None
        assert (4, 7) == (found.place.row, len(found.cells))

    def test_a_box_over(self, busy: dm.Report) -> None:
        """A box more than the other rows have makes a row unclear, whether it is empty or not."""
        assert 7 == len(wrong(changed(busy, lambda rows: rows[3].insert(1, "")), busy))
        assert 7 == len(wrong(changed(busy, lambda rows: rows[3].append("5")), busy))

    def test_another_wording(self, busy: dm.Report) -> None:
        """A label cut short is known by its place."""

        def shorten(rows: list[list[str]]) -> None:
            rows[16][0] = "2.没有现成信息"

        assert {} == wrong(changed(busy, shorten), busy)

    def test_words_behind_a_row_known_by_its_place(self, busy: dm.Report) -> None:
        """Words behind the figures are no label."""

        def shorten(rows: list[list[str]]) -> None:
            rows[16][0] = "2.没有现成信息"
            rows[16].append("见附件")

        reading = changed(busy, shorten)

        assert {} == wrong(reading, busy)
        assert reading.report.applications is not None
        assert ("见附件",) == reading.report.applications.notes

    def test_figures_in_one_box(self, busy: dm.Report) -> None:
        """The figures of a row in one box, parted by blanks, are the row's."""
        reading = changed(busy, lambda rows: rows.__setitem__(3, [rows[3][0], " ".join(rows[3][1:])]))

        assert {} == wrong(reading, busy)

    def test_merged_gap(self, report: dm.Report) -> None:
        """A merged box that holds the mark of a gap is the gap of all its cells."""

        def spread(held: Table) -> list[PageBlock]:
            rows = [list(row) for row in bare(held).rows]
            for row in rows:
                if row[0].text == "行政许可":
                    row[1:] = [Box(text="/", across=3)]
            return [Table(tuple(map(tuple, rows)))]

        reading = again(report, spread)

        assert dict.fromkeys(LICENSING, dm.Gap.NOT_APPLICABLE) == {
            code: read for code, (_, read) in wrong(reading, report).items()
        }

    def test_merged_figure(self, report: dm.Report) -> None:
        """A merged box that holds a figure tells nothing of its cells."""

        def spread(held: Table) -> list[PageBlock]:
            rows = [list(row) for row in bare(held).rows]
            for row in rows:
                if row[0].text == "行政许可":
                    row[1:] = [Box(text="5", across=3)]
            return [Table(tuple(map(tuple, rows)))]

        assert dict.fromkeys(LICENSING, dm.Gap.UNREAD) == {
            code: read for code, (_, read) in wrong(again(report, spread), report).items()
        }


class TestPieces:
    """Tables in pieces, and pieces of tables."""

    def test_cut(self, busy: dm.Report) -> None:
        """A table cut by pages, its heads printed again, pieces of labels between: it is one table."""

        def spread(held: Table) -> list[PageBlock]:
            rows = bare(held).rows
            if len(rows) < 10:
                return [bare(held)]
            return [Table(rows[:9]), Paragraph(text="（四）无"), Table((*rows[:3], *rows[9:]))]

        reading = again(busy, spread)

        assert {} == wrong(reading, busy)
        assert busy.sections == reading.report.sections
        assert busy.applications == reading.report.applications

    def test_stray_figure(self, busy: dm.Report) -> None:
        """A figure beside its empty box is put there, where the sums want it and nowhere else."""

        def spread(held: Table) -> list[PageBlock]:
            rows = texts(held)
            if len(rows) < 20:
                return [bare(held)]
            rows[-1][-1] = ""
            return [table(*rows[:9]), Paragraph(text="1"), table(*rows[9:])]

        reading = again(busy, spread)

        assert {} == wrong(reading, busy)
        assert Sureness.INFERRED is reading.sources["applications.carried_forward.total"].sureness
        assert Sureness.PRINTED is reading.sources["applications.received.total"].sureness

    def test_stray_figure_of_two_boxes(self, busy: dm.Report) -> None:
        """A figure that two empty boxes may want, or none, is put in neither."""

        def spread(held: Table) -> list[PageBlock]:
            rows = texts(held)
            if len(rows) < 20:
                return [bare(held)]
            rows[-1][-1] = rows[3][-1] = ""
            return [table(*rows[:9]), Paragraph(text="1"), table(*rows[9:])]

        reading = again(busy, spread)

        assert {dm.Gap.BLANK} == {read for _, read in wrong(reading, busy).values()}
        assert "read.stray" in codes(reading)

    @pytest.mark.parametrize("figure", ["5", "9" * 30])
    def test_stray_figure_of_nowhere(self, busy: dm.Report, figure: str) -> None:
        """A figure that no box wants is kept in the notes, and said."""

        def spread(held: Table) -> list[PageBlock]:
            rows = bare(held).rows
            return [Table(rows[:9]), Paragraph(text=figure), Table(rows[9:])] if len(rows) > 20 else [bare(held)]

        reading = again(busy, spread)

        assert reading.report.applications is not None
        assert (figure,) == reading.report.applications.notes
        assert "read.stray" in codes(reading)

    def test_three_tables_of_five(self, busy: dm.Report) -> None:
        """Table four as three tables of five boxes, in order."""

        def spread(held: Table) -> list[PageBlock]:
            rows = texts(held)
            if rows[0][0] != "行政复议":
                return [bare(held)]
            heads = [
                table([name], rows[1][:5], rows[-1][n : n + 5]) for n, name in ((0, "行政复议"), (5, "诉"), (10, "诉"))
            ]
            return [*heads]

        assert {} == wrong(again(busy, spread), busy)

    def test_a_table_four_too_short(self, busy: dm.Report) -> None:
        """A line of table four with fewer boxes than cells is unread."""

        def spread(held: Table) -> list[PageBlock]:
            rows = texts(held)
            return [table(*rows[:-1], rows[-1][:-2])] if rows[0][0] == "行政复议" else [bare(held)]

        assert {dm.Gap.UNREAD} == {read for _, read in wrong(again(busy, spread), busy).values()}

    def test_one_panel_only(self, report: dm.Report) -> None:
        """A table of nothing but one panel is the form's, its other rows unread."""

        def spread(held: Table) -> list[PageBlock]:
            rows = bare(held).rows
            return [Table(rows[-3:])] if rows[-1][0].text == "政府集中采购" else [bare(held)]

        reading = again(report, spread)

        assert 20 == reading.report.cells()["proactive.procurement.projects"]
        assert dm.Gap.UNREAD is reading.report.cells()["proactive.licensing.decisions"]
        assert "read.missing" in codes(reading)

    def test_words_of_the_sheet_around_it(self, report: dm.Report) -> None:
        """Heads that stand before their table as paragraphs are the table's, not prose."""

        def spread(held: Table) -> list[PageBlock]:
            rows = bare(held).rows
            if rows[0][-1].text != "申请人情况":
                return [bare(held)]
            return [*paragraphs(["申请人情况", "自然人总计", "商业企科研机"]), Table(rows[3:])]

        reading = again(report, spread)

        assert {} == wrong(reading, report)
        assert report.sections == reading.report.sections

    def test_a_table_of_a_sections_own(self, report: dm.Report) -> None:
        """A section's own table with a row of the same name is not the form's."""
        own = dm.Section(blocks=(*report.sections.overview.blocks, PLAIN))

        reading = again(report.replace(sections=report.sections.replace(overview=own)))

        assert {} == wrong(reading, report)
        assert PLAIN == reading.report.sections.overview.blocks[-1]

    def test_two_forms_in_one_table(self, busy: dm.Report) -> None:
        """Two of the form's tables that run into each other are both read, and nothing of them is strange."""
        *_, two, three, four = (each for each in placed(busy) if isinstance(each.block, Table))
        rows = tuple(row for each in (two, three, four) for row in getattr(each.block, "rows", ()))

        reading = read_page([Placed(Table(rows), Place(table=1))], agency="某局", year=2020)

        assert {} == wrong(reading, busy)
        assert set() == codes(reading)

    def test_a_row_of_a_table_of_its_own_is_not_borrowed(self, report: dm.Report) -> None:
        """A row that the form's table lacks is not taken from another section's table."""
        own = dm.Section(blocks=(*report.sections.overview.blocks, PLAIN))

        def spread(held: Table) -> list[PageBlock]:
            return [Table(tuple(row for row in bare(held).rows if row[0].text != "行政许可"))]

        reading = again(report.replace(sections=report.sections.replace(overview=own)), spread)

        assert dict.fromkeys(LICENSING, dm.Gap.UNREAD) == {
            code: read for code, (_, read) in wrong(reading, report).items()
        }

    def test_nothing_but_tables(self, busy: dm.Report) -> None:
        """Tables without any heading are read; what stands between them is kept."""
        blocks = [each for each in placed(busy) if isinstance(each.block, Table)]
        between = Placed(PLAIN_TABLE, Place())

        reading = read_page([blocks[0], between, *blocks[1:], *figures("0", "1")], agency="某局", year=2020)

        assert {} == wrong(reading, busy)
        assert (PLAIN,) == reading.report.preamble


def figures(*told: str) -> list[Placed]:
    """Paragraphs that hold nothing but a figure."""
    return [Placed(Paragraph(text=text), Place()) for text in told]


PLAIN_TABLE = table(["事项", "件数"], ["行政许可", "12"])
PLAIN = read_page(
    [Placed(Paragraph(text="一、总体情况"), Place()), Placed(PLAIN_TABLE, Place())],
    agency="某局",
    year=2021,
).report.sections.overview.blocks[0]


class TestPage:
    """What stands around the report, and sections that are not as the form has them."""

    def test_frame(self, report: dm.Report) -> None:
        """What stands outside the box that holds the report is the site's: left out, and said."""
        inside = [Placed(each.block, each.place, nest=(1, 2, 3)) for each in placed(report)]
        head = [
            Placed(Paragraph(text="首页"), Place(), nest=(1, 4)),
            Placed(Title("政府信息公开"), Place(), nest=(1, 4)),
        ]
        tail = [Placed(table(["友情链接", "打印"]), Place(), nest=(1, 5))]

        reading = read_page([*head, *inside, *tail])

        assert report.replace(agency=reading.report.agency) == reading.report
        (found,) = (each for each in reading.findings if each.code == "read.outside")
        assert "3" in found.message()
        assert "友情链接 | 打印" in found.message()

    def test_contents_before(self, report: dm.Report) -> None:
        """A table of contents before the report is not the report."""
        headings = [each for each in placed(report) if isinstance(each.block, Heading) and each.block.level == 1]

        reading = read_page([*headings, *placed(report)])

        assert report.sections == reading.report.sections
        assert {} == wrong(reading, report)

    def test_title(self, report: dm.Report) -> None:
        """A title is found below the site's words, and in two lines."""
        lines = ("正文", "某市某局2020年政府信息公开工作", "年度报告")

        reading = read_page([*(Placed(Paragraph(text=line), Place()) for line in lines), *placed(report)])

        assert "某市某局2020年政府信息公开工作年度报告" == reading.report.title
        assert "某市某局" == reading.report.agency.name
        assert report.preamble == reading.report.preamble

    def test_called_a_title(self, report: dm.Report) -> None:
        """What its format calls a title comes before a line that only reads like one, lines and all."""
        line = Placed(Paragraph(text="名称某局2019年政府信息公开年度报告"), Place())
        title = Placed(Title("某市某局\n2020年政府信息公开工作年度报告"), Place())

        reading = read_page([line, title, *placed(report)])

        assert "某市某局2020年政府信息公开工作年度报告" == reading.report.title
        assert "某市某局" == reading.report.agency.name

    def test_section_in_the_midst_of_a_paragraph(self) -> None:
        """A section's heading glued between two sentences begins the section."""
        text = "工作取得了成效。五、存在的主要问题及改进情况 学习还不够。"

        reading = read_page([Placed(Paragraph(text=f"一、总体情况 {text}"), Place())], agency="某局", year=2021)

        sections = reading.report.sections
        assert ("工作取得了成效。", "学习还不够。") == (sections.overview.text, sections.problems.text)

    def test_section_without_title(self) -> None:
        """A section whose title is not printed begins with its first heading, and is said to be told by it."""
        blocks = [
            dm.Paragraph(text="四、政府信息公开行政复议、行政诉讼情况"),
            dm.Paragraph(text="（一）主要问题"),
            dm.Paragraph(text="学习还不够。"),
            dm.Paragraph(text="六、其他需要报告的事项"),
        ]

        reading = read_page([Placed(block, Place()) for block in blocks], agency="某局", year=2021)

        assert "（一）主要问题\n学习还不够。" == reading.report.sections.problems.text
        assert ["sections.problems"] == [each.at for each in reading.findings if each.code == "read.inferred"]

    def test_no_report(self) -> None:
        """A page with neither section nor table is refused."""
        with pytest.raises(dm.ReadError, match="找不到年度报告"):
            read_page([Placed(table(["a", "b"], ["1", "2"]), Place())])


def test_where_rows_stand() -> None:
    """The place of a row is what its reader says, else so many below the first of its block."""
    rows = table(["行政复议"], ["结果维持"], ["1"] * 15)
    told = tuple(Place(line=number) for number in (3, 5, 9))
    heading = Placed(Paragraph(text="四、政府信息公开行政复议、行政诉讼情况"), Place(line=1))

    for rows_at, line in ((told, 9), ((), 5)):
        reading = read_page([heading, Placed(rows, Place(line=3), rows=rows_at)], agency="某局", year=2020)
        assert line == reading.sources["disputes.reconsideration.total"].place.line


def test_a_prose_paragraph_before_a_figure(report: dm.Report) -> None:
    """A figure alone behind a sentence is prose."""
    own = dm.Section(blocks=(dm.Paragraph(text="公开情况如下"), dm.Paragraph(text="5")))
    told = report.replace(sections=report.sections.replace(other_matters=own))

    assert own == again(told).report.sections.other_matters
    last = dm.Section(blocks=(dm.Paragraph(text="总计"), dm.Paragraph(text="5")))
    ends = report.replace(sections=report.sections.replace(other_matters=last))
    assert ends.sections == again(ends).report.sections


def test_sources(report: dm.Report) -> None:
    """Every cell that was read tells where it came from, its raw text, and how sure it is."""
    sources = again(report).sources

    assert set(report.cells()) == set(sources)
    assert len(report.cells()) == len(sources)
    found = sources["proactive.procurement.amount"]
    assert ("397.51万元", Sureness.PRINTED, 1) == (found.raw, found.sureness, found.place.table)


def test_words_before_a_table_of_one_line(report: dm.Report) -> None:
    """A table of words in the section of table four is no row of it."""
    blocks = list(placed(report))
    last = max(number for number, each in enumerate(blocks) if isinstance(each.block, Table))
    words = Placed(Table(((Box(text="说明"), Box(text="")),)), Place())
    read = read_page([*blocks[:last], words, *blocks[last:]]).report

    assert report.disputes == read.disputes
