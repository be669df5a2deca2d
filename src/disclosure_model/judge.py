"""One verdict on one report: its sums, and what is demanded of it.

No rule lives here: rules stand with the forms, engines in ``checks``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any, Final

import attrs

from .checks.locate import explain, suggestions
from .checks.systems import System, system
from .checks.verdicts import Judgement, judge, side
from .editions.edition import editions
from .editions.report import TITLES, Report
from .editions.tables import AnyTable
from .errors import UnknownCodeError
from .findings import READINGS, Finding, Kind, Range, Severity, Side, Suggestion, Verdict
from .grammar.forms import Form, nearest, parts, wording_at
from .grammar.gaps import Gap
from .grammar.parts import Role
from .grammar.remember import remembered
from .grammar.rules import Equation, Rule
from .grammar.rules import rules as rules_of
from .wording import Message, label, message

PROSE: Final = "prose"
"""What the codes of findings on prose begin with."""


def told(
    findings: Iterable[Finding],
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    severity: Mapping[str, Severity] | None = None,
) -> tuple[Finding, ...]:
    """Those of ``findings`` that are to be told, as :func:`check` says; also for the findings of a reading.

    Raises:
        UnknownCodeError: ``select``, ``ignore`` or ``severity`` names no rule.
    """
    severity = severity or {}
    _refuse_unknown([*select, *ignore, *severity])
    chosen = [finding for finding in findings if _chosen(finding.code, select, ignore)]
    if not severity:
        return tuple(chosen)
    return tuple(attrs.evolve(each, severity=severity.get(each.code, each.severity)) for each in chosen)


def check(
    report: Report,
    before: Report | None = None,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    severity: Mapping[str, Severity] | None = None,
) -> tuple[Finding, ...]:
    """Everything found in a report, in the order of the form. A report without findings gives ``()``.

    Args:
        report: a report as published, wrong totals and all.
        before: last year's report, for what the text says of it.
        select: codes, or beginnings of codes (``"T3"``), to be told; all others are not. Empty: all.
        ignore: codes, or beginnings of codes, not to be told.
        severity: code → another severity.

    Raises:
        UnknownCodeError: ``select``, ``ignore`` or ``severity`` names no rule.
    """
    found = _findings(report)
    if _is_prose_told(select, ignore):
        found = chain(found, _prose(report, before))
    return told(found, select=select, ignore=ignore, severity=severity)


def _prose(report: Report, before: Report | None) -> Iterator[Finding]:
    from .prose.told import prose_findings  # a hundred patterns, which whoever leaves prose out need not compile

    return prose_findings(report, before)


def _is_prose_told(select: Collection[str], ignore: Collection[str]) -> bool:
    return PROSE not in ignore and (not select or any(code.partition(".")[0] == PROSE for code in select))


@remembered
def rules() -> tuple[Rule, ...]:
    """Every rule of the report and of all editions' tables: the catalogue, in order of code."""
    found = {rule.code: rule for owner in _owners() for rule in rules_of(owner)}
    return tuple(found[code] for code in sorted(found))


@remembered
def owner(code: str) -> type[Form]:
    """The form on which the rule ``code`` is declared; the newest one where several share it."""
    return [form for form in _owners() if any(rule.code == code for rule in rules_of(form))][-1]


def _owners() -> list[type[Form]]:
    tables = [table for known in editions() for table in known.tables]
    return [form for root in (*tables, Report) for form in _within(root)]


def _within(form: type[Form]) -> list[type[Form]]:
    """A form and the forms of its rows."""
    inner = [part.form for part in parts(form) if part.spec.role is Role.ROWS]
    return [form, *(deeper for each in inner for deeper in _within(each))]


