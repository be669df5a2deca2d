"""Tables in another edition: nothing is lost silently, nothing is made up."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import disclosure_model as dm
from disclosure_model.editions import edition_2019, edition_2021, migrations
from disclosure_model.editions.changes import Change, Likely
from disclosure_model.editions.edition import Edition
from disclosure_model.editions.known import edition as edition_of
from disclosure_model.editions.known import known_editions
from disclosure_model.editions.tables import AnyProactive
from disclosure_model.errors import UnknownCodeError
from disclosure_model.findings import Verdict
from disclosure_model.grammar.cells import LARGEST
from disclosure_model.grammar.forms import form
from disclosure_model.grammar.gaps import Count
from disclosure_model.grammar.parts import count
from disclosure_model.testing import reports

AGENCY = dm.Agency(name="某机关")
OTHER = "applications.dispositions.other"
PARTS = ("correction_overdue", "fee_unpaid", "others")
KINDS = ("natural_persons", "enterprises", "total")
many = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def holding(edition: str, cells: dict[str, Any], missing: Any = 0) -> dm.Report:
    """A report with all tables of an edition, all other cells being ``missing``."""
    money = {"proactive.procurement.amount", "proactive.fees.amount"}
    gaps = {code: dm.Gap.BLANK for code in money if code in codes(edition)}
    year = edition_of(edition).first_year
    return dm.Report.from_cells(gaps | cells, missing=missing, agency=AGENCY, year=year)


def codes(edition: str) -> set[str]:
    """All codes of an edition."""
    year = edition_of(edition).first_year
    return set(dm.Report.from_cells({}, missing=dm.Gap.BLANK, agency=AGENCY, year=year).cells())


def lost(made: dm.Migration) -> dict[str, Any]:
    """Code → value, of what was lost."""
    return {each.code: each.value for each in made.lost}


def is_figure(value: object) -> bool:
    """Whether a cell holds more than a gap."""
    return not isinstance(value, dm.Gap)


class TestTableThree:
    """The row 其他处理: one line in 2019, three in 2021."""

    def test_sum_stays_unsplit(self) -> None:
        """To 2021 the sum is told, is not split, and is not in ``others``; all other figures stay."""
        report = holding("2019", {f"{OTHER}.enterprises": 4, f"{OTHER}.total": 4, "applications.received.total": 9})
        made = dm.migrate(report, "2021")
        cells = made.report.cells()

        assert {dm.Gap.UNREAD} == {
            cells[f"{OTHER}.{part}.{kind}"] for part in PARTS for kind in ("enterprises", "total")
        }
        assert {f"{OTHER}.enterprises": 4}.items() <= lost(made).items()
        assert 9 == cells["applications.received.total"]
        told = next(each for each in made.lost if each.code == f"{OTHER}.total")
        assert f"没有带入 {OTHER}.total（4）：2021 版把「（六）其他处理」分成 3 行；这是没有分开的合计" in str(
            told.said
        )

    def test_sum_of_nothing(self) -> None:
        """A sum of 0 has parts of 0, and nothing is lost."""
        made = dm.migrate(holding("2019", {}), "2021")

        assert {0} == {made.report.cells()[f"{OTHER}.{part}.{kind}"] for part in PARTS for kind in KINDS}
        assert not [code for code in lost(made) if code.startswith(OTHER)]

    @pytest.mark.parametrize("gap", dm.Gap)
    def test_gap_of_the_sum(self, gap: dm.Gap) -> None:
        """A gap in the place of the sum is that gap in each of its parts, and nothing is lost."""
        made = dm.migrate(holding("2019", {f"{OTHER}.total": gap}), "2021")

        assert {gap} == {made.report.cells()[f"{OTHER}.{part}.total"] for part in PARTS}
        assert f"{OTHER}.total" not in lost(made)

    def test_sum_is_made(self) -> None:
        """To 2019 the three lines are added up, and each is told."""
        parts = {f"{OTHER}.{part}.total": number for number, part in enumerate(PARTS)}
        made = dm.migrate(holding("2021", parts), "2019")

        assert 3 == made.report.cells()[f"{OTHER}.total"]
        assert parts.items() <= lost(made).items()
        assert [] == list(made.guessed)
        assert "2019 版的「（六）其他处理」只有一行，已计入其中" == str(made.lost[-1].why)

    @pytest.mark.parametrize(
        ("values", "total", "told"),
        [
            ((1, dm.Gap.NOT_APPLICABLE, 2), 3, {1, dm.Gap.NOT_APPLICABLE, 2}),
            ((1, dm.Gap.BLANK, dm.Gap.NOT_APPLICABLE), dm.Gap.BLANK, {1, dm.Gap.NOT_APPLICABLE}),
            ((1, dm.Gap.BLANK, dm.Gap.UNREAD), dm.Gap.UNREAD, {1}),
            ((dm.Gap.NOT_APPLICABLE,) * 3, dm.Gap.NOT_APPLICABLE, set[Any]()),
            ((LARGEST, LARGEST, 0), dm.Gap.UNREAD, {LARGEST, 0}),
        ],
        ids=str,
    )
    def test_gaps_in_a_sum(self, values: tuple[Any, ...], total: Any, told: set[Any]) -> None:
        """What is unknown makes the sum unknown, as does a sum no cell can hold; what stands in no sum is told."""
        parts = {f"{OTHER}.{part}.total": value for part, value in zip(PARTS, values, strict=True)}
        made = dm.migrate(holding("2021", parts), "2019")

        assert total == made.report.cells()[f"{OTHER}.total"]
        assert told == {value for code, value in lost(made).items() if code in parts}
        if not is_figure(total):
            assert all("加不出合计" in str(each.said) for each in made.lost if each.code in parts)


class TestTableTwo:
    """Ten cells of 2021, 22 of 2019: three have the same codes."""

    def test_decisions_stay(self) -> None:
        """Decisions carry over, both ways."""
        decisions = {
            f"proactive.{row}.decisions": number for number, row in enumerate(("licensing", "penalties", "compulsion"))
        }
        for one, other in (("2019", "2021"), ("2021", "2019")):
            assert decisions.items() <= dm.migrate(holding(one, decisions), other).report.cells().items()

    def test_guess(self) -> None:
        """What was made is taken for what was issued where as much was disclosed, and that is called a guess."""
        row = "proactive.rules"
        cells = {f"{row}.made": 2, f"{row}.disclosed": 2, f"{row}.total_disclosed": 7}
        made = dm.migrate(holding("2019", cells), "2021")
        guess = next(each for each in made.guessed if each.code == f"{row}.issued")

        assert 2 == guess.value == made.report.cells()[f"{row}.issued"]
        assert (f"{row}.made", f"{row}.disclosed") == guess.cells
        assert (
            f"推定 {row}.issued 为 2：「本年新制作数量」与「本年新公开数量」相同（据 {', '.join(guess.cells)}）"
            == str(guess.said).replace("、", ", ")
        )
        assert {f"{row}.disclosed": 2, f"{row}.total_disclosed": 7}.items() <= lost(made).items()
        assert f"{row}.made" not in lost(made)

    @pytest.mark.parametrize(
        ("one", "other"), [(2, 1), (dm.Gap.BLANK, dm.Gap.BLANK), (dm.Gap.BLANK, 0), (1, dm.Gap.UNREAD)]
    )
    def test_no_guess(self, one: Any, other: Any) -> None:
        """Where figures differ, or are none, nothing is guessed, and they are lost."""
        row = "proactive.rules"
        made = dm.migrate(holding("2019", {f"{row}.made": one, f"{row}.disclosed": other}), "2021")

        assert dm.Gap.BLANK is made.report.cells()[f"{row}.issued"]
        assert f"{row}.issued" not in {each.code for each in made.guessed}
        assert {one, other} - {dm.Gap.BLANK} == {
            value for code, value in lost(made).items() if code in (f"{row}.made", f"{row}.disclosed")
        }

    def test_stock_is_not_what_is_disclosed(self) -> None:
        """total_disclosed is not in_force: it is lost, in_force blank; the same the other way."""
        one = dm.migrate(holding("2019", {"proactive.rules.total_disclosed": 7}), "2021")
        other = dm.migrate(holding("2021", {"proactive.rules.in_force": 7}), "2019")

        assert dm.Gap.BLANK is one.report.cells()["proactive.rules.in_force"]
        assert dm.Gap.BLANK is other.report.cells()["proactive.rules.total_disclosed"]
        why = {each.code: str(each.why) for made in (one, other) for each in made.lost}
        assert "不等于 2021 版的「现行有效件数」" == why["proactive.rules.total_disclosed"]
        assert "不等于 2019 版的「对外公开总数量」" == why["proactive.rules.in_force"]
        assert "不等于 2019 版的「本年新制作数量」" == why["proactive.rules.issued"]

    def test_everything_else_is_told(self) -> None:
        """Each cell of 2019 without a counterpart is listed with its value, amounts and zeros too; blanks are not."""
        amount = dm.Money("397.510", "万元")
        cells = {"proactive.procurement.amount": amount, "proactive.fees.change": -2, "proactive.rules.made": 1}
        made = dm.migrate(holding("2019", cells | {"proactive.fees.items_last_year": dm.Gap.BLANK}), "2021")
        gone = {code for code in codes("2019") - codes("2021") if code.startswith("proactive.")}

        assert gone - {"proactive.fees.items_last_year", "proactive.normative_documents.made"} == {
            code for code in lost(made) if code.startswith("proactive.")
        }
        assert cells.items() <= lost(made).items()


@given(reports(edition="2021", extended=True))
@many
def test_there_and_back(report: dm.Report) -> None:
    """From 2021 to 2019 and back every figure is kept that the losses do not list."""
    there = dm.migrate(report, "2019")
    back = dm.migrate(there.report, "2021")
    told = lost(there) | lost(back)
    again = back.report.cells()

    assert {code: value for code, value in report.cells().items() if code not in told and is_figure(value)}.items() <= (
        again.items()
    )
    assert {code: value for code, value in report.cells().items() if code in lost(there)} == lost(there)


@given(reports(extended=True))
@many
def test_no_figure_is_invented(report: dm.Report) -> None:
    """A figure in the new tables stood in the old ones, is a sum of three that did, a part of 0, or called a guess."""
    for edition in ("2019", "2021"):
        made = dm.migrate(report, edition)
        guessed = {each.code for each in made.guessed}
        cells = report.cells()

        assert edition == "2021" or not guessed
        for code, value in made.report.cells().items():
            if is_figure(value) and code not in guessed and code not in cells:
                row, _, kind = code.rpartition(".")
                if value == 0 and row.rpartition(".")[0] == OTHER:
                    assert 0 == cells[f"{OTHER}.{kind}"]
                    continue
                assert OTHER == row
                parts = [cells[f"{row}.{part}.{kind}"] for part in PARTS]
                assert value == sum(part for part in parts if is_figure(part))


@given(reports(extended=True))
@many
def test_all_else_is_kept(report: dm.Report) -> None:
    """All tables are of the edition; facts, prose, notes and extensions are what they were; missing tables stay so."""
    for edition in ("2019", "2021"):
        made = dm.migrate(report, edition).report

        expected = {each.slot: each for each in edition_of(edition).tables}
        assert {slot: expected[slot] for slot in report.tables()} == {s: type(t) for s, t in made.tables().items()}
        assert report.disputes == made.disputes
        assert {s: t.notes for s, t in report.tables().items()} == {s: t.notes for s, t in made.tables().items()}
        bare = dict.fromkeys(report.tables())
        assert report.replace(**bare) == made.replace(**bare)


@given(reports(sums=True))
@many
def test_sums_stay_right(report: dm.Report) -> None:
    """Tables whose sums are right have no broken sum in another edition."""
    for edition in ("2019", "2021"):
        found = dm.check(dm.migrate(report, edition).report, select=["T3", "T4"])

        assert [] == [each for each in found if each.verdict is Verdict.BROKEN and each.severity is dm.Severity.ERROR]


@given(reports(edition="2021"))
@settings(max_examples=20, deadline=None)
def test_nothing_to_do(report: dm.Report) -> None:
    """A report whose tables are all of the edition is itself, and nothing is told."""
    assert dm.Migration(report) == dm.migrate(report, "2021")


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_sentences(report: dm.Report, language: str) -> None:
    """Every loss and every guess is a sentence in each language, with its code and value."""
    made = dm.migrate(report, "2021")
    for each in (*made.lost, *made.guessed):
        assert each.code in each.said.render(language)
    assert "397.51万元" in next(e for e in made.lost if e.code == "proactive.procurement.amount").said.render(language)


def test_unknown_edition(report: dm.Report) -> None:
    """An edition that is not known is refused with those that are."""
    with pytest.raises(UnknownCodeError, match=r"没有版本 1999。已知版本：2019, 2021"):
        dm.migrate(report, "1999")


@form
class Proactive(AnyProactive):
    """A table two to come: of one cell."""

    edition = "2031"

    permits: Count = count("许可")


@pytest.fixture
def amended(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make an edition of 2031 known, that has the one table and says this of what became of it."""

    def amend(**declared: Any) -> None:
        changes = (Change(older=edition_2021.Proactive, newer=Proactive, **declared),) if declared else ()
        new = Edition(
            name="2031", instrument="某号", first_year=2031, last_year=None, tables=(Proactive,), changes=changes
        )
        monkeypatch.setattr(migrations, "known_editions", lambda: (*known_editions(), new))
        monkeypatch.setattr(migrations, "edition_of", lambda name: new if name == "2031" else edition_of(name))

    return amend


