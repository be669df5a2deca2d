"""Spoilt files through every reader: nothing may escape but the package's own errors, nothing may hang or swell.

``python fuzz/run.py [--count N] [--seed N] [--format NAME]``. Each input is a file of the package's own, spoilt by a
seeded generator; a failure prints the format, the seed and the number of the input, which bring it back.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import signal
import sys
import time
import traceback
import zipfile
from pathlib import Path
from types import FrameType

from rich.progress import track

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats.doors import DOORS, Door

EXAMPLE = Path(__file__).parent.parent / "examples" / "tianjin-fao-2020.txt"
SECONDS = 5
"""No input may take longer."""

MEBIBYTES = 4096
"""Address space of the whole run."""

WEIGHTS = {"docx": 0.1, "xlsx": 0.1, "pdf": 0.01}
"""The share of inputs of formats that take long to read."""

PACKAGE = b"PK"
INSIDE = 0.9
"""The share of zip packages that are spoilt inside: a spoilt package is refused at its door."""

MARKS = (
    b"<table>", b"</td>", b'<td colspan="1000000">', b"<td rowspan=99999>", b"<!--", b"-->", b"&#x110000;", b"&amp;",
    b"|", b"||||||||", b"\n", b"\r\n", b"\t", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"#", b"|---|", b'"', b"\\",
    b"{", b"]", b"1e999", b"-0", b"9" * 40, b"\xe3\x80\x80", b"stream", b"endobj", b"<<", b"/Kids", b"PK\x03\x04",
    b"\x81\x30\x81\x30", "一、总体情况".encode(), "总计".encode(), "（七）总计".encode(),
)  # fmt: skip
"""What is put in: marks that formats stumble over."""


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """A copy with some bytes flipped, cut out, doubled, moved, or with marks put in."""
    held = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 10))):
        at, size = chance.randrange(len(held) + 1), chance.choice((1, 1, 2, 8, 64, 1024))
        way = chance.randrange(6)
        if way == 0 and at < len(held):
            held[at] = chance.randrange(256)
        elif way == 1:
            del held[at : at + size]
        elif way == 2:
            held[at:at] = held[at : at + size]
        elif way == 3:
            held[at:at] = chance.choice(MARKS)
        elif way == 4:
            there = chance.randrange(len(held) + 1)
            held[at:at] = held[there : there + size]
        else:
            del held[chance.randrange(len(held) + 1) :]
    return bytes(held)


def spoilt_inside(data: bytes, chance: random.Random) -> bytes:
    """A zip package with one of its parts spoilt, and whole as a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = spoilt(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for each, part in parts.items():
            package.writestr(each, part)
    return out.getvalue()


def samples(way: Door) -> list[bytes]:
    """Files of a format: the example, and one with gaps and figures."""
    report = dm.read(EXAMPLE).report
    codes = [code for code in report.cells() if code.startswith("applications.")]
    busy = report.with_cells({code: number for number, code in enumerate(codes)})
    gaps = report.with_cells(dict(zip(codes, list(dm.Gap) * len(codes), strict=False)))
    if way.name == "kirogov":  # it has tables of 2021 only
        report, busy, gaps = (dm.migrate(each, "2021").report for each in (report, busy, gaps))
    if way.lossless:
        return [way.code.dump([each]) for each in (report, busy, gaps)]
    return [way.code.render(write_page(each)) for each in (report, busy, gaps)]


def read(way: Door, data: bytes) -> None:
    """Read as the package does; its own errors are answers."""
    try:
        if way.lossless:
            way.code.load(data)
        else:
            read_page(way.code.read(data), agency="某局", year=2021)
    except dm.DisclosureError as refused:
        refused.message("en")


def too_long(_number: int, _frame: FrameType | None) -> None:
    """Ends an input that takes too long."""
    raise TimeoutError(f"more than {SECONDS} s")


def fuzz(way: Door, count: int, seed: int) -> int:
    """Read so many spoilt files of one format; the number of failures."""
    originals = samples(way)
    failures, longest, start = 0, 0.0, time.perf_counter()
    for number in track(range(count), description=way.name, disable=not sys.stderr.isatty()):
        chance = random.Random(f"{way.name} {seed} {number}")  # noqa: S311  # no secret
        data = chance.choice(originals)
        inside = data.startswith(PACKAGE) and chance.random() < INSIDE
        data = spoilt_inside(data, chance) if inside else spoilt(data, chance)
        began = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            read(way, data)
        except BaseException as wrong:
            if isinstance(wrong, KeyboardInterrupt):
                raise
            failures += 1
            print(f"{way.name}: seed {seed}, input {number}: {type(wrong).__name__}: {wrong}")
            traceback.print_exc(limit=-4)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        longest = max(longest, time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    took = time.perf_counter() - start
    print(f"{way.name}: {count} inputs in {took:.0f} s, longest {longest:.2f} s, peak {peak} MiB, {failures} failures")
    return failures


def main() -> int:
    """Every reader in turn."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--count", type=int, default=210_000, help="inputs in all (default: %(default)s)")
    asked.add_argument("--seed", type=int, default=2021, help="(default: %(default)s)")
    asked.add_argument("--format", choices=[way.name for way in DOORS], help="one format only")
    told = asked.parse_args()
    ways = [way for way in DOORS if told.format in (None, way.name)]
    resource.setrlimit(resource.RLIMIT_AS, (MEBIBYTES * 2**20, MEBIBYTES * 2**20))
    signal.signal(signal.SIGALRM, too_long)
    whole = sum(WEIGHTS.get(way.name, 1.0) for way in ways)
    failures = sum(fuzz(way, int(told.count * WEIGHTS.get(way.name, 1.0) / whole) + 1, told.seed) for way in ways)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
