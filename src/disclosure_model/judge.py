"""One verdict on one report: its sums, and what is demanded of it.

No rule lives here: rules stand with the forms, engines in ``checks``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from importlib import import_module
from itertools import accumulate, chain
from operator import attrgetter
from typing import Final

import attrs

from .checks.sums import table_sums
from .editions.hooks import added_rules, extension_forms
from .editions.known import known_editions
from .editions.report import Report, titled
from .errors import DeclarationError, UnknownCodeError
from .findings import READINGS, Finding, Severity, Verdict
from .grammar.forms import Form, nearest, parts
from .grammar.parts import Role
from .grammar.rules import Breach, Rule
from .grammar.rules import rules as rules_of
from .grammar.shape import misshapen
from .plugins import blamed, until_plugins_change
from .wording import message

PROSE: Final = "prose"
"""What the codes of findings on prose begin with."""

APART: Final = (
    "disclosure_model.editions.deadlines",
    "disclosure_model.prose.sections",
    "disclosure_model.prose.charges",
)
"""Modules with more rules of reports: they stand on the report, or on sentences, and not the report on them."""


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
    wanted = _choice(select, ignore)
    chosen = tuple(finding for finding in findings if wanted(finding.code))
    if not severity:
        return chosen
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
        before: last year's report, for what the text says of it and what is compared with it.
        select: codes, or beginnings of codes (``"T3"``), to be told; all others are not. Empty: all.
        ignore: codes, or beginnings of codes, not to be told.
        severity: code → another severity.

    Raises:
        UnknownCodeError: ``select``, ``ignore`` or ``severity`` names no rule.
    """
    found = _findings(report, before, _choice(select, ignore))
    if _is_prose_told(select, ignore):
        from .prose.told import prose_findings  # a hundred patterns, which whoever leaves prose out need not compile

        found = chain(found, prose_findings(report, before))
    return told(found, select=select, ignore=ignore, severity=severity)


def _is_prose_told(select: Collection[str], ignore: Collection[str]) -> bool:
    return PROSE not in ignore and (not select or any(code.partition(".")[0] == PROSE for code in select))


@until_plugins_change
def rules() -> tuple[Rule, ...]:
    """Every rule of the report and of all editions' tables: the catalogue, in order of code."""
    found = {rule.code: rule for owner in _owners() for rule in _rules_of(owner)}
    return tuple(found[code] for code in sorted(found))


@until_plugins_change
def owner(code: str) -> type[Form]:
    """The form on which the rule ``code`` is declared; the newest one where several share it."""
    return [form for form in _owners() if any(rule.code == code for rule in _rules_of(form))][-1]


def _rules_of(form: type[Form]) -> tuple[Rule, ...]:
    """The rules of one form, wherever they are declared."""
    apart = map(import_module, APART) if form is Report else ()
    added = added_rules() if form is Report else ()
    return tuple(chain(rules_of(form), *map(rules_of, apart), added))


def _owners() -> list[type[Form]]:
    tables = [table for known in known_editions() for table in known.tables]
    tables += [form for forms in extension_forms().values() for form in forms.values()]
    return [form for root in (*tables, Report) for form in _within(root)]


def _within(form: type[Form]) -> list[type[Form]]:
    """A form and the forms of its rows."""
    inner = [part.form for part in parts(form) if part.spec.role is Role.ROWS]
    return [form, *(deeper for each in inner for deeper in _within(each))]


def _refuse_unknown(codes: Collection[str]) -> None:
    for code in codes:
        spoken = code.startswith(f"{PROSE}.")
        if code not in _beginnings(spoken):
            near = nearest(code, _known(spoken))
            raise UnknownCodeError(message("没有规则 {code}。相近的有：{near}", code=code, near=near))


@until_plugins_change
def _beginnings(spoken: bool) -> frozenset[str]:
    """What may stand for codes: each whole, and what it begins with up to a full stop."""
    return frozenset(begun for code in _known(spoken) for begun in accumulate(code.split("."), "{}.{}".format))


@until_plugins_change
def _known(spoken: bool) -> list[str]:
    """The codes of all findings; those on sentences only where one of them is ``spoken`` of."""
    known = [*(rule.code for rule in rules()), *READINGS, PROSE]
    if spoken:
        from .prose.hooks import codes

        known += codes()
    return known


def _choice(select: Collection[str], ignore: Collection[str]) -> Callable[[str], bool]:
    """Whether a finding of a code is to be told."""
    wanted, unwanted = (tuple(f"{name}." for name in names) for names in (select, ignore))
    return lambda code: (not wanted or f"{code}.".startswith(wanted)) and not f"{code}.".startswith(unwanted)


def _findings(report: Report, before: Report | None, wanted: Callable[[str], bool]) -> Iterator[Finding]:
    """What the tables and the demands tell; demands whose code is not wanted are not asked."""
    for slot, table in report.tables().items():
        yield from table_sums(slot, table, titled(slot, table))
    yield from _demands(report, before, "", wanted)
    for slot, table in report.tables().items():
        yield from _demands(table, before and before.tables().get(slot), f"{slot}.", wanted)


def _demands(form: Form, before: Form | None, prefix: str, wanted: Callable[[str], bool]) -> Iterator[Finding]:
    """The demands of a form and of its rows; nothing is compared with last year's of another edition."""
    before = before if type(before) is type(form) else None
    for path, rule in _demanding(type(form)):
        if not wanted(rule.code):
            continue
        if path:
            now, then = (each and attrgetter(path)(each) for each in (form, before))
            yield from _breached(rule, now, then, f"{prefix}{path}.")
        else:
            yield from _breached(rule, form, before, prefix)


def _breached(rule: Rule, form: object, before: object, prefix: str) -> list[Finding]:
    """The breaches of a demand; what a plugin's does wrong is told of the plugin, and finds nothing."""
    first, plugin, *_ = (*rule.code.split("."), "")
    if first != "extensions":
        return [_demanded(rule, breach, prefix) for breach in rule.breaches(form, before)]
    found: list[Finding] = []
    with blamed(plugin, rule.code):
        found += [_tellable(rule, breach, prefix) for breach in rule.breaches(form, before)]
    return found


def _tellable(rule: Rule, breach: Breach, prefix: str) -> Finding:
    """The finding of a plugin's breach, which is what it should be and has a sentence."""
    why = misshapen(breach)
    if why is not None:
        raise DeclarationError(why)
    found = _demanded(rule, breach, prefix)
    found.message()
    return found


@until_plugins_change
def _demanding(form: type[Form]) -> tuple[tuple[str, Rule], ...]:
    """The demands of a form and of its rows, each with the path to its row."""
    found = [("", rule) for rule in _rules_of(form) if rule.relation == "demand"]
    for part in parts(form):
        if part.spec.role is Role.ROWS:
            found += [(f"{part.name}.{path}".rstrip("."), rule) for path, rule in _demanding(part.form)]
    return tuple(found)


def _demanded(rule: Rule, breach: Breach, prefix: str) -> Finding:
    """A demand that is not kept; what a gap leaves open is passed over, since nothing is only unusual there."""
    return Finding(
        code=rule.code,
        kind=rule.kind,
        severity=rule.severity,
        verdict=Verdict.BROKEN,
        said=breach.said,
        at=breach.at or rule.at or prefix.removesuffix("."),
        cells=(*(prefix + code for code in rule.cells), *breach.cells),
        passage=breach.passage,
    )
