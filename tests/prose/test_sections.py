"""What is demanded of a report's sections."""

import time
from typing import Any

import pytest

import disclosure_model as dm
from disclosure_model.paper.blocks import PlainGrid
from disclosure_model.prose.sections import sections_are_new

WHOLE = "主动公开、依申请公开、政府信息管理、平台建设和监督保障都有进展。"


def section(*texts: str) -> dm.Section:
    """A section; a text that begins with # is a heading."""
    blocks = (dm.Heading(text=each[1:]) if each.startswith("#") else dm.Paragraph(text=each) for each in texts)
    return dm.Section(blocks=tuple(blocks))


def printed_in(section: dm.Section, number: int) -> str:
    """The text of a block."""
    block = section.blocks[number]
    assert isinstance(block, dm.Heading | dm.Paragraph)
    return block.text


def report(editions: dict[str, str] | None = None, **facts: Any) -> dm.Report:
    """A report of 2023 of which only facts and sections are told."""
    sections = {name: facts.pop(name) for name in dm.Sections().__slots__ if name in facts}
    told = {"agency": dm.Agency(name="某县人民政府"), "year": 2023, "sections": dm.Sections(**sections)} | facts
    return dm.Report.from_cells({}, missing=dm.Gap.BLANK, editions=editions, **told)


def found(code: str, held: dm.Report, before: dm.Report | None = None) -> list[str]:
    """The sentences of the findings of one rule."""
    return [each.message() for each in dm.check(held, before, select=[code])]


def test_nothing_is_asked_of_figures() -> None:
    """A report without prose has no findings of its text, whatever its organ."""
    governs = dm.Agency(name="某县人民政府", kind=dm.AgencyKind.COUNTY)

    assert () == dm.check(report(agency=governs), report(), select=["text"])


class TestEmpty:
    """Section five."""

    @pytest.mark.parametrize(
        ("text", "wrong"), [("无。", 1), ("一二三四五六七八九", 1), (" 一 二三四五六七八九\t。", 0)]
    )
    def test_length(self, text: str, wrong: int) -> None:
        """Ten characters, white space apart, are the least that it can say."""
        assert wrong == len(found("text.empty", report(problems=section(text))))

    def test_without_text(self) -> None:
        """Nothing under a printed title, or nothing before section six, is empty."""
        assert found("text.empty", report(problems=dm.Section(title="存在的问题和改进措施")))
        assert found("text.empty", report(other_matters=section("无。")))

    def test_not_read(self) -> None:
        """It is not called empty where its text may stand under table four, or where reading ended before it."""
        six = section("无。")
        whole = report(other_matters=six)
        assert whole.disputes

        for held in (
            whole.replace(disputes=whole.disputes.replace(notes=("五、问题与对策", "培训还不够深入。"))),
            whole.replace(disputes=None),
            report(other_matters=six, disputes=section("培训还不够深入。")),
            report(overview=section(WHOLE)),
        ):
            assert [] == found("text.empty", held)


class TestTopics:
    """The five topics of section one."""

    def test_missing_are_named(self) -> None:
        """Each topic that neither heading nor sentence speaks of is named, in order."""
        held = report(overview=section("#（一）主动公开", "发布信息12条。", "#（二）政府信息管理", "逐件审核。"))

        assert ["总体情况没有讲到：依申请公开、政府信息公开平台建设、监督保障"] == found("text.topics", held)
        assert "监督保障" not in dm.check(held, select=["text.topics"])[0].message("en")

    @pytest.mark.parametrize(
        "text",
        [
            "向社会主动发布信息。收到公开申请3件。清理规范公文管理。升级改版门户网站。组织业务培训。",
            "主动向社会公开。办理申请公开事项。严格保密审查。强化公开平台建设。纳入年度考核。",
        ],
    )
    def test_own_words(self, text: str) -> None:
        """Reports speak of the topics in their own words."""
        assert [] == found("text.topics", report(overview=section(text)))

    def test_only_of_the_form_of_2021(self) -> None:
        """The older form names no topics; of tables of both editions the newer counts; no table tells nothing."""
        overview = section("全年工作有序开展。")
        old = dict.fromkeys(("proactive", "applications", "disputes"), "2019")

        assert [] == found("text.topics", report(old, overview=overview))
        assert [] == found("text.topics", report({}, overview=overview))
        assert 1 == len(found("text.topics", report(old | {"proactive": "2021"}, overview=overview)))


