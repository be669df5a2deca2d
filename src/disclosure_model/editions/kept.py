"""What a report holds of plugins that are not installed."""

from __future__ import annotations

from ..findings import Finding, Kind, Severity, Verdict
from ..grammar.kept import Kept
from ..wording import message
from .report import Report


def kept_whole(report: Report) -> tuple[Finding, ...]:
    """The finding, where there is any, that data is carried along without being understood."""
    names = tuple(name for name, held in report.extensions.items() if isinstance(held, Kept))
    if not names:
        return ()
    said = message("插件 {names} 没有安装或没有使用，它的数据原样保留，不作核对", names=names)
    return (
        Finding(
            code="read.kept",
            kind=Kind.READING,
            severity=Severity.INFO,
            verdict=Verdict.KEPT,
            said=said,
            at="extensions",
        ),
    )
