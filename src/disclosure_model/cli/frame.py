"""What all commands share: the group they belong to, common options, and how a file is refused."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

import click

from ..editions.report import Report
from ..errors import DisclosureError
from ..findings import Severity
from ..formats.doors import Door, doors
from ..formats.files import dump_many, lost, read, refuse_many, render
from ..paper.reading import Reading
from .language import Whole, say
from .shell import Quiet

C = TypeVar("C", bound=Callable[..., Any])

SEVERITIES: Final = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}


class Format(click.ParamType[str]):
    """The name of a format; plugins are asked for theirs when one is named, or the help is shown."""

    name = "format"

    def _choice(self) -> click.Choice[str]:
        return click.Choice([known.name for known in doors()])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, if a format has it."""
        return self._choice().convert(value, param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """All names, as the help shows them."""
        return self._choice().get_metavar(param, ctx)


# click lays options out by characters, not by columns: what stands in front of their help stays ASCII.


def together(*options: Callable[[Any], Any]) -> Callable[[C], C]:
    """Several options that commands share, in the order in which they are listed."""

    def with_all(command: C) -> C:
        for option in reversed(options):
            command = option(command)
        return command

    return with_all


source_options = together(
    click.option("--year", type=Whole(), metavar="YEAR", help=say("报告年度，用于正文没有写明时")),
    click.option("--agency", metavar="NAME", help=say("机关名称，用于正文没有写明时")),
    click.option("--encoding", metavar="NAME", help=say("文件的编码；默认自动识别")),
)
"""What helps to read a file that does not say enough itself."""


@click.group(
    cls=Quiet,
    help=say("读、核对和转换政府信息公开工作年度报告。"),
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar=say("[选项]"),
    subcommand_metavar=say("命令 [参数]…"),
)
@click.version_option(package_name="disclosure-model", message="%(prog)s %(version)s", help=say("显示版本并退出"))
def cli() -> None:
    """The command and its parts."""


def command(name: str, *help_: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command and its help; the first paragraph is what the list of commands shows."""
    return cli.command(name, help="\n\n".join(help_), options_metavar=say("[选项]"))


def last_year(before: str | None, language: str) -> Report | None:
    """Last year's report, where a file of it is given; ends the command where that cannot be read."""
    try:
        return None if before is None else read(before).report
    except DisclosureError as wrong:
        refuse(str(before), wrong, language)
        sys.exit(2)


def tell_doubts(source: str, readings: Iterable[Reading[Report]], language: str) -> None:
    """Say what was doubtful in reading reports that are to be written elsewhere."""
    for reading in readings:
        for finding in reading.findings:
            click.echo(f"{source}: {finding.code} {finding.message(language)}", err=True)


def deliver(
    reports: Sequence[Report],
    target: str,
    way: Door,
    language: str,
    *,
    encoding: str | None = None,
    template: str | None = None,
) -> None:
    """Say what a format cannot carry of reports, and write them to a file of it.

    Args:
        reports: the reports.
        target: a path, or ``-``.
        way: the format.
        language: what is said in.
        encoding: of a format for programs.
        template: of a format for people.

    Raises:
        WriteError: they cannot be written so.
    """
    refuse_many(way, len(reports))
    for report in reports:
        for said in lost(report, way):
            click.echo(f"{target}: {said.render(language)}", err=True)
    if way.lossless:
        dump_many(reports, target, format=way.name, encoding=encoding)
    else:
        render(reports[0], target, format=way.name, template=template)


def refuse(file: str, wrong: DisclosureError, language: str) -> None:
    """Say what a file was refused for."""
    for line in wrong.message(language).splitlines():
        click.echo(line if line.startswith(file) else f"{file}: {line}", err=True)
