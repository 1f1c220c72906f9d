"""In: a telling's place in its Scene. Out: Factuality, what the words around say of its truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.findings import Factuality

if TYPE_CHECKING:
    from generator.extract.clauses import Predicate
    from generator.extract.frames import Phrase
    from generator.extract.scenes import Scene

GOVERNOR_REACH = 4
"""Words between a verb and the infinitive it governs ("decidió ayer por fin enviar")."""
LABELS = (
    ("possible", Factuality.POSSIBLE),
    ("alleged", Factuality.POSSIBLE),
    ("planned", Factuality.PLANNED),
    ("denied", Factuality.DENIED),
    ("asserted", Factuality.ASSERTED),
)
"""Lists of [factuality] whose words stand right before a noun or infinitive."""
PURPOSE = ("purpose", Factuality.PLANNED)
"""Words that plan before an infinitive only: before a noun "to" is a direction."""


@dataclass(frozen=True, slots=True)
class Governed:
    """The verb over a noun."""

    kind: str | None = None
    """List of [light] that it is in; None where the noun stands alone or under another verb."""
    predicate: Predicate | None = None
    verb: int | None = None


def governed(scene: Scene, i: int, last: int, *, reach: int) -> Governed:
    """Return the light verb whose object, or passive subject, a noun is."""
    for predicate in reversed(scene.predicates):
        verb = scene.index(predicate.word.start)
        if verb < i and _words_between(scene, verb, i) <= reach + 3 and not predicate.passive:
            kind, length = _light(scene, predicate, verb)
            if (
                kind
                and _words_between(scene, verb + length, i) <= reach
                and _is_object(scene, verb + length, i)
            ):
                return Governed(kind, predicate, verb)
        subject_holds = predicate.subject is not None and predicate.subject.holds(
            scene.words[i].span
        )
        close = 0 < verb - last <= 2 and not scene.words[verb].gap.strip()  # noqa: PLR2004
        first = scene.index(predicate.group.start)
        # "la cumbre entre Rusia y Corea se celebró": only its own phrases stand between.
        subject_holds = subject_holds or (
            predicate.reflexive
            and last < first
            and not any(
                scene.is_verb(j) or scene.ends_at(j) or scene.comma_at(j)
                for j in range(last + 1, first)
            )
        )
        if verb > last and (predicate.passive or predicate.reflexive) and (subject_holds or close):
            kind, _ = _light(scene, predicate, verb)
            if kind:
                # "sanciones impuestas" is one trigger; "la visita fue cancelada" is not.
                return Governed(kind, predicate, verb if close else None)
    return Governed()


def _light(scene: Scene, predicate: Predicate, verb: int) -> tuple[str | None, int]:
    """Return the kind of a light verb and the number of its words."""
    for kind, phrases in scene.frames.light.items():
        for phrase in sorted(phrases, key=len, reverse=True):
            if phrase[0] != predicate.lemma:
                continue
            if len(phrase) == 1:
                return kind, 1
            for j in (verb + 1, verb + 2):
                if scene.phrase_at(j, {phrase[1:]}):
                    return kind, j - verb + len(phrase) - 1
    return None, 0


def _words_between(scene: Scene, start: int, end: int) -> int:
    """Count words; dates may stand anywhere ("mantiene desde mayo una huelga")."""
    return sum(not scene.is_date(j) and not scene.leads_to_date(j) for j in range(start, end))


def _is_object(scene: Scene, start: int, i: int) -> bool:
    """Tell whether only words of its own noun phrase stand between a verb and a noun."""
    return not any(
        (j > start and scene.comma_at(j))
        or scene.ends_at(j)
        or scene.is_verb(j)
        or (scene.is_preposition(j) and not scene.is_one_of(j, "of"))
        for j in range(start, i)
        if not scene.is_date(j) and not scene.leads_to_date(j)
    )


def noun_factuality(scene: Scene, i: int, last: int, over: Governed) -> Factuality:
    """Return what the words beside a noun and the verb over it say: "la posible ayuda"."""
    beside = [
        (len(phrase), label)
        for name, label in LABELS[:-1]
        if (phrase := _beside(scene, i, last, scene.frames.factuality[name])) is not None
    ]
    if beside:
        return max(beside, key=lambda found: found[0])[1]
    if over.kind == "cancel":
        return Factuality.DENIED
    if over.predicate is not None and over.kind is not None:
        return is_hypothetical(scene, over.predicate, over.predicate.modality)
    return _by_verb(scene, i) or Factuality.ASSERTED


def _beside(scene: Scene, i: int, last: int, phrases: frozenset[Phrase]) -> Phrase | None:
    """Return the words that stand right before a noun, its modifiers aside, or right after."""
    for j in range(i, max(i - 4, -1), -1):
        if phrase := scene.phrase_before(j, phrases):
            return phrase
        if j == 0 or not _is_modifier(scene, j - 1):
            break
    after = scene.phrase_at(last + 1, phrases)
    if after is not None and len(after) == 1 and not scene.is_preposition(last + 1):
        return after
    return None


def _by_verb(scene: Scene, i: int) -> Factuality | None:
    """Hear the verb whose object a noun is: "considers a ban", "recommended a reduction"."""
    for predicate in reversed(scene.predicates):
        verb = scene.index(predicate.word.end)
        if verb <= i and not predicate.passive:
            close = i - verb <= GOVERNOR_REACH and _is_object(scene, verb, i)
            return _by_governor(scene, predicate, Factuality.ASSERTED) if close else None
    return None


def _is_modifier(scene: Scene, j: int) -> bool:
    return not (scene.is_preposition(j) or scene.is_verb(j) or scene.inside_mention(j))


def is_hypothetical(scene: Scene, predicate: Predicate, base: Factuality) -> Factuality:
    """Return a verb's factuality after all that governs it has been heard."""
    start = scene.index(predicate.clause.start)
    conditions = scene.frames.factuality["conditions"]
    if base is not Factuality.DENIED and (
        scene.phrase_before(start, conditions) or scene.phrase_at(start, conditions)
    ):
        return Factuality.CONDITIONAL
    words = {phrase[0] for phrase in conditions}
    if base is Factuality.CONDITIONAL and scene.trees.is_told_in_the_past(
        predicate.word.start, words
    ):
        return Factuality.PLANNED
    if (shared := _shared(scene, predicate)) is not None and base is Factuality.ASSERTED:
        return shared
    if predicate.form.verb_form not in ("Inf", "Ger") or predicate.group != predicate.word:
        return _under_reporter(scene, predicate, base)
    if predicate.form.verb_form == "Part":
        return base
    first = scene.index(predicate.group.start)
    return _infinitive(scene, predicate, first, base)


