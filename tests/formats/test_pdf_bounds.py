"""PDFs that ask for too much, lead back into themselves, or are encrypted: an answer, soon, and nothing else."""

import contextlib
import random
import struct
import zlib
from collections.abc import Mapping
from hashlib import md5

import pytest
from drawn import A4, HELVETICA, cid_font, mesh, paper, pdf, stream, text
from pages import texts
from pdfminer.arcfour import Arcfour

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import pdf as door
from disclosure_model.formats.pdf import bounds, page
from disclosure_model.formats.pdf.bounds import TooMuchError
from disclosure_model.formats.pdf.boxes import Mesh
from disclosure_model.formats.pdf.page import tables
from disclosure_model.paper.blocks import Table


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the real budget, so that a tenth of the work is done before it is used up."""
    monkeypatch.setattr(bounds, "LEAST", 300_000)
    monkeypatch.setattr(bounds, "EACH", 4)


LETTERS = b"BT /F 12 Tf 100 700 Td <00410042> Tj ET"


def form(content: bytes, resources: bytes = b"") -> bytes:
    """A form that a page may draw."""
    return stream(content, b"/Subtype/Form/BBox[0 0 1 1]" + resources)


def nothing_but(content: bytes, told: bytes = b"") -> bytes:
    """A page whose content is this stream's raw data."""
    return paper(b"", more={4: stream(content, told)})


def chain(link: bytes) -> dict[int, bytes]:
    """Forty objects, each naming the next one twice: a million million ways to the last."""
    return {20 + n: link.replace(b"N", b"%d 0 R" % (21 + n)) for n in range(40)} | {60: b"[1]"}


def true_type(kind: int, body: bytes, platform: int = 3) -> dict[int, bytes]:
    """A font without a map to Unicode whose TrueType file has one table of characters."""
    table = struct.pack(">HHHHL", 0, 1, platform, 1, 12) + struct.pack(">H", kind) + body
    file = b"\0\1\0\0" + struct.pack(">HHHH", 1, 0, 0, 0) + b"cmap" + struct.pack(">LLL", 0, 28, len(table)) + table
    return cid_font(descriptor=b"/FontFile2 9 0 R") | {9: stream(file)}


def to_unicode(said: bytes) -> dict[int, bytes]:
    """A font with this map to Unicode."""
    return cid_font(top=b"/ToUnicode 8 0 R") | {8: stream(said)}


SEGMENTS = struct.pack(">HHHHHH", 65535, 0, 40_000, 0, 0, 0) + b"\xff\xfe" * 20_000 + b"\0\0" * 60_001

TOO_MUCH: Mapping[str, bytes] = {
    "content inflates": paper(b"0 0 m 1 1 l S " * 3_000_000),
    "content inflates twice": nothing_but(
        zlib.compress(zlib.compress(b" " * 100_000_000, 9), 9), b"/Filter[/FlateDecode/FlateDecode]"
    ),
    "runs of letters": nothing_but(b"\x81 " * 50_000, b"/Filter/RunLengthDecode"),
    "columns of a predictor": nothing_but(
        zlib.compress(b"abc"), b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>"
    ),
    "letters": paper(b"BT /F 1 Tf (" + b"a" * 1_000_000 + b") Tj ET"),
    "rectangles": paper(b"1 1 2 2 re S\n" * 200_000),
    "lines in a mesh": paper(mesh(range(0, 600, 10), range(0, 800, 10))),
    "many lines": paper(mesh(range(0, 14_000, 20), range(0, 14_000, 20)), page=b"/MediaBox[0 0 14000 14000]"),
    "edges": paper(b"0 0 2 2 re " * 6_000 + b"S"),
    "steps": paper(
        b"".join(b"%d %d 4 4 re S\n" % (n * 4, n * 4) for n in range(400)), page=b"/MediaBox[0 0 9000 9000]"
    ),
    "operands": paper(b"0 " * 1_000 + b"0 0 m"),
    "forms in forms": paper(
        b"/X Do",
        resources=b"/XObject<</X 10 0 R>>",
        more={10 + n: form(b"/X Do " * 30, b"/Resources<</XObject<</X %d 0 R>>>>" % (11 + n)) for n in range(12)},
    ),
    "fonts of forms": paper(
        b"/X Do " * 20_000,
        resources=b"/XObject<</X 10 0 R>>",
        more={10: form(b"", b"/Resources<</Font<</A<</Subtype/Type1/Widths[%s]>>>>>>" % (b"1 " * 500))},
    ),
    "widths": paper(LETTERS, more=cid_font(b"/W[0 1000000000 500]")),
    "many widths": paper(LETTERS, more=cid_font(b"/W[1[2 3]" + b"0 60000 500 " * 5_000 + b"]")),
    "map of ranges": paper(LETTERS, more=to_unicode(b"beginbfrange <00000000> <ffffffff> <0041> endbfrange")),
    "map of codes": paper(LETTERS, more=to_unicode(b"begincidrange <00000000> <ffffffff> 1 endcidrange")),
    "segments of a font": paper(LETTERS, more=true_type(4, SEGMENTS)),
    "groups of a font": paper(
        LETTERS, more=true_type(12, struct.pack(">HLLL", 0, 0, 0, 1) + struct.pack(">LLL", 0, 2**31, 0))
    ),
    "old table of a font": paper(LETTERS, more=true_type(2, b"\0" * 600)),
    "pages": pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[" + b"".join(b"%d 0 R " % n for n in range(3, 400)) + b"]>>",
        }
        | dict.fromkeys(range(3, 400), b"<</Type/Page/MediaBox[0 0 9 9]>>")
    ),
}

