"""Every hook adds what its answer says, to everything that such a thing is part of."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from attacks import Good, Number
from click.testing import CliRunner
from plugged import answering, hooked

import disclosure_model as dm
from disclosure_model import plugins
from disclosure_model.cli import cli
from disclosure_model.editions.agency import AgencyKind
from disclosure_model.editions.changes import Gathering
from disclosure_model.editions.deadlines import Deadline, deadline
from disclosure_model.editions.known import edition
from disclosure_model.editions.tables import AnyExtension, ApplicantCounts
from disclosure_model.formats.doors import Door
from disclosure_model.formats.schema import schema
from disclosure_model.grammar.forms import form
from disclosure_model.grammar.parts import row
from disclosure_model.grammar.rules import Breach, comparison, demand
from disclosure_model.prose.patterns import ANY, Parts, Pattern, Saying
from disclosure_model.prose.verdicts import Standing
from disclosure_model.wording import message, words

pytestmark = pytest.mark.alone

NAME = "hostile"
"""The name that the forms of the attacks have; nothing here is hostile."""


@form
class Newer(Good):
    """The form in an edition with one row more."""

    edition = "2"
    title = "附表 更好"

    third: Number = row("第三项")


@form
class Applicants(AnyExtension):
    """A form whose row is one of table three."""

    plugin = NAME
    title = "附表 各类申请人"

    asked: ApplicantCounts = row("咨询")


def filled(kind: type[Any] = Good, **cells: Any) -> Any:
    """The form with these cells (``__`` for a point), all else being zero."""
    return kind.from_cells({code.replace("__", "."): value for code, value in cells.items()}, missing=0)


def using(**items: Any) -> Any:
    """A plugin of the forms, and of whatever else it is to answer."""
    return plugins.using(hostile=answering(disclosure_forms=[Good], **items))


def report_of(text: str) -> dm.Report:
    """A report of 2023 without tables and with one paragraph."""
    sections = dm.Sections(overview=dm.Section(blocks=(dm.Paragraph(text=text),)))
    return dm.Report(agency=dm.Agency(name="某市某局"), year=2023, sections=sections)


class TestForms:
    """A form for each edition."""

    def test_editions_of_a_form(self, report: dm.Report, tmp_path: Path) -> None:
        """Data is read as the edition that it is of; new data is of the newest; a page is called by its own edition."""
        old, new = report.with_tables({Good.slot: filled()}), report.with_tables({Good.slot: filled(Newer)})
        with plugins.using(hostile=answering(disclosure_forms=[Good, Newer])):
            for number, each in enumerate((old, new)):
                dm.dump(each, tmp_path / f"{number}.json")
                dm.render(each, tmp_path / f"{number}.html")
                assert each == dm.load(tmp_path / f"{number}.json")
                assert each.cells() == dm.read(tmp_path / f"{number}.html").report.cells()
            told = {"extensions.hostile.first.total": 1}
            made = dm.Report.from_cells(told, missing=dm.Gap.BLANK, year=2021, agency=report.agency)
            assert "2" == made.tables()[Good.slot].edition
            assert "附表 更好" in (tmp_path / "1.html").read_text(encoding="utf-8")
            assert 2 == len(schema()["$defs"]["Report"]["properties"]["extensions"]["properties"][NAME]["anyOf"])

    def test_an_edition_that_there_is_not(self, report: dm.Report, tmp_path: Path) -> None:
        """Data of an edition that the plugin does not have is kept."""
        with plugins.using(hostile=answering(disclosure_forms=[Newer])):
            dm.dump(report.with_tables({Newer.slot: filled(Newer)}), tmp_path / "a.json")
        with using():
            assert isinstance(dm.load(tmp_path / "a.json").extensions[NAME], dm.Kept)

    def test_a_format_of_statutory_tables_only(self, report: dm.Report, tmp_path: Path) -> None:
        """Another program's shape is written without the form, and says so."""
        with using():
            dm.dump(dm.migrate(report, "2021").report.with_tables({Good.slot: filled()}), tmp_path / "a.json")
            arguments = ["convert", str(tmp_path / "a.json"), str(tmp_path / "b.json"), "--as", "kirogov"]
            result = CliRunner().invoke(cli, arguments)

        assert result.exit_code == 0
        assert "扩展" in result.stderr

    def test_data_that_is_none(self, report: dm.Report, tmp_path: Path) -> None:
        """Data that is not of the plugin's form is refused with its place, unless the plugin is off."""
        with using():
            dm.dump(report.with_tables({Good.slot: filled()}), tmp_path / "a.json")
            text = (tmp_path / "a.json").read_text(encoding="utf-8")
            wrong = text.replace('"first": {\n        "total": 0', '"first": {\n        "total": -1')
            (tmp_path / "b.json").write_text(wrong, encoding="utf-8")
            assert text != wrong
            with pytest.raises(dm.ReadError, match=r"\$\.extensions\.hostile\.first\.total"):
                dm.load(tmp_path / "b.json")
        with plugins.without():
            assert "-1" in repr(dm.load(tmp_path / "b.json").extensions[NAME])

    def test_statutory_rows(self, report: dm.Report) -> None:
        """A row of table three keeps its rule in a plugin's form."""
        wrong = report.with_tables({Good.slot: filled(Applicants, asked__natural_persons=1)})
        with plugins.using(hostile=answering(disclosure_forms=[Applicants])):
            assert ["T3.across"] == [each.code for each in dm.check(wrong, select=["T3"])]

    def test_two_of_one_edition(self) -> None:
        """Of two forms of one edition the first is used."""
        with (
            plugins.using(hostile=answering(disclosure_forms=[Good, form(type("Again", (Good,), {}))])),
            pytest.warns(plugins.PluginWarning, match="已有 1 版的表单"),
        ):
            assert "extensions.hostile.first.total" in CliRunner().invoke(cli, ["cells", NAME]).output

    def test_switched_off_in_between(self, report: dm.Report, tmp_path: Path) -> None:
        """A table that is at hand is checked, printed and saved though its plugin is gone."""
        held = report.with_tables({Good.slot: filled(first__total=3)})
        with plugins.without():
            dm.check(held)
            dm.render(held, tmp_path / "a.txt")
            dm.dump(held, tmp_path / "a.json")
            kept = dm.load(tmp_path / "a.json").extensions[NAME]

        assert isinstance(kept, dm.Kept)
        assert "第一项 | 3" in (tmp_path / "a.txt").read_text(encoding="utf-8")


