"""The word for what a report's figures are of."""

import pytest

import disclosure_model as dm
from disclosure_model.prose.scopes import scope_of


@pytest.mark.parametrize(
    ("name", "kind", "word"),
    [
        ("某省人民政府", None, "全省"),
        ("某某自治区人民政府", None, "全区"),
        ("某某自治州人民政府", None, "全州"),
        ("某某自治县人民政府", None, "全县"),
        ("某市某区人民政府", dm.AgencyKind.COUNTY, "全区"),
        ("某县人民政府", dm.AgencyKind.COUNTY, "全县"),
        ("某县某镇人民政府", dm.AgencyKind.TOWNSHIP, "全镇"),
        ("某县某乡人民政府", None, "全乡"),
        ("某某人民政府", dm.AgencyKind.CITY, "全市"),
        ("某某人民政府", None, "本机关"),
        ("某市", dm.AgencyKind.CITY, "全市"),
        ("某市人民政府办公室", dm.AgencyKind.CITY, "本机关"),
        ("某市财政局", None, "本机关"),
        ("某市财政局", dm.AgencyKind.DEPARTMENT, "本机关"),
        ("某区某街道办事处", None, "本机关"),
    ],
)
def test_scopes(name: str, kind: dm.AgencyKind | None, word: str) -> None:
    """A government reports on its whole place, by its name before its kind; any other organ on itself."""
    assert word == scope_of(dm.Agency(name=name, kind=kind))
