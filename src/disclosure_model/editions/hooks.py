"""What a plugin may add to the forms: what each hook is asked for is stated here, and what it answers is held to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from ..grammar.gaps import Gap
from ..grammar.rules import Rule, marked
from ..grammar.shape import misshapen
from ..plugins import specifies, until_plugins_change, usable
from ..wording import Message, message
from .accepting import refused_code, refused_form
from .changes import Gathering
from .tables import AnyExtension

if TYPE_CHECKING:
    from .edition import Edition


@specifies
def disclosure_forms() -> Iterable[type[AnyExtension]]:
    """Forms that an agency adds to its report, at ``extensions.<plugin>``; one for each edition of them.

    Declared in the grammar of the statutory tables, see ``docs/plugins.md``. They come by themselves in JSON and its
    schema, in both shapes of CSV, on every page, in ``check``, ``cells`` and the reference.
    """
    return ()


@specifies
def disclosure_rules() -> Iterable[Callable[..., Any]]:
    """Demands on a report, statutory parts included: functions of a report marked ``@demand`` or ``@comparison``.

    Their codes begin with ``extensions.<plugin>.``. Rules over a form of the plugin's own stand on that form.
    """
    return ()


@specifies
def disclosure_editions() -> Iterable[Edition]:
    """Editions of the statutory form that this package does not know yet."""
    return ()


@specifies
def disclosure_gatherings() -> Iterable[Gathering]:
    """How a statutory table is put together from a table of the plugin, by ``migrate``."""
    return ()


@until_plugins_change
def extension_forms() -> Mapping[str, Mapping[str, type[AnyExtension]]]:
    """Slot (``extensions.<plugin>``) → edition → form, of the plugins that are installed; editions in their order."""
    from .statistics_2014 import disclosure_forms as own  # the package's own, which answers as a plugin does

    found: dict[str, dict[str, type[AnyExtension]]] = {form.slot: {form.edition: form} for form in own()}
    for _, form in usable(disclosure_forms, partial(_refused_form, found)):
        found.setdefault(form.slot, {})[form.edition] = form
    return found


def _refused_form(found: Mapping[str, Mapping[str, Any]], name: str, form: type[AnyExtension]) -> Message | None:
    why = refused_form(name, form)
    if why is None and form.edition in found.get(form.slot, ()):
        why = message("{slot} 已有 {edition} 版的表单", slot=form.slot, edition=form.edition)
    return why


@until_plugins_change
def gatherings() -> tuple[Gathering, ...]:
    """How statutory tables are put together from others: the package's own, then those of plugins."""
    from .statistics_2014 import disclosure_gatherings as own

    return (*own(), *(each for _, each in usable(disclosure_gatherings, _refused_gathering)))


def _refused_gathering(_plugin: str, gathering: object) -> Message | None:
    if not isinstance(gathering, Gathering):
        return message("{value} 不是汇集（Gathering）", value=repr(gathering))
    why = misshapen(gathering)
    if why is not None:
        return why
    cells = dict.fromkeys((code for codes in gathering.sums.values() for code in codes), 0)
    gathering.older.from_cells(cells, missing=Gap.BLANK)  # a code that there is not raises
    gathering.newer.from_cells(dict.fromkeys(gathering.sums, 0), missing=Gap.BLANK)
    return None


@until_plugins_change
def added_rules() -> tuple[Rule, ...]:
    """The rules that plugins add to those of the report."""
    found: dict[str, Rule] = {}
    for _, method in usable(disclosure_rules, partial(_refused_rule, found)):
        found[marked(method).code] = marked(method)
    return tuple(found.values())


def _refused_rule(found: Mapping[str, Rule], name: str, method: Callable[..., Any]) -> Message | None:
    rule = marked(method)
    if rule.relation != "demand":
        return message("规则 {code} 须是 demand 或 comparison：等式写在表单上", code=rule.code)
    if rule.code in found:
        return message("已有规则 {code}", code=rule.code)
    return refused_code(name, rule)
