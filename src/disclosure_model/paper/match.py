"""Whether printed rows are a given form, and which of its rows each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, TypeAlias

from ..grammar.forms import declared_cells
from ..grammar.sheets import Grid
from ..grammar.sheets import Line as OneLine
from .labels import Index
from .lines import PLAIN, Arrangement, Line, arranged
from .told import UNREAD, Match, Told, read_row

ALIKE: Final = 0.8
"""How alike two labels are that are taken for one, when no label is the same."""

ALIKE_IN_PLACE: Final = 0.6
"""The same where the row stands just where the form has it."""

LONG: Final = 5
"""Characters from which on a label can be told by its likeness; 总计 is too like （七）总计."""

LEAST: Final = 0.75
"""The score from which printed rows are taken for a form."""

PERFECT: Final = 2.0
"""The score of rows that are all of a form under all of its heads; no other form fits better."""

Placing: TypeAlias = dict[int, tuple[Line, int]]
"""Number of a row → the line it stands in, and the number of the last box of its label (−1: it has none)."""


def match(lines: Sequence[Line], index: Index, slot: str) -> Match:
    """Read the rows of a page as a form; ``slot`` is the section in which its rows belong."""
    if isinstance(index.sheet, OneLine):
        return Match(index, _line_told(lines, index, slot))
    return _rows_told(lines, index, slot)


def rating(found: Match, lines: Sequence[Line], slot: str, printed: Mapping[str | None, Set[str]]) -> float:
    """How well rows fit their form: the share of its cells read and heads printed, less what is strange among them.

    Only to be compared. Rows that hold nothing but what the form prints are the form, however few they are; and so are
    most of its labels, whatever became of their figures.

    Args:
        found: the rows.
        lines: all rows of the page.
        slot: the section in which those of the form belong.
        printed: section → the words that are printed in its rows.
    """
    if not found.told:
        return 0
    sections = {slot, *[each.line.section for each in found.told]}
    words = set[str]().union(*[told for section, told in printed.items() if section in sections])
    unread = sum(each.figure.value is UNREAD for each in found.doubtful)
    share = (len(found.figures) - unread) / len(declared_cells(found.index.form))
    headed = len(found.index.heads & words) / len(found.index.heads)
    among = range(min(found.used), max(found.used))
    strange = sum(found.strange(lines[number]) for number in among if number not in found.used)
    pure = headed > 0 and not strange and not found.unclear
    labelled = len(found.told) >= LEAST * len(found.index.rows)
    return max(share + headed - 0.1 * strange, share + LEAST * pure, LEAST * labelled)


def highest(index: Index, printed: Set[str]) -> float:
    """The most that rows of a page can be rated as a form, by the heads that it prints."""
    headed = len(index.heads & printed) / len(index.heads)
    return 1 + max(headed, LEAST) if headed else 1


def _rows_told(lines: Sequence[Line], index: Index, slot: str) -> Match:
    placed = _by_label(lines, index, slot)
    if not placed:
        return Match(index)
    blocks = [line.block for line, _ in placed.values()]
    first, last = min(blocks), max(blocks)
    used = {line.number for line, _ in placed.values()}
    free = [line for line in lines if first <= line.block <= last and line.number not in used and line.has_figures]
    for line in free:
        number = _by_likeness(line, index, placed)
        if number is not None:
            placed[number] = line, line.label_at
            used.add(line.number)
    inferred: dict[int, Line] = {}
    if free and isinstance(index.sheet, Grid):
        inferred = dict(_by_order([line for line in free if line.number not in used], index, placed))
        placed |= {number: (line, line.label_at) for number, line in inferred.items()}
    by = _arrangements(placed, index)
    told = [read_row(line, at, index.rows[number], by[line.block]) for number, (line, at) in sorted(placed.items())]
    return Match(index, told, frozenset(line.number for line in inferred.values()))


def _arrangements(placed: Placing, index: Index) -> dict[int, Arrangement]:
    """For each block with rows of the form, how they are arranged."""
    rows: dict[int, list[tuple[Line, int, int]]] = {}
    for number, (line, at) in placed.items():
        rows.setdefault(line.block, []).append((line, at, len(index.rows[number].codes)))
    return {block: arranged(each) for block, each in rows.items()}


def _by_label(lines: Sequence[Line], index: Index, slot: str) -> Placing:
    """Rows by their labels; of lines with the same label, the one in whose block most rows of the form stand.

    Rows of a form stand in one section, or in the form's own.
    """
    hits = [(*hit, line) for line in lines if (hit := index.hit(line.labels))]
    if not hits:
        return {}
    weight = Counter([block for _, block in dict.fromkeys([(number, line.block) for number, _, line in hits])])
    main = max(weight, key=weight.__getitem__)
    sections = {slot, *[line.section for *_, line in hits if line.block == main]}
    near: dict[int, list[tuple[Line, int]]] = {}
    for number, at, line in hits:
        if line.section in sections:
            near.setdefault(number, []).append((line, at))
    placed: Placing = {}
    for number, found in near.items():
        if number in index.twins:
            placed.update(_in_turn(found, index.twins[number], weight))
        else:
            placed[number] = found[0] if len(found) == 1 else max(found, key=lambda each: weight[each[0].block])
    return placed


def _in_turn(near: list[tuple[Line, int]], twins: tuple[int, ...], weight: Counter[int]) -> Placing:
    """Rows with the same label, in their order; none of them where one is not printed, or printed twice."""
    block = max((line.block for line, _ in near), key=lambda each: weight[each])
    lines = sorted((each for each in near if each[0].block == block), key=lambda each: each[0].number)
    return dict(zip(twins, lines, strict=True)) if len(lines) == len(twins) else {}


def _by_likeness(line: Line, index: Index, placed: Placing) -> int | None:
    """The row that is missing whose label is most like the line's."""
    label = line.label
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


