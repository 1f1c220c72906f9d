"""Key facts are sentences of the article, the weightiest first, none said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.claims import find_claims
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.facts import MOST, Found, rank_facts
from generator.extract.naming import find_entities
from generator.extract.quotes import find_speech

if TYPE_CHECKING:
    from generator.model.findings import KeyFact
    from tests.extract.conftest import MakeReading

FILLER = " ".join(f"The weather in the hills stayed number {n} mild." for n in range(1, 9))


def facts_of(
    make_reading: MakeReading, text: str, lang: str = "en", *, title: str | None = None
) -> tuple[list[str], tuple[KeyFact, ...]]:
    """Return the key facts of a text, as words and as they are."""
    reading = make_reading(text, lang)
    entities = find_entities(reading)
    dates = find_dates(reading, None)
    speech = find_speech(reading, entities)
    quotes = speech.quotes
    events = find_events(reading, entities, dates=dates, quotes=quotes, meant=speech.meant)
    claims = find_claims(reading, events=events)
    found = Found(events=events, quotes=quotes, claims=claims, dates=dates)
    facts = rank_facts(reading, found, title=title)
    return [reading.article.words(fact.span) for fact in facts], facts


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


def only(make_reading: MakeReading, text: str, lang: str = "en") -> tuple[str, KeyFact]:
    """Return the one key fact of a text of three sentences at most."""
    words, facts = facts_of(make_reading, text, lang)
    assert len(words) == 1
    return words[0], facts[0]


# A text; what of it is its key fact.
WHOLE = [
    # a quotation of two sentences is kept together, with who says it
    (
        "en",
        "“We trust France. Nobody will break this alliance,” said Spain’s minister Ana Ruiz.",
        "“We trust France. Nobody will break this alliance,” said Spain’s minister Ana Ruiz.",
    ),
    # a mark that is never closed: the sentence that stands whole is taken
    (
        "en",
        "“We trust France and all it does. Iran hit Iraq.\nNorway and Chile signed a pact on fish.",
        "Norway and Chile signed a pact on fish.",
    ),
    # a dateline is no part of the sentence
    (
        "en",
        "VIENNA, 3 May 2024 – France and Spain signed a treaty on water.",
        "France and Spain signed a treaty on water.",
    ),
    # a dash inside a sentence is no dateline
    (
        "en",
        "France – an old ally – and Spain signed a treaty on water.",
        "France – an old ally – and Spain signed a treaty on water.",
    ),
    # a caption ends with who took the picture
    (
        "en",
        "Iran’s army attacks Iraq in May. Foto/Ana Lima\nNorway and Chile signed a pact on fish.",
        "Norway and Chile signed a pact on fish.",
    ),
    # a heading ends without a stop
    (
        "es",
        "Francia ataca a Irán con misiles y drones\nChile y Perú firmaron un tratado de pesca.",
        "Chile y Perú firmaron un tratado de pesca.",
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), WHOLE)
def test_a_key_fact_is_whole(
    make_reading: MakeReading, lang: str, text: str, expected: str
) -> None:
    """Neither cut at a mark nor begun by what is no sentence."""
    assert facts_of(make_reading, text, lang)[0] == [expected]


LEANING = [
    "He also attacked northern Iraq with drones and rockets.",
    "“This is an attack on all of us,” he told reporters on Monday.",
    "“This is an attack on Iraq by Iran and by all who back it.”",
]


@pytest.mark.parametrize("sentence", LEANING)
def test_a_sentence_that_needs_another_comes_last(make_reading: MakeReading, sentence: str) -> None:
    """Who "he" is, or who speaks, does not stand in it."""
    text = f"The president of France, Jean Roy, went home. {sentence} Chile thanked Peru for fish."
    words, _ = facts_of(make_reading, f"{text} {FILLER}")
    assert sentence not in words[:2]


# A sentence; whether it tells an amount.
FIGURES = [
    ("The cable carries 650 megawatts to Spain.", True),
    ("France will pay $20 million to Spain.", True),
    ("The rate rose by 4 % in Spain.", True),
    ("The treaty of 1998 holds for all of Spain.", False),
    ("France and Spain met on 3 May 2024 in Rome.", False),
]


@pytest.mark.parametrize(("sentence", "told"), FIGURES)
def test_figures(make_reading: MakeReading, sentence: str, told: bool) -> None:
    """Amounts are a reason; days and years are dates."""
    _, fact = only(make_reading, sentence)
    assert ("figures" in fact.reasons) is told


REASONS = [
    ("en", "France will send troops to Chad.", "event-planned:MOBILIZE:troops"),
    ("en", "Iran could attack Iraq.", "event-possible:ASSAULT"),
    ("es", "Francia expulsó a dos diplomáticos rusos.", "event:SANCTION:expel"),
]


@pytest.mark.parametrize(("lang", "text", "reason"), REASONS)
def test_the_reason_says_whether_it_happened(
    make_reading: MakeReading, lang: str, text: str, reason: str
) -> None:
    """A plan and a possibility are reasons of their own, never told as deeds."""
    _, fact = only(make_reading, text, lang)
    assert fact.reasons[0] == reason


EXPELLED = "France on Monday expelled two Russian diplomats."

# A title, a sentence; whether it says no more than the title.
TITLES = [
    ("France expels two Russian diplomats", EXPELLED, True),
    (
        "France expels Russians over spying",
        "France expelled two Russian diplomats from Lyon who had copied naval maps.",
        False,
    ),
    ("Protests in Paris", EXPELLED, False),
    (None, EXPELLED, False),
]


@pytest.mark.parametrize(("title", "text", "repeats"), TITLES)
def test_what_the_title_says(
    make_reading: MakeReading, title: str | None, text: str, repeats: bool
) -> None:
    """The day is not what a sentence adds to its title; a reason, a place, an amount is."""
    _, (fact,) = facts_of(make_reading, text, title=title)
    assert fact.repeats_title is repeats
