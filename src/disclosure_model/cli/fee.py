"""The command that reckons the information-processing fee."""

from __future__ import annotations

import json
import sys
from datetime import datetime

import click

from ..errors import DisclosureError
from ..prose.fees import Fee, by_items, by_pages
from ..wording import message
from .frame import command
from .language import Whole, language_option, say
from .shell import REFUSED, tabulate


@command(
    "fee",
    say("计算信息处理费，列出每一档。"),
    say("按件：同一申请人一个自然月内的申请；按量：一件申请的页数。"),
    say("一件申请只能用其中一种。"),
)
@click.option("--items", type=Whole(), metavar="N", help=say("按件：件数"))
@click.option("--pages", type=Whole(), metavar="N", help=say("按量：页数"))
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=say("申请日期，如 2024-03-01"))
@click.option("--json", "as_json", is_flag=True, help=say("输出 JSON"))
@language_option
def fee(items: int | None, pages: int | None, date: datetime | None, as_json: bool, language: str) -> None:
    """What one application costs."""
    asked = [(way, count) for way, count in ((by_items, items), (by_pages, pages)) if count is not None]
    if len(asked) != 1:
        raise click.UsageError(say("须给出 --items 或 --pages 其中一项"))
    way, count = asked[0]
    try:
        found = way(count, requested=date and date.date())
    except DisclosureError as wrong:
        click.echo(wrong.message(language), err=True)
        sys.exit(REFUSED)
    if as_json:
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False))
    else:
        _tell(found, language)


def _tell(found: Fee, language: str) -> None:
    headings = (message("自"), message("至"), message("数量"), message("每件或每页（元）"), message("金额（元）"))
    steps = [(each.first, each.last, each.count, each.rate, each.amount) for each in found.steps]
    total = (message("合计").render(language), "", found.count, "", found.amount)
    tabulate(headings, (tuple(map(str, row)) for row in (*steps, total)), language)
