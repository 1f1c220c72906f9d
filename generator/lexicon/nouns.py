"""In: a noun and the table nouns.toml. Out: its forms, each with its number where that is told.

No language is spoken here. A language that has no cases says how plurals are made; the head of
es/nouns.toml explains those keys. One that has them gives [inflection], as for names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.lexicon.cases import name_forms

if TYPE_CHECKING:
    from generator.lexicon import Table


def inflect_noun(lemma: str, table: Table) -> tuple[tuple[str, str], ...]:
    """Return (form, Sing or Plur or "") of a noun; where cases are told, the number is not."""
    if "inflection" in table:
        return tuple((word, "") for word in name_forms(lemma, table["inflection"]))
    if lemma in table.get("plural_only", ()):
        return ((lemma, "Plur"),)
    return ((lemma, "Sing"), *((word, "Plur") for word in _plurals(lemma, table)))


def several(given: str | list[str]) -> list[str]:
    """Return what a table gives once or as a list."""
    return [given] if isinstance(given, str) else given


def _plurals(lemma: str, table: Table) -> list[str]:
    """Return the plurals of a noun: usually one, none where it has none."""
    if lemma in table.get("singular_only", ()):
        return []
    irregular = table.get("irregular", {})
    if lemma in irregular:
        return several(irregular[lemma])
    phrase: Table = table.get("phrase", {})
    parts = lemma.split(" ")
    end = next((i for i, part in enumerate(parts) if part in phrase.get("until", ())), len(parts))
    if len(parts) > 1 and end:
        first = 0 if phrase.get("agree", False) else end - 1
        head = [_plurals(part, table) or [part] for part in parts[first:end]]
        return [" ".join((*parts[:first], *(forms[0] for forms in head), *parts[end:]))]
    for pattern, replacement in table.get("rules", ()):
        if re.search(pattern, lemma):
            return [re.sub(pattern, one, lemma) for one in several(replacement)]
    return []
