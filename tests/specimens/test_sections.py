"""What is demanded of sections, on published reports: no finding that is not true of them."""

from pathlib import Path

import pytest

import disclosure_model as dm
from disclosure_model.prose.sections import ORDINAL

SUPERVISED = {
    "shanghai-genoffice-2019.html": True,
    "shanghai-stcsm-2024.txt": False,
    "shuyang-fgw-2023.html": True,
    "tianjin-fao-2020.txt": False,
    "hongze-2023.pdf": False,
}
"""Whether a report speaks of assessment, appraisal or calling to account, as a government's must."""


@pytest.fixture(params=SUPERVISED)
def name(request: pytest.FixtureRequest) -> str:
    """A published report."""
    return str(request.param)


@pytest.fixture
def report(published: Path, name: str) -> dm.Report:
    """It, read."""
    return dm.read(published / name).report


def test_as_published(report: dm.Report, name: str) -> None:
    """Nothing is found but that the one government among them is silent on supervision."""
    silent = ["text.supervision"] if name == "hongze-2023.pdf" else []

    assert silent == [each.code for each in dm.check(report, select=["text"])]


def test_of_a_government(report: dm.Report, name: str) -> None:
    """As reports of a government, those that are silent on supervision are found."""
    governing = report.replace(agency=dm.Agency(name="某县人民政府"))
    found = [each.code for each in dm.check(governing, select=["text"])]

    assert ["text.supervision"] * (not SUPERVISED[name]) == found


def test_of_two_years(report: dm.Report) -> None:
    """Copied as a whole, the sections of prose are found."""
    found = [each.at for each in dm.check(report, report.replace(year=report.year - 1), select=["text"])]

    assert {"sections.overview", "sections.problems"} <= set(found)


@pytest.mark.parametrize("section", ["overview", "problems"])
def test_without_an_ordinal(report: dm.Report, section: str) -> None:
    """Whichever ordinal is left out, the next one of its run is found, and nothing where the run ends with it."""
    held: dm.Section = getattr(report.sections, section)
    marks = [
        (number, mark)
        for number, text in enumerate(texts(held))
        for mark in ORDINAL.finditer(text)
        if not text[mark.end() : mark.end() + 1].isdecimal()  # 99.58%
    ]

    for at, (number, mark) in enumerate(marks):
        following = next((each[0] for _, each in marks[at + 1 :] if each.lastgroup == mark.lastgroup), "一是")
        text = texts(held)[number]
        blocks = list(held.blocks)
        blocks[number] = dm.Paragraph(text=text[: mark.start()] + text[mark.end() :])
        changed = report.sections.replace(**{section: held.replace(blocks=tuple(blocks))})
        found = dm.check(report.replace(sections=changed), select=["text.ordinals"])

        assert [following] * (following not in FIRST) == [printed(changed, each) for each in found]


FIRST = ("（一）", "(一)", "1.", "一是")


def texts(section: dm.Section) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in section.blocks if isinstance(block, dm.Heading | dm.Paragraph)]


def printed(sections: dm.Sections, finding: dm.Finding) -> str:
    """What stands where a finding is."""
    place = finding.passage
    assert place
    return texts(getattr(sections, place.section))[place.block][place.start : place.end]
