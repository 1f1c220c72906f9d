"""In: a verb of a Scene. Out: Factuality, what all that stands over it says of its truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.findings import Factuality

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.extract.clauses import Predicate
    from generator.extract.scenes import Scene

GOVERNOR_REACH = 4
"""Words between a verb and the infinitive it governs ("decidió ayer por fin enviar")."""
LONGEST_GOVERNOR = 3
"""Words of "call for the"; a verb that governs and what must follow it."""
LABELS = (
    ("possible", Factuality.POSSIBLE),
    ("alleged", Factuality.POSSIBLE),
    ("planned", Factuality.PLANNED),
    ("denied", Factuality.DENIED),
    ("asserted", Factuality.ASSERTED),
)
"""Lists of [factuality] whose words stand right before a noun, infinitive or clause."""
PURPOSE = ("purpose", Factuality.PLANNED)
"""Words that plan before an infinitive only: before a noun "to" is a direction."""
GOVERNORS = ("fails", "excludes", "plans", "may", "does")
"""Lists of [factuality] with verbs over others, those that say most first."""


def undone(factuality: Factuality) -> Factuality:
    """Return what is true of a deed if it is so that something prevents it."""
    opposites = {
        Factuality.ASSERTED: Factuality.DENIED,
        Factuality.DENIED: Factuality.ASSERTED,
    }
    return opposites.get(factuality, Factuality.POSSIBLE)


def is_hypothetical(scene: Scene, predicate: Predicate, base: Factuality) -> Factuality:
    """Return a verb's factuality after all that governs it has been heard."""
    if _is_condition(scene, predicate):
        return Factuality.CONDITIONAL
    if base is Factuality.CONDITIONAL and _is_told_in_the_past(scene, predicate):
        return Factuality.PLANNED
    if predicate.finite and _has_no_subject(scene, predicate):
        return undone(base)
    if (shared := _shared(scene, predicate)) is not None and base is Factuality.ASSERTED:
        return shared
    infinite = _is_infinite(predicate)
    return (_infinitive if infinite else _in_clause)(scene, predicate, base)


def _is_infinite(predicate: Predicate) -> bool:
    """Tell whether a verb is an infinitive or gerund without a finite auxiliary."""
    if predicate.arguments is not None:
        return not predicate.finite
    alone = predicate.group == predicate.word and predicate.form.verb_form in ("Inf", "Ger")
    return alone or (not predicate.finite and predicate.group != predicate.word)


def _is_condition(scene: Scene, predicate: Predicate) -> bool:
    start = scene.index(predicate.clause.start)
    conditions = scene.frames.factuality["conditions"]
    return bool(
        scene.phrase_before(start, conditions)
        or scene.phrase_at(start, conditions)
        or scene.trees.marks(predicate.word.start) & {p[0] for p in conditions if len(p) == 1}
    )


def _is_told_in_the_past(scene: Scene, predicate: Predicate) -> bool:
    """Tell whether somebody said a verb, without a condition anywhere ("said it would")."""
    conditions = scene.frames.factuality["conditions"]
    return scene.trees.is_told_in_the_past(predicate.word.start) and not any(
        scene.phrase_at(j, conditions) for j in range(len(scene.words))
    )


def _has_no_subject(scene: Scene, predicate: Predicate) -> bool:
    """Tell whether a subject says that nobody did it: "neither side signed", "no country has"."""
    if predicate.subject is None or predicate.word.start < predicate.subject.end:
        return False
    first = scene.index(predicate.subject.start)
    nobody = scene.frames.factuality["nobody"]
    return bool(scene.phrase_at(first, nobody) or scene.phrase_before(first, nobody))


def _in_clause(scene: Scene, predicate: Predicate, base: Factuality) -> Factuality:
    """Hear what stands over a finite clause: "it is unlikely that", "he proposed that"."""
    start = scene.index(predicate.clause.start)
    if base is Factuality.DENIED or not start:
        return base
    if not scene.is_one_of(start - 1, "complementisers"):
        return base
    label = label_before(scene, start, LABELS)
    if label is not None or base is not Factuality.ASSERTED:
        return label or base
    for other in reversed(scene.predicates):
        place = scene.index(other.end)
        if other.word.start < predicate.word.start and start - place in (1, 2):
            return by_governor(scene, other, base) or base
    return base


