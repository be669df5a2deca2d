"""Plugins made in a line, and everything that a report goes through with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from warnings import catch_warnings, simplefilter

from click.testing import CliRunner

import disclosure_model as dm
from disclosure_model.cli import cli
from disclosure_model.formats.json import dumps
from disclosure_model.plugins import PluginWarning, implements


def hooked(**hooks: Callable[..., Any]) -> SimpleNamespace:
    """A plugin with these functions as its hooks."""
    return SimpleNamespace(**{name: implements(function) for name, function in hooks.items()})


def answering(**items: Any) -> SimpleNamespace:
    """A plugin that answers each hook with one value."""
    return hooked(**{name: lambda value=value: value for name, value in items.items()})


@contextmanager
def warned() -> Iterator[list[str]]:
    """What is warned of plugins within a block; any other warning is an error as always."""
    told: list[str] = []
    with catch_warnings(record=True) as caught:
        simplefilter("error")
        simplefilter("always", PluginWarning)
        yield told
    told += [str(each.message) for each in caught]


def life(example: Path, folder: Path) -> dict[str, Any]:
    """Read, check, claim, compose, render, save and list: what comes of a report."""
    reading = dm.read(example)
    report = reading.report
    bare = report.replace(sections=dm.Sections())
    pages = {}
    for suffix in ("txt", "html", "md"):
        dm.render(report, folder / f"page.{suffix}")
        pages[suffix] = (folder / f"page.{suffix}").read_bytes()
    dm.render(report, folder / "page.docx")
    listed = {
        name: CliRunner().invoke(cli, arguments, catch_exceptions=False).output
        for name, arguments in (("cells", ["cells", "2021"]), ("rules", ["rules"]), ("editions", ["editions"]))
    }
    listed = {name: [line for line in text.splitlines() if ".hostile." not in line] for name, text in listed.items()}
    return {
        "report": report,
        "doubts": reading.findings,
        "findings": [str(each) for each in dm.check(report, report)],
        "english": [each.message("en") for each in dm.check(report)],
        "claims": [(each.pattern, each.printed, each.standing) for each in dm.claims(report)],
        "composed": dm.compose(bare).text,
        "drafted": dm.draft(bare, style="concise").text,
        "again": dm.read(folder / "page.docx").report.cells(),
        "json": dumps(report),
        "edition": dm.edition_for(2021).name,
        "migrated": dm.migrate(report, "2021").report,
        **pages,
        **listed,
    }
