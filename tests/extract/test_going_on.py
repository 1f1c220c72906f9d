"""A verb after a report that goes on from the verb before it is no part of what is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.claims import find_claims
from generator.extract.events import find_events
from generator.extract.naming import find_entities
from generator.extract.quotes import find_quotes
from generator.model.findings import Factuality

if TYPE_CHECKING:
    from tests.extract.conftest import MakeReading

# Language, a text with what is reported in [], type and trigger of what is told besides.
CASES = [
    ("en", "Iran denied that [it had sent drones to Chad] and condemned France.", "condemned"),
    ("en", "Iran said that [it will leave the pact] and accused France of lying.", "accused"),
    ("es", "Irán negó que [vaya a entregar misiles a Chad] y condenó a Francia.", "condenó"),
    ("es", "Irán dijo que [abandonará el pacto] y acusó a Francia de mentir.", "acusó"),
]


@pytest.mark.parametrize(("lang", "marked", "trigger"), CASES)
def test_the_outer_verbs_share_their_subject(
    make_reading: MakeReading, lang: str, marked: str, trigger: str
) -> None:
    """The report ends before "and"; what follows is told as done, and by the article itself."""
    text = marked.replace("[", "").replace("]", "")
    reading = make_reading(text, lang)
    if not reading.doc.has_annotation("DEP"):
        pytest.skip("without a parse nothing tells the tenses apart")
    entities = find_entities(reading)
    quotes = find_quotes(reading, entities)
    events = find_events(reading, entities, dates=(), quotes=quotes, meant={})
    said = marked[marked.index("[") + 1 : marked.index("]")]
    assert said in [reading.article.words(q.span) for q in quotes]
    (told,) = [e for e in events if reading.article.words(e.trigger) == trigger]
    assert (told.factuality, told.claimed_by) == (Factuality.ASSERTED, ())
    claims = [reading.article.words(c.span) for c in find_claims(reading, events=events)]
    assert not any(trigger in claim for claim in claims)


def test_one_tense_for_all_tells_nothing(make_reading: MakeReading) -> None:
    """Who condemned stays open where the report is in the tense of the verbs around it."""
    reading = make_reading("Iran said that France attacked Chad and condemned Spain.", "en")
    quotes = find_quotes(reading, find_entities(reading))
    assert [reading.article.words(q.span) for q in quotes] == [
        "France attacked Chad and condemned Spain"
    ]
