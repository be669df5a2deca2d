"""What is carried along without being understood: an extension whose plugin is not installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from ..errors import ShapeError
from ..wording import message


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


@attrs.frozen(repr=False)
class Extensions(Mapping[str, Kept]):
    """Plugin name → its data. Frozen, hashable, compared like a mapping."""

    _items: tuple[tuple[str, Kept], ...] = ()

    @classmethod
    def of(cls, items: Mapping[str, Kept]) -> Extensions:
        """The mapping as extensions, sorted by name."""
        return cls(tuple(sorted(items.items(), key=lambda item: item[0])))

    def __getitem__(self, name: str) -> Kept:
        return dict(self._items)[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"Extensions({', '.join(self)})"
