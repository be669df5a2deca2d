"""The reasons of table three, and the kinds of applicant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..patterns import Pattern

RECEIVED: Final = "applications.received"
BROUGHT: Final = "applications.brought_forward"
CARRIED: Final = "applications.carried_forward"
HANDLED: Final = "applications.dispositions.total"
WORK: Final = f"{RECEIVED} + {BROUGHT}"
RESULT: Final = "applications.dispositions"
GRANTED: Final = f"{RESULT}.granted"
PARTLY: Final = f"{RESULT}.partially_granted"

COLUMNS: Final = {
    "natural_persons": "自然人|公民(?:个人)?|个人",
    "organizations": "法人或其他组织|法人(?:及|和|或|或者|、)?(?:其他|非法人)?组织",
    "enterprises": "商业企业|企业(?:法人)?",
    "research_institutions": "科研机构|科研(?:院所|单位)",
    "public_welfare_organizations": "社会公益组织|公益(?:组织|机构)",
    "legal_service_organizations": "法律服务机构|法律服务组织|律师事务所|律所",
}
"""Column → the words before its figure; the first is an example."""

CODES: Final = {"natural_persons": "B21", "organizations": "B21"}

REASONS: Final = {
    "denied.state_secrets": ("B16", "(?:属于|涉及)?国家秘密", "属于国家秘密"),
    "denied.prohibited_by_law": ("B16", "(?:其他)?法律、?(?:行政)?法规(?:规定)?禁止公开", "法律行政法规禁止公开"),
    "denied.security_and_stability": (
        "B16",
        '危及[“"]?三安全一稳定[”"]?|(?:危及|影响)国家安全[^,，。]{0,20}稳定',
        "危及“三安全一稳定”",
    ),
    "denied.third_party_rights": (
        "B16",
        "(?:保护|涉及|损害)?第三方(?:的)?(?:合法)?权益|商业秘密(?:[、和或]个人隐私)?|个人隐私",
        "保护第三方合法权益",
    ),
    "denied.internal_affairs": ("B16", "(?:属于)?(?:三类)?内部(?:事务|管理)(?:信息)?", "属于内部事务信息"),
    "denied.process_information": ("B16", "(?:属于)?(?:四类)?过程性信息", "属于过程性信息"),
    "denied.enforcement_files": ("B16", "(?:属于)?行政执法案卷(?:信息)?", "属于行政执法案卷"),
    "denied.administrative_inquiries": ("B16", "(?:属于)?行政查询(?:事项)?", "属于行政查询事项"),
    "unavailable.not_held": (
        "B14",
        "(?:本机关)?(?:不|未)掌握(?:相关|所申请)?(?:的)?(?:政府)?(?:信息)?|(?:信息|政府信息)不存在"
        "|不属于本(?:行政)?机关(?:负责)?(?:公开)?(?:的)?(?:范围|职责)?",
        "本机关不掌握相关信息",
    ),
    "unavailable.requires_creation": (
        "B17",
        "(?:没有现成信息)?[,，、]?需要?(?:加工、?分析)?(?:后)?(?:另行|重新)制作|没有现成信息|需要?(?:进行)?(?:汇总、?)?加工、?分析",
        "没有现成信息需要另行制作",
    ),
    "unavailable.unclear_after_correction": ("B17", "补正后(?:的)?(?:申请内容)?仍不明确", "补正后仍不明确"),
    "not_processed.petitions": (
        "B18",
        "(?:属于|进行)?(?:信访|投诉|举报)(?:[、和]?(?:信访|投诉|举报)){1,2}+(?:类|等)?(?:申请)?",
        "信访举报投诉类申请",
    ),
    "not_processed.repeated": ("B18", "重复(?:提出)?申请", "重复申请"),
    "not_processed.published_materials": ("B18", "(?:要求提供)?公开出版物", "要求提供公开出版物"),
    "not_processed.excessive": ("B18", "(?:无正当理由)?大量、?反复申请", "无正当理由大量反复申请"),
    "not_processed.confirmation": (
        "B18",
        "(?:要求行政机关)?(?:确认或)?重新出具(?:已(?:经)?获取(?:的)?(?:政府)?信息)?",
        "重新出具已获取信息",
    ),
    "other.correction_overdue": ("B19", "(?:无正当理由)?逾期(?:不|未)(?:进行)?补正(?:的)?", "逾期不补正"),
    "other.fee_unpaid": (
        "B19",
        "逾期(?:未|不)(?:按(?:照)?收费通知(?:要求|单)?)?(?:缴纳|缴|交|交纳)(?:信息处理)?费?用?",
        "逾期未按收费通知要求缴纳费用",
    ),
}
"""Row → code, the words before its figure, and an example."""

GROUPS: Final = {
    "denied": ("B10", "(?:不予|不)公开", "不予公开"),
    "unavailable": ("B14", "无法提供", "无法提供"),
    "not_processed": ("B15", "(?:不予|不再)(?:重复)?处理", "不予处理"),
    "other": ("B10", "(?:不再|不予)处理(?:其(?:政府)?(?:信息)?(?:公开)?申请)?|视为放弃(?:申请)?", "不再处理"),
}
"""Group of rows → code, what is done for its reasons, and an example."""

SAID: Final = "(?:答复|决定|申请|情形|的)"
"""What may follow the words of a result."""

_KIND: Final = "(?:类|信息|申请|情形)?"
_OTHERS: Final = r"(?:等(?:原因|情况|情形)?|(?:、|和|及|与|或|以及)[^,，。；\d]{1,24}?)"
"""What says that a reason is not the only one."""


def _reasoned() -> Iterator[Pattern]:
    """The reasons of table three, each by its words, alone or before what is done for it; and several together."""
    for group, (code, done, doing) in GROUPS.items():
        reasons = {path: each for path, each in REASONS.items() if path.startswith(f"{group}.")}
        several = "|".join(words for _, words, _ in reasons.values())
        both = "、".join(example for _, _, example in list(reasons.values())[:2])
        yield Pattern(
            code=code,
            head=rf"(?:{several}){_KIND}{_OTHERS}(?:{done}){SAID}{{0,3}}",
            candidates=(f"{RESULT}.{group}",),
            explained=tuple(f"{RESULT}.{path}" for path in reasons),
            yes=((f"收到申请9件，因{both}{doing}3件。", "3"), (f"收到申请9件，因{both}等原因{doing}3件。", "3")),
        )
        for path, (own, words, example) in reasons.items():
            yield Pattern(
                code=own,
                head=rf"(?:{words}){_KIND}(?:[^,，。；\d等]{{0,8}}?[,，、]?(?:而|依法)?(?:{done}))?{SAID}{{0,3}}",
                candidates=(f"{RESULT}.{path}",),
                far=True,
                yes=((f"收到申请9件，其中{example}1件。", "1"), (f"收到申请9件，因{example}而{doing}2件。", "2")),
            )


def _of(column: str) -> tuple[str, ...]:
    """What a kind of applicant may have applied for: this year, with what was brought forward, and what was handled."""
    return (f"{RECEIVED}@{column}", f"{RECEIVED}@{column} + {BROUGHT}@{column}", f"{HANDLED}@{column}")


def _by_applicant() -> Iterator[Pattern]:
    """The kinds of applicant."""
    for column, words in COLUMNS.items():
        yield Pattern(
            code=CODES.get(column, "B22"),
            head=rf"(?<!公民、)(?<!自然人、)(?:{words})(?:提出|提交|政府信息公开|信息公开|依申请公开|申请|类|的){{0,4}}",
            subject="applications",
            candidates=_of(column),
            unless="举报|投诉|处罚|许可|受益|惠及|服务(?!机构|组织)",
            yes=((f"收到政府信息公开申请9件，其中{words.partition('|')[0]}申请2件。", "2"),),
        )
    yield Pattern(
        code="B22",
        head="其他(?:组织|机构|类)?",
        subject="applications",
        candidates=(*_of("other_organizations"), *_of("organizations")),
        after=(f"{RECEIVED}@",),
        yes=(("收到政府信息公开申请9件，其中商业企业2件、其他3件。", "3"),),
    )


REASONED: Final = tuple(_reasoned())
BY_APPLICANT: Final = tuple(_by_applicant())
