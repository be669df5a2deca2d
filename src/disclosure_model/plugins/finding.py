"""Which plugins there are: those that are installed, found on first use, and those that were registered by hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from functools import lru_cache, partial, wraps
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar, cast

import attrs

from ..errors import DeclarationError
from ..wording import ADDED, Message, message
from .telling import FAULTS, said, tell

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

P = ParamSpec("P")
R = TypeVar("R")

GROUP: Final = "disclosure_model"
"""The entry-point group, and what pluggy calls the project."""

PREFIX: Final = "disclosure_"
"""What the names of all hooks begin with."""

OFF: Final = "DISCLOSURE_MODEL_PLUGINS_OFF"
"""The environment variable with the names of plugins that are switched off, parted by commas; ``*`` is all."""


class State(Enum):
    """Whether a plugin is asked."""

    ACTIVE = "active"
    OFF = "off"
    FAILED = "failed"


@attrs.define
class Plugin:
    """A plugin that was found.

    Attributes:
        name: the name of its entry point, which is also where its forms hang in a report.
        version: of its package; nothing where it was registered by hand.
        state: whether it is asked.
        why: what it failed of.
        implementation: the object with its hooks, once it is loaded.
        hooks: the names of what it implements.
    """

    name: str
    version: str = ""
    state: State = State.ACTIVE
    why: Message | None = None
    implementation: Any = None
    hooks: tuple[str, ...] = ()

    @property
    def off(self) -> bool:
        """Whether it is switched off."""
        told = {each.strip() for each in os.environ.get(OFF, "").split(",")}
        return not {self.name, "*"}.isdisjoint(told | _switched_off)

    def load(self, found: Callable[[], Any]) -> None:
        """Find its hooks, unless it is switched off."""
        if self.off:
            self.state = State.OFF
            return
        try:
            if not self.name.isidentifier():
                raise DeclarationError(message("名称须是标识符：数据放在 extensions.{name}", name=self.name))
            self.implementation = found()
            self.hooks = tuple(name for name in dir(self.implementation) if self._is_marked(name))
        except FAULTS as wrong:
            self.state, self.why = State.FAILED, message("不能载入：{wrong}", wrong=said(wrong))
            tell(self.name, self.why)

    def _is_marked(self, name: str) -> bool:
        return name.startswith(PREFIX) and hasattr(getattr(self.implementation, name), f"{GROUP}_impl")


def plugins() -> dict[str, Plugin]:
    """Every plugin that is installed or was registered, by name, in the order of names.

    While they are being found there are none: to what one asks when it is imported, the package alone answers.
    """
    return {} if _finding.get() else _found()


@lru_cache(maxsize=1)
def _found() -> dict[str, Plugin]:
    before = _finding.set(True)
    try:
        return dict(sorted(_loaded().items()))
    finally:
        _finding.reset(before)
        _forget_derived()  # what was asked for meanwhile


def _loaded() -> dict[str, Plugin]:
    found: dict[str, Plugin] = {}
    for point in _installed():
        if point.name in found:
            tell(point.name, message("另有一个插件也叫这个名称，只用先找到的一个"))
        elif point.name not in _registered:
            found[point.name] = Plugin(name=point.name, version=point.dist.version if point.dist else "")
            found[point.name].load(point.load)
    for name in tuple(_registered):
        found[name] = Plugin(name=name)
        found[name].load(partial(_registered.__getitem__, name))
    return found


def _installed() -> EntryPoints:
    from importlib.metadata import entry_points  # slow to import: not before plugins are looked for

    return entry_points(group=GROUP)


_registered: Final[dict[str, Any]] = {}
_switched_off: Final[set[str]] = set()
_following: Final[list[Callable[[], None]]] = [ADDED.clear]
_finding: Final[ContextVar[bool]] = ContextVar("_finding", default=False)


def until_plugins_change(derive: Callable[P, R]) -> Callable[P, R]:
    """What is derived from the plugins is derived once, until others are registered or switched off.

    They are found before anything is derived: one that registers another when it is imported changes nothing midway.
    """

    @wraps(derive)
    def derived(*args: P.args, **kwargs: P.kwargs) -> R:
        plugins()
        return derive(*args, **kwargs)

    cached = lru_cache(maxsize=None)(derived)
    _following.append(cached.cache_clear)
    return cast(Callable[P, R], cached)


def _changed() -> None:
    _found.cache_clear()
    _forget_derived()


def _forget_derived() -> None:
    for clear in _following:
        clear()


def register(name: str, implementation: Any) -> None:
    """Use an object as a plugin of this process, in the place of an installed one of that name."""
    _registered[name] = implementation
    _changed()


def unregister(name: str) -> None:
    """Forget a plugin that was registered."""
    _registered.pop(name, None)
    _changed()


def switch(name: str, *, on: bool) -> None:
    """Switch a plugin off, or on again, for this process."""
    (_switched_off.discard if on else _switched_off.add)(name)
    _changed()


@contextmanager
def using(**implementations: Any) -> Generator[None]:
    """Plugins for as long as a block runs, for tests: name → object; in use though the name was switched off."""
    with _restored():
        _registered.update(implementations)
        _switched_off.difference_update(implementations)
        _changed()
        yield


@contextmanager
def without() -> Generator[None]:
    """None of the plugins that are there, for as long as a block runs: for what is to be the same everywhere."""
    with _restored():
        _switched_off.update(_registered, (point.name for point in _installed()))
        _changed()
        yield


@contextmanager
def _restored() -> Generator[None]:
    """Whatever is registered or switched within a block is as before when it ends."""
    registered, switched = dict(_registered), set(_switched_off)
    try:
        yield
    finally:
        _registered.clear()
        _registered.update(registered)
        _switched_off.clear()
        _switched_off.update(switched)
        _changed()
