"""What is demanded of a report's sections.

Nothing is demanded of a report without any prose, which holds figures only, nor of a section without any: it may be one
whose heading the reader did not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Final

import attrs

from ..editions.agency import AgencyKind
from ..editions.edition import Edition
from ..editions.known import known_editions
from ..editions.report import SLOTS, Report, titled
from ..editions.sections import Section, Sections
from ..findings import Passage
from ..grammar.forms import parts
from ..grammar.remember import remembered
from ..grammar.rules import Breach, comparison, demand
from ..plugins import until_plugins_change
from ..wording import label, message
from .clauses import passages, shown, within
from .numerals import numeral

LABELS: Final = {part.name: part.spec.label for part in parts(Sections)}
"""Section → its standard title."""

_TOPICS: Final = "主动公开、依申请公开、政府信息管理、平台建设和监督保障都有进展。"
_COPIED: Final = "对新修订条例的学习还不够深入，主动公开的内容还不够全面，解读的形式还不够丰富，平台的栏目还不够清楚。"
_NEW: Final = "下一步将开展培训，每季度检查一次，补齐短板。"

PROSE_ONLY: Final = frozenset(LABELS) - frozenset(SLOTS)
"""The sections that hold no table, whose rows are numbered too."""


@demand(
    "text.empty",
    "第五部分没有内容、只有“无”或不足十个字",
    cite="《条例》第五十条第（四）项",
    at="sections.problems",
    good={"sections.problems": "对新修订条例的学习还不够深入，下一步将加强培训。"},
    bad={"sections.problems": "无。"},
)
def problems_are_told(report: Report) -> bool | None:
    """Section five says something.

    Without any text it is empty only if that cannot have slipped under table four, where it stands when its heading is
    not known.
    """
    held = report.sections.problems
    slipped = report.disputes is None or report.disputes.notes or report.sections.disputes.blocks
    if held == Section() and (slipped or not report.sections.other_matters.blocks):
        return None
    return len("".join(held.text.split())) >= 10


@demand(
    "text.topics",
    "总体情况没有讲全格式要求的五个方面",
    cite="2021 年格式，「总体情况」",
    at="sections.overview",
    good={"sections.overview": _TOPICS},
    bad={"sections.overview": "主动公开、依申请公开、政府信息管理和平台建设都有进展。"},
)
def topics_are_told(report: Report) -> Iterator[Breach]:
    """Section one speaks of every topic of the newest edition that a table is of."""
    text = report.sections.overview.text
    missing = [label(name) for name, words in _topics(report) if not words.search(text)] if text else []
    if missing:
        yield Breach(said=message("总体情况没有讲到：{topics}", topics=missing))


def _topics(report: Report) -> tuple[tuple[str, re.Pattern[str]], ...]:
    held = {table.edition for table in report.tables().values()}
    return next((_compiled(known) for known in reversed(known_editions()) if known.name in held), ())


@remembered
def _compiled(known: Edition) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((topic.name, re.compile(topic.words)) for topic in known.topics)


SUPERVISION: Final = re.compile("考核|评议|责任追究")


@demand(
    "text.supervision",
    "政府的报告没有讲到工作考核、社会评议、责任追究中的任何一项",
    cite="《条例》第五十条第（四）项",
    at="sections.overview",
    good={"agency.kind": AgencyKind.COUNTY, "sections.overview": f"{_TOPICS}全年没有发生责任追究情况。"},
    bad={"agency.kind": AgencyKind.COUNTY, "sections.overview": _TOPICS},
)
def supervision_is_told(report: Report) -> bool | None:
    """A government speaks of assessment, of public appraisal or of calling to account."""
    if not report.agency.governs or not report.sections.overview.text:
        return None
    return any(SUPERVISION.search(getattr(report.sections, name).text) for name in LABELS)


_NUMERAL: Final = "[一二三四五六七八九十]"

ORDINAL: Final = re.compile(
    rf"(?<!第)(?<!第\s)[（(]\s?(?P<heading>{_NUMERAL}{{1,3}})\s?[)）](?![项款])"
    r"|(?<![第\d])(?P<item>\d{1,2})[.．、]"
    rf"|(?<![第一二三四五六七八九十])(?P<point>{_NUMERAL}{{1,3}})是"
)
"""（一）, 1. and 一是, or what looks like them."""

BEGINS: Final = {
    "heading": re.compile(r"(?:^|[:：,，])\s{0,4}$"),
    "item": re.compile(r"(?:^|[:：])\s{0,4}$"),
    "point": re.compile(r"(?:^|[:：,，、”）)])\s{0,4}$"),
}
"""What stands before an ordinal that surely is one. Anything else (之一是, 2.15家) may be one, and may be none."""


@demand(
    "text.ordinals",
    "序号没有依次排列",
    cite="GB/T 9704—2012，7.3.3（结构层次序数）[U]",
    at="sections",
    good={"sections.problems": "一是制度不够完善；二是培训不够深入；三是公开不够及时。"},
    bad={"sections.problems": "一是制度不够完善；三是公开不够及时，四是培训不够深入。"},
)
def ordinals_run_in_order(report: Report) -> Iterator[Breach]:
    """Ordinals of each kind run on by one, or begin again at one, in each section without a table."""
    runs: dict[tuple[str, str | None], _Run] = {}
    for passage in passages(report, PROSE_ONLY):
        for found in ORDINAL.finditer(passage.sentence):
            kind = passage.section, found.lastgroup
            run = runs.get(kind, _Run())
            number = _number(found)
            follows = number == 1 or number - 1 in run.last
            if _begins(passage.sentence, found):
                if not follows:
                    yield _misplaced(within(passage, *found.span()), found[0], run.printed)
                runs[kind] = _Run({number}, found[0])
            elif follows:
                runs[kind] = _Run(run.last | {number}, run.printed)


@attrs.frozen
class _Run:
    """A run of ordinals: the numbers it may have come to, and the last ordinal that surely is one."""

    last: Set[int] = frozenset({0})
    printed: str = ""


def _number(found: re.Match[str]) -> int:
    text = found[found.lastgroup or 0]
    return int(text) if text.isdecimal() else numeral(text) or 0


def _begins(sentence: str, found: re.Match[str]) -> bool:
    if found.lastgroup == "item" and sentence[found.end() : found.end() + 1].isdecimal():
        return False
    before = sentence[max(0, found.start() - 5) : found.start()]
    return BEGINS[found.lastgroup or ""].search(before) is not None


def _misplaced(passage: Passage, mark: str, before: str) -> Breach:
    facts = {"sentence": shown(passage.sentence), "mark": mark}
    said = message("“{sentence}”：“{mark}”之前没有从头排起的序号", **facts)
    if before:
        said = message("“{sentence}”：“{mark}”接在“{before}”之后，缺号或次序有误", before=before, **facts)
    return Breach(said=said, at=f"sections.{passage.section}", passage=passage)


@demand(
    "text.instrument",
    "引用的文件不是所用表格的文件",
    cite="2019 年格式、2021 年格式",
    at="instrument",
    good={"preamble": "本报告根据国办公开办函〔2021〕30号要求编制。"},
    bad={"preamble": "本报告根据60号文要求编制。"},
)
def tables_are_of_the_instrument(report: Report) -> Iterator[Breach]:
    """Every table is of an edition whose instrument the preamble cites, if it cites any of them."""
    cited = dict(_cited(report))
    wrong = {
        slot: table
        for slot, table in report.tables().items()
        if slot in SLOTS
        if not any(type(table) in known.tables for known in cited)
    }
    if cited and wrong:
        passage = next(iter(cited.values()))
        said = message(
            "引用的是{instruments}，而{tables}是 {editions} 版的格式",
            instruments=[known.instrument for known in cited],
            tables=[label(titled(slot)) for slot in wrong],
            editions=sorted({table.edition for table in wrong.values()}),
        )
        yield Breach(said=said, at="preamble" if passage else "instrument", passage=passage)


def _cited(report: Report) -> Iterator[tuple[Edition, Passage | None]]:
    """The editions that a report cites, each with the last place where it does."""
    for known, words in _instruments():
        if report.instrument and words.search(report.instrument):
            yield known, None
        for passage in passages(report, {"preamble"}):
            for found in words.finditer(passage.sentence):
                yield known, within(passage, *found.span())


@until_plugins_change
def _instruments() -> tuple[tuple[Edition, re.Pattern[str]], ...]:
    """Each edition and how its instrument, of a year and a number, is cited: in full, or as 30号 and 60号 (P05)."""
    numbers = ((known, re.findall(r"\d+", known.instrument)) for known in known_editions())
    return tuple((known, re.compile(_citation(*found))) for known, found in numbers if len(found) == 2)


def _citation(year: str, number: str) -> str:
    in_full = rf"国办公开办函\s?[〔【\[（(]\s?{year}\s?[〕】\]）)]\s?{number}\s?号"
    in_short = (
        rf"(?:根据|按照|依据|依照)(?:国办|公开办|函){{0,3}}\s?{number}\s?号(?:文件|文|通知)?的?(?:要求|格式|规定|精神)"
    )
    return f"{in_full}|{in_short}"


UNFILLED: Final = re.compile("【请填写[^】]*】")
"""A mark of a draft, see :func:`.sentences.draft`."""


@demand(
    "text.unfilled",
    "还有没有填写的地方",
    cite="《条例》第五十条",
    at="sections",
    good={"sections.problems": "解读的形式还不够丰富，下一步将加强培训。"},
    bad={"sections.problems": "【请填写：本年度存在的主要问题】"},
)
def marks_are_filled(report: Report) -> Iterator[Breach]:
    """No mark of a draft is left."""
    for passage in passages(report, {"preamble", *LABELS}):
        for found in UNFILLED.finditer(passage.sentence):
            at = "preamble" if passage.section == "preamble" else f"sections.{passage.section}"
            said = message("还没有填写：{mark}", mark=shown(found[0]))
            yield Breach(said=said, at=at, passage=within(passage, *found.span()))


SHORTEST: Final = 60
"""Characters of the shortest section that is compared with last year's: 无 is said again every year."""


