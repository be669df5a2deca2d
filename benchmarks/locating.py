"""How often wrong cells are found: random tables three of both editions, one, two or three cells wrong.

Runs by itself too: ``python benchmarks/locating.py``, ``--quick`` for fewer trials.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from random import Random
from typing import Any

from rich.console import Console
from rich.table import Table

from disclosure_model.checks.locate import MOST, explain
from disclosure_model.checks.systems import System, system
from disclosure_model.checks.totals import blank_totals
from disclosure_model.checks.verdicts import judge
from disclosure_model.editions.known import tables
from disclosure_model.grammar.forms import declared_cells
from disclosure_model.grammar.gaps import Gap

EDITIONS = tables("applications")
COLUMNS = [cell.code.rpartition(".")[2] for cell in declared_cells(EDITIONS["2021"])[:6]]


def right_table(form: Any, chance: Random) -> Any:
    """A table whose sums are right: mostly zeros or none, small figures or large."""
    zeros, size = chance.choice((0, 0.5, 0.9)), chance.choice((2, 30, 1000))
    cells: dict[str, Any] = {
        cell.code: 0 if chance.random() < zeros else chance.randint(0, size) for cell in declared_cells(form)
    }
    sums = [code for code in cells if "total" in code.split(".")]
    handled = form.from_cells(cells | dict.fromkeys(sums, Gap.BLANK))
    done = handled.with_cells(blank_totals(handled, ""))
    for column in COLUMNS:
        came = getattr(done.dispositions.total, column) + getattr(done.carried_forward, column)
        cells[f"brought_forward.{column}"] = chance.randint(0, came)
        cells[f"received.{column}"] = came - cells[f"brought_forward.{column}"]
    right = form.from_cells(cells | dict.fromkeys(sums, Gap.BLANK))
    return right.with_cells(blank_totals(right, ""))


def errors(cells: dict[str, int], size: int, chance: Random) -> dict[str, int]:
    """Some cells, each with the amount by which it shall be wrong: up, or down to no less than nothing."""
    return {
        code: -chance.randint(1, cells[code]) if cells[code] and chance.random() < 0.5 else chance.randint(1, 50)
        for code in chance.sample(list(cells), size)
    }


def outcome(rules: System, values: tuple[int, ...], wrong: dict[str, int]) -> tuple[str, float]:
    """What becomes of one trial, and the seconds that judging and explaining took."""
    changed = tuple(value + wrong.get(code, 0) for code, value in zip(rules.codes, values, strict=True))
    start = time.perf_counter()
    broken = {number: int(str(off)) for number, off in judge(rules, changed).broken.items()}
    found = explain(rules, changed, broken, frozenset())
    seconds = time.perf_counter() - start
    truth = frozenset(wrong.items())
    if truth in found:
        return ("first" if truth == found[0] else "among"), seconds
    if found and len(found[0]) < len(truth):
        return "fewer", seconds
    return ("crowded" if len(found) == MOST else "missed"), seconds


def locating(out: Console, *, quick: bool) -> None:
    """A table of shares. What fewer cells explain nobody can find: it is counted apart, and not in the shares."""
    chance = Random(2020)  # noqa: S311  # no secret
    heads = (
        "edition",
        "wrong cells",
        "tried",
        "fewer explain",
        "among",
        "first",
        f"not of {MOST}",
        "missed",
        "ms each",
    )
    shares = Table(*heads, title="locating errors")
    for edition, form in EDITIONS.items():
        rules = system(form, "")
        for size in (1, 2, 3):
            tried = 200 if quick else 2000
            counts: Counter[str] = Counter()
            seconds = 0.0
            for _ in range(tried):
                table = right_table(form, chance)
                what, took = outcome(rules, rules.values(table), errors(table.cells(), size, chance))
                counts[what] += 1
                seconds += took
            shares.add_row(edition, str(size), *_row(counts, tried), f"{seconds / tried * 1000:.2f}")
    out.print(shares)


def _row(counts: Counter[str], tried: int) -> list[str]:
    """Trials, those that fewer cells explain, and shares of all others."""
    rest = tried - counts["fewer"]
    found = counts["first"] + counts["among"]
    numbers = (found, counts["first"], counts["crowded"], counts["missed"])
    return [str(tried), str(counts["fewer"]), *(f"{number / rest:.4f}" for number in numbers)]


if __name__ == "__main__":
    locating(Console(width=110), quick="--quick" in sys.argv[1:])
