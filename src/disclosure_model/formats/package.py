"""A file that is a zip of XML parts (DOCX, XLSX), opened so that nothing in it can do harm."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import Final

from ..errors import Problem, ReadError
from ..wording import Message, message

MOST_PARTS: Final = 5_000
MOST_BYTES: Final = 256 * 2**20
"""Bytes that all parts together may hold once unpacked."""

MOST_OF_ONE: Final = 128 * 2**20
"""Bytes that one part may hold once unpacked."""

LARGEST_RATIO: Final = 200
"""How many times larger than the file its parts may be, from :data:`SUSPICIOUS` on."""

SUSPICIOUS: Final = 16 * 2**20
"""Unpacked bytes from which on the ratio counts: small parts of one repeated character are no attack."""

COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What an OLE compound file begins with: Office files of before 2007, and those behind a password."""

STEP: Final = 2**20
"""Bytes unpacked at a time."""

_streams: Final = (
    ("EncryptedPackage", message("文件设有打开密码：请用原软件输入密码打开，取消密码后另存，再读")),
    ("WordDocument", message("这是旧版 .doc 文件：请用 Word 或 WPS 打开，另存为 .docx，再读")),
    ("Workbook", message("这是旧版 .xls 文件：请用 Excel 或 WPS 打开，另存为 .xlsx，再读")),
)
"""Stream of a compound file → what the file is and what to do."""

DAMAGED: Final = message("文件不是完整的 .docx 或 .xlsx，可能已损坏：请用原软件打开后另存，再读")

_encoding: Final = re.compile(rb"encoding\s*=\s*[\"']\s*([^\"'\s]*)", re.I)
_known: Final = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii"})
_entities: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_marks: Final = b"\xef\xbb\xbf\xff\xfe \t\r\n"

# What zipfile raises on broken input, beside its own BadZipFile: RuntimeError for a password, NotImplementedError
# (a RuntimeError) for a version it lacks, struct.error, ValueError, OverflowError and OSError for offsets and dates
# that cannot be, EOFError and zlib.error for data that ends or breaks.
BROKEN: Final = (
    zipfile.BadZipFile, RuntimeError, struct.error, ValueError, OverflowError, OSError, EOFError, zlib.error,
)  # fmt: skip  # a list to be read at a glance


def opened(data: bytes, part: str) -> zipfile.ZipFile:
    """The package, every part of it unpacked once, counted and looked through.

    Args:
        data: the file's bytes.
        part: a part it must hold to be what it is taken for (``word/document.xml``).

    Raises:
        ReadError: it is no zip, is behind a password, is far larger unpacked than packed, lacks the part, or an XML
            part of it declares a document type or entities, which Office never does.
    """
    if data.startswith(COMPOUND):
        raise refused(_compound(data))
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        _survey(package, len(data))
    except ReadError:  # a ValueError too, but already told
        raise
    except BROKEN as wrong:
        raise refused(DAMAGED) from wrong
    if part not in package.namelist():
        raise refused(message("文件里没有 {part}：请检查是否选错了文件", part=part))
    return package


def refused(said: Message) -> ReadError:
    """A refusal of the whole file."""
    return ReadError([Problem("", said)])


def _compound(data: bytes) -> Message:
    """What a compound file is, by the names of its streams."""
    for stream, said in _streams:
        if stream.encode("utf-16-le") in data:
            return said
    return message("这是旧版 Office 文件：请用原软件打开，另存为 .docx 或 .xlsx，再读")


def _survey(package: zipfile.ZipFile, packed: int) -> None:
    """Unpack every part once and throw it away: sizes are counted, not believed."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS:
        said = message(
            "文件里有 {count} 个部件，多于 {most} 个，不是正常的文件：不予打开", count=len(parts), most=MOST_PARTS
        )
        raise refused(said)
    total = 0
    for part in parts:
        if part.flag_bits & 1:
            raise refused(message("文件加了密：请用原软件解密后另存，再读"))
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refused(DAMAGED)
        total += _size(package, part, total, packed)


def _size(package: zipfile.ZipFile, part: zipfile.ZipInfo, before: int, packed: int) -> int:
    """The bytes of one part, refused while they are counted if they grow too many or declare entities."""
    most = min(MOST_OF_ONE, MOST_BYTES - before, max(SUSPICIOUS, LARGEST_RATIO * packed) - before)
    xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    size = 0
    tail = b""
    with package.open(part) as stream:
        while piece := stream.read(STEP):
            if xml and (_entities.search(_plain(tail + piece)) or (not size and not _seen_through(piece))):
                said = message(
                    "部件 {part} 声明了文档类型或少见的编码，Office 文件从不如此：不予打开", part=part.filename
                )
                raise refused(said)
            size += len(piece)
            tail = piece[-64:]
            if size > most:
                raise refused(message("文件解压后异常地大（压缩炸弹）：不予打开"))
    return size


def _plain(piece: bytes) -> bytes:
    """Markup as ASCII: UTF-16 without its zeros."""
    return piece.replace(b"\0", b"")


def _seen_through(piece: bytes) -> bool:
    """Whether a part begins as XML in an encoding in which markup can be seen without parsing."""
    begin = _plain(piece[:4096]).lstrip(_marks)
    if not begin.startswith(b"<?xml"):
        return begin.startswith(b"<")
    declaration, end, _ = begin.partition(b"?>")
    told = _encoding.search(declaration)
    return bool(end) and (told is None or told[1].lower() in _known)
