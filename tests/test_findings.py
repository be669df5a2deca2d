"""Findings: the contract, ready for JSON."""

import json
from typing import Any

import pytest

from disclosure_model.findings import Finding, Kind, Place, Range, Severity, Suggestion, Verdict, has_errors
from disclosure_model.wording import label, message


def finding(**changes: Any) -> Finding:
    """A broken sum, with everything a finding can say."""
    facts: dict[str, Any] = {
        "code": "T4.results",
        "kind": Kind.IMPLIED,
        "severity": Severity.ERROR,
        "verdict": Verdict.BROKEN,
        "said": message("{what} {count}", what=label("总计"), count=1234),
    }
    return Finding(**facts | changes)


def test_contract() -> None:
    """Names are those of the contract; kinds are words, ranges have two ends, nothing is left that JSON cannot say."""
    told = finding(
        at="disputes.reconsideration",
        cells=("disputes.reconsideration.total",),
        left=Range(3, None),
        right=2,
        difference="0.50",
        consequence_of=("T3.across", "applications.received"),
        suggestions=(Suggestion(1, "disputes.reconsideration.total", 12, 11),),
        place=Place(3, "总计 12"),
    ).as_dict("en")

    assert {
        "code": "T4.results",
        "kind": "implied",
        "severity": "error",
        "verdict": "broken",
        "at": "disputes.reconsideration",
        "cells": ["disputes.reconsideration.total"],
        "left": {"min": 3, "max": None},
        "right": 2,
        "difference": "0.50",
        "consequence_of": ["T3.across", "applications.received"],
        "suggestions": [{"explanation": 1, "cell": "disputes.reconsideration.total", "printed": 12, "proposed": 11}],
        "place": {"line": 3, "text": "总计 12"} | dict.fromkeys(("page", "sheet", "table", "row", "box")),
        "passage": None,
        "message": "Total 1,234",
    } == json.loads(json.dumps(told))


def test_least() -> None:
    """What a finding does not say is empty, not missing."""
    told = json.loads(json.dumps(finding().as_dict()))

    assert ("", [], None, [], "总计 1,234") == tuple(
        told[name] for name in ("at", "cells", "left", "suggestions", "message")
    )


def test_spoken() -> None:
    """A finding prints its code and its sentence; a suggestion is a sentence too."""
    assert "T4.results 总计 1,234" == str(finding())
    assert "Total 1,234" == finding().message("en")
    said = Suggestion(2, "disputes.reconsideration.total", "blank", 1100).said
    assert "解释 2：disputes.reconsideration.total 现为 blank，若为 1,100 则相符" == said.render("zh-Hans")


@pytest.mark.parametrize(
    ("severities", "wrong"),
    [([], False), ([Severity.WARNING, Severity.INFO], False), ([Severity.INFO, Severity.ERROR], True)],
)
def test_only_errors_change_the_verdict(severities: list[Severity], wrong: bool) -> None:
    """Warnings and information leave a report without errors."""
    assert wrong is has_errors(finding(severity=severity) for severity in severities)


def test_values() -> None:
    """Equal findings are equal and hash alike: findings can be collected in sets."""
    assert {finding()} == {finding(), finding()}
    assert finding() != finding(at="x")


def test_places_in_words() -> None:
    """A place is told from the outside in, in any language; one that says nothing is not told."""
    place = Place(page=2, table=3, row=4, box=5)

    assert place.said is not None
    assert "（第 2 页、表格 3、第 4 行、第 5 格）" == place.said.render("zh-Hans")
    assert "(page 2, table 3, row 4, box 5)" == place.said.render("en")
    assert Place(text="总计").said is None
