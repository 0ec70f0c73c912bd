from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.edtf import Days, datatype, days

Y2024 = (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-10-22", date(2024, 10, 22), date(2024, 10, 22)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", *Y2024),
        ("2024-10-22?", date(2024, 10, 22), date(2024, 10, 22)),
        ("2024-XX", *Y2024),
        ("2024-XX-XX", *Y2024),
        ("2024-12-XX", date(2024, 12, 1), date(2024, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("2024-22", date(2024, 6, 1), date(2024, 8, 31)),
        ("2024-10-14/2024-10-20", date(2024, 10, 14), date(2024, 10, 20)),
        ("2024-10-14/..", date(2024, 10, 14), None),
        ("/2024-10", None, date(2024, 10, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 1)),
    ],
)
def test_dates_that_are_read(text: str, first: date | None, last: date | None) -> None:
    assert days(text) == Days(first, last)


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "../..", "Tuesday", "2024-13", "2024-02-30", "2024-1-2", "24-10-22", "0000"),
        *("2024-10-22T10:00", "2024-10-20/2024-10-14", "2024-10-22/x", "２０２４", "2024-XX-01"),
        *("2024-22-01", "10000", "2024-10-22\n", "202X-10", "00XX", "2024/2025/2026"),
    ],
)
def test_dates_that_are_not(text: str) -> None:
    assert days(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2024-10-22", "xsd:date"),
        ("2024-10", "xsd:gYearMonth"),
        ("2024", "xsd:gYear"),
        ("2024-22", "edtf:EDTF"),
        ("2024-02-30", "edtf:EDTF"),
        ("2024-10/..", "edtf:EDTF"),
        ("２０２４", "edtf:EDTF"),
    ],
)
def test_datatype(text: str, kind: str) -> None:
    assert datatype(text) == kind


@settings(derandomize=True, max_examples=200)
@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31)))
def test_every_day_means_itself_and_lies_in_its_month(day: date) -> None:
    month = days(day.isoformat()[:7])
    assert days(day.isoformat()) == Days(day, day)
    assert month is not None
    assert month.first is not None
    assert month.last is not None
    assert month.first <= day <= month.last
    assert (month.last - month.first).days in (27, 28, 29, 30)


@settings(derandomize=True, max_examples=300)
@given(st.text(alphabet="0129-/.X?~ \n", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = days(text)
    assert found is None or found.first is None or found.last is None or found.first <= found.last
    assert datatype(text).split(":")[0] in ("xsd", "edtf")