class TestRules:
    """Demands on reports."""

    def test_demand_and_comparison(self, report: dm.Report) -> None:
        """A demand is told of a report; a comparison only where last year's is given; each can be selected."""

        @demand("extensions.hostile.a", "不好", cite="无", good={}, bad={})
        def is_good(_report: dm.Report) -> bool:
            return False

        @comparison("extensions.hostile.b", "没有变", cite="无", good={}, bad={})
        def is_new(_report: dm.Report, before: dm.Report) -> Any:
            yield Breach(said=message("与 {year} 年相同", year=str(before.year)), at="sections", cells=("a",))

        with using(disclosure_rules=[is_good, is_new]):
            one = dm.check(report, select=["extensions.hostile"])
            two = dm.check(report, report, select=["extensions.hostile"], ignore=["extensions.hostile.a"])

        assert ["不好"] == [each.message() for each in one]
        assert [("与 2020 年相同", "sections", ("a",))] == [(each.message(), each.at, each.cells) for each in two]

    def test_one_code_twice(self, report: dm.Report) -> None:
        """Of two rules with one code the first is asked."""
        rules = [
            demand("extensions.hostile.a", told, cite="无", good={}, bad={})(lambda _report: False) for told in "甲乙"
        ]
        with (
            using(disclosure_rules=rules),
            pytest.warns(plugins.PluginWarning, match="已有规则"),
        ):
            assert ["甲"] == [each.message() for each in dm.check(report, select=["extensions"])]


class TestDeadlines:
    """Days by kind of organ and place."""

    @pytest.mark.parametrize(
        ("region", "month"), [("某省某市某区", 2), ("某省某市", 2), ("某省", 4), ("邻省", 1), (None, 1)]
    )
    def test_smallest_place_first(self, report: dm.Report, region: str | None, month: int) -> None:
        """The longest beginning of the organ's place sets the day, whatever the order they are told in."""
        of = (AgencyKind.DEPARTMENT,)
        days = [
            Deadline(kinds=of, month=4, day=1, region="某省", cite="省"),
            Deadline(kinds=of, month=2, day=1, region="某省某市", cite="市"),
        ]
        agency = report.agency.replace(kind=AgencyKind.DEPARTMENT, region=region)
        late = report.replace(agency=agency, publication_date=date(2021, 1, 31))
        with using(disclosure_deadlines=days):
            found = deadline(late)

            assert found is not None
            assert month == found.of(2020).month
            assert () == dm.check(late, select=["publication"])
            assert ["publication.late"] == [
                each.code for each in dm.check(late.replace(publication_date=date(2021, 4, 2)), select=["publication"])
            ]

    def test_nobody_knows(self, report: dm.Report) -> None:
        """Without the organ's kind, or the day, nothing is late."""
        assert deadline(report) is None
        assert () == dm.check(report.replace(publication_date=date(2031, 1, 1)), select=["publication"])
        unpublished = report.replace(agency=report.agency.replace(kind=AgencyKind.DEPARTMENT))
        assert () == dm.check(unpublished, select=["publication"])


