"""Dialects of published reports, invented after what was seen: changes of a page, and a way to print it."""

import random
from collections.abc import Callable
from typing import Any

import attrs
import changes as c
import printing as p

import disclosure_model as dm
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import pdf

COLUMNS = (
    "enterprises",
    "research_institutions",
    "public_welfare_organizations",
    "legal_service_organizations",
    "other_organizations",
)


def as_it_is(report: dm.Report) -> dm.Report:
    """The report's own figures."""
    return report


def blank_columns(report: dm.Report) -> dm.Report:
    """The columns of organisations are left blank where they are zero."""
    return _instead(report, dm.Gap.BLANK, lambda code: code.rpartition(".")[2] in COLUMNS)


def blank_zeros(report: dm.Report) -> dm.Report:
    """No zero is printed in tables three and four."""
    return _instead(report, dm.Gap.BLANK, lambda code: not code.startswith("proactive."))


def blank_totals(report: dm.Report) -> dm.Report:
    """The totals of the results are left blank, but for the grand total."""
    lines = (
        "applications.dispositions.denied.",
        "applications.dispositions.granted.",
        "applications.dispositions.other",
    )
    return _instead(report, dm.Gap.BLANK, lambda code: code.endswith(".total") and code.startswith(lines), whole=False)


def blank_half(report: dm.Report) -> dm.Report:
    """The second half of table four is blank."""
    return _instead(report, dm.Gap.BLANK, lambda code: code.startswith("disputes.litigation."), whole=False)


def not_applicable(report: dm.Report) -> dm.Report:
    """A zero is printed as a mark: none."""
    return _instead(report, dm.Gap.NOT_APPLICABLE, lambda _: True)


def _instead(report: dm.Report, gap: dm.Gap, chosen: Callable[[str], bool], *, whole: bool = True) -> dm.Report:
    """The report with a gap in the cells chosen: in all, or in those that are zero."""
    return report.with_cells(
        {code: gap for code, value in report.cells().items() if chosen(code) and (value == 0 or not whole)}
    )


@attrs.frozen
class Dialect:
    """One dialect.

    Attributes:
        suffix: of its files.
        printing: how the page is printed.
        changes: what is done to the page before, in order.
        held: what the report holds as it is printed: zeros may be blanks.
    """

    suffix: str
    printing: p.Printing
    changes: tuple[c.Change, ...] = ()
    held: Callable[[dm.Report], dm.Report] = as_it_is

    def __call__(self, report: dm.Report, rng: random.Random) -> tuple[str, bytes]:
        """A file: its suffix and its bytes."""
        page = write_page(self.held(report))
        for change in self.changes:
            page = change(page, rng)
        return self.suffix, self.printing(page, rng)

    def expected(self, report: dm.Report) -> dict[str, Any]:
        """Code → what the file prints of each cell."""
        return self.held(report).cells()


def _text(printing: p.Printing, *changes: c.Change, held: Callable[[dm.Report], dm.Report] = as_it_is) -> Dialect:
    return Dialect(".txt", printing, changes, held)


def _markdown(printing: p.Printing, *changes: c.Change, held: Callable[[dm.Report], dm.Report] = as_it_is) -> Dialect:
    return Dialect(".md", printing, changes, held)


def _html(printing: p.Printing, *changes: c.Change, held: Callable[[dm.Report], dm.Report] = as_it_is) -> Dialect:
    return Dialect(".html", printing, changes, held)


def _pdf(*changes: c.Change, held: Callable[[dm.Report], dm.Report] = as_it_is) -> Dialect:
    return Dialect(".pdf", lambda page, _: pdf.render(page), changes, held)


bars = p.text_with(p.barred)
cms = p.html_with(p.cms_box, whole=p.shell())
word = p.html_with(p.word_box, paragraph='<p class="MsoNormal"><span><o:p></o:p>{}</span></p>', whole=p.shell())
bare = p.html_with(p.bare_box)

