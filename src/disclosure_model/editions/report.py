"""The report itself, declared in the grammar like its tables.

Regulations on Open Government Information (国务院令第711号), Articles 49 and 50; the uniform form.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any, NamedTuple, Self

from ..checks.totals import blank_totals
from ..errors import UnknownCodeError
from ..grammar.forms import Form, declared_cells, form, parts, refuse_unknown
from ..grammar.gaps import Count
from ..grammar.kept import Extensions, Held
from ..grammar.parts import Role, fact, table
from ..grammar.rules import demand
from ..paper.blocks import Block
from ..wording import message
from .agency import Agency, AgencyKind
from .hooks import extension_forms
from .known import edition, edition_for, tables
from .sections import Sections
from .tables import AnyApplications, AnyDisputes, AnyExtension, AnyProactive, AnyTable


@form
class Period(Form):
    """The time the figures cover, both days included; by the form 1 January to 31 December."""

    start: date = fact("起")
    end: date = fact("止")


class Filled(NamedTuple):
    """A report with blank sums filled, and the codes of the cells that were."""

    report: Report
    cells: tuple[str, ...]


@form
class Report(Form):
    """A government information disclosure annual report, of whatever editions its tables are.

    Attributes:
        agency: the organ that reports.
        year: the report year.
        period: the time the figures cover; ``None`` when the text does not say.
        title: as printed; ``None`` when no title is printed.
        instrument: the instrument it cites, as printed; not what decides a table's edition.
        publication_date: the day it was published.
        preamble: what stands before section one.
        sections: the prose of the six sections.
        proactive: table two, or ``None`` when it is missing.
        applications: table three, or ``None``.
        disputes: table four, or ``None``.
        extensions: plugin name → what the plugin's forms hold.

    Raises:
        ShapeError: a value its place cannot hold. Sums are not judged here but by ``check``.
    """

    agency: Agency = fact("机关")
    year: int = fact(
        "报告年度",
        least=2008,
        most=9999,
        patterns=(
            r"(?:统计|数据)[^。]{0,20}?(\d{4})\s*年\s*1\s*月\s*1\s*日",
            r"(\d{4})\s*年度?[^。]{0,40}政府信息公开(?:工作)?年度(?:工作)?报告",
        ),
    )
    period: Period | None = fact(
        "统计期限",
        default=None,
        patterns=(
            r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日起?\s*[至到—-]+\s*(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]",
        ),
    )
    title: str | None = fact("标题", default=None)
    instrument: str | None = fact(
        "依据文件",
        default=None,
        patterns=(r"(国办(?:公开办)?[函发]\s*[〔【\[（(]\s*\d{4}\s*[〕】\]）)]\s*\d+\s*号)",),
    )
    publication_date: date | None = fact("公布日期", default=None)
    preamble: tuple[Block, ...] = fact("前言", default=())
    sections: Sections = fact("各节正文", default=Sections())
    proactive: AnyProactive | None = table("表二 主动公开政府信息情况", default=None)
    applications: AnyApplications | None = table("表三 收到和处理政府信息公开申请情况", default=None)
    disputes: AnyDisputes | None = table("表四 政府信息公开行政复议、行政诉讼情况", default=None)
    extensions: Extensions = fact("扩展", default=Extensions())

    def tables(self) -> dict[str, AnyTable]:
        """Slot → table, of the tables that are there; those of plugins last, at ``extensions.<plugin>``."""
        held = (*(getattr(self, name) for name in SLOTS), *self.extensions.values())
        return {table.slot: table for table in held if isinstance(table, AnyTable)}

    def cells(self) -> dict[str, Any]:
        """Code → figure or gap, of every cell of every table, in statutory order."""
        return {
            f"{slot}.{code}": value for slot, table in self.tables().items() for code, value in table.cells().items()
        }

    @classmethod
    def from_cells(  # type: ignore[override]  # a report, unlike other forms, needs its year to know its tables
        cls,
        cells: Mapping[str, Any],
        *,
        year: int,
        missing: Count | None = None,
        editions: Mapping[str, str | None] | None = None,
        **facts: Any,
    ) -> Self:
        """A report with these figures.

        Args:
            cells: full code (``"applications.received.total"``) → figure or gap.
            year: the report year.
            missing: what stands in the cells not named; by default each must be named.
            editions: slot → edition; ``None``, or not named, for no table. By default as :func:`edition_for` says
                of the year.
            facts: the other parts of a report: ``agency`` at least.

        Raises:
            UnknownCodeError: a code names no cell of these editions, a cell is not named, or ``editions`` names no
                slot or edition.
            ShapeError: a figure cannot stand in its cell.
        """
        forms = _chosen(year, editions, cells)
        known = [cell.code for slot, chosen in forms.items() for cell in declared_cells(chosen, f"{slot}.")]
        refuse_unknown(cells, known, cls)
        made: dict[str, Any] = {}
        for slot, chosen in forms.items():
            mark = f"{slot}."
            own = {code.removeprefix(mark): value for code, value in cells.items() if code.startswith(mark)}
            made[slot] = chosen.from_cells(own, missing=missing)
        return cls(year=year, **{**facts, **placed(made, facts.get("extensions"))})

    def with_tables(self, tables: Mapping[str, AnyTable | None]) -> Self:
        """A copy with other tables, those of plugins by their slots ``extensions.<plugin>``; ``None`` for no table."""
        return self.replace(**placed(tables, self.extensions)) if tables else self

    def with_totals(self) -> Filled:
        """A copy in which blank sums are filled from their known parts; printed figures stay as they are."""
        filled: dict[str, int] = {}
        for slot, held in self.tables().items():
            filled |= blank_totals(held, f"{slot}.")
        return Filled(self.with_cells(filled), tuple(filled))

    def __repr__(self) -> str:
        held = ", ".join(f"{slot} {table.edition}" for slot, table in self.tables().items())
        return f"<Report {self.agency.name} {self.year}: {held or 'no tables'}; {len(self.cells())} cells>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the report's name, then every cell that is not zero."""
        told = {code: value for code, value in self.cells().items() if value != 0}
        rows = [f"<tr><td>{escape(code)}</td><td>{escape(str(value))}</td></tr>" for code, value in told.items()]
        return f"<table><caption>{escape(repr(self))}</caption>{''.join(rows)}</table>"

    @demand(
        "T2.rule_making",
        "规章只有国务院部门、省级和设区的市、自治州才能制定",
        cite="《立法法》第九十一条、第九十三条 [U]",
        at="proactive.rules",
        cells=("proactive.rules",),
        good={"agency.kind": AgencyKind.PROVINCE, "proactive.rules.issued": 1},
        bad={"agency.kind": AgencyKind.COUNTY, "proactive.rules.issued": 1},
    )
    def only_law_makers_make_rules(self) -> bool | None:
        """No figure in the row of rules but for organs that can make them."""
        if self.agency.kind in (None, AgencyKind.MINISTRY, AgencyKind.PROVINCE, AgencyKind.CITY):
            return None if self.agency.kind is None else True
        rules = [value for code, value in self.cells().items() if code.startswith("proactive.rules.")]
        return not any(isinstance(value, int) and value > 0 for value in rules)


