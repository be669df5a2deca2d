"""The command that lists plugins."""

from __future__ import annotations

import warnings

from ..plugins import PluginWarning, State, plugins
from ..wording import message
from .frame import command
from .language import language_option, say
from .shell import tabulate

STATES = {State.ACTIVE: "使用中", State.OFF: "已关闭", State.FAILED: "不能用"}


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
    headings = (message("插件"), message("版本"), message("状态"), message("挂钩"), message("原因"))
    rows = (
        (
            each.name,
            each.version,
            message(STATES[each.state]).render(language),
            ", ".join(each.hooks),
            each.why.render(language) if each.why else "",
        )
        for each in found
    )
    tabulate(headings, rows, language)
