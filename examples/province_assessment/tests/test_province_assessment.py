"""The plugin: its rules as findings, its deadlines by place, and the arithmetic of the score."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import disclosure_model as dm
import province_assessment
from disclosure_model import plugins
from disclosure_model.editions.deadlines import deadline
from disclosure_model.grammar.forms import declared_cells
from disclosure_model.grammar.rules import Rule, marked, rules
from disclosure_model.trials import keeps
from province_assessment import Assessment, assess
from province_assessment.form import WHOLE, Points
from province_assessment.standard import STANDARD
from province_assessment.words import WORDS

RULES = [*map(marked, province_assessment.disclosure_rules()), *rules(Assessment), *rules(Points)]
GOOD = (
    "全年主动公开信息，依申请公开畅通，政府信息管理规范，加强网站平台建设，监督保障到位；"
    "开展培训二次，制作解读三篇，考核优秀。"
)
PROBLEMS = "对条例的学习还不够深入，下一步将逐季检查。"


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The plugin is there whether it is installed or not, and sentences are Chinese."""
    monkeypatch.setenv("DISCLOSURE_MODEL_LANG", "zh-Hans")
    with plugins.using(province_assessment=province_assessment):
        yield


def report(
    text: str = GOOD,
    *,
    day: date | None = date(2022, 1, 10),
    kind: dm.AgencyKind | None = dm.AgencyKind.DEPARTMENT,
    region: str | None = "某省某县",
    cells: dict[str, int] | None = None,
) -> dm.Report:
    """A report of 2021 that is all zeros but for ``cells``, with its name as a title."""
    sections = {name: dm.Section(blocks=(dm.Paragraph(text=told),)) for name, told in _texts(text).items()}
    return dm.Report.from_cells(
        {"proactive.fees.amount": dm.Money("0"), **(cells or {})},
        missing=0,
        year=2021,
        title="某局2021年政府信息公开工作年度报告",
        agency=dm.Agency(name="某局", kind=kind, region=region),
        publication_date=day,
        sections=dm.Sections(**sections),
    )


def _texts(text: str) -> dict[str, str]:
    return {"overview": text, "problems": PROBLEMS} if text else {}


