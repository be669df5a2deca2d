"""Ordinary usage, which two type checkers must accept."""

from __future__ import annotations

import disclosure_model as dm
from disclosure_model.editions import edition_2019, edition_2021
from disclosure_model.editions.tables import DisputeCounts


def read_and_judge(path: str) -> list[str]:
    """Read a file and tell what was found."""
    reading = dm.read(path)
    report: dm.Report = reading.report
    found = (*reading.findings, *dm.check(report, select=["T3"], severity={"T3.across": dm.Severity.INFO}))
    return [f"{each.code} {each.message('en')} {[s.cell for s in each.suggestions]}" for each in found]


def build() -> dm.Report:
    """Build a table by its constructor, change it, save it."""
    counts = DisputeCounts(upheld=1, corrected=0, other=0, pending=dm.Gap.BLANK, total=1)
    litigation = edition_2019.Litigation(direct=counts, after_reconsideration=counts.replace(upheld=2, total=2))
    disputes = edition_2019.Disputes(reconsideration=counts, litigation=litigation)
    report = dm.Report(agency=dm.Agency(name="某局"), year=2022, disputes=disputes)
    better = report.with_cells({"disputes.reconsideration.total": 2}).replace(
        title="某局2022年政府信息公开工作年度报告"
    )
    dm.dump(better, "report.json")
    return dm.load("report.json")


def move(report: dm.Report) -> list[str]:
    """Move a report to another edition, and tell what that took."""
    made: dm.Migration = dm.migrate(report, "2021")
    print([f"{each.code} {each.value}" for each in made.lost], [each.cells for each in made.guessed])
    return [said.render("en") for said in made.said]


def write(report: dm.Report, before: dm.Report) -> list[str]:
    """Write section text, and see where its numbers come from and how its sentences stand."""
    made: dm.Composition = dm.compose(report, before, style="concise", fee=dm.Charged(1200, cases=3))
    claims: tuple[dm.Claim, ...] = dm.claims(made.report, before)
    print([f"{each.printed} {each.standing.value} {each.by}" for each in claims])
    dm.render(made.report, "checked.html", findings=dm.check(made.report, before), language="en")
    return [origin.expression for paragraph in made.paragraphs for origin in paragraph.origins]


def look(report: dm.Report) -> dm.Money | dm.Gap | None:
    """Go to a cell by its path."""
    if isinstance(report.applications, edition_2021.Applications):
        received: int | dm.Gap = report.applications.dispositions.other.fee_unpaid.total
        print(received)
    if isinstance(report.proactive, edition_2021.Proactive):
        return report.proactive.fees.amount
    return None
