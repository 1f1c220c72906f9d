"""In: the day of publication and the dates of a text in order. Out: what each is counted from.

News counts from its day, a chronicle from the date it named last ("narrative" in Strötgen and
Gertz, 2012). A paragraph of background in news does not: "in May" after an old year is more
often the last May than one of that year.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.date_meaning import Meaning, anchor_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.extract.date_meaning import Anchor, Timex

BEHIND = 2
"""Years between a date and publication from which it is background."""
MOST = 2
"""A chronicle names this many times as many years behind as other days and years."""
ENOUGH = 6
"""Years behind from which a text can be a chronicle."""
LEAP = 2
"""Years by which a chronicle may go on from one date to the next."""
LATE_MONTHS, EARLY_MONTHS = (11, 12), (1, 2)
"""After a date late in a year, a month early in one is of the next year."""
COUNTED = frozenset({"year", "month", "week"})
"""Units that a chronicle counts from where it is."""
PERIOD = re.compile(r"(?P<year>\d{4})-(?:(?P<part>[QH])(?P<number>\d)|(?P<month>\d\d))")
"""A quarter, half or month in TIMEX3."""
UNITS = {"Q": "quarter", "H": "half"}
NOTHING = "nothing"
OF_PERIOD = {
    "period": NOTHING, "quarter or published": None, "quarter or text": "text or published",
}  # fmt: skip
"""What is counted from a period, and from what it is where the text has named none."""
YEARS = frozenset({"year", "decade", "century"})
YEARLESS = frozenset({"calendar", "range", "part"})
"""Meanings that may lack their year."""


class Anchors:
    """What the dates of one article are counted from, asked for in text order."""

    def __init__(self, published: Anchor | None, meanings: Iterable[Meaning]) -> None:
        self.published = published
        self.chronicle = _is_chronicle(published, meanings)
        self._told: Anchor | None = None
        self._told_day: Anchor | None = None
        self._aside: Anchor | None = None
        self._told_here: Anchor | None = None
        self._period: re.Match[str] | None = None

    def new_paragraph(self) -> None:
        """Forget what only the paragraph before spoke of."""
        self._told_here = None

    def tell(self, meaning: Meaning, timex: Timex) -> None:
        """Remember the date named last.

        A year far from those before is an aside ("as in 1529") unless the next one is near it,
        and so is one that a chronicle looks back to ("as in the year before").
        """
        if meaning.counted_from not in OF_PERIOD:
            self._period = PERIOD.fullmatch(timex.value or "") or self._period
        named = anchor_at(timex.edtf)
        if named is None or (self.chronicle and _looks_back(meaning)):
            return
        self._told_here = named
        self._told_day = named if named.day else self._told_day
        follows = self._told is None or _are_near(named, self._told)
        confirms = self._aside is not None and _are_near(named, self._aside)
        if not self.chronicle or follows or confirms:
            self._told, self._aside = named, None
        else:
            self._aside = named

    def of(self, meaning: Meaning, *, quoted: bool) -> tuple[Meaning, Anchor | None, str]:
        """Return a meaning as it is to be resolved, its anchor, and that anchor's name.

        The names are "published", and "text" for the date that the text named last. What a
        chronicle quotes was said on a day that nobody knows, and its weekdays are as old.
        """
        if meaning.counted_from in OF_PERIOD:
            return self._same_period(meaning, quoted=quoted)
        # "The same day" may look further back than "the day before".
        told = self._told if self.chronicle or meaning.side == 0 else self._told_here
        if meaning.unit == "day" and told is not None and told.day is None:
            told = self._told_day  # "that day" after a month is the day named before it
        if meaning.counted_from == "text or published" and told is None and not self.chronicle:
            return meaning, self.published, "published"
        if meaning.counted_from is not None:
            return meaning, told, "text"
        if not self.chronicle or told is None:
            return meaning, self.published, "published"
        if meaning.means == "shift" and meaning.count is None and meaning.unit in COUNTED:
            return meaning, told, "text"  # "the end of the year", "the next year"
        if meaning.means == "part" and meaning.side and meaning.year is None:
            return meaning, told, "text"  # "the next spring"
        if not _lacks_its_year(meaning):
            unknown = quoted or meaning.weekday is not None
            return meaning, None if unknown else self.published, "published"
        month = meaning.month or (told.month if meaning.means == "calendar" else None)
        over = (told.month or 0) in LATE_MONTHS and month in EARLY_MONTHS
        return replace(meaning, year=told.year + over, month=month), told, "text"

    def _same_period(self, meaning: Meaning, *, quoted: bool) -> tuple[Meaning, Anchor | None, str]:
        """Return the quarter or month that the text named last, in another year.

        "A year earlier" says a quarter only where the text compares quarters.
        """
        found, otherwise = self._period, OF_PERIOD[meaning.counted_from or ""]
        if found is None or (otherwise is not NOTHING and not found["part"]):
            if otherwise is NOTHING:
                return replace(meaning, counted_from="text"), None, "text"
            return self.of(replace(meaning, counted_from=otherwise), quoted=quoted)
        year = meaning.year or int(found["year"]) + (meaning.side or 0)
        if found["month"]:
            same = Meaning(means="calendar", year=year, month=int(found["month"]))
        else:
            same = Meaning(
                means="part", year=year, unit=UNITS[found["part"]], number=int(found["number"])
            )
        return same, None, "text"


def _is_chronicle(published: Anchor | None, meanings: Iterable[Meaning]) -> bool:
    """Tell whether a text speaks of years long past far more than of the days around it."""
    if published is None:
        return False
    behind = others = days = 0
    for meaning in meanings:
        year = published.year if _is_deictic(meaning) else meaning.year
        behind += year is not None and year <= published.year - BEHIND
        behind += meaning.bc_year is not None
        others += year is not None and year >= published.year
        days += _is_deictic(meaning)
    return behind >= ENOUGH and behind >= MOST * others and days < ENOUGH


def _are_near(named: Anchor, before: Anchor) -> bool:
    return abs(named.year - before.year) <= LEAP


def _looks_back(meaning: Meaning) -> bool:
    """Tell whether words count years back: "the year before"."""
    return meaning.means == "shift" and meaning.side == -1 and meaning.unit in YEARS


def _is_deictic(meaning: Meaning) -> bool:
    """Tell whether words point at a day from publication: "yesterday", "on Monday"."""
    return meaning.offset is not None or (meaning.weekday is not None and meaning.day is None)


def _lacks_its_year(meaning: Meaning) -> bool:
    """Tell whether a month, day or season stands without year, and is counted from nothing."""
    if meaning.means not in YEARLESS or meaning.year is not None:
        return False
    counted = (
        meaning.offset, meaning.weekday, meaning.side,
        meaning.year_side, meaning.month_side, meaning.week_side,
    )  # fmt: skip
    named = (meaning.month, meaning.day, meaning.season)
    return all(n is None for n in counted) and any(n is not None for n in named)
