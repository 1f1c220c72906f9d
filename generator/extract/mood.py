"""In: a Doc and the words of its language. Out: Verbs, where finite verbs stand and their mood.

In some languages the mood alone tells that words are another's: "Die Lage sei ernst."
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from generator.extract.cue_words import CueWords

VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """Code points where verbs begin; a verb of one mood is in `finite` as well."""

    finite: frozenset[int] = frozenset()
    reported: frozenset[int] = frozenset()
    """In the mood of reported speech, which a writer has no other use for."""
    unreal: frozenset[int] = frozenset()
    """In a mood that reports, and also tells what could be: "hätte", "würden"."""


NO_VERBS = Verbs()


def read_verbs(doc: Doc, words: CueWords) -> Verbs:
    """Return the verbs of a text; none for a language that does not report by mood."""
    if "mood" not in words.flags:
        return NO_VERBS
    reported = [t.idx for t in doc if _reports(t, words)]
    unreal = [t.idx for t in doc if t.lower_ in words.words("unreal")]
    finite = [t.idx for t in doc if _is_finite(t, words)]
    return Verbs(
        finite=frozenset((*finite, *reported, *unreal)),
        reported=frozenset(reported),
        unreal=frozenset(unreal),
    )


def _is_finite(token: Token, words: CueWords) -> bool:
    if token.lower_ in words.words("finite"):
        return True
    return token.pos_ in VERBAL and bool(token.morph.get("Mood", [])) and token.text.islower()


def _reports(token: Token, words: CueWords) -> bool:
    """Tell the subjunctive by its ending, which a small pipeline often takes for indicative."""
    if token.lower_ in words.words("reported"):
        return True
    if token.pos_ not in VERBAL or not token.text.islower():
        return False
    ending = tuple(words.words("reported_endings"))
    other = tuple(words.words("past_endings"))
    return bool(ending) and token.text.endswith(ending) and not token.text.endswith(other)
