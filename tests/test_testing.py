"""The strategies for users' tests reach what they promise, and shrink to what a person can read."""

from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, find, given, seed, settings

import disclosure_model as dm
from disclosure_model.editions.agency import AgencyKind
from disclosure_model.editions.known import edition as edition_of
from disclosure_model.editions.known import tables
from disclosure_model.editions.report import SLOTS
from disclosure_model.editions.tables import AnyTable
from disclosure_model.findings import Verdict
from disclosure_model.grammar.cells import CHANGE, COUNT, LARGEST, MONEY
from disclosure_model.grammar.forms import declared_cells, parts
from disclosure_model.grammar.kept import Kept
from disclosure_model.testing import HOSTILE, agencies, consistent, figures, moneys, reports, table, texts

T = TypeVar("T")
FORMS = [form for slot in SLOTS for form in tables(slot).values()]
SUMS = ["T3.across", "T3.balance", "T3.results", "T4"]
EXAMPLES = 180
STARTS = 6

same = settings(database=None, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
short = settings(same, derandomize=True, phases=[Phase.generate, Phase.shrink])
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.slot}-{form.edition}")


def drawn(strategy: Any, examples: int = EXAMPLES) -> list[Any]:
    """The same examples on every run, of several starts: one start alone may dwell on what it likes."""
    found: list[Any] = []
    for start in range(STARTS):

        @seed(start)
        @settings(same, max_examples=examples // STARTS)
        @given(strategy)
        def keep(value: Any) -> None:
            found.append(value)

        keep()
    return found


@pytest.fixture(scope="module")
def some() -> list[dm.Report]:
    """Reports as drawn when nothing is asked for."""
    return drawn(reports())


def test_valid(some: list[dm.Report]) -> None:
    """The constructor accepts all that is drawn, tables and rows included."""
    for report in some:
        assert report == report.replace() == report.with_cells(report.cells())


def test_editions(some: list[dm.Report]) -> None:
    """Each slot holds a table of each edition it has, or none; editions mix in one report."""
    for slot in SLOTS:
        held = [getattr(report, slot) for report in some]
        assert {None, *tables(slot)} == {table and table.edition for table in held}
    assert [] in [list(report.tables()) for report in some]
    assert list(SLOTS) in [list(report.tables()) for report in some]
    mixed = [(report.proactive, report.applications) for report in some if report.proactive and report.applications]
    assert {("2019", "2021"), ("2021", "2019")} < {(one.edition, other.edition) for one, other in mixed}


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_one_edition(edition: str) -> None:
    """Where an edition is asked for, all tables are as it prints them; table four is that of 2019 in both."""
    held = {type(table) for report in drawn(reports(edition=edition), 60) for table in report.tables().values()}

    assert set(edition_of(edition).tables) == held


@pytest.mark.parametrize("kind", [COUNT, CHANGE, MONEY], ids=lambda kind: kind.name)
def test_every_gap(some: list[dm.Report], kind: Any) -> None:
    """Each kind of gap stands in cells of each kind, and beside figures in one table."""
    values = [(table, value) for report in some for table, value in of_kind(report, kind)]

    assert set(dm.Gap) < {value for _, value in values}
    assert set(dm.Gap) == {gap for table, gap in values if isinstance(gap, dm.Gap) and holds_figures(table)}


def of_kind(report: dm.Report, kind: Any) -> list[tuple[AnyTable, Any]]:
    """The figures of one kind, each with its table."""
    return [
        (table, value)
        for table in report.tables().values()
        for cell, value in zip(declared_cells(type(table)), table.cells().values(), strict=True)
        if cell.kind == kind
    ]


def holds_figures(made: AnyTable) -> bool:
    """Whether some cell is no gap."""
    return not all(isinstance(value, dm.Gap) for value in made.cells().values())


def test_figures(some: list[dm.Report]) -> None:
    """Counts reach the largest, changes both ways; small and large ones occur too."""
    counts = {value for report in some for _, value in of_kind(report, COUNT) if isinstance(value, int)}
    changes = {value for report in some for _, value in of_kind(report, CHANGE) if isinstance(value, int)}

    assert {0, 1, 2, LARGEST} < counts
    assert {True, False} == {100 < count < LARGEST for count in counts}
    assert min(changes) < -30 < -1 < max(changes)
    assert any(-30 <= change < 0 for change in changes)


@each_form
def test_bare_and_full(form: Any) -> None:
    """Some tables are of one figure but for a few cells; in others half of all cells differ."""
    sizes = [len(set(made.cells().values())) for made in drawn(table(form), 60)]

    assert min(sizes) <= 2
    assert max(sizes) >= len(declared_cells(form)) / 3


def test_moneys() -> None:
    """Amounts have no decimals or up to twelve, end in zeros, are large; units are usual, odd or none."""
    found = drawn(moneys())
    decimals = {money.amount.partition(".")[2] for money in found}

    assert {0, 12} < {len(each) for each in decimals}
    assert [each for each in decimals if each.endswith("0")]
    assert [money for money in found if money.decimal > 10**12]
    assert {None, "万元", "元", "亿元"} < {money.unit for money in found}
    assert {money.unit for money in found} & set(HOSTILE)


def test_hostile_text(some: list[dm.Report]) -> None:
    """All hostile text is drawn; it stands in names, notes and prose of reports."""
    assert set(HOSTILE) <= set(drawn(texts(), 600))
    assert {report.agency.name for report in some} & set(HOSTILE)
    assert {note for report in some for table in report.tables().values() for note in table.notes} & set(HOSTILE)
    assert {block.text for report in some for block in report.preamble if isinstance(block, dm.Heading)} & set(HOSTILE)


def test_prose_and_facts(some: list[dm.Report]) -> None:
    """Every section has prose in some report and none in another; every fact is told in some and not in another."""
    for part in parts(dm.Sections):
        assert {True, False} == {bool(getattr(report.sections, part.name).blocks) for report in some}
    for name in ("title", "instrument", "publication_date", "period"):
        assert {True, False} == {getattr(report, name) is None for report in some}
    assert {None, *AgencyKind} == {agency.kind for agency in drawn(agencies())}
    kinds = {type(block).__name__ for report in some for block in report.preamble}
    assert {"Heading", "Paragraph", "PlainGrid"} == kinds


def test_extensions(some: list[dm.Report]) -> None:
    """Extensions are held only when asked for."""
    held = [report.extensions for report in drawn(reports(extended=True), 60)]

    assert {0, 1, 2} == {len(each) for each in held}
    assert {Kept} == {type(data) for each in held for data in each.values()}
    assert {0} == {len(report.extensions) for report in some}


@pytest.mark.parametrize("sums", [False, True])
def test_no_gaps(sums: bool) -> None:
    """Without gaps there are none; reports with right sums have none in any case."""
    for report in drawn(reports(gaps=sums, sums=sums), 30):
        assert not any(isinstance(value, dm.Gap) for value in report.cells().values())


@pytest.mark.parametrize("kind", [COUNT, CHANGE, MONEY], ids=lambda kind: kind.name)
def test_figures_without_gaps(kind: Any) -> None:
    """Neither is there one among figures without gaps, of whatever kind."""
    assert not any(isinstance(value, dm.Gap) for value in drawn(figures(kind, gaps=False), 30))


def test_right_sums() -> None:
    """No rule of tables three and four is broken or left open, in either edition; what came in is no one figure."""
    found = drawn(reports(sums=True), 60)
    for report in found:
        assert () == dm.check(report, select=SUMS)

    told = [each.applications for each in found if each.applications and any(each.applications.cells().values())]
    assert {"2019", "2021"} == {made.edition for made in told}
    carried = [(made.received.total, made.brought_forward.total, made.carried_forward.total) for made in told]
    assert [totals for totals in carried if len({*totals, 0}) == 4]


@each_form
@pytest.mark.parametrize("most", [1, 30])
def test_most(form: Any, most: int) -> None:
    """What no equation gives is at most what is asked for."""
    given_ = ("total", "received", "brought_forward")
    whole = [cell.code for cell in declared_cells(form) if cell.kind.whole]
    free = [code for code in whole if not set(given_) & set(code.split("."))]
    found = [made.cells() for made in drawn(consistent(form, most=most), 30)]

    assert {0, most} <= {cells[code] for cells in found for code in free} <= set(range(most + 1))


def test_shrinks() -> None:
    """What a failing test ends with is small: a cell or two told, all else zero, blank of words and missing."""
    wrong: Any = find(reports(), lambda report: "applications.received" in off(report), settings=short)
    right: Any = find(consistent(FORMS[2]), lambda table: table.received.total > 0, settings=short)

    assert dm.Report(agency=dm.Agency(name="0"), year=2008, applications=wrong.applications) == wrong
    assert 1 == len([value for value in wrong.cells().values() if value != 0])
    told = [value for value in right.cells().values() if value != 0]
    assert {1} == set(told)
    assert len(told) <= 6


def off(report: dm.Report) -> set[str]:
    """The rows whose total is not their sum."""
    return {each.at for each in dm.check(report, select=["T3.across"]) if each.verdict is Verdict.BROKEN}
