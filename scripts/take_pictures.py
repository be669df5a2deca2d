"""Take the pictures of the documentation: what the example looks like in each format for people.

Needs poppler's pdftoppm. ``take_pictures.py pdf`` takes those of one format.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image

import disclosure_model as dm

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
COLOURS: Final = 32
"""Colours of a picture: text on paper needs few."""


def small(taken: Path, name: str) -> None:
    """Keep a picture under ``docs/pictures/``, with few colours."""
    PICTURES.mkdir(exist_ok=True)
    picture = Image.open(taken).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(PICTURES / name, optimize=True)


def beside(pages: list[Path], to: Path) -> None:
    """Pages side by side."""
    pictures = [Image.open(page) for page in pages]
    gap = 12
    width, height = sum(each.width + gap for each in pictures) - gap, max(each.height for each in pictures)
    whole = Image.new("RGB", (width, height), "#d9d9d6")
    for number, each in enumerate(pictures):
        whole.paste(each, (sum(before.width + gap for before in pictures[:number]), 0))
    whole.save(to)


def pdf(report: dm.Report, folder: Path) -> None:
    """All pages, with the title printed, and the page of table three."""
    page = folder / "report.pdf"
    dm.render(report.replace(title=f"{report.agency.name}{report.year}年政府信息公开工作年度报告"), page)
    subprocess.run(["pdftoppm", "-r", "72", "-png", page, folder / "page"], check=True)
    beside(sorted(folder.glob("page-*.png")), folder / "pages.png")
    small(folder / "pages.png", "pdf-pages.png")
    subprocess.run(["pdftoppm", "-r", "110", "-f", "3", "-singlefile", "-png", page, folder / "sheet"], check=True)
    small(folder / "sheet.png", "pdf-sheet.png")


FORMATS: Final[dict[str, Callable[[dm.Report, Path], None]]] = {"pdf": pdf}


def main(names: list[str]) -> None:
    """Take the pictures of these formats, by default of all."""
    report = dm.read(ROOT / "examples" / "tianjin-fao-2020.txt").report
    for name in names or FORMATS:
        with tempfile.TemporaryDirectory() as folder:
            FORMATS[name](report, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
