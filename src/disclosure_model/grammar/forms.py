"""A form: a frozen class declared once, that can be filled with anything.

``Form.fill`` builds the same form with something else in every cell: figures, names, columns. A rule
does not notice, which is how one declaration serves a verdict, a written equation and a query plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, wraps
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform, get_type_hints

import attrs

from ..errors import DeclarationError, ShapeError, UnknownCodeError
from ..wording import message
from .gaps import Count, Gap
from .parts import KEY, Cell, Part, Role, Spec, change, count, fact, money, row, rows, table
from .remember import remembered
from .shape import fitting, refusal

F = TypeVar("F", bound="Form")


class Form:
    """The base of every form: what all declarations can do."""

    __slots__ = ()

    def replace(self: F, **changes: Any) -> F:
        """A changed copy; each name is a part of this form, each value is checked as in the constructor."""
        return cast(F, attrs.evolve(cast(Any, self), **changes))

    @classmethod
    def fill(cls: type[F], leaf: Callable[[Cell], Any], prefix: str = "") -> F:
        """This form with ``leaf(cell)`` in every cell, unchecked; facts take their defaults.

        Args:
            leaf: what to put in a cell: a figure, a symbol, a column.
            prefix: what the codes begin with (``"applications."``); empty for codes relative to the form.
        """
        return built(cls, map(leaf, declared_cells(cls, prefix)))

    @classmethod
    def from_cells(cls: type[F], cells: Mapping[str, Any], *, missing: Count | None = None) -> F:
        """The form with these figures.

        Args:
            cells: code relative to this form (``"received.total"``) → figure or gap.
            missing: what stands in the cells not named; by default each must be named.

        Raises:
            UnknownCodeError: a code names no cell of this form, or a cell is not named.
            ShapeError: a figure cannot stand in its cell.
        """
        declared = declared_cells(cls)
        refuse_unknown(cells, [cell.code for cell in declared], cls)
        for cell in declared:
            if cell.code not in cells and missing is None:
                raise UnknownCodeError(
                    message(
                        "{form} 缺少格 {code}：请给出其值，或用 missing=Gap.BLANK", form=cls.__name__, code=cell.code
                    )
                )
            _refuse_figure(cell, cells.get(cell.code, missing))
        return cls.fill(lambda cell: cells.get(cell.code, missing))

    def cells(self) -> dict[str, Any]:
        """Code → figure or gap, of every cell, in the order of the form."""
        codes, values = flattening(type(self))
        return dict(zip(codes, values(self), strict=True))

    def with_cells(self: F, cells: Mapping[str, Any]) -> F:
        """A copy with other figures in the cells named by their codes.

        Raises:
            UnknownCodeError: a code names no cell of this form.
            ShapeError: a figure cannot stand in its cell.
        """
        refuse_unknown(cells, list(self.cells()), type(self))
        changes: dict[str, Any] = {}
        deeper: dict[str, dict[str, Any]] = {}
        for code, value in cells.items():
            name, _, rest = code.partition(".")
            if rest:
                deeper.setdefault(name, {})[rest] = value
            else:
                changes[name] = value
        for name, inner in deeper.items():
            changes[name] = getattr(self, name).with_cells(inner)
        return self.replace(**changes)

    def __repr__(self) -> str:
        cls = type(self)
        if any(part.spec.role is Role.ROWS for part in parts(cls)):
            cells = self.cells()
            told = {code: value for code, value in cells.items() if value not in (0, Gap.BLANK)}
            some = ", ".join(f"{code}={value}" for code, value in list(told.items())[:6])
            return f"<{cls.__name__}: {len(cells)} cells, {len(told)} told: {some}{', …' if len(told) > 6 else ''}>"
        return f"{cls.__name__}({', '.join(f'{part.name}={getattr(self, part.name)!r}' for part in parts(cls))})"


@dataclass_transform(
    frozen_default=True,
    kw_only_default=True,
    field_specifiers=(count, change, money, row, rows, table, fact),
)
def form(cls: type[F]) -> type[F]:
    """Declare a form: a frozen, keyword-only attrs class whose constructor guarantees its shape.

    A part may be declared again without a specifier to narrow its type; it keeps its place and wording.

    Raises:
        DeclarationError: a part has no specifier, or takes the name of a method of every form.
    """
    made = attrs.frozen(cls, kw_only=True, repr=False, field_transformer=_in_place)
    raw = made.__init__

    @wraps(raw)
    def checked(self: Any, **values: Any) -> None:
        raw(self, **values)
        _refuse_shape(self)

    made.__init__ = checked  # type: ignore[method-assign]  # the one place where the shape is held
    return made


def _refuse_shape(made: Form) -> None:
    for part, name, fits in _fitting(type(made)):
        value = getattr(made, name)
        if not fits(value):
            refused = refusal(part, value)
            where = f"{type(made).__name__}.{name}"
            raise ShapeError(message("{where}：{refused}", where=where, refused=refused))


@remembered
def _fitting(cls: type[Form]) -> tuple[tuple[Part, str, Callable[[object], bool]], ...]:
    """Each part of a form, its name, and whether a value can stand in it."""
    return tuple((part, part.name, fitting(part)) for part in parts(cls))


def _in_place(cls: type[object], fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Put a part that is declared again where it first stood, with the wording it first had."""
    before: dict[str, attrs.Attribute[Any]] = {}
    for base in reversed(cls.__mro__[1:]):
        before.update({field.name: field for field in getattr(base, "__attrs_attrs__", ())})
    own = {field.name: field for field in fields}
    placed: list[attrs.Attribute[Any]] = []
    for name in [*before, *(name for name in own if name not in before)]:
        field = own[name]
        if KEY not in field.metadata and name in before:
            field = field.evolve(metadata=before[name].metadata)
        _refuse_field(cls, field)
        placed.append(field)
    return placed


