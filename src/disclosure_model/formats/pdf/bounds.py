"""The objects of a PDF under bounds: what a hostile file may make pdfminer do is counted, and an end is put to it.

A small file can ask for endless work: streams that inflate a thousandfold, forms that draw forms, widths of a billion
characters, references to themselves. Every such step is paid for from one :class:`Budget`, in about microseconds,
which grows with the size of the file.
"""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, int_value, list_value, resolve1
from pdfminer.psparser import PSKeyword, PSLiteral
from pdfminer.utils import choplist, nunpack

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # its warnings on odd files are not for our readers

LEAST: Final = 3_000_000
"""What the smallest file may cost."""

EACH: Final = 40
"""What each byte of a file adds; published reports cost 1 to 20."""

MOST: Final = 400_000_000
"""What the largest file may cost; no more bytes are ever inflated."""


LISTS: Final = (list, tuple)


class TooMuchError(Exception):
    """The file asks for more work than any report does."""


class Budget:
    """What may still be spent."""

    def __init__(self, size: int) -> None:
        self.left = min(LEAST + EACH * size, MOST)

    def spend(self, cost: int) -> None:
        """Pay, or raise :class:`TooMuchError`."""
        self.left -= cost
        if self.left < 0:
            raise TooMuchError


class Stream(PDFStream):
    """A stream whose length is known before it is inflated."""

    budget: Budget

    def decode(self) -> None:
        """Inflate, one filter after the other."""
        data = self.rawdata or b""
        if self.decipher:
            data = self.decipher(self.objid or 0, self.genno or 0, data, self.attrs)
        for name, told in self.get_filters():
            data = self._decoded(
                literal(name), data, {"Filter": name, "DecodeParms": told} if told else {"Filter": name}
            )
        self.data, self.rawdata = data, None

    def _decoded(self, name: str, data: bytes, told: dict[str, Any]) -> bytes:
        """The data after one filter."""
        if name in PICTURES:
            return b""
        for length in lengths(name, data):
            self.budget.spend(2 * length)
        if name in FLATE:
            inflated = b"".join(pieces(data))
            if "DecodeParms" not in told:
                return inflated
            # Stored anew for the predictor: pdfminer mends what is damaged byte by byte, in quadratic time.
            data = zlib.compress(inflated, 0)
        parameters = dict_value(told.get("DecodeParms"))
        self.budget.spend(int_value(parameters.get("Columns", 1)) * abs(int_value(parameters.get("Colors", 1))))
        return PDFStream(told, data).get_data()


FLATE: Final = ("FlateDecode", "Fl")

PICTURES: Final = ("CCITTFaxDecode", "CCF", "DCTDecode", "DCT", "JBIG2Decode", "JPXDecode")
"""Filters of pictures, in which nothing is text."""


def literal(name: object) -> str:
    """The name that a literal is; nothing for what is none."""
    return name.name if isinstance(name, PSLiteral) and isinstance(name.name, str) else ""


def pieces(data: bytes) -> Iterator[bytes]:
    """What data inflates to, piece by piece; of damaged data, what came before the damage."""
    inflater = zlib.decompressobj()
    try:
        while data and not inflater.eof:
            yield inflater.decompress(data, 2**16)
            data = inflater.unconsumed_tail
    except zlib.error:
        return


def lengths(name: str, data: bytes) -> Iterator[int]:
    """How long the data of a filter gets, piece by piece, so that nobody has to hold it."""
    if name in FLATE:
        yield from map(len, pieces(data))
    elif name in ("LZWDecode", "LZW"):
        yield from map(len, LZWDecoder(BytesIO(data)).run())
    elif name in ("RunLengthDecode", "RL"):
        at = 0
        while at < len(data) and data[at] != 128:
            copied = data[at] < 128
            yield data[at] + 1 if copied else 257 - data[at]
            at += data[at] + 2 if copied else 2
    else:
        yield 4 * len(data)  # ASCII85 and ASCIIHex


class Parser(PDFParser):
    """Reads a file; every token and line is paid for."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        super().__init__(BytesIO(data))
        self.budget = budget

    def nexttoken(self) -> Any:
        """The next token."""
        self.budget.spend(5)
        return super().nexttoken()

    def nextline(self) -> tuple[int, bytes]:
        """The next line."""
        found = super().nextline()
        self.budget.spend(5 + len(found[1]) // 16)
        return found

    def push(self, *objs: Any) -> None:
        """What was read; streams become bounded ones."""
        super().push(*((at, self._bounded(each) if type(each) is PDFStream else each) for at, each in objs))

    def _bounded(self, stream: PDFStream) -> Stream:
        bounded = Stream(stream.attrs, stream.rawdata or b"", stream.decipher)
        bounded.budget = self.budget
        return bounded


class Document(PDFDocument):
    """A document whose references end somewhere."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self.budget = budget
        super().__init__(Parser(data, budget))

    def getobj(self, objid: int) -> object:
        """An object; a reference to a reference is followed, in a circle to nothing."""
        self.budget.spend(1)
        found = super().getobj(objid)
        seen = {objid}
        while isinstance(found, PDFObjRef) and found.objid not in seen:
            seen.add(found.objid)
            found = super().getobj(found.objid)
        return None if isinstance(found, PDFObjRef) else found


