"""The score: its parts and their sum."""

from __future__ import annotations

from disclosure_model.editions.tables import AnyExtension
from disclosure_model.grammar.forms import form
from disclosure_model.grammar.gaps import Count, Gap
from disclosure_model.grammar.parts import count, row
from disclosure_model.grammar.rules import Counts, Sides, demand, identity
from disclosure_model.grammar.sheets import Grid

from .standard import STANDARD

NAME = "province_assessment"
WHOLE = 100
"""Points of a report without any finding."""


@form
class Points(Counts):
    """A line of the score."""

    full: Count = count("满分")
    deducted: Count = count("扣分")
    score: Count = count("得分")

    @identity(
        f"extensions.{NAME}.points",
        "满分等于扣分与得分之和",
        cite=STANDARD.instrument,
        good={"full": 20, "deducted": 5, "score": 15},
        bad={"full": 20, "deducted": 5, "score": 20},
    )
    def nothing_is_lost(self) -> Sides[Count]:
        """What was not deducted was scored."""
        return self.full, self.deducted + self.score


@form
class Assessment(AnyExtension):
    """What a report scored. Its notes say what was taken off, and for what."""

    plugin = NAME
    title = "附表 年度报告评估得分"
    sheet = Grid("项目", "分数")

    timely: Points = row("一、按时公布")
    complete: Points = row("二、内容完整")
    accurate: Points = row("三、数据准确")
    written: Points = row("四、文字质量")
    total: Points = row("合计")

    @identity(
        f"extensions.{NAME}.total",
        "合计等于四项之和",
        cite=STANDARD.instrument,
        good={"timely.full": 20, "total.full": 20},
        bad={"timely.full": 20, "total.full": 21},
    )
    def total_is_the_sum(self) -> Sides[Points]:
        """The total is the sum of the four parts, in each column."""
        return self.total, self.timely + self.complete + self.accurate + self.written

    @demand(
        f"extensions.{NAME}.full",
        "满分的合计不是一百分",
        cite=STANDARD.instrument,
        cells=("total.full",),
        good={"timely.full": 100, "total.full": 100},
        bad={"timely.full": 20, "total.full": 20},
    )
    def hundred_can_be_had(self) -> bool | None:
        """All parts together have a hundred points."""
        return None if isinstance(self.total.full, Gap) else self.total.full == WHOLE
