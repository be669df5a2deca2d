"""What the office's sentences say. Declared once: the form is filled from the text, and the text is checked, by it."""

from __future__ import annotations

from typing import Final

from disclosure_model.editions.report import Report
from disclosure_model.prose.patterns import ANY, Pattern, Saying
from disclosure_model.prose.stated import stated

from .form import NAME

SLOT: Final = f"extensions.{NAME}"
HERE: Final = frozenset({"overview"})


def _figure(row: str, head: str, *yes: tuple[str, str], no: tuple[str, ...] = ()) -> Pattern:
    """The figure of a row, by the words before it; with sentences that state it, and that do not."""
    return Pattern(
        code=f"{NAME}.{row}",
        head=head,
        candidates=(f"{SLOT}.{row}.total",),
        subject=ANY,  # messages and proposals are no applications
        sections=HERE,
        yes=yes,
        no=no,
    )


PATTERNS: Final = (
    _figure("proposals", "提案答复(?:意见)?(?:及原文)?", ("全年公开政协提案答复2件。", "2"), no=("提案2件。",)),
    _figure("messages_answered", "(?:办结|答复|回复)(?:群众)?留言", ("收到留言16条，办结留言15条。", "15")),
    _figure("messages", "(?:群众|网民)留言|收到留言", ("共收到群众留言16条。", "16"), no=("办结留言16条。",)),
    _figure("posts", "网站发布信息|网站共发布信息", ("网站发布信息625条。", "625"), no=("微博发布信息625条。",)),
    _figure("posts_overview", "概况类(?:信息)?更新", ("网站发布信息625条，概况类信息更新9条。", "9")),
    _figure("catalogue", "目录(?:信息)?更新", ("信息公开目录更新32个。", "32")),
    _figure("columns", "新[设开](?:专题)?专栏", ("新设专栏7个。", "7"), ("新开专题专栏7个。", "7")),
    _figure("interpretations", "解读(?:信息)?(?:发布)?", ("新设专栏7个，解读1条。", "1")),
    _figure("responses", "回应(?:公众)?(?:关切|观点)", ("回应公众关切6次。", "6")),
    _figure("microblog_posts", "微博发布(?:信息)?", ("微博发布信息2354条。", "2354")),
    _figure("microblog_followers", "关注(?:量|数|人数)?", ("微博发布2354条，关注60526个。", "60526")),
    _figure("wechat_posts", "微信发布(?:信息)?", ("微信发布131条。", "131")),
    _figure("wechat_subscribers", "订阅(?:量|数|人数)?", ("微信发布131条，订阅955个。", "955")),
)

ANSWERED: Final = Saying(
    code=f"{NAME}.messages_answered",
    words=r"留言\d{1,6}条[，,][^。；]{0,20}(?:全部(?:答复|回复|办结)|办结率100%)",
    zeros=(f"{SLOT}.messages.total − {SLOT}.messages_answered.total",),
    sections=HERE,
    yes=("收到群众留言16条，已经全部答复。", "收到群众留言16条，均及时回复，办结率100%。"),
    no=("收到群众留言16条，办结15条。",),
)


def read(report: Report) -> dict[str, int]:
    """The cells of the form that a report's text states, by their codes in the form."""
    cells = {code.removeprefix(f"{SLOT}."): number for code, number in stated(report, PATTERNS).items()}
    if "messages.total" in cells and ANSWERED.said.search(report.sections.overview.text):
        cells.setdefault("messages_answered.total", cells["messages.total"])
    return cells
