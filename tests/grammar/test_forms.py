"""Forms: declared once, frozen, checked by their constructors."""

import copy
import pickle
from datetime import date

import pytest

import disclosure_model as dm
from disclosure_model.editions import edition_2019, edition_2021
from disclosure_model.editions.tables import ApplicantCounts, DisputeCounts
from disclosure_model.errors import DeclarationError, UnknownCodeError
from disclosure_model.grammar.cells import Money, MoneyCell, shown
from disclosure_model.grammar.forms import Form, declared_cells, form, wording_at
from disclosure_model.grammar.gaps import Count, Gap
from disclosure_model.grammar.parts import count, fact, money
from disclosure_model.grammar.rules import Sides, equations, identity
from disclosure_model.grammar.symbols import Sum
from disclosure_model.paper.blocks import Heading, PlainGrid


@form
class OnlyMoney(Form):
    """A form that adds amounts, which no rule may."""

    fee: MoneyCell = money("费")
    fine: MoneyCell = money("罚")

    @identity("X.money", "费等于罚", cite="试验", good={}, bad={})
    def fees(self) -> Sides[MoneyCell]:
        """Money does not add."""
        return self.fee, self.fee + self.fine  # type: ignore[operator, return-value]  # wrong on purpose


@form
class Constant(Form):
    """A form whose rule returns no cells."""

    some: Count = count("数")

    @identity("X.constant", "数等于零", cite="试验", good={}, bad={})
    def none(self) -> Sides[Count]:
        """A constant is no side."""
        return self.some, 0


class TestShape:
    """Constructors refuse what a place cannot hold."""

    @pytest.mark.parametrize("value", [-1, 1.5, "12", True, None, 2**53, pytest.param(10**5000, id="huge")])
    def test_counts(self, value: object) -> None:
        """A count is a whole number from 0 to 2**53-1, or a gap; nothing is coerced."""
        with pytest.raises(dm.ShapeError, match=r"DisputeCounts\.upheld"):
            DisputeCounts(upheld=value, corrected=0, other=0, pending=0, total=0)

    def test_changes_and_money(self) -> None:
        """A change may be negative; money is Money or a gap."""
        assert -3 == edition_2019.FeeItems(items_last_year=3, change=-3).change
        with pytest.raises(dm.ShapeError, match="金额"):
            edition_2019.Procurement(projects=1, amount=397.51)
        assert Gap.BLANK is edition_2019.Procurement(projects=1, amount=Gap.BLANK).amount

    @pytest.mark.parametrize("amount", ["", "1e3", "-1", "1,000", "01", ".5", "5.", "1\n", "１", 1, None, "1" * 16])
    def test_amounts(self, amount: object) -> None:
        """An amount is plain digits."""
        with pytest.raises(dm.ShapeError):
            Money(amount)  # type: ignore[arg-type]  # wrong on purpose

    def test_money_keeps_its_digits(self) -> None:
        """397.510 is not 397.51, though both are the same number."""
        assert Money("397.510") != Money("397.51")
        assert Money("397.510").decimal == Money("397.51").decimal
        assert "397.51万元" == str(Money("397.51", "万元"))
        with pytest.raises(dm.ShapeError, match="单位"):
            Money("1", " ")

    def test_facts(self) -> None:
        """Facts are held to their annotations, and each refusal says what is expected."""
        for make, told in (
            (lambda: dm.Agency(name=""), "非空文本"),
            (lambda: dm.Agency(name="\ud800"), "非空文本"),
            (lambda: dm.Agency(name="a", kind="king"), "ministry"),  # type: ignore[arg-type]  # wrong on purpose
            (lambda: dm.Report(agency=dm.Agency(name="a"), year=2007), "2008"),
            (lambda: dm.Report(agency=dm.Agency(name="a"), year=True), "整数"),
            (lambda: dm.Period(start=date(2020, 1, 1), end="x"), "日期"),  # type: ignore[arg-type]  # wrong on purpose
            (lambda: dm.Section(blocks=("x",)), r"tuple\[Heading"),  # type: ignore[arg-type]  # wrong on purpose
            (lambda: dm.Section(blocks=["x"]), r"tuple\[Heading"),  # type: ignore[arg-type]  # wrong on purpose
            (lambda: PlainGrid(grid=((1,),)), "tuple"),  # type: ignore[arg-type]  # wrong on purpose
            (lambda: Heading(text="a", level=7), "1 与 6"),
        ):
            with pytest.raises(dm.ShapeError, match=told):
                make()

    def test_shown(self) -> None:
        """A refused value is cut to what a person reads."""
        assert "<int>" == shown(10**5000)
        assert shown("x" * 99).endswith("…")


