"""In: sentences, quotation marks, quotes. Out: Passages, what of an article can stand alone.

A passage is one sentence, or the few that one pair of quotation marks holds together. What
needs words from elsewhere says so: a pronoun or nobody for a subject, a speaker named before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.cue_words import cue_words
from generator.extract.marks import find_marked, marks_of
from generator.extract.stage import words_of
from generator.model.article import Span
from generator.model.findings import QuoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from generator.extract.marks import Marked
    from generator.extract.stage import Reading
    from generator.model.findings import DateMention, Quote

MOST_SENTENCES = 3
"""Of one passage; longer quotations are to be read in their place."""
STOP = re.compile(r"[.!?…。！？؟।۔][\"'»”’)」』\]\s]*$")  # noqa: RUF001  Arabic stops
DATELINE_DASH = re.compile(r"\s[-–—]+\s+(?=[\"'«“¿¡]?[A-ZÀ-ÞА-Я])")
LONGEST_DATELINE = 60
"""Characters: a city, its state and a day."""
LINKING = 3
"""Letters of a small word in a place or a month ("de", "jul"); longer ones tell the news."""
EXPLETIVE = "expl"
"""Dependency of what stands for a subject and means nobody: "se prevé que", "it is likely"."""
SUBJECTS = ("nsubj", "csubj", EXPLETIVE)
POINTING = frozenset({"Prs", "Dem"})
"""Types of pronouns that point back: "he", "this"."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article that tells something in whole sentences."""

    span: Span
    leans: bool
    """Who acts or speaks stands in another sentence."""


def find_passages(
    reading: Reading, *, quotes: Sequence[Quote], dates: Sequence[DateMention]
) -> tuple[Passage, ...]:
    """Return the passages in text order, without headings, captions and torn quotations."""
    marked = find_marked(reading.article.text, reading.paragraphs, marks=marks_of(reading.lexicon))
    # A caption ends with who took the picture: "The ministers in Rome. Reuters/Ana Lima".
    spans = [s for p in _ended(reading, reading.paragraphs) for s in _whole(reading, p, marked)]
    spans[:1] = [_after_dateline(reading, span, dates) for span in spans[:1]]
    told = _ended(reading, spans)
    pronouns = cue_words(reading.lexicon).words("pronouns")
    return tuple(
        Passage(span, _leans(reading, span, quotes=quotes, dates=dates, pronouns=pronouns))
        for span in told
    )


def _ended(reading: Reading, spans: Sequence[Span]) -> Sequence[Span]:
    """Leave out what ends without a stop, as headings do; where all do, it tells nothing."""
    return [span for span in spans if STOP.search(reading.article.words(span))] or spans


def _whole(reading: Reading, paragraph: Span, marked: Iterable[Marked]) -> Iterator[Span]:
    """Yield the sentences of a paragraph, joined where they are not whole by themselves.

    They are torn apart inside quotation marks, or by a parser that ends one before a name.
    """
    text = reading.article.text
    here = [m for m in marked if paragraph.holds(m.outer)]
    inside = [s for s in reading.sentences if paragraph.holds(s)]
    run: list[Span] = []
    for i, sentence in enumerate(inside):
        run.append(sentence)
        gap = text[sentence.end : inside[i + 1].start] if i + 1 < len(inside) else "\n"
        is_whole = "\n" in gap or STOP.search(text[sentence.start : sentence.end])
        if not is_whole or any(m.outer.start < sentence.end < m.outer.end for m in here):
            continue
        span = Span(run[0].start, sentence.end)
        is_torn = any(m.outer.overlaps(span) and (m.continues or not m.closed) for m in here)
        if len(run) <= MOST_SENTENCES and not is_torn:
            yield span
        run = []


def _after_dateline(reading: Reading, span: Span, dates: Iterable[DateMention]) -> Span:
    """Cut off the place and day before the first sentence: "LIMA, 3 Mar – The ..."."""
    dash = DATELINE_DASH.search(reading.article.text, span.start, span.start + LONGEST_DATELINE)
    if dash is None:
        return span
    head = Span(span.start, dash.start())
    opens = all(
        word.is_capital
        or word.text.isdigit()
        or len(word.text) <= LINKING
        or any(d.span.holds(word.span) for d in dates)
        for word in words_of(reading.article.text, head)
    )
    return Span(dash.end(), span.end) if opens and dash.end() < span.end else span


def _leans(
    reading: Reading,
    span: Span,
    *,
    quotes: Iterable[Quote],
    dates: Iterable[DateMention],
    pronouns: frozenset[str],
) -> bool:
    spoken = [q for q in quotes if q.kind is QuoteKind.DIRECT and span.overlaps(q.span)]
    if spoken:
        # "Words", she said; or words whose speaker the sentence before has named.
        speakers = [q.speaker for q in spoken if q.speaker and span.holds(q.speaker)]
        names = (reading.article.words(s).casefold() for s in speakers)
        return all(name in pronouns for name in names)
    tokens = reading.doc.char_span(span.start, span.end, alignment_mode="contract")
    if tokens and reading.doc.has_annotation("DEP"):
        return _misses_a_name(tokens)
    opening = words_of(reading.article.text, span)[:1]
    return any(
        word.lower in pronouns and not any(d.span.holds(word.span) for d in dates)
        for word in opening
    )


def _misses_a_name(tokens: Tokens) -> bool:
    root = tokens.root
    if any(t.dep_ == "obj" and _points_back(t) for t in root.children):
        return True  # "Moscow denied it": what, the sentence before says
    subjects = [t for t in root.children if t.dep_.startswith(SUBJECTS)]
    named = [t for t in subjects if not t.dep_.startswith(EXPLETIVE)]
    if named:
        return all(_points_back(t) for t in named)
    # "También dijo que ...": the verb alone says that someone spoken of acts.
    return not subjects and _is_finite(root) and root.morph.get("Person", []) == ["3"]


def _is_finite(token: Token) -> bool:
    return token.pos_ == "VERB" and token.morph.get("VerbForm", []) == ["Fin"]


def _points_back(token: Token) -> bool:
    """Tell "he" and "this" from "all of them" and "this week"."""
    return (
        token.pos_ == "PRON"
        and not token.morph.get("Reflex", [])
        and bool(POINTING & set(token.morph.get("PronType", [])))
        and not any(child.dep_ in {"nmod", "acl", "acl:relcl"} for child in token.children)
    )
