"""In: a Meaning that names days or months, and an anchor. Out: the day, month or year it means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.extract import edtf
from generator.extract.date_meaning import Anchor, Maybe, Meaning, Tense, Timex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LEAP_YEAR = 2000
DAYS_OF_WEEK = 7
MONTHS = 12
NEAR_DAYS = 45
NEAR_MONTHS = 2
"""A day or month without its year that lies this near to publication is the one meant, whatever
the tense of the words around it: news tells what lies months away with its year."""


def resolve_calendar(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:
    """A day, month or year, whatever of it is named; also weekdays and yesterday.

    Raises:
        ValueError: no calendar has it.
    """
    if meaning.year is not None:
        return stated(meaning.year, meaning.month, meaning.day)
    if meaning.offset is not None:
        return _days_from(anchor, meaning.offset)
    if meaning.month is None and meaning.day is None:
        return _weekday(meaning, anchor, tense)
    if meaning.month and meaning.day:
        date(LEAP_YEAR, meaning.month, meaning.day)  # no year has 30 February
    precision = "day" if meaning.day else "month"
    if meaning.month_side is not None and anchor and anchor.month:
        months = months_since_zero(anchor.year, anchor.month) + meaning.month_side
        day = stated(months // MONTHS, months % MONTHS + 1, meaning.day)
        return replace(day, anchored=True)
    if meaning.year_side is not None and anchor and meaning.month:
        year = anchor.year + meaning.year_side
        return replace(stated(year, meaning.month, meaning.day), anchored=True)
    if anchor is None or anchor.month is None or (meaning.day and anchor.day is None):
        return Timex(precision=precision, anchored=True)
    if meaning.day is None and meaning.month is not None:
        return _bare_month(meaning, months_since_zero(anchor.year, anchor.month), tense)
    return _partial_day(meaning, anchor, tense)


def stated(year: int, month: int | None, day: int | None) -> Timex:
    """Return a year, month or day as the words state it.

    Raises:
        ValueError: no calendar has it.
    """
    if month is None:
        value, precision = edtf.year(year), "year"
    elif day is None:
        value, precision = edtf.month(year, month), "month"
    else:
        value, precision = edtf.day(date(year, month, day)), "day"
    edtf.first_day(value)  # refuses a month 13 and a year 0
    return Timex(value=value, edtf=value, precision=precision)


def counted_day(moment: date) -> Timex:
    """Return a day that was counted from the publication date."""
    return replace(stated(moment.year, moment.month, moment.day), anchored=True)


def _days_from(anchor: Anchor | None, days: int) -> Timex:
    today = anchor.date if anchor else None
    if today is None:
        return Timex(precision="day", anchored=True)
    return counted_day(today + timedelta(days=days))


def _bare_month(meaning: Meaning, now: int, tense: Tense) -> Maybe:
    """A month without its year: "in May", "last May"."""
    january = now // MONTHS * MONTHS
    ordinals = [january + n * MONTHS + (meaning.month or 1) - 1 for n in (-1, 0, 1)]
    chosen = _choose(
        ordinals,
        now,
        meaning.side,
        tense=_unless_near(ordinals, now, tense, NEAR_MONTHS),
        otherwise=nearest,
    )
    return replace(stated(chosen // MONTHS, chosen % MONTHS + 1, None), anchored=True)


def _partial_day(meaning: Meaning, anchor: Anchor, tense: Tense) -> Maybe:
    """A day without its year, or without its month: "on 3 May", "el día 8", "el lunes 8".

    A weekday beside it must agree where any candidate does.
    """
    today, day = anchor.date, meaning.day
    if today is None or day is None:
        return None
    if meaning.month is None:
        now = months_since_zero(today.year, today.month)
        months: Iterable[int] = range(now - 2, now + 3)
    else:
        # Eight years on each side, so that 29 February always finds its leap years.
        months = [
            year * MONTHS + meaning.month - 1 for year in range(today.year - 8, today.year + 9)
        ]
    days = [moment for n in months if (moment := day_or_none(n, day))]
    agreeing = [d for d in days if d.weekday() == meaning.weekday]
    if meaning.weekday is not None and agreeing:
        return counted_day(min(agreeing, key=lambda d: abs(d - today)))
    if not days:
        return None
    ordinals, now = [d.toordinal() for d in days], today.toordinal()
    chosen = _choose(
        ordinals,
        now,
        meaning.side,
        tense=_unless_near(ordinals, now, tense, NEAR_DAYS),
        otherwise=nearest,
    )
    return counted_day(date.fromordinal(chosen))


def day_or_none(month_ordinal: int, day: int) -> date | None:
    """Return a day of a month counted from the year 0, None where the month has no such day."""
    try:
        return date(month_ordinal // MONTHS, month_ordinal % MONTHS + 1, day)
    except ValueError:
        return None


def _weekday(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:
    """A weekday: the last one before publication unless the words or the tense say otherwise."""
    today, weekday = (anchor.date if anchor else None), meaning.weekday
    if weekday is None:
        return None
    if today is None:
        return Timex(precision="day", anchored=True)
    monday = today - timedelta(days=today.weekday())
    if meaning.week_side is not None:
        return counted_day(monday + timedelta(days=weekday + DAYS_OF_WEEK * meaning.week_side))
    days = [monday + timedelta(days=weekday + DAYS_OF_WEEK * n) for n in (-1, 0, 1)]
    side = meaning.side
    if side == 0:  # "this Friday" is ahead unless the clause is told in the past
        side, tense = None, Tense.PAST if tense is Tense.PAST else Tense.FUTURE
    ordinals = [d.toordinal() for d in days]
    chosen = _choose(ordinals, today.toordinal(), side, tense=tense, otherwise=latest)
    return counted_day(date.fromordinal(chosen))


def _choose(
    ordinals: list[int],
    now: int,
    side: int | None,
    *,
    tense: Tense,
    otherwise: Callable[[list[int], int], int],
) -> int:
    """Pick one of several days or months, given in ascending order."""
    if side == -1:
        return max((n for n in ordinals if n < now), default=ordinals[0])
    if side == 1:
        return min((n for n in ordinals if n > now), default=ordinals[-1])
    if side == 0:
        return ordinals[len(ordinals) // 2]  # of this year: they lie around it
    if tense is Tense.FUTURE:
        return min((n for n in ordinals if n >= now), default=ordinals[-1])
    if tense is Tense.PAST:
        return latest(ordinals, now)
    return otherwise(ordinals, now)


def _unless_near(ordinals: list[int], now: int, tense: Tense, near: int) -> Tense:
    """Return no tense where one of the dates is so near that news can mean no other."""
    return Tense.UNKNOWN if abs(nearest(ordinals, now) - now) <= near else tense


def latest(ordinals: list[int], now: int) -> int:
    """Return the last that is not ahead of now."""
    return max((n for n in ordinals if n <= now), default=ordinals[0])


def nearest(ordinals: list[int], now: int) -> int:
    """Return the one nearest to now, the earlier of two."""
    return min(ordinals, key=lambda n: (abs(n - now), n))


def months_since_zero(year: int, month: int) -> int:
    """Count months from the year 0, so that they can be added."""
    return year * MONTHS + month - 1


def resolve_holiday(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:
    """A named day of the year: Christmas, Good Friday, Thanksgiving."""
    spec = meaning.holiday or ""
    if meaning.year is not None:
        return replace(counted_day(holiday_in(spec, meaning.year)), anchored=False)
    today = anchor.date if anchor else None
    if anchor and meaning.year_side is not None:
        return counted_day(holiday_in(spec, anchor.year + meaning.year_side))
    if today is None:
        return Timex(precision="day", anchored=True)
    ordinals = [holiday_in(spec, today.year + n).toordinal() for n in (-1, 0, 1)]
    chosen = _choose(ordinals, today.toordinal(), meaning.side, tense=tense, otherwise=nearest)
    return counted_day(date.fromordinal(chosen))


def holiday_in(spec: str, year: int) -> date:
    """Return the day of a holiday in a year; for the forms of a spec see Meaning.holiday."""
    if spec.startswith("easter"):
        return easter(year) + timedelta(days=int(spec.removeprefix("easter") or 0))
    month, *rest = (int(n) for n in spec.split("-"))
    if len(rest) == 1:
        return date(year, month, rest[0])
    weekday, nth = rest
    first = date(year, month, 1)
    return first + timedelta(
        days=(weekday - first.weekday()) % DAYS_OF_WEEK + DAYS_OF_WEEK * (nth - 1)
    )


def easter(year: int) -> date:
    """Return Easter Sunday. Source: the anonymous Gregorian algorithm (Nature, 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