class TestSupervision:
    """What governments must add."""

    @pytest.mark.parametrize("kind", [None, *dm.AgencyKind])
    def test_governments(self, kind: dm.AgencyKind | None) -> None:
        """Only governments must; any of the three words in any section will do."""
        agency = dm.Agency(name="某机关", kind=kind)
        governs = kind in {
            dm.AgencyKind.PROVINCE,
            dm.AgencyKind.CITY,
            dm.AgencyKind.COUNTY,
            dm.AgencyKind.TOWNSHIP,
        }
        silent = report(agency=agency, overview=section(WHOLE))

        assert governs == bool(found("text.supervision", silent))
        for word in ("纳入绩效考核", "社会评议满意", "未发生责任追究情况"):
            told = silent.sections.replace(problems=section(f"{word}。"))
            assert [] == found("text.supervision", silent.replace(sections=told))


class TestOrdinals:
    """Ordinals in order."""

    @pytest.mark.parametrize(
        "texts",
        [
            ("一是甲；二是乙；三是丙。",),
            ("存在问题：一是甲，二是乙。", "下一步：一是甲。二是乙。三是丙。"),
            ("#（一）甲", "1.子；2.丑。", "#（二）乙", "1．子", "2、丑"),
            ("（一）甲。文字。（二）乙。文字。",),
            ("1.甲", "2.乙", "#（一）丙", "3.丁"),
            ("一是甲；二是乙，其中之一是丙；三是丁。",),
            ("一是甲，重点之三是乙；二是丙。",),
            ("1.2023年重点", "2.15家单位", "3、开展培训"),
            ("一是公开第二是重点的内容；二是乙。",),
            ("工作措施一是甲、二是乙、三是丙",),
            ("依据第二十条第（一）项、第（五）项和第（八）项。", "按照（三）项要求。"),
            ("同比增长2.5倍，比重3.6%。", "12.5万条。", "2、3季度已完成。", "2024. 年度"),
            ("一是甲二是乙三是丙四是丁五是戊六是己七是庚八是辛九是壬十是癸，十一是子。",),
        ],
    )
    def test_in_order(self, texts: tuple[str, ...]) -> None:
        """Runs go on by one or begin again; what only looks like an ordinal is none."""
        assert [] == found("text.ordinals", report(overview=section(*texts)))

    def test_grids(self) -> None:
        """Tables of a section's own are passed over."""
        grid = PlainGrid(grid=(("一是", "三是"),))

        assert [] == found("text.ordinals", report(problems=dm.Section(blocks=(grid,))))

    @pytest.mark.parametrize(
        ("texts", "printed", "before"),
        [
            (("一是甲；三是乙；四是丙。",), "三是", "一是"),
            (("一是甲；二是乙；二是丙。",), "二是", "二是"),
            (("二是甲；三是乙。",), "二是", None),
            (("#（一）甲", "#（三）乙"), "（三）", "（一）"),
            (("(一)甲。(二)乙。(四)丙。",), "(四)", "(二)"),
            (("#（一）甲", "1.子", "3.丑", "#（二）乙"), "3.", "1."),
            (("一是甲；二是乙；三是丙。下一步：一是丁，二是戊，四是己。",), "四是", "二是"),
            (("一是甲；三是乙。", "一是甲；二是乙。"), "三是", "一是"),
        ],
    )
    def test_gap(self, texts: tuple[str, ...], printed: str, before: str | None) -> None:
        """A number left out or said twice is found once, at its place, with what it follows."""
        held = report(problems=section(*texts))
        (finding,) = dm.check(held, select=["text.ordinals"])
        place = finding.passage

        assert place
        assert ("sections.problems", dm.Severity.WARNING) == (finding.at, finding.severity)
        assert printed == printed_in(held.sections.problems, place.block)[place.start : place.end]
        assert (f"接在“{before}”之后" if before else "之前没有从头排起的序号") in finding.message()

    def test_each_section_alone(self) -> None:
        """A section begins again, and rows of tables that stand in sections as text are no ordinals."""
        rows = section("1.属于国家秘密", "3.危及", "（五）不予处理")

        assert [] == found("text.ordinals", report(overview=section("一是甲。"), applications=rows))
        assert 1 == len(found("text.ordinals", report(overview=section("一是甲。"), problems=section("二是乙。"))))

    def test_hostile_text(self) -> None:
        """A million characters that all look like ordinals take seconds."""
        text = "，二是" * 330_000
        began = time.process_time()

        assert found("text.ordinals", report(overview=section(text)))
        assert time.process_time() - began < 60


