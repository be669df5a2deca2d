"""A page of blocks as PDF: laid out by a fixed program of typst, to which all text is data."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs

from ...errors import MissingExtraError, WriteError
from ...paper.blocks import Box, Heading, Page, Paragraph, PlainGrid, Table, Title
from ...wording import Message, message

try:
    import typst
except ImportError as wrong:
    raise MissingExtraError(message('需要 typst：pip install "disclosure-model[pdf]"')) from wrong

PROGRAM: Final = Path(__file__).with_name("page.typ")

Rows: TypeAlias = tuple[tuple[Box, ...], ...]

SERIF: Final = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Songti SC",
    "SimSun",
    "STSong",
    "AR PL UMing CN",
)
SANS: Final = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
)
FONTS: Final = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "STZhongsong", *SERIF, *SANS),
    "body": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "STFangsong", "FZFangSong-Z02S", *SERIF, *SANS),
    "hei": ("SimHei", "黑体", "STHeiti", "Heiti SC", "FZHei-B01S", *SANS, *SERIF),
    "kai": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "STKaiti", "Kaiti SC", "AR PL UKai CN", *SERIF, *SANS),
    "song": ("SimSun", "STSong", "Songti SC", *SERIF, *SANS),
}
"""What GB/T 9704-2012 asks for (小标宋, 仿宋, 黑体, 楷体, 宋体), then what is free and looks closest."""  # as printed

LINE: Final = 20
"""Characters of a title that stand on one line."""

SIZE: Final = 10.5
"""Points of the type of tables (五号), unless they are too wide."""

INSET: Final = 1.1
"""Space left and right in a box, in characters, with a little to spare."""

UNBROKEN: Final = re.compile(r"[!-~]{1,17}")
"""What is never wrapped: figures and Latin words."""

LABEL: Final = 13
"""Characters of a row's label that stand on one line before it is wrapped."""

WIDTH: Final = 440.0
"""Points of a line."""

MISSING: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
"""What typst says of a character that no font has."""


@attrs.frozen
class Installed:
    """The fonts of this machine.

    Attributes:
        found: what typst found.
        chosen: use → the families of :data:`FONTS` that are there, best first.
    """

    found: typst.Fonts
    chosen: dict[str, list[str]]


@cache
def installed() -> Installed:
    """The fonts of this machine, looked for once."""
    found = typst.Fonts()
    families = set(found.families())
    return Installed(found, {use: [name for name in names if name in families] for use, names in FONTS.items()})


def printed(page: Page) -> bytes:
    """The page as PDF: tagged, with bookmarks, the same bytes for the same page.

    Raises:
        WriteError: no installed font has one of its characters.
    """
    fonts = installed()
    # A list of fonts must not be empty; this one comes with typst.
    chosen = {use: names or ["Libertinus Serif"] for use, names in fonts.chosen.items()}
    told = json.dumps({"name": page.name, "fonts": chosen, "blocks": list(_blocks(page))})
    try:
        # PDF/UA-1 demands tags, title and language, and refuses a character that no font has: no box is ever drawn.
        return typst.compile(
            PROGRAM.read_bytes(), format="pdf", sys_inputs={"page": told}, font_paths=fonts.found, pdf_standards="ua-1"
        )
    except typst.TypstError as wrong:
        raise WriteError(_refusal(wrong.message, fonts)) from wrong


def _refusal(reason: str, fonts: Installed) -> Message:
    """Why a page cannot be printed, and what to do."""
    found = MISSING.search(reason)
    if not found:
        return message("排不成 PDF：{reason}", reason=reason)
    if not fonts.chosen["song"]:
        return message("没有装中文字体，排不成 PDF：Debian 请用 apt install fonts-noto-cjk，其他系统请装任一种宋体")
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), found[1])
    shown = text if text.isprintable() else ""
    codes = " ".join(f"U+{ord(character):04X}" for character in text)
    return message("已装的字体都没有字符“{text}”（{codes}）：请装有此字的字体，或改掉此字", text=shown, codes=codes)


