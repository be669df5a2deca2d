"""Plugins are found on first use, told by name, switched off, and named when they fail."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from inspect import signature
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from plugged import answering, hooked, warned

import disclosure_model as dm
from disclosure_model import plugins
from disclosure_model.cli import cli
from disclosure_model.cli.plugin import ROOMS, hooks
from disclosure_model.editions.hooks import added_rules, disclosure_rules, extension_forms
from disclosure_model.plugins import OFF, SPECIFIED, PluginWarning, State, until_plugins_change, usable

SOURCE = Path(dm.__file__).parent


pytestmark = pytest.mark.alone


def states() -> dict[str, State]:
    """Name → state, of the plugins that a test has."""
    return {name: plugin.state for name, plugin in plugins.plugins().items() if name.startswith("p_")}


class TestFinding:
    """Entry points, in the order of names."""

    def test_installed(self, install: Callable[..., Path]) -> None:
        """An installed plugin has a version, hooks and a state."""
        install("p_one", version="2.5")
        plugin = plugins.plugins()["p_one"]

        assert ("2.5", State.ACTIVE, ("disclosure_forms",)) == (plugin.version, plugin.state, plugin.hooks)
        assert plugin.why is None

    def test_order(self, install: Callable[..., Path]) -> None:
        """They are asked by name, however they came to be there."""
        for name in ("p_two", "p_three"):
            install(name)
        with plugins.using(p_one=SimpleNamespace()):
            assert ["p_one", "p_three", "p_two"] == list(states())

    def test_fails_on_import(self, install: Callable[..., Path]) -> None:
        """What cannot be imported is named with the reason; the others are used."""
        install("p_bad", "raise RuntimeError('boo')")
        install("p_end", "raise SystemExit(3)")
        install("p_good")
        with warned() as told:
            found = states()

        assert {"p_bad": State.FAILED, "p_end": State.FAILED, "p_good": State.ACTIVE} == found
        assert ["插件 p_bad：不能载入：RuntimeError: boo", "插件 p_end：不能载入：SystemExit: 3"] == sorted(told)

    def test_no_identifier(self, install: Callable[..., Path]) -> None:
        """A name that can stand in no code is refused before anything is imported."""
        install("p_a-b", "raise RuntimeError('imported')", module="p_ab")
        with warned() as told:
            assert {"p_a-b": State.FAILED} == states()

        assert "名称须是标识符" in told[0]
        assert "imported" not in told[0]

    def test_same_name(self, install: Callable[..., Path]) -> None:
        """Of two packages with one name the first on the path is used, and the other is told."""
        install("p_one", module="p_first", version="1")
        install("p_one", module="p_second", version="2")
        with warned() as told:
            assert "2" == plugins.plugins()["p_one"].version

        assert ["插件 p_one：另有一个插件也叫这个名称，只用先找到的一个"] == told

    def test_registered_goes_first(self, install: Callable[..., Path]) -> None:
        """An object that is registered is used in the place of an installed plugin, which is not even imported."""
        install("p_one", "raise RuntimeError('imported')")
        plugins.register("p_one", answering(disclosure_forms=()))

        assert {"p_one": State.ACTIVE} == states()
        assert "" == plugins.plugins()["p_one"].version
        plugins.unregister("p_one")
        with pytest.warns(PluginWarning, match="imported"):
            assert {"p_one": State.FAILED} == states()

    def test_never_on_import(self, install: Callable[..., Path]) -> None:
        """Importing the package imports neither plugins nor what finds them."""
        imported = python(install("p_one"), "-X", "importtime", "-c", "import disclosure_model").stderr
        modules = {line.rpartition("|")[2].strip() for line in imported.splitlines()}

        assert "disclosure_model" in modules
        assert set() == modules & {"p_one", "pluggy", "importlib.metadata", "disclosure_model.plugins"}

    def test_nothing_without_plugins(self, example: Path) -> None:
        """Where there is none, what calls them is not imported either."""
        checked = f"dm.check(dm.read({str(example)!r}).report)"
        script = f"import sys, disclosure_model as dm\n{checked}\nprint('pluggy' in sys.modules)"

        assert ["False"] == python(Path(), "-c", script).stdout.split()

    def test_asks_on_import(self, install: Callable[..., Path]) -> None:
        """A plugin that asks the package when it is imported gets the package's own, and is used whole afterwards."""
        asked = "from disclosure_model.editions.hooks import extension_forms\nEARLY = extension_forms()"
        hook = "from disclosure_model.plugins import implements\ndisclosure_forms = implements(lambda: ())"
        install("p_one", f"{asked}\n{hook}\n")
        install("p_two")

        extension_forms()
        one = plugins.plugins()["p_one"]
        assert {"extensions.statistics_2014"} == set(one.implementation.EARLY)
        assert (State.ACTIVE, ("disclosure_forms",)) == (one.state, one.hooks)

    def test_on_first_use(self, install: Callable[..., Path], example: Path) -> None:
        """Names that have nothing to do with plugins do not find them either; reading does."""
        there = "print('p_one' in sys.modules)\n"
        script = f"import sys, disclosure_model as dm\ndm.Agency, dm.Gap\n{there}dm.read({str(example)!r})\n{there}"

        assert ["False", "True"] == python(install("p_one"), "-c", script).stdout.split()


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Another Python that has a folder on its path."""
    path = os.pathsep.join([str(folder), str(SOURCE.parent)])
    return subprocess.run(  # noqa: S603  # this Python
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
    )


class TestSwitching:
    """A plugin that is off is not imported, and what was derived from it is forgotten."""

    def test_switch(self, install: Callable[..., Path]) -> None:
        """Off, it is not loaded; on again, it is."""
        install("p_one", "raise RuntimeError('imported')")
        plugins.switch("p_one", on=False)

        assert {"p_one": State.OFF} == states()
        assert () == plugins.plugins()["p_one"].hooks
        plugins.switch("p_one", on=True)
        with pytest.warns(PluginWarning, match="imported"):
            assert {"p_one": State.FAILED} == states()

    @pytest.mark.parametrize(("told", "off"), [("p_one, p_two", 2), ("p_two", 1), ("*", 3), ("", 0), (" , ", 0)])
    def test_environment(self, monkeypatch: pytest.MonkeyPatch, told: str, off: int) -> None:
        """The environment names those that are off; a star is all."""
        monkeypatch.setenv(OFF, told)
        with plugins.using(p_one=SimpleNamespace(), p_two=SimpleNamespace(), p_three=SimpleNamespace()):
            assert off == list(states().values()).count(State.OFF)

    def test_without(self) -> None:
        """For a block there are none; then all is as it was, what was off included."""
        with plugins.using(p_one=SimpleNamespace(), p_two=SimpleNamespace()):
            plugins.switch("p_two", on=False)
            with plugins.without():
                assert {State.OFF} == set(states().values())
            assert {"p_one": State.ACTIVE, "p_two": State.OFF} == states()
            plugins.switch("p_two", on=True)
        assert {} == states()

    def test_used_though_off(self) -> None:
        """What a block uses is in use though its name was switched off; afterwards it is off again."""
        with plugins.using(p_one=SimpleNamespace()):
            plugins.switch("p_one", on=False)
            with plugins.using(p_one=SimpleNamespace()):
                assert {"p_one": State.ACTIVE} == states()
            assert {"p_one": State.OFF} == states()

    def test_derived_anew(self) -> None:
        """What is derived from plugins follows them."""
        calls: list[int] = []

        @until_plugins_change
        def derived() -> int:
            calls.append(1)
            return len(calls)

        assert (1, 1) == (derived(), derived())
        with plugins.using(p_one=SimpleNamespace()):
            assert (2, 2) == (derived(), derived())
        assert 3 == derived()


class TestAsking:
    """Hooks are called one by one."""

    def test_arguments_may_be_left_out(self, example: Path) -> None:
        """An implementation names what it wants of the arguments."""
        given: list[object] = []
        with_it = hooked(disclosure_readings=lambda report: given.append(report) or ())
        without_it = hooked(disclosure_readings=lambda: given.append("nothing") or ())
        with plugins.using(p_one=with_it, p_two=without_it):
            dm.read(example)

        assert [dm.Report, str] == [type(each) for each in given]

    def test_wrong_signature(self) -> None:
        """One hook that is written wrongly leaves the plugin's others in use."""
        plugin = hooked(disclosure_rules=lambda nonsense: [nonsense], disclosure_forms=lambda: ())
        with plugins.using(p_one=plugin), warned() as told:
            assert () == added_rules()
            extension_forms()

        assert 1 == len(told)
        assert "disclosure_rules 的写法不对" in told[0]

    def test_one_raises(self) -> None:
        """The answers of others are kept."""

        def raises() -> None:
            raise RuntimeError("boo")

        two = answering(disclosure_rules=["a", "b"])
        with plugins.using(p_one=hooked(disclosure_rules=raises), p_two=two), warned() as told:
            found = list(usable(disclosure_rules, lambda _name, _item: None))

        assert [("p_two", "a"), ("p_two", "b")] == found
        assert ["插件 p_one：disclosure_rules 出错：RuntimeError: boo"] == told

    def test_property_that_raises(self) -> None:
        """A plugin whose hooks cannot even be looked at has failed."""

        class Broken:
            @property
            def disclosure_forms(self) -> None:
                raise RuntimeError("boo")

        with plugins.using(p_one=Broken()), warned() as told:
            assert {"p_one": State.FAILED} == states()
        assert 1 == len(told)

    def test_not_marked(self) -> None:
        """A function that is not marked is no hook."""
        with plugins.using(p_one=SimpleNamespace(disclosure_forms=lambda: [5])):
            assert () == plugins.plugins()["p_one"].hooks


