"""In: events. Out: claims, what one side says and another disputes or nobody has confirmed.

A charge and the denial that answers it make one claim with two sides. A charge nobody answers
and a denial of something the article does not quote make claims of one side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.sides import side_of
from generator.lexicon.stems import share, stems_of
from generator.model.article import Span
from generator.model.findings import Claim, Factuality

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.extract.sides import Side
    from generator.extract.stage import Reading
    from generator.model.findings import Event

CHARGES = frozenset({"allege", "claim"})
"""Modes of events that say something of somebody which another may dispute."""
SAME = 0.5
"""Share of content words from which a denial and a charge speak of one thing."""
LEADING = 2
"""Words between a comma and the first who denies."""


def find_claims(
    reading: Reading,
    *,
    events: tuple[Event, ...],
) -> tuple[Claim, ...]:
    """Find contested and unconfirmed claims in text order; no claim without its words."""
    text = reading.article.text
    denials = [e for e in events if e.mode == "deny" and e.factuality is Factuality.ASSERTED]
    charges = [e for e in events if e.mode in CHARGES and e.object is not None]
    found: list[Claim] = []
    answering: set[Span] = set()
    for charge in charges:
        answers = [d for d in denials if _answers(text, d, charge)]
        answering.update(d.trigger for d in answers)
        if not charge.actors or not charge.object:
            continue
        by, against = side_of(reading, charge), [side_of(reading, d) for d in answers]
        found.append(
            Claim(
                span=_trimmed(text, charge.object),
                claimed_by=by.ids,
                claimed_by_spans=by.spans,
                accused=charge.targets,
                denied_by=_ids(against),
                denied_by_spans=tuple(s for side in against for s in side.spans),
                denial=_denial(text, answers[0], reading.sentences) if answers else None,
                rule="claims.charge-denied" if answers else "claims.charge",
            )
        )
    for denial in denials:
        if denial.trigger in answering or denial.object is None or not denial.actors:
            continue
        # "Iran denied the Israeli accusation": who made it, its name tells.
        named = [
            side_of(reading, event)
            for event in events
            if event.mode in CHARGES and denial.object.holds(event.trigger)
        ]
        by = side_of(reading, denial)
        found.append(
            Claim(
                span=_trimmed(text, denial.object),
                claimed_by=_ids(named),
                claimed_by_spans=tuple(s for side in named for s in side.spans),
                denied_by=by.ids,
                denied_by_spans=by.spans,
                denial=_denial(text, denial, reading.sentences),
                rule="claims.denial",
            )
        )
    return tuple(sorted(found, key=lambda c: (c.span, c.rule)))


def _answers(text: str, denial: Event, charge: Event) -> bool:
    """Tell whether a denial is that of a charge, by its words or by what both speak of."""
    if denial.answers is not None or denial.object is None or charge.object is None:
        return denial.answers == charge.trigger
    said, denied = (stems_of(text[s.start : s.end]) for s in (charge.object, denial.object))
    return bool(set(denial.actors) & set(charge.targets)) and share(said, denied) >= SAME


def _ids(sides: Iterable[Side]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for side in sides for id_ in side.ids))


def _denial(text: str, denial: Event, sentences: Sequence[Span]) -> Span:
    """Return the words of a denial: from who denies, or its verb, to the end of what is denied."""
    sentence = next(s for s in sentences if s.holds(denial.trigger))
    parts = [denial.trigger, *(s for s in denial.actor_spans if sentence.holds(s))]
    parts.append(denial.object or Span(denial.trigger.start, denial.span.end))
    start = min(s.start for s in parts)
    # A word or two before the first name belong to it: "tanto Moscú como", "both the".
    comma = max(text.rfind(",", sentence.start, start) + 1, sentence.start)
    if len(text[comma:start].split()) <= LEADING:
        start = comma
    return _trimmed(text, Span(start, max(s.end for s in parts)))


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    lead = len(words) - len(words.lstrip(" ,"))
    return Span(span.start + lead, span.start + len(words.rstrip(" ,.;")))
