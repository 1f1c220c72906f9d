"""In: Docs. Out: one vector a token from the word alone: the lowest layer of our pipelines.

Like spaCy's MultiHashEmbed, with features that tell more about words of small treebanks:
endings of three lengths, Brown clusters, what a dictionary takes a word for, and the kinds of
names it occurs in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.attrs import ORTH
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

from generator.parse.words import CLUSTER_PREFIX, WordTable, load_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc
    from thinc.types import Floats2d, Ints2d, Ragged

FEATURES: dict[str, Callable[[str, str, WordTable], str | int]] = {
    "lower": lambda _word, lower, _table: lower,
    "prefix": lambda _word, lower, _table: lower[:3],
    "suffix2": lambda _word, lower, _table: lower[-2:],
    "suffix3": lambda _word, lower, _table: lower[-3:],
    "suffix4": lambda _word, lower, _table: lower[-4:],
    "shape": lambda word, _lower, _table: _shape(word),
    "cluster": lambda word, lower, table: table.cluster(word, lower),
    "family": lambda word, lower, table: table.cluster(word, lower) & CLUSTER_PREFIX,
    "readings": lambda _word, lower, table: table.readings.get(lower, 0),
    "kinds": lambda _word, lower, table: table.kinds.get(lower, 0),
}
"""Features of a word by name: (as written, in lower case, what is known) to text or number."""

LONGEST_RUN = 4
"""Letters of one kind after which a shape goes on no longer, as in spaCy's shapes."""


def word_embedding(
    lang: str, width: int, features: dict[str, int]
) -> Model[list[Doc], list[Floats2d]]:
    """Return a layer that embeds words by their features.

    Args:
        lang: language whose table of known words is used.
        width: of the output and of each table.
        features: name of each feature to the rows of its table.
    """
    tables: list[Model[Ints2d, Floats2d]] = [
        HashEmbed(width, rows, column=column, seed=column + 8, dropout=0.0)
        for column, rows in enumerate(features.values())
    ]
    mixed: Model[Ragged, Ragged] = with_array(
        Maxout(width, width * len(tables), nP=3, dropout=0.0, normalize=True)
    )
    return chain(
        _feature_layer(lang, tuple(features)),
        cast("Model[list[Ints2d], Ragged]", list2ragged()),
        with_array(concatenate(*tables)),
        mixed,
        ragged2list(),
    )


registry.architectures.register("briefing.WordEmbedding.v1", func=word_embedding)


class _Rows:
    """The hashed features of every word met so far; they depend on the word alone."""

    def __init__(self, names: tuple[str, ...], table: WordTable) -> None:
        self.functions = [FEATURES[name] for name in names]
        self.table = table
        self.index: dict[int, int] = {}
        self.keys = np.empty((1024, len(names)), dtype="uint64")

    def of(self, doc: Doc) -> Ints2d:
        """Return an array (tokens, features) of hashes."""
        orths = doc.to_array(ORTH).tolist()
        index = self.index
        at = [index[orth] if orth in index else self._add(doc, orth) for orth in orths]
        return cast("Ints2d", self.keys[at])

    def _add(self, doc: Doc, orth: int) -> int:
        row = len(self.index)
        if row == len(self.keys):
            self.keys = np.concatenate([self.keys, np.empty_like(self.keys)])
        word = doc.vocab.strings[orth]
        lower = word.lower()
        values = [function(word, lower, self.table) for function in self.functions]
        self.keys[row] = [hash_string(str(value)) for value in values]
        self.index[orth] = row
        return row


def _feature_layer(lang: str, names: tuple[str, ...]) -> Model[list[Doc], list[Ints2d]]:
    rows = _Rows(names, load_words(lang))

    def forward(
        _model: Model[list[Doc], list[Ints2d]],
        docs: list[Doc],
        is_train: bool,  # noqa: ARG001 - thinc passes it by name
    ) -> tuple[list[Ints2d], Callable[[list[Ints2d]], list[Doc]]]:
        return [rows.of(doc) for doc in docs], lambda _gradient: []

    return Model("briefing_features", forward)


def _shape(word: str) -> str:
    """Return "Xxxx" of "Moscú", "dd" of "19": kinds of characters, long runs cut."""
    shape: list[str] = []
    for char in word:
        kind = "x" if char.islower() else "X" if char.isupper() else "d" if char.isdigit() else char
        if char.isalpha() and kind == char:
            kind = "o"  # a letter without case
        if shape[-LONGEST_RUN:] != [kind] * LONGEST_RUN:
            shape.append(kind)
    return "".join(shape)
