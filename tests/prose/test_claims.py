"""Claims of a report's text, and how its tables judge them."""

import time
from math import inf
from typing import ClassVar

import pytest

import disclosure_model as dm
from disclosure_model.errors import UnknownCodeError
from disclosure_model.findings import Range
from disclosure_model.paper.blocks import PlainGrid
from disclosure_model.prose.claims import claims, unclaimed
from disclosure_model.prose.quantities import Quantities, Value, terms
from disclosure_model.prose.verdicts import Claim, Standing


def report(text: str, year: int = 2023, heading: str | None = None, **cells: object) -> dm.Report:
    """A report that is all zeros but for ``cells`` (``__`` for a point), with one paragraph in section one."""
    own = {name.replace("__", "."): value for name, value in cells.items()}
    made = dm.Report.from_cells(
        {"proactive.fees.amount": dm.Money("0")} | own if year > 2020 else own,
        year=year,
        missing=0 if year > 2020 else dm.Gap.BLANK,
        agency=dm.Agency(name="某市某局"),
    )
    blocks = (dm.Paragraph(text=text),)
    whole = (dm.Heading(text=heading), *blocks) if heading else blocks
    return made.replace(sections=dm.Sections(overview=dm.Section(blocks=whole)))


def judged(text: str, before: dm.Report | None = None, **cells: object) -> list[tuple[str, Standing]]:
    """Code and standing of every claim."""
    return [(each.pattern, each.standing) for each in claims(report(text, **cells), before)]


def only(text: str, before: dm.Report | None = None, **cells: object) -> Claim:
    """The one claim of a text."""
    (found,) = claims(report(text, **cells), before)
    return found


class TestQuantities:
    """Sums of cells by name."""

    def test_paths_columns_and_signs(self) -> None:
        """A path is all its cells in a column; terms add and subtract."""
        held = Quantities(report("无", applications__received__total=5, applications__received__enterprises=2))

        assert held.value("applications.received") == Value(5, 5)
        assert held.value("applications.received@organizations") == Value(2, 2)
        assert held.value("applications.received − applications.received@enterprises") == Value(3, 3)
        assert held.value("applications.received - applications.received@enterprises") == Value(3, 3)

    def test_editions_differ(self) -> None:
        """A path is as many cells as the edition has, and no quantity where it has none."""
        new, old = Quantities(report("无")), Quantities(report("无", year=2019))
        other = "applications.dispositions.other"

        assert (3, 1) == tuple(len(held.codes(other) or ()) for held in (new, old))
        assert old.value("proactive.rules.issued") is None

    def test_money_is_in_yuan(self) -> None:
        """Amounts are in 元; without a unit they are in the form's 万元, in an unknown one they are unknown."""
        told = {"1.5": ("万元", 15000), "2": (None, 20000), "3": ("元", 3), "4": ("两", None)}
        for amount, (unit, value) in told.items():
            held = Quantities(report("无", proactive__fees__amount=dm.Money(amount, unit))).value(
                "proactive.fees.amount"
            )
            assert held == (Value(value, value) if value is not None else Value(0, inf))

    def test_gaps(self) -> None:
        """What is not applicable adds nothing; a blank is what the sums of its table leave."""
        held = Quantities(
            report(
                "无",
                disputes__reconsideration__upheld=2,
                disputes__reconsideration__pending=dm.Gap.BLANK,
                disputes__reconsideration__other=dm.Gap.NOT_APPLICABLE,
                disputes__reconsideration__total=3,
                applications__received__total=dm.Gap.BLANK,
                applications__received__natural_persons=dm.Gap.UNREAD,
            )
        )

        assert held.value("disputes.reconsideration.pending") == Value(1, 1)
        assert held.value("disputes.reconsideration.other") == Value(0, 0)
        assert held.value("disputes.reconsideration.total − disputes.reconsideration.upheld") == Value(1, 1)
        found = held.value("applications.received@natural_persons")
        assert found is not None
        assert not found.known or found == Value(0, 0)

    @pytest.mark.parametrize(
        "wrong", ["applications.recieved", "applications.received applications.received", "3", "x@y"]
    )
    def test_refused(self, wrong: str) -> None:
        """What is no sum, or names no cell, is refused."""
        with pytest.raises(UnknownCodeError):
            terms(wrong)


