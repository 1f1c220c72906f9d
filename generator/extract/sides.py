"""In: an event. Out: Side, who says so: a state's opponents never speak for the state.

"Venezuela's opposition", "la oposición venezolana", "rebels in Chad": the name of the state only
tells whose opponents they are. They are given by their words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.article import Span

if TYPE_CHECKING:
    from generator.extract.stage import Reading
    from generator.model.findings import Event

OWNED = frozenset({"nmod", "nmod:poss", "amod", "compound"})
"""Dependencies of a state's name on the noun for a group of it."""


@dataclass(frozen=True, slots=True)
class Side:
    """Those who say one thing."""

    ids: tuple[str, ...]
    spans: tuple[Span, ...]


def side_of(reading: Reading, event: Event) -> Side:
    """Return the actors of a charge or denial, opponents of a state by their words alone."""
    if len(event.actors) != len(event.actor_spans):
        return Side(event.actors, event.actor_spans)
    opponents = frozenset(reading.lexicon.table("events").get("claims", {}).get("opponents", ()))
    ids: list[str] = []
    spans: list[Span] = []
    for id_, span in zip(event.actors, event.actor_spans, strict=True):
        whole = _opponents_around(reading, span, opponents)
        spans.append(whole or span)
        if whole is None:
            ids.append(id_)
    return Side(tuple(ids), tuple(spans))


def _opponents_around(reading: Reading, span: Span, opponents: frozenset[str]) -> Span | None:
    """Return the noun phrase of a group to which a name only gives its state."""
    tokens = reading.doc.char_span(span.start, span.end, alignment_mode="contract")
    if not tokens or tokens.root.dep_ not in OWNED:
        return None
    head = tokens.root.head
    if not any(t.lower_ in opponents for t in (head, *head.children)):
        return None
    first, last = head.left_edge, max(head, tokens.root, key=lambda t: t.i)
    return Span(first.idx, last.idx + len(last))
