"""Whether a value is what a fact's annotation says. Nothing is coerced."""

from __future__ import annotations

import types
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints

import attrs

from ..wording import Message, message
from .cells import encodable, shown
from .parts import Part, Role
from .remember import remembered


def refusal(part: Part, value: object) -> Message | None:
    """Why ``value`` cannot stand in ``part``; ``None`` when it can."""
    if part.spec.kind is not None:
        return part.spec.kind.refusal(value)
    if not conforms(value, part.type):
        return message("应为 {expected}；现为 {value}", expected=described(part.type), value=shown(value))
    if part.spec.role is Role.FACT and isinstance(value, int):
        return _out_of_range(part, value)
    return None


def fitting(part: Part) -> Callable[[object], bool]:
    """Whether a value can stand in ``part``: what :func:`refusal` says, worked out once for a part."""
    limited = part.spec.role is Role.FACT and (part.spec.least, part.spec.most) != (None, None)
    if part.spec.kind is not None or limited:
        return lambda value: refusal(part, value) is None
    return _test(part.type)


def _out_of_range(part: Part, value: int) -> Message | None:
    least, most = part.spec.least, part.spec.most
    if (least is not None and value < least) or (most is not None and value > most):
        return message(
            "应在 {least} 与 {most} 之间；现为 {value}", least=str(least), most=str(most), value=shown(value)
        )
    return None


def conforms(value: object, expected: Any) -> bool:
    """Whether ``value`` has the type ``expected`` exactly: no ``True`` for 1, no empty text."""
    return _test(expected)(value)


@remembered
def _test(expected: Any) -> Callable[[object], bool]:
    """The test of one type, worked out once: a report has some two hundred facts to be asked of."""
    origin = get_origin(expected)
    if origin in (Union, types.UnionType):
        if not any(option in (*_NAMES, None) or get_origin(option) for option in get_args(expected)):
            return lambda value: isinstance(value, expected)
        options = [_test(option) for option in get_args(expected)]
        return lambda value: any(option(value) for option in options)
    if origin is tuple:
        item = _test(get_args(expected)[0])
        return lambda value: isinstance(value, tuple) and all(map(item, cast("tuple[object, ...]", value)))
    if origin is type:
        (base,) = get_args(expected)
        return lambda value: isinstance(value, type) and issubclass(value, base)
    if expected is types.NoneType:
        return lambda value: value is None
    if expected is str:
        return lambda value: isinstance(value, str) and bool(value) and encodable(value)
    if expected in (int, date):
        return lambda value: type(value) is expected
    return lambda value: isinstance(value, origin or expected)


def misshapen(held: attrs.AttrsInstance) -> Message | None:
    """Why a part of an object made by others is not what its annotation says; its default it may always be."""
    types = get_type_hints(type(held))
    for field in attrs.fields(type(held)):
        value, expected = getattr(held, field.name), types[field.name]
        if value is not field.default and not conforms(value, expected):
            facts = {"name": field.name, "expected": described(expected), "value": shown(value)}
            return message("{name} 应为 {expected}；现为 {value}", **facts)
    return None


_NAMES: Final[dict[Any, str]] = {
    str: "非空文本 (non-empty text)",
    int: "整数 (int)",
    date: "日期 (date)",
    types.NoneType: "None",
}


def described(expected: Any) -> str:
    """A type in words for an error."""
    origin = get_origin(expected)
    if origin in (Union, types.UnionType):
        return " | ".join(described(option) for option in get_args(expected))
    if origin is tuple:
        return f"tuple[{described(get_args(expected)[0])}, …]"
    if isinstance(expected, type) and issubclass(expected, Enum):
        return " | ".join(str(member.value) for member in expected)
    return _NAMES.get(expected) or expected.__name__
