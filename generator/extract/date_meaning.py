"""In: nothing. Out: Meaning and Timex, what the words of a date say and what they are worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.extract import edtf
from generator.model.findings import TimexType

SOME = 0
"""A count that the words leave open: "some years", "unos días"."""


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
    """Key of timex.RESOLVERS."""
    year: int | None = None
    short_year: int | None = None
    """Two digits: the last such year that is not ahead of publication."""
    era: int | None = None
    """The year before the first of an era, to which `era_year` is added: 2018 for Reiwa."""
    era_year: int | None = None
    bc_year: int | None = None
    """Counted back from the first year of our era: 44 BC."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    offset: int | None = None
    """Days from publication: yesterday is -1."""
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    end_bc_year: int | None = None
    side: int | None = None
    """-1 last, past, ago; 0 this; 1 next."""
    year_side: int | None = None
    """The same for a year named beside it: "May of last year"."""
    month_side: int | None = None
    week_side: int | None = None
    unit: str | None = None
    count: float | None = None
    """Of units; SOME where it is left open."""
    more_count: float | None = None
    """What a length has beyond that: "two years and three months"."""
    more_unit: str | None = None
    """None: of the same unit ("a year and a half")."""
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
    counted_from: str | None = None
    """text: from the date named last, not from publication; "text or published": from
    publication where none was named; "period": the same quarter or month in the year that
    `year` or `side` says; "quarter or ...": the same quarter, or else as what follows says."""
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


def anchor_at(date_edtf: str | None) -> Anchor | None:
    """Return the anchor that a day, month or year gives; nothing else gives one."""
    text = (date_edtf or "").rstrip("~?%")
    found = edtf.DATE.fullmatch(text)
    if found is None or not edtf.is_valid(text):
        return None
    return Anchor(*(int(n) for n in found.groups() if n))
