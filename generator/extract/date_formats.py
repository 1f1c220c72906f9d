"""In: a paragraph in a language without a dates.toml. Out: the full dates that CLDR lets us see.

The orders, names of months and unit letters of a language are those of its formats in CLDR
("y年M月d日", "d MMMM y"); dateparser says what a string in one of them means. It is believed
only where it agrees with the year that the string states, and nothing relative is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateparser.date import DateDataParser

from generator.cldr import locale_of
from generator.model.article import Span
from generator.model.findings import DateMention, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

SKELETONS = (("yMMMd", "day", 10), ("yMd", "day", 10), ("yMMM", "month", 7))
"""CLDR's skeletons, the precision each states, and the length of such a date in EDTF."""
FIELD = re.compile(r"'[^']*'|y+|[ML]+|d+|E+|G+|[^yMLdEG']")
SETTINGS = {"IGNORE_SURROUNDING_TEXT": True}
YEAR = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True, eq=False)
class Formats:
    """The date formats of one language, and what values them."""

    patterns: tuple[tuple[re.Pattern[str], str, int], ...]
    parser: DateDataParser | None
    """None for a language that dateparser does not read."""


def find_by_format(text: str, paragraph: Span, lang: str) -> Iterator[DateMention]:
    """Yield the dates of a paragraph in text order, never overlapping."""
    formats = _formats(lang)
    found: list[DateMention] = []
    for pattern, precision, length in formats.patterns:
        for match in pattern.finditer(text, paragraph.start, paragraph.end):
            span = Span(*match.span())
            if any(span.overlaps(other.span) for other in found):
                continue
            if edtf := _value(match.group(), length, formats.parser):
                found.append(
                    DateMention(
                        span=span,
                        type=TimexType.DATE,
                        value=edtf,
                        edtf=edtf,
                        precision=precision,
                        resolved=True,
                        anchor=None,
                        rule="dates.cldr-format",
                    )
                )
    yield from sorted(found, key=lambda date: date.span)


def _value(words: str, length: int, parser: DateDataParser | None) -> str | None:
    """Return what dateparser makes of a date, None where it contradicts the stated year."""
    moment = parser.get_date_data(words).date_obj if parser else None
    year = YEAR.search(words)
    if moment is None or year is None or moment.year != int(year.group()):
        return None
    return moment.date().isoformat()[:length]


@cache
def _formats(lang: str) -> Formats:
    locale = locale_of(lang)
    if locale is None:
        return Formats((), None)
    try:
        parser = DateDataParser(languages=[lang], settings=SETTINGS)
    except ValueError:
        parser = None
    patterns = tuple(
        (re.compile(_expression(str(skeleton), locale)), precision, length)
        for key, precision, length in SKELETONS
        if (skeleton := locale.datetime_skeletons.get(key)) is not None
    )
    return Formats(patterns, parser)


def _expression(skeleton: str, locale: Locale) -> str:
    """Turn a CLDR pattern into a regular expression."""
    names = {
        name.rstrip(".")
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in locale.months[context][width].values()
    }
    month_names = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    # Months that CLDR writes as a number and a unit ("6월") are found with their number.
    parts = {"y": YEAR.pattern, "d": r"(?:3[01]|[12]\d|0?[1-9])"}
    expression = ""
    for piece in FIELD.findall(skeleton):
        if piece[0] in "ML":
            number = r"(?:1[0-2]|0?[1-9])"
            expression += number if len(piece) < len("MMM") else rf"(?:{month_names})\.?"
        elif piece[0] in parts:
            expression += parts[piece[0]]
        elif piece[0] not in "EG":
            literal = piece.strip("'")
            expression += r"\s?" if literal.isspace() else re.escape(literal)
    return rf"(?<!\d){expression}(?!\d)"
