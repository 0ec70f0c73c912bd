"""Dates on lines of a page, and the days that an EDTF value covers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles.lines.timestamps import timestamp
from kg.articles.publication.written_dates import checked, find, interval, valid
from kg.errors import ConfigError


@pytest.mark.parametrize(
    ("line", "value", "label"),
    [
        ("Posted October. 23, 2024 08:45,", "2024-10-23", "published"),
        ("Updated October. 23, 2024 08:45", "2024-10-23", "updated"),
        ("February 11, 2025", "2025-02-11", None),
        ("Published: 2024-10-22", "2024-10-22", "published"),
        ("2024-10-22T09:15:00+02:00", "2024-10-22", None),
        ("2024.10.22 17:30", "2024-10-22", None),
        ("23 October 2024", "2024-10-23", None),
        ("Tuesday, 22nd October 2024", "2024-10-22", None),
        ("Tue 22 Oct 2024 05.00 BST", "2024-10-22", None),
        ("Last modified on Tue 22 Oct 2024 11.34 BST", "2024-10-22", "updated"),
        ("First published on Sept. 3, 2024, 5:24 p.m. ET", "2024-09-03", "published"),
        ("OCTOBER 22, 2024", "2024-10-22", None),
        ("Updated: 10:41 AM, Oct 22, 2024", "2024-10-22", "updated"),
        ("Date: 2019-05-03", "2019-05-03", "published"),
        ("date 2019-05-03", "2019-05-03", "published"),
        ("Ostia - 3 May 2019", "2019-05-03", "place"),
        ("Harrow West, Norland – Friday, 3 May 2019", "2019-05-03", "place"),
        ("Published 2 hours ago", None, None),
        ("October 22", None, None),
        ("10/11/2024", None, None),
    ],
)
def test_date_lines(line: str, value: str | None, label: str | None) -> None:
    found = timestamp(line)
    assert found is not None
    assert (found.date.edtf if found.date else None) == value
    if found.date:
        assert found.label == label


@pytest.mark.parametrize(
    "line",
    [
        "On Oct. 18 the ministry spoke.",
        "Hale was there - 3 May 2019",
        "Harbour meeting - 3 May 2019",
        "On October 22, 2024, he died.",
        "1083th day of Russian invasion",
        "The deal of Oct. 18, 2024 and its aftermath",
        "Top 10 Stories",
        "300 troops",
        "May 10,000 flowers bloom",
    ],
)
def test_lines_that_are_no_date_lines(line: str) -> None:
    assert timestamp(line) is None


@pytest.mark.parametrize(
    "text",
    [
        "they may 5 times",
        "Oct. 2024",
        "February 30, 2024",
        "2024-13-01",
        "10/11/2024",
        "March 10,000 men",
        "Oct. 45",
        "v1.2024-10-10-3x2024-1-1"[:2],
    ],
)
def test_what_is_no_day_is_not_found(text: str) -> None:
    assert list(find(text)) == []


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 3))
def test_every_day_is_read_back_in_every_style(day: date, style: int) -> None:
    month = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
             "October", "November", "December"][day.month - 1]  # fmt: skip
    text = [
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        day.isoformat(),
        f"{month[:3]}. {day.day}, {day.year}",
    ][style]
    (found,) = find(f"On {text}: x", 7)
    assert found.edtf == day.isoformat()
    assert (found.span.start, found.span.end) == (10, 10 + len(text))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.dates(date(1990, 1, 1), date(2050, 1, 1)))
def test_a_day_without_a_year_is_the_nearest(named: date, now: date) -> None:
    if (named.month, named.day) == (2, 29):
        return
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    (found,) = find(f"{names[named.month - 1]} {named.day}")
    meant = found.nearest(now)
    assert (meant.month, meant.day) == (named.month, named.day)
    assert abs(meant - now).days <= 183


def test_leap_day_far_from_a_leap_year_has_a_meaning() -> None:
    (found,) = find("Feb. 29")
    assert found.nearest(date(2024, 3, 5)) == date(2024, 2, 29)
    assert found.nearest(date(2099, 3, 5)).year in (2098, 2099, 2100)


@pytest.mark.parametrize("value", ["2024-10-22", "2024-10", "2024", date(2024, 10, 22)])
def test_days_months_and_years_are_dates(value: object) -> None:
    assert valid(checked(value, "--date"))


@pytest.mark.parametrize(
    "value",
    ["", "2024-13", "2024-02-30", "22.10.2024", "yesterday", "2024-10-22T00:00", "２０２４", 2024,
     None, "0000", "2024-10-22\n"],
)  # fmt: skip
def test_anything_else_is_refused_with_what_to_write(value: object) -> None:
    with pytest.raises(ConfigError, match=r"--date: .* write 2024-10-22, 2024-10 or 2024"):
        checked(value, "--date")


def test_the_days_of_a_value() -> None:
    assert interval("2023-02") == (date(2023, 2, 1), date(2023, 2, 28))
    assert interval("2024") == (date(2024, 1, 1), date(2024, 12, 31))
    assert interval("2024-10-22") == (date(2024, 10, 22), date(2024, 10, 22))
