"""Applications: what came in and what became of it (table three)."""

from __future__ import annotations

from typing import Final

from ..patterns import Pattern
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
    SAID,
    WORK,
)

NAME: Final = (
    r"(?:政府信息(?:依申请)?公开|依申请(?:政府)?信息公开|依申请公开(?:政府信息)?"
    r"|信息公开|公开政府信息|政府信息|依申请)(?:的)?"
)
APPLICATION: Final = rf"(?:{NAME})?申请(?:表|事项|件)?|{NAME}(?:事项|件)?"
ORGANS: Final = r"(?:公民|自然人)、法人(?:和|或者?|及|、)其他组织|申请人|公众|群众|社会公众|社会各界"
ALL: Final = rf"(?:共计?|总计|合计|各类|各种|任何|书面|(?:{ORGANS})(?:提出的?|提交的?|的)?|的){{0,3}}"
TAKEN_IN: Final = r"(?:收到|受理|接收到?|接到|收悉|收件|收)"
OTHERS: Final = "建议|提案|热线|信访件|留言|咨询|信箱|许可|来信|来访|工单|复议|诉讼|答辩|备案|审批"
NEXT: Final = r"(?:(?:下|次|翌)(?:一)?年(?:度)?|20\d\d\s?年(?:度)?)"
ONWARD: Final = r"(?:结转|转入|转|顺延|延期|延续)(?:至|到)?"

