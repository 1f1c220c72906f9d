"""In: what an expression means, and the day of publication. Out: its TIMEX3 and EDTF values.

Pure arithmetic: no text, no language. Precision is never finer than the words: "two years
ago" is a year, "two weeks ago" a week. What needs an anchor and has none stays open.

Sources: TIMEX3 as in TimeML 1.2.1 and TempEval-3; EDTF is ISO 8601-2.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.extract import edtf
from generator.model.findings import TimexType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model.article import Published

DAYS_OF_WEEK = 7
MONTHS = 12
WEEKEND = (5, 6)
"""Saturday and Sunday, counted from Monday = 0."""
SOME = 0
"""A count that the words leave open: "some years", "unos días"."""
DESIGNATORS = {
    "year": "Y", "month": "M", "week": "W", "day": "D", "weekend": "WE",
    "hour": "H", "minute": "M", "second": "S",
}  # fmt: skip
SHORTER_THAN_A_DAY = ("hour", "minute", "second")
MULTIPLES = {
    "fortnight": (2, "week"), "quarter": (3, "month"), "half": (6, "month"),
    "lustrum": (5, "year"), "decade": (10, "year"), "century": (100, "year"), "millennium": (1000, "year"),
}  # fmt: skip
"""Units that are so many of another."""
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12}
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month; a winter bears the year in which it begins."""


NEAR_DAYS = 90
NEAR_MONTHS = 2
"""A day or month without its year that lies this near to publication is the one meant, whatever
the tense of the words around it: news tells what lies months away with its year."""


class Tense(StrEnum):
    """When the clause around an expression takes place."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The publication date, as precise as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The day, None where only a month or year is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the words say, before anything is counted. None: they do not say."""

    means: str
    """Key of RESOLVERS."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    offset: int | None = None
    """Days from publication: yesterday is -1."""
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    side: int | None = None
    """-1 last, past, ago; 0 this; 1 next."""
    year_side: int | None = None
    """The same for a year named beside it: "May of last year"."""
    week_side: int | None = None
    unit: str | None = None
    count: float | None = None
    """Of units; SOME where it is left open."""
    number: int | None = None
    """Which quarter, half, decade or century."""
    season: str | None = None
    holiday: str | None = None
    """12-25 (month and day), easter-2 (days from Easter), 11-3-4 (fourth Thursday: Monday is 0)."""
    part: str | None = None
    """TIMEX3 part of the day: MO, MI, AF, EV, NI."""
    hour: int | None = None
    minute: int | None = None
    half_day: int | None = None
    """Hours to add to a twelve-hour clock."""
    zone: str | None = None
    ref: str | None = None
    """PAST_REF, PRESENT_REF, FUTURE_REF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """The value of an expression."""

    type: TimexType = TimexType.DATE
    value: str | None = None
    edtf: str | None = None
    precision: str
    anchored: bool = False
    """True when the value was, or would have to be, counted from the publication date."""

    @property
    def resolved(self) -> bool:
        """Tell whether the value says all that the words can say."""
        if self.precision == "vague" or (self.anchored and self.edtf is None):
            return False
        return self.value is not None


Maybe = Timex | None
"""None where the words are no date after all: 30 February."""


def anchor_of(published: Published | None) -> Anchor | None:
    """Return the anchor that a publication date gives; an interval or season gives none."""
    if published is None:
        return None
    found = edtf.DATE.fullmatch(published.edtf.rstrip("~?%"))
    if found is None or not edtf.is_valid(found.group()):
        return None
    return Anchor(*(int(n) for n in found.groups() if n))


def resolve(meaning: Meaning, anchor: Anchor | None, *, tense: Tense = Tense.UNKNOWN) -> Maybe:
    """Return the value of a meaning, None where it is no date; never raises on any numbers."""
    try:
        return RESOLVERS[meaning.means](meaning, anchor, tense)
    except (OverflowError, ValueError):
        return None  # a day or year that no calendar has


# --- days, months and years -------------------------------------------------------------------


