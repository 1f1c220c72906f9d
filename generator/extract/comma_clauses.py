"""In: a cue of a language that sets off clauses by commas. Out: Complement, what it reports.

"sagte am Montag, die Lage sei ernst"; "sagte Vogt, der Sprecher, dass ..."; "bestritt, davon
gewusst zu haben". Between the cue and its report stand appositions and relative clauses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.cues import ItemKind
from generator.extract.phrases import skip_adjuncts
from generator.extract.reported import REPORTING, Complement, complement_of
from generator.extract.verb_second import (
    BREAKS,
    Segment,
    finite_in,
    infinitive_in,
    is_finite,
    is_relative,
    is_subordinate,
    reports_by_mood,
    segment_at,
    subject_of_clause,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extract.cues import Cue
    from generator.extract.reported import Sentence

FAR = 4
"""Segments between a cue and its report: two appositions, each of them in two pieces."""


def complement_after(sentence: Sentence, cue: Cue) -> Complement | None:
    """Return what stands to the right of a cue as its report, None where nothing does."""
    if "verb_second" not in sentence.scene.words.flags:
        return complement_of(sentence, cue)
    words = sentence.scene.words
    if not cue.classes & REPORTING or sentence.items[cue.head].lower in words.words("after_break"):
        return None
    found = _after_verb(sentence, cue)
    if found is None:
        return None
    subject = None if cue.passive else subject_of_clause(sentence, cue)
    if subject is None:
        return found
    return Complement(
        kind=found.kind,
        start=found.start,
        subject=subject[0],
        sieve=subject[1],
        settled=True,
    )


def _after_verb(sentence: Sentence, cue: Cue) -> Complement | None:
    items, words = sentence.items, sentence.scene.words
    end = segment_at(sentence, cue.last).end
    for k in range(cue.last + 1, end):
        if items[k].kind is ItemKind.MARK and k == cue.last + 1:
            return Complement(kind="mark", start=k)
        if items[k].lower in words.words("complementisers"):
            return _clause(sentence, k + 1)
        if items[k].lower in words.words("and") and finite_in(sentence, k, end) is not None:
            return None
    return _after_break(sentence, cue, end)


def _after_break(sentence: Sentence, cue: Cue, end: int) -> Complement | None:
    """Read on at the point that ends the clause of a cue."""
    items = sentence.items
    if end >= len(items) - 1:
        return None
    if items[end].is_point(":"):
        return Complement(kind="colon", start=end + 1)
    if not items[end].is_point(","):
        return None
    for segment in _segments_from(sentence, end + 1):
        if items[segment.start - 1].is_point(":"):
            return Complement(kind="colon", start=segment.start)
        if items[segment.start].kind is ItemKind.MARK:
            first = end + 1
            if segment.start > first and segment.end > segment.start + 1:
                return Complement(kind="zero", start=first)  # "sagte, das Wort „nie“ gebe es nicht"
            return Complement(kind="mark", start=segment.start)
        found = _opened(sentence, cue, segment) or _plain(sentence, cue, segment)
        if found is not None or _stops(sentence, segment):
            return found
    return None


def _segments_from(sentence: Sentence, start: int) -> Iterator[Segment]:
    for _ in range(FAR):
        if start >= len(sentence.items):
            return
        segment = segment_at(sentence, start)
        if segment.end > segment.start:
            yield segment
        start = segment.end + 1


def _opened(sentence: Sentence, cue: Cue, segment: Segment) -> Complement | None:
    """Read a clause that a conjunction, an interrogative or the particle of infinitives opens."""
    items, words = sentence.items, sentence.scene.words
    opener = items[segment.start].lower
    if opener in words.words("complementisers"):
        return _clause(sentence, segment.start + 1)
    if opener in words.words("indirect_questions"):
        return Complement(kind="clause", start=segment.start)
    if opener in words.words("questions") and "ask" in cue.classes:
        return Complement(kind="clause", start=segment.start)
    if infinitive_in(sentence, segment) and "infinitive" in cue.classes:
        plain = opener not in words.words("purpose")
        return Complement(kind="infinitive", start=segment.start) if plain else None
    return None


def _clause(sentence: Sentence, start: int) -> Complement:
    """Return a clause after its conjunction and what points follow: "dass, wenn er komme, ..."."""
    return Complement(kind="clause", start=sentence.past_points(start))


def _plain(sentence: Sentence, cue: Cue, segment: Segment) -> Complement | None:
    """Read a clause without conjunction: "sagte Vogt, die Lage sei ernst"."""
    items, words = sentence.items, sentence.scene.words
    if is_relative(sentence, segment) or items[segment.start].lower in words.words("conjunctions"):
        return None
    verb = finite_in(sentence, segment.start, segment.end)
    if is_subordinate(sentence, segment):
        # "sagte, wenn es so weit sei, werde er kommen": the main clause follows.
        after = segment.end + 1
        follows = after < len(items) and is_finite(sentence, after)
        mood = follows and reports_by_mood(sentence, after, after + 1)
        return Complement(kind="zero", start=segment.start) if mood else None
    if verb is None and _is_bare(sentence, cue):
        quoted = any(x.kind is ItemKind.MARK for x in items[segment.start : segment.end])
        return Complement(kind="zero", start=segment.start) if quoted else None
    if verb is None or not (
        reports_by_mood(sentence, verb, verb + 1)
        or (verb > segment.start and _is_bare(sentence, cue))
    ):
        return None
    return Complement(kind="zero", start=segment.start)


def _is_bare(sentence: Sentence, cue: Cue) -> bool:
    """Tell "sagte er heute, es ist kalt" from "erklärte den Krieg für beendet, es ist kalt".

    A clause in the writer's own mood is a report only after a verb without an object.
    """
    items, scene = sentence.items, sentence.scene
    clause = segment_at(sentence, cue.head)
    if is_subordinate(sentence, clause) and not is_relative(sentence, clause):
        return False
    subject = subject_of_clause(sentence, cue)
    at = subject[0][1] if subject and subject[0] and subject[0][0] > cue.last else cue.last + 1
    at = skip_adjuncts(scene, items, at)
    particles = scene.words.separable.get(items[cue.head].lower, frozenset())
    return at >= clause.end or items[at].lower in particles


def _stops(sentence: Sentence, segment: Segment) -> bool:
    """Tell whether a report can no more follow after this segment."""
    items, words = sentence.items, sentence.scene.words
    if is_relative(sentence, segment):
        return False
    joined = items[segment.start].lower in words.words("conjunctions")
    main = finite_in(sentence, segment.start, segment.end) is not None
    after = segment.end
    ends = after >= len(items) or not items[after].is_point(*BREAKS)
    return joined or main or ends
