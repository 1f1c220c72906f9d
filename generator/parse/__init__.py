"""In: an Article. Out: Parsed, its Doc with paragraphs and sentences. Only this room loads spaCy.

Paragraphs are read one at a time and joined again: a line break inside a sentence's
neighbourhood spoils every trained parser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from generator.model.article import Article, Span
from generator.parse.paragraphs import find_paragraphs
from generator.parse.pipeline import load_pipeline

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from generator.lexicon import Lexicon


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """One article as spaCy sees it."""

    doc: Doc
    """`doc.text == article.text`, always."""
    pipeline: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]


def parse_article(article: Article, lexicon: Lexicon) -> Parsed:
    """Read an article with the best pipeline for its language."""
    pipeline = load_pipeline(lexicon)
    vocab = pipeline.nlp.vocab
    paragraphs = find_paragraphs(article.text, article.boilerplate)
    texts = pipeline.nlp.pipe(article.words(p) for p in paragraphs)
    pieces: list[Doc] = []
    at = 0
    for paragraph, piece in zip(paragraphs, texts, strict=True):
        pieces += _gap(vocab, article.text[at : paragraph.start])
        pieces.append(piece)
        at = paragraph.end
    pieces += _gap(vocab, article.text[at:])
    # A gap has no tensor, and nobody after this room reads one.
    joined = Doc.from_docs(pieces, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg] # spaCy's stub lacks it
    doc = joined or Doc(vocab)
    sentences = tuple(sentence for p in paragraphs for sentence in _sentences(article.text, doc, p))
    return Parsed(doc, pipeline.name, paragraphs, sentences)


def _gap(vocab: Vocab, text: str) -> list[Doc]:
    """Return what stands between paragraphs (white space, boilerplate) as one token, if any."""
    if not text:
        return []
    return [Doc(vocab, words=[text], spaces=[False], sent_starts=[True])]


def _sentences(text: str, doc: Doc, paragraph: Span) -> list[Span]:
    tokens = doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
    starts = [t.idx for t in tokens or () if t.is_sent_start] or [paragraph.start]
    ends = [*starts[1:], paragraph.end]
    return [
        Span(start, start + len(text[start:end].rstrip()))
        for start, end in zip(starts, ends, strict=True)
    ]
