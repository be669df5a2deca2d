"""The words by which a workbook tells its reader what stands where: names of sheets and of cell styles."""

from __future__ import annotations

import re
from typing import Final

PROSE: Final = "正文"
"""The sheet of title, headings and paragraphs, and the cell style of a paragraph."""

DATA: Final = "数据"
"""The sheet with a cell a line, for programs; only the sheets for people are read."""

HEADER: Final = ("代码", "标签", "数值", "单位", "空缺")
"""What the first row of that sheet says."""

TITLE: Final = "标题"
HEADINGS: Final = tuple(f"{numeral}级标题" for numeral in "一二三四五六")
"""The cell styles of headings, outermost first."""

GRID: Final = "表格"
"""The cell style of a section's own table."""

HEAD: Final = "表头"
LABEL: Final = "表栏"
PANEL: Final = "表组"
FIGURE: Final = "表值"
DATUM: Final = "数据项"
SEE: Final = "见表"
"""The cell style of a mark: the sheet that it names stands here."""

HINT: Final = "填写说明"
"""The cell style of words that tell how to fill a form in, and are no part of a report."""

ASKED: Final = "填写项"
"""The cell style of facts that a form asks for to make a title of them; the title is read, they are not."""

LEVELS: Final = {
    **{name: level for level, name in enumerate(HEADINGS, 1)},
    **{f"{word} {level}": level for word in ("标题", "Heading", "Headline") for level in range(1, 5)},
}
"""Cell style → level of a heading: ours, and those that Excel has in Chinese and English."""

TITLES: Final = frozenset({TITLE, "Title"})
ASIDES: Final = frozenset({HINT, ASKED})

_mark: Final = re.compile(r"〔见工作表：(.*)〕", re.S)


def mark(sheet: str) -> str:
    """The words of a mark."""
    return f"〔见工作表：{sheet}〕"


def marked(text: str) -> str | None:
    """The sheet that a mark names; ``None`` of other words."""
    found = _mark.fullmatch(text)
    return found[1] if found else None
