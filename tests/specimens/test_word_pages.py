"""Published pages that somebody saved as Word documents."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import disclosure_model as dm


@pytest.mark.parametrize("name", ["shuyang-fgw-2023", "shanghai-genoffice-2019"])
def test_every_cell(published: Path, needs_program: Callable[[str], str], tmp_path: Path, name: str) -> None:
    """A published web page that LibreOffice saved as .docx reads with every cell as transcribed."""
    told = [needs_program("soffice"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    told += ["--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path)]
    subprocess.run([*told, published / f"{name}.html"], check=True, capture_output=True, timeout=180)  # noqa: S603  # fixed
    wanted = json.loads((published / f"{name}.cells.json").read_text(encoding="utf-8"), parse_float=str)["cells"]

    report = dm.read(tmp_path / f"{name}.docx").report

    assert {code: "" if printed is None else str(printed) for code, printed in wanted.items()} == {
        code: "" if value is dm.Gap.BLANK else str(value) for code, value in report.cells().items()
    }
    assert report.title is not None
    assert all(section.blocks for section in (report.sections.overview, report.sections.problems))
