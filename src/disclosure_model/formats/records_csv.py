"""CSV of records: one report a line, for many. Its columns are derived from the declaration of a report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Final, TypeVar

from ..editions.agency import Agency
from ..editions.hooks import extension_forms
from ..editions.known import tables
from ..editions.report import SLOTS, Period, Report
from ..editions.sections import Section, Sections
from ..editions.tables import AnyTable
from ..errors import DisclosureError, Problem, ReadError, WriteError
from ..grammar.cells import shown
from ..grammar.forms import Form, declared_cells, parts
from ..grammar.gaps import Gap
from ..grammar.kept import Kept
from ..grammar.parts import Cell, Part
from ..grammar.shape import refusal
from ..plugins import until_plugins_change
from ..wording import Message, message
from .diagnose import parsed
from .prose_line import joined, line_of, parted, text_of
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
    written,
)

T = TypeVar("T")

SECTIONS: Final = tuple(part.name for part in parts(Sections))
PLAIN: Final = ("year", "title", "instrument", "publication_date")
"""The report's facts that are one text each."""

NESTED: Final[dict[str, type[Form]]] = {"agency": Agency, "period": Period}

_NOTES: Final = next(part for part in parts(AnyTable) if part.name == "notes")


@until_plugins_change
def cells_of_slot(slot: str) -> dict[str, Cell]:
    """Code → cell, of all editions of a table."""
    return {cell.code: cell for form in tables(slot).values() for cell in declared_cells(form, f"{slot}.")}


@until_plugins_change
def header() -> tuple[str, ...]:
    """The columns of every file: metadata, editions and figures, prose."""
    names = [f"{name}.{part.name}" for name, form in NESTED.items() for part in parts(form)]
    names += [*PLAIN, "preamble"]
    names += [name for slot in SLOTS for name in columns_of_slot(slot)]
    for section in SECTIONS:
        names += [f"sections.{section}.title", f"sections.{section}"]
    return tuple(names)


@until_plugins_change
def columns_of_slot(slot: str) -> tuple[str, ...]:
    """The columns of a table; those of a plugin's stand behind all others, in the files that have such tables."""
    names = [f"{slot}.edition", f"{slot}.notes"]
    for code, cell in cells_of_slot(slot).items():
        names += [code] if cell.kind.whole else [code, f"{code}.unit"]
    return tuple(names)


def _added(first: Collection[str]) -> tuple[str, ...]:
    """The columns of the plugins' tables that a file has."""
    return tuple(name for slot in _slots_of(first) for name in columns_of_slot(slot))


def _slots_of(columns: Collection[str]) -> list[str]:
    return [slot for slot in extension_forms() if f"{slot}.edition" in columns]


def dump(reports: Sequence[Report], encoding: str = ENCODING) -> bytes:
    """Reports, one a line.

    Raises:
        WriteError: the encoding is unknown or lacks a character, or a report stands twice.
    """
    again = repeated(map(_key, reports))
    if again:
        said = message("第 {first} 份和第 {second} 份报告机关、年度、公布日期相同：请只留一份，或用 jsonl", **again)
        raise WriteError(said)
    rows = [_row(report) for report in reports]
    names = (*header(), *_added({name for row in rows for name in row}))
    return written(names, ([row.get(name, "") for name in names] for row in rows), encoding)


def carries(report: Report) -> tuple[Message, ...]:
    """What this shape cannot carry: data of plugins that are not installed."""
    kept = [name for name, held in report.extensions.items() if isinstance(held, Kept)]
    return (message("records 不写扩展：{names}", names=", ".join(kept)),) if kept else ()


def _key(report: Report) -> tuple[object, ...]:
    return report.agency.identifier or report.agency.name, report.year, report.publication_date


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
    for number, line in lines(data, encoding, header(), _added):
        wrong: list[Problem] = []
        report = _report(line, wrong)
        problems += [problem for each in wrong for problem in located(f"line {number}", ReadError([each]))]
        if report is None:
            continue
        key = _key(report)
        if key in found:
            said = message("这份报告出现了两次（机关、年度、公布日期相同）：请只留一行")
            problems.append(Problem(f"line {number}", said))
        found[key] = report
    if problems:
        raise ReadError(problems[:MOST_PROBLEMS])
    return list(found.values())


