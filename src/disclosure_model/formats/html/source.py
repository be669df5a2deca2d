"""A web page's source as a tree of elements, without what is not printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from operator import itemgetter
from typing import Any, Final, TypeAlias

import attrs

from ...errors import MissingExtraError, Problem, ReadError
from ...wording import Message, message

Element: TypeAlias = Any
"""An element of lxml: it has ``tag``, ``text``, ``tail``, ``get`` and children."""

MOST_TAGS: Final = 1_000_000
"""Tags of the largest page that is read; in memory each takes some hundred bytes."""

MOST_ATTRIBUTES: Final = 2000
"""Attributes of the largest tag that is read: libxml2 goes through all of them for each."""

HARMLESS: Final = 200_000
"""Bytes of a page whose tags need not be looked at, whatever they hold."""

_inside = rb"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|))*+"""
TAG: Final = re.compile(
    rb"(<(?:script|style)\b%b)>(?:[^<]++|<(?!/(?:script|style)))*+|(<[a-z]%b)" % (_inside, _inside), re.IGNORECASE
)
ATTRIBUTE: Final = re.compile(rb"""[^\s/=>]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?""")
"""A tag, with the script behind it, and an attribute; well-formed or not. Possessive: linear whatever the page."""

DEEPEST: Final = 2000
"""How deep elements may be nested; libxml2 stops reading at 2048."""

UNPRINTED: Final = ("script", "style", "title", "noscript", "template", "select", "textarea", "iframe", "svg")
"""Elements that do not print their text."""

ARTICLE: Final = re.compile(r"<table\b|(?:<p\b.*?){3}", re.IGNORECASE | re.DOTALL)
"""A table or three paragraphs make an article."""

LITERAL: Final = re.compile(
    r"""\\.|"((?:[^"\\\n]++|\\.)*+)"|'((?:[^'\\\n]++|\\.)*+)'|`((?:[^`\\]++|\\.)*+)`""", re.DOTALL
)
"""A string of a script or of JSON. Possessive, so that it takes linear time whatever the script."""

MEANT: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "", "\n": ""}
"""Character behind a backslash → what is meant; any other means itself."""

NO_CHARACTER: Final = "\ufffd".encode()
"""What stands for NUL, which no page may hold."""

