"""A rule: a typed method that returns its two sides, and never compares them.

``identity`` (=) and ``at_most`` (≤) add cells; a ``demand`` is a plain predicate, or tells its breaches one by one. A
rule over rows is one equation for each column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any, Final, Self, TypeAlias, TypeVar, cast

import attrs

from ..errors import DeclarationError
from ..findings import Kind, Passage, Severity
from ..wording import Message, label, message
from .forms import Form, form, parts, unchecked
from .parts import Role
from .remember import remembered
from .symbols import Sum

S = TypeVar("S")
T = TypeVar("T")
M = TypeVar("M", bound=Callable[..., Any])
Sides: TypeAlias = tuple[T, T]
"""What an identity or a bound returns: left and right."""

MARK: Final = "disclosure_model_rule"
SEVERITIES: Final = {
    Kind.PRINTED: Severity.ERROR,
    Kind.IMPLIED: Severity.ERROR,
    Kind.CROSS_DOCUMENT: Severity.ERROR,
    Kind.HEURISTIC: Severity.WARNING,
}


@attrs.frozen(kw_only=True)
class Breach:
    """One way in which a demand is not kept.

    Attributes:
        said: what is wrong.
        at: where, unless where the demand says.
        cells: codes it speaks of besides those of the demand.
        passage: where in the text.
    """

    said: Message
    at: str = ""
    cells: tuple[str, ...] = ()
    passage: Passage | None = None


Kept: TypeAlias = bool | Iterable[Breach] | None
"""What a demand returns: whether it is kept, or every breach of it; ``None`` where a gap leaves that open."""

K = TypeVar("K", bound=Kept)


@attrs.frozen(eq=False, kw_only=True)
class Rule:
    """What is declared of a rule.

    Attributes:
        code: its name for ever.
        wording: the relation in the form's words; also its message id.
        relation: ``=``, ``≤``, or ``demand``.
        kind: what it rests on.
        cite: the instrument and place it comes from.
        method: the function, called with a filled form, and with last year's where it compares.
        good: cells of an example that keeps it; all others are zero.
        bad: cells of an example that breaks it.
        at: for a demand, the place it speaks of.
        cells: for a demand, the codes it speaks of, relative to its form.
        compares: whether it is a demand on a form and the same form of last year.
    """

    code: str
    wording: str
    relation: str
    kind: Kind
    cite: str
    method: Callable[..., Any]
    good: Mapping[str, Any]
    bad: Mapping[str, Any]
    at: str = ""
    cells: tuple[str, ...] = ()
    compares: bool = False

    @property
    def severity(self) -> Severity:
        """Errors for what the form prints or implies, warnings for what is only unusual."""
        return SEVERITIES[self.kind]

    def breaches(self, form: object, before: object = None) -> Iterable[Breach]:
        """In what ways a form does not keep the demand; in none where a gap leaves that open, or no last year is known.

        Args:
            form: the form.
            before: last year's.
        """
        if self.compares and before is None:
            return ()
        kept: Kept = self.method(form, before) if self.compares else self.method(form)
        if isinstance(kept, bool):
            return () if kept else (Breach(said=label(self.wording)),)
        return kept or ()


def _marked(method: M, relation: str, **declared: Any) -> M:
    setattr(method, MARK, Rule(relation=relation, method=method, **declared))
    return method


def identity(
    code: str,
    wording: str,
    *,
    kind: Kind = Kind.IMPLIED,
    cite: str,
    good: Mapping[str, Any],
    bad: Mapping[str, Any],
) -> Callable[[Callable[[S], Sides[T]]], Callable[[S], Sides[T]]]:
    """The two sides are equal."""
    return lambda method: _marked(method, "=", code=code, wording=wording, kind=kind, cite=cite, good=good, bad=bad)


def at_most(
    code: str,
    wording: str,
    *,
    kind: Kind = Kind.IMPLIED,
    cite: str,
    good: Mapping[str, Any],
    bad: Mapping[str, Any],
) -> Callable[[Callable[[S], Sides[T]]], Callable[[S], Sides[T]]]:
    """The left side is at most the right one (其中)."""
    return lambda method: _marked(method, "≤", code=code, wording=wording, kind=kind, cite=cite, good=good, bad=bad)


def demand(
    code: str,
    wording: str,
    *,
    kind: Kind = Kind.HEURISTIC,
    cite: str,
    good: Mapping[str, Any],
    bad: Mapping[str, Any],
    at: str = "",
    cells: tuple[str, ...] = (),
) -> Callable[[Callable[[S], K]], Callable[[S], K]]:
    """The method returns whether it is kept, ``None`` where a gap leaves that open, or yields its breaches."""
    return lambda method: _marked(
        method, "demand", code=code, wording=wording, kind=kind, cite=cite, good=good, bad=bad, at=at, cells=cells
    )


def comparison(
    code: str,
    wording: str,
    *,
    kind: Kind = Kind.HEURISTIC,
    cite: str,
    good: Mapping[str, Any],
    bad: Mapping[str, Any],
    at: str = "",
) -> Callable[[Callable[[S, S], K]], Callable[[S, S], K]]:
    """A demand on a form and that of last year; in its examples the codes of last year begin with ``before.``."""
    return lambda method: _marked(
        method, "demand", code=code, wording=wording, kind=kind, cite=cite, good=good, bad=bad, at=at, compares=True
    )


def marked(method: Callable[..., Any]) -> Rule:
    """The rule that a function was marked as.

    Raises:
        AttributeError: it was marked as none.
    """
    return cast(Rule, getattr(method, MARK))


@remembered
def rules(declared: type[Form] | ModuleType) -> tuple[Rule, ...]:
    """The rules declared on one form and its bases, not those of the forms inside it; or those of a module."""
    found: dict[str, Rule] = {}
    for base in reversed(declared.__mro__ if isinstance(declared, type) else (declared,)):
        for name, member in vars(base).items():
            if hasattr(member, MARK):
                found[name] = getattr(member, MARK)
    return tuple(found.values())


@attrs.frozen
class Equation:
    """One instance of a rule, written in codes.

    Attributes:
        rule: the rule it is an instance of.
        at: the row (``applications.received``) or the column (``applications.*.enterprises``).
        left: the cells of the left side, with coefficients.
        right: the cells of the right side.
    """

    rule: Rule
    at: str
    left: Mapping[str, int] = attrs.field(hash=False)
    right: Mapping[str, int] = attrs.field(hash=False)

    @property
    def net(self) -> dict[str, int]:
        """Left minus right: coefficient by code, without the zeros."""
        return (Sum(self.left) - Sum(self.right)).terms

    def __str__(self) -> str:
        return f"{Sum(self.left)!r} {self.rule.relation} {Sum(self.right)!r}"


@remembered
def equations(cls: type[Form], prefix: str = "") -> tuple[Equation, ...]:
    """Every equation of a form and of the forms inside it: rows first, then the form's own.

    Raises:
        DeclarationError: a rule does anything but add whole-number cells.
    """
    symbols = cls.fill(lambda cell: Sum({cell.code: 1}) if cell.kind.whole else _NoNumber(), prefix)
    return tuple(_written(cls, symbols, prefix))


class _NoNumber:
    """Stands in a money cell while rules run over symbols: amounts have units and do not add."""

    def __add__(self, other: object) -> Any:
        raise DeclarationError(message("规则不能相加金额：金额各有单位"))

    __radd__ = __add__


def _written(cls: type[Form], symbols: Form, prefix: str) -> list[Equation]:
    found: list[Equation] = []
    for part in parts(cls):
        if part.spec.role is Role.ROWS:
            found += _written(part.form, getattr(symbols, part.name), f"{prefix}{part.name}.")
    for rule in rules(cls):
        if rule.relation != "demand":
            found += _instances(rule, symbols, prefix)
    return found


def _instances(rule: Rule, symbols: Form, prefix: str) -> list[Equation]:
    sides = rule.method(symbols)
    if not isinstance(sides, tuple) or len(cast("tuple[object, ...]", sides)) != 2:
        raise _no_sides(rule)
    left, right = cast("tuple[object, object]", sides)
    columns = [part.name for part in parts(type(left)) if part.spec.role is Role.CELL] if isinstance(left, Form) else []
    if columns and type(left) is type(right):
        return [_equation(rule, f"{prefix}*.{name}", getattr(left, name), getattr(right, name)) for name in columns]
    return [_equation(rule, prefix.removesuffix("."), left, right)]


def _equation(rule: Rule, at: str, left: object, right: object) -> Equation:
    if not isinstance(left, Sum) or not isinstance(right, Sum):
        raise _no_sides(rule)
    return Equation(rule, at, left.terms, right.terms)


def _no_sides(rule: Rule) -> DeclarationError:
    return DeclarationError(message("规则 {code} 须返回左右两边，各为若干格之和，或各为一行", code=rule.code))


@form
class Counts(Form):
    """A row of counts that adds to another, cell by cell."""

    def __add__(self, other: Self) -> Self:
        names = [part.name for part in parts(type(self))]
        return unchecked(type(self), {name: getattr(self, name) + getattr(other, name) for name in names})