def _refuse_field(cls: type[object], field: attrs.Attribute[Any]) -> None:
    if KEY not in field.metadata:
        raise DeclarationError(
            message("{form}.{name} 没有声明：请写 = count(…)、row(…) 或 fact(…)", form=cls.__name__, name=field.name)
        )
    if hasattr(Form, field.name):
        raise DeclarationError(
            message("{form}.{name} 与表单的方法同名：请换一个名称", form=cls.__name__, name=field.name)
        )


def unchecked(cls: type[F], values: Mapping[str, Any]) -> F:
    """An instance without the constructor's checks: for symbols, columns and decoded values."""
    made = object.__new__(cls)
    for part in parts(cls):
        value = values.get(part.name, part.default)
        object.__setattr__(made, part.name, value)
    return made


@remembered
def parts(cls: type[Form]) -> tuple[Part, ...]:
    """The parts of a form, in the order of the document."""
    types = get_type_hints(cls)
    return tuple(
        Part(name=field.name, spec=field.metadata[KEY], type=types[field.name], default=_default(field))
        for field in attrs.fields(cls)  # type: ignore[arg-type]  # every form is an attrs class, see form()
    )


def _default(field: attrs.Attribute[Any]) -> Any:
    return None if field.default is attrs.NOTHING else field.default


@remembered
def declared_cells(cls: type[Form], prefix: str = "") -> tuple[Cell, ...]:
    """Every cell of a form, in order, with codes that begin with ``prefix``."""
    return tuple(_cells(cls, prefix, ()))


def _cells(cls: type[Form], prefix: str, rows: tuple[Spec, ...]) -> Iterator[Cell]:
    for part in parts(cls):
        code = prefix + part.name
        if part.spec.role is Role.CELL:
            yield Cell(code=code, spec=part.spec, rows=rows)
        elif part.spec.role is Role.ROWS:
            yield from _cells(part.form, f"{code}.", (*rows, part.spec))


def built(cls: type[F], leaves: Iterator[Any]) -> F:
    """A form whose cells are the next leaves, in order; unchecked, facts take their defaults."""
    made = object.__new__(cls)
    for put, taken in _steps(cls):
        put(made, taken(leaves))
    return made


@remembered
def _steps(cls: type[Form]) -> tuple[tuple[Callable[[Any, Any], None], Callable[[Iterator[Any]], Any]], ...]:
    """For each part what puts it into an instance, frozen as it is, and what takes it from the leaves."""
    return tuple((getattr(cls, part.name).__set__, _taking(part)) for part in parts(cls))


def _taking(part: Part) -> Callable[[Iterator[Any]], Any]:
    if part.spec.role is Role.CELL:
        return next
    return partial(built, part.form) if part.spec.role is Role.ROWS else lambda _: part.default


@remembered
def wording_at(cls: type[Form], at: str) -> tuple[str, ...]:
    """The printed wordings of a row, a column (``dispositions.*.enterprises``) or a cell, from the outside in."""
    around, star, column = at.rpartition("*.")
    for cell in declared_cells(cls):
        if star and cell.code.startswith(around) and cell.code.endswith(f".{column}"):
            return (*(spec.label for spec in cell.rows[: around.count(".")]), *cell.heads)
        if cell.code == at:
            return cell.labels
        if cell.code.startswith(f"{at}."):
            return cell.labels[: at.count(".") + 1]
    return ()


@remembered
def flattening(cls: type[Form]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The codes of a form and the function that takes their values from an instance, both in order."""
    codes = tuple(cell.code for cell in declared_cells(cls))
    if len(codes) > 1:
        return codes, attrgetter(*codes)
    return codes, lambda form: tuple(attrgetter(code)(form) for code in codes)


def refuse_unknown(codes: Iterable[str], known: list[str], cls: type[Form]) -> None:
    """Raise :class:`UnknownCodeError` for the first code that is not ``known``."""
    for code in sorted(set(codes) - set(known)):
        near = nearest(code, known)
        raise UnknownCodeError(
            message("{form} 没有格 {code}。相近的有：{near}", form=cls.__name__, code=code, near=near)
        )


def nearest(wrong: str, known: list[str]) -> str:
    """The known names most like ``wrong``, for a sentence; ``—`` when none is."""
    from difflib import get_close_matches

    return ", ".join(get_close_matches(wrong, known, n=3, cutoff=0.5)) or "—"


def _refuse_figure(cell: Cell, value: object) -> None:
    refused = cell.kind.refusal(value)
    if refused is not None:
        raise ShapeError(message("{where}：{refused}", where=cell.code, refused=refused))
