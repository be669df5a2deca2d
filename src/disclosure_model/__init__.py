"""The object model of China's statutory government information disclosure annual report.

政府信息公开工作年度报告: typed classes for the report, its sections and each statistical table; rules that
judge its sums; JSON, CSV and text in and out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .editions.agency import Agency, AgencyKind
    from .editions.edition import Edition
    from .editions.known import edition_for, known_editions
    from .editions.migrations import Migration, migrate
    from .editions.report import Period, Report
    from .editions.sections import Section, Sections
    from .errors import DisclosureError, ReadError, ShapeError, WriteError
    from .findings import Finding, Severity
    from .formats.files import blank_form, dump, dump_many, load, load_many, read, render
    from .grammar.cells import Money
    from .grammar.gaps import Gap
    from .grammar.kept import Extensions, Kept
    from .judge import check, rules
    from .paper.blocks import Heading, Paragraph
    from .paper.reading import Reading
    from .prose.claims import Claim, claims
    from .prose.sentences import Charged, Composition, compose, draft

__all__ = [
    "Agency",
    "AgencyKind",
    "Charged",
    "Claim",
    "Composition",
    "DisclosureError",
    "Edition",
    "Extensions",
    "Finding",
    "Gap",
    "Heading",
    "Kept",
    "Migration",
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
    "blank_form",
    "check",
    "claims",
    "compose",
    "draft",
    "dump",
    "dump_many",
    "edition_for",
    "known_editions",
    "load",
    "load_many",
    "migrate",
    "read",
    "render",
    "rules",
]

_HOMES = {
    "editions.edition": ("Edition",),
    "editions.known": ("edition_for", "known_editions"),
    "editions.migrations": ("Migration", "migrate"),
    "editions.agency": ("Agency", "AgencyKind"),
    "editions.report": ("Period", "Report"),
    "editions.sections": ("Section", "Sections"),
    "errors": ("DisclosureError", "ReadError", "ShapeError", "WriteError"),
    "findings": ("Finding", "Severity"),
    "formats.files": ("blank_form", "dump", "dump_many", "load", "load_many", "read", "render"),
    "grammar.cells": ("Money",),
    "grammar.gaps": ("Gap",),
    "grammar.kept": ("Extensions", "Kept"),
    "judge": ("check", "rules"),
    "paper.blocks": ("Heading", "Paragraph"),
    "paper.reading": ("Reading",),
    "prose.claims": ("Claim", "claims"),
    "prose.sentences": ("Charged", "Composition", "compose", "draft"),
}
"""Module → names of the face; each is imported when a name of it is first asked for."""


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "__version__":
        from importlib import metadata  # half as much to import as all the rest

        return metadata.version("disclosure-model")
    for home, names in _HOMES.items():
        if name in names:
            found = globals()[name] = getattr(import_module(f".{home}", __name__), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
