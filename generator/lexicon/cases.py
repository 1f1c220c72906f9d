"""In: a name and the [inflection] of a language. Out: every form the name takes in a sentence.

No language is spoken here: actors.toml says which endings change and into what. A language
without the table does not inflect its names. Its keys:

    respelled   pairs of letters that many writers exchange
    onsets      pairs of a beginning and what becomes of it behind a word that melts into it
    nouns       ending = the same in every case, in a fixed order of cases; "|" parts two forms
                of one case; in a list of one nothing changes
    adjectives  the same, for words before the noun, which agree with it
    irregular   the same, for whole words and whole names
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.lexicon import Table

Cases = list[list[str]]
"""For each case the forms of a word; one item alone where nothing changes."""


def name_forms(name: str, table: Table) -> tuple[str, ...]:
    """Return the forms of a name, the name itself first, none twice.

    Adjectives and the first noun after them change together; what follows is fixed:
    "Организация" changes in "Организация Объединённых Наций", the rest is a genitive already.
    """
    forms = [name]
    if table:
        cases = _irregular(name, table) or _phrase(name.split(" "), table)
        forms.extend(form for case in cases for form in case)
    forms = list(respelled(forms, table))
    for onset, other in table.get("onsets", ()):
        forms.extend([other + f.removeprefix(onset) for f in forms if f.startswith(onset)])
    return tuple(dict.fromkeys(forms))


def respelled(forms: Iterable[str], table: Table) -> tuple[str, ...]:
    """Return forms with the other spellings that many writers give them."""
    found = list(forms)
    for letter, other in table.get("respelled", ()):
        found.extend([form.replace(letter, other) for form in found if letter in form])
    return tuple(found)


def _phrase(words: list[str], table: Table) -> Cases:
    inflected: list[Cases] = []
    for i, word in enumerate(words):
        before_noun = i + 1 < len(words)
        adjective = _adjective(word, table) if before_noun else None
        inflected.append(adjective or _noun(word, table))
        if adjective is None:
            rest = [[[fixed]] for fixed in words[i + 1 :]]
            return list(_together([*inflected, *rest]))
    return list(_together(inflected))


def _together(words: list[Cases]) -> Iterator[list[str]]:
    """Yield for each case the phrase with all its words in that case."""
    for case in range(max(map(len, words))):
        phrases = [""]
        for cases in words:
            forms = cases[case] if case < len(cases) else cases[0]
            phrases = [f"{phrase} {form}" for phrase in phrases for form in forms]
        yield [phrase[1:] for phrase in phrases]


def _adjective(word: str, table: Table) -> Cases | None:
    return _changed(word, table.get("adjectives", {})) if word != word.upper() else None


def _noun(word: str, table: Table) -> Cases:
    if word == word.upper():  # an acronym
        return [[word]]
    return _irregular(word, table) or _changed(word, table.get("nouns", {})) or [[word]]


def _irregular(word: str, table: Table) -> Cases | None:
    irregular: Mapping[str, list[str]] = table.get("irregular", {})
    return [case.split("|") for case in irregular[word]] if word in irregular else None


def _changed(word: str, endings: Mapping[str, list[str]]) -> Cases | None:
    """Return the cases of a word by the longest ending it has; None where it has none."""
    for seam in range(1, len(word) + 1):
        if (cases := endings.get(word[seam:])) is not None:
            return [[word[:seam] + form for form in case.split("|")] for case in cases]
    return None
