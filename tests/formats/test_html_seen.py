"""HTML as it is seen on screens and paper, and heard: in headless Chromium."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import disclosure_model as dm
from disclosure_model.editions.report import SLOTS
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import html
from disclosure_model.paper.blocks import PlainGrid

A4 = {"width": 590, "height": 850}
"""The text of a page of A4 with the margins of GB/T 9704: 156 × 225 mm, in CSS pixels."""


@pytest.fixture(scope="module")
def browser(needs_program: Callable[[str], str]) -> Iterator[Any]:
    """A browser without a window."""
    from playwright.sync_api import sync_playwright

    path = needs_program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, report: dm.Report) -> dict[str, str]:
    """Name → address of a printed report: the example; one of 2021 with a title, all gaps and more; one with notes."""
    blank = dm.Report.from_cells({}, year=2024, missing=dm.Gap.BLANK, agency=dm.Agency(name="某市人民政府办公室"))
    codes = [f"{slot}.{code}" for slot in SLOTS for code in list(blank.tables()[slot].cells())[-2:]]
    others = dict(zip(codes, [dm.Gap.NOT_APPLICABLE, dm.Gap.UNREAD, 2**53 - 1, 0] * 2, strict=False))
    grid = PlainGrid(grid=(("单位", "件数", "说明"), ("甲" * 40, "1", None)))
    overview = dm.Section(blocks=(dm.Heading(text="（一）主动公开"), dm.Paragraph(text="甲\n" + "a" * 300), grid))
    made = {
        "example": report,
        "gaps": blank.with_cells(others).replace(
            title="某市人民政府办公室2024年政府信息公开工作年度报告",
            sections=dm.Sections(overview=overview),
            extensions=dm.Extensions(),
        ),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, each in made.items():
        (folder / f"{name}.html").write_bytes(html.render(write_page(each)))
    said = dm.Section(blocks=(dm.Paragraph(text="收到政府信息公开申请7件，已全部办结；行政复议3件，均获维持。"),))
    wrong = report.with_cells({"applications.received.total": 3}).replace(sections=dm.Sections(overview=said))
    dm.render(wrong, folder / "notes.html", findings=dm.check(wrong))
    return {name: (folder / f"{name}.html").as_uri() for name in (*made, "notes")}


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("name", ["example", "gaps", "notes"])
def test_page_never_scrolls_sideways(browser: Any, pages: dict[str, str], name: str, width: int) -> None:
    """The page is as wide as the screen; only a table scrolls, in its box."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(pages[name])

    shown = page.evaluate("() => [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]")
    page.close()

    assert [width, width] == shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["example", "gaps", "notes"])
def test_accessible(browser: Any, pages: dict[str, str], name: str, width: int, scheme: str) -> None:
    """No violation of WCAG A and AA, nor of best practice; contrast included, in light and dark."""
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(pages[name])

    found = Axe().run(page)
    context.close()

    assert [] == found.response["violations"]


def test_heard(browser: Any, pages: dict[str, str]) -> None:
    """A reader of screens is told which gap a box holds, and the table's name."""
    page = browser.new_page()
    page.goto(pages["gaps"])

    heard = page.locator("main").aria_snapshot()
    page.close()

    assert heard.count('cell "空白"') > 150
    for text in ('cell "不适用"', 'cell "未能读出"', 'cell "0"', 'table "表四', 'region "表三', 'heading "某市'):
        assert text in heard


@pytest.mark.parametrize("name", ["example", "gaps"])
def test_paper_holds_the_tables(browser: Any, pages: dict[str, str], name: str, tmp_path: Path) -> None:
    """On paper no table is wider than the page's text, and the file is a few pages of A4."""
    import pdfplumber

    page = browser.new_page(viewport=A4)
    page.emulate_media(media="print")
    page.goto(pages[name])
    wide = page.evaluate("() => [...document.querySelectorAll('table')].map(each => each.scrollWidth)")
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    page.close()

    assert max(wide) <= A4["width"]
    with pdfplumber.open(tmp_path / "page.pdf") as file:
        assert 3 <= len(file.pages) <= 6
        assert {(round(each.width), round(each.height)) for each in file.pages} <= {(595, 842), (596, 842), (594, 842)}
        right = max(edge["x1"] for each in file.pages for edge in each.edges)
    assert right <= 595 - 26 / 25.4 * 72 + 1  # the margin of 26 mm


def test_nothing_runs(browser: Any, tmp_path: Path, report: dm.Report) -> None:
    """Even a script that got into the page would not run."""
    printed = html.render(write_page(report)).replace(b"</main>", b"<script>document.title = 'run'</script></main>")
    (tmp_path / "page.html").write_bytes(printed)
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())

    title = page.title()
    page.close()

    assert title != "run"
