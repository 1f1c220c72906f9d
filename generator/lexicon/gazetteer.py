"""In: a Lexicon. Out: Gazetteer, which finds known names in a sequence of words.

Names of countries, capitals and most nationalities come from CLDR (through Babel): territories,
exemplar cities of time zones, and names of currencies ("won norcoreano"). The language's
actors.toml adds what CLDR lacks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from anyascii import anyascii
from babel import Locale, UnknownLocaleError
from babel.numbers import get_territory_currencies

from generator.lexicon import Lexicon, Table, load_lexicon
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

WORD = re.compile(r"\w+")
INNER_GAP = re.compile(r"[ \u00a0]?[.\-'’&]?[ \u00a0]?")
"""What may stand between two words of one name: "EE. UU.", "Guinea-Bissau", "Quai d'Orsay"."""

ALPHA_2 = 2
NO_STATES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Two-letter CLDR territories that are no states."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known name stands for."""

    kind: str
    """country, capital, demonym, body, group, metonym, region or source."""
    id: str
    type: ActorType
    country: str | None = None


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
class Gazetteer:
    """The known names of one language."""

    cased: PhraseIndex[Entry]
    """Names, as they are written."""
    uncased: PhraseIndex[Entry]
    """Nationalities and other words that languages write small, in lower case."""
    titles: PhraseIndex[str]
    """Offices in lower case, to their class."""
    heads: PhraseIndex[str]
    """Head nouns of bodies in lower case, to their kind: government, military, business ..."""
    country_ids: dict[str, str]
    """ISO 3166-1 alpha-2 to actor id."""
    names: dict[str, str]
    """Actor id to the name it goes by in this language."""


def slug(name: str) -> str:
    """Return lower-case ASCII words joined by hyphens; "x" where nothing is left."""
    return "-".join(re.findall(r"[a-z0-9]+", anyascii(name).lower().replace("'", ""))) or "x"


@cache
def load_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Build the gazetteer of a language from CLDR and its actors.toml."""
    built = Gazetteer(
        PhraseIndex(), PhraseIndex(), PhraseIndex(), PhraseIndex(), _country_ids(), {}
    )
    actors = lexicon.table("actors")
    _add_states(built, lexicon)
    for names, entry in _bodies(lexicon):
        for name in names:
            _add(built, name, entry)
    for surface, seat in actors.get("metonyms", {}).items():
        built.names.setdefault(seat["id"], seat["name"])
        entry = Entry("metonym", seat["id"], ActorType(seat["type"]), seat["country"])
        _add(built, surface, entry)
    for name, entry in _places_and_sources(actors):
        _add(built, name, entry)
    for class_, forms in actors.get("titles", {}).items():
        if class_ != "political":
            for form in forms:
                built.titles.add(form.lower(), class_)
    for kind, heads in actors.get("org_heads", {}).get("kinds", {}).items():
        for head in heads:
            built.heads.add(head.lower(), kind)
    return built


@cache
def load_given_names(lexicon: Lexicon) -> frozenset[str]:
    """Return first names of many cultures, in lower case; with those of the language's script."""
    own: list[str] = lexicon.table("actors").get("given_names", {}).get("words", [])
    return frozenset(name.lower() for name in (*lexicon.lines("given_names"), *own))


def _bodies(lexicon: Lexicon) -> Iterator[tuple[list[str], Entry]]:
    actors, owners = lexicon.table("actors"), lexicon.table("world").get("owners", {})
    for kind, plural, type_ in (
        ("body", "bodies", ActorType.ORG),
        ("group", "groups", ActorType.GROUP),
    ):
        for id_, names in actors.get(plural, {}).items():
            yield names, Entry(kind, id_, type_, owners.get(id_))


def _places_and_sources(actors: Table) -> Iterator[tuple[str, Entry]]:
    for name in actors.get("regions", {}).get("places", ()):
        yield name, Entry("region", slug(name), ActorType.PLACE)
    sources = actors.get("sources", {})
    for name in (*sources.get("agencies", ()), *sources.get("outlets", ())):
        yield name, Entry("source", slug(name), ActorType.ORG)


def _add(built: Gazetteer, name: str, entry: Entry) -> None:
    if not name:  # CLDR leaves some names of a language empty
        return
    built.names.setdefault(entry.id, name)
    if name[0].isupper() or not name[0].isalpha() or name != name.lower():
        built.cased.add(name, entry)
    else:
        built.uncased.add(name, entry)
        built.cased.add(name[0].upper() + name[1:], entry)  # at the head of a sentence


