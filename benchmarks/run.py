"""Times beside other libraries, as ratios of medians measured in turn in one run: 1.00 is ours.

``--quick`` measures fewer rounds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import orjson
from locating import locating
from models import model
from rich.console import Console
from rich.table import Table
from turns import QUICK, medians

import disclosure_model as dm
from disclosure_model.checks.systems import system
from disclosure_model.checks.verdicts import judge
from disclosure_model.formats import json as door
from disclosure_model.formats.wire import reading, struct

ROUNDS = 5 if QUICK else 15
EXAMPLE = Path(__file__).parent.parent / "examples" / "tianjin-fao-2020.txt"
OUT = Console(width=110)


def tell(title: str, found: dict[str, float]) -> None:
    """A table of ratios to the first job."""
    ours = next(iter(found.values()))
    table = Table("job", "ratio to ours", "µs", title=title)
    for name, seconds in found.items():
        table.add_row(name, f"{seconds / ours:.2f}", f"{seconds * 1e6:.1f}")
    OUT.print(table)


def with_prose(report: dm.Report, characters: int) -> dm.Report:
    """The report with that many characters of prose, in paragraphs of 250."""
    text = "政府信息公开工作扎实推进，" * 20
    paragraphs = tuple(dm.Paragraph(text=text[:250]) for _ in range(characters // 250))
    bare = dm.Sections(overview=dm.Section(blocks=paragraphs))
    return report.replace(sections=bare, preamble=())


def loading_and_dumping(report: dm.Report) -> None:
    """Load and dump, with and without prose, compact and pretty."""
    peer = model(dm.Report)
    wire, read = msgspec.json.Decoder(struct(dm.Report)), reading(dm.Report)
    for characters in (0, 3_000, 10_000):
        held = with_prose(report, characters)
        for pretty in (False, True):
            data = door.dumps(held, pretty=pretty)
            shape = f"{'pretty' if pretty else 'compact'}, {characters} characters"
            jobs = {
                "ours, duplicate keys refused": lambda data=data: door.loads(data),
                "ours, duplicate keys not looked for": lambda data=data: read(wire.decode(data)),
                "pydantic": lambda data=data: peer.model_validate_json(data),
                "msgspec structs": lambda data=data: wire.decode(data),
                "orjson, no model": lambda data=data: orjson.loads(data),
            }
            tell(f"load: {shape}", medians(jobs, rounds=ROUNDS, repeat=30))
        dumping(held, f"{characters} characters")


def dumping(held: dm.Report, shape: str) -> None:
    """Dump, compact and pretty; pydantic leaves out what its document left out, as ours does."""
    compact = door.dumps(held)
    theirs, plain = model(dm.Report).model_validate_json(compact), orjson.loads(compact)
    decoded = msgspec.json.decode(compact, type=struct(dm.Report))
    jobs = {
        "ours": lambda: door.dumps(held),
        "pydantic": lambda: theirs.model_dump_json(exclude_unset=True),
        "msgspec structs": lambda: msgspec.json.encode(decoded),
        "orjson, no model": lambda: orjson.dumps(plain),
    }
    tell(f"dump: compact, {shape}", medians(jobs, rounds=ROUNDS, repeat=30))
    jobs = {
        "ours": lambda: door.dumps(held, pretty=True),
        "pydantic": lambda: theirs.model_dump_json(exclude_unset=True, indent=2),
        "msgspec structs": lambda: msgspec.json.format(msgspec.json.encode(decoded), indent=2),
        "orjson, no model": lambda: orjson.dumps(plain, option=orjson.OPT_INDENT_2),
    }
    tell(f"dump: pretty, {shape}", medians(jobs, rounds=ROUNDS, repeat=30))


def checking(report: dm.Report) -> None:
    """The arithmetic of three tables and the whole check, beside loading."""
    data = door.dumps(with_prose(report, 0))
    tables = [
        (table, system(type(table), f"{slot}.")) for slot, table in report.tables().items() if slot != "proactive"
    ]
    jobs = {
        "load": lambda: door.loads(data),
        "arithmetic of one report": lambda: [judge(rules, rules.values(table)) for table, rules in tables],
        "check, rules of tables": lambda: dm.check(report, ignore=["prose", "text"]),
    }
    tell("check beside load", medians(jobs, rounds=ROUNDS, repeat=30))


def importing() -> None:
    """A bare interpreter beside one that imports the package."""
    statements = ("pass", "import disclosure_model", "from disclosure_model import Report", "import pydantic")
    with tempfile.TemporaryDirectory() as folder:
        known = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        known["PYTHONPYCACHEPREFIX"] = folder  # byte code is compiled once, before the clock runs
        jobs: dict[str, Callable[[], Any]] = {
            each: lambda each=each: subprocess.run([sys.executable, "-c", each], check=True, env=known)  # noqa: S603  # our own statements
            for each in statements
        }
        for job in jobs.values():
            job()
        found = medians(jobs, rounds=ROUNDS, repeat=1)
    table = Table("statement", "ms above a bare interpreter", title="import")
    for each in statements:
        table.add_row(each, f"{(found[each] - found['pass']) * 1000:.1f}")
    OUT.print(table)


if __name__ == "__main__":
    example = dm.read(EXAMPLE).report
    loading_and_dumping(example)
    checking(example)
    importing()
    locating(OUT, quick=QUICK)
