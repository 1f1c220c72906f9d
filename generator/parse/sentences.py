"""In: a Doc of one paragraph. Out: the same Doc with its sentence starts set."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TERMINALS = frozenset(".!?…。！？؟।") | {"...", "?!", "!?", "!!", "??"}
CLOSERS = frozenset("\"'“”’»)]}›」』）】")


class SentenceEnds:
    """Sets every sentence start of a paragraph, so that a parser after it keeps them.

    An end is a terminal mark with the closing marks after it, unless the word before it is
    an abbreviation or the text goes on in lower case. A missing space ("artículo.Este") is
    an end as well, because tokenizers split there.
    """

    def __init__(self, abbreviations: frozenset[str], openers: frozenset[str]) -> None:
        self.abbreviations = abbreviations
        """Lower-case, without their final stop."""
        self.openers = openers
        """Words that open a sentence even after an abbreviation ("... de EE. UU. El")."""

    def __call__(self, doc: Doc) -> Doc:
        """Set is_sent_start of every token."""
        ended = False
        for token in doc:
            if token.i == 0:
                token.is_sent_start = True
                continue
            token.is_sent_start = ended and _can_open(token)
            if token.is_sent_start:
                ended = False
            if token.text in TERMINALS:
                ended = not self._is_abbreviation(doc, token)
            elif token.text[-1] == "." and len(token.text) > 1:
                # "UU.", "Sr.", "J.": an end only before a word that opens sentences.
                ended = _next_word(doc, token.i) in self.openers
            elif not (token.is_space or token.text in CLOSERS):
                ended = False
        return doc

    def _is_abbreviation(self, doc: Doc, stop: Token) -> bool:
        before = doc[stop.i - 1]
        if stop.text != "." or before.whitespace_:
            return False
        if len(before.text) == 1 and before.is_upper and before.is_alpha:
            return _next_word(doc, stop.i) not in self.openers  # an initial
        return before.lower_ in self.abbreviations and _next_word(doc, stop.i) not in self.openers


def _can_open(token: Token) -> bool:
    """Tell whether a sentence may begin here: no closing mark, no space, no lower case."""
    if token.is_space or token.text in CLOSERS or token.text in TERMINALS or token.text in ",;:":
        # These marks close or open: they open where no space follows and one precedes.
        return token.text in "\"'“" and not token.whitespace_ and bool(token.nbor(-1).whitespace_)
    return not token.text[0].islower()


def _next_word(doc: Doc, i: int) -> str:
    """Return the word after a token, "" where a mark stands between ("20 jul. — El ...")."""
    after = next((t for t in doc[i + 1 :] if not (t.is_space or t.text in CLOSERS)), None)
    return after.lower_ if after is not None and after.text[0].isalnum() else ""