class TestInstrument:
    """The instrument that is cited, against the tables."""

    NEW = dict.fromkeys(("proactive", "applications", "disputes"), "2021")
    OLD = dict.fromkeys(NEW, "2019")

    @pytest.mark.parametrize(
        "text", ["国办公开办函〔2019〕60号", "国办公开办函【2019】 60 号", "国办公开办函[2019]60号"]
    )
    def test_in_full(self, text: str) -> None:
        """The instrument in full, whatever its brackets; table four is of both editions."""
        tables = "表二 主动公开政府信息情况、表三 收到和处理政府信息公开申请情况"
        said = f"引用的是国办公开办函〔2019〕60号，而{tables}是 2021 版的格式"

        assert [said] == found("text.instrument", report(preamble=section(f"依据{text}编制。").blocks))
        assert [said] == found("text.instrument", report(instrument=text))
        assert [] == found("text.instrument", report(self.OLD, instrument=text))

    @pytest.mark.parametrize("text", ["根据30号文要求编制", "按照国办公开办函30号的格式编制", "依据30号规定"])
    def test_in_short(self, text: str) -> None:
        """The number alone, where the report says that it follows it; the place is told."""
        held = report(self.OLD, preamble=section(f"本报告{text}。").blocks)
        (finding,) = dm.check(held, select=["text.instrument"])

        assert finding.passage
        assert ("preamble", 3) == (finding.at, finding.passage.start)
        assert [] == found("text.instrument", held.replace(proactive=None, applications=None))

    @pytest.mark.parametrize(
        "text",
        [
            "地址：人民路30号。",
            "根据国办发〔2021〕30号要求编制。",
            "根据国办函〔2020〕109号要求收费。",
            "按照县政办30号要求编制。",
            "根据130号要求编制。",
            "根据60号和30号要求编制，并按照60号要求填报。",
        ],
    )
    def test_no_citation(self, text: str) -> None:
        """Addresses, other organs' instruments, and citing both are no contradiction."""
        assert [] == found("text.instrument", report({"applications": "2019"}, preamble=section(text).blocks))

    def test_mixed_tables(self) -> None:
        """Only the tables of the other edition are named."""
        (said,) = found(
            "text.instrument", report(self.NEW | {"applications": "2019"}, instrument="国办公开办函〔2021〕30号")
        )

        assert "表三" in said
        assert "表二" not in said


class TestRepeated:
    """A section copied from last year's."""

    OLD = "培训还不够深入，解读的形式还不够丰富，公开平台的栏目还不够清楚。"
    OTHER = "办理流程需要规范，答复文书的质量需要提高，部门之间的会商需要加强。"

    def test_share(self) -> None:
        """More than half of the characters in sentences of last year's, whatever the year; the share is told."""
        before = report(problems=section(f"2022年，{self.OLD}"))
        now = report(problems=section(f"2023年，{self.OLD}", self.OTHER))

        assert ["「存在的主要问题及改进情况」有 51% 的文字与上年相同"] == found("text.repeated", now, before)

    def test_half_is_kept(self) -> None:
        """Half is not more than half."""
        half = section("一" * 40 + "。" + "二" * 40)

        assert [] == found("text.repeated", report(problems=half), report(problems=section("一" * 40)))

    def test_short_sections(self) -> None:
        """What is said again every year in few words is not compared."""
        assert [] == found("text.repeated", *[report(other_matters=section("本年度未收取信息处理费。"))] * 2)

    def test_long_texts(self) -> None:
        """Fifty thousand characters are compared at once."""
        text = "".join(f"第{number}项工作有序开展；" for number in range(5000))
        held = report(problems=section(text))
        began = time.process_time()

        assert 1 == len(list(sections_are_new(held, held)))
        assert time.process_time() - began < 1
