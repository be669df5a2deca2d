"""Published reports, where they are."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def published() -> Path:
    """The folder of published reports beside the project; CI has it, a clone need not."""
    folder = Path(__file__).parents[3] / "shared" / "data" / "reports"
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"{folder} is missing: CI must have the published reports")
        pytest.skip("the published reports are not beside this clone")
    return folder