class Fonts(PDFResourceManager):
    """Fonts whose tables are finite."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self.budget = budget

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """A font, from a description without surprises."""
        if objid and objid in self._cached_fonts:
            return self._cached_fonts[objid]
        self.budget.spend(2_000)
        plain = {**spec}
        plain |= {name: self._numbers(spec[name]) for name in ("W", "W2", "Widths", "FontBBox") if name in spec}
        self._pay_widths(plain.get("W"), 3)
        self._pay_widths(plain.get("W2"), 5)
        if "FontDescriptor" in spec:
            plain["FontDescriptor"] = self._descriptor(dict_value(spec["FontDescriptor"]), spec)
        encoding = resolve1(spec.get("Encoding"))
        self.budget.spend(len(list_value(dict_value(encoding).get("Differences"))))
        if literal(encoding) not in ("", "Identity-H", "Identity-V"):
            self.budget.spend(20_000)  # a table of Adobe's may have to be loaded
        to_unicode = resolve1(spec.get("ToUnicode"))
        if isinstance(to_unicode, PDFStream):
            RangesPaid(to_unicode.get_data(), self.budget).run()
        return super().get_font(objid, plain)

    def _descriptor(self, told: dict[Any, Any], spec: Mapping[str, object]) -> dict[Any, Any]:
        plain = {**told, "FontBBox": self._numbers(told.get("FontBBox"))}
        if not isinstance(resolve1(told.get("FontName")), PSLiteral | bytes | str):
            plain.pop("FontName", None)
        type_1, true_type = resolve1(told.get("FontFile")), resolve1(told.get("FontFile2"))
        if isinstance(type_1, PDFStream) and "Encoding" not in spec:
            self.budget.spend(3 * len(type_1.get_data()))
        is_cid = literal(resolve1(spec.get("Subtype"))).startswith("CIDFont")
        if isinstance(true_type, PDFStream) and is_cid and "ToUnicode" not in spec:
            for count in true_type_codes(true_type.get_data()):
                self.budget.spend(count)
        return plain

    def _numbers(self, told: object, depth: int = 2) -> list[Any]:
        """A list of numbers and lists of numbers: nothing that could lead back into itself."""
        found: list[Any] = []
        for each in list_value(told):
            self.budget.spend(1)
            value = resolve1(each)
            found.append(self._numbers(value, depth - 1) if type(value) in LISTS and depth else number(value))
        return found

    def _pay_widths(self, told: Any, size: int) -> None:
        """Widths stand as ``first [w w w]`` or as ``first last w``, which takes one step for each of them."""
        run: list[float] = []
        for each in told or ():
            run = [] if isinstance(each, list) else [*run, each]
            if len(run) == size:
                self.budget.spend(max(0, int(run[1] - run[0])))
                run = []


def number(value: object) -> float:
    """A number; 0 for what is none."""
    return value if isinstance(value, int | float) else 0


class RangesPaid(CMapParser):
    """Reads a map to Unicode only to pay for its ranges."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        super().__init__(FileUnicodeMap(), BytesIO(data))
        self.budget = budget
        self.budget.spend(3 * len(data))

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Ranges are counted and not read."""
        if token not in (self.KEYWORD_ENDBFRANGE, self.KEYWORD_ENDCIDRANGE):
            super().do_keyword(pos, token)
            return
        for first, last, _ in choplist(3, [each for _, each in self.popall()]):
            if isinstance(first, bytes) and isinstance(last, bytes) and len(first) == len(last):
                self.budget.spend(max(0, nunpack(last) - nunpack(first)))


def true_type_codes(data: bytes) -> Iterator[int]:
    """How many codes each range of a TrueType font's table of characters has."""
    tables = {data[at : at + 4]: data[at + 8 : at + 12] for at in range(12, 12 + 16 * 64, 16)}
    if len(tables.get(b"cmap", b"")) < 4:
        return
    base = int.from_bytes(tables[b"cmap"])
    (count,) = struct.unpack_from(">H", data, base + 2)
    for place in range(base + 4, base + 4 + 8 * count, 8):
        platform, encoding, offset = struct.unpack_from(">HHL", data, place)
        if platform != 0 and (platform, encoding) not in ((3, 1), (3, 10)):
            continue  # no codes of Unicode
        (kind,) = struct.unpack_from(">H", data, base + offset)
        if kind == 4:
            (size,) = struct.unpack_from(">H", data, base + offset + 6)
            ends = struct.unpack_from(f">{size // 2}H", data, base + offset + 14)
            starts = struct.unpack_from(f">{size // 2}H", data, base + offset + 16 + size // 2 * 2)
            yield from (max(0, end - start) for start, end in zip(starts, ends, strict=True))
        elif kind == 12:
            (groups,) = struct.unpack_from(">L", data, base + offset + 12)
            for group in range(groups):
                start, end = struct.unpack_from(">LL", data, base + offset + 16 + 12 * group)
                yield max(0, end - start)
        else:
            yield MOST if kind == 2 else 2**16
