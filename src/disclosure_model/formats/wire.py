"""The shape of a report on the wire, derived from its declaration.

Every form becomes a ``msgspec.Struct`` that refuses unknown keys and coerces nothing; a table's struct is
tagged with its edition, a block's with its kind. No format's syntax is known here.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Final, Literal, Union, cast, get_args, get_origin

import msgspec

from ..editions.hooks import extension_forms
from ..editions.known import tables
from ..editions.report import Report
from ..editions.tables import AnyTable
from ..errors import Problem, ReadError
from ..grammar.cells import DIGITS, Money
from ..grammar.forms import Form, parts
from ..grammar.gaps import Gap
from ..grammar.kept import Extensions, Kept
from ..grammar.parts import Part, Role
from ..plugins import until_plugins_change
from ..wording import message

VERSION: Final = "disclosure-model/1"
"""What the ``format`` key of every document says."""

BLOCK: Final = "block"
"""The key that tells the blocks of prose apart."""

NONE: Final = Extensions()

OURS: Final = "disclosure_model."
"""What the modules of this package begin with."""

Text = Annotated[str, msgspec.Meta(min_length=1)]


class WireMoney(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An amount as its printed digits, and the printed unit."""

    amount: Annotated[str, msgspec.Meta(pattern=DIGITS)]
    unit: Annotated[str, msgspec.Meta(pattern=r"\S")] | None = None


Convert = Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


@until_plugins_change
def struct(form: type[Form]) -> type[msgspec.Struct]:
    """The struct of one form."""
    fields = [_field(part) for part in parts(form)]
    if form is Report:
        fields.insert(0, ("format", Literal["disclosure-model/1"]))
    # optional keys may be left out and are left out; the order stays the document's
    return msgspec.defstruct(
        _name(form), fields, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, **_tag(form)
    )


def _name(form: type[Form]) -> str:
    """The form's name, and its edition or its module where others may have forms of the same name."""
    home, _, edition = form.__module__.partition(".edition_")
    own = edition if home.startswith(OURS) else form.__module__.replace(".", "_")
    return f"{form.__name__}_{own}" if own else form.__name__


def _tag(form: type[Form]) -> dict[str, Any]:
    if issubclass(form, AnyTable):
        return {"tag_field": "edition", "tag": form.edition}
    if form.__module__.endswith("paper.blocks"):
        return {"tag_field": BLOCK, "tag": form.__name__.lower()}
    return {}


def _field(part: Part) -> Any:
    kind = _wired(part)
    if part.spec.role is Role.FACT and part.type is Extensions:
        return part.name, dict[str, msgspec.Raw], msgspec.field(default_factory=dict)
    return (part.name, kind, part.default) if optional(part) else (part.name, kind)


def optional(part: Part) -> bool:
    """Whether a key may be left out: facts that are ``None`` or nothing by default, and tables."""
    return part.spec.role is Role.SLOT or (part.default is None and _takes_none(part.type)) or part.default == ()


def _takes_none(annotation: Any) -> bool:
    return type(None) in get_args(annotation)


def _wired(part: Part) -> Any:
    spec = part.spec
    if spec.kind is not None:
        if not spec.kind.whole:
            return WireMoney | Gap
        return Annotated[int, msgspec.Meta(ge=spec.kind.least, le=spec.kind.most)] | Gap
    if spec.role is Role.SLOT:
        return Union[(*map(struct, tables(part.name).values()), None)]
    if part.type is int:
        return Annotated[int, msgspec.Meta(ge=spec.least, le=spec.most)]
    return _type(part.type)


def _type(annotation: Any) -> Any:
    origin = get_origin(annotation)
    if origin is types.UnionType:
        return Union[(*map(_type, get_args(annotation)),)]
    if origin is tuple:
        return tuple[_type(get_args(annotation)[0]), ...]  # type: ignore[misc]  # built at run time
    if annotation is str:
        return Text
    return struct(annotation) if is_form(annotation) else annotation


def is_form(annotation: Any) -> bool:
    """Whether an annotation names a form."""
    return isinstance(annotation, type) and issubclass(annotation, Form)


