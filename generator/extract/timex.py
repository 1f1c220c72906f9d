"""In: what an expression means, and the day of publication. Out: its TIMEX3 and EDTF values.

Pure arithmetic: no text, no language. Precision is never finer than the words: "two years
ago" is a year, "two weeks ago" a week. What needs an anchor and has none stays open.

Sources: TIMEX3 as in TimeML 1.2.1 and TempEval-3; EDTF is ISO 8601-2.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.extract import edtf
from generator.extract.date_calendar import (
    DAYS_OF_WEEK,
    MONTHS,
    counted_day,
    day_or_none,
    latest,
    months_since_zero,
    nearest,
    resolve_calendar,
    resolve_holiday,
    stated,
)
from generator.extract.date_meaning import SOME, Anchor, Maybe, Meaning, Tense, Timex
from generator.model.findings import TimexType

if TYPE_CHECKING:
    from collections.abc import Callable

WEEKEND = (5, 6)
"""Saturday and Sunday, counted from Monday = 0."""
DESIGNATORS = {
    "year": "Y", "month": "M", "week": "W", "day": "D", "weekend": "WE",
    "hour": "H", "minute": "M", "second": "S",
}  # fmt: skip
SHORTER_THAN_A_DAY = ("hour", "minute", "second")
MULTIPLES = {
    "fortnight": (2, "week"), "quarter": (3, "month"), "half": (6, "month"),
    "lustrum": (5, "year"), "decade": (10, "year"), "century": (100, "year"),
    "millennium": (1000, "year"),
}  # fmt: skip
"""Units that are so many of another."""
PARTS_OF = {
    ("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24,
    ("hour", "minute"): 60, ("minute", "second"): 60,
}  # fmt: skip
"""How many of a smaller unit a greater one has."""
PRECISIONS = {
    "weekend": "interval", "half": "interval", "fortnight": "week", "lustrum": "year",
    "millennium": "century",
}  # fmt: skip
"""How precise a unit is where that is not called by its own name."""
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12}
FOUR_DIGITS = range(10_000)
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month; a winter bears the year in which it begins."""


def resolve(meaning: Meaning, anchor: Anchor | None, *, tense: Tense = Tense.UNKNOWN) -> Maybe:
    """Return the value of a meaning, None where it is no date; never raises on any numbers."""
    try:
        if meaning.short_year is not None and anchor is None:
            return Timex(precision="year", anchored=True)
        meaning = _with_full_year(meaning, anchor)
        return RESOLVERS[meaning.means](meaning, anchor, tense)
    except (OverflowError, ValueError):
        return None  # a day or year that no calendar has


def _with_full_year(meaning: Meaning, anchor: Anchor | None) -> Meaning:
    """Return the meaning with the year that an era or two digits stand for."""
    if meaning.era is not None:
        return replace(meaning, year=meaning.era + (meaning.era_year or 1))
    if meaning.short_year is not None and anchor is not None:
        year = anchor.year // 100 * 100 + meaning.short_year
        return replace(meaning, year=year if year <= anchor.year + 1 else year - 100)
    return meaning


# --- so many units from publication -----------------------------------------------------------


