"""In: a Doc and the words of its language. Out: Verbs, where finite verbs stand and their mood.

In some languages the mood alone tells that words are another's: "Die Lage sei ernst."
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
    known = {name: words.words(name) for name in ("finite", "reported", "unreal")}
    found: dict[str, set[int]] = {name: set() for name in known}
    endings = tuple(words.words("reported_endings")), tuple(words.words("past_endings"))
    for token in doc:
        word = token.lower_
        for name, listed in known.items():
            if word in listed:
                found[name].add(token.idx)
        if token.pos_ in VERBAL and token.text.islower():
            if token.morph.get("Mood", []):
                found["finite"].add(token.idx)
            # By its ending: a small pipeline often takes the subjunctive for indicative.
            if word.endswith(endings[0]) and not word.endswith(endings[1]):
                found["reported"].add(token.idx)
    return Verbs(
        finite=frozenset().union(*found.values()),
        reported=frozenset(found["reported"]),
        unreal=frozenset(found["unreal"]),
    )
