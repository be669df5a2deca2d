"""Reports of one sentence, and what they claim."""

from __future__ import annotations

import disclosure_model as dm
from disclosure_model.prose.claims import Claim, claims

FEES = {True: "proactive.fees.amount", False: "proactive.procurement.amount"}


def report(text: str, year: int = 2023, heading: str | None = None, **cells: object) -> dm.Report:
    """A report that is all zeros but for ``cells`` (``__`` for a point), with one paragraph in section one."""
    own = {name.replace("__", "."): value for name, value in cells.items()}
    made = dm.Report.from_cells(
        {FEES[year > 2020]: dm.Money("0")} | own, year=year, missing=0, agency=dm.Agency(name="某市人民政府")
    )
    blocks: tuple[dm.Heading | dm.Paragraph, ...] = (dm.Paragraph(text=text),)
    if heading:
        blocks = (dm.Heading(text=heading), *blocks)
    return made.replace(sections=dm.Sections(overview=dm.Section(blocks=blocks)))


def told(made: dm.Report, before: dm.Report | None = None) -> list[str]:
    """Every claim that says something, as its code, what is printed, and how it stands."""
    found = (each for each in claims(made, before) if each.candidates or each.witness)
    return [f"{each.pattern} {each.printed.strip()} {each.standing.value}" for each in found]


def only(made: dm.Report, before: dm.Report | None = None) -> Claim:
    """The one claim of a report."""
    (found,) = claims(made, before)
    return found