class TestStandings:
    """What the tables say of a claim."""

    def test_matches_by_any_candidate(self) -> None:
        """Candidates are tried in order, and the claim says which held."""
        text = "收到政府信息公开申请7件。"

        assert only(text, applications__received__total=7).by == "applications.received"
        both = only(text, applications__received__total=5, applications__brought_forward__total=2)
        assert both.by == "applications.received + applications.brought_forward"

    def test_contradicts(self) -> None:
        """A number that no quantity has is contradicted, by the likeliest one."""
        found = only("收到政府信息公开申请7件。", applications__received__total=9)

        assert (found.standing, found.value) == (Standing.CONTRADICTS, Value(9, 9))

    def test_explained(self) -> None:
        """A number often stated for another is explained."""
        cells = {"disputes__reconsideration__total": 3, "disputes__reconsideration__pending": 1}

        assert judged("行政复议2件。", **cells) == [("C01", Standing.EXPLAINED)]

    def test_subset(self) -> None:
        """A narrower scope may be less, but what is more cannot be verified."""
        cells = {"applications__received__total": 9}

        assert judged("市本级收到政府信息公开申请7件。", **cells) == [("B01", Standing.SUBSET)]
        assert judged("市本级收到政府信息公开申请12件。", **cells) == [("B01", Standing.UNVERIFIABLE)]

    def test_gaps_leave_it_open(self) -> None:
        """What a blank leaves open, and a table that is missing, is not verifiable."""
        open_ = only("收到政府信息公开申请7件。", applications__received__total=dm.Gap.BLANK, year=2019)
        lost = report("收到政府信息公开申请7件。").replace(applications=None)

        assert open_.standing is Standing.UNVERIFIABLE
        assert [Standing.UNVERIFIABLE] == [each.standing for each in claims(lost)]

    def test_approximations(self) -> None:
        """A number that is about right is right."""
        assert judged("收到政府信息公开申请1200余件。", applications__received__total=1234) == [
            ("B01", Standing.MATCHES)
        ]
        assert judged("收到政府信息公开申请近1200件。", applications__received__total=1234) == [
            ("B01", Standing.CONTRADICTS)
        ]

    def test_words(self) -> None:
        """Words that say that something is zero are contradicted by what is not."""
        assert judged(
            "收到申请3件，已全部办结。", applications__received__total=3, applications__carried_forward__total=1
        ) == [
            ("B01", Standing.MATCHES),
            ("B07", Standing.CONTRADICTS),
        ]
        assert judged("未收到政府信息公开申请。") == [("Z01", Standing.MATCHES)]
        assert judged("去年未收到政府信息公开申请。") == []

    def test_subjects_carry(self) -> None:
        """A sentence without a subject has that of the heading, or of the sentence before it."""
        made = report("共办结7件。", heading="（二）依申请公开", applications__dispositions__total__total=7)
        before = report("收到政府信息公开申请7件。共办结7件。", applications__dispositions__total__total=7)

        assert [("B04", Standing.MATCHES)] == [(each.pattern, each.standing) for each in claims(made)]
        assert [each.pattern for each in claims(before)] == ["B01", "B04"]
        assert judged("共办结7件。") == []

    def test_year_of_the_period(self) -> None:
        """The year of the figures is the report's; another is copied."""
        text = "统计期限自2022年1月1日起至2023年12月31日止。"
        made = report("无").replace(preamble=(dm.Paragraph(text=text),))

        assert [Standing.CONTRADICTS, Standing.MATCHES] == [each.standing for each in claims(made)]

    def test_other_sections_and_plans_say_nothing(self) -> None:
        """Section five, plans and plain tables state no figures of the year."""
        text = "收到政府信息公开申请7件。未收到政府信息公开申请。"
        block = dm.Section(blocks=(dm.Paragraph(text=text),))
        made = report("无").replace(sections=dm.Sections(problems=block))
        grid = dm.Section(blocks=(PlainGrid(grid=(("收到申请7件。",),)),))

        assert claims(made) == ()
        assert claims(report("无").replace(sections=dm.Sections(overview=grid))) == ()
        assert judged("下一步拟受理政府信息公开申请7件。") == []


