"""Applications: what came in and what became of it (table three)."""

from __future__ import annotations

from typing import Final

from ..patterns import Pattern, Saying
from .results import (
    BROUGHT,
    BY_APPLICANT,
    CARRIED,
    GRANTED,
    HANDLED,
    PARTLY,
    REASONED,
    RECEIVED,
    RESULT,
    WORK,
)

NAME: Final = (
    r"(?:政府信息(?:依申请)?公开|依申请(?:政府)?信息公开|依申请公开(?:政府信息)?|信息公开|公开政府信息|政府信息)(?:的)?"
)
APPLICATION: Final = rf"(?:{NAME})?申请(?:表|事项|件)?|{NAME}(?:事项|件)?"
ORGANS: Final = r"(?:公民|自然人)、法人(?:和|或者?|及)其他组织(?:提出的|提交的)?"
ALL: Final = rf"(?:共计?|总计|合计|各类|公众|社会公众|群众|{ORGANS}|的){{0,2}}"
TAKEN_IN: Final = r"(?:收到|受理|接收到?|接到|收悉|收)"
OTHERS: Final = "建议|提案|热线|信访件|留言|咨询|信箱|许可|来信|来访|工单|复议|诉讼|答辩|备案|审批"

PATTERNS: Final = (
    Pattern(
        code="B03",
        head=rf"上(?:一)?年(?:度)?(?:结转|转入|转接|遗留)(?:的|办理|未办结|至本年度?|来的?|下来的?)?(?:{APPLICATION})?(?:的)?",
        candidates=(BROUGHT,),
        unless=OTHERS,
        yes=(("上年度结转申请3件，均已办结。", "3"), ("2022年收到8件，另有上年结转政府信息公开申请2件。", "2")),
        no=("上年收到申请3件。",),
    ),
    Pattern(
        code="B03",
        tail=r"(?:申请)?(?:为|是|系)?上(?:一)?年(?:度)?(?:结转|转入)",
        candidates=(BROUGHT,),
        unless=OTHERS,
        yes=(("其中5件为上年度结转。", "5"),),
    ),
    Pattern(
        code="B32",
        head=r"除",
        tail=r"(?:申请)?(?:按规定|依法)?结转(?:至|到)?(?:下|次|\d{4})?",
        candidates=(CARRIED,),
        yes=(("收到政府信息公开申请9件，除2件结转下年度外，其余均按时办结。", "2"),),
    ),
    Pattern(
        code="B08",
        head=(
            r"(?:结转|转入|转|顺延|延期)(?:至|到)?(?:(?:下|次|翌)(?:一)?年(?:度)?|\d{4}年(?:度)?)(?:继续|办理|答复|处理|的){0,4}"
            rf"(?:{APPLICATION})?(?:的)?"
        ),
        candidates=(CARRIED,),
        unless=OTHERS,
        yes=(("结转下年度继续办理4件。", "4"), ("结转至2024年办理的申请2件。", "2")),
        no=("上年结转下来的申请2件。",),
    ),
    Pattern(
        code="B08",
        tail=(
            r"(?:申请)?(?:按照?[^,，。；]{1,12}?|依法|因[^,，。；]{1,16}?)?(?:将)?(?:结转|转入|转|顺延|延期)(?:至|到)?(?:(?:下|次|翌)(?:一)?年|\d{4}年)"
            r"|(?:申请)?(?:尚在|正在|还在|仍在)(?:办理|答复|处理)(?:中|之中|过程中)?"
        ),
        candidates=(CARRIED,),
        subject="applications",
        unless=OTHERS,
        yes=(("收到申请8件，办结6件，另有2件正在办理中。", "2"),),
    ),
    Pattern(
        code="B33",
        head=r"(?:正在办理(?:中|之中)?|尚在办理(?:中)?|未办结)",
        candidates=(CARRIED,),
        subject="applications",
        unless=OTHERS,
        yes=(("全年共收到申请8件，办结6件，正在办理中2件。", "2"),),
    ),
    Pattern(
        code="B02",
        head=rf"(?:新收|新增|新接收|本年新收|新受理)(?:到)?(?:的)?{ALL}(?:{APPLICATION})?(?:的)?",
        candidates=(RECEIVED,),
        subject=None,
        unless=OTHERS + "|公开(?:信息|规章)",
        yes=(("2023年，全市新收政府信息公开申请12件。", "12"),),
        no=("新增公开信息12条。",),
    ),
    Pattern(
        code="B11",
        head=r"予以公开(?:及|和|与|或|、|/)(?:者)?(?:予以)?部分公开(?:的|申请|答复)*",
        candidates=(f"{GRANTED} + {PARTLY}",),
        yes=(("予以公开及部分公开8件。", "8"),),
    ),
    Pattern(
        code="B10",
        head=r"(?:予以|依法)?部分公开(?:的|申请|答复)*",
        candidates=(PARTLY,),
        subject="applications",
        yes=(("收到申请9件，部分公开3件。", "3"),),
    ),
    Pattern(
        code="B10",
        head=r"不予公开(?:的|申请|答复)*",
        candidates=(f"{RESULT}.denied",),
        yes=(("不予公开1件。", "1"),),
    ),
    Pattern(
        code="B12",
        head=r"(?<!不)(?:予以|同意|依法|全部)公开(?:的|申请|答复)*",
        candidates=(GRANTED,),
        subject="applications",
        unless="已主动|建议|提案",
        yes=(("办理申请9件，予以公开5件。", "5"),),
        no=("主动公开信息5件。",),
    ),
    *REASONED,
    Pattern(
        code="B14",
        head=r"无法提供(?:的|申请|答复)*",
        candidates=(f"{RESULT}.unavailable",),
        explained=(f"{RESULT}.unavailable.not_held",),
        yes=(("无法提供4件。", "4"),),
    ),
    Pattern(
        code="B15",
        head=r"不予处理(?:的|申请|答复)*",
        candidates=(f"{RESULT}.not_processed",),
        yes=(("不予处理4件。", "4"),),
    ),
    Pattern(
        code="B20",
        head=r"(?:申请人)?(?:主动)?(?:撤回|撤销|撤诉)(?:的|申请)*",
        candidates=(f"{RESULT}.other.others",),
        explained=(f"{RESULT}.other",),
        subject="applications",
        yes=(("收到申请9件，申请人主动撤回1件。", "1"),),
    ),
    Pattern(
        code="B10",
        head=r"(?:作)?其他(?:处理|情形|方式)(?:处理)?(?:[（(][^（）()]{0,16}[）)])?(?:的|申请)*",
        candidates=(f"{RESULT}.other", f"{RESULT}.other.others"),
        subject="applications",
        yes=(("收到申请9件，其他处理1件。", "1"),),
    ),
    *BY_APPLICANT,
    Pattern(
        code="B05",
        head=r"收办(?:的)?(?:政府信息公开)?(?:申请)?",
        candidates=(WORK,),
        yes=(("全年收办申请14件。", "14"),),
    ),
    Pattern(
        code="B04",
        head=rf"(?:办理|办结|答复|处理|审结|办理完毕|按时办结|按期办结|按期答复|按时答复)(?:完毕|了)?{ALL}(?:{APPLICATION})?(?:的)?",
        candidates=(HANDLED,),
        explained=(WORK, RECEIVED),
        subject="applications",
        unless=OTHERS,
        yes=(("收到申请8件，已办结8件。", "8"), ("全年共办理答复政府信息公开申请8件。", "8")),
        no=("办理人大代表建议8件。", "收到申请8件，办理政协提案3件。"),
    ),
    Pattern(
        code="B04",
        head=r"(?:办理|办结|答复|处理)(?:完毕|了)?",
        tail=rf"(?:{APPLICATION})",
        candidates=(HANDLED,),
        explained=(WORK, RECEIVED),
        unless=OTHERS,
        yes=(("全年答复8件政府信息公开申请。", "8"),),
    ),
    Pattern(
        code="B07",
        tail=r"(?:申请)?(?:，)?(?:均|全部|已全部|已)(?:已)?(?:按时|按期|依法|及时|在(?:法定)?期限内)?(?:办结|答复|办理完毕|办理)",
        head=r"(?:对|上述|以上|所有)",
        candidates=(HANDLED, RECEIVED, WORK),
        subject="applications",
        yes=(("收到申请若干，上述8件均按时办结。", "8"),),
    ),
    Pattern(
        code="B01",
        head=rf"{TAKEN_IN}(?:到|了)?(?:及|并)?(?:受理|办理|处理)?{ALL}(?:{APPLICATION})(?:的)?(?:数量|总数|总量)?",
        candidates=(RECEIVED, WORK, HANDLED),
        unless=OTHERS,
        yes=(("2023年共收到政府信息公开申请12件。", "12"), ("受理依申请公开5件次。", "5")),
        no=("收到行政复议申请2件。", "受理12345热线工单88件。", "接收群众来信6件。"),
    ),
    Pattern(
        code="B01",
        head=rf"{TAKEN_IN}(?:到|了)?{ALL}",
        tail=rf"{ALL}(?:{APPLICATION})",
        candidates=(RECEIVED, WORK, HANDLED),
        unless=OTHERS,
        yes=(("本年度收到12件政府信息公开申请。", "12"),),
        no=("收到12件行政复议申请。",),
    ),
    Pattern(
        code="B01",
        head=rf"{NAME}申请(?:数量|数|总数|总量|量|共)?",
        candidates=(RECEIVED, WORK, HANDLED),
        unless=OTHERS + "|增|减|下降|上升|不予|受理|办|答复|处理|结转",
        yes=(("全年政府信息公开申请共12件。", "12"),),
        no=("全年政府信息公开申请增长3件。",),
    ),
)

