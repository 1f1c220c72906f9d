"""In: a word and a language. Out: whether that language uses it as an ordinary word.

Build time only: needs the package spacy-lookups-data (MIT).
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from functools import cache
from pathlib import Path

WITH_FREQUENCIES = frozenset({"de", "en", "es"})
"""Languages whose table tells how often a word is written with a capital and without."""
RARE = -15.5
"""Logarithm of a frequency; what is rarer is mostly a misspelt name."""


def is_common(name: str, lang: str) -> bool:
    """Tell whether a name is also, and no less often, a word written small."""
    small = name.lower()
    if lang in WITH_FREQUENCIES:
        frequencies = _table(f"{lang}_lexeme_prob")
        seen = frequencies.get(small, RARE - 1)
        return bool(seen > RARE and seen >= frequencies.get(name, RARE - 1))
    lemmas = _table(f"{lang}_lemma_lookup")
    return small in lemmas


@cache
def _table(name: str) -> dict[str, float]:
    file = _folder() / f"{name}.json.gz"
    if not file.exists():
        return {}
    table: dict[str, float] = json.loads(gzip.decompress(file.read_bytes()))
    return table


@cache
def _folder() -> Path:
    found = importlib.util.find_spec("spacy_lookups_data")
    if found is None or found.origin is None:
        message = "no spacy-lookups-data; install it where this script runs"
        raise SystemExit(message)
    return Path(found.origin).parent / "data"
