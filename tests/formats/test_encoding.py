"""Encodings: what is text, which names there are, and what a door says of the others."""

import io
from pathlib import Path

import pytest

import disclosure_model as dm
from disclosure_model.formats import cells_csv, json, jsonl, records_csv, text

UNKNOWN = ["klingon", "hex", "rot13", "zlib", "idna", "punycode", "unicode_escape", "undefined", "a\0b", "", "\ud800"]
LOADS = [json.load, jsonl.load, cells_csv.load, records_csv.load, text.read]
DUMPS = [json.dump, jsonl.dump, cells_csv.dump, records_csv.dump]


@pytest.mark.parametrize("encoding", UNKNOWN)
def test_unknown_names(tmp_path: Path, report: dm.Report, encoding: str) -> None:
    """A name that is no encoding of files is refused with one sentence by every door, in and out."""
    for load in LOADS:
        with pytest.raises(dm.ReadError, match="没有名为"):
            load(b"abc", encoding)
    for dump in DUMPS:
        with pytest.raises(dm.WriteError, match="没有名为"):
            dump([report], encoding)
    for name in ("x.json", "x.jsonl", "x.csv"):
        with pytest.raises(dm.WriteError, match="没有名为"):
            dm.dump(report, tmp_path / name, encoding=encoding)
        dm.dump(report, tmp_path / name)
        for read in (dm.load, dm.read):
            with pytest.raises(dm.ReadError, match="没有名为"):
                read(tmp_path / name, encoding=encoding)


def test_a_name_is_told_fit_to_print() -> None:
    """A name that cannot be printed is told escaped, a long one cut."""
    with pytest.raises(dm.ReadError, match=r"名为 a\\x00b 的"):
        json.load(b"", "a\0b")
    with pytest.raises(dm.ReadError, match=r"名为 a{56}… 的"):
        json.load(b"", "a" * 1000)


@pytest.mark.parametrize("load", LOADS)
def test_not_in_the_encoding_named(load: object) -> None:
    """Bytes that are not in the encoding named are refused with its name."""
    assert callable(load)
    with pytest.raises(dm.ReadError, match="不能按编码 ascii 读出"):
        load("甲".encode(), "ascii")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030", "utf-32"])
@pytest.mark.parametrize("name", ["cells", "records"])
def test_named_encodings(tmp_path: Path, report: dm.Report, name: str, encoding: str) -> None:
    """Which CSV it is shows in the encoding that is named."""
    dm.dump(report, tmp_path / "x.csv", format=name, encoding=encoding)

    assert report.cells() == dm.load(tmp_path / "x.csv", encoding=encoding).cells()
    assert report.cells() == dm.read(tmp_path / "x.csv", encoding=encoding).report.cells()


@pytest.mark.parametrize("name", ["x.json", "x.jsonl"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "gb18030", "utf-8-sig"])
def test_json_in_a_named_encoding(tmp_path: Path, report: dm.Report, name: str, encoding: str) -> None:
    """JSON and JSON Lines are read in any encoding that is named; half a surrogate pair is no text."""
    dm.dump(report, tmp_path / name)
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes().decode().encode(encoding))

    assert [report] == list(dm.load_many(tmp_path / name, encoding=encoding))
    assert dm.Reading(report) == dm.read(tmp_path / name, encoding=encoding)
    (tmp_path / name).write_bytes(b'{"format": "+2AA-"}')
    with pytest.raises(dm.ReadError, match="不是 UTF-8"):
        dm.load(tmp_path / name, encoding="utf-7")


def test_lines_in_a_named_encoding(report: dm.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are read one by one in any encoding, the file stays open, and a long one is refused all the same."""
    file = io.BytesIO(jsonl.dump([report, report]).decode().encode("gb18030") + b"\xff")
    found = jsonl.stream(file, "gb18030")

    assert [report, report] == [next(found), next(found)]
    with pytest.raises(dm.ReadError, match="不能按编码 gb18030 读出"):
        next(found)
    assert not file.closed
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 10)
    with pytest.raises(dm.ReadError, match="line 1：这一行超过 10 字节"):
        next(jsonl.stream(io.BytesIO("一二三四五".encode("utf-16")), "utf-16"))


NUL = dm.Report.from_cells(
    {}, missing=dm.Gap.BLANK, editions={"disputes": "2019"}, agency=dm.Agency(name="某\0局"), year=2020
)


@pytest.mark.parametrize("encoding", [None, "utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"])
@pytest.mark.parametrize("name", ["cells", "records"])
def test_nul_in_csv(tmp_path: Path, name: str, encoding: str | None) -> None:
    """A name that holds NUL comes back, though no encoding is named."""
    dm.dump(NUL, tmp_path / "x.csv", format=name, encoding=encoding)

    assert NUL == dm.load(tmp_path / "x.csv")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\n\0\0\0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
        ",".join(cells_csv.HEADER).encode("utf-16-le"),
        ",".join(records_csv.header()).encode("utf-16-be"),
        b"agency,\0",
        "某\0局".encode(),
    ],
)
def test_binary_files(data: bytes) -> None:
    """Pictures, archives, spreadsheets, UTF-16 without a mark and text with NUL are refused as binary."""
    for load in (cells_csv.load, records_csv.load, text.read):
        with pytest.raises(dm.ReadError, match="二进制"):
            load(data)


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_nul_on_paper(tmp_path: Path, report: dm.Report, suffix: str) -> None:
    """What is printed for people is text whatever it holds: a mark stands for NUL."""
    told = dm.Paragraph(text="2020年\0度")
    dm.render(report.replace(preamble=(told,)), tmp_path / f"a.{suffix}")

    assert "2020年\ufffd度" in [each.text for each in dm.read(tmp_path / f"a.{suffix}", year=2020).report.preamble]
