"""What all tests share."""

import os
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import pytest

import disclosure_model as dm
from disclosure_model import plugins

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--with-plugins a,b``: all tests, with plugins in use that have nothing to do with them."""
    parser.addoption("--with-plugins", default="", help="modules that are plugins in use, parted by commas")


def pytest_configure(config: pytest.Config) -> None:
    """Use the plugins; what is warned of them is no error."""
    for name in filter(None, config.getoption("--with-plugins").split(",")):
        config.addinivalue_line("filterwarnings", "ignore::disclosure_model.plugins.PluginWarning")
        plugins.register(name, import_module(name))


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences are in Simplified Chinese unless a test asks for another language."""
    monkeypatch.setenv("DISCLOSURE_MODEL_LANG", "zh-Hans")


@pytest.fixture(scope="session")
def example() -> Path:
    """The example report in the dialect it was published in."""
    return ROOT / "examples" / "tianjin-fao-2020.txt"


@pytest.fixture(autouse=True)
def _alone(request: pytest.FixtureRequest) -> Iterator[None]:
    """What is marked ``alone`` is of the package itself, whatever plugins are in use, and so is its example report."""
    if request.node.get_closest_marker("alone") is None:
        yield
        return
    with plugins.without():
        if "report" in request.fixturenames:
            request.node.funcargs["report"] = dm.read(request.getfixturevalue("example")).report
        yield


@pytest.fixture(scope="session")
def report(example: Path) -> dm.Report:
    """The example report."""
    return dm.read(example).report


@pytest.fixture(scope="session")
def needs_program() -> Callable[[str], str]:
    """The path of a program that a test needs: without it the test is skipped, in CI it fails."""

    def path(name: str) -> str:
        found = shutil.which(name)
        if found is None:
            _lacking(f"{name} is not installed")
        return found

    return path


def _lacking(said: str) -> NoReturn:
    """Skip what cannot be run here, with the reason; continuous integration must have all that tests need."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(said)


@pytest.fixture(autouse=True)
def _chinese_fonts(request: pytest.FixtureRequest) -> None:
    """What is marked ``chinese_fonts`` is skipped where none is installed, as what needs a program is."""
    if request.node.get_closest_marker("chinese_fonts") is None:
        return
    from disclosure_model.formats.pdf.printing import installed

    if not installed().chosen["song"]:
        _lacking("no Chinese font is installed (Debian: fonts-noto-cjk)")
