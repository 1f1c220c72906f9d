"""In: sentences with their events, quotes and claims. Out: the key facts, best first.

Extractive only: a key fact is a sentence of the article, and its reasons say why it was chosen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.frames import kinds_of
from generator.model.findings import Factuality, KeyFact, QuoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.extract.stage import Reading
    from generator.model.article import Span
    from generator.model.findings import Claim, Event, Quote

MOST = 6
"""Key facts of the longest article: what fits on a screen."""
SENTENCES_PER_FACT = 3
"""A short article has fewer: one for every three sentences, and one for a remainder."""
SAME = 0.5
"""Share of content words in common from which two sentences say the same."""
FIGURE = re.compile(r"\b(?!(?:1[5-9]|20)\d\d\b)\d[\d.,]*\b")
"""A number that is no year: a year is counted as a date."""
LEAD = 12.0
"""What opening the article is worth: more than any one deed but an attack or material help."""
FEWEST_WORDS = 5
"""A dateline or a heading is shorter than what can be told."""
LONG_WORD = 4
"""Letters; shorter words are mostly articles and prepositions in the languages with spaces."""
NOUN_RULE = "events.noun."
HALVED = frozenset({Factuality.POSSIBLE, Factuality.CONDITIONAL, Factuality.DENIED})


@dataclass(frozen=True, slots=True)
class _Scored:
    score: float
    sentence: Span
    reasons: tuple[str, ...]
    events: tuple[int, ...]
    words: frozenset[str]


def rank_facts(
    reading: Reading,
    *,
    events: tuple[Event, ...],
    quotes: tuple[Quote, ...],
    claims: tuple[Claim, ...],
) -> tuple[KeyFact, ...]:
    """Return the sentences that a desk officer would underline, no two saying the same."""
    telling = [s for s in reading.sentences if _tells(reading.article.words(s), s, events)]
    scored = [
        _score(reading, sentence, i, events=events, quotes=quotes, claims=claims)
        for i, sentence in enumerate(telling)
    ]
    wanted = min(MOST, 1 + (len(scored) - 1) // SENTENCES_PER_FACT) if scored else 0
    chosen: list[_Scored] = []
    told: set[int] = set()
    for one in sorted(scored, key=lambda s: (-s.score, s.sentence)):
        if len(chosen) == wanted:
            break
        if not one.reasons or any(_is_same(one.words, other.words) for other in chosen):
            continue
        if one.events and set(one.events) <= told:
            continue
        chosen.append(one)
        told.update(one.events)
    return tuple(
        KeyFact(span=one.sentence, rank=rank, reasons=one.reasons, events=one.events)
        for rank, one in enumerate(chosen, start=1)
    )


def _score(
    reading: Reading,
    sentence: Span,
    i: int,
    *,
    events: Sequence[Event],
    quotes: Iterable[Quote],
    claims: Iterable[Claim],
) -> _Scored:
    """Add up what speaks for a sentence; each summand has its reason."""
    words = reading.article.words(sentence)
    here = tuple(k for k, e in enumerate(events) if sentence.holds(e.trigger))
    reasons: list[str] = []
    score = 0.0
    # The heaviest deed counts whole, others a fifth: five small ones do not outweigh a war.
    weights = sorted((_weight(reading, events[k]) for k in here), reverse=True)
    if weights:
        here = tuple(sorted(here, key=lambda k: (-_weight(reading, events[k]), k)))
        event = events[here[0]]
        reasons.append(":".join(filter(None, ("event", event.type, event.mode))))
        score += weights[0] + 0.2 * sum(weights[1:])
        actors = {id_ for k in here for id_ in (*events[k].actors, *events[k].targets)}
        score += min(len(actors), 4) * 0.5  # more than four is a list, not a turn
        score += 1.0 if event.date and not _is_past(reading, event) else 0.0
    # The first sentence tells the news; a later one needs a deed to come before it.
    if i == 0:
        reasons.append("lead")
    score += LEAD / (1 + 2 * i)
    if any(c.denial and (sentence.holds(c.span) or sentence.holds(c.denial)) for c in claims):
        reasons.append("denied-claim")
        score += 4.0
    if any(q.kind is QuoteKind.DIRECT and sentence.overlaps(q.span) for q in quotes):
        reasons.append("quote")
        score += 1.5
    elif any(sentence.overlaps(q.span) for q in quotes):
        reasons.append("quote")
        score += 0.5
    if FIGURE.search(words):
        reasons.append("figures")
        score += 1.0
    if words.endswith("?"):
        score /= 2  # a question tells nothing
    return _Scored(score, sentence, tuple(reasons), here, _content(words))


def _tells(words: str, sentence: Span, events: Iterable[Event]) -> bool:
    """Tell a sentence from a dateline or a heading, also in scripts without spaces."""
    return (
        len(words.split()) >= FEWEST_WORDS
        or (not words.isascii() and len(words) >= FEWEST_WORDS * LONG_WORD)
        or any(sentence.holds(event.trigger) for event in events)
    )


def _weight(reading: Reading, event: Event) -> float:
    """Return how much a deed matters: its distance from zero on PLOVER's scale."""
    weight = abs(kinds_of(reading.lexicon)[event.type].weight(event.mode)) + 1.0
    if is_noun_alone(reading, event):
        weight /= 2
    if _is_past(reading, event):
        weight /= 3  # background: what was news long before this article
    return weight / 2 if event.factuality in HALVED else weight


def is_noun_alone(reading: Reading, event: Event) -> bool:
    """Tell whether a noun without a verb tells an event: mostly what was known before."""
    return event.rule.startswith(NOUN_RULE) and " " not in reading.article.words(event.trigger)


def _is_past(reading: Reading, event: Event) -> bool:
    """Tell whether an event lies in an earlier year than the article, or than its own news.

    Without a publication date, what the text dates to a month or year is background beside
    what it tells with "today" or without a date.
    """
    if event.date is None:
        return False
    published = reading.article.published
    return published is None or event.date[:4] < published.edtf[:4]


def _content(words: str) -> frozenset[str]:
    """Return the words that carry meaning; in scripts without spaces, pairs of characters."""
    found = {w.casefold() for w in re.findall(r"\w+", words) if len(w) >= LONG_WORD or w.isdigit()}
    if len(found) <= 1:
        return frozenset(words[k : k + 2] for k in range(len(words) - 1))
    return frozenset(found)


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) / shorter >= SAME
