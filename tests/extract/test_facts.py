"""Key facts are sentences of the article, the weightiest first, none said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.claims import find_claims
from generator.extract.dates import find_dates
from generator.extract.entities import find_entities
from generator.extract.events import find_events
from generator.extract.facts import MOST, rank_facts

if TYPE_CHECKING:
    from generator.model.findings import KeyFact
    from tests.extract.conftest import MakeReading

FILLER = " ".join(f"The weather in the hills stayed number {n} mild." for n in range(1, 9))


def facts_of(make_reading: MakeReading, text: str) -> tuple[list[str], tuple[KeyFact, ...]]:
    """Return the key facts of an English text, as words and as they are."""
    reading = make_reading(text, "en")
    entities = find_entities(reading)
    events = find_events(reading, entities, dates=find_dates(reading, None), quotes=())
    claims = find_claims(reading, events=events)
    found = rank_facts(reading, events=events, quotes=(), claims=claims)
    return [reading.article.words(fact.span) for fact in found], found


def test_the_deed_that_weighs_most_comes_first(make_reading: MakeReading) -> None:
    """An invasion outweighs thanks, where neither is the first sentence."""
    text = f"{FILLER} France thanked Spain. Iran invaded Iraq. The day ended."
    words, found = facts_of(make_reading, text)
    assert words.index("Iran invaded Iraq.") < words.index("France thanked Spain.")
    assert "event:ASSAULT" in found[words.index("Iran invaded Iraq.")].reasons


def test_the_first_sentence_leads(make_reading: MakeReading) -> None:
    """The news stands first, also where later sentences recall a war."""
    text = f"France and Spain signed a treaty. {FILLER} Iran invaded Iraq in 1980."
    words, found = facts_of(make_reading, text)
    assert words[0] == "France and Spain signed a treaty."
    assert found[0].reasons[:2] == ("event:SUPPORT:sign", "lead")


def test_nothing_is_said_twice(make_reading: MakeReading) -> None:
    """Of two sentences with the same words one is enough."""
    same = "Iran attacked northern Iraq with drones."
    words, _ = facts_of(make_reading, f"{same} {FILLER} {same}")
    assert words.count(same) == 1


def test_a_short_article_has_few(make_reading: MakeReading) -> None:
    """One for every three sentences; never more than fit on a screen."""
    assert len(facts_of(make_reading, "Iran attacked Iraq. France thanked Spain.")[0]) == 1
    many = " ".join(
        f"{one} attacked {other} with rocket number {n} and left."
        for n, (one, other) in enumerate(
            (a, b)
            for a in ("Iran", "Iraq", "Chile", "Peru", "Kenya", "Ghana", "Japan")
            for b in ("Spain", "Italy", "Egypt", "Libya")
        )
    )
    assert len(facts_of(make_reading, many)[0]) <= MOST


def test_a_denied_claim_is_a_reason(make_reading: MakeReading) -> None:
    """What two sides dispute is worth underlining, and says so."""
    text = f"The day began. {FILLER} Ukraine accused Iran of sending drones. Iran denied it."
    _, found = facts_of(make_reading, text)
    assert any("denied-claim" in fact.reasons for fact in found)


def test_ranks_and_spans(make_reading: MakeReading) -> None:
    """Ranks count from one, and every fact is a whole sentence."""
    text = f"France and Spain signed a treaty. {FILLER}"
    reading = make_reading(text, "en")
    _, found = facts_of(make_reading, text)
    assert [fact.rank for fact in found] == list(range(1, len(found) + 1))
    assert {fact.span for fact in found} <= set(reading.sentences)


def test_an_empty_article_has_none(make_reading: MakeReading) -> None:
    """Nothing to underline where nothing is written."""
    assert facts_of(make_reading, " ")[0] == []
