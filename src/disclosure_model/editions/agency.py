"""The organ that reports."""

from __future__ import annotations

from enum import Enum

from ..grammar.forms import Form, form
from ..grammar.parts import fact


class AgencyKind(Enum):
    """Kinds of organ that the rules tell apart."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    CITY = "city"
    """设区的市 or 自治州."""
    COUNTY = "county"
    TOWNSHIP = "township"
    DEPARTMENT = "department"
    """A department of a local government."""
    OTHER = "other"


GOVERNMENTS = (AgencyKind.PROVINCE, AgencyKind.CITY, AgencyKind.COUNTY, AgencyKind.TOWNSHIP)
"""The kinds of people's governments."""


@form
class Agency(Form):
    """The organ that reports.

    Attributes:
        name: its full name.
        short_name: how its text calls itself.
        identifier: 统一社会信用代码.
        region: the place it serves.
        kind: what kind of organ it is.
    """

    name: str = fact(
        "机关",
        patterns=(
            r"^\s*(?:\d{4}\s*年度?)?(.+?)(?:\d{4}\s*年度?)?政府信息公开(?:工作)?年度(?:工作)?报告\s*$",
            r"请[与向]([^,，、。；;（）()]{2,40}?)(?:联系|咨询)",
            r"由([^,，、。；;（）()]{2,40}?)(?:负责)?编制",
        ),
    )
    short_name: str | None = fact("简称", default=None, patterns=(r"由([^,，、。；;（）()]{2,40}?)(?:负责)?编制",))
    identifier: str | None = fact("统一社会信用代码", default=None)
    region: str | None = fact("地区", default=None)
    kind: AgencyKind | None = fact("机关类别", default=None)

    @property
    def governs(self) -> bool:
        """Whether it is a people's government, not an office or a department of one: by its name, else by its kind."""
        _, government, rest = self.name.partition("人民政府")
        return not rest if government else self.kind in GOVERNMENTS
