"""A report's tables in another edition, with all that is lost and guessed on the way. Knows no edition.

What became of which cell is declared by the editions (:class:`Change`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from operator import add
from typing import Any, TypeAlias

import attrs

from ..errors import UnknownCodeError
from ..grammar.cells import Money
from ..grammar.forms import declared_cells, wording_at
from ..grammar.gaps import Gap
from ..wording import Message, label, message
from .changes import Change, Gathering
from .hooks import gatherings
from .known import edition as edition_of
from .known import known_editions
from .report import Report, titled
from .tables import AnyTable

Figure: TypeAlias = int | Money | Gap


@attrs.frozen
class Lost:
    """A cell of the report whose content has no place in the other edition.

    Attributes:
        code: its code.
        value: what stood there: a figure, 0 too, or n/a or unread. A blank cell holds nothing to be lost.
        why: why it has no place.
    """

    code: str
    value: Figure
    why: Message

    @property
    def said(self) -> Message:
        """The loss as a sentence."""
        return message("没有带入 {code}（{value}）：{why}", code=self.code, value=_shown(self.value), why=self.why)


@attrs.frozen
class Guessed:
    """A cell of the new report whose figure is likely, and not certain.

    Attributes:
        code: its code.
        value: the figure.
        cells: the codes of the cells that it was taken from.
        why: what makes it likely.
    """

    code: str
    value: Figure
    cells: tuple[str, ...]
    why: Message

    @property
    def said(self) -> Message:
        """The guess as a sentence."""
        value = _shown(self.value)
        return message(
            "推定 {code} 为 {value}：{why}（据 {cells}）", code=self.code, value=value, why=self.why, cells=self.cells
        )


@attrs.frozen
class Migration:
    """A report in another edition.

    Attributes:
        report: the new report. Prose, facts, notes and extensions are what they were.
        lost: every cell whose content is not in it, in the order of the form.
        guessed: every figure in it that is only likely.
    """

    report: Report
    lost: tuple[Lost, ...] = ()
    guessed: tuple[Guessed, ...] = ()

    @property
    def said(self) -> tuple[Message, ...]:
        """Every loss and every guess as a sentence."""
        return (*(each.said for each in self.lost), *(each.said for each in self.guessed))


def migrate(report: Report, edition: str) -> Migration:
    """A report with all its tables as the edition prints them, and what was lost or guessed.

    A table that the report does not have is put together from another where an edition or a plugin says how; what it
    comes from stays.

    Nothing is lost silently, and nothing is made up: a cell that the older or newer form does not have is blank, a part
    of a sum that was printed unsplit is unread. A table that is missing stays missing.

    Args:
        report: a report with tables of any editions.
        edition: the edition's name, such as ``"2021"``.

    Raises:
        UnknownCodeError: no edition has that name, or no edition says how a table becomes one of it.
    """
    held = report.tables()
    wanted = edition_of(edition).tables
    found = [_moved(held[form.slot], form) for form in wanted if form.slot in held]
    missing = [form for form in wanted if form.slot not in held]
    ways = {each.newer: each for each in reversed(gatherings()) if each.older.slot in held}  # the first way holds
    found += [_gathered(ways[form], held) for form in missing if form in ways]
    return Migration(
        report.replace(**{each.table.slot: each.table for each in found}),
        tuple(lost for each in found for lost in each.lost),
        tuple(guessed for each in found for guessed in each.guessed),
    )


@attrs.frozen
class _Moved:
    """A table that has been moved, and what that took."""

    table: AnyTable
    lost: tuple[Lost, ...] = ()
    guessed: tuple[Guessed, ...] = ()


def _gathered(gathering: Gathering, held: Mapping[str, AnyTable]) -> _Moved:
    """A table put together from one of another slot."""
    cells = held[gathering.older.slot].cells()
    made: dict[str, Figure] = {}
    guessed: list[Guessed] = []
    for code, sources in gathering.sums.items():
        figure = reduce(add, (cells[each] for each in sources))
        if isinstance(figure, Gap):
            continue
        made[code] = figure
        origins = tuple(f"{gathering.older.slot}.{each}" for each in sources)
        why = message(
            "由「{title}」换算（{cite}）", title=label(titled(gathering.older.slot)), cite=label(gathering.cite)
        )
        guessed.append(Guessed(f"{gathering.newer.slot}.{code}", figure, origins, why))
    return _Moved(gathering.newer.from_cells(made, missing=Gap.UNREAD), (), tuple(guessed))


@attrs.define
class _Plan:
    """What one step makes of a table's cells, besides keeping those of the same code.

    Attributes:
        made: code in the new form → figure.
        guessed: which of these are guesses.
        kept: codes in the old form whose content stands in one of these.
        why: code in the old form → why it is lost, where more can be said than that it has no counterpart.
    """

    made: dict[str, Figure] = attrs.field(factory=dict[str, Figure])
    guessed: list[Guessed] = attrs.field(factory=list[Guessed])
    kept: set[str] = attrs.field(factory=set[str])
    why: dict[str, Message] = attrs.field(factory=dict[str, Message])


@attrs.frozen
class _Step:
    """One change, followed in one direction."""

    change: Change
    source: type[AnyTable]
    target: type[AnyTable]
    plan: Callable[[Change, Mapping[str, Any]], _Plan]

    def moved(self, table: AnyTable) -> _Moved:
        """The table in the other form."""
        cells = table.cells()
        plan = self.plan(self.change, cells)
        same = {cell.code: cells[cell.code] for cell in declared_cells(self.target) if cell.code in cells}
        made = self.target.from_cells({**same, **plan.made}, missing=Gap.BLANK)
        no_place = message("{edition} 版的表没有这一格", edition=self.target.edition)
        lost = tuple(
            Lost(f"{made.slot}.{code}", value, plan.why.get(code, no_place))
            for code, value in cells.items()
            if code not in {*same, *plan.kept} and value is not Gap.BLANK
        )
        return _Moved(made.replace(notes=table.notes), lost, tuple(plan.guessed))


def _forward(change: Change, cells: Mapping[str, Any]) -> _Plan:
    """From the older form to the newer one."""
    plan = _Plan()
    for old, new in change.unlike.items():
        plan.why[old] = _not_the_same(change.newer, new)
    for each in change.likely:
        figure, agrees = cells[each.taken], _named(change.older, each.agrees)
        if figure == cells[each.agrees] and not isinstance(figure, Gap):
            plan.made[each.cell] = figure
            plan.kept.add(each.taken)
            code, *origins = (f"{change.newer.slot}.{code}" for code in (each.cell, each.taken, each.agrees))
            why = message("「{taken}」与「{agrees}」相同", taken=_named(change.older, each.taken), agrees=agrees)
            plan.guessed.append(Guessed(code, figure, tuple(origins), why))
        else:
            cell = _named(change.newer, each.cell)
            plan.why[each.taken] = message("与「{agrees}」不一致，不能当作「{cell}」", agrees=agrees, cell=cell)
    for whole, parts in _splits(change):
        row, figure = whole.rpartition(".")[0], cells[whole]
        told = isinstance(figure, Gap) or figure == 0  # of nothing every part is nothing
        plan.made |= dict.fromkeys(parts, figure if told else Gap.UNREAD)
        plan.kept |= {whole} if told else set()
        plan.why[whole] = message(
            "{edition} 版把「{row}」分成 {count} 行；这是没有分开的合计，不拆分，也不归入其中一行",
            edition=change.newer.edition,
            row=_named(change.older, row),
            count=len(parts),
        )
    return plan


def _backward(change: Change, cells: Mapping[str, Any]) -> _Plan:
    """From the newer form to the older one, which gains no figure but sums."""
    plan = _Plan()
    for old, new in (*change.unlike.items(), *((each.taken, each.cell) for each in change.likely)):
        plan.why[new] = _not_the_same(change.older, old)
    kinds = {cell.code: cell.kind for cell in declared_cells(change.older)}
    for whole, parts in _splits(change):
        total = reduce(add, (cells[part] for part in parts))
        plan.made[whole] = total = total if kinds[whole].refusal(total) is None else Gap.UNREAD
        plan.kept |= {part for part in parts if isinstance(total, Gap) and cells[part] is total}
        facts = {"edition": change.older.edition, "row": _named(change.older, whole.rpartition(".")[0])}
        summed = message("{edition} 版的「{row}」只有一行，已计入其中", **facts)
        unknown = message("{edition} 版的「{row}」只有一行，各项加不出合计", **facts)
        plan.why |= dict.fromkeys(parts, unknown if isinstance(total, Gap) else summed)
    return plan


def _splits(change: Change) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each cell of the older form that is the sum of cells in the newer one, and those, column by column."""
    newer = [cell.code for cell in declared_cells(change.newer)]
    for row in change.split:
        for cell in declared_cells(change.older):
            around, _, column = cell.code.rpartition(".")
            if around == row:
                yield cell.code, tuple(c for c in newer if c.startswith(f"{row}.") and c.endswith(f".{column}"))


