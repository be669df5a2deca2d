"""Whether printed rows are a given form, and what their boxes say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Final, TypeAlias

import attrs

from ..grammar.forms import declared_cells
from ..grammar.gaps import Gap
from ..grammar.parts import Cell
from ..grammar.sheets import Grid
from ..grammar.sheets import Line as OneLine
from .figures import Figure, read_figure
from .labels import Index, plain
from .lines import Line, is_figure, label_box, taken

ALIKE: Final = 0.8
"""How alike two labels are that are taken for one, when no label is the same."""

ALIKE_IN_PLACE: Final = 0.6
"""The same where the row stands just where the form has it."""

LONG: Final = 5
"""Characters from which on a label can be told by its likeness; 总计 is too like （七）总计."""

LEAST: Final = 0.75
"""The score from which printed rows are taken for a form."""

NOT_READ: Final = Figure(Gap.UNREAD)

Placing: TypeAlias = dict[int, tuple[Line, int]]
"""Number of a row → the line it stands in, and the number of the last box of its label (−1: it has none)."""


@attrs.frozen
class Match:
    """Printed rows read as a form.

    Attributes:
        index: what may be printed of the form.
        figures: code → what its box says; a cell that has no box is missing here.
        raw: code → the text of its box, or of its row where the row does not tell which box is its.
        lines: code → the line it stands in.
        inferred: lines that print no label of the form and were told by their place.
        unclear: lines that do not tell which box is which cell, with the codes of their cells.
        used: every line that is a row of the form, by its number.
        beyond: words behind the last cell of a row, with their line.
        score: how well the rows fit the form; only to be compared.
    """

    index: Index
    figures: dict[str, Figure] = attrs.field(factory=dict[str, Figure])
    raw: dict[str, str] = attrs.field(factory=dict[str, str])
    lines: dict[str, Line] = attrs.field(factory=dict[str, Line])
    inferred: list[Line] = attrs.field(factory=list[Line])
    unclear: list[tuple[Line, tuple[str, ...]]] = attrs.field(factory=list[tuple[Line, tuple[str, ...]]])
    used: dict[int, Line] = attrs.field(factory=dict[int, Line])
    beyond: list[tuple[Line, str]] = attrs.field(factory=list[tuple[Line, str]])
    score: float = 0.0

    def take(self, line: Line, at: int, cells: Sequence[Cell]) -> None:
        """The boxes behind box ``at`` of a line as these cells."""
        self.used[line.number] = line
        got = taken(line, at, len(cells))
        if got.beyond:
            self.beyond.append((line, got.beyond))
        if got.texts is None:
            self.unclear.append((line, tuple(cell.code for cell in cells)))
        for position, cell in enumerate(cells):
            raw = line.text if got.texts is None else got.texts[position]
            self.figures[cell.code] = NOT_READ if got.texts is None else read_figure(cell.kind, raw)
            self.raw[cell.code] = raw
            self.lines[cell.code] = line

    def strange(self, line: Line) -> bool:
        """Whether a line is no row of the form and holds more than words of its sheet."""
        return line.number not in self.used and not all(map(self.index.is_fragment, filter(str.strip, line.boxes)))


def match(lines: Sequence[Line], index: Index, slot: str) -> Match:
    """Read the rows of a page as a form; ``slot`` is the section in which its rows belong."""
    found = Match(index)
    if isinstance(index.sheet, OneLine):
        _read_line(lines, found, slot)
    else:
        _read_rows(lines, found, slot)
    return attrs.evolve(found, score=_score(lines, found)) if found.used else found


def _score(lines: Sequence[Line], found: Match) -> float:
    """The share of its cells that were read and of its heads that are printed, less what is strange.

    Rows that hold nothing but what the form prints are the form, however few they are.
    """
    blocks = {line.block for line in found.used.values()}
    printed = {plain(text) for line in lines if line.block in blocks for text in line.boxes}
    unclear = sum(len(codes) for _, codes in found.unclear)
    share = (len(found.figures) - unclear) / sum(len(row.cells) for row in found.index.rows)
    headed = len(found.index.heads & printed) / len(found.index.heads)
    strange = sum(map(found.strange, lines[min(found.used) : max(found.used)]))
    pure = headed > 0 and not strange and not unclear
    return max(share + headed - 0.1 * strange, share + LEAST * pure)


def _read_rows(lines: Sequence[Line], found: Match, slot: str) -> None:
    placed = _by_label(lines, found.index, slot)
    if not placed:
        return
    blocks = [line.block for line, _ in placed.values()]
    within = [line for line in lines if min(blocks) <= line.block <= max(blocks)]
    used = {line.number for line, _ in placed.values()}
    for line in [line for line in within if line.number not in used and line.has_figures]:
        number = _by_likeness(line, found.index, placed)
        if number is not None:
            placed[number] = line, label_box(line)
            used.add(line.number)
    if isinstance(found.index.sheet, Grid):
        free = [line for line in within if line.number not in used and line.has_figures]
        for number, line in list(_by_order(free, found.index, placed)):
            placed[number] = line, label_box(line)
            found.inferred.append(line)
    for number, (line, at) in sorted(placed.items()):
        found.take(line, at, found.index.rows[number].cells)


def _by_label(lines: Sequence[Line], index: Index, slot: str) -> Placing:
    """Rows by their labels; of lines with the same label, the one in whose block most rows of the form stand.

    Rows of a form stand in one section, or in the form's own.
    """
    hits: dict[int, list[tuple[Line, int]]] = {}
    for line in lines:
        hit = _hit(line, index)
        if hit is not None:
            hits.setdefault(hit[0], []).append((line, hit[1]))
    weight = Counter(
        line.block for found in hits.values() for line in {each[0].block: each[0] for each in found}.values()
    )
    if not weight:
        return {}
    main = weight.most_common(1)[0][0]
    sections = {slot, *(line.section for found in hits.values() for line, _ in found if line.block == main)}
    placed: Placing = {}
    for number, found in hits.items():
        near = [each for each in found if each[0].section in sections]
        if near:
            placed[number] = max(near, key=lambda each: weight[each[0].block])
    return placed


def _hit(line: Line, index: Index) -> tuple[int, int] | None:
    """The row whose label stands in a line, and the number of its box: the last one before the figures."""
    found: tuple[int, int] | None = None
    for at, text in enumerate(line.boxes[:-1]):
        number = None if not text or text.isdecimal() else index.by_label.get(plain(text))
        if number is not None:
            found = number, at
        elif found is not None and text.isdecimal():
            break
    return found


def _by_likeness(line: Line, index: Index, placed: Placing) -> int | None:
    """The row that is missing whose label is most like the line's."""
    label = plain(line.boxes[label_box(line)]) if label_box(line) >= 0 else ""
    best: tuple[float, int] | None = None
    for number in range(len(index.rows)) if len(label) >= LONG else ():
        if number in placed:
            continue
        least = ALIKE_IN_PLACE if _in_place(number, line, placed) else ALIKE
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
    return all(is_figure(text) or index.is_fragment(text) for text in line.boxes)


