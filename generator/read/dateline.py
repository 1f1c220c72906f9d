"""In: the first lines of an article. Out: Dateline, the agency and the day written there.

MOSCÚ, 19 jun (EFE).- ...      MOSCOW, June 19 (Reuters) - ...      (서울=연합뉴스) ...
LIMA, 8 de marzo de 2024. ...  Wien, 17. September 2024 – ...
A full date alone on a line under the headline is a dateline as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator.cldr import locale_of
from generator.model.article import Span
from generator.read.published import DayInYear

if TYPE_CHECKING:
    from generator.read.phrases import Phrases

DAY_PARTS = ("year", "month", "day")
LONGEST = 90
"""Characters before the credit: two cities, a full date and a correspondent's name."""
HEAD, LINES, LONGEST_DAY = 600, 5, 40
"""A day stands alone under the headline: in these characters, these lines, no longer than this."""
DASH = re.compile(r"\s*[.:]?\s*(?:[-–—=]+(?=\s|\w)|$|(?<=[.:]))\s*")
OPEN_DASH = re.compile(r"(?:[.:]\s?[-–—]+|\s[-–—]+\s)")
SENTENCE = re.compile(r"[^.!?]{3,60}\.(?=\s+\S)")
LONGEST_LINK = 3
"""Letters of a small word in a place or date ("de", "the"); longer ones tell the news."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
WORD = re.compile(r"[^\W\d_]+|\d+")
SHORTEST_MONTH = 3
"""Letters that tell the months apart in the languages that abbreviate them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What stands before the first sentence."""

    credit: Span | None = None
    """The agency with its brackets and dash."""
    agencies: tuple[str, ...] = ()
    """Named there, also where the words of the credit are not apart from those of the day."""
    day: DayInYear | None = None


NO_DATELINE = Dateline()


def find_dateline(text: str, phrases: Phrases) -> Dateline:
    """Return what the first line opens with, or the full date of a line under the headline."""
    opened = _find_opening(text, phrases)
    if opened is not NO_DATELINE:
        return opened
    for line in text.lstrip()[:HEAD].split("\n")[:LINES]:
        alone = find_day(line, phrases, alone=True) if len(line) <= LONGEST_DAY else None
        day = alone or _find_opening(line, phrases).day
        if day and day.year:
            return Dateline(day=day)
    return NO_DATELINE


def _find_opening(text: str, phrases: Phrases) -> Dateline:
    start = len(text) - len(text.lstrip())
    line = text[start:].split("\n", 1)[0]
    head = line[:LONGEST]
    for match in phrases.bracketed.finditer(head):
        tail = DASH.match(line, match.end())
        if tail and _is_place(head[: match.start()], phrases):
            end = len(line[: tail.end()].rstrip())
            credit = Span(start + match.start(), start + end)
            # The date stands before the agency, or in Italian between it and a second dash.
            after = OPEN_DASH.split(line[tail.end() : LONGEST], maxsplit=1)
            beside = after[0] if len(after) > 1 else ""
            day = find_day(head[: match.start()], phrases) or find_day(beside, phrases)
            return Dateline(credit=credit, agencies=phrases.agencies_in(match.group()), day=day)
    if opened := next(filter(None, (form.match(line) for form in phrases.datelines)), None):
        whole = opened.groupdict().get("whole")
        return Dateline(
            credit=Span(start, start + opened.end()) if whole else None,
            agencies=phrases.agencies_in(opened.group()),
            day=find_day(opened.group(), phrases),
        )
    opening, *rest = OPEN_DASH.split(head, maxsplit=1)
    if rest and "," in opening and _is_place(opening.split(",")[0], phrases):
        return Dateline(day=find_day(opening.split(",", 1)[1], phrases, alone=True))
    place, _, written = (found[0] if (found := SENTENCE.match(head)) else "").partition(",")
    closed = find_day(written, phrases, alone=True) if _is_place(place, phrases) else None
    return Dateline(day=closed) if closed and closed.year else NO_DATELINE


def find_day(words: str, phrases: Phrases, *, alone: bool = False) -> DayInYear | None:
    """Return the day and month written in some words, with the year if it stands there too.

    With `alone`, only where hardly anything else is written.
    """
    for form in phrases.days:
        if match := form.search(words):
            year, month, day = (int(match[name] or 0) for name in DAY_PARTS)
            return DayInYear(year or None, month, day)
    tokens = WORD.findall(words)
    found = None
    for index, token in enumerate(tokens):
        named = _month(token, phrases.lang)
        before, after = tokens[max(0, index - 2) : index][::-1], tokens[index + 1 :]
        number = _day(before) or _day(after)
        if named and number:  # the last wins: an abbreviated weekday may look like a month
            found = named, number
    stated = YEAR.search(words)
    others = [t for t in tokens if not t.isdigit() and not _month(t, phrases.lang)]
    if alone and (len(others) > 2 or max(map(len, others), default=0) > LONGEST_LINK):  # noqa: PLR2004  "de ... de"
        return None
    return DayInYear(int(stated[0]) if stated else None, *found) if found else None


def _is_place(words: str, phrases: Phrases) -> bool:
    """Tell whether words can open a dateline: names, then perhaps a comma and a day."""
    place, _, day = words.partition(",")
    names = WORD.findall(place if re.search(r"\d", day) else words)
    return not re.search(r"[!?;\"«“]|\.\s+\S{4}", words) and all(
        len(name) <= LONGEST_LINK or not name[0].islower() or _month(name, phrases.lang)
        for name in names
    )


def _day(tokens: list[str]) -> int | None:
    """Return the first token as a day; one word ("of") may stand between it and the month."""
    near = tokens[:1] if tokens and tokens[0].isdigit() else tokens[1:2]
    number = int(near[0]) if near and near[0].isdecimal() and len(near[0]) <= 2 else 0  # noqa: PLR2004  digits of a day
    return number if 1 <= number <= 31 else None  # noqa: PLR2004  days of a month


def _month(token: str, lang: str) -> int | None:
    token = token.casefold()
    if len(token) < SHORTEST_MONTH:
        return None
    return next((m for name, m in _months(lang) if name.startswith(token)), None)


@cache
def _months(lang: str) -> tuple[tuple[str, int], ...]:
    """Return the names of the months after CLDR, in the forms for dates and for headings."""
    locale = locale_of(lang)
    if locale is None:
        return ()
    return tuple(
        (name.casefold(), number)
        for context in ("format", "stand-alone")
        for number, name in locale.months[context]["wide"].items()
    )
