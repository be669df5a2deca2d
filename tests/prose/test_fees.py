"""The information-processing fee."""

from datetime import date
from itertools import pairwise

import pytest

import disclosure_model as dm
from disclosure_model.prose.fees import IN_FORCE, ITEMS, MOST, PAGES, Fee, Tariff, by_items, by_pages, possible


def item_by_item(count: int) -> int:
    """The fee by items as the measure words it, one application after the other."""
    return sum(0 if n <= 10 else 100 if n <= 30 else 200 + (n - 31) // 10 * 100 for n in range(1, count + 1))


def page_by_page(count: int) -> int:
    """The fee by pages likewise."""
    return sum(0 if n <= 30 else 10 if n <= 100 else 20 if n <= 200 else 40 for n in range(1, count + 1))


class TestAmounts:
    """What is to be paid."""

    @pytest.mark.parametrize(
        ("count", "amount"),
        [(0, 0), (1, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000), (51, 7400)],
    )
    def test_items(self, count: int, amount: int) -> None:
        """Ten are free, twenty cost 100 each, then every ten cost 100 more each than the ten before."""
        assert amount == by_items(count).amount

    @pytest.mark.parametrize(
        ("pages", "amount"), [(0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (300, 6700)]
    )
    def test_pages(self, pages: int, amount: int) -> None:
        """Thirty are free, then 10, 20 and 40 a page."""
        assert amount == by_pages(pages).amount

    def test_one_after_the_other(self) -> None:
        """The steps give what reckoning each item and page alone gives."""
        for count in range(400):
            assert item_by_item(count) == by_items(count).amount
            assert page_by_page(count) == by_pages(count).amount

    def test_largest(self) -> None:
        """The most that is reckoned, is."""
        assert MOST == sum(step.count for step in by_items(MOST).steps)


class TestSteps:
    """The lines of the calculation."""

    def test_lines(self) -> None:
        """Each line has its numbers, its rate and what it costs; what is free is a line too."""
        told = [(each.first, each.last, each.count, each.rate, each.amount) for each in by_items(43).steps]

        assert [(1, 10, 10, 0, 0), (11, 30, 20, 100, 2000), (31, 40, 10, 200, 2000), (41, 43, 3, 300, 900)] == told
        assert () == by_pages(0).steps

    @pytest.mark.parametrize("count", [1, 10, 11, 30, 31, 40, 99, 100, 101, 1234])
    @pytest.mark.parametrize("tariff", [ITEMS, PAGES], ids=lambda tariff: tariff.name)
    def test_no_gap(self, tariff: Tariff, count: int) -> None:
        """Every item and page stands in one line."""
        steps = Fee(tariff, count).steps

        assert (1, count) == (steps[0].first, steps[-1].last)
        assert all(before.last + 1 == after.first for before, after in pairwise(steps))

    def test_as_dict(self) -> None:
        """For JSON, the whole calculation."""
        assert {
            "by": "pages",
            "count": 31,
            "amount": 10,
            "steps": [
                {"from": 1, "to": 30, "count": 30, "rate": 0, "amount": 0},
                {"from": 31, "to": 31, "count": 1, "rate": 10, "amount": 10},
            ],
        } == by_pages(31).as_dict()


class TestRefusals:
    """What is no question."""

    @pytest.mark.parametrize("count", [-1, 1.0, "3", True, None, MOST + 1])
    def test_counts(self, count: object) -> None:
        """Only whole numbers from nothing to the most."""
        for way in (by_items, by_pages):
            with pytest.raises(dm.ShapeError, match="须是 0 至 1,000,000 的整数"):
                way(count)  # type: ignore[arg-type]  # what is refused has the wrong type

    def test_too_early(self) -> None:
        """A request before the tariff was in force cannot be charged."""
        with pytest.raises(dm.ShapeError, match="自 2021-01-01 起施行，2020-12-31 的申请不能收费"):
            by_items(11, requested=date(2020, 12, 31))
        assert 100 == by_items(11, requested=IN_FORCE).amount

    @pytest.mark.parametrize("amount", [-10, 10.0, "10", False])
    def test_amounts(self, amount: object) -> None:
        """A total is a whole number, and not negative."""
        with pytest.raises(dm.ShapeError, match="金额须是不小于 0 的整数"):
            possible(amount)  # type: ignore[arg-type]  # what is refused has the wrong type


@pytest.mark.parametrize(
    ("amount", "ways"),
    [(0, ("items", "pages")), (10, ("pages",)), (300, ("items", "pages")), (305, ()), (10**30, ("items", "pages"))],
)
def test_possible(amount: int, ways: tuple[str, ...]) -> None:
    """Totals by pages are multiples of 10, those by items of 100."""
    assert ways == tuple(tariff.name for tariff in possible(amount))


def test_every_fee_is_possible() -> None:
    """What is reckoned can be reported, and the least fee is the unit of all."""
    for count in range(300):
        assert ITEMS in possible(by_items(count).amount)
        assert PAGES in possible(by_pages(count).amount)
    assert (ITEMS.unit, PAGES.unit) == (by_items(11).amount, by_pages(31).amount)
