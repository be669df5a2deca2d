"""kirogov: figures and prose both ways, blank and zero apart, and every refusal says where and what to do."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import disclosure_model as dm
from disclosure_model.formats import doors, kirogov
from disclosure_model.formats import json as own
from disclosure_model.testing import reports

slow = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def newer(report: dm.Report) -> dm.Report:
    """A report of 2021 with prose and a figure in every cell."""
    moved = dm.migrate(report, "2021").report.replace(extensions=dm.Extensions())
    cells: dict[str, Any] = {code: number for number, code in enumerate(moved.cells())}
    return moved.with_cells(cells | {"proactive.fees.amount": dm.Money("397.510")})


@pytest.fixture
def compact(newer: dm.Report) -> bytes:
    """That report in this shape, without white space."""
    return json.dumps(json.loads(kirogov.dump([newer])), ensure_ascii=False, separators=(",", ":")).encode()


def bare(report: dm.Report) -> dm.Report:
    """A report whose amounts have no units."""
    cells = report.cells()
    return report.with_cells({code: dm.Money(v.amount) for code, v in cells.items() if isinstance(v, dm.Money)})


def leaves(value: Any) -> Iterator[Any]:
    """What stands in objects and in objects within them."""
    for each in value.values() if isinstance(value, dict) else ():
        yield from leaves(each) if isinstance(each, dict) else [each]


@given(reports(edition="2021", extended=True))
@slow
def test_round_trip(report: dm.Report) -> None:
    """What ``carries`` does not name comes back: all figures and blanks, and a report of which it names nothing."""
    report = bare(report)
    (again,) = kirogov.load(kirogov.dump([report]))

    assert (again == report) == (kirogov.carries(report) == ())
    assert (report.agency.name, report.year) == (again.agency.name, again.year)
    kept = {code: dm.Gap.BLANK if isinstance(value, dm.Gap) else value for code, value in report.cells().items()}
    assert kept == again.cells()
    assert again == kirogov.load(kirogov.dump([again]))[0]
    assert () == kirogov.carries(again)


@given(reports(edition="2021"))
@slow
def test_one_to_one(report: dm.Report) -> None:
    """Each cell of a table is one value of the document: 10, 175 and 15 of them."""
    sizes = {"proactive": 10, "applications": 175, "disputes": 15}
    sections = json.loads(kirogov.dump([bare(report)]))["sections"]

    for number, slot in enumerate(sizes, 1):
        held = len(list(leaves(sections[number].get(kirogov.NAMES[slot]))))
        assert held == (sizes[slot] if slot in report.tables() else 0)


class TestShape:
    """What is known of that program's documents."""

    def test_names(self, compact: bytes) -> None:
        """Every name that differs from ours is one of the document's keys."""
        assert [] == [name for name in kirogov.NAMES.values() if f'"{name}":' not in compact.decode()]

    def test_known_names(self, newer: dm.Report, compact: bytes) -> None:
        """The names that are known lead to our cells."""
        sections = json.loads(compact)["sections"]
        person = sections[2]["tableData"]["naturalPerson"]
        cells = newer.cells()

        code = "applications.dispositions.denied.state_secrets.natural_persons"
        assert cells[code] == person["results"]["denied"]["stateSecret"]
        suits = sections[3]["reviewLitigationData"]["litigationPostReview"]
        assert cells["disputes.litigation.after_reconsideration.total"] == suits["total"]
        assert cells["proactive.licensing.decisions"] == sections[1]["activeDisclosureData"]["licensing"]["decisions"]

    def test_blank_and_zero(self, newer: dm.Report) -> None:
        """A blank is null and a zero is 0; both come back as they were, and a missing key is a blank too."""
        gaps = {"disputes.reconsideration.total": dm.Gap.BLANK, "proactive.fees.amount": dm.Gap.BLANK}
        held = newer.with_cells(gaps | {"disputes.reconsideration.other": 0})
        document = json.loads(kirogov.dump([held]))
        row = document["sections"][3]["reviewLitigationData"]["review"]

        assert (None, 0) == (row["total"], row["other"])
        assert held.cells() == kirogov.load(json.dumps(document).encode())[0].cells()
        del row["total"], document["sections"][3]["reviewLitigationData"]["litigationDirect"]
        cells = kirogov.load(json.dumps(document).encode())[0].cells()
        assert dm.Gap.BLANK is cells["disputes.reconsideration.total"] is cells["disputes.litigation.direct.total"]
        assert 0 == cells["disputes.reconsideration.other"]

    def test_digits_of_amounts(self, compact: bytes, newer: dm.Report) -> None:
        """An amount is a number with its digits as printed; one without decimals is an amount too."""
        written = kirogov.dump([newer])

        assert b'"amount": 397.510' in written
        assert dm.Money("397.510") == kirogov.load(written)[0].cells()["proactive.fees.amount"]
        whole = compact.replace(b'"amount":397.51', b'"amount":400')
        assert dm.Money("400") == kirogov.load(whole)[0].cells()["proactive.fees.amount"]

    def test_prose(self) -> None:
        """Titles carry their numeral, one of its own stays; prose is a line a paragraph, and nothing is nothing."""
        blocks = (dm.Heading(text="（一）甲"), dm.Paragraph(text="乙。"))
        sections = dm.Sections(overview=dm.Section(blocks=blocks), problems=dm.Section(title="问题"))
        report = dm.Report(agency=dm.Agency(name="某局"), year=2023, sections=sections)
        held = json.loads(kirogov.dump([report]))["sections"]

        assert {"title": "一、总体情况", "content": "（一）甲\n乙。"} == held[0]
        assert {"title": "五、问题", "content": ""} == held[4]
        (again,) = kirogov.load(kirogov.dump([report]))
        assert (dm.Paragraph(text="（一）甲"), dm.Paragraph(text="乙。")) == again.sections.overview.blocks
        assert sections.problems == again.sections.problems
        assert {} == again.tables()

    def test_what_may_be_left_out(self) -> None:
        """A section without title, content or table has its standard title, no prose and no table."""
        document = {"agency": "某局", "year": 2023, "sections": [{}, {"activeDisclosureData": None}, {}, {}, {}, {}]}

        assert [dm.Report(agency=dm.Agency(name="某局"), year=2023)] == kirogov.load(json.dumps(document).encode())


