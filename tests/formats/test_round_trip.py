"""load(dump(r)) == r, for every format that carries reports exactly."""

import pytest
from hypothesis import HealthCheck, given, settings

import disclosure_model as dm
from disclosure_model.formats import cells_csv, json, jsonl, records_csv
from disclosure_model.testing import reports

slow = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@given(reports(extended=True))
@slow
def test_json(report: dm.Report) -> None:
    """JSON, compact and pretty, and JSON Lines give an equal report, digits and extensions included."""
    assert report == json.loads(json.dumps(report))
    assert report == json.loads(json.dumps(report, pretty=True))
    assert [report] == jsonl.load(jsonl.dump([report]))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "gb18030"])
@given(report=reports())
@slow
def test_records(encoding: str, report: dm.Report) -> None:
    """Records give an equal report, in any encoding that has its characters."""
    data = records_csv.dump([report], encoding)

    assert [report] == records_csv.load(data, encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "utf-32"])
@given(report=reports())
@slow
def test_encodings_found_out(encoding: str, report: dm.Report) -> None:
    """CSV in UTF-8, with a mark or without, and in any encoding with a mark, is read without being told."""
    assert [report] == records_csv.load(records_csv.dump([report], encoding))
    assert cells_csv.load(cells_csv.dump([report])) == cells_csv.load(cells_csv.dump([report], encoding))


@given(reports())
@slow
def test_cells(report: dm.Report) -> None:
    """Cells give equal figures, units and gaps."""
    found = cells_csv.load(cells_csv.dump([report]))

    if report.tables():
        (again,) = found
        assert (report.cells(), report.agency.name, report.year) == (again.cells(), again.agency.name, again.year)
        assert {slot: t.edition for slot, t in report.tables().items()} == {
            slot: t.edition for slot, t in again.tables().items()
        }
    else:
        assert [] == found
