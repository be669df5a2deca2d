"""Bytes as text, and text as bytes."""

from __future__ import annotations

import codecs
from typing import Final

from ..errors import Problem, ReadError, WriteError
from ..grammar.cells import shown
from ..wording import Message, message

MARKS: Final = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte order mark → encoding."""

NOT_OF_FILES: Final = {"idna", "punycode", "raw-unicode-escape", "unicode-escape"}
"""Codecs of text that are meant for host names and source code, and that do not give every text back."""


def refusal(encoding: str) -> Message | None:
    """Why ``encoding`` is no encoding of files; ``None`` where it is one."""
    try:
        "a".encode(encoding)
        if codecs.lookup(encoding).name not in NOT_OF_FILES:
            return None
    except (LookupError, ValueError):  # ValueError: a name that holds NUL, or a codec that always fails
        pass
    return message("没有名为 {encoding} 的编码：请用 utf-8、gb18030 等名称", encoding=shown(encoding).strip("'"))


def refuse_to_read(encoding: str | None) -> None:
    """Refuse a name that is no encoding of files with a :class:`ReadError`; ``None`` is to be found out."""
    refused = None if encoding is None else refusal(encoding)
    if refused is not None:
        raise ReadError([Problem("", refused)])


def refuse_to_write(encoding: str) -> None:
    """Refuse a name that is no encoding of files with a :class:`WriteError`."""
    refused = refusal(encoding)
    if refused is not None:
        raise WriteError(refused)


def decoded(data: bytes, encoding: str | None, *, nul: bool = False) -> str:
    """The text of ``data``: by the encoding given, else by its mark, else UTF-8, else GB18030.

    Args:
        data: the bytes of a file.
        encoding: its encoding; by default found out.
        nul: whether a text without a mark may hold NUL, which else shows that it is no text.

    Raises:
        ReadError: the bytes are no text in that encoding, or no text at all.
    """
    if encoding is not None:
        return _by_name(data, encoding)
    marked = _mark(data)
    if marked is None and not nul and b"\0" in data:
        raise ReadError([Problem("", message("这是二进制文件，不是文本：请检查是否选错了文件"))])
    for name in (marked or "utf-8", "gb18030"):
        try:
            return data.decode(name).removeprefix("\ufeff")
        except UnicodeError:
            continue
    said = message("不能读出文字：请用 --encoding 指明编码，或另存为 UTF-8")
    raise ReadError([Problem("", said)])


def _mark(data: bytes) -> str | None:
    return next((name for mark, name in MARKS.items() if data.startswith(mark)), None)


def _by_name(data: bytes, encoding: str) -> str:
    refuse_to_read(encoding)
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeError as wrong:
        raise not_in(encoding, wrong) from wrong


def not_in(encoding: str, wrong: UnicodeError) -> ReadError:
    """What a reader is told of bytes that are not in the encoding that was named."""
    said = message(
        "不能按编码 {encoding} 读出：请用 --encoding 指明正确的编码（{wrong}）", encoding=encoding, wrong=str(wrong)
    )
    return ReadError([Problem("", said)])


def recoded(data: bytes, encoding: str) -> bytes:
    """The text of ``data`` in UTF-8; half a surrogate pair, which UTF-7 can hold, is left for JSON to refuse.

    Raises:
        ReadError: as :func:`decoded`.
    """
    return decoded(data, encoding).encode(errors="surrogatepass")


def glanced(data: bytes, encoding: str | None) -> str:
    """The first bytes of a file as text, whatever they are: only to tell what the file is.

    Raises:
        ReadError: no encoding has that name.
    """
    refuse_to_read(encoding)
    return data.decode(encoding or _mark(data) or "utf-8", "replace").removeprefix("\ufeff")


def encoded(text: str, encoding: str) -> bytes:
    """A text in an encoding.

    Raises:
        WriteError: no encoding has that name, or it lacks a character.
    """
    refuse_to_write(encoding)
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as wrong:
        character = text[wrong.start]
        said = message("编码 {encoding} 没有字符“{character}”：请用 utf-8", encoding=encoding, character=character)
        raise WriteError(said) from wrong


def printed(text: str) -> bytes:
    """A text for people, in UTF-8; U+FFFD stands for NUL, which would make a binary file of it."""
    return text.replace("\0", "\ufffd").encode()
