"""In: events of an article without a title. Out: Headline, from its main event's frame, or None.

Names and the object are the article's own words; only the verb is ours, by [headlines] of the
language. A blank is honest where no event is good enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.extract.facts import is_noun_alone
from generator.extract.frames import kinds_of
from generator.model.findings import ActorType, Factuality, Headline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.entities import Entities
    from generator.extract.stage import Reading
    from generator.lexicon import Table
    from generator.model.findings import Event

LEAD = 3
"""Sentences; the news of an article stands in them or has no headline of ours."""
LONGEST = 110
"""Characters of a headline that still fits on two lines."""
LONGEST_OBJECT = 70
"""Characters; a longer object is no noun phrase."""


def make_headline(
    reading: Reading, entities: Entities, *, events: tuple[Event, ...]
) -> Headline | None:
    """Make a title from the first heavy event that happened; None where none is good enough."""
    table = reading.lexicon.table("events").get("headlines", {})
    kinds = kinds_of(reading.lexicon)
    if not table:
        return None
    early = [
        (i, e)
        for i, e in enumerate(events)
        if e.factuality is Factuality.ASSERTED
        and not e.claimed_by
        and _sentence(reading, e) < LEAD
        and e.date_from != "events.earlier-since"
    ]
    # Position counts first, weight decides within a sentence.
    early.sort(
        key=lambda pair: (
            _sentence(reading, pair[1]),
            is_noun_alone(reading, pair[1]),
            -abs(kinds[pair[1].type].weight(pair[1].mode)),
            pair[0],
        )
    )
    for i, event in early:
        text = _fill(reading, entities, event, table)
        if text is not None:
            return Headline(text=text, event=i)
    return None


def _sentence(reading: Reading, event: Event) -> int:
    return next(i for i, s in enumerate(reading.sentences) if s.holds(event.trigger))


def _fill(reading: Reading, entities: Entities, event: Event, table: Table) -> str | None:
    """Return the first pattern of the event whose every part is there."""
    patterns = table["patterns"]
    number = "one" if len(event.actors) == 1 else "many"
    parts: dict[str, Any] = {
        "actors": _joined([entities.actor(id_).name for id_ in event.actors], table),
        "targets": _joined([entities.actor(id_).name for id_ in event.targets], table),
        "people": _joined(_names(entities, event.targets, people=True), table),
        "places": _joined(_names(entities, event.targets, people=False), table),
        "object": " ".join(reading.article.words(event.object).split()) if event.object else "",
    }
    if len(parts["object"]) > LONGEST_OBJECT:
        parts["object"] = ""
    for key in (f"{event.type}.{event.mode}", event.type):
        for pattern in patterns.get(key, {}).get(number, ()):
            if all(value for name, value in parts.items() if "{" + name + "}" in pattern):
                text = pattern.format_map(parts)
                if event.place and event.place_actor not in event.targets:
                    place = reading.article.words(event.place)
                    text = table["place"].format(headline=text, place=place)
                return text[0].upper() + text[1:] if len(text) <= LONGEST else None
    return None


def _names(entities: Entities, ids: Sequence[str], *, people: bool) -> list[str]:
    """Return the names of all targets if they are of the one kind, else none."""
    actors = [entities.actor(id_) for id_ in ids]
    if any((actor.type is ActorType.PERSON) is not people for actor in actors):
        return []
    return [actor.name for actor in actors]


def _joined(names: Sequence[str], table: Table) -> str:
    """Return names as a list of the language: "A, B y C"."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no list
        return "".join(names)
    word = next(
        (
            word
            for word, starts in table.get("and_before", {}).items()
            if names[-1].casefold().startswith(tuple(starts))
        ),
        table["and"],
    )
    return f"{', '.join(names[:-1])} {word} {names[-1]}"
