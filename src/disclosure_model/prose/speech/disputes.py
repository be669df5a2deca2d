"""Administrative reviews and suits (table four)."""

from __future__ import annotations

from typing import Final

from ..patterns import Pattern, Saying

REVIEW: Final = "disputes.reconsideration"
SUITS: Final = "disputes.litigation"
DIRECT: Final = "disputes.litigation.direct"
AFTER: Final = "disputes.litigation.after_reconsideration"
FILED: Final = r"(?:案件|案|申请|事项|数量)?(?:数)?"

RESULTS: Final = {
    "upheld": r"(?:结果)?(?:予以)?维持(?:原(?:具体)?行政行为|原判|结果)?|驳回(?:原告)?(?:诉讼请求|起诉|复议申请|申请)?",
    "corrected": r"(?:结果)?(?:被)?(?:依法)?纠正(?:结果)?|纠错|撤销|败诉|确认违法",
    "other": r"其他(?:结果|情形|处理)|终止(?:审理|复议)?",
    "pending": r"(?:尚未|未|正在)(?:审结|办结|审理(?:中)?|作出决定)|在审|待审",
}


EXAMPLES: Final = {"upheld": "维持", "corrected": "纠正", "other": "其他结果", "pending": "尚未审结"}


SPOKEN_OF: Final = (("reconsideration", "行政复议", (REVIEW,)), ("litigation", "行政诉讼", (SUITS, DIRECT, AFTER)))


def _pending(path: str) -> str:
    """Those that are concluded: prose often counts no others."""
    return f"{path}@total − {path}@pending"


def _results() -> tuple[Pattern, ...]:
    """The results of reviews and of suits."""
    return tuple(
        Pattern(
            code="C03",
            head=f"(?:{words})(?:的|案件|结果)*",
            subject=subject,
            candidates=tuple(f"{path}@{result}" for path in paths),
            unless="备案|许可|处罚",
            yes=((f"{about}5件，其中{EXAMPLES[result]}2件。", "2"),),
        )
        for subject, about, paths in (
            ("reconsideration", "行政复议", (REVIEW,)),
            ("litigation", "行政诉讼", (SUITS, DIRECT, AFTER)),
        )
        for result, words in RESULTS.items()
    )


PATTERNS: Final = (
    Pattern(
        code="C04",
        head=r"未经复议(?:程序)?(?:的)?直接(?:提起)?(?:行政)?(?:起诉|诉讼)(?:的)?(?:案件)?",
        candidates=(DIRECT,),
        explained=(_pending(DIRECT),),
        yes=(("未经复议直接起诉2件。", "2"),),
    ),
    Pattern(
        code="C04",
        head=r"(?:经)?复议后(?:再)?(?:提起)?(?:行政)?(?:起诉|诉讼)(?:的)?(?:案件)?",
        candidates=(AFTER,),
        explained=(_pending(AFTER),),
        yes=(("复议后起诉1件。", "1"),),
    ),
    Pattern(
        code="C09",
        head=rf"(?:行政)?复议(?:、|和|及|与)?(?:提起)?(?:行政)?诉讼{FILED}",
        candidates=(f"{REVIEW} + {SUITS}", f"{REVIEW} + {DIRECT}"),
        yes=(("因政府信息公开引发行政复议诉讼共3件。", "3"),),
    ),
    *_results(),
    Pattern(
        code="C01",
        head=rf"(?:行政)?复议{FILED}",
        candidates=(REVIEW,),
        explained=(_pending(REVIEW),),
        unless="备案|不服行政|其他行政复议",
        yes=(("因政府信息公开引起的行政复议3件。", "3"),),
        no=("复议机关备案3件。",),
    ),
    Pattern(
        code="C01",
        tail=r"(?:行政)?复议",
        head=r"(?:发生|收到|受理|被(?:申请|提起)|办理|引发|引起|涉及)(?:的)?",
        candidates=(REVIEW,),
        explained=(_pending(REVIEW),),
        unless="备案|诉讼",
        yes=(("全年发生3件行政复议。", "3"),),
    ),
    Pattern(
        code="C02",
        head=rf"(?:行政)?诉讼{FILED}",
        candidates=(SUITS, DIRECT, AFTER),
        explained=(_pending(SUITS),),
        unless="备案",
        yes=(("行政诉讼2件。", "2"),),
    ),
    Pattern(
        code="C02",
        tail=r"(?:行政)?诉讼",
        head=r"(?:发生|收到|受理|被(?:提起|诉)|应对|引发|引起|涉及)(?:的)?",
        candidates=(SUITS, DIRECT, AFTER),
        explained=(_pending(SUITS),),
        unless="备案",
        yes=(("全年发生2件行政诉讼。", "2"),),
    ),
    Pattern(
        code="C08",
        head=r"(?:审结|已作出(?:复议)?决定)",
        subject="reconsideration",
        candidates=(_pending(REVIEW),),
        yes=(("行政复议3件，审结2件。", "2"),),
    ),
    Pattern(
        code="C08",
        head=r"审结",
        subject="litigation",
        candidates=(_pending(SUITS), _pending(DIRECT)),
        yes=(("行政诉讼3件，审结2件。", "2"),),
    ),
)

