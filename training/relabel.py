"""In: documents with names marked by many hands, or by none. Out: marked by one guideline.

Sources differ in corners (is "Chinese" a place, is "Japan" a body, does "the" belong to
"the Beatles"), and a small tagger learns the disagreement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from generator.lexicon import load_lexicon
from generator.lexicon.gazetteer import load_gazetteer, load_given_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARKS = frozenset(".,;:!?()[]\"'«»“”")
COUNTRY = "LOC"
LABELS = {
    "country": "LOC", "capital": "LOC", "city": "LOC", "region": "LOC",
    "body": "ORG", "group": "ORG", "company": "ORG", "metonym": "ORG", "source": "ORG",
}  # fmt: skip
"""Kinds of the gazetteer's entries to the labels of names."""


def relabelled(docs: Iterable[Doc], lang: str) -> list[Doc]:
    """Return the documents with their names repaired.

    Nationalities are no names; a name neither begins with an article nor ends with a mark;
    a country alone is a place, and is marked wherever it stands.
    """
    language = load_lexicon(lang).table("language")
    articles = frozenset(language.get("determiners", {}).get("words", ()))
    kinds = _kinds(lang)
    repaired = []
    for doc in docs:
        new = doc.copy()
        spans = [s for ent in doc.ents for s in _repaired(new, ent, kinds, articles)]
        taken = {i for span in spans for i in range(span.start, span.end)}
        spans += [
            Span(new, token.i, token.i + 1, COUNTRY)
            for token in doc
            if token.i not in taken
            and kinds.get(token.text) == "country"
            and not token.ent_type_
            and len(token.text) > len("XXXX")
        ]
        new.ents = tuple(sorted(spans, key=lambda span: span.start))
        repaired.append(new)
    return repaired


def _repaired(
    doc: Doc, ent: Span, kinds: dict[str, str], articles: frozenset[str]
) -> Iterator[Span]:
    start, end = ent.start, ent.end
    while start < end - 1 and doc[start].lower_ in articles:
        start += 1
    while end > start and doc[end - 1].text in MARKS:
        end -= 1
    words = doc[start:end].text
    kind = kinds.get(words)
    if start == end or kind == "demonym":
        return
    label = COUNTRY if kind == "country" and ent.label_ in ("ORG", "PER") else ent.label_
    yield Span(doc, start, end, label)


def silver(docs: Iterable[Doc], lang: str) -> list[Doc]:
    """Return the sentences of treebanks whose proper nouns the gazetteer can all tell.

    Those without any teach which capitals are no names.
    """
    kinds, given = _kinds(lang), load_given_names(load_lexicon(lang))
    found = []
    for sent in (sent for doc in docs for sent in doc.sents):
        new = sent.as_doc()
        spans = [_silver_span(new, start, end, kinds, given) for start, end in _proper_nouns(new)]
        if all(span is not None for span in spans):
            new.ents = tuple(span for span in spans if span is not None)
            found.append(new)
    return found


def _kinds(lang: str) -> dict[str, str]:
    """Return the gazetteer's names, as they are written, to their kinds."""
    phrases = load_gazetteer(load_lexicon(lang)).cased.phrases.values()
    return {" ".join(words): entry.kind for kept in phrases for words, _stop, entry in kept}


def _proper_nouns(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield runs of proper nouns."""
    start = None
    for token in doc:
        if token.pos_ == "PROPN":
            start = token.i if start is None else start
        elif start is not None:
            yield start, token.i
            start = None
    if start is not None:
        yield start, len(doc)


def _silver_span(
    doc: Doc, start: int, end: int, kinds: dict[str, str], given: frozenset[str]
) -> Span | None:
    kind = kinds.get(doc[start:end].text)
    if kind in LABELS:
        return Span(doc, start, end, LABELS[kind])
    is_person = end - start > 1 and doc[start].lower_ in given
    return Span(doc, start, end, "PER") if is_person else None
