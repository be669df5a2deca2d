"""Disclosure on the organ's own initiative (table two), and what of it no table counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ..patterns import MONEY, Pattern, Saying

RULES: Final = "proactive.rules"
DOCUMENTS: Final = "proactive.normative_documents"
MADE: Final = (
    r"(?:(?:新)?(?:制发|制定|制作)|印发|出台|发布|颁布|新增公开|新增)"
    r"(?:并)?(?:出台|印发|发布|公布)?(?:了|的)?(?:地方|市|省|政府|部门){0,3}"
)
ENDED: Final = r"(?:(?:清理)?废止|宣布失效|失效)(?:和失效|或失效|、失效)?(?:了|的)?(?:地方|市|省|政府|部门){0,3}"
VALID: Final = r"(?:现行|继续|保留)有效(?:的)?(?:地方|市|省|政府|部门){0,3}"
HERE: Final = frozenset({"overview", "proactive"})
PAPERS: Final = frozenset({"件", "个", "份", "部", "项", "条"})
SOME_PAPERS: Final = frozenset({"件", "个", "份", "部"})
DECIDED: Final = frozenset({"件", "宗", "起", "例", "件次", "笔", "个"})
OTHERS: Final = "解读|政策性|备案|清理(?!废止)|党内|主体|涉及|听证|审查|以前|拟"
ALONE: Final = r"(?=[,，、。；（(]|$)"
"""Behind a figure that needs no noun."""

PAPER: Final = (
    (DOCUMENTS, "documents", "(?:行政)?规范性文件", "规范性文件", "A06", "A07", (RULES, "规章")),
    (RULES, "rules", "(?:政府)?规章", "规章", "A08", "A04", (DOCUMENTS, "规范性文件")),
)
"""Row, subject, words, name, codes, and the other row with its name."""


def _papers() -> Iterator[Pattern]:
    """The sentences of rules and of normative documents, which are the same."""
    for path, subject, words, called, made, ended, (other, another) in PAPER:
        for code, does, columns, doing in (
            (made, MADE, ("issued", "made"), "制发"),
            (ended, ENDED, ("repealed",), "废止"),
            (made, VALID, ("in_force",), "现行有效"),
            (made, "新公开(?:的)?", ("disclosed",), "新公开"),
            (made, "对外公开(?:的)?", ("total_disclosed",), "对外公开"),
        ):
            named = Pattern(
                code=code,
                head=rf"{does}(?:{words})(?:总数)?",
                candidates=tuple(f"{path}.{column}" for column in columns),
                units=PAPERS,
                subject=subject,
                sections=HERE,
                unless=OTHERS,
                yes=((f"本年{doing}{called}3件。", "3"),),
            )
            yield named
            yield attrs.evolve(
                named,
                head=does,
                tail=rf"(?:{words})(?!的?(?:解读|备案|清理))",
                subject=None,
                yes=((f"本年{doing}3件{called}。", "3"),),
            )
            yield attrs.evolve(
                named,
                head=rf"{does}(?:件数|数量|总数)?",
                tail=ALONE,
                units=SOME_PAPERS,
                yes=((f"关于{called}，{doing}3件。", "3"),),
            )
            yield attrs.evolve(
                named,
                head=rf"^[、，,和及]?(?:{words})",
                after=tuple(f"{other}.{column}" for column in columns),
                yes=((f"{doing}{another}2件、{called}3件。", "3"),),
            )
        written = Pattern(
            code=made,
            head=rf"{words}(?:共)?(?:制发|制定|出台)",
            candidates=(f"{path}.issued", f"{path}.made"),
            units=PAPERS,
            subject=subject,
            sections=HERE,
            unless=OTHERS,
            yes=((f"本年度{called}制发3件。", "3"),),
        )
        yield written
        yield attrs.evolve(
            written,
            head=rf"公开(?:的)?(?:{words})",
            candidates=(f"{path}.issued", f"{path}.in_force", f"{path}.disclosed", f"{path}.total_disclosed"),
            certain=False,
            yes=((f"全年公开{called}0件。", "0"),),
        )
        yield attrs.evolve(
            written,
            head="公开",
            tail=ALONE,
            candidates=(f"{path}.disclosed",),
            units=SOME_PAPERS,
            yes=((f"制定{called}6件，公开5件。", "5"),),
        )


DECISIONS: Final = {"licensing": "行政许可", "penalties": "行政处罚", "compulsion": "行政强制"}


def _decisions() -> Iterator[Pattern]:
    for path, words in DECISIONS.items():
        yield Pattern(
            code="A09",
            head=rf"{words}(?:措施)?(?:处理)?(?:决定|案件)?(?:数量|件数|数)?|(?:办理|作出|实施|办结)(?:的)?(?:各类)?{words}事项",
            candidates=(f"proactive.{path}.decisions",),
            subject="decisions",
            sections=HERE,
            units=DECIDED,
            unless="公示|公开率|网办|即办|复议|诉讼|其中|事项清单|取消|下放|(?<![我本全])(?:局|委|中心|科|所|站)[^,，。；]{0,4}(?:办理|作出|实施)",
            yes=((f"全年办理{words}12件。", "12"), (f"{words}决定5件。", "5")),
        )


PATTERNS: Final = (
    *_papers(),
    *_decisions(),
    Pattern(
        code="A10",
        head=r"行政事业性收费(?:金额|总额|收入|总金额)?",
        candidates=("proactive.fees.amount",),
        units=MONEY,
        subject="decisions",
        sections=HERE,
        unless="减免|减征|降低|取消|返还|退",
        yes=(("行政事业性收费132.5万元。", "132.5万"),),
    ),
    Pattern(
        code="A16",
        head=r"(?:政府)?集中采购(?:项目)?(?:数量)?",
        candidates=("proactive.procurement.projects",),
        subject="decisions",
        units=frozenset({"个", "项", "次", "件"}),
        sections=HERE,
        unless="目录|公开",
        yes=(("政府集中采购项目38个。", "38"),),
    ),
    Pattern(
        code="A16",
        head=r"采购(?:总)?(?:金额|额)",
        subject="decisions",
        candidates=("proactive.procurement.amount",),
        units=MONEY,
        sections=HERE,
        yes=(("政府集中采购项目38个，采购总金额12.5万元。", "12.5万"),),
    ),
    Pattern(
        code="A01",
        head=(
            r"^(?:全年|本年度?|今年|20\d\d\s?年(?:度)?|全[市县区省局]|我[市县区省]|各级|行政机关|各部门|累计|共计?|总计|"
            r"合计){0,4}主动公开(?:的)?(?:各类|各项)?(?:政府)?信息(?:总数|数量|总量)?"
        ),
        candidates=(),
        units=frozenset({"条", "件", "条次", "项", "篇"}),
        sections=HERE,
        once=True,
        yes=(("全年主动公开政府信息3264条。", "3264"),),
    ),
)

SAYINGS: Final = (
    *(
        Saying(
            code="A15",
            words=words,
            zeros=(zero,),
            sections=HERE,
            unless=unless,
            yes=yes,
        )
        for words, zero, unless, yes in (
            (
                r"(?:未|没有|无)(?:新)?(?:制定|制发|出台|印发|发布)?(?:新的)?(?:规章(?:和|及|、|或))?(?:行政)?规范性文件",
                f"{DOCUMENTS}.issued",
                "解读|备案|未经|废止|失效",
                ("本年度未制定规范性文件。",),
            ),
            (
                r"(?:未|没有|无)(?:新)?(?:制定|制发|出台|印发|发布)(?:新的)?(?:(?:行政)?规范性文件(?:和|及|、|或))?(?:政府)?规章",
                f"{RULES}.issued",
                "",
                ("未制定规章。",),
            ),
            (
                r"(?:未|没有)(?:办理|作出|实施)行政许可|无行政许可(?:事项|决定)",
                "proactive.licensing.decisions",
                "公示",
                ("本年度未办理行政许可。",),
            ),
            (
                r"(?:未|没有)(?:办理|作出|实施)(?:行政许可(?:和|及|、|或))?行政处罚|无行政处罚(?:事项|决定)?",
                "proactive.penalties.decisions",
                "公示",
                ("无行政处罚事项。", "未作出行政许可、行政处罚。"),
            ),
            (
                r"(?:未|没有)(?:办理|作出|实施)(?:行政许可(?:和|及|、|或))?(?:行政处罚(?:和|及|、|或))?行政强制|无行政强制(?:事项|决定)?",
                "proactive.compulsion.decisions",
                "公示",
                ("未作出行政处罚和行政强制决定。",),
            ),
            (r"(?:无|未收取|没有)(?:任何)?行政事业性收费", "proactive.fees.amount", "目录", ("无行政事业性收费。",)),
        )
    ),
    *(
        Saying(
            code="A15",
            words="(?:无|未|没有)废止",
            zeros=(f"{path}.repealed",),
            subject=subject,
            sections=HERE,
            yes=(f"制发{called}4件，无废止。",),
        )
        for path, subject, _, called, *_ in PAPER
    ),
)
