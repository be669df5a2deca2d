"""Reports of random figures, with sums that are right or with some that are not."""

import random
from typing import Any

import disclosure_model as dm
from disclosure_model.editions.known import tables
from disclosure_model.grammar.forms import declared_cells, parts
from disclosure_model.paper.blocks import Heading, Paragraph

OPENINGS = (
    "某市某局坚持以人民为中心，认真贯彻落实条例，政府信息公开工作取得新的成效",
    "全年通过门户网站、政务新媒体等渠道公开各类政府信息，及时回应社会关切",
    "进一步规范依申请公开办理流程，在法定期限内答复申请人",
    "对政府信息公开工作的认识还不到位，下一步将加强培训，完善制度",
)


def made(rng: random.Random, *, consistent: bool = True, year: int | None = None) -> dm.Report:
    """A report of any year since 2019 with the tables of its year, seldom of the other edition."""
    year = year or rng.choice([2019, 2020, 2021, 2022, 2023, 2024])
    own = "2019" if year < 2021 else "2021"
    other = rng.choice([own, own, own, "2021" if own == "2019" else "2019"])
    editions = {"proactive": own, "applications": other, "disputes": "2019"}
    cells: dict[str, Any] = {}
    for slot, edition in editions.items():
        form = tables(slot)[edition]
        own_cells = {cell.code: _figure(cell, rng) for cell in declared_cells(form)}
        cells |= {f"{slot}.{code}": value for code, value in _balanced(own_cells).items()}
    name = rng.choice(["某市某局", "甲县人民政府办公室", "乙市丙区民政局"])
    report = dm.Report.from_cells(
        cells,
        agency=dm.Agency(name=name),
        year=year,
        editions=editions,
        title=f"{name}{year}年政府信息公开工作年度报告",
        preamble=(Paragraph(text=f"本报告由{name}根据《中华人民共和国政府信息公开条例》的要求编制。"),),
        sections=dm.Sections(**{part.name: _section(part.name, rng) for part in parts(dm.Sections)}),
    ).with_totals()
    return report.report if consistent else _spoilt(report.report, rng)


def _figure(cell: Any, rng: random.Random) -> Any:
    if not cell.kind.whole:
        return dm.Money(rng.choice(["0", "12.5", "397.51", "1234.00"]), rng.choice(["万元", None]))
    if cell.kind.name == "change":
        return rng.choice([0, 0, 3, -2, 10])
    if cell.code.rpartition(".")[2] == "total" or ".total." in cell.code:
        return dm.Gap.BLANK
    return rng.choice([0, 0, 0, 0, 1, 2, 3, rng.randint(4, 40), rng.randint(4, 40), rng.randint(1000, 2500)])


def _balanced(cells: dict[str, Any]) -> dict[str, Any]:
    """What came in is what was handled, and what was brought forward is what is carried forward."""
    made = dict(cells)
    for code in [code for code in cells if code.startswith("received.") and cells[code] is not dm.Gap.BLANK]:
        column = code.partition(".")[2]
        handled = [
            value
            for each, value in cells.items()
            if each.startswith("dispositions.") and each.endswith(f".{column}") and ".total." not in each
        ]
        made[code] = sum(handled)
        made[f"brought_forward.{column}"] = cells[f"carried_forward.{column}"]
    return made


def _spoilt(report: dm.Report, rng: random.Random) -> dm.Report:
    """The report with some figures of tables three and four changed: its sums are wrong."""
    codes = [code for code in report.cells() if not code.startswith("proactive.")]
    return report.with_cells({code: rng.randint(0, 60) for code in rng.sample(codes, 6)})


def _section(name: str, rng: random.Random) -> dm.Section:
    if name in ("proactive", "applications", "disputes"):
        return dm.Section()
    if name == "other_matters":
        return dm.Section(blocks=(Paragraph(text="无其他需要报告的事项。"),))
    texts = rng.sample(OPENINGS, 2)
    return dm.Section(
        blocks=(
            Paragraph(text=f"{texts[0]}。"),
            Heading(text="（一）主要做法"),
            Paragraph(text=f"{texts[1]}，共{rng.randint(10, 99)}条。"),
        )
    )
