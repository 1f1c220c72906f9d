"""In: a text and a sentence of it. Out: the sentence without the dateline of an article."""

from __future__ import annotations

import re

from generator.model.article import Span

PLACE = r"(?:\w\.|\w{2,}\.?)(?:[ '’-]\w[\w.]*){0,3}"
"""The words of a city or state, "U.S." too."""
AGENCY = r"\([^()\n]{2,30}\)"
DASH = r"\s*(?P<dash>--|[-–—―:])\s+"
DATELINE = re.compile(
    rf"(?P<city>{PLACE})(?: ?/ ?{PLACE})?"
    rf"(?P<rest>(?:, ?{PLACE}|, ?\d[^,\n]{{0,15}}){{0,3}}(?: {AGENCY}\.?)?)"
    rf"{DASH}"
)
"""City, then its state or the day, then the agency, up to a dash or colon."""


def without_dateline(text: str, sentence: Span) -> Span:
    """Return a sentence from the word on at which its news begins.

    "KYIV, March 3 — The minister": the city stands in capitals, or an agency in brackets
    follows, or it opens the article with its state ("Lima, Peru - "); a bare "NATO: " or
    "US - " tells who speaks or deals.
    """
    match = DATELINE.match(text, sentence.start, sentence.end)
    if match is None or match.end() >= sentence.end:
        return sentence
    city, rest = match["city"], match["rest"]
    in_capitals = city.isupper() and sum(c.isalpha() for c in city) > 1
    stands_apart = in_capitals and (rest or match["dash"] not in ("-", ":"))
    has_agency = ")" in rest and city[:1].isupper()
    opens = not text[: sentence.start].strip() and match["dash"] != ":"
    with_state = opens and city[:1].isupper() and rest.lstrip(", ")[:1].isupper()
    is_dateline = stands_apart or has_agency or with_state
    return Span(match.end(), sentence.end) if is_dateline else sentence