def _add_states(built: Gazetteer, lexicon: Lexicon) -> None:
    """Add states by their names, capitals and nationalities."""
    locale, actors = _locale(lexicon.lang), lexicon.table("actors")
    ids = _zone_slugs(lexicon) | capital_ids()
    for country, name in _countries(locale, actors):
        _add(built, name, Entry("country", _country_ids()[country], ActorType.COUNTRY, country))
    for country, name in _capitals(locale, lexicon, known=ids):
        _add(built, name, Entry("capital", ids[country], ActorType.PLACE, country))
    for country, name in _demonyms(locale, lexicon):
        _add(built, name, Entry("demonym", _country_ids()[country], ActorType.COUNTRY, country))


@cache
def _country_ids() -> dict[str, str]:
    territories = Locale("en").territories
    return {code: slug(territories[code]) for code in _states()}


@cache
def _states() -> tuple[str, ...]:
    codes: Iterable[str] = Locale("en").territories
    return tuple(sorted(c for c in codes if len(c) == ALPHA_2 and c not in NO_STATES))


@cache
def capital_ids() -> dict[str, str]:
    """Return the ids of the shipped capitals: by English names, the same in every language."""
    english = load_lexicon("en")
    named = english.table("actors").get("capitals", {})
    return {code: slug(names[0]) for code, names in named.items()} | _zone_slugs(english)


def _zone_slugs(lexicon: Lexicon) -> dict[str, str]:
    zones = lexicon.table("world").get("capitals", {})
    return {code: slug(zone.rpartition("/")[2]) for code, zone in zones.items()}


def _locale(lang: str) -> Locale:
    try:
        return Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def _countries(locale: Locale, actors: Table) -> Iterator[tuple[str, str]]:
    extra = actors.get("countries", {})
    for code in _states():
        name = locale.territories.get(code, "")
        # "Congo - Kinshasa", "Myanmar (Birmania)": CLDR's own helps, which nobody writes.
        if name and " - " not in name and "(" not in name:
            yield code, name
        for more in extra.get(code, ()):
            yield code, more


def _capitals(
    locale: Locale, lexicon: Lexicon, *, known: Container[str]
) -> Iterator[tuple[str, str]]:
    for code, zone in lexicon.table("world").get("capitals", {}).items():
        city = (locale.time_zones.get(zone) or {}).get("city")
        yield code, city or zone.rpartition("/")[2].replace("_", " ")
    for code, names in lexicon.table("actors").get("capitals", {}).items():
        if code in known:
            for name in names:
                yield code, name


def _demonyms(locale: Locale, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    rules = lexicon.table("language").get("demonyms", {})
    actors = lexicon.table("actors")
    wrong = set(actors.get("demonyms_meta", {}).get("currency_wrong", ()))
    for code, forms in actors.get("demonyms", {}).items():
        for form in forms:
            yield from ((code, inflected) for inflected in _inflected(form, rules))
    for code in _states():
        if code not in wrong:
            for form in _currency_adjectives(locale, code, rules):
                yield from ((code, inflected) for inflected in _inflected(form, rules))


def _currency_adjectives(locale: Locale, country: str, rules: Table) -> Iterator[str]:
    """Yield "norcoreano" of "won norcoreano": the name without the noun for the money."""
    for currency in get_territory_currencies(country):
        if not str(currency).startswith(country):
            continue  # shared with another state, as the euro is
        words = locale.currencies.get(currency, "").split()
        if not words[1:]:
            continue  # "yen": no adjective beside the noun, or no name at all
        rest = words[1:] if rules.get("currency_noun") == "first" else words[:-1]
        adjective = " ".join(rest)
        is_lower = adjective == adjective.lower()
        if is_lower == rules.get("lower_case", False) and len(rest) <= rules.get("words", 0):
            yield adjective


def _inflected(form: str, rules: Table) -> Iterable[str]:
    """Return all forms by the language's endings table, longest ending first."""
    for ending, others in sorted(rules.get("endings", {}).items(), key=lambda item: -len(item[0])):
        if form.endswith(ending):
            return [form[: len(form) - len(ending)] + other for other in others]
    return [form, *(form + more for more in rules.get("add", ()))]
