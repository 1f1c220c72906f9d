"""Articles, findings and corpora with boring defaults: a test names only what it is about.

Words are given, not offsets: `at(article, "words")` finds the span, so a test reads as text.
"""

from __future__ import annotations

import hashlib
from typing import Any

from generator.link import link_corpus
from generator.model.article import Article, DateSource, Published, Span
from generator.model.corpus import Corpus, Problem, Read
from generator.model.findings import (
    Actor,
    ActorType,
    Claim,
    DateMention,
    Event,
    Factuality,
    Findings,
    KeyFact,
    Mention,
    Quote,
    QuoteKind,
    TimexType,
)


def make_article(text: str = "The minister left. Nobody said why.", **fields: Any) -> Article:
    """Return an article; its id and digest follow from its text unless given."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    defaults: dict[str, Any] = {
        "id": f"article-{digest[:6]}",
        "text": text,
        "sha256": digest,
        "lang": "en",
        "lang_source": "metadata",
    }
    fields = defaults | fields
    fields.setdefault("path", f"{fields['id']}.txt")
    return Article(**fields)


def published(edtf: str = "2024-06-19", source: DateSource = DateSource.SIDECAR) -> Published:
    """Return a publication date that an editor gave."""
    return Published(edtf, source)


def at(article: Article, words: str, *, nth: int = 0) -> Span:
    """Return the span of some words of an article: the first, or the nth from 0."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return Span(start, start + len(words))


def paragraphs_of(article: Article) -> tuple[Span, ...]:
    """Return every line with something on it, without the white space around it."""
    spans, start = [], 0
    for line in article.text.splitlines(keepends=True):
        inner = line.strip()
        if inner:
            left = start + line.index(inner)
            spans.append(Span(left, left + len(inner)))
        start += len(line)
    return tuple(spans)


def make_findings(article: Article, **fields: Any) -> Findings:
    """Return findings whose paragraphs and sentences are the article's lines."""
    lines = paragraphs_of(article)
    defaults: dict[str, Any] = {"pipeline": "blank:en", "paragraphs": lines, "sentences": lines}
    return Findings(**(defaults | fields))


def make_read(article: Article | None = None, **fields: Any) -> Read:
    """Return an article with findings."""
    article = article or make_article()
    return Read(article=article, findings=make_findings(article, **fields))


def make_actor(identifier: str = "ann-lee", name: str = "Ann Lee", **fields: Any) -> Actor:
    """Return a person who can act."""
    defaults: dict[str, Any] = {"type": ActorType.PERSON, "political": True}
    return Actor(id=identifier, name=name, **(defaults | fields))


def make_mention(span: Span, actor: str = "ann-lee", kind: ActorType = ActorType.PERSON) -> Mention:
    """Return a mention by name."""
    return Mention(span=span, type=kind, actor=actor, named=True, rule="mentions.test")


def make_date(span: Span, **fields: Any) -> DateMention:
    """Return a resolved day, written out in the text."""
    defaults: dict[str, Any] = {
        "type": TimexType.DATE,
        "value": "2024-06-19",
        "edtf": "2024-06-19",
        "precision": "day",
        "resolved": True,
        "anchor": None,
        "rule": "dates.test",
    }
    return DateMention(span=span, **(defaults | fields))


def make_quote(span: Span, kind: QuoteKind = QuoteKind.DIRECT, **fields: Any) -> Quote:
    """Return a quote that names nobody."""
    defaults: dict[str, Any] = {
        "cue": None,
        "speaker": None,
        "speaker_name": None,
        "speaker_actor": None,
        "rule": "quotes.test",
    }
    return Quote(span=span, kind=kind, **(defaults | fields))


def make_event(span: Span, **fields: Any) -> Event:
    """Return a reported event without date and actors."""
    defaults: dict[str, Any] = {
        "trigger": span,
        "type": "CONSULT",
        "mode": None,
        "actors": (),
        "targets": (),
        "actor_spans": (),
        "target_spans": (),
        "factuality": Factuality.ASSERTED,
        "rule": "events.test",
    }
    return Event(span=span, **(defaults | fields))


def make_claim(span: Span, **fields: Any) -> Claim:
    """Return a claim that nobody denies."""
    defaults: dict[str, Any] = {
        "claimed_by": (),
        "claimed_by_spans": (),
        "denied_by": (),
        "denied_by_spans": (),
        "denial": None,
        "rule": "claims.test",
    }
    return Claim(span=span, **(defaults | fields))


def make_key_fact(span: Span, rank: int = 1, **fields: Any) -> KeyFact:
    """Return a key fact that opens the article."""
    return KeyFact(span=span, rank=rank, **({"reasons": ("lead",), "events": ()} | fields))


def make_corpus(*reads: Read, problems: tuple[Problem, ...] = ()) -> Corpus:
    """Return the corpus that linking makes of some articles."""
    return link_corpus(list(reads), list(problems))
