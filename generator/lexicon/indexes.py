"""In: names and what they stand for. Out: PhraseIndex and RunIndex, which find them in a text.

PhraseIndex looks at words, for languages that put spaces between them; RunIndex at characters,
for those that do not, or that hang other words onto a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD = re.compile(r"\w+")
INNER_GAP = re.compile(r"[ \u00a0]?[.\-'’&]?[ \u00a0]?")
"""What may stand between two words of one name: "EE. UU.", "Guinea-Bissau", "Quai d'Orsay"."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class PhraseIndex(Generic[Value]):
    """Finds the longest known phrase that begins at a word."""

    phrases: dict[str, list[tuple[tuple[str, ...], bool, Value]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By first word: all words, whether the phrase ends with a stop, and its value."""

    def add(self, phrase: str, value: Value) -> None:
        """Keep a phrase; the first value given to the same words stays."""
        words = tuple(WORD.findall(phrase))
        if not words:
            return
        kept = self.phrases[words[0]]
        if all(words != other for other, _, _ in kept):
            kept.append((words, phrase.endswith("."), value))
            kept.sort(key=lambda item: -len(item[0]))

    def match(
        self, words: Sequence[str], gaps: Sequence[str], i: int
    ) -> tuple[int, bool, Value] | None:
        """Return (number of words, ends with a stop, value) of the longest phrase at i.

        Args:
            words: the words of a text.
            gaps: what stands before each word.
            i: where the phrase must begin.
        """
        for phrase, stop, value in self.phrases.get(words[i], ()):
            n = len(phrase)
            if tuple(words[i : i + n]) == phrase and all(
                INNER_GAP.fullmatch(gap) for gap in gaps[i + 1 : i + n]
            ):
                return n, stop, value
        return None


@dataclass(frozen=True, slots=True, eq=False)
class RunIndex(Generic[Value]):
    """Finds known names in running characters, the longest first."""

    names: dict[str, Value] = field(default_factory=dict)
    _lengths: dict[str, list[int]] = field(default_factory=dict)
    """By first character: the lengths of the names that begin with it, longest first."""

    def add(self, name: str, value: Value) -> None:
        """Keep a name; the first value given to it stays."""
        self.names.setdefault(name, value)
        lengths = self._lengths.setdefault(name[0], [])
        if len(name) not in lengths:
            lengths.append(len(name))
            lengths.sort(reverse=True)

    def at(self, text: str, start: int) -> Iterator[tuple[int, Value]]:
        """Yield (end, value) of every name that begins at a place, the longest first."""
        for length in self._lengths.get(text[start], ()):
            end = start + length
            value = self.names.get(text[start:end])
            if value is not None and end <= len(text):  # else the slice was shorter
                yield end, value
