"""Workbooks that mean harm: read within bounds, or refused."""

import os
import time
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipExtFile, ZipFile

import pytest
from raw_xlsx import BORDERED, relations, sheet, text, workbook

import disclosure_model as dm
from disclosure_model.formats import xlsx
from disclosure_model.formats.xlsx import blocks, cells, markup

ONE = f'<row r="1">{text("A1", "甲")}</row>'


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    """No file takes long, whatever it holds."""
    start = time.perf_counter()
    yield
    assert time.perf_counter() - start < 20


def told(data: bytes) -> list[str]:
    """The texts of a workbook's prose."""
    return [placed.block.text for placed in xlsx.read(data) if isinstance(placed.block, dm.Paragraph)]


def rows(count: int, row: str) -> str:
    """So many rows, ``{r}`` being the number of each."""
    return "".join(row.replace("{r}", str(number)) for number in range(1, count + 1))


def test_two_cells_far_apart() -> None:
    """The first and the last cell of a sheet are two paragraphs, whatever lies between."""
    far = sheet(f'{ONE}<row r="1048576">{text("XFD1048576", "乙")}</row>')

    assert ["甲", "乙"] == told(workbook(far.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')))


def test_many_empty_rows() -> None:
    """Rows of a style in which nothing stands are passed by."""
    assert ["甲"] == told(workbook(sheet(ONE + rows(60_000, '<row r="{r}" s="1" customFormat="1"/>')), styles=BORDERED))


def test_many_empty_borders(monkeypatch: pytest.MonkeyPatch) -> None:
    """So are cells that have borders and nothing else."""
    monkeypatch.setattr(cells, "MOST_EMPTY", 20_000)
    assert ["甲"] == told(workbook(sheet(ONE + rows(50_000, '<row><c s="1"/></row>')), styles=BORDERED))


def test_many_merged_ranges() -> None:
    """Merged ranges in which nothing stands are passed by; those that cover too much are refused."""
    ranges = rows(50_000, '<mergeCell ref="B{r}:C{r}"/>')
    assert ["甲"] == told(workbook(sheet(ONE, f"<mergeCells>{ranges}</mergeCells>")))

    filled = rows(15_000, '<row r="{r}"><c r="A{r}"><v>1</v></c></row>')
    ranges = rows(15_000, '<mergeCell ref="A{r}:XFD1048576"/>')
    with pytest.raises(dm.ReadError, match="合并的单元格太多"):
        xlsx.read(workbook(sheet(filled, f"<mergeCells>{ranges}</mergeCells>")))


def test_too_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    """More elements, or more bytes, than any report has are refused."""
    monkeypatch.setattr(markup, "MOST_ELEMENTS", 1_000)
    with pytest.raises(dm.ReadError, match="太多"):
        xlsx.read(workbook(sheet(rows(1_000, "<row/>"))))
    monkeypatch.undo()
    monkeypatch.setattr(markup, "MOST_BYTES", 100_000)
    with pytest.raises(dm.ReadError, match="太多"):
        xlsx.read(workbook(sheet(ONE), strings=f"<si><t>{os.urandom(100_000).hex()}</t></si>"))


def test_too_many_rows_and_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    """More filled rows or sheets than a report has are refused, with their number."""
    monkeypatch.setattr(cells, "MOST_ROWS", 100)
    with pytest.raises(dm.ReadError, match="多于 100 行"):
        xlsx.read(workbook(sheet(rows(101, '<row r="{r}"><c r="A{r}"><v>1</v></c></row>'))))
    with pytest.raises(dm.ReadError, match="51 张工作表"):
        xlsx.read(workbook(*([sheet(ONE)] * 51)))


@pytest.mark.parametrize("cell", ["GS1", "XFD1"])
def test_tables_too_wide(cell: str) -> None:
    """A table wider than any of a report's is refused, with sheet and row."""
    with pytest.raises(dm.ReadError, match="工作表 1 第 1 行起的表太大"):
        xlsx.read(workbook(sheet(f'<row r="1">{text("A1", "甲")}{text(cell, "乙")}</row>')))


def test_tables_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one of too many boxes, most of them empty."""
    monkeypatch.setattr(blocks, "MOST_BOXES", 1_000)
    row = '<row r="{r}"><c r="A{r}"><v>1</v></c><c r="K{r}"><v>2</v></c></row>'
    with pytest.raises(dm.ReadError, match="表太大"):
        xlsx.read(workbook(sheet(rows(100, row))))


def test_deep_nesting() -> None:
    """Depth costs nothing."""
    assert ["甲"] == told(workbook(sheet(ONE, "<a>" * 100_000 + os.urandom(50_000).hex() + "</a>" * 100_000)))


def test_relations_in_a_ring() -> None:
    """Parts that point to themselves, or to one another's kind, are followed once."""
    links = relations(
        ("worksheet", "workbook.xml"), ("styles", "workbook.xml"), ("sharedStrings", "_rels/workbook.xml.rels")
    )

    with pytest.raises(dm.ReadError, match="没有内容"):
        xlsx.read(workbook(sheet(ONE), extra={"xl/_rels/workbook.xml.rels": links}))


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/worksheets/sheet1.xml", "<worksheet>"),
        ("xl/worksheets/sheet1.xml", ""),
        ("xl/styles.xml", "<a>&unknown;</a>"),
        ("xl/workbook.xml", "no markup"),
        ("xl/sharedStrings.xml", b"<?xml version='1.0' encoding='utf-7'?><sst/>"),
        ("xl/sharedStrings.xml", b"<sst>\xff</sst>"),
        ("_rels/.rels", "<a/><b/>"),
    ],
)
def test_broken_parts(part: str, content: str | bytes) -> None:
    """A part that is no XML is refused."""
    with pytest.raises(dm.ReadError):
        xlsx.read(workbook(sheet(ONE), extra={part: content}))


