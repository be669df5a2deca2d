"""The word for what a report's figures are of: 全市 in a city government's, 本机关 in a department's."""

from __future__ import annotations

from typing import Final

from ..editions.report import Agency, AgencyKind

GOVERNMENT: Final = "人民政府"

BY_NAME: Final = {
    "自治区": "全区",
    "自治州": "全州",
    "自治县": "全县",
    "自治旗": "全旗",
    "省": "全省",
    "市": "全市",
    "州": "全州",
    "盟": "全盟",
    "县": "全县",
    "区": "全区",
    "旗": "全旗",
    "镇": "全镇",
    "乡": "全乡",
}
"""What the name of a government's place ends with → its word."""

BY_KIND: Final = {
    AgencyKind.PROVINCE: "全省",
    AgencyKind.CITY: "全市",
    AgencyKind.COUNTY: "全县",
    AgencyKind.TOWNSHIP: "全镇",
}
"""Kind of government → its word where the name does not say it."""

OWN: Final = "本机关"


def scope_of(agency: Agency) -> str:
    """The scope word of an agency: a government reports on its whole place, any other organ on itself."""
    place, government, rest = agency.name.partition(GOVERNMENT)
    if government and not rest:
        return next((word for ending, word in BY_NAME.items() if place.endswith(ending)), _by_kind(agency))
    return OWN if government else _by_kind(agency)


def _by_kind(agency: Agency) -> str:
    return BY_KIND.get(agency.kind, OWN) if agency.kind else OWN
