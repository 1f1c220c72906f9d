"""In: a verb of a Scene and its frame. Out: who does it, to whom, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.embraced import sides_by_case, told_of
from generator.extract.frames import Role
from generator.extract.objects import (
    brought_span,
    content_span,
    holds,
    object_span,
    past_place,
)
from generator.extract.parties import parties_of, party_in, run_at
from generator.extract.recipients import (
    cased_object,
    fronted_object,
    object_range,
)
from generator.extract.scenes import Parties, Scene, is_bare
from generator.extract.slots import slots
from generator.extract.subjects import subject_of

if TYPE_CHECKING:
    from generator.extract.clauses import Predicate
    from generator.extract.frames import Frame, Phrase
    from generator.model.article import Span

NEEDS_REACH = 7
"""Words of the object among which the noun that a frame needs is sought."""
VERBAL = frozenset({0, 1, 3})
"""Quads of words, not deeds."""


def _sufferer(scene: Scene, predicate: Predicate) -> Parties:
    """Return the subject of a passive; of "the ambassador of Iran" the state, as of an object."""
    found = subject_of(scene, predicate)
    if found.ids or predicate.subject is None:
        return found
    start, end = scene.index(predicate.subject.start), scene.index(predicate.subject.end)
    through = scene.frames.grammar["of"]
    return parties_of(scene, run_at(scene, start, end, through=through)) or found


def described(scene: Scene, predicate: Predicate) -> tuple[int, int]:
    """Return the noun phrase right before a bare participle, which a comma may set off."""
    first = scene.index(predicate.group.start)
    if scene.frames.cases and first and "," in scene.words[first].gap:
        return scene.noun_phrase_start(first - 1, 0), first
    return scene.noun_phrase_start(first, 0), first


def verb_parties(
    scene: Scene, predicate: Predicate, frame: Frame, *, start: int, end: int, passive: bool
) -> tuple[Parties, Parties, Span | None]:
    """Return who and to whom by what stands around a verb, and what it is about."""
    own = predicate.arguments
    read = _passive_sides if passive else _active_sides
    sides, about = read(scene, predicate, frame, start=start, end=end)
    found = slots(
        scene,
        start,
        end,
        _own_prepositions(scene, frame, passive=passive),
        through=reach_through(scene, frame),
        of=scene.index(predicate.word.start),
        arguments=own,
    )
    for role, (parties, place) in found.items():
        if role is Role.ABOUT:
            if own is None:
                about = about or brought_span(scene, place, end)
            else:
                about = about or told_of(scene, own, place)
        elif own is not None:
            sides[role] = sides[role] if sides[role].ids else parties
        elif _tells_more(scene, frame, role, start=start, end=end, place=place) or (
            not sides[role] and (place > start + 1 or not sides[frame.object or Role.ABOUT])
        ):
            sides[role] = parties
    return sides[Role.ACTOR] + sides[Role.JOINT], sides[Role.TARGET], about


def _own_prepositions(
    scene: Scene, frame: Frame, *, passive: bool
) -> tuple[tuple[Phrase, Role], ...]:
    """Return the prepositions of a frame; in the passive "by" brings nobody but the doer."""
    if not passive:
        return frame.prepositions
    by = scene.frames.grammar["by"]
    return tuple(pair for pair in frame.prepositions if pair[0] not in by)


def _tells_more(
    scene: Scene, frame: Frame, role: Role, *, start: int, end: int, place: int
) -> bool:
    """Tell whether a preposition tells a target better than the object does.

    The object may be what is given ("sent aid to X"), or a deed ("condemned the arrest of
    two by X").
    """
    if role is not Role.TARGET:
        return False
    thing = (scene.object_start(start), end)
    helps = frame.type in scene.frames.groups["helps"] and frame.about_object
    gives = helps and holds(scene, thing, frame.needs)
    return gives or scene.phrase_before(place, scene.frames.grammar["by"]) is not None


def _active_sides(
    scene: Scene, predicate: Predicate, frame: Frame, *, start: int, end: int
) -> tuple[dict[Role, Parties], Span | None]:
    sides: dict[Role, Parties] = dict.fromkeys(Role, Parties())
    if frame.subject is not None:
        sides[frame.subject] = subject_of(scene, predicate)
    if predicate.arguments is not None:
        return sides_by_case(scene, predicate, predicate.arguments, frame, sides)
    i = past_place(scene, scene.object_start(start), end)
    if (fronted := fronted_object(scene, predicate, frame.needs)) is not None:
        low, high = fronted
        if predicate.subject == scene.span_of(low, high) and frame.subject is not None:
            sides[frame.subject] = party_in(scene, i, end, through=frozenset())
        if frame.object is not None:
            sides[frame.object] = party_in(scene, low, high, through=scene.frames.grammar["of"])
        return sides, scene.span_of(low, high) if frame.about_object else None
    if _is_apart(scene, start, i) or scene.opens_condition(i):
        return sides, None  # "met on Tuesday, hours after", "attacks if Iran"
    if frame.object is not None:
        i = i + 1 if i < end and scene.is_one_of(i, "object_marker") else i
        # Where the parse ends a list of names too early, the words go on.
        low, _ = object_range(scene, scene.index(predicate.word.start), i, end)
        through = scene.frames.grammar["of"]
        sides[frame.object] = party_in(scene, low, end, through=through) or party_in(
            scene, _after_need(scene, frame, low, end), end, through=through
        )
    if not frame.about_object:
        return sides, None
    low, high = cased_object(scene, predicate) or (i, end)
    if low < i:
        low, high = i, end
    return sides, content_span(scene, start) or object_span(scene, low, min(high, end))


def _is_apart(scene: Scene, start: int, i: int) -> bool:
    """Tell whether a comma parts a verb and its date from what follows ("met on Monday, hours").

    Not where two commas hold the date: "a convoqué hier, vendredi 21 juin, l'ambassadeur".
    """
    parted = start < i < len(scene.words) and scene.comma_at(i)
    return parted and not any(scene.comma_at(j) for j in range(start + 1, i))


def _after_need(scene: Scene, frame: Frame, low: int, end: int) -> int:
    """Return the word after the noun that a frame needs, which may hold a preposition."""
    for i in range(low, min(end, low + NEEDS_REACH)):
        if phrase := scene.phrase_at(i, frame.needs):
            return i + len(phrase)
    return end


def _passive_sides(
    scene: Scene, predicate: Predicate, frame: Frame, *, start: int, end: int
) -> tuple[dict[Role, Parties], Span | None]:
    sides: dict[Role, Parties] = dict.fromkeys(Role, Parties())
    if frame.subject is not None:
        said = scene.frames.kinds[frame.type].quad in VERBAL
        sides[frame.subject] = agent_of(scene, predicate, start, end, said=said)
    if frame.object is not None:
        sides[frame.object] = (
            _sufferer(scene, predicate)
            if predicate.finite or is_bare(predicate)
            else _before(scene, predicate)
        )
    about = predicate.subject if frame.about_object else None
    if about is not None and not sides[Role.TARGET]:
        sides[Role.TARGET] = _named_in(scene, about, frame)
    return sides, about


def _named_in(scene: Scene, thing: Span, frame: Frame) -> Parties:
    """Return the target that a thing names: "las sanciones contra Irán fueron levantadas"."""
    wanted = tuple(pair for pair in frame.prepositions if pair[1] is Role.TARGET)
    start, end = scene.index(thing.start), scene.index(thing.end)
    found = slots(scene, start, end, wanted, through=reach_through(scene, frame))
    return found[Role.TARGET][0] if Role.TARGET in found else Parties()


def reach_through(scene: Scene, frame: Frame) -> frozenset[Phrase]:
    """Return the prepositions behind which a party may still stand.

    The target of words may stand deep in what they are about ("preocupación por los lazos
    entre X e Y"), that of deeds only behind "of".
    """
    grammar = scene.frames.grammar
    of_words = scene.frames.kinds[frame.type].quad in VERBAL
    return grammar["of"] | grammar["through"] if of_words else grammar["of"]


def agent_of(
    scene: Scene, predicate: Predicate, start: int, end: int, *, said: bool = False
) -> Parties:
    """Return the doer of a passive."""
    verb = scene.index(predicate.word.start) if scene.frames.cases else None
    by = tuple((phrase, Role.ACTOR) for phrase in sorted(scene.frames.grammar["by"], key=len))
    found = slots(
        scene, start, end, by[::-1], through=frozenset(), of=verb, arguments=predicate.arguments
    )
    if Role.ACTOR in found:
        return found[Role.ACTOR][0]
    right_there = verb is not None and start < end and scene.words[start].gap == " "
    if right_there and scene.mention_at(start) is not None:
        return parties_of(scene, run_at(scene, start, end, through=frozenset()))
    if not said:
        return Parties()  # "killed by a bomb": nobody is named
    # "was mocked by some": someone without office or name
    place = start + len(scene.phrase_at(start, scene.frames.grammar["by"]) or ())
    span = object_span(scene, place, end) if place > start else None
    return Parties((), (span,)) if span is not None and not scene.is_date(place) else Parties()


def _before(scene: Scene, predicate: Predicate) -> Parties:
    """Return the parties in the noun phrase right before a bare participle."""
    start, end = described(scene, predicate)
    return parties_of(scene, run_at(scene, start, end, through=scene.frames.grammar["of"]))
