"""What a sentence speaks of: its subject, its year, whether of a part of what the organ reports on, whether of plans.

Words are data; each is looked for before the figure that they are said of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cached_property
from typing import Final, NamedTuple

import attrs

REACH: Final = 48
"""Characters before a figure, and behind it, that may be its words."""

FOREIGN: Final = "foreign"
"""The subject of sentences on what no table counts."""

_PERMITS: Final = "许可|登记|仲裁|公证|援助|提取|贷款|住房|开办|裁决|审批|项目|查询|补贴|救助|变更|注销|注册|认定|理赔"

SUBJECTS: Final = {
    "direct": r"未经复议[^,，。；]{0,6}?(?:起诉|诉讼)|直接起诉",
    "after": r"复议后[^,，。；]{0,6}?(?:起诉|诉讼)",
    "reconsideration": "复议(?:申请)?",
    "litigation": "诉讼|起诉|应诉|败诉|涉诉",
    "documents": "规范性文件",
    "rules": "规章(?!制度)",
    "decisions": "行政许可(?!申请)|行政处罚|行政强制|行政事业性收费|集中采购",
    "applications": (
        r"信息公开申请|公开申请|申请公开|公开政府信息的?申请|依申请|部分公开|不予公开|无法提供|不予处理|予以公开(?=\d)"
    ),
    FOREIGN: (
        r"热线|(?<!\d)12345(?!\d)|工单|诉求|留言|信箱|来信|来访|来电|信访(?:件|事项|平台|局|部门)|阳光信访|提案|代表建议|建议办理|检察建议|司法建议|"
        f"(?:{_PERMITS})申请|仲裁|公证|法律援助|政务服务|便民服务|社会保险|社保|医保|公积金|不动产|企业开办|行政审批|审批服务|行政裁决|(?:督办|交办|转办|督查)件?|民事诉讼"
    ),
    "hinted": "申请(?!人|书|表格)",
}
"""What a sentence may speak of, and the words that say so. ``hinted`` is applications, unless the sentence has been
speaking of something foreign. The first that fits holds where several begin at one place."""

NARROW: Final = re.compile(
    "市本级|区本级|县本级|省本级|市直|区直|县直|省直|其中[,，]?(?:[^,，。；]{0,8}(?:办公室|部门|街道|乡镇|委|局|办))|办公室代表|"
    "代表[^,，。；]{1,12}受理|(?:街道|乡镇|镇街|(?<!各级)各部门|各单位)|各县区|各区县|县[（(]市、?区[）)]|各县[（(]市"
    "|(?:^|[,，、。；：:])[省市区县州][^,，。；、]{1,10}(?:局|委|厅|中心|办公室)(?=收到|新收|受理|办理|答复|办结|共|全年|累计)"
)
"""Words that narrow a sentence to a part of what the organ reports on."""

WIDE: Final = re.compile("全[省市县区州镇局]|我[省市县区州镇局]|本[省市县区州镇局]|本机关|各级")
"""Words that take that back."""

PLANS: Final = re.compile(r"将(?![其申有\d])|计划|拟(?!制)|力争|下一步|目标|预计|争取")
"""Words of what is not done yet, in a clause."""

RESOLVED: Final = re.compile(
    r"力争|下一步|目标[是到为]|争取|预计|(?:^|[,，])到20\d\d年|(?:^|[,，年])(?:我[市县区局]|本机关)?(?:计划|拟)(?!制)"
)
"""Those that hold for the rest of a sentence."""

_SEVERAL: Final = r"近[\d一二两三四五六七八九十几]{1,3}年来?"
_LAST: Final = "上年度?|上一年度?|去年"
_LONG: Final = rf"前年|往年|历年|历史(?!遗留)|{_SEVERAL}|\d年来|(?<!今年)(?<!年初)以来|以前"

FORMERLY: Final = re.compile(
    rf"(?P<last>{_LAST})(?!同期?(?:相比|增|减|下降|上升))(?!(?:度)?(?:结转|转入|转接|遗留|未办结))|(?P<long>{_LONG})"
)
"""Words of another time than the report's year, but for what it brought forward and what is compared with it."""

COMPARED: Final = re.compile("(?:同比|环比|较|比|与|同|和)(?:[^,，。；]{0,6})$")

_year = re.compile(r"(?<![至到转入较比与《])(20\d\d|19\d\d)\s?年(?!度?(?:结转|转入|遗留))")
_and = r"年?\s?[至到—–~、和及-]{1,2}\s?"
_years = re.compile(rf"(?:20|19)\d\d\s?{_and}(?:20|19)\d\d\s?年")
_since = re.compile(r"((?:20|19)\d\d)\s?年(?:度)?(?:以[来前]|起)")
_adverb = re.compile(
    rf"(?:^|[,，：:；。、])\s{{0,2}}(?:在|截[至止])?(?:(?:(?P<first>20\d\d|19\d\d)\s?{_and}){{0,4}}"
    r"(?P<named>20\d\d|19\d\d)\s?年[度底末间]?(?P<since>以[来后]|起)?"
    rf"|(?P<word>{_LAST})|(?P<several>{_SEVERAL}))(?=[,，全我本共各收受新办答制印出因]|累计|依申请|行政[复诉许处])"
)
_timely = re.compile("[年历]|以[来前]")
_stop = re.compile("[,，：:]")


