"""Markdown: CommonMark with the pipe tables of GitHub, in and out.

How text is escaped is told in ``commonmark``, how a merged box is printed and read again in ``pipe_tables``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from ..errors import Problem, ReadError
from ..findings import Place
from ..grammar.remember import remembered
from ..paper.blocks import Heading, Page, PageBlock, Paragraph, Placed, PlainGrid, Table, Title
from ..wording import message
from . import text as plain_text
from .commonmark import SOFT, box_text, heading_spelling, pieces, spelling, told
from .encoding import decoded, printed
from .lines import INVISIBLE, check_size, is_page_number
from .pipe_tables import boxes, grid_lines, has_bar, is_row, is_under_heads, merged, rows, table_lines

DEEPEST: Final = 20
"""How deep lists and quotations may be nested: the parser skips what is deeper."""

CONTAINERS: Final = frozenset({"blockquote_open", "list_item_open"})
"""Tokens that others stand in."""

ENDED: Final = ["paragraph", "reference", "blockquote", "list"]
"""What a table ends, where no empty line stands before it."""

LARGEST: Final = 4 * 2**20
"""Characters of the largest file that is parsed: about half a minute at worst."""

MARKDOWN: Final = frozenset({"markdown", "md"})
"""What a fence is called whose content is Markdown: language models wrap what they write."""


_opening = re.compile(r"\s*(?:<[^<>]{1,200}>\s*){0,5}<table\b", re.IGNORECASE)
_table_tag = re.compile(r"<table\b", re.IGNORECASE)
_table_end = re.compile(r"</table\s*>", re.IGNORECASE)


def read(data: bytes, encoding: str | None = None) -> list[Placed]:
    """The blocks of a Markdown file.

    Args:
        data: the file's bytes.
        encoding: its encoding; by default found from its mark, else UTF-8, else GB18030.

    Raises:
        ReadError: it is no text, empty, or too large or nested too deep for a report.
        MissingExtraError: it holds a table in HTML, and what reads HTML is not installed.
    """
    text = decoded(data, encoding)
    if not text.strip():
        raise ReadError([Problem("", message("文件是空的：请检查是否选错了文件"))])
    if len(text) > LARGEST:
        said = message("Markdown 超过 {most} 个字：不像一份报告，请检查是否选错了文件", most=LARGEST)
        raise ReadError([Problem("", said)])
    check_size(text)
    return list(blocks(text.translate(INVISIBLE)))


def render(page: Page) -> bytes:
    """The page as Markdown, in UTF-8."""
    return printed("\n".join(f"{line}\n" for line in map(_printed, page.blocks) if line))


def _printed(block: PageBlock) -> str:
    if isinstance(block, Table):
        return "\n".join(table_lines(block))
    if isinstance(block, PlainGrid):
        return "\n".join(grid_lines(block.grid))
    if isinstance(block, Title):
        return f"# {heading_spelling(block.text)}"
    if isinstance(block, Heading):
        return f"{'#' * min(block.level + 1, 6)} {heading_spelling(block.text)}"
    return spelling(block.text)


# Reading


def blocks(text: str, before: int = 0, *, within: bool = False) -> Iterator[Placed]:
    """The blocks of a text.

    Args:
        text: the text, or what stands in a fence.
        before: lines before it.
        within: whether it stands in a fence.

    Raises:
        ReadError: it is nested too deep.
    """
    tokens = _parser().parse(text)
    if any(token.type in CONTAINERS and token.level >= DEEPEST - 1 for token in tokens):
        raise ReadError([Problem("", message("列表或引用嵌套超过 {most} 层：请改为普通段落", most=DEEPEST))])
    levels = _levels(tokens)
    place, mark = Place(before + 1), ""
    for opener, token in zip([None, *tokens], tokens, strict=False):
        place = Place(before + 1 + token.map[0]) if token.map else place
        if token.type in ("list_item_open", "list_item_close"):
            yield from _marked([], mark, place)
            mark = f"{token.info}{token.markup} " if token.type == "list_item_open" else ""
            continue
        made = list(_made(token, opener, levels, place.line or 0, within=within))
        if made:
            yield from _marked(made, mark, place)
            mark = ""


def _levels(tokens: Sequence[Token]) -> dict[str, int]:
    """Tag → level of a heading; 0 for the only heading of the first level, which is the title."""
    tags = [token.tag for token in tokens if token.type == "heading_open"]
    titled = tags.count("h1") == 1
    shift = 0 if tags.count("h1") > 1 else 1
    return {f"h{level}": max(level - shift, 0 if titled else 1) for level in range(1, 7)}


def _marked(made: Sequence[Placed], mark: str, place: Place) -> Iterator[Placed]:
    """What a list's item holds, with the item's mark in front; page numbers are left out."""
    first = made[0].block if made else None
    if mark and isinstance(first, Paragraph):
        made = [attrs.evolve(made[0], block=Paragraph(text=mark + first.text)), *made[1:]]
    elif mark:
        made = [Placed(Paragraph(text=mark.rstrip()), place), *made]
    for each in made:
        if not (isinstance(each.block, Paragraph) and is_page_number(each.block.text)):
            yield each


def _made(token: Token, opener: Token | None, levels: dict[str, int], line: int, *, within: bool) -> Iterator[Placed]:
    """The blocks that a token stands for, ``line`` being where it begins."""
    if token.type == "inline" and opener is not None and opener.type == "heading_open":
        text, level = told(token.children or ()).replace(SOFT, " "), levels[opener.tag]
        yield Placed(Heading(text=text, level=level) if level else Title(text), Place(line))
    elif token.type == "inline":
        for number, text in pieces(told(token.children or ())):
            if text.strip():
                yield Placed(Paragraph(text=text), Place(line + number))
    elif token.type == "rows":
        yield _table(token.content.split("\n"), line)
    elif token.type == "html_table":
        yield from _from_html(token.content, line)
    elif token.type == "fence" and token.info.strip().lower() in MARKDOWN and not within:
        yield from blocks(token.content, line, within=True)
    elif token.type in ("fence", "code_block", "html_block"):
        after = line if token.type == "fence" else line - 1
        yield from (_moved(each, after) for each in plain_text.blocks(token.content))


def _moved(placed: Placed, lines: int) -> Placed:
    """A block that stands some lines further down."""
    down = [attrs.evolve(place, line=(place.line or 0) + lines) for place in (placed.place, *placed.rows)]
    return attrs.evolve(placed, place=down[0], rows=tuple(down[1:]))


def _from_html(source: str, line: int) -> Iterator[Placed]:
    """The blocks of a table written in HTML, as tools write those whose boxes are merged.

    Raises:
        MissingExtraError: what reads HTML is not installed.
    """
    from . import html  # only a few files need it

    for each in html.read(source.encode()):
        yield Placed(each.block, Place(line))


def _table(lines: Sequence[str], first: int) -> Placed:
    kept, right = rows(lines)
    made = merged([[box_text(box) for box in boxes(lines[number])] for number in kept], right)
    return Placed(Table(made), Place(first), tuple(Place(first + number) for number in kept))


@remembered
def _parser() -> MarkdownIt:
    """The parser: CommonMark, with rows of boxes as one more block, whether or not they have heads."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST})
    parser.block.ruler.before("code", "html_table", _html_table, {"alt": ENDED})
    parser.block.ruler.before("reference", "rows", _rows, {"alt": ENDED})
    return parser


