"""Plugins called one by one, so that one that fails takes nothing from the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from string import Formatter
from types import SimpleNamespace
from typing import Any, Final, TypeVar, cast

import pluggy

from ..wording import ADDED, LANGUAGES, Message, message
from .finding import GROUP, plugins, until_plugins_change
from .marking import specifies
from .telling import FAULTS, said, tell

R = TypeVar("R")

TRANSLATED: Final = {*LANGUAGES} - {"zh-Hans"}
"""The languages that words are translated into: the simplified characters are those of the words themselves."""


@specifies
def disclosure_messages() -> Iterable[Mapping[str, Mapping[str, str]]]:
    """Labels and sentences of the plugin in other languages: language (``en``, ``zh-Hant``) → Chinese → translation.

    The package's own translations come first, then those of plugins in the order of their names.
    """
    return ()


def answers(
    hook: Callable[..., Iterable[R]], refusal: Callable[[str, R], Message | None], **given: Any
) -> Iterator[tuple[str, R]]:
    """As ``usable`` says; before anything else the plugins' own words, in which it may have to be told."""
    _add_messages()
    return _usable(hook, refusal, **given)


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


@until_plugins_change
def _implementations(hook: Callable[..., Any]) -> tuple[pluggy.HookImpl, ...]:
    """Who implements a hook, in the order of names.

    Each hook has a manager of its own, so that a plugin that gets one hook wrong may have others right.
    """
    manager = pluggy.PluginManager(GROUP)
    name = hook.__name__
    specified = pluggy.HookspecMarker(GROUP)(hook)
    manager.add_hookspecs(type("Specification", (), {name: staticmethod(specified)}))
    for plugin in plugins().values():
        if name in plugin.hooks:
            try:
                manager.register(SimpleNamespace(**{name: getattr(plugin.implementation, name)}), plugin.name)
            except FAULTS as wrong:
                tell(plugin.name, message("{hook} 的写法不对：{wrong}", hook=name, wrong=said(wrong)))
    found: list[pluggy.HookImpl] = getattr(manager.hook, name).get_hookimpls()
    return tuple(sorted(found, key=lambda each: each.plugin_name))
