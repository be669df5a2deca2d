"""PDFs made by hand, object by object, and documents set by typst."""

import zlib
from collections.abc import Iterable, Mapping

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
A4 = b"/MediaBox[0 0 595 842]"


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects; number 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def stream(data: bytes, told: bytes = b"") -> bytes:
    """A stream object; compressed unless it says its filter itself."""
    if b"/Filter" not in told:
        data, told = zlib.compress(data, 9), told + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (told, len(data), data)


def paper(
    content: bytes,
    *,
    resources: bytes = b"/Font<</F 5 0 R>>",
    more: Mapping[int, bytes] | None = None,
    page: bytes = A4,
    trailer: bytes = b"",
) -> bytes:
    """A file of one page; object 5 is Helvetica unless ``more`` has another."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources<<%s>>>>" % (page, resources),
        4: stream(content),
        5: HELVETICA,
    }
    return pdf(objects | dict(more or {}), trailer)


def cid_font(descendant: bytes = b"", top: bytes = b"", descriptor: bytes = b"") -> dict[int, bytes]:
    """A font of two-byte codes at object 5."""
    system = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>"
    return {
        5: b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]%s>>" % top,
        6: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X%s/FontDescriptor 7 0 R%s>>" % (system, descendant),
        7: b"<</Type/FontDescriptor/FontName/X%s>>" % descriptor,
    }


def text(x: float, y: float, said: str, size: float = 10) -> bytes:
    """Letters at a place, measured from the left lower corner."""
    return b"BT /F %f Tf %f %f Td (%s) Tj ET\n" % (size, x, y, said.encode("ascii"))


def drawn(*strokes: tuple[float, float, float, float]) -> bytes:
    """Lines from x, y to x, y."""
    return b"".join(b"%f %f m %f %f l S\n" % stroke for stroke in strokes)


def mesh(xs: Iterable[float], ys: Iterable[float]) -> bytes:
    """Lines at these places, each as long as the others reach."""
    xs, ys = sorted(xs), sorted(ys)
    upright = [(x, ys[0], x, ys[-1]) for x in xs]
    return drawn(*upright, *((xs[0], y, xs[-1], y) for y in ys))


def typeset(markup: str) -> bytes:
    """A document in typst's own markup, in a Chinese font."""
    import typst

    from disclosure_model.formats.pdf.printing import installed

    font = installed().chosen["song"][0]
    head = f'#set text(font: "{font}", size: 12pt, lang: "zh", cjk-latin-spacing: none)\n#set page("a4")\n'
    return typst.compile((head + markup).encode(), format="pdf", font_paths=installed().found)