def own(made: dm.Report, before: dm.Report | None = None) -> list[str]:
    """The last part of the codes of the plugin's findings."""
    found = dm.check(made, before, select=["extensions.province_assessment"])
    return [finding.code.rpartition(".")[2] for finding in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    """Each rule's good example keeps it, the bad one breaks it."""
    assert keeps(rule, rule.good)
    assert not keeps(rule, rule.bad)


def test_a_good_report_has_all_points() -> None:
    """Without findings there is nothing to take off."""
    made = assess(report())

    assert (WHOLE, 0, WHOLE) == (made.total.full, made.total.deducted, made.total.score)
    assert () == made.notes


@pytest.mark.parametrize(
    ("kind", "region", "due"),
    [
        (dm.AgencyKind.DEPARTMENT, "某省某市", date(2022, 1, 15)),
        (dm.AgencyKind.DEPARTMENT, "某省某县", date(2022, 1, 20)),
        (dm.AgencyKind.DEPARTMENT, "邻省", date(2022, 1, 31)),
        (dm.AgencyKind.DEPARTMENT, None, date(2022, 1, 31)),
        (dm.AgencyKind.COUNTY, "某省某县", date(2022, 3, 15)),
        (dm.AgencyKind.PROVINCE, "某省", date(2022, 3, 31)),
    ],
)
def test_the_smallest_place_sets_the_day(kind: dm.AgencyKind, region: str | None, due: date) -> None:
    """A city's day goes before the province's, and that before the nation's; the next day is late."""
    made = report(kind=kind, region=region)
    found = deadline(made)

    assert found is not None
    assert due == found.of(2021)
    for day, codes in ((due, []), (due.replace(day=due.day + 1) if due.day < 31 else None, ["publication.late"])):
        if day is not None:
            late = dm.check(made.replace(publication_date=day), select=["publication"])
            assert codes == [finding.code for finding in late]


def test_much_too_late() -> None:
    """After thirty days more it is told how late, and by whose day."""
    (finding,) = dm.check(report(day=date(2022, 2, 20)), select=["extensions.province_assessment.overdue"])

    assert finding.message("zh-Hans") == f"最迟应在 2022-01-20 公布（{STANDARD.instrument}），晚了 31 天"
    assert finding.message("en").startswith("due on 2022-01-20 (")
    assert [] == own(report(day=date(2022, 2, 19)))
    assert [] == own(report(day=None))
    assert [] == own(report(day=date(2022, 5, 1), kind=None))


def test_required_words() -> None:
    """Each thing that is not spoken of is one finding; figures alone are not asked for words."""
    (finding,) = dm.check(report(GOOD.replace("培训", "学习")), select=["extensions.province_assessment.words"])

    assert finding.message("zh-Hans") == "正文没有写到：人员培训"
    assert finding.message("en") == "the text does not speak of: training"
    assert ["words"] * 3 == own(report("无。"))
    assert [] == own(report(""))


def test_copied_text() -> None:
    """More than half of last year's text is a finding, other figures in it notwithstanding; half of it is none."""
    before = report("公开信息5条。")

    assert ["repeated"] == [code for code in own(report("公开信息6条。"), before) if code == "repeated"]
    assert "repeated" not in own(report("公开信息6条。" + "新写的文字" * 8), before)
    assert "repeated" not in own(report("公开信息6条。"))


def test_other_places_are_not_assessed() -> None:
    """The province's demands are for its own organs; the statute's stay."""
    for region in ("邻省", None):
        elsewhere = report("无。", region=region, day=date(2022, 5, 1))
        assert [] == own(elsewhere, elsewhere)
        assert "publication.late" in {finding.code for finding in dm.check(elsewhere)}


def test_points_are_taken_off_by_the_standard() -> None:
    """Each finding once, for the first deduction that fits, and never more than there is; consequences are free."""
    made = assess(report("无。", day=date(2022, 5, 1), cells={"applications.received.total": 3}), report("无。"))

    assert (20, 0) == (made.timely.deducted, made.timely.score)
    assert (25, 5) == (made.complete.deducted, made.complete.score)  # three things not told, and the topics
    assert (10, 20) == (made.accurate.deducted, made.accurate.score)  # T3.across and T3.only_total
    assert (15, 5) == (made.written.deducted, made.written.score)
    assert made.total.score == 30
    assert "扣 5 分（extensions.province_assessment.words）：正文没有写到：政策解读" in made.notes
    assert made.total.deducted == sum(int(note.split()[1]) for note in made.notes)


def test_most_of_a_deduction_holds() -> None:
    """What is taken off for many findings of a kind ends at its most; a part never falls below zero."""
    rows = (
        "received",
        "dispositions.granted",
        "dispositions.denied.state_secrets",
        "dispositions.unavailable.not_held",
    )
    three = {f"applications.{row}.total": number for number, row in enumerate(rows, 1)}
    four = {f"disputes.{block}.total": 1 for block in ("reconsideration", "litigation.direct")}
    wrong = report(cells={**three, **four})
    codes = [each.code for each in dm.check(wrong) if not each.consequence_of]

    assert len([code for code in codes if code.startswith("T3")]) > 4
    assert (30, 0) == (assess(wrong).accurate.deducted, assess(wrong).accurate.score)
    assert 20 == assess(report(cells=three)).accurate.deducted


def test_the_score_is_checked(tmp_path: Path) -> None:
    """A score is kept in every format, and one that does not add up is found."""
    made = report().with_tables({Assessment.slot: assess(report("无。"))})
    for name in ("report.json", "report.html", "report.docx"):
        path = tmp_path / name
        (dm.dump if name.endswith("json") else dm.render)(made, path)
        assert made.extensions == dm.read(path).report.extensions
    changed = made.with_cells({"extensions.province_assessment.total.score": 90})

    assert [] == own(made)
    assert {"points", "total"} == set(own(changed))


def test_a_full_score_is_a_hundred() -> None:
    """Parts that give other than a hundred points are told; a gap leaves it open."""
    cells = {"total.full": 90, "timely.full": 90, "timely.score": 90, "total.score": 90}
    made = Assessment.from_cells(cells, missing=0)

    assert ["full"] == own(report().with_tables({made.slot: made}))
    blank = made.with_cells({"total.full": dm.Gap.BLANK})
    assert "full" not in own(report().with_tables({made.slot: blank}))


def test_the_standard_is_whole() -> None:
    """Its parts are the rows of the form, their points a hundred, and every deduction is for a rule that there is."""
    names = [part.name for part in STANDARD.part]

    assert [*names, "total"] == list(dict.fromkeys(cell.code.partition(".")[0] for cell in declared_cells(Assessment)))
    assert sum(part.points for part in STANDARD.part) == WHOLE
    dm.check(report(), ignore=[each.code for part in STANDARD.part for each in part.deduction])  # refuses unknown ones


def test_every_word_is_translated() -> None:
    """Labels, title, rules and what is required have an English and a traditional form."""
    words = {spec.label for cell in declared_cells(Assessment) for spec in (cell.spec, *cell.rows)}
    words |= {told for rule in RULES for told in (rule.wording, rule.cite)}
    words |= {Assessment.title, *(each.name for each in STANDARD.required)}

    for language in ("en", "zh-Hant"):
        assert set() == words - set(WORDS[language])