def test_cut_off_part() -> None:
    """A part that is shorter than the package says is refused, however it is read."""
    data = bytearray(workbook(sheet(ONE + rows(20_000, '<row r="{r}"/>'))))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 20 : entry + 24] = (4_000_000).to_bytes(4, "little")
    with pytest.raises(dm.ReadError, match="损坏"):
        xlsx.read(bytes(data))


def test_part_that_is_not_what_was_packed() -> None:
    """A part whose checksum is another than the package says is refused, however much of it can be read."""
    good = workbook(sheet(ONE))
    with ZipFile(BytesIO(good)) as file:
        checksum = file.getinfo("xl/worksheets/sheet1.xml").CRC.to_bytes(4, "little")

    with pytest.raises(dm.ReadError, match="可能已损坏"):
        xlsx.read(good.replace(checksum, bytes(4)))


def test_part_that_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that was whole when the package was looked through, and cannot be read again, is refused."""

    def ends(*_: object) -> bytes:
        raise EOFError

    with ZipFile(BytesIO(workbook(sheet(ONE)))) as package:
        monkeypatch.setattr(ZipExtFile, "read", ends)
        with pytest.raises(dm.ReadError, match="可能已损坏"):
            list(markup.Markup(package).part("xl/workbook.xml"))


def test_odd_numbers() -> None:
    """Numbers of rows, styles and texts that cannot be are none."""
    odd = f'<row r="{"9" * 5000}">{text("A" * 5000, "甲", "s=" + chr(34) + "9" * 5000 + chr(34))}</row>'
    assert ["甲"] == told(workbook(sheet(odd)))
    for number in ("9" * 5000, "1", "-1", "x"):
        with pytest.raises(dm.ReadError, match="文字丢失"):
            xlsx.read(workbook(sheet(f'<row><c t="s"><v>{number}</v></c></row>')))


def test_odd_encodings(monkeypatch: pytest.MonkeyPatch) -> None:
    """An encoding that the parser does not know is refused, even where the package lets it pass."""
    import io
    import zipfile

    from disclosure_model.formats.xlsx import cells as module

    monkeypatch.setattr(module, "opened", lambda data, _part: zipfile.ZipFile(io.BytesIO(data)))
    for encoding in ("klingon", "gb18030"):
        content = f"<?xml version='1.0' encoding='{encoding}'?><sst/>"
        with pytest.raises(dm.ReadError, match="不是完整的 XML"):
            xlsx.read(workbook(sheet(ONE), extra={"xl/sharedStrings.xml": content}))
