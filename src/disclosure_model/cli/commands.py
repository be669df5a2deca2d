"""The commands that convert reports and list what is known of forms: what each is asked and what it answers."""

from __future__ import annotations

import json
import sys
from typing import Any, cast

import click

from ..editions.hooks import extension_forms
from ..editions.known import edition, known_editions
from ..errors import DisclosureError
from ..formats.doors import door, door_out
from ..formats.files import blank_form, read_many
from ..formats.schema import schema as schema_of
from ..grammar.forms import declared_cells
from ..judge import rules as all_rules
from ..wording import message, words
from .frame import SEVERITIES, Format, command, deliver, refuse, source_options, tell_doubts
from .language import language_option, say
from .shell import tabulate


@command("convert", say("把报告从一种格式转为另一种。"), say("以 - 表示标准输入或输出。"))
@click.argument("source", metavar=say("输入"))
@click.argument("target", metavar=say("输出"))
@click.option("--from", "format_", type=Format(), help=say("输入格式；默认自动识别"))
@click.option("--as", "as_", type=Format(), help=say("输出格式；默认按后缀"))
@click.option("--shape", type=click.Choice(["cells", "records"]), help=say("CSV 的形状：每格一行，或每份报告一行"))
@click.option("--out-encoding", metavar="NAME", help=say("CSV 输出的编码；默认带 BOM 的 UTF-8"))
@click.option("--template", metavar="FILE", help=say("本机关的 Word 文件，沿用其版头和样式"))
@language_option
@source_options
def convert(
    source: str,
    target: str,
    format_: str | None,
    as_: str | None,
    shape: str | None,
    out_encoding: str | None,
    template: str | None,
    language: str,
    **options: Any,
) -> None:
    """Read, say what was doubtful and what is lost, write."""
    try:
        readings = list(read_many(source, format=format_, **options))
        tell_doubts(source, readings, language)
        chosen = as_ or shape
        way = door(chosen) if chosen else door_out(target)
        reports = [reading.report for reading in readings]
        deliver(reports, target, way, language, encoding=out_encoding, template=template)
    except DisclosureError as wrong:
        refuse(source, wrong, language)
        sys.exit(2)


@command("form", say("写出一个版本的空表，填好后可以读回。"))
@click.argument("name", metavar=say("版本"))
@click.argument("target", metavar=say("输出"))
@click.option("--as", "as_", type=Format(), help=say("输出格式；默认按后缀"))
@language_option
def form_(name: str, target: str, as_: str | None, language: str) -> None:
    """A form to be filled in."""
    try:
        blank_form(name, target, format=as_)
    except DisclosureError as wrong:
        refuse(name, wrong, language)
        sys.exit(2)


@command("rules", say("列出全部规则。"))
@language_option
def rules_(language: str) -> None:
    """The catalogue."""
    headings = (message("代码"), message("级别"), message("规则"), message("依据"))
    rows = (
        (rule.code, *(words(told, language) for told in (SEVERITIES[rule.severity], rule.wording, rule.cite)))
        for rule in all_rules()
    )
    tabulate(headings, rows, language)


@command("editions", say("列出已知的格式版本。"))
@language_option
def editions_(language: str) -> None:
    """The editions."""
    headings = (message("版本"), message("文件"), message("年度"), message("表"), message("格数"))
    rows = (
        (known.name, known.instrument, f"{known.first_year}–{known.last_year or ''}", table.slot, _size(table))
        for known in known_editions()
        for table in known.tables
    )
    tabulate(headings, rows, language)


def _size(table: Any) -> str:
    return str(len(declared_cells(table)))


@command("cells", say("列出一个版本或一个插件的全部格：代码、种类和印出的文字。"))
@click.argument("name", metavar=say("版本").upper())
@language_option
def cells_(name: str, language: str) -> None:
    """The cells of an edition, or of what a plugin adds."""
    added = extension_forms().get(f"extensions.{name}", {})
    try:
        tables = tuple(added.values()) or edition(name).tables
    except DisclosureError as wrong:
        refuse(name, wrong, language)
        sys.exit(2)
    rows = (
        (cell.code, cell.kind.name, " / ".join(words(wording, language) for wording in cell.labels))
        for table in tables
        for cell in declared_cells(table, f"{table.slot}.")
    )
    tabulate((message("代码"), message("种类"), message("文字")), rows, language)


@command("schema", say("输出报告的 JSON Schema。"), say("给出版本则输出该版本各表的。"))
@click.argument("name", metavar=f"[{say('版本').upper()}]", required=False)
@language_option
def schema_(name: str | None, language: str) -> None:
    """The JSON Schema."""
    try:
        click.echo(json.dumps(schema_of(name), ensure_ascii=False, indent=2))
    except DisclosureError as wrong:
        refuse(cast(str, name), wrong, language)
        sys.exit(2)
