"""The form of 2021 (国办公开办函〔2021〕30号, of 2021-09-26), for report years from 2021 on."""

from __future__ import annotations

from decimal import Decimal

from ..grammar.cells import Money, MoneyCell
from ..grammar.forms import Form, form
from ..grammar.gaps import Count
from ..grammar.parts import count, money, row
from ..grammar.rules import demand
from . import edition_2019
from .changes import Change, Likely
from .edition import Edition, Topic
from .edition_2019 import ARTICLE_20_1, ARTICLE_20_5, ARTICLE_20_6, ARTICLE_20_8, Disputes
from .tables import AnyApplications, AnyDispositions, AnyProactive, ApplicantCounts, Outcome

# 二、主动公开政府信息情况


@form
class Documents(Form):
    """Rules and normative documents of the year."""

    issued: Count = count("本年制发件数")
    repealed: Count = count("本年废止件数")
    in_force: Count = count("现行有效件数", also=("现行有效件",))


@form
class Decisions(Form):
    """Decisions taken in the year."""

    decisions: Count = count("本年处理决定数量")


@form
class Fees(Form):
    """Administrative fees collected in the year, in 万元."""

    amount: MoneyCell = money("本年收费金额（单位：万元）")

    @demand(
        "T2.unit",
        "收费金额的单位像是元而不是万元",
        cite="表二，「本年收费金额（单位：万元）」",
        cells=("amount",),
        good={"amount": Money("132.5")},
        bad={"amount": Money("1325000")},
    )
    def amount_is_in_ten_thousands(self) -> bool | None:
        """Not a whole number from a million up, nor more than nothing and less than a hundredth."""
        if not isinstance(self.amount, Money):
            return None
        amount = self.amount.decimal
        return not (0 < amount < Decimal("0.01") or (amount >= 10**6 and amount == amount.to_integral_value()))


@form
class Proactive(AnyProactive):
    """Table two of 2021: 10 cells."""

    edition = "2021"

    rules: Documents = row("规章", heading=ARTICLE_20_1)
    normative_documents: Documents = row("行政规范性文件", heading=ARTICLE_20_1, also=("规范性文件",))
    licensing: Decisions = row("行政许可", heading=ARTICLE_20_5)
    penalties: Decisions = row("行政处罚", heading=ARTICLE_20_6)
    compulsion: Decisions = row("行政强制", heading=ARTICLE_20_6)
    fees: Fees = row("行政事业性收费", heading=ARTICLE_20_8)


# 三、收到和处理政府信息公开申请情况


@form
class OtherOutcomes(Outcome):
    """（六）其他处理: three lines since 2021."""

    correction_overdue: ApplicantCounts = row("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请")
    fee_unpaid: ApplicantCounts = row("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请")
    others: ApplicantCounts = row("3.其他")


@form
class Dispositions(AnyDispositions):
    """Results of the year; （六）其他处理 is three lines."""

    other: OtherOutcomes


@form
class Applications(AnyApplications):
    """Table three of 2021: 25 rows, 175 cells."""

    edition = "2021"

    dispositions: Dispositions


# Against the form of 2019. Neither instrument says how their figures compare.

DOCUMENTS = ("rules", "normative_documents")

CHANGES = (
    Change(
        older=edition_2019.Proactive,
        newer=Proactive,
        likely=tuple(Likely(f"{row}.issued", taken=f"{row}.made", agrees=f"{row}.disclosed") for row in DOCUMENTS),
        unlike={f"{row}.total_disclosed": f"{row}.in_force" for row in DOCUMENTS},
    ),
    Change(older=edition_2019.Applications, newer=Applications, split=("dispositions.other",)),
)


EDITION = Edition(
    name="2021",
    instrument="国办公开办函〔2021〕30号",
    first_year=2021,
    last_year=None,
    tables=(Proactive, Applications, Disputes),
    topics=(
        Topic("proactive", "主动公开", "主动(?:向社会)?(?:公开|发布)"),
        Topic("applications", "依申请公开", "依申请|申请公开|公开申请"),
        Topic(
            "management",
            "政府信息管理",
            "信息(?:资源|规范)?(?:的)?管理|公文管理|公开属性|(?:发布|信息|保密)审[查核]|文件清理",
        ),
        Topic(
            "platform",
            "政府信息公开平台建设",
            "公开平台|平台的?(?:建设|管理|维护|运[维行]|情况|方面)"
            "|(?:网站|新媒体|公众号)[^。；]{0,16}(?:建设|管理|维护|改版|优化|升级|集约|栏目|监[管测])"
            "|(?:建设|加强|优化|升级|改版|维护)[^。；]{0,16}(?:网站|新媒体|公众号|专栏|栏目)",
        ),
        Topic("supervision", "监督保障", "监督|考核|评议|责任追究|培训|(?:机制|组织|制度|工作|队伍)保障"),
    ),
    changes=CHANGES,
)
