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
gives the field `month` of a Meaning their value; {end_month=month} gives it to another field,
and {unit.year} matches only those words of a list that have this value.
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
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.cldr import locale_of
from generator.errors import BuildError
from generator.extract.date_grammar import (
    APART,
    DIGIT,
    DIGITS,
    FIELDS,
    OWN_DIGITS,
    WORD,
    Boundaries,
    Grammar,
    Rule,
    TenseWords,
    key_of,
)
from generator.extract.date_meaning import Tense
from generator.extract.timex import RESOLVERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extract.date_grammar import Value
    from generator.lexicon import Lexicon, Table

DASH = r"\s?[-–—/]\s?"
"""What stands between two dates unless the language says otherwise."""
SPACE = r"(?:\s{1,3})"
PLACEHOLDER = re.compile(r"\{(?:([a-z_]+)=)?([a-z_]+)(?:\.([a-z]+))?\}")
ONLY_GROUPS = re.compile(r"(?<!\\)\((?!\?)")
PIECE = re.compile(r"\{[a-z_=.]+\}|\(\?<?[-\w]*[:=!]?|\\.|[^\W\d_]+|.", re.DOTALL)
"""A piece of a pattern: a placeholder, an opening with its flag, an escape, a word, a sign."""
KEYS = frozenset({"name", "means", "pattern", "after", "not_after", "before", "not_before", "set"})


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
        {name: {key_of(w): v for w, v in pairs.items()} for name, pairs in words.items()},
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
                yield from self._openers_of(piece[1:-1].rpartition("=")[2].partition(".")[0])
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
            field, of, only = found[1] or found[2], found[2], found[3]
            if of == APART:
                dash = self._expand(str(self.parts.get(APART, DASH)), groups, name)
                return f"(?P<{APART}>{dash})"
            if of in self.parts and not found[1]:
                part = self.parts[of]
                if isinstance(part, list):
                    return self._alternatives(part)
                return f"(?:{self._expand(part, groups, name)})"
            choices = [DIGITS[of]] if of in DIGITS else []
            listed = [w for w, v in self.words.get(of, {}).items() if only in (None, v)]
            if listed:
                choices.append(self._alternatives(listed, cased=of in self.cased))
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


def _typed(value: str) -> Value:
    """Return a key of TOML as the number it is, or as it stands."""
    try:
        return float(value) if "." in value else int(value)
    except ValueError:
        return value


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
