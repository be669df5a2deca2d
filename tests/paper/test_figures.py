"""A box's text as the figure it prints."""

import pytest

from disclosure_model.grammar.cells import CHANGE, COUNT, MONEY, Money
from disclosure_model.grammar.gaps import Gap
from disclosure_model.paper.figures import read_figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        (" 0", 0),
        ("１２", 12),
        ("1,234", 1234),
        ("0件", 0),
        ("", Gap.BLANK),
        ("\u3000\xa0", Gap.BLANK),
        ("/", Gap.NOT_APPLICABLE),
        ("无", Gap.NOT_APPLICABLE),
        ("-", Gap.NOT_APPLICABLE),
        ("12abc", Gap.UNREAD),
        ("1,23", Gap.UNREAD),
        ("-3", Gap.UNREAD),
        ("9" * 30, Gap.UNREAD),
        ("12（其中修订6件）", 12),
    ],
)
def test_counts(text: str, value: object) -> None:
    """Counts in every spelling; what is no count is unread."""
    assert value == read_figure(COUNT, text).value


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("+3", 3), ("-2", -2), ("减4", -4), ("增加2", 2), ("减少1", -1), ("−5", -5), ("±1", Gap.UNREAD)],
)
def test_changes(text: str, value: object) -> None:
    """Changes in the ways they are published."""
    assert value == read_figure(CHANGE, text).value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("397.51万元", Money("397.51", "万元")),
        ("251000元", Money("251000", "元")),
        ("8040", Money("8040")),
        ("12345.311082", Money("12345.311082")),
        ("75,394,432.52元", Money("75394432.52", "元")),
        ("007", Gap.UNREAD),
        ("1" * 20, Gap.UNREAD),
        ("约5万元", Gap.UNREAD),
    ],
)
def test_money(text: str, value: object) -> None:
    """Amounts keep their digits and their unit."""
    assert value == read_figure(MONEY, text).value
