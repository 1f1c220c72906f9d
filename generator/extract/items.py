"""What an article's words are grouped into before actors are told: Items and word lists."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from generator.lexicon.gazetteer import ALPHA_2, Entry, Gazetteer, load_gazetteer, slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.extract.stage import Word
    from generator.lexicon import Lexicon
    from generator.model.article import Span
    from generator.model.findings import ActorType

STATE_KINDS = frozenset({"government", "legislature", "judiciary", "military", "police"})
"""Kinds of bodies whose heads are written small: "el ministerio de Defensa"."""


class Kind(Enum):
    """What an item is."""

    KNOWN = "known"
    """A name of the gazetteer."""
    TITLE = "title"
    """An office noun."""
    ORG = "org"
    """A body by its head noun: "Departamento de Estado", "Foreign Ministry"."""
    CHUNK = "chunk"
    """Capitalised words of a kind not yet known."""
    WORD = "word"
    """Any other word."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One or more words that belong together."""

    kind: Kind
    words: tuple[Word, ...]
    span: Span
    opens: bool
    """First of its sentence."""
    shouted: bool = False
    """In a headline of capitals, where none of them tells anything."""
    entry: Entry | None = None
    title_class: str | None = None
    inner: tuple[Item, ...] = ()
    """Known names inside a body's name."""
    type: ActorType | None = None
    """What the pipeline takes the name for, if it takes it for one."""

    @property
    def lower(self) -> str:
        """The first word in lower case."""
        return self.words[0].lower

    @property
    def gap(self) -> str:
        """What stands before it."""
        return self.words[0].gap


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """The word lists this room needs, as sets."""

    gazetteer: Gazetteer
    functional: frozenset[str]
    """Words that begin sentences with a capital without being names."""
    of: frozenset[str]
    and_: frozenset[str]
    particles: frozenset[str]
    determiners: frozenset[str]
    courtesy: frozenset[str]
    """Words before a name that are no part of it: "Mr", "la señora"."""
    locative: frozenset[str]
    """Prepositions of place."""
    stop: frozenset[str]
    nouns_capitalised: bool
    """Every noun is written large, and no capital tells a name."""
    leaders: Mapping[str, str | None]
    """Slugs of the names that tell an office by themselves, to the state it belongs to."""


@cache
def name_words(lexicon: Lexicon) -> NameWords:
    """Gather the lists from language.toml and actors.toml."""
    language, actors = lexicon.table("language"), lexicon.table("actors")
    functional = {
        word
        for part in ("determiners", "prepositions", "conjunctions", "negation", "relatives")
        for words in language.get(part, {}).values()
        for word in words
    }
    names = language.get("names", {})
    return NameWords(
        gazetteer=load_gazetteer(lexicon),
        functional=frozenset(functional | set(language.get("sentence_openers", ()))),
        of=frozenset(names.get("of", ())),
        and_=frozenset(names.get("and", ())),
        particles=frozenset(w.lower() for w in actors.get("particles", {}).get("words", ()))
        - frozenset(names.get("and", ())),
        courtesy=frozenset(w.lower() for w in actors.get("courtesy", {}).get("words", ())),
        locative=frozenset(names.get("locative", ())),
        determiners=frozenset(language.get("determiners", {}).get("words", ())),
        stop=frozenset(w.lower() for w in actors.get("stop", {}).get("words", ())),
        nouns_capitalised=names.get("nouns_capitalised", False),
        leaders={
            slug(name): code if len(code) == ALPHA_2 else None
            for code, known in lexicon.table("world").get("leaders", {}).items()
            for name in known
        },
    )