class TestCells:
    """Cells by their codes."""

    def test_from_cells(self) -> None:
        """Every cell must be named unless a filler is; an unknown or wrong one is refused."""
        assert 5 == DisputeCounts.from_cells({"total": 5}, missing=Gap.BLANK).total
        with pytest.raises(UnknownCodeError, match="upheld"):
            DisputeCounts.from_cells({})
        with pytest.raises(UnknownCodeError, match=r"totl.*total"):
            DisputeCounts.from_cells({"totl": 5})
        with pytest.raises(dm.ShapeError, match="total"):
            DisputeCounts.from_cells({"total": -5}, missing=0)
        with pytest.raises(dm.ShapeError, match=r"amount：此格应为金额"):
            edition_2021.Fees.from_cells({}, missing=0)

    def test_with_cells(self, report: dm.Report) -> None:
        """A changed copy; the original stays."""
        better = report.with_cells({"applications.received.total": 12, "disputes.reconsideration.upheld": Gap.BLANK})

        assert (12, 0) == (better.cells()["applications.received.total"], report.cells()["applications.received.total"])
        with pytest.raises(UnknownCodeError, match=r"applications\.received\.total"):
            report.with_cells({"applications.received.totale": 1})

    def test_report_from_cells(self, report: dm.Report) -> None:
        """A report from its codes, of the year's editions or of those told."""
        again = dm.Report.from_cells(report.cells(), agency=report.agency, year=2020)

        assert report.tables() == again.tables()
        assert ["2021", "2021", "2019"] == [
            table.edition
            for table in dm.Report.from_cells({}, missing=Gap.BLANK, agency=report.agency, year=2024).tables().values()
        ]
        with pytest.raises(UnknownCodeError, match="1999"):
            dm.Report.from_cells({}, agency=report.agency, year=2020, editions={"disputes": "1999"})
        with pytest.raises(UnknownCodeError, match=r"没有表 disputs。已有：proactive, applications, disputes"):
            dm.Report.from_cells({}, agency=report.agency, year=2020, editions={"disputs": "2019"})
        with pytest.raises(TypeError, match="year"):
            dm.Report.from_cells({}, agency=report.agency)  # type: ignore[call-arg]  # wrong on purpose
        with pytest.raises(UnknownCodeError, match="applications"):
            dm.Report.from_cells({"application.received.total": 1}, missing=Gap.BLANK, agency=report.agency, year=2020)
        with pytest.raises(UnknownCodeError, match="2008"):
            dm.Report.from_cells({}, agency=report.agency, year=2008)

    def test_columns_and_rows_have_wordings(self) -> None:
        """A row, a column and a cell are told by their printed wordings."""
        table = edition_2021.Applications

        assert ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密") == wording_at(
            table, "dispositions.denied.state_secrets"
        )
        assert ("法人或其他组织", "商业企业") == wording_at(table, "*.enterprises")
        assert ("三、本年度办理结果", "总计") == wording_at(table, "dispositions.*.total")
        assert ("一、本年新收政府信息公开申请数量", "总计") == wording_at(table, "received.total")
        assert () == wording_at(table, "nonsense")

    def test_one_cell(self) -> None:
        """A form of one cell has its cells too."""
        assert {"some": 1} == Constant(some=1).cells()