SAYINGS: Final = (
    Saying(
        code="Z01",
        words=r"(?:未|没有|无|未曾)(?:收到|接到|接收到?|受理)(?:过)?[^，,。；;]{0,24}?(?:申请|依申请公开)",
        zeros=(RECEIVED,),
        unless="复议|诉讼|收费|举报",
        yes=("本年度未收到政府信息公开申请。", "2023年没有收到公民、法人和其他组织的信息公开申请。"),
        no=("未收到行政复议申请。",),
    ),
    Saying(
        code="Z07",
        words=r"(?:无|没有)(?:申请)?结转(?:至|到)?(?:下|次)(?:一)?年(?:度)?|无结转",
        zeros=(CARRIED,),
        yes=("无结转下年度办理事项。",),
    ),
    Saying(
        code="B07",
        words=r"(?:已)?全部(?:依法|依规|按[时期规]|及时|在(?:法定|规定)(?:期限|时限)内)*(?:予以)?(?:办结|办理完毕|答复)|(?:办结|答复)率(?:均)?(?:为|达|达到)?100",
        zeros=(CARRIED,),
        subject="applications",
        unless="除|结转|正在办理|建议|提案|热线|工单|信访|留言|诉讼|复议",
        yes=("收到政府信息公开申请5件，已全部办结。",),
        no=("收到申请5件，除1件结转下年外，其余全部办结。", "办理人大代表建议5件，全部办结。"),
    ),
    Saying(
        code="B23",
        words=r"(?:均|全部|都)(?:为|是|由|系)自然人|申请人均为自然人",
        zeros=(f"{RECEIVED}@organizations",),
        yes=("收到政府信息公开申请5件，均为自然人申请。",),
    ),
)
