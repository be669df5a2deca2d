"""Tables that a report states in its text: asked of plugins when a page has been read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..plugins import specifies, usable
from ..wording import Message, message
from .hooks import extension_forms
from .report import Report
from .tables import AnyExtension


@specifies
def disclosure_readings(report: Report) -> Iterable[AnyExtension]:
    """Tables of the plugin that a report states in its text: asked when a page has been read that prints none of them.

    Args:
        report: the report as it was read.
    """
    del report
    return ()


def readings(report: Report) -> Mapping[str, AnyExtension]:
    """Slot → table, of those that plugins find in a report's text and that it does not have; the first of each."""
    found: dict[str, AnyExtension] = {}
    for _, table in usable(disclosure_readings, _refused_table, report=report):
        if table.slot not in report.tables():
            found.setdefault(table.slot, table)
    return found


def _refused_table(name: str, table: AnyExtension) -> Message | None:
    if type(table) not in extension_forms().get(f"extensions.{name}", {}).values():
        return message("{value} 不是这个插件的表", value=repr(table))
    return None
