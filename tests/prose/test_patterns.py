"""Every pattern and saying says what its examples say, and nothing of its counter-examples."""

import pytest

import disclosure_model as dm
from disclosure_model.prose.claims import Claim, claims
from disclosure_model.prose.patterns import MEANINGS, Pattern, Saying, patterns, sayings


def told(text: str, **cells: object) -> tuple[Claim, ...]:
    """The claims of one paragraph in section one of a report of 2023 that is all zeros but for ``cells``."""
    own = {name.replace("__", "."): value for name, value in cells.items()}
    figures = {"proactive.fees.amount": dm.Money("0"), **own}
    report = dm.Report.from_cells(figures, year=2023, missing=0, agency=dm.Agency(name="某市某局"))
    section = dm.Section(blocks=(dm.Paragraph(text=text),))
    return claims(report.replace(sections=dm.Sections(overview=section)))


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
            (each.pattern, printed(each), each.candidates) for each in told(text)
        }
    for text in pattern.no:
        assert (pattern.code, pattern.candidates) not in {(each.pattern, each.candidates) for each in told(text)}


@pytest.mark.parametrize("saying", sayings(), ids=lambda each: f"{each.code} {each.zeros[0]}")
def test_sayings(saying: Saying) -> None:
    """A saying is found in each example, and in none of the others."""
    assert saying.yes
    for text in saying.yes:
        assert (saying.code, saying.zeros) in {(each.pattern, each.candidates) for each in told(text)}
    for text in saying.no:
        assert saying.zeros not in {each.candidates for each in told(text) if each.figure is None}


def test_codes_have_a_meaning() -> None:
    """Every code of a pattern is in the catalogue, in order, and no other but those of shares and years."""
    used = {*(each.code for each in patterns()), *(each.code for each in sayings())}

    assert {*used, "B27", "B28", "B31", "P02"} == set(MEANINGS)
    assert sorted(MEANINGS) == list(MEANINGS)