TEXTS: dict[str, Dialect] = {
    "text-own": _text(p.own_text),
    "text-filled": _text(p.text_with(p.filled), c.broken_heads),
    "text-framed-ruled": _text(p.text_with(p.framed), c.captions),
    "text-box-a-line": _text(p.text_with(p.box_a_line)),
    "text-bars-alone": _text(p.text_with(p.bars_alone)),
    "text-bars-alone-in-rows": _text(p.text_with(p.bars_alone_in_rows)),
    "text-layout-bars": _text(p.text_with(p.layout_bars), c.chrome),
    "text-tabs-grid": _text(p.text_with(p.tabbed)),
    "text-tabs-once": _text(p.text_with(p.tabbed_once), c.commas),
    "text-tabs-blank-columns": _text(p.text_with(p.tabbed), held=blank_columns),
    "text-gaps": _text(p.text_with(p.gapped, apart="")),
    "text-gaps-blank-columns": _text(p.text_with(p.gapped), held=blank_columns),
    "text-single-spaces": _text(p.text_with(p.spaced)),
    "text-run-together": _text(p.text_with(p.run_together)),
    "text-box-a-paragraph": _text(p.text_with(p.box_a_paragraph)),
    "text-box-a-paragraph-blank-zeros": _text(p.text_with(p.box_a_paragraph), held=blank_zeros),
    "text-lines-once": _text(p.text_with(p.once_each)),
    "text-wrapped-paged": _text(p.wrapped),
    "text-paged-crlf": _text(p.paged),
    "text-gb18030": _text(p.text_with(p.barred, encoding="gb18030"), c.half_width),
    "text-utf16": _text(p.text_with(p.filled, encoding="utf-16"), c.straight),
    "text-misprint-remarks": _text(bars, c.misprint, c.remarks, c.spaced),
    "text-full-width-thousands": _text(bars, c.thousands, c.full_width),
    "text-signs-marks": _text(bars, c.signs, c.marks, held=not_applicable),
    "text-pieces": _text(bars, c.pieces, c.spaces),
    "text-decimals": _text(bars, c.decimals),
    "text-two-numberings": _text(bars, c.two_numberings, c.short_names),
    "text-glued-headings": _text(bars, c.glued, c.shortened),
    "text-panels-extra-row": _text(bars, c.extra_row, c.panels),
    "text-torn": _text(bars, c.torn, c.torn_words),
    "text-torn-heads": _text(p.text_with(p.filled), c.torn_heads, c.cut_heads),
    "text-torn-label": _text(bars, c.torn_label),
    "text-unlabelled": _text(bars, c.unlabelled),
    "text-short-row": _text(bars, c.short_row),
    "text-row-lost": _text(bars, c.row_lost),
    "text-blanks-vanished": _text(bars, c.vanished, held=blank_columns),
    "text-blanks-vanished-four": _text(bars, c.vanished_four, held=blank_zeros),
    "text-torn-row": _text(bars, c.torn_row),
    "text-row-twice": _text(bars, c.row_twice),
    "text-split-figure": _text(bars, c.split_figure, held=blank_columns),
    "text-split-figure-blank-totals": _text(bars, c.split_figure, held=blank_totals),
    "text-group-in-one-row": _text(bars, c.group_in_one),
    "text-thirds-footnote": _text(bars, c.footnote, c.thirds),
    "text-untitled-chrome": _text(bars, c.untitled, c.chrome, c.upright),
    "text-blank-half": _text(p.text_with(p.filled), held=blank_half),
}

