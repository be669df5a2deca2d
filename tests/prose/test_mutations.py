"""A number changed in composed text is found."""

from collections.abc import Iterator
from fractions import Fraction
from random import Random

import attrs
from counted import counted, dice

import disclosure_model as dm
from disclosure_model.prose.placing import placed
from disclosure_model.prose.terms import Origin
from disclosure_model.prose.verdicts import Standing

REPORTS = 1_000

LEAST = 0.99
"""The share of false numbers that are contradicted. The others are told of another candidate by chance: of suits, all
of them or those of one kind; of applicants, those of the year or of the year's work."""


def slips(text: str, thrown: Random) -> str:
    """A number with a wrong digit, two that changed places, or one missing or too many."""
    at = thrown.choice([place for place, each in enumerate(text) if each.isdigit()])
    return thrown.choice(
        (
            text[:at] + thrown.choice("0123456789") + text[at + 1 :],
            text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :],
            text[:at] + text[at + 1 :],
            text[:at] + thrown.choice("123456789") + text[at:],
        )
    )


def is_number(text: str) -> bool:
    """Whether it is spelt as one."""
    whole, point, decimals = text.partition(".")
    return whole.isdigit() and (whole == "0" or not whole.startswith("0")) and bool(decimals) == bool(point)


def is_true(printed: str, origin: Origin) -> bool:
    """Whether a number is still right, exactly or as a rounded or cut share."""
    number, value = Fraction(printed), Fraction(origin.value)
    last = Fraction(1, 10 ** len(printed.partition(".")[2]))
    if " / " not in origin.expression:
        return number in (value, value / 10**4)
    return number - last / 2 <= value <= number + last / 2 or number <= value < number + last


def mutants(made: dm.Composition, thrown: Random) -> Iterator[dm.Report]:
    """The report with one number of its text changed to a false one."""
    for number, paragraph in enumerate(made.paragraphs):
        for origin in paragraph.origins:
            text = paragraph.text
            changed = slips(text[origin.start : origin.end], thrown)
            if origin.expression.startswith("fee") or not is_number(changed) or is_true(changed, origin):
                continue
            told = [(each.place, each.text) for each in made.paragraphs]
            told[number] = (paragraph.place, text[: origin.start] + changed + text[origin.end :])
            yield placed(made.report, told, replace=True)[0]


def test_changed_numbers_are_found() -> None:
    """Of the numbers of composed text that are changed to false ones at least 99 % are contradicted."""
    found = total = 0
    for seed in range(REPORTS):
        thrown = dice(seed)
        report, before = counted(thrown), counted(thrown)
        made = dm.compose(report, before)
        for changed in list(mutants(made, thrown))[:: max(1, len(made.paragraphs))]:
            total += 1
            found += any(each.standing is Standing.CONTRADICTS for each in dm.claims(changed, before))

    assert total > 2 * REPORTS
    assert found / total >= LEAST


def test_the_check_of_mutants() -> None:
    """A number that is still true is no mutant: the same, or a share rounded to fewer places."""
    share = Origin(0, 4, "(a) / (b)", Fraction(100, 3))

    assert is_true("33.3", share)
    assert is_true("33.33", share)
    assert not is_true("33.4", share)
    assert not is_true("3", attrs.evolve(share, expression="a", value=2))
    assert is_true("12.5", attrs.evolve(share, expression="a", value=125000))
    assert not is_number("012")
    assert not is_number("1.")
    assert is_number("0.5")
