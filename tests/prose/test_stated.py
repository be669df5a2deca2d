"""Figures that a text states, by patterns: what forms of agencies are filled from."""

import pytest

import disclosure_model as dm
from disclosure_model.prose.patterns import ANY, Pattern
from disclosure_model.prose.stated import stated


def pattern(code: str, head: str) -> Pattern:
    """A pattern of one cell."""
    return Pattern(code=f"lamps.{code}", head=head, candidates=(code,), subject=ANY, yes=())


PATTERNS = (pattern("mended", "修复路灯"), pattern("new", "新装路灯"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("修复路灯8个，新装路灯3个。", {"mended": 8, "new": 3}),
        ("修复路灯八个。修复路灯9个。", {"mended": 8}),
        ("答复留言中的诉求，修复路灯1.2万个。", {}),
        ("修复路灯8余个。", {}),
        ("修复路灯近8个。", {}),
        ("2022年修复路灯8个。", {}),
        ("下一步将新装路灯3个。", {}),
        ("拆除路灯3个。", {}),
        ("", {}),
    ],
)
def test_stated(text: str, found: dict[str, int]) -> None:
    """Exact counts of the report's year, the first of each cell."""
    blocks = (dm.Paragraph(text=text),) if text else ()
    report = dm.Report(
        agency=dm.Agency(name="某局"), year=2023, sections=dm.Sections(overview=dm.Section(blocks=blocks))
    )

    assert found == stated(report, PATTERNS)
