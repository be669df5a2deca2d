"""Codes, labels and years of the editions, against the form as it is printed."""

from typing import Any

import pytest

from disclosure_model.editions.known import edition, edition_for, known_editions, tables
from disclosure_model.editions.tables import AnyTable
from disclosure_model.errors import UnknownCodeError
from disclosure_model.grammar.cells import CHANGE, MONEY
from disclosure_model.grammar.forms import declared_cells

KINDS = {
    "natural_persons": "自然人",
    "enterprises": "商业企业",
    "research_institutions": "科研机构",
    "public_welfare_organizations": "社会公益组织",
    "legal_service_organizations": "法律服务机构",
    "other_organizations": "其他",
    "total": "总计",
}
RESULTS = {
    "granted": ("（一）予以公开",),
    "partially_granted": ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）",),
    "denied.state_secrets": ("（三）不予公开", "1.属于国家秘密"),
    "denied.prohibited_by_law": ("（三）不予公开", "2.其他法律行政法规禁止公开"),
    "denied.security_and_stability": ("（三）不予公开", "3.危及“三安全一稳定”"),
    "denied.third_party_rights": ("（三）不予公开", "4.保护第三方合法权益"),
    "denied.internal_affairs": ("（三）不予公开", "5.属于三类内部事务信息"),
    "denied.process_information": ("（三）不予公开", "6.属于四类过程性信息"),
    "denied.enforcement_files": ("（三）不予公开", "7.属于行政执法案卷"),
    "denied.administrative_inquiries": ("（三）不予公开", "8.属于行政查询事项"),
    "unavailable.not_held": ("（四）无法提供", "1.本机关不掌握相关政府信息"),
    "unavailable.requires_creation": ("（四）无法提供", "2.没有现成信息需要另行制作"),
    "unavailable.unclear_after_correction": ("（四）无法提供", "3.补正后申请内容仍不明确"),
    "not_processed.petitions": ("（五）不予处理", "1.信访举报投诉类申请"),
    "not_processed.repeated": ("（五）不予处理", "2.重复申请"),
    "not_processed.published_materials": ("（五）不予处理", "3.要求提供公开出版物"),
    "not_processed.excessive": ("（五）不予处理", "4.无正当理由大量反复申请"),
    "not_processed.confirmation": ("（五）不予处理", "5.要求行政机关确认或重新出具已获取信息"),
}
OTHER: dict[str, dict[str, tuple[str, ...]]] = {
    "2019": {"other": ("（六）其他处理",)},
    "2021": {
        "other.correction_overdue": (
            "（六）其他处理",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        ),
        "other.fee_unpaid": (
            "（六）其他处理",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        ),
        "other.others": ("（六）其他处理", "3.其他"),
    },
}
DOCUMENTS_2019 = {"made": "本年新制作数量", "disclosed": "本年新公开数量", "total_disclosed": "对外公开总数量"}
ITEMS_2019 = {"items_last_year": "上一年项目数量", "change": "本年增/减", "decisions": "处理决定数量"}
DOCUMENTS_2021 = {"issued": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数"}
DECISIONS_2021 = {"decisions": "本年处理决定数量"}
PROACTIVE: dict[str, list[tuple[str, str, str, dict[str, str]]]] = {
    "2019": [
        ("第二十条第（一）项", "rules", "规章", DOCUMENTS_2019),
        ("第二十条第（一）项", "normative_documents", "规范性文件", DOCUMENTS_2019),
        ("第二十条第（五）项", "licensing", "行政许可", ITEMS_2019),
        ("第二十条第（五）项", "other_services", "其他对外管理服务事项", ITEMS_2019),
        ("第二十条第（六）项", "penalties", "行政处罚", ITEMS_2019),
        ("第二十条第（六）项", "compulsion", "行政强制", ITEMS_2019),
        ("第二十条第（八）项", "fees", "行政事业性收费", dict(list(ITEMS_2019.items())[:2])),
        ("第二十条第（九）项", "procurement", "政府集中采购", {"projects": "采购项目数量", "amount": "采购总金额"}),
    ],
    "2021": [
        ("第二十条第（一）项", "rules", "规章", DOCUMENTS_2021),
        ("第二十条第（一）项", "normative_documents", "行政规范性文件", DOCUMENTS_2021),
        ("第二十条第（五）项", "licensing", "行政许可", DECISIONS_2021),
        ("第二十条第（六）项", "penalties", "行政处罚", DECISIONS_2021),
        ("第二十条第（六）项", "compulsion", "行政强制", DECISIONS_2021),
        ("第二十条第（八）项", "fees", "行政事业性收费", {"amount": "本年收费金额（单位：万元）"}),
    ],
}
BLOCKS = {
    "reconsideration": ("行政复议",),
    "litigation.direct": ("行政诉讼", "未经复议直接起诉"),
    "litigation.after_reconsideration": ("行政诉讼", "复议后起诉"),
}
OUTCOMES = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}


