"""Random reports whose sums are right, made fast: what a hundred thousand offices might have counted."""

from __future__ import annotations

from random import Random

import disclosure_model as dm
from disclosure_model.editions.known import edition
from disclosure_model.grammar.forms import declared_cells

KINDS = (
    ("某县人民政府", dm.AgencyKind.COUNTY),
    ("某市人民政府", dm.AgencyKind.CITY),
    ("某市某区人民政府", None),
    ("某市财政局", dm.AgencyKind.DEPARTMENT),
)

SIZES = (0, 0, 0, 0, 1, 1, 2, 9, 40, 14_000, 10**9, 10**13)
"""The largest figure of a report; figures of a row are at most this, and often nothing."""

BRANCHES = ("granted", "partially_granted", "denied", "unavailable", "not_processed", "other")


def dice(seed: int) -> Random:
    """What chance says."""
    return Random(seed)  # noqa: S311  # the same every time, and no secret


def counted(dice: Random, name: str | None = None) -> dm.Report:
    """A report of either edition, figures of any size, no blank and no gap."""
    name = name or dice.choice(("2019", "2021"))
    most = dice.choice(SIZES)
    cells: dict[str, object] = {}
    for table in edition(name).tables:
        codes = [cell.code for cell in declared_cells(table, f"{table.slot}.")]
        if table.slot == "applications":
            cells |= _applications(dice, codes, most)
        elif table.slot == "disputes":
            cells |= _disputes(dice, codes, dice.choice(SIZES[:9]))
        else:
            cells |= {
                cell.code: _amount(dice) if not cell.kind.whole else _figure(dice, most)
                for cell in declared_cells(table, f"{table.slot}.")
            }
    agency, kind = dice.choice(KINDS)
    year = dice.choice((2019, 2020) if name == "2019" else (2021, 2022, 2023, 2024, 2025))
    return dm.Report.from_cells(cells, year=year, agency=dm.Agency(name=agency, kind=kind))


def _figure(dice: Random, most: int) -> int:
    return dice.choice((0, 0, 1, dice.randint(0, most), most))


def _amount(dice: Random) -> dm.Money:
    whole = dice.choice((0, 1, dice.randint(0, 10**4), 10**12))
    return dm.Money(dice.choice((f"{whole}", f"{whole}.{dice.randint(1, 9)}", f"{whole}.{dice.randint(10, 99999)}")))


def _applications(dice: Random, codes: list[str], most: int) -> dict[str, int]:
    """Table three: results by chance, and what came in by what went out."""
    rows = list(dict.fromkeys(code.rpartition(".")[0] for code in codes))
    columns = list(dict.fromkeys(code.rpartition(".")[2] for code in codes))
    results = [row for row in rows if row.split(".")[1] == "dispositions" and not row.endswith(".total")]
    told = [row for row in results if dice.random() < dice.choice((0.1, 0.4, 1))]
    cells = dict.fromkeys(codes, 0)
    for column in columns[:-1]:
        for row in told:
            cells[f"{row}.{column}"] = _figure(dice, most)
        handled = sum(cells[f"{row}.{column}"] for row in told)
        carried = _figure(dice, most)
        brought = min(_figure(dice, most), handled + carried)
        cells[f"applications.dispositions.total.{column}"] = handled
        cells[f"applications.carried_forward.{column}"] = carried
        cells[f"applications.brought_forward.{column}"] = brought
        cells[f"applications.received.{column}"] = handled + carried - brought
    for row in rows:
        cells[f"{row}.{columns[-1]}"] = sum(cells[f"{row}.{column}"] for column in columns[:-1])
    return cells


def _disputes(dice: Random, codes: list[str], most: int) -> dict[str, int]:
    """Table four: each block's results, and their sum."""
    cells = {code: _figure(dice, most) for code in codes}
    for block in dict.fromkeys(code.rpartition(".")[0] for code in codes):
        results = [code for code in codes if code.startswith(f"{block}.") and not code.endswith(".total")]
        cells[f"{block}.total"] = sum(cells[code] for code in results)
    return cells
