"""Read a report, judge it, change a figure, judge it again, save it."""

from pathlib import Path

import disclosure_model as dm

here = Path(__file__).parent
reading = dm.read(here / "tianjin-fao-2020.txt")
report = reading.report
print(report)

for finding in (*reading.findings, *dm.check(report)):
    print(finding)

wrong = report.with_cells({"applications.received.total": 1})
for finding in dm.check(wrong):
    print(finding)
    for suggestion in finding.suggestions:
        print("   ", suggestion.said)

build = here.parent / "build"
build.mkdir(exist_ok=True)
dm.dump(report, build / "report.json")
assert dm.load(build / "report.json") == report