class TestRatios:
    """Shares and growth."""

    CELLS: ClassVar = {
        "applications__received__total": 10,
        "applications__dispositions__granted__total": 3,
        "applications__dispositions__total__total": 9,
    }

    def test_shares(self) -> None:
        """A share is of what was handled, of what came in, or of both; rounded or cut off."""
        for shown, standing in (("33.3", "MATCHES"), ("30", "MATCHES"), ("31", "CONTRADICTS")):
            found = judged(f"收到申请10件，予以公开3件，占{shown}%。", **self.CELLS)
            assert found == [("B01", Standing.MATCHES), ("B12", Standing.MATCHES), ("B12", Standing[standing])]

    def test_rate_of_disclosure(self) -> None:
        """The rate of disclosure needs no figure before it; that of other things is none."""
        assert judged("依申请公开率33.3%。", **self.CELLS) == [("B31", Standing.MATCHES)]
        assert judged("主动公开率90%，申请占60%。", **self.CELLS) == []

    def test_base_of_zero(self) -> None:
        """A share of nothing is not verifiable."""
        assert ("B12", Standing.UNVERIFIABLE) in judged("收到申请0件，予以公开0件，占10%。")

    def test_growth(self) -> None:
        """Growth needs last year's report, and its words must have the right sign."""
        last = report("无", year=2022, applications__received__total=8)
        cells = {"applications__received__total": 10}

        assert judged("收到申请10件，同比增长25%。", last, **cells)[1] == ("B27", Standing.MATCHES)
        assert judged("收到申请10件，同比下降25%。", last, **cells)[1] == ("B27", Standing.CONTRADICTS)
        assert judged("收到申请10件，较上年增加2件。", last, **cells)[1] == ("B28", Standing.MATCHES)
        assert judged("收到申请10件，同比增长25%。", **cells)[1] == ("B27", Standing.UNVERIFIABLE)
        nothing = report("无", year=2022)
        assert judged("收到申请10件，同比增长25%。", nothing, **cells)[1] == ("B27", Standing.UNVERIFIABLE)

    def test_last_year(self) -> None:
        """A sentence about last year is judged by last year's report, where it is given."""
        last = report("无", year=2022, applications__received__total=8)

        assert judged("2022年收到申请8件。", last) == [("B01", Standing.MATCHES)]
        assert judged("2022年收到申请9件。", last) == [("B01", Standing.CONTRADICTS)]
        assert judged("2022年收到申请9件。") == []


class TestGuesses:
    """What a contradicted number may be instead."""

    def test_other_cells(self) -> None:
        """The column of the same row comes first, then a total of the same table."""
        found = only(
            "收到政府信息公开申请7件。",
            applications__received__total=9,
            applications__received__natural_persons=7,
            applications__dispositions__granted__total=7,
        )

        assert [each.expression for each in found.guesses] == [
            "applications.received@natural_persons",
            "applications.dispositions.granted@total",
        ]

    def test_groups_of_columns(self) -> None:
        """So does the sum of the five kinds of organization."""
        found = only(
            "收到政府信息公开申请7件。",
            applications__received__total=9,
            applications__received__enterprises=4,
            applications__received__research_institutions=3,
        )

        assert [each.expression for each in found.guesses] == ["applications.received@organizations"]

    def test_last_year(self) -> None:
        """Prose is often copied."""
        last = report("无", year=2022, applications__received__total=7)

        assert [each.kind for each in only("收到申请7件。", last, applications__received__total=90).guesses] == [
            "last_year"
        ]

    @pytest.mark.parametrize("wrong", ["132", "124", "12", "1234", "1230000"])
    def test_slips(self, wrong: str) -> None:
        """Two digits changed, one wrong, one missing, one too many, or a unit."""
        found = only(f"收到申请{wrong}件。", applications__received__total=123)

        assert "slip" in {each.kind for each in found.guesses}

    def test_none(self) -> None:
        """Small numbers stand everywhere, and what is unlike anything is not explained."""
        assert (
            only("收到申请2件。", applications__received__total=123, applications__received__enterprises=2).guesses
            == ()
        )
        assert only("收到申请777件。", applications__received__total=123).guesses == ()
        assert only("行政复议2件。", disputes__reconsideration__total=5).guesses == ()


