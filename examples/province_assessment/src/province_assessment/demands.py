"""What the province demands beside the statute. Each is a function of a report, or of a report and last year's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from disclosure_model.editions.agency import Agency, AgencyKind
from disclosure_model.editions.deadlines import deadline
from disclosure_model.editions.report import Report
from disclosure_model.editions.sections import Sections
from disclosure_model.grammar.forms import parts
from disclosure_model.grammar.rules import Breach, comparison, demand
from disclosure_model.wording import label, message

from .form import NAME
from .standard import STANDARD

HERE: Final = STANDARD.region


def is_ours(agency: Agency) -> bool:
    """Whether an organ is known to be one of the province; of others the plugin says nothing."""
    return (agency.region or "").startswith(HERE)


def text_of(report: Report) -> str:
    """All sections, a line for each block."""
    return "\n".join(getattr(report.sections, part.name).text for part in parts(Sections))


@demand(
    f"extensions.{NAME}.overdue",
    "公布日期比规定的期限晚三十天以上",
    cite=STANDARD.instrument,
    at="publication_date",
    good={"agency.region": HERE, "agency.kind": AgencyKind.DEPARTMENT, "publication_date": date(2022, 2, 19)},
    bad={"agency.region": HERE, "agency.kind": AgencyKind.DEPARTMENT, "publication_date": date(2022, 2, 20)},
)
def is_not_overdue(report: Report) -> Iterator[Breach]:
    """It is not published so late that the province counts it twice; the day itself is the statute's rule."""
    due = deadline(report)
    if due is not None and report.publication_date is not None and is_ours(report.agency):
        day = due.of(report.year)
        late = (report.publication_date - day).days
        if late > STANDARD.overdue_days:
            facts = {"due": day.isoformat(), "days": late, "cite": label(due.cite)}
            yield Breach(said=message("最迟应在 {due} 公布（{cite}），晚了 {days} 天", **facts))


_TOLD: Final = "全年开展培训二次，制作解读三篇，考核优秀。"


@demand(
    f"extensions.{NAME}.words",
    "正文没有写到必须写到的内容",
    cite=STANDARD.instrument,
    at="sections",
    good={"agency.region": HERE, "sections.overview": _TOLD},
    bad={"agency.region": HERE, "sections.overview": "全年开展培训二次，考核优秀。"},
)
def required_words_are_there(report: Report) -> Iterator[Breach]:
    """The text speaks of everything that the province wants to hear of; a report of figures only is not asked."""
    text = text_of(report)
    if text.strip() and is_ours(report.agency):
        for each in STANDARD.required:
            if not re.search(each.words, text):
                yield Breach(said=message("正文没有写到：{name}", name=label(each.name)))


_COPIED: Final = "深入学习条例，主动公开信息5条；加强网站管理，做好政策解读和回应。"


@comparison(
    f"extensions.{NAME}.repeated",
    "全文有一半以上与上年相同",
    cite=STANDARD.instrument,
    at="sections",
    good={"agency.region": HERE, "sections.overview": f"{_COPIED}{_TOLD * 4}", "before.sections.overview": _COPIED},
    bad={"agency.region": HERE, "sections.overview": _COPIED.replace("5", "6"), "before.sections.overview": _COPIED},
)
def text_is_new(report: Report, before: Report) -> Iterator[Breach]:
    """At most half of the text is last year's; a sentence with other figures in it is still last year's."""
    now, then = (_sentences(text_of(each)) for each in (report, before))
    held, same = sum(map(len, now)), set(then)
    copied = sum(len(each) for each in now if each in same)
    if is_ours(report.agency) and 100 * copied > STANDARD.repeated_percent * held:
        yield Breach(said=message("全文有 {share}% 与上年相同，只改了数的句子也算", share=100 * copied // held))


_ends: Final = re.compile(r"[。！？；;\n]+")
_figures: Final = re.compile(r"\s|\d")


def _sentences(text: str) -> list[str]:
    """The sentences of a text, without figures and spaces."""
    return [_figures.sub("", each) for each in _ends.split(text)]
