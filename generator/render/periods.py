"""In: EDTF and TIMEX3 values. Out: the same in the words of the site, as precise and no more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton, get_quarter_names
from babel.units import format_unit

if TYPE_CHECKING:
    from generator.render.messages import Messages

DAY = re.compile(r"(-?\d{4})-(\d\d)-(\d\d)")
MONTH = re.compile(r"(-?\d{4})-(\d\d)")
YEAR = re.compile(r"-?\d{4}")
DECADE = re.compile(r"(\d{3})X")
CENTURY = re.compile(r"(-?\d\d)XX")
BEFORE_CHRIST = "-"
WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?")
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
DURATION = re.compile(r"P(?:T(?=\d+[HMS]))?(\d+|X)([A-Z]+)")
QUALIFIER = re.compile(r"[~?%]")

OPEN = frozenset({"", ".."})
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
QUARTERS = {"33": 1, "34": 2, "35": 3, "36": 4}
HALVES = {"40": "first-half", "41": "second-half"}
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}
LONGER = {"DE": 10, "CE": 100}
"""TIMEX3 counts decades and centuries; CLDR names no unit for them everywhere."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """Where a date stands in a timeline."""

    key: str
    """Sorts as text; a year comes before its months, a month before its days."""
    year: str
    """"2024"; "" for what has no single year."""
    month: str
    """"2024-06"; "" where the date is no more precise than a year."""


def moment(edtf: str) -> Moment:
    """Place a date by its first day, as precisely as it is known."""
    start = QUALIFIER.sub("", edtf.strip()).split("/")[0].strip(".")
    start = start or QUALIFIER.sub("", edtf).split("/")[-1].strip(".")
    if found := DAY.match(start) or MONTH.match(start):
        year, month = found[1], found[2]
        known = 1 <= int(month) <= len("JFMAMJJASOND")
        return Moment(start, year, f"{year}-{month}" if known else "")
    if found := WEEK.match(start):
        monday = _week(found)
        return Moment(monday.isoformat(), f"{monday.year}", f"{monday:%Y-%m}")
    if start.startswith(BEFORE_CHRIST):  # counted back: the larger number comes first
        digits = start[1:].replace("X", "9")
        return Moment(f"-{9999 - int(digits):04}", start if YEAR.fullmatch(start) else "", "")
    return Moment(start.replace("X", "0"), start if YEAR.fullmatch(start) else start[:4], "")


def say_period(edtf: str, messages: Messages, *, short: bool = False) -> str:
    """Return a date in words: a day as a day, a month as a month, an interval with both ends."""
    if "/" in edtf:
        return _say_interval(*edtf.split("/", 1), messages=messages, short=short)
    bare = QUALIFIER.sub("", edtf)
    words = _say_calendar(bare, messages, short=short) or _say_name(bare, messages)
    if words is None:
        return edtf
    return messages.say("dates.about", date=words) if bare != edtf else words


def say_value(value: str, messages: Messages) -> str | None:
    """Return a TIMEX3 value in words, None for one that has none: durations, sets, refs."""
    if name := messages.find(f"dates.{value}"):
        return name
    if found := DURATION.fullmatch(value):
        return _say_duration(found, clock=value.startswith("PT"), messages=messages)
    if found := WEEKDAY.fullmatch(value):
        # The first week of 2024 began on a Monday.
        day = format_date(date(2024, 1, int(found[1])), "EEEE", locale=messages.locale)
        return messages.say("dates.each", duration=day)
    day, clock, hour = value.partition("T")
    words = _say_calendar(day, messages, short=False) or _say_name(day, messages)
    if words is None or not clock:
        return words
    part = messages.find(f"dates.T{hour}") or hour
    return messages.say("dates.day-and-time", date=words, time=part)


def say_month(period: str, messages: Messages) -> str:
    """Return the heading of a month: "junio de 2024"."""
    return _say_calendar(period, messages, short=False) or period


def _say_calendar(edtf: str, messages: Messages, *, short: bool) -> str | None:
    """Return a day, week or month in words; None for other values and for impossible dates."""
    style = "medium" if short else "long"
    try:
        if found := DAY.fullmatch(edtf):
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return format_date(day, style, locale=messages.locale)
        if found := WEEK.fullmatch(edtf):
            monday = format_date(_week(found), style, locale=messages.locale)
            return messages.say("dates.week", date=monday)
        if found := MONTH.fullmatch(edtf):
            return _say_part_of_year(found[1], found[2], messages, short=short)
    except ValueError:  # the 30th of February, the year 0: shown as written
        pass
    return None


def _say_name(edtf: str, messages: Messages) -> str | None:
    """Return a year, decade or century in words."""
    if YEAR.fullmatch(edtf):
        return _say_year(int(edtf), messages)
    if found := DECADE.fullmatch(edtf):
        return messages.say("dates.decade", year=f"{found[1]}0")
    if found := CENTURY.fullmatch(edtf):
        years = (int(f"{found[1]}00"), int(f"{found[1]}99"))
        first, last = (_say_year(year, messages) for year in sorted(years))
        return messages.say("dates.century", first=first, last=last)
    return None


def _say_year(year: int, messages: Messages) -> str:
    """Return a year as people count it: there is none between 1 BC and AD 1."""
    return messages.say("dates.before-christ", year=1 - year) if year < 1 else str(year)


def _say_part_of_year(year: str, part: str, messages: Messages, *, short: bool) -> str:
    if part in SEASONS:
        return messages.say(f"dates.{SEASONS[part]}", year=year)
    if part in HALVES:
        return messages.say(f"dates.{HALVES[part]}", year=year)
    if part in QUARTERS:
        names = get_quarter_names("wide", locale=messages.locale)
        return messages.say("dates.quarter", quarter=names[QUARTERS[part]], year=year)
    skeleton = "yMMM" if short else "yMMMM"
    return format_skeleton(skeleton, date(int(year), int(part), 1), locale=messages.locale)


def _say_interval(start: str, end: str, *, messages: Messages, short: bool) -> str:
    first = say_period(start, messages, short=short)
    last = say_period(end, messages, short=short)
    if start in OPEN:
        return messages.say("dates.until", end=last)
    if end in OPEN:
        return messages.say("dates.since", start=first)
    return messages.say("dates.between", start=first, end=last)


def _say_duration(found: re.Match[str], *, clock: bool, messages: Messages) -> str | None:
    count, unit = found[1], found[2]
    if count == "X":
        return messages.find(f"dates.PX{unit}")
    number = int(count) * LONGER.get(unit, 1)
    name = (CLOCK_UNITS if clock else UNITS).get("Y" if unit in LONGER else unit)
    if name is None:
        return None
    return format_unit(number, f"duration-{name}", locale=messages.locale)


def _week(found: re.Match[str]) -> date:
    return date.fromisocalendar(int(found[1]), int(found[2]), 1)
