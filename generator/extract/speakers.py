"""In: the items around a cue. Out: the words for who speaks, and Speaker, who that is.

Sieves in the order of their trust; each has a name that the reader sees, and the last abstains.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.extract.phrases import phrase_before, region_start, trimmed
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.cues import Cue, Item
    from generator.extract.phrases import Range, Scene
    from generator.model.article import Span
    from generator.model.findings import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks, as far as the article tells."""

    span: Span | None
    """Words in the same sentence; None where the subject is dropped."""
    name: str | None
    actor: str | None
    sieve: str
    """How: subject-before, relative, same-subject, last-speaker, pronoun, noun, nobody ..."""
    antecedent: Span | None = None
    """The last words for whoever is dropped, in an earlier sentence."""

    @property
    def words(self) -> Span | None:
        """The last words for the speaker, wherever they stand."""
        return self.span or self.antecedent

    def left_out(self, sieve: str) -> Speaker:
        """Return the same speaker where a sentence does not mention him."""
        return replace(self, span=None, antecedent=self.words, sieve=sieve)


NOBODY = Speaker(span=None, name=None, actor=None, sieve="nobody")


def subject_of(
    scene: Scene, items: Sequence[Item], cue: Cue, *, floor: int = 0
) -> tuple[Range, str] | None:
    """Return the subject before a verb and the sieve that found it."""
    first = cue.first
    if first > floor and items[first - 1].lower in scene.words.words("relatives"):
        end = first - 1
        if end > floor and items[end - 1].is_point(","):
            end -= 1
        start = region_start(scene, items, end, floor=0)
        phrase = _antecedent(scene, items, start, end)
        return (phrase, "relative") if phrase else None
    phrase = phrase_before(scene, items, first, floor=floor)
    return (phrase, "subject-before") if phrase else None


def _antecedent(scene: Scene, items: Sequence[Item], start: int, end: int) -> Range | None:
    """Return the name right before a relative pronoun, else the whole phrase."""
    if end <= start:
        return None
    mention = scene.mention_at(items[end - 1])
    if mention is not None:
        first = next(k for k in range(end) if items[k].end > mention.span.start)
        return first, end
    return trimmed(scene, items, start, end)


def head_mention(scene: Scene, span: Span) -> Mention | None:
    """Return the mention that is the phrase itself, not one that belongs to its noun."""
    heads = [m for m in scene.entities.outermost(span) if _is_head(scene, m, span)]
    for left, right in pairwise(heads):
        between = scene.text[left.span.end : right.span.start].lower().split()
        if left.actor != right.actor and scene.words.words("and") & set(between):
            return None  # "Putin y Kim": two speakers stand under their own words
    people = (m for m in heads if m.named and m.type is ActorType.PERSON)
    return next(people, heads[0] if heads else None)


def _is_head(scene: Scene, mention: Mention, span: Span) -> bool:
    before = scene.text[span.start : mention.span.start].lower().split()
    after = scene.text[mention.span.end : span.end].lower()
    words = scene.words
    governed = before and before[-1] in words.words("prepositions") | words.words("of")
    if before and not governed and mention.type is not ActorType.PERSON:
        # "fuentes de la OTAN": the article hides the preposition.
        governed = any(w in words.words("prepositions") for w in before)
    if mention.type is ActorType.COUNTRY and not mention.named:
        # "el analista ruso": who belongs to a state is not the state.
        governed = governed or any(w not in words.words("determiners") for w in before)
    first = next(iter(after.split()), "")
    follows = first.strip(",;.()")
    is_modifier = bool(
        (first[:1].isalpha() and follows not in words.words("prepositions") | words.words("and"))
        or first.startswith(("'s", "’s"))
    )
    return not governed and not is_modifier
