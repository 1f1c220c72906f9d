"""In: sentences with their events, quotes and claims. Out: the key facts, best first.

Extractive only: a key fact is a passage of the article, and its reasons say why it was chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.figures import Figures, read_figures
from generator.extract.frames import kinds_of
from generator.extract.passages import find_passages
from generator.lexicon.stems import share, stems_of
from generator.model.article import month_number
from generator.model.findings import Factuality, KeyFact, QuoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.extract.passages import Passage
    from generator.extract.stage import Reading
    from generator.model.article import Span
    from generator.model.findings import Claim, DateMention, Event, Quote

MOST = 6
"""Key facts of the longest article: what fits on a screen."""
SENTENCES_PER_FACT = 3
"""A short article has fewer: one for every three sentences, and one for a remainder."""
SAME = 0.5
"""Share of content words in common from which two sentences say the same."""
SAME_OF_ONE_DEED = 0.3
"""The same share where both tell one deed by the same sides."""
MORE = 4
"""Content words by which a passage says more than the title: a side, a place, an amount."""
LEAD = 12.0
"""What opening the article is worth: more than any one deed but an attack or material help."""
FEWEST_WORDS, FEWEST_SIGNS = 5, 20
"""A dateline or a heading is shorter than what can be told; signs, in scripts without spaces."""
NOUN_RULE = "events.noun."
LONG_AGO_MONTHS = 2
"""Months between a deed and the article from which it is background."""
WORTH = {
    Factuality.ASSERTED: 1.0,
    Factuality.PLANNED: 0.75,
    Factuality.POSSIBLE: 0.5,
    Factuality.DENIED: 0.5,
    Factuality.CONDITIONAL: 0.35,
}
"""What a deed weighs by what the article says of it: done before planned before possible."""
FIGURES = {Figures.NONE: 0.0, Figures.BARE: 0.5, Figures.WITH_UNIT: 1.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that was found in the article and speaks for its sentences."""

    events: Sequence[Event]
    quotes: Sequence[Quote]
    claims: Sequence[Claim]
    dates: Sequence[DateMention]


@dataclass(frozen=True, slots=True)
class _Scored:
    score: float
    span: Span
    reasons: tuple[str, ...]
    events: tuple[int, ...]
    deeds: frozenset[tuple[str, str | None, tuple[str, ...], tuple[str, ...]]]
    words: frozenset[str]


