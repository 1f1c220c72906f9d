"""In: a Lexicon. Out: Gazetteer, which finds known names in a text or a sequence of words.

Names of countries, capitals and most nationalities come from CLDR (through Babel): territories,
exemplar cities of time zones, and names of currencies ("won norcoreano"). The language's
actors.toml adds what CLDR lacks, its places.tsv other cities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from anyascii import anyascii
from babel.numbers import get_territory_currencies

from generator.cldr import ENGLISH, locale_of
from generator.lexicon import Lexicon, Table, load_lexicon
from generator.lexicon.cases import name_forms
from generator.lexicon.indexes import WORD, PhraseIndex, RunIndex
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from babel import Locale

INSIDE_WORD = re.compile("[A-Za-z0-9]{2}|[ァ-ヴー]{2}")
"""Two letters that belong to one word even where no spaces are: "MUSEUM" holds no EU."""
GLOSSED = re.compile(" - |[(（]")
"""In CLDR's own helps, which nobody writes: "Congo - Kinshasa", "Myanmar (Birmania)"."""
ALPHA_2 = 2
NO_STATES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Two-letter CLDR territories that are no states."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known name stands for."""

    kind: str
    """country, capital, demonym, body, company, group, metonym, region, city or source."""
    id: str
    type: ActorType
    country: str | None = None
    ambiguous: bool = False
    """As often a word, a first name or a surname: the sentence has to speak for it."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language writes names into a sentence; from [writing] of its actors.toml."""

    spaces: bool = True
    """Between words."""
    prefixes: tuple[str, ...] = ()
    """Words written onto the head of a name."""
    particles: tuple[str, ...] = ()
    """Words written onto its end."""

    @property
    def is_plain(self) -> bool:
        """Names are words of their own."""
        return self.spaces and not self.prefixes and not self.particles


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """The known names of one language."""

    cased: PhraseIndex[Entry]
    """Names, as they are written."""
    uncased: PhraseIndex[Entry]
    """Nationalities and other words that languages write small, in lower case."""
    unsure: PhraseIndex[Entry]
    """Ambiguous names, as they are written."""
    runs: RunIndex[Entry]
    """All of them, where names do not stand as words of their own."""
    writing: Writing
    titles: PhraseIndex[str]
    """Offices in lower case, to their class."""
    heads: PhraseIndex[str]
    """Head nouns of bodies in lower case, to their kind: government, military, business ..."""
    country_ids: dict[str, str]
    """ISO 3166-1 alpha-2 to actor id."""
    names: dict[str, str]
    """Actor id to the name it goes by in this language."""

    def find(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Yield (start, end, entry) of the known names of a text, in order.

        Of names that overlap the first is found, of those that begin together the longest.
        Words written onto a name are left out of its span. Ambiguous names are among them.
        """
        if self.writing.is_plain:
            return self._of_words(text)
        return self._in_words(text) if self.writing.spaces else self._in_run(text)

    def _of_words(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Yield names that are words of their own."""
        found = list(WORD.finditer(text))
        words = [m.group() for m in found]
        lowers = [word.lower() for word in words]
        ends = [0, *(m.end() for m in found)]
        gaps = [text[end : m.start()] for end, m in zip(ends, found, strict=False)]
        i = 0
        while i < len(words):
            known = [
                match
                for index, seen in (
                    (self.cased, words), (self.uncased, lowers), (self.unsure, words)
                )
                if (match := index.match(seen, gaps, i))
            ]  # fmt: skip
            if not known:
                i += 1
                continue
            n, stop, entry = max(known, key=lambda match: match[0])
            end = found[i + n - 1].end()
            yield found[i].start(), end + (stop and text[end : end + 1] == "."), entry
            i += n

    def _in_words(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Yield names that begin a word, or follow a prefix, and end it or precede a particle."""
        after = 0
        for word in WORD.finditer(text):
            if word.start() < after:
                continue
            for prefix in ("", *self.writing.prefixes):
                start = word.start() + len(prefix)
                if not word.group().startswith(prefix) or start >= word.end():
                    continue
                known = next((k for k in self.runs.at(text, start) if self._ends(text, k[0])), None)
                if known is not None:
                    after = known[0]
                    yield start, *known
                    break

    def _ends(self, text: str, end: int) -> bool:
        rest = WORD.match(text, end)
        return rest is None or rest.group() in self.writing.particles

    def _in_run(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Yield names that begin anywhere, but do not cut a word in Latin letters or kana."""
        i = 0
        while i < len(text):
            known = next((k for k in self.runs.at(text, i) if not _cuts(text, i, k[0])), None)
            if known is not None:
                yield i, *known
            i = known[0] if known else i + 1


def _cuts(text: str, start: int, end: int) -> bool:
    """Tell whether an end of a piece lies inside a word."""
    return any(
        0 < place < len(text) and INSIDE_WORD.fullmatch(text[place - 1 : place + 1])
        for place in (start, end)
    )


def slug(name: str) -> str:
    """Return lower-case ASCII words joined by hyphens; "x" where nothing is left."""
    return "-".join(re.findall(r"[a-z0-9]+", anyascii(name).lower().replace("'", ""))) or "x"


@cache
def load_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Build the gazetteer of a language from CLDR, its actors.toml and its places.tsv."""
    actors = lexicon.table("actors")
    built = Gazetteer(
        cased=PhraseIndex(), uncased=PhraseIndex(), unsure=PhraseIndex(), runs=RunIndex(),
        writing=_writing(actors), titles=PhraseIndex(), heads=PhraseIndex(),
        country_ids=_country_ids(), names=_seat_names(actors),
    )  # fmt: skip
    inflection = actors.get("inflection", {})
    ambiguous = frozenset(actors.get("ambiguous", {}).get("names", ()))
    for name, found in _known_names(lexicon):
        entry = replace(found, ambiguous=True) if name in ambiguous else found
        for form in name_forms(name, inflection) if entry.kind != "demonym" else (name,):
            _add(built, form, entry)
    for class_, offices in actors.get("titles", {}).items():
        if class_ != "political":
            for office in offices:
                for form in name_forms(office.lower(), inflection):
                    built.titles.add(form, class_)
    for kind, heads in actors.get("org_heads", {}).get("kinds", {}).items():
        for head in heads:
            for form in name_forms(head.lower(), inflection):
                built.heads.add(form, kind)
    return built


def _seat_names(actors: Table) -> dict[str, str]:
    """Return the names of bodies that only their seats stand for: "Kremlin"."""
    seats, bodies = actors.get("metonyms", {}).values(), actors.get("bodies", {})
    named = reversed([(seat["id"], seat["name"]) for seat in seats])  # the first one stays
    return {id_: name for id_, name in named if id_ not in bodies}


def _writing(actors: Table) -> Writing:
    table = actors.get("writing", {})
    return Writing(
        table.get("spaces", True),
        tuple(table.get("prefixes", ())),
        tuple(table.get("particles", ())),
    )


def _known_names(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    """Yield all names; of two equal ones the first is kept: states before cities before regions."""
    yield from _states_names(lexicon)
    yield from _bodies(lexicon)
    actors = lexicon.table("actors")
    for surface, seat in actors.get("metonyms", {}).items():
        entry = Entry("metonym", seat["id"], ActorType(seat["type"]), seat["country"])
        yield surface, entry
    yield from _cities(lexicon)
    yield from _places_and_sources(actors)


@cache
def load_given_names(lexicon: Lexicon) -> frozenset[str]:
    """Return first names of many cultures, in lower case; with those of the language's script."""
    own: list[str] = lexicon.table("actors").get("given_names", {}).get("words", [])
    return frozenset(name.lower() for name in (*lexicon.lines("given_names"), *own))


def _bodies(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    actors, owners = lexicon.table("actors"), lexicon.table("world").get("owners", {})
    for kind, plural, type_ in (
        ("body", "bodies", ActorType.ORG),
        ("company", "companies", ActorType.ORG),
        ("group", "groups", ActorType.GROUP),
    ):
        for id_, names in actors.get(plural, {}).items():
            for name in names:
                yield name, Entry(kind, id_, type_, owners.get(id_))


def _places_and_sources(actors: Table) -> Iterator[tuple[str, Entry]]:
    for name in actors.get("regions", {}).get("places", ()):
        yield name, Entry("region", slug(name), ActorType.PLACE)
    sources = actors.get("sources", {})
    for name in (*sources.get("agencies", ()), *sources.get("outlets", ())):
        yield name, Entry("source", slug(name), ActorType.ORG)


def _cities(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    """Yield cities: first those that actors.toml names by hand, then the long list."""
    for country, cities in lexicon.table("actors").get("cities", {}).items():
        for id_, names in cities.items():
            for name in names:
                yield name, Entry("city", id_, ActorType.PLACE, country)
    for line in lexicon.lines("places"):
        name, country, id_, *mark = line.split("\t")
        entry = Entry("city", id_, ActorType.PLACE, country, ambiguous=bool(mark))
        capital = capital_ids().get(country) == id_
        yield name, replace(entry, kind="capital") if capital else entry


def _add(built: Gazetteer, name: str, entry: Entry) -> None:
    if not name:  # CLDR leaves some names of a language empty
        return
    if not entry.ambiguous:
        built.names.setdefault(entry.id, name)
    if not built.writing.is_plain:
        built.runs.add(name, entry)
    if entry.ambiguous:
        built.unsure.add(name, entry)
    elif name[0].isupper() or not name[0].isalpha() or name != name.lower():
        built.cased.add(name, entry)
    else:
        built.uncased.add(name, entry)
        built.cased.add(name[0].upper() + name[1:], entry)  # at the head of a sentence


def _states_names(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    """Yield the names of states, of their capitals, and nationalities."""
    locale, actors, ids = _locale(lexicon.lang), lexicon.table("actors"), _country_ids()
    capitals = _zone_slugs(lexicon) | capital_ids()
    for country, name in _countries(locale, actors):
        yield name, Entry("country", ids[country], ActorType.COUNTRY, country)
    for country, name in _capitals(locale, lexicon, known=capitals):
        yield name, Entry("capital", capitals[country], ActorType.PLACE, country)
    for country, name in _demonyms(locale, lexicon):
        yield name, Entry("demonym", ids[country], ActorType.COUNTRY, country)


@cache
def _country_ids() -> dict[str, str]:
    territories = ENGLISH.territories
    return {code: slug(territories[code]) for code in _states()}


@cache
def _states() -> tuple[str, ...]:
    codes: Iterable[str] = ENGLISH.territories
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
    return locale_of(lang) or ENGLISH


def _countries(locale: Locale, actors: Table) -> Iterator[tuple[str, str]]:
    extra = actors.get("countries", {})
    for code in _states():
        name = locale.territories.get(code, "")
        if name and not GLOSSED.search(name):
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
    forms = [form, *(form + more for more in rules.get("add", ()))]
    return [*forms, *(more + form for more in rules.get("before", ()) for form in forms)]
