"""The command line: ``disclosure-model``."""

from __future__ import annotations

from .commands import cli
from .language import teach_click

__all__ = ["cli", "main"]


def main() -> None:
    """The entry point. What changes the whole process happens here only: importing the module changes nothing."""
    teach_click()
    cli(prog_name="disclosure-model")
