"""Hypothesis strategies for reports, for this package's tests and for those of its users.

Needs the extra ``testing``: ``pip install "disclosure-model[testing]"``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .checks.totals import blank_totals
from .editions.edition import tables
from .editions.report import SLOTS, Agency, AgencyKind, Period, Report, Section, Sections
from .editions.tables import AnyTable
from .errors import MissingExtraError
from .grammar.cells import Kind, Money
from .grammar.forms import declared_cells, parts
from .grammar.gaps import Gap
from .grammar.kept import Extensions, Kept
from .paper.blocks import Block, Heading, Paragraph, PlainGrid
from .wording import message

try:
    from hypothesis import strategies as st
except ImportError as wrong:  # pragma: no cover  # the tests need hypothesis to run at all
    raise MissingExtraError(message('需要 hypothesis：pip install "disclosure-model[testing]"')) from wrong

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@a",
    "\t=1",
    "'=1",
    "''",
    "# 1",
    "## a",
    "|[]",
    "\\",
    "\\n",
    'a"b,c',
    "\r\n",
    "\0",
    "＝1",
)
"""Text that formats stumble over."""


def texts() -> st.SearchStrategy[str]:
    """Non-empty text, plain and hostile."""
    characters = st.characters(exclude_categories=["Cs"])
    return st.text(characters, min_size=1, max_size=12) | st.sampled_from(HOSTILE)


def moneys() -> st.SearchStrategy[Money]:
    """Amounts as printed, with a unit or none."""
    amounts = st.from_regex(r"(0|[1-9][0-9]{0,5})(\.[0-9]{1,4})?", fullmatch=True, alphabet="0123456789.")
    return st.builds(Money, amounts, st.none() | st.sampled_from(["万元", "元", "亿元"]))


def figures(kind: Kind, *, gaps: bool = True) -> st.SearchStrategy[Any]:
    """What a cell of a kind may hold: small and large figures, and gaps unless told otherwise."""
    if not kind.whole:
        return moneys() | st.sampled_from(Gap) if gaps else moneys()
    least = -30 if kind.least else 0
    some = st.integers(least, 30) | st.integers(kind.least, kind.most)
    return some | st.sampled_from(Gap) if gaps else some


@st.composite
def table(draw: st.DrawFn, form: type[AnyTable], *, gaps: bool = True) -> Any:
    """A table of one edition with any figures: its sums need not be right."""
    cells = {cell.code: draw(figures(cell.kind, gaps=gaps)) for cell in declared_cells(form)}
    notes = tuple(draw(st.lists(texts(), max_size=2)))
    return form.from_cells(cells).replace(notes=notes)


@st.composite
def consistent(draw: st.DrawFn, form: type[AnyTable], *, most: int = 30) -> Any:
    """A table of one edition whose every sum is right, without gaps."""
    cells: dict[str, Any] = {}
    for cell in declared_cells(form):
        if not cell.kind.whole:
            cells[cell.code] = draw(moneys())
        elif cell.code.rpartition(".")[2] == "total" or ".total." in cell.code:
            cells[cell.code] = Gap.BLANK
        else:
            cells[cell.code] = draw(st.integers(0, most))
    return _balanced(form, cells)


def _balanced(form: type[AnyTable], cells: Mapping[str, Any]) -> Any:
    """Fill the totals; where a balance is printed, what came in is what was handled and carried forward."""
    made = dict(cells)
    for code in [code for code in made if code.startswith("received.") and made[code] is not Gap.BLANK]:
        column = code.partition(".")[2]
        handled = [value for each, value in cells.items() if _handled(each, column)]
        made[f"received.{column}"] = sum(handled)
        made[f"brought_forward.{column}"] = cells[f"carried_forward.{column}"]
    filled = form.from_cells(made)
    totals = blank_totals(filled, "")
    return filled.with_cells(totals)


def _handled(code: str, column: str) -> bool:
    return (
        code.startswith("dispositions.") and code.endswith(f".{column}") and not code.startswith("dispositions.total")
    )


def blocks() -> st.SearchStrategy[tuple[Block, ...]]:
    """Prose: headings, paragraphs and plain grids."""
    grids = st.lists(st.lists(st.none() | texts(), max_size=2).map(tuple), max_size=2).map(tuple)
    block = (
        st.builds(Heading, text=texts(), level=st.integers(1, 6))
        | st.builds(Paragraph, text=texts())
        | st.builds(PlainGrid, grid=grids)
    )
    return st.lists(block, max_size=3).map(tuple)


def sections() -> st.SearchStrategy[Sections]:
    """The six sections with any prose."""
    section = st.builds(Section, title=st.none() | texts(), blocks=blocks())
    return st.builds(Sections, **{part.name: section for part in parts(Sections)})


def agencies() -> st.SearchStrategy[Agency]:
    """An organ with some of its facts."""
    maybe = st.none() | texts()
    kinds = st.none() | st.sampled_from(AgencyKind)
    return st.builds(Agency, name=texts(), short_name=maybe, identifier=maybe, region=maybe, kind=kinds)


def extensions() -> st.SearchStrategy[Extensions]:
    """Data of plugins that are not installed."""
    data = st.sampled_from(['{"a": 1.500}', "[1, 1e400]", '"x"', "null"]).map(Kept)
    return st.dictionaries(st.sampled_from(["one", "two"]), data, max_size=2).map(Extensions)


@st.composite
def reports(draw: st.DrawFn, *, gaps: bool = True, sums: bool = False, extended: bool = False) -> Report:
    """A report with tables of mixed editions, some of them missing.

    Args:
        draw: given by Hypothesis.
        gaps: whether cells may hold gaps.
        sums: whether every sum is right; there are no gaps then.
        extended: whether it may hold extensions.
    """
    held: dict[str, Any] = {}
    for slot in SLOTS:
        form = draw(st.none() | st.sampled_from(list(tables(slot).values())))
        if form is not None:
            held[slot] = draw(consistent(form) if sums else table(form, gaps=gaps))
    days = st.dates(date(2008, 1, 1), date(2030, 12, 31))
    return Report(
        agency=draw(agencies()),
        year=draw(st.integers(2008, 2030)),
        period=draw(st.none() | st.builds(Period, start=days, end=days)),
        title=draw(st.none() | texts()),
        instrument=draw(st.none() | texts()),
        publication_date=draw(st.none() | days),
        preamble=draw(blocks()),
        sections=draw(sections()),
        extensions=draw(extensions()) if extended else Extensions(),
        **held,
    )
