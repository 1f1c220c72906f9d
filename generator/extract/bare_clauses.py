"""In: a cue of a Sentence. Out: where its report begins that no complementiser opens.

"The board said it was late", "told reporters on Monday the talks had failed".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.cues import ItemKind, items_of
from generator.extract.phrases import phrase_from, skip_adjuncts

if TYPE_CHECKING:
    from generator.extract.cues import Cue
    from generator.extract.reported import Sentence

SHORTEST = 2
"""Words; a report without marks has no fewer."""


def zero_clause(sentence: Sentence, cue: Cue, start: int) -> int | None:
    """Return the item with which a report begins, None where a cue has no such report."""
    items, words = sentence.items, sentence.scene.words
    if "zero" not in words.flags or not cue.classes & {"say", "tell"} or cue.passive:
        return None
    at = _past_addressee(sentence, cue, start)
    if at is None or at >= len(items) or _opens_none(sentence, cue, start, at):
        return None
    stop = next((k for k in range(at, len(items)) if items[k].kind is ItemKind.POINT), len(items))
    quoted = any(x.kind is ItemKind.MARK for x in items[at:stop])
    if sentence.words_in(at, stop) < SHORTEST and not quoted:
        return None
    return at if "bare" in cue.classes or _is_clause(sentence, at) else None


def _past_addressee(sentence: Sentence, cue: Cue, start: int) -> int | None:
    scene, items = sentence.scene, sentence.items
    at = skip_adjuncts(scene, items, start)
    if "tell" not in cue.classes:
        return at
    addressee = phrase_from(scene, items, at)
    return None if addressee is None else skip_adjuncts(scene, items, addressee[1])


def _opens_none(sentence: Sentence, cue: Cue, start: int, at: int) -> bool:
    """Tell whether no clause can begin at an item: "said nothing", "spoke of", "told him to"."""
    items, words = sentence.items, sentence.scene.words
    item = items[at]
    if item.kind is ItemKind.POINT or any(
        item.lower in words.words(key) for key in ("nothing", "conjunctions", "governors")
    ):
        return True
    if sentence.scene.is_finite(item) and "'" not in item.lower and not _is_gap(sentence, cue):
        return True  # "everything he says is false"
    openers = words.words("infinitive_openers")
    return any(
        items[k].lower in openers
        and k + 1 < len(items)
        and not sentence.scene.opens_phrase(items[k + 1])
        for k in range(start, at + 1)
    )


def _is_gap(sentence: Sentence, cue: Cue) -> bool:
    """Tell ", which he said was false": the relative pronoun is the subject of what is said."""
    subject = sentence.subject(cue)
    before = sentence.items[subject[0] - 1].lower if subject and subject[0] else ""
    return before in sentence.scene.words.words("relatives")


def _is_clause(sentence: Sentence, start: int) -> bool:
    """Tell whether a subject and a finite verb of its own stand at the head of a stretch."""
    items, words, scene = sentence.items, sentence.scene.words, sentence.scene
    for k in range(start, len(items)):
        if scene.is_finite(items[k]) or ((cue := sentence.cue_at(k)) and cue.form == "Fin"):
            before = items[k - 1].lower
            # "the way it was drafted": a clause inside the noun phrase.
            inner_clause = k - 1 > start and before in words.words("pronouns")
            return k > start and before not in words.words("and") and not inner_clause
        if (marked := items[k].marked) is not None:
            inner = items_of(scene.text, marked.inner, marked=(), words=words)
            return any(scene.is_finite(x) for x in inner)
        if items[k].is_point(",", ":", ";") or items[k].lower in words.words("boundaries"):
            return False
    return False
