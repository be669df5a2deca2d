"""The information-processing fee (信息处理费): what one application costs, line by line.

《政府信息公开信息处理费管理办法》, 国办函〔2020〕109号. An application is charged by items or by pages, never by both:
the organ chooses. It is not 行政事业性收费 of table two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import gcd
from typing import Any, Final

import attrs

from ..errors import ShapeError
from ..grammar.cells import shown
from ..wording import message

IN_FORCE: Final = date(2021, 1, 1)
"""The first day of requests that can be charged [U]."""

MOST: Final = 10**6
"""The most items or pages that are reckoned."""


@attrs.frozen
class Rate:
    """From the item or page of this number on each costs so much, in 元."""

    first: int
    each: int


@attrs.frozen(kw_only=True)
class Tariff:
    """A way of charging: progressive, each item or page by the rate of its own step.

    Attributes:
        name: its name.
        rates: where each step begins and what it costs.
        width: items or pages of each step after the last one that is declared.
        rise: by how much, in 元, each of them costs more than the one before; nothing: the last step has no end.
    """

    name: str
    rates: tuple[Rate, ...]
    width: int = 1
    rise: int = 0

    @property
    def unit(self) -> int:
        """What every fee is a multiple of, in 元; each multiple is a fee, or several added up."""
        return gcd(self.rise, *(rate.each for rate in self.rates))

    def reaching(self, count: int) -> Iterator[Rate]:
        """The rates that so many items or pages reach."""
        yield from (rate for rate in self.rates if rate.first <= count)
        last = self.rates[-1]
        while self.rise and (last := Rate(last.first + self.width, last.each + self.rise)).first <= count:
            yield last


ITEMS: Final = Tariff(name="items", rates=(Rate(1, 0), Rate(11, 100), Rate(31, 200)), width=10, rise=100)
"""按件: the applications of one applicant in one calendar month."""

PAGES: Final = Tariff(name="pages", rates=(Rate(1, 0), Rate(31, 10), Rate(101, 20), Rate(201, 40)))
"""按量: the pages (A4) of one application."""

TARIFFS: Final = (ITEMS, PAGES)


@attrs.frozen
class Step:
    """A line of the calculation: the items or pages from ``first`` to ``last``, both included, ``rate`` 元 each."""

    first: int
    last: int
    rate: int

    @property
    def count(self) -> int:
        """How many there are."""
        return self.last - self.first + 1

    @property
    def amount(self) -> int:
        """What they cost, in 元."""
        return self.count * self.rate


@attrs.frozen
class Fee:
    """A fee and how it comes about.

    Attributes:
        tariff: the way of charging.
        count: the items or pages.
    """

    tariff: Tariff
    count: int

    @property
    def steps(self) -> tuple[Step, ...]:
        """The lines of the calculation, those that are free included; none for nothing."""
        rates = list(self.tariff.reaching(self.count))
        ends = [*(rate.first - 1 for rate in rates[1:]), self.count]
        return tuple(Step(rate.first, end, rate.each) for rate, end in zip(rates, ends, strict=False))

    @property
    def amount(self) -> int:
        """The fee in 元."""
        return sum(step.amount for step in self.steps)

    def as_dict(self) -> dict[str, Any]:
        """All of it, ready for JSON."""
        lines = (
            {"from": each.first, "to": each.last, "count": each.count, "rate": each.rate, "amount": each.amount}
            for each in self.steps
        )
        return {"by": self.tariff.name, "count": self.count, "amount": self.amount, "steps": list(lines)}


def by_items(count: int, *, requested: date | None = None) -> Fee:
    """The fee of one applicant for the applications of one calendar month.

    Args:
        count: how many applications.
        requested: the day of the request, where it is to be made sure that it can be charged.

    Raises:
        ShapeError: ``count`` is no whole number from 0 to :data:`MOST`, or the request came before :data:`IN_FORCE`.
    """
    return _fee(ITEMS, count, requested)


def by_pages(pages: int, *, requested: date | None = None) -> Fee:
    """The fee of one application by the pages that are handed over.

    Args:
        pages: how many pages.
        requested: the day of the request, where it is to be made sure that it can be charged.

    Raises:
        ShapeError: ``pages`` is no whole number from 0 to :data:`MOST`, or the request came before :data:`IN_FORCE`.
    """
    return _fee(PAGES, pages, requested)


def possible(amount: int) -> tuple[Tariff, ...]:
    """The ways of charging of which a reported total can be made up, of any number of applications; often none.

    Args:
        amount: the total, in 元.

    Raises:
        ShapeError: ``amount`` is no whole number, or negative.
    """
    if type(amount) is not int or amount < 0:
        raise ShapeError(message("金额须是不小于 0 的整数，单位为元；现为 {value}", value=shown(amount)))
    return tuple(tariff for tariff in TARIFFS if amount % tariff.unit == 0)


def _fee(tariff: Tariff, count: int, requested: date | None) -> Fee:
    if type(count) is not int or not 0 <= count <= MOST:
        raise ShapeError(message("须是 0 至 {most} 的整数；现为 {value}", most=MOST, value=shown(count)))
    if requested is not None and requested < IN_FORCE:
        raise ShapeError(
            message("收取信息处理费的办法自 {first} 起施行，{day} 的申请不能收费", first=IN_FORCE, day=requested)
        )
    return Fee(tariff, count)
