"""Languages: found by tag and environment, spoken last."""

import pytest

from disclosure_model.wording import Message, catalogue, closest_language, default_language, label, message, words


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh-Hans"),
        ("zh_CN.UTF-8", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("en_GB", "en"),
        ("C", None),
    ],
)
def test_closest(tag: str, language: str | None) -> None:
    """A tag finds the language closest to it."""
    assert language == closest_language(tag)


def test_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment chooses; without a word from it, Simplified Chinese is spoken."""
    for name in ("DISCLOSURE_MODEL_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert "zh-Hans" == default_language()
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "en" == default_language()


def test_facts() -> None:
    """Numbers by the locale, labels and messages in the same language, lists parted as the language does."""
    said = message("{a} {b} {c}", a=12345, b=label("总计"), c=(message("没有错误"), "x"))

    assert "12,345 Total no errors, x" == said.render("en")
    assert "12,345 总计 没有错误、x" == str(said)
    assert Message("{b}", {"b": True}).render("en") == "True"


def test_unknown() -> None:
    """An unknown language is refused; no wording is no message."""
    with pytest.raises(ValueError, match="zh-Hant"):
        catalogue("tlh")
    assert "" == words("", "en")
