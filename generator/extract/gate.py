"""In: a Telling. Out: whether it is an event: whether a political actor takes part.

Sport, culture and the routine of business make no diplomatic events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.parties import holds_collective, holds_office, is_city
from generator.extract.scenes import CIVIC, Parties, Scene
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from generator.extract.entities import Entities
    from generator.extract.frames import Frames
    from generator.extract.scenes import Telling
    from generator.model.findings import Mention

BODIES = frozenset({ActorType.ORG, ActorType.GROUP})
"""Actors who protest as a crowd does: unions, associations."""
NEAR_NOUN = 3
"""Words between a nationality and the office it belongs to ("German federal police")."""


def is_other_field(scene: Scene) -> bool:
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


def is_political(told: Telling, entities: Entities, frames: Frames) -> bool:
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
