"""HTML beside lxml and pandas: ratios of medians measured in turn in one run; 1.00 is lxml.

What is measured against is what any reader of a page has to do: parse it, and take the text of every box and
paragraph. Where the rows of a form stand is remembered by the words of its sheet, so the page is measured as it is,
with the name of another organ each time, and with heads that no page before had. Pages are the example as we print it,
which has the least to parse for its figures; the published ones, where they are beside this clone; and those named as
arguments. ``--quick`` measures fewer rounds.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pandas
from lxml import etree
from lxml import html as lxml_html
from rich.console import Console
from rich.table import Table
from turns import QUICK, medians

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import html

ROUNDS = 9 if QUICK else 41
ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "tianjin-fao-2020.txt"
PUBLISHED = sorted((ROOT.parent / "shared" / "data" / "reports").glob("*.html"))
OUT = Console(width=100)


def texts(page: bytes) -> list[str]:
    """The shortest way of lxml to the text of every box and paragraph."""
    root = lxml_html.document_fromstring(page, parser=lxml_html.HTMLParser(encoding="utf-8"))
    return [str(each.text_content()) for each in root.iter("td", "th", "p")]


def joined(page: bytes) -> list[str]:
    """The same with ``itertext``."""
    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))
    return ["".join(each.itertext()) for each in root.iter("td", "th", "p")]


def checked(page: bytes) -> tuple[dm.Finding, ...]:
    """From the page to what is wrong with the report's tables; sentences are measured by ``prose``."""
    return dm.check(read_page(html.read(page), agency="某机关", year=2020).report, ignore=["prose", "text"])


def of_others(page: bytes) -> Iterator[bytes]:
    """The page with a table before its own, as portals print it, that names another organ each time."""
    head = "<table><tr><td>发布机构</td><td>{}局</td></tr><tr><td>名称</td><td>{}局年度报告</td></tr></table><table"
    names = map("".join, cycle(product("沭阳县发展改革", repeat=4)))
    return (page.replace(b"<table", head.format(name, name).encode(), 1) for name in names)


def unseen(page: bytes) -> Iterator[bytes]:
    """The page with another word in the heads of its tables each time, of the form's own characters."""
    word = "信息内容"
    return (page.replace(word.encode(), "".join(other).encode()) for other in cycle(product(word, repeat=6)))


def measure(name: str, page: bytes) -> None:
    """A table of ratios for one page."""
    others, strange = of_others(page), unseen(page)
    jobs: dict[str, Callable[[], Any]] = {
        "lxml: parse, text of every box and paragraph": lambda: texts(page),
        "the same by itertext": lambda: joined(page),
        "ours: blocks": lambda: html.read(page),
        "ours: checked report": lambda: checked(page),
        "ours: checked report, of another organ each time": lambda: checked(next(others)),
        "ours: checked report, with other heads each time": lambda: checked(next(strange)),
        "pandas.read_html: tables only": lambda: pandas.read_html(io.BytesIO(page), encoding="utf-8"),
    }
    found = medians(jobs, rounds=ROUNDS, repeat=5)
    least = next(iter(found.values()))
    table = Table("job", "ratio to lxml", "ms", title=f"{name}, {len(page) // 1024} KiB")
    for job, seconds in found.items():
        table.add_row(job, f"{seconds / least:.2f}", f"{seconds * 1e3:.2f}")
    OUT.print(table)


if __name__ == "__main__":
    measure("example", html.render(write_page(dm.read(EXAMPLE).report)))
    for path in (*PUBLISHED, *(Path(each) for each in sys.argv[1:] if not each.startswith("--"))):
        measure(path.name, path.read_bytes())