NO_TEXT: Mapping[str, bytes] = {
    "a reference to itself": pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"2 0 R"}),
    "references in a circle": pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"3 0 R", 3: b"2 0 R"}),
    "pages in a circle": pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]>>"}),
    "a form that draws itself": paper(
        b"/X Do", resources=b"/XObject<</X 10 0 R>>", more={10: form(b"/X Do", b"/Resources<</XObject<</X 10 0 R>>>>")}
    ),
    "nested arrays": paper(b"[" * 10_000),
    "runs of nothing": nothing_but(b"\0 \xff ", b"/Filter/RunLengthDecode"),
    "a picture as content": nothing_but(b"x" * 1_000, b"/Filter/CCITTFaxDecode/DecodeParms<</Columns 1000000000>>"),
    "damaged content": nothing_but(zlib.compress(b"0 0 m 1 1 l S")[:-9] + b"damaged..", b"/Filter/FlateDecode"),
}

DAMAGED: Mapping[str, bytes] = {
    "an unknown filter": nothing_but(b"x", b"/Filter/Crypt"),
    "codes of nothing": nothing_but(bytes(n * 7 % 256 for n in range(5_000)), b"/Filter/LZWDecode"),
    "a font that ends": paper(LETTERS, more=true_type(4, b"\0")),
    "numbers without end": paper(LETTERS, more=cid_font(b"/W[0 " + b"9" * 400 + b".5 1]")),
}


def refused(data: bytes) -> str:
    """The sentence that refuses a file."""
    with pytest.raises(dm.ReadError) as wrong:
        door.read(data)
    return str(wrong.value)


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much(name: str) -> None:
    """What unpacks to endless work is refused before it is done."""
    assert "展开后过大" in refused(TOO_MUCH[name])


@pytest.mark.parametrize("name", NO_TEXT)
def test_nothing_comes_of_it(name: str) -> None:
    """What leads back into itself ends; nothing is read."""
    assert "没有文字" in refused(NO_TEXT[name])


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged(name: str) -> None:
    """What pdfminer cannot make sense of is said to be damaged."""
    assert "已损坏" in refused(DAMAGED[name])


@pytest.mark.parametrize(
    ("page", "more"),
    [
        (b"/MediaBox 20 0 R", chain(b"<</a N/b N>>")),
        (A4 + b"/TrimBox 20 0 R/Rotate 20 0 R", chain(b"[N N]")),
        (
            A4,
            chain(b"<</a N/b N>>") | {5: HELVETICA[:-2] + b"/FontDescriptor<</FontName 20 0 R/FontBBox 20 0 R>>>>"},
        ),
        (A4, {5: HELVETICA[:-2] + b"/Encoding<</Differences[65/A/B]>>>>"}),
    ],
)
def test_read_none_the_less(page: bytes, more: dict[int, bytes]) -> None:
    """A page whose boxes or fonts lead nowhere is read as far as it says something."""
    (placed,) = door.read(paper(text(100, 100, "AB"), page=page, more=more))

    assert "AB" == placed.block.text  # type: ignore[union-attr]  # another block fails the test


def test_maps_that_are_read() -> None:
    """Ranges of a map to Unicode, the font's own table of characters and Adobe's tables are still read."""
    ranges = to_unicode(
        b"beginbfrange <41> <0042> <4e00> <0041> <0042> <4e00> endbfrange 1 beginbfchar <0043> <4e8c> endbfchar"
    )
    segments = struct.pack(">HHHHHH", 0, 0, 2, 0, 0, 0) + struct.pack(
        ">HHHHH", 0x4E01, 0, 0x4E00, 0xB241 - 65536 & 65535, 0
    )
    table = true_type(4, segments)
    groups = true_type(12, struct.pack(">HLLL", 0, 0, 0, 1) + struct.pack(">LLL", 0x4E00, 0x4E01, 0x41))
    bytes_ = true_type(0, b"\0" * 300, platform=0)
    adobe = cid_font() | {
        5: b"<</Subtype/Type0/BaseFont/X/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
        6: b"<</Subtype/CIDFontType2/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)>>>>",
    }
    content = LETTERS.replace(b"<00410042>", b"<4e004e01>")

    for more in (ranges, table, groups):
        assert ["一丁"] == [p.block.text for p in door.read(paper(LETTERS, more=more))]  # type: ignore[union-attr]  # another block fails the test
    assert ["一丁"] == [p.block.text for p in door.read(paper(content, more=adobe))]  # type: ignore[union-attr]  # another block fails the test
    header = {5: b"<</Subtype/Type1/BaseFont/X/FontDescriptor<</FontFile 9 0 R>>>>", 9: stream(b"", b"/Length1 0")}
    nothing = cid_font(descriptor=b"/FontFile2 9 0 R") | {9: stream(b"x")}
    for more in (bytes_, true_type(4, segments, platform=1), nothing, header):
        assert "没有 Unicode 映射" in refused(paper(LETTERS, more=more))


