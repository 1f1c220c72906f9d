"""A headline is made of the article's own names and objects, or left blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.headline import make_headline
from generator.extract.naming import find_entities

if TYPE_CHECKING:
    from tests.extract.conftest import MakeReading

CASES = [
    # The object in its own words, without the clause that describes it.
    (
        "es",
        "Francia y Alemania han firmado hoy un amplio tratado de defensa que entrará en vigor.",
        "Francia y Alemania firman un amplio tratado de defensa",
    ),
    # Spanish "y" becomes "e" before an i.
    ("es", "Francia e Italia firmaron un tratado.", "Francia e Italia firman un tratado"),
    # One who acts, and a country visited.
    (
        "es",
        "El presidente de Chile, Luis Vidal, visitó ayer Jordania.",
        "Luis Vidal visita Jordania",
    ),
    # The place, if the text gives one.
    (
        "es",
        "Francia y Alemania firmaron un tratado en Ginebra.",
        "Francia y Alemania firman un tratado en Ginebra",
    ),
    # The verb before a noun that only recalls what was before.
    (
        "en",
        "France condemned Iran after the Russian invasion of Ukraine.",
        "France criticises Iran",
    ),
    # The first sentence with an event counts.
    ("en", "The day was mild. Iran attacked Iraq.", "Iran attacks Iraq"),
    # A plan is no news to be told as done.
    ("en", "Iran may attack Iraq.", None),
    # Nor is what only one side says.
    ("en", "Iran denied having attacked Iraq.", "Iran denies having attacked Iraq"),
    # Nothing happened.
    ("en", "The day was mild.", None),
    # No frames for the language.
    ("fr", "La France a signé un traité avec l'Italie.", None),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_headline(make_reading: MakeReading, lang: str, text: str, expected: str | None) -> None:
    """The present tense of what happened, or nothing."""
    reading = make_reading(text, lang)
    entities = find_entities(reading)
    events = find_events(reading, entities, dates=find_dates(reading, None), quotes=(), meant={})
    headline = make_headline(reading, entities, events=events)
    assert (headline.text if headline else None) == expected
