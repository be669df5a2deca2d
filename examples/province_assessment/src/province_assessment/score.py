"""The arithmetic of the score: from findings to points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosure_model.editions.report import Report
from disclosure_model.findings import Finding, Severity
from disclosure_model.judge import check
from disclosure_model.wording import message

from .form import Assessment, Points
from .standard import STANDARD, Deduction, Part


def assess(report: Report, before: Report | None = None) -> Assessment:
    """What a report scores.

    Args:
        report: the report; its organ's kind and the day of its publication have to be known for deadlines.
        before: last year's, without which nothing is found to be copied.
    """
    found = [each for each in check(report, before) if each.severity is not Severity.INFO and not each.consequence_of]
    lines: dict[str, Points] = {}
    notes: list[str] = []
    for part in STANDARD.part:
        taken = list(_taken(part, found))
        notes += [_said(points, finding) for points, finding in taken]
        lost = min(part.points, sum(points for points, _ in taken))
        lines[part.name] = Points(full=part.points, deducted=lost, score=part.points - lost)
    return Assessment(**lines, total=_sum(lines.values()), notes=tuple(notes))


def _sum(lines: Iterable[Points]) -> Points:
    first, *others = lines
    for each in others:
        first += each
    return first


def _taken(part: Part, found: Iterable[Finding]) -> Iterator[tuple[int, Finding]]:
    """What is taken off in a part, finding by finding."""
    left = {each: each.most for each in part.deduction}
    for finding in found:
        rule: Deduction | None = next((each for each in part.deduction if each.fits(finding.code)), None)
        if rule is not None and left[rule]:
            points = min(rule.each, left[rule])
            left[rule] -= points
            yield points, finding


def _said(points: int, finding: Finding) -> str:
    said = message("扣 {points} 分（{code}）：{said}", points=points, code=finding.code, said=finding.said)
    return said.render("zh-Hans")
