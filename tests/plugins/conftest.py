"""Packages of plugins that are installed for one test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from disclosure_model import plugins

MODULE = """
from disclosure_model.plugins import implements

@implements
def disclosure_forms():
    return ()
"""
"""A plugin that adds nothing."""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Path]]:
    """Put a package with one entry point on the path; the folder that it is in."""
    installed: list[str] = []

    def install(name: str, source: str = MODULE, *, module: str | None = None, version: str = "1.0") -> Path:
        module = module or name
        folder = tmp_path / f"site_{module}"
        told = folder / f"{module}-{version}.dist-info"
        told.mkdir(parents=True)
        (folder / f"{module}.py").write_text(source, encoding="utf-8")
        (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: {version}\n", encoding="utf-8")
        (told / "entry_points.txt").write_text(f"[disclosure_model]\n{name} = {module}\n", encoding="utf-8")
        monkeypatch.syspath_prepend(folder)
        installed.append(module)
        plugins.unregister(name)  # what is installed is looked for anew
        return folder

    yield install
    for module in installed:
        sys.modules.pop(module, None)
    plugins.unregister("")
