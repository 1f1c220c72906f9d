"""In: a verb of a Scene. Out: the Telling of the first of its frames that its clause fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.embraced import embraced_things
from generator.extract.frames import Role
from generator.extract.objects import (
    after_dates,
    complement_span,
    content_span,
    holds,
    past_place,
)
from generator.extract.parties import crowd_at, holds_collective
from generator.extract.recipients import (
    asked,
    cased_object,
    fronted_object,
    obliged,
    plain_target,
)
from generator.extract.scenes import Parties, Scene, Telling, is_bare
from generator.extract.verb_sides import NEEDS_REACH, described, verb_parties
from generator.model.findings import ActorType, Factuality

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.extract.clauses import Predicate
    from generator.extract.frames import Entry, Frame
    from generator.model.article import Span
    from generator.model.findings import Mention

STATES = frozenset({ActorType.COUNTRY, ActorType.ORG})
CLOSE = 3
"""Words between a verb and its preposition."""
LONGEST_SPLIT = 10
"""Words between a verb and its second part ("found the former head of the bank guilty")."""


def told_by_verb(scene: Scene, predicate: Predicate) -> Telling | None:
    """Return what a verb tells by the first of its frames that its clause fills."""
    i = scene.index(predicate.word.start)
    for entry in scene.frames.verbs.get(predicate.lemma, ()):
        told = _fill_verb(scene, predicate, entry, i)
        if told is not None:
            return told
    return None


def _fill_verb(scene: Scene, predicate: Predicate, entry: Entry, i: int) -> Telling | None:
    """Fill a frame from the clause of its verb, None where the frame asks what is not there."""
    frame = entry.frame
    tail = _tail(scene, predicate, entry, i)
    if tail is None or (frame.reflexive is not None and frame.reflexive != predicate.reflexive):
        return None
    end = max(scene.index(predicate.clause.end), tail)
    passive = _is_passive(scene, predicate, frame)
    if (predicate.passive and scene.is_hyphened(i)) or scene.words[i].gap.strip(".") == "-":
        return None  # "the UN-backed government"
    things = _things(scene, predicate, frame, tail, end, passive=passive)
    if not _fits(scene, frame, things, passive=passive):
        return None
    actor, target, about = verb_parties(
        scene, predicate, frame, start=tail, end=end, passive=passive
    )
    if frame.content:
        start = after_dates(scene, _content_start(scene, predicate, tail))
        target, about = _reported(scene, frame, start)
        if set(target.ids) & set(actor.ids):
            return None
    target = (asked(scene, i) if frame.asks else Parties()) or target
    target = target or aimed_at(scene, frame, about)
    if not meets(scene, frame, actor, target, about):
        return None
    if not target and Role.TARGET not in frame.requires:
        target = plain_target(
            scene, frame, i, start=tail, end=end, predicate=predicate, passive=passive
        )
    type_, factuality = frame.type, predicate.modality
    if is_refusal(scene, predicate, frame):
        type_, factuality = scene.frames.refusal, Factuality.ASSERTED
    return Telling(
        scene=scene,
        frame=frame,
        lemma=entry.lemma,
        type=type_,
        first=i,
        # "manifestaron el lunes en": what stands between is no part of it.
        last=tail - 1 if tail == i + 1 + len(entry.words) else i,
        clause=predicate.clause,
        predicate=predicate,
        actor=actor,
        target=target,
        about=about,
        factuality=factuality,
    )


def _is_passive(scene: Scene, predicate: Predicate, frame: Frame) -> bool:
    """Tell whether the subject of a verb is what it acts on, also of "se condenó el ataque"."""
    if predicate.passive:
        return not is_bare(predicate) or _is_passive_gerund(scene, predicate)
    subject = predicate.subject
    if not predicate.reflexive or frame.reflexive is not None or predicate.subjects:
        return False
    if subject is None or subject.start < predicate.word.end:
        return False
    return not crowd_at(scene, scene.index(subject.start), scene.index(subject.end))


def _is_passive_gerund(scene: Scene, predicate: Predicate) -> bool:
    """Tell whether a group is a passive without a finite verb ("after being accused of")."""
    first = scene.index(predicate.group.start)
    forms = scene.frames.index.lookup(scene.words[first].lower)
    return any(f.upos == "AUX" and f.verb_form == "Ger" for f in forms)


def _reported(scene: Scene, frame: Frame, start: int) -> tuple[Parties, Span | None]:
    """Return of whom a reported clause says what it says, and the clause."""
    about = content_span(scene, start) or complement_span(scene, start, len(scene.words))
    return obliged(scene, frame, start), about


def _fits(
    scene: Scene, frame: Frame, things: Collection[tuple[int, int]], *, passive: bool
) -> bool:
    """Tell whether a verb's voice and object are those that its frame asks for."""
    if frame.passive is not None and frame.passive != passive:
        return False
    own = {phrase[:1] for phrase, role in frame.prepositions if role is Role.ABOUT}
    if frame.needs and not any(holds(scene, t, frame.needs, through=own) for t in things):
        return False
    return not (frame.unless and any(holds(scene, t, frame.unless) for t in things))


