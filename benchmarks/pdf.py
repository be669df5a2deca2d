"""From a PDF to a checked report, beside what pdfplumber needs to extract the tables of the same file.

``PATH…`` measures those files too; published reports beside the project are measured where they are.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pdfplumber
from run import EXAMPLE, ROUNDS, tell
from turns import medians

import disclosure_model as dm

PUBLISHED = Path(__file__).parents[2] / "shared" / "data" / "reports"


def checked(path: Path) -> list[dm.Finding]:
    """Read and check a report."""
    return dm.check(dm.read(path).report)


def extracted(path: Path) -> list[list[list[list[str | None]]]]:
    """The tables of every page, as pdfplumber gives them."""
    with pdfplumber.open(path) as file:
        return [page.extract_tables() for page in file.pages]


def measure(path: Path) -> None:
    """Both, in turn."""
    jobs = {
        "ours, read and check": lambda: checked(path),
        "pdfplumber, extract_tables": lambda: extracted(path),
    }
    for job in jobs.values():
        job()
    tell(path.name, medians(jobs, rounds=ROUNDS))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "example.pdf"
        dm.render(dm.read(EXAMPLE).report, printed)
        given = [Path(each) for each in sys.argv[1:] if not each.startswith("-")]
        for each in (printed, *sorted(PUBLISHED.glob("*.pdf")), *given):
            measure(each)
