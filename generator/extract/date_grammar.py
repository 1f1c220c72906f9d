"""In: the dates.toml of a language. Out: Grammar, its rules compiled and what they mean.

A rule is a pattern whose {names} stand for lists of words or digits, and the meaning they
make together. How to write one:

    [[rule]]
    name = "month-year"                  # shown to the reader as "dates.month-year"
    means = "calendar"                   # a key of timex.RESOLVERS
    pattern = "({edge} )?{month}( {of})? {year}"
    after = ["{since}", "year"]          # comes only after one of these words
    not_after = ["per"]                  # and after none of these
    before = " {to} {year}"              # comes only before this, which is not part of it
    not_before = " {unit}"               # and not before this
    set = { side = -1 }                  # what the words mean without naming it

( ) only groups and a space is any white space. {month} matches the words of [words.month] and
gives the field `month` of a Meaning their value; {end_month=month} gives it to another field.
In [words.month] a value is followed by its words: 5 = ["mayo", "may."]. Names from [parts] are
lists of words or patterns of their own. {apart} is the dash between two dates, each of which is
an expression of its own: fields named end_... belong to the second. Rules are tried in order at
each word; the first that fits wins. Nothing in a pattern repeats without a bound, so time is
linear in the text.

    [boundaries]                         # of words; each may be left out
    unspaced = true                      # dates begin and end inside runs of letters: Chinese
    joined = ["و"]                       # single letters that are written with the word after them
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.cldr import locale_of
from generator.errors import BuildError
from generator.extract.date_meaning import Meaning, Tense
from generator.extract.timex import RESOLVERS
from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.lexicon import Lexicon, Table

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
DASH = r"\s?[-–—/]\s?"
"""What stands between two dates unless the language says otherwise."""
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

SPACE = r"(?:\s{1,3})"
PLACEHOLDER = re.compile(r"\{(?:([a-z_]+)=)?([a-z_]+)\}")
ONLY_GROUPS = re.compile(r"(?<!\\)\((?!\?)")
ROMAN = {"I": 1, "V": 5, "X": 10}
PIECE = re.compile(r"\{[a-z_=]+\}|\(\?<?[-\w]*[:=!]?|\\.|[^\W\d_]+|.", re.DOTALL)
"""A piece of a pattern: a placeholder, an opening with its flag, an escape, a word, a sign."""
FIELDS = frozenset(f.name for f in fields(Meaning))
KEYS = frozenset({"name", "means", "pattern", "after", "not_after", "before", "not_before", "set"})


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
        value = self.values.get(words, {}).get(_key(word))
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


@cache
def grammar_of(lexicon: Lexicon) -> Grammar:
    """Return the grammar of a language, compiled once per process.

    Raises:
        BuildError: a rule names something that does not exist.
    """
    return compile_grammar(lexicon.table("dates"), lexicon.lang)


def compile_grammar(table: Table, lang: str) -> Grammar:
    """Compile the rules of a dates.toml, with month and weekday names from CLDR."""
    words = _cldr_names(lang)
    words["month"] = dict(words.get("month_name", {}))
    for name, rows in table.get("words", {}).items():
        ours = {word: _typed(value) for value, row in rows.items() for word in row}
        words[name] = words.get(name, {}) | ours
    boundaries = _boundaries(table.get("boundaries", {}))
    cased = frozenset(table.get("cased", ()))
    compiler = _Compiler(words, table.get("parts", {}), cased, boundaries)
    if unknown := set(table.get("keys", ())) - set(words):
        raise BuildError(f"dates.toml, keys: no list is called {', '.join(sorted(unknown))}")
    openers: dict[str, list[Rule]] = {}
    for row in table.get("rule", ()):
        rule = compiler.rule(row)
        for word in sorted(set(compiler.openers(row["pattern"]))):
            openers.setdefault(word, []).append(rule)
    return Grammar(
        frozenset(
            max(_words(w), key=len) for name in table.get("keys", words) for w in words[name]
        ),
        {word: tuple(rules) for word, rules in openers.items()},
        {name: {_key(w): v for w, v in pairs.items()} for name, pairs in words.items()},
        _tense_words(table.get("tense", {}), unspaced=boundaries.unspaced),
        boundaries,
        re.compile(boundaries.starts),
    )


def _boundaries(table: Table) -> Boundaries:
    if wrong := sorted(set(table) - {f.name for f in fields(Boundaries)}):
        raise BuildError(f"dates.toml, boundaries: unknown {', '.join(wrong)}")
    return Boundaries(**{**table, "joined": tuple(table.get("joined", ()))})


@dataclass(frozen=True, slots=True)
class _Compiler:
    words: dict[str, dict[str, Value]]
    parts: dict[str, str | list[str]]
    cased: frozenset[str]
    """Lists whose words count only with a capital ("May", "March")."""
    boundaries: Boundaries

    def rule(self, row: dict[str, Any]) -> Rule:
        """Compile one rule."""
        name = str(row.get("name"))
        if wrong := sorted(set(row) - KEYS | (set(row.get("set", {})) - FIELDS)):
            raise BuildError(f"dates.toml, rule {name}: unknown {', '.join(wrong)}")
        if row.get("means") not in RESOLVERS:
            raise BuildError(f"dates.toml, rule {name}: means {row.get('means')!r} is not known")
        groups: dict[str, tuple[str, str, str]] = {}

        def expand(pattern: str) -> str:
            return self._expand(pattern, groups, name)

        ends = self.boundaries.ends
        pattern = (
            f"{self._behind(row)}(?P<span>{expand(row['pattern'])}){ends}"
            + (f"(?={expand(row['before'])}{ends})" if "before" in row else "")
            + (f"(?!{expand(row['not_before'])})" if "not_before" in row else "")
        )
        try:
            compiled = re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            raise BuildError(f"dates.toml, rule {name}: not a pattern ({error})") from error
        return Rule(
            compiled,
            name,
            row["means"],
            tuple(groups.values()),
            row.get("set", {}),
            APART in compiled.groupindex,
        )

    def openers(self, pattern: str) -> Iterator[str]:
        """Yield every word with which a pattern may begin, and perhaps a few more.

        What follows a space in its pattern cannot be first; all else is taken for possible.
        """
        inside = False
        branches: list[bool] = []
        for piece in PIECE.findall(pattern):
            if piece[0] == "(":
                branches.append(inside)
            elif piece == "|" and branches:
                inside = branches[-1]
            elif piece == ")" and branches:
                branches.pop()
                inside = False
            elif piece == " ":
                inside = True
            elif not inside and piece[0] == "{":
                yield from self._openers_of(piece[1:-1].rpartition("=")[2])
            elif not inside and (piece[0].isalnum() or piece == r"\d"):
                yield self.boundaries.lookup(piece.lower())

    def _openers_of(self, name: str) -> Iterator[str]:
        part = self.parts.get(name, [])
        if name == "own_year":
            yield from OWN_DIGITS
        elif name in DIGITS:
            yield DIGIT
        if isinstance(part, str):
            yield from self.openers(part)
        else:
            listed = part or list(self.words.get(name, ()))
            yield from (self.boundaries.lookup(_words(entry)[0]) for entry in listed)

    def _behind(self, row: dict[str, Any]) -> str:
        """Return what must and must not stand before a rule, word for word and one space."""
        after, not_after = (
            [
                word
                for entry in row.get(key, ())
                for word in (self.parts.get(entry[1:-1], ()) if entry[0] == "{" else (entry,))
            ]
            for key in ("after", "not_after")
        )
        wanted = "|".join(f"(?<={self._right_before(word)})" for word in after)
        refused = "".join(f"(?<!{self._right_before(word)})" for word in not_after)
        return (f"(?:{wanted})" if wanted else "") + refused

    def _expand(self, pattern: str, groups: dict[str, tuple[str, str, str]], name: str) -> str:
        """Replace the {names} of a pattern; `groups` receives those that carry a value."""

        def replacement(found: re.Match[str]) -> str:
            field, of = found[1] or found[2], found[2]
            if of == APART:
                dash = self._expand(str(self.parts.get(APART, DASH)), groups, name)
                return f"(?P<{APART}>{dash})"
            if of in self.parts and not found[1]:
                part = self.parts[of]
                if isinstance(part, list):
                    return self._alternatives(part)
                return f"(?:{self._expand(part, groups, name)})"
            choices = [DIGITS[of]] if of in DIGITS else []
            if of in self.words:
                choices.append(self._alternatives(list(self.words[of]), cased=of in self.cased))
            if not choices or field not in FIELDS:
                raise BuildError(f"dates.toml, rule {name}: {found[0]} is not known")
            # A field may stand in several branches of one rule: each has a group of its own.
            group = f"{field}_{len(groups)}"
            groups[group] = (group, field, of)
            return f"(?P<{group}>{'|'.join(choices)})"

        plain = ONLY_GROUPS.sub("(?:", pattern).replace(" ", SPACE)
        return PLACEHOLDER.sub(replacement, plain)

    def _alternatives(self, words: list[str], *, cased: bool = False) -> str:
        """Match any of these words; a full stop at a word's end may be missing."""
        forms = {f for w in words for f in ((w[0].upper() + w[1:], w.upper()) if cased else (w,))}
        longest_first = sorted(forms, key=lambda w: (-len(w), w))
        body = "|".join(self._word(w) for w in longest_first)
        return f"(?{'-i' if cased else ''}:{body})"

    def _word(self, word: str) -> str:
        stop = r"\.?" if word.endswith(".") else ""
        body = re.escape(word.removesuffix(".")).replace(r"\ ", SPACE)
        return body + self.boundaries.word_end + stop

    def _right_before(self, word: str) -> str:
        """Match a whole word and the space after it; no space after an opening mark."""
        body = re.escape(word).replace(r"\ ", r"\s")
        if self.boundaries.unspaced or not (word[-1].isalpha() or word[-1] == "."):
            return body
        return rf"\b{body}\s"