def aimed_at(scene: Scene, frame: Frame, about: Span | None) -> Parties:
    """Return what a crowd is up against where the text names nobody ("contra la ley")."""
    if about is None or frame.type not in scene.frames.groups["crowds"]:
        return Parties()
    return Parties((), (about,), (), None)


def is_refusal(scene: Scene, predicate: Predicate, frame: Frame) -> bool:
    """Tell whether an act is refused: "no firmará", "failed to reach agreement"."""
    if predicate.negated and predicate.tense == "Fut":
        return _is_friendly(scene, frame)
    mutual = frame.mode in scene.frames.groups["deals"]
    agrees = (mutual or frame.type in scene.frames.future.values()) and not predicate.negated
    return agrees and predicate.modality is Factuality.DENIED


def _is_friendly(scene: Scene, frame: Frame) -> bool:
    return scene.frames.kinds[frame.type].quad in (1, 2)


def _tail(scene: Scene, predicate: Predicate, entry: Entry, i: int) -> int | None:
    """Return where the object of a verb is looked for, None where its words are missing.

    After what must follow the verb ("call on X"), unless the object stands between ("take X
    hostage"). Anywhere in the clause of a verb that embraces it ("Kritik ... geübt").
    """
    if not entry.words:
        return i + 1
    if predicate.arguments is not None:
        clause = range(scene.index(predicate.clause.start), scene.index(predicate.clause.end))
        return i + 1 if any(scene.phrase_at(j, {entry.words}) for j in clause) else None
    # "put X on alert", but "call on X", "take to the streets"
    parts = len(entry.words) > 1 and (entry.frame.object or entry.frame.about_object)
    by_preposition = not parts and entry.words[0] in scene.frames.prepositions
    start = after_dates(scene, i + 1) if by_preposition else i + 1
    reach = start + CLOSE if by_preposition else i + LONGEST_SPLIT
    for j in range(start, min(reach, len(scene.words))):
        if scene.phrase_at(j, {entry.words}):
            between = (j > i + 2 and not by_preposition) or scene.mention_at(i + 1) is not None
            return i + 1 if between else j + len(entry.words)
        if scene.comma_at(j) or scene.is_verb(j):
            return None
        if by_preposition and (
            scene.mention_at(j) is not None
            or scene.is_one_of(j, "articles")
            or (len(entry.words) == 1 and scene.is_preposition(j))
        ):
            # "se rendra au Japon en octobre", "llamó la atención a", "llamó por teléfono a"
            return None
    return None


