"""The command line: ``disclosure-model``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar, cast

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from .editions.edition import edition, editions
from .editions.report import Report
from .errors import DisclosureError
from .findings import Finding, Severity, has_errors
from .formats.doors import DOORS, door, door_out
from .formats.files import dump_many, lost, read_many, render
from .formats.schema import schema as schema_of
from .grammar.forms import declared_cells
from .judge import check as judge_report
from .judge import rules as all_rules
from .paper.reading import Reading
from .wording import closest_language, default_language, message, words

C = TypeVar("C", bound=Callable[..., Any])

say = words
"""Marks the help texts for translation; they are spoken in the language of the environment."""

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}
FORMATS = [known.name for known in DOORS]


class Language(click.ParamType[str]):
    """A language tag that we can speak."""

    name = "zh|zh-Hant|en"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The supported language closest to ``value``."""
        language = closest_language(value)
        if language is None:
            self.fail(say("没有这种语言，可选：zh, zh-Hant, en"), param, ctx)
        return language


def language_option(command: C) -> C:
    """``--lang``, the same on every command that speaks."""
    return click.option(
        "--lang", "language", type=Language(), default=default_language, help=say("输出所用语言；默认按环境变量")
    )(command)


def source_options(command: C) -> C:
    """What helps to read a file that does not say enough itself."""
    for option in (
        click.option("--encoding", help=say("文件的编码；默认自动识别")),
        click.option("--agency", help=say("机关名称，用于正文没有写明时")),
        click.option("--year", type=int, help=say("报告年度，用于正文没有写明时")),
    ):
        command = option(command)
    return command


def console() -> Console:
    """Colour and tables on a terminal, plain text in a pipe."""
    return Console(markup=False, highlight=False, soft_wrap=True)


@click.group(
    help=say("读、核对和转换政府信息公开工作年度报告。"), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="disclosure-model")
def cli() -> None:
    """The command and its parts."""


@cli.command("check", help=say("核对报告：勾稽关系和内容。退出码 0：没有错误；1：有错误；2：不能读。"))
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help=say("每个发现输出一行 JSON"))
@click.option("--from", "format_", type=click.Choice(FORMATS), help=say("输入格式；默认自动识别"))
@click.option("--select", multiple=True, metavar="CODE", help=say("只报告这些规则，可重复；T3 即 T3 的全部规则"))
@click.option("--ignore", multiple=True, metavar="CODE", help=say("不报告这些规则，可重复"))
@language_option
@source_options
def check_(
    files: tuple[str, ...],
    as_json: bool,
    format_: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    language: str,
    **source: Any,
) -> None:
    """Judge every report of every file."""
    status = 0
    for file in _tracked(files, language):
        try:
            for reading in read_many(file, format=format_, **source):
                found = (*reading.findings, *judge_report(reading.report, select=select, ignore=ignore))
                tell = _tell_json if as_json else _tell
                tell(file, reading, found, language)
                status = max(status, int(has_errors(found)))
        except DisclosureError as wrong:
            _refuse(file, wrong, language)
            status = 2
    sys.exit(status)


def _tracked(files: tuple[str, ...], language: str) -> Iterable[str]:
    """The files, with a progress bar when there are many and somebody is looking."""
    screen = Console(stderr=True)
    if len(files) < 10 or not screen.is_terminal:
        return files
    return track(files, description=message("核对").render(language), console=screen)


def _tell_json(file: str, reading: Reading[Report], found: Iterable[Finding], language: str) -> None:
    del reading
    for finding in found:
        click.echo(json.dumps({"file": file} | finding.as_dict(language), ensure_ascii=False))


def _tell(file: str, reading: Reading[Report], found: tuple[Finding, ...], language: str) -> None:
    out = console()
    report = reading.report
    out.print(Text(f"{file}: {report.agency.name} {report.year}", style="bold"))
    for finding in found:
        for line in _lines(finding, language):
            out.print(line)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    verdict = message("没有错误", count=errors) if not errors else message("{count} 处错误", count=errors)
    cells = message("核对了 {cells} 格：", cells=len(report.cells()))
    out.print(Text(f"  {cells.render(language)}{verdict.render(language)}", style="bold red" if errors else "green"))