class TestCarries:
    """What is not carried is said."""

    def test_facts(self, newer: dm.Report) -> None:
        """Facts without a place are named by their wordings, once; prose is said to lose what it loses."""
        held = newer.replace(
            title="标题",
            extensions=dm.Extensions({"x": dm.Kept("1")}),
            **{slot: table.replace(notes=("注",)) for slot, table in newer.tables().items()},
        ).with_cells({"proactive.fees.amount": dm.Money("1", "万元")})

        assert [
            "kirogov 没有写出：统计期限、标题、依据文件、前言、扩展、简称、表注、正文中的小标题、表格和换行、单位"
        ] == [str(each) for each in kirogov.carries(held)]

    def test_gaps(self, newer: dm.Report) -> None:
        """Gaps that are no blanks are counted, and one is named."""
        code = "disputes.reconsideration.total"
        held = dm.Report(agency=newer.agency.replace(short_name=None), year=2023, disputes=newer.disputes)

        assert () == kirogov.carries(held.with_cells({code: dm.Gap.BLANK}))
        for gap in (dm.Gap.NOT_APPLICABLE, dm.Gap.UNREAD):
            (said,) = kirogov.carries(held.with_cells({code: gap}))
            assert f"kirogov 把 1 格不适用或未读出写成空白，如 {code}" == str(said)


