"""What may be printed of a form: its rows' labels, its heads, and nothing but that."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

import attrs

from ..grammar.cells import Kind
from ..grammar.forms import Form, declared_cells
from ..grammar.parts import Cell
from ..grammar.remember import remembered
from ..grammar.sheets import Grid, Panels, Sheet

PUNCTUATION: Final = str.maketrans("", "", " \t\n、，,。．.；;：:“”\"'（）()〔〕【】")  # as printed

OPENING: Final = r"[（(]?"
LOOSE: Final = r"[\s、，,。.．；;：:“”\"'（）()〔〕【】|]*"  # as printed
"""What may stand between the characters of a label: see :data:`PUNCTUATION`."""

_numeral = re.compile(r"^(?:\d+|[一二三四五六七八九十])")

_bracket = re.compile(r"(?<=.)[（(][^（()）]*[)）]\s*$")

LONGEST: Final = 80
"""Characters of the longest text that is asked whether it is words of a sheet."""

BARE: Final = 4
"""Characters from which on a label is known without its numeral; 总计 is a head too."""


@lru_cache(maxsize=4096)
def plain(label: str) -> str:
    """A label without width, white space and punctuation: what print and hand vary."""
    return "".join(unicodedata.normalize("NFKC", label).split()).translate(PUNCTUATION)


def bare(label: str) -> str:
    """A label without what it says in brackets behind it."""
    return _bracket.sub("", label)


@lru_cache(maxsize=4096)
def plain_stem(label: str) -> str:
    """The same, plain."""
    return plain(bare(label))


@attrs.frozen(eq=False)
class Row:
    """A row of a form, or all of its cells in one.

    Attributes:
        labels: every wording its label may have.
        codes: its cells.
        kinds: what each may hold.
    """

    labels: frozenset[str]
    codes: tuple[str, ...]
    kinds: tuple[Kind, ...]


@attrs.frozen(eq=False)
class Index:
    """A form as print may have it.

    Attributes:
        form: the form.
        sheet: how it is arranged.
        rows: its rows, in order.
        whole: all of its cells as one row.
        by_label: plain label → number of the row, the last where several have it.
        twins: number of a row → those of all rows with the same label, where there are others, in order.
        heads: plain heads of its columns.
        words: every other plain wording of the sheet: groups, panels, corner.
        telling: the labels and the heads, which tell one form from another.
        spells: whether a plain text is whole wordings of the sheet, or the table's name, one or some in a row.
        is_fragment: whether a plain text is made of the sheet's words only, cut as they may be.
    """

    form: type[Form]
    sheet: Sheet
    rows: tuple[Row, ...]
    whole: Row
    by_label: Mapping[str, int]
    twins: Mapping[int, tuple[int, ...]]
    heads: frozenset[str]
    words: frozenset[str]
    telling: frozenset[str]
    spells: Callable[[str], bool]
    is_fragment: Callable[[str], bool]


@attrs.frozen
class Words:
    """The wordings of some sheets together, where a page does not part them.

    Attributes:
        spelling: plain wordings, one or some in a row.
        each: a plain wording.
        labels: a row's label, whatever stands between its characters.
        characters: all that plain wordings are made of.
    """

    spelling: re.Pattern[str]
    each: re.Pattern[str]
    labels: re.Pattern[str]
    characters: frozenset[str]

    def parted(self, text: str) -> list[str] | None:
        """The wordings that a short text is made of; ``None`` where it is not made of them."""
        told = plain(text) if len(text) <= LONGEST else ""
        return self.each.findall(told) if self.spelling.fullmatch(told) else None


@remembered
def words(sheets: tuple[Index, ...]) -> Words:
    """The wordings of ``sheets``."""
    labels = {label for sheet in sheets for label in sheet.by_label}
    behind: dict[str, list[str]] = {}  # by first characters: most places of a text begin no label, as one look tells
    for each in sorted(labels):
        rest = "".join(LOOSE + re.escape(character) for character in each[1:])
        behind.setdefault(re.escape(each[0]), []).append(rest)
    loose = "|".join(f"{first}(?:{_any(rests)})" for first, rests in behind.items())
    others = {wording for sheet in sheets for wording in (*sheet.heads, *sheet.words)}
    wordings = _any(map(re.escape, (labels | others) - {""}))
    return Words(
        re.compile(f"(?:{wordings})+"),
        re.compile(wordings),
        re.compile(f"(?=[（({''.join(behind)}]){OPENING}(?:{loose}){LOOSE}"),
        frozenset("".join(labels | others)),
    )


def _any(patterns: Iterable[str]) -> str:
    """Any of these, the longest first."""
    return "|".join(sorted(patterns, key=len, reverse=True))


@remembered
def index(form: type[Form], sheet: Sheet, name: str) -> Index:
    """The index of a form; ``name`` is what the table is called."""
    rows = tuple(_rows(form))
    by_label = {label: number for number, row in enumerate(rows) for label in row.labels}
    for number, row in enumerate(rows):
        for label in row.labels:
            bare = _numeral.sub("", label)
            if len(bare) >= BARE:
                by_label.setdefault(bare, number)
    cells = declared_cells(form)
    heads = frozenset(plain(wording) for cell in cells for wording in _heads(cell))
    words = frozenset(map(plain, _words(form, sheet))) - {""}
    return Index(
        form=form,
        sheet=sheet,
        rows=rows,
        whole=_row((), cells),
        by_label=by_label,
        twins=dict(_twins(rows)),
        heads=heads,
        words=words,
        telling=frozenset((*by_label, *heads)),
        spells=_spelling({*by_label, *heads, *words, plain(name)}),
        is_fragment=_fragments("".join((*by_label, *heads, *words))),
    )


def _spelling(wordings: Iterable[str]) -> Callable[[str], bool]:
    spelling = re.compile(f"(?:{_any(map(re.escape, wordings))})+")
    return _asked_again(lambda words: LONGEST >= len(words) >= BARE and spelling.fullmatch(words) is not None)


def _fragments(characters: str) -> Callable[[str], bool]:
    known = frozenset(characters)
    return _asked_again(lambda words: bool(words) and not words.isdecimal() and known.issuperset(words))


def _asked_again(question: Callable[[str], bool]) -> Callable[[str], bool]:
    """The same, its answers remembered: nearly all reports print the same words."""
    return lru_cache(maxsize=1024)(question)


def _twins(rows: Sequence[Row]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Of rows with the same label, the one that the label tells, and all of them."""
    alike: dict[frozenset[str], list[int]] = {}
    for number, row in enumerate(rows):
        alike.setdefault(row.labels, []).append(number)
    yield from ((numbers[-1], tuple(numbers)) for numbers in alike.values() if len(numbers) > 1)


def _rows(form: type[Form]) -> Iterator[Row]:
    rows: dict[str, list[Cell]] = {}
    for cell in declared_cells(form):
        rows.setdefault(cell.code.rpartition(".")[0], []).append(cell)
    for cells in rows.values():
        own = cells[0].rows[-1]
        wordings = (own.label, *own.also)
        yield _row((*wordings, *map(bare, wordings)), cells)


def _row(labels: Iterable[str], cells: Sequence[Cell]) -> Row:
    return Row(frozenset(map(plain, labels)), tuple(cell.code for cell in cells), tuple(cell.kind for cell in cells))


def _heads(cell: Cell) -> tuple[str, ...]:
    return (*cell.heads, *cell.spec.also)


def _words(form: type[Form], sheet: Sheet) -> Iterator[str]:
    for cell in declared_cells(form):
        for spec in cell.rows:
            yield spec.label
            yield spec.heading or ""
    if isinstance(sheet, Panels):
        yield sheet.stub
    if isinstance(sheet, Grid):
        yield from (sheet.corner, sheet.over)
