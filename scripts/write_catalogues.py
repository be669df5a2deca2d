"""Write the message catalogues under ``locale/``, or with ``--check`` say what is stale or untranslated.

Our message ids are found in the source (babel) and in the declarations, click's in the installed click, whose
own catalogue we keep so that usage and usage errors are spoken too. Translations that are there are kept.
"""

from __future__ import annotations

import importlib.util
import io
import re
import string
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from disclosure_model.cli.frame import SEVERITIES
from disclosure_model.cli.language import CLICK
from disclosure_model.editions.hooks import extension_forms
from disclosure_model.editions.known import known_editions
from disclosure_model.editions.tables import AnyExtension
from disclosure_model.findings import READINGS
from disclosure_model.grammar.forms import Form, parts
from disclosure_model.grammar.parts import Role
from disclosure_model.grammar.sheets import Grid, Panels
from disclosure_model.judge import rules
from disclosure_model.plugins import without
from disclosure_model.prose.meanings import MEANINGS
from disclosure_model.prose.told import GROUPS
from disclosure_model.wording import DOMAIN

ROOT = Path(__file__).parent.parent / "src" / "disclosure_model"
KEYWORDS = {"message": None, "label": None, "say": None, "fact": None, "table": None}
TRANSLATED = {DOMAIN: ("en", "zh_Hant"), CLICK: ("zh_Hans", "zh_Hant")}
LANGUAGES = {DOMAIN: ("zh_Hans", "en", "zh_Hant"), CLICK: ("zh_Hans", "zh_Hant")}

CLICK_MODULES = ("core", "exceptions", "formatting", "decorators", "parser", "types", "termui")
"""What of click can show in our command."""

NEWEST_CLICK = "8.5.1"
"""The newest click all of whose sentences are translated; those of later ones may stay English for a while."""

Id: TypeAlias = str | tuple[str, str]
"""A message id; of a sentence with numbers the singular and the plural."""


class Plain(Catalog):
    """A catalogue whose header says only what readers need: not which babel wrote it, nor when."""

    NEEDED = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The headers, the last one with the newline that ends them."""
        told = [(name, value) for name, value in super().mime_headers if name in self.NEEDED]
        return [*told[:-1], (told[-1][0], f"{told[-1][1]}\n")]


def ids() -> list[str]:
    """Every message id of ours, sorted."""
    found = {each[2] for each in extract_from_dir(ROOT, keywords=KEYWORDS) if isinstance(each[2], str)}
    found |= {told for rule in rules() for told in (rule.wording, rule.cite)}
    found |= {*SEVERITIES.values(), *READINGS.values(), *MEANINGS.values(), *GROUPS.values()}
    found |= {topic.name for known in known_editions() for topic in known.topics}
    found |= {form.title for form in added()}
    for table in (*(each for known in known_editions() for each in known.tables), *added()):
        found |= labels(table)
        if isinstance(table.sheet, Panels):
            found.add(table.sheet.stub)
        if isinstance(table.sheet, Grid):
            found |= {table.sheet.corner, table.sheet.over}
    return sorted(found - {""})


def added() -> list[type[AnyExtension]]:
    """The package's own extensions."""
    return [form for forms in extension_forms().values() for form in forms.values()]


def labels(form: type[Form]) -> set[str]:
    """Every printed wording of a form."""
    found: set[str] = set()
    for part in parts(form):
        found |= {part.spec.label, part.spec.under or "", part.spec.heading or ""}
        if part.spec.role is Role.ROWS:
            found |= labels(part.form)
    return found


def click_ids() -> list[Id]:
    """Every message id of the installed click; none of a click newer than we know."""
    spec = importlib.util.find_spec("click")
    if click_is_newer() or spec is None or spec.origin is None:
        return []
    keywords = {"_": None, "ngettext": (1, 2)}
    paths = (Path(spec.origin).with_name(f"{name}.py") for name in CLICK_MODULES)
    return [each[1] for path in paths for each in extract_from_file("python", path, keywords=keywords)]


def click_is_newer() -> bool:
    """Whether the installed click is newer than :data:`NEWEST_CLICK`."""
    installed, known = ([int(part) for part in re.findall(r"\d+", each)] for each in (version("click"), NEWEST_CLICK))
    return installed > known


def wanted(domain: str, held: dict[Id, str]) -> list[Id]:
    """The ids of a catalogue. Of click those of other versions stay: any of them may be installed."""
    if domain == DOMAIN:
        return list(ids())
    # a catalogue looks a sentence with numbers up by its singular: the first plural stands for all versions
    return list({forms(id_)[0]: id_ for id_ in (*click_ids(), *held)}.values())


def forms(id_: Id) -> tuple[str, ...]:
    """An id alone, or the singular and the plural."""
    return id_ if isinstance(id_, tuple) else (id_,)


def path(language: str, suffix: str, domain: str) -> Path:
    """A catalogue's file."""
    return ROOT / "locale" / language / "LC_MESSAGES" / f"{domain}.{suffix}"


def translations(language: str, domain: str) -> dict[Id, str]:
    """Message id → translation, as they stand in the file; Chinese has one form for every number."""
    if not path(language, "po", domain).exists():
        return {}
    with path(language, "po", domain).open("rb") as file:
        return {each.id: "".join(each.string) for each in read_po(file, locale=language) if each.id}


def files(language: str, domain: str) -> dict[str, bytes]:
    """Suffix → what should stand in the file."""
    held = translations(language, domain)
    catalogue = Plain(locale=language, fuzzy=False, header_comment="# Written by make locale.")
    for id_ in wanted(domain, held):
        said = held.get(id_, "")
        catalogue.add(id_, (said,) if isinstance(id_, tuple) else said, flags=())
        catalogue[id_].flags.clear()
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, catalogue, width=110, sort_output=True, omit_header=False)
    write_mo(compiled, catalogue)
    return {"po": text.getvalue(), "mo": compiled.getvalue()}


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def problems() -> list[str]:
    """What is stale, untranslated, or has other placeholders than its message."""
    found: list[str] = []
    for domain, languages in LANGUAGES.items():
        for language in languages:
            for suffix, content in files(language, domain).items():
                file = path(language, suffix, domain)
                if not file.exists() or file.read_bytes() != content:
                    found.append(f"stale: {language}/{file.name}: run make locale")
    for domain, languages in TRANSLATED.items():
        for language in languages:
            held = translations(language, domain)
            found += [wrong for id_ in wanted(domain, held) for wrong in doubts(id_, held.get(id_, ""), language)]
    return found


def doubts(id_: Id, said: str, language: str) -> list[str]:
    """What is wrong with one translation."""
    if not said:
        return [f"untranslated in {language}: {id_}"]
    if placeholders(said) not in [placeholders(form) for form in forms(id_)]:
        return [f"placeholders in {language}: {id_}"]
    return []


def main(arguments: list[str]) -> int:
    """Write, or check."""
    if arguments != ["--check"]:
        for domain, languages in LANGUAGES.items():
            for language in languages:
                path(language, "po", domain).parent.mkdir(parents=True, exist_ok=True)
                for suffix, content in files(language, domain).items():
                    path(language, suffix, domain).write_bytes(content)
    found = problems()
    for each in found:
        print(each)
    return 1 if found else 0


if __name__ == "__main__":
    with without():
        sys.exit(main(sys.argv[1:]))