def _shift(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:
    """So many units from publication: "last week", "two years ago", "this century"."""
    unit, count = _in_one_unit(meaning)
    if unit == "year" and 2 * count % 2 == 1:  # "a year and a half ago"
        unit, count = "half", 2 * count
    if count == SOME:  # "some years ago" tells the direction alone
        ref = "FUTURE_REF" if meaning.side == 1 else "PAST_REF"
        return Timex(value=ref, precision="vague", anchored=True)
    if unit in SHORTER_THAN_A_DAY:  # "two hours ago": the hour of publication is not known
        return Timex(type=TimexType.TIME, precision="time", anchored=True)
    if anchor is None:
        return Timex(precision=PRECISIONS.get(unit, unit), anchored=True)
    steps = round(count) * (meaning.side or 0)
    today = anchor.date
    if unit == "weekend" and meaning.side is None and today and tense is not Tense.FUTURE:
        steps = 0 if today.weekday() in WEEKEND else -1
    return replace(_unit_at(anchor, unit, steps), anchored=True)


def _unit_at(anchor: Anchor, unit: str, steps: int) -> Timex:  # noqa: PLR0911 - one per unit
    if unit in ("year", "lustrum"):
        return stated(anchor.year + steps * (5 if unit == "lustrum" else 1), None, None)
    if unit == "decade":
        return _decade_of(anchor.year + 10 * steps)
    if unit in ("century", "millennium"):
        return _century_of(anchor.year // 100 + 1 + steps * (10 if unit == "millennium" else 1))
    if anchor.month is None:
        return Timex(precision=PRECISIONS.get(unit, unit))
    months = months_since_zero(anchor.year, anchor.month)
    if unit == "month":
        months += steps
        return stated(months // MONTHS, months % MONTHS + 1, None)
    if unit in ("quarter", "half"):
        size = MONTHS_IN[unit]
        index = months // size + steps
        return _part_of_year(unit, index * size // MONTHS, index * size % MONTHS // size + 1)
    today = anchor.date
    if today is None:
        return Timex(precision=PRECISIONS.get(unit, unit))
    if unit == "day":
        return counted_day(today + timedelta(days=steps))
    days = DAYS_OF_WEEK * steps * (2 if unit == "fortnight" else 1)
    return _week_of(today + timedelta(days=days), weekend=unit == "weekend")


def _week_of(moment: date, *, weekend: bool) -> Timex:
    year, week, weekday = moment.isocalendar()
    monday = moment - timedelta(days=weekday - 1)
    first, last = WEEKEND if weekend else (0, DAYS_OF_WEEK - 1)
    days = edtf.interval(
        edtf.day(monday + timedelta(days=first)), edtf.day(monday + timedelta(days=last))
    )
    value = f"{year:04}-W{week:02}" + ("-WE" if weekend else "")
    return Timex(value=value, edtf=days, precision="interval" if weekend else "week")


def _stretch(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:  # noqa: ARG001
    """The last or next so many units: "el último año" is the year before publication.

    One unit names a stretch of the calendar, a DATE whose value is the interval; several are
    a DURATION with its length as value, which needs no anchor.
    """
    unit, count = _in_plain_units(
        meaning.unit or "day", 1 if meaning.count is None else meaning.count
    )
    one = meaning.count is None
    today = anchor.date if anchor else None
    edges = None
    if today and count != SOME and unit not in SHORTER_THAN_A_DAY and unit != "weekend":
        other = _moved(today, unit, round(count) * (meaning.side or -1))
        edges = edtf.interval(*sorted((edtf.day(today), edtf.day(other)))) if other else None
    if one:
        return Timex(value=edges, edtf=edges, precision="interval", anchored=True)
    length = _length_value(meaning.unit or "day", meaning.count or SOME)
    precision = "vague" if count == SOME else "interval"
    return Timex(
        type=TimexType.DURATION, value=length, edtf=edges, precision=precision, anchored=True
    )


def _moved(today: date, unit: str, steps: int) -> date | None:
    """Return the same day so many units away, or the last one of a shorter month.

    None where the calendar has no such year.
    """
    if unit in ("day", "week"):
        return today + timedelta(days=steps * (DAYS_OF_WEEK if unit == "week" else 1))
    months = months_since_zero(today.year, today.month) + steps * MONTHS_IN[unit]
    days = (day_or_none(months, day) for day in range(today.day, 0, -1))
    return next((day for day in days if day), None)


# --- parts of a year, decades, centuries ------------------------------------------------------


def _part(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:
    """A quarter, half or season by its number or name, with or without its year."""
    unit = "season" if meaning.season else meaning.unit or "quarter"
    if meaning.year is not None:
        return _part_of_year(unit, meaning.year, meaning.number or 1, season=meaning.season)
    if anchor is None or (meaning.year_side is None and anchor.month is None):
        return Timex(precision=PRECISIONS.get(unit, unit), anchored=True)
    if meaning.year_side is not None:
        year = anchor.year + meaning.year_side
    else:
        start = _first_month(meaning, unit)
        year = _year_of_part(start, unit, anchor, side=meaning.side, tense=tense)
    found = _part_of_year(unit, year, meaning.number or 1, season=meaning.season)
    return replace(found, anchored=True)


def _first_month(meaning: Meaning, unit: str) -> int:
    if meaning.season:
        return SEASON_STARTS[meaning.season]
    return ((meaning.number or 1) - 1) * MONTHS_IN[unit] + 1


def _year_of_part(start: int, unit: str, anchor: Anchor, *, side: int | None, tense: Tense) -> int:
    """Pick the year of a bare part: one that has begun, or the next one in a future clause."""
    size = MONTHS_IN.get(unit, 3)
    now = months_since_zero(anchor.year, anchor.month or 1)
    starts = [(anchor.year + n) * MONTHS + start - 1 for n in (-1, 0, 1)]
    current = [n for n in starts if n <= now < n + size]
    if side == -1:
        # Strictly: early in September last summer is hardly the one just over.
        chosen = max((n for n in starts if n + size < now), default=starts[0])
    elif side == 1:
        chosen = min((n for n in starts if n > now), default=starts[-1])
    elif side == 0:
        chosen = current[0] if current else starts[1]
    elif tense is Tense.FUTURE:
        # Firms speak of quarters just over ("will report"), nobody else of a season just over.
        ahead = [n for n in starts if n + size > now] if unit == "season" else []
        chosen = ahead[0] if ahead else nearest(starts, now - size)
    else:
        chosen = latest(starts, now)
    return chosen // MONTHS


def _part_of_year(unit: str, year: int, number: int, *, season: str | None = None) -> Timex:
    if season:
        value = edtf.season(year, season)
        return Timex(value=f"{edtf.year(year)}-{season}", edtf=value, precision="season")
    size = MONTHS_IN[unit]
    letter = {"quarter": "Q", "half": "H"}[unit]
    first = (number - 1) * size + 1
    months = edtf.interval(edtf.month(year, first), edtf.month(year, first + size - 1))
    precision = "quarter" if unit == "quarter" else "interval"
    return Timex(value=f"{edtf.year(year)}-{letter}{number}", edtf=months, precision=precision)


def _decade(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:  # noqa: ARG001
    """A decade: the 1990s, or the nineties, whose century the publication date gives."""
    if meaning.year is not None:
        return _decade_of(meaning.year)
    if anchor is None:
        return Timex(precision="decade", anchored=True)
    year = anchor.year // 100 * 100 + (meaning.number or 0)
    return replace(_decade_of(year if year <= anchor.year else year - 100), anchored=True)


def stated_year(year: int) -> int:
    """Return a year of four digits.

    Raises:
        ValueError: no calendar has it.
    """
    if year not in FOUR_DIGITS:
        raise ValueError(year)
    return year


def _decade_of(year: int) -> Timex:
    digits = edtf.year(stated_year(year))[:3]
    return Timex(value=digits, edtf=f"{digits}X", precision="decade")


def _century(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:  # noqa: ARG001
    """A century by its number: the 19th."""
    return _century_of(meaning.number or 1)


def _century_of(number: int) -> Timex:
    digits = edtf.year(stated_year((number - 1) * 100))[:2]
    return Timex(value=digits, edtf=f"{digits}XX", precision="century")


def _ancient(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:  # noqa: ARG001
    """A year or century before our era, which EDTF counts from a year 0: 44 BC is -0043."""
    if meaning.number is not None:
        hundreds = meaning.number - 1
        return Timex(value=f"BC{hundreds:02}", edtf=f"-{hundreds:02}XX", precision="century")
    year = meaning.bc_year or 0
    counted = edtf.year(1 - year)
    valid = edtf.is_valid(counted)
    return Timex(value=f"BC{year:04}", edtf=counted if valid else None, precision="year")


# --- ranges, times of day, durations, sets, vague ---------------------------------------------


def _range(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:
    """Two days, months or years with a dash between: "3-5 May", "1939-1945", "2019-20"."""
    start = replace(meaning, means="calendar")
    end = replace(
        start,
        year=_full_year(meaning.end_year, meaning.year) or meaning.year,
        month=meaning.end_month or meaning.month,
        day=meaning.end_day or meaning.day,
    )
    last = resolve_calendar(end, anchor, tense)
    if last is None or last.value is None:
        return last and replace(last, precision="interval")
    if meaning.year is None and meaning.month is not None:
        start = replace(start, year=int(last.value[:4]))  # both in the year of the later one
    first = resolve_calendar(start, anchor, tense)
    if first is None or first.value is None:
        return None
    both = edtf.interval(first.value, last.value)
    return Timex(value=both, edtf=both, precision="interval", anchored=last.anchored)


def _full_year(short: int | None, beside: int | None) -> int | None:
    """Return 2020 for the 20 of "2019-20"."""
    if short is None or beside is None or short >= 100:  # noqa: PLR2004 - two digits or more
        return short
    return beside // 100 * 100 + short


def _clock(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:
    """A time of day; of the day that is named beside it, if any."""
    hour, minute = meaning.hour or 0, meaning.minute or 0
    if meaning.half_day is not None:
        hour = hour % 12 + meaning.half_day
    if hour > 24 or minute > 59:  # noqa: PLR2004 - the clock's own bounds
        return None
    return _time(meaning, f"{hour:02}:{minute:02}{meaning.zone or ''}", anchor, tense)


def _daypart(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:
    """A part of a day: "last night", "Friday morning"."""
    return _time(meaning, meaning.part or "", anchor, tense)


def _time(meaning: Meaning, clock: str, anchor: Anchor | None, tense: Tense) -> Maybe:
    named = (meaning.offset, meaning.day, meaning.weekday)
    if all(n is None for n in named):
        return Timex(type=TimexType.TIME, value=f"T{clock}", precision="time")
    day = resolve_calendar(replace(meaning, means="calendar"), anchor, tense)
    if day is None or day.value is None:
        return day and replace(day, type=TimexType.TIME, precision="time")
    return replace(day, type=TimexType.TIME, value=f"{day.value}T{clock}", precision="time")


def _length(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:  # noqa: ARG001
    """So many units long, of which there may be two: "1 hour and 30 minutes"."""
    unit, count = meaning.unit or "day", 1 if meaning.count is None else meaning.count
    if meaning.more_unit is None or unit == "week":  # ISO 8601 has no weeks beside days
        unit, count = _in_one_unit(meaning)
    value = _length_value(unit, count)
    if meaning.more_count and meaning.more_unit and unit == meaning.unit:
        more = _length_value(meaning.more_unit, meaning.more_count)
        value += more.removeprefix("PT" if "T" in value else "P")
    return Timex(type=TimexType.DURATION, value=value, precision="duration")


def _in_one_unit(meaning: Meaning) -> tuple[str, float]:
    """Return a length in one unit: "two years and three months" are 27 months."""
    unit, count = meaning.unit or "day", 1 if meaning.count is None else meaning.count
    more_unit = meaning.more_unit or unit
    if times := PARTS_OF.get((unit, more_unit)):
        return more_unit, count * times + (meaning.more_count or 0)
    return unit, count + (meaning.more_count or 0)


def _length_value(unit: str, count: float) -> str:
    unit, count = _in_plain_units(unit, count)
    number = "X" if count == SOME else f"{count:g}"
    return f"P{'T' if unit in SHORTER_THAN_A_DAY else ''}{number}{DESIGNATORS[unit]}"


def _in_plain_units(unit: str, count: float) -> tuple[str, float]:
    """Return weeks for fortnights, months for quarters: TIMEX3 has few units."""
    times, plain = MULTIPLES.get(unit, (1, unit))
    return plain, times * count


def _frequency(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:  # noqa: ARG001
    """Again and again: "every year", "cada lunes"."""
    if meaning.weekday is not None:
        value = f"XXXX-WXX-{meaning.weekday + 1}"
    else:
        value = _length_value(meaning.unit or "day", meaning.count or 1)
    return Timex(type=TimexType.SET, value=value, precision="set")


def _vague(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:  # noqa: ARG001
    """Now, recently, in the future: a direction without a date."""
    return Timex(value=meaning.ref, precision="vague")


RESOLVERS: dict[str, Callable[[Meaning, Anchor | None, Tense], Maybe]] = {
    "calendar": resolve_calendar,
    "shift": _shift,
    "stretch": _stretch,
    "part": _part,
    "decade": _decade,
    "century": _century,
    "ancient": _ancient,
    "holiday": resolve_holiday,
    "range": _range,
    "clock": _clock,
    "daypart": _daypart,
    "length": _length,
    "frequency": _frequency,
    "vague": _vague,
}
