"""The commands: what each is asked and what it answers."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar, cast

import click
from rich.console import Console
from rich.progress import track
from rich.text import Text

from ..editions.edition import edition, editions
from ..editions.report import Report
from ..errors import DisclosureError
from ..findings import Finding, Severity, has_errors
from ..formats.doors import DOORS, door, door_out
from ..formats.files import blank_form, dump_many, lost, read, read_many, refuse_many, render
from ..formats.schema import schema as schema_of
from ..grammar.forms import declared_cells
from ..judge import check as judge_report
from ..judge import rules as all_rules
from ..judge import told
from ..paper.reading import Reading
from ..wording import message, words
from .language import Whole, language_option, say
from .shell import Quiet, Screen, tabulate

C = TypeVar("C", bound=Callable[..., Any])

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}
FORMATS = [known.name for known in DOORS]

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


@command("check", say("核对报告：勾稽关系和内容。"), say("退出码：0 没有错误；1 有错误；2 不能读。"))
@click.argument("files", nargs=-1, required=True, metavar=say("文件…"))
@click.option("--json", "as_json", is_flag=True, help=say("每个发现输出一行 JSON"))
@click.option("--from", "format_", type=click.Choice(FORMATS), help=say("输入格式；默认自动识别"))
@click.option("--select", multiple=True, metavar="CODE", help=say("只报告这些规则，可重复；T3 即 T3 的全部规则"))
@click.option("--ignore", multiple=True, metavar="CODE", help=say("不报告这些规则，可重复"))
@click.option("--before", metavar="FILE", help=say("上年的报告，用来核对正文中与上年比较的话"))
@language_option
@source_options
def check_(
    files: tuple[str, ...],
    as_json: bool,
    format_: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    before: str | None,
    language: str,
    **source: Any,
) -> None:
    """Judge every report of every file."""
    status = 0
    earlier = last_year(before, language)
    for file in _tracked(files, language):
        try:
            for reading in read_many(file, format=format_, **source):
                found = told((*reading.findings, *judge_report(reading.report, earlier)), select=select, ignore=ignore)
                tell = _tell_json if as_json else _tell
                tell(file, reading, found, language)
                status = max(status, int(has_errors(found)))
        except DisclosureError as wrong:
            refuse(file, wrong, language)
            status = 2
    sys.exit(status)


def last_year(before: str | None, language: str) -> Report | None:
    """Last year's report, where a file of it is given; ends the command where that cannot be read."""
    try:
        return None if before is None else read(before).report
    except DisclosureError as wrong:
        refuse(str(before), wrong, language)
        sys.exit(2)


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
    out = Screen()
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


def refuse(file: str, wrong: DisclosureError, language: str) -> None:
    """Say what a file was refused for."""
    for line in wrong.message(language).splitlines():
        click.echo(line if line.startswith(file) else f"{file}: {line}", err=True)


@command("convert", say("把报告从一种格式转为另一种。"), say("以 - 表示标准输入或输出。"))
@click.argument("source", metavar=say("输入"))
@click.argument("target", metavar=say("输出"))
@click.option("--from", "format_", type=click.Choice(FORMATS), help=say("输入格式；默认自动识别"))
@click.option("--as", "as_", type=click.Choice(FORMATS), help=say("输出格式；默认按后缀"))
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
        chosen = as_ or shape
        way = door(chosen) if chosen else door_out(target)
        refuse_many(way, len(readings))
        for reading in readings:
            for finding in reading.findings:
                click.echo(f"{source}: {finding.code} {finding.message(language)}", err=True)
            for said in lost(reading.report, way):
                click.echo(f"{target}: {said.render(language)}", err=True)
        if way.lossless:
            dump_many([reading.report for reading in readings], target, format=way.name, encoding=out_encoding)
        else:
            render(readings[0].report, target, format=way.name, template=template)
    except DisclosureError as wrong:
        refuse(source, wrong, language)
        sys.exit(2)


@command("form", say("写出一个版本的空表，填好后可以读回。"))
@click.argument("name", metavar=say("版本"))
@click.argument("target", metavar=say("输出"))
@click.option("--as", "as_", type=click.Choice(FORMATS), help=say("输出格式；默认按后缀"))
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
        for known in editions()
        for table in known.tables
    )
    tabulate(headings, rows, language)


def _size(table: Any) -> str:
    return str(len(declared_cells(table)))


@command("cells", say("列出一个版本的全部格：代码、种类和印出的文字。"))
@click.argument("name", metavar=say("版本").upper())
@language_option
def cells_(name: str, language: str) -> None:
    """The cells of an edition."""
    try:
        tables = edition(name).tables
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
