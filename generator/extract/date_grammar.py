"""In: text and the compiled rules of a language. Out: Match, where one fits and what it says."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from generator.extract.date_meaning import Meaning, Tense
from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


Value = int | float | str

OWN_DIGITS = "\u3007\u25cb零一二三四五六七八九"
"""What a year is written with in Chinese and Japanese: no digits to Python."""
DIGITS = {
    "year": r"(?:1\d|20)\d\d(?!\d)",
    "short_year": r"\d\d(?!\d)",
    "month_number": r"(?:1[0-2]|0?[1-9])(?!\d)",
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "late_day": r"(?:3[01]|2\d|1[3-9])(?!\d)",
    "hour": r"(?:2[0-4]|1\d|0?\d)(?!\d)",
    "minute": r"[0-5]\d(?!\d)",
    "count": r"\d{1,4}(?:[.,]\d{1,2})?(?![.,]?\d)",
    "number": r"\d{1,2}(?!\d)",
    "decade": r"\d0(?!\d)",
    "roman": r"[IVX]{1,5}(?!\w)",
    "era_year": r"\d{1,3}(?!\d)",
    "bc_year": r"[1-9]\d{0,3}(?!\d)",
    "own_year": f"[{OWN_DIGITS}][{OWN_DIGITS}0]{{3}}",
}
"""Classes of digits; each one's words, if the language has any, are taken as well."""

APART = "apart"
END = "end_"

STARTS = r"(?<![$€£¥#@])(?<!\d[.,:/])(?!(?<=[-–\u2212/])\d)"
"""No date begins inside a sum of money, an address or after a minus."""
ENDS = r"(?![.,:/–-]\d)(?!\s?[%‰€£$¥])"
"""No date ends inside a number or before a sign of money or per cent."""
NOT_IN_A_WORD = r"(?<!\w)"
NO_WORD = r"(?!\w)"
IN_LATIN = "(?<=[A-Za-z0-9])[A-Za-z0-9]"
"""Inside a word or number of Latin letters in a text without spaces: "今年2回" is cut."""

WORD = re.compile(r"(?<!\w)['’]\d\w*|\w+")
DIGIT = "0"
"""Stands for every word with a digit in it where rules are looked up by their first word."""
REACH = 10
"""How many words before its key a rule may begin."""

