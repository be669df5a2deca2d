"""Every rule is documented, and its examples show it kept and broken."""

import pytest

import disclosure_model as dm
from disclosure_model.editions.known import tables
from disclosure_model.findings import Verdict
from disclosure_model.grammar.rules import Rule, equations
from disclosure_model.judge import check, owner, rules
from disclosure_model.trials import example, keeps

OWN = [rule for rule in rules() if not rule.code.startswith("extensions.")]
"""The rules of the package; a plugin's are tried by its own tests."""


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
class TestRule:
    """What every rule has."""

    def test_is_documented(self, rule: Rule) -> None:
        """Wording, citation and a docstring."""
        assert rule.wording
        assert rule.cite
        assert rule.method.__doc__

    def test_examples(self, rule: Rule) -> None:
        """The good example keeps the rule, the bad one breaks it."""
        assert keeps(rule, rule.good)
        assert not keeps(rule, rule.bad)


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


@pytest.mark.parametrize("rule", [rule for rule in OWN if owner(rule.code) is dm.Report], ids=lambda rule: rule.code)
def test_only_broken_rules_are_found(rule: Rule) -> None:
    """The bad example of a report's rule gives that finding and no other."""
    found = check(*example(rule, rule.bad), ignore=["read.blank", "T3", "T4"])

    assert [(rule.code, Verdict.BROKEN)] == [(each.code, each.verdict) for each in found]
