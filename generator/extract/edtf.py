"""In: years, months, days. Out: EDTF (ISO 8601-2) strings, and whether a string is one of ours.

The part of EDTF that this program writes: days, months, years, seasons, decades, centuries,
intervals. Weeks and quarters have no EDTF of level 0 or 1, so they are written as intervals.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
"""TIMEX3 season to the EDTF code that depends on no hemisphere."""

MONTHS = 12
OPEN = ".."
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
DECADE = re.compile(r"\d{3}X")
CENTURY = re.compile(r"-?\d{2}XX")
BEFORE_CHRIST = re.compile(r"-(?!0000)[0-9]{4}")
"""Years are counted through a year 0 that no calendar has: -0043 is 44 BC."""


def day(moment: date) -> str:
    """Return one day: 2024-06-19."""
    return moment.isoformat()


def month(year: int, number: int) -> str:
    """Return one month: 2024-06."""
    return f"{year:04}-{number:02}"


def year(number: int) -> str:
    """Return one year: 2024, -0043."""
    return f"{number:0{4 + (number < 0)}}"


def season(year_number: int, name: str) -> str:
    """Return a season by its TIMEX3 name: 2024-22 for the summer."""
    return f"{year_number:04}-{SEASONS[name]}"


def interval(start: str, end: str) -> str:
    """Return start/end, both included.

    Raises:
        ValueError: the two do not make an interval.
    """
    made = f"{start}/{end}"
    if not is_valid(made):
        raise ValueError(f"{made}: not an EDTF interval; it needs two dates, the earlier first")
    return made


def is_valid(text: str) -> bool:
    """Tell whether a string is EDTF as we write it; refuses 2001-02-29, 2000-W27, 2001/1999."""
    if "/" not in text:
        return any(is_one(text) for is_one in (_is_date, _is_season, _is_other))
    start, _, end = text.partition("/")
    if OPEN in (start, end):
        return _is_date(end if start == OPEN else start)
    return _is_date(start) and _is_date(end) and first_day(start) <= last_day(end)


def first_day(text: str) -> date:
    """Return the first day that a day, month or year covers."""
    year_number, month_number, day_number = _numbers(text)
    return date(year_number, month_number or 1, day_number or 1)


def last_day(text: str) -> date:
    """Return the last day that a day, month or year covers."""
    year_number, month_number, day_number = _numbers(text)
    last_month = month_number or MONTHS
    return date(year_number, last_month, day_number or monthrange(year_number, last_month)[1])


def _is_date(text: str) -> bool:
    try:
        first_day(text)
    except ValueError:
        return False
    return True


def _is_season(text: str) -> bool:
    return any(text[4:] == f"-{code}" for code in SEASONS.values()) and _is_date(text[:4])


def _is_other(text: str) -> bool:
    return any(form.fullmatch(text) for form in (DECADE, CENTURY, BEFORE_CHRIST))


def _numbers(text: str) -> tuple[int, int | None, int | None]:
    found = DATE.fullmatch(text)
    if not (found and text.isascii()):
        raise ValueError(f"{text!r}: not a day, month or year in EDTF; write 2024-06-19")
    year_number, month_number, day_number = (int(n) if n else None for n in found.groups())
    if year_number is None or 0 in (year_number, month_number, day_number):
        raise ValueError(f"{text!r}: years, months and days are counted from 1")
    return year_number, month_number, day_number
