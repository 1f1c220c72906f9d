"""In: a noun of a Scene. Out: the verb over it, and Factuality, what the words around it say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.parties import names_city
from generator.extract.whether import (
    GOVERNOR_REACH,
    LABELS,
    by_governor,
    by_predicate,
    governing,
    is_hypothetical,
)
from generator.model.findings import Factuality

if TYPE_CHECKING:
    from generator.extract.arguments import Arguments
    from generator.extract.clauses import Predicate
    from generator.extract.frames import Phrase
    from generator.extract.scenes import Scene
    from generator.model.article import Span

LEADING = 4
"""Words between the preposition of a light verb and its noun ("zu neuen Gesprächen")."""


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
        if predicate.arguments is not None:
            kind = _embraced(scene, predicate, predicate.arguments, i)
            if kind:
                return Governed(kind, predicate)
            continue
        if not predicate.passive and _is_fronted(scene, predicate, i):
            kind, length = _light(scene, predicate, verb)
            if kind:
                close = last < verb <= last + 1
                return Governed(kind, predicate, verb if close or verb < i else None)
        if verb < i and _words_between(scene, verb, i) <= reach + 3 and not predicate.passive:
            kind, length = _light(scene, predicate, verb)
            if (
                kind
                and _words_between(scene, verb + length, i) <= reach
                and _is_object(scene, verb + length, i)
            ):
                return Governed(kind, predicate, verb)
        subject_holds = _is_subject(scene, predicate, i)
        apart = scene.words[verb].gap.strip(" ," if scene.frames.cases else " ")
        close = 0 < verb - last <= 2 and not apart  # noqa: PLR2004
        first = scene.index(predicate.group.start)
        # "la cumbre entre Rusia y Corea se celebró": only its own phrases stand between.
        subject_holds = subject_holds or _is_acted_on(scene, predicate, i, last)
        subject_holds = subject_holds or (
            (predicate.reflexive or (predicate.passive and not scene.trees))
            and last < first
            and not any(
                scene.is_verb(j) or scene.ends_at(j) or scene.comma_at(j)
                for j in range(last + 1, first)
            )
        )
        free_order = bool(scene.frames.cases)
        follows = verb > last or (free_order and predicate.passive and subject_holds)
        if follows and (predicate.passive or predicate.reflexive) and (subject_holds or close):
            kind, _ = _light(scene, predicate, verb)
            if kind:
                # "sanciones impuestas" is one trigger; "la visita fue cancelada" is not.
                return Governed(kind, predicate, verb if close else None)
    return Governed()


def _embraced(scene: Scene, predicate: Predicate, arguments: Arguments, i: int) -> str | None:
    """Return the kind of a light verb that embraces a noun as its object, or passive subject."""
    word = scene.words[i].span
    told = arguments.object or arguments.dative
    thing = predicate.subject if predicate.passive else told.span if told else None
    clause = scene.index(predicate.clause.start), scene.index(predicate.clause.end)
    for kind, rest in scene.frames.light.get(predicate.lemma, ()):
        if not rest and thing is not None and _is_head(scene, thing, i):
            return kind
        # "lud zu Gesprächen ein": the words before the noun belong to the verb.
        brought = bool(rest) and predicate.clause.holds(word)
        if brought and any(
            scene.phrase_at(j, {rest}) for j in range(*clause) if 0 < i - j <= LEADING
        ):
            return kind
    return None


def _is_head(scene: Scene, thing: Span, i: int) -> bool:
    """Tell whether a noun is what a phrase names, not what describes it."""
    if not thing.holds(scene.words[i].span):
        return False
    return not any(
        scene.is_one_of(j, "only_genitive") or scene.is_preposition(j)
        for j in range(scene.index(thing.start) + 1, i)
    )


def _is_acted_on(scene: Scene, predicate: Predicate, i: int, last: int) -> bool:
    """Tell whether the parse takes a noun for the subject of a passive ("X fue anulada")."""
    if not (predicate.passive and predicate.finite):
        return False
    heads = {head.idx for head in scene.trees.subject(predicate.word.start)}
    return any(scene.words[j].span.start in heads for j in range(i, last + 1))


def _is_subject(scene: Scene, predicate: Predicate, i: int) -> bool:
    """Tell whether a noun is in the subject of a verb, where cases allow it by the parse alone."""
    word, subject = scene.words[i].span, predicate.subject
    if scene.frames.cases and scene.trees.is_subject(word.start, predicate.word.start):
        return True
    return subject is not None and subject.holds(word)


def _is_fronted(scene: Scene, predicate: Predicate, i: int) -> bool:
    """Tell whether a noun is an object by the parse, or by a doer who follows the verb."""
    if not scene.frames.cases:
        return False
    noun, verb = scene.words[i].span.start, predicate.word.start
    return scene.trees.is_object(noun, verb) or (
        noun < verb and scene.trees.is_subject(noun, verb) and scene.trees.has_object(verb)
    )


def _light(scene: Scene, predicate: Predicate, verb: int) -> tuple[str | None, int]:
    """Return the kind of a light verb and the number of its words."""
    for kind, rest in scene.frames.light.get(predicate.lemma, ()):
        if not rest:
            return kind, 1
        for j in (verb + 1, verb + 2):
            if scene.phrase_at(j, {rest}):
                return kind, j - verb + len(rest)
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
        or _parts(scene, j)
        for j in range(start, i)
        if not scene.is_date(j) and not scene.leads_to_date(j)
    )


def _parts(scene: Scene, j: int) -> bool:
    """Tell whether a preposition parts a noun from its verb ("firmò a Bonn un patto" has none)."""
    is_own = scene.is_one_of(j, "of") or names_city(scene, j)
    return scene.is_preposition(j) and not is_own


def noun_factuality(
    scene: Scene, i: int, last: int, over: Governed, *, said: bool = False
) -> Factuality:
    """Return what the words beside a noun and the verb over it say: "la posible ayuda".

    What is said with words is done by announcing it ("pledged support"), `said` tells.
    """
    own = None
    if over.predicate is not None and over.kind is not None:
        own = is_hypothetical(scene, over.predicate, over.predicate.modality)
    if own is not None and over.kind == "cancel":
        # "did not avert a war", but "could avert a war"
        return Factuality.ASSERTED if own is Factuality.DENIED else Factuality.DENIED
    beside = [
        (len(phrase), label)
        for name, label in LABELS[:-1]
        if (phrase := _beside(scene, i, last, scene.frames.factuality[name])) is not None
    ]
    if beside:
        return max(beside, key=lambda found: found[0])[1]
    if own is not None and over.predicate is not None:
        # "planned a visit", but "held a meeting"
        announced = over.kind == "announce" and not said
        return (by_governor(scene, over.predicate, own) if announced else None) or own
    place = scene.words[last].span.start
    return _by_verb(scene, i) or by_predicate(scene, place) or Factuality.ASSERTED


def _beside(scene: Scene, i: int, last: int, phrases: frozenset[Phrase]) -> Phrase | None:
    """Return the words that stand right before a noun, its modifiers aside, or right after."""
    for j in range(i, max(i - 4, -1), -1):
        phrase = scene.phrase_before(j, phrases)
        # "fears that the attack": what is feared is the clause.
        if phrase and not scene.is_one_of(j - 1, "complementisers"):
            return phrase
        if j == 0 or scene.is_preposition(j - 1) or scene.is_verb(j - 1):
            break
    after = scene.phrase_at(last + 1, phrases)
    if after is not None and len(after) == 1 and not scene.is_preposition(last + 1):
        return after
    return None


def _by_verb(scene: Scene, i: int) -> Factuality | None:
    """Hear the verb on which a noun depends: "considers a ban", "led to a war", "is feared"."""
    told = scene.trees.verb_over(scene.words[i].span.start)
    for predicate in reversed(scene.predicates):
        if predicate.word.start == told:
            return by_governor(scene, predicate, Factuality.ASSERTED)
        verb = scene.index(predicate.word.start)
        if verb < i and not predicate.passive and told is None:
            after = verb + max(governing(scene, predicate)[1], 1)
            close = i - after <= GOVERNOR_REACH and _is_object(scene, after, i)
            return by_governor(scene, predicate, Factuality.ASSERTED) if close else None
    return None
