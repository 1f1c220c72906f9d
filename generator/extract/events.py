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
from generator.extract.parties import holds_collective, holds_office, is_city
from generator.extract.scenes import CIVIC, Parties, Scene
from generator.extract.stage import within
from generator.extract.subjects import last_pair, main_subject
from generator.extract.tellings import is_background, tell
from generator.extract.trees import Trees
from generator.extract.verb_groups import clause_words
from generator.extract.verb_words import with_true_verbs
from generator.model.findings import ActorType, Factuality

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.extract.entities import Entities
    from generator.extract.frames import Frames
    from generator.extract.scenes import Telling
    from generator.extract.stage import Reading
    from generator.model.article import Span
    from generator.model.findings import DateMention, Event, Mention, Quote

NEAR = 2
"""Sentences before a denial among which the charge that it answers is sought."""

BODIES = frozenset({ActorType.ORG, ActorType.GROUP})
"""Actors who protest as a crowd does: unions, associations."""

NEAR_NOUN = 3
"""Words between a nationality and the office it belongs to ("German federal police"), and
between a determiner and its noun."""

CONFLICT_IN_WORDS = 3
"""The quad of charges, demands, refusals and threats."""

RIOT = "riot"
"""The mode of what breaks out beside a march."""


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
    told = [t for scene in scenes if not _is_other_field(scene) for t in tell(scene)]
    told = [t for t in told if _is_political(t, entities, frames)]
    told = [_judging(t, told, frames) for t in _answered(told, frames)]
    told = [_as_quoted(t, quotes) for t in told]
    told = _merged(_without_topics(told))
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


def _is_other_field(scene: Scene) -> bool:
    """Tell whether a sentence is about sport or culture, where a country is a team.

    Names of political bodies tell nothing of it: "the Arab League".
    """
    if not scene.may_hold(scene.frames.field_heads):
        return False
    return any(
        scene.phrase_at(i, scene.frames.fields) and not _is_body(scene, scene.words[i].span.start)
        for i in range(len(scene.words))
    )


def _is_body(scene: Scene, offset: int) -> bool:
    mention = scene.entities.at(offset)
    return (
        mention is not None
        and mention.type is ActorType.ORG
        and scene.entities.actor(mention.actor).political
    )


def _is_political(told: Telling, entities: Entities, frames: Frames) -> bool:
    """Tell whether a political actor takes part on the side that makes it an event.

    The doer; the one it falls on where the doer is not told or has no name of his own; for
    protests, and what only crowds do, any crowd.
    """
    if told.frame.crowd is not None:
        return True
    private = [m for m in told.actor.mentions if _is_private(told, m)]
    ids = set(told.actor.ids) - {entities.acts_for(m) for m in private}
    if any(entities.actor(id_).political for id_ in ids):
        return True
    if any(_has_office(told.scene, m) for m in told.actor.mentions):
        return True
    crowds, conflict = frames.groups["crowds"], frames.groups["conflict"]
    if told.frame.public and (not ids or any(m.type in BODIES for m in told.actor.mentions)):
        return True
    if told.actor.crowd is not None:
        is_public = told.frame.public or told.frame.type in crowds or told.actor.crowd != CIVIC
        meant_for = conflict | frames.groups["wishes"]
        against = told.frame.type in meant_for and _is_power(told.scene, told.target, entities)
        return is_public or against
    if told.frame.type in crowds:
        # "La pintora se sumó a la marcha": others march with her.
        joins = told.predicate is not None and (told.frame.part == "noun" or " " in told.lemma)
        who = {m.type for m in told.actor.mentions}
        return not ids or bool(who & BODIES) or (joins and ActorType.PERSON in who)
    # "Two Swedish tourists were arrested" concerns no state.
    hurt = [m for m in told.target.mentions if told.actor or not _is_private(told, m)]
    struck = any(entities.actor(entities.acts_for(m)).political for m in hurt)
    # "A storm hit Mexico": who acts has neither a name nor an office.
    return struck and (bool(told.actor.ids) or (not told.actor and told.frame.type in conflict))


def _has_office(scene: Scene, mention: Mention) -> bool:
    """Tell whether a name holds a word for an office or armed body, or stands right before one.

    "Syrian army", "the Catalan government"; a company's president holds no office of state.
    """
    if holds_office(scene, mention.span):
        return True
    after = scene.after(mention)
    return (
        mention.type is not ActorType.ORG
        and after < len(scene.words)
        and scene.words[after].gap == " "
        and holds_office(scene, scene.words[after].span)
    )


def _is_power(scene: Scene, parties: Parties, entities: Entities) -> bool:
    """Tell whether one of the parties is a political actor, or an office or armed body unnamed."""
    if any(entities.actor(id_).political for id_ in parties.ids):
        return True
    return parties.crowd not in (None, CIVIC) or any(
        holds_collective(scene, span, class_)
        for span in parties.spans
        for class_ in ("office", "armed", "peace")
    )


