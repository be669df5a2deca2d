"""Plugins: found on first use, asked one by one, and named when they fail.

A plugin is a module, or any object, with functions marked ``@implements``; its package names it in the entry-point
group ``disclosure_model``. What it may implement is stated by the rooms that it extends, as documented empty functions
marked ``@specifies``. A plugin that cannot be loaded, raises, or answers what cannot be used is told in a
:class:`PluginWarning`; all others go on.
"""

from __future__ import annotations

import os
import traceback
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from functools import lru_cache, partial
from importlib.metadata import entry_points
from string import Formatter
from types import SimpleNamespace
from typing import Any, Final, ParamSpec, TypeVar, cast

import attrs
import pluggy

from .errors import DeclarationError
from .wording import ADDED, LANGUAGES, Message, message

P = ParamSpec("P")
R = TypeVar("R")

GROUP: Final = "disclosure_model"
"""The entry-point group, and what pluggy calls the project."""

PREFIX: Final = "disclosure_"
"""What the names of all hooks begin with."""

OFF: Final = "DISCLOSURE_MODEL_PLUGINS_OFF"
"""The environment variable with the names of plugins that are switched off, parted by commas; ``*`` is all."""

TRANSLATED: Final = {*LANGUAGES} - {"zh-Hans"}
"""The languages that words are translated into: the simplified characters are those of the words themselves."""

FAULTS: Final = (Exception, SystemExit)
"""What is a plugin's fault when it comes out of the plugin: all but what a user or the system asks for."""

SPECIFIED: Final[dict[str, Callable[..., Any]]] = {}
"""Name → specification, of the hooks of the rooms that are imported."""


def specifies(hook: Callable[P, R]) -> Callable[P, R]:
    """Mark a documented empty function: what a plugin may implement."""
    SPECIFIED[hook.__name__] = hook
    return pluggy.HookspecMarker(GROUP)(hook)


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


@lru_cache(maxsize=1)
def plugins() -> dict[str, Plugin]:
    """Every plugin that is installed or was registered, by name, in the order of names."""
    found: dict[str, Plugin] = {}
    for point in entry_points(group=GROUP):
        if point.name in found:
            tell(point.name, message("另有一个插件也叫这个名称，只用先找到的一个"))
        elif point.name not in _registered:
            found[point.name] = Plugin(name=point.name, version=point.dist.version if point.dist else "")
            found[point.name].load(point.load)
    for name in _registered:
        found[name] = Plugin(name=name)
        found[name].load(partial(_registered.__getitem__, name))
    return dict(sorted(found.items()))


def tell(name: str, why: Message) -> None:
    """Warn of a plugin: its name, and what of it is not used, or why."""
    warnings.warn(PluginWarning(message("插件 {name}：{why}", name=name, why=why)), stacklevel=3)


@contextmanager
def blamed(name: str, what: str) -> Generator[None]:
    """What is raised within is told of a plugin and of what it was asked, and goes no further."""
    try:
        yield
    except FAULTS as wrong:
        tell(name, message("{what} 出错：{wrong}", what=what, wrong=said(wrong)))


def said(wrong: BaseException) -> str:
    """What an exception says, though it may be made so that it cannot be asked."""
    return traceback.format_exception_only(wrong)[-1].strip()


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
    with _restored():
        _registered.update(implementations)
        _changed()
        yield


@contextmanager
def without() -> Generator[None]:
    """None of the plugins that are there, for as long as a block runs: for what is to be the same everywhere."""
    with _restored():
        _switched_off.update(_registered, (point.name for point in entry_points(group=GROUP)))
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
        _switched_off.intersection_update(switched)
        _changed()


@specifies
def disclosure_messages() -> Iterable[Mapping[str, Mapping[str, str]]]:
    """Labels and sentences of the plugin in other languages: language (``en``, ``zh-Hant``) → Chinese → translation.

    The package's own translations come first, then those of plugins in the order of their names.
    """
    return ()


@until_plugins_change
def _add_messages() -> None:
    """Let the plugins' words be found; once, before any of them can be met."""
    ADDED.clear()
    for _, languages in _usable(disclosure_messages, _refused_words):
        for language, told in languages.items():
            ADDED[language] = {**told, **ADDED.get(language, {})}


def _refused_words(_plugin: str, languages: Mapping[str, Mapping[str, str]]) -> Message | None:
    for language, told in languages.items():
        if language not in TRANSLATED:
            return message("不译成这种语言：{language}", language=language)
        for chinese, text in told.items():
            if _facts(chinese) != _facts(text):
                return message("“{text}”与“{chinese}”的占位不同", text=text, chinese=chinese)
    return None


def _facts(template: str) -> set[str | None]:
    """The names of what goes into a template."""
    return {name for _, name, _, _ in Formatter().parse(template)} - {None}


@until_plugins_change
def _implementations(hook: Callable[..., Any]) -> tuple[pluggy.HookImpl, ...]:
    """Who implements a hook, in the order of names.

    Each hook has a manager of its own, so that a plugin that gets one hook wrong may have others right.
    """
    manager = pluggy.PluginManager(GROUP)
    name = hook.__name__
    manager.add_hookspecs(type("Specification", (), {name: staticmethod(hook)}))
    for plugin in plugins().values():
        if name in plugin.hooks:
            try:
                manager.register(SimpleNamespace(**{name: getattr(plugin.implementation, name)}), plugin.name)
            except FAULTS as wrong:
                tell(plugin.name, message("{hook} 的写法不对：{wrong}", hook=name, wrong=said(wrong)))
    found: list[pluggy.HookImpl] = getattr(manager.hook, name).get_hookimpls()
    return tuple(sorted(found, key=lambda each: each.plugin_name))


def usable(
    hook: Callable[..., Iterable[R]], refusal: Callable[[str, R], Message | None], **given: Any
) -> Iterator[tuple[str, R]]:
    """What every active plugin answers to a hook, item by item, each with the name of the plugin.

    Of what cannot be used it is told why.

    Args:
        hook: the specification.
        refusal: plugin and item → why that cannot be used; it may raise.
        given: the arguments of the call; an implementation gets those that it names.
    """
    _add_messages()
    return _usable(hook, refusal, **given)


def _usable(
    hook: Callable[..., Iterable[R]], refusal: Callable[[str, R], Message | None], **given: Any
) -> Iterator[tuple[str, R]]:
    for name, item in _answers(hook, **given):
        try:
            why = refusal(name, item)
        except FAULTS as wrong:  # an item that cannot even be looked at
            why = message("{wrong}", wrong=said(wrong))
        if why is None:
            yield name, item
        else:
            tell(name, message("{hook} 的一项不能用：{why}", hook=hook.__name__, why=why))


def _answers(hook: Callable[..., Iterable[R]], **given: Any) -> Iterator[tuple[str, R]]:
    for each in _implementations(hook):
        try:  # one by one: pluggy's own call loses the answers of all when one raises
            items: tuple[Any, ...] = tuple(cast(Any, each.function)(*(given[name] for name in each.argnames)))
        except FAULTS as wrong:
            tell(each.plugin_name, message("{hook} 出错：{wrong}", hook=hook.__name__, wrong=said(wrong)))
            continue
        for item in items:
            yield each.plugin_name, item
