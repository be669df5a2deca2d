"""What all tests share."""

from pathlib import Path

import pytest

import disclosure_model as dm

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences are in Simplified Chinese unless a test asks for another language."""
    monkeypatch.setenv("DISCLOSURE_MODEL_LANG", "zh-Hans")


@pytest.fixture(scope="session")
def example() -> Path:
    """The example report in the dialect it was published in."""
    return ROOT / "examples" / "tianjin-fao-2020.txt"


@pytest.fixture(scope="session")
def report(example: Path) -> dm.Report:
    """The example report."""
    return dm.read(example).report