def test_garbled() -> None:
    """Letters of the West in the place of Chinese ones are garbage; a few of them are kept as printed."""
    garbage = b"BT /F 12 Tf 100 700 Td (\\277\\272\\277\\241\\256\\254\\213\\205\\204\\267\\272) Tj ET\n"

    assert "没有 Unicode 映射" in refused(paper(garbage))
    assert 2 == len(door.read(paper(garbage + text(100, 600, "a line that is read as it stands"))))


def test_more_lines_than_a_report_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines, crossings and places are bounded one by one, where the budget leaves more."""
    edge = {"orientation": "h", "x0": 0, "x1": 9, "top": 0, "bottom": 0, "width": 9, "height": 0}
    upright = [edge | {"orientation": "v", "x0": 4 * n, "x1": 4 * n, "bottom": 400, "height": 400} for n in range(60)]
    across = [edge | {"x1": 400, "width": 400, "top": 4 * n, "bottom": 4 * n} for n in range(60)]
    many = [edge | {"top": 4 * n, "bottom": 4 * n} for n in range(5_000)]
    diagonal = [(n, n, n + 1, n + 1) for n in range(400)]

    for edges in (upright + across, upright + many):
        with pytest.raises(TooMuchError):
            tables(edges)
    with pytest.raises(TooMuchError):
        Mesh([*diagonal, (0, 0, 400, 400)], [])
    monkeypatch.setattr(page, "EDGES", 3)
    assert "展开后过大" in refused(paper(mesh((10, 20), (10, 20))))


def test_a_gap_without_end() -> None:
    """A gap in the lines is filled as far as a gap of a report reaches."""
    steps = b"".join(b"%d %d 4 4 re S\n" % (n * 4, n * 4) for n in range(200))

    (placed,) = door.read(paper(steps + text(700, 100, "a") + text(100, 700, "b"), page=b"/MediaBox[0 0 800 800]"))

    assert isinstance(placed.block, Table)
    assert {"a", "b"} <= {box for row in texts(placed.block) for box in row}


def encrypted(user: bytes) -> bytes:
    """A file that is encrypted with this user's password (40-bit RC4, the standard's algorithms 1 to 4)."""
    padding = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    owner = md5(b"owner" + padding[:27], usedforsecurity=False).digest()[:5]
    o = Arcfour(owner).encrypt((user + padding)[:32])
    secret = md5((user + padding)[:32] + o + struct.pack("<l", -4), usedforsecurity=False).digest()[:5]
    u = Arcfour(secret).encrypt(padding)
    key = md5(secret + b"\4\0\0\0\0", usedforsecurity=False).digest()[:10]
    content = Arcfour(key).encrypt(text(100, 700, "secret"))
    told = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (o.hex().encode(), u.hex().encode())
    raw = b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)
    return paper(b"", more={4: raw}, trailer=told)


def test_encrypted() -> None:
    """A file that opens without a password is read; one that needs it is refused with what to do."""
    assert ["secret"] == [placed.block.text for placed in door.read(encrypted(b""))]  # type: ignore[union-attr]  # another block fails the test
    assert "没有口令打不开" in refused(encrypted(b"user"))


@pytest.mark.chinese_fonts
def test_spoilt_files(report: dm.Report) -> None:
    """Some hundred spoilt copies of a printed report: nothing escapes but the package's own errors."""
    small = report.replace(proactive=None, applications=None)
    original = door.render(write_page(small))
    chance = random.Random(711)  # noqa: S311  # no secret
    marks = b"<< >> [ ] obj endobj stream endstream -1 999999999999 /Kids ( <".split()
    for _ in range(80):
        held = bytearray(original)
        for _ in range(chance.choice((1, 3, 20))):
            at = chance.randrange(len(held))
            if chance.random() < 0.5:
                held[at] = chance.randrange(256)
            else:
                held[at : at + chance.choice((0, 1, 500))] = chance.choice(marks)
        with contextlib.suppress(dm.DisclosureError):
            read_page(door.read(bytes(held)), agency="某局", year=2020)
