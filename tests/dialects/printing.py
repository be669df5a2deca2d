"""How a page is printed: each printing is a function of a page and of chance that gives a file's bytes."""

import json
import random
import unicodedata
from collections.abc import Callable, Iterator
from html import escape

from changes import grid_of

from disclosure_model.formats import markdown, text
from disclosure_model.paper.blocks import Box, Heading, Page, Table, Title

Printing = Callable[[Page, random.Random], bytes]
Lines = Callable[[Table], Iterator[str]]


# Text


def text_with(table: Lines, *, end: str = "\n", apart: str = "", encoding: str = "utf-8") -> Printing:
    """A paragraph a line, and tables as told."""

    def printed(page: Page, _: random.Random) -> bytes:
        lines: list[str] = []
        for block in page.blocks:
            lines += [line.replace("\n", "") for line in table(block)] if isinstance(block, Table) else [block.text]
            lines += [apart] if apart or end == "\n\n" else []
        return end.join(lines).encode(encoding)

    return printed


def _rows(held: Table) -> Iterator[list[str]]:
    for row in held.rows:
        yield [box.text.replace("\n", "") for box in row]


def barred(held: Table) -> Iterator[str]:
    """A bar behind each box."""
    return (" | ".join(row) + " |" for row in _rows(held))


def framed(held: Table) -> Iterator[str]:
    """Markdown's rows inside a text, merged boxes once, a line under every row."""
    for row in _rows(held):
        yield f"| {' | '.join(row)} |"
        yield f"|{'---|' * len(row)}"


def filled(held: Table) -> Iterator[str]:
    """Merged boxes once, and empty boxes at the row's end up to the table's width, as a web page's text is taken."""
    width = sum(box.across for box in held.rows[0])
    return (" | ".join(row) + " |" + "|" * (width - len(row)) for row in _rows(held))


def box_a_line(held: Table) -> Iterator[str]:
    """A box a line with a bar behind it, three bars behind the last of a row."""
    for row in _rows(held):
        yield from (f"{each} |" if each else "|" for each in row[:-1])
        yield f"{row[-1]} |||"


def bars_alone(held: Table) -> Iterator[str]:
    """A bar alone on a line between any two boxes."""
    boxes = [each for row in _rows(held) for each in row]
    for number, each in enumerate(boxes):
        yield from ["|"] if number else []
        yield from [each] if each else []


def bars_alone_in_rows(held: Table) -> Iterator[str]:
    """A bar alone on a line between the boxes of a row."""
    for row in _rows(held):
        for number, each in enumerate(row):
            yield from ["|"] if number else []
            yield from [each] if each else []


def tabbed(held: Table) -> Iterator[str]:
    """Tabs between the places of the grid, as copied from a spreadsheet."""
    return ("\t".join(box.text.replace("\n", "") for box in row) for row in grid_of(held))


def tabbed_once(held: Table) -> Iterator[str]:
    """Tabs between boxes, merged boxes once, as copied from a web page."""
    return ("\t".join(row) for row in _rows(held))


def gapped(held: Table) -> Iterator[str]:
    """Columns held apart by spaces, as ``pdftotext -layout`` prints; an empty box leaves no trace but its width."""
    grid = grid_of(held)
    widths = [max(_width(row[column].text) for row in grid) for column in range(len(grid[0]))]
    for row in grid:
        line = "".join(box.text + " " * (wide - _width(box.text) + 4) for box, wide in zip(row, widths, strict=True))
        yield from [line.rstrip(), ""] if line.strip() else []


def _width(told: str) -> int:
    return sum(1 if unicodedata.east_asian_width(each) not in "WFA" else 2 for each in told)


def spaced(held: Table) -> Iterator[str]:
    """One space between boxes."""
    return (" ".join(row) for row in _rows(held))


def run_together(held: Table) -> Iterator[str]:
    """Nothing between boxes: digits run together."""
    return ("".join(row) for row in _rows(held))


def box_a_paragraph(held: Table) -> Iterator[str]:
    """A box a paragraph, and nothing between them; empty boxes leave no trace."""
    return (each for row in _rows(held) for each in row if each)