_escape = re.compile(r"\\(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_style = re.compile(rb"style\s*=")
_hides = re.compile(rb"display\s*:\s*none")
_hidden = re.compile(rb"hidden(?<![\w-]hidden)[\s=/>]")
_keeps = re.compile(rb"white-space\s*:\s*(?:pre|break-spaces)")
_tag = re.compile(r"<[^<>]*>")


@attrs.frozen
class Source:
    """A tree of elements.

    Attributes:
        root: its outermost element.
        spaced: the elements whose style keeps white space.
        hidden: the elements that style or attribute hides; they are taken out of the tree.
        scripts: each script's text, and the line it stands on.
    """

    root: Element
    spaced: frozenset[Element]
    hidden: tuple[Element, ...]
    scripts: tuple[tuple[str, int], ...]


def parsed(data: bytes, line: int | None = None) -> Source:
    """The tree of a page.

    Args:
        data: the page, in UTF-8.
        line: where all of it stands, when it was one string of another page.

    Raises:
        ReadError: it holds nothing, or is larger or nested deeper than any report.
        MissingExtraError: lxml is not installed.
    """
    _refuse_bombs(data)
    data = data.replace(b"\0", NO_CHARACTER)
    root = _root(data)
    for each in root.iter() if line else ():
        each.sourceline = line
    low = data.lower()  # a pattern that ignores case takes longer than to parse the page
    styled = _style.search(low) is not None
    spaced = _with_style(root, _keeps) if styled and _keeps.search(low) else []
    hidden = [
        *(root.xpath("//*[@hidden]") if _hidden.search(low) else ()),
        *(_with_style(root, _hides) if styled and _hides.search(low) else ()),
    ]
    scripts = tuple((each.text or "", each.sourceline) for each in root.iter("script"))
    for each in [*root.iter(*UNPRINTED)]:
        each.clear(keep_tail=True)
    return Source(root, frozenset(spaced), tuple(each for each in hidden if _taken_out(each)), scripts)


def _refuse_bombs(data: bytes) -> None:
    """Refuse what would fill the memory, or take lxml a time that grows with the square of its size."""
    if len(data) < HARMLESS:
        return
    count = data.count(b"<")
    if count > MOST_TAGS:
        raise refused(message("网页有 {count} 个标记，不会是一份报告：请只保存报告本身再读", count=count))
    for found in TAG.finditer(data):
        tag = found[1] or found[2]
        count = len(ATTRIBUTE.findall(tag)) if len(tag) > MOST_ATTRIBUTES else 0
        if count > MOST_ATTRIBUTES:
            raise refused(message("网页的一个标记有 {count} 个属性，不会是一份报告：请只保存报告本身再读", count=count))


def _root(data: bytes) -> Element:
    try:
        from lxml import etree
    except ImportError as wrong:
        raise MissingExtraError(message('需要 lxml：pip install "disclosure-model[html]"')) from wrong
    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        collect_ids=False,  # nobody asks for an element by its id
        huge_tree=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None  # lxml says of some empty pages that they are none
    last = parser.error_log.last_error
    if last is not None and last.level == etree.ErrorLevels.FATAL:
        raise too_deep()
    if root is None:
        raise refused(message("网页中没有内容：请检查是否保存完整"))
    return root


def _with_style(root: Element, pattern: re.Pattern[bytes]) -> list[Element]:
    return [each for each in root.xpath("//*[@style]") if pattern.search(each.get("style").encode().lower())]


def _taken_out(element: Element) -> bool:
    """Take an element out of the tree, but for the text behind it; one that holds the whole tree stays."""
    parent = element.getparent()
    if parent is None:
        return False
    instead = element.makeelement("template")
    instead.tail, element.tail = element.tail, None
    parent.replace(element, instead)
    return True


def out_of_sight(page: Source, longer_than: int) -> Source | None:
    """The longest article that is hidden until somebody opens a tab, or that a script holds as a string.

    Args:
        page: the page.
        longer_than: the characters that the page shows itself.
    """
    found = [(sum(map(len, each.itertext())), each, 0) for each in page.hidden if _is_article(each)]
    found += [(len(_tag.sub("", text)), text, line) for text, line in _strings(page)]
    length, longest, line = max(found, key=itemgetter(0), default=(0, None, 0))
    if length <= longer_than:
        return None
    return (
        parsed(longest.encode(errors="replace"), line) if isinstance(longest, str) else attrs.evolve(page, root=longest)
    )


def _is_article(element: Element) -> bool:
    return bool(ARTICLE.search(" ".join(f"<{each.tag}" for each in element.iter("table", "p"))))


def _strings(page: Source) -> Iterator[tuple[str, int]]:
    """Each article that is a string of a script, and the line it stands on."""
    for script, line in page.scripts:
        for found in LITERAL.finditer(script):
            text = unescaped(found[found.lastindex or 0])
            text = text if "<" in text else unescape(text)
            if ARTICLE.search(text):
                yield text, line


def unescaped(literal: str) -> str:
    """What a string of a script or of JSON means."""
    text = _escape.sub(_meaning, literal)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # joins surrogates


def _meaning(found: re.Match[str]) -> str:
    digits = found[1] or found[2] or found[3]
    return chr(min(int(digits, 16), 0x10FFFF)) if digits else MEANT.get(found[4], found[4])


def too_deep() -> ReadError:
    """The refusal of a page whose elements are nested without end."""
    return refused(message("网页的标记套了 {most} 层以上，读不到底：请在浏览器中打开，另存为文本再读", most=DEEPEST))


def refused(said: Message) -> ReadError:
    """A refusal of the whole page."""
    return ReadError([Problem("", said)])
