"""The statute's words and our own sentences, in the reader's language.

The statute's wording is the message id, so Simplified Chinese needs no catalogue for it; ``en`` and
``zh_Hant`` are complete catalogues under ``locale/``. A :class:`Message` is a sentence not yet spoken:
its language is chosen last, by whoever prints it.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

import attrs

LANGUAGES: Final = {"zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant", "en": "en"}
"""Language tag → the name babel and gettext know it by."""

ALIASES: Final = {
    "zh": "zh-Hans",
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "zh-hans": "zh-Hans",
    "zh-hant": "zh-Hant",
    "en": "en",
}

DOMAIN: Final = "disclosure_model"
FOLDER: Final = Path(__file__).with_name("locale")


def closest_language(tag: str) -> str | None:
    """The supported language for a tag such as ``zh-TW`` or ``en_GB.UTF-8``; ``None`` when there is none."""
    plain = tag.split(".")[0].split("@")[0].replace("_", "-").lower()
    while plain:
        if plain in ALIASES:
            return ALIASES[plain]
        plain = plain.rpartition("-")[0]
    return None


def default_language() -> str:
    """``DISCLOSURE_MODEL_LANG``, else the locale's messages, else Simplified Chinese."""
    for name in ("DISCLOSURE_MODEL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = closest_language(os.environ.get(name, ""))
        if language is not None:
            return language
    return "zh-Hans"


@lru_cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The compiled messages of one language; an unknown language is a :class:`ValueError`."""
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise ValueError(f"unknown language {language!r}: choose one of {known}")
    return gettext.translation(DOMAIN, FOLDER, [LANGUAGES[language]], fallback=True)


ADDED: Final[dict[str, dict[str, str]]] = {}
"""Language → message id → its translation, of plugins; ours come first."""


def words(wording: str, language: str | None = None) -> str:
    """A label or any other fixed wording in ``language``."""
    language = language or default_language()
    told = catalogue(language).gettext(wording) if wording else wording
    return ADDED.get(language, {}).get(wording, told) if told == wording else told


@attrs.frozen
class Message:
    """A sentence not yet spoken.

    Attributes:
        id: the Chinese template, with ``{name}`` where a fact goes.
        facts: what goes there: text as it is, whole numbers by the locale's rules, other messages in
            the same language.
    """

    id: str
    facts: Mapping[str, object] = attrs.field(factory=dict[str, object], hash=False)

    def render(self, language: str | None = None) -> str:
        """The sentence in ``language`` (a key of :data:`LANGUAGES`; default: :func:`default_language`)."""
        language = language or default_language()
        facts = {name: spoken(fact, language) for name, fact in self.facts.items()}
        return words(self.id, language).format_map(facts)

    def __str__(self) -> str:
        return self.render()


def message(template: str, /, **facts: object) -> Message:
    """A message; ``pybabel extract -k message:1`` finds its template."""
    return Message(template, facts)


def label(wording: str, /) -> Message:
    """A fixed wording as a fact of another message; braces in it are no placeholders."""
    return Message("{wording}", {"wording": Fixed(wording)})


@attrs.frozen
class Fixed:
    """Words of the statute, to be looked up but never formatted."""

    wording: str


def spoken(fact: object, language: str) -> str:
    """One fact as it stands in a sentence."""
    if isinstance(fact, Message):
        return fact.render(language)
    if isinstance(fact, Fixed):
        return words(fact.wording, language)
    if isinstance(fact, tuple | list):
        separator = ", " if language == "en" else "、"
        return separator.join(spoken(item, language) for item in cast("Sequence[object]", fact))
    if isinstance(fact, int) and not isinstance(fact, bool):
        return number(fact, language)
    return str(fact)


def number(value: int, language: str) -> str:
    """A whole number by the locale's rules (babel): ``12,345``."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=LANGUAGES[language])
