"""In: a verb or noun whose target nobody names. Out: the words for it, or those in what it asks.

A target without a name ("two aid workers", "the ruling of the court") has words but no
identifier. What is refused, promised or threatened falls on whom its infinitive falls on
("refused to lift the ban on ships").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.arguments import arguments_of, asked_of, complement_of
from generator.extract.frames import Role
from generator.extract.objects import object_span
from generator.extract.parties import party_in
from generator.extract.scenes import Parties, is_bare
from generator.extract.slots import is_verb_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.extract.arguments import Argument
    from generator.extract.clauses import Predicate
    from generator.extract.frames import Frame, Phrase
    from generator.extract.scenes import Scene
    from generator.model.article import Span

INFINITIVE_REACH = 2
"""Words between a verb and the infinitive it governs ("minaccia di non firmare")."""
LONGEST_SUBJECT = 12
"""Words between a report and the verb of what it reports."""


def object_range(scene: Scene, i: int, start: int, end: int) -> tuple[int, int]:
    """Return the words of the object of a verb: by the parse, else all from a word on.

    `start` is the word after the verb and what must follow it ("call on").
    """
    start = scene.object_start(start)
    arguments = arguments_of(scene.trees, scene.words[i].span.start)
    if arguments is None or start >= end:
        return start, end
    found = [a for a in (arguments.object, *arguments.obliques) if a is not None]
    ranges = [r for a in found if (r := _range(scene, a)) is not None]
    right_there = next((r for r in ranges if r[0] == start), None)
    if right_there is None and arguments.object is not None:
        right_there = _range(scene, arguments.object)
    if right_there is None or right_there[0] < start:
        return start, end
    return right_there


def fronted_object(
    scene: Scene, predicate: Predicate, wanted: frozenset[Phrase]
) -> tuple[int, int] | None:
    """Return the words of an object that stands before its verb, where cases allow it.

    Also where the parse takes for the subject what can only be the object, by its noun.
    """
    if not scene.frames.cases:
        return None
    subject = predicate.subject
    if wanted and subject is not None and subject.end <= predicate.group.start:
        start, end = scene.index(subject.start), scene.index(subject.end)
        if any(scene.phrase_at(i, wanted) for i in range(start, end)) and not predicate.subjects:
            return start, end
    place = cased_object(scene, predicate)
    return place if place and place[0] < scene.index(predicate.word.start) else None


def cased_object(scene: Scene, predicate: Predicate) -> tuple[int, int] | None:
    """Return the words of an object by the parse, where other bare phrases may precede it."""
    arguments = arguments_of(scene.trees, predicate.word.start) if scene.frames.cases else None
    if arguments is None or arguments.object is None:
        return None
    return _range(scene, arguments.object)


def obliged(scene: Scene, frame: Frame, start: int) -> Parties:
    """Return of whom the clause after a verb says what they must do ("said Iran must stop")."""
    if start < len(scene.words) and scene.is_one_of(start, "complementisers"):
        start += 1
    for j in range(start + 1, min(start + LONGEST_SUBJECT, len(scene.words))):
        if scene.ends_at(j):
            break
        if scene.phrase_at(j, frame.content):
            return party_in(scene, start, j, through=scene.frames.grammar["of"])
    return Parties()


def plain_target(
    scene: Scene,
    frame: Frame,
    i: int,
    *,
    start: int,
    end: int,
    predicate: Predicate | None = None,
    passive: bool = False,
) -> Parties:
    """Return the words for a target without a name, none where no phrase stands in its place."""
    groups = scene.frames.groups
    wants = frame.type in groups["wishes"] and not _asks_directly(scene, frame, i)
    if wants and (party := _in_complement(scene, frame, i, start, end)):
        return party
    gives = frame.type in groups["helps"] and scene.frames.kinds[frame.type].quad == 2  # noqa: PLR2004 - deeds
    if gives and (party := _in_purpose(scene, start, end)):
        return party
    own = None if predicate is None else predicate.arguments
    if frame.object is Role.TARGET and not (frame.needs and frame.about_object):
        span = _thing(scene, predicate, start, end, passive=passive)
        if span is not None and not scene.is_verb(scene.index(span.start)):
            told = passive or own is not None
            return _plain(scene, span, None if told else start, i=i, end=end)
    return Parties() if own is not None else _in_obliques(scene, frame, i)


def _thing(
    scene: Scene, predicate: Predicate | None, start: int, end: int, *, passive: bool
) -> Span | None:
    """Return what a verb acts on: by its voice, by its case, else by its place."""
    if predicate is not None and passive:
        return predicate.subject
    if predicate is not None and predicate.arguments is not None:
        own = predicate.arguments.object
        return own.span if own is not None else None
    return object_span(scene, start, end)


def _in_obliques(scene: Scene, frame: Frame, i: int) -> Parties:
    """Return the words for a target that a preposition brings."""
    arguments = arguments_of(scene.trees, scene.words[i].span.start)
    if arguments is None:
        return Parties()
    wanted = {phrase for phrase, role in frame.prepositions if role is Role.TARGET}
    if frame.part == "noun" and frame.of is Role.TARGET:
        wanted |= scene.frames.grammar["of"]
    for one in arguments.obliques:
        place = _range(scene, one) if one.case in wanted else None
        if place is not None and not scene.is_date(place[0]) and not scene.is_verb(place[0]):
            return Parties((), (one.span,))
    return Parties()


def _in_purpose(scene: Scene, start: int, end: int) -> Parties:
    """Return on whom it falls what help is given for ("sent food to feed the refugees")."""
    through = scene.frames.grammar["of"] | scene.frames.grammar["through"]
    for j in range(start, end - 2):
        if scene.phrase_at(j, scene.frames.factuality["purpose"]) and is_verb_at(scene, j + 1):
            return party_in(scene, scene.object_start(j + 2), end, through=through)
    return Parties()


def asked(scene: Scene, i: int) -> Parties:
    """Return who should do what a verb wants, by the parse: a name or the words for it."""
    one = asked_of(scene.trees, scene.words[i].span.start)
    place = None if one is None else _range(scene, one)
    if one is None or place is None or scene.is_date(place[0]):
        return Parties()
    return party_in(scene, *place, through=scene.frames.grammar["of"]) or Parties((), (one.span,))


def _asks_directly(scene: Scene, frame: Frame, i: int) -> bool:
    """Tell whether a verb's own object is who is asked ("pressed the lecturers to stop")."""
    arguments = arguments_of(scene.trees, scene.words[i].span.start)
    return (
        frame.object is Role.TARGET
        and complement_of(scene.trees, scene.words[i].span.start) is not None
        and arguments is not None
        and arguments.object is not None
    )


