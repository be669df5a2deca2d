"""Precision and recall of claims over the labelled clauses, with every error.

Run: ``python benchmarks/claims.py``; with ``--tuned`` the errors of clauses that are held out are not shown.

Each set was measured whole before anything was repaired on it: the first (all files but ``later`` and ``unseen``)
had a precision of 0.907 and a recall of 0.713, ``later`` then 0.944 and 0.824, ``unseen`` then 0.928 and 0.906. What
text in other words again will give is like the last, not like what is printed of clauses that were repaired on.
"""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table
from scoring import Score, clauses, rates, score

OUT = Console(width=160, highlight=False)


def tell(scores: list[Score]) -> None:
    """The rates of all clauses, of those tuned on, and of those held out."""
    parts = {
        "all": scores,
        "tuned": [each for each in scores if not each.clause.held_out],
        "held out": [each for each in scores if each.clause.held_out],
    }
    table = Table("clauses", "number", "traps", "expected", "made", "right", "precision", "recall")
    for name, part in parts.items():
        found = rates(part)
        traps = sum(not each.clause.expected for each in part)
        row = (len(part), traps, found.expected, found.made, found.right)
        table.add_row(name, *map(str, row), f"{found.precision:.4f}", f"{found.recall:.4f}")
    OUT.print(table)


def tell_errors(scores: list[Score]) -> None:
    """Every claim that was not expected, and every expected one that was not made."""
    for each in scores:
        if not each.wrong and not each.missed:
            continue
        OUT.print(f"\n{each.clause.place}{' (held out)' if each.clause.held_out else ''}: {each.clause.text}")
        for claim in each.wrong:
            told = f"{claim.pattern} {claim.standing.value} {claim.by or ' | '.join(claim.candidates)}"
            OUT.print(f"  made    {claim.printed.strip()}  {told}")
        for missed in each.missed:
            OUT.print(f"  missed  {missed.printed}  {missed.standing} {missed.of}")


if __name__ == "__main__":
    measured = [score(each) for each in clauses()]
    tell_errors([each for each in measured if not (each.clause.held_out and "--tuned" in sys.argv)])
    tell(measured)
