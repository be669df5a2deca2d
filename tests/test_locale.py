"""The catalogues are complete and fresh."""

import re
import runpy
from pathlib import Path

from disclosure_model.wording import words

ROOT = Path(__file__).parent.parent
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "write_catalogues.py"))


def test_complete_and_fresh() -> None:
    """Every message is translated with the same placeholders, and the compiled files are those of the text."""
    assert [] == SCRIPT["problems"]()


def test_english_is_english() -> None:
    """No Chinese stands in an English message, but for units of money in an example."""
    chinese = {id_ for id_ in SCRIPT["ids"]() if re.search("[一-鿿]", words(id_, "en").replace("万元", ""))}

    assert set() == chinese


def test_source_language_is_itself() -> None:
    """In Simplified Chinese a message is its id."""
    assert SCRIPT["ids"]() == [words(id_, "zh-Hans") for id_ in SCRIPT["ids"]()]