def _is_private(told: Telling, mention: Mention) -> bool:
    """Tell whether a nationality only says where somebody without an office is from."""
    if mention.type is not ActorType.COUNTRY:
        return False
    if mention.named and not _is_town(told.scene, mention):
        return False
    if told.frame.part == "noun" and mention.span.start < told.trigger.end:
        return False  # "the Dutch proposal"
    scene = told.scene
    first, after = scene.index(mention.span.start), scene.after(mention)
    near = range(max(first - NEAR_NOUN, 0), min(after + NEAR_NOUN, len(scene.words)))
    if any(
        scene.phrase_at(j, phrases)
        for j in near
        for class_, phrases in scene.frames.collectives.items()
        if class_ not in ("generic", CIVIC)
    ):
        return False
    # "The Dutch signed": nobody else is named.
    return (
        after < len(scene.words) and not scene.is_verb(after) and not scene.words[after].gap.strip()
    )


def _is_town(scene: Scene, mention: Mention) -> bool:
    """Tell whether a capital only says where something stands: "a Paris gallery"."""
    first = scene.index(mention.span.start)
    return is_city(mention) and first > 0 and scene.is_one_of(first - 1, "articles")


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


def _merged(told: Sequence[Telling]) -> list[Telling]:
    """Keep each event once, at its fullest mention; the rest gives it what it lacks."""
    kept: list[Telling] = []
    for one in told:
        at = next((i for i, other in enumerate(kept) if _is_same(one, other)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = _joined(one, kept[at])
    return sorted(kept, key=lambda t: t.trigger)


def _joined(one: Telling, other: Telling) -> Telling:
    """Return the fuller of two tellings; what it lacks it has from one in its sentence."""
    less, more = sorted((other, one), key=_fullness)
    if _fullness(less) == _fullness(more):
        less, more = one, other
    if one.scene is not other.scene:
        return more
    # "X and Y clashed, killing six": all who are told to take part.
    actor = less.actor if set(less.actor.ids) > set(more.actor.ids) else more.actor
    return replace(more, actor=actor or less.actor, target=more.target or less.target)


def _is_same(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings can be one event: no party differs.

    Of one frame; in one sentence of one type ("attacked a base, killing two").
    """
    if _is_one_crowd(one, other) or _is_told_again(one, other):
        return True
    here = one.scene is other.scene and one.type == other.type and bool(one.actor)
    if one.frame.mode and other.frame.mode and one.frame.mode != other.frame.mode:
        # "criticó el acuerdo y acusó a Bogotá" are two acts, a raid with bombs is one.
        here = here and one.scene.frames.kinds[one.type].quad != CONFLICT_IN_WORDS
    if one.frame.key != other.frame.key and not here:
        return False
    if one.factuality is not other.factuality or one.type != other.type:
        return False
    if not one.actor.ids and not other.actor.ids and one.scene is not other.scene:
        return False
    if not _same_time(one, other):
        return False
    return _fits(one.actor.ids, other.actor.ids) and _fits(one.target.ids, other.target.ids)


def _is_one_crowd(one: Telling, other: Telling) -> bool:
    """Tell whether a sentence only says in two ways that a crowd acts ("marched to protest")."""
    crowds = one.scene.frames.groups["crowds"]
    if one.scene is not other.scene or one.type not in crowds or other.type not in crowds:
        return False
    same = set(one.actor.spans) & set(other.actor.spans)
    return bool(same) or not one.actor or not other.actor


def _is_told_again(one: Telling, other: Telling) -> bool:
    """Tell whether a noun without a doer only points back at what a crowd did: "the strike".

    Riots stand beside a march, they are not the march.
    """
    scene = one.scene
    crowds = scene.frames.groups["crowds"]
    if one.type not in crowds or other.type not in crowds or one.predicate is not None:
        return False
    if one.actor or one.target:
        return False
    if scene is other.scene or not _is_definite(scene, one.first):
        return False
    modes = {one.frame.mode, other.frame.mode}
    return len(modes) == 1 or RIOT not in modes


def _is_definite(scene: Scene, i: int) -> bool:
    """Tell whether a noun has a definite determiner, alone or in a contraction ("del paro")."""
    definite = scene.frames.grammar["definite"]
    for j in range(i - 1, max(i - 1 - NEAR_NOUN, -1), -1):
        if scene.words[j + 1].gap.strip() or scene.is_verb(j):
            return False
        if (scene.words[j].lower,) in definite:
            return True
        if scene.is_preposition(j):
            return False
    return False


def _same_time(one: Telling, other: Telling) -> bool:
    """Tell whether the dates in two clauses can be of one event: equal, or one within the other."""
    here, there = (
        [d.edtf for d in t.scene.dates if d.edtf and t.clause.holds(d.span)] for t in (one, other)
    )
    return not (here and there) or any(
        a.startswith(b) or b.startswith(a) for a in here for b in there
    )


def _fits(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or set(one) <= set(other) or set(one) >= set(other)


def _fullness(told: Telling) -> tuple[bool, int, bool, bool]:
    return (
        told.factuality is Factuality.ASSERTED,
        bool(told.actor) + bool(told.target) + (told.about is not None),
        bool(told.scene.dates),
        len(told.actor.ids) > 1,
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
