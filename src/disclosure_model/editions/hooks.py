"""What a plugin may add to the forms: what each hook is asked for is stated here, and what it answers is held to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..grammar.rules import Rule, marked
from ..plugins import specifies, until_plugins_change, usable
from ..wording import Message, message
from .tables import AnyExtension

if TYPE_CHECKING:
    from .edition import Edition
    from .report import Report


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
def disclosure_readings(report: Report) -> Iterable[AnyExtension]:
    """Tables of the plugin that a report states in its text: asked when a page has been read that prints none of them.

    Args:
        report: the report as it was read.
    """
    del report
    return ()


@until_plugins_change
def extension_forms() -> Mapping[str, Mapping[str, type[AnyExtension]]]:
    """Slot (``extensions.<plugin>``) → edition → form, of the plugins that are installed; editions in their order."""
    from .statistics_2014 import Statistics2014  # the package's own, declared as a plugin's is

    found: dict[str, dict[str, type[AnyExtension]]] = {Statistics2014.slot: {Statistics2014.edition: Statistics2014}}
    for name, form in usable(disclosure_forms, _refused_form):
        found.setdefault(f"extensions.{name}", {}).setdefault(form.edition, form)
    return found


def _refused_form(name: str, form: object) -> Message | None:
    if not (isinstance(form, type) and issubclass(form, AnyExtension)):
        return message("{value} 不是扩展的表单（AnyExtension 的子类）", value=repr(form))
    if form.plugin != name:
        return message("{form} 声明的插件是 {plugin}", form=form.__name__, plugin=form.plugin)
    return None


@until_plugins_change
def added_rules() -> tuple[Rule, ...]:
    """The rules that plugins add to those of the report."""
    return tuple(marked(each) for _, each in usable(disclosure_rules, _refused_rule))


def readings(report: Report) -> Iterator[AnyExtension]:
    """The tables that plugins find in a report's text, of those that it does not have."""
    for _, table in usable(disclosure_readings, _refused_table, report=report):
        if table.slot not in report.tables():
            yield table


def _refused_table(name: str, table: object) -> Message | None:
    if not isinstance(table, AnyExtension):
        return message("{value} 不是扩展的表单（AnyExtension 的子类）", value=repr(table))
    return _refused_form(name, type(table))


def _refused_rule(name: str, rule: Callable[..., Any]) -> Message | None:
    code = marked(rule).code
    if not code.startswith(f"extensions.{name}."):
        return message("规则 {code} 的代码须以 extensions.{name}. 开头", code=code, name=name)
    return None
