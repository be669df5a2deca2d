"""What a shell expects of a command: tables on a terminal, tabs in a pipe, and quiet endings."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.table import Table

from ..wording import Message, message

REFUSED: Final = 2
"""The exit status when something could not be read or written."""

INTERRUPTED: Final = 128 + 2
"""The exit status after Ctrl-C, as shells count: a program that SIGINT ended."""

NO_READER: Final = 128 + 13
"""The exit status when nobody reads the output any more: a program that SIGPIPE ended."""


@contextmanager
def quietly() -> Generator[None]:
    """End without a traceback when the output has nowhere to go, or the user has had enough.

    Files tell their own refusals: a system's error that comes as far as this is that of the output.
    """
    try:
        yield
    except OSError as wrong:
        _forget_the_rest()
        if isinstance(wrong, BrokenPipeError):
            raise click.exceptions.Exit(NO_READER) from wrong
        said = message("不能写入 {path}：{reason}", path="-", reason=wrong.strerror or str(wrong))
        click.echo(said.render(), err=True)
        raise click.exceptions.Exit(REFUSED) from wrong
    except KeyboardInterrupt as enough:
        click.echo(err=True)  # the prompt is not to stand behind ^C
        raise click.exceptions.Exit(INTERRUPTED) from enough


def _forget_the_rest() -> None:
    """What is still buffered would fail again when the interpreter ends."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


class Quiet(click.Group):
    """Commands that end quietly, those that only show help too."""

    def make_context(self, *args: Any, **options: Any) -> click.Context:
        """Read the arguments."""
        with quietly():
            return super().make_context(*args, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with quietly():
            return super().invoke(ctx)


class Screen(Console):
    """Colour and tables on a terminal, plain text in a pipe."""

    def __init__(self, **options: Any) -> None:
        super().__init__(markup=False, highlight=False, soft_wrap=True, **options)

    def on_broken_pipe(self) -> None:
        """Leave it to :func:`quietly`; rich would exit with 1, which says that a report has errors."""
        raise  # rich calls this while it handles the error


def tabulate(headings: Iterable[Message], rows: Iterable[Iterable[str]], language: str) -> None:
    """A table on a terminal; lines parted by tabs, without headings, in a pipe."""
    out = Screen()
    if not out.is_terminal:
        for row in rows:
            click.echo("\t".join(row))
        return
    table = Table()
    for heading in headings:
        table.add_column(heading.render(language), overflow="fold")  # a code that is cut off names nothing
    for row in rows:
        table.add_row(*row)
    out.print(table, soft_wrap=False)
