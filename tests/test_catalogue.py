"""Every rule is documented, and its examples show it kept and broken."""

from typing import Any

import pytest

import disclosure_model as dm
from disclosure_model.editions.edition import tables
from disclosure_model.findings import Verdict
from disclosure_model.grammar.forms import Form, declared_cells, parts
from disclosure_model.grammar.rules import Rule, equations
from disclosure_model.judge import check, owner, rules


def example_of(rule: Rule, cells: dict[str, Any]) -> Any:
    """The rule's form with these cells, all others zero; a report for a rule of reports."""
    form = owner(rule.code)
    if form is dm.Report:
        return report_of(cells)
    money = {cell.code: dm.Money("0") for cell in declared_cells(form) if not cell.kind.whole}
    zeros = {cell.code: 0 for cell in declared_cells(form)}
    return form.from_cells(zeros | money | cells)


def report_of(cells: dict[str, Any]) -> dm.Report:
    """A report of 2021 with facts, cells and sections told by their codes."""
    texts = {"sections.problems": "问题与措施写在这里，足够十个字。"} | cells
    told = {part.name: prose(texts[code]) for part in parts(dm.Sections) if (code := f"sections.{part.name}") in texts}
    return dm.Report.from_cells(
        {code: value for code, value in cells.items() if code.startswith("proactive.")},
        missing=dm.Gap.BLANK,
        year=2021,
        agency=dm.Agency(name="某机关", kind=cells.get("agency.kind")),
        publication_date=cells.get("publication_date"),
        preamble=prose(cells["preamble"]).blocks if "preamble" in cells else (),
        sections=dm.Sections(**told),
    )


def prose(text: str) -> dm.Section:
    """A section of one paragraph."""
    return dm.Section(blocks=(dm.Paragraph(text=text),))


def both(rule: Rule, cells: dict[str, Any]) -> tuple[Any, Any]:
    """An example and its last year's, which is ``None`` where the example says nothing of it."""
    then = {code.removeprefix("before."): value for code, value in cells.items() if code.startswith("before.")}
    now = {code: value for code, value in cells.items() if not code.startswith("before.")}
    return example_of(rule, now), example_of(rule, then) if then else None


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
class TestRule:
    """What every rule has."""

    def test_is_documented(self, rule: Rule) -> None:
        """Wording, citation and a docstring."""
        assert rule.wording
        assert rule.cite
        assert rule.method.__doc__

    def test_examples(self, rule: Rule) -> None:
        """The good example keeps the rule, the bad one breaks it."""
        assert kept(rule, rule.good)
        assert not kept(rule, rule.bad)


def kept(rule: Rule, cells: Any) -> bool:
    """Whether the rule holds on an example."""
    now, before = both(rule, dict(cells))
    if rule.relation == "demand":
        return not list(rule.breaches(now, before))
    left, right = rule.method(now)
    return (left.cells() == right.cells()) if isinstance(left, Form) else left == right


def test_equations_of_the_forms() -> None:
    """Table three has 37 and 39 equations, table four three, table two none."""
    assert {"2019": 37, "2021": 39} == {name: len(equations(form)) for name, form in tables("applications").items()}
    assert {"2019": 3} == {name: len(equations(form)) for name, form in tables("disputes").items()}
    assert {"2019": 0, "2021": 0} == {name: len(equations(form)) for name, form in tables("proactive").items()}


def test_equation_is_written() -> None:
    """An equation prints as the sums it is."""
    direct = equations(tables("disputes")["2019"], "disputes.")[0]
    parts = " + ".join(f"disputes.reconsideration.{name}" for name in ("upheld", "corrected", "other", "pending"))

    assert f"disputes.reconsideration.total = {parts}" == str(direct)


@pytest.mark.parametrize(
    "rule", [rule for rule in rules() if owner(rule.code) is dm.Report], ids=lambda rule: rule.code
)
def test_only_broken_rules_are_found(rule: Rule) -> None:
    """The bad example of a report's rule gives that finding and no other."""
    found = check(*both(rule, dict(rule.bad)), ignore=["read.blank", "T3", "T4"])

    assert [(rule.code, Verdict.BROKEN)] == [(each.code, each.verdict) for each in found]
