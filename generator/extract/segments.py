"""In: a Scene of a language that sets off clauses by commas. Out: BracketClauses, with their verbs.

In such a language a clause embraces its words: "hat | drei Diplomaten | ausgewiesen", "dass |
Polen | den Botschafter | zurückruft". Commas part clauses, and a clause may go on behind
another that stands inside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.extract.scenes import HARD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extract.scenes import Scene
    from generator.extract.sentence_verbs import SentenceVerbs

LAST_VERBS = 3
"""Words that a verb at the end of its clause has behind it: its auxiliaries."""


class Opening(Enum):
    """How a clause begins."""

    MAIN = auto()
    CONJUNCTION = auto()
    RELATIVE = auto()
    INFINITIVE = auto()


@dataclass(slots=True)
class BracketClause:
    """Stretches of words that make one clause."""

    opening: Opening
    start: int
    """First word after a conjunction or relative pronoun."""
    ranges: list[tuple[int, int]]
    finite: int | None
    """The finite verb, also one that no lexicon knows."""
    shares_subject: bool = False
    """It follows "and" with its verb: who acts was named before."""
    before: BracketClause | None = field(default=None, repr=False)
    """The clause whose subject it shares, or that its relative pronoun goes on."""

    @property
    def words(self) -> list[int]:
        """Return the positions of its words."""
        return [i for start, end in self.ranges for i in range(start, end)]

    @property
    def end(self) -> int:
        """Return the position after its last word."""
        return self.ranges[-1][1]


@dataclass(frozen=True, slots=True)
class _Segment:
    start: int
    end: int
    after_and: bool = False


def read_clauses(scene: Scene, verbs: SentenceVerbs) -> list[BracketClause]:
    """Return the clauses of a sentence in the order in which they begin."""
    clauses: list[BracketClause] = []
    main: BracketClause | None = None
    current: BracketClause | None = None
    for segment in _segments(scene, verbs):
        clause = _clause_of(scene, segment, verbs)
        if _begins_anew(scene, segment):
            main = current = None
        goes_on = _owner(clause, segment, main=main, current=current)
        if goes_on is not None:
            goes_on.ranges.append((segment.start, segment.end))
            goes_on.finite = clause.finite if goes_on.finite is None else goes_on.finite
            current = goes_on
            continue
        clause.before = current
        clauses.append(clause)
        current = clause
        main = clause if clause.opening is Opening.MAIN else main
    return clauses


def _owner(
    clause: BracketClause,
    segment: _Segment,
    *,
    main: BracketClause | None,
    current: BracketClause | None,
) -> BracketClause | None:
    """Return the clause that a segment goes on, None where it is one of its own."""
    if clause.opening is not Opening.MAIN or segment.after_and:
        return None
    lacking = current if current is not None and current.finite is None else None
    if lacking is not None and lacking.opening in (Opening.CONJUNCTION, Opening.RELATIVE):
        return lacking  # "dass Polen, Litauen und Lettland | zustimmen"
    if clause.finite is not None:
        return main if main is not None and main.finite is None else None
    # An apposition, a list, or the verb that closes a bracket.
    return main or current


def _begins_anew(scene: Scene, segment: _Segment) -> bool:
    return bool({";", ":"} & set(scene.words[segment.start].gap)) and segment.start > 0


def _clause_of(scene: Scene, segment: _Segment, verbs: SentenceVerbs) -> BracketClause:
    start, end = segment.start, segment.end
    finite = finite_verb(verbs, start, end)
    opening, first = _opening(scene, segment, finite, verbs)
    if opening in (Opening.CONJUNCTION, Opening.RELATIVE):
        finite = finite_verb(verbs, first, end, last=True)
    return BracketClause(
        opening=opening,
        start=first,
        ranges=[(first, end)],
        finite=None if opening is Opening.INFINITIVE else finite,
        shares_subject=segment.after_and and finite is not None and _opens(scene, start, finite),
    )


def _opens(scene: Scene, start: int, finite: int) -> bool:
    """Tell whether only adverbs stand before a verb."""
    return all(
        not scene.words[i].is_capital and not scene.is_one_of(i, "articles")
        for i in range(start, finite)
    )


def _opening(
    scene: Scene, segment: _Segment, finite: int | None, verbs: SentenceVerbs
) -> tuple[Opening, int]:
    """Return how a segment opens, and its first word after what opens it."""
    start, end = segment.start, segment.end
    for i in range(start, min(start + 2, end)):
        if scene.is_one_of(i, "subordinators") and (i == start or finite != start):
            return Opening.CONJUNCTION, i + 1
    after_comma = start > 0 and "," in scene.words[start].gap
    pronoun = start + (scene.is_preposition(start) and start + 1 < end)
    if (
        after_comma
        and scene.is_one_of(pronoun, "relatives")
        and _is_verb_last(verbs, pronoun + 1, end)
    ):
        return Opening.RELATIVE, pronoun + 1
    if finite is None:
        if scene.is_one_of(start, "infinitive_openers"):
            return Opening.INFINITIVE, start + 1
        if any(_is_marked_infinitive(scene, i, verbs) for i in range(start, end)):
            return Opening.INFINITIVE, start
    return Opening.MAIN, start


def _is_marked_infinitive(scene: Scene, i: int, verbs: SentenceVerbs) -> bool:
    """Tell "zu unterzeichnen" and "auszuweisen" from what stands without the marker."""
    if _is_unknown_infinitive(scene, i):
        return True
    forms = [f for f in verbs.forms[i] if f.verb_form == "Inf"]
    return any(scene.lower(i) != f.lemma for f in forms) or (
        bool(forms) and i > 0 and scene.is_one_of(i - 1, "infinitive_markers")
    )


def _is_unknown_infinitive(scene: Scene, i: int) -> bool:
    """Tell whether a word that no frame knows is an infinitive with its marker."""
    word = scene.words[i]
    if word.is_capital or scene.frames.index.lookup(word.lower):
        return False
    inside = any(
        word.lower.startswith(particle + marker)
        for (particle,) in scene.frames.grammar["particles"]
        for (marker,) in scene.frames.grammar["infinitive_markers"]
    )
    told = scene.trees.is_infinitive(word.span.start)
    return inside or (told and i > 0 and scene.is_one_of(i - 1, "infinitive_markers"))


def _is_verb_last(verbs: SentenceVerbs, start: int, end: int) -> bool:
    """Tell whether the finite verb of a stretch closes it, with its auxiliaries."""
    found = [i for i in range(start, end) if i in verbs.finite]
    helping = [i for i in found if i in verbs.helping]
    return bool(found) and all(verbs.forms[i] for i in range((helping or found)[-1], end))


def finite_verb(verbs: SentenceVerbs, start: int, end: int, *, last: bool = False) -> int | None:
    """Return the first finite verb of a stretch, or the last where verbs close the clause."""
    found = [i for i in range(start, end) if i in verbs.finite]
    if not found:
        return None
    helping = [i for i in found if i in verbs.helping]
    if last:
        return helping[-1] if helping and end - helping[-1] <= LAST_VERBS else found[-1]
    return found[0]


def _segments(scene: Scene, verbs: SentenceVerbs) -> Iterator[_Segment]:
    """Yield the stretches between commas, and those that "and" joins with verbs of their own."""
    starts = [i for i in range(len(scene.words)) if i == 0 or _parts(scene.words[i].gap)]
    for start, end in pairwise((*starts, len(scene.words))):
        yield from _joined(scene, _Segment(start, end), verbs)


def _parts(gap: str) -> bool:
    return ", " in gap or ",\n" in gap or bool((HARD - set("«“")) & set(gap)) or "“," in gap


def _joined(scene: Scene, whole: _Segment, verbs: SentenceVerbs) -> Iterator[_Segment]:
    """Cut a stretch at the "and" that leads to a second finite verb."""
    joined = 0 < whole.start < whole.end - 1 and scene.is_one_of(whole.start, "and")
    start = whole.start + joined
    opens = replace(whole, start=start, after_and=start > whole.start)
    first = finite_verb(verbs, opens.start, opens.end)
    if first is None:
        yield opens
        return
    for cut in range(first + 1, opens.end - 1):
        if scene.is_one_of(cut, "and") and _has_own_verb(verbs, first, cut, opens.end):
            yield replace(opens, end=cut)
            yield from _joined(scene, _Segment(cut, opens.end), verbs)
            return
    yield opens


def _has_own_verb(verbs: SentenceVerbs, first: int, cut: int, end: int) -> bool:
    """Tell whether the verb behind "and" needs no auxiliary of the clause before it."""
    found = [i for i in range(cut + 1, end) if i in verbs.finite]
    if not found:
        return False
    if any(i in verbs.helping for i in found):
        return True
    nonfinite = all(any(f.verb_form in ("Part", "Inf") for f in verbs.forms[i]) for i in found)
    return not (first in verbs.helping and nonfinite)
