"""What a cell may hold: a count, a signed change, an amount of money; or a gap."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final, TypeAlias

import attrs

from ..errors import ShapeError
from ..wording import Message, message
from .gaps import Gap

LARGEST: Final = 2**53 - 1
"""The largest whole number that JSON, spreadsheets and columns of 64-bit numbers all carry exactly."""

DIGITS: Final = r"^(0|[1-9][0-9]{0,14})(\.[0-9]{1,12})?$(?!\n)"
"""An amount: no sign, no exponent, no thousands, digits after the point as printed.

The last group is for Python, whose ``$`` also stands before a newline; in a JSON Schema it changes nothing.
"""

_amount = re.compile(DIGITS, re.ASCII)


def _digits(_owner: object, _field: object, value: Any) -> None:
    if not isinstance(value, str) or not _amount.match(value):
        raise ShapeError(
            message('金额须是写成文本的数字，如 "397.51"，不带正负号、千分位和单位；现为 {value}', value=shown(value))
        )


def _unit(_owner: object, _field: object, value: Any) -> None:
    if value is not None and not (isinstance(value, str) and value.strip() and encodable(value)):
        raise ShapeError(message('单位须是文本，如 "万元"；没有印单位则为 None；现为 {value}', value=shown(value)))


@attrs.frozen
class Money:
    """An amount of money as printed: ``Money("397.510", "万元")`` is not ``Money("397.51", "万元")``.

    Attributes:
        amount: the digits, as text, with all their decimals. Never a float.
        unit: the printed unit (``万元``, ``元``), or ``None`` where none stands.

    Raises:
        ShapeError: the amount is no plain decimal, or the unit is empty.
    """

    amount: str = attrs.field(validator=_digits)
    unit: str | None = attrs.field(default=None, validator=_unit)

    @property
    def decimal(self) -> Decimal:
        """The amount as an exact number, in the printed unit."""
        return Decimal(self.amount)

    def __str__(self) -> str:
        return self.amount + (self.unit or "")


MoneyCell: TypeAlias = Money | Gap
"""What an amount's cell holds."""


def shown(value: object) -> str:
    """A refused value, cut to what a person will read."""
    try:
        text = repr(value)
    except ValueError:  # a whole number too large for Python to print
        return f"<{type(value).__name__}>"
    return text if len(text) <= 60 else f"{text[:57]}…"


def encodable(text: str) -> bool:
    """Whether UTF-8 can carry it: lone surrogates are no characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@attrs.frozen(eq=False)
class Kind:
    """A kind of cell: its name and the whole numbers it takes (``None``: it takes :class:`Money`).

    There is one of each, known by its name in this module, so that kinds are compared and hashed by what they are.
    """

    name: str
    least: int | None
    most: int | None

    @property
    def whole(self) -> bool:
        """Whether figures of this kind are whole numbers that sums can run over."""
        return self.most is not None

    @property
    def signed(self) -> bool:
        """Whether figures of this kind may be negative."""
        return self.least is not None and self.least < 0

    def __reduce__(self) -> str:
        return self.name.upper()

    def refusal(self, value: object) -> Message | None:
        """Why ``value`` cannot stand in a cell of this kind; ``None`` when it can."""
        if isinstance(value, Gap) or (not self.whole and isinstance(value, Money)):
            return None
        if not self.whole:
            return message("此格应为金额 Money(数字, 单位) 或空缺 Gap；现为 {value}", value=shown(value))
        if type(value) is not int:
            return message("此格应为整数或空缺 Gap；现为 {value}", value=shown(value))
        if self.least is not None and value < self.least:
            return message("此格的数不得小于 {least}；现为 {value}", least=str(self.least), value=shown(value))
        if self.most is not None and value > self.most:
            return message("此格的数不得大于 {most}；现为 {value}", most=str(self.most), value=shown(value))
        return None


COUNT: Final = Kind("count", 0, LARGEST)
CHANGE: Final = Kind("change", -LARGEST, LARGEST)
MONEY: Final = Kind("money", None, None)
