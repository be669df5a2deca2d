"""The word for what a report's figures are of: 全市 in a city government's, 本机关 in a department's."""

from __future__ import annotations

from typing import Final

from ..editions.agency import Agency, AgencyKind

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
    if not agency.governs:
        return OWN
    place = agency.name.removesuffix("人民政府")
    named = next((word for ending, word in BY_NAME.items() if place.endswith(ending)), OWN)
    return BY_KIND.get(agency.kind, named) if named == OWN and agency.kind else named
