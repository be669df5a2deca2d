"""Claims as findings: the sentence, its number, and what the tables have instead."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import inf
from typing import Final, cast

from ..editions.report import Report, slot_of
from ..findings import Finding, Kind, Range, Severity, Side, Verdict
from ..grammar.forms import declared_cells, wording_at
from ..wording import Message, label, message
from .claims import Claim, claims
from .clauses import shown
from .guesses import Guess
from .quantities import Number, Quantities, Value, terms
from .ratios import Growth, Points
from .verdicts import Standing, Witness

DECIMALS: Final = 4

TOLD: Final = {
    Standing.CONTRADICTS: (Severity.ERROR, Verdict.CONTRADICTED),
    Standing.EXPLAINED: (Severity.INFO, Verdict.EXPLAINED),
    Standing.SUBSET: (Severity.INFO, Verdict.SUBSET),
}
"""How a claim stands → how it is told. What matches, or cannot be verified, is no finding."""

WITNESSES: Final = {
    Witness.YEAR: message("报告年度"),
    Witness.WHOLE: message("文中的总数"),
    Witness.SHARE: message("文中两数之比"),
    Witness.EARLIER: message("文中同一个数"),
}
"""What a claim is held against, in words."""

GROUPS: Final = {"organizations": "法人或其他组织"}
"""Columns that are named together → their printed name."""


def prose_findings(report: Report, before: Report | None = None) -> Iterator[Finding]:
    """What a report's text says that its tables do not.

    Args:
        report: the report.
        before: last year's, for what a sentence says of it.
    """
    quantities = Quantities(report)
    for claim in claims(report, before):
        if claim.standing in TOLD:
            yield _finding(claim, report, quantities)


def _finding(claim: Claim, report: Report, quantities: Quantities) -> Finding:
    severity, verdict = TOLD[claim.standing]
    left = _side(claim.low, claim.high)
    value = cast(Value, claim.value)  # whatever is told was weighed
    right = _side(value.low, value.high) if claim.witness else _value(value)
    place = "preamble" if claim.passage.section == "preamble" else f"sections.{claim.passage.section}"
    return Finding(
        code=f"prose.{claim.pattern}",
        kind=Kind.PROSE,
        severity=severity,
        verdict=verdict,
        said=_said(claim, report, right),
        at=place,
        cells=_cells(claim, quantities),
        left=left,
        right=right,
        difference=left - right if isinstance(left, int) and isinstance(right, int) else None,
        passage=claim.passage,
    )


def _said(claim: Claim, report: Report, right: Side) -> Message:
    facts: dict[str, object] = {
        "sentence": shown(claim.passage.sentence),
        "printed": claim.printed,
        "value": _spoken(right),
        "name": WITNESSES[claim.witness] if claim.witness else _compared(claim, report),
    }
    if claim.witness is Witness.WHOLE:
        facts["sum"] = _side(claim.low, claim.high)
        return message("“{sentence}”：“{printed}”相加是 {sum}，而{name}是 {value}", **facts)
    if claim.standing is Standing.EXPLAINED:
        return message("“{sentence}”：“{printed}”是{name}的数 {value}", **facts)
    if claim.standing is Standing.SUBSET:
        return message("“{sentence}”：“{printed}”只说其中一部分，不超过{name} {value}", **facts)
    if not claim.guesses:
        return message("“{sentence}”：写的是“{printed}”，而{name}是 {value}", **facts)
    told = tuple(_guessed(each, report) for each in claim.guesses)
    return message("“{sentence}”：写的是“{printed}”，而{name}是 {value}；猜测：{guesses}", guesses=told, **facts)


def _compared(claim: Claim, report: Report) -> Message:
    """What a claim is held against, by the quantity that decided how it stands."""
    name = named(claim.by or "", report)
    if isinstance(claim.measure, Growth):
        return message("{name}与上年相比", name=name)
    return message("{name}与上年相差的百分点", name=name) if isinstance(claim.measure, Points) else name


def _guessed(guess: Guess, report: Report) -> Message:
    name = named(guess.expression, report)
    if guess.kind == "last_year":
        return message("可能照抄了上年的{name}", name=name)
    if guess.kind == "slip":
        return message("可能把{name}写错了一位", name=name)
    return message("可能是{name}", name=name)


def _cells(claim: Claim, quantities: Quantities) -> tuple[str, ...]:
    """The cells of the quantities that decided how a claim stands."""
    found: dict[str, None] = {}
    for written in (claim.by or "").split(" / "):
        found |= dict.fromkeys(quantities.codes(written.strip("() ")) or ()) if written else {}
    return tuple(found)


def named(expression: str, report: Report) -> Message:
    """A quantity in the form's own words, and as it is written."""
    quotient = expression.split(" / ")
    names = [_sum(each.strip("() "), report) for each in quotient]
    words = names[0] if len(names) == 1 else message("{above}占{below}的比例", above=names[0], below=names[1])
    return message("{words}（{expression}）", words=words, expression=expression)


def _sum(expression: str, report: Report) -> Message:
    told: Message | None = None
    for sign, path, column in terms(expression):
        each = _term(path, column, report)
        if told is None:
            told = each
        elif sign > 0:
            told = message("{sum}加{term}", sum=told, term=each)
        else:
            told = message("{sum}减{term}", sum=told, term=each)
    return told or label(expression)


def _term(path: str, column: str, report: Report) -> Message:
    """A term: its row's printed wording, and its column's where that is not the total."""
    slot = slot_of(path)
    rest = path.removeprefix(slot).removeprefix(".")
    form = type(report.tables()[slot])
    row = label((wording_at(form, rest) or (path,))[-1])
    if column == "total":
        return message("「{row}」", row=row)
    wording = GROUPS.get(column) or next(
        cell.labels[-1]
        for cell in declared_cells(form)
        if cell.code.startswith(rest) and cell.code.endswith(f".{column}")
    )
    return message("「{row}」的「{column}」", row=row, column=label(wording))


def _side(low: Number, high: Number) -> Side:
    if low == high:
        return _plain(low)
    return f"{_plain(low)}–{_plain(high)}"


def _value(value: Value) -> Side:
    if value.known:
        return _plain(value.low)
    return Range(int(value.low), None if value.high == inf else int(value.high))


def _plain(number: Number) -> int | str:
    exact = Fraction(number)
    if exact.denominator == 1:
        return int(exact)
    return f"{float(exact):.{DECIMALS}f}".rstrip("0")


def _spoken(side: Side) -> object:
    if not isinstance(side, Range):
        return side
    return message("至少 {min}", min=side.min) if side.max is None else f"{side.min}–{side.max}"
