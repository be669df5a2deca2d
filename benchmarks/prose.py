"""Sentences beside the loading of a report's JSON: ratios of medians measured in turn in one run; 1.00 is loading.

The text is made of composed sentences, each figure of which is claimed, among words: about ten claims in a thousand
characters, where published reports have five. ``--dense`` measures composed sentences and words by halves, which is
forty claims. ``--quick`` measures fewer rounds.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table
from turns import QUICK, medians

import disclosure_model as dm

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))
from counted import counted, dice

ROUNDS: Final = 5 if QUICK else 21
LENGTHS: Final = (5_000, 10_000, 100_000)
OUT: Final = Console(width=100)


WORDS: Final = "加强组织领导，健全工作制度，及时回应社会关切，不断提高公开的质量和水平。"
SHARE: Final = 1 if "--dense" in sys.argv[1:] else 7
"""Characters of words for each of composed text."""


def of_length(length: int) -> dm.Report:
    """A report of about so many characters."""
    report = dm.compose(counted(dice(8), "2021")).report
    own = report.sections.overview.blocks
    size = sum(len(each.text) for each in own if isinstance(each, dm.Paragraph))
    words = [dm.Paragraph(text=WORDS * (size // len(WORDS)))] * SHARE
    overview = dm.Section(blocks=(*own, *words) * max(1, round(length / size / (1 + SHARE))))
    return report.replace(sections=dm.Sections(overview=overview))


def measure(length: int, folder: Path) -> None:
    """A table of ratios for one length."""
    report = of_length(length)
    file = folder / "report.json"
    dm.dump(report, file)
    claimed = len(dm.claims(report))
    jobs = {
        "load JSON": lambda: dm.load(file),
        "claims": lambda: dm.claims(report),
        "check, text and tables": lambda: dm.check(report),
        "check, tables only": lambda: dm.check(report, ignore=["prose", "text"]),
        "compose": lambda: dm.compose(report, replace=True),
    }
    found = medians(jobs, rounds=ROUNDS)
    table = Table(
        "job", "ratio to loading", "ms", title=f"{len(report.sections.overview.text)} characters, {claimed} claims"
    )
    for job, seconds in found.items():
        table.add_row(job, f"{seconds / found['load JSON']:.1f}", f"{seconds * 1e3:.2f}")
    OUT.print(table)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for each in LENGTHS:
            measure(each, Path(name))
