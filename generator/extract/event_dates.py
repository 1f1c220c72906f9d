"""In: Tellings with their Scenes. Out: Events with the date and place the text ties to each.

A date belongs to the deed beside it, else to the verb of its clause, else to the only deed of
its sentence. No date is ever carried over by nearness alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.article import Span
from generator.model.findings import ActorType, Event, Factuality, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.scenes import Scene, Telling
    from generator.model.findings import DateMention, Mention

POINTS = frozenset({TimexType.DATE, TimexType.TIME})
VAGUE = "_REF"
"""Ending of TIMEX3 values without a date ("then", "now")."""
BESIDE = 8
"""Words between a noun and its date ("la invasión rusa de Ucrania en febrero de 2022")."""
FIRST_REACH = 3
"""Words between "first" and its noun."""


def tie_dates(told: Sequence[Telling], scenes: Sequence[Scene]) -> list[Event]:
    """Return tellings as events, with the earlier deeds that "first since" implies."""
    ties: dict[int, tuple[DateMention, str]] = {}
    since: list[tuple[Telling, DateMention]] = []
    for scene in scenes:
        here = [t for t in told if t.scene is scene]
        for date in scene.dates:
            if date.type not in POINTS or not here or (date.value or "").endswith(VAGUE):
                continue
            owner, rule = _owner(scene, date, here)
            if owner is None:
                continue
            if rule == "events.earlier-since":
                since.append((owner, date))
            elif id(owner) not in ties or _is_finer(date, ties[id(owner)][0]):
                ties[id(owner)] = (date, rule)
    for one in told:
        other = _same_occasion(one, told, scenes) if id(one) not in ties else None
        if other is not None and id(other) in ties:
            ties[id(one)] = (ties[id(other)][0], "events.same-occasion")
    events = [_event(one, *ties.get(id(one), (None, None))) for one in told]
    events += [_earlier(one, date) for one, date in since]
    return sorted(events, key=lambda e: (e.trigger, e.date_span or e.trigger))


def _is_finer(date: DateMention, other: DateMention) -> bool:
    """Tell whether a date says the same as one before it, only more exactly.

    "hace siete meses, el 22 de diciembre de 2022": the day.
    """
    if date.edtf is None or other.edtf is None or date.edtf == other.edtf:
        return False
    return date.edtf.startswith(other.edtf)


def _owner(scene: Scene, date: DateMention, told: Sequence[Telling]) -> tuple[Telling | None, str]:
    """Return the deed a date belongs to and the rule that says so."""
    i = scene.index(date.span.start)
    grammar = scene.frames.grammar
    if scene.phrase_before(i, grammar["since"]):
        # "primera visita desde julio de 2000": a date of the visit before.
        first = [t for t in told if t.first < i and _is_first(scene, t)]
        return (first[-1], "events.earlier-since") if first else (None, "")
    if scene.phrase_before(i, grammar["bars"]) or _dates_a_thing(scene, date, i):
        return None, ""
    # Right after a noun and its phrases.
    nouns = [
        t
        for t in told
        if t.frame.part == "noun" and t.last < i <= t.last + BESIDE and t.predicate is None
        and not any(
            scene.is_verb(j) or "," in scene.words[j].gap for j in range(t.last + 1, i)
        )
    ]  # fmt: skip
    if nouns:
        return nouns[-1], "events.date-beside-noun"
    other = scene.trees.describing_verb(date.span.start, date.span.end)
    if other is not None and all(t.trigger.start != other for t in told):
        return None, ""  # "under a treaty signed last year"
    holding = [t for t in told if t.clause.holds(date.span) and (t.predicate is not None)]
    if holding:
        nearest = min(holding, key=lambda t: (_distance(t, i), t.trigger))
        return nearest, "events.date-in-clause"
    if len(told) == 1 and len([d for d in scene.dates if d.type in POINTS]) == 1:
        others = [
            p for p in scene.predicates if p.finite and p.clause.holds(date.span)
            and p is not told[0].predicate
        ]  # fmt: skip
        if not others or told[0].predicate is None:
            return told[0], "events.date-in-sentence"
    return None, ""


def _dates_a_thing(scene: Scene, date: DateMention, i: int) -> bool:
    """Tell whether a date only says which thing is meant: "the treaty of 1972", "last year's"."""
    things = scene.frames.things
    if i > 1 and scene.is_one_of(i - 1, "of") and scene.lower(i - 2) in things:
        return True
    after = scene.index(date.span.end)
    return (
        after + 1 < len(scene.words)
        and scene.is_one_of(after, "owners")
        and any(
            scene.lower(j) in things for j in range(after + 1, min(after + 3, len(scene.words)))
        )
    )


def _distance(told: Telling, i: int) -> int:
    return min(abs(told.first - i), abs(told.last - i))


def _is_first(scene: Scene, told: Telling) -> bool:
    first = range(max(told.first - FIRST_REACH, 0), told.last)  # "paid his first visit" as well
    return any(scene.is_one_of(j, "first") for j in first)


def _same_occasion(
    one: Telling, told: Sequence[Telling], scenes: Sequence[Scene]
) -> Telling | None:
    """Return the deed during which another happened.

    "Este acuerdo se alcanzó durante la primera visita": the visit has the date of the accord,
    which the sentence before told.
    """
    scene = one.scene
    start = scene.noun_phrase_start(one.first, 0)
    if one.frame.part != "noun" or not scene.phrase_before(start, scene.frames.grammar["during"]):
        return None
    here = [t for t in told if t.scene is scene and t is not one and t.predicate is not None]
    for other in here:
        if other.clause.holds(one.trigger):
            return other
    at = scenes.index(scene)
    if not at or not scene.is_one_of(0, "demonstratives") or len(scene.words) < 2:  # noqa: PLR2004
        return None
    before = [t for t in told if t.scene is scenes[at - 1]]
    thing = scene.phrase_at(1, {p for t in before for p in t.frame.needs})
    return next((t for t in before if thing in t.frame.needs), None)


def _event(one: Telling, date: DateMention | None, rule: str | None) -> Event:
    place = _place(one)
    return Event(
        span=_telling_span(one),
        trigger=one.trigger,
        type=one.type,
        mode=one.frame.mode if one.type == one.frame.type else None,
        actors=one.actor.ids,
        targets=tuple(id_ for id_ in one.target.ids if id_ not in one.actor.ids),
        actor_spans=one.actor.spans,
        target_spans=tuple(s for s in one.target.spans if s not in one.actor.spans),
        object=one.about,
        date=date.edtf if date else None,
        date_from=rule,
        date_span=date.span if date else None,
        place=place.span if place else None,
        place_actor=place.actor if place else None,
        factuality=one.factuality,
        claimed_by=one.claimed_by,
        rule=f"events.{one.frame.part}.{one.lemma.replace(' ', '-')}",
    )


def _telling_span(one: Telling) -> Span:
    """Return the clause of a telling with those of its actors who stand before it."""
    sentence = one.scene.span
    parts = [one.clause, one.trigger, *(s for s in one.actor.spans if sentence.holds(s))]
    return Span(min(s.start for s in parts), max(s.end for s in parts))


def _earlier(one: Telling, date: DateMention) -> Event:
    """Return the deed before, which "first since" implies: same parties, its own date."""
    return replace(
        _event(one, date, "events.earlier-since"), object=None, factuality=Factuality.ASSERTED
    )


def _place(one: Telling) -> Mention | None:
    """Return where it happened: the city visited, or what a preposition of place brings."""
    scene = one.scene
    if one.frame.mode == "visit":
        cities = [
            m for m in one.target.mentions if scene.entities.actor(m.actor).type is ActorType.PLACE
        ]
        if cities:
            return cities[0]
    end = scene.index(one.clause.end)
    for i in range(one.last + 1, end):
        if scene.ends_at(i):
            break
        mention = scene.mention_at(i)
        if (
            mention is not None
            and scene.phrase_before(i, scene.frames.grammar["place"])
            and mention.type in (ActorType.PLACE, ActorType.COUNTRY)
            and mention.named
            and mention.span not in one.target.spans
        ):
            return mention
    return None