def _report(line: dict[str, str], wrong: list[Problem]) -> Report | None:
    """One line as a report; ``None``, with what is wrong, where it is none."""
    tables = {slot: _table(slot, line, wrong) for slot in (*SLOTS, *_slots_of(line))}
    made: dict[str, Any] = {}
    made["preamble"] = _tried(wrong, "preamble", parted, original(line["preamble"]))
    columns = {name: f"sections.{name}" for name in SECTIONS}
    made["sections"] = {name: _tried(wrong, column, _section, column, line) for name, column in columns.items()}
    for name, form in NESTED.items():
        made[name] = _facts(form, f"{name}.", line, wrong)
    made |= _facts(Report, "", line, wrong)
    if wrong:
        return None
    made["sections"] = Sections(**made["sections"])
    for name, form in NESTED.items():
        made[name] = form(**made[name]) if made[name] else None
    return Report(**made).with_tables(tables)


def _tried(wrong: list[Problem], path: str, make: Callable[..., T], *given: object) -> T | None:
    try:
        return make(*given)
    except DisclosureError as refused:
        wrong += located(path, refused)
        return None


def _facts(form: type[Form], prefix: str, line: dict[str, str], wrong: list[Problem]) -> dict[str, Any]:
    """Name → fact, of a form's columns; nothing where all are empty and the report can do without."""
    columns = [part for part in parts(form) if prefix or part.name in PLAIN]
    if form is Period and not any(line[prefix + part.name] for part in columns):
        return {}
    facts: dict[str, Any] = {}
    for part in columns:
        facts[part.name] = _fact(part, line[prefix + part.name])
        _refuse_fact(part, form, facts[part.name], prefix.rstrip("."), wrong)
    return facts


def _refuse_fact(part: Part, form: type[Form], value: object, path: str, wrong: list[Problem]) -> None:
    refused = refusal(part, value)
    if refused is not None:
        where = f"{form.__name__}.{part.name}"
        wrong.append(Problem(path, message("{where}：{refused}", where=where, refused=refused)))


def _fact(part: Part, text: str) -> Any:
    """A fact spelt as we write it; in any other spelling the text itself, which a number or date refuses."""
    if not text:
        return None
    made = parsed(part, original(text))
    return made if _text(made) == text else original(text)


def _section(column: str, line: dict[str, str]) -> Section:
    title = original(line[f"{column}.title"]) or None
    return Section(title=title, blocks=parted(original(line[column])))


def _table(slot: str, line: dict[str, str], wrong: list[Problem]) -> AnyTable | None:
    """A table from its columns; the columns of other editions must be empty."""
    edition = line[f"{slot}.edition"]
    known = tables(slot)
    if edition and edition not in known:
        said = message("没有表 {slot} 的版本 {edition}", slot=slot, edition=shown(edition))
        wrong.append(Problem(f"{slot}, edition", said))
        return None
    before = len(wrong)
    values = _values(slot, edition, line, wrong)
    notes = original(line[f"{slot}.notes"])
    if not edition:
        _refuse_text(f"{slot}.notes", notes, wrong)
        return None
    noted = _tried(wrong, f"{slot}.notes", _noted, notes)
    if noted is not None:
        _refuse_fact(_NOTES, known[edition], noted, f"{slot}.notes", wrong)
    return None if len(wrong) > before else known[edition].from_cells(values).replace(notes=noted)


def _noted(text: str) -> tuple[str, ...]:
    return tuple(map(text_of, text.split("\n"))) if text else ()


def _values(slot: str, edition: str, line: dict[str, str], wrong: list[Problem]) -> dict[str, Any]:
    """Code without its table → figure or gap, of every cell of the edition."""
    own = {cell.code for cell in declared_cells(tables(slot)[edition], f"{slot}.")} if edition else set[str]()
    values: dict[str, Any] = {}
    for code, cell in cells_of_slot(slot).items():
        text, unit = line[code], line.get(f"{code}.unit", "")
        if code in own:
            values[code.removeprefix(f"{slot}.")] = _tried(wrong, code, _cell, cell, text, unit)
        else:
            _refuse_text(code, text or unit, wrong)
    return values


def _refuse_text(column: str, text: str, wrong: list[Problem]) -> None:
    if text:
        wrong.append(Problem(column, message("这一版的表没有这一格，须空；现为 {value}", value=text[:40])))


def _cell(cell: Cell, text: str, unit: str) -> Any:
    """An empty box is a blank; other gaps stand as words."""
    if text not in ("", Gap.NOT_APPLICABLE.value, Gap.UNREAD.value):
        return figure_in(cell.kind, text, unit, "")
    if unit:
        raise ReadError([Problem("unit", message("此格没有单位；现为 {value}", value=shown(unit)))])
    return figure_in(cell.kind, "", "", text or Gap.BLANK.value)
