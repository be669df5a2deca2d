"""The object model of China's statutory government information disclosure annual report.

政府信息公开工作年度报告: typed classes for the report, its sections and each statistical table; rules that
judge its sums; JSON, CSV and text in and out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .editions.edition import Edition, edition_for, editions
from .editions.report import Agency, AgencyKind, Period, Report, Section, Sections
from .errors import DisclosureError, ReadError, ShapeError, WriteError
from .findings import Finding, Severity
from .grammar.cells import Money
from .grammar.gaps import Gap
from .grammar.kept import Extensions, Kept
from .paper.blocks import Heading, Paragraph
from .paper.reading import Reading

if TYPE_CHECKING:
    from .formats.files import dump, dump_many, load, load_many, read, render
    from .judge import check, rules

__all__ = [
    "Agency",
    "AgencyKind",
    "DisclosureError",
    "Edition",
    "Extensions",
    "Finding",
    "Gap",
    "Heading",
    "Kept",
    "Money",
    "Paragraph",
    "Period",
    "ReadError",
    "Reading",
    "Report",
    "Section",
    "Sections",
    "Severity",
    "ShapeError",
    "WriteError",
    "check",
    "dump",
    "dump_many",
    "edition_for",
    "editions",
    "load",
    "load_many",
    "read",
    "render",
    "rules",
]

_ON_FIRST_USE = {
    **dict.fromkeys(("dump", "dump_many", "load", "load_many", "read", "render"), "disclosure_model.formats.files"),
    **dict.fromkeys(("check", "rules"), "disclosure_model.judge"),
}
"""Names whose modules cost time to import, and are imported when first asked for."""


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("disclosure-model")
    if name in _ON_FIRST_USE:
        from importlib import import_module

        return getattr(import_module(_ON_FIRST_USE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
