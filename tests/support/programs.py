"""Files as other programs see them; ``needs_program`` says where these are."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path


def converted(office: str, data: bytes, suffix: str, to: str) -> bytes:
    """A file as LibreOffice saves it in another format (or the same one, formulas worked out anew)."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"file.{suffix}")
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [office, profile, "--headless", "--convert-to", to, "--outdir", f"{folder}/out", str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603  # our own command
        return Path(folder, "out", f"file.{to}").read_bytes()


def text_of_pdf(reader: str, data: bytes) -> str:
    """The text of a PDF as poppler's pdftotext finds it, in its layout."""
    command = [reader, "-layout", "-", "-"]
    return subprocess.run(command, input=data, check=True, capture_output=True, timeout=60).stdout.decode()  # noqa: S603  # likewise