def _in_place(number: int, line: Line, placed: Placing) -> bool:
    """Whether a line stands between the lines of the rows before and after row ``number``, both told."""
    before = [held.number for row, (held, _) in placed.items() if row < number]
    after = [held.number for row, (held, _) in placed.items() if row > number]
    return bool(before and after) and max(before) < line.number < min(after)


def _by_order(free: Sequence[Line], index: Index, placed: Placing) -> Iterator[tuple[int, Line]]:
    """Rows without labels, where just as many stand between two rows that are told as are missing there."""
    told = sorted(placed)
    for low, high in pairwise(told):
        missing = range(low + 1, high)
        first, last = placed[low][0].number, placed[high][0].number
        lines = [line for line in free if first < line.number < last and _unlabelled(line, index)]
        if missing and len(lines) == len(missing):
            yield from zip(missing, lines, strict=True)


def _unlabelled(line: Line, index: Index) -> bool:
    """Whether a line holds figures and at most pieces of the form's words."""
    return index.is_fragments(line.labels)


def _line_told(lines: Sequence[Line], index: Index, slot: str) -> list[Told]:
    """One line of figures below the heads; or a line for each of its groups, in order."""
    whole = index.whole
    headed = {line.block for line in lines if index.heads_row(line.labels)}
    near = [line for line in lines if line.section == slot or line.block in headed]
    rows = [line for line in near if line.label_at < len(line.boxes) - 1]
    for line in rows:
        if line.has_figures or line.block in headed:
            by = arranged([(line, line.label_at, len(whole.codes))])
            told = read_row(line, line.label_at, whole, by)
            if told.texts is not None:
                return [told]
    groups = index.rows
    pieces = [line for line in rows if len(line.boxes) - line.label_at - 1 == len(groups[0].codes) and line.has_figures]
    if len(pieces) == len(groups):
        return [read_row(line, line.label_at, group, PLAIN) for line, group in zip(pieces, groups, strict=True)]
    short = next((line for line in rows if line.has_figures and line.block in headed), None)
    return [] if short is None else [read_row(short, short.label_at, whole, PLAIN)]