def _rows(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A run of rows: lines that begin with a bar, or have one and stand above or below a line under heads."""
    first = _line(state, start)
    headed = start + 1 < end and has_bar(first) and is_under_heads(_line(state, start + 1))
    if not headed and not is_row(first):
        return False
    if silent:
        return True
    after = start + 1
    while after < end and state.sCount[after] >= state.blkIndent and _goes_on(_line(state, after), headed):
        after += 1
    return _taken(state, "rows", start, after)


def _html_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines from a table's first tag to its last, whatever stands between: to the parser an empty line ends HTML."""
    if not _opening.match(_line(state, start)):
        return False
    if silent:
        return True
    after, depth = start, 0
    while after < end:
        line = _line(state, after)
        depth += len(_table_tag.findall(line)) - len(_table_end.findall(line))
        after += 1
        if depth <= 0:
            break
    return _taken(state, "html_table", start, after)


def _taken(state: StateBlock, kind: str, start: int, after: int) -> bool:
    """Make a token of these lines."""
    token = state.push(kind, "", 0)
    token.map = [start, after]
    token.content = "\n".join(_line(state, number) for number in range(start, after))
    state.line = after
    return True


def _goes_on(line: str, headed: bool) -> bool:
    return has_bar(line) if headed else is_row(line)


def _line(state: StateBlock, number: int) -> str:
    """A line without what quotations and lists put before it."""
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
