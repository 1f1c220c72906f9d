"""In: a language code. Out: WordTable, what the built-in pipeline knows of single words.

One packed file a language: its frequent words, each with the class of words it behaves like
(a Brown cluster, where there is one) and the kinds of names it occurs in.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass, field
from enum import IntFlag
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import srsly

PIPELINES = Path(__file__).parent.parent / "pipelines"
"""The shipped weights, one folder a language."""

FILE = "words.xz"

CLUSTER_PREFIX = 0b111111
"""The low bits of a Brown cluster are the top of its tree: these six name its family."""


class NameKind(IntFlag):
    """In which known names a word occurs."""

    COUNTRY = 1
    CITY = 2
    REGION = 4
    GIVEN = 8
    """A first name of a person."""
    DEMONYM = 16
    BODY = 32
    """A body or its acronym, as a whole."""
    HEAD = 64
    """The head noun of a body's name: "Ministry"."""
    TITLE = 128
    """The noun of an office: "Secretary"."""
    PART = 256
    """A word of a longer name: "York"."""
    AMBIGUOUS = 512
    """A city whose name means something else as well."""


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """The known words of one language."""

    clusters: dict[str, int]
    """Word as written in the source to its Brown cluster; empty where the language has none."""
    kinds: dict[str, int]
    """Lower-case word to the NameKind bits of the names it occurs in; 0 is never kept."""
    lemmas: frozenset[str]
    """Frequent words beside those that have a cluster; an edit tree may make no other lemma."""
    readings: dict[str, int] = field(default_factory=dict)
    """Some of the clustered words to what a dictionary takes them for: words of one number
    share all their parts of speech, cases, numbers and genders. 0 is never kept."""

    def is_lemma(self, word: str) -> bool:
        """Tell whether a word is known; without any list every word is."""
        return word in self.clusters or word in self.lemmas or not (self.clusters or self.lemmas)

    def cluster(self, word: str, lower: str) -> int:
        """Return the cluster of a word, -1 where it has none."""
        found = self.clusters.get(word)
        return self.clusters.get(lower, -1) if found is None else found


@cache
def load_words(lang: str) -> WordTable:
    """Read the table of a language from the package; an empty one where none is shipped."""
    path = PIPELINES / lang / FILE
    if not path.exists():
        return WordTable({}, {}, frozenset())
    return unpack_words(path.read_bytes())


def pack_words(table: WordTable) -> bytes:
    """Return the bytes of the packed file; the same table always gives the same bytes."""
    clusters, kinds = sorted(table.clusters.items()), sorted(table.kinds.items())
    data = {
        "clusters": "\n".join(word for word, _ in clusters),
        "cluster_ids": np.array([id_ for _, id_ in clusters], dtype="<u4").tobytes(),
        "reading_ids": np.array([table.readings.get(w, 0) for w, _ in clusters], "<u2").tobytes(),
        "kinds": "\n".join(word for word, _ in kinds),
        "kind_bits": np.array([bits for _, bits in kinds], dtype="<u2").tobytes(),
        "lemmas": "\n".join(sorted(table.lemmas)),
    }
    return lzma.compress(srsly.msgpack_dumps(data), preset=9 | lzma.PRESET_EXTREME)


def unpack_words(packed: bytes) -> WordTable:
    """Undo pack_words()."""
    data: dict[str, Any] = srsly.msgpack_loads(lzma.decompress(packed))
    cluster_ids = np.frombuffer(data["cluster_ids"], dtype="<u4").tolist()
    reading_ids = np.frombuffer(data["reading_ids"], dtype="<u2").tolist()
    kind_bits = np.frombuffer(data["kind_bits"], dtype="<u2").tolist()
    clustered = _lines(data["clusters"])
    return WordTable(
        clusters=dict(zip(clustered, cluster_ids, strict=True)),
        kinds=dict(zip(_lines(data["kinds"]), kind_bits, strict=True)),
        lemmas=frozenset(_lines(data["lemmas"])),
        readings={w: id_ for w, id_ in zip(clustered, reading_ids, strict=True) if id_},
    )


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []
