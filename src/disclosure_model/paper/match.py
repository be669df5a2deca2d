"""Whether printed rows are a given form, and what their boxes say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from ..grammar.forms import Form, declared_cells
from ..grammar.gaps import Gap
from ..grammar.rules import Equation
from ..grammar.sheets import Grid
from ..grammar.sheets import Line as OneLine
from .figures import Figure, read_figure
from .labels import Index, Row, bare, plain
from .lines import Arrangement, Line, Taken, arranged, taken

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

UNREAD: Final = Gap.UNREAD
NOT_READ: Final = Figure(UNREAD)

Placing: TypeAlias = dict[int, tuple[Line, int]]
"""Number of a row → the line it stands in, and the number of the last box of its label (−1: it has none)."""


class Read(NamedTuple):
    """What stands in a cell's box: its code, the figure, the box's text (or the row's), and the line."""

    code: str
    figure: Figure
    raw: str
    line: Line


def _figures(told: Told) -> tuple[Figure, ...]:
    texts = told.taken.texts
    return (NOT_READ,) * len(told.row.codes) if texts is None else tuple(map(read_figure, told.row.kinds, texts))


@attrs.frozen(eq=False)
class Told:
    """A row of a form and the line it is printed in: its cells stand behind box ``at``.

    Attributes:
        figures: what its boxes say.
    """

    line: Line
    at: int
    row: Row
    taken: Taken
    figures: tuple[Figure, ...] = attrs.field(init=False, default=attrs.Factory(_figures, takes_self=True))

    @property
    def doubtful(self) -> bool:
        """Whether there is anything to be said of a cell but its value."""
        return any(figure.doubtful for figure in self.figures)

    def read(self) -> Iterator[Read]:
        """Its cells."""
        texts = self.taken.texts or (self.line.text,) * len(self.figures)
        return (Read(*each, self.line) for each in zip(self.row.codes, self.figures, texts, strict=True))


@attrs.frozen(eq=False, slots=False)  # with a dictionary, for what is worked out once
class Match:
    """Printed rows read as a form.

    Attributes:
        index: what may be printed of the form.
        told: its rows that are printed.
        used: the numbers of their lines.
        blocks: the numbers of the blocks in which they stand.
        inferred: numbers of the lines that print no label of the form and were told by their place.
        parted: number of a line whose digits ran together → the equations that told how to part them.
        settled: code of a cell whose figure stands in no box → the equations that told that it is its own.
    """

    index: Index
    told: list[Told] = attrs.field(factory=list[Told])
    used: set[int] = attrs.field(factory=set[int])
    blocks: set[int] = attrs.field(factory=set[int])
    inferred: set[int] = attrs.field(factory=set[int])
    parted: Mapping[int, tuple[Equation, ...]] = attrs.field(factory=dict[int, tuple[Equation, ...]])
    settled: Mapping[str, tuple[Equation, ...]] = attrs.field(factory=dict[str, tuple[Equation, ...]])

    def take(self, line: Line, at: int, row: Row, by: Arrangement) -> None:
        """The boxes behind box ``at`` of a line as the cells of a row."""
        self.told.append(Told(line, at, row, taken(line, at, len(row.codes), by)))
        self.used.add(line.number)
        self.blocks.update(range(line.block, line.until + 1))

    @property
    def unclear(self) -> list[Told]:
        """Its rows that do not tell which box is which cell."""
        return [each for each in self.told if each.taken.texts is None]

    def strange(self, line: Line) -> bool:
        """Whether a line is no row of the form and holds more than words of its sheet."""
        if line.number in self.used:
            return False
        return line.has_figures or not all(self.index.is_fragment(words) for _, words in line.words)

    @cached_property
    def values(self) -> dict[str, Any]:
        """Code → figure or gap; a cell whose row is not printed is missing here."""
        values: dict[str, Any] = {}
        for each in self.told:
            values.update(zip(each.row.codes, [figure.value for figure in each.figures], strict=True))
        return values


def match(lines: Sequence[Line], index: Index, slot: str) -> Match:
    """Read the rows of a page as a form; ``slot`` is the section in which its rows belong."""
    found = Match(index)
    if isinstance(index.sheet, OneLine):
        _read_line(lines, found, slot)
    else:
        _read_rows(lines, found, slot)
    return found


def rating(found: Match, lines: Sequence[Line], slot: str) -> float:
    """How well rows fit their form: the share of its cells read and heads printed, less what is strange among them.

    Only to be compared. Rows that hold nothing but what the form prints are the form, however few they are; and so are
    most of its labels, whatever became of their figures.
    """
    if not found.told:
        return 0
    sections = {slot, *(each.line.section for each in found.told)}
    printed = {words for line in lines if line.section in sections for _, words in line.words}
    read = sum(value is not UNREAD for value in found.values.values())
    share = read / len(declared_cells(found.index.form))
    headed = len(found.index.heads & printed) / len(found.index.heads)
    strange = sum(map(found.strange, lines[min(found.used) : max(found.used)]))
    pure = headed > 0 and not strange and not found.unclear
    labelled = len(found.told) >= LEAST * len(found.index.rows)
    return max(share + headed - 0.1 * strange, share + LEAST * pure, LEAST * labelled)


def _read_rows(lines: Sequence[Line], found: Match, slot: str) -> None:
    placed = _by_label(lines, found.index, slot)
    if not placed:
        return
    blocks = [line.block for line, _ in placed.values()]
    first, last = min(blocks), max(blocks)
    within = [line for line in lines if first <= line.block <= last]
    used = {line.number for line, _ in placed.values()}
    for line in [line for line in within if line.number not in used and line.has_figures]:
        number = _by_likeness(line, found.index, placed)
        if number is not None:
            placed[number] = line, line.label_at
            used.add(line.number)
    if isinstance(found.index.sheet, Grid):
        free = [line for line in within if line.number not in used and line.has_figures]
        for number, line in list(_by_order(free, found.index, placed)):
            placed[number] = line, line.label_at
            found.inferred.add(line.number)
    arrangements = _arrangements(placed, found.index)
    for number, (line, at) in sorted(placed.items()):
        found.take(line, at, found.index.rows[number], arrangements[line.block])


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
    hits: dict[int, list[tuple[Line, int]]] = {}
    for line in lines:
        hit = _hit(line, index)
        if hit is not None:
            hits.setdefault(hit[0], []).append((line, hit[1]))
    weight = Counter(block for found in hits.values() for block in {line.block for line, _ in found})
    if not weight:
        return {}
    main = weight.most_common(1)[0][0]
    sections = {slot, *(line.section for found in hits.values() for line, _ in found if line.block == main)}
    placed: Placing = {}
    for number, found in hits.items():
        near = [each for each in found if each[0].section in sections]
        if near and number in index.twins:
            placed.update(_in_turn(near, index.twins[number], weight))
        elif near:
            placed[number] = max(near, key=lambda each: weight[each[0].block])
    return placed


def _in_turn(near: list[tuple[Line, int]], twins: tuple[int, ...], weight: Counter[int]) -> Placing:
    """Rows with the same label, in their order; none of them where one is not printed, or printed twice."""
    block = max((line.block for line, _ in near), key=lambda each: weight[each])
    lines = sorted((each for each in near if each[0].block == block), key=lambda each: each[0].number)
    return dict(zip(twins, lines, strict=True)) if len(lines) == len(twins) else {}


def _hit(line: Line, index: Index) -> tuple[int, int] | None:
    """The row whose label stands in a line before its last box, and the number of the label's box, the last of such."""
    for at, words in reversed(line.words):
        number = index.by_label.get(words)
        if number is None and line.boxes[at].rstrip().endswith(("）", ")")):
            number = index.by_label.get(plain(bare(line.boxes[at])))
        if number is not None and at < len(line.boxes) - 1:
            return number, at
    return None


def _by_likeness(line: Line, index: Index, placed: Placing) -> int | None:
    """The row that is missing whose label is most like the line's."""
    label = dict(line.words).get(line.label_at, "")
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
    return all(index.is_fragment(words) for _, words in line.words)


def _read_line(lines: Sequence[Line], found: Match, slot: str) -> None:
    """One line of figures below the heads; or a line for each of its groups, in order."""
    whole = found.index.whole
    headed = {line.block for line in lines if any(map(found.index.spells, (words for _, words in line.words)))}
    near = [line for line in lines if line.section == slot or line.block in headed]
    rows = [line for line in near if line.label_at < len(line.boxes) - 1]
    for line in rows:
        if line.has_figures or line.block in headed:
            by = arranged([(line, line.label_at, len(whole.codes))])
            if taken(line, line.label_at, len(whole.codes), by).texts is not None:
                found.take(line, line.label_at, whole, by)
                return
    groups = found.index.rows
    pieces = [line for line in rows if len(line.boxes) - line.label_at - 1 == len(groups[0].codes) and line.has_figures]
    for line, group in zip(pieces, groups, strict=False) if len(pieces) == len(groups) else ():
        found.take(line, line.label_at, group, Arrangement())
    if not found.told:
        short = next((line for line in rows if line.has_figures and line.block in headed), None)
        if short is not None:
            found.take(short, short.label_at, whole, Arrangement())


def filled(found: Match) -> Form:
    """The form with what was read; a cell whose row is not printed is unread."""
    values = found.values
    return found.index.form.fill(lambda cell: values.get(cell.code, UNREAD))
