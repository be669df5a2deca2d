"""The rows of a page without their figures, and where among them the rows of a form stand.

All of this is told by words, and remembered: offices fill in the same sheets, and portals print them alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import Final, NamedTuple, TypeAlias

import attrs

from ..grammar.sheets import Grid
from ..grammar.sheets import Line as OneLine
from .labels import FIGURE, Index, Labels, Row, is_words, plain, wordings
from .lines import Line

ALIKE: Final = 0.8
"""How alike two labels are that are taken for one, when no label is the same."""

ALIKE_IN_PLACE: Final = 0.6
"""The same where the row stands just where the form has it."""

LONG: Final = 5
"""Characters from which on a label can be told by its likeness; 总计 is too like （七）总计."""

LEAST: Final = 0.75
"""The score from which printed rows are taken for a form."""


@attrs.frozen(eq=False)
class Outline:
    """The rows of a page without their figures, in order.

    Attributes:
        labels: what each prints beside its figures.
        blocks: the number of the block it is in, among those that have rows.
        sections: the section it stands in.
        figures: the numbers of those with a digit in a box that holds no words.
        words: section → the plain words that its rows print.
        everywhere: all plain words.
    """

    labels: tuple[Labels, ...]
    blocks: tuple[int, ...]
    sections: tuple[str | None, ...]
    figures: frozenset[int]
    words: Mapping[str | None, Set[str]]
    everywhere: Set[str]


class Spot(NamedTuple):
    """A row of a form, the number of the printed row it stands in, and that of the last box of its label, or −1."""

    row: Row
    line: int
    at: int


@attrs.frozen(eq=False)
class Way:
    """Where the rows of a form may stand on a page.

    Attributes:
        spots: the rows that are printed, in the order of the form.
        inferred: numbers of those printed rows that print no label of the form, and were told by their place.
        used: the numbers of all of them.
        headed: the share of the form's heads that are printed in their sections.
        odd: numbers of the page's rows that hold more than words of the form's sheet.
        among: how many of those stand between the rows of the form, and are none of them.
    """

    spots: tuple[Spot, ...]
    inferred: frozenset[int]
    used: frozenset[int]
    headed: float
    odd: frozenset[int]
    among: int


class Ways(NamedTuple):
    """Ways to be tried, until the boxes tell which is which cell; and the one to be taken where they tell in none."""

    tried: tuple[Way, ...]
    otherwise: Way | None


Placing: TypeAlias = dict[int, tuple[int, int]]
"""Number of a row of the form → the printed row it stands in, and the number of the last box of its label, or −1."""


def outline(lines: Sequence[Line]) -> Outline:
    """The rows of a page without their figures."""
    ranks: dict[int, int] = {}
    blocks = tuple([ranks.setdefault(line.block, len(ranks)) for line in lines])
    return _outline(tuple([line.labels for line in lines]), blocks, tuple([line.section for line in lines]))


@lru_cache(maxsize=128)
def _outline(labels: tuple[Labels, ...], blocks: tuple[int, ...], sections: tuple[str | None, ...]) -> Outline:
    words: dict[str | None, set[str]] = {}
    for each, section in zip(labels, sections, strict=True):
        words.setdefault(section, set()).update(wordings(each))
    figures = frozenset([line for line, each in enumerate(labels) if FIGURE in each])
    return Outline(labels, blocks, sections, figures, words, frozenset().union(*words.values()))


def _label_at(labels: Labels) -> int:
    """The number of the last box that holds words before the figures; −1 where none does."""
    last = -1
    for at, label in enumerate(labels):
        if is_words(label):
            if last >= 0 and any(labels[last + 1 : at]):
                break
            last = at
    return last


def _label(labels: Labels) -> str:
    """The plain text of that box."""
    at = _label_at(labels)
    return plain(labels[at] or "") if at >= 0 else ""


@lru_cache(maxsize=1024)
def candidates(page: Outline, sheets: tuple[Index, ...]) -> tuple[tuple[Index, float], ...]:
    """The sheets of which anything is printed, the likeliest first, each with the most that rows can be rated as it.

    That is told by the heads that the page prints.
    """
    told = [(len(page.everywhere & sheet.telling), sheet) for sheet in sheets]
    likeliest = sorted((each for each in told if each[0]), key=itemgetter(0), reverse=True)
    return tuple((sheet, _most(len(sheet.heads & page.everywhere) / len(sheet.heads))) for _, sheet in likeliest)


def _most(headed: float) -> float:
    return 1 + max(headed, LEAST) if headed else 1


@lru_cache(maxsize=1024)
def ways(page: Outline, index: Index, slot: str) -> Ways:
    """Where the rows of a form may stand on a page; ``slot`` is the section in which they belong."""
    if isinstance(index.sheet, OneLine):
        tried, last = _of_one_line(page, index, slot)
        found = [_way(page, index, slot, spots) for spots in (*tried, *last)]
        return Ways(tuple(found[: len(tried)]), found[-1] if last else None)
    placed, inferred = _of_rows(page, index, slot)
    spots = [Spot(index.rows[number], line, at) for number, (line, at) in sorted(placed.items())]
    return Ways((), _way(page, index, slot, spots, inferred) if spots else None)


def _way(page: Outline, index: Index, slot: str, spots: Sequence[Spot], inferred: frozenset[int] = frozenset()) -> Way:
    used = frozenset([spot.line for spot in spots])
    sections = {slot, *[page.sections[line] for line in used]}
    words = set[str]().union(*[words for section, words in page.words.items() if section in sections])
    odd = page.figures.union([line for line, fits in enumerate(map(index.is_fragments, page.labels)) if not fits])
    first, last = min(used), max(used)
    return Way(
        spots=tuple(spots),
        inferred=inferred,
        used=used,
        headed=len(index.heads & words) / len(index.heads),
        odd=odd,
        among=len([line for line in odd - used if first < line < last]),
    )


def _of_rows(page: Outline, index: Index, slot: str) -> tuple[Placing, frozenset[int]]:
    """Where each row of a form stands, and the printed rows that print no label of it."""
    placed = _by_label(page, index, slot)
    if not placed:
        return placed, frozenset()
    blocks = [page.blocks[line] for line, _ in placed.values()]
    among = range(min(blocks), max(blocks) + 1)
    used = {line for line, _ in placed.values()}
    free = [line for line in sorted(page.figures - used) if page.blocks[line] in among]
    for line in free:
        labels = page.labels[line]
        number = _by_likeness(line, _label(labels), index, placed)
        if number is not None:
            placed[number] = line, _label_at(labels)
    inferred: dict[int, int] = {}
    if isinstance(index.sheet, Grid):
        used = {line for line, _ in placed.values()}
        left = [line for line in free if line not in used and index.is_fragments(page.labels[line])]
        inferred = dict(_by_order(left, placed))
    placed |= {number: (line, _label_at(page.labels[line])) for number, line in inferred.items()}
    return placed, frozenset(inferred.values())


def _by_label(page: Outline, index: Index, slot: str) -> Placing:
    """Rows by their labels; of those with the same label, the one in whose block most rows of the form stand.

    Rows of a form stand in one section, or in the form's own.
    """
    hits = [(line, *hit) for line, hit in enumerate(map(index.hit, page.labels)) if hit]
    if not hits:
        return {}
    weight = Counter([block for _, block in dict.fromkeys([(number, page.blocks[line]) for line, number, _ in hits])])
    main = max(weight, key=weight.__getitem__)
    sections = {slot, *[page.sections[line] for line, *_ in hits if page.blocks[line] == main]}
    near: dict[int, list[tuple[int, int]]] = {}
    for line, number, at in hits:
        if page.sections[line] in sections:
            near.setdefault(number, []).append((line, at))
    placed: Placing = {}
    for number, found in near.items():
        if number in index.twins:
            placed.update(_in_turn(found, page, index.twins[number], weight))
        else:
            placed[number] = found[0] if len(found) == 1 else max(found, key=lambda at: weight[page.blocks[at[0]]])
    return placed


def _in_turn(near: list[tuple[int, int]], page: Outline, twins: tuple[int, ...], weight: Counter[int]) -> Placing:
    """Rows with the same label, in their order; none of them where one is not printed, or printed twice."""
    block = max((page.blocks[line] for line, _ in near), key=weight.__getitem__)
    lines = [each for each in near if page.blocks[each[0]] == block]
    return dict(zip(twins, lines, strict=True)) if len(lines) == len(twins) else {}


def _by_likeness(line: int, label: str, index: Index, placed: Placing) -> int | None:
    """The row that is missing whose label is most like the printed row's."""
    best: tuple[float, int] | None = None
    for number in range(len(index.rows)) if len(label) >= LONG else ():
        if number in placed:
            continue
        in_place = _in_place(number, line, placed)
        if not in_place and any(number in twins for twins in index.twins.values()):
            continue  # its label is another's too
        least = ALIKE_IN_PLACE if in_place else ALIKE
        alike = max(SequenceMatcher(None, label, each).ratio() for each in index.rows[number].labels)
        if alike >= least and (best is None or alike > best[0]):
            best = alike, number
    return best[1] if best else None


