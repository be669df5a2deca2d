"""JSON: lossless, strict, and every refusal says where and what to do."""

import json

import pytest

import disclosure_model as dm
from disclosure_model.formats import json as door
from disclosure_model.formats import jsonl
from disclosure_model.formats.diagnose import diagnose

TEXT = '"name":"天'.encode()

BAD = [
    (b'"projects":20', b'"projects":"12"', "$.proactive.procurement.projects", "应为整数"),
    (b'"projects":20', b'"projects":-1', "$.proactive.procurement.projects", "不得小于 0"),
    (b'"projects":20', b'"projects":1.5', "$.proactive.procurement.projects", "1.5"),
    (b'"projects":20', b'"projects":1e2', "$.proactive.procurement.projects", "1e2"),
    (b'"projects":20', b'"projects":true', "$.proactive.procurement.projects", "True"),
    (b'"projects":20', b'"projects":[20]', "$.proactive.procurement.projects", "应为整数"),
    (b'"projects":20', b'"projects":1' + b"0" * 400, "$.proactive.procurement.projects", "不得大于"),
    (b'"projects":20', b'"projects":1' + b"0" * 5000, "$.proactive.procurement.projects", "应为整数"),
    (b'"projects":20,', b"", "$.proactive.procurement.projects", "缺少这个键"),
    (b'"projects":20', b'"project":20', "$.proactive.procurement.project", "没有这个键。相近的有：projects"),
    (b'"projects":20', b'"projects":20,"projects":21', "$…projects", "出现了两次"),
    (b'"projects":20', b'"projects":NaN', "$", "NaN 不是数"),
    (b'"amount":"397.51"', b'"amount":"4e2"', "$.proactive.procurement.amount", "4e2"),
    (b'"amount":"397.51"', b'"amount":397.51', "$.proactive.procurement.amount", "397.51"),
    (b'"amount":"397.51"', b'"amounts":"397.51"', "$.proactive.procurement.amount.amount", "缺少这个键"),
    (b"disclosure-model/1", b"disclosure-model/9", "$.format", "disclosure-model/9"),
    (b'"edition":"2019"', b'"edition":"2018"', "$.proactive.edition", "2019, 2021"),
    (b'"edition":"2019",', b"", "$.proactive.edition", "None"),
    (b'"year":2020', b'"year":20', "$.year", "2008"),
    (b'"start":"2020-01-01"', b'"start":"2020-13-01"', "$.period.start", "日期"),
    (TEXT, b'"kind":"king",' + TEXT, "$.agency.kind", "ministry"),
    (TEXT, b'"name":"\\ud800', "$.agency.name", "非空文本"),
    (b'"block":"heading"', b'"block":"headline"', "$.sections.overview.blocks[1].block", "heading"),
    (b'"preamble":[{', b'"preamble":[3,{', "$.preamble", "现为"),
    (b'"preamble":[{', b'"preamble":[{"block":"paragraph"},{', "$.preamble[0].text", "缺少这个键"),
    (b'"sections":{', b'"sections":3,"x":{', "$.sections", "应为 Sections"),
    (b'"applications":{"edition"', b'"applications":3,"y":{"edition"', "$.applications", "edition"),
]


@pytest.fixture
def compact(report: dm.Report) -> bytes:
    """The example as compact JSON."""
    return door.dumps(report)


class TestRoundTrip:
    """What is written comes back."""

    def test_compact_and_pretty(self, report: dm.Report) -> None:
        """Both spellings give an equal report."""
        assert report == door.loads(door.dumps(report))
        assert report == door.loads(door.dumps(report, pretty=True))

    def test_order_is_the_statutes(self, compact: bytes) -> None:
        """Tables and cells stand in the order of the form."""
        tables = [key for key in json.loads(compact) if key in ("proactive", "applications", "disputes")]

        assert tables == ["proactive", "applications", "disputes"]
        assert list(json.loads(compact)["applications"]) == [
            "edition",
            "received",
            "brought_forward",
            "dispositions",
            "carried_forward",
        ]

    def test_extensions_keep_their_digits(self, report: dm.Report) -> None:
        """Data of an unknown plugin comes back token for token."""
        held = report.replace(extensions=dm.Extensions({"x": dm.Kept('{"a": 1.500, "b": [1e400]}')}))

        again = door.loads(door.dumps(held, pretty=True))

        assert held == again
        assert again.extensions["x"].json == '{"a":1.500,"b":[1e400]}'

    def test_marks_and_escapes_are_read(self, compact: bytes) -> None:
        """A byte order mark, white space, escapes and keys in another order are no error."""
        spelt = json.dumps(dict(reversed(json.loads(compact).items()))).encode()

        assert door.loads(compact) == door.loads(b"\xef\xbb\xbf" + spelt)

    def test_explicit_nulls_are_read(self, compact: bytes) -> None:
        """A key that could be left out may say null."""
        assert door.loads(compact) == door.loads(compact.replace(b'"year"', b'"title":null,"year"', 1))

    def test_other_encoding_on_request(self, report: dm.Report) -> None:
        """JSON in another encoding is read when told so, and refused when told wrong."""
        assert [report] == door.load(door.dumps(report).decode().encode("gb18030"), "gb18030")
        with pytest.raises(dm.ReadError, match="ascii"):
            door.load(door.dumps(report), "ascii")

    def test_door(self, report: dm.Report) -> None:
        """The door writes one report and loses nothing."""
        assert [report] == door.load(door.dump([report]))
        assert door.carries(report) == ()


