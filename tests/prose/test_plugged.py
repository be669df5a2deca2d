"""Patterns of agencies: found on first use, and named when they are broken."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from spoken import report, told

from disclosure_model.errors import DeclarationError
from disclosure_model.prose import patterns, plugged
from disclosure_model.prose.claims import claims
from disclosure_model.prose.patterns import Parts, Pattern, Saying

PETITIONS = Pattern(
    code="X01",
    head="函询",
    candidates=("applications.received",),
    yes=(("函询2件。", "2"),),
)


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """What plugins declare is looked for again, before and after."""
    declared = (patterns.own, patterns.patterns, patterns.sayings, patterns.all_parts)
    for each in (plugged._plugins, plugged.meanings, *declared):
        each.cache_clear()  # type: ignore[attr-defined]  # lru_cache, typed as what it caches
    yield
    for each in (plugged._plugins, plugged.meanings, *declared):
        each.cache_clear()  # type: ignore[attr-defined]  # the same


def _installed(monkeypatch: pytest.MonkeyPatch, load: object) -> None:
    point = SimpleNamespace(name="agency", load=load)
    monkeypatch.setattr(plugged, "entry_points", lambda group: [point] if group == "disclosure_model.patterns" else [])


def test_patterns_of_a_plugin_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin's pattern claims, its saying says, its parts are added, and its codes have a meaning."""
    held = SimpleNamespace(
        PATTERNS=(PETITIONS,),
        SAYINGS=(Saying(code="X02", words="无来函", zeros=("applications.received",), yes=("无来函。",)),),
        PARTS=(Parts(code="X03", words="处$", wholes=frozenset({"X01"}), yes=(("", ""),)),),
        MEANINGS={"X01": "函询数"},
    )
    _installed(monkeypatch, lambda: held)

    text = "函询3件，甲处1件、乙处2件。无来函。"
    assert ["X01 3件 contradicts", "X03 1件、乙处2件 matches", "X02 无来函 matches"] == told(report(text))
    assert plugged.meanings()["X01"] == "函询数"


def test_given_patterns_alone() -> None:
    """Whoever gives patterns has these and no others."""
    made = report("函询0件，收到申请0件，网络0件、信函0件，无上年结转。")

    assert ["X01"] == [each.pattern for each in claims(made, patterns=[PETITIONS], sayings=[], parts=[])]


@pytest.mark.parametrize(
    ("load", "said"),
    [
        (lambda: 1 / 0, "句式插件 agency 不能载入：ZeroDivisionError"),
        (lambda: SimpleNamespace(PATTERNS=("收到申请",)), "句式插件 agency 的 PATTERNS 里须是 Pattern"),
        (lambda: SimpleNamespace(SAYINGS=(PETITIONS,)), "句式插件 agency 的 SAYINGS 里须是 Saying"),
    ],
)
def test_a_broken_plugin_is_named(monkeypatch: pytest.MonkeyPatch, load: object, said: str) -> None:
    """A plugin that cannot be loaded, or declares what is no pattern, is an error that says which."""
    _installed(monkeypatch, load)

    with pytest.raises(DeclarationError) as wrong:
        claims(report("收到申请3件。"))
    assert said in wrong.value.message("zh-Hans")
