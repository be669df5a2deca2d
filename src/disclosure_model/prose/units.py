"""What figures in prose count: their units, each of one kind. Data; to add a unit is to add a word here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final


class FigureKind(Enum):
    """What a figure is a number of."""

    COUNT = "count"
    """Things, whatever their unit; also a number without one."""
    PERCENT = "percent"
    """Hundredths, in percent: 33.9%, 百分之五, 三成 (30)."""
    POINTS = "points"
    """The difference of two percentages, in percentage points: 2.1个百分点."""
    MONEY = "money"
    """An amount in 元, whatever unit is printed."""
    MULTIPLE = "multiple"
    """So many times as much: 1.5倍."""


COUNTED: Final = (
    *("件次", "件\\(次\\)", "件", "宗", "份", "份次", "起"),  # applications and disputes
    *("条次", "条(?!例|文)", "条\\(次\\)", "则", "篇次", "篇", "期(?!间|限|末|满|待|望)", "册", "部(?!门|分|委|署|级)"),
    *("项次", "项(?!目)", "项目", "个(?!人信)", "大类", "类(?!型|别)", "类别", "批次", "批(?!准|复|示|评)"),
    *("场次", "场(?!所|地|景)", "次(?!性)", "轮", "集", "段", "节", "例(?!如)", "宗次", "起次", "频次", "组(?!织)"),
    *(
        "人次",
        "人(?!大|民|员|力|社|均)",
        "名(?!称|单)",
        "位",
        "家(?!庭)",
        "家次",
        "户(?!籍)",
        "户次",
        "所",
        "处(?!理|罚|分|长|室|置)",
    ),
    *("页", "张", "幅", "字", "本(?!级|市|省|县|区|年|机关)", "套", "台(?!账)", "辆", "笔", "单(?!位|独)", "款", "支"),
    *("个工作日", "个自然日", "个月", "个小时", "小时", "天", "周(?!年)", "分钟"),
)
"""Units of counts: patterns, since what follows tells 3条 from 3条例."""

UNITS: Final[Mapping[FigureKind, tuple[str, ...]]] = {
    FigureKind.COUNT: COUNTED,
    FigureKind.PERCENT: ("%", "成(?![不立为员果功绩效熟本交长都份型])"),
    FigureKind.POINTS: ("个百分点", "百分点"),
    FigureKind.MULTIPLE: ("倍",),
    FigureKind.MONEY: ("元",),
}

NORMAL: Final[Mapping[str, str]] = {
    "个百分点": "百分点",
    "件(次)": "件次",
    "条(次)": "条次",
    "项目": "项",
    "类别": "类",
}
"""Units with two spellings → the one that is told."""

TENTHS: Final = "成"
"""The unit of percent that counts tenths."""


def normal(kind: FigureKind, unit: str) -> str:
    """The one spelling of a printed unit."""
    return "%" if kind is FigureKind.PERCENT else NORMAL.get(unit, unit)


def pattern() -> str:
    """A pattern for any unit, longest first; each kind is a group named after it."""
    kinds = sorted(UNITS.items(), key=lambda item: item[0] is FigureKind.COUNT)  # 个百分点 before 个
    return "|".join(f"(?P<{kind.name}>{'|'.join(sorted(words, key=_length, reverse=True))})" for kind, words in kinds)


def _length(unit: str) -> int:
    """Characters of a unit, without what may not follow it."""
    return len(unit.partition("(?!")[0])
