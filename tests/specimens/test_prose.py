"""What published reports say that their tables do not, and nothing that they do not say."""

from pathlib import Path

import pytest

import disclosure_model as dm
from disclosure_model.findings import Passage

EXPECTED = {
    "shanghai-genoffice-2019.html": [
        ("prose.B11", "contradicts", "258件"),
        ("prose.B11", "contradicts", "33.9%"),
        ("prose.B14", "explained", "265件"),
        ("prose.C05", "contradicts", "均获维持"),
        ("prose.C05", "contradicts", "均获维持"),
    ],
    "shanghai-stcsm-2024.txt": [],
    "shuyang-fgw-2023.html": [],
    "tianjin-fao-2020.txt": [],
    "hongze-2023.pdf": [],
}
"""The three disagreements of the Shanghai report; the share is the figure's own, and both kinds of dispute are told."""


@pytest.mark.parametrize("name", EXPECTED)
def test_prose(published: Path, name: str) -> None:
    """Each disagreement is found with its verdict, and no other."""
    report = dm.read(published / name).report
    found = [
        (each.code, each.verdict.value, _printed(report, each.passage))
        for each in dm.check(report, select=["prose"])
        if each.passage
    ]

    assert found == EXPECTED[name]


def _printed(report: dm.Report, passage: Passage) -> str:
    """What stands in the report's text where a finding says that its number stands."""
    return getattr(report.sections, passage.section).blocks[passage.block].text[passage.start : passage.end]
