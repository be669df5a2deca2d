"""Composed text: true of its figures, every number claimed, nothing from what is not known."""

from collections.abc import Iterator
from fractions import Fraction

import attrs
import pytest
from counted import counted, dice

import disclosure_model as dm
from disclosure_model.prose.claims import Claim, claims
from disclosure_model.prose.sentences import Written
from disclosure_model.prose.terms import Origin
from disclosure_model.prose.verdicts import Standing

REPORTS = 10_000
"""Reports that text is composed from; two thirds of them with last year's."""

FEES = (None, 0, 700, dm.Charged(1200, 3), dm.Charged(10**9, 1))


def zeros(**cells: object) -> dm.Report:
    """A department's report of 2023 that is all zeros but for ``cells``."""
    own = {name.replace("__", "."): value for name, value in cells.items()}
    given = {"proactive.fees.amount": dm.Money("0"), **own}
    return dm.Report.from_cells(given, year=2023, missing=0, agency=dm.Agency(name="某市某局"))


def found(report: dm.Report, before: dm.Report | None = None) -> dict[str, list[Claim]]:
    """The claims of a report's text, by the text of their paragraph."""
    held: dict[str, list[Claim]] = {}
    for claim in claims(report, before):
        blocks = getattr(report.sections, claim.passage.section).blocks
        held.setdefault(blocks[claim.passage.block].text, []).append(claim)
    return held


def unclaimed(paragraph: Written, told: list[Claim]) -> Iterator[Origin]:
    """The numbers of a paragraph that no claim holds."""
    for origin in paragraph.origins:
        if not any(each.passage.start <= origin.start and origin.end <= each.passage.end for each in told):
            yield origin


@pytest.mark.parametrize("part", range(10))
def test_composed_text_is_true(part: int) -> None:
    """Composed text claims all its numbers, and all claims match: any edition and size, with and without last year."""
    for seed in range(part * REPORTS // 10, (part + 1) * REPORTS // 10):
        thrown = dice(seed)
        report = counted(thrown)
        before = counted(thrown) if seed % 3 else None
        made = dm.compose(report, before, style="full" if seed % 10 else "concise", fee=thrown.choice(FEES))
        told = found(made.report, before)

        wrong = [claim for each in told.values() for claim in each if claim.standing is not Standing.MATCHES]
        assert not [claim for claim in wrong if claim.candidates], seed
        assert not [each for each in made.paragraphs if list(unclaimed(each, told.get(each.text, [])))], seed
        assert not made.omitted
        if not seed % 50:
            assert not [each for each in dm.check(made.report, before) if each.severity is dm.Severity.ERROR]


def test_zero() -> None:
    """A department with nothing says so in words."""
    assert (
        "2023年，本机关未收到政府信息公开申请。\n"
        "2023年，未发生因政府信息公开引起的行政复议、行政诉讼。\n"
        "2023年，本机关未制发行政规范性文件。\n"
        "本年度未收到政府信息公开申请。\n"
        "本年度未发生因政府信息公开引起的行政复议、行政诉讼。\n"
        "本年度未收取信息处理费。"
    ) == "\n".join(sorted(dm.compose(zeros(), fee=0).text.splitlines(), key=lambda each: "2023" not in each))


def one_application() -> dict[str, object]:
    """One application of a natural person, disclosed."""
    rows = ("received", "dispositions__granted", "dispositions__total")
    return {f"applications__{row}__{column}": 1 for row in rows for column in ("natural_persons", "total")}


def test_singular() -> None:
    """One case is not all of them."""
    text = dm.compose(
        zeros(**one_application(), disputes__reconsideration__upheld=1, disputes__reconsideration__total=1)
    ).text

    assert "新收政府信息公开申请1件。申请人为自然人。本年度共办理答复1件，予以公开。" in text
    assert "因政府信息公开引起的行政复议1件，结果为维持；未发生因政府信息公开引起的行政诉讼。" in text
    assert "均" not in text.replace("均已办结", "")


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (12, 10, "新收政府信息公开申请12件，同比增长20%。"),
        (9, 12, "新收政府信息公开申请9件，同比下降25%。"),
        (13, 12, "新收政府信息公开申请13件，同比增长8.33%。"),
        (12, 12, "新收政府信息公开申请12件，与上年持平。"),
        (12, 0, "新收政府信息公开申请12件，较上年增加12件。"),
        (12, 1, "新收政府信息公开申请12件，较上年增加11件。"),
    ],
)
def test_growth(now: int, then: int, said: str) -> None:
    """Growth is told against last year: in percent rounded half up, in cases where percents say nothing."""

    def of(count: int) -> dm.Report:
        rows = ("received", "carried_forward")
        return zeros(**{f"applications__{row}__{each}": count for row in rows for each in ("enterprises", "total")})

    assert said in dm.compose(of(now), of(then)).text