class TestCommand:
    """disclosure-model plugins."""

    def test_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where there is none it is said, beside the table."""
        monkeypatch.setattr("disclosure_model.cli.plugin.plugins", dict)
        result = CliRunner().invoke(cli, ["plugins"])

        assert (0, "") == (result.exit_code, result.stdout)
        assert "没有安装插件" in result.stderr

    def test_list(self, install: Callable[..., Path]) -> None:
        """Name, version, state, hooks and reason, in the language asked for."""
        install("p_bad", "raise RuntimeError('boo')")
        install("p_good", version="3.1")
        with plugins.using(p_off=answering(disclosure_forms=()), p_typo=answering(disclosure_formz=())):
            plugins.switch("p_off", on=False)
            result = CliRunner().invoke(cli, ["plugins", "--lang", "en"])
        bad, good, off, typo = (line.split("\t") for line in result.output.splitlines() if line.startswith("p_"))

        assert ["p_bad", "1.0", "failed", "", "cannot be loaded: RuntimeError: boo"] == bad
        assert ["p_good", "3.1", "active", "disclosure_forms", ""] == good
        assert ["p_off", "", "off", "", ""] == off
        assert ["p_typo", "", "active", "disclosure_formz", "there are no such hooks: disclosure_formz"] == typo


@pytest.mark.parametrize("hook", hooks())
def test_a_hook_adds_nothing_by_itself(hook: str) -> None:
    """A specification is documented, and answers what a plugin does that adds nothing."""
    specified = SPECIFIED[hook]

    assert specified.__doc__
    assert [] == list(specified(*[None] * len(signature(specified).parameters)))


def test_rooms_with_hooks() -> None:
    """Every module that specifies a hook is known to the command, and every hook is told in the documentation."""
    specifying = {
        ".".join(("disclosure_model", *path.relative_to(SOURCE).with_suffix("").parts))
        for path in SOURCE.rglob("*.py")
        if "\n@specifies\n" in path.read_text(encoding="utf-8")
    }
    pages = [SOURCE.parents[1] / "docs" / name for name in ("plugins.md", "plugins.zh-CN.md")]

    assert specifying == {*ROOMS}
    for page in pages:
        assert [] == [name for name in hooks() if f"`{name}" not in page.read_text(encoding="utf-8")]