def _plain(scene: Scene, span: Span, start: int | None, *, i: int, end: int) -> Parties:
    if start is not None:
        low, high = object_range(scene, i, start, end)
        if high > low and scene.words[low].span.start == span.start and high < end:
            span = scene.span_of(low, high)
    return Parties((), (span,))


def _in_complement(scene: Scene, frame: Frame, i: int, start: int, end: int) -> Parties:
    """Return on whom the infinitive under a verb falls: a name, whom it is for, or its object."""
    if scene.trees.token(scene.words[i].span.start) is None:
        return _after_infinitive(scene, start, end)
    arguments = complement_of(scene.trees, scene.words[i].span.start)
    if arguments is None:
        return Parties()
    brought = scene.frames.grammar["through"]
    obliques = [
        a for a in arguments.obliques
        if not scene.frames.cases or not a.case or a.case in brought
    ]  # fmt: skip
    found = [a for a in (arguments.object, *obliques) if a is not None]
    through = scene.frames.grammar["of"] | scene.frames.grammar["through"]
    for one in _inside(scene, found):
        party = party_in(scene, *one, through=through)
        if party.ids:
            return party
    wanted = {phrase for phrase, role in frame.prepositions if role is Role.TARGET}
    given = [a for a in arguments.obliques if a.case in wanted and _inside(scene, [a])]
    words = given[0] if given else arguments.object
    return Parties((), (words.span,)) if words is not None else Parties()


def _after_infinitive(scene: Scene, start: int, end: int) -> Parties:
    """Return who is named right behind the infinitive under a verb, by the words alone."""
    for predicate in scene.predicates:
        first, after = (scene.index(x) for x in (predicate.word.start, predicate.word.end))
        if is_bare(predicate) and start <= first <= start + INFINITIVE_REACH and after < end:
            party = party_in(scene, after, end, through=scene.frames.grammar["of"])
            return party if party.ids else Parties()
    return Parties()


def _inside(scene: Scene, found: Iterable[Argument]) -> list[tuple[int, int]]:
    return [r for a in found if (r := _range(scene, a)) is not None and not scene.is_date(r[0])]


def _range(scene: Scene, one: Argument) -> tuple[int, int] | None:
    start, end = scene.index(one.span.start), scene.index(one.span.end)
    return (start, end) if scene.span.holds(one.span) and start < end else None
