"""Notes on a page: words are marked where they stand, figures in their boxes, and each note stands behind its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ...paper.blocks import Note
from .markup import attributes, lines_markup, markup

STYLE: Final = Path(__file__).with_name("notes.css")
"""What is added to the style of a page with notes."""

SHOWN: Final = 6
"""Cells of a note that are shown at once."""

WEIGHTS: Final = ("error", "warning", "info")
"""The heaviest first."""


class Notes:
    """The notes of a page.

    Args:
        notes: the notes.
        figures: code → what is printed in its box, of every figure of the page.
    """

    def __init__(self, notes: Sequence[Note] = (), figures: Mapping[str, str] | None = None) -> None:
        self._figures = figures or {}
        self._at: dict[int, dict[int, Note]] = {}
        self._of: dict[str, list[Note]] = {}
        for number, note in enumerate(notes, 1):
            self._at.setdefault(note.block, {})[number] = note
            for code in note.cells:
                self._of.setdefault(code, []).append(note)

    def style(self) -> str:
        """What is added to the style of the page."""
        return STYLE.read_text(encoding="utf-8") if self._at else ""

    def weight(self, code: str) -> str:
        """The class of a figure: the weight of its heaviest note."""
        return next((each for each in WEIGHTS if any(note.weight == each for note in self._of.get(code, ()))), "")

    def name(self, code: str) -> str:
        """The id of a figure that a note speaks of."""
        return f"cell-{code}" if code in self._of else ""

    def contents(self) -> Iterator[str]:
        """Links to all notes, the heaviest first, where there are any."""
        told = [(number, note) for here in self._at.values() for number, note in here.items()]
        if told:
            links = (f"<li>{_link(number, note)}</li>" for number, note in sorted(told, key=_weighed))
            yield f'<nav class="notes" aria-label="核对结果"><ol>{"".join(links)}</ol></nav>'

    def marked(self, block: int, text: str) -> str:
        """The markup of a block's text, the words that notes speak of being marked, with links to those."""
        told: dict[tuple[int, int], list[int]] = {}
        for number, note in self._at.get(block, {}).items():
            told.setdefault((note.start, note.end), []).append(number)
        end = 0
        pieces: list[str] = []
        for (start, stop), numbers in sorted(told.items()):
            if end <= start < stop:
                links = "".join(f'<a href="#note-{each}">{each}</a>' for each in numbers)
                weight = self._at[block][numbers[0]].weight
                words = f'<mark class="{weight}">{markup(text[start:stop])}</mark>'
                pieces += [markup(text[end:start]), f'{words}<sup class="notes">{links}</sup>']
                end = stop
        return "".join([*pieces, markup(text[end:])])

    def beside(self, block: int) -> Iterator[str]:
        """The notes of a block."""
        for number, note in self._at.get(block, {}).items():
            told = attributes({"id": f"note-{number}", "class": f"note {note.weight}", "lang": note.language})
            yield f'<div role="note"{told}><b>{number}</b> {lines_markup(note.text)}{self._cells(note)}</div>'

    def _cells(self, note: Note) -> str:
        """The cells that a note speaks of, each with its figure and a link to it."""
        held = [code for code in note.cells if code in self._figures]
        items = [f'<li><a href="#cell-{code}">{code}</a> = {markup(self._figures[code]) or "—"}</li>' for code in held]
        if len(items) <= SHOWN:
            return f"<ul>{''.join(items)}</ul>" if items else ""
        return f"<details><summary>{len(items)}</summary><ul>{''.join(items)}</ul></details>"


def _weighed(told: tuple[int, Note]) -> tuple[int, int]:
    return WEIGHTS.index(told[1].weight), told[0]


def _link(number: int, note: Note) -> str:
    return f'<a class="{note.weight}" href="#note-{number}">{number} {markup(note.text.partition(" ")[0])}</a>'
