"""Plugins: found on first use, asked one by one, and named when they fail.

A plugin is a module, or any object, with functions marked ``@implements``; its package names it in the entry-point
group ``disclosure_model``. What it may implement is stated by the rooms that it extends, as documented empty functions
marked ``@specifies``. A plugin that cannot be loaded, raises, or answers what cannot be used is told in a
:class:`PluginWarning`; all others go on.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from types import SimpleNamespace
from typing import Any, Final, ParamSpec, TypeVar, cast

import attrs
import pluggy

from .errors import DisclosureError
from .wording import ADDED, Message, message

P = ParamSpec("P")
R = TypeVar("R")

GROUP: Final = "disclosure_model"
"""The entry-point group, and what pluggy calls the project."""

OFF: Final = "DISCLOSURE_MODEL_PLUGINS_OFF"
"""The environment variable with the names of plugins that are switched off, parted by commas; ``*`` is all."""

specifies: Final = pluggy.HookspecMarker(GROUP)
"""Marks a documented empty function: what a plugin may implement."""

implements: Final = pluggy.HookimplMarker(GROUP)
"""Marks a plugin's function of the same name. Arguments that it does not want may be left out."""


class PluginWarning(UserWarning):
    """A plugin is not used, or a part of it is not: which, and why."""


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
    """

    name: str
    version: str = ""
    state: State = State.ACTIVE
    why: Message | None = None
    implementation: Any = None

    @property
    def hooks(self) -> tuple[str, ...]:
        """The names of what it implements."""
        marked = (name for name in dir(self.implementation) if not name.startswith("_"))
        return tuple(name for name in marked if _is_marked(self.implementation, name))


def _is_marked(implementation: Any, name: str) -> bool:
    return hasattr(getattr(implementation, name, None), f"{GROUP}_impl")


@lru_cache(maxsize=1)
def plugins() -> dict[str, Plugin]:
    """Every plugin that is installed or was registered, by name, in the order of names."""
    found: dict[str, Plugin] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        if point.name in found:
            _tell(point.name, message("另有一个插件也叫这个名称，只用先找到的一个"))
        else:
            found[point.name] = _loaded(point)
    for name, implementation in _registered.items():
        found[name] = Plugin(name=name, implementation=implementation)
    for plugin in found.values():
        if plugin.name in _off() or "*" in _off():
            plugin.state = State.OFF
    return dict(sorted(found.items()))


def _loaded(point: EntryPoint) -> Plugin:
    plugin = Plugin(name=point.name, version=point.dist.version if point.dist else "")
    if not {point.name, "*"} & _off():
        try:
            plugin.implementation = point.load()
        except Exception as wrong:  # whatever it is, it is the plugin's, and told with its name
            _fail(plugin, message("不能载入：{wrong}", wrong=_said(wrong)))
    return plugin


def _fail(plugin: Plugin, why: Message) -> None:
    plugin.state, plugin.why = State.FAILED, why
    _tell(plugin.name, why)


def _said(wrong: BaseException) -> str:
    told = wrong.message() if isinstance(wrong, DisclosureError) else str(wrong)
    return f"{type(wrong).__name__}: {told}" if told else type(wrong).__name__


def _tell(name: str, why: Message) -> None:
    warnings.warn(PluginWarning(message("插件 {name}：{why}", name=name, why=why)), stacklevel=3)


def _off() -> set[str]:
    return _switched_off | {each.strip() for each in os.environ.get(OFF, "").split(",") if each.strip()}


_registered: Final[dict[str, Any]] = {}
_switched_off: Final[set[str]] = set()
_following: Final[list[Callable[[], None]]] = []


def until_plugins_change(derive: Callable[P, R]) -> Callable[P, R]:
    """What is derived from the plugins is derived once, until others are registered or switched off."""
    cached = lru_cache(maxsize=None)(derive)
    _following.append(cached.cache_clear)
    return cast(Callable[P, R], cached)


def _changed() -> None:
    plugins.cache_clear()
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
    """Plugins for as long as a block runs, for tests: name → object."""
    before = dict(_registered)
    _registered.update(implementations)
    _changed()
    try:
        yield
    finally:
        _registered.clear()
        _registered.update(before)
        _changed()


@specifies
def disclosure_messages() -> Iterable[Mapping[str, Mapping[str, str]]]:
    """Labels and sentences of the plugin in other languages: language (``en``, ``zh-Hant``) → Chinese → translation.

    The package's own translations come first.
    """
    return ()


@until_plugins_change
def _add_messages() -> None:
    """Let the plugins' words be found; once, before any of them can be met."""
    ADDED.clear()
    for name, languages in _asked(disclosure_messages):
        try:
            for language, told in languages.items():
                ADDED.setdefault(language, {}).update({str(chinese): str(text) for chinese, text in told.items()})
        except (AttributeError, TypeError) as wrong:
            _tell(name, message("{hook} 的一项不能用：{why}", hook="disclosure_messages", why=_said(wrong)))


@until_plugins_change
def _implementations(hook: Callable[..., Any]) -> tuple[pluggy.HookImpl, ...]:
    """Who implements a hook, in the order of names.

    Each hook has a manager of its own, so that a plugin that gets one hook wrong may have others right.
    """
    manager = pluggy.PluginManager(GROUP)
    name = hook.__name__
    manager.add_hookspecs(type("Specification", (), {name: staticmethod(hook)}))
    for plugin in plugins().values():
        if plugin.state is State.ACTIVE and _is_marked(plugin.implementation, name):
            try:
                manager.register(SimpleNamespace(**{name: getattr(plugin.implementation, name)}), plugin.name)
            except pluggy.PluginValidationError as wrong:
                _tell(plugin.name, message("{hook} 的写法不对：{wrong}", hook=name, wrong=str(wrong)))
    found: list[pluggy.HookImpl] = getattr(manager.hook, name).get_hookimpls()
    return tuple(sorted(found, key=lambda each: each.plugin_name))


def answers(hook: Callable[..., Iterable[R]], **given: Any) -> Iterator[tuple[str, R]]:
    """What every active plugin answers to a hook, item by item, each with the name of the plugin.

    Args:
        hook: the specification.
        given: the arguments of its call; an implementation gets those that it names.
    """
    _add_messages()
    return _asked(hook, **given)


def _asked(hook: Callable[..., Iterable[R]], **given: Any) -> Iterator[tuple[str, R]]:
    for each in _implementations(hook):
        try:  # one by one: pluggy's own call loses the answers of all when one raises
            items: tuple[Any, ...] = tuple(cast(Any, each.function)(*(given[name] for name in each.argnames)))
        except Exception as wrong:  # whatever it is, it is the plugin's, and told with its name
            _tell(each.plugin_name, message("{hook} 出错：{wrong}", hook=hook.__name__, wrong=_said(wrong)))
            continue
        for item in items:
            yield each.plugin_name, item


def usable(
    hook: Callable[..., Iterable[R]], refusal: Callable[[str, R], Message | None], **given: Any
) -> Iterator[tuple[str, R]]:
    """Answers that can be used; of each other one it is told why not.

    Args:
        hook: the specification.
        refusal: plugin and item → why that cannot be used.
        given: the arguments of its call.
    """
    for name, item in answers(hook, **given):
        try:
            why = refusal(name, item)
        except Exception as wrong:  # an item that cannot even be looked at
            why = message("{wrong}", wrong=_said(wrong))
        if why is None:
            yield name, item
        else:
            _tell(name, message("{hook} 的一项不能用：{why}", hook=hook.__name__, why=why))
