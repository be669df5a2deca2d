"""CSV of records: one report a line, for many. Its columns are derived from the declaration of a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from ..editions.edition import tables
from ..editions.report import SLOTS, Agency, Period, Report, Section, Sections
from ..errors import DisclosureError, Problem, ReadError
from ..grammar.forms import Form, declared_cells, parts
from ..grammar.gaps import Gap
from ..grammar.parts import Cell
from ..grammar.remember import remembered
from ..wording import Message, message
from .diagnose import parsed
from .prose_line import joined, line_of, parted, text_of
from .spreadsheet import ENCODING, MOST_PROBLEMS, figure_in, figure_out, harmless, lines, located, original, written

SECTIONS: Final = tuple(part.name for part in parts(Sections))
PLAIN: Final = ("year", "title", "instrument", "publication_date")
"""The report's facts that are one text each."""

NESTED: Final[dict[str, type[Form]]] = {"agency": Agency, "period": Period}


@remembered
def cells_of_slot(slot: str) -> dict[str, Cell]:
    """Code → cell, of all editions of a table."""
    return {cell.code: cell for form in tables(slot).values() for cell in declared_cells(form, f"{slot}.")}


@remembered
def header() -> tuple[str, ...]:
    """The columns: metadata, editions and figures, prose."""
    names = [f"{name}.{part.name}" for name, form in NESTED.items() for part in parts(form)]
    names += [*PLAIN, "preamble"]
    for slot in SLOTS:
        names += [f"{slot}.edition", f"{slot}.notes"]
        for code, cell in cells_of_slot(slot).items():
            names += [code] if cell.kind.whole else [code, f"{code}.unit"]
    for section in SECTIONS:
        names += [f"sections.{section}.title", f"sections.{section}"]
    return tuple(names)


def dump(reports: Sequence[Report], encoding: str = ENCODING) -> bytes:
    """Reports, one a line.

    Raises:
        WriteError: the encoding is unknown or lacks a character.
    """
    rows = [_row(report) for report in reports]
    return written(header(), ([row.get(name, "") for name in header()] for row in rows), encoding)


def carries(report: Report) -> tuple[Message, ...]:
    """What this shape cannot carry: extensions."""
    if not report.extensions:
        return ()
    return (message("records 不写扩展：{names}", names=", ".join(report.extensions)),)


def _row(report: Report) -> dict[str, str]:
    row = {name: _text(getattr(report, name)) for name in PLAIN}
    for name, form in NESTED.items():
        held = getattr(report, name)
        row |= {f"{name}.{part.name}": _text(getattr(held, part.name, None)) for part in parts(form)}
    row["preamble"] = harmless(joined(report.preamble))
    for slot, table in report.tables().items():
        row[f"{slot}.edition"] = table.edition
        row[f"{slot}.notes"] = harmless("\n".join(map(line_of, table.notes)))
        for code, value in table.cells().items():
            amount, unit, gap = figure_out(value)
            row[f"{slot}.{code}"] = "" if value is Gap.BLANK else amount or gap
            row[f"{slot}.{code}.unit"] = unit
    for name in SECTIONS:
        section: Section = getattr(report.sections, name)
        row[f"sections.{name}.title"] = _text(section.title)
        row[f"sections.{name}"] = harmless(joined(section.blocks))
    return row


def _text(value: Any) -> str:
    """A fact as text: a date by ISO 8601, one of a closed list by its name, none as nothing."""
    return "" if value is None else harmless(str(getattr(value, "value", value)))


def load(data: bytes, encoding: str | None = None) -> list[Report]:
    """Every report of the file, in order.

    Raises:
        ReadError: with the line and column of every problem; a report that stands twice is one.
    """
    problems: list[Problem] = []
    found: dict[tuple[object, ...], Report] = {}
    for number, line in lines(data, encoding, header()):
        wrong: list[Problem] = []
        report = _report(line, wrong)
        problems += [problem for each in wrong for problem in located(f"line {number}", ReadError([each]))]
        if report is None:
            continue
        key = (report.agency.identifier or report.agency.name, report.year, report.publication_date)
        if key in found:
            said = message("这份报告出现了两次（机关、年度、公布日期相同）：请只留一行")
            problems.append(Problem(f"line {number}", said))
        found[key] = report
    if problems:
        raise ReadError(problems[:MOST_PROBLEMS])
    return list(found.values())


def _report(line: dict[str, str], wrong: list[Problem]) -> Report | None:
    """One line as a report; ``None``, with what is wrong, where it is none."""
    facts: dict[str, Any] = {}
    for slot in SLOTS:
        facts[slot] = _tried(wrong, slot, lambda slot=slot: _table(slot, line, wrong))
    facts["preamble"] = _tried(wrong, "preamble", lambda: parted(original(line["preamble"]))) or ()
    facts["sections"] = _tried(wrong, "sections", lambda: _sections(line))
    for name, form in NESTED.items():
        facts[name] = _tried(wrong, name, lambda name=name, form=form: _nested(name, form, line))
    facts |= {part.name: _fact(part, line[part.name]) for part in parts(Report) if part.name in PLAIN}
    return None if wrong else _tried(wrong, "", lambda: Report(**facts))


def _tried(wrong: list[Problem], path: str, make: Any) -> Any:
    try:
        return make()
    except DisclosureError as refused:
        wrong += located(path, refused)
        return None


def _fact(part: Any, text: str) -> Any:
    return parsed(part, original(text)) if text else None


def _nested(name: str, form: type[Form], line: dict[str, str]) -> Form | None:
    facts = {part.name: _fact(part, line[f"{name}.{part.name}"]) for part in parts(form)}
    optional = next(part for part in parts(Report) if part.name == name).default is None and name != "agency"
    return None if optional and not any(facts.values()) else form(**facts)


def _sections(line: dict[str, str]) -> Sections:
    return Sections(
        **{
            name: Section(
                title=original(line[f"sections.{name}.title"]) or None,
                blocks=parted(original(line[f"sections.{name}"])),
            )
            for name in SECTIONS
        }
    )


def _table(slot: str, line: dict[str, str], wrong: list[Problem]) -> Form | None:
    """A table from its columns; the columns of other editions must be empty."""
    edition = line[f"{slot}.edition"]
    known = tables(slot)
    if edition and edition not in known:
        said = message("没有表 {slot} 的版本 {edition}", slot=slot, edition=edition)
        raise ReadError([Problem("edition", said)])
    own = {cell.code for cell in declared_cells(known[edition], f"{slot}.")} if edition else set[str]()
    values: dict[str, Any] = {}
    for code, cell in cells_of_slot(slot).items():
        text, unit = line[code], line.get(f"{code}.unit", "")
        if code in own:
            values[code.removeprefix(f"{slot}.")] = _tried(wrong, code, lambda c=cell, t=text, u=unit: _cell(c, t, u))
        elif text or unit:
            said = message("这一版的表没有这一格，须空；现为 {value}", value=text or unit)
            wrong.append(Problem(code, said))
    if not edition or wrong:
        return None
    notes = original(line[f"{slot}.notes"])
    table = known[edition].from_cells(values)
    return table.replace(notes=tuple(map(text_of, notes.split("\n"))) if notes else ())


def _cell(cell: Cell, text: str, unit: str) -> Any:
    """An empty box is a blank; other gaps stand as words."""
    if text in ("", Gap.NOT_APPLICABLE.value, Gap.UNREAD.value):
        return figure_in(cell.kind, "", unit, text or Gap.BLANK.value)
    return figure_in(cell.kind, text, unit, "")
