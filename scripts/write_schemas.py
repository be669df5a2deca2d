"""Write the schemas under ``schemas/``, or with ``--check`` say which of them are stale."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from disclosure_model.formats.schema import schemas
from disclosure_model.formats.table_schema import table_schemas
from disclosure_model.plugins import without

FOLDER = Path(__file__).parent.parent / "schemas"


def texts() -> dict[str, str]:
    """File name → what should stand in it."""
    made = schemas() | table_schemas()
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}


def stale() -> list[str]:
    """The files that are not what the declarations say, or should not be there."""
    wanted = texts()
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    return sorted(name for name in wanted | there if wanted.get(name) != there.get(name))


def main(arguments: list[str]) -> int:
    """Write, or check."""
    if arguments == ["--check"]:
        for name in stale():
            print(f"stale: schemas/{name}: run make schemas")
        return 1 if stale() else 0
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.json"):
        path.unlink()
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    with without():
        sys.exit(main(sys.argv[1:]))
