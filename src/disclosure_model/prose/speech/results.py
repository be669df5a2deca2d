"""The reasons of table three, and the kinds of applicant."""

from __future__ import annotations

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
    "natural_persons": "自然人|公民",
    "organizations": "法人或其他组织|法人(?:或|和|及|或者)?(?:其他|非法人)?组织",
    "enterprises": "商业企业|企业",
    "research_institutions": "科研机构",
    "public_welfare_organizations": "社会公益组织|公益组织",
    "legal_service_organizations": "法律服务机构",
}
CODES: Final = {"natural_persons": "B21", "organizations": "B21"}

REASONS: Final = {
    "denied.state_secrets": ("B16", "(?:属于|涉及)?国家秘密", "属于国家秘密"),
    "denied.prohibited_by_law": ("B16", "(?:其他)?法律、?行政法规禁止公开", "法律行政法规禁止公开"),
    "denied.security_and_stability": (
        "B16",
        '危及[“"]?三安全一稳定[”"]?|危及国家安全[^,，。]{0,20}稳定',
        "危及“三安全一稳定”",
    ),
    "denied.third_party_rights": ("B16", "(?:保护|涉及|损害)?第三方(?:合法)?权益", "保护第三方合法权益"),
    "denied.internal_affairs": ("B16", "(?:属于)?(?:三类)?内部事务(?:信息)?", "属于内部事务信息"),
    "denied.process_information": ("B16", "(?:属于)?(?:四类)?过程性信息", "属于过程性信息"),
    "denied.enforcement_files": ("B16", "(?:属于)?行政执法案卷(?:信息)?", "属于行政执法案卷"),
    "denied.administrative_inquiries": ("B16", "(?:属于)?行政查询(?:事项)?", "属于行政查询事项"),
    "unavailable.not_held": (
        "B14",
        "(?:本机关)?不掌握(?:相关)?(?:政府)?信息|(?:信息|政府信息)不存在|不属于本(?:行政)?机关(?:负责)?(?:公开)?(?:范围|职责)?",
        "本机关不掌握相关信息",
    ),
    "unavailable.requires_creation": (
        "B17",
        "(?:没有现成信息)?需要?另行制作|没有现成信息|需要?加工、?分析",
        "没有现成信息需要另行制作",
    ),
    "unavailable.unclear_after_correction": ("B17", "补正后(?:申请内容)?仍不明确", "补正后仍不明确"),
    "not_processed.petitions": ("B18", "(?:属于)?信访、?举报、?投诉(?:类申请|类|等)?", "信访举报投诉类申请"),
    "not_processed.repeated": ("B18", "重复申请", "重复申请"),
    "not_processed.published_materials": ("B18", "(?:要求提供)?公开出版物", "要求提供公开出版物"),
    "not_processed.excessive": ("B18", "(?:无正当理由)?大量反复申请", "无正当理由大量反复申请"),
    "not_processed.confirmation": (
        "B18",
        "(?:要求行政机关)?(?:确认或)?重新出具(?:已获取(?:的)?信息)?",
        "重新出具已获取信息",
    ),
    "other.correction_overdue": ("B19", "(?:无正当理由)?逾期(?:不|未)补正", "逾期不补正"),
    "other.fee_unpaid": ("B19", "逾期未(?:按收费通知要求)?(?:缴纳|缴|交)(?:纳)?费用?", "逾期未按收费通知要求缴纳费用"),
}


def _reasoned() -> tuple[Pattern, ...]:
    """The reasons of table three, each by its words."""
    return tuple(
        Pattern(
            code=code,
            head=rf"(?:{words})(?:的|信息|类|申请|不予公开|不予处理|无法提供|不再处理)?(?:申请)?(?:的)?",
            candidates=(f"{RESULT}.{path}",),
            yes=((f"收到申请9件，其中{example}1件。", "1"),),
        )
        for path, (code, words, example) in REASONS.items()
    )


def _by_applicant() -> tuple[Pattern, ...]:
    """The kinds of applicant."""
    return tuple(
        Pattern(
            code=CODES.get(column, "B22"),
            head=rf"(?:{words})(?:提出|提交|申请|的)*(?:申请|的)?",
            subject="applications",
            candidates=(
                f"{RECEIVED}@{column}",
                f"{RECEIVED}@{column} + {BROUGHT}@{column}",
                f"{HANDLED}@{column}",
            ),
            unless="举报|投诉|处罚|许可|受益|惠及",
            yes=((f"收到政府信息公开申请9件，其中{words.partition('|')[0]}申请2件。", "2"),),
        )
        for column, words in COLUMNS.items()
    )


REASONED: Final = _reasoned()
BY_APPLICANT: Final = _by_applicant()