class TestFindings:
    """Claims as findings of ``check``."""

    def test_contradiction(self) -> None:
        """An error names sentence, number, the form's words, the cells and the value, in both languages."""
        made = report(
            "收到政府信息公开申请7件。", applications__received__total=9, applications__received__natural_persons=7
        )
        (found,) = dm.check(made, select=["prose.B01"])

        assert (found.severity, found.left, found.right, found.difference) == (dm.Severity.ERROR, 7, 9, -2)
        assert found.cells == ("applications.received.total",)
        assert found.passage is not None
        assert made.sections.overview.text[found.passage.start : found.passage.end] == "7件"
        assert "是 9；猜测：可能是「一、本年新收政府信息公开申请数量」的「自然人」" in found.message("zh-Hans")
        assert "a guess: it may be" in found.message("en")

    def test_other_standings(self) -> None:
        """What is explained, or a part, is information; what matches is nothing."""
        cells = {"disputes__reconsideration__total": 3, "disputes__reconsideration__pending": 1}
        found = dm.check(report("行政复议2件。市本级收到政府信息公开申请0件。", **cells), select=["prose"])

        assert [each.verdict.value for each in found] == ["explained"]
        part = dm.check(report("市本级收到申请1件。", applications__received__total=2), select=["prose"])
        assert [each.verdict.value for each in part] == ["subset"]
        assert "只说其中一部分" in part[0].message("zh-Hans")

    def test_guesses_in_words(self) -> None:
        """Every kind of guess is told."""
        last = report("无", year=2022, applications__received__total=132)
        (found,) = dm.check(report("收到申请132件。", applications__received__total=123), last, select=["prose"])

        assert "可能照抄了上年的" in found.message("zh-Hans")
        assert "写错了一位" in found.message("zh-Hans")

    def test_sides(self) -> None:
        """Intervals, ranges with gaps, shares and years are told as they are."""
        near = dm.check(report("收到申请约100件。", applications__received__total=3), select=["prose"])[0]
        assert near.left == "95–105"
        share = dm.check(
            report(
                "收到申请9件，予以公开3件，占50%。",
                applications__received__total=9,
                applications__dispositions__total__total=9,
                applications__dispositions__granted__total=3,
            ),
            select=["prose"],
        )[0]
        assert (share.right, "占「（七）总计」的比例" in share.message("zh-Hans")) == ("33.3333", True)
        year = report("无").replace(preamble=(dm.Paragraph(text="统计期限为2022年。"),))
        assert dm.check(year, select=["prose"])[0].right == 2023

    def test_ranges(self) -> None:
        """A range that no claim is in is told with its ends."""
        cells = {
            "disputes__reconsideration__upheld": 2,
            "disputes__reconsideration__pending": dm.Gap.BLANK,
            "disputes__reconsideration__corrected": dm.Gap.BLANK,
        }
        closed = dm.check(
            report("行政复议，维持2件，尚未审结9件。", **cells, disputes__reconsideration__total=5), select=["prose"]
        )
        blank = report("收到申请，不予公开1件。", year=2019, applications__dispositions__denied__state_secrets__total=2)
        open_ = dm.check(blank, select=["prose"])

        assert [each.right for each in closed] == [Range(0, 3)]
        assert [each.right for each in open_] == [Range(2, None)]
        assert "0–3" in closed[0].message("zh-Hans")
        assert "至少 2" in open_[0].message("zh-Hans")

    def test_sums_of_several(self) -> None:
        """A sum, a difference and a group of columns are named term by term."""
        cells = {
            "disputes__reconsideration__total": 3,
            "disputes__reconsideration__pending": 1,
            "disputes__litigation__direct__total": 5,
        }
        found = dm.check(report("行政复议3件，审结9件。", **cells), select=["prose.C08"])[0]
        assert "「行政复议」减「行政复议」的「尚未审结」" in found.message("zh-Hans")
        both = dm.check(report("行政复议诉讼共9件。", **cells), select=["prose.C09"])[0]
        assert "「行政复议」加「行政诉讼」" in both.message("zh-Hans")
        people = dm.check(
            report("收到申请3件，均为自然人申请。", applications__received__enterprises=3), select=["prose.B23"]
        )[0]
        assert "的「法人或其他组织」" in people.message("zh-Hans")

    def test_left_out(self) -> None:
        """Prose is not looked at when it is not to be told, and its codes are known."""
        made = report("收到政府信息公开申请7件。", applications__received__total=9)

        assert dm.check(made, ignore=["prose"]) == dm.check(made, select=["T3", "T4", "text", "T2", "read"])
        with pytest.raises(UnknownCodeError):
            dm.check(made, select=["prose.X99"])

    def test_long_sentences_are_cut(self) -> None:
        """A finding shows the beginning of a long sentence."""
        made = report("本机关认真落实，" * 20 + "收到申请7件。")

        assert "…" in dm.check(made, select=["prose"])[0].message()


def test_unclaimed() -> None:
    """Figures that no claim speaks of can be asked for."""
    made = report("收到申请0件，培训3次。")

    assert [figure.unit for _, figure in unclaimed(made, claims(made))] == ["次"]


@pytest.mark.parametrize("text", ["收到", "其中", "1件", "申请1件", "未收到", "均", "上年结转", "一"])
def test_hostile_text_takes_linear_time(text: str) -> None:
    """Text without an end takes time in step with its length."""
    spent = []
    for size in (20_000, 200_000):
        made = report(text * (size // len(text)))
        begin = time.process_time()
        claims(made)
        spent.append(time.process_time() - begin)

    assert spent[1] < 40 * max(spent[0], 0.01)


@pytest.mark.parametrize("text", ["公开申请收到", "9", "（", "1件", "收到申请9件，其中网络1件，", "未发生、复议、"])
def test_a_million_characters(text: str) -> None:
    """Hostile text of a million characters is done with in seconds."""
    made = report(text * (1_000_000 // len(text)))
    begin = time.process_time()
    claims(made)

    assert time.process_time() - begin < 30
