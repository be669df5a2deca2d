"""Every pattern, saying and kind of parts says what its examples say, and nothing of its counter-examples."""

import re

import pytest

import disclosure_model as dm
from disclosure_model.prose.claims import Claim, claims
from disclosure_model.prose.meanings import MEANINGS
from disclosure_model.prose.patterns import Parts, Pattern, Saying
from disclosure_model.prose.ratios import RATES
from disclosure_model.prose.spoken import all_parts, patterns, sayings

COMPARED = {"B27", "B28", "B29", "B30", "P02"}
"""Codes of what is said of another claim, and of years."""


def told(text: str, year: int = 2023) -> tuple[Claim, ...]:
    """The claims of one paragraph in section one of a report that is all zeros."""
    cells = {"proactive.fees.amount" if year > 2020 else "proactive.procurement.amount": dm.Money("0")}
    report = dm.Report.from_cells(cells, year=year, missing=0, agency=dm.Agency(name="某市某局"))
    section = dm.Section(blocks=(dm.Paragraph(text=text),))
    return claims(report.replace(sections=dm.Sections(overview=section)))


def everywhere(text: str) -> tuple[Claim, ...]:
    """The claims of a paragraph by the tables of both editions."""
    return (*told(text), *told(text, 2020))


def printed(claim: Claim) -> str:
    """The number alone as it is printed, or the words."""
    if claim.figure is None:
        return claim.printed
    start, end = (place - claim.figure.start for place in claim.figure.number)
    return claim.printed[start:end]


@pytest.mark.parametrize("pattern", patterns(), ids=lambda each: f"{each.code} {''.join(each.candidates[:1])}")
def test_patterns(pattern: Pattern) -> None:
    """A pattern claims the number of each example, by its own quantities, and nothing of the others."""
    assert pattern.yes
    for text, number in pattern.yes:
        assert (pattern.code, number, pattern.candidates) in {
            (each.pattern, printed(each), each.candidates) for each in everywhere(text)
        }
    for text in pattern.no:
        assert (pattern.code, pattern.candidates) not in {(each.pattern, each.candidates) for each in everywhere(text)}


@pytest.mark.parametrize("saying", sayings(), ids=lambda each: f"{each.code} {each.zeros[0]}")
def test_sayings(saying: Saying) -> None:
    """A saying is found in each example, every zero for itself, and in none of the others."""
    assert saying.yes
    for text in saying.yes:
        found = {(each.pattern, each.candidates) for each in told(text)}
        assert {(saying.code, (zero,)) for zero in saying.zeros} <= found
    for text in saying.no:
        assert not {(zero,) for zero in saying.zeros} & {each.candidates for each in told(text) if each.figure is None}


@pytest.mark.parametrize("parts", all_parts(), ids=lambda each: each.code)
def test_parts(parts: Parts) -> None:
    """Parts are added up in each example, and in none of the others."""
    assert parts.yes
    for text, words in parts.yes:
        assert (parts.code, words) in {(each.pattern, each.printed) for each in told(text)}
    for text in parts.no:
        assert parts.code not in {each.pattern for each in told(text)}


@pytest.mark.alone
def test_codes_have_a_meaning() -> None:
    """Every code is in the catalogue, in order, and no other."""
    declared = (*patterns(), *sayings(), *all_parts(), *RATES)
    used = {each.code for each in declared} | {each.share for each in all_parts() if each.share}

    assert used | COMPARED == set(MEANINGS)
    assert sorted(MEANINGS) == list(MEANINGS)


def test_repeats_are_bounded() -> None:
    """No pattern repeats without a bound, so that time is linear in the length of a text."""
    patterned = [words for each in patterns() for words in (each.head, each.tail, each.unless)]
    said = [words for each in sayings() for words in (each.words, each.unless, each.nowhere)]
    parts = [words for each in all_parts() for words in (each.words, each.ordered, each.whole)]

    assert not [words for words in (*patterned, *said, *parts) if re.search(r"(?<![\\\[}])[*+]", words)]
