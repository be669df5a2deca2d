"""What is carried along without being understood: an extension whose plugin is not installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs


@attrs.frozen
class Kept:
    """JSON kept token for token: numbers keep their digits, keys their order."""

    json: str


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
