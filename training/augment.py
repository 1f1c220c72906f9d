"""In: an annotated example. Out: the same one with other personal names, or in capitals.

Small treebanks know few names, nearly all of them European; a parser that has met "Jong Un"
only as a noun and an article reads it so.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import registry

from generator.lexicon import load_lexicon
from generator.lexicon.gazetteer import load_given_names
from training.recipe import HERE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Token

FLAT = frozenset({"flat", "flat:name"})
PERSON = "PER"
SCRIPTS = {"ru": "cyrillic"}


@dataclass(frozen=True, slots=True)
class Swap:
    """A name in a document and the words that take its place."""

    start: int
    end: int
    words: tuple[str, ...]


def create_augmenter(
    lang: str, swap: float, capitals: float
) -> Callable[[Language, Example], Iterator[Example]]:
    """Return an augmenter.

    Args:
        lang: whose script the names are in.
        swap: share of the examples in which every personal name is swapped.
        capitals: share of the examples that are written in capitals, as headlines are.
    """
    chance = random.Random(lang)  # noqa: S311 - not for secrets; the same in every run
    given = load_given_names(load_lexicon(lang))

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        doc = example.reference
        swaps: list[Swap] = []
        if chance.random() < swap:
            swaps = [
                Swap(start, end, new_name(lang, chance, words=end - start))
                for start, end in _people(doc, given)
            ]
        write = str.upper if chance.random() < capitals else str
        if swaps or write is str.upper:
            doc = rewritten(doc, swaps, write)
            yield Example(nlp.make_doc(doc.text), doc)
        else:
            yield example

    return augment


registry.augmenters.register("briefing.names.v1", func=create_augmenter)


def new_name(lang: str, chance: random.Random, *, words: int) -> tuple[str, ...]:
    """Return the words of an invented name; a single word for a single word."""
    culture = chance.choice(_cultures(SCRIPTS.get(lang, "latin")))
    patterns = [p for p in culture["patterns"] if (" " in p) == (words > 1)]
    pattern = chance.choice(patterns or culture["patterns"])
    filled = pattern.format(
        given=chance.choice(culture["given"]),
        given2=chance.choice(culture["given"]),
        family=chance.choice(culture["family"]),
        family2=chance.choice(culture["family"]),
        particle=chance.choice(culture.get("particle") or [""]),
        initial=chance.choice(culture["given"])[0],
        initial2=chance.choice(culture["given"])[0],
    )
    return tuple(filled.split())


@cache
def _cultures(script: str) -> list[dict[str, Any]]:
    tables = tomllib.loads((HERE / "people.toml").read_text("utf-8"))
    return [culture for culture in tables.values() if culture["script"] == script]


def _people(doc: Doc, given: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the people of a document: those marked, or flat names that begin with a first name."""
    if doc.ents:
        yield from ((ent.start, ent.end) for ent in doc.ents if ent.label_ == PERSON)
        return
    at = 0
    for token in doc:
        if token.i < at or token.pos_ != "PROPN" or token.lower_ not in given:
            continue
        end = token.i + 1
        while end < len(doc) and doc[end].dep_ in FLAT and doc[end].head == token:
            end += 1
        if end > token.i + 1 and not any(_outside(t, token, end) for t in doc[token.i : end]):
            yield token.i, end
            at = end


def _outside(token: Token, head: Token, end: int) -> bool:
    """Tell whether a later word of a name has dependents that would lose their head."""
    return token != head and any(not head.i <= child.i < end for child in token.children)


def rewritten(doc: Doc, swaps: Sequence[Swap], write: Callable[[str], str] = str) -> Doc:
    """Return the document with names swapped, every word as `write` writes it.

    The words of a new name are flat under its first.
    """
    at = {swap.start: swap for swap in swaps}
    inside = {i for swap in swaps for i in range(swap.start, swap.end)}
    columns: dict[str, list[Any]] = {
        name: [] for name in ("words", "spaces", "pos", "morphs", "lemmas", "deps", "sent_starts")
    }
    is_parsed = doc.has_annotation("DEP")
    # The treebank's own label for the words of a name.
    flat = next((t.dep_ for t in doc if t.dep_ in FLAT), "flat")
    heads: list[tuple[str, int]] = []  # "old": index in doc; "new": index in the new one
    new_at: dict[int, int] = {}
    ents: list[tuple[int, int, str]] = []
    for token in doc:
        here = len(columns["words"])
        new_at[token.i] = here
        if token.i in at:
            swap = at[token.i]
            last = doc[swap.end - 1]
            for k, word in enumerate(swap.words):
                dep = token.dep_ if k == 0 else flat
                _add(columns, token, word=write(word), lemma=word, dep=dep, first=k == 0)
                heads.append(("old", token.head.i) if k == 0 else ("new", here))
            columns["spaces"][-1] = bool(last.whitespace_)
            columns["spaces"][here : len(columns["spaces"]) - 1] = [True] * (len(swap.words) - 1)
            if token.ent_type_:
                ents.append((here, here + len(swap.words), token.ent_type_))
        elif token.i not in inside:
            word = write(token.text)
            _add(columns, token, word=word, lemma=token.lemma_, dep=token.dep_, first=True)
            heads.append(("old", token.head.i))
    ents += [
        (new_at[ent.start], new_at[ent.end - 1] + 1, ent.label_)
        for ent in doc.ents
        if ent.start not in at
    ]
    new = Doc(
        doc.vocab,
        words=columns["words"],
        spaces=columns["spaces"],
        pos=columns["pos"] if is_parsed else None,
        morphs=columns["morphs"] if is_parsed else None,
        lemmas=columns["lemmas"] if is_parsed else None,
        heads=[new_at[i] if kind == "old" else i for kind, i in heads] if is_parsed else None,
        deps=columns["deps"] if is_parsed else None,
        sent_starts=None if is_parsed else columns["sent_starts"],
    )
    new.ents = tuple(Span(new, start, end, label) for start, end, label in sorted(ents))
    return new


def _add(
    columns: dict[str, list[Any]], token: Token, *, word: str, lemma: str, dep: str, first: bool
) -> None:
    columns["words"].append(word)
    columns["spaces"].append(bool(token.whitespace_))
    columns["pos"].append(token.pos_)
    columns["morphs"].append(str(token.morph))
    columns["lemmas"].append(lemma)
    columns["deps"].append(dep)
    columns["sent_starts"].append(bool(token.is_sent_start) and first)
