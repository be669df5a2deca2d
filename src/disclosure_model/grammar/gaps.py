"""A gap: a cell without a figure, and why."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias


class Gap(Enum):
    """Why a cell holds no figure. A gap is never a zero.

    In a sum, not applicable contributes nothing; blank and unread are unknown, and so is any sum that
    holds one. So rules may add cells without asking first.
    """

    BLANK = "blank"
    """The box is empty."""
    NOT_APPLICABLE = "n/a"
    """``/``, ``—``, ``-`` or ``无`` stands in the box."""
    UNREAD = "unread"
    """Something stands in the box that is no figure of the cell's kind, or cannot be made out."""

    def __add__(self, other: int | Gap) -> int | Gap:
        if self is Gap.NOT_APPLICABLE:
            return other
        if other is Gap.UNREAD:
            return other
        return self

    def __radd__(self, other: int) -> int | Gap:
        return self + other

    def __repr__(self) -> str:
        return f"Gap.{self.name}"


Count: TypeAlias = int | Gap
"""What a count or a signed change holds."""
