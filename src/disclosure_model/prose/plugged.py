"""Patterns of agencies: objects of installed packages, found on first use.

A package names a module, or any object, in the entry-point group ``disclosure_model.patterns``. It may hold
``PATTERNS``, ``SAYINGS`` and ``PARTS``, declared as those of :mod:`.speech` are, and ``MEANINGS`` for codes of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import Any, Final, TypeVar, cast

from ..errors import DeclarationError
from ..grammar.remember import remembered
from ..wording import DOMAIN, message

GROUP: Final = f"{DOMAIN}.patterns"
"""The entry-point group."""

T = TypeVar("T")


@remembered
def _plugins() -> dict[str, Any]:
    """Name → object, of the packages that are installed.

    Raises:
        DeclarationError: one cannot be loaded.
    """
    found: dict[str, Any] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        try:
            found[point.name] = point.load()
        except Exception as wrong:  # whatever it is, it is the plugin's, and told with its name
            told = f"{type(wrong).__name__}: {wrong}"
            raise DeclarationError(message("句式插件 {name} 不能载入：{wrong}", name=point.name, wrong=told)) from wrong
    return found


def plugged(name: str, kind: type[T]) -> tuple[T, ...]:
    """What plugins declare under a name.

    Args:
        name: ``PATTERNS``, ``SAYINGS`` or ``PARTS``.
        kind: what each must be.

    Raises:
        DeclarationError: a plugin cannot be loaded, or declares something else.
    """
    found: list[T] = []
    for plugin, held in _plugins().items():
        for each in getattr(held, name, ()):
            if not isinstance(each, kind):
                told = message("句式插件 {name} 的 {list} 里须是 {kind}", name=plugin, list=name, kind=kind.__name__)
                raise DeclarationError(told)
            found.append(each)
    return tuple(found)


@remembered
def meanings() -> Mapping[str, str]:
    """Code of a pattern → what its sentences speak of, of the package and of plugins."""
    from .meanings import MEANINGS

    found = dict(MEANINGS)
    for held in _plugins().values():
        found |= cast("Mapping[str, str]", getattr(held, "MEANINGS", {}))
    return found
