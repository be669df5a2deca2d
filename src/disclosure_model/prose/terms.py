"""What a template speaks of: quantities by the codes of cells, which print themselves and keep where they came from.

``{{ applications.received }}`` prints the total of that row; ``{{ applications.received.organizations }}`` one column;
terms are added, subtracted and compared as numbers are. A figure that is not known says nothing: the whole sentence
that needs it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs

from ..editions.report import Report, slots
from ..errors import WriteError
from ..plugins import until_plugins_change
from ..wording import Message, message
from .quantities import Number, Quantities, columns, leads, terms

OPEN, SHUT, END = "\ue000", "\ue001", "\ue002"
"""What stands around a printed number until the sentence is done: its place in the list of numbers, and its end."""

_mark = re.compile(f"{OPEN}(\\d+){SHUT}([^{END}]*){END}")
_marks = str.maketrans("", "", OPEN + SHUT + END)


class UnsaidError(Exception):
    """A sentence needs what is not known. Never leaves composing.

    Attributes:
        said: what is not known.
    """

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.said = said


@attrs.frozen
class Origin:
    """A number in a composed text, and what it was worked out from.

    Attributes:
        start: where it begins in the text.
        end: where it ends, half-open.
        expression: the cells, as :mod:`.quantities` writes them; a share is a quotient of two such, and last year's
            figures stand behind ``before:``.
        value: the number, not rounded; of amounts of money in 元.
    """

    start: int
    end: int
    expression: str
    value: Number


class Term:
    """A number in a template, which can print it, compare it, and ask whether it is zero.

    Attributes:
        speech: what keeps a list of the numbers that were printed.
        expression: the cells that it is worked out from.
    """

    def __init__(self, speech: Speech, expression: str, value: Number | None, printed: str | None = None) -> None:
        self.speech, self.expression, self._value, self._printed = speech, expression, value, printed

    @property
    def value(self) -> Number | None:
        """What it is worth; ``None`` where that is not known."""
        return self._value

    @property
    def number(self) -> Number:
        """What it is worth.

        Raises:
            UnsaidError: that is not known.
        """
        if self.value is None:
            raise UnsaidError(message("{expression} 没有可用的数", expression=self.expression))
        return self.value

    def __str__(self) -> str:
        return self.speech.marked(self.expression, self.number, self._printed or plain(self.number))

    def __bool__(self) -> bool:
        return self.number != 0

    def __eq__(self, other: object) -> bool:
        return bool(self.number == _of(other))

    def __lt__(self, other: object) -> bool:
        return bool(self.number < _of(other))

    def __gt__(self, other: object) -> bool:
        return bool(self.number > _of(other))

    def __le__(self, other: object) -> bool:
        return not self > other

    def __ge__(self, other: object) -> bool:
        return not self < other

    __hash__ = None  # type: ignore[assignment]  # equal by what it is worth, so it has none


class Cells(Term):
    """A quantity of one report, or the beginning of the codes of some.

    Attributes:
        source: the report's quantities; ``None`` for last year's where that is not given.
        path: the expression, or the beginning of one.
    """

    def __init__(self, speech: Speech, source: Quantities | None, path: str) -> None:
        super().__init__(speech, path if source is speech.now else f"before: {path}", None)
        self.source, self.path = source, path

    @property
    def value(self) -> Number | None:
        """What it is worth; ``None`` where that is not known."""
        value = None if self.source is None else self.source.value(self.path)
        return value.low if value and value.known else None

    def under(self, name: str) -> Cells:
        """What a template writes as ``cells.name``: a row, a cell, or a column of all rows.

        Raises:
            UnknownCodeError: no edition has it.
        """
        return Cells(self.speech, self.source, _deeper(self.path, name))

    def __add__(self, other: object) -> Cells:
        return self._with(other, 1)

    def __sub__(self, other: object) -> Cells:
        return self._with(other, -1)

    def _with(self, other: object, sign: int) -> Cells:
        if not isinstance(other, Cells) or other.source is not self.source:
            raise WriteError(message("只有同一份报告的格可以加减；与上年比较用 change 或 rise"))
        return Cells(self.speech, self.source, f"{self.path}{_signed(other.path, sign)}")


@until_plugins_change
def _deeper(path: str, name: str) -> str:
    """The expression of what stands under a path: a row or a cell, else a column of all its rows."""
    if name in columns() and not leads(f"{path}.{name}"):
        return f"{path}@{name}"
    if not leads(f"{path}.{name}"):
        terms(f"{path}.{name}")  # refuses it
    return f"{path}.{name}"


def _signed(expression: str, sign: int) -> str:
    """An expression's terms, each with its sign, or with the other one."""
    return "".join(
        f" {'+' if own == sign else '−'} {path}" + ("" if column == "total" else f"@{column}")
        for own, path, column in terms(expression)
    )


def _of(other: object) -> Any:
    return other.number if isinstance(other, Term) else other


class Speech:
    """The terms of one report, and a list of the numbers that were printed."""

    def __init__(self, report: Report, before: Report | None) -> None:
        self.now = Quantities(report)
        self.then = None if before is None else Quantities(before)
        self._printed: list[tuple[str, Number]] = []

    def names(self) -> dict[str, Cells]:
        """The tables, by the names of their slots; those of plugins under ``extensions``."""
        return {name: Cells(self, self.now, name) for name in dict.fromkeys(slot.partition(".")[0] for slot in slots())}

    def marked(self, expression: str, value: Number, printed: str) -> str:
        """A number as it is printed, with a mark around it."""
        self._printed.append((expression, value))
        return f"{OPEN}{len(self._printed) - 1}{SHUT}{printed}{END}"

    def unmarked(self, text: str) -> tuple[str, tuple[Origin, ...]]:
        """A text without marks, and its numbers."""
        pieces: list[str] = []
        origins = list(self._origins(text, pieces))
        return "".join(pieces), tuple(origins)

    def _origins(self, text: str, pieces: list[str]) -> Iterator[Origin]:
        end = length = 0
        for found in _mark.finditer(text):
            pieces += (text[end : found.start()], found[2])
            begin = length + found.start() - end
            length, end = begin + len(found[2]), found.end()
            yield Origin(begin, length, *self._printed[int(found[1])])
        pieces.append(text[end:])


def harmless(text: str) -> str:
    """Text of others, without the characters that marks are made of."""
    return text.translate(_marks)


def plain(number: Number) -> str:
    """A number as it stands in prose: digits alone, with the decimals it has."""
    exact, decimals = Fraction(number), 0
    while (exact * 10**decimals).denominator != 1:
        decimals += 1
    return _digits(int(exact * 10**decimals), decimals)


def _digits(number: int, decimals: int) -> str:
    digits = str(number).zfill(decimals + 1)
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
