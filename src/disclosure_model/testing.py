"""Hypothesis strategies for reports, for this package's tests and for those of its users.

Needs the extra ``testing``: ``pip install "disclosure-model[testing]"``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from .checks.systems import system
from .editions.agency import Agency, AgencyKind
from .editions.known import edition as edition_of
from .editions.known import tables
from .editions.report import SLOTS, Period, Report
from .editions.sections import Section, Sections
from .editions.tables import AnyTable
from .errors import MissingExtraError
from .grammar.cells import CHANGE, LARGEST, Kind, Money
from .grammar.forms import declared_cells, parts
from .grammar.gaps import Gap
from .grammar.kept import Extensions, Kept
from .grammar.remember import remembered
from .grammar.rules import Equation
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
    " ",
    "\u2028",
    "\x85",
    "\ufeff",
    "😀",
    "n/a",
)
"""Text that formats stumble over."""


@remembered
def texts() -> st.SearchStrategy[str]:
    """Non-empty text, plain and hostile."""
    characters = st.characters(exclude_categories=["Cs"])
    return st.text(characters, min_size=1, max_size=12) | st.sampled_from(HOSTILE)


@remembered
def moneys() -> st.SearchStrategy[Money]:
    """Amounts as printed, with all the digits they may have, and a unit, any unit or none."""
    units = st.none() | st.sampled_from(["万元", "元", "亿元"]) | texts().filter(str.strip)
    return st.builds(Money, _digits(), units)


@st.composite
def _digits(draw: st.DrawFn) -> str:
    whole = draw(st.integers(0, 10**5) | st.integers(0, 10**15 - 1))
    decimals = draw(st.text("0123456789", max_size=12))
    return f"{whole}.{decimals}" if decimals else str(whole)


@remembered
def figures(kind: Kind, *, gaps: bool = True) -> st.SearchStrategy[Any]:
    """What a cell of a kind may hold: small and large figures, and gaps unless told otherwise."""
    if not kind.whole:
        return moneys() | st.sampled_from(Gap) if gaps else moneys()
    least = -30 if kind.least else 0
    some = st.integers(least, 30) | st.integers(kind.least, kind.most) | st.sampled_from([kind.most, kind.least])
    return some | st.sampled_from(Gap) if gaps else some


@remembered
def table(form: type[AnyTable], *, gaps: bool = True) -> st.SearchStrategy[Any]:
    """A table of one edition with any figures: its sums need not be right.

    A few cells differ from all others, or each cell has a figure of its own.
    """
    figure = figures(CHANGE, gaps=gaps)
    others = st.sampled_from([0, *Gap]) if gaps else st.just(0)
    whole = _whole(form)
    amounts = _amounts(form, gaps)
    counts = {cell.code for cell in declared_cells(form) if not cell.kind.signed}

    @st.composite
    def cells(draw: st.DrawFn, told: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
        fitting = {
            code: abs(value) if code in counts and isinstance(value, int) else value
            for code, value in draw(told).items()
        }
        return fitting | draw(amounts)

    sparse = st.builds(form.from_cells, cells(_sparse(whole, figure)), missing=others)
    crowded = st.builds(form.from_cells, cells(_crowded(whole, figure, LARGEST)), missing=st.just(0))
    notes = st.lists(texts(), min_size=1, max_size=2).map(tuple)
    bare = sparse | crowded
    return bare | st.builds(AnyTable.replace, bare, notes=notes)


@remembered
def consistent(form: type[AnyTable], *, most: int = 30) -> st.SearchStrategy[Any]:
    """A table of one edition whose every sum is right, without gaps.

    No figure is above ``most`` but those that equations give: sums, and what came in.
    """
    sums = _sums(form)
    given = {code for each in sums for code in each.left}
    free = [code for code in _whole(form) if code not in given]
    figure = st.integers(0, most)
    told = _sparse(free, figure) | _crowded(free, figure, most)
    shares = sum(len(each.left) - 1 for each in sums)
    split = st.binary(min_size=shares, max_size=shares)
    amounts = _amounts(form, gaps=False)

    @st.composite
    def cells(draw: st.DrawFn) -> dict[str, Any]:
        return _filled(draw(told), sums, iter(draw(split))) | draw(amounts)

    return st.builds(form.from_cells, cells(), missing=st.just(0))


def _whole(form: type[AnyTable]) -> list[str]:
    """The codes of its whole numbers."""
    return [cell.code for cell in declared_cells(form) if cell.kind.whole]


def _amounts(form: type[AnyTable], gaps: bool) -> st.SearchStrategy[dict[str, Any]]:
    """What stands in the cells of money."""
    cells = [cell for cell in declared_cells(form) if not cell.kind.whole]
    return st.fixed_dictionaries({cell.code: figures(cell.kind, gaps=gaps) for cell in cells})


def _sparse(codes: list[str], figure: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Figures for a few cells."""
    return st.dictionaries(st.sampled_from(codes), figure, max_size=6)


