"""Where among the rows of a page the rows of a form stand, told by words and order, never by figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import compress, pairwise
from typing import Final, NamedTuple, TypeAlias

from ..grammar.sheets import Grid
from .labels import Index, Row, plain
from .outline import Outline
from .rows import Labels, hits, is_words, spells, strange

ALIKE: Final = 0.8
"""How alike two labels are that are taken for one, when no label is the same."""

ALIKE_IN_PLACE: Final = 0.6
"""The same where the row stands just where the form has it."""

LONG: Final = 5
"""Characters from which on a label can be told by its likeness; 总计 is too like （七）总计."""


class Spot(NamedTuple):
    """A row of a form, the number of the printed row it stands in, and that of the last box of its label, or −1."""

    row: Row
    line: int
    at: int


Placing: TypeAlias = dict[int, tuple[int, int]]
"""Number of a row of the form → the printed row it stands in, and the number of the last box of its label, or −1."""


def rows_of(page: Outline, index: Index, slot: str) -> tuple[Placing, frozenset[int]]:
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
        left = [line for line in free if line not in used]
        odd = strange(index, [page.labels[line] for line in left])
        inferred = dict(_by_order([line for line, is_odd in zip(left, odd, strict=True) if not is_odd], placed))
    placed |= {number: (line, _label_at(page.labels[line])) for number, line in inferred.items()}
    return placed, frozenset(inferred.values())


def _by_label(page: Outline, index: Index, slot: str) -> Placing:
    """Rows by their labels; of those with the same label, the one in whose block most rows of the form stand.

    Rows of a form stand in one section, or in the form's own.
    """
    found = [(line, *told) for line, told in enumerate(hits(index, page.labels)) if told]
    if not found:
        return {}
    weight = Counter([block for _, block in dict.fromkeys([(number, page.blocks[line]) for line, number, _ in found])])
    main = max(weight, key=weight.__getitem__)
    sections = {slot, *[page.sections[line] for line, *_ in found if page.blocks[line] == main]}
    near: dict[int, list[tuple[int, int]]] = {}
    for line, number, at in found:
        if page.sections[line] in sections:
            near.setdefault(number, []).append((line, at))
    placed: Placing = {}
    for number, spots in near.items():
        if number in index.twins:
            placed.update(_in_turn(spots, page, index.twins[number], weight))
        else:
            placed[number] = max(spots, key=lambda each: weight[page.blocks[each[0]]])
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


def lines_of(page: Outline, index: Index, slot: str) -> tuple[list[list[Spot]], list[Spot]]:
    """One line of figures below the heads; else a line for each of its groups, in order, or one that tells too few."""
    headed = {*compress(page.blocks, spells(index, page.labels))}
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
        return tried, [Spot(group, *piece) for group, piece in zip(index.rows, pieces, strict=True)]
    return tried, [Spot(index.whole, line, at) for line, at in figures if page.blocks[line] in headed][:1]


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
