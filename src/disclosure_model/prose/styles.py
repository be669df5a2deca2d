"""Styles: the templates of sentences, as TOML, and how they are filled.

A file has ``[[sentence]]`` after ``[[sentence]]``: a ``name``, the ``place`` it belongs to, its ``text``, and
``paragraph = true`` where a new paragraph begins; ``macros`` are what sentences share. A file that ``extends`` a style
replaces its sentences by their names, puts others on top, and drops those whose text is empty.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import attrs
import cattrs
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from ..errors import Problem, ReadError, UnknownCodeError, WriteError
from ..grammar.remember import remembered
from ..plugins import specifies, until_plugins_change, usable
from ..wording import Message, message
from .filters import FILTERS, TESTS
from .placing import places
from .terms import Cells, Term, harmless

FOLDER: Final = Path(__file__).with_name("templates")
"""Where the styles are that come with the package."""


@attrs.frozen
class Sentence:
    """A sentence to be filled.

    Attributes:
        name: what it is called.
        text: its template; its lines are joined without white space.
        place: where it belongs; nothing where the sentence that it replaces says it.
        paragraph: whether it begins a paragraph.
    """

    name: str
    text: str
    place: str = ""
    paragraph: bool = False


@attrs.frozen
class Added(Sentence):
    """A sentence of a plugin.

    Attributes:
        plugin: whose it is.
    """

    plugin: str = ""


@attrs.frozen(eq=False)
class Style:
    """Sentences in the order in which they are written.

    Attributes:
        sentence: the sentences.
        macros: what their templates share.
        extends: the style on top of which these are; nothing for a style of its own.
    """

    sentence: tuple[Sentence, ...] = ()
    macros: str = ""
    extends: str = ""

    def with_(self, own: Style) -> Style:
        """This style with other sentences in the place of those of the same name, or on top."""
        named = {each.name: each for each in self.sentence}
        for each in own.sentence:
            place = each.place or (named[each.name].place if each.name in named else "")
            named[each.name] = attrs.evolve(each, place=place)
        return Style(tuple(each for each in named.values() if each.text), self.macros + own.macros)

    def paragraphs(self) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
        """Place and sentences of each paragraph, in the order of the report."""
        for place in places():
            here = [each for each in self.sentence if each.place == place]
            begins = [at for at, each in enumerate(here) if each.paragraph or not at]
            for at, end in pairwise([*begins, len(here)]):
                yield place, tuple(here[at:end])

    def filled(self, sentence: Sentence, facts: Mapping[str, Any]) -> str:
        """A sentence, each number with a mark around it.

        Raises:
            WriteError: the template cannot be filled.
            UnknownCodeError: it names a cell that no edition has.
            UnsaidError: it needs what is not known.
        """
        try:
            text = _template(self.macros + sentence.text).render(facts)
        except (TemplateError, TypeError, ArithmeticError) as wrong:
            raise WriteError(message("句子 {name} 的模板：{reason}", name=sentence.name, reason=str(wrong))) from wrong
        return "".join(line.strip() for line in text.splitlines())


def style_of(style: Style | Path | str) -> Style:
    """A style: one of the package's by its name, or that of a file (``*.toml``).

    Raises:
        UnknownCodeError: no style has that name.
        ReadError: the file cannot be read.
    """
    if isinstance(style, Style):
        return style
    return _read(Path(style)) if Path(style).suffix == ".toml" else _bundled(str(style))


BASE: Final = "full"
"""The style that others extend, and that plugins add their sentences to."""


@specifies
def disclosure_sentences() -> Iterable[Path | str]:
    """Files of sentences (TOML, see ``docs/prose.md``) that come on top of the package's styles.

    Their names begin with ``<plugin>.``; a file extends nothing, and its macros are its own. A sentence that needs a
    cell that a report does not have is not written.
    """
    return ()


@until_plugins_change
def _bundled(name: str) -> Style:
    """A style that comes with the package, with the sentences of plugins on top.

    Raises:
        UnknownCodeError: there is none of that name.
    """
    files = {each.stem: each for each in sorted(FOLDER.glob("*.toml"))}
    if name not in files:
        said = message("没有文风 {name}。已有：{names}；也可以给出 .toml 文件", name=name, names=", ".join(files))
        raise UnknownCodeError(said)
    style = _read(files[name])
    if name == BASE:
        for plugin, file in usable(disclosure_sentences, _refused):
            style = style.with_(_added(plugin, file))
    return style


def _refused(plugin: str, file: Path | str) -> Message | None:
    """Why the sentences of a file cannot be added; a file that cannot be read raises."""
    if _own(Path(file)).extends:
        return message("插件的句子不能有 extends：它们本来就加在包内的文风之后")
    for each in _added(plugin, file).sentence:
        if not each.name.startswith(f"{plugin}."):
            return message("句子 {name} 的名称须以 {plugin}. 开头", name=each.name, plugin=plugin)
        _template(each.text)
    return None


def _added(plugin: str, file: Path | str) -> Style:
    """The sentences of a plugin's file; its macros stand in each of them, so that no other sentence sees them."""
    own = _own(Path(file))
    named = (Added(each.name, own.macros + each.text, each.place, each.paragraph, plugin) for each in own.sentence)
    return _placed(Path(file), Style(tuple(named)))


def _read(path: Path) -> Style:
    """The style of a file, with what it extends.

    Raises:
        ReadError: it is no TOML, has unknown keys, or names a place that a report does not have.
        UnknownCodeError: it extends what is no style.
    """
    own = _own(path)
    return _placed(path, (_bundled(own.extends) if own.extends else Style()).with_(own))


def _own(path: Path) -> Style:
    """What stands in a file."""
    try:
        return _converter.structure(tomllib.loads(harmless(path.read_text(encoding="utf-8"))), Style)
    except (OSError, ValueError) as wrong:
        raise _no_style(path, str(wrong)) from wrong
    except cattrs.BaseValidationError as wrong:
        raise _no_style(path, "; ".join(cattrs.transform_error(wrong))) from wrong


def _placed(path: Path, style: Style) -> Style:
    """The style, if all of its sentences have places that there are."""
    for each in style.sentence:
        if each.place not in places():
            said = message("没有位置 {place}。已有：{names}", place=each.place, names=", ".join(places()))
            raise ReadError([Problem(f"{path}: {each.name}", said)])
    return style


def _no_style(path: Path, reason: str) -> ReadError:
    return ReadError([Problem(str(path), message("不是句子模板文件：{reason}", reason=reason))])


_converter: Final = cattrs.Converter(forbid_extra_keys=True)


@remembered
def _template(text: str) -> Any:
    return _environment().from_string(text)


class _Sandbox(SandboxedEnvironment):
    """Templates see codes where Python sees attributes, and nothing of modules and files."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``, as a template writes it."""
        return obj.under(attribute) if isinstance(obj, Cells) else super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have an attribute: none of a term's own."""
        return not isinstance(obj, Term) and super().is_safe_attribute(obj, attr, value)


@remembered
def _environment() -> SandboxedEnvironment:
    made = _Sandbox(trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    made.filters.update(FILTERS)
    made.tests.update(TESTS)
    return made
