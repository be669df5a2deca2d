"""The statistics table of 2014 (政府信息公开情况统计表), annexed to the free-form reports of about 2014 to 2018.

国办发〔2014〕32号 [U]. Reports of those years have none of the statutory tables; this one hangs at
``extensions.statistics_2014``, and is written as a plugin's form is: nothing but this file knows it.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..grammar.cells import MoneyCell
from ..grammar.forms import Form, form
from ..grammar.gaps import Count
from ..grammar.parts import count, money, row
from ..grammar.rules import Counts, Sides, at_most, identity
from ..grammar.sheets import Panels
from . import edition_2021
from .changes import Gathering
from .tables import AnyExtension

FIGURE = "统计数"

DISCLOSED = "一、主动公开情况"
ANSWERED = "二、回应解读情况"
REQUESTED = "三、依申请公开情况"
REVIEWED = "四、行政复议数量"
SUED = "五、行政诉讼数量"
REPORTED = "六、举报投诉数量"
CHARGED = "七、依申请公开信息收取的费用"
STAFFED = "八、机构建设和保障经费情况"
TRAINED = "九、政府信息公开会议和培训情况"


@form
class Number(Counts):
    """One count."""

    total: Count = count(FIGURE)


@form
class Amount(Form):
    """One amount of money, in 万元."""

    amount: MoneyCell = money(FIGURE)


@form
class Statistics2014(AnyExtension):
    """The table of 2014: one figure a line, its unit in brackets. Lines marked [U] in the sources are so here too."""

    plugin = "statistics_2014"
    edition = "2014"
    title = "政府信息公开情况统计表"
    sheet = Panels("统计指标")

    disclosed: Number = row("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）（条）", heading=DISCLOSED)
    documents_disclosed: Number = row("其中：主动公开规范性文件数（条）", heading=DISCLOSED)
    documents_issued: Number = row("制发规范性文件总数（件）", heading=DISCLOSED)
    by_gazette: Number = row("1.政府公报公开政府信息数（条）", heading=DISCLOSED)
    by_website: Number = row("2.政府网站公开政府信息数（条）", heading=DISCLOSED)
    by_microblog: Number = row("3.政务微博公开政府信息数（条）", heading=DISCLOSED)
    by_wechat: Number = row("4.政务微信公开政府信息数（条）", heading=DISCLOSED)
    by_other_means: Number = row("5.其他方式公开政府信息数（条）", heading=DISCLOSED)
    concerns_answered: Number = row(
        "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）（次）", heading=ANSWERED
    )
    press_conferences: Number = row("1.参加或举办新闻发布会总次数（次）", heading=ANSWERED)
    press_conferences_by_head: Number = row("其中：主要负责同志参加新闻发布会次数（次）", heading=ANSWERED)
    online_interviews: Number = row("2.政府网站在线访谈次数（次）", heading=ANSWERED)
    online_interviews_by_head: Number = row("其中：主要负责同志参加政府网站在线访谈次数（次）", heading=ANSWERED)
    interpretations: Number = row("3.政策解读稿件发布数（篇）", heading=ANSWERED)
    answered_on_social_media: Number = row("4.微博微信回应事件数（次）", heading=ANSWERED)
    answered_otherwise: Number = row("5.其他方式回应事件数（次）", heading=ANSWERED)
    received: Number = row("（一）收到申请数（件）", heading=REQUESTED)
    received_in_person: Number = row("1.当面申请数（件）", heading=REQUESTED)
    received_by_fax: Number = row("2.传真申请数（件）", heading=REQUESTED)
    received_online: Number = row("3.网络申请数（件）", heading=REQUESTED)
    received_by_letter: Number = row("4.信函申请数（件）", heading=REQUESTED)
    concluded: Number = row("（二）申请办结数（件）", heading=REQUESTED)
    concluded_on_time: Number = row("1.按时办结数（件）", heading=REQUESTED)
    concluded_after_extension: Number = row("2.延期办结数（件）", heading=REQUESTED)
    answered: Number = row("（三）申请答复数（件）", heading=REQUESTED)
    already_public: Number = row("1.属于已主动公开范围数（件）", heading=REQUESTED)
    granted: Number = row("2.同意公开答复数（件）", heading=REQUESTED)
    partially_granted: Number = row("3.同意部分公开答复数（件）", heading=REQUESTED)
    refused: Number = row("4.不同意公开答复数（件）", heading=REQUESTED)
    state_secrets: Number = row("其中：涉及国家秘密（件）", heading=REQUESTED)
    business_secrets: Number = row("涉及商业秘密（件）", heading=REQUESTED)
    personal_privacy: Number = row("涉及个人隐私（件）", heading=REQUESTED)
    security_and_stability: Number = row("危及国家安全、公共安全、经济安全和社会稳定（件）", heading=REQUESTED)
    no_government_information: Number = row("不是《条例》所指政府信息（件）", heading=REQUESTED)
    other_legal_grounds: Number = row("法律法规规定的其他情形（件）", heading=REQUESTED)
    not_this_organ: Number = row("5.不属于本行政机关公开数（件）", heading=REQUESTED)
    not_existing: Number = row("6.申请信息不存在数（件）", heading=REQUESTED)
    to_be_corrected: Number = row("7.告知作出更改补充数（件）", heading=REQUESTED)
    by_other_procedures: Number = row("8.告知通过其他途径办理数（件）", heading=REQUESTED)
    reviews: Number = row("行政复议数量（件）", heading=REVIEWED)
    reviews_upheld: Number = row("（一）维持具体行政行为数（件）", heading=REVIEWED)
    reviews_corrected: Number = row("（二）被依法纠错数（件）", heading=REVIEWED)
    reviews_otherwise: Number = row("（三）其他情形数（件）", heading=REVIEWED)
    suits: Number = row("行政诉讼数量（件）", heading=SUED)
    suits_upheld: Number = row("（一）维持具体行政行为或者驳回原告诉讼请求数（件）", heading=SUED)
    suits_corrected: Number = row("（二）被依法纠错数（件）", heading=SUED)
    suits_otherwise: Number = row("（三）其他情形数（件）", heading=SUED)
    complaints: Number = row("举报投诉数量（件）", heading=REPORTED)
    charges: Amount = row("依申请公开信息收取的费用（万元）", heading=CHARGED)
    offices: Number = row("（一）政府信息公开工作专门机构数（个）", heading=STAFFED)
    reading_points: Number = row("（二）设置政府信息公开查阅点数（个）", heading=STAFFED)
    staff: Number = row("（三）从事政府信息公开工作人员数（人）", heading=STAFFED)
    staff_full_time: Number = row("1.专职人员数（人）", heading=STAFFED)
    staff_part_time: Number = row("2.兼职人员数（人）", heading=STAFFED)
    funds: Amount = row("（四）政府信息公开专项经费（万元）", heading=STAFFED)
    meetings: Number = row("（一）召开政府信息公开工作会议或专题会议数（次）", heading=TRAINED)
    courses: Number = row("（二）举办各类培训班数（次）", heading=TRAINED)
    people_trained: Number = row("（三）接受培训人员数（人次）", heading=TRAINED)

    @identity(
        "S14.received",
        "收到申请数等于各渠道申请数之和",
        cite="2014 年统计表，三（一）",
        good={"received.total": 3, "received_online.total": 3},
        bad={"received.total": 3, "received_online.total": 2},
    )
    def received_is_the_sum(self) -> Sides[Number]:
        """What came in is the sum of its four ways."""
        return self.received, (
            self.received_in_person + self.received_by_fax + self.received_online + self.received_by_letter
        )

    @identity(
        "S14.concluded",
        "申请办结数等于按时办结数与延期办结数之和",
        cite="2014 年统计表，三（二）",
        good={"concluded.total": 3, "concluded_on_time.total": 3},
        bad={"concluded.total": 3, "concluded_on_time.total": 2},
    )
    def concluded_is_the_sum(self) -> Sides[Number]:
        """What was concluded is what was so on time and after extension."""
        return self.concluded, (self.concluded_on_time + self.concluded_after_extension)

    @identity(
        "S14.answered",
        "申请答复数等于八类答复数之和",
        cite="2014 年统计表，三（三）",
        good={"answered.total": 3, "granted.total": 3},
        bad={"answered.total": 3, "granted.total": 2},
    )
    def answered_is_the_sum(self) -> Sides[Number]:
        """What was answered is the sum of the eight kinds of answer."""
        return self.answered, (
            self.already_public
            + self.granted
            + self.partially_granted
            + self.refused
            + self.not_this_organ
            + self.not_existing
            + self.to_be_corrected
            + self.by_other_procedures
        )

    @identity(
        "S14.refused",
        "不同意公开答复数等于其六种情形之和",
        cite="2014 年统计表，三（三）4",
        good={"answered.total": 1, "refused.total": 1, "state_secrets.total": 1},
        bad={"answered.total": 1, "refused.total": 1},
    )
    def refused_is_the_sum(self) -> Sides[Number]:
        """What was refused is the sum of its six grounds."""
        return self.refused, (
            self.state_secrets
            + self.business_secrets
            + self.personal_privacy
            + self.security_and_stability
            + self.no_government_information
            + self.other_legal_grounds
        )

    @identity(
        "S14.reviews",
        "行政复议数量等于三种结果之和",
        cite="2014 年统计表，四",
        good={"reviews.total": 3, "reviews_upheld.total": 3},
        bad={"reviews.total": 3, "reviews_upheld.total": 2},
    )
    def reviews_are_the_sum(self) -> Sides[Number]:
        """Reviews are the sum of their three results."""
        return self.reviews, (self.reviews_upheld + self.reviews_corrected + self.reviews_otherwise)

    @identity(
        "S14.suits",
        "行政诉讼数量等于三种结果之和",
        cite="2014 年统计表，五",
        good={"suits.total": 3, "suits_upheld.total": 3},
        bad={"suits.total": 3, "suits_upheld.total": 2},
    )
    def suits_are_the_sum(self) -> Sides[Number]:
        """Suits are the sum of their three results."""
        return self.suits, (self.suits_upheld + self.suits_corrected + self.suits_otherwise)

    @identity(
        "S14.staff",
        "工作人员数等于专职人员数与兼职人员数之和",
        cite="2014 年统计表，八（三）",
        good={"staff.total": 3, "staff_part_time.total": 3},
        bad={"staff.total": 3, "staff_part_time.total": 2},
    )
    def staff_is_the_sum(self) -> Sides[Number]:
        """Staff is full-time and part-time."""
        return self.staff, (self.staff_full_time + self.staff_part_time)

    @at_most(
        "S14.documents",
        "主动公开规范性文件数不大于主动公开政府信息数",
        cite="2014 年统计表，一（一）",
        good={"disclosed.total": 3, "documents_disclosed.total": 3},
        bad={"documents_disclosed.total": 2},
    )
    def documents_are_a_part(self) -> Sides[Number]:
        """Documents are a part of what was disclosed."""
        return self.documents_disclosed, self.disclosed

    @at_most(
        "S14.press_conferences",
        "主要负责同志参加次数不大于新闻发布会总次数",
        cite="2014 年统计表，二（二）1",
        good={"press_conferences.total": 3, "press_conferences_by_head.total": 3},
        bad={"press_conferences_by_head.total": 2},
    )
    def press_conferences_are_a_part(self) -> Sides[Number]:
        """Those that the head attended are a part of all press conferences."""
        return self.press_conferences_by_head, self.press_conferences

    @at_most(
        "S14.online_interviews",
        "主要负责同志参加次数不大于在线访谈次数",
        cite="2014 年统计表，二（二）2",
        good={"online_interviews.total": 3, "online_interviews_by_head.total": 3},
        bad={"online_interviews_by_head.total": 2},
    )
    def online_interviews_are_a_part(self) -> Sides[Number]:
        """Those that the head attended are a part of all interviews."""
        return self.online_interviews_by_head, self.online_interviews


RESULTS = "dispositions"

GATHERING = Gathering(
    older=Statistics2014,
    newer=edition_2021.Applications,
    sums={
        f"{row}.total": tuple(f"{each}.total" for each in rows)
        for row, rows in {
            "received": ("received",),
            f"{RESULTS}.granted": ("granted", "already_public"),
            f"{RESULTS}.partially_granted": ("partially_granted",),
            f"{RESULTS}.denied.state_secrets": ("state_secrets",),
            f"{RESULTS}.denied.third_party_rights": ("business_secrets", "personal_privacy"),
            f"{RESULTS}.denied.security_and_stability": ("security_and_stability",),
            f"{RESULTS}.unavailable.not_held": ("not_this_organ", "not_existing"),
        }.items()
    },
    cite="2014 年统计表，三（一）、（三）",
)
"""Table three of 2021 from part three of this table: the column of totals only."""


def disclosure_gatherings() -> Iterable[Gathering]:
    """What becomes of it, as a plugin says it."""
    return (GATHERING,)


def disclosure_forms() -> Iterable[type[AnyExtension]]:
    """What it adds, as a plugin says it."""
    return (Statistics2014,)
