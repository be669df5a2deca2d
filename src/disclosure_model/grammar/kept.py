"""What is carried along without being understood: an extension whose plugin is not installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, cast

import attrs

from ..errors import ShapeError
from ..wording import message
from .cells import encodable, shown
from .forms import Form


def _compact(json: str) -> str:
    """The same tokens without the white space between them."""
    import msgspec

    try:
        return msgspec.json.format(json, indent=-1)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError, TypeError) as wrong:
        raise ShapeError(message("扩展的数据须是一段合法的 JSON 文本：{wrong}", wrong=str(wrong))) from wrong


@attrs.frozen
class Kept:
    """JSON kept token for token: numbers keep their digits, keys their order.

    Attributes:
        json: the text of one JSON value; white space between its tokens is dropped.

    Raises:
        ShapeError: it is no JSON.
    """

    json: str = attrs.field(converter=_compact)


Held: TypeAlias = Kept | Form
"""What a report holds of a plugin."""


def _sorted(items: Mapping[str, Held] | tuple[tuple[str, Held], ...]) -> tuple[tuple[str, Held], ...]:
    given: dict[Any, Any] = dict(items)
    for name, data in given.items():
        if not (isinstance(name, str) and encodable(name) and isinstance(data, Kept | Form)):
            told = f"{shown(name)}: {shown(data)}"
            raise ShapeError(message("扩展须是插件名到表单或 Kept(JSON 文本) 的映射；现有 {told}", told=told))
    return tuple(sorted(given.items(), key=lambda item: item[0]))


@attrs.frozen(repr=False, eq=False)
class Extensions(Mapping[str, Held]):
    """Plugin name → its form, or what is kept of it where the plugin is not installed; sorted by name.

    Frozen, hashable, equal to any mapping of the same items.

    Raises:
        ShapeError: a name is no text, or its data no form and no :class:`Kept`.
    """

    _items: tuple[tuple[str, Held], ...] = attrs.field(default=(), converter=_sorted)

    def __hash__(self) -> int:
        return hash(self._items)

    def __getitem__(self, name: str) -> Held:
        return dict(self._items)[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._items)

    def with_cells(self, cells: Mapping[str, Any]) -> Extensions:
        """A copy with other figures in the cells named by their codes (``<plugin>.…``)."""
        changed = dict(self._items)
        for name in dict.fromkeys(code.partition(".")[0] for code in cells):
            own = {code.partition(".")[2]: value for code, value in cells.items() if code.startswith(f"{name}.")}
            changed[name] = cast(Form, changed[name]).with_cells(own)
        return Extensions(changed)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"Extensions({', '.join(self)})"
