"""What the figures of a table say of its equations, as findings: broken, not to be assessed, or evident zeros."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..findings import Finding, Kind, Range, Severity, Side, Suggestion, Verdict
from ..grammar.forms import Form, wording_at
from ..grammar.gaps import Gap
from ..grammar.rules import Equation
from ..wording import Message, label, message
from .locate import explain, suggestions
from .systems import System, system
from .verdicts import NOTHING, Judgement, judge, side


def table_sums(slot: str, table: Form, title: str) -> Iterator[Finding]:
    """What the figures of one table say of its equations, in the order of the form.

    Args:
        slot: the table's slot, with which its codes begin.
        table: the table.
        title: what it is called.
    """
    prefix = f"{slot}."
    rules = system(type(table), prefix)
    if not rules.equations:
        return
    values = rules.values(table)
    judgement = judge(rules, values)
    if not judgement.broken and not judgement.bounds:
        return
    cells = dict(zip(rules.codes, values, strict=True))
    explained = _explained(rules, values, judgement, cells)
    for number in judgement.broken:
        yield _broken(rules, number, judgement, cells, explained[number], type(table), prefix)
    for number in judgement.open:
        yield _open(rules.equations[number], type(table), prefix)
    yield from _evident_zeros(slot, title, judgement, cells)


def _explained(
    rules: System, values: tuple[Any, ...], judgement: Judgement, cells: Mapping[str, Any]
) -> dict[int, tuple[Suggestion, ...]]:
    """For each broken equation the suggestions for its group of failures."""
    least = {number: _least(difference) for number, difference in judgement.broken.items()}
    explained: dict[int, tuple[Suggestion, ...]] = {}
    for group in {rules.groups[number] for number in least}:
        failures = {number: value for number, value in least.items() if rules.groups[number] == group}
        found = suggestions(explain(rules, values, failures, frozenset(judgement.open)), cells)
        explained |= dict.fromkeys(failures, found)
    return explained


def _least(difference: Side) -> int:
    """The difference when every unknown cell is taken for the least it can be."""
    if isinstance(difference, Range):
        known = difference.min if difference.min is not None and difference.min > 0 else difference.max
        return known or 0
    return difference if isinstance(difference, int) else 0


def _broken(
    rules: System,
    number: int,
    judgement: Judgement,
    cells: Mapping[str, Any],
    found: tuple[Suggestion, ...],
    table: type[Form],
    prefix: str,
) -> Finding:
    each = rules.equations[number]
    left, right = (side(terms, cells, rules.kinds) for terms in (each.left, each.right))
    said = message(
        "「{where}」不合「{rule}」：左边 {left}，右边 {right}，相差 {difference}",
        where=_where(each, table, prefix),
        rule=label(each.rule.wording),
        left=_spoken(left),
        right=_spoken(right),
        difference=_spoken(judgement.broken[number]),
    )
    return Finding(
        code=each.rule.code,
        kind=each.rule.kind,
        severity=each.rule.severity,
        verdict=Verdict.BROKEN,
        said=said,
        at=each.at,
        cells=(*each.left, *each.right),
        left=left,
        right=right,
        difference=judgement.broken[number],
        consequence_of=_cause(rules, number, judgement),
        suggestions=found,
    )


def _cause(rules: System, number: int, judgement: Judgement) -> tuple[str, str] | None:
    """The first failure that an equation which follows from others follows from."""
    for other in rules.depends.get(number, ()):
        if other in judgement.broken:
            return rules.equations[other].rule.code, rules.equations[other].at
    return None


def _open(each: Equation, table: type[Form], prefix: str) -> Finding:
    where, rule = _where(each, table, prefix), label(each.rule.wording)
    return Finding(
        code=each.rule.code,
        kind=each.rule.kind,
        severity=Severity.INFO,
        verdict=Verdict.NOT_ASSESSABLE,
        said=message("「{where}」有空缺，无法判断「{rule}」", where=where, rule=rule),
        at=each.at,
        cells=(*each.left, *each.right),
    )


def _evident_zeros(slot: str, title: str, judgement: Judgement, cells: Mapping[str, Any]) -> Iterator[Finding]:
    zeros = [code for code, bounds in judgement.bounds.items() if bounds == NOTHING and cells[code] is Gap.BLANK]
    if zeros:
        said = message("{table}：{count} 个空白格只能是 0", table=label(title), count=len(zeros))
        yield Finding(
            code="read.blank",
            kind=Kind.READING,
            severity=Severity.INFO,
            verdict=Verdict.EVIDENT_ZERO,
            said=said,
            at=slot,
            cells=tuple(zeros),
        )


def _where(each: Equation, table: type[Form], prefix: str) -> tuple[Message, ...]:
    """The printed wordings of the row or column an equation stands for."""
    return tuple(label(wording) for wording in wording_at(table, each.at.removeprefix(prefix)))


def _spoken(side: Side) -> object:
    if not isinstance(side, Range):
        return side
    return message("至少 {min}", min=side.min) if side.max is None else message("至多 {max}", max=side.max)