PATTERNS: Final = (
    Pattern(
        code="B03",
        head=(
            r"(?:上(?:一)?年(?:度)?|20\d\d\s?年(?:度)?)(?:未办结|未办完)?(?:的)?(?:结转|转入|转接|遗留)"
            rf"(?:的|办理|未办结|至?(?:本|今)年(?:度)?|来的?|下来的?){{0,3}}(?:{APPLICATION})?(?:的)?"
        ),
        candidates=(BROUGHT,),
        explained=(CARRIED,),
        unless=OTHERS,
        yes=(("上年度结转申请3件，均已办结。", "3"), ("2023年收到8件，另有上年结转政府信息公开申请2件。", "2")),
        no=("上年收到申请3件。",),
    ),
    Pattern(
        code="B03",
        tail=r"(?:申请)?(?:为|是|系)?(?:由|从)?上(?:一)?年(?:度)?(?:结转|转入)",
        candidates=(BROUGHT,),
        unless=OTHERS,
        yes=(("其中5件为上年度结转。", "5"),),
    ),
    Pattern(
        code="B32",
        head=r"除",
        tail=rf"(?:申请)?(?:因[^,，。；]{{1,16}}?|按[照规][^,，。；]{{0,6}}?|依法)?{ONWARD}(?:{NEXT})?",
        candidates=(CARRIED,),
        yes=(("收到政府信息公开申请9件，除2件结转下年度外，其余均按时办结。", "2"),),
    ),
    Pattern(
        code="B08",
        head=rf"{ONWARD}{NEXT}(?:继续|办理|答复|处理|的){{0,4}}(?:{APPLICATION})?(?:的)?",
        candidates=(CARRIED,),
        unless=OTHERS,
        yes=(("结转下年度继续办理4件。", "4"), ("结转至2024年办理的申请2件。", "2")),
        no=("上年结转下来的申请2件。",),
    ),
    Pattern(
        code="B08",
        tail=(
            rf"(?:{APPLICATION})?(?:按照?[^,，。；]{{1,12}}?|依法|因[^,，。；]{{1,16}}?[,，]?)?(?:将)?{ONWARD}{NEXT}"
            r"|(?:申请)?(?:尚在|正在|还在|仍在)(?:法定)?(?:办理|答复|处理)(?:中|之中|过程中|期限?内)?"
            r"|(?:申请)?(?:尚|仍)?未(?:办结|答复)"
        ),
        candidates=(CARRIED,),
        subject="applications",
        unless=OTHERS,
        yes=(("收到申请8件，办结6件，另有2件正在办理中。", "2"), ("收到申请8件，尚有2件未办结。", "2")),
    ),
    Pattern(
        code="B08",
        tail=rf"(?:{APPLICATION})(?:将)?{ONWARD}{NEXT}",
        candidates=(CARRIED,),
        unless=OTHERS,
        yes=(("2件申请结转至2024年继续办理。", "2"),),
    ),
    Pattern(
        code="B33",
        head=r"(?:正在办理(?:中|之中)?|尚在办理(?:中)?|(?:尚)?未办结)",
        candidates=(CARRIED,),
        subject="applications",
        unless=OTHERS,
        yes=(("全年共收到申请8件，办结6件，正在办理中2件。", "2"),),
    ),
    *BY_APPLICANT,
    Pattern(
        code="B02",
        head=rf"(?:新收|新增|新接收?|本年新收|新受理)(?:到)?(?:的)?{ALL}(?:{APPLICATION})(?:的)?",
        candidates=(RECEIVED,),
        subject="applications",
        unless=OTHERS,
        yes=(("2023年，全市新收政府信息公开申请12件。", "12"),),
        no=("新增公开信息12条。", "新增公开规章2件。"),
    ),
    Pattern(
        code="B02",
        head=r"(?:新收|本年新收|新受理)(?:到)?",
        candidates=(RECEIVED,),
        subject="applications",
        unless=OTHERS,
        yes=(("办理政府信息公开申请14件，其中新收12件。", "12"),),
    ),
    Pattern(
        code="B05",
        head=rf"(?:收办|应办|应办理|需办理|需要办理|待办)(?:的)?(?:{APPLICATION})?",
        candidates=(WORK,),
        subject="applications",
        unless=OTHERS,
        yes=(("全年收办申请14件。", "14"), ("加上上年结转申请2件，全年应办14件。", "14")),
    ),
    Pattern(
        code="B05",
        head="(?:共|共有|全年)",
        tail=rf"(?:{APPLICATION})(?:应|需|需要|待)(?:予以)?(?:办理|答复|处理)",
        candidates=(WORK,),
        unless=OTHERS,
        yes=(("全市共有14件政府信息公开申请需要办理。", "14"),),
    ),
    Pattern(
        code="B11",
        head=rf"公开（含部分公开）|(?:予以)?公开[”\"]?(?:及|和|与|或|、|/)(?:者)?[“\"]?(?:予以)?部分公开{SAID}{{0,3}}",
        candidates=(f"{GRANTED} + {PARTLY}",),
        subject="applications",
        yes=(("收到申请9件，予以公开及部分公开8件。", "8"),),
    ),
    *REASONED,
    Pattern(
        code="B10",
        head=rf"部分公开{SAID}{{0,3}}",
        candidates=(PARTLY,),
        subject="applications",
        yes=(("收到申请9件，部分公开3件。", "3"),),
    ),
    Pattern(
        code="B10",
        head=rf"不(?:予|同意|予以)?公开{SAID}{{0,3}}",
        candidates=(f"{RESULT}.denied",),
        yes=(("不予公开1件。", "1"), ("不同意公开2件。", "2")),
    ),
    Pattern(
        code="B12",
        head=rf"(?<!不)(?:予以|同意|依法|全部|给予|决定)公开{SAID}{{0,3}}",
        candidates=(GRANTED,),
        subject="applications",
        unless="已主动|主动公开|建议|提案",
        yes=(("办理申请9件，予以公开5件。", "5"),),
        no=("主动公开信息5件。",),
    ),
    Pattern(
        code="B14",
        head=rf"无法提供{SAID}{{0,3}}",
        candidates=(f"{RESULT}.unavailable",),
        explained=(f"{RESULT}.unavailable.not_held",),
        yes=(("无法提供4件。", "4"),),
    ),
    Pattern(
        code="B15",
        head=rf"不予处理{SAID}{{0,3}}",
        candidates=(f"{RESULT}.not_processed",),
        yes=(("不予处理4件。", "4"),),
    ),
    Pattern(
        code="B20",
        head=r"(?:申请人)?(?:主动)?(?:要求)?(?:撤回|撤销|撤诉)(?:的|申请){0,2}",
        candidates=(f"{RESULT}.other.others",),
        explained=(f"{RESULT}.other",),
        subject="applications",
        certain=False,
        yes=(("收到申请9件，申请人主动撤回1件。", "1"),),
    ),
    Pattern(
        code="B10",
        head=r"(?:作|做)?(?:出)?其他(?:处理|情形|方式)(?:处理|情形)?(?:的|申请){0,2}",
        candidates=(f"{RESULT}.other", f"{RESULT}.other.others"),
        subject="applications",
        yes=(("收到申请9件，其他处理1件。", "1"),),
    ),
    Pattern(
        code="B19",
        head="其他(?:情形|原因)?",
        candidates=(f"{RESULT}.other.others",),
        subject="applications",
        after=(f"{RESULT}.other.",),
        yes=(("收到申请9件，其中逾期不补正3件、其他6件。", "6"),),
    ),
    *(
        Pattern(
            code=code,
            tail=rf"{case}(?:{words})(?:[,，、。；]|$)",
            candidates=candidates,
            subject=subject,
            unless=OTHERS,
            yes=((f"{before}1件{case.partition('|')[0].strip('(?:)')}{words.partition('|')[0]}。", "1"),),
        )
        for case, subject, before in (("(?:申请|政府信息公开申请)", None, "对"), ("", "applications", "收到申请，"))
        for code, words, candidates in (
            ("B12", "予以公开", (GRANTED,)),
            ("B10", "部分公开|予以部分公开", (PARTLY,)),
            ("B10", "不予公开", (f"{RESULT}.denied",)),
            ("B14", "无法提供", (f"{RESULT}.unavailable", f"{RESULT}.unavailable.not_held")),
            ("B15", "不予处理", (f"{RESULT}.not_processed",)),
        )
    ),
    Pattern(
        code="B04",
        head=(
            rf"(?<!公开)(?:办理结果|办理|办结|答复|处理|审结|办理完毕|(?:按时|按期|及时)(?:办结|答复|办理))(?:完毕|了|答复|并答复)?{ALL}"
            rf"(?:{APPLICATION})?(?:的)?"
        ),
        candidates=(HANDLED,),
        explained=(WORK, RECEIVED),
        subject="applications",
        unless=OTHERS + "|不予|不再|继续|征求|未",
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
        code="B04",
        tail=r"(?:政府信息公开)?申请(?:件)?(?:办理结果)?中",
        candidates=(HANDLED, RECEIVED, WORK),
        unless=OTHERS,
        yes=(("8件申请中，予以公开3件。", "8"),),
    ),
    Pattern(
        code="B07",
        head=r"(?:对|上述|以上|所有|^)",
        tail=r"(?:政府信息公开)?(?:申请)?(?:均|全部|已全部|已)(?:已)?(?:按时|按期|依法|及时|在(?:法定)?(?:期限|时限)内)?(?:办结|答复|办理完毕|办理)",
        candidates=(HANDLED, RECEIVED, WORK),
        subject="applications",
        unless=OTHERS,
        yes=(("收到申请若干，上述8件均按时办结。", "8"),),
    ),
    Pattern(
        code="B07",
        tail=rf"(?:{APPLICATION})(?:均|全部|已全部|已)(?:已)?(?:按时|按期|依法|及时|在(?:法定)?(?:期限|时限)内)?(?:办结|答复|办理完毕|办理)",
        candidates=(HANDLED, RECEIVED, WORK),
        unless=OTHERS,
        yes=(("8件申请全部按时办结。", "8"),),
    ),
    Pattern(
        code="B01",
        head=rf"{TAKEN_IN}(?:到|了)?(?:及|并|和)?(?:受理|办理|处理|办结)?{ALL}(?:{APPLICATION})(?:的)?",
        candidates=(RECEIVED, WORK, HANDLED),
        subject="applications",
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
        head=rf"(?:{NAME}|提出|提交)(?:的)?(?:申请)(?:量|共)?|依申请公开(?:件|事项)?(?:{TAKEN_IN}|共收件)?",
        candidates=(RECEIVED, WORK, HANDLED),
        subject="applications",
        unless=OTHERS + "|增|减|下降|上升|不予|办|答复|处理|结转|主动|会商|研判|疑难|复杂|重大|指导|抽查|评查|审核",
        yes=(("全年政府信息公开申请共12件。", "12"), ("依申请公开受理数量为12件。", "12")),
        no=("全年政府信息公开申请增长3件。",),
    ),
    Pattern(
        code="B01",
        head="申请(?:总量|总数|数量|量)|^(?:全年|全[市县区])?(?:共)?(?:总量|总数)|收件|受理",
        candidates=(RECEIVED, WORK, HANDLED),
        subject="applications",
        unless=OTHERS + "|增|减|不予|办|答复|处理|结转|主动",
        yes=(("收到申请较多，申请总量12件。", "12"),),
    ),
)
