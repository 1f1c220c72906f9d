"""In: Docs with parts of speech. Out: their lemmas, by edit trees that may invent no word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.pipeline._edit_tree_internals.edit_trees import EditTrees as SpacyEditTrees
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.util import registry

from generator.parse.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab
    from thinc.api import Model
    from thinc.types import Floats2d, Ints2d

FACTORY = "briefing_lemmatizer"
CANDIDATES = 6
"""Trees tried before the form itself is taken: after these, the guesses are noise."""
NO_TREE = -1


class EditTrees(SpacyEditTrees):  # type: ignore[misc]
    """Edit trees of lower-case forms, so that "Firmó" teaches the same tree as "firmó"."""

    def add(self, form: str, lemma: str) -> int:
        """Return the id of the tree from a form to its lemma."""
        tree: int = super().add(form.lower() if lemma == lemma.lower() else form, lemma)
        return tree


class GuardedLemmatizer(EditTreeLemmatizer):
    """Takes the best tree whose lemma is a known word, as "agradecer", not "agradeciar".

    Source: edit trees of Chrupała et al. (2008) and Müller et al. (2015), as spaCy has them.
    """

    def __init__(
        self, vocab: Vocab, model: Model[Any, Any], name: str, *, cased: list[str], **settings: Any
    ) -> None:
        super().__init__(vocab, model, name, **settings)
        self.trees = EditTrees(vocab.strings)
        self.cased = frozenset(cased)
        """Parts of speech whose lemmas keep their capitals: names, and nouns in German."""
        self.known = load_words(vocab.lang)
        self._made: dict[tuple[int, str], str | None] = {}

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> GuardedLemmatizer:
        """Load the component; spaCy's own forgets which label a tree has, so cannot train on."""
        super().from_bytes(data, exclude=exclude)  # type: ignore[no-untyped-call]
        self.tree2label = {tree: label for label, tree in enumerate(self.cfg["labels"])}
        return self

    def from_disk(self, path: Path | str, exclude: Iterable[str] = ()) -> GuardedLemmatizer:
        """Load the component from a folder."""
        super().from_disk(path, exclude=exclude)  # type: ignore[no-untyped-call]
        self.tree2label = {tree: label for label, tree in enumerate(self.cfg["labels"])}
        return self

    def predict(self, docs: Iterable[Doc]) -> list[Ints2d]:
        """Return the id of a tree for each token, NO_TREE where no known word comes out."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return [np.empty(0, dtype="int64") for _ in docs]  # type: ignore[misc]
        return [
            self._guesses(doc, scores)
            for doc, scores in zip(docs, self.model.predict(docs), strict=True)
        ]

    def _guesses(self, doc: Doc, scores: Floats2d) -> Ints2d:
        best = scores.argmax(axis=1).tolist()
        labels = self.cfg["labels"]
        found = []
        for token, label in zip(doc, best, strict=True):
            tree = labels[label]
            if self._make(tree, self._form(token), token.pos_) is None:
                tree = self._next_best(token, scores[token.i])
            found.append(tree)
        return np.array(found)  # type: ignore[return-value]

    def _next_best(self, token: Token, scores: Any) -> int:
        labels, form = self.cfg["labels"], self._form(token)
        for label in np.argsort(-scores)[1:CANDIDATES].tolist():
            if self._make(labels[label], form, token.pos_) is not None:
                tree: int = labels[label]
                return tree
        return NO_TREE

    def set_annotations(self, docs: Iterable[Doc], batch_tree_ids: Any) -> None:
        """Write the lemmas; a token without a tree has its own form."""
        for doc, trees in zip(docs, batch_tree_ids, strict=True):
            for token, tree in zip(doc, trees.tolist(), strict=True):
                form = self._form(token)
                made = None if tree == NO_TREE else self._make(tree, form, token.pos_)
                token.lemma_ = form if made is None else made

    def _form(self, token: Token) -> str:
        text: str = token.text
        return text if token.pos_ in self.cased else text.lower()

    def _make(self, tree: int, form: str, pos: str) -> str | None:
        """Return the lemma that a tree makes of a form, None where that is no word."""
        key = (tree, form)
        if key not in self._made:
            made = self.trees.apply(tree, form)
            right = made is not None and (
                made == form or pos in self.cased or self.known.is_lemma(made)
            )
            self._made[key] = made if right else None
        return self._made[key]


@Language.factory(
    FACTORY,
    assigns=["token.lemma"],
    requires=["token.pos"],
    default_config={"min_tree_freq": 3, "cased": ["PROPN"]},
    default_score_weights={"lemma_acc": 1.0},
)
def make_lemmatizer(
    nlp: Language,
    name: str,
    model: Model[list[Doc], list[Floats2d]],
    min_tree_freq: int,
    cased: list[str],
) -> GuardedLemmatizer:
    """Return the component that spaCy's configuration names."""
    return GuardedLemmatizer(
        nlp.vocab,
        model,
        name,
        cased=cased,
        backoff=None,
        min_tree_freq=min_tree_freq,
        overwrite=True,
        scorer=registry.get("scorers", "spacy.lemmatizer_scorer.v1")(),
    )
