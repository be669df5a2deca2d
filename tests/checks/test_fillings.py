"""One declaration, filled with figures, with symbols and with columns: the verdicts are the same."""

from collections.abc import Iterator
from typing import Any

import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_model.checks.systems import system
from disclosure_model.checks.verdicts import judge
from disclosure_model.editions.known import tables
from disclosure_model.grammar.forms import Form, parts
from disclosure_model.grammar.gaps import Gap
from disclosure_model.grammar.parts import Role
from disclosure_model.grammar.rules import rules
from disclosure_model.testing import consistent, table

TABLES = [tables("applications")["2019"], tables("applications")["2021"], tables("disputes")["2019"]]
UNKNOWN = (Gap.BLANK, Gap.UNREAD)


@st.composite
def nearly_right(draw: st.DrawFn, form: Any) -> Any:
    """A table whose sums are right but for a few cells: some equations hold, some do not, some are open."""
    made = draw(consistent(form))
    wrong = st.dictionaries(st.sampled_from(list(made.cells())), st.integers(0, 99) | st.sampled_from(Gap), max_size=4)
    return made.with_cells(draw(wrong))


@pytest.mark.parametrize("form", TABLES, ids=lambda each: f"{each.slot}-{each.edition}")
@given(data=st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_three_fillings_agree(form: Any, data: st.DataObject) -> None:
    """Figures walked, sums of symbols, and columns of several tables give the same verdicts, and the judge gives those.

    Where one cannot tell, because of a gap, none can; only the judge may know more, from other equations.
    """
    some = table(form, gaps=False) | table(form) | nearly_right(form)
    several = data.draw(st.lists(some, min_size=1, max_size=3))

    for made, told in zip(several, in_columns(form, several), strict=True):
        walked = [verdict(*sides) for sides in walk(made)]
        judgement = judge(system(form, ""), system(form, "").values(made))

        assert walked == told == in_symbols(made)
        for number, holds in enumerate(walked):
            if holds is not None:
                assert holds == (number not in judgement.broken)
                assert number not in judgement.open


def verdict(left: Any, right: Any) -> bool | None:
    """Whether two sides are equal; None where one is unknown."""
    if left in UNKNOWN or right in UNKNOWN:
        return None
    return counted(left) == counted(right)


def counted(side: Any) -> int:
    """The figure of a side: what is not applicable contributes nothing."""
    return 0 if side is Gap.NOT_APPLICABLE else side


def walk(made: Form) -> Iterator[tuple[Any, Any]]:
    """The sides of every equation of a form, as its rules give them, in the order of its equations."""
    for part in parts(type(made)):
        if part.spec.role is Role.ROWS:
            yield from walk(getattr(made, part.name))
    for rule in rules(type(made)):
        if rule.relation != "demand":
            left, right = rule.method(made)
            names = [part.name for part in parts(type(left))] if isinstance(left, Form) else []
            yield from [(getattr(left, name), getattr(right, name)) for name in names] or [(left, right)]


def in_symbols(made: Form) -> list[bool | None]:
    """The verdicts of the equations as they are written in codes."""
    cells: dict[str, Any] = made.cells()

    def side(terms: Any) -> Any:
        unknown = [cells[code] for code in terms if cells[code] in UNKNOWN]
        return unknown[0] if unknown else sum(times * counted(cells[code]) for code, times in terms.items())

    return [verdict(side(each.left), side(each.right)) for each in system(type(made), "").equations]


def in_columns(form: Any, several: list[Form]) -> list[list[bool | None]]:
    """The verdicts of a query over columns, one row a table; an unknown figure is null."""
    columns = form.fill(lambda cell: polars.col(cell.code))
    kept = [(left == right).alias(str(number)) for number, (left, right) in enumerate(walk(columns))]
    figures = {
        code: [None if made.cells()[code] in UNKNOWN else counted(made.cells()[code]) for made in several]
        for code in several[0].cells()
    }
    frame = polars.DataFrame(figures, schema=dict.fromkeys(figures, polars.Int64))
    return [list(row) for row in frame.select(kept).rows()]
