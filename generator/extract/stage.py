"""In: an article and its Doc. Out: Reading, what every extractor receives."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from generator.model.article import Article, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

    from generator.lexicon import Lexicon

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as its extractors see it. `doc.text == article.text`, always."""

    article: Article
    doc: Doc
    lexicon: Lexicon
    paragraphs: tuple[Span, ...]
    """Without the white space around them, in order, none of them boilerplate."""
    sentences: tuple[Span, ...]
    """Each inside one paragraph, in order."""
    _words: dict[Span, tuple[Word, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def words(self, sentence: Span) -> tuple[Word, ...]:
        """Return the words of a sentence; several extractors ask for them."""
        if sentence not in self._words:
            self._words[sentence] = words_of(self.article.text, sentence)
        return self._words[sentence]

    def ents_between(self, start: int, end: int) -> Sequence[SpacySpan]:
        """Return the pipeline's names wholly between two characters, in order."""
        ents = self.doc.ents
        first = bisect_left(ents, start, key=lambda ent: ent.start_char)
        after = bisect_left(ents, end, lo=first, key=lambda ent: ent.start_char)
        return ents[first:after]


def within(
    found: Sequence[Found], outer: Span, *, span_of: Callable[[Found], Span]
) -> Sequence[Found]:
    """Return those of found things, in order and apart from one another, that a span holds."""
    first = bisect_left(found, outer.start, key=lambda one: span_of(one).start)
    after = bisect_left(found, outer.end, lo=first, key=lambda one: span_of(one).start)
    if after > first and span_of(found[after - 1]).end > outer.end:
        after -= 1
    return found[first:after]


WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits of the article's text."""

    text: str
    lower: str
    span: Span
    gap: str
    """What stands between it and the word before; the whole beginning for the first."""

    @property
    def is_capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[0].isupper()


def is_dash(gap: str) -> bool:
    """Tell whether what parts two words is a dash typed as hyphens ("LIMA - The ministry")."""
    return gap.startswith(" ") and gap.strip() in ("-", "--")


def words_of(text: str, span: Span) -> tuple[Word, ...]:
    """Return the words of a span, left to right; offsets are those of the whole text."""
    found: list[Word] = []
    at = span.start
    for match in WORD.finditer(text, span.start, span.end):
        word = match.group()
        found.append(Word(word, word.lower(), Span(*match.span()), text[at : match.start()]))
        at = match.end()
    return tuple(found)
