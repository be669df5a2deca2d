"""What is wrong with a document that the wire's structs refuse: every place, in our own words.

The slow path. cattrs walks the document by the same declarations and gathers all errors with their
paths; nothing is coerced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, Final, cast, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import AttributeValidationNote, ClassValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from ..editions.known import tables
from ..editions.report import Report
from ..errors import Problem, ShapeError
from ..grammar.cells import Money, shown
from ..grammar.forms import Form, nearest, parts
from ..grammar.gaps import Gap
from ..grammar.kept import Extensions
from ..grammar.parts import Part, Role
from ..grammar.shape import refusal
from ..plugins import until_plugins_change
from ..wording import Message, message
from .wire import BLOCK, VERSION, is_form

LONG: Final = 20
"""Digits of a whole number that no fact takes."""

GAPS: Final = {gap.value: gap for gap in Gap}


class PlacedError(ShapeError):
    """A refusal with the path from the part it was found in."""

    def __init__(self, path: str, said: Message) -> None:
        super().__init__(said)
        self.path = path


def diagnose(document: Any) -> list[Problem]:
    """Every problem of a decoded JSON document, with a path such as ``$.applications.received.total``."""
    keys = _object(document)
    if keys is None:
        said = message("一份报告须是一个 JSON 对象 {{…}}；现为 {value}", value=shown(document))
        return [Problem("$", said)]
    version = keys.pop("format", None)
    if version != VERSION:
        said = message('须写明格式 "format": "{version}"；现为 {value}', version=VERSION, value=shown(version))
        return [Problem("$.format", said)]
    try:
        _converter(Report).structure(keys, Report)
    except Exception as wrong:  # cattrs gathers errors of every type; each is told
        return list(_problems(wrong, "$"))
    return []


@until_plugins_change
def _converter(form: type[Form]) -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    overrides: dict[str, Any] = {part.name: override(struct_hook=_hook(part)) for part in parts(form)}
    converter.register_structure_hook(
        form,
        make_dict_structure_fn(
            cast(Any, form), converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **overrides
        ),
    )
    return converter


def _hook(part: Part) -> Any:
    def structure(value: Any, _type: Any) -> Any:
        made = _made(part, part.type, value)
        refused = refusal(part, made)
        if refused is not None:
            raise ShapeError(refused)
        return made

    return structure


def _made(part: Part, expected: Any, value: Any) -> Any:
    """The value in our own types where it is spelt rightly; as it is where it is not, to be refused."""
    if part.spec.kind is not None:
        return _cell(part, value)
    if part.spec.role is Role.SLOT:
        return value if value is None else _tagged(value, "edition", tables(part.name))
    if expected is Extensions:
        return Extensions()  # its data is the plugin's; only the fast path keeps it
    return _fact(part, expected, value)


def _cell(part: Part, value: Any) -> Any:
    if isinstance(value, str):
        return GAPS.get(value, value)
    amount = _object(value)
    if amount is not None and part.spec.kind is not None and not part.spec.kind.whole:
        converter = Converter(detailed_validation=True, forbid_extra_keys=True)
        converter.register_structure_hook(str, lambda text, _type: text)
        return converter.structure(amount, Money)
    return value


def _fact(part: Part, expected: Any, value: Any) -> Any:
    inner = get_args(expected)
    if get_origin(expected) is tuple and isinstance(value, list):
        items = cast("Sequence[Any]", value)
        return tuple(_item(part, inner[0], item, number) for number, item in enumerate(items))
    forms = {form.__name__.lower(): form for form in (inner or (expected,)) if is_form(form)}
    keys = _object(value)
    if keys is not None and forms:
        if len(forms) > 1:
            return _tagged(value, BLOCK, forms)
        only = next(iter(forms.values()))
        return _converter(only).structure(keys, only)
    for option in inner or (expected,):
        value = _parsed(option, value)
    return value


def _item(part: Part, expected: Any, item: Any, number: int) -> Any:
    try:
        return _fact(part, expected, item)
    except Exception as wrong:  # cattrs gathers errors of every type; the first is told
        first = next(_problems(wrong, f"[{number}]"))
        raise PlacedError(first.path, first.said) from wrong


def parsed(part: Part, text: str) -> Any:
    """A fact from its text, for formats that have only text: a date, one of a closed list, a whole number."""
    if part.type is int:
        return int(text) if text.isascii() and text.isdecimal() and len(text) < LONG else text
    value: Any = text
    for option in get_args(part.type) or (part.type,):
        value = _parsed(option, value)
    return value


def _parsed(expected: Any, value: Any) -> Any:
    if not isinstance(value, str) or not isinstance(expected, type):
        return value
    try:
        if expected is date:
            return date.fromisoformat(value)
        return expected(value) if issubclass(expected, Enum) else value
    except ValueError:
        return value


def _object(value: Any) -> dict[str, Any] | None:
    """A copy of a JSON object; ``None`` for anything else."""
    return dict(cast("dict[str, Any]", value)) if isinstance(value, dict) else None


def _tagged(value: Any, key: str, forms: Mapping[str, Any]) -> Any:
    """A table by its edition, a block by its kind."""
    keys = _object(value)
    if keys is None:
        raise ShapeError(message("应为带有 {key} 键的 JSON 对象；现为 {value}", key=key, value=shown(value)))
    tag = keys.pop(key, None)
    if not isinstance(tag, str) or tag not in forms:
        said = message("须是 {known} 之一；现为 {value}", known=", ".join(forms), value=shown(tag))
        raise PlacedError(f".{key}", said)
    return _converter(forms[tag]).structure(keys, forms[tag])


def _problems(wrong: BaseException, path: str) -> Iterator[Problem]:
    if isinstance(wrong, ClassValidationError):
        for each in wrong.exceptions:
            names = [note.name for note in getattr(each, "__notes__", ()) if isinstance(note, AttributeValidationNote)]
            yield from _problems(each, ".".join([path, *names]))
        return
    if isinstance(wrong, PlacedError):
        yield Problem(path + wrong.path, wrong.said)
    elif isinstance(wrong, ForbiddenExtraKeysError):
        known = [field.name for field in attrs.fields(cast(Any, wrong.cl))]
        for key in sorted(wrong.extra_fields):
            yield Problem(f"{path}.{key}", message("没有这个键。相近的有：{near}", near=nearest(key, known)))
    elif isinstance(wrong, KeyError):
        yield Problem(path, message('缺少这个键：请补上；没有数的格写 "blank"'))
    else:
        yield Problem(path, cast(ShapeError, wrong).said)