def applications(name: str) -> dict[str, tuple[str, ...]]:
    """Table three as printed: code → labels from the outside in."""
    rows: dict[str, tuple[str, ...]] = {
        "received": ("一、本年新收政府信息公开申请数量",),
        "brought_forward": ("二、上年结转政府信息公开申请数量",),
    }
    for code, labels in (RESULTS | OTHER[name] | {"total": ("（七）总计",)}).items():
        rows[f"dispositions.{code}"] = ("三、本年度办理结果", *labels)
    rows["carried_forward"] = ("四、结转下年度继续办理",)
    return {f"{row}.{kind}": (*labels, *heads(kind)) for row, labels in rows.items() for kind in KINDS}


def heads(kind: str) -> tuple[str, ...]:
    """The printed heads of a kind of applicant: all but the first and the last stand under a shared one."""
    return (KINDS[kind],) if kind in ("natural_persons", "total") else ("法人或其他组织", KINDS[kind])


def proactive(name: str) -> dict[str, tuple[str, ...]]:
    """Table two as printed."""
    return {f"{row}.{code}": (label, word) for _, row, label, words in PROACTIVE[name] for code, word in words.items()}


def disputes(_name: str) -> dict[str, tuple[str, ...]]:
    """Table four as printed."""
    return {f"{block}.{code}": (*labels, word) for block, labels in BLOCKS.items() for code, word in OUTCOMES.items()}


PRINTED: dict[str, Any] = {"proactive": proactive, "applications": applications, "disputes": disputes}


@pytest.mark.parametrize("name", ["2019", "2021"])
@pytest.mark.parametrize("slot", PRINTED)
def test_codes_and_labels(slot: str, name: str) -> None:
    """Every cell has its code and its printed labels, in the order of the form, and there are no others."""
    table = edition(name).table(slot)

    assert list(PRINTED[slot](name).items()) == [(cell.code, cell.labels) for cell in declared_cells(table)]


@pytest.mark.parametrize(("name", "counts"), [("2019", [22, 161, 15]), ("2021", [10, 175, 15])])
def test_counts(name: str, counts: list[int]) -> None:
    """22 + 161 + 15 cells in 2019, 10 + 175 + 15 in 2021."""
    assert counts == [len(declared_cells(table)) for table in edition(name).tables]
    assert list(PRINTED) == [table.slot for table in edition(name).tables]


@pytest.mark.parametrize("name", PROACTIVE)
def test_headings_of_table_two(name: str) -> None:
    """Each row of table two stands under its item of Article 20."""
    found = {cell.code.partition(".")[0]: cell.rows[0].heading for cell in declared_cells(tables("proactive")[name])}

    assert {row: heading for heading, row, _, _ in PROACTIVE[name]} == found


def test_organisations_share_a_head() -> None:
    """The five kinds of organisation stand under 法人或其他组织, natural persons and the total do not."""
    shared = {cell.code.rpartition(".")[2]: cell.spec.under for cell in declared_cells(tables("applications")["2021"])}

    assert dict.fromkeys(KINDS, "法人或其他组织") | {"natural_persons": None, "total": None} == shared


def test_kinds_of_cells() -> None:
    """Amounts are money, the yearly change is signed, all other cells count."""
    for slot in PRINTED:
        for table in tables(slot).values():
            for cell in declared_cells(table):
                last = cell.code.rpartition(".")[2]
                assert (last == "amount") == (cell.kind is MONEY)
                assert (last == "change") == (cell.kind is CHANGE)


@pytest.mark.parametrize(("year", "name"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021")])
def test_years(year: int, name: str) -> None:
    """The form of 2019 is for 2019 and 2020, that of 2021 for all years since."""
    assert name == edition_for(year).name


def test_instruments() -> None:
    """Each edition names the document that prints it, the oldest first."""
    assert [("2019", "国办公开办函〔2019〕60号"), ("2021", "国办公开办函〔2021〕30号")] == [
        (each.name, each.instrument) for each in known_editions()
    ]


def test_table_four_is_one_form() -> None:
    """Table four of 2021 is that of 2019, and stands once among its tables."""
    assert edition("2019").table("disputes") is edition("2021").table("disputes")
    assert ["2019"] == list(tables("disputes"))
    assert ["2019", "2021"] == list(tables("applications"))


def test_unknown() -> None:
    """An unknown edition or a year before the first form is refused, with what is known."""
    with pytest.raises(UnknownCodeError, match="没有版本 2014。已知版本：2019, 2021"):
        edition("2014")
    with pytest.raises(UnknownCodeError, match="2018 年没有统一格式；最早的格式自 2019 年起"):
        edition_for(2018)


@pytest.mark.parametrize("slot", PRINTED)
def test_each_edition_is_its_own_class(slot: str) -> None:
    """A table knows its slot and its edition, and is of the open class of its slot."""
    for name, table in tables(slot).items():
        assert (slot, name) == (table.slot, table.edition)
        assert issubclass(table, AnyTable)
