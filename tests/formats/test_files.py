"""Files in and out, whole or not at all."""

import io
import sys
from pathlib import Path

import pytest

import disclosure_model as dm
from disclosure_model.formats import doors, files


@pytest.mark.parametrize("name", ["report.json", "report.jsonl", "report.ndjson"])
def test_round_trip(tmp_path: Path, report: dm.Report, name: str) -> None:
    """A lossless file gives an equal report, through load, load_many and read."""
    dm.dump(report, tmp_path / name)

    assert report == dm.load(tmp_path / name)
    assert [report] == list(dm.load_many(tmp_path / name))
    assert dm.Reading(report) == dm.read(tmp_path / name)


def test_csv_by_its_first_line(tmp_path: Path, report: dm.Report) -> None:
    """A .csv is written as cells unless told otherwise, and read as what its first line says."""
    dm.dump(report, tmp_path / "cells.csv")
    dm.dump(report, tmp_path / "records.csv", format="records", encoding="utf-16")

    assert report.cells() == dm.load(tmp_path / "cells.csv").cells()
    assert report == dm.load(tmp_path / "records.csv")


def test_render(tmp_path: Path, report: dm.Report) -> None:
    """A page reads back."""
    dm.render(report, tmp_path / "report.txt")

    assert report == dm.read(tmp_path / "report.txt").report


def test_standard_input_and_output(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], report: dm.Report
) -> None:
    """- is standard input and output; what comes in is told by its look."""
    for name in ("json", "jsonl", "cells", "records", "text"):
        way = doors.door(name)
        if way.lossless:
            dm.dump(report, "-", format=name)
        else:
            dm.render(report, "-", format=name)
        written = capfdbinary.readouterr().out
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written)))
        assert report.cells() == dm.read("-").report.cells()


def test_two_lines_by_their_look(monkeypatch: pytest.MonkeyPatch, report: dm.Report) -> None:
    """Two JSON documents on two lines are JSON Lines."""
    from disclosure_model.formats import jsonl

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(jsonl.dump([report, report]))))

    assert len(list(files.read_many("-"))) == 2


@pytest.mark.parametrize("name", ["many.jsonl", "many"])
def test_lines_one_by_one(tmp_path: Path, report: dm.Report, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON Lines, by their suffix or look, are read one by one: a wrong line is told when it is reached."""
    from disclosure_model.formats import jsonl

    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    (tmp_path / name).write_bytes(jsonl.dump([report] * 3) + b"{")

    found = files.read_many(tmp_path / name)
    assert [report] * 3 == [next(found).report for _ in range(3)]
    with pytest.raises(dm.ReadError, match="line 4"):
        next(found)
    with pytest.raises(dm.ReadError, match="line 4"):
        list(dm.load_many(tmp_path / name))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["json", "jsonl", "cells", "records"])
def test_look_at_a_file_longer_than_its_head(
    tmp_path: Path, report: dm.Report, name: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was looked at to tell the format is read again, with what follows it."""
    monkeypatch.setattr(files, "HEAD", 30_000)
    dm.dump(report.replace(preamble=(dm.Paragraph(text="前言" * 30_000),)), tmp_path / "long", format=name)
    (tmp_path / "long").write_bytes((tmp_path / "long").read_bytes().decode("utf-8-sig").encode(encoding))

    assert report.cells() == dm.load(tmp_path / "long", format=name, encoding=encoding).cells()
    assert report.cells() == dm.load(tmp_path / "long", encoding=encoding).cells()


def test_wrong_way(tmp_path: Path, report: dm.Report) -> None:
    """Text is rendered and read, JSON is dumped and loaded; the other way round is refused with the right word."""
    (tmp_path / "report.txt").write_text("一、总体情况", encoding="utf-8")
    with pytest.raises(dm.WriteError, match="render"):
        dm.dump(report, tmp_path / "x.txt")
    with pytest.raises(dm.WriteError, match="dump"):
        dm.render(report, tmp_path / "x.json")
    with pytest.raises(dm.ReadError, match="read"):
        dm.load(tmp_path / "report.txt")


def test_one_or_many(tmp_path: Path, report: dm.Report) -> None:
    """JSON holds one report; load wants one."""
    with pytest.raises(dm.WriteError, match="现有 2 份"):
        dm.dump_many([report, report], tmp_path / "x.json")
    assert not (tmp_path / "x.json").exists()
    dm.dump_many([report, report], tmp_path / "x.jsonl")
    with pytest.raises(dm.ReadError, match="现有 2 份"):
        dm.load(tmp_path / "x.jsonl")


def test_cannot_open_or_write(tmp_path: Path, report: dm.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be opened or written is refused with the system's reason; nothing is left behind."""
    with pytest.raises(dm.ReadError, match="不能打开"):
        dm.load(tmp_path / "none.json")
    with pytest.raises(dm.ReadError, match="不能打开"):
        list(dm.load_many(tmp_path / "none.jsonl"))
    with pytest.raises(dm.WriteError, match="不能写入"):
        dm.dump(report, tmp_path / "none" / "x.json")
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(dm.WriteError, match="不能写入"):
        dm.dump(report, tmp_path / "folder.json")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.json"]
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    dm.dump(report, tmp_path / "x.json")
    with pytest.raises(dm.ReadError, match="超过 10 字节"):
        dm.load(tmp_path / "x.json")


def test_formats_by_name(tmp_path: Path, report: dm.Report) -> None:
    """An unknown format or suffix is refused with those that are known."""
    with pytest.raises(dm.DisclosureError, match="jsonl"):
        dm.dump(report, tmp_path / "x", format="xml")
    with pytest.raises(dm.DisclosureError, match="--as"):
        dm.dump(report, tmp_path / "x.xml")
    dm.dump(report, tmp_path / "x.csv", format="json")
    assert report == dm.load(tmp_path / "x.csv", format="json")
    with pytest.raises(dm.ReadError):
        dm.load(tmp_path / "x.csv")


def test_no_template_and_no_form(tmp_path: Path, report: dm.Report) -> None:
    """A format that takes no template, or has no forms, says so and writes nothing."""
    with pytest.raises(dm.WriteError, match="不能套用样式文件"):
        dm.render(report, tmp_path / "report.txt", template=tmp_path / "letterhead.txt")
    with pytest.raises(dm.WriteError, match="没有可以填写的空表"):
        dm.blank_form("2021", tmp_path / "form.txt")
    with pytest.raises(dm.DisclosureError, match="没有版本 1999"):
        dm.blank_form("1999", tmp_path / "form.txt")
    assert [] == list(tmp_path.iterdir())
