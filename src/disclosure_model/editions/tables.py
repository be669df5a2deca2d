"""What the tables of all editions share.

Format: the uniform form of the annual report (政府信息公开工作年度报告), parts two to four.
"""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import ClassVar, cast

from ..findings import Kind
from ..grammar.forms import Form, form, parts
from ..grammar.gaps import Count, Gap
from ..grammar.parts import count, fact, row, rows
from ..grammar.rules import Counts, Sides, demand, identity
from ..grammar.sheets import Grid, Line, Panels, Sheet

LEGAL_PERSONS = "法人或其他组织"


@form
class AnyTable(Form):
    """A statutory table of whatever edition.

    Attributes:
        notes: words that stand in or under the table and have no cell.
    """

    slot: ClassVar[str]
    edition: ClassVar[str]
    sheet: ClassVar[Sheet]

    notes: tuple[str, ...] = fact("表注", default=())


@form
class AnyExtension(AnyTable):
    """A table that an agency adds to its report, at ``extensions.<plugin>``.

    Attributes:
        plugin: the name of the plugin, which is also its place in a report.
        title: what the table is called, as printed.
        section: the section of the report that it is printed in.
    """

    plugin: ClassVar[str]
    title: ClassVar[str]
    section: ClassVar[str] = "other_matters"
    edition = "1"
    sheet: ClassVar[Sheet] = Grid("项目", "数量")

    def __init_subclass__(cls) -> None:
        cls.slot = f"extensions.{cls.plugin}"


@form
class AnyProactive(AnyTable):
    """Table two, part two of the report: disclosure on the organ's own initiative."""

    slot = "proactive"
    sheet = Panels("信息内容")


@form
class Outcome(Form):
    """A result of table three: one line, or a group of lines."""

    def line(self) -> ApplicantCounts:
        """All its lines added up, column by column."""
        lines = [cast(Outcome, getattr(self, part.name)).line() for part in parts(type(self))]
        return reduce(add, lines)


@form
class ApplicantCounts(Counts, Outcome):
    """Applications by kind of applicant: one line of table three."""

    natural_persons: Count = count("自然人")
    enterprises: Count = count("商业企业", under=LEGAL_PERSONS)
    research_institutions: Count = count("科研机构", under=LEGAL_PERSONS)
    public_welfare_organizations: Count = count("社会公益组织", under=LEGAL_PERSONS)
    legal_service_organizations: Count = count("法律服务机构", under=LEGAL_PERSONS)
    other_organizations: Count = count("其他", under=LEGAL_PERSONS)
    total: Count = count("总计")

    def line(self) -> ApplicantCounts:
        """The line itself."""
        return self

    @identity(
        "T3.across",
        "总计等于各类申请人之和",
        cite="表三，列「总计」",
        good={"natural_persons": 2, "enterprises": 1, "total": 3},
        bad={"natural_persons": 2, "enterprises": 1, "total": 4},
    )
    def total_is_the_sum(self) -> Sides[Count]:
        """The total column is the sum of the six kinds of applicant."""
        return self.total, (
            self.natural_persons
            + self.enterprises
            + self.research_institutions
            + self.public_welfare_organizations
            + self.legal_service_organizations
            + self.other_organizations
        )


@form
class Denied(Outcome):
    """（三）不予公开: eight reasons (Regulations, Articles 14 to 16)."""

    state_secrets: ApplicantCounts = row("1.属于国家秘密")
    prohibited_by_law: ApplicantCounts = row("2.其他法律行政法规禁止公开")
    security_and_stability: ApplicantCounts = row("3.危及“三安全一稳定”")
    third_party_rights: ApplicantCounts = row("4.保护第三方合法权益")
    internal_affairs: ApplicantCounts = row("5.属于三类内部事务信息")
    process_information: ApplicantCounts = row("6.属于四类过程性信息")
    enforcement_files: ApplicantCounts = row("7.属于行政执法案卷")
    administrative_inquiries: ApplicantCounts = row("8.属于行政查询事项")


@form
class Unavailable(Outcome):
    """（四）无法提供: three reasons."""

    not_held: ApplicantCounts = row("1.本机关不掌握相关政府信息")
    requires_creation: ApplicantCounts = row("2.没有现成信息需要另行制作")
    unclear_after_correction: ApplicantCounts = row("3.补正后申请内容仍不明确")


@form
class NotProcessed(Outcome):
    """（五）不予处理: five reasons."""

    petitions: ApplicantCounts = row("1.信访举报投诉类申请")
    repeated: ApplicantCounts = row("2.重复申请")
    published_materials: ApplicantCounts = row("3.要求提供公开出版物")
    excessive: ApplicantCounts = row("4.无正当理由大量反复申请")
    confirmation: ApplicantCounts = row("5.要求行政机关确认或重新出具已获取信息")