def _words(entry: str) -> list[str]:
    return [w.lower() for w in WORD.findall(entry)]


def _key(word: str) -> str:
    """Write a word as the lists are looked up: lower case, one space, no final stop."""
    return " ".join(word.lower().split()).removesuffix(".")


def _typed(value: str) -> Value:
    """Return a key of TOML as the number it is, or as it stands."""
    try:
        return float(value) if "." in value else int(value)
    except ValueError:
        return value


def _roman(numeral: str) -> int:
    digits = [ROMAN[letter] for letter in numeral.upper()]
    following = [*digits[1:], 0]
    return sum(-d if d < n else d for d, n in zip(digits, following, strict=True))


def _cldr_names(lang: str) -> dict[str, dict[str, Value]]:
    """Return month_name (from 1) and weekday (Monday is 0) of a language, none if unknown."""
    locale = locale_of(lang)
    if locale is None:
        return {}
    contexts = ("format", "stand-alone")
    return {
        field: {
            name.lower(): number
            for context in contexts
            for number, name in kinds[context]["wide"].items()
            if not name.isdigit()
        }
        for field, kinds in (("month_name", locale.months), ("weekday", locale.days))
    }


def _tense_words(table: Table, *, unspaced: bool) -> TenseWords:
    words, leads = (
        {w: tense for tense in Tense for w in table.get(tense, {}).get(key, ())}
        for key in ("words", "leads")
    )
    endings = [(e, tense) for tense in Tense for e in table.get(tense, {}).get("endings", ())]
    endings.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    not_after = frozenset(table.get("not_after", ()))
    return TenseWords(words, leads, tuple(endings), unspaced, not_after)
