"""The table of 2014, which nothing but its own file knows, in and out of every format."""

from pathlib import Path
from random import Random

import pytest
from counted import dice

import disclosure_model as dm
from disclosure_model import plugins
from disclosure_model.editions import edition_2021
from disclosure_model.editions.changes import Gathering
from disclosure_model.editions.hooks import extension_forms
from disclosure_model.editions.statistics_2014 import Statistics2014
from disclosure_model.grammar.forms import declared_cells

SLOT = "extensions.statistics_2014"


def table(thrown: Random) -> Statistics2014:
    """A table with any figures, its sums right or not."""
    return Statistics2014.from_cells(
        {
            cell.code: thrown.randint(0, 3000) if cell.kind.whole else dm.Money(f"{thrown.randint(0, 99)}.5", "万元")
            for cell in declared_cells(Statistics2014)
        }
    )


@pytest.fixture
def report() -> dm.Report:
    """A city's report of 2016: prose, and the table."""
    section = dm.Section(blocks=(dm.Paragraph(text="全市各级机关认真贯彻《条例》，公开工作有了新的进展。"),))
    made = dm.Report(
        agency=dm.Agency(name="某市人民政府"),
        year=2016,
        title="某市人民政府2016年政府信息公开工作年度报告",
        sections=dm.Sections(overview=section),
    )
    return made.with_tables({SLOT: table(dice(1))})


def test_declaration() -> None:
    """58 cells, in nine parts."""
    cells = declared_cells(Statistics2014)

    assert 58 == len(cells)
    assert 9 == len({cell.rows[0].heading for cell in cells})
    assert {"2014": Statistics2014} == extension_forms()[SLOT]


@pytest.mark.parametrize(
    "suffix", ["txt", "md", "html", "docx", "xlsx", pytest.param("pdf", marks=pytest.mark.chinese_fonts)]
)
def test_pages(report: dm.Report, tmp_path: Path, suffix: str) -> None:
    """Printed and read it is the same; tables that there were not yet are not missed."""
    dm.render(report, tmp_path / f"report.{suffix}")
    reading = dm.read(tmp_path / f"report.{suffix}")

    assert report.cells() == reading.report.cells()
    assert "read.no_table" not in {each.code for each in reading.findings}


@pytest.mark.parametrize("format_", ["json", "jsonl", "cells", "records"])
def test_lossless(report: dm.Report, tmp_path: Path, format_: str) -> None:
    """What programs read carries it exactly."""
    dm.dump(report, tmp_path / "report", format=format_)
    loaded = dm.load(tmp_path / "report", format=format_)

    assert report.extensions == loaded.extensions
    assert report.cells() == loaded.cells()


def test_rules(report: dm.Report) -> None:
    """Its rules are judged like those of the statutory tables."""
    assert {
        "S14.received",
        "S14.concluded",
        "S14.answered",
        "S14.refused",
        "S14.reviews",
        "S14.suits",
        "S14.staff",
    } <= {each.code for each in dm.check(report)}
    zeros = dict.fromkeys(report.cells(), 0) | {
        code: dm.Money("0") for code in report.cells() if code.endswith("amount")
    }
    assert not [each for each in dm.check(report.with_cells(zeros)) if each.code.startswith("S14")]


def test_rows_of_the_same_label(report: dm.Report, tmp_path: Path) -> None:
    """Two rows are labelled （二）被依法纠错数: where one is not printed the other is told by the rows around it."""
    dm.render(report, tmp_path / "report.txt")
    lines = (tmp_path / "report.txt").read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("（二）被依法纠错数"))
    (tmp_path / "report.txt").write_text("\n".join(lines[:first] + lines[first + 1 :]), encoding="utf-8")
    cells = dm.read(tmp_path / "report.txt").report.cells()

    assert dm.Gap.UNREAD is cells[f"{SLOT}.reviews_corrected.total"]
    others = {code: value for code, value in report.cells().items() if code != f"{SLOT}.reviews_corrected.total"}
    assert others.items() <= cells.items()


def test_from_cells() -> None:
    """A report is built with it by codes; the year has no other tables unless they are asked for."""
    report = dm.Report.from_cells(
        {f"{SLOT}.received.total": 3},
        year=2023,
        missing=dm.Gap.BLANK,
        agency=dm.Agency(name="某局"),
        editions={SLOT: "2014"},
    )

    assert [SLOT] == list(report.tables())
    assert 3 == report.cells()[f"{SLOT}.received.total"]
    told = dm.Report.from_cells(
        {f"{SLOT}.received.total": 3}, year=2023, missing=dm.Gap.BLANK, agency=dm.Agency(name="某局")
    )
    assert ["proactive", "applications", "disputes", SLOT] == list(told.tables())


