"""What is derived from a declaration is derived once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


def remembered(derive: Callable[P, R]) -> Callable[P, R]:
    """``lru_cache`` without a limit, typed so that classes may be arguments."""
    return cast(Callable[P, R], lru_cache(maxsize=None)(derive))