class TestReadings:
    """Tables that the text states."""

    def test_first_of_two(self, example: Path) -> None:
        """Of two tables for one place the first is taken, and it is told where it comes from."""
        hook = {"disclosure_readings": lambda: [filled(first__total=1), filled(first__total=2)]}
        with plugins.using(hostile=hooked(disclosure_forms=lambda: [Good], **hook)):
            reading = dm.read(example)

        assert 1 == reading.report.cells()["extensions.hostile.first.total"]
        assert ["附表 很好没有印成表，由插件从正文读出"] == [
            each.message() for each in reading.findings if each.at == Good.slot
        ]

    def test_print_goes_first(self, report: dm.Report, tmp_path: Path) -> None:
        """Where the table is printed, the text is not asked for it."""
        hook = {"disclosure_readings": lambda: [filled(first__total=1)]}
        with plugins.using(hostile=hooked(disclosure_forms=lambda: [Good], **hook)):
            dm.render(report.with_tables({Good.slot: filled(first__total=9)}), tmp_path / "a.txt")
            reading = dm.read(tmp_path / "a.txt")

        assert 9 == reading.report.cells()["extensions.hostile.first.total"]
        assert "read.stated" not in {each.code for each in reading.findings}


class TestPatterns:
    """What sentences claim."""

    def test_patterns_sayings_and_parts(self) -> None:
        """All three are met with the text, by cells of the plugin's form; a finding has the plugin's code."""
        spoken = [
            Pattern(
                code="hostile.first",
                head="修复路灯",
                candidates=("extensions.hostile.first.total",),
                subject=ANY,
                yes=(),
            ),
            Saying(code="hostile.none", words="没有路灯报修", zeros=("extensions.hostile.second.total",), yes=()),
            Parts(code="hostile.parts", words="路灯", wholes=frozenset({"hostile.first"}), yes=()),
        ]
        text = "全年修复路灯8盏，没有路灯报修。群众留言中修复路灯5个。"
        made = report_of(text.replace("盏", "个")).with_tables({Good.slot: filled(first__total=8, second__total=2)})
        with using(disclosure_patterns=spoken):
            found = [(each.pattern, each.standing) for each in dm.claims(made)]
            codes = [each.code for each in dm.check(made, select=["prose.hostile"])]

        assert [
            ("hostile.first", Standing.MATCHES),
            ("hostile.none", Standing.CONTRADICTS),
            ("hostile.first", Standing.CONTRADICTS),
        ] == found
        assert ["prose.hostile.none", "prose.hostile.first"] == codes


class TestSentences:
    """Text from figures."""

    def file(self, folder: Path, text: str, *, macros: str = "") -> Path:
        """A file with one sentence."""
        path = folder / "sentences.toml"
        said = f"name = 'hostile.a'\nplace = 'overview.platform'\nparagraph = true\ntext = '''{text}'''"
        path.write_text(f"macros = '''{macros}'''\n[[sentence]]\n{said}\n", encoding="utf-8")
        return path

    def test_macros_are_its_own(self, report: dm.Report, tmp_path: Path) -> None:
        """A macro of a plugin with the name of one of the package is not seen by the package's sentences."""
        bare = report.replace(sections=dm.Sections())
        text = "{{ growth(1) }}{{ extensions.hostile.first }}盏。"
        file = self.file(tmp_path, text, macros="{% macro growth(now) %}坏{% endmacro %}")
        with using(disclosure_sentences=[file]):
            without = dm.compose(bare, bare, style="concise")
            made = dm.compose(bare.with_tables({Good.slot: filled(first__total=3)}), bare, style="concise")

        assert "坏3盏。" in made.text
        assert without.text.splitlines() == [line for line in made.text.splitlines() if line != "坏3盏。"]
        assert ["hostile.a"] == list(without.omitted)


