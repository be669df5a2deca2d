"""A plugin that does everything wrong at once, for running all tests beside it (``--with-plugins hostile_plugin``)."""

from __future__ import annotations

from typing import Any

from attacks import DEADLINES, DOORS, EDITIONS, FORMS, GATHERINGS, MESSAGES, PATTERNS, RULES

from disclosure_model.plugins import implements


@implements
def disclosure_forms() -> Any:
    """Forms that cannot be used."""
    return [form for form, _ in FORMS.values()]


@implements
def disclosure_rules() -> Any:
    """Rules that raise, or cannot be told."""
    return [rule for rule, _ in RULES.values()]


@implements
def disclosure_editions() -> Any:
    """Editions that cannot be used."""
    return [edition for edition, _ in EDITIONS.values()]


@implements
def disclosure_formats() -> Any:
    """Formats that cannot be used."""
    return [door for door, _ in DOORS.values()]


@implements
def disclosure_deadlines() -> Any:
    """Days that there are not."""
    return [each for each, _ in DEADLINES.values()]


@implements
def disclosure_messages() -> Any:
    """Translations that cannot be used."""
    return [words for words, _ in MESSAGES.values()]


@implements
def disclosure_patterns() -> Any:
    """Patterns that cannot be used."""
    return [each for each, _ in PATTERNS.values()]


@implements
def disclosure_gatherings() -> Any:
    """Tables that cannot be put together."""
    return [each for each, _ in GATHERINGS.values()]


@implements
def disclosure_sentences() -> Any:
    """Nothing that is a file."""
    return ["", 5, None]


@implements
def disclosure_readings(report: Any) -> Any:
    """Whatever is asked, an error."""
    raise RuntimeError(report)
