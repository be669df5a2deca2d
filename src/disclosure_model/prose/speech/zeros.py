"""Words that say that there is nothing of an application: none received, none brought or carried forward."""

from __future__ import annotations

from typing import Final

from ..patterns import Saying
from .applications import NEXT
from .results import BROUGHT, CARRIED, RECEIVED

SAYINGS: Final = (
    Saying(
        code="Z01",
        words=r"(?:未|没有|无|未曾)(?:收到|接到|接收到?|受理)(?:过)?[^，,。；;]{0,24}?(?:申请|依申请公开)",
        zeros=(RECEIVED,),
        unless="复议|诉讼|收费|举报|上(?:一)?年",
        yes=("本年度未收到政府信息公开申请。", "2023年没有收到公民、法人和其他组织的信息公开申请。"),
        no=("未收到行政复议申请。",),
    ),
    Saying(
        code="Z01",
        words=r"(?:无|没有)(?:政府信息公开|信息公开|依申请公开|政府信息依申请公开)(?:的)?(?:申请|事项|件)|(?:申请|依申请公开)(?:件|事项|数量|数|量)?(?:均)?(?:为|是)零|零申请",
        zeros=(RECEIVED,),
        unless="复议|诉讼|收费|举报|结转",
        yes=("本年度无依申请公开事项。", "依申请公开数量为零。", "全年零申请。"),
    ),
    Saying(
        code="Z02",
        words=r"(?:无|没有|未有|未收到|未接到)上(?:一)?年(?:度)?结转",
        zeros=(BROUGHT,),
        yes=("无上年结转申请。",),
    ),
    Saying(
        code="Z07",
        words=rf"(?:无|没有|未|不存在)(?:出现|发生|产生)?(?:申请|需要?)?结转(?!至?本|来|自)(?:至|到)?(?:{NEXT})?",
        zeros=(CARRIED,),
        unless="上(?:一)?年(?:度)?结转",
        yes=("无结转下年度办理事项。", "没有结转。"),
    ),
    Saying(
        code="B07",
        words=(
            r"(?:已|均已)?全部(?:申请)?(?:均已|已)?(?:依法|依规|按[时期规]|及时|按照?法定程序|在(?:法定|规定)(?:期限|时限)内){0,3}(?:予以)?(?:办结|办理完毕|答复)"
            r"|(?:办结|答复)率(?:均)?(?:为|达|达到|保持)?100"
        ),
        zeros=(CARRIED,),
        subject="applications",
        unless="建议|提案|热线|工单|信访|留言|诉讼|复议",
        nowhere=r"除[^。]{0,30}外|其余|正在办理|尚未|(?<!无)(?<!没有)(?<!未)(?:结转|转入|顺延)(?:至|到)?(?:下|次|翌|20)",
        yes=("收到政府信息公开申请5件，已全部办结。",),
        no=("收到申请5件，除1件结转下年外，其余全部办结。", "办理人大代表建议5件，全部办结。"),
    ),
    Saying(
        code="B23",
        words=r"(?:均|全部|都)(?:为|是|由|系|来自)自然人|申请人均为自然人",
        zeros=(f"{RECEIVED}@organizations",),
        subject="applications",
        yes=("收到政府信息公开申请5件，均为自然人申请。",),
    ),
)
