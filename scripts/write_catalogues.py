"""Write the message catalogues under ``locale/``, or with ``--check`` say what is stale or untranslated.

Message ids are found in the source (babel) and in the declarations; translations that are there are kept.
"""

from __future__ import annotations

import io
import string
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from disclosure_model.editions.edition import editions
from disclosure_model.findings import READINGS
from disclosure_model.grammar.forms import Form, parts
from disclosure_model.grammar.parts import Role
from disclosure_model.grammar.sheets import Grid, Panels
from disclosure_model.judge import rules

ROOT = Path(__file__).parent.parent / "src" / "disclosure_model"
KEYWORDS = {"message": None, "label": None, "say": None, "fact": None, "table": None}
TRANSLATED = ("en", "zh_Hant")
LANGUAGES = ("zh_Hans", *TRANSLATED)


class Plain(Catalog):
    """A catalogue whose header says only what readers need: not which babel wrote it, nor when."""

    NEEDED = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The headers, the last one with the newline that ends them."""
        told = [(name, value) for name, value in super().mime_headers if name in self.NEEDED]
        return [*told[:-1], (told[-1][0], f"{told[-1][1]}\n")]


def ids() -> list[str]:
    """Every message id, sorted."""
    found = {each[2] for each in extract_from_dir(ROOT, keywords=KEYWORDS) if isinstance(each[2], str)}
    from disclosure_model.cli import SEVERITIES

    found |= {rule.wording for rule in rules()} | set(SEVERITIES.values()) | set(READINGS.values())
    for known in editions():
        for table in known.tables:
            found |= labels(table)
            if isinstance(table.sheet, Panels):
                found.add(table.sheet.stub)
            if isinstance(table.sheet, Grid):
                found |= {table.sheet.corner, table.sheet.over}
    return sorted(found - {""})


def labels(form: type[Form]) -> set[str]:
    """Every printed wording of a form."""
    found: set[str] = set()
    for part in parts(form):
        found |= {part.spec.label, part.spec.under or "", part.spec.heading or ""}
        if part.spec.role is Role.ROWS:
            found |= labels(part.form)
    return found


def path(language: str, suffix: str) -> Path:
    """A catalogue's file."""
    return ROOT / "locale" / language / "LC_MESSAGES" / f"disclosure_model.{suffix}"


def translations(language: str) -> dict[str, str]:
    """Message id → translation, as they stand in the file."""
    if not path(language, "po").exists():
        return {}
    with path(language, "po").open("rb") as file:
        return {str(each.id): str(each.string) for each in read_po(file) if each.id}


def files(language: str) -> dict[str, bytes]:
    """Suffix → what should stand in the file."""
    held = translations(language)
    catalogue = Plain(locale=language, fuzzy=False, header_comment="# Written by make locale.")
    for id_ in ids():
        catalogue.add(id_, held.get(id_, ""), flags=())
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
    for language in LANGUAGES:
        for suffix, content in files(language).items():
            if not path(language, suffix).exists() or path(language, suffix).read_bytes() != content:
                found.append(f"stale: {language}.{suffix}: run make locale")
    for language in TRANSLATED:
        held = translations(language)
        found += [f"untranslated in {language}: {id_}" for id_ in ids() if not held.get(id_)]
        found += [
            f"placeholders in {language}: {id_}"
            for id_ in ids()
            if held.get(id_) and placeholders(held[id_]) != placeholders(id_)
        ]
    return found


def main(arguments: list[str]) -> int:
    """Write, or check."""
    if arguments != ["--check"]:
        for language in LANGUAGES:
            path(language, "po").parent.mkdir(parents=True, exist_ok=True)
            for suffix, content in files(language).items():
                path(language, suffix).write_bytes(content)
    found = problems()
    for each in found:
        print(each)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
