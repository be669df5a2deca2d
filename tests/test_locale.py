"""The catalogues are complete and fresh."""

import re
import runpy
from pathlib import Path

import pytest

from disclosure_model.wording import words

pytestmark = pytest.mark.alone

ROOT = Path(__file__).parent.parent
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "write_catalogues.py"))


def test_complete_and_fresh() -> None:
    """Every message is translated with the same placeholders, and the compiled files are those of the text."""
    assert [] == SCRIPT["problems"]()


def test_click_is_known() -> None:
    """The sentences of the installed click are looked for; those of a newer one may stay English."""
    if SCRIPT["click_is_newer"]():
        pytest.skip("this click is newer than its catalogue: raise NEWEST_CLICK and run make locale")

    assert "Missing argument" in SCRIPT["click_ids"]()


def test_english_is_english() -> None:
    """No Chinese stands in an English message, but for a name in brackets and units of money in an example."""
    named = re.compile(r"\(《.+?》\)|\(「.+?」\)|万元")
    chinese = {id_ for id_ in SCRIPT["ids"]() if re.search("[一-鿿]", named.sub("", words(id_, "en")))}

    assert set() == chinese


def test_source_language_is_itself() -> None:
    """In Simplified Chinese a message is its id."""
    assert SCRIPT["ids"]() == [words(id_, "zh-Hans") for id_ in SCRIPT["ids"]()]