def rank_facts(reading: Reading, found: Found, *, title: str | None) -> tuple[KeyFact, ...]:
    """Return the passages that a desk officer would underline, no two saying the same.

    The title is the article's own or the one made for it.
    """
    passages = find_passages(reading, quotes=found.quotes, dates=found.dates)
    telling = [p for p in passages if _tells(reading.article.words(p.span), p.span, found.events)]
    scored = [_score(reading, passage, i, found) for i, passage in enumerate(telling)]
    wanted = min(MOST, 1 + (len(scored) - 1) // SENTENCES_PER_FACT) if scored else 0
    chosen: list[_Scored] = []
    for one in sorted(scored, key=lambda s: (-s.score, s.span)):
        if len(chosen) == wanted:
            break
        if one.reasons and not any(_is_same(one, other) for other in chosen):
            chosen.append(one)
    return tuple(
        KeyFact(
            span=one.span,
            rank=rank,
            reasons=one.reasons,
            events=one.events,
            repeats_title=_repeats(reading, one.span, title or "", dates=found.dates),
        )
        for rank, one in enumerate(chosen, start=1)
    )


def _score(reading: Reading, passage: Passage, i: int, found: Found) -> _Scored:
    """Add up what speaks for a passage; each summand has its reason."""
    span, events = passage.span, found.events
    words = reading.article.words(span)
    here = [k for k, e in enumerate(events) if span.holds(e.trigger)]
    here.sort(key=lambda k: (-_weight(reading, events[k]), k))
    reasons = [_event_reason(events[here[0]])] if here else []
    score = _event_score(reading, [events[k] for k in here])
    # The first sentence tells the news; a later one needs a deed to come before it.
    if i == 0:
        reasons.append("lead")
    score += LEAD / (1 + 2 * i)
    for reason, worth in (
        *_claim_reasons(span, found.claims),
        *_quote_reasons(span, found.quotes),
    ):
        reasons.append(reason)
        score += worth
    figures = read_figures(reading, span, dates=found.dates)
    if figures is not Figures.NONE:
        reasons.append("figures")
        score += FIGURES[figures]
    if words.endswith("?"):
        score /= 2  # it tells nothing
    if passage.leans:
        score /= 4  # "he also said" tells not who: only where there is nothing else
    deeds = frozenset((e.type, e.mode, e.actors, e.targets) for e in (events[k] for k in here))
    return _Scored(score, span, tuple(reasons), tuple(here), deeds, stems_of(words))


def _event_score(reading: Reading, events: Sequence[Event]) -> float:
    """Return what the deeds of a sentence are worth, the weightiest first."""
    if not events:
        return 0.0
    weights = [_weight(reading, event) for event in events]
    actors = {id_ for event in events for id_ in (*event.actors, *event.targets)}
    # The heaviest deed counts whole, others a fifth: five small ones do not outweigh a war.
    # More than four actors are a list, not a turn.
    score = weights[0] + 0.2 * sum(weights[1:]) + 0.5 * min(len(actors), 4)
    return score + (1.0 if events[0].date and not _is_past(reading, events[0]) else 0.0)


def _event_reason(event: Event) -> str:
    """Return the reason that names a deed and what the article says of it."""
    if event.factuality is not Factuality.ASSERTED:
        kind = f"event-{event.factuality.value}"
    else:
        kind = "event-claimed" if event.claimed_by else "event"
    return ":".join(filter(None, (kind, event.type, event.mode)))


def _claim_reasons(span: Span, claims: Iterable[Claim]) -> list[tuple[str, float]]:
    told = [c for c in claims if span.holds(c.span) or (c.denial and span.holds(c.denial))]
    return [("denied-claim", 4.0)] if any(c.denial for c in told) else []


def _quote_reasons(span: Span, quotes: Iterable[Quote]) -> list[tuple[str, float]]:
    kinds = {q.kind for q in quotes if span.holds(q.span)}
    if QuoteKind.DIRECT in kinds:
        return [("quote", 1.5)]
    if QuoteKind.MIXED in kinds:
        return [("quote", 0.5)]
    return [("reported", 0.5)] if kinds else []


def _tells(words: str, sentence: Span, events: Iterable[Event]) -> bool:
    """Tell a sentence from a dateline or a heading, also in scripts without spaces."""
    return (
        len(words.split()) >= FEWEST_WORDS
        or (not words.isascii() and len(words) >= FEWEST_SIGNS)
        or any(sentence.holds(event.trigger) for event in events)
    )


def _weight(reading: Reading, event: Event) -> float:
    """Return how much a deed matters: its distance from zero on PLOVER's scale."""
    weight = abs(kinds_of(reading.lexicon)[event.type].weight(event.mode)) + 1.0
    weight *= WORTH[event.factuality]
    if is_noun_alone(reading, event):
        weight /= 2
    if not event.actors:
        weight /= 2  # "if it was attacked": nobody is said to do it
    return weight / 3 if _is_past(reading, event) else weight


def is_noun_alone(reading: Reading, event: Event) -> bool:
    """Tell whether a noun without a verb tells an event: mostly what was known before."""
    return event.rule.startswith(NOUN_RULE) and " " not in reading.article.words(event.trigger)


def _is_past(reading: Reading, event: Event) -> bool:
    """Tell whether an event is background: what was news long before this article.

    Without a publication date, what the text dates to a month or year is background beside
    what it tells with "today" or without a date.
    """
    if event.date is None:
        return False
    published = reading.article.published
    if published is None:
        return True
    then, now = month_number(event.date), month_number(published.edtf)
    if then is None or now is None:
        return event.date[:4] < published.edtf[:4]
    return now - then >= LONG_AGO_MONTHS


def _repeats(reading: Reading, span: Span, title: str, *, dates: Iterable[DateMention]) -> bool:
    """Tell whether a passage says hardly more than the title and when it was."""
    text = reading.article.text
    when = {
        w for d in dates if span.holds(d.span) for w in stems_of(text[d.span.start : d.span.end])
    }
    told = stems_of(title)
    said = stems_of(text[span.start : span.end]) - when
    return len(said & told) >= SAME * len(told) and len(said - told) < MORE


def _is_same(one: _Scored, other: _Scored) -> bool:
    told = bool(one.deeds) and (one.deeds <= other.deeds or other.deeds <= one.deeds)
    return share(one.words, other.words) >= (SAME_OF_ONE_DEED if told else SAME)