def _calendar(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:
    """A day, month or year, whatever of it is named; also weekdays and yesterday."""
    if meaning.year is not None:
        return _stated(meaning.year, meaning.month, meaning.day)
    if meaning.offset is not None:
        return _days_from(anchor, meaning.offset)
    if meaning.month is None and meaning.day is None:
        return _weekday(meaning, anchor, tense)
    precision = "day" if meaning.day else "month"
    if meaning.year_side is not None and anchor and meaning.month:
        year = anchor.year + meaning.year_side
        return replace(_stated(year, meaning.month, meaning.day), anchored=True)
    if anchor is None or anchor.month is None or (meaning.day and anchor.day is None):
        return Timex(precision=precision, anchored=True)
    if meaning.day is None and meaning.month is not None:
        return _bare_month(meaning, _months(anchor.year, anchor.month), tense)
    return _partial_day(meaning, anchor, tense)


def _stated(year: int, month: int | None, day: int | None) -> Timex:
    if month is None:
        value, precision = edtf.year(year), "year"
    elif day is None:
        value, precision = edtf.month(year, month), "month"
    else:
        value, precision = edtf.day(date(year, month, day)), "day"
    edtf.first_day(value)  # refuses a month 13 and a year 0
    return Timex(value=value, edtf=value, precision=precision)


def _day(moment: date) -> Timex:
    return replace(_stated(moment.year, moment.month, moment.day), anchored=True)


def _days_from(anchor: Anchor | None, days: int) -> Timex:
    today = anchor.date if anchor else None
    if today is None:
        return Timex(precision="day", anchored=True)
    return _day(today + timedelta(days=days))


def _bare_month(meaning: Meaning, now: int, tense: Tense) -> Maybe:
    """A month without its year: "in May", "last May"."""
    ordinals = [now // MONTHS * MONTHS + shift * MONTHS + _month0(meaning) for shift in (-1, 0, 1)]
    chosen = _choose(ordinals, now, meaning.side, tense=_unless_near(ordinals, now, tense, NEAR_MONTHS), otherwise=_nearest)
    return replace(_stated(chosen // MONTHS, chosen % MONTHS + 1, None), anchored=True)


def _month0(meaning: Meaning) -> int:
    return (meaning.month or 1) - 1


def _partial_day(meaning: Meaning, anchor: Anchor, tense: Tense) -> Maybe:
    """A day without its year, or without its month: "on 3 May", "el día 8", "el lunes 8".

    A weekday beside it must agree where any candidate does.
    """
    today, day = anchor.date, meaning.day
    if today is None or day is None:
        return None
    if meaning.month is None:
        now = _months(today.year, today.month)
        months: Iterable[int] = range(now - 2, now + 3)
    else:
        # Eight years on each side, so that 29 February always finds its leap years.
        months = [year * MONTHS + meaning.month - 1 for year in range(today.year - 8, today.year + 9)]
    days = [moment for n in months if (moment := _date_or_none(n, day))]
    agreeing = [d for d in days if d.weekday() == meaning.weekday]
    if meaning.weekday is not None and agreeing:
        return _day(min(agreeing, key=lambda d: abs(d - today)))
    if not days:
        return None
    ordinals, now = [d.toordinal() for d in days], today.toordinal()
    chosen = _choose(ordinals, now, meaning.side, tense=_unless_near(ordinals, now, tense, NEAR_DAYS), otherwise=_nearest)
    return _day(date.fromordinal(chosen))


def _date_or_none(month_ordinal: int, day: int) -> date | None:
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
        return _day(monday + timedelta(days=weekday + DAYS_OF_WEEK * meaning.week_side))
    days = [monday + timedelta(days=weekday + DAYS_OF_WEEK * n) for n in (-1, 0, 1)]
    side = meaning.side
    if side == 0:  # "this Friday" is ahead unless the clause is told in the past
        side, tense = None, Tense.PAST if tense is Tense.PAST else Tense.FUTURE
    ordinals = [d.toordinal() for d in days]
    chosen = _choose(ordinals, today.toordinal(), side, tense=tense, otherwise=_latest)
    return _day(date.fromordinal(chosen))


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
        return _latest(ordinals, now)
    return otherwise(ordinals, now)


def _unless_near(ordinals: list[int], now: int, tense: Tense, near: int) -> Tense:
    """Return no tense where one of the dates is so near that news can mean no other."""
    return Tense.UNKNOWN if abs(_nearest(ordinals, now) - now) <= near else tense


def _latest(ordinals: list[int], now: int) -> int:
    return max((n for n in ordinals if n <= now), default=ordinals[0])


def _nearest(ordinals: list[int], now: int) -> int:
    return min(ordinals, key=lambda n: (abs(n - now), n))


def _months(year: int, month: int) -> int:
    return year * MONTHS + month - 1


# --- so many units from publication -----------------------------------------------------------


def _shift(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:
    """So many units from publication: "last week", "two years ago", "this century"."""
    unit, count = meaning.unit or "day", 1 if meaning.count is None else meaning.count
    if count == SOME:  # "some years ago" tells the direction alone
        ref = "FUTURE_REF" if meaning.side == 1 else "PAST_REF"
        return Timex(value=ref, precision="vague", anchored=True)
    if unit in SHORTER_THAN_A_DAY:  # "two hours ago": the hour of publication is not known
        return Timex(type=TimexType.TIME, precision="time", anchored=True)
    if anchor is None:
        return Timex(precision=unit, anchored=True)
    steps = round(count) * (meaning.side or 0)
    today = anchor.date
    if unit == "weekend" and meaning.side is None and today and tense is not Tense.FUTURE:
        steps = 0 if today.weekday() in WEEKEND else -1
    return replace(_unit_at(anchor, unit, steps), anchored=True)


def _unit_at(anchor: Anchor, unit: str, steps: int) -> Timex:  # noqa: PLR0911 - one per unit
    if unit == "year":
        return _stated(anchor.year + steps, None, None)
    if unit == "decade":
        return _decade_of(anchor.year + 10 * steps)
    if unit == "century":
        return _century_of(anchor.year // 100 + 1 + steps)
    if anchor.month is None:
        return Timex(precision=unit)
    months = _months(anchor.year, anchor.month)
    if unit == "month":
        months += steps
        return _stated(months // MONTHS, months % MONTHS + 1, None)
    if unit in ("quarter", "half"):
        size = MONTHS_IN[unit]
        index = months // size + steps
        return _part_of_year(unit, index * size // MONTHS, index * size % MONTHS // size + 1)
    today = anchor.date
    if today is None:
        return Timex(precision=unit)
    if unit == "day":
        return _day(today + timedelta(days=steps))
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
    return Timex(value=value, edtf=days, precision="week")


def _stretch(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:  # noqa: ARG001
    """The last or next so many units: "el último año" is the year before publication.

    One unit names a stretch of the calendar, a DATE whose value is the interval; several are
    a DURATION with its length as value, which needs no anchor.
    """
    unit, count = _in_plain_units(meaning.unit or "day", 1 if meaning.count is None else meaning.count)
    one = meaning.count is None
    today = anchor.date if anchor else None
    edges = None
    if today and count != SOME and unit not in SHORTER_THAN_A_DAY and unit != "weekend":
        other = _moved(today, unit, round(count) * (meaning.side or -1))
        edges = edtf.interval(*sorted((edtf.day(today), edtf.day(other))))
    if one:
        return Timex(value=edges, edtf=edges, precision="interval", anchored=True)
    length = _length_value(meaning.unit or "day", meaning.count or SOME)
    precision = "vague" if count == SOME else "interval"
    return Timex(type=TimexType.DURATION, value=length, edtf=edges, precision=precision, anchored=True)


def _moved(today: date, unit: str, steps: int) -> date:
    """Return the same day so many units away, or the last one of a shorter month."""
    if unit in ("day", "week"):
        return today + timedelta(days=steps * (DAYS_OF_WEEK if unit == "week" else 1))
    months = _months(today.year, today.month) + steps * MONTHS_IN[unit]
    return next(
        moment for day in range(today.day, 0, -1) if (moment := _date_or_none(months, day))
    )


# --- parts of a year, decades, centuries ------------------------------------------------------


def _part(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:
    """A quarter, half or season by its number or name, with or without its year."""
    unit = "season" if meaning.season else meaning.unit or "quarter"
    if meaning.year is not None:
        return _part_of_year(unit, meaning.year, meaning.number or 1, season=meaning.season)
    if anchor is None or (meaning.year_side is None and anchor.month is None):
        return Timex(precision=unit, anchored=True)
    if meaning.year_side is not None:
        year = anchor.year + meaning.year_side
    else:
        start = (
            SEASON_STARTS[meaning.season]
            if meaning.season
            else (((meaning.number or 1) - 1) * MONTHS_IN[unit] + 1)
        )
        year = _year_of_part(start, unit, anchor, side=meaning.side, tense=tense)
    found = _part_of_year(unit, year, meaning.number or 1, season=meaning.season)
    return replace(found, anchored=True) if found else None


def _year_of_part(start: int, unit: str, anchor: Anchor, *, side: int | None, tense: Tense) -> int:
    """Pick the year of a bare part: one that has begun, or the next one in a future clause."""
    size = MONTHS_IN.get(unit, 3)
    now = _months(anchor.year, anchor.month or 1)
    starts = [(anchor.year + n) * MONTHS + start - 1 for n in (-1, 0, 1)]
    current = [n for n in starts if n <= now < n + size]
    if side == -1:
        chosen = max((n for n in starts if n + size <= now), default=starts[0])
    elif side == 1:
        chosen = min((n for n in starts if n > now), default=starts[-1])
    elif side == 0:
        chosen = current[0] if current else _nearest(starts, now)
    elif tense is Tense.FUTURE:
        chosen = _nearest(starts, now - size)
    else:
        chosen = _latest(starts, now)
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


def _decade_of(year: int) -> Timex:
    digits = f"{year:04}"[:3]
    return Timex(value=digits, edtf=f"{digits}X", precision="decade")


def _century(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:  # noqa: ARG001
    """A century by its number: the 19th."""
    return _century_of(meaning.number or 1)


def _century_of(number: int) -> Timex:
    digits = f"{number - 1:02}"
    return Timex(value=digits, edtf=f"{digits}XX", precision="century")


def _holiday(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:
    """A named day of the year: Christmas, Good Friday, Thanksgiving."""
    spec = meaning.holiday or ""
    if meaning.year is not None:
        return replace(_day(holiday_in(spec, meaning.year)), anchored=False)
    today = anchor.date if anchor else None
    if anchor and meaning.year_side is not None:
        return _day(holiday_in(spec, anchor.year + meaning.year_side))
    if today is None:
        return Timex(precision="day", anchored=True)
    ordinals = [holiday_in(spec, today.year + n).toordinal() for n in (-1, 0, 1)]
    chosen = _choose(ordinals, today.toordinal(), meaning.side, tense=tense, otherwise=_nearest)
    return _day(date.fromordinal(chosen))


def holiday_in(spec: str, year: int) -> date:
    """Return the day of a holiday in a year; for the forms of a spec see Meaning.holiday."""
    if spec.startswith("easter"):
        return easter(year) + timedelta(days=int(spec.removeprefix("easter") or 0))
    month, *rest = (int(n) for n in spec.split("-"))
    if len(rest) == 1:
        return date(year, month, rest[0])
    weekday, nth = rest
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % DAYS_OF_WEEK + DAYS_OF_WEEK * (nth - 1))


def easter(year: int) -> date:
    """Return Easter Sunday. Source: the anonymous Gregorian algorithm (Nature, 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


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
    last = _calendar(end, anchor, tense)
    if last is None or last.value is None:
        return last and replace(last, precision="interval")
    if meaning.year is None and meaning.month is not None:
        start = replace(start, year=int(last.value[:4]))  # both in the year of the later one
    first = _calendar(start, anchor, tense)
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
    day = _calendar(replace(meaning, means="calendar"), anchor, tense)
    if day is None or day.value is None:
        return day and replace(day, type=TimexType.TIME, precision="time")
    return replace(day, type=TimexType.TIME, value=f"{day.value}T{clock}", precision="time")


def _length(meaning: Meaning, anchor: Anchor | None, tense: Tense) -> Maybe:  # noqa: ARG001
    """So many units long."""
    count = 1 if meaning.count is None else meaning.count
    value = _length_value(meaning.unit or "day", count)
    return Timex(type=TimexType.DURATION, value=value, precision="duration")


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
    "calendar": _calendar,
    "shift": _shift,
    "stretch": _stretch,
    "part": _part,
    "decade": _decade,
    "century": _century,
    "holiday": _holiday,
    "range": _range,
    "clock": _clock,
    "daypart": _daypart,
    "length": _length,
    "frequency": _frequency,
    "vague": _vague,
}
