"""From a recognised page to a report: the facts that stand in its title and prose."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from ..errors import Problem, ReadError
from ..findings import Finding, Kind, Severity, Verdict
from ..grammar.forms import unchecked
from ..paper.assembly import Found
from ..paper.blocks import Block, Heading, Paragraph, Placed
from ..paper.facts import days, inference, inferred
from ..paper.reading import Later, Reading, sources
from ..paper.recognise import Sheets, recognise, sheets
from ..paper.told import filled
from ..plugins import until_plugins_change
from ..wording import label, message
from .agency import Agency
from .known import known_editions, tables
from .readings import readings
from .report import TITLES, Period, Report, placed, slots, titled
from .sections import Section, Sections


def read_page(blocks: Iterable[Placed], *, agency: str | None = None, year: int | None = None) -> Reading[Report]:
    """A page as a report.

    Args:
        blocks: the page, in order, each with its place.
        agency: the organ's name, for a page that does not say it.
        year: the report year, likewise.

    Raises:
        ReadError: the page is no report, or says neither organ nor year and they are not given.
    """
    page = recognise(blocks, Sections, _sheets(), TITLES)
    title = page.title
    texts = _texts(page, title)
    findings = list(page.findings)
    facts: dict[str, Any] = {
        "agency": _agency(texts, title, agency, findings),
        "year": _year(texts, year),
        "title": title,
        "instrument": _first(inferred(Report, "instrument", texts)),
        "period": _period(texts),
        "preamble": tuple(page.preamble),
        "sections": Sections(**{name: _section(page, name) for name in page.sections}),
    }
    if facts["year"] < known_editions()[0].first_year:  # before there was a uniform form its tables are not missed
        findings = [each for each in findings if each.code != "read.no_table"]
    held = {slot: _noted(filled(found), page.notes.get(slot)) for slot, found in page.tables.items()}
    report = Report(**facts, **placed(held))
    stated = readings(report)
    findings += map(_stated, stated)
    return Reading(report.with_tables(stated), tuple(findings), Later(partial(sources, page.tables)))


@until_plugins_change
def _sheets() -> Sheets:
    forms = {slot: tuple(tables(slot).values()) for slot in slots()}
    return sheets(forms, {slot: titled(slot) for slot in forms})


def _stated(slot: str) -> Finding:
    """The finding for a plugin's table that no page prints and the text states."""
    said = message("{table}没有印成表，由插件从正文读出", table=label(titled(slot)))
    return Finding(
        code="read.stated",
        kind=Kind.READING,
        severity=Severity.INFO,
        verdict=Verdict.INFERRED,
        said=said,
        at=slot,
    )


def _noted(table: Any, notes: list[str] | None) -> Any:
    return table.replace(notes=tuple(notes)) if notes else table


def _texts(page: Found, title: str | None) -> list[str]:
    """Title, preamble and sections as one text each, in that order."""
    prose = [_joined(page.preamble), *(_joined(blocks) for blocks in page.sections.values())]
    return [text for text in (title, *prose) if text]


def _joined(blocks: list[Block]) -> str:
    return "\n".join(block.text for block in blocks if isinstance(block, Heading | Paragraph))


def _first(found: tuple[tuple[str, ...], str] | None) -> str | None:
    return None if found is None else found[0][0]


def _agency(texts: list[str], title: str | None, given: str | None, findings: list[Finding]) -> Agency:
    name = None if given else inferred(Agency, "name", texts)
    short = inferred(Agency, "short_name", texts)
    told = given or _first(name)
    if told is None:
        said = message("找不到编制机关的名称：请用 --agency 指明")
        raise ReadError([Problem("agency.name", said)])
    short_name = _first(short) if _first(short) != told else None
    if title is None and name is not None:
        findings.append(inference(Agency, "name", "agency.name", told, name[1]))
        if short_name is not None and short is not None:
            findings.append(inference(Agency, "short_name", "agency.short_name", short_name, short[1]))
    return Agency(name=told, short_name=short_name)


def _year(texts: list[str], given: int | None) -> int:
    if given is not None:
        return given
    found = _first(inferred(Report, "year", texts))
    if found is None:
        raise ReadError([Problem("year", message("找不到报告年度：请用 --year 指明"))])
    return int(found)


def _period(texts: list[str]) -> Period | None:
    found = inferred(Report, "period", texts)
    told = days(found[0]) if found else None
    return Period(start=told[0], end=told[1]) if told else None


def _section(page: Found, name: str) -> Section:
    held = {"title": page.titles.get(name), "blocks": tuple(page.sections[name])}
    return unchecked(Section, held)  # what is read from a page is what a section may hold