def _under_reporter(scene: Scene, predicate: Predicate, base: Factuality) -> Factuality:
    """Hear the verb over a finite clause: what is proposed or hoped is not told as done."""
    start = scene.index(predicate.clause.start)
    if (
        base is not Factuality.ASSERTED
        or not start
        or not scene.is_one_of(start - 1, "complementisers")
    ):
        return base
    for other in reversed(scene.predicates):
        place = scene.index(other.word.end)
        if other.word.start < predicate.word.start and start - place in (1, 2):
            return _by_governor(scene, other, Factuality.ASSERTED) or base
    return base


def _infinitive(scene: Scene, predicate: Predicate, first: int, base: Factuality) -> Factuality:
    for other in reversed(scene.predicates):
        if other.word.end > predicate.group.start:
            continue
        if first - scene.index(other.word.end) > GOVERNOR_REACH:
            break
        label = _by_governor(scene, other, base)
        if label is not None:
            return label
        break
    lists = (*LABELS, PURPOSE)
    before = [
        (len(phrase), label)
        for name, label in lists
        if (phrase := scene.phrase_before(first, scene.frames.factuality[name])) is not None
    ]
    if before:
        return max(before, key=lambda found: found[0])[1]
    if predicate.form.verb_form == "Ger":
        return base
    # An infinitive that no word of ours explains tells of no deed done.
    return Factuality.POSSIBLE if base is Factuality.ASSERTED else base


def is_purpose(scene: Scene, predicate: Predicate) -> bool:
    """Tell whether an infinitive stands behind words that say what something is done for."""
    first = scene.index(predicate.group.start)
    return bool(
        predicate.form.verb_form == "Inf"
        and scene.phrase_before(first, scene.frames.factuality["purpose"])
    )


def _shared(scene: Scene, predicate: Predicate) -> Factuality | None:
    """Return what the auxiliary of the verb before says of both: "could hit X and worsen Y"."""
    if predicate.group != predicate.word or predicate.form.tense not in ("", "Pres"):
        return None
    place = scene.trees.first_of_list(predicate.word.start)
    other = next((p for p in scene.predicates if p.word.start == place), None)
    if other is None or other.group == other.word:
        return None
    return is_hypothetical(scene, other, other.modality)


def _by_governor(scene: Scene, other: Predicate, base: Factuality) -> Factuality | None:
    lists = scene.frames.factuality
    lemma = (other.lemma,)
    if lemma in lists["fails"]:
        return Factuality.ASSERTED if other.negated else Factuality.DENIED
    if lemma in lists["plans"]:
        return Factuality.DENIED if other.negated else Factuality.PLANNED
    if lemma in lists["may"]:
        return Factuality.DENIED if other.negated else Factuality.POSSIBLE
    if lemma in lists["does"]:
        return other.modality if base is Factuality.ASSERTED else base
    return None
