"""The language of the command: its help, its output, and the sentences of click."""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from ..wording import FOLDER, LANGUAGES, closest_language, default_language, words

C = TypeVar("C", bound=Callable[..., Any])

say = words
"""Marks the help texts for translation; they are spoken in the language of the environment."""

CLICK: Final = "click"
"""The domain of click's own sentences; its catalogues stand beside ours, none for English."""


def teach_click() -> None:
    """Make click speak the language of the environment. This changes gettext for the whole process.

    click looks its sentences up in gettext's global domain, and gettext asks ``LANGUAGE`` before anything
    else. A sentence that is not in the catalogue stays English.
    """
    gettext.bindtextdomain(CLICK, str(FOLDER))
    gettext.textdomain(CLICK)
    os.environ["LANGUAGE"] = LANGUAGES[default_language()]


class Whole(click.types.IntParamType):
    """A whole number, by its name in our languages: click shows the name of the type when a value is refused."""

    name = say("整数")


def language_option(command: C) -> C:
    """``--lang``, the same on every command that speaks."""
    return click.option(
        "--lang",
        "language",
        metavar="[zh|zh-Hant|en]",
        default=default_language,
        callback=_supported,
        help=say("输出所用的语言；默认按环境变量"),
    )(command)


def _supported(context: click.Context, option: click.Parameter, tag: str) -> str:
    """The supported language closest to a tag."""
    language = closest_language(tag)
    if language is None:
        raise click.BadParameter(say("没有这种语言，可选：zh, zh-Hant, en"), context, option)
    return language
