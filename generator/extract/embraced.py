"""In: a verb whose phrases cases tell, and a frame. Out: which of them the frame asks for.

Such a verb embraces its clause ("hat ... geliefert"), so places tell nothing: its objects are
those that articles mark, and prepositions bring the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.frames import Role
from generator.extract.objects import content_span, holds
from generator.extract.parties import party_in

if TYPE_CHECKING:
    from generator.extract.arguments import Argument, Arguments
    from generator.extract.clauses import Predicate
    from generator.extract.frames import Frame
    from generator.extract.scenes import Parties, Scene
    from generator.model.article import Span


def embraced_things(
    scene: Scene, predicate: Predicate, arguments: Arguments, frame: Frame, *, passive: bool
) -> list[tuple[int, int]]:
    """Return the phrases in which the noun that a frame asks for may stand."""
    own = {phrase for phrase, role in frame.prepositions if role is Role.ABOUT}
    spans = [a.span for a in arguments.obliques if a.case in own]
    if not passive:
        spans += [a.span for a in (arguments.object, arguments.dative) if a is not None]
    elif predicate.subject is not None:
        spans.append(predicate.subject)
    return [_words(scene, span) for span in spans]


def sides_by_case(
    scene: Scene,
    predicate: Predicate,
    arguments: Arguments,
    frame: Frame,
    sides: dict[Role, Parties],
) -> tuple[dict[Role, Parties], Span | None]:
    """Fill the sides of a frame from the objects of its verb, and say what it is about."""
    direct, dative = arguments.object, arguments.dative
    if frame.dative is None:  # "droht Kiew": its only object has the dative
        direct = direct if direct is not None and frame.about_object else dative or direct
    elif dative is None and direct is not None and _is_party(scene, frame, direct):
        direct, dative = None, direct  # "droht Kiew mit Krieg"
    through = scene.frames.grammar["of"] | scene.frames.grammar["place"]
    for role, phrase in ((frame.object, direct), (frame.dative, dative)):
        if role is not None and phrase is not None:
            sides[role] = party_in(scene, *_words(scene, phrase.span), through=through)
    if not frame.about_object:
        return sides, None
    content = content_span(scene, scene.index(predicate.clause.end))
    return sides, content or (direct.span if direct is not None else None)


def told_of(scene: Scene, arguments: Arguments, place: int) -> Span | None:
    """Return the words of the phrase that begins at a place."""
    start = scene.words[place].span.start
    return next((a.span for a in arguments.obliques if a.span.start == start), None)


def _is_party(scene: Scene, frame: Frame, phrase: Argument) -> bool:
    """Tell whether an object names someone, where its frame asks for a thing."""
    first, last = _words(scene, phrase.span)
    if frame.object is not None or (frame.needs and holds(scene, (first, last), frame.needs)):
        return False
    return bool(party_in(scene, first, last, through=scene.frames.grammar["of"]).ids)


def _words(scene: Scene, span: Span) -> tuple[int, int]:
    return scene.index(span.start), scene.index(span.end)