def label_before(
    scene: Scene, i: int, lists: Iterable[tuple[str, Factuality]]
) -> Factuality | None:
    """Return what the words right before a word say; of two phrases the longer."""
    found = [
        (len(phrase), label)
        for name, label in lists
        if (phrase := scene.phrase_before(i, scene.frames.factuality[name])) is not None
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def _infinitive(scene: Scene, predicate: Predicate, base: Factuality) -> Factuality:
    """Hear the verb or words over an infinitive or gerund."""
    first = _first(scene, predicate)
    other = _verb_over(scene, predicate, first)
    label = by_governor(scene, other, base) if other is not None else None
    if label is not None or base is not Factuality.ASSERTED:
        return label or base
    label = label_before(scene, first, (*LABELS, PURPOSE))
    label = label or by_predicate(scene, predicate.word.start)
    if label is not None or predicate.form.verb_form == "Ger":
        return label or base
    # An infinitive that no word of ours explains tells of no deed done.
    return Factuality.POSSIBLE


def _verb_over(scene: Scene, predicate: Predicate, first: int) -> Predicate | None:
    """Return the verb that governs an infinitive: the nearest before it, else that of the parse."""
    before = [p for p in scene.predicates if p.word.end <= predicate.group.start]
    if before and _governs(scene, before[-1], first):
        return before[-1]
    over = scene.trees.governor(predicate.word.start)
    return next((p for p in before if p.word.start == over), None)


def _first(scene: Scene, predicate: Predicate) -> int:
    """Return the word before which something may be said of an infinitive."""
    embraced = predicate.arguments is not None  # "um | den Pakt zu ratifizieren"
    return scene.index(predicate.clause.start if embraced else predicate.group.start)


def _governs(scene: Scene, other: Predicate, first: int) -> bool:
    """Tell whether a verb stands right before an infinitive, or the clause that it embraces."""
    if other.arguments is not None:
        return abs(first - scene.index(other.clause.end)) <= 1
    return first - scene.index(other.word.end) <= GOVERNOR_REACH


def is_purpose(scene: Scene, predicate: Predicate) -> bool:
    """Tell whether an infinitive stands behind words that say what something is done for."""
    return bool(
        predicate.form.verb_form == "Inf"
        and scene.phrase_before(_first(scene, predicate), scene.frames.factuality["purpose"])
    )


def _shared(scene: Scene, predicate: Predicate) -> Factuality | None:
    """Return what the auxiliary of the verb before says of both: "could hit X and worsen Y"."""
    if predicate.group != predicate.word or predicate.form.tense not in ("", "Pres"):
        return None
    place = scene.trees.first_of_list(predicate.word.start)
    other = next((p for p in scene.predicates if p.word.start == place), None)
    if other is None or other.word.start > predicate.word.start:
        return None
    return is_hypothetical(scene, other, other.modality)


def governing(scene: Scene, predicate: Predicate) -> tuple[str | None, int]:
    """Return the list of [factuality] that a verb is in, and the number of its words."""
    i = scene.index(predicate.word.start)
    for length in range(LONGEST_GOVERNOR, 0, -1):
        rest = tuple(scene.lower(j) for j in range(i + 1, min(i + length, len(scene.words))))
        for name in GOVERNORS:
            if (predicate.lemma, *rest) in scene.frames.factuality[name]:
                return name, len(rest) + 1
    return None, 0


def by_governor(scene: Scene, other: Predicate, base: Factuality) -> Factuality | None:
    """Return what a verb says of the deed under it; None where it says nothing of its truth."""
    name, _ = governing(scene, other)
    if name is None:
        return None
    own = is_hypothetical(scene, other, other.modality)
    if name == "fails":
        return undone(own)
    if name == "excludes":
        return Factuality.POSSIBLE if own is Factuality.DENIED else Factuality.DENIED
    if name == "does":
        return own if base is Factuality.ASSERTED else base
    if own is Factuality.DENIED:
        return own
    return Factuality.PLANNED if name == "plans" else Factuality.POSSIBLE


def by_predicate(scene: Scene, place: int) -> Factuality | None:
    """Hear what is said of a deed: "an attack is not likely", "sending arms is an option"."""
    told = scene.trees.said_of(place)
    if told is None or not scene.span.start <= told < scene.span.end:
        return None
    first, at = scene.index(place), scene.index(told)
    label = label_before(scene, at + 1, LABELS[:-1])
    if any(scene.lower(j) in scene.frames.negation for j in range(first, at)):
        opposites = {None: None, Factuality.DENIED: Factuality.POSSIBLE}
        return opposites.get(label, Factuality.DENIED)
    return label
