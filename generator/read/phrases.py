"""In: provenance.toml of a language. Out: Phrases, its patterns ready to match.

A pattern is a regular expression for one sentence without its final stop, upper or lower case
alike. A space stands for any white space, " ?" for some or none, and three names for what varies:

    {agency}  one news agency or several: "AFP", "AFP und dpa"
    {people}  capitalised names with the small words between them: "Ana Ruiz in Quito"
    {any}     any words up to the end of the sentence
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator.errors import BuildError
from generator.lexicon import languages, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TABLE = "provenance"
WIRES = "en"
"""Agencies and site builders leave English lines in articles of every language."""

OPENING = r"[\s(（\[【*_|•·>—–-]*"
CLOSING = r"[\s)）\]】*_|.。…!！]*"
# A stop inside a sentence follows an initial ("J. Smith") or precedes an address (".com").
ANY = r"(?:[^.!?…。！？\n]|(?<=\b\w)\.|\.(?-i:(?=[a-z0-9])))*?"
NAME = ANY.removesuffix("*?") + "+?"
NEVER = "(?!)"
FIRST_EAST_ASIAN = 0x2E80
CAPITALISED = r"(?-i:[^\W\d_a-zß-öø-ÿа-яё])[\w.'’-]*"


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """Patterns for whole sentences, of which an agency's name may be a part.

    A pattern finds where a name must stand, and `agencies` tells whether one does: with all
    names written into every pattern, compiling them took longer than reading an article.
    """

    plain: re.Pattern[str]
    named: tuple[re.Pattern[str], ...]
    """Each with a group `agency`."""
    agencies: re.Pattern[str]

    def fits(self, words: str) -> bool:
        """Tell whether one of the patterns is all of these words."""
        matches = (pattern.fullmatch(words) for pattern in self.named)
        return self.plain.fullmatch(words) is not None or any(
            match["agency"] is None or self.agencies.fullmatch(match["agency"].strip())
            for match in matches
            if match
        )


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """The patterns of boilerplate in one language and in English."""

    lang: str
    agencies: dict[str, str]
    """Folded form to name: "reuters" to "Reuters"."""
    agency: re.Pattern[str]
    credit: Sentence
    """A sentence that says who supplied the text."""
    translated: Sentence
    """A sentence that says a machine translated it."""
    notice: Sentence
    """A sentence of the site, not of the article: terms, rights, newsletters."""
    line: Sentence
    """The same, where it needs a whole line to be told from prose."""
    bracketed: re.Pattern[str]
    """An agency in brackets, with a place before it in some languages."""
    datelines: tuple[re.Pattern[str], ...]
    """The start of an article that names its agency in another way; group whole: all is credit."""
    days: tuple[re.Pattern[str], ...]
    """Groups year, month, day: dates written in numbers with words between them."""

    def agencies_in(self, words: str) -> tuple[str, ...]:
        """Return the names of the agencies met in some words, in their order."""
        forms = (match[1] or match[2] for match in self.agency.finditer(words))
        return tuple(dict.fromkeys(self.agencies[form.casefold()] for form in forms))


@cache
def load_phrases(lang: str, overlay: Path | None) -> Phrases:
    """Return the patterns for articles of a language; those of all where it has none.

    Raises:
        BuildError: a pattern is not a regular expression.
    """
    own = (lang, WIRES) if load_lexicon(lang, overlay).table(TABLE) else languages()
    tables = [load_lexicon(one, overlay).table(TABLE) for one in dict.fromkeys(own)]
    agencies = {
        form.casefold(): name
        for table in tables
        for name, forms in table.get("agencies", {}).items()
        for form in forms
    }
    agency = _either(sorted(agencies, key=len, reverse=True))
    parts = {
        "any": ANY,
        "agency": _listed(f"(?:{agency})", _all(tables, "and"), _all(tables, "before_agency")),
        "people": _people(_all(tables, "between_names")),
    }

    def each(key: str) -> tuple[re.Pattern[str], ...]:
        where = f"{lang}/{TABLE}.toml, {key}"
        return tuple(_compiled(p, parts, where=where) for p in _all(tables, key))

    listed = re.compile(parts["agency"], re.IGNORECASE)

    def sentence(key: str) -> Sentence:
        where = f"{lang}/{TABLE}.toml, {key}"
        patterns = _all(tables, key)
        plain = "|".join(p for p in patterns if "{agency}" not in p) or NEVER
        generic = parts | {"agency": f"(?P<agency>{NAME})"}
        try:
            return Sentence(
                _compiled(f"{OPENING}(?:{plain}){CLOSING}", parts, where=where),
                tuple(
                    _compiled(f"{OPENING}(?:{p}){CLOSING}", generic, where=where)
                    for p in patterns
                    if "{agency}" in p
                ),
                listed,
            )
        except BuildError:
            each(key)  # names the one that is broken
            raise

    name = f"(?P<agency>{parts['agency']})"
    return Phrases(
        lang=lang,
        agencies=agencies,
        agency=_names(agencies, _all(tables, "and")),
        credit=sentence("credits"),
        translated=sentence("translations"),
        notice=sentence("notices"),
        line=sentence("lines"),
        bracketed=re.compile(
            rf"[(（\[【/](?:[^()（）\[\]【】/\n]{{1,30}}[=＝])?\s*{name}\s*[)）\]】/]",  # noqa: RUF001  full-width marks
            re.IGNORECASE,
        ),
        datelines=each("datelines"),
        days=each("days"),
    )


def _compiled(pattern: str, parts: dict[str, str], *, where: str) -> re.Pattern[str]:
    """Return a pattern with the parts in place of their names."""
    filled = pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
    for name, part in parts.items():
        filled = filled.replace(f"{{{name}}}", part)
    try:
        return re.compile(filled, re.IGNORECASE)
    except re.error as error:
        message = f"lexicon {where}: {pattern!r} is no regular expression ({error}); repair it"
        raise BuildError(message) from error


def _listed(agency: str, joiners: list[str], before: list[str]) -> str:
    one = f"(?:(?:{_either(before)})\\s*)?{agency}" if before else agency
    joiner = rf"\s*(?:[,;/、&+]|{_either(joiners)})\s*"
    return f"{one}(?:{joiner}{one})*"


def _people(between: list[str]) -> str:
    token = f"(?:{CAPITALISED}|(?:{_either(between)})(?!\\w))"
    return rf"{CAPITALISED}(?:[\s,;/&():]+(?:[–—-]\s+)?{token}){{0,30}}"


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in words) or NEVER


def _all(tables: Iterable[dict[str, list[str]]], key: str) -> list[str]:
    return list(dict.fromkeys(entry for table in tables for entry in table.get(key, [])))


def _names(agencies: dict[str, str], joiners: list[str]) -> re.Pattern[str]:
    """Return what finds the forms of agencies among other words.

    In scripts without spaces they stand between any letters; in Arabic "and" is part of the
    next word.
    """
    forms = sorted(agencies, key=len, reverse=True)
    unspaced = [form for form in forms if ord(form[0]) > FIRST_EAST_ASIAN]
    spaced = rf"(?<![^\W\d_])(?:{_either(joiners)})?({_either(forms)})(?![^\W\d_])"
    return re.compile(f"{spaced}|({_either(unspaced)})", re.IGNORECASE)