def _lines(finding: Finding, language: str) -> Iterator[Text]:
    severity = words(SEVERITIES[finding.severity], language)
    where = f" [{finding.at}]" if finding.at else ""
    if finding.place is not None and finding.place.said is not None:
        where += " " + finding.place.said.render(language)
    text = f"  {severity} {finding.code} {finding.message(language)}{where}"
    yield Text(text, style=STYLES[finding.severity])
    if finding.consequence_of is not None:
        cause = message("由 {cause} 引起", cause=" ".join(finding.consequence_of))
        yield Text(f"      {cause.render(language)}")
        return
    for suggestion in finding.suggestions:
        yield Text(f"      {suggestion.said.render(language)}")


def _refuse(file: str, wrong: DisclosureError, language: str) -> None:
    for line in wrong.message(language).splitlines():
        click.echo(f"{file}: {line}", err=True)


@cli.command(help=say("把报告从一种格式转为另一种。- 是标准输入或输出。"))
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@click.option("--from", "format_", type=click.Choice(FORMATS), help=say("输入格式；默认自动识别"))
@click.option("--as", "as_", type=click.Choice(FORMATS), help=say("输出格式；默认按后缀"))
@click.option("--shape", type=click.Choice(["cells", "records"]), help=say("CSV 的形状：每格一行，或每份报告一行"))
@click.option("--out-encoding", help=say("CSV 输出的编码；默认带 BOM 的 UTF-8"))
@language_option
@source_options
def convert(
    source: str,
    target: str,
    format_: str | None,
    as_: str | None,
    shape: str | None,
    out_encoding: str | None,
    language: str,
    **options: Any,
) -> None:
    """Read, say what was doubtful and what is lost, write."""
    try:
        readings = list(read_many(source, format=format_, **options))
        chosen = as_ or shape
        way = door(chosen) if chosen else door_out(target)
        for reading in readings:
            for finding in reading.findings:
                click.echo(f"{source}: {finding.code} {finding.message(language)}", err=True)
            for said in lost(reading.report, way):
                click.echo(f"{target}: {said.render(language)}", err=True)
        if way.lossless:
            dump_many([reading.report for reading in readings], target, format=way.name, encoding=out_encoding)
        else:
            for reading in readings:
                render(reading.report, target, format=way.name)
    except DisclosureError as wrong:
        _refuse(source, wrong, language)
        sys.exit(2)


@cli.command("rules", help=say("列出全部规则。"))
@language_option
def rules_(language: str) -> None:
    """The catalogue."""
    headings = [say("代码"), say("级别"), say("规则"), say("依据")]
    rows = [
        [rule.code, words(SEVERITIES[rule.severity], language), words(rule.wording, language), rule.cite]
        for rule in all_rules()
    ]
    _tabulate(headings, rows)


@cli.command("editions", help=say("列出已知的格式版本。"))
def editions_() -> None:
    """The editions."""
    headings = [say("版本"), say("文件"), say("年度"), say("表"), say("格数")]
    rows = [
        [known.name, known.instrument, f"{known.first_year}–{known.last_year or ''}", table.slot, _size(table)]
        for known in editions()
        for table in known.tables
    ]
    _tabulate(headings, rows)


def _size(table: Any) -> str:
    return str(len(declared_cells(table)))


@cli.command("cells", help=say("列出一个版本的全部格：代码、种类和印出的文字。"))
@click.argument("name", metavar="EDITION")
@language_option
def cells_(name: str, language: str) -> None:
    """The cells of an edition."""
    try:
        tables = edition(name).tables
    except DisclosureError as wrong:
        _refuse(name, wrong, language)
        sys.exit(2)
    rows = [
        [cell.code, cell.kind.name, " / ".join(words(wording, language) for wording in cell.labels)]
        for table in tables
        for cell in declared_cells(table, f"{table.slot}.")
    ]
    _tabulate([say("代码"), say("种类"), say("文字")], rows)


@cli.command("schema", help=say("输出报告的 JSON Schema；给出版本则输出该版本各表的。"))
@click.argument("name", metavar="[EDITION]", required=False)
@language_option
def schema_(name: str | None, language: str) -> None:
    """The JSON Schema."""
    try:
        click.echo(json.dumps(schema_of(name), ensure_ascii=False, indent=2))
    except DisclosureError as wrong:
        _refuse(cast(str, name), wrong, language)
        sys.exit(2)


def _tabulate(headings: list[str], rows: list[list[str]]) -> None:
    """A table on a terminal; lines parted by tabs in a pipe."""
    out = console()
    if not out.is_terminal:
        for row in rows:
            click.echo("\t".join(row))
        return
    table = Table(*headings)
    for row in rows:
        table.add_row(*row)
    out.print(table, soft_wrap=False)


def main() -> None:
    """The entry point: a broken pipe is no error."""
    cli()
