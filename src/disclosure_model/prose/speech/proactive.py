"""Disclosure on the organ's own initiative (table two)."""

from __future__ import annotations

from typing import Final

from ..patterns import MONEY, Pattern, Saying

RULES: Final = "proactive.rules"
DOCUMENTS: Final = "proactive.normative_documents"
DOCUMENT: Final = r"(?:行政)?规范性文件"
MADE: Final = r"(?:制发|制定|印发|出台|发布|新制定|新制作|制定出台|制定印发|新增|制定发布)(?:了|的)?"
ENDED: Final = r"(?:废止|宣布失效|失效|清理废止)(?:和失效)?(?:了|的)?"
HERE: Final = frozenset({"overview", "proactive"})
PAPERS: Final = frozenset({"件", "个", "份", "部", "项", "条"})


def _decisions(path: str, words: str) -> Pattern:
    return Pattern(
        code="A09",
        head=rf"(?:办理|作出|实施|作出的|办结)(?:的)?(?:各类)?{words}(?:处理)?(?:决定|事项|案件)?(?:共)?",
        candidates=(f"proactive.{path}.decisions",),
        sections=HERE,
        unless="公示|公开率|网办|即办|复议|诉讼",
        yes=((f"全年办理{words}12件。", "12"),),
    )


def _documents(path: str, subject: str, words: str, called: str, made: str, ended: str) -> tuple[Pattern, ...]:
    """The sentences of rules and of normative documents, which are the same."""
    return (
        Pattern(
            code=made,
            head=rf"{MADE}(?:{words})",
            candidates=(f"{path}.issued", f"{path}.made"),
            units=PAPERS,
            sections=HERE,
            unless="解读|政策性|备案|清理|党内",
            yes=((f"本年制发{called}3件。", "3"),),
        ),
        Pattern(
            code=made,
            head=MADE,
            tail=rf"(?:{words})(?!的?(?:解读|备案|清理))",
            candidates=(f"{path}.issued", f"{path}.made"),
            units=PAPERS,
            sections=HERE,
            yes=((f"本年制定3件{called}。", "3"),),
        ),
        Pattern(
            code=ended,
            head=rf"{ENDED}(?:{words})?",
            subject=subject,
            candidates=(f"{path}.repealed",),
            units=PAPERS,
            sections=HERE,
            yes=((f"制发{called}3件，废止{called}2件。", "2"),),
        ),
        Pattern(
            code=made,
            head=rf"现行有效(?:的)?(?:{words})?",
            subject=subject,
            candidates=(f"{path}.in_force",),
            units=PAPERS,
            sections=HERE,
            yes=((f"制发{called}3件，现行有效20件。", "20"),),
        ),
        Pattern(
            code=made,
            head=rf"新公开(?:的)?(?:{words})?",
            subject=subject,
            candidates=(f"{path}.disclosed",),
            units=PAPERS,
            sections=HERE,
            yes=((f"新制作{called}3件，新公开4件。", "4"),),
        ),
        Pattern(
            code=made,
            head=rf"对外公开(?:的)?(?:{words})?总数(?:量)?",
            subject=subject,
            candidates=(f"{path}.total_disclosed",),
            units=PAPERS,
            sections=HERE,
            yes=((f"新制作{called}3件，对外公开总数20件。", "20"),),
        ),
    )


PATTERNS: Final = (
    *_documents(DOCUMENTS, "documents", DOCUMENT, "规范性文件", "A06", "A07"),
    *_documents(RULES, "rules", "(?:政府)?规章", "规章", "A08", "A04"),
    _decisions("licensing", "行政许可"),
    _decisions("penalties", "行政处罚"),
    _decisions("compulsion", "行政强制"),
    Pattern(
        code="A10",
        head=r"行政事业性收费(?:金额|总额|收入)?",
        candidates=("proactive.fees.amount",),
        units=MONEY,
        sections=HERE,
        yes=(("行政事业性收费132.5万元。", "132.5万"),),
    ),
)

SAYINGS: Final = (
    Saying(
        code="A15",
        words=rf"(?:未|没有|无)(?:新)?(?:制定|制发|出台|印发|发布)?(?:新的)?{DOCUMENT}",
        zeros=(f"{DOCUMENTS}.issued",),
        sections=HERE,
        unless="解读|备案|未经",
        yes=("本年度未制定规范性文件。",),
    ),
    Saying(
        code="A15",
        words=r"(?:未|没有|无)(?:新)?(?:制定|制发|出台|印发|发布)(?:政府)?规章",
        zeros=(f"{RULES}.issued",),
        sections=HERE,
        yes=("未制定规章。",),
    ),
    Saying(
        code="A15",
        words=r"(?:未|没有)(?:办理|作出|实施)行政许可|无行政许可(?:事项|决定)",
        zeros=("proactive.licensing.decisions",),
        sections=HERE,
        yes=("本年度未办理行政许可。",),
    ),
    Saying(
        code="A15",
        words=r"(?:未|没有)(?:作出|实施)行政处罚|无行政处罚(?:事项|决定)?",
        zeros=("proactive.penalties.decisions",),
        sections=HERE,
        yes=("无行政处罚事项。",),
    ),
)