def once_each(held: Table) -> Iterator[str]:
    """A box a paragraph, and lines that stood before removed."""
    return iter(dict.fromkeys(box_a_paragraph(held)))


def layout_bars(held: Table) -> Iterator[str]:
    """Rows in a page whose layout leaves hundreds of bars."""
    yield "|" * 120
    for row in _rows(held):
        yield " | ".join(row) + " |" + "|" * 200


def wrapped(page: Page, rng: random.Random) -> bytes:
    """Prose broken at 27 Chinese characters, page numbers between, as text taken out of a PDF."""
    lines: list[str] = []
    for block in page.blocks:
        told = list(barred(block)) if isinstance(block, Table) else [f"　　{block.text}"]
        for line in told:
            lines += [line] if isinstance(block, Table) else [line[at : at + 27] for at in range(0, len(line), 27)]
    for number in range(len(lines) // 30, 0, -1):
        lines[number * 30 : number * 30] = ["", rng.choice(["- {} -", "— {} —", "第 {} 页 共 9 页"]).format(number), ""]
    return "\n".join(lines).encode()


def paged(page: Page, _: random.Random) -> bytes:
    """Form feeds and page numbers between rows."""
    lines = text.render(page).decode().splitlines()
    for number in range(len(lines) // 25, 0, -1):
        lines[number * 25 : number * 25] = [f"- {number} -", "\f"]
    return "\r\n".join(lines).encode("utf-8-sig")


# Markdown


def markdown_with(table: Lines, *, section: str = "##", apart: str = "\n\n", fence: bool = False) -> Printing:
    """Headings and paragraphs, and tables as told."""

    def printed(page: Page, _: random.Random) -> bytes:
        made: list[str] = []
        for block in page.blocks:
            if isinstance(block, Table):
                made.append("\n".join(table(block)))
            elif isinstance(block, Title):
                made.append(f"# {block.text}")
            elif isinstance(block, Heading):
                made.append(f"{section if block.level == 1 else '###'} {block.text}".strip())
            else:
                made.append(block.text)
        whole = apart.join(made) + "\n"
        return (f"```markdown\n{whole}```\n" if fence else whole).encode()

    return printed


def html_rows(held: Table) -> Iterator[str]:
    """A table in HTML in the midst of Markdown, as models that read pictures write it."""
    yield "<table>"
    for row in held.rows:
        yield f"<tr>{''.join(bare_box(box, random.Random(0)) for box in row)}</tr>"  # noqa: S311  # no secret
    yield "</table>"


def _pipes(rows: list[list[str]], *, every: bool = False) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield f"| {' | '.join(each.replace(chr(10), '<br>') for each in row)} |"
        if every or not number:
            yield f"|{'---|' * len(row)}"


def pipes(held: Table) -> Iterator[str]:
    """The grid, every covered place an empty box."""
    return _pipes([[box.text for box in row] for row in grid_of(held)])


def pipes_repeated(held: Table) -> Iterator[str]:
    """The grid, what is merged printed in each of its places."""
    grid = grid_of(held)
    for at, row in enumerate(grid):
        for column, box in enumerate(row):
            if not box.text and box.head:
                left = row[column - 1] if column else None
                above = grid[at - 1][column] if at else None
                row[column] = left if left is not None and left.head and left.text else above or box
    return _pipes([[box.text for box in row] for row in grid])


def pipes_ruled(held: Table) -> Iterator[str]:
    """Merged boxes once, a line under every row."""
    return _pipes([[box.text for box in row] for row in held.rows], every=True)


def pipes_headless(held: Table) -> Iterator[str]:
    """Merged boxes once, no line under the heads."""
    return (f"| {' | '.join(row)} |" for row in _rows(held))


def pipes_broken(held: Table) -> Iterator[str]:
    """Labels broken over lines leave their row: the row has no label, pieces of the label stand around it."""
    for number, row in enumerate(held.rows):
        label = next((box for box in reversed(row) if box.cell is None), None)
        figures = [box.text for box in row if box.cell is not None]
        if number % 5 == 4 and figures and label is not None and len(label.text) > 8:
            yield from ["", label.text[:8], label.text[8:]]
            yield from ["", *_pipes([figures]), ""]
        else:
            yield from _pipes([[box.text for box in row]])


def own_markdown(page: Page, _: random.Random) -> bytes:
    """As we print it."""
    return markdown.render(page)


def own_text(page: Page, _: random.Random) -> bytes:
    """As we print it."""
    return text.render(page)


# HTML


def html_with(
    box: Callable[[Box, random.Random], str],
    *,
    paragraph: str = "<p>{}</p>",
    whole: str = "{}",
    encoding: str = "utf-8",
) -> Printing:
    """Paragraphs as told, tables with merged boxes, boxes as told."""

    def printed(page: Page, rng: random.Random) -> bytes:
        made: list[str] = []
        for block in page.blocks:
            if isinstance(block, Table):
                rows = ("".join(box(each, rng) for each in row) for row in block.rows)
                made.append(f"<table border=1>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
            else:
                made.append(paragraph.format(escape(block.text)))
        return whole.format("\n".join(made)).encode(encoding)

    return printed


def _span(box: Box) -> str:
    across = f' colspan="{box.across}"' if box.across > 1 else ""
    return across + (f' rowspan="{box.down}"' if box.down > 1 else "")


def cms_box(box: Box, _: random.Random) -> str:
    """A box as content management systems write it."""
    return f'<td{_span(box)} valign="center"><p>{_lines(box.text, "</p><p>") or "&nbsp;"}</p></td>'


def bare_box(box: Box, _: random.Random) -> str:
    """A box and nothing else."""
    return f"<td{_span(box)}>{_lines(box.text, '<br/>')}</td>"


def word_box(box: Box, rng: random.Random) -> str:
    """A box as Word writes it: figures may be split over spans, an empty one holds its own mark."""
    if not box.text:
        return f'<td{_span(box)}><p class="MsoNormal"><o:p>&nbsp;</o:p></p></td>'
    cut = rng.randrange(len(box.text)) if len(box.text) > 1 else 0
    halves = [half for half in (box.text[:cut], box.text[cut:]) if half]
    spans = "".join(
        f'<span style="FONT-SIZE:10pt"><font face="宋体">{_lines(half, "<br>")}</font></span>' for half in halves
    )
    return f"<td{_span(box)}><p class=MsoNormal align=center>{spans}<span><o:p></o:p></span></p></td>"


def spaced_box(box: Box, _: random.Random) -> str:
    """A box full of spaces that do not break."""
    return f"<td{_span(box)}>&nbsp;&nbsp;{_lines(box.text, '&nbsp;<br/>')}&nbsp;</td>"


def _lines(told: str, end: str) -> str:
    return end.join(map(escape, told.split("\n")))


def shell(body: str = "{}", *, charset: str = "utf-8") -> str:
    """A site's page around a report."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>年报</title></head><body>'
        '<div class="nav"><a href="/">首页</a><a href="/zwgk">政务公开</a></div>'
        f'<div class=TRS_Editor>{body}</div><div class="foot">主办单位：某市某局</div></body></html>'
    )


def in_script(page: Page, rng: random.Random) -> bytes:
    """The page inside a string of JavaScript."""
    held = html_with(bare_box)(page, rng).decode()
    return f"<html><body><script>var content = {json.dumps(held, ensure_ascii=False)};</script></body></html>".encode()


def twice(page: Page, rng: random.Random) -> bytes:
    """A version in text and the whole page again in a second tab."""
    held = html_with(cms_box)(page, rng).decode()
    told = "".join(f"<p>{escape(block.text)}</p>" for block in page.blocks if not isinstance(block, Table))
    return shell().format(f'<div id="tab1">{told}</div><div id="tab2">{held}</div>').encode()


def upper(page: Page, rng: random.Random) -> bytes:
    """Upper-case tags, attributes without quotes, rows that are never closed."""
    held = html_with(bare_box)(page, rng).decode()
    for tag in ("table", "tr", "td", "p"):
        held = held.replace(f"<{tag}", f"<{tag.upper()}").replace(
            f"</{tag}>", "" if tag in ("tr", "td") else f"</{tag.upper()}>"
        )
    return shell().format(held.replace('"', "")).encode()