ROMAN = {"I": 1, "V": 5, "X": 10}
FIELDS = frozenset(f.name for f in fields(Meaning))


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Where words begin and end in a language."""

    unspaced: bool = False
    """Words stand side by side, or particles are joined to them; rules are looked up by their
    first character."""
    joined: tuple[str, ...] = ()

    @property
    def starts(self) -> str:
        """What must hold where a date begins."""
        if self.unspaced:
            return f"(?!{IN_LATIN}){STARTS}"
        if not self.joined:
            return NOT_IN_A_WORD + STARTS
        return rf"(?:{NOT_IN_A_WORD}|(?<=\b[{''.join(self.joined)}])){STARTS}"

    @property
    def word_end(self) -> str:
        """What must hold where a word ends."""
        return "" if self.unspaced else NO_WORD

    @property
    def ends(self) -> str:
        """What must hold where a date ends."""
        return (self.word_end or f"(?!{IN_LATIN})") + ENDS

    def lookup(self, word: str) -> str:
        """Write the first word of an expression as rules are looked up by it."""
        if self.unspaced:
            word = word[0]
        return word if word.isalpha() else DIGIT


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date."""

    pattern: re.Pattern[str]
    """Its group `span` is the date; groups that carry a value are named in `groups`."""
    name: str
    means: str
    groups: tuple[tuple[str, str, str], ...]
    """(group of the pattern, field of Meaning, list of words)."""
    set: dict[str, Value]
    apart: bool = False
    """It finds two dates with a dash between them."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits the text, and what the words say."""

    span: Span
    rule: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class TenseWords:
    """How to tell the tense of a clause from single words."""

    words: dict[str, Tense]
    leads: dict[str, Tense]
    """Words that tell it right before an expression alone: "until Friday"."""
    endings: tuple[tuple[str, Tense], ...]
    """Longest first."""
    unspaced: bool
    """Words are looked for inside runs of letters."""
    not_after: frozenset[str]
    """Words after which an ending tells nothing: "to be finished"."""


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Everything that the rules of one language say."""

    keys: frozenset[str]
    """Words without one of which, or a digit, no rule fits."""
    openers: dict[str, tuple[Rule, ...]]
    """The rules that may begin with a word, in order; those with a number under DIGIT."""
    values: dict[str, dict[str, Value]]
    """By list, then by word as _key writes it."""
    tense: TenseWords
    boundaries: Boundaries
    starts: re.Pattern[str]

    def matches(self, text: str, within: Span) -> Iterator[Match]:
        """Yield what fits in a paragraph, in order, never overlapping."""
        end = within.start
        for start, rules in self._places(text, within):
            if start < end or not self.starts.match(text, start):
                continue
            for rule in rules:
                if found := rule.pattern.match(text, start, within.end):
                    end = found.end("span")
                    yield from _one_or_two(found, rule, self._meaning(rule, found))
                    break

    def _meaning(self, rule: Rule, found: re.Match[str]) -> Meaning:
        said = {
            field: value
            for group, field, words in rule.groups
            if (word := found[group]) is not None
            and (value := self._value(words, word)) is not None
        }
        # The fields were checked when the grammar was compiled, the values are typed by TOML.
        return Meaning(means=rule.means, **{**rule.set, **said})  # type: ignore[arg-type]

    def _places(self, text: str, within: Span) -> Iterator[tuple[int, tuple[Rule, ...]]]:
        """Yield where rules may begin: a few words before each key, or at it.

        Most words of an article are far from any key, so rules are tried at few of them.
        """
        if self.boundaries.unspaced:
            for at in range(within.start, within.end):
                opener = DIGIT if text[at].isdigit() else text[at].lower()
                if opener in self.openers:
                    yield at, self.openers[opener]
            return
        waiting: deque[tuple[int, tuple[Rule, ...]]] = deque(maxlen=REACH)
        for found in WORD.finditer(text, within.start, within.end):
            word, start = self.boundaries.lookup(found.group().lower()), found.start()
            if word[0] in self.boundaries.joined and word not in self.openers:
                word, start = self.boundaries.lookup(word[1:] or word), start + 1
            waiting.append((start, self.openers.get(word, ())))
            if word == DIGIT or word in self.keys:
                yield from waiting
                waiting.clear()

    def _value(self, words: str, word: str) -> Value | None:
        value = self.values.get(words, {}).get(key_of(word))
        if value is not None:
            return value
        if words == "roman":
            return _roman(word)
        if words == "own_year":
            return int("".join(f"{unicodedata.numeric(char, 0):g}" for char in word))
        return float(word.replace(",", ".")) if words == "count" else int(word)


def _one_or_two(found: re.Match[str], rule: Rule, meaning: Meaning) -> Iterator[Match]:
    """Yield the date that a rule found, or both where it holds two apart."""
    start, end = found.span("span")
    if not rule.apart:
        yield Match(Span(start, end), rule.name, meaning)
        return
    said = {f: getattr(meaning, f) for f in FIELDS if f.startswith(END)}
    last = {f.removeprefix(END): value for f, value in said.items() if value is not None}
    # The fields were checked when the grammar was compiled.
    first = replace(meaning, **dict.fromkeys(said))  # type: ignore[arg-type]
    yield Match(Span(start, found.start(APART)), rule.name, first)
    yield Match(Span(found.end(APART), end), rule.name, replace(first, **last))


def key_of(word: str) -> str:
    """Write a word as the lists are looked up: lower case, one space, no final stop."""
    return " ".join(word.lower().split()).removesuffix(".")


def _roman(numeral: str) -> int:
    digits = [ROMAN[letter] for letter in numeral.upper()]
    following = [*digits[1:], 0]
    return sum(-d if d < n else d for d, n in zip(digits, following, strict=True))
