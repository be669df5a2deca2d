"""CSV of cells: one cell a line, for one report's figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..editions.agency import Agency
from ..editions.known import tables
from ..editions.report import Report, slots
from ..errors import DisclosureError, Problem, ReadError, WriteError
from ..grammar.cells import shown
from ..grammar.forms import declared_cells, parts
from ..grammar.parts import Cell
from ..wording import Message, message
from .spreadsheet import (
    ENCODING,
    MOST_PROBLEMS,
    figure_in,
    figure_out,
    harmless,
    lines,
    located,
    original,
    repeated,
    whole,
    written,
)

HEADER: Final = ("agency", "year", "table", "edition", "code", "label", "value", "unit", "gap")

LONG: Final = 60
"""How much of a refused name is told."""


def dump(reports: Sequence[Report], encoding: str = ENCODING) -> bytes:
    """The figures of reports, in statutory order.

    Raises:
        WriteError: the encoding is unknown or lacks a character, or an organ has two reports of one year.
    """
    again = repeated((report.agency.name, report.year) for report in reports)
    if again:
        said = message("第 {first} 份和第 {second} 份报告机关、年度相同，cells 分不开：请用 jsonl 或 records", **again)
        raise WriteError(said)
    return written(HEADER, (row for report in reports for row in _rows(report)), encoding)


def carries(report: Report) -> tuple[Message, ...]:
    """What this shape cannot carry: everything but agency name, year, editions and figures.

    A report without tables has no lines, so nothing of it is carried.
    """
    kept = Report(agency=Agency(name=report.agency.name), year=report.year)
    bare = {slot: table.replace(notes=()) for slot, table in report.tables().items()}
    if bare and kept.with_tables(bare) == report:
        return ()
    return (message("cells 只写数：正文、表注、扩展和其他事项没有写出"),)


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    for slot, table in report.tables().items():
        values = table.cells()
        for cell in declared_cells(type(table)):
            label = harmless(" / ".join(cell.labels))
            figure = figure_out(values[cell.code])
            head = (harmless(report.agency.name), str(report.year), slot, table.edition)
            yield (*head, f"{slot}.{cell.code}", label, *figure)


def load(data: bytes, encoding: str | None = None) -> list[Report]:
    """Every report of the file, in order of appearance: agency, year, editions and figures.

    Raises:
        ReadError: with the line of every problem; a cell that is missing or stands twice is one.
    """
    problems: list[Problem] = []
    found: dict[tuple[str, str], _Lines] = {}
    for number, line in lines(data, encoding, HEADER):
        key = (original(line["agency"]), line["year"])
        held = found.setdefault(key, _Lines(number, *key))
        try:
            held.take(number, line)
        except DisclosureError as wrong:
            problems += located(f"line {number}, {line['code'][:LONG]}", wrong)
    for held in found.values():
        problems += held.lacking()
    reports: list[Report] = []
    for held in found.values():
        try:
            reports.append(held.report(figures=not problems))
        except DisclosureError as wrong:
            problems += located(f"line {held.number}", wrong)
    if problems:
        raise ReadError(problems[:MOST_PROBLEMS])
    return reports


class _Table:
    """The cells of one table while its lines are read."""

    def __init__(self, number: int, slot: str, edition: str) -> None:
        if slot not in slots() or edition not in tables(slot):
            said = message("没有表 {slot} 的版本 {edition}", slot=slot[:LONG], edition=edition[:LONG])
            raise ReadError([Problem("", said)])
        self.number = number
        self.slot = slot
        self.edition = edition
        self.form = tables(slot)[edition]
        self.declared: dict[str, Cell] = {cell.code: cell for cell in declared_cells(self.form, f"{slot}.")}
        self.values: dict[str, Any] = {}

    def take(self, line: dict[str, str]) -> None:
        """One line's cell; a cell whose figure is refused has had its line all the same."""
        code = line["code"]
        if line["edition"] != self.edition:
            said = message("同一张表有两个版本：{one} 和 {other}", one=self.edition, other=line["edition"][:LONG])
            raise ReadError([Problem("", said)])
        if code not in self.declared:
            said = message("{edition} 版的表 {slot} 没有这一格", edition=self.edition, slot=self.slot)
            raise ReadError([Problem("", said)])
        if code in self.values:
            raise ReadError([Problem("", message("这一格出现了两次：请只留一个"))])
        self.values[code] = None
        self.values[code] = figure_in(self.declared[code].kind, line["value"], line["unit"], line["gap"])

    def lacking(self) -> list[Problem]:
        """A sentence when cells are missing, at the table's first line."""
        missing = [code for code in self.declared if code not in self.values]
        if not missing:
            return []
        some = ", ".join(missing[:3])
        said = message("缺少 {count} 格，如 {some}：没有数的格 gap 写 blank", count=len(missing), some=some)
        return [Problem(f"line {self.number}, {self.slot}", said)]


class _Lines:
    """The lines of one report while they are read."""

    def __init__(self, number: int, agency: str, year: str) -> None:
        self.number = number
        self.agency = agency
        self.year = year
        self.held: dict[str, _Table] = {}

    def take(self, number: int, line: dict[str, str]) -> None:
        """One line into its table."""
        slot = line["table"]
        if slot not in self.held:
            self.held[slot] = _Table(number, slot, line["edition"])
        self.held[slot].take(line)

    def lacking(self) -> list[Problem]:
        """What is missing from its tables."""
        return [problem for table in self.held.values() for problem in table.lacking()]

    def report(self, *, figures: bool) -> Report:
        """The report; without figures, to hear what is wrong with the rest, where some were refused."""
        facts: dict[str, Any] = {}
        for slot, table in self.held.items() if figures else ():
            own = {code.removeprefix(f"{slot}."): value for code, value in table.values.items()}
            facts[slot] = table.form.from_cells(own)
        return Report(agency=Agency(name=self.agency), year=_year(self.year)).with_tables(facts)


def _year(text: str) -> int:
    made = whole(text)
    if isinstance(made, int):
        return made
    spec = next(part.spec for part in parts(Report) if part.name == "year")
    said = message(
        "应在 {least} 与 {most} 之间；现为 {value}", least=str(spec.least), most=str(spec.most), value=shown(text)
    )
    raise ReadError([Problem("year", said)])