class TestRefusal:
    """What is no report is refused."""

    @pytest.mark.parametrize(("good", "bad", "path", "told"), BAD)
    def test_place_and_remedy(self, compact: bytes, good: bytes, bad: bytes, path: str, told: str) -> None:
        """Every refusal names the path and says what is wrong, in Chinese and in English."""
        assert good in compact
        with pytest.raises(dm.ReadError) as caught:
            door.loads(compact.replace(good, bad, 1))

        assert path in [problem.path for problem in caught.value.problems]
        assert told in str(caught.value)
        assert path in caught.value.message("en")

    def test_all_problems_are_told(self, compact: bytes) -> None:
        """Two wrong cells are two problems."""
        broken = compact.replace(b'"projects":20', b'"projects":-1').replace(b'"year":2020', b'"year":"2020"')
        with pytest.raises(dm.ReadError) as caught:
            door.loads(broken)

        assert [problem.path for problem in caught.value.problems] == ["$.year", "$.proactive.procurement.projects"]

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            (b"", "文件是空的"),
            (b" \n", "文件是空的"),
            (b"[1]", "JSON 对象"),
            (b"null", "JSON 对象"),
            (b"{", "line 1, column 2"),
            (b"[" * 100_000, "嵌套太深"),
            (b'{"a":' * 100_000, "嵌套太深"),
            (b"\xff\xfe\x00", "第 1 个字节不是 UTF-8"),
            (b'{"a": "\xff"}', "第 8 个字节不是 UTF-8"),
        ],
    )
    def test_no_document(self, data: bytes, told: str) -> None:
        """Bytes that are no JSON object are refused with a sentence."""
        with pytest.raises(dm.ReadError, match=told):
            door.loads(data)

    def test_what_only_the_decoder_refuses(self, compact: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the slow path finds nothing, the decoder's own words are told."""
        monkeypatch.setattr("disclosure_model.formats.diagnose.diagnose", lambda _document: [])
        with pytest.raises(dm.ReadError, match="不能读作报告"):
            door.loads(compact.replace(b'"year":2020', b'"year":0'))


def test_diagnosis_of_what_is_right(report: dm.Report) -> None:
    """The slow path finds nothing wrong in what the fast path reads, extensions included."""
    held = report.replace(extensions=dm.Extensions({"x": dm.Kept("[1]")}))

    assert [] == diagnose(json.loads(door.dumps(held)))


class TestLines:
    """JSON Lines."""

    def test_many(self, report: dm.Report) -> None:
        """Reports come back in order; empty lines are passed over."""
        two = [report, report.replace(year=2019)]

        assert two == jsonl.load(jsonl.dump(two).replace(b"\n", b"\n\n"))

    def test_repeated_report_is_kept(self, report: dm.Report) -> None:
        """A report that stands twice is read twice."""
        assert [report, report] == jsonl.load(jsonl.dump([report, report]))

    def test_line_is_named(self, report: dm.Report) -> None:
        """A bad line is named with the path in it."""
        with pytest.raises(dm.ReadError) as caught:
            jsonl.load(jsonl.dump([report]) + b'{"format": 1}\n')

        assert caught.value.problems[0].path == "line 2, $.format"

    def test_long_line_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A line beyond the bound is refused before it is read whole."""
        monkeypatch.setattr(jsonl, "LONGEST_LINE", 10)
        with pytest.raises(dm.ReadError, match="超过"):
            jsonl.load(b"x" * 100)

    def test_other_encoding(self, report: dm.Report) -> None:
        """Another encoding is read when told so."""
        assert [report] == jsonl.load(jsonl.dump([report]).decode().encode("utf-16"), "utf-16")