def _thing(
    scene: Scene, predicate: Predicate, frame: Frame, start: int, *, end: int, passive: bool
) -> tuple[int, int]:
    """Return the words of what the verb acts on: its object, in the passive its subject."""
    if not passive:
        if (fronted := fronted_object(scene, predicate, frame.needs)) is not None:
            return fronted
        i = scene.object_start(start)
        near = i, min(end, i + NEEDS_REACH)
        place = cased_object(scene, predicate)  # also behind a phrase of place
        return place if place and not holds(scene, near, frame.needs) else near
    describes = not predicate.finite and scene.trees.described(predicate.word.start) is not None
    if predicate.subject is not None and not describes:
        return scene.index(predicate.subject.start), scene.index(predicate.subject.end)
    first = scene.index(predicate.group.start)
    if predicate.finite and first == scene.index(predicate.clause.start):
        i = past_place(scene, scene.skip_dates(start), end)
        return i, min(end, i + NEEDS_REACH)  # "È stato firmato a Bonn un accordo"
    return described(scene, predicate)  # "las sanciones impuestas"


def _things(
    scene: Scene, predicate: Predicate, frame: Frame, start: int, end: int, *, passive: bool
) -> list[tuple[int, int]]:
    """Return the phrases in which the noun that a frame asks for may stand."""
    if predicate.arguments is None:
        return [_thing(scene, predicate, frame, start, end=end, passive=passive)]
    return embraced_things(scene, predicate, predicate.arguments, frame, passive=passive)


def _content_start(scene: Scene, predicate: Predicate, start: int) -> int:
    """Return where the clause that a verb reports is looked for."""
    return start if predicate.arguments is None else scene.index(predicate.clause.end)


def _owns(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention only says whose thing it is ("Trump's invitation")."""
    i = scene.after(mention)
    return i < len(scene.words) and scene.is_one_of(i, "owners") and scene.words[i].gap != " "


def meets(scene: Scene, frame: Frame, actor: Parties, target: Parties, about: Span | None) -> bool:
    """Tell whether all that a frame requires is there, and is what it asks."""
    if frame.crowd and not _holds_crowd(scene, actor, frame.crowd):
        return False
    if frame.person and not any(
        m.type is ActorType.PERSON and not _owns(scene, m) for m in actor.mentions
    ):
        return False
    if frame.state and (
        actor.crowd
        or not any(
            m.named and m.type in STATES and scene.entities.actor(m.actor).political
            for m in actor.mentions
        )
    ):
        return False
    if Role.JOINT in frame.requires and len(actor.spans) < 2:  # noqa: PLR2004 - two sides
        return False
    return not (
        (Role.ACTOR in frame.requires and not actor)
        or (Role.TARGET in frame.requires and not target)
        or (Role.ABOUT in frame.requires and about is None)
    )


def _holds_crowd(scene: Scene, parties: Parties, class_: str) -> bool:
    """Tell whether a crowd of a class is among parties; "colonos" are of two classes."""
    spans = (*(_with_noun(scene, m) for m in parties.mentions), *parties.spans)
    return parties.crowd == class_ or any(holds_collective(scene, span, class_) for span in spans)


def _with_noun(scene: Scene, mention: Mention) -> Span:
    """Return a mention, a nationality with the noun it belongs to ("colonos israelíes")."""
    if mention.named or ("after",) not in scene.frames.grammar["adjectives"]:
        return mention.span
    start = scene.noun_phrase_start(scene.index(mention.span.start), 0)
    return scene.span_of(start, scene.after(mention))


def needed_words(told: Telling) -> set[int]:
    """Return the positions of the nouns that a verb's frame asked for: they tell nothing more."""
    if not told.frame.needs or told.predicate is None:
        return set()
    scene = told.scene
    things = _things(
        scene,
        told.predicate,
        told.frame,
        told.last + 1,
        end=scene.index(told.predicate.clause.end),
        passive=told.predicate.passive,
    )
    return {
        i + k
        for start, end in things
        for i in range(start, end)
        if (phrase := scene.phrase_at(i, told.frame.needs))
        for k in range(len(phrase))
    }