def _read_line(lines: Sequence[Line], found: Match, slot: str) -> None:
    """One line of figures below the heads; or a line for each of its groups, in order."""
    cells = declared_cells(found.index.form)
    headed = {line.block for line in lines if any(plain(text) in found.index.words for text in line.boxes)}
    near = [line for line in lines if line.section == slot or line.block in headed]
    rows = [line for line in near if label_box(line) < len(line.boxes) - 1]
    for line in rows:
        if len(line.boxes) - label_box(line) > len(cells) and (line.has_figures or line.block in headed):
            found.take(line, label_box(line), cells)
            return
    groups = found.index.rows
    pieces = [
        line for line in rows if len(line.boxes) - label_box(line) - 1 == len(groups[0].cells) and line.has_figures
    ]
    for line, group in zip(pieces, groups, strict=False) if len(pieces) == len(groups) else ():
        found.take(line, label_box(line), group.cells)
    if not found.used:
        short = next((line for line in rows if line.has_figures and line.block in headed), None)
        if short is not None:
            found.take(short, label_box(short), cells)


def cells_of(found: Match) -> dict[str, Any]:
    """Code → figure or gap; a cell whose row is not printed is unread."""
    return {
        cell.code: found.figures[cell.code].value if cell.code in found.figures else Gap.UNREAD
        for cell in declared_cells(found.index.form)
    }