def _blocks(page: Page) -> Iterator[dict[str, Any]]:
    """The blocks as the program takes them. Headings of the outline go down one level at a time."""
    depth = 0
    for block in page.blocks:
        if isinstance(block, Heading):
            depth = min(block.level, depth + 1)
            yield {"kind": "heading", "level": block.level, "depth": depth, "text": block.text}
        elif isinstance(block, Title):
            yield {"kind": "title", "lines": _title_lines(block.text)}
        elif isinstance(block, Paragraph):
            yield {"kind": "paragraph", "text": block.text}
        else:
            yield from _sheet(block.rows if isinstance(block, Table) else _plain(block))


def _title_lines(text: str) -> list[str]:
    """A title that is too long for one line is broken before its year."""
    year = re.search(r"(?<=.)[12]\d{3}年", text)
    return [text[: year.start()], text[year.start() :]] if year and len(text) > LINE else [text]


def _plain(block: PlainGrid) -> Rows:
    width = max(map(len, block.grid), default=0)
    return tuple(tuple(Box(text=text or "") for text in (*row, *[None] * (width - len(row)))) for row in block.grid)


@attrs.frozen
class Spot:
    """A box, where in the grid it stands, counted from 0, and whether a figure stands in its row."""

    box: Box
    x: int
    y: int
    figured: bool

    @property
    def label(self) -> bool:
        """Whether it is the label of one row."""
        return self.figured and self.box.head and self.box.down == 1

    def want(self, narrow: bool) -> float:
        """How wide it would be, in characters; where things are narrow, heads stand two characters a line."""
        length = _ems(self.box.text)
        if not self.box.head:
            return max(min(length, LABEL), *map(_ems, UNBROKEN.findall(self.box.text)), 0)
        if self.label or not narrow:
            return min(length, LABEL)
        if self.figured:
            return 1.5 if self.box.down >= length else 4
        return length if length <= 3 else 2

    @property
    def told(self) -> dict[str, Any]:
        """The box as the program takes it: row labels and long texts flush left, short heads of columns bold."""
        box, long = self.box, _ems(self.box.text) > LABEL
        place = {"x": self.x, "y": self.y, "across": box.across, "down": box.down}
        looks = {"left": self.label or long, "bold": box.head and not (self.figured or long)}
        return {**place, **looks, "text": box.text}


def _sheet(rows: Rows) -> Iterator[dict[str, Any]]:
    """A table as the program takes it, in the largest type in which it fits; nothing for one without boxes."""
    spots = list(_spots(rows))
    if not spots:
        return
    size, widths = _widths(spots)
    parts = [
        {"head": not figured, "boxes": [spot.told for spot in group]}
        for figured, group in groupby(spots, key=lambda spot: spot.figured)
    ]
    yield {"kind": "table", "size": size, "widths": widths, "parts": parts}


def _widths(spots: list[Spot]) -> tuple[float, list[float]]:
    """The size of the type, and the widths of the columns in characters."""
    columns = max(spot.x + spot.box.across for spot in spots)
    wants: list[float] = []
    for narrow in (False, True):
        wants = [1.5] * columns
        for spot in spots:
            if spot.box.across == 1:
                wants[spot.x] = max(wants[spot.x], spot.want(narrow))
        needed = sum(wants) + INSET * columns
        if needed * SIZE <= WIDTH:
            break
    size = min(SIZE, WIDTH / needed)
    wide = {spot.x for spot in spots if spot.label and spot.box.across == 1} or range(columns)
    spare = (WIDTH / size - needed) / len(wide)
    return size, [want + INSET + (spare if x in wide else 0) for x, want in enumerate(wants)]


def _spots(rows: Rows) -> Iterator[Spot]:
    """The boxes, each at the first place of its row that no box above reaches into."""
    taken: set[tuple[int, int]] = set()
    plain = all(box.head for row in rows for box in row)
    for y, row in enumerate(rows):
        x = 0
        figured = plain or not all(box.head for box in row)
        for box in row:
            while (x, y) in taken:
                x += 1
            taken |= {(x + right, y + below) for right in range(box.across) for below in range(box.down)}
            yield Spot(box, x, y, figured)


def _ems(text: str) -> float:
    """How wide a text is, in characters of Chinese."""
    return sum(1 if unicodedata.east_asian_width(character) in "WFA" else 0.55 for character in text)
