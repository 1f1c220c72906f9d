"""In: an Article and its Doc. Out: Findings. The order of the lines is the order of the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.claims import find_claims
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.facts import Found, rank_facts
from generator.extract.headline import make_headline
from generator.extract.naming import find_entities
from generator.extract.quotes import find_speech
from generator.extract.stage import Reading
from generator.model.findings import Findings

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from generator.lexicon import Lexicon
    from generator.model.article import Article, Span


def extract_findings(
    article: Article,
    doc: Doc,
    lexicon: Lexicon,
    *,
    paragraphs: tuple[Span, ...],
    sentences: tuple[Span, ...],
    pipeline: str,
) -> Findings:
    """Find everything in one article; the same input always gives the same findings."""
    reading = Reading(article, doc, lexicon, paragraphs, sentences)
    dates = find_dates(reading, article.published)
    entities = find_entities(reading)
    speech = find_speech(reading, entities)
    quotes = speech.quotes
    events = find_events(reading, entities, dates=dates, quotes=quotes, meant=speech.meant)
    claims = find_claims(reading, events=events)
    headline = make_headline(reading, entities, events=events)
    found = Found(events=events, quotes=quotes, claims=claims, dates=dates)
    title = article.title or (headline.text if headline else None)
    return Findings(
        pipeline=pipeline,
        paragraphs=paragraphs,
        sentences=sentences,
        dates=dates,
        quotes=quotes,
        mentions=entities.mentions,
        actors=entities.actors,
        events=events,
        claims=claims,
        key_facts=rank_facts(reading, found, title=title),
        headline=headline,
    )
