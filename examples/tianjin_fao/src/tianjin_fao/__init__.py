"""What the Tianjin Foreign Affairs Office (天津市人民政府外事办公室) counts beside the statutory tables.

A plugin of ``disclosure_model``: each hook that it implements is one function of this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from disclosure_model.editions.report import Report
from disclosure_model.editions.tables import AnyExtension
from disclosure_model.grammar.gaps import Gap
from disclosure_model.plugins import implements
from disclosure_model.prose.patterns import Pattern, Saying

from .form import Platforms
from .words import WORDS

AGENCY = "天津市人民政府外事办公室"


@implements
def disclosure_forms() -> Iterable[type[AnyExtension]]:
    """One form: the figures of its platforms."""
    return (Platforms,)


@implements
def disclosure_messages() -> Iterable[Mapping[str, Mapping[str, str]]]:
    """Its labels in English and in traditional characters."""
    return (WORDS,)


@implements
def disclosure_patterns() -> Iterable[Pattern | Saying]:
    """What its sentences claim."""
    from .speech import ANSWERED, PATTERNS

    return (*PATTERNS, ANSWERED)


@implements
def disclosure_readings(report: Report) -> Iterator[AnyExtension]:
    """The form, filled from what the office's own report states."""
    from .speech import read

    if report.agency.name == AGENCY:
        cells = read(report)
        if cells:
            yield Platforms.from_cells(cells, missing=Gap.BLANK)


@implements
def disclosure_sentences() -> Iterable[Path]:
    """The sentences that state the figures."""
    return (Path(__file__).with_name("sentences.toml"),)