class TestDeclaration:
    """What authors of forms are told."""

    def test_rules_only_add(self) -> None:
        """A rule that adds money, returns a constant or compares is refused with a sentence."""
        with pytest.raises(DeclarationError, match="金额"):
            equations(OnlyMoney)
        with pytest.raises(DeclarationError, match=r"X\.constant"):
            equations(Constant)
        one = Sum({"a": 1})
        for compare in (lambda: one == one, lambda: one < one, lambda: bool(one), lambda: one + 1):
            with pytest.raises(DeclarationError, match="不能比较"):
                compare()

    def test_sums(self) -> None:
        """Sums add, drop what cancels, and print as written."""
        one = Sum({"a": 1, "b": 2})

        assert "a + 2×b" == repr(one)
        assert {"b": 1} == (one - Sum({"a": 1, "b": 1})).terms
        assert {"a": 1, "b": 2} == sum([one], start=0).terms  # type: ignore[attr-defined, call-overload]  # as a sum of symbols is

    def test_fields(self) -> None:
        """A part without a specifier or with a method's name is refused."""
        with pytest.raises(DeclarationError, match=r"Bad\.x"):

            @form
            class Bad(Form):
                x: int

        with pytest.raises(DeclarationError, match="同名"):

            @form
            class Worse(Form):
                cells: int = fact("格")  # type: ignore[assignment]  # wrong on purpose


class TestManners:
    """What Python expects of values."""

    def test_copies(self, report: dm.Report) -> None:
        """A report can be pickled, copied, hashed and compared."""
        held = report.replace(extensions=dm.Extensions({"x": dm.Kept("[1]")}))

        assert held == pickle.loads(pickle.dumps(held)) == copy.deepcopy(held)  # noqa: S301  # our own bytes
        assert hash(held) == hash(copy.deepcopy(held))
        assert held != report

    def test_frozen(self, report: dm.Report) -> None:
        """Nothing can be set."""
        with pytest.raises(AttributeError):
            report.year = 2021  # type: ignore[misc]  # wrong on purpose

    @pytest.mark.alone
    def test_reprs(self, report: dm.Report) -> None:
        """Reports, tables and rows can be read, in notebooks too."""
        assert "天津市人民政府外事办公室 2020: proactive 2019" in repr(report)
        assert "no tables" in repr(report.replace(proactive=None, applications=None, disputes=None))
        assert "<Proactive: 22 cells, 2 told: procurement.projects=20, procurement.amount=397.51万元>" == repr(
            report.proactive
        )
        zeros = dict.fromkeys([cell.code for cell in declared_cells(ApplicantCounts)], 0)
        assert repr(ApplicantCounts.from_cells(zeros)).startswith("ApplicantCounts(natural_persons=0,")
        hostile = report.replace(agency=dm.Agency(name="<script>"))
        assert "&lt;script&gt;" in hostile._repr_html_()
        assert "Extensions(x)" == repr(dm.Extensions({"x": dm.Kept("1")}))

    def test_kept(self) -> None:
        """Data of an extension is JSON, kept but for white space; anything else is refused."""
        held = dm.Extensions({"b": dm.Kept(" [1.50 ]"), "a": dm.Kept("1")})

        assert ["a", "b"] == list(held)
        assert "[1.50]" == held["b"].json
        assert 2 == len(held)
        for bad in ("{", "[" * 10**5, "\ud800", 3):
            with pytest.raises(dm.ShapeError, match="JSON"):
                dm.Kept(bad)  # type: ignore[arg-type]  # wrong on purpose

    def test_extensions_are_a_mapping(self) -> None:
        """Extensions equal any mapping of the same items, in whatever order; what could not be written is refused."""
        items = {"b": dm.Kept("2"), "a": dm.Kept("1")}

        assert items == dm.Extensions(items) == dm.Extensions(dict(reversed(items.items())))
        assert dm.Extensions({"a": dm.Kept("1")}) != dm.Extensions(items)
        for bad in ({"a": 1}, {1: dm.Kept("1")}, {"\ud800": dm.Kept("1")}):
            with pytest.raises(dm.ShapeError, match="扩展须是"):
                dm.Extensions(bad)  # type: ignore[arg-type]  # wrong on purpose


class TestGaps:
    """Gaps add like unknowns."""

    def test_sums(self) -> None:
        """n/a contributes nothing; blank and unread stay unknown."""
        assert 5 == 5 + Gap.NOT_APPLICABLE == Gap.NOT_APPLICABLE + 5
        assert Gap.BLANK is 5 + Gap.BLANK is Gap.BLANK + Gap.NOT_APPLICABLE
        assert Gap.UNREAD is Gap.BLANK + Gap.UNREAD is Gap.UNREAD + Gap.BLANK
        assert "Gap.BLANK" == repr(Gap.BLANK)