def test_taken_away(report: dm.Report) -> None:
    """``None`` takes a table away."""
    assert {} == report.with_tables({SLOT: None}).extensions


def test_wrong_data(report: dm.Report, tmp_path: Path) -> None:
    """Data of its edition that does not fit is refused with its path; of an edition that is not known it is kept."""
    dm.dump(report, tmp_path / "report.json")
    text = (tmp_path / "report.json").read_text(encoding="utf-8")
    (tmp_path / "wrong.json").write_text(text.replace('"meetings"', '"meeting"'), encoding="utf-8")
    (tmp_path / "later.json").write_text(text.replace('"edition": "2014"', '"edition": "2041"'), encoding="utf-8")

    with pytest.raises(dm.ReadError, match=r"\$\.extensions\.statistics_2014"):
        dm.load(tmp_path / "wrong.json")
    reading = dm.read(tmp_path / "later.json")
    assert isinstance(reading.report.extensions["statistics_2014"], dm.Kept)
    assert ["read.kept"] == [each.code for each in reading.findings]


def test_figures_changed(report: dm.Report) -> None:
    """Its cells are changed by their codes like any."""
    changed = report.with_cells({f"{SLOT}.received.total": 7, f"{SLOT}.concluded.total": 6})

    assert (7, 6) == tuple(changed.cells()[f"{SLOT}.{row}.total"] for row in ("received", "concluded"))


def test_cells_are_listed() -> None:
    """``disclosure-model cells statistics_2014`` lists them."""
    from click.testing import CliRunner

    from disclosure_model.cli import cli

    lines = CliRunner().invoke(cli, ["cells", "statistics_2014"]).stdout.splitlines()
    assert 58 == len(lines)
    assert lines[0].startswith(f"{SLOT}.disclosed.total\tcount")


def test_becomes_table_three() -> None:
    """Migrated to 2021 its part three tells some totals of table three; all else is unread, and the table stays."""
    cells = {"received": 9, "granted": 3, "already_public": 2, "not_this_organ": 1, "business_secrets": 1}
    given = {f"{row}.total": count for row, count in cells.items()} | {
        f"{row}.amount": dm.Money("0") for row in ("charges", "funds")
    }
    report = dm.Report(agency=dm.Agency(name="某市人民政府"), year=2016)
    report = report.with_tables({SLOT: Statistics2014.from_cells(given, missing=0)})
    made = dm.migrate(report, "2021")
    told = {code: value for code, value in made.report.cells().items() if code.startswith("applications.")}

    assert {
        "applications.received.total": 9,
        "applications.dispositions.granted.total": 5,
        "applications.dispositions.partially_granted.total": 0,
        "applications.dispositions.denied.state_secrets.total": 0,
        "applications.dispositions.denied.third_party_rights.total": 1,
        "applications.dispositions.denied.security_and_stability.total": 0,
        "applications.dispositions.unavailable.not_held.total": 1,
    } == {code: value for code, value in told.items() if value is not dm.Gap.UNREAD}
    assert report.extensions == made.report.extensions
    assert made.report.proactive is None
    assert not made.lost
    assert "推定 applications.dispositions.granted.total 为 5" in str(made.guessed[1].said)
    assert (f"{SLOT}.granted.total", f"{SLOT}.already_public.total") == made.guessed[1].cells


def test_gap_makes_nothing(report: dm.Report) -> None:
    """A sum with a gap is no figure."""
    blank = report.with_cells({f"{SLOT}.already_public.total": dm.Gap.BLANK})

    assert dm.Gap.UNREAD is dm.migrate(blank, "2021").report.cells()["applications.dispositions.granted.total"]


class Other:
    """A plugin that says how tables are put together: one way that can be used, and two that cannot."""

    @staticmethod
    @plugins.implements
    def disclosure_gatherings() -> list[object]:
        """What it says."""
        proactive = edition_2021.Proactive
        right = {"normative_documents.issued": ("documents_issued.total",)}
        return [
            Gathering(older=Statistics2014, newer=proactive, sums=right, cite="本机关"),
            Gathering(older=Statistics2014, newer=proactive, sums={"rules.issued": ("none.total",)}, cite="本机关"),
            "nonsense",
        ]


def test_of_a_plugin(report: dm.Report) -> None:
    """A plugin says how another table is put together; what cannot be used is named, and the rest is."""
    with plugins.using(other=Other()), pytest.warns(plugins.PluginWarning) as told:
        made = dm.migrate(report, "2021").report

    assert {"applications", "proactive"} <= set(made.tables())
    issued = made.cells()["proactive.normative_documents.issued"]
    assert issued == report.cells()[f"{SLOT}.documents_issued.total"]
    refused = [str(each.message) for each in told if "插件 other：" in str(each.message)]
    assert ["none.total" in each or "nonsense" in each for each in refused] == [True, True]
