"""What is wrong with a plugin is told by its name, and goes no further."""

from __future__ import annotations

import warnings
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from ..wording import Message, message

FAULTS: Final = (Exception, SystemExit)
"""What is a plugin's fault when it comes out of the plugin: all but what a user or the system asks for."""


class PluginWarning(UserWarning):
    """A plugin is not used, or a part of it is not: which, and why."""


def tell(name: str, why: Message) -> None:
    """Warn of a plugin: its name, and what of it is not used, or why."""
    warnings.warn(PluginWarning(message("插件 {name}：{why}", name=name, why=why)), stacklevel=3)


@contextmanager
def blamed(name: str, what: str) -> Generator[None]:
    """What is raised within is told of a plugin and of what it was asked, and goes no further."""
    try:
        yield
    except FAULTS as wrong:
        tell(name, message("{what} 出错：{wrong}", what=what, wrong=said(wrong)))


def said(wrong: BaseException) -> str:
    """What an exception says, though it may be made so that it cannot be asked."""
    from traceback import format_exception_only  # as slow to import as all of this, and seldom wanted

    return format_exception_only(wrong)[-1].strip()