@st.composite
def _crowded(draw: st.DrawFn, codes: list[str], figure: st.SearchStrategy[Any], most: int) -> dict[str, Any]:
    """A byte a cell, all bytes being one draw: a small count, or one of a few drawn figures; zeros are left out."""
    marks = draw(st.binary(min_size=len(codes), max_size=len(codes)))
    some = draw(st.lists(figure, min_size=1, max_size=8))
    values = [mark % (most + 1) if mark < 128 else some[mark % len(some)] for mark in marks]
    return {code: value for code, value in zip(codes, values, strict=True) if value != 0}


@remembered
def _sums(form: type[AnyTable]) -> tuple[Equation, ...]:
    """The equations that give the cells on their left, in an order in which each finds its right side known."""
    rules = system(form, "")
    waiting = [each for number, each in enumerate(rules.equations) if number not in rules.depends]
    unknown = {code for each in waiting for code in each.left}
    order: list[Equation] = []
    while waiting:
        ready = next(each for each in waiting if unknown.isdisjoint(each.right))
        waiting.remove(ready)
        unknown.difference_update(ready.left)
        order.append(ready)
    return tuple(order)


def _filled(cells: dict[str, int], sums: tuple[Equation, ...], split: Iterator[int]) -> dict[str, int]:
    """With every sum; one that several cells make together is split among them, a byte saying how."""
    filled = dict(cells)
    for each in sums:
        rest = sum(filled.get(code, 0) for code in each.right)
        first, *others = each.left
        for code in others:
            filled[code] = rest * next(split) >> 8
            rest -= filled[code]
        filled[first] = rest
    return {code: value for code, value in filled.items() if value}


@remembered
def blocks() -> st.SearchStrategy[tuple[Block, ...]]:
    """Prose: headings, paragraphs and plain grids."""
    grids = st.lists(st.lists(st.none() | texts(), max_size=2).map(tuple), max_size=2).map(tuple)
    block = (
        st.builds(Heading, text=texts(), level=st.integers(1, 6))
        | st.builds(Paragraph, text=texts())
        | st.builds(PlainGrid, grid=grids)
    )
    return st.lists(block, max_size=3).map(tuple)


@remembered
def sections() -> st.SearchStrategy[Sections]:
    """The six sections, some of them with prose."""
    section = st.just(Section()) | st.builds(Section, title=st.none() | texts(), blocks=blocks())
    return st.builds(Sections, **{part.name: section for part in parts(Sections)})


@remembered
def agencies() -> st.SearchStrategy[Agency]:
    """An organ with some of its facts."""
    maybe = st.none() | texts()
    kinds = st.none() | st.sampled_from(AgencyKind)
    return st.builds(Agency, name=texts(), short_name=maybe, identifier=maybe, region=maybe, kind=kinds)


@remembered
def extensions() -> st.SearchStrategy[Extensions]:
    """Data of plugins that are not installed, under any names."""
    data = st.sampled_from(['{"a": 1.500}', "[1, 1e400]", '"x"', "null"]).map(Kept)
    return st.dictionaries(st.sampled_from(["one", "two"]) | texts(), data, max_size=2).map(Extensions)


@remembered
def reports(
    *, gaps: bool = True, sums: bool = False, extended: bool = False, edition: str | None = None
) -> st.SearchStrategy[Report]:
    """A report with tables of mixed editions, some of them missing.

    Args:
        gaps: whether cells may hold gaps.
        sums: whether every sum is right; there are no gaps then.
        extended: whether it may hold extensions.
        edition: the edition of all tables; by default any of each.
    """
    days = st.dates(date(2008, 1, 1), date(2030, 12, 31))
    held: dict[str, st.SearchStrategy[Any]] = {
        slot: st.one_of(
            st.none(),
            *(consistent(form) if sums else table(form, gaps=gaps) for form in forms),
        )
        for slot, forms in _forms(edition).items()
    }
    return st.builds(
        Report,
        agency=agencies(),
        year=st.integers(2008, 2030),
        period=st.none() | st.builds(Period, start=days, end=days),
        title=st.none() | texts(),
        instrument=st.none() | texts(),
        publication_date=st.none() | days,
        preamble=blocks(),
        sections=sections(),
        extensions=extensions() if extended else st.just(Extensions()),
        **held,
    )


def _forms(edition: str | None) -> dict[str, tuple[type[AnyTable], ...]]:
    """Slot → the forms of its tables: of one edition, or of all."""
    if edition is None:
        return {slot: tuple(tables(slot).values()) for slot in SLOTS}
    return {form.slot: (form,) for form in edition_of(edition).tables}