def test_origins() -> None:
    """Every number has its place, its cells and its value; a share is not rounded there."""
    made = dm.compose(counted(dice(8), "2021"))
    paragraph = made.paragraphs[0]
    told = {paragraph.text[each.start : each.end]: each for each in paragraph.origins}

    for printed, origin in told.items():
        assert abs(Fraction(printed) - Fraction(origin.value)) <= Fraction(1, 200)
    assert "applications.received.natural_persons" in {each.expression for each in told.values()}


def test_nothing_from_a_blank() -> None:
    """A sentence whose figure is not known is left out, and the composition says which figure."""
    unknown = {"total": dm.Gap.BLANK, "enterprises": dm.Gap.UNREAD}
    rows = ("received", "carried_forward")
    made = dm.compose(zeros(**{f"applications__{row}__{name}": gap for row in rows for name, gap in unknown.items()}))

    assert "申请" not in "".join(each.text for each in made.paragraphs if each.place == "applications")
    assert "applications.received.total 没有可用的数" == str(made.omitted["received"])
    assert "2023年，未发生因政府信息公开引起的行政复议、行政诉讼。" in made.text


def test_a_blank_that_can_only_be_zero() -> None:
    """A blank that the sums make 0 is 0."""
    assert "未收到政府信息公开申请" in dm.compose(zeros(applications__received__enterprises=dm.Gap.BLANK)).text


def test_no_table() -> None:
    """A report without tables has nothing to tell."""
    made = dm.compose(dm.Report(agency=dm.Agency(name="某市某局"), year=2023))

    assert () == made.paragraphs
    assert made.omitted


def test_broken_sums_are_refused() -> None:
    """Text from wrong sums would contradict itself: refused with the sum, unless told otherwise."""
    broken = zeros(applications__received__total=3)

    with pytest.raises(dm.WriteError, match=r"有 2 处勾稽关系不成立.*T3\.balance applications.*strict=False"):
        dm.compose(broken)
    assert "新收政府信息公开申请3件" in dm.compose(broken, strict=False).text


def test_style_by_name() -> None:
    """The concise style leaves out shares, reasons and leads; an unknown one is refused with those there are."""
    report = counted(dice(8), "2021")
    assert len(dm.compose(report, style="concise").text) < len(dm.compose(report).text)

    with pytest.raises(dm.DisclosureError, match="没有文风 long。已有：concise, full, skeleton"):
        dm.compose(report, style="long")


def test_draft() -> None:
    """A draft has title, period, preamble and headings, composed text, and a mark wherever a person has to write."""
    made = dm.draft(zeros(), fee=0)
    report = made.report

    assert "某市某局2023年政府信息公开工作年度报告" == report.title
    assert "国办公开办函〔2021〕30号" == report.instrument
    assert report.period
    assert [
        "（一）主动公开",
        "（二）依申请公开",
        "（三）政府信息管理",
        "（四）政府信息公开平台建设",
        "（五）监督保障",
    ] == [each.text for each in report.sections.overview.blocks if isinstance(each, dm.Heading)]
    assert "【请填写" in report.sections.problems.text
    assert report.sections.other_matters.text.startswith("本年度未收取信息处理费。\n【请填写")
    assert "统计期限自2023年1月1日起" in report.preamble[0].text
    assert not [each for each in dm.check(report) if each.severity is dm.Severity.ERROR]


def test_draft_keeps_what_is_there(report: dm.Report) -> None:
    """A draft of a report with text leaves its title and its text as they are."""
    made = dm.draft(report.replace(title="年度报告"))

    assert "年度报告" == made.report.title
    assert made.report.sections.problems == report.sections.problems
    assert {"preamble", "problems", "other_matters"} <= set(made.kept)


def test_agency_with_hostile_name() -> None:
    """A name that holds template language or marks stands as it is, without the marks."""
    report = attrs.evolve(zeros(), agency=dm.Agency(name="{{ 7*7 }}\ue0000\ue0011\ue002局"))

    assert "请与{{ 7*7 }}01局联系" in dm.draft(report).report.preamble[1].text
