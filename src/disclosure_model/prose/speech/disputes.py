"""Administrative reviews and suits (table four)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..patterns import Pattern, Saying

REVIEW: Final = "disputes.reconsideration"
SUITS: Final = "disputes.litigation"
DIRECT: Final = "disputes.litigation.direct"
AFTER: Final = "disputes.litigation.after_reconsideration"
FILED: Final = r"(?:案件|案|申请|事项|数量|收案|收到|受理){0,2}"
OTHERS: Final = (
    "备案|综合|复议机构|复议委员会|各类|司法局|一审|人民法院|法院受理|出庭|民事|典型|(?<!信息公开)办理行政复议"
)
"""Words of other reviews and suits than those about disclosure."""


SPOKEN_OF: Final = {
    "reconsideration": ("行政复议", (REVIEW,)),
    "litigation": ("行政诉讼", (SUITS, DIRECT, AFTER)),
    "direct": ("未经复议直接起诉", (DIRECT, SUITS)),
    "after": ("复议后起诉", (AFTER, SUITS)),
}
"""Subject → how it is called, and the blocks of the table that it may be, the likeliest first."""

RESULTS: Final = {
    "upheld": (
        r"(?:结果)?(?:予以)?维持(?:原(?:具体)?行政行为|原判|结果)?|驳回(?:原告)?(?:诉讼请求|起诉|复议申请|申请)?",
        "维持",
    ),
    "corrected": (
        r"(?:结果)?(?:被)?(?:依法)?纠正(?:结果)?|纠错|撤销|败诉|确认违法|责令(?:限期)?(?:重新)?(?:答复|履行|作出)(?:处理|答复)?",
        "纠正",
    ),
    "other": (r"其他(?:结果|情形|处理)|终止(?:审理|复议)?|撤回(?:复议|起诉)?(?:申请)?", "其他结果"),
    "pending": (r"(?:尚未|未|正在)(?:审结|办结|审理(?:中)?|作出决定)|在审|待审", "尚未审结"),
}
"""Column → the words before its figure, and an example."""

LATER: Final = r"(?:尚未审结|尚未办结|未审结|正在审理|尚在审理|仍在审理|正在办理|在审)"


def _concluded(path: str) -> str:
    """Those that are concluded: prose often counts no others."""
    return f"{path} − {path}@pending"


def _results() -> Iterator[Pattern]:
    """The results of reviews and of suits."""
    for subject, (about, paths) in SPOKEN_OF.items():
        for column, (words, example) in RESULTS.items():
            yield Pattern(
                code="C03",
                head=f"(?:{words})(?:或(?:{words}))?(?:的|案件|结果){{0,3}}",
                subject=subject,
                candidates=tuple(f"{path}@{column}" for path in paths),
                unless="备案|许可|处罚",
                yes=((f"{about}5件，其中{example}2件。", "2"),),
            )
        yield Pattern(
            code="C03",
            head="其他",
            subject=subject,
            candidates=tuple(f"{path}@other" for path in paths),
            after=paths,
            yes=((f"{about}5件，其中维持2件、其他3件。", "3"),),
        )
        yield Pattern(
            code="C03",
            tail=LATER,
            subject=subject,
            candidates=tuple(f"{path}@pending" for path in paths),
            yes=((f"{about}5件，其中2件尚未审结。", "2"),),
        )
        yield Pattern(
            code="C08",
            head=r"(?<!未)(?:已)?(?<!未)(?:审结|结案|办结|作出(?:复议)?决定)",
            subject=subject,
            candidates=tuple(map(_concluded, paths)),
            yes=((f"{about}3件，审结2件。", "2"),),
        )
        yield Pattern(
            code="C08",
            tail=r"(?:已|均已)(?:经)?(?:审结|结案|办结|作出(?:行政)?(?:复议)?(?:决定|判决))",
            subject=subject,
            candidates=tuple(map(_concluded, paths)),
            yes=((f"{about}3件，其中2件已审结。", "2"),),
        )
        yield Pattern(
            code="C01" if subject == "reconsideration" else "C02",
            head="(?:总计|合计|共计|总数)",
            subject=subject,
            candidates=paths,
            after=paths,
            yes=((f"{about}：维持2件、纠正1件，总计3件。", "3"),),
        )


VERBS: Final = r"(?:发生|收到|受理|被(?:申请|提起|诉)|办理|引发|引起|涉及|共有|有|产生|应对|和|及|与|、)(?:了|的)?"

PATTERNS: Final = (
    Pattern(
        code="C04",
        head=r"(?:未经复议(?:程序)?(?:的)?直接(?:提起)?(?:行政)?(?:起诉|诉讼)|直接起诉)(?:的)?(?:案件)?",
        candidates=(DIRECT,),
        subject="direct",
        explained=(_concluded(DIRECT),),
        yes=(("未经复议直接起诉2件。", "2"),),
    ),
    Pattern(
        code="C04",
        head=r"(?:经)?复议后(?:再|又)?(?:提起)?(?:行政)?(?:起诉|诉讼)(?:的)?(?:案件)?",
        candidates=(AFTER,),
        subject="after",
        explained=(_concluded(AFTER),),
        yes=(("复议后起诉1件。", "1"),),
    ),
    Pattern(
        code="C09",
        head=rf"(?:行政)?复议(?:、|和|及|与)?(?:提起)?(?:行政)?诉讼{FILED}",
        candidates=(f"{REVIEW} + {SUITS}", f"{REVIEW} + {DIRECT}"),
        subject="litigation",
        unless=OTHERS,
        yes=(("因政府信息公开引发行政复议诉讼共3件。", "3"),),
    ),
    *_results(),
    Pattern(
        code="C01",
        head=rf"(?:行政)?复议{FILED}",
        candidates=(REVIEW,),
        subject="reconsideration",
        explained=(_concluded(REVIEW),),
        unless=OTHERS + "|不服行政|其他行政复议",
        yes=(("因政府信息公开引起的行政复议3件。", "3"),),
        no=("复议机关备案3件。",),
    ),
    Pattern(
        code="C01",
        tail=r"(?:政府信息公开|信息公开)?(?:类)?(?:行政)?复议(?:案件|案|申请)?(?!决定|机关|答复)",
        head=VERBS,
        candidates=(REVIEW,),
        explained=(_concluded(REVIEW),),
        unless=OTHERS + "|诉讼",
        yes=(("全年发生3件行政复议。", "3"),),
    ),
    Pattern(
        code="C02",
        head=rf"(?:(?:行政)?诉讼|被起诉|涉诉|应诉(?:案件)){FILED}",
        candidates=(SUITS, DIRECT, AFTER),
        subject="litigation",
        explained=(_concluded(SUITS),),
        unless=OTHERS,
        yes=(("行政诉讼2件。", "2"),),
    ),
    Pattern(
        code="C02",
        tail=r"(?:政府信息公开|信息公开)?(?:类)?(?:行政)?诉讼",
        head=VERBS,
        candidates=(SUITS, DIRECT, AFTER),
        explained=(_concluded(SUITS),),
        unless=OTHERS,
        yes=(("全年发生2件行政诉讼。", "2"),),
    ),
)

_BOTH: Final = r"(?:行政)?复议(?:案件)?(?:、|和|及|与|或|或者|以及)?(?:被)?(?:提起)?(?:行政)?诉讼"
_NONE: Final = r"(?:未|没有|无|未曾|零)(?:发生|收到|出现|产生|被申请|因){0,2}(?:过)?"
_KEPT: Final = (
    r"(?:均|全部|都)(?:被|获|已|得到|予以|为){0,2}(?:复议机关|人民法院|法院)?(?:依法)?(?:予以)?(?:获得?)?(?:结果)?维持"
)
_LOST: Final = r"(?:无一(?:件|例|起)?|零|无|没有|未发生|未出现)(?:被)?(?:行政复议|复议|行政诉讼|诉讼)?(?:被)?(?:依法)?"


def _sayings() -> Iterator[Saying]:
    """What is said of the results of reviews and of suits."""
    for subject, (about, paths) in SPOKEN_OF.items():
        path = paths[0]
        yield Saying(
            code="C05",
            words=_KEPT,
            zeros=(f"{path}@corrected + {path}@other + {path}@pending",),
            subject=subject,
            yes=(f"{about}3件，均获维持。", f"{about}3件，结果均为维持。"),
        )
        yield Saying(
            code="C06",
            words=_LOST + ("(?:纠错|纠正|撤销)" if subject == "reconsideration" else "(?:败诉|纠错|纠正)"),
            zeros=(f"{path}@corrected",),
            subject=subject,
            yes=(f"{about}3件，无一纠错。",),
        )
        yield Saying(
            code="C06",
            words=r"(?:败诉|纠错)率(?:均)?(?:为|是)?(?:零|0(?![.\d]))",
            zeros=(f"{path}@corrected",),
            subject=subject,
            yes=(f"{about}3件，纠错率为零。",),
        )


SAYINGS: Final = (
    Saying(
        code="Z05",
        words=rf"{_NONE}[^，,。；;]{{0,24}}?{_BOTH}",
        zeros=(REVIEW, SUITS),
        unless="败诉|纠错",
        yes=("未发生因政府信息公开引起的行政复议、行政诉讼。", "无行政复议和行政诉讼案件。"),
        no=("无行政复议、行政诉讼败诉案件。",),
    ),
    Saying(
        code="Z06",
        words=rf"{_NONE}[^，,。；;]{{0,20}}?(?:行政)?复议(?!后|机关)(?!(?:案件)?(?:、|和|及|与|或|或者|以及)?(?:被)?(?:提起)?(?:行政)?诉讼)",
        zeros=(REVIEW,),
        unless="败诉|纠错|未经复议|撤销|纠正",
        yes=("未发生行政复议，行政诉讼1件。",),
        no=("未经复议直接起诉1件。",),
    ),
    Saying(
        code="Z06",
        words=rf"{_NONE}(?:因)?(?:政府信息公开|信息公开)?(?:引起的?|引发的?|被提起)?(?:行政)?诉讼",
        zeros=(SUITS,),
        unless="败诉|纠错|撤销|纠正",
        yes=("行政复议1件，未发生行政诉讼。",),
    ),
    Saying(
        code="Z05",
        words=r"复议(?:案件)?(?:、|和|及|与)(?:行政)?诉讼(?:案件)?(?:数量|数|件数)?(?:均|都)?(?:为|是)零",
        zeros=(REVIEW, SUITS),
        unless="败诉|纠错",
        yes=("行政复议、行政诉讼均为零。",),
    ),
    *_sayings(),
)
