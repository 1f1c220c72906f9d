"""In: files of annotated text. Out: spaCy Docs with the annotations that training reads.

Three forms are read, by the end of the name: spaCy's DocBin (.spacy), CoNLL-U (.conllu.gz)
and the columns of GermEval 2014 (.tsv.gz).
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from spacy.tokens import Doc, DocBin, Span
from spacy.training.converters.conllu_to_docs import conllu_to_docs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.vocab import Vocab

SENTENCES_A_DOC = 10
KEPT_SUBTYPES = frozenset({"aux:pass", "nsubj:pass", "expl:pass", "obl:agent"})
"""Passives and agents tell who did it; the other subtypes differ from treebank to treebank."""
NAMES = frozenset({"PER", "LOC", "ORG", "MISC"})
OTHER_NAMES = {"OTH": "MISC"}
OPENING_MARKS = frozenset("([„‚«")
CLOSING_MARKS = frozenset(").,;:!?]“‘»") | {"..."}
SHORT_SENTENCE = 5
"""Words; shorter sentences ("Yes.") stand in training and test sets alike by chance."""


def read_docs(path: Path, vocab: Vocab) -> list[Doc]:
    """Read all documents of one file.

    Of CoNLL-U a part can be read: "pud.conllu.gz#n" holds the sentences whose id begins with n.

    Raises:
        ValueError: the end of the name is none of those known.
    """
    name, _, prefix = path.name.partition("#")
    path = path.with_name(name)
    if path.name.endswith(".spacy"):
        return list(DocBin().from_disk(path).get_docs(vocab))
    if path.name.endswith(".conllu.gz"):
        text = gzip.decompress(path.read_bytes()).decode()
        return list(_conllu(_with_ids(text, prefix), vocab))
    if path.name.endswith(".tsv.gz"):
        return list(_columns(gzip.decompress(path.read_bytes()).decode(), vocab))
    raise ValueError(f"{path}: no reader; the forms read are .spacy, .conllu.gz and .tsv.gz")


def without(docs: Iterable[Doc], tests: Iterable[Doc]) -> list[Doc]:
    """Return the documents that share no sentence with the test sets."""
    tested = {text for doc in tests for text in _sentences(doc)}
    return [doc for doc in docs if not any(text in tested for text in _sentences(doc))]


def _sentences(doc: Doc) -> Iterator[str]:
    if not doc.has_annotation("SENT_START"):
        yield doc.text.strip()
        return
    for sent in doc.sents:
        if len(sent) >= SHORT_SENTENCE:
            yield sent.text.strip()


def _with_ids(text: str, prefix: str) -> str:
    blocks = text.strip().split("\n\n")
    kept = (block for block in blocks if f"# sent_id = {prefix}" in block or not prefix)
    return "".join(f"{block}\n\n" for block in kept)


def _conllu(text: str, vocab: Vocab) -> Iterator[Doc]:
    """Yield ten sentences a document; tokens that the treebank splits ("del") are whole."""
    if not text:
        return  # spaCy's converter takes no empty text
    converted = conllu_to_docs(  # type: ignore[no-untyped-call]
        text, n_sents=SENTENCES_A_DOC, merge_subtokens=True, no_print=True
    )
    for doc in converted:
        heads = [token.head.i for token in doc]
        if _has_cycle(heads):
            continue  # merging "in dem" may close a circle
        yield Doc(
            vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) or token.i + 1 in _starts(doc) for token in doc],
            pos=[token.pos_ for token in doc],
            morphs=["" if _is_merged(token.lemma_) else str(token.morph) for token in doc],
            # Of "in der" for "im" the first is kept: it heads the merged token.
            lemmas=[
                token.lemma_.split(" ")[0]
                if _is_merged(token.lemma_)
                else token.lemma_ or token.text
                for token in doc
            ],
            heads=heads,
            deps=[_label(token.dep_) for token in doc],
            sent_starts=[bool(token.is_sent_start) for token in doc],
        )


def _starts(doc: Doc) -> set[int]:
    return {sent.start for sent in doc.sents}


def _is_merged(lemma: str) -> bool:
    return " " in lemma.strip()


def _label(dep: str) -> str:
    return dep if dep in KEPT_SUBTYPES else dep.partition(":")[0]


def _has_cycle(heads: list[int]) -> bool:
    for start in range(len(heads)):
        at, steps = start, 0
        while heads[at] != at:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return True
    return False


def _columns(text: str, vocab: Vocab) -> Iterator[Doc]:
    """Yield one sentence a document, with outer names only; derived forms are no names."""
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if not rows:
            continue
        words, tags = [row[1] for row in rows], [row[2] for row in rows]
        doc = Doc(vocab, words=words, spaces=_spaces(words))
        doc.ents = tuple(_spans(doc, tags))
        yield doc


def _spaces(words: list[str]) -> list[bool]:
    """Tell after which words a space stands in the running text that columns have lost."""
    opens = False  # a straight quotation mark opens and closes in turn
    spaces: list[bool] = []
    for i, word in enumerate(words):
        after = words[i + 1] if i + 1 < len(words) else ""
        quote = word == '"'
        opens = opens != quote
        glued = word in OPENING_MARKS or (quote and opens)
        closed = after in CLOSING_MARKS or (after == '"' and opens)
        spaces.append(bool(after) and not glued and not closed)
    return spaces


def _spans(doc: Doc, tags: list[str]) -> Iterator[Span]:
    start = 0
    for i in range(1, len(tags) + 1):
        if i < len(tags) and tags[i].startswith("I-"):
            continue
        label = tags[start].partition("-")[2]
        label = OTHER_NAMES.get(label, label)
        if label in NAMES:  # "LOCderiv" (deutsch), "ORGpart" (EU-Gipfel) are none
            yield Span(doc, start, i, label)
        start = i