MARKDOWNS: dict[str, Dialect] = {
    "markdown-own": _markdown(p.own_markdown),
    "markdown-own-blank-zeros": _markdown(p.own_markdown, held=blank_zeros),
    "markdown-grid": _markdown(p.markdown_with(p.pipes), c.broken_heads),
    "markdown-grid-blank-columns": _markdown(p.markdown_with(p.pipes), held=blank_columns),
    "markdown-grid-blank-totals": _markdown(p.markdown_with(p.pipes), c.half_width, held=blank_totals),
    "markdown-repeated": _markdown(p.markdown_with(p.pipes_repeated), c.captions),
    "markdown-ruled-rows": _markdown(p.markdown_with(p.pipes_ruled), c.captions, c.commas),
    "markdown-headless": _markdown(p.markdown_with(p.pipes_headless), c.misprint, c.signs),
    "markdown-broken-rows": _markdown(p.markdown_with(p.pipes_broken), c.captions, c.two_numberings),
    "markdown-invented-heads": _markdown(p.markdown_with(p.pipes), c.invented),
    "markdown-first-level-sections": _markdown(p.markdown_with(p.pipes, section="#"), c.spaced),
    "markdown-fenced": _markdown(p.markdown_with(p.pipes, fence=True), c.full_width),
    "markdown-a-paragraph-a-line": _markdown(p.markdown_with(p.pipes_headless, section="", apart="\n")),
    "markdown-torn-labels": _markdown(p.markdown_with(p.pipes), c.torn_labels, c.panels, c.torn_words),
    "markdown-marks": _markdown(p.markdown_with(p.pipes), c.marks, c.thirds, held=not_applicable),
    "markdown-html-tables": _markdown(p.markdown_with(p.html_rows), c.torn_heads, held=blank_columns),
    "markdown-torn-row": _markdown(p.markdown_with(p.pipes_ruled), c.torn_row, c.captions),
    "markdown-blanks-vanished": _markdown(p.markdown_with(p.pipes_headless), c.vanished, held=blank_columns),
}

HTMLS: dict[str, Dialect] = {
    "html-cms": _html(cms, c.chrome, c.broken_heads),
    "html-cms-blank-columns": _html(cms, held=blank_columns),
    "html-cms-uncovered": _html(cms, *c.uncovered),
    "html-cms-uncovered-blank-columns": _html(cms, *c.uncovered, held=blank_columns),
    "html-cms-uncovered-blank-totals": _html(cms, *c.uncovered, held=blank_totals),
    "html-split-figure": _html(word, c.split_figure, held=blank_columns),
    "html-cms-gb18030": _html(
        p.html_with(p.cms_box, whole=p.shell(charset="gb2312"), encoding="gb18030"), c.half_width, c.commas
    ),
    "html-word": _html(word, c.instructions),
    "html-word-blank-zeros": _html(word, c.torn_words, held=blank_zeros),
    "html-word-torn-heads": _html(word, c.torn_heads, c.panels, c.misprint),
    "html-word-torn-label": _html(word, c.torn_label, c.letter_spaced),
    "html-bare-full-width": _html(bare, c.thousands, c.full_width, c.remarks),
    "html-bare-signs-marks": _html(bare, c.signs, c.marks, held=not_applicable),
    "html-spaced": _html(p.html_with(p.spaced_box, whole=p.shell()), c.upright, c.spaced),
    "html-upper": _html(p.upper, c.shortened, c.straight),
    "html-in-script": _html(p.in_script, c.spaces),
    "html-two-versions": _html(p.twice, c.two_numberings),
    "html-short-row": _html(bare, c.short_row),
    "html-row-lost": _html(word, c.row_lost, c.short_names),
    "html-vanished": _html(cms, c.vanished, held=blank_columns),
    "html-thirds": _html(cms, c.thirds, c.footnote, held=blank_half),
    "html-invented-heads": _html(bare, c.invented, c.extra_row),
    "html-blank-totals": _html(cms, c.glued, c.cut_heads, held=blank_totals),
}


PDFS: dict[str, Dialect] = {
    "pdf-own": _pdf(),
    "pdf-blank-columns": _pdf(held=blank_columns),
    "pdf-blank-totals": _pdf(c.half_width, held=blank_totals),
    "pdf-misprint-remarks": _pdf(c.misprint, c.remarks),
    "pdf-full-width-thousands": _pdf(c.thousands, c.full_width),
    "pdf-signs-marks": _pdf(c.signs, c.marks, held=not_applicable),
    "pdf-unlabelled": _pdf(c.unlabelled),
    "pdf-torn-heads": _pdf(c.torn_heads, c.two_numberings),
    "pdf-row-lost": _pdf(c.row_lost, c.short_names),
    "pdf-extra-row": _pdf(c.extra_row, c.shortened),
    "pdf-untitled": _pdf(c.untitled, c.upright, held=blank_half),
}


def dialects() -> dict[str, Dialect]:
    """Name → dialect: called with a report and chance it gives a file; ``expected`` tells the cells it prints."""
    return TEXTS | MARKDOWNS | HTMLS | PDFS
