"""Bytes as text."""

from __future__ import annotations

import codecs
from typing import Final

from ..errors import Problem, ReadError
from ..wording import message

MARKS: Final = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
"""Byte order mark → encoding."""


def decoded(data: bytes, encoding: str | None) -> str:
    """The text of ``data``: by the encoding given, else by its mark, else UTF-8, else GB18030.

    Raises:
        ReadError: the bytes are no text in that encoding, or no text at all.
    """
    marked = next((name for mark, name in MARKS.items() if data.startswith(mark)), None)
    if marked is None and encoding is None and b"\0" in data:
        raise ReadError([Problem("", message("这是二进制文件，不是文本：请检查是否选错了文件"))])
    for name in [encoding] if encoding else [marked or "utf-8", "gb18030"]:
        try:
            return data.decode(name)
        except UnicodeError:
            continue
        except LookupError as wrong:
            said = message("没有名为 {encoding} 的编码：请用 utf-8、gb18030 等名称", encoding=encoding)
            raise ReadError([Problem("", said)]) from wrong
    said = message("不能读出文字：请用 --encoding 指明编码，或另存为 UTF-8")
    raise ReadError([Problem("", said)])