@form
class AnyDispositions(Form):
    """三、本年度办理结果. Editions differ in what （六）其他处理 is made of."""

    granted: ApplicantCounts = row("（一）予以公开")
    partially_granted: ApplicantCounts = row("（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
    denied: Denied = rows("（三）不予公开")
    unavailable: Unavailable = rows("（四）无法提供")
    not_processed: NotProcessed = rows("（五）不予处理")
    other: Outcome = rows("（六）其他处理")
    total: ApplicantCounts = row("（七）总计")

    @identity(
        "T3.results",
        "（七）总计等于（一）至（六）各项之和",
        cite="表三，行「（七）总计」",
        good={"granted.total": 2, "denied.state_secrets.total": 1, "total.total": 3},
        bad={"granted.total": 2, "denied.state_secrets.total": 1, "total.total": 2},
    )
    def total_is_the_sum(self) -> Sides[ApplicantCounts]:
        """All that was handled is the sum of its results, in each column."""
        return self.total, (
            self.granted
            + self.partially_granted
            + self.denied.line()
            + self.unavailable.line()
            + self.not_processed.line()
            + self.other.line()
        )


@form
class AnyApplications(AnyTable):
    """Table three, part three of the report: applications received and handled."""

    slot = "applications"
    sheet = Grid(
        corner="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        over="申请人情况",
    )

    received: ApplicantCounts = row("一、本年新收政府信息公开申请数量")
    brought_forward: ApplicantCounts = row("二、上年结转政府信息公开申请数量")
    dispositions: AnyDispositions = rows("三、本年度办理结果")
    carried_forward: ApplicantCounts = row("四、结转下年度继续办理")

    @identity(
        "T3.balance",
        "第一项加第二项之和，等于第三项加第四项之和",
        kind=Kind.PRINTED,
        cite="表三，左上格「勾稽关系」",
        good={"received.total": 3, "dispositions.total.total": 2, "carried_forward.total": 1},
        bad={"received.total": 3, "dispositions.total.total": 2, "carried_forward.total": 2},
    )
    def received_is_handled(self) -> Sides[ApplicantCounts]:
        """What came in and was brought forward is handled or carried forward, in each column."""
        return (
            self.received + self.brought_forward,
            self.dispositions.total + self.carried_forward,
        )

    @demand(
        "T3.only_total",
        "只填了总计列，各类申请人均为零或空白",
        cite="表三，列「总计」",
        cells=("received.total", "brought_forward.total", "dispositions.total.total", "carried_forward.total"),
        good={"received.natural_persons": 1, "received.total": 1},
        bad={"received.total": 1},
    )
    def kinds_of_applicant_are_given(self) -> bool | None:
        """Some kind of applicant is counted wherever a total is."""
        cells = self.cells().items()
        totals = (code.endswith(".total") for code, value in cells if value and isinstance(value, int))
        return not next(totals, False) or not all(totals)

    @demand(
        "T3.carried_share",
        "结转下年度的申请超过本年新收与上年结转之和的三分之一",
        cite="《条例》第三十三条（答复期限二十个工作日，可延长二十个工作日）[U]",
        cells=("received.total", "brought_forward.total", "carried_forward.total"),
        good={"received.total": 3, "carried_forward.total": 1},
        bad={"received.total": 2, "carried_forward.total": 1},
    )
    def most_is_handled(self) -> bool | None:
        """At most a third of the year's work is carried forward."""
        work = self.received.total + self.brought_forward.total
        carried = self.carried_forward.total + 0
        if isinstance(work, Gap) or isinstance(carried, Gap):
            return None
        return 3 * carried <= work


@form
class DisputeCounts(Counts):
    """Reviews or suits by result: five cells of table four."""

    upheld: Count = count("结果维持")
    corrected: Count = count("结果纠正")
    other: Count = count("其他结果")
    pending: Count = count("尚未审结")
    total: Count = count("总计")

    @identity(
        "T4.results",
        "总计等于结果维持、结果纠正、其他结果、尚未审结之和",
        cite="表四，列「总计」",
        good={"upheld": 2, "pending": 1, "total": 3},
        bad={"upheld": 2, "pending": 1, "total": 2},
    )
    def total_is_the_sum(self) -> Sides[Count]:
        """The total is the sum of the four results."""
        return self.total, self.upheld + self.corrected + self.other + self.pending


@form
class AnyDisputes(AnyTable):
    """Table four, part four of the report: administrative reviews and suits."""

    slot = "disputes"
    sheet = Line()