@until_plugins_change
def reading(form: type[Form]) -> Convert:
    """The function that makes a form from its struct; shape was checked by the struct.

    It is written out, one statement a part, and sets slots directly: a report has some two hundred cells.
    """
    known: dict[str, Any] = {"form": form, "new": object.__new__}
    lines = ["def build(wire):", "    made = new(form)"]
    for part in parts(form):
        known[f"set_{part.name}"] = getattr(form, part.name).__set__
        step = _reading_part(part)
        value = f"wire.{part.name}"
        if step is not _same:
            known[f"step_{part.name}"] = step
            value = f"step_{part.name}({value})"
        lines.append(f"    set_{part.name}(made, {value})")
    exec("\n".join([*lines, "    return made"]), known)  # noqa: S102  # names of declared parts only
    return cast(Convert, known["build"])


def _reading_part(part: Part) -> Convert:
    if part.type is Extensions:
        return lambda items: Extensions({n: extension_read(n, raw) for n, raw in items.items()}) if items else NONE
    if part.spec.role is Role.ROWS:
        return reading(part.form)
    if part.spec.kind is not None and not part.spec.kind.whole:
        return _money
    return _across(wired_forms(part), reading, lambda form: struct(form))


def _money(wire: Any) -> Any:
    return Money(wire.amount, wire.unit) if isinstance(wire, WireMoney) else wire


@until_plugins_change
def writing(form: type[Form]) -> Convert:
    """The function that makes the struct of a form."""
    made = struct(form)
    if not _open(form):
        return lambda value: msgspec.convert(value, made, from_attributes=True)
    steps = [(part.name, _writing_part(part)) for part in parts(form)]
    first = {"format": VERSION} if form is Report else {}
    return lambda value: made(**first, **{name: step(getattr(value, name)) for name, step in steps})


def _writing_part(part: Part) -> Convert:
    if part.type is Extensions:
        return lambda items: {name: extension_written(held) for name, held in items.items()}
    return _across(wired_forms(part), writing, _same)


class _Tagged(msgspec.Struct):
    """Whatever says its edition."""

    edition: str = ""


def extension_read(name: str, raw: msgspec.Raw) -> Kept | Form:
    """An extension's form, or what is kept of it where no plugin has that form.

    Raises:
        ReadError: the plugin has the form, and this is none.
    """
    data = bytes(raw)
    forms = extension_forms().get(f"extensions.{name}", {})
    try:
        edition = msgspec.json.decode(data, type=_Tagged).edition if forms else ""
        if edition not in forms:
            return Kept(data.decode())
        form = forms[edition]
        return cast(Form, reading(form)(msgspec.json.decode(data, type=struct(form))))
    except msgspec.ValidationError as wrong:
        told, _, path = str(wrong).partition(" - at `$")
        said = message("不是插件 {name} 的表：{told}", name=name, told=told)
        raise ReadError([Problem(f"$.extensions.{name}{path.rstrip('`')}", said)]) from wrong


def extension_written(held: Kept | Form) -> msgspec.Raw:
    """An extension as JSON."""
    return msgspec.Raw(held.json.encode() if isinstance(held, Kept) else msgspec.json.encode(writing(type(held))(held)))


def _across(forms: tuple[type[Form], ...], way: Callable[[type[Form]], Convert], source: Convert) -> Convert:
    """One part's step: forms by what they come from, tuples item by item, all else as it is."""
    if not forms:
        return _same
    ways: dict[Any, Convert] = {source(form): way(form) for form in forms}

    def step(value: Any) -> Any:
        if isinstance(value, tuple):
            items = cast("Sequence[Any]", value)
            return tuple(ways[type(item)](item) for item in items)
        return value if value is None else ways[type(value)](value)

    return step


def wired_forms(part: Part) -> tuple[type[Form], ...]:
    """The forms that may stand in a part: a row's, a slot's of all editions, a fact's."""
    if part.spec.role is Role.SLOT:
        return tuple(tables(part.name).values())
    return tuple(option for option in _options(part.type) if is_form(option))


def _options(annotation: Any) -> list[Any]:
    inner = get_args(annotation)
    return [leaf for option in inner for leaf in _options(option)] if inner else [annotation]


def _open(form: type[Form]) -> bool:
    """Whether a form's parts cannot all be told from its own annotations."""
    return any(
        part.spec.role is Role.SLOT or part.type is Extensions or len(forms) > 1 or any(map(_open, forms))
        for part, forms in ((part, wired_forms(part)) for part in parts(form))
    )