SLOTS = tuple(part.name for part in parts(Report) if part.spec.role is Role.SLOT)
"""The names of the tables, in the order of the form."""

TITLES = {part.name: part.spec.label for part in parts(Report) if part.name in SLOTS}
"""Slot → the table's name in words."""


def placed(tables: Mapping[str, AnyTable | None], beside: Mapping[str, Held] | None = None) -> dict[str, Any]:
    """Tables by the parts of a report that hold them.

    Args:
        tables: slot → table, ``None`` for no table.
        beside: the extensions among which those of plugins come.
    """
    held: dict[str, Any] = {slot: table for slot, table in tables.items() if slot in SLOTS}
    if len(held) < len(tables):
        added = {slot.partition(".")[2]: table for slot, table in tables.items() if slot not in held}
        named = {**(beside or {}), **added}
        held["extensions"] = Extensions({name: table for name, table in named.items() if table is not None})
    return held


def slots() -> tuple[str, ...]:
    """The slots of all tables that a report may have, those of plugins last."""
    return (*SLOTS, *extension_forms())


def slot_of(code: str) -> str:
    """The slot that a code, or the beginning of one, stands in."""
    first, second, *_ = (*code.split("."), "")
    return f"{first}.{second}" if first == "extensions" else first


def titled(slot: str, table: AnyTable | None = None) -> str:
    """What the table of a slot is called; of a plugin's table that is given, by its own edition."""
    if isinstance(table, AnyExtension):
        return table.title
    return TITLES[slot] if slot in TITLES else next(iter(extension_forms()[slot].values())).title


def _chosen(
    year: int, editions: Mapping[str, str | None] | None, cells: Mapping[str, Any]
) -> dict[str, type[AnyTable]]:
    """Slot → the table's form, in the order of the report; of a plugin's tables those that cells are given of."""
    known = slots()
    if editions is None:
        named = {table.slot: table.edition for table in edition_for(year).tables}
        told = [slot for slot in known[len(SLOTS) :] if any(code.startswith(f"{slot}.") for code in cells)]
        editions = named | {slot: [*extension_forms()[slot]][-1] for slot in told}
    for slot in editions:
        if slot not in known:
            raise UnknownCodeError(message("没有表 {slot}。已有：{names}", slot=slot, names=", ".join(known)))
    return {slot: _table(slot, name) for slot in known if (name := editions.get(slot)) is not None}


def _table(slot: str, name: str) -> type[AnyTable]:
    """The form of a slot in an edition of the report, or in the table's own."""
    return tables(slot)[name] if slot not in SLOTS else edition(name).table(slot)
