"""Judging sums. Engines only: no rule lives here."""
