"""The commands that write text from figures."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from ..editions.agency import Agency
from ..editions.report import Report
from ..errors import DisclosureError, WriteError
from ..formats.doors import door_out
from ..formats.files import dump, read, render
from ..grammar.gaps import Gap
from ..wording import message, words
from .frame import command, last_year, refuse, together
from .language import Whole, language_option, say
from .shell import Screen

if TYPE_CHECKING:
    from ..prose.sentences import Charged, Composition, Written

# The template language takes longer to import than all the rest: it is imported by those who compose.


style_options = together(
    click.option("--before", metavar="FILE", help=say("上年的报告；给出则写与上年的比较")),
    click.option("--style", default="full", metavar="NAME", help=say("文风：full、concise，或本机关的 .toml 文件")),
    click.option("--scope", metavar="WORD", help=say("范围词，如 全市、本机关；默认按机关名称")),
    click.option("--fee", type=Whole(), metavar="YUAN", help=say("本年度收取的信息处理费，单位元；不给出则不写")),
    click.option("--fee-cases", type=Whole(), metavar="COUNT", help=say("收取信息处理费的申请件数")),
    click.option("--anyway", is_flag=True, help=say("勾稽关系不成立也写")),
)
"""How text is written."""


@command("compose", say("根据各表的数写出正文，每个数都有出处。"), say("给出输出则写入报告；已有正文的地方不动。"))
@click.argument("source", metavar=say("输入"))
@click.argument("target", metavar=f"[{say('输出')}]", required=False)
@style_options
@click.option("--replace", is_flag=True, help=say("用写出的文字代替已有的正文"))
@click.option("--json", "as_json", is_flag=True, help=say("每段输出一行 JSON，连同每个数的出处"))
@language_option
def compose_(
    source: str, target: str | None, before: str | None, replace: bool, as_json: bool, language: str, **asked: Any
) -> None:
    """Section text from the figures."""
    from ..prose.sentences import compose

    earlier = last_year(before, language)
    try:
        made = compose(read(source).report, earlier, replace=replace, **_options(**asked))
        if target is None:
            _print(made, as_json, language)
        else:
            _write(made.report, target)
            for line in _left(made, language):
                click.echo(line, err=True)
    except DisclosureError as wrong:
        refuse(source, wrong, language)
        sys.exit(2)


@command("new", say("起草一份新报告：前言、标题、写好的文字、各表，以及标出的待填写之处。"))
@click.argument("target", metavar=say("输出"))
@click.option("--agency", required=True, metavar="NAME", help=say("机关名称"))
@click.option("--year", required=True, type=Whole(), metavar="YEAR", help=say("报告年度"))
@click.option("--figures", metavar="FILE", help=say("各表的数：cells.csv、填好的空表或任何报告；不给出则为空表"))
@style_options
@language_option
def new(
    target: str, agency: str, year: int, figures: str | None, before: str | None, language: str, **asked: Any
) -> None:
    """A report to be finished by hand."""
    from ..prose.sentences import draft

    earlier = last_year(before, language)
    try:
        made = draft(_counted(agency, year, figures), earlier, **_options(**asked))
        _write(made.report, target)
        for line in _left(made, language):
            click.echo(line, err=True)
    except DisclosureError as wrong:
        refuse(figures or target, wrong, language)
        sys.exit(2)


def _options(style: str, scope: str | None, fee: int | None, fee_cases: int | None, anyway: bool) -> dict[str, Any]:
    from ..prose.sentences import Charged

    if fee is None and fee_cases is not None:
        raise WriteError(message("给出 --fee-cases 时也要给出 --fee"))
    charged: Charged | None = None if fee is None else Charged(fee, fee_cases)
    return {"style": style, "scope": scope, "fee": charged, "strict": not anyway}


def _counted(agency: str, year: int, figures: str | None) -> Report:
    """A report of nothing but figures: those of a file, or blanks."""
    if figures is None:
        return Report.from_cells({}, year=year, missing=Gap.BLANK, agency=Agency(name=agency))
    found = read(figures, agency=agency, year=year).report
    told = found.period.start.year if found.period else found.year
    if told != year:
        said = message("{file} 是 {told} 年的数，不是 {year} 年的", file=figures, told=str(told), year=str(year))
        raise WriteError(said)
    return Report(agency=found.agency.replace(name=agency), year=year).with_tables(found.tables())


def _write(report: Report, target: str) -> None:
    """A report to a file of any format."""
    (dump if door_out(target).lossless else render)(report, target)


def _print(made: Composition, as_json: bool, language: str) -> None:
    from ..prose.placing import places

    out = Screen()
    last = ""
    for each in made.paragraphs:
        if as_json:
            click.echo(json.dumps(_plain(each), ensure_ascii=False))
            continue
        if each.place != last:
            out.print(Text(words(places()[each.place], language), style="bold"))
        out.print(Text(each.text))
        last = each.place
    for line in _left(made, language):
        click.echo(line, err=True)


def _plain(each: Written) -> dict[str, Any]:
    origins = [
        {"start": one.start, "end": one.end, "expression": one.expression, "value": str(one.value)}
        for one in each.origins
    ]
    return {"place": each.place, "text": each.text, "origins": origins}


def _left(made: Composition, language: str) -> Iterator[str]:
    """What was not written, and where text was left as it is."""
    for name, said in made.omitted.items():
        yield message("没有写 {name}：{reason}", name=name, reason=said).render(language)
    if made.kept:
        places = ", ".join(made.kept)
        yield message("已有正文，没有改动：{places}", places=places).render(language)
