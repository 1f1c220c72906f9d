"""In: what each source says of an article's date. Out: Published, by the order of trust.

Command-line option, record, sidecar, front matter, file name, dateline: DateSource lists them
in that order. The first that says anything is believed; the others can only raise a warning.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator.model.article import DateSource, Published

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:?\d{2}.*)?", re.ASCII)
COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4}.*)?", re.ASCII)
MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
YEAR = re.compile(r"(\d{4})", re.ASCII)
IN_NAME = re.compile(r"(\d{4})([-_]?)(\d{2})(?:\2(\d{2}))?(?![^\W_])", re.ASCII)
FIRST_YEAR = 1000
"""Before it no article was printed; 0000 stands in forms nobody filled in."""
WIRE_DELAY_DAYS = 2
"""A dateline names the day of writing, and papers print a wire up to two days later."""


class DayInYear(NamedTuple):
    """The date of a dateline."""

    year: int | None
    month: int
    day: int


def parse_date(value: str) -> str | None:
    """Return a day, month or year as EDTF; None if it is none or does not exist."""
    value = value.strip()
    for form in (DAY, COMPACT_DAY, MONTH, YEAR):
        if match := form.fullmatch(value):
            return _edtf(*map(int, match.groups()))
    return None


def date_in_name(stem: str) -> str | None:
    """Return the date at the start of a file name: 2024-06-19-..., 2024-06-..., 20240619..."""
    match = IN_NAME.match(stem)
    if match is None:
        return None
    year, dash, month, day = match.groups()
    if day is None and not dash:  # 202406 may be any number
        return None
    return _edtf(int(year), int(month), *([int(day)] if day else []))


def choose_published(
    said: Sequence[tuple[DateSource, str | None]],
    *,
    dateline: DayInYear | None,
    trust_dateline: bool,
    path: str,
) -> tuple[Published | None, tuple[str, ...]]:
    """Return the date of the most trusted source, and a warning for each that contradicts it.

    `said` comes most trusted first. A dateline without a year is used only where another
    source gives its year; it then makes that date precise. One that is not trusted warns only.
    """
    known = [Published(edtf, source) for source, edtf in said if edtf]
    best = known[0] if known else None
    rest = known[1:]
    written = _dated(dateline, best)
    if written and trust_dateline and (best is None or written.edtf.startswith(f"{best.edtf}-")):
        best = written
    elif written and dateline and dateline.year:
        rest.append(written)
    return best, tuple(
        f"{path}: two dates, {best.edtf} ({best.source}) and {other.edtf} ({other.source}); "
        f"the first is used, correct the other if it is wrong"
        for other in rest
        if best and not _agree(best, other)
    )


def _dated(dateline: DayInYear | None, best: Published | None) -> Published | None:
    if dateline is None:
        return None
    year = dateline.year or (int(best.edtf[:4]) if best else None)
    edtf = _edtf(year, dateline.month, dateline.day) if year else None
    return Published(edtf, DateSource.DATELINE) if edtf else None


def _agree(one: Published, other: Published) -> bool:
    if one.edtf.startswith(other.edtf) or other.edtf.startswith(one.edtf):
        return True
    if other.source is not DateSource.DATELINE or len(one.edtf) < len("2024-06-19"):
        return False
    apart = date.fromisoformat(one.edtf) - date.fromisoformat(other.edtf)
    return abs(apart.days) <= WIRE_DELAY_DAYS


def _edtf(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Return the date in EDTF, None if the calendar has no such day or month."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if year < FIRST_YEAR or month == 0 or day == 0:
        return None
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
    return "-".join(parts)