def _in_place(number: int, line: int, placed: Placing) -> bool:
    """Whether a printed row stands between those of the rows before and after row ``number``, both told."""
    before = [held for row, (held, _) in placed.items() if row < number]
    after = [held for row, (held, _) in placed.items() if row > number]
    return bool(before and after) and max(before) < line < min(after)


def _by_order(free: Sequence[int], placed: Placing) -> Iterator[tuple[int, int]]:
    """Rows without labels, where just as many stand between two rows that are told as are missing there."""
    for low, high in pairwise(sorted(placed)):
        missing = range(low + 1, high)
        lines = [line for line in free if placed[low][0] < line < placed[high][0]]
        if missing and len(lines) == len(missing):
            yield from zip(missing, lines, strict=True)


def _of_one_line(page: Outline, index: Index, slot: str) -> tuple[list[list[Spot]], list[list[Spot]]]:
    """One line of figures below the heads; else a line for each of its groups, in order, or one that tells too few."""
    headed = {page.blocks[line] for line, heads in enumerate(map(index.heads_row, page.labels)) if heads}
    rows = [
        (line, _label_at(labels))
        for line, labels in enumerate(page.labels)
        if page.sections[line] == slot or page.blocks[line] in headed
    ]
    rows = [(line, at) for line, at in rows if at < len(page.labels[line]) - 1]
    figures = [(line, at) for line, at in rows if line in page.figures]
    tried = [[Spot(index.whole, line, at)] for line, at in rows if line in page.figures or page.blocks[line] in headed]
    size = len(index.rows[0].codes)
    pieces = [(line, at) for line, at in figures if len(page.labels[line]) - at - 1 == size]
    if len(pieces) == len(index.rows):
        return tried, [[Spot(group, *piece) for group, piece in zip(index.rows, pieces, strict=True)]]
    return tried, [[Spot(index.whole, line, at)] for line, at in figures if page.blocks[line] in headed][:1]
