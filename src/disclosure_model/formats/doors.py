"""Which doors there are: a format's name, the module that is it, and how a file tells that it is one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath
from typing import Any, Final

import attrs

from ..errors import UnknownCodeError
from ..grammar.shape import misshapen
from ..plugins import specifies, until_plugins_change, usable
from ..wording import Message, message


@attrs.frozen(kw_only=True)
class Door:
    """One format.

    Attributes:
        name: its name on the command line.
        module: where it lives. A lossless door knows reports: ``load``, ``dump`` and ``carries``. A paper door
            knows blocks: ``read(data, encoding) -> list[Placed]`` and ``render(page) -> bytes``.
        suffixes: of its files.
        lossless: whether reports come back from it as they were, but for what ``carries`` says.
        many: whether a file may hold more than one report.
        templates: whether ``render`` takes a ``template``, an office's own document, for its letterhead and styles.
        notes: whether ``render`` shows the notes of a page.
        forms: whether it has blank forms to be filled in, by ``form(blank) -> bytes``.
        streams: whether its reports are read one by one, by ``stream``, and a file may be of any size.
        mark: what the first line of its files holds, where a suffix is shared or missing.
        part: what the names of its parts begin with, where its files are zip packages.
        magic: what its files begin with, white space aside, where a suffix is missing.
        look: what stands somewhere in its files, as a regular expression, where formats share a syntax and its suffix.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    lossless: bool = True
    many: bool = False
    templates: bool = False
    notes: bool = False
    forms: bool = False
    streams: bool = False
    mark: str = ""
    part: str = ""
    magic: str = ""
    look: str = ""

    @property
    def code(self) -> Any:
        """Its module, imported on first use."""
        return import_module(self.module)


COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a".decode(errors="replace")
"""What Office files of before 2007, and those behind a password, begin with: the door of Word tells which it is."""

DOORS: Final[tuple[Door, ...]] = (
    Door(
        name="json",
        module="disclosure_model.formats.json",
        suffixes=(".json",),
        look=r'"disclosure-model/',
    ),
    Door(
        name="kirogov",
        module="disclosure_model.formats.kirogov",
        suffixes=(".json",),
        look=r'"sections"\s{0,9}:\s{0,9}\[',
    ),
    Door(
        name="jsonl",
        module="disclosure_model.formats.jsonl",
        suffixes=(".jsonl", ".ndjson"),
        many=True,
        streams=True,
    ),
    Door(
        name="cells",
        module="disclosure_model.formats.cells_csv",
        suffixes=(".csv",),
        many=True,
        mark="agency,year,table,edition,code,",
    ),
    Door(
        name="records",
        module="disclosure_model.formats.records_csv",
        suffixes=(".csv",),
        many=True,
        mark="agency.name,",
    ),
    Door(name="text", module="disclosure_model.formats.text", suffixes=(".txt",), lossless=False),
    Door(name="markdown", module="disclosure_model.formats.markdown", suffixes=(".md", ".markdown"), lossless=False),
    Door(
        name="html",
        module="disclosure_model.formats.html",
        suffixes=(".html", ".htm", ".shtml"),
        lossless=False,
        notes=True,
        magic="<",
    ),
    Door(
        name="docx",
        module="disclosure_model.formats.docx",
        suffixes=(".docx",),
        lossless=False,
        templates=True,
        forms=True,
        part="word/",
    ),
    Door(
        name="xlsx",
        module="disclosure_model.formats.xlsx",
        suffixes=(".xlsx", ".xlsm"),
        lossless=False,
        forms=True,
        part="xl/",
    ),
    Door(name="pdf", module="disclosure_model.formats.pdf", suffixes=(".pdf",), lossless=False, magic="%PDF-"),
)


@specifies
def disclosure_formats() -> Iterable[Door]:
    """Formats that a plugin reads and writes: what a module of a :class:`Door` is asked for is said there.

    A name that is taken, and suffixes, are those of the package first.
    """
    return ()


@until_plugins_change
def doors() -> tuple[Door, ...]:
    """Every format, those of plugins last."""
    taken = {each.name for each in DOORS}
    return (*DOORS, *(each for _, each in usable(disclosure_formats, partial(_refused, taken))))


def _refused(taken: set[str], _plugin: str, added: object) -> Message | None:
    if not isinstance(added, Door):
        return message("{value} 不是格式（Door）", value=repr(added))
    why = misshapen(added)
    if why is not None:
        return why
    re.compile(added.look)
    if added.name in taken:
        return message("已有格式 {name}", name=added.name)
    if find_spec(added.module) is None:
        return message("没有模块 {module}", module=added.module)
    taken.add(added.name)
    return None


def door(name: str) -> Door:
    """The door of that name; an unknown one is an :class:`UnknownCodeError`."""
    for known in doors():
        if known.name == name:
            return known
    names = ", ".join(known.name for known in doors())
    raise UnknownCodeError(message("没有格式 {name}。已知格式：{names}", name=name, names=names))


def door_out(path: str) -> Door:
    """The door for a file to be written: the first with its suffix."""
    candidates = _ending(path)
    if candidates:
        return candidates[0]
    names = ", ".join(known.name for known in doors())
    raise UnknownCodeError(
        message("看不出 {path} 应写成什么格式：请用 --as 指明，可选 {names}", path=path, names=names)
    )


def door_by_suffix(path: str) -> Door | None:
    """The one door whose files end so; ``None`` where the file has to be looked at."""
    candidates = _ending(path)
    return candidates[0] if len(candidates) == 1 else None


def door_by_look(path: str, head: str) -> Door:
    """The door for a file to be read that its suffix does not tell: by what its first lines hold."""
    candidates = _ending(path)
    for known in candidates or doors():
        if known.mark and head.replace('"', "").startswith(known.mark):
            return known
    return _alike(candidates, head) if candidates else _by_look(head.strip())


def _ending(path: str) -> list[Door]:
    suffix = PurePath(path).suffix.lower()
    return [known for known in doors() if suffix in known.suffixes]


def _by_look(head: str) -> Door:
    if head.startswith(COMPOUND):
        return door("docx")
    if head.startswith("PK\x03\x04"):
        for known in doors():
            if known.part and known.part in head:
                return known
    for known in doors():
        if known.magic and head.startswith(known.magic):
            return known
    if not head.startswith(("{", "[")):
        return door("text")
    first, _, rest = head.partition("\n")
    if first.rstrip().endswith("}") and rest.lstrip().startswith("{"):
        return door("jsonl")
    return _alike([known for known in doors() if ".json" in known.suffixes], head)


def _alike(candidates: list[Door], head: str) -> Door:
    """The first of formats whose look a file has; the first of all where it has none."""
    return next((known for known in candidates if known.look and re.search(known.look, head)), candidates[0])
