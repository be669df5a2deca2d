"""The form of 2019 (国办公开办函〔2019〕60号, 格式（试行）), for report years 2019 and 2020."""

from __future__ import annotations

from ..grammar.cells import MoneyCell
from ..grammar.forms import Form, form
from ..grammar.gaps import Count
from ..grammar.parts import change, count, money, row, rows
from .edition import Edition
from .tables import AnyApplications, AnyDispositions, AnyDisputes, AnyProactive, ApplicantCounts, DisputeCounts

# 二、主动公开政府信息情况

ARTICLE_20_1 = "第二十条第（一）项"
ARTICLE_20_5 = "第二十条第（五）项"
ARTICLE_20_6 = "第二十条第（六）项"
ARTICLE_20_8 = "第二十条第（八）项"
ARTICLE_20_9 = "第二十条第（九）项"


@form
class Documents(Form):
    """Rules and normative documents of the year."""

    made: Count = count("本年新制作数量")
    disclosed: Count = count("本年新公开数量")
    total_disclosed: Count = count("对外公开总数量")


@form
class Items(Form):
    """Items kept on a list, with the decisions taken under them."""

    items_last_year: Count = count("上一年项目数量")
    change: Count = change("本年增/减")
    decisions: Count = count("处理决定数量")


@form
class FeeItems(Form):
    """Administrative fees kept on a list."""

    items_last_year: Count = count("上一年项目数量")
    change: Count = change("本年增/减")


@form
class Procurement(Form):
    """Central government procurement; the amount is printed with a unit of its own, or with none."""

    projects: Count = count("采购项目数量")
    amount: MoneyCell = money("采购总金额")


@form
class Proactive(AnyProactive):
    """Table two of 2019: 22 cells."""

    edition = "2019"

    rules: Documents = row("规章", heading=ARTICLE_20_1)
    normative_documents: Documents = row("规范性文件", heading=ARTICLE_20_1, also=("行政规范性文件",))
    licensing: Items = row("行政许可", heading=ARTICLE_20_5)
    other_services: Items = row("其他对外管理服务事项", heading=ARTICLE_20_5)
    penalties: Items = row("行政处罚", heading=ARTICLE_20_6)
    compulsion: Items = row("行政强制", heading=ARTICLE_20_6)
    fees: FeeItems = row("行政事业性收费", heading=ARTICLE_20_8)
    procurement: Procurement = row("政府集中采购", heading=ARTICLE_20_9)


# 三、收到和处理政府信息公开申请情况


@form
class Dispositions(AnyDispositions):
    """Results of the year; （六）其他处理 is one line."""

    other: ApplicantCounts


@form
class Applications(AnyApplications):
    """Table three of 2019: 23 rows, 161 cells."""

    edition = "2019"

    dispositions: Dispositions


# 四、政府信息公开行政复议、行政诉讼情况


@form
class Litigation(Form):
    """Administrative suits, before and after a review."""

    direct: DisputeCounts = row("未经复议直接起诉")
    after_reconsideration: DisputeCounts = row("复议后起诉")


@form
class Disputes(AnyDisputes):
    """Table four, unchanged in 2021: one row of 15 cells."""

    edition = "2019"

    reconsideration: DisputeCounts = row("行政复议")
    litigation: Litigation = rows("行政诉讼")


EDITION = Edition(
    name="2019",
    instrument="国办公开办函〔2019〕60号",
    first_year=2019,
    last_year=2020,
    tables=(Proactive, Applications, Disputes),
)
