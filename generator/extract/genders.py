"""In: the words of an office or a name. Out: whether they are a woman's or a man's, or None."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from generator.lexicon import Lexicon


@dataclass(frozen=True, slots=True, eq=False)
class Genders:
    """What the words of one language tell."""

    feminine: frozenset[str]
    masculine: frozenset[str]
    feminine_endings: tuple[str, ...]
    women: frozenset[str]
    """First names, as they are written."""
    men: frozenset[str]

    def of_office(self, words: Iterable[str]) -> bool | None:
        """Return whether the determiner and the noun of an office are feminine."""
        found = {told for word in words if (told := self._of_word(word)) is not None}
        return found.pop() if len(found) == 1 else None

    def of_name(self, name: str) -> bool | None:
        """Return whether a person's first name is a woman's."""
        return gender_of_name(name, women=self.women, men=self.men)

    def _of_word(self, word: str) -> bool | None:
        lower = word.lower()
        if lower in self.feminine or lower.endswith(self.feminine_endings):
            return True
        return False if lower in self.masculine else None


def gender_of_name(name: str, *, women: AbstractSet[str], men: AbstractSet[str]) -> bool | None:
    """Return whether a first name is a woman's, None for one that both bear."""
    first = name.partition(" ")[0]
    if first in women:
        return True
    return False if first in men else None


@cache
def genders_of(lexicon: Lexicon) -> Genders:
    """Return the genders of a language's words for offices and of its first names."""
    words = lexicon.table("actors").get("gender", {})
    return Genders(
        feminine=frozenset(words.get("feminine", ())),
        masculine=frozenset(words.get("masculine", ())),
        feminine_endings=tuple(words.get("feminine_endings", ())),
        women=frozenset(lexicon.lines("given_names_women")),
        men=frozenset(lexicon.lines("given_names_men")),
    )
