"""Rules tried on the examples that stand with them: for the tests of this package and of plugins."""

from __future__ import annotations

from collections.abc import Mapping
from operator import eq, le
from typing import Any, Final

from .editions.agency import Agency
from .editions.report import Report, slot_of, slots
from .editions.sections import Section, Sections
from .grammar.cells import Money
from .grammar.forms import Form, declared_cells, parts
from .grammar.gaps import Gap
from .grammar.rules import Rule
from .judge import owner
from .paper.blocks import Paragraph

BEFORE: Final = "before."
"""What the codes of last year's report begin with."""

USUAL: Final = {"sections.problems": "问题与措施写在这里，足够十个字。"}
"""What every report of an example says, so that it breaks no other rule."""


def keeps(rule: Rule, cells: Mapping[str, Any]) -> bool:
    """Whether a rule holds on an example; on ``rule.good`` it is to hold, on ``rule.bad`` it is not.

    Args:
        rule: a rule of this package, or of a plugin that is in use.
        cells: as :func:`example` wants them.
    """
    now, before = example(rule, cells)
    if rule.relation == "demand":
        return not list(rule.breaches(now, before))
    holds = eq if rule.relation == "=" else le
    left, right = (list(each.cells().values()) if isinstance(each, Form) else [each] for each in rule.method(now))
    return all(map(holds, left, right))


def example(rule: Rule, cells: Mapping[str, Any]) -> tuple[Any, Any]:
    """The form or the report of an example, and last year's; ``None`` where nothing is said of that.

    Args:
        rule: the rule that it is an example of.
        cells: code → figure, text or fact, as the rule's ``good`` and ``bad`` have them; all other cells of a form are
            zero, those of a report blank.
    """
    form = owner(rule.code)
    then = {code.removeprefix(BEFORE): value for code, value in cells.items() if code.startswith(BEFORE)}
    now = {code: value for code, value in cells.items() if not code.startswith(BEFORE)}
    return _filled(form, now), _filled(form, then) if then else None


def _filled(form: type[Form], told: Mapping[str, Any]) -> Form:
    if form is Report:
        return _report(told)
    zeros: dict[str, Any] = {cell.code: 0 if cell.kind.whole else Money("0") for cell in declared_cells(form)}
    return form.from_cells({**zeros, **told})


def _report(told: Mapping[str, Any]) -> Report:
    """A report of 2021 with facts, cells and text told by their codes."""
    texts = {**USUAL, **told}
    sections = {part.name: Section(blocks=_blocks(texts.get(f"sections.{part.name}"))) for part in parts(Sections)}
    return Report.from_cells(
        {code: value for code, value in told.items() if slot_of(code) in slots()},
        missing=Gap.BLANK,
        year=2021,
        agency=Agency(name="某机关", **_within("agency", told)),
        publication_date=told.get("publication_date"),
        preamble=_blocks(told.get("preamble")),
        sections=Sections(**sections),
    )


def _within(room: str, told: Mapping[str, Any]) -> dict[str, Any]:
    return {code.removeprefix(f"{room}."): value for code, value in told.items() if code.startswith(f"{room}.")}


def _blocks(text: str | None) -> tuple[Paragraph, ...]:
    return (Paragraph(text=text),) if text else ()
