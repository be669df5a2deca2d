"""A third plugin, written from ``docs/plugins.md`` alone: what became of reports on street lamps."""

from pathlib import Path

from disclosure_model.editions.tables import AnyExtension
from disclosure_model.grammar.forms import form
from disclosure_model.grammar.gaps import Count
from disclosure_model.grammar.parts import count, row
from disclosure_model.grammar.rules import Counts, Sides, identity
from disclosure_model.plugins import implements


@form
class Lamps(Counts):
    """Lamps in town and in the villages."""

    town: Count = count("城区")
    villages: Count = count("乡镇")


@form
class StreetLamps(AnyExtension):
    """Street lamps that were told to be dark."""

    plugin = "street_lamps"
    title = "附表 路灯报修办理情况"

    told: Lamps = row("收到路灯报修（盏）")
    mended: Lamps = row("其中：已经修复（盏）")
    waiting: Lamps = row("其中：等待修复（盏）")

    @identity(
        "extensions.street_lamps.told",
        "收到路灯报修等于已经修复与等待修复之和",
        cite="某区城管局",
        good={"told.town": 3, "mended.town": 2, "waiting.town": 1},
        bad={"told.town": 3, "mended.town": 2},
    )
    def told_is_the_sum(self) -> Sides[Lamps]:
        """Each lamp was mended or waits."""
        return self.told, self.mended + self.waiting


@implements
def disclosure_forms() -> list[type[AnyExtension]]:
    """The form."""
    return [StreetLamps]


@implements
def disclosure_sentences() -> list[Path]:
    """The sentence."""
    return [Path(__file__).with_name("sentences.toml")]
