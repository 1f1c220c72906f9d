"""In: Reading, Entities, dates, quotes. Out: events, coded after PLOVER by frames.

A verb or noun of a frame is *told* once its sentence has been read for who, to whom, what and
whether. What is told becomes an event if a political actor takes part; the same deed told
twice is one event, at its fullest telling.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.brackets import with_brackets
from generator.extract.clauses import Clauses, find_clauses
from generator.extract.datelines import without_dateline
from generator.extract.event_dates import tie_dates
from generator.extract.frames import load_frames
from generator.extract.gate import is_other_field, is_political
from generator.extract.merging import merged
from generator.extract.scenes import Parties, Scene
from generator.extract.stage import within
from generator.extract.subjects import last_pair, main_subject
from generator.extract.tellings import is_background, tell
from generator.extract.trees import Trees
from generator.extract.verb_groups import clause_words
from generator.extract.verb_words import with_true_verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.extract.entities import Entities
    from generator.extract.frames import Frames
    from generator.extract.scenes import Telling
    from generator.extract.stage import Reading
    from generator.model.article import Span
    from generator.model.findings import DateMention, Event, Quote

NEAR = 2
"""Sentences before a denial among which the charge that it answers is sought."""


def find_events(
    reading: Reading,
    entities: Entities,
    *,
    dates: tuple[DateMention, ...],
    quotes: tuple[Quote, ...],
    meant: Mapping[int, str],
) -> tuple[Event, ...]:
    """Find the events of an article, each once, in text order.

    `meant` says whom its pronouns stand for, as `find_speech` resolves them.
    """
    frames = load_frames(reading.lexicon)
    if frames is None:
        return ()
    sentences = tuple(without_dateline(reading.article.text, s) for s in reading.sentences)
    reading = replace(reading, sentences=sentences)
    clauses = Clauses(()) if frames.verb_bracket else find_clauses(reading, entities, frames.index)
    scenes = _scenes(reading, entities, clauses, frames=frames, dates=dates, meant=meant)
    told = [t for scene in scenes if not is_other_field(scene) for t in tell(scene)]
    told = [t for t in told if is_political(t, entities, frames)]
    told = [_judging(t, told, frames) for t in _answered(told, frames)]
    told = [_as_quoted(t, quotes) for t in told]
    told = merged(_without_topics(told))
    events = tie_dates(told, scenes)
    return _with_answers(events, entities, sentences=reading.sentences)


def _scenes(
    reading: Reading,
    entities: Entities,
    clauses: Clauses,
    *,
    frames: Frames,
    dates: Sequence[DateMention],
    meant: Mapping[int, str],
) -> list[Scene]:
    """Return the sentences as scenes; each knows who acted in the one before in its paragraph."""
    text, trees, lists = reading.article.text, Trees(reading.doc), clause_words(reading.lexicon)
    scenes: list[Scene] = []
    before, pair, paragraph = Parties(), Parties(), 0
    for sentence in reading.sentences:
        here = bisect_right(reading.paragraphs, sentence.start, key=lambda p: p.start)
        scene = Scene(
            text=text,
            span=sentence,
            words=reading.words(sentence),
            predicates=clauses.in_sentence(sentence),
            dates=tuple(within(dates, sentence, span_of=lambda d: d.span)),
            entities=entities,
            frames=frames,
            trees=trees,
            meant=meant,
            before=before if here == paragraph else Parties(),
            pair=pair,
        )
        scene = with_brackets(scene, lists) if frames.verb_bracket else with_true_verbs(scene)
        before, pair, paragraph = main_subject(scene), last_pair(scene), here
        scenes.append(scene)
    return scenes


def _answered(told: Sequence[Telling], frames: Frames) -> list[Telling]:
    """Give a sanction or charge without a target the author of the deed it answers.

    "las sanciones impuestas por Occidente tras la invasión rusa de Ucrania": on Russia.
    """
    found: list[Telling] = []
    for one in told:
        if one.target or one.frame.type not in frames.groups["answers"]:
            found.append(one)
            continue
        deeds = (
            other
            for other in told
            if other.scene is one.scene
            and other.first > one.last
            and not set(other.actor.ids) & set(one.actor.ids)
            and other.actor.ids
            and frames.kinds[other.frame.type].quad > 3  # noqa: PLR2004 - deeds of conflict
            and one.scene.phrase_before(
                one.scene.noun_phrase_start(other.first, one.last + 1), frames.grammar["reaction"]
            )
        )
        deed = next(deeds, None)
        found.append(replace(one, target=deed.actor) if deed else one)
    return found


def _judging(one: Telling, told: Sequence[Telling], frames: Frames) -> Telling:
    """Give blame or praise of a deed to its doer, never to whom the deed was done.

    "condemned the invasion of Ukraine by Russia" blames Russia, "condemned the attack on the
    embassy" nobody whom it names.
    """
    if one.frame.type not in frames.groups["judges"] or one.frame.part != "verb":
        return one
    start = one.last + 1
    deeds = (
        other
        for other in told
        if other.scene is one.scene
        and other.frame.part == "noun"
        and other.first >= start
        and one.scene.noun_phrase_start(other.first, start) == start
    )
    deed = next(deeds, None)
    if deed is None or (one.target.ids and not set(one.target.ids) <= set(deed.target.ids)):
        return one
    if not one.target.ids and not deed.actor:
        return one
    return replace(one, target=deed.actor if deed.actor.ids != one.actor.ids else Parties())


def _as_quoted(told: Telling, quotes: Iterable[Quote]) -> Telling:
    """Add the speaker to what stands in a quote; his own deeds stay his word as well.

    Not to what he denies: whose charge that is, his words do not tell.
    """
    if told.disputed:
        return told
    for quote in quotes:
        if quote.span.holds(told.trigger) and quote.speaker_actor is not None:
            claimants = dict.fromkeys((*told.claimed_by, quote.speaker_actor))
            return replace(told, claimed_by=tuple(claimants))
    return told


def _without_topics(told: Sequence[Telling]) -> list[Telling]:
    """Leave out nouns that name no doer where the parse hangs them on another deed.

    "condemned the bombing of the academy", "resigned after protests": what the deed is about.
    """
    return [t for t in told if t.predicate is not None or t.actor or not _hangs_on(t, told)]


def _hangs_on(one: Telling, told: Sequence[Telling]) -> bool:
    place = one.scene.words[one.last].span.start
    crowd = one.frame.type in one.scene.frames.groups["crowds"]
    return any(
        one.scene.trees.is_under(place, other.scene.words[other.first].span.start)
        and not (crowd and is_background(one, other))
        for other in told
        if other.scene is one.scene and other is not one
    )


def _with_answers(
    events: Sequence[Event], entities: Entities, *, sentences: Sequence[Span]
) -> tuple[Event, ...]:
    """Tie each denial to the charge before it: the nearest against one of those who deny."""
    order = {s: i for i, s in enumerate(sentences)}
    found: list[Event] = []
    for event in events:
        if event.mode != "deny":
            found.append(event)
            continue
        charges = [
            e
            for e in events
            if e.mode == "allege"
            and e.trigger.start < event.trigger.start
            and _sides(e.targets, entities) & _sides(event.actors, entities)
            and _sentence(event.trigger, order) - _sentence(e.trigger, order) <= NEAR
        ]
        found.append(replace(event, answers=charges[-1].trigger) if charges else event)
    return tuple(found)


def _sentence(span: Span, order: dict[Span, int]) -> int:
    return next(i for s, i in order.items() if s.holds(span))


def _sides(ids: tuple[str, ...], entities: Entities) -> set[str]:
    """Return actors with the states they belong to: a minister denies for his country."""
    return {*ids, *(c for id_ in ids if (c := entities.actor(id_).country) is not None)}