@comparison(
    "text.repeated",
    "一节的文字有一半以上与上年相同",
    cite="《条例》第五十条第（四）项",
    at="sections",
    good={"sections.problems": f"{_COPIED}{_NEW * 3}", "before.sections.problems": _COPIED},
    bad={"sections.problems": f"{_COPIED}{_NEW}", "before.sections.problems": _COPIED},
)
def sections_are_new(report: Report, before: Report) -> Iterator[Breach]:
    """At most half of a section's characters stand in sentences that last year's had too, whatever year they name."""
    for name, title in LABELS.items():
        now, then = (_sentences(getattr(each.sections, name)) for each in (report, before))
        same, held = set(then), sum(map(len, now))
        copied = sum(len(each) for each in now if each in same)
        if held >= SHORTEST and 2 * copied > held:
            said = message(
                "「{section}」有 {share}% 的文字与上年相同", section=label(title), share=-(-100 * copied // held)
            )
            yield Breach(said=said, at=f"sections.{name}")


_ends: Final = re.compile("[。！？!?；;\n]+")
_years: Final = re.compile(r"\s|(?:19|20)\d\d(?=\s?年)")


def _sentences(section: Section) -> list[str]:
    """The sentences of a section, without spaces and years."""
    return [_years.sub("", each) for each in _ends.split(section.text)]
