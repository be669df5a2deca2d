"""Arrows only run down: imports, also those inside functions and in strings, keep to the floors."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "disclosure_model"
FLOORS = {
    "wording": 0,
    "errors": 1,
    "findings": 1,
    "grammar": 2,
    "plugins": 2,
    "checks": 3,
    "paper": 3,
    "editions": 4,
    "formats": 5,
    "prose": 5,
    "judge": 6,
    "testing": 7,
    "trials": 7,
    "__init__": 8,
    "cli": 9,
}
FILES = sorted(PACKAGE.rglob("*.py"))


def room(parts: tuple[str, ...]) -> str:
    """The room of a module, given its path inside the package."""
    return parts[0] if parts else "__init__"


def imported(path: Path) -> set[tuple[str, ...]]:
    """The modules of the package that a file names, as paths inside it."""
    own = path.relative_to(PACKAGE).with_suffix("").parts
    found: set[tuple[str, ...]] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = own[: len(own) - node.level] + tuple((node.module or "").split(".") if node.module else ())
            found |= {(*base, alias.name) for alias in node.names} | ({base} if node.module else set())
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            for named in re.findall(r"^disclosure_model\.([\w.]+)$", node.value):
                found.add(tuple(named.split(".")))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_arrows_run_down(path: Path) -> None:
    """A file names only its own room and rooms on lower floors."""
    own = room(path.relative_to(PACKAGE).with_suffix("").parts)
    up = {".".join(other) for other in imported(path) if room(other) != own and FLOORS[room(other)] >= FLOORS[own]}

    assert set() == up


def test_no_circles() -> None:
    """No file leads back to itself, whenever it is that it imports another."""
    modules = {path.relative_to(PACKAGE).with_suffix("").parts: path for path in FILES}
    named = {tuple(part for part in parts if part != "__init__"): path for parts, path in modules.items()}
    leads = {path: {named[other] for other in imported(path) if other in named} - {path} for path in FILES}

    assert FILES == sorted(TopologicalSorter(leads).static_order())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_file_is_two_rooms(path: Path) -> None:
    """No file outgrows 310 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 310


def test_all_imports_are_our_own_or_relative() -> None:
    """Inside the package its own modules are imported relatively, so that the floors are held for every import."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [str(node.module)] if isinstance(node, ast.ImportFrom) and not node.level else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert [] == [name for name in names if name.partition(".")[0] == PACKAGE.name]
