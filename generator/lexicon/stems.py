"""In: some words. Out: what stays of those that carry meaning, to compare two tellings."""

from __future__ import annotations

import re

LONG_WORD = 4
"""Letters; shorter words are mostly articles and prepositions in the languages with spaces."""
STEM = 5
"""Letters that stay of a word when its ending changes: "accuses" and "accused"."""
WORD = re.compile(r"\w+")


def stems_of(words: str) -> frozenset[str]:
    """Return the stems that carry meaning; in scripts without spaces, pairs of characters."""
    found = {
        w.casefold()[:STEM]
        for w in WORD.findall(words)
        if len(w) >= LONG_WORD or w.isdigit() or w.isupper()
    }
    if len(found) <= 1:
        return frozenset(words[k : k + 2] for k in range(len(words) - 1))
    return frozenset(found)


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the shorter telling the other holds too."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