_BOTH: Final = r"(?:行政)?复议(?:、|和|及|与|或|或者|、提起|，)?(?:未?发生|提起)?(?:行政)?诉讼"
_NONE: Final = r"(?:未|没有|无|未曾)(?:发生|收到|出现|产生|被申请|因)?(?:过)?"

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
        words=rf"{_NONE}[^，,。；;]{{0,20}}?(?:行政)?复议(?!后|机关)(?!(?:、|和|及|与|或|或者|、提起)?(?:行政)?诉讼)",
        zeros=(REVIEW,),
        unless="败诉|纠错|未经复议|撤销|纠正",
        yes=("未发生行政复议，行政诉讼1件。",),
        no=("未经复议直接起诉1件。",),
    ),
    Saying(
        code="Z06",
        words=rf"{_NONE}(?:政府信息公开|信息公开)?(?:引起的?|引发的?|被提起)?(?:行政)?诉讼",
        zeros=(SUITS,),
        unless="败诉|纠错|撤销|纠正",
        yes=("行政复议1件，未发生行政诉讼。",),
    ),
    Saying(
        code="C05",
        words=r"(?:均|全部|都)(?:被|获|已|得到|予以)?(?:复议机关|人民法院|法院)?(?:依法)?(?:予以)?(?:获得?)?维持",
        zeros=(f"{REVIEW}@corrected + {REVIEW}@other + {REVIEW}@pending",),
        subject="reconsideration",
        yes=("行政复议3件，均获维持。",),
    ),
    Saying(
        code="C05",
        words=r"(?:均|全部|都)(?:被|获|已|得到|予以)?(?:复议机关|人民法院|法院)?(?:依法)?(?:予以)?(?:获得?)?维持",
        zeros=(f"{SUITS}@corrected + {SUITS}@other + {SUITS}@pending",),
        subject="litigation",
        yes=("行政诉讼3件，全部维持。",),
    ),
    Saying(
        code="C06",
        words=r"(?:无一|零|无|没有|未发生|未出现)(?:被)?(?:行政复议|复议)?(?:被)?(?:依法)?(?:纠错|纠正|撤销)",
        zeros=(f"{REVIEW}@corrected",),
        subject="reconsideration",
        yes=("行政复议3件，无一纠错。",),
    ),
    Saying(
        code="C06",
        words=r"(?:无一|零|无|没有|未发生|未出现)(?:行政诉讼)?(?:败诉|纠错|被纠正)",
        zeros=(f"{SUITS}@corrected",),
        subject="litigation",
        yes=("行政诉讼3件，无一败诉。",),
    ),
)