def _not_the_same(form: type[AnyTable], code: str) -> Message:
    return message("不等于 {edition} 版的「{cell}」", edition=form.edition, cell=_named(form, code))


def _named(form: type[AnyTable], code: str) -> Message:
    """The printed wording of a cell's column, or of a row."""
    return label(wording_at(form, code)[-1])


def _shown(value: Figure) -> object:
    return value.value if isinstance(value, Gap) else value


def _moved(table: AnyTable, target: type[AnyTable]) -> _Moved:
    """A table as another form, over as few editions as lead there."""
    done = _Moved(table)
    for step in _way(type(table), target):
        now = step.moved(done.table)
        there = {f"{target.slot}.{code}" for code in now.table.cells()}
        held = tuple(each for each in done.guessed if each.code in there)  # others are lost now, and told so
        done = _Moved(now.table, (*done.lost, *now.lost), (*held, *now.guessed))
    return done


def _way(source: type[AnyTable], target: type[AnyTable]) -> tuple[_Step, ...]:
    """The fewest steps from one form to another; none where it is the same."""
    ways: dict[type[AnyTable], tuple[_Step, ...]] = {source: ()}
    reached = [source]
    for form in reached:
        for step in _steps():
            if step.source is form and step.target not in ways:
                ways[step.target] = (*ways[form], step)
                reached.append(step.target)
    if target not in ways:
        raise UnknownCodeError(
            message(
                "没有说明 {slot} 的 {source} 版怎样转为 {target} 版：版本须在 changes 中声明",
                slot=target.slot,
                source=source.edition,
                target=target.edition,
            )
        )
    return ways[target]


def _steps() -> Iterator[_Step]:
    for known in known_editions():
        for change in known.changes:
            yield _Step(change, change.older, change.newer, _forward)
            yield _Step(change, change.newer, change.older, _backward)
