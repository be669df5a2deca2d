"""HTML: pages of Word and of content management systems in, one self-contained page out."""

from __future__ import annotations

import re
from typing import Final

from ...errors import Problem, ReadError
from ...paper.blocks import Placed
from ...wording import message
from ..encoding import MARKS, decoded
from .grid import Grid, blocks, length
from .source import out_of_sight, parsed
from .walking import Walk
from .writing import render

__all__ = ["read", "render"]

CHINESE: Final = {
    b"gb2312": "gb18030",
    b"gbk": "gb18030",
    b"x-gbk": "gb18030",
    b"gb18030": "gb18030",
    b"big5": "big5hkscs",
    b"big5-hkscs": "big5hkscs",
}
"""Declared encoding → what reads it. UTF-8 is tried anyhow; any other declaration of a Chinese page is wrong."""

_declared = re.compile(rb"<meta[^>]{1,400}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_cjk = re.compile("[\u2e80-\uffef]")


def read(data: bytes, encoding: str | None = None) -> list[Placed]:
    """The blocks of a page; of one without a table also those of the largest article that scripts or styles hide.

    Args:
        data: the file's bytes.
        encoding: its encoding; by default from its mark, else as it declares, else UTF-8, else GB18030.

    Raises:
        ReadError: it is no page, is empty, or is larger or nested deeper than any report.
        MissingExtraError: lxml is not installed.
    """
    page = parsed(source_of(data, encoding))
    walk = Walk()
    walk.over(page)
    lines = [line for line in walk.done if not isinstance(line, Grid)]
    if len(lines) == len(walk.done):
        hidden = out_of_sight(page, longer_than=length(lines))
        if hidden is not None:
            walk.over(hidden)
    return blocks(walk.done)


def source_of(data: bytes, encoding: str | None) -> bytes:
    """A page's source in UTF-8.

    Raises:
        ReadError: the bytes are no text, or no HTML.
    """
    source = None
    if encoding is None and b"\0" not in data and not data.startswith(tuple(MARKS)):
        source = _as_declared(data)
    source = decoded(data, encoding).encode(errors="replace") if source is None else source
    if not source or source.isspace():
        raise ReadError([Problem("", message("文件是空的：请检查是否选错了文件"))])
    if b"<" not in source:
        raise ReadError([Problem("", message("这不是网页：没有一个标记。若是文本，请用 --from text 读"))])
    return source


def _as_declared(data: bytes) -> bytes | None:
    """The source by the encoding that a page declares; ``None`` where that is wrong, or none and it is not UTF-8.

    Chinese that decodes as UTF-8 is hardly ever anything else, whatever is declared.
    """
    found = _declared.search(data, 0, 4096)
    name = CHINESE.get(found[1].lower()) if found else None
    for tried in ("utf-8", name) if name else ("utf-8",):
        try:
            text = data.decode(tried)
        except UnicodeDecodeError:
            continue
        if tried == name:
            return text.encode()
        if name is None or _cjk.search(text):
            return data
    return None
