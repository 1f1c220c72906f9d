"""In: a Doc. Out: Trees, its dependency parse asked by character; empty on a blank pipeline."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
NO_VERBS = frozenset({"NOUN", "PROPN"})
"""Parts of speech of words that only look like a verb of the lexicon: "the visit"."""
OF_NOUNS = frozenset({"det", "case", "amod", "nummod", "det:poss", "nmod:poss"})
"""What hangs on a noun and on no verb; "Perú firma el pacto" may be tagged wrongly."""
SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl"})
"""Relations under which a verb without a subject has that of the verb above it."""
VERBS = frozenset({"VERB", "AUX"})
HELPERS = frozenset({"aux", "aux:pass", "cop"})
"""Relations of the words that make one verb with the word above them."""
RELATIVE = frozenset({"acl", "acl:relcl"})


class Trees:
    """The parse of one article. Source of the relations: Universal Dependencies 2."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc if doc.has_annotation("DEP") else None
        self._starts: list[int] = doc.to_array(["IDX"]).tolist() if self._doc else []

    def _token(self, offset: int) -> Token | None:
        """Return the token that begins at a character; few are ever asked for."""
        i = bisect_left(self._starts, offset)
        begins = i < len(self._starts) and self._starts[i] == offset
        return self._doc[i] if self._doc and begins else None

    def is_no_verb(self, offset: int) -> bool:
        """Tell whether the word that begins at a character is surely none."""
        token = self._token(offset)
        if token is None or token.pos_ not in NO_VERBS:
            return False
        return any(child.dep_ in OF_NOUNS for child in token.children)

    def is_finite(self, offset: int) -> bool:
        """Tell whether the word that begins at a character is a finite verb."""
        token = self._token(offset)
        return (
            token is not None and token.pos_ in VERBS and "Fin" in token.morph.get("VerbForm", [])
        )

    def subject(self, offset: int) -> tuple[Token, ...]:
        """Return the heads of the subject of the verb that begins at a character.

        Several where they are coordinated; none where the tree tells no subject. That of a
        relative clause is what the clause is about.
        """
        verb = self._token(offset)
        head = None if verb is None else _subject(verb)
        return () if head is None else (head, *_coordinated(head))

    def verb_around(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the verb of the clause that words stand in, with its auxiliaries.

        None where no verb is above them, or it is one of themselves.
        """
        inside = self._doc and self._doc.char_span(start, end, alignment_mode="expand")
        if not inside:
            return ()
        above = inside.root
        while above.pos_ not in VERBS and not any(c.dep_ in HELPERS for c in above.children):
            if above.head == above:
                return ()
            above = above.head
        helpers = [child for child in above.children if child.dep_ in HELPERS]
        return (*helpers, above) if not start <= above.idx < end else ()


def _subject(verb: Token) -> Token | None:
    """Climb from a verb to the nearest that has a subject of its own."""
    while True:
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if own is not None:
            is_relative = "Rel" in own.morph.get("PronType", []) and verb.dep_ in RELATIVE
            return verb.head if is_relative else own
        if verb.dep_ not in SHARES_SUBJECT or verb.head == verb:
            return None
        verb = verb.head


def _coordinated(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "conj":
            yield child
            yield from _coordinated(child)
