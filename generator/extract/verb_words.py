"""In: a Scene of all words that can be verbs. Out: those that are, each with its own clause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.parties import run_before
from generator.extract.scenes import is_bare
from generator.model.article import Span
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.clauses import Predicate
    from generator.extract.scenes import Scene


CLEAR_TENSES = frozenset({"Past", "Fut", "Imp"})
"""No noun looks like a verb in these."""


def with_true_verbs(scene: Scene) -> Scene:
    """Return a scene without the predicates that are nouns, and with clauses drawn anew."""
    kept = [p for p in scene.predicates if not _is_noun(scene, p)]
    return scene.with_predicates(replace(p, clause=_clause(scene, p, kept)) for p in kept)


def _is_noun(scene: Scene, predicate: Predicate) -> bool:
    """Tell whether a word read as a verb is a noun ("la posible ayuda", "US sanctions on")."""
    i = scene.index(predicate.word.start)
    if (
        scene.inside_mention(i)
        or scene.is_date(i)
        or scene.is_hyphened(i)
        or scene.phrase_at(i, scene.frames.long_things)  # "un cessate il fuoco"
    ):
        return True
    if _is_verbal_noun(scene, predicate) or scene.trees.is_verb(predicate.word.start):
        return _is_verbal_noun(scene, predicate)
    is_thing = (
        scene.words[i].lower in scene.frames.things
        and _has_determiner(scene, i)
        and not scene.trees.describes(predicate.word.start)
    )
    if predicate.group != predicate.word or predicate.form.tense in CLEAR_TENSES:
        return is_thing and predicate.group == predicate.word
    is_event_noun = scene.words[i].lower in scene.frames.nouns
    if is_event_noun and (_has_determiner(scene, i) or _is_objectlike(scene, i)):
        return True
    if not scene.frames.bare_verbs or predicate.form.verb_form not in ("Fin", "Inf"):
        return False
    if i == 0 or scene.phrase_before(i, scene.frames.grammar["verb_leaders"]):
        return i == 0
    if _opens_object(scene, i + 1):
        return False
    return not _follows_subject(scene, i) or (
        is_event_noun and not _goes_on_as_verb(scene, i, predicate.form.lemma)
    )


def _is_verbal_noun(scene: Scene, predicate: Predicate) -> bool:
    """Tell whether a gerund is a noun beside another ("air raids and shelling")."""
    alone = predicate.form.verb_form == "Ger" and predicate.group == predicate.word
    return alone and scene.trees.joins_noun(predicate.word.start)


def _follows_subject(scene: Scene, i: int) -> bool:
    """Tell whether a name or crowd stands right before a word; a nationality is an adjective."""
    mention = scene.entities.at(scene.words[i - 1].span.start)
    if mention is None:
        return any(scene.phrase_before(i, c) for c in scene.frames.collectives.values())
    return mention.named or mention.type is not ActorType.COUNTRY


def _goes_on_as_verb(scene: Scene, i: int, lemma: str) -> bool:
    """Tell whether what follows a word can follow that verb: "Trump talks to", not "on"."""
    entries = scene.frames.verbs.get(lemma, ())
    if i + 1 == len(scene.words) or scene.words[i + 1].gap.strip() or _is_objectlike(scene, i + 1):
        return not all(e.frame.object is not None or e.frame.about_object for e in entries)
    after = scene.lower(i + 1)
    own = {phrase[0] for e in entries for phrase, _ in e.frame.prepositions}
    return after not in scene.frames.prepositions or after in own


def _clause(scene: Scene, predicate: Predicate, others: Sequence[Predicate]) -> Span:
    """Return the clause of a verb, up to what leads to the next verb that is one."""
    i = scene.index(predicate.word.end)
    end = len(scene.words)
    for j in range(i, len(scene.words)):
        if j == i and scene.words[j].gap.strip() != ":":
            continue  # what the verb says may begin at once: a quotation, a clause
        if scene.ends_at(j):
            end = j
            break
    starts = [
        scene.index(p.group.start) for p in others
        if p.finite and not is_bare(p) and p.group.start > predicate.word.start
    ]  # fmt: skip
    following = min((s for s in starts if i <= s < end), default=None)
    if following is not None:
        end = following
        for j in range(following, i, -1):
            if scene.comma_at(j) or scene.is_one_of(j, "and"):
                end = j
                break
    last = scene.words[end - 1].span.end if end else predicate.word.end
    before = [
        p for p in others
        if p.finite
        and predicate.clause.start <= p.group.start
        and p.word.end <= predicate.group.start
    ]  # fmt: skip
    start = predicate.clause.start
    if before and predicate.finite:
        start = _own_start(scene, scene.index(predicate.group.start), before[-1])
    return Span(start, max(last, predicate.word.end))


def _own_start(scene: Scene, i: int, before: Predicate) -> int:
    """Return where the clause of a second verb begins: after the comma or "and" before it."""
    run = run_before(scene, i)
    first = scene.index(run[0].span.start) if run else i
    low = scene.index(before.word.end)
    for j in range(first, low, -1):
        if scene.comma_at(j) or scene.is_one_of(j - 1, "and"):
            return scene.words[j].span.start
    return scene.words[first].span.start


def _has_determiner(scene: Scene, i: int) -> bool:
    for j in range(i - 1, max(i - 4, -1), -1):
        if scene.words[j + 1].gap.strip() or scene.inside_mention(j):
            return False
        if scene.is_one_of(j, "articles"):
            return True
    return False


def _is_objectlike(scene: Scene, i: int) -> bool:
    """Tell whether a verb stands right before a word: then it is its object ("enviar ayuda")."""
    before = scene.words[i].span.start - len(" ")
    return scene.words[i].gap == " " and any(p.word.end == before for p in scene.predicates)


def _opens_object(scene: Scene, i: int) -> bool:
    return i < len(scene.words) and (
        scene.mention_at(i) is not None or scene.is_one_of(i, "articles")
    )
