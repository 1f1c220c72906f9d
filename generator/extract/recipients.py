"""In: a verb or noun whose target nobody names. Out: the words for it, or those in what it asks.

A target without a name ("two aid workers", "the ruling of the court") has words but no
identifier. What is refused, promised or threatened falls on whom its infinitive falls on
("refused to lift the ban on ships").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.arguments import arguments_of, complement_of
from generator.extract.frames import Role
from generator.extract.objects import object_span
from generator.extract.parties import party_in
from generator.extract.scenes import Parties

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.extract.arguments import Argument
    from generator.extract.clauses import Predicate
    from generator.extract.frames import Frame
    from generator.extract.scenes import Scene
    from generator.model.article import Span

LONGEST_SUBJECT = 12
"""Words between a report and the verb of what it reports."""


def object_range(scene: Scene, i: int, start: int, end: int) -> tuple[int, int]:
    """Return the words of the object of a verb: by the parse, else all from a word on.

    `start` is the word after the verb and what must follow it ("call on").
    """
    start = scene.skip_dates(start)
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
    scene: Scene, frame: Frame, i: int, *, start: int, end: int, passive: Predicate | None
) -> Parties:
    """Return the words for a target without a name, none where no phrase stands in its place."""
    wishes = scene.frames.groups["wishes"]
    if frame.type in wishes and (party := _in_complement(scene, i)):
        return party
    if frame.object is Role.TARGET and not frame.needs:
        span = passive.subject if passive is not None else object_span(scene, start, end)
        if span is not None and not scene.is_verb(scene.index(span.start)):
            return _plain(scene, span, start if passive is None else None, i=i, end=end)
    arguments = arguments_of(scene.trees, scene.words[i].span.start)
    if arguments is None:
        return Parties()
    wanted = {phrase for phrase, role in frame.prepositions if role is Role.TARGET}
    for one in arguments.obliques:
        place = _range(scene, one) if one.case in wanted else None
        if place is not None and not scene.is_date(place[0]) and not scene.is_verb(place[0]):
            return Parties((), (one.span,))
    return Parties()


def _plain(scene: Scene, span: Span, start: int | None, *, i: int, end: int) -> Parties:
    if start is not None:
        low, high = object_range(scene, i, start, end)
        if high > low and scene.words[low].span.start == span.start and high < end:
            span = scene.span_of(low, high)
    return Parties((), (span,))


def _in_complement(scene: Scene, i: int) -> Parties:
    """Return on whom the infinitive under a verb falls: a name if there is one."""
    arguments = complement_of(scene.trees, scene.words[i].span.start)
    if arguments is None:
        return Parties()
    found = [a for a in (arguments.object, *arguments.obliques) if a is not None]
    through = scene.frames.grammar["of"] | scene.frames.grammar["through"]
    for one in _inside(scene, found):
        party = party_in(scene, *one, through=through)
        if party.ids:
            return party
    return Parties((), (arguments.object.span,)) if arguments.object is not None else Parties()


def _inside(scene: Scene, found: Iterable[Argument]) -> list[tuple[int, int]]:
    return [r for a in found if (r := _range(scene, a)) is not None and not scene.is_date(r[0])]


def _range(scene: Scene, one: Argument) -> tuple[int, int] | None:
    start, end = scene.index(one.span.start), scene.index(one.span.end)
    return (start, end) if scene.span.holds(one.span) and start < end else None
