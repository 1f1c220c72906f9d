"""In: a verb and the [separable] table of verbs.toml. Out: its forms, whole and parted.

The table of a language whose verbs leave their prefix for the end of the clause has:

    prefixes  those that do
    unless    verbs that only look as if they had one
    marker    what an infinitive takes between prefix and verb ("auszuweisen")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.lexicon import Table

Features = tuple[str, str, str, str, str]
"""verb_form, mood, tense, person, number."""


def parted(
    lemma: str, verbs: Table, inflect: Callable[[str], Iterable[tuple[str, Features]]]
) -> Iterator[tuple[str, Features, str]]:
    """Yield the forms of a verb with their features and the particle that stands elsewhere.

    A separable verb keeps its prefix in front ("auswies", "ausgewiesen") or leaves it to the end
    of its clause ("wies ... aus").
    """
    table: Table = verbs.get("separable", {})
    prefix = _prefix(lemma, table)
    if not prefix:
        yield from ((word, features, "") for word, features in inflect(lemma))
        return
    for word, features, particle in parted(lemma.removeprefix(prefix), verbs, inflect):
        if particle:
            continue  # "wiederaufnehmen": nobody parts it twice
        yield prefix + word, features, ""
        if features[0] == "Inf":
            yield prefix + table["marker"] + word, features, ""
        elif features[0] == "Fin":
            yield word, features, prefix


def _prefix(lemma: str, table: Table) -> str:
    """Return the longest prefix that parts from a verb, "" where none does."""
    if lemma in table.get("unless", ()):
        return ""
    found = (p for p in table.get("prefixes", ()) if lemma.startswith(p) and lemma != p)
    return max(found, key=len, default="")
