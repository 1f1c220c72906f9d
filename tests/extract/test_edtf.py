"""EDTF as we write it: what is emitted is valid, what is no date is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from generator.extract import edtf

if TYPE_CHECKING:
    from datetime import date

VALID = [
    "2024-06-19",
    "2024-06",
    "2024",
    "0476",
    "2024-02-29",  # a leap year
    "199X",
    "18XX",
    "2024-22",  # summer
    "2023-06-19/2024-06-19",
    "1939/1945",
    "2024-05/2024-05",  # an interval of one month
    "2022-02/..",  # open at its end
    "../2022",
    "-0043",  # 44 BC
    "-04XX",  # the 5th century BC
]

INVALID = [
    "2001-02-29",  # not a leap year; the edtf library takes it
    "2024-13",
    "2024-00",
    "2024-06-31",
    "-0000",
    "-43",
    "0000",  # years are counted from 1
    "2000-W27",  # weeks are no EDTF
    "2024-25",  # no fifth season
    "2001/1999",  # the later first
    "2024-05-03/2024-05-02",
    "199X/2004",
    "../..",
    "2024-6-1",
    "24",
    "",
    "2024-06-19T10:00",
    "٢٠٢٤",  # digits of another script
]


@pytest.mark.parametrize("text", VALID)
def test_valid(text: str) -> None:
    """Ours, and EDTF for the library as well."""
    assert edtf.is_valid(text)
    assert parse_edtf(text) is not None


@pytest.mark.parametrize("text", INVALID)
def test_invalid(text: str) -> None:
    """No date of any calendar, or not as we write it."""
    assert not edtf.is_valid(text)


def test_interval_refuses_disorder() -> None:
    """The message names the interval and what would be right."""
    with pytest.raises(ValueError, match=r"2024-05-03/2024-05-02.*earlier first"):
        edtf.interval("2024-05-03", "2024-05-02")


@given(st.dates(), st.dates())
def test_every_calendar_day_is_valid(one: date, other: date) -> None:
    """Days, and the interval of any two of them, are what the validator accepts."""
    first, last = sorted((one, other))
    assert edtf.is_valid(edtf.day(one))
    assert edtf.is_valid(edtf.interval(edtf.day(first), edtf.day(last)))
    assert edtf.first_day(edtf.day(one)) == edtf.last_day(edtf.day(one)) == one


@given(st.text(alphabet="0123456789-/.XW~", max_size=24))
def test_never_raises(text: str) -> None:
    """Whatever the string, the answer is yes or no."""
    assert edtf.is_valid(text) in (True, False)
