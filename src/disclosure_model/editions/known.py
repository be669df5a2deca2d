"""The small registry of the editions that are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import Final, cast

from ..errors import UnknownCodeError
from ..grammar.shape import misshapen
from ..plugins import until_plugins_change, usable
from ..wording import Message, message
from .accepting import derive
from .edition import Edition
from .hooks import disclosure_editions, extension_forms
from .tables import AnyTable

BUILT_IN: Final = {
    "2019": "disclosure_model.editions.edition_2019",
    "2021": "disclosure_model.editions.edition_2021",
}
"""Edition → the module whose ``EDITION`` it is, oldest first."""


@until_plugins_change
def known_editions() -> tuple[Edition, ...]:
    """All editions known, oldest first; those of plugins among them."""
    own = [cast(Edition, import_module(module).EDITION) for module in BUILT_IN.values()]
    known = {each.name: each for each in own}
    added = [each for _, each in usable(disclosure_editions, partial(_refused, known))]
    return tuple(sorted((*added, *own), key=lambda each: each.first_year))


def _refused(known: dict[str, Edition], _plugin: str, added: object) -> Message | None:
    if not isinstance(added, Edition):
        return message("{value} 不是版本（Edition）", value=repr(added))
    why = misshapen(added) or _refused_tables(known, added)
    if why is None:
        known[added.name] = added
    return why


def _refused_tables(known: Mapping[str, Edition], added: Edition) -> Message | None:
    """Why an edition cannot stand beside those that are known; where something cannot be derived, that raises."""
    held = {(table.slot, table.edition): table for each in known.values() for table in each.tables}
    slots = sorted({slot for slot, _ in held})
    if added.name in known:
        return message("已有版本 {name}", name=added.name)
    if slots != sorted(table.slot for table in added.tables):
        return message("一个版本要有这些表各一张：{names}", names=slots)
    for table in added.tables:
        if held.get((table.slot, table.edition), table) is not table:
            return message("表 {slot} 已有 {edition} 版", slot=table.slot, edition=table.edition)
        derive(table, table.slot)
    for topic in added.topics:
        re.compile(topic.words)
    return None


def edition(name: str) -> Edition:
    """The edition of that name; an unknown one is an :class:`UnknownCodeError`."""
    for known in known_editions():
        if known.name == name:
            return known
    names = ", ".join(known.name for known in known_editions())
    raise UnknownCodeError(message("没有版本 {name}。已知版本：{names}", name=name, names=names))


def edition_for(year: int) -> Edition:
    """The edition meant for a report year. What a published report really used, only its labels tell.

    Raises:
        UnknownCodeError: no edition is meant for that year.
    """
    for known in reversed(known_editions()):  # the newest holds, though the one before it may not know its last year
        if known.first_year <= year and (known.last_year is None or year <= known.last_year):
            return known
    first = known_editions()[0].first_year
    raise UnknownCodeError(
        message("{year} 年没有统一格式；最早的格式自 {first} 年起", year=str(year), first=str(first))
    )


@until_plugins_change
def tables(slot: str) -> Mapping[str, type[AnyTable]]:
    """Edition → table, for one slot; a table carried over stands once, under its own edition."""
    if slot in extension_forms():
        return extension_forms()[slot]
    return {table.edition: table for known in known_editions() for table in known.tables if table.slot == slot}
