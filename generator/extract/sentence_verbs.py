"""In: a Scene of a language whose verbs embrace their clause. Out: SentenceVerbs, its verbs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.scenes import Scene
    from generator.extract.verb_groups import ClauseWords
    from generator.lexicon.forms import Form

Forms = tuple["Form", ...]
"""What one word can be."""


@dataclass(frozen=True, slots=True)
class SentenceVerbs:
    """What the words of a sentence can be as verbs, looked up once."""

    lists: ClauseWords
    forms: tuple[Forms, ...]
    """For each word; none for nouns and for what describes them."""
    finite: frozenset[int]
    """Words that can be finite verbs, also of no frame."""
    helping: frozenset[int]
    """Words that can be auxiliaries."""


def read_verbs(scene: Scene, lists: ClauseWords) -> SentenceVerbs:
    """Look up the words of a sentence."""
    forms = tuple(_forms_at(scene, i) for i in range(len(scene.words)))
    return SentenceVerbs(
        lists=lists,
        forms=forms,
        finite=frozenset(i for i in range(len(forms)) if _is_finite(scene, i, forms)),
        helping=frozenset(
            i for i, own in enumerate(forms) if any(f.lemma in lists.helpers for f in own)
        ),
    )


def _forms_at(scene: Scene, i: int) -> Forms:
    """Return the verbs that a word can be; nouns and what describes them are none."""
    word = scene.words[i]
    if (word.is_capital and i) or scene.is_date(i) or scene.is_hyphened(i):
        return ()
    forms = scene.frames.index.lookup(word.lower)
    return () if forms and _describes(scene, i) else forms


def _describes(scene: Scene, i: int) -> bool:
    """Tell whether a participle stands between an article and its noun."""
    if i + 1 >= len(scene.words):
        return False
    noun = scene.words[i + 1].is_capital
    if scene.is_one_of(i, "articles"):  # "an einigen Orten"
        later = i + 2 < len(scene.words) and scene.words[i + 2].is_capital
        return noun or (
            later and not scene.words[i + 1].is_capital and not _is_pronoun(scene, i + 1)
        )
    if i == 0 or not noun or scene.inside_mention(i):
        return False
    return scene.is_one_of(i - 1, "articles") or scene.trees.is_adjective(scene.words[i].span.start)


def _is_pronoun(scene: Scene, i: int) -> bool:
    return scene.is_one_of(i, "noun_pronouns") or scene.is_one_of(i, "accusative")


def _is_finite(scene: Scene, i: int, all_forms: Sequence[Forms]) -> bool:
    """Tell whether a word can be a finite verb, by the lexicon or else by the parse."""
    forms = all_forms[i]
    if forms:
        return any(f.verb_form == "Fin" for f in forms) and not _is_unfinite(scene, i, all_forms)
    word = scene.words[i]
    return not (word.is_capital and i) and scene.trees.is_finite(word.span.start)


def _is_unfinite(scene: Scene, i: int, forms: Sequence[Forms]) -> bool:
    """Tell the infinitive behind its marker, and the participle before it ("geirrt zu haben")."""
    words = len(scene.words)
    if i and scene.is_one_of(i - 1, "infinitive_markers"):
        return any(f.verb_form == "Inf" for f in forms[i])
    if i + 2 >= words or not scene.is_one_of(i + 1, "infinitive_markers"):
        return False
    helped = any(f.upos == "AUX" and f.verb_form == "Inf" for f in forms[i + 2])
    return helped and any(f.verb_form == "Part" for f in forms[i])