class Period(Enum):
    """The time that a figure is of."""

    NOW = "now"
    LAST = "last"
    """The year before the report's."""
    OTHER = "other"
    """Any other time, or several years."""


class Mark(NamedTuple):
    """A word that says what a sentence speaks of, and where it ends."""

    subject: str
    end: int


_words = "|".join(re.sub(r"\(\?<![^)]*\)|\(\?:", "", words) for words in SUBJECTS.values()).split("|")
_first = "".join(sorted({each[0] for each in _words}))  # what no word begins with is passed over at once
_mark = re.compile(f"(?=[{_first}])(?:{'|'.join(f'(?P<{name}>{words})' for name, words in SUBJECTS.items())})")


def marks(text: str) -> tuple[Mark, ...]:
    """The words of a text that say what it speaks of, in order."""
    return tuple(_told(_mark.finditer(text)))


def _told(found: Iterable[re.Match[str]]) -> Iterator[Mark]:
    foreign = False
    for each in found:
        subject = str(each.lastgroup)
        if subject == "hinted":
            subject = FOREIGN if foreign else "applications"
        foreign = subject == FOREIGN
        yield Mark(subject, each.end())


def subject_of(text: str) -> str | None:
    """What a text speaks of last."""
    found = marks(text)
    return found[-1].subject if found else None


@attrs.frozen(slots=False)
class Topics:
    """What the places of one sentence are said of.

    Attributes:
        text: the sentence.
        year: the report's.
        organ: the name of the organ that reports.
        subject: what was last spoken of before the sentence.
    """

    text: str
    year: int
    organ: str
    subject: str | None

    @cached_property
    def _stops(self) -> list[int]:
        return [found.end() for found in _stop.finditer(self.text)]

    @cached_property
    def _marks(self) -> tuple[Mark, ...]:
        return marks(self.text)

    @cached_property
    def _adverbs(self) -> list[tuple[int, Period]]:
        return [(found.end(), _of_adverb(found, self.year)) for found in _adverb.finditer(self.text)]

    @cached_property
    def _resolved(self) -> int:
        found = RESOLVED.search(self.text)
        return found.end() if found else len(self.text) + 1

    def clause(self, at: int) -> int:
        """Where the clause begins that a place stands in."""
        number = bisect_right(self._stops, at)
        return self._stops[number - 1] if number else 0

    def clauses(self, start: int, end: int) -> str:
        """The clauses that two places stand in, and what is between them."""
        stop = _stop.search(self.text, end)
        return self.text[self.clause(start) : stop.start() if stop else len(self.text)]

    def spoken(self, at: int) -> str | None:
        """What was last spoken of before a place."""
        number = bisect_right(self._marks, at, key=lambda mark: mark.end)
        return self._marks[number - 1].subject if number else self.subject

    def subjects(self, at: int) -> set[str]:
        """Everything spoken of before a place: in its clause, else in the sentence, else before that."""
        told = [mark for mark in self._marks if mark.end <= at]
        near = {mark.subject for mark in told if mark.end > self.clause(at)}
        return near or {mark.subject for mark in told} or ({self.subject} if self.subject else set())

    def is_narrow(self, at: int) -> bool:
        """Whether the words before a place narrow it to a part of what the organ reports on."""
        begin, last = max(0, at - 2 * REACH), None
        for found in NARROW.finditer(self.text, begin, at):
            if found[0].strip(",，、。；：:") not in self.organ:
                last = found
        return last is not None and WIDE.search(self.text, last.end(), at) is None

    def is_planned(self, at: int) -> bool:
        """Whether a place is said of what is not done yet."""
        return at >= self._resolved or PLANS.search(self._before(at)) is not None

    def period(self, at: int) -> Period:
        """The time of a place.

        By the years printed in its clause, else by its words, else by the year that an earlier clause began with.
        """
        clause = self._before(at)
        told = _timely.search(clause) and (_of_years(clause, self.year) or _by_words(clause))
        return told or self._carried(self.clause(at))

    def _before(self, at: int) -> str:
        """The clause up to a place, of a bounded length."""
        return self.text[max(self.clause(at), at - 2 * REACH) : at]

    def _carried(self, stop: int) -> Period:
        number = bisect_right(self._adverbs, stop, key=lambda each: each[0])
        return self._adverbs[number - 1][1] if number else Period.NOW


def _of_years(clause: str, year: int) -> Period | None:
    since = _since.search(clause)
    if _years.search(clause) or (since and int(since[1]) != year):
        return Period.OTHER
    named = _year.findall(clause)
    return _of_year(int(named[-1]), year) if named else None


def _of_year(named: int, year: int) -> Period:
    return {year: Period.NOW, year - 1: Period.LAST}.get(named, Period.OTHER)


def _of_adverb(found: re.Match[str], year: int) -> Period:
    if found["word"] or found["several"]:
        return Period.LAST if found["word"] else Period.OTHER
    told = _of_year(int(found["named"]), year)
    return Period.OTHER if found["first"] or (found["since"] and told is Period.LAST) else told


def _by_words(clause: str) -> Period | None:
    for found in FORMERLY.finditer(clause):
        if found["long"]:
            return Period.OTHER
        if not COMPARED.search(clause, 0, found.start()):
            return Period.LAST
    return None


def is_former(clause: str, year: int) -> bool:
    """Whether what follows a clause is of another time than the year's."""
    return Topics(clause, year, "", None).period(len(clause)) is not Period.NOW
