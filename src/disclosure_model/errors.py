"""What can go wrong, for programmers.

A bad report is a *finding*; a file that is no report at all, or a value that no cell can hold, is an
error. Every error says what, where and what to do, in Chinese and English (:meth:`DisclosureError.message`).
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from .wording import Message, default_language


class DisclosureError(Exception):
    """The base of all errors of this package."""

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.said = said

    def message(self, language: str | None = None) -> str:
        """The sentence in ``zh-Hans``, ``zh-Hant`` or ``en``."""
        return self.said.render(language)

    def __str__(self) -> str:
        return self.message()


class DeclarationError(DisclosureError, TypeError):
    """A form or a rule is declared wrongly. For authors of editions and plugins."""


class ShapeError(DisclosureError, ValueError):
    """A value that its place in a form cannot hold. Raised by constructors."""


class UnknownCodeError(DisclosureError, KeyError):
    """A code that names no cell, rule, edition, format or language we know."""


class MissingExtraError(DisclosureError, ImportError):
    """A format needs a package that is not installed; the sentence has the ``pip install`` that mends it."""


@attrs.frozen
class Problem:
    """One thing wrong in a source: ``path`` says where (``$.applications.received.total``, ``line 3``)."""

    path: str
    said: Message

    def render(self, language: str) -> str:
        """Place and sentence on one line."""
        mark = ": " if language == "en" else "："
        return f"{self.path}{mark}{self.said.render(language)}" if self.path else self.said.render(language)


class ReadError(DisclosureError, ValueError):
    """A source that cannot be read as a report. ``problems`` names every place that is wrong."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems[0].said)
        self.problems = tuple(problems)
        self.args = (self.problems,)  # what an exception is copied and pickled by

    def message(self, language: str | None = None) -> str:
        """Every problem on a line of its own, place first."""
        language = language or default_language()
        return "\n".join(problem.render(language) for problem in self.problems)


class WriteError(DisclosureError, ValueError):
    """A report that a format cannot carry as asked."""
