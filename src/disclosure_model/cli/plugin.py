"""The commands on plugins: which there are, and a new one to begin with."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from importlib import import_module
from typing import Final

import click

from ..errors import DisclosureError
from ..plugins import SPECIFIED, Plugin, PluginWarning, State, plugins
from ..wording import Message, message
from .frame import command, refuse
from .language import language_option, say
from .shell import tabulate
from .starting import start

STATES: Final = {State.ACTIVE: message("使用中"), State.OFF: message("已关闭"), State.FAILED: message("不能用")}

ROOMS: Final = (
    "disclosure_model.editions.deadlines",
    "disclosure_model.editions.hooks",
    "disclosure_model.editions.readings",
    "disclosure_model.formats.doors",
    "disclosure_model.plugins.calling",
    "disclosure_model.prose.hooks",
    "disclosure_model.prose.styles",
)
"""The modules that specify hooks."""


def hooks() -> tuple[str, ...]:
    """The names of all hooks that there are."""
    for room in ROOMS:
        import_module(room)
    return tuple(sorted(SPECIFIED))


@command(
    "plugins",
    say("列出插件：名称、版本、状态、实现的挂钩，以及不能用的原因。"),
    say("环境变量 DISCLOSURE_MODEL_PLUGINS_OFF 列出要关闭的插件，以逗号分开；* 是全部。"),
)
@language_option
def plugins_(language: str) -> None:
    """The plugins."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)  # the table says it
        found = plugins().values()
    if not found:
        click.echo(message("没有安装插件：disclosure-model plugin NAME 写出一个").render(language), err=True)
    headings = (message("插件"), message("版本"), message("状态"), message("挂钩"), message("原因"))
    rows = (
        (
            each.name,
            each.version,
            STATES[each.state].render(language),
            ", ".join(each.hooks),
            ", ".join(why.render(language) for why in _wrong(each)),
        )
        for each in found
    )
    tabulate(headings, rows, language)


def _wrong(plugin: Plugin) -> Iterator[Message]:
    """Why a plugin is not used, or is never asked something that it implements."""
    if plugin.why is not None:
        yield plugin.why
    unknown = [name for name in plugin.hooks if name not in hooks()]
    if unknown:
        yield message("没有这样的挂钩：{names}", names=unknown)


@command(
    "plugin",
    say("写出一个新插件的包：一张表、一条规则、一个句子和它们的测试。"),
    say("名称须是标识符，由小写字母、数字和下划线组成；文件夹不能已经存在。"),
)
@click.argument("name", metavar=say("名称"))
@click.option("--into", default=".", metavar="DIR", help=say("写在哪个文件夹里；默认为当前文件夹"))
@language_option
def plugin_(name: str, into: str, language: str) -> None:
    """A package to begin with."""
    try:
        folder = start(name, into)
    except DisclosureError as wrong:
        refuse(name, wrong, language)
        sys.exit(2)
    said = message("已写出 {folder}：先看其中的 README.md", folder=str(folder))
    click.echo(said.render(language))