def test_over_an_edition_between(amended: Callable[..., None]) -> None:
    """An edition that says what became of the last one's tables is reached from all; losses of each step are told."""
    amended(likely=(Likely("permits", taken="licensing.decisions", agrees="penalties.decisions"),))
    report = holding("2019", {"proactive.licensing.decisions": 3, "proactive.penalties.decisions": 3})
    made = dm.migrate(report, "2031")

    assert Proactive(permits=3) == made.report.proactive
    assert isinstance(made.report.applications, edition_2019.Applications)
    assert {"proactive.procurement.projects", "proactive.rules.issued", "proactive.penalties.decisions"} <= set(
        lost(made)
    )
    assert ["proactive.permits"] == [each.code for each in made.guessed]
    assert isinstance(dm.migrate(made.report, "2019").report.proactive, edition_2019.Proactive)


def test_no_way(amended: Callable[..., None]) -> None:
    """An edition that does not say so is not reached, with a sentence."""
    amended()
    with pytest.raises(UnknownCodeError, match=r"没有说明 proactive 的 2019 版怎样转为 2031 版"):
        dm.migrate(holding("2019", {}), "2031")


def test_results_are_frozen(report: dm.Report) -> None:
    """What is returned cannot be changed."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        dm.migrate(report, "2021").lost = ()  # type: ignore[misc]  # on purpose