def _refuse_unknown(codes: Collection[str]) -> None:
    known = [*(rule.code for rule in rules()), *READINGS]
    if any(code.partition(".")[0] == PROSE for code in codes):
        from .prose.plugged import meanings

        known += [f"{PROSE}.{code}" for code in meanings()]
    for code in codes:
        if not any(each == code or each.startswith(f"{code}.") for each in known):
            raise UnknownCodeError(message("没有规则 {code}。相近的有：{near}", code=code, near=nearest(code, known)))


def _chosen(code: str, select: Collection[str], ignore: Collection[str]) -> bool:
    def named(names: Collection[str]) -> bool:
        return any(code == name or code.startswith(f"{name}.") for name in names)

    return not named(ignore) and (not select or named(select))


def _findings(report: Report) -> Iterator[Finding]:
    for slot, table in report.tables().items():
        yield from _sums(slot, table)
    for _, rule in _demanding(Report):
        yield from _demanded(rule, report, "")
    for slot, table in report.tables().items():
        yield from _demands(table, f"{slot}.")


def _sums(slot: str, table: AnyTable) -> Iterator[Finding]:
    """What the figures of one table say of its equations."""
    prefix = f"{slot}."
    rules = system(type(table), prefix)
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
    yield from _evident_zeros(slot, judgement, cells)


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
    table: type[AnyTable],
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


def _open(each: Equation, table: type[AnyTable], prefix: str) -> Finding:
    said = message(
        "「{where}」有空缺，无法判断「{rule}」",
        where=_where(each, table, prefix),
        rule=label(each.rule.wording),
    )
    return Finding(
        code=each.rule.code,
        kind=each.rule.kind,
        severity=Severity.INFO,
        verdict=Verdict.NOT_ASSESSABLE,
        said=said,
        at=each.at,
        cells=(*each.left, *each.right),
    )


def _evident_zeros(slot: str, judgement: Judgement, cells: Mapping[str, Any]) -> Iterator[Finding]:
    zeros = [code for code, bounds in judgement.bounds.items() if not any(bounds) and cells[code] is Gap.BLANK]
    if zeros:
        said = message("{table}：{count} 个空白格只能是 0", table=label(TITLES[slot]), count=len(zeros))
        yield Finding(
            code="read.blank",
            kind=Kind.READING,
            severity=Severity.INFO,
            verdict=Verdict.EVIDENT_ZERO,
            said=said,
            at=slot,
            cells=tuple(zeros),
        )


def _where(each: Equation, table: type[AnyTable], prefix: str) -> tuple[Message, ...]:
    """The printed wordings of the row or column an equation stands for."""
    return tuple(label(wording) for wording in wording_at(table, each.at.removeprefix(prefix)))


def _spoken(side: Side) -> object:
    if not isinstance(side, Range):
        return side
    if side.max is None:
        return message("至少 {min}", min=side.min)
    return message("至多 {max}", max=side.max)


def _demands(form: Form, prefix: str) -> Iterator[Finding]:
    """The demands of a form and of its rows."""
    for path, rule in _demanding(type(form)):
        yield from _demanded(rule, attrgetter(path)(form) if path else form, f"{prefix}{path}." if path else prefix)


@remembered
def _demanding(form: type[Form]) -> tuple[tuple[str, Rule], ...]:
    """The demands of a form and of its rows, each with the path to its row."""
    found = [("", rule) for rule in rules_of(form) if rule.relation == "demand"]
    for part in parts(form):
        if part.spec.role is Role.ROWS:
            found += [(f"{part.name}.{path}".rstrip("."), rule) for path, rule in _demanding(part.form)]
    return tuple(found)


def _demanded(rule: Rule, form: Form, prefix: str) -> Iterator[Finding]:
    """One demand; what a gap leaves open is passed over, since nothing is only unusual there."""
    if rule.method(form) is False:
        yield Finding(
            code=rule.code,
            kind=rule.kind,
            severity=rule.severity,
            verdict=Verdict.BROKEN,
            said=label(rule.wording),
            at=rule.at or prefix.removesuffix("."),
            cells=tuple(prefix + code for code in rule.cells),
        )
