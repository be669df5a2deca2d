"""A hostile plugin breaks nothing: what of it cannot be used is named in a warning, and all else is as without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attacks import ATTACKS, NAME, NONSENSE, UnspeakableError, raising, thief
from plugged import answering, hooked, life, warned

from disclosure_model import plugins
from disclosure_model.cli.plugin import hooks

pytestmark = pytest.mark.alone

HOOKS = hooks()


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory, example: Path) -> dict[str, Any]:
    """What comes of a report without any plugin."""
    with plugins.without():
        return life(example, tmp_path_factory.mktemp("usual"))


@pytest.fixture
def unharmed(example: Path, tmp_path: Path, usual: dict[str, Any]) -> Any:
    """Whether everything is as usual with a plugin; what was warned of it."""

    def unharmed(plugin: Any) -> list[str]:
        with warned() as told, plugins.using(hostile=plugin):
            now = life(example, tmp_path)
        assert [] == [name for name, value in usual.items() if now[name] != value]
        assert [] == [each for each in told if f"插件 {NAME}：" not in each]
        return told

    return unharmed


@pytest.mark.parametrize("wrong", [RuntimeError("boo"), SystemExit(3), UnspeakableError(), MemoryError()], ids=repr)
def test_raises_in_every_hook(unharmed: Any, wrong: BaseException) -> None:
    """Each hook that raises is named."""
    told = unharmed(hooked(**dict.fromkeys(HOOKS, raising(wrong))))

    for hook in HOOKS:
        assert any(hook in each and type(wrong).__name__ in each for each in told), hook


@pytest.mark.parametrize("name", NONSENSE)
def test_answers_nonsense(unharmed: Any, name: str) -> None:
    """Whatever is no answer of a hook is told, and the hook is named."""
    told = unharmed(answering(**dict.fromkeys(HOOKS, NONSENSE[name])))

    assert told


@pytest.mark.parametrize("name", ATTACKS)
def test_attacks(unharmed: Any, tmp_path: Path, name: str) -> None:
    """What is of the right kind and cannot be used is refused with the reason, once."""
    plugin, words = ATTACKS[name]
    told = unharmed(plugin(tmp_path))

    assert any(words in each for each in told), told


@pytest.mark.parametrize("slot", ["proactive", "applications", "disputes"])
def test_labels_of_the_statute(unharmed: Any, slot: str) -> None:
    """A form with the rows of a statutory table gets none of its lines."""
    told = unharmed(answering(disclosure_forms=[thief(slot)]))

    assert [] == told
