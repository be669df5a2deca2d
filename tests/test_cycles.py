"""No module waits for another that waits for it: imports run in no circle."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src" / "disclosure_model"
NAME = PACKAGE.name
FILES = {
    ".".join((NAME, *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}


def on_import(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports that run when a module is imported: none inside functions or for type checkers only."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If | ast.Try):
            for_types = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
            handlers = [each for handler in getattr(node, "handlers", ()) for each in handler.body]
            yield from on_import([*([] if for_types else node.body), *node.orelse, *handlers])


def needed(module: str) -> set[str]:
    """The modules of the package that a module imports at once."""
    path = FILES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    found: set[str] = set()
    for node in on_import(ast.parse(path.read_text(encoding="utf-8")).body):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        else:
            up = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*up, *([node.module] if node.module else [])])
            found |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return found & set(FILES) - {module}


def test_no_circles() -> None:
    """The modules can be put in an order in which each is imported after all it needs."""
    order = list(TopologicalSorter({module: needed(module) for module in FILES}).static_order())

    assert set(FILES) == set(order)
    assert order.index(f"{NAME}.wording") < order.index(f"{NAME}.errors") < order.index(f"{NAME}.grammar.forms")
    assert order.index(f"{NAME}.grammar.forms") < order.index(f"{NAME}.editions.report") < order.index(f"{NAME}.judge")


def test_all_imports_are_our_own_or_relative() -> None:
    """Inside the package its own modules are imported relatively, so that the floors are held for every import."""
    for path in FILES.values():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [str(node.module)] if isinstance(node, ast.ImportFrom) and not node.level else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert [] == [name for name in names if name.partition(".")[0] == NAME]
