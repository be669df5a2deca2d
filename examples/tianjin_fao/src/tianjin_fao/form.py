"""The form: one figure a line, its unit in brackets."""

from __future__ import annotations

from disclosure_model.editions.tables import AnyExtension
from disclosure_model.grammar.forms import form
from disclosure_model.grammar.gaps import Count
from disclosure_model.grammar.parts import count, row
from disclosure_model.grammar.rules import Counts, Sides, at_most
from disclosure_model.grammar.sheets import Panels

NAME = "tianjin_fao"
CITE = "天津市外办 2020 年度报告，总体情况"

PROPOSALS = "建议提案办理"
EXCHANGE = "政民互动"
WEBSITE = "政府网站"
SOCIAL_MEDIA = "政务新媒体"


@form
class Number(Counts):
    """One count."""

    total: Count = count("数量")


@form
class Platforms(AnyExtension):
    """What the office published and answered, as section one of its report states it."""

    plugin = NAME
    title = "附表 公开平台和互动情况"
    section = "overview"
    sheet = Panels("项目")

    proposals: Number = row("公开政协提案答复（件）", heading=PROPOSALS)
    messages: Number = row("收到群众留言（条）", heading=EXCHANGE)
    messages_answered: Number = row("其中：办结留言（条）", heading=EXCHANGE)
    posts: Number = row("网站发布信息（条）", heading=WEBSITE)
    posts_overview: Number = row("其中：概况类信息更新（条）", heading=WEBSITE)
    catalogue: Number = row("信息公开目录更新（个）", heading=WEBSITE)
    columns: Number = row("新开专题专栏（个）", heading=WEBSITE)
    interpretations: Number = row("发布解读信息（条）", heading=WEBSITE)
    responses: Number = row("回应公众关切（次）", heading=WEBSITE)
    microblog_posts: Number = row("微博发布信息（条）", heading=SOCIAL_MEDIA)
    microblog_followers: Number = row("微博关注（个）", heading=SOCIAL_MEDIA)
    wechat_posts: Number = row("微信发布信息（条）", heading=SOCIAL_MEDIA)
    wechat_subscribers: Number = row("微信订阅（个）", heading=SOCIAL_MEDIA)

    @at_most(
        "extensions.tianjin_fao.posts",
        "概况类信息更新不多于网站发布信息",
        cite=CITE,
        good={"posts.total": 3, "posts_overview.total": 3},
        bad={"posts.total": 2, "posts_overview.total": 3},
    )
    def overview_is_a_part(self) -> Sides[Number]:
        """What was renewed of the overview is a part of what was published."""
        return self.posts_overview, self.posts

    @at_most(
        "extensions.tianjin_fao.messages",
        "办结留言不多于收到群众留言",
        cite=CITE,
        good={"messages.total": 3, "messages_answered.total": 3},
        bad={"messages.total": 2, "messages_answered.total": 3},
    )
    def answered_is_a_part(self) -> Sides[Number]:
        """Messages that were answered are a part of those that came in."""
        return self.messages_answered, self.messages
