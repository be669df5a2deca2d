"""CSV of cells: one cell a line, for one report's figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..editions.edition import tables
from ..editions.report import SLOTS, Agency, Report
from ..errors import DisclosureError, Problem, ReadError
from ..grammar.forms import declared_cells
from ..grammar.parts import Cell
from ..wording import Message, message
from .spreadsheet import ENCODING, MOST_PROBLEMS, figure_in, figure_out, harmless, lines, located, original, written

HEADER: Final = ("agency", "year", "table", "edition", "code", "label", "value", "unit", "gap")


def dump(reports: Sequence[Report], encoding: str = ENCODING) -> bytes:
    """The figures of reports, in statutory order.

    Raises:
        WriteError: the encoding is unknown or lacks a character.
    """
    return written(HEADER, (row for report in reports for row in _rows(report)), encoding)


def carries(report: Report) -> tuple[Message, ...]:
    """What this shape cannot carry: everything but agency name, year, editions and figures."""
    kept = Report(agency=Agency(name=report.agency.name), year=report.year)
    bare = {slot: table.replace(notes=()) for slot, table in report.tables().items()}
    if kept.replace(**bare) == report:
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
    found: dict[tuple[str, str], dict[str, _Table]] = {}
    for number, line in lines(data, encoding, HEADER):
        held = found.setdefault((original(line["agency"]), line["year"]), {})
        try:
            _take(held, line)
        except DisclosureError as wrong:
            problems += located(f"line {number}, {line['code']}", wrong)
    for (agency, year), held in found.items():
        problems += [Problem(f"{agency} {year}", said) for table in held.values() for said in table.lacking()]
    if problems:
        raise ReadError(problems[:MOST_PROBLEMS])
    return [_report(agency, year, held) for (agency, year), held in found.items()]


class _Table:
    """The cells of one table while its lines are read."""

    def __init__(self, slot: str, edition: str) -> None:
        if slot not in SLOTS or edition not in tables(slot):
            raise ReadError([Problem("", message("没有表 {slot} 的版本 {edition}", slot=slot, edition=edition))])
        self.slot = slot
        self.edition = edition
        self.form = tables(slot)[edition]
        self.declared: dict[str, Cell] = {cell.code: cell for cell in declared_cells(self.form, f"{slot}.")}
        self.values: dict[str, Any] = {}

    def lacking(self) -> list[Message]:
        """A sentence when cells are missing."""
        missing = [code for code in self.declared if code not in self.values]
        if not missing:
            return []
        some = ", ".join(missing[:3])
        return [message("缺少 {count} 格，如 {some}：没有数的格 gap 写 blank", count=len(missing), some=some)]


def _take(held: dict[str, _Table], line: dict[str, str]) -> None:
    """One line into its table."""
    slot = line["table"]
    table = held.setdefault(slot, _Table(slot, line["edition"])) if slot not in held else held[slot]
    code = line["code"]
    if line["edition"] != table.edition:
        said = message("同一张表有两个版本：{one} 和 {other}", one=table.edition, other=line["edition"])
        raise ReadError([Problem("", said)])
    if code not in table.declared:
        said = message("{edition} 版的表 {slot} 没有这一格", edition=table.edition, slot=slot)
        raise ReadError([Problem("", said)])
    if code in table.values:
        raise ReadError([Problem("", message("这一格出现了两次：请只留一个"))])
    table.values[code] = figure_in(table.declared[code].kind, line["value"], line["unit"], line["gap"])


def _report(agency: str, year: str, held: dict[str, _Table]) -> Report:
    facts: dict[str, Any] = {}
    for slot, table in held.items():
        facts[slot] = table.form.from_cells({code.partition(".")[2]: value for code, value in table.values.items()})
    try:
        return Report(agency=Agency(name=agency), year=int(year) if year.isdecimal() else 0, **facts)
    except DisclosureError as wrong:
        raise ReadError(located(f"{agency} {year}", wrong)) from wrong
