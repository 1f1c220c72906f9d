"""From a meaning and a publication day to values: arithmetic only, no text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract import edtf
from generator.extract.date_calendar import easter, holiday_in
from generator.extract.date_meaning import SOME, Anchor, Meaning, Tense, anchor_at
from generator.extract.timex import RESOLVERS, resolve

WEDNESDAY = Anchor(2024, 6, 19)
PAST, FUTURE, UNKNOWN = Tense.PAST, Tense.FUTURE, Tense.UNKNOWN

# What it means, tense of the clause, TIMEX3 value, EDTF, precision.
CASES: list[tuple[dict[str, Any], Tense, str | None, str | None, str]] = [
    # A stated day needs no tense.
    ({"means": "calendar", "year": 2000, "month": 7, "day": 4}, FUTURE, "2000-07-04", "2000-07-04",
     "day"),
    # A month is never made a day.
    ({"means": "calendar", "year": 2000, "month": 7}, UNKNOWN, "2000-07", "2000-07", "month"),
    # A weekday lies behind by default ...
    ({"means": "calendar", "weekday": 4}, UNKNOWN, "2024-06-14", "2024-06-14", "day"),
    # ... ahead in a future clause ...
    ({"means": "calendar", "weekday": 4}, FUTURE, "2024-06-21", "2024-06-21", "day"),
    # ... and is publication day itself where the two agree.
    ({"means": "calendar", "weekday": 2}, PAST, "2024-06-19", "2024-06-19", "day"),
    # "Last Wednesday", said on a Wednesday, is a week ago.
    ({"means": "calendar", "weekday": 2, "side": -1}, UNKNOWN, "2024-06-12", "2024-06-12", "day"),
    # "Monday of last week".
    ({"means": "calendar", "weekday": 0, "week_side": -1}, UNKNOWN, "2024-06-10", "2024-06-10",
     "day"),
    # A month without its year: behind in the past ...
    ({"means": "calendar", "month": 10}, PAST, "2023-10", "2023-10", "month"),
    # ... ahead in the future.
    ({"means": "calendar", "month": 10}, FUTURE, "2024-10", "2024-10", "month"),
    # Next month's name is next month, whatever the verb beside it.
    ({"means": "calendar", "month": 7}, PAST, "2024-07", "2024-07", "month"),
    # "Last June", said in June.
    ({"means": "calendar", "month": 6, "side": -1}, UNKNOWN, "2023-06", "2023-06", "month"),
    # "This January".
    ({"means": "calendar", "month": 1, "side": 0}, UNKNOWN, "2024-01", "2024-01", "month"),
    # A leap day looks for a leap year.
    ({"means": "calendar", "month": 2, "day": 29, "side": -1}, UNKNOWN, "2024-02-29",
     "2024-02-29", "day"),
    # A weekday beside a date picks the year in which they agree: 19 June was a Monday in 2023.
    ({"means": "calendar", "month": 6, "day": 19, "weekday": 0}, UNKNOWN, "2023-06-19",
     "2023-06-19", "day"),
    # "Two years ago" is a year ...
    ({"means": "shift", "unit": "year", "count": 2, "side": -1}, UNKNOWN, "2022", "2022", "year"),
    # ... "two months ago" a month, over the turn of the year ...
    ({"means": "shift", "unit": "month", "count": 6, "side": -1}, UNKNOWN, "2023-12", "2023-12",
     "month"),
    # ... "two weeks ago" a week, which EDTF writes as an interval ...
    ({"means": "shift", "unit": "week", "count": 2, "side": -1}, UNKNOWN, "2024-W23",
     "2024-06-03/2024-06-09", "week"),
    # ... "two days ago" a day, and "some years ago" no date at all.
    ({"means": "shift", "unit": "day", "count": 2, "side": -1}, UNKNOWN, "2024-06-17",
     "2024-06-17", "day"),
    ({"means": "shift", "unit": "year", "count": SOME, "side": -1}, UNKNOWN, "PAST_REF", None,
     "vague"),
    # "Last quarter", "this half-year", "last decade", "this century".
    ({"means": "shift", "unit": "quarter", "side": -1}, UNKNOWN, "2024-Q1", "2024-01/2024-03",
     "quarter"),
    ({"means": "shift", "unit": "half", "side": 0}, UNKNOWN, "2024-H1", "2024-01/2024-06",
     "interval"),
    ({"means": "shift", "unit": "decade", "side": -1}, UNKNOWN, "201", "201X", "decade"),
    ({"means": "shift", "unit": "century", "side": 0}, UNKNOWN, "20", "20XX", "century"),
    # Five years at once.
    ({"means": "shift", "unit": "lustrum", "side": -1}, UNKNOWN, "2019", "2019", "year"),
    # "The weekend" is the one just over, or the one ahead.
    ({"means": "shift", "unit": "weekend"}, PAST, "2024-W24-WE", "2024-06-15/2024-06-16",
     "interval"),
    ({"means": "shift", "unit": "weekend"}, FUTURE, "2024-W25-WE", "2024-06-22/2024-06-23",
     "interval"),
    # The hour of publication is not known, so "two hours ago" stays open.
    ({"means": "shift", "unit": "hour", "count": 2, "side": -1}, UNKNOWN, None, None, "time"),
    # "El último año": the year that ends with publication.
    ({"means": "stretch", "unit": "year", "side": -1}, UNKNOWN, "2023-06-19/2024-06-19",
     "2023-06-19/2024-06-19", "interval"),
    # "The next two months" are a length with edges.
    ({"means": "stretch", "unit": "month", "count": 2, "side": 1}, UNKNOWN, "P2M",
     "2024-06-19/2024-08-19", "interval"),
    # "The last days" have a length that is left open.
    ({"means": "stretch", "unit": "day", "count": SOME, "side": -1}, UNKNOWN, "PXD", None,
     "vague"),
    # A quarter that has just ended is meant even where a clause looks ahead.
    ({"means": "part", "unit": "quarter", "number": 1}, FUTURE, "2024-Q1", "2024-01/2024-03",
     "quarter"),
    # The fourth quarter, told as past, was last year's.
    ({"means": "part", "unit": "quarter", "number": 4}, PAST, "2023-Q4", "2023-10/2023-12",
     "quarter"),
    # "Last summer", said in June, is last year's.
    ({"means": "part", "season": "SU", "side": -1}, UNKNOWN, "2023-SU", "2023-22", "season"),
    # A winter bears the year in which it begins.
    ({"means": "part", "season": "WI", "side": -1}, UNKNOWN, "2023-WI", "2023-24", "season"),
    # "The nineties" belong to the last century that had them.
    ({"means": "decade", "number": 90}, UNKNOWN, "199", "199X", "decade"),
    ({"means": "decade", "number": 20}, UNKNOWN, "202", "202X", "decade"),
    ({"means": "century", "number": 19}, UNKNOWN, "18", "18XX", "century"),
    # A movable feast.
    ({"means": "holiday", "holiday": "easter-2", "year": 2023}, UNKNOWN, "2023-04-07",
     "2023-04-07", "day"),
    # 1939-45.
    ({"means": "range", "year": 1939, "end_year": 45}, UNKNOWN, "1939/1945", "1939/1945",
     "interval"),
    # Three in the afternoon.
    ({"means": "clock", "hour": 3, "minute": 30, "half_day": 12, "offset": -1}, UNKNOWN,
     "2024-06-18T15:30", "2024-06-18", "time"),
    # Noon is twelve p.m.
    ({"means": "clock", "hour": 12, "half_day": 12}, UNKNOWN, "T12:00", None, "time"),
    ({"means": "daypart", "part": "NI", "offset": -1}, UNKNOWN, "2024-06-18TNI", "2024-06-18",
     "time"),
    # Fifteen months are five quarters: TIMEX3 has few units.
    ({"means": "length", "unit": "quarter", "count": 5}, UNKNOWN, "P15M", None, "duration"),
    ({"means": "length", "unit": "hour", "count": 2.5}, UNKNOWN, "PT2.5H", None, "duration"),
    ({"means": "frequency", "weekday": 0}, UNKNOWN, "XXXX-WXX-1", None, "set"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "tense", "value", "written", "precision"), CASES)
def test_values(
    fields: dict[str, Any], tense: Tense, value: str | None, written: str | None, precision: str
) -> None:
    """Each meaning has the value a reader of the paper of that day would give it."""
    timex = resolve(Meaning(**fields), WEDNESDAY, tense=tense)
    assert timex is not None
    assert (timex.value, timex.edtf, timex.precision) == (value, written, precision)


@pytest.mark.parametrize(
    "fields",
    [
        {"means": "calendar", "year": 2001, "month": 2, "day": 29},  # no such day
        {"means": "calendar", "month": 2, "day": 31},  # nor in any year
        {"means": "clock", "hour": 25},
        {"means": "clock", "hour": 12, "minute": 75},
        {"means": "range", "year": 1999, "end_year": 1998},  # a score or a number, no range
        {"means": "shift", "unit": "year", "count": 9000, "side": -1},  # before the calendar
    ],
)
def test_no_date_after_all(fields: dict[str, Any]) -> None:
    """What no calendar has is not listed."""
    assert resolve(Meaning(**fields), WEDNESDAY) is None


@pytest.mark.parametrize(
    ("edtf_text", "anchor"),
    [
        ("2024-06-19", Anchor(2024, 6, 19)),
        ("2024-06", Anchor(2024, 6)),
        ("2024~", Anchor(2024)),  # about 2024 is still a year to count from
        ("2024-02-30", None),
        ("2023/2024", None),  # an interval is no point to count from
        ("", None),
        (None, None),
    ],
)
def test_anchor(edtf_text: str | None, anchor: Anchor | None) -> None:
    """A publication date counts as far as it is known."""
    assert anchor_at(edtf_text) == anchor


@pytest.mark.parametrize(
    ("fields", "anchor", "value"),
    [
        # A month of publication tells last month, not yesterday.
        ({"means": "shift", "unit": "month", "side": -1}, Anchor(2024, 6), "2024-05"),
        ({"means": "calendar", "offset": -1}, Anchor(2024, 6), None),
        ({"means": "calendar", "weekday": 1}, Anchor(2024, 6), None),
        # A year of publication tells last year, not last month.
        ({"means": "shift", "unit": "year", "side": -1}, Anchor(2024), "2023"),
        ({"means": "shift", "unit": "month", "side": -1}, Anchor(2024), None),
        ({"means": "calendar", "month": 5, "year_side": -1}, Anchor(2024), "2023-05"),
        ({"means": "calendar", "month": 5}, Anchor(2024), None),
    ],
)
def test_anchor_less_precise_than_a_day(
    fields: dict[str, Any], anchor: Anchor, value: str | None
) -> None:
    """Nothing finer than the anchor is counted from it."""
    timex = resolve(Meaning(**fields), anchor)
    assert timex is not None
    assert timex.value == value
    assert timex.resolved == (value is not None)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2024, date(2024, 3, 31)),
     (2038, date(2038, 4, 25))],
)  # fmt: skip
def test_easter(year: int, day: date) -> None:
    """Known Sundays; 2038 has the latest Easter there can be."""
    assert easter(year) == day


def test_nth_weekday() -> None:
    """Thanksgiving is the fourth Thursday of November."""
    assert holiday_in("11-3-4", 2024) == date(2024, 11, 28)


meanings = st.builds(
    Meaning,
    means=st.sampled_from(sorted(RESOLVERS)),
    year=st.none() | st.integers(1000, 2099),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    weekday=st.none() | st.integers(0, 6),
    offset=st.none() | st.integers(-2, 2),
    end_year=st.none() | st.integers(0, 2099),
    end_day=st.none() | st.integers(1, 31),
    side=st.none() | st.integers(-1, 1),
    year_side=st.none() | st.integers(-1, 1),
    week_side=st.none() | st.integers(-1, 1),
    unit=st.sampled_from(
        ["second", "hour", "day", "week", "fortnight", "weekend", "month", "quarter", "half",
         "year", "lustrum", "decade", "century", "millennium"]
    ),
    count=st.none() | st.integers(0, 9999) | st.floats(0, 99),
    number=st.none() | st.integers(1, 4),
    season=st.none() | st.sampled_from(["SP", "SU", "FA", "WI"]),
    holiday=st.sampled_from(["12-25", "easter-2", "11-3-4"]),
    part=st.just("MO"),
    hour=st.none() | st.integers(0, 24),
    ref=st.just("PAST_REF"),
)  # fmt: skip
anchors = st.none() | st.dates().map(lambda d: Anchor(d.year, d.month, d.day))


@given(meanings, anchors, st.sampled_from(Tense))
def test_every_edtf_is_valid(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> None:
    """Whatever the words and the day, nothing raises and what is written can be read."""
    if meaning.means == "part" and meaning.unit not in ("quarter", "half"):
        return  # no list of words gives other parts
    timex = resolve(meaning, anchor, tense=tense)
    if timex and timex.edtf:
        assert edtf.is_valid(timex.edtf)
    if timex and timex.anchored and anchor is None:
        assert timex.edtf is None
        assert not timex.resolved


@given(st.dates(date(1900, 1, 10), date(2100, 1, 1)), st.integers(0, 6))
def test_weekdays_lie_within_a_week(today: date, weekday: int) -> None:
    """Past and future readings of a weekday are a week apart, or both today."""
    anchor = Anchor(today.year, today.month, today.day)
    meaning = Meaning(means="calendar", weekday=weekday)
    past, future = (resolve(meaning, anchor, tense=t) for t in (PAST, FUTURE))
    assert past is not None
    assert future is not None
    behind, ahead = (date.fromisoformat(t.value or "") for t in (past, future))
    assert behind <= today <= ahead
    assert ahead - behind in (timedelta(days=0), timedelta(days=7))
    assert behind.weekday() == weekday
