"""The command line: ``disclosure-model``."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import cast

from . import checking, commands, fee, migrating, plugin, writing
from .frame import cli
from .language import teach_click

__all__ = ["checking", "cli", "commands", "fee", "main", "migrating", "plugin", "writing"]


def main() -> None:
    """The entry point. What changes the whole process happens here only: importing the module changes nothing."""
    teach_click()
    for stream in (sys.stdout, sys.stderr):
        cast(TextIOWrapper, stream).reconfigure(errors="backslashreplace")  # no Chinese on it is no reason to fail
    cli(prog_name="disclosure-model")
