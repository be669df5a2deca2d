"""Jobs timed in turn in one run, so that what else the machine does falls on all of them alike."""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

QUICK = "--quick" in sys.argv[1:]
"""Whether fewer rounds are measured."""


def medians(jobs: dict[str, Callable[[], Any]], *, rounds: int, repeat: int = 1) -> dict[str, float]:
    """Median seconds of one call of each job, the jobs taking turns.

    A call that is not measured comes before, so that none suffers from what the one before it did to caches and memory.
    """
    times: dict[str, list[float]] = {name: [] for name in jobs}
    gc.disable()
    for _ in range(rounds):
        for name, job in jobs.items():
            job()
            start = time.perf_counter()
            for _ in range(repeat):
                job()
            times[name].append((time.perf_counter() - start) / repeat)
        gc.collect()
    gc.enable()
    return {name: statistics.median(each) for name, each in times.items()}
