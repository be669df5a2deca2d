"""A vendor's format, for a plugin: JSON behind a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

import disclosure_model as dm
from disclosure_model.formats import json
from disclosure_model.wording import Message

HEAD = b"%VENDOR 1\n"


def dump(reports: Sequence[dm.Report], encoding: str = "utf-8") -> bytes:
    """The one report that a file holds."""
    return HEAD + json.dump(reports, encoding)


def load(data: bytes, encoding: str | None = None) -> list[dm.Report]:
    """The report."""
    return json.load(data.removeprefix(HEAD), encoding)


def carries(report: dm.Report) -> tuple[Message, ...]:
    """What is lost: nothing."""
    return json.carries(report)
