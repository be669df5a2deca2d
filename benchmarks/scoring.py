"""The labelled clauses, and how the claims found in them are scored.

A claim that is found and was expected, with its number, its quantity and its standing, is right. Precision is what is
right of the claims made, recall what is right of the claims expected.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs

import disclosure_model as dm
from disclosure_model.grammar.forms import declared_cells
from disclosure_model.prose.claims import Claim, claims
from disclosure_model.prose.verdicts import Standing

LABELLED: Final = Path(__file__).parent / "labelled"
REPORTS: Final = "reports.toml"

TOTAL: Final = {"applications": 7, "disputes": 5}
STANDINGS: Final = ("matches", "explained", "subset", "contradicts", "unverifiable")

_code = re.compile(r"[A-Z]\d\d")
_term = re.compile(r"([+−-]?)\s*([\w.*]+)(?:@(\w+))?\s*")


@attrs.frozen
class Expected:
    """A claim that a clause makes.

    Attributes:
        printed: the number as printed, or some of the words.
        of: the quantity, a quotient of two, or the code of a pattern that has no quantity; either of two where the
            words may mean either.
        standing: how it stands.
    """

    printed: str
    of: str
    standing: str


@attrs.frozen(kw_only=True)
class Clause:
    """A labelled clause; without expected claims it is a trap.

    Attributes:
        place: its file and number there, from 1.
        report: the name of the figures it is judged by.
        section: where it stands.
        heading: what stands above it.
        text: the clause.
        held_out: whether no pattern was ever written with it in mind.
        expected: its claims.
    """

    place: str
    report: str
    section: str
    heading: str | None
    text: str
    held_out: bool
    expected: tuple[Expected, ...]


@attrs.frozen
class Score:
    """What was found in one clause.

    Attributes:
        clause: the clause.
        right: claims that were expected.
        wrong: claims that were not.
        missed: expected claims that were not made.
    """

    clause: Clause
    right: int
    wrong: tuple[Claim, ...]
    missed: tuple[Expected, ...]


@attrs.frozen
class Rates:
    """Precision and recall of some clauses."""

    right: int
    made: int
    expected: int

    @property
    def precision(self) -> float:
        """Right claims of those made."""
        return self.right / self.made

    @property
    def recall(self) -> float:
        """Right claims of those expected."""
        return self.right / self.expected


def rates(scores: Iterable[Score]) -> Rates:
    """Precision and recall together."""
    held = list(scores)
    right = sum(each.right for each in held)
    return Rates(right, right + sum(len(each.wrong) for each in held), right + sum(len(each.missed) for each in held))


def clauses() -> Iterator[Clause]:
    """Every labelled clause, in order of files and lines."""
    for path in sorted(LABELLED.glob("*.toml")):
        held = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, each in enumerate(held.pop("clause", ()), 1):
            told = {"section": "overview", "heading": None, "held_out": False} | held | each
            labels = [(standing, label) for standing in STANDINGS for label in told.pop(standing, ())]
            expected = tuple(Expected(*label.split(" = "), standing) for standing, label in labels)
            yield Clause(place=f"{path.stem} {number}", expected=expected, **told)


def score(clause: Clause) -> Score:
    """What the claims of a clause are worth."""
    made = [claim for claim in claims(placed(clause), _before(clause.report)) if _asserts(claim)]
    missed = []
    for each in clause.expected:
        found = next((claim for claim in made if _agrees(claim, each)), None)
        if found is None:
            missed.append(each)
        else:
            made.remove(found)
    return Score(clause, len(clause.expected) - len(missed), tuple(made), tuple(missed))


def _asserts(claim: Claim) -> bool:
    """Whether a claim asserts something; what is kept and held against nothing does not."""
    return bool(claim.candidates) or claim.standing is not Standing.UNVERIFIABLE


def placed(clause: Clause) -> dm.Report:
    """The report of a clause, with nothing else in it."""
    blocks: tuple[Any, ...] = (dm.Paragraph(text=clause.text),)
    if clause.heading:
        blocks = (dm.Heading(text=clause.heading), *blocks)
    report = figures(clause.report)
    if clause.section == "preamble":
        return report.replace(preamble=blocks)
    return report.replace(sections=dm.Sections(**{clause.section: dm.Section(blocks=blocks)}))


def _before(name: str) -> dm.Report | None:
    last = _declared()[name].get("before")
    return figures(last) if last else None


@cache
def _declared() -> Mapping[str, Any]:
    return tomllib.loads((LABELLED / REPORTS).read_text(encoding="utf-8"))


def names() -> tuple[str, ...]:
    """The names of the reports of figures."""
    return tuple(name for name in _declared() if name != "names")


@cache
def figures(name: str) -> dm.Report:
    """A report of figures, without prose."""
    held = _declared()[name]
    bare = dm.Report.from_cells({}, year=held["year"], missing=dm.Gap.BLANK, agency=dm.Agency(name="某市"))
    kinds = {
        cell.code: cell.kind
        for slot, table in bare.tables().items()
        for cell in declared_cells(type(table), f"{slot}.")
    }
    zeros = {code: 0 if kind.whole else dm.Money("0") for code, kind in kinds.items()}
    return dm.Report.from_cells(
        zeros | dict(_cells(held["cells"], list(kinds))), year=held["year"], agency=dm.Agency(name="某市")
    )


def _cells(rows: Mapping[str, Any], codes: list[str]) -> Iterator[tuple[str, Any]]:
    for row, values in rows.items():
        columns = [code for code in codes if code.rpartition(".")[0] == row]
        told = values if isinstance(values, dict) else dict(zip(_last(columns), values, strict=True))
        for column, value in told.items():
            yield f"{row}.{column}", dm.Money(value) if isinstance(value, str) else value


def _last(codes: list[str]) -> list[str]:
    return [code.rpartition(".")[2] for code in codes]


def _agrees(claim: Claim, expected: Expected) -> bool:
    return (
        claim.standing.value == expected.standing
        and _is_printed(claim, expected.printed)
        and any(_is_of(claim, each) for each in expected.of.split(" or "))
    )


def _is_printed(claim: Claim, printed: str) -> bool:
    if claim.figure is not None:
        return claim.printed.strip() == printed
    return printed in claim.printed or claim.printed in printed


def _is_of(claim: Claim, of: str) -> bool:
    if _code.fullmatch(of):
        return claim.pattern == of
    written = [claim.by] if claim.by else claim.candidates
    above, *below = _plain(of)
    if below == [(("+", "*", "total"),)]:
        return any(_plain(each)[0] == above for each in written)
    return any(_plain(each) == [above, *below] for each in written)


@cache
def _plain(written: str) -> list[tuple[tuple[str, str, str], ...]]:
    """Numerator and denominator, each with its terms in order."""
    return [tuple(sorted(_terms(each.strip("() "), None))) for each in written.split(" / ")]


def _terms(written: str, column: str | None) -> Iterator[tuple[str, str, str]]:
    named = _declared()["names"]
    for sign, name, own in _term.findall(written):
        first, _, rest = name.partition(".")
        if first in named and not (written.startswith(name) and named[first] == name):
            longer = named[first] + (f".{rest}" if rest else "")
            for inner, path, inside in _terms(longer, own or column):
                yield ("-" if (inner == "-") != (sign in ("-", "−")) else "+"), path, inside
        else:
            yield ("-" if sign in ("-", "−") else "+"), name, own or column or "total"
