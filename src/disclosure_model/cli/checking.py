"""The command that judges reports, and what it says of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any, Final

import click
from rich.console import Console
from rich.progress import track
from rich.text import Text

from ..editions.report import Report
from ..errors import DisclosureError, WriteError
from ..findings import Finding, Severity, has_errors
from ..formats.files import read_many, render
from ..judge import check as judge_report
from ..judge import told
from ..paper.reading import Reading
from ..wording import message, words
from .frame import SEVERITIES, Format, command, last_year, refuse, source_options
from .language import language_option, say
from .shell import Screen

STYLES: Final = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


@command("check", say("核对报告：勾稽关系和内容。"), say("退出码：0 没有错误；1 有错误；2 不能读。"))
@click.argument("files", nargs=-1, required=True, metavar=say("文件…"))
@click.option("--json", "as_json", is_flag=True, help=say("每个发现输出一行 JSON"))
@click.option("--html", metavar="FILE", help=say("把核对结果标在报告上，写成网页；只用于一份报告"))
@click.option("--from", "format_", type=Format(), help=say("输入格式；默认自动识别"))
@click.option("--select", multiple=True, metavar="CODE", help=say("只报告这些规则，可重复；T3 即 T3 的全部规则"))
@click.option("--ignore", multiple=True, metavar="CODE", help=say("不报告这些规则，可重复"))
@click.option("--before", metavar="FILE", help=say("上年的报告，用来核对正文中与上年比较的话"))
@language_option
@source_options
def check_(
    files: tuple[str, ...],
    as_json: bool,
    html: str | None,
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
    judged: list[tuple[Report, tuple[Finding, ...]]] = []
    for file in _tracked(files, language):
        try:
            for reading in read_many(file, format=format_, **source):
                found = told((*reading.findings, *judge_report(reading.report, earlier)), select=select, ignore=ignore)
                tell = _tell_json if as_json else _tell
                tell(file, reading, found, language)
                judged.append((reading.report, found))
                status = max(status, int(has_errors(found)))
        except DisclosureError as wrong:
            refuse(file, wrong, language)
            status = 2
    if html is not None:
        _show(html, judged, language)
    sys.exit(status)


def _show(html: str, judged: list[tuple[Report, tuple[Finding, ...]]], language: str) -> None:
    """One report as a page with what was found in it."""
    try:
        if len(judged) != 1:
            raise WriteError(message("--html 只用于一份报告，这里有 {count} 份", count=len(judged)))
        report, found = judged[0]
        render(report, html, format="html", findings=found, language=language)
    except DisclosureError as wrong:
        refuse(html, wrong, language)
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
