"""Sums filled in where they are blank; nothing printed is ever changed."""

from __future__ import annotations

from typing import Any

from ..grammar.forms import Form
from ..grammar.gaps import Gap
from .systems import system


def blank_totals(form: Form, prefix: str) -> dict[str, int]:
    """Code → sum, for each blank cell that a rule makes the sum of known others.

    Codes begin with ``prefix``. A sum of sums is filled too; a sum with an unknown part is not, nor one
    that its cell cannot hold.
    """
    rules = system(type(form), prefix)
    cells: dict[str, Any] = dict(zip(rules.codes, rules.values(form), strict=True))
    filled: dict[str, int] = {}
    moved = True
    while moved:
        moved = False
        for each in rules.equations:
            total = next(iter(each.left))
            if each.rule.relation != "=" or len(each.left) > 1 or cells[total] is not Gap.BLANK:
                continue
            parts = [cells[code] for code in each.right]
            made = sum(part for part in parts if isinstance(part, int))
            known = all(isinstance(part, int) or part is Gap.NOT_APPLICABLE for part in parts)
            if known and rules.kinds[total].refusal(made) is None:
                cells[total] = filled[total] = made
                moved = True
    return filled
