"""Gaps add like unknowns, in whatever order a rule adds."""

from functools import reduce
from itertools import permutations
from operator import add

from hypothesis import given
from hypothesis import strategies as st

from disclosure_model.grammar.gaps import Count, Gap

figures: st.SearchStrategy[Count] = st.integers(-9, 9) | st.sampled_from(Gap)


def plain_sum(values: list[Count]) -> Count:
    """What a sum is by the definition: unread before blank, blank before figures, n/a nothing."""
    for unknown in (Gap.UNREAD, Gap.BLANK):
        if unknown in values:
            return unknown
    known = [value for value in values if isinstance(value, int)]
    return sum(known) if known else Gap.NOT_APPLICABLE


@given(st.lists(figures, min_size=1, max_size=4))
def test_any_order(values: list[Count]) -> None:
    """A sum is what its definition says, in every order of its parts."""
    assert {plain_sum(values)} == {reduce(add, order) for order in permutations(values)}


@given(st.sampled_from([Gap.BLANK, Gap.UNREAD]))
def test_never_a_zero(gap: Gap) -> None:
    """An unknown added to zero stays unknown and equals no number."""
    assert gap is 0 + gap is gap + 0
    assert gap != 0


def test_names() -> None:
    """The three gaps are written as the formats write them."""
    assert ["blank", "n/a", "unread"] == [gap.value for gap in Gap]
