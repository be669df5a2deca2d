"""Packages of XML parts: what is refused before anything of it is parsed."""

import io
import struct
import zipfile
from typing import Any

import pytest
from word import packed

import disclosure_model as dm
from disclosure_model.formats import package
from disclosure_model.formats.package import COMPOUND, opened

PART = "a.xml"


def compound(stream: str) -> bytes:
    """Something like a compound file with a stream of this name."""
    return COMPOUND + b"\0" * 500 + stream.encode("utf-16-le") + b"\0" * 64


def told(data: bytes, part: str = PART) -> str:
    """What is said of a refused package."""
    with pytest.raises(dm.ReadError) as refused:
        opened(data, part)
    return str(refused.value)


def test_an_ordinary_package_is_opened() -> None:
    """A package with its part is opened; parts that are no XML may hold anything."""
    data = packed({PART: b"<?xml version='1.0' encoding='UTF-8'?><a/>", "b.bin": b"<!DOCTYPE", "c.xml": b""})

    assert b"<a/>" in opened(data, PART).read(PART)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_encodings_of_office(encoding: str) -> None:
    """XML in the encodings that Office may use is opened."""
    opened(packed({PART: "<?xml version='1.0'?><a>政</a>".encode(encoding)}), PART)


@pytest.mark.parametrize(
    ("stream", "said"),
    [
        ("EncryptedPackage", "打开密码"),
        ("WordDocument", "另存为 .docx"),
        ("Workbook", "另存为 .xlsx"),
        ("x", "旧版 Office"),
    ],
)
def test_compound_files(stream: str, said: str) -> None:
    """A file behind a password and one of before 2007 are told apart, each with what to do."""
    assert said in told(compound(stream))


def test_what_is_no_package() -> None:
    """Text, a cut package and one without its part are refused with what to do."""
    whole = packed({PART: b"<a/>" * 99})

    assert "可能已损坏" in told(b"text")
    assert "可能已损坏" in told(whole[:60])
    assert "可能已损坏" in told(whole.replace(zipfile.ZipInfo(PART).filename.encode(), b"\xff\xfe\xfd.xm", 1))
    assert "没有 b.xml" in told(whole, "b.xml")


def test_passwords_and_rare_compressions() -> None:
    """A zip behind a password, and one packed in a way that Office does not use, are refused."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as rare:
        rare.writestr(PART, "<a/>")
    locked = bytearray(packed({PART: b"<a/>"}))
    at = locked.rindex(b"PK\x01\x02")
    locked[at + 8] |= 1

    assert "可能已损坏" in told(out.getvalue())
    assert "加了密" in told(bytes(locked))


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"<?xml version='1.0'?>\n<!doctype a><a/>",
        "<?xml version='1.0'?><!DOCTYPE a><a/>".encode("utf-16"),
        b"<a/>" + b" " * (package.STEP - 8) + b"<!DOCTYPE a>",
        b"<?xml version='1.0' encoding='UTF-7'?><a/>",
        b"<?xml version='1.0'" + b" " * 5000 + b"encoding='UTF-7'?><a/>",
        "<?xml version='1.0' encoding='cp037'?><a/>".encode("cp037"),
        b"text",
    ],
)
def test_document_types_are_refused(content: bytes) -> None:
    """No part that declares a document type or entities, or hides them in an encoding, is let through."""
    assert "Office 文件从不如此" in told(packed({PART: b"<a/>", "b.rels": content}))


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts too many, too large, too large together, or far larger than the file are refused while they are counted."""
    zeros = b"<a>" + b" " * (2 * package.STEP)

    def limits(**to: Any) -> None:
        monkeypatch.undo()
        for name, value in to.items():
            monkeypatch.setattr(package, name, value)

    opened(packed({PART: zeros}), PART)
    limits(SUSPICIOUS=package.STEP)
    assert "压缩炸弹" in told(packed({PART: zeros}))
    limits(MOST_OF_ONE=package.STEP)
    assert "压缩炸弹" in told(packed({PART: zeros}))
    limits(MOST_BYTES=3 * package.STEP)
    assert "压缩炸弹" in told(packed({PART: zeros, "b.bin": zeros}))
    limits(MOST_PARTS=3)
    assert "4 个部件" in told(packed({f"{n}.xml": b"<a/>" for n in range(4)}))


def test_sizes_are_counted_not_believed() -> None:
    """A part that claims to be small but is not is refused."""
    data = bytearray(packed({PART: b"<a>" + b" " * 5000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)

    assert "可能已损坏" in told(bytes(data))
