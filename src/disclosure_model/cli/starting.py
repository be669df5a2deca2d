"""A package for a new plugin, from the templates under ``starter/``."""

from __future__ import annotations

import re
from importlib.util import find_spec
from keyword import iskeyword
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import Final

from ..editions.hooks import extension_forms
from ..errors import WriteError
from ..plugins import plugins
from ..wording import message

TEMPLATES: Final = Path(__file__).with_name("starter")
"""The package, as files: ``NAME`` in a path and ``$name`` in a text are the plugin's name."""

SUFFIX: Final = ".template"
"""What the names of the templates end with, so that no tool takes them for what they will be."""


def start(name: str, into: str) -> Path:
    """Write a package, whole or not at all.

    Args:
        name: the plugin's, which is also that of its package and of its place in a report.
        into: the folder to write it into.

    Returns:
        Its own folder.

    Raises:
        WriteError: the name cannot be used, or the folder cannot be written.
    """
    folder = Path(into) / name
    _refuse(name, folder)
    try:
        with TemporaryDirectory(dir=into, prefix=f".{name}.") as hidden:
            made = Path(hidden) / name
            _write(name, made)
            made.rename(folder)
    except OSError as wrong:
        said = message("不能写入 {path}：{reason}", path=str(folder), reason=wrong.strerror or str(wrong))
        raise WriteError(said) from wrong
    return folder


def _refuse(name: str, folder: Path) -> None:
    if not re.fullmatch("[a-z][a-z0-9_]*", name, re.ASCII) or iskeyword(name):
        said = message("插件的名称须以小写字母开头，由小写字母、数字和下划线组成，并且不是 Python 的保留字")
        raise WriteError(said)
    if folder.exists() or folder.is_symlink():
        raise WriteError(message("{path} 已经存在", path=str(folder)))
    if name in plugins() or f"extensions.{name}" in extension_forms() or find_spec(name) is not None:
        raise WriteError(message("已有叫 {name} 的插件或模块", name=name))


def _write(name: str, folder: Path) -> None:
    """Fill in every template."""
    for template in sorted(TEMPLATES.rglob(f"*{SUFFIX}")):
        inside = str(template.relative_to(TEMPLATES)).replace("NAME", name).removesuffix(SUFFIX)
        (folder / inside).parent.mkdir(parents=True, exist_ok=True)
        text = Template(template.read_text(encoding="utf-8")).substitute(name=name)
        (folder / inside).write_text(text, encoding="utf-8")
