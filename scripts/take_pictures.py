"""Take the pictures of the documentation: what the example looks like in each format for people.

Needs chromium, LibreOffice and poppler's pdftoppm. ``take_pictures.py html`` takes those of one format.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import sync_playwright

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


def html(report: dm.Report, folder: Path) -> None:
    """The page on a telephone, on a desk, and on paper."""
    page = folder / "report.html"
    dm.render(report, page)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for name, width, height in (("phone", 360, 760), ("desktop", 1280, 900)):
            shown = browser.new_page(viewport={"width": width, "height": height})
            shown.goto(page.as_uri())
            if name == "desktop":
                shown.evaluate("document.querySelectorAll('h2')[2].scrollIntoView()")
            shown.screenshot(path=folder / f"{name}.png")
            small(folder / f"{name}.png", f"html-{name}.png")
        shown = browser.new_page()
        shown.goto(page.as_uri())
        shown.pdf(path=folder / "page.pdf", prefer_css_page_size=True)
        browser.close()
    subprocess.run(["pdftoppm", "-r", "72", "-png", folder / "page.pdf", folder / "paper"], check=True)
    beside(sorted(folder.glob("paper-*.png")), folder / "print.png")
    small(folder / "print.png", "html-print.png")


def printed(data: bytes, suffix: str, folder: Path) -> Path:
    """A file of an office suite, printed as a PDF by LibreOffice."""
    source = folder / f"printed.{suffix}"
    source.write_bytes(data)
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", folder, source], check=True, capture_output=True)
    return source.with_suffix(".pdf")


def page_of(pdf: Path, number: int, name: str, share: float = 1.0) -> None:
    """Keep a page of a PDF, or its upper share."""
    dots = 75
    size = ["-x", "0", "-y", "0", "-W", str(int(8.27 * dots)), "-H", str(int(11.69 * dots * share))]
    pages = ["-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run(["pdftoppm", "-png", "-r", str(dots), *pages, *size, pdf, pdf.with_suffix("")], check=True)
    small(pdf.with_suffix(".png"), name)


def xlsx(report: dm.Report, folder: Path) -> None:
    """A report's sheets of prose and of table three; the blank form, filled in and out of balance."""
    import openpyxl

    source = folder / "report.xlsx"
    dm.render(report, source)
    pdf = printed(source.read_bytes(), "xlsx", folder)
    page_of(pdf, 1, "xlsx-prose.png", 0.75)
    page_of(pdf, 3, "xlsx-table-three.png")
    dm.blank_form("2021", source)
    book = openpyxl.load_workbook(source)
    sheet = book["表三 收到和处理政府信息公开申请情况"]
    for at, value in {"D4": 12, "E4": 3, "D5": 1, "D6": 9, "D8": 2, "E16": 3, "D28": 1, "F4": "/"}.items():
        sheet[at] = value
    book["正文"]["A3"], book["正文"]["A5"] = "某市某局", 2021
    book.save(source)
    pdf = printed(source.read_bytes(), "xlsx", folder)
    page_of(pdf, 1, "xlsx-form-prose.png", 0.75)
    page_of(pdf, 4, "xlsx-form-table-three.png")


STANDING_IN: Final = """<fontconfig><include>/etc/fonts/fonts.conf</include>{}</fontconfig>"""
SERIF: Final = ("宋体", "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312")
"""Fonts of official documents that are not free: Noto stands in for them."""


def docx(report: dm.Report, folder: Path) -> None:
    """The pages of a report, and those of the blank form, as LibreOffice prints them."""
    alias = "<alias binding='same'><family>{}</family><prefer><family>Noto {} CJK SC</family></prefer></alias>"
    aliases = [alias.format(name, "Serif") for name in SERIF] + [alias.format("黑体", "Sans")]
    (folder / "fonts.conf").write_text(STANDING_IN.format("".join(aliases)), encoding="utf-8")
    name = f"{report.agency.name}{report.year}年政府信息公开工作年度报告"
    dm.render(report.replace(title=name), folder / "1.docx")
    dm.blank_form("2021", folder / "2.docx")
    for number in (1, 2):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", f"{number}.docx"]
        fonts = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
        subprocess.run(command, cwd=folder, env=fonts, check=True, capture_output=True)
        subprocess.run(["pdftoppm", "-r", "60", "-png", f"{number}.pdf", f"page{number}"], cwd=folder, check=True)
        beside(sorted(folder.glob(f"page{number}-*.png")), folder / f"pages{number}.png")
        small(folder / f"pages{number}.png", f"docx-{number}.png")


def pdf(report: dm.Report, folder: Path) -> None:
    """All pages, with the title printed, and the page of table three."""
    page = folder / "report.pdf"
    dm.render(report.replace(title=f"{report.agency.name}{report.year}年政府信息公开工作年度报告"), page)
    subprocess.run(["pdftoppm", "-r", "72", "-png", page, folder / "page"], check=True)
    beside(sorted(folder.glob("page-*.png")), folder / "pages.png")
    small(folder / "pages.png", "pdf-pages.png")
    subprocess.run(["pdftoppm", "-r", "110", "-f", "3", "-singlefile", "-png", page, folder / "sheet"], check=True)
    small(folder / "sheet.png", "pdf-sheet.png")


FORMATS: Final[dict[str, Callable[[dm.Report, Path], None]]] = {"html": html, "docx": docx, "xlsx": xlsx, "pdf": pdf}


def main(names: list[str]) -> None:
    """Take the pictures of these formats, by default of all."""
    report = dm.read(ROOT / "examples" / "tianjin-fao-2020.txt").report
    for name in names or FORMATS:
        with tempfile.TemporaryDirectory() as folder:
            FORMATS[name](report, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