class TestMessages:
    """Words in other languages."""

    def test_the_packages_own_go_first(self) -> None:
        """What the package translates stays; what it does not is the plugins', the first by name."""
        one, two = ({"en": {"总计": "Sum", "第一项": told}} for told in ("first", "other"))
        with plugins.using(hostile=answering(disclosure_messages=[one]), later=answering(disclosure_messages=[two])):
            dm.edition_for(2021)
            assert ("Total", "first", "第一项") == (
                words("总计", "en"),
                words("第一项", "en"),
                words("第一项", "zh-Hant"),
            )
        dm.edition_for(2021)
        assert words("第一项", "en") == "第一项"


class TestFormats:
    """Doors of others."""

    def test_a_vendors_format(self, report: dm.Report, tmp_path: Path) -> None:
        """It is read and written by its suffix, by its mark where it has none, and named in the help."""
        door = Door(name="vendor", module="vendor_format", suffixes=(".vnd", ".json"), mark="%VENDOR")
        with using(disclosure_formats=[door]):
            dm.dump(report, tmp_path / "a.vnd")
            (tmp_path / "b").write_bytes((tmp_path / "a.vnd").read_bytes())
            dm.dump(report, tmp_path / "c.json")

            assert report == dm.load(tmp_path / "a.vnd") == dm.load(tmp_path / "b") == dm.load(tmp_path / "c.json")
            assert (tmp_path / "c.json").read_bytes().startswith(b"{")
            assert "vendor" in CliRunner().invoke(cli, ["convert", "--help"]).output


class TestEditions:
    """The form of another year."""

    @pytest.fixture
    def newest(self) -> Any:
        """An edition of 2026 that adds a row to table two."""
        old = edition("2021")
        two = old.table("proactive")
        made = form(
            type(
                "Proactive",
                (two,),
                {
                    "__module__": __name__,
                    "__annotations__": {"inspections": Number},
                    "edition": "2026",
                    "inspections": row("行政检查", heading="第二十条第（九）项"),
                },
            )
        )
        return attrs.evolve(
            old,
            name="2026",
            instrument="某办函〔2026〕1号",
            first_year=2026,
            tables=(made, *old.tables[1:]),
            topics=(),
            changes=(),
        )

    def test_an_edition_of_others(self, newest: Any, tmp_path: Path) -> None:
        """It is used from its year on, in every format, and text is composed and checked by it."""
        with using(disclosure_editions=[newest]):
            assert ("2026", "2021", "2019") == tuple(dm.edition_for(year).name for year in (2026, 2025, 2020))
            made = dm.Report.from_cells(
                {"proactive.inspections.total": 4, "proactive.fees.amount": dm.Money("0")},
                missing=0,
                year=2026,
                agency=dm.Agency(name="某局"),
                title="某局2026年政府信息公开工作年度报告",
            )
            for name in ("a.json", "cells.csv", "a.txt", "a.docx"):
                (dm.render if name.endswith(("txt", "docx")) else dm.dump)(made, tmp_path / name)
                assert made.cells() == dm.read(tmp_path / name).report.cells()
            dm.blank_form("2026", tmp_path / "form.xlsx")
            assert "2026" in CliRunner().invoke(cli, ["editions"]).output
            written = dm.draft(made).report
            assert [] == [each.code for each in dm.check(written, ignore=["text.unfilled"])]

    def test_as_new_as_ours(self, newest: Any) -> None:
        """Of two editions that begin in one year the package's own is used."""
        with using(disclosure_editions=[attrs.evolve(newest, first_year=2021)]):
            assert "2021" == dm.edition_for(2026).name


class TestGatherings:
    """Statutory tables from others."""

    def test_put_together(self, report: dm.Report) -> None:
        """Where a report has only the plugin's table, migrating makes the statutory one of it, as a guess."""
        table = edition("2021").table("applications")
        gathering = Gathering(
            older=Good, newer=table, sums={"received.total": ("first.total", "second.total")}, cite="无"
        )
        only = report.with_tables({"applications": None, Good.slot: filled(first__total=3, second__total=4)})
        with using(disclosure_gatherings=[gathering]):
            made = dm.migrate(only, "2021")

        assert 7 == made.report.cells()["applications.received.total"]
        assert ("applications.received.total", 7) in [(each.code, each.value) for each in made.guessed]
