"""Errors: what programmers catch, and the sentences they read."""

import copy
import pickle

import pytest

from disclosure_model.errors import (
    DeclarationError,
    DisclosureError,
    MissingExtraError,
    Problem,
    ReadError,
    ShapeError,
    UnknownCodeError,
    WriteError,
)
from disclosure_model.wording import label, message


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (DeclarationError, TypeError),
        (ShapeError, ValueError),
        (UnknownCodeError, KeyError),
        (MissingExtraError, ImportError),
        (WriteError, ValueError),
    ],
)
def test_one_base_and_a_familiar_one(error: type[DisclosureError], builtin: type[Exception]) -> None:
    """Every error is caught as ours and as Python's own; its sentence is a sentence, not a key in quotes."""
    made = error(message("共 {count} 格", count=1234))

    assert isinstance(made, DisclosureError)
    assert isinstance(made, builtin)
    assert "共 1,234 格" == str(made) == made.message("zh-Hans")
    assert str(made) == str(pickle.loads(pickle.dumps(made)))  # noqa: S301  # our own bytes


def test_language_is_chosen_last() -> None:
    """The same error speaks any language."""
    made = ShapeError(label("总计"))

    assert ["总计", "總計", "Total"] == [made.message(language) for language in ("zh-Hans", "zh-Hant", "en")]


def test_problems_have_places() -> None:
    """Every problem of a source is told on a line of its own, its place first, marked as the language marks it."""
    made = ReadError([Problem("$.year", label("年度")), Problem("", label("总计"))])

    assert "$.year：年度\n总计" == str(made)
    assert "$.year: Year\nTotal" == made.message("en")
    assert ("$.year", "") == tuple(problem.path for problem in made.problems)
    for again in (pickle.loads(pickle.dumps(made)), copy.copy(made)):  # noqa: S301  # our own bytes
        assert (made.problems, str(made)) == (again.problems, str(again))
    assert isinstance(made, ValueError)
