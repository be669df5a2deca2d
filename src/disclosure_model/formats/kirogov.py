"""The JSON of kirogov, the other program for these reports: one report, its tables hanging on its sections.

Known of it: ``sections[]`` with ``activeDisclosureData``, ``tableData.naturalPerson.results.denied.stateSecret`` and
``reviewLitigationData.litigationPostReview``, and that its 10, 175 and 15 names are the cells of 2021. All else was
chosen here: a blank is ``null``, and names that are not known are ours in camel case. A name that is neither is
refused with its path, never dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, cast

import attrs
import msgspec

from ..editions.agency import Agency
from ..editions.known import edition
from ..editions.report import SLOTS, TITLES, Report
from ..editions.sections import Section, Sections
from ..editions.tables import AnyTable
from ..editions.to_page import NUMERALS
from ..errors import DisclosureError, Problem, ReadError, ShapeError, WriteError
from ..grammar.cells import Kind, Money, shown
from ..grammar.forms import Form, declared_cells, nearest, parts
from ..grammar.gaps import Gap
from ..grammar.parts import Cell, Part, Role
from ..grammar.shape import refusal
from ..paper.blocks import Paragraph
from ..wording import Message, label, message
from .encoding import recoded, refuse_to_write
from .json import BOM, Number, parsed
from .wire import is_form

EDITION: Final = "2021"
"""The edition of its tables; there is no other."""

NAMES: Final = {
    "proactive": "activeDisclosureData",
    "applications": "tableData",
    "disputes": "reviewLitigationData",
    "natural_persons": "naturalPerson",
    "dispositions": "results",
    "state_secrets": "stateSecret",
    "reconsideration": "review",
    "litigation_after_reconsideration": "litigationPostReview",
}
"""Our name → theirs, where that is not ours in camel case."""

ORDERS: Final[Mapping[str, Callable[[list[str], str], list[str]]]] = {
    "proactive": lambda rows, column: [*rows, column],
    "applications": lambda rows, column: [column, *rows],
    "disputes": lambda rows, column: ["_".join(rows), column],
}
"""Slot → the steps that lead to a cell, from those to its row and its column."""

PLACES: Final = tuple(zip(NUMERALS, parts(Sections), strict=True))
"""The six sections, each with its numeral; its place in the list tells which one a section is."""


def load(data: bytes, encoding: str | None = None) -> list[Report]:
    """A list of one report.

    Raises:
        ReadError: with every place that is wrong; also when the encoding is unknown or not that of ``data``.
    """
    text = data.removeprefix(BOM) if encoding is None else recoded(data, encoding)
    return [_Reading().report(parsed(text, ("null",)))]


def dump(reports: Sequence[Report], encoding: str = "utf-8") -> bytes:
    """Exactly one report, in UTF-8 whatever ``encoding`` says (RFC 8259).

    Raises:
        WriteError: a table is of another edition, an amount in another unit than its column, or no encoding has that
            name.
    """
    refuse_to_write(encoding)
    (report,) = reports
    others = [slot for slot, table in _tables(report).items() if type(table) is not _form(slot)]
    if others:
        names = tuple(label(TITLES[slot]) for slot in others)
        raise WriteError(
            message("kirogov 只有 {edition} 版的表：请先用 migrate 转换 {names}", edition=EDITION, names=names)
        )
    sections = [_section(report, numeral, part) for numeral, part in PLACES]
    made = {"agency": report.agency.name, "year": report.year, "sections": sections}
    return msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"


def carries(report: Report) -> tuple[Message, ...]:
    """What this shape cannot carry: all but name, year, figures and blanks, and prose as paragraphs of a line each."""
    kept, tables = _kept(report), _tables(report)
    cells = {f"{slot}.{code}": value for slot, table in tables.items() for code, value in table.cells().items()}
    forms = [(report, kept), (report.agency, kept.agency), *((tables[slot], kept.tables()[slot]) for slot in tables)]
    facts = [label(part.spec.label) for one, other in forms for part in _differing(one, other)]
    facts += [label("正文中的小标题、表格和换行")] if report.sections != kept.sections else []
    facts += [label("单位") for value in cells.values() if isinstance(value, Money) and value.unit]
    gaps = [code for code, value in cells.items() if value in (Gap.NOT_APPLICABLE, Gap.UNREAD)]
    told: list[Message] = []
    if facts:
        told.append(message("kirogov 没有写出：{facts}", facts=tuple(dict.fromkeys(facts))))
    if gaps:
        told.append(message("kirogov 把 {count} 格不适用或未读出写成空白，如 {code}", count=len(gaps), code=gaps[0]))
    return tuple(told)


def _tables(report: Report) -> dict[str, AnyTable]:
    """The statutory tables, which are all that this shape knows."""
    return {slot: table for slot, table in report.tables().items() if slot in SLOTS}


def _kept(report: Report) -> Report:
    """A report with nothing but what comes back; figures and gaps as they are."""
    sections: dict[str, Section] = {}
    for _, part in PLACES:
        held: Section = getattr(report.sections, part.name)
        title = None if held.title == part.spec.label else held.title
        sections[part.name] = Section(title=title, blocks=_paragraphs(held.text))
    tables: dict[str, Any] = {slot: table.replace(notes=()) for slot, table in _tables(report).items()}
    return Report(agency=Agency(name=report.agency.name), year=report.year, sections=Sections(**sections), **tables)


def _differing(one: Form, other: Form) -> list[Part]:
    """The facts of two forms that are not the same, forms within them aside."""
    told = [part for part in parts(type(one)) if part.spec.role is Role.FACT and not is_form(part.type)]
    return [part for part in told if getattr(one, part.name) != getattr(other, part.name)]


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=line) for line in text.split("\n") if line)


def _form(slot: str) -> type[AnyTable]:
    return edition(EDITION).table(slot)


def _theirs(name: str) -> str:
    first, *rest = name.split("_")
    return NAMES.get(name) or first + "".join(word.capitalize() for word in rest)


def _placed(slot: str) -> Iterator[tuple[Cell, tuple[str, ...]]]:
    """Every cell of a table, with the names that lead to it."""
    for cell in declared_cells(_form(slot), f"{slot}."):
        _, *rows, column = cell.code.split(".")
        yield cell, tuple(map(_theirs, ORDERS[slot](rows, column)))


def _tree(leaves: Iterable[tuple[tuple[str, ...], Any]]) -> dict[str, Any]:
    """Objects within objects, from what stands at the end of each path."""
    tree: dict[str, Any] = {}
    for (*around, last), leaf in leaves:
        at = tree
        for name in around:
            at = at.setdefault(name, {})
        at[last] = leaf
    return tree


# Out


def _section(report: Report, numeral: str, part: Part) -> dict[str, Any]:
    """One section, with its table."""
    held: Section = getattr(report.sections, part.name)
    made: dict[str, Any] = {"title": f"{numeral}、{held.title or part.spec.label}", "content": held.text}
    if part.name in report.tables():
        cells = report.cells()
        made[_theirs(part.name)] = _tree((path, _written(cell, cells[cell.code])) for cell, path in _placed(part.name))
    return made


def _written(cell: Cell, value: Any) -> Any:
    """A figure as a number, its digits as printed; a gap as ``null``."""
    if isinstance(value, Gap):
        return None
    if not isinstance(value, Money):
        return value
    if value.unit and f"：{value.unit}）" not in cell.spec.label:
        raise WriteError(
            message(
                "{code} 的单位是“{unit}”，不是「{head}」：请先换算",
                code=cell.code,
                unit=value.unit,
                head=label(cell.spec.label),
            )
        )
    return msgspec.Raw(value.amount.encode())


# In


@attrs.define
class _Reading:
    """A document while it is read, and what is wrong with it."""

    problems: list[Problem] = attrs.field(factory=list[Problem])

    def report(self, document: Any) -> Report:
        """The report.

        Raises:
            ReadError: with every place that is wrong.
        """
        keys = self._object(document, ("agency", "year", "sections"), "$")
        name, year = keys.get("agency"), keys.get("year")
        self._refuse("$.agency", refusal(_part(Agency, "name"), name))
        self._refuse("$.year", refusal(_part(Report, "year"), year))
        facts = self._sections(keys.get("sections"))
        if self.problems:
            raise ReadError(self.problems)
        return Report(agency=Agency(name=cast(str, name)), year=cast(int, year), **facts)

    def _sections(self, listed: Any) -> dict[str, Any]:
        """The sections, and the tables under their slots."""
        items = cast("Sequence[Any]", listed) if isinstance(listed, list) else ()
        if len(items) != len(PLACES):
            self._refuse("$.sections", message("须是按次序的 {count} 节", count=len(PLACES)))
            return {}
        sections: dict[str, Section] = {}
        tables: dict[str, Any] = {}
        for number, ((numeral, part), given) in enumerate(zip(PLACES, items, strict=True)):
            path = f"$.sections[{number}]"
            held = [_theirs(part.name)] if part.name in ORDERS else []
            keys = self._object(given, ("title", "content", *held), path)
            sections[part.name] = self._section(keys, f"{numeral}、", part, path)
            for name in held:
                if keys.get(name) is not None:
                    tables[part.name] = self._table(part.name, keys[name], f"{path}.{name}")
        return {"sections": Sections(**sections), **tables}

    def _section(self, keys: Mapping[str, Any], numeral: str, part: Part, path: str) -> Section:
        title, content = (self._text(keys.get(name), f"{path}.{name}") for name in ("title", "content"))
        title = title.removeprefix(numeral)
        own = None if title in ("", part.spec.label) else title
        return Section(title=own, blocks=_paragraphs(content))

    def _text(self, value: Any, path: str) -> str:
        """Text; none where there is no key, or a wrong one."""
        if value in (None, ""):
            return ""
        refused = refusal(_part(Paragraph, "text"), value)
        self._refuse(path, refused)
        return "" if refused else cast(str, value)

    def _table(self, slot: str, given: Any, path: str) -> AnyTable:
        cells: dict[str, Any] = {}
        for cell, value, where in self._leaves(given, _tree((way, cell) for cell, way in _placed(slot)), path):
            try:
                cells[cell.code.partition(".")[2]] = _figure(cell.kind, value)
            except DisclosureError as wrong:
                self._refuse(where, wrong.said)
        return _form(slot).from_cells(cells, missing=Gap.BLANK)

    def _leaves(self, given: Any, tree: Mapping[str, Any], path: str) -> Iterator[tuple[Cell, Any, str]]:
        """Each cell, what stands there, and its path; what is missing is ``None``, and so is what is in it."""
        keys: Mapping[str, Any] = {} if given is None else self._object(given, tree, path)
        for name, below in tree.items():
            if isinstance(below, Cell):
                yield below, keys.get(name), f"{path}.{name}"
            else:
                yield from self._leaves(keys.get(name), below, f"{path}.{name}")

    def _object(self, value: Any, known: Iterable[str], path: str) -> Mapping[str, Any]:
        """An object that has no keys but those known; an empty one for anything else."""
        if not isinstance(value, dict):
            self._refuse(path, message("应为 JSON 对象 {{…}}；现为 {value}", value=shown(value)))
            return {}
        keys = cast("dict[str, Any]", value)
        names = list(known)
        for key in keys:
            if key not in names:
                self._refuse(f"{path}.{key}", message("没有这个键。相近的有：{near}", near=nearest(key, names)))
        return keys

    def _refuse(self, path: str, said: Message | None) -> None:
        if said is not None:
            self.problems.append(Problem(path, said))


def _figure(kind: Kind, value: Any) -> Any:
    """What stands in a cell: a number, or a blank for ``null``.

    Raises:
        ShapeError: it is no figure of that kind. Nothing is coerced.
    """
    if value is None:
        return Gap.BLANK
    if not kind.whole and (type(value) is int or isinstance(value, Number)):
        return Money(str(value))
    refused = kind.refusal(value)
    if refused is not None:
        raise ShapeError(refused)
    return value


def _part(form: type[Form], name: str) -> Part:
    return next(part for part in parts(form) if part.name == name)
