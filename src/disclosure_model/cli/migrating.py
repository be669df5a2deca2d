"""The command that moves reports to another edition."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from ..editions.migrations import Migration, migrate
from ..errors import DisclosureError
from ..formats.doors import door, door_out
from ..formats.files import read_many
from ..wording import message
from .frame import Format, command, deliver, refuse, source_options, tell_doubts
from .language import language_option, say


@command(
    "migrate",
    say("把报告的各表转为另一个版本。"),
    say("没有带入的格和推定的数逐格列在标准错误上；转不过去的，绝不补数。"),
    say("以 - 表示标准输入或输出。"),
)
@click.argument("source", metavar=say("输入"))
@click.argument("target", metavar=say("输出"))
@click.option(
    "--to", "edition", required=True, metavar="EDITION", help=say("转为哪个版本，如 2021；命令 editions 列出全部")
)
@click.option("--from", "format_", type=Format(), help=say("输入格式；默认自动识别"))
@click.option("--as", "as_", type=Format(), help=say("输出格式；默认按后缀"))
@language_option
@source_options
def migrate_(
    source: str, target: str, edition: str, format_: str | None, as_: str | None, language: str, **options: Any
) -> None:
    """Read, move, say what was lost and guessed, write."""
    try:
        readings = list(read_many(source, format=format_, **options))
        tell_doubts(source, readings, language)
        found = [migrate(reading.report, edition) for reading in readings]
        _tell(source, found, language)
        way = door(as_) if as_ else door_out(target)
        deliver([each.report for each in found], target, way, language)
    except DisclosureError as wrong:
        refuse(source, wrong, language)
        sys.exit(2)


def _tell(source: str, found: Sequence[Migration], language: str) -> None:
    """A line for each cell, and how many there were; which report it is of where there are several."""
    for each in found:
        agency, year = each.report.agency.name, each.report.year
        place = source if len(found) == 1 else f"{source}: {agency} {year}"
        number = message("{lost} 格没有带入，{guessed} 格是推定的", lost=len(each.lost), guessed=len(each.guessed))
        for said in (*each.said, number):
            click.echo(f"{place}: {said.render(language)}", err=True)
