"""Figures that make up one before them: by channel, by subject matter, by organ."""

from __future__ import annotations

from typing import Final

from ..patterns import Parts

TAKEN_IN: Final = frozenset({"B01", "B02", "B05"})
CHANNELS: Final = (
    "当面|现场|窗口|网络|网上|互联网|线上|在线|线下|网站|平台|信函"
    "|邮寄|邮政|信件|书面|传真|邮箱|电子邮件|邮件|微信|电话"
)
DOES: Final = "(?:申请|提交|提出|收到|受理|方式|渠道|形式|系统|平台|途径|递交|寄送|的){0,3}"
SHOWS: Final = "(?:公开|发布|推送|公布|平台|渠道|方式|的){0,3}"

PARTS: Final = (
    Parts(
        code="B24",
        words=rf"(?:{CHANNELS}){DOES}$|其他(?:方式|渠道|形式)?{DOES}$",
        wholes=TAKEN_IN,
        yes=(("收到政府信息公开申请9件，其中网络申请4件、信函申请5件。", "4件、信函申请5件"),),
        no=("收到政府信息公开申请9件，其中网络申请4件、信函申请3件。", "受理申请9件，办结9件。"),
    ),
    Parts(
        code="B25",
        words=r"[\u4e00-\u9fff]{2,14}(?:类|方面|领域|问题)(?:信息|申请|事项|的){0,2}$",
        wholes=TAKEN_IN,
        ordered="按[^,，。；]{1,12}分|分别|分为|构成|其他类|其余",
        disjoint=False,
        yes=(("收到申请9件，按内容分，征地拆迁类4件、社会保障类5件。", "4件、社会保障类5件"),),
    ),
    Parts(
        code="B26",
        words=(
            r"(?:[省市区县]直(?:部门|单位)?|[省市区县]本级|[省市区县]级(?:部门|单位)?|(?:所属)?部门|各?县区|各?区县|县[（(]市、?区[）)]|各?镇街|"
            r"乡镇|街道|基层)(?:收到|受理|办理|申请|的){0,2}$"
        ),
        wholes=TAKEN_IN,
        ordered="分别|分为|构成",
        yes=(("新收政府信息公开申请9件，其中市直部门4件，各县区5件。", "4件，各县区5件"),),
    ),
    Parts(
        code="A02",
        share="A03",
        words=rf"(?:网站|微信|微博|公报|公告栏|新媒体|客户端|报刊|广播电视|电视|专栏|政务信息|政策文件|其他(?:方式|渠道)?){SHOWS}$",
        wholes=frozenset({"A01"}),
        disjoint=False,
        yes=(("主动公开政府信息9条，其中政府网站公开4条、政务微信公开5条。", "4条、政务微信公开5条"),),
    ),
    Parts(
        code="A14",
        words=r"(?:省|市|县|区|州|乡|镇|乡镇|部门)级$",
        whole="公报|简报|专刊|专报|期刊",
        units=frozenset({"期"}),
        yes=(("编发简报9期，其中市级4期、县级5期。", "4期、县级5期"),),
    ),
)