class TestRefusal:
    """What this shape cannot say is not written, and what is not this shape is not read."""

    def test_table_of_2019(self, report: dm.Report, tmp_path: Path) -> None:
        """A table of another edition is refused with the way to one of 2021; nothing is written."""
        with pytest.raises(dm.WriteError, match=r"只有 2021 版的表：请先用 migrate 转换 表二.*、表三") as caught:
            dm.dump(report, tmp_path / "report.json", format="kirogov")
        assert "migrate" in caught.value.message("en")
        assert [] == list(tmp_path.iterdir())
        assert [] != list(kirogov.carries(report))

    @pytest.mark.parametrize(("unit", "good"), [("万元", True), ("元", False), ("=1", False)])
    def test_unit(self, newer: dm.Report, unit: str, good: bool) -> None:
        """An amount in the unit of its column is written; in another one it would be another amount."""
        held = newer.with_cells({"proactive.fees.amount": dm.Money("3.50", unit)})
        if good:
            assert b'"amount": 3.50' in kirogov.dump([held])
            return
        with pytest.raises(dm.WriteError, match=rf"proactive\.fees\.amount 的单位是“{unit}”"):
            kirogov.dump([held])

    def test_encoding(self, newer: dm.Report) -> None:
        """It is written in UTF-8, and read with a mark or in an encoding that is named."""
        data = kirogov.dump([newer], "gb18030")

        assert data == kirogov.dump([newer])
        assert kirogov.load(data) == kirogov.load(b"\xef\xbb\xbf" + data)
        assert kirogov.load(data) == kirogov.load(data.decode().encode("gb18030"), "gb18030")
        with pytest.raises(dm.WriteError, match="没有名为"):
            kirogov.dump([newer], "nonsense")

    @pytest.mark.parametrize(
        ("good", "bad", "path", "told"),
        [
            (b'"stateSecret":', b'"stateSecrets":', "denied.stateSecrets", "没有这个键。相近的有：stateSecret"),
            (b'"naturalPerson":', b'"legalPerson":', "$.sections[2].tableData.legalPerson", "没有这个键"),
            (b'"year":', b'"unit":"x","year":', "$.unit", "没有这个键"),
            (b'"reviewLitigationData":', b'"tableData":', "$.sections[3].tableData", "没有这个键"),
            (b'"issued":0', b'"issued":"0"', "$.sections[1].activeDisclosureData.rules.issued", "应为整数"),
            (b'"issued":0', b'"issued":-1', "$.sections[1].activeDisclosureData.rules.issued", "不得小于 0"),
            (b'"issued":0', b'"issued":1.0', "$.sections[1].activeDisclosureData.rules.issued", "现为 1.0"),
            (b'"issued":0', b'"issued":true', "$.sections[1].activeDisclosureData.rules.issued", "现为 True"),
            (b'"issued":0', b'"issued":1' + b"0" * 5000, "$.sections[1].activeDisclosureData.rules.issued", "整数"),
            (b'"issued":0', b'"issued":NaN', "$", "NaN 不是数：没有数的格写 null"),
            (b'"issued":0', b'"issued":0,"issued":0', "$…issued", "出现了两次"),
            (b'"amount":397.51', b'"amount":"397.51"', "$.sections[1].activeDisclosureData.fees.amount", "金额"),
            (b'"amount":397.51', b'"amount":3e2', "$.sections[1].activeDisclosureData.fees.amount", "金额"),
            (b'"rules":{', b'"rules":3,"normativeDocument":{', "$.sections[1].activeDisclosureData.rules", "JSON 对象"),
            (b'"year":2020', b'"year":"2020"', "$.year", "现为 '2020'"),
            (b'"year":2020,', b"", "$.year", "现为 None"),
            (b'"agency":"', b'"agency":"\\ud800', "$.agency", "非空文本"),
            (b'"content":"', b'"content":"\\ud800', "$.sections[0].content", "非空文本"),
            (b'"title":"', b'"title":0,"content":"', "$…content", "出现了两次"),
            ('"title":"一、总体情况"'.encode(), b'"title":0', "$.sections[0].title", "现为 0"),
            (b'"sections":[', b'"sections":[{},', "$.sections", "须是按次序的 6 节"),
            (b'"sections":[', b'"sections":7,"x":[', "$.sections", "须是按次序的 6 节"),
            (b'"sections":[{', b'"sections":[3,{', "$.sections", "须是按次序的 6 节"),
            (b'{"agency"', b'[{"agency"', "line 1", "JSON"),
        ],
    )
    def test_place_and_remedy(self, compact: bytes, good: bytes, bad: bytes, path: str, told: str) -> None:
        """Every refusal names the path and says what is wrong, in Chinese and in English."""
        assert good in compact
        with pytest.raises(dm.ReadError) as caught:
            kirogov.load(compact.replace(good, bad, 1))

        assert path in "\n".join(problem.path for problem in caught.value.problems)
        assert told in str(caught.value)
        assert path in caught.value.message("en")

    @pytest.mark.parametrize("data", [b"[1]", b"null", b"3", b'"a"'])
    def test_no_object(self, data: bytes) -> None:
        """JSON that is no object is refused."""
        with pytest.raises(dm.ReadError, match="应为 JSON 对象"):
            kirogov.load(data)


class TestDoor:
    """It shares the suffix of JSON, and is told by its look."""

    @pytest.mark.parametrize("name", ["report.json", "report"])
    def test_by_look(self, newer: dm.Report, tmp_path: Path, name: str) -> None:
        """A file of either shape is read as what it is, with the suffix or without."""
        dm.dump(newer, tmp_path / name, format="kirogov")
        assert newer.cells() == dm.load(tmp_path / name).cells()
        dm.dump(newer, tmp_path / name, format="json")
        assert newer == dm.load(tmp_path / name)

    def test_standard_input(
        self, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], newer: dm.Report
    ) -> None:
        """Through a pipe too."""
        dm.dump(newer, "-", format="kirogov")
        written = capfdbinary.readouterr().out
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written)))

        assert newer.cells() == dm.read("-").report.cells()

    @pytest.mark.parametrize("path", ["x.json", "x"])
    def test_our_own_is_never_taken_for_it(self, newer: dm.Report, path: str) -> None:
        """A plugin's list called sections, or the words in prose, do not make it another shape; nor does any object."""
        spoken = dm.Section(blocks=(dm.Paragraph(text='"sections": ['),))
        held = newer.replace(
            extensions=dm.Extensions({"x": dm.Kept('{"sections": []}')}), sections=dm.Sections(overview=spoken)
        )
        reversed_ = json.dumps(dict(reversed(json.loads(own.dumps(held)).items())))

        assert ["json"] * 2 == [doors.door_by_look(path, text).name for text in (reversed_, '{"a": 1}')]

    def test_written_as_json_unless_told(self) -> None:
        """A file for .json is written in our own shape."""
        assert "json" == doors.door_out("x.json").name
