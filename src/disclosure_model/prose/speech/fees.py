"""The information-processing fee (section six). No table has it, so what sentences say of it is not verified here."""

from __future__ import annotations

from typing import Final

from ..patterns import MONEY, Pattern

FEE: Final = r"信息处理费(?:用)?"

PATTERNS: Final = (
    Pattern(
        code="G02",
        head=rf"{FEE}[^。；\d]{{0,12}}",
        candidates=(),
        units=MONEY,
        sections=frozenset({"overview", "applications", "other_matters"}),
        yes=(("本年度收取信息处理费1200元。", "1200"), ("依法收取信息处理费，共计800元。", "800")),
        no=("行政事业性收费12万元。",),
    ),
    Pattern(
        code="G03",
        head=r"(?:依法)?对",
        tail=rf"(?:政府信息公开)?申请(?:依法)?(?:收取|计收)(?:了)?{FEE}",
        candidates=(),
        sections=frozenset({"overview", "applications", "other_matters"}),
        yes=(("依法对3件政府信息公开申请收取信息处理费。", "3"),),
    ),
)
