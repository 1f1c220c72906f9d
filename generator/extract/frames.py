"""In: a Lexicon. Out: Frames, the typed view of events.toml and plover.toml.

A frame says which words tell an event of a PLOVER type, and where its parties stand.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.errors import BuildError
from generator.lexicon.forms import FormIndex, auxiliary_lemmas, form_index, noun_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.lexicon import Lexicon, Table

Phrase = tuple[str, ...]
"""Lower-case words that follow one another."""
SUBJECT, OBJECT, DATIVE, CLAUSE = "subject", "object", "dative", "clause"
"""The slots that are no preposition."""


SHORTEST_PART, SHORTEST_HEAD = 3, 5
"""Letters of the parts of a compound; shorter ones are in too many words by chance."""

LIGHT = ("do", "say", "put", "announce", "cancel", "get")
"""Kinds of verbs that leave the meaning to their noun."""


class Role(StrEnum):
    """What a party or phrase is to its event."""

    ACTOR = "actor"
    TARGET = "target"
    JOINT = "joint"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A PLOVER type."""

    quad: int
    score: float
    modes: Mapping[str, float]

    def weight(self, mode: str | None) -> float:
        """Return the score of a mode, or of the type where the mode has none."""
        return self.modes.get(mode, self.score) if mode else self.score


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frame:
    """How one family of words tells one type of event."""

    key: str
    """The same for a verb and its noun."""
    part: str
    """verb or noun."""
    type: str
    mode: str | None
    subject: Role | None
    object: Role | None
    """What the direct object is besides being the thing told of."""
    about_object: bool
    dative: Role | None
    """What the object in the dative is; None where it is no other than the direct one."""
    asks: bool
    """Who should do what its clause tells is its target ("demanded that X stop")."""
    prepositions: tuple[tuple[Phrase, Role], ...]
    """Longest first."""
    of: Role
    """What the preposition of possession brings to a noun."""
    needs: frozenset[Phrase]
    unless: frozenset[Phrase]
    content: frozenset[Phrase]
    """Words in the clause that the verb reports which make it this: "must"."""
    requires: frozenset[Role]
    reflexive: bool | None
    passive: bool | None
    """Only in the passive ("fue muerto por"), or never."""
    light: frozenset[str]
    """Kinds of verbs of [light] of which one must govern a noun; none needed where empty."""
    crowd: str | None
    """Class of [collectives] that alone does this."""
    public: bool
    """Crowds without any office do this too."""
    person: bool
    """Only people do this, not states."""
    state: bool
    """Only states and bodies do this, not crowds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A lemma of a frame."""

    lemma: str
    words: Phrase
    """Verbs: what must follow the verb. Nouns: all words of this form."""
    frame: Frame


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """All that one language says about events."""

    index: FormIndex
    verbs: Mapping[str, tuple[Entry, ...]]
    """By the first word of the lemma, most demanding first."""
    nouns: Mapping[str, tuple[Entry, ...]]
    """By the first word of the form, longest first."""
    kinds: Mapping[str, Kind]
    future: Mapping[str, str]
    refusal: str
    """What an announced "will not" is."""
    offer: str
    """What "is willing to" help or yield is."""
    groups: Mapping[str, frozenset[str]]
    """Sets of types: wishes, crowds, answers, conflict."""
    grammar: Mapping[str, frozenset[Phrase]]
    light: Mapping[str, tuple[tuple[str, Phrase], ...]]
    """By lemma: kinds of [light] and the words that must follow it, those with most words first."""
    factuality: Mapping[str, frozenset[Phrase]]
    collectives: Mapping[str, frozenset[Phrase]]
    things: frozenset[str]
    """Nouns of one word that frames know, also those that look like verbs ("tratado")."""
    long_things: frozenset[Phrase]
    """Those of three words and more, whatever their first word looks like."""
    pairs: Mapping[str, frozenset[Phrase]]
    """Words for two who were named together: people, any."""
    fields: frozenset[Phrase]
    field_heads: frozenset[str]
    """Their first words."""
    cases: Mapping[str, Phrase]
    """Values of Case to the slots of bare phrases; empty where only prepositions tell them."""
    contractions: Mapping[str, str]
    unaccented: Mapping[str, str]
    """Words as capitals may have them ("MOVILIZACION") to the words as they are written."""
    prepositions: frozenset[str]
    negation: frozenset[str]
    inside: frozenset[str]
    """Words that may stand between a subject and its verb."""
    adverb_endings: tuple[str, ...]
    bare_verbs: bool
    """Its verbs look like nouns ("sanctions", "arms"), so one needs a subject right before it."""
    drops_subjects: bool
    gerunds_describe: bool
    """A gerund after a noun says what that does: "soldiers firing at the crowd"."""
    verb_bracket: bool
    """Its verbs embrace their clause, and cases tell what a phrase is ("hat ... besucht")."""
    compound_heads: frozenset[str]
    """Nouns that end longer ones, which mean a kind of them; none where words are not joined."""

    def head_of(self, lower: str) -> str:
        """Return the known noun that a compound ends in ("Handelsabkommen"), else the word."""
        if lower in self.compound_heads:
            return lower
        ends = (lower[i:] for i in range(SHORTEST_PART, len(lower) - SHORTEST_HEAD + 1))
        return next((end for end in ends if end in self.compound_heads), lower)

    def word(self, lower: str) -> str:
        """Return a word with its contraction undone."""
        return self.contractions.get(lower, lower)


class _Lists(dict[str, frozenset[Phrase]]):
    """Lists of a language; one that it does without is empty."""

    def __missing__(self, name: str) -> frozenset[Phrase]:
        return frozenset()


@cache
def kinds_of(lexicon: Lexicon) -> Mapping[str, Kind]:
    """Return the PLOVER types by their names."""
    return {
        name: Kind(quad=given["quad"], score=given["score"], modes=given.get("modes", {}))
        for name, given in lexicon.table("plover")["types"].items()
    }


@cache
def load_frames(lexicon: Lexicon) -> Frames | None:
    """Return the frames of a language, None where it has no events.toml.

    Raises:
        BuildError: a frame names a type, class or role that does not exist.
    """
    table = lexicon.table("events")
    if not table:
        return None
    world = lexicon.table("plover")
    kinds = kinds_of(lexicon)
    classes = {
        name: frozenset(form for word in words for form in _with_plural(word, lexicon))
        for name, words in table.get("classes", {}).items()
    }
    collectives = {name: frozenset[Phrase]() for name in ("office", "armed", "peace")} | {
        name: frozenset(form for word in words for form in _with_plural(word, lexicon))
        for name, words in table.get("collectives", {}).items()
    }
    if table.get("grammar", {}).get("compounds", False):
        classes = _with_compounds(classes, table.get("nouns", {}), lexicon)
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    for key, given in table.get("verbs", {}).items():
        frame = _frame(key, "verb", given, classes=classes, kinds=kinds)
        for lemma in given["lemmas"]:
            head, *rest = _words(lemma)
            verbs.setdefault(head, []).append(Entry(lemma, tuple(rest), frame))
    for key, given in table.get("nouns", {}).items():
        frame = _frame(key, "noun", given, classes=classes, kinds=kinds)
        for lemma in given["lemmas"]:
            for words in _with_plural(lemma, lexicon):
                nouns.setdefault(words[0], []).append(Entry(lemma, words, frame))
    light = _phrases_by_key(table.get("light", {}))
    factuality = _phrases_by_key(table.get("factuality", {}))
    helpers = [phrases for name, phrases in factuality.items() if name in GOVERNORS]
    heads = {
        *verbs,
        *(phrase[0] for phrases in (*light.values(), *helpers) for phrase in phrases),
        *auxiliary_lemmas(lexicon),
    }
    told = [entry.words for entries in nouns.values() for entry in entries]
    grammar = table.get("grammar", {})
    clauses = lexicon.table("language").get("clauses", {})
    fields = _fields(table, lexicon)
    return Frames(
        index=form_index(lexicon, frozenset(heads), frozenset()),
        verbs={head: tuple(sorted(entries, key=_demand)) for head, entries in verbs.items()},
        nouns={
            head: tuple(sorted(entries, key=lambda entry: (-len(entry.words), _demand(entry))))
            for head, entries in nouns.items()
        },
        kinds=kinds,
        future=world["future"],
        refusal=world["refusal"],
        offer=world["offer"],
        groups={name: frozenset(types) for name, types in world["kinds"].items()},
        grammar=_Lists(_phrases_by_key({k: v for k, v in grammar.items() if isinstance(v, list)})),
        light=_by_verb(light),
        factuality=_Lists(factuality),
        collectives=collectives,
        things=frozenset(
            phrase[0] for class_ in classes.values() for phrase in class_ if len(phrase) == 1
        ),
        long_things=frozenset(
            phrase
            for class_ in classes.values()
            for phrase in class_
            if len(phrase) > 2  # noqa: PLR2004
        ),
        pairs=_Lists(_phrases_by_key(table.get("pairs", {}))),
        fields=fields,
        field_heads=frozenset(phrase[0] for phrase in fields),
        cases={case: (slot,) for case, slot in table.get("cases", {}).items()},
        contractions=grammar.get("contractions", {}),
        unaccented=_unaccented(
            word
            for phrases in (*classes.values(), *collectives.values(), told)
            for phrase in phrases
            for word in phrase
        ),
        prepositions=frozenset(lexicon.table("language")["prepositions"]["words"])
        | frozenset(grammar.get("prepositions", ())),
        negation=frozenset(lexicon.table("language").get("negation", {}).get("words", ())),
        inside=frozenset(clauses.get("inside", ())),
        adverb_endings=tuple(clauses.get("adverb_endings", ())),
        bare_verbs=grammar.get("bare_verbs", False),
        drops_subjects=grammar.get("drops_subjects", False),
        gerunds_describe=grammar.get("gerunds_describe", False),
        verb_bracket=grammar.get("verb_bracket", False),
        compound_heads=_compound_heads(table, (*classes.values(), *collectives.values(), told)),
    )


def _by_verb(light: Mapping[str, frozenset[Phrase]]) -> dict[str, tuple[tuple[str, Phrase], ...]]:
    """Return light verbs by their lemmas; of two kinds with as many words the first stays first."""
    found: dict[str, list[tuple[str, Phrase]]] = {}
    for kind, phrases in light.items():
        for phrase in sorted(phrases):
            found.setdefault(phrase[0], []).append((kind, phrase[1:]))
    return {
        lemma: tuple(sorted(kinds, key=lambda one: -len(one[1]))) for lemma, kinds in found.items()
    }


def _fields(table: Table, lexicon: Lexicon) -> frozenset[Phrase]:
    """Return the words of other fields as they stand; where nouns have cases in all forms."""
    words = table.get("gate", {}).get("fields", ())
    if "cases" not in table:
        return _phrases(words)
    return frozenset(form for word in words for form in _with_plural(word, lexicon))


GOVERNORS = frozenset({"plans", "may", "fails", "excludes", "does", "reports"})
"""Lists of [factuality] that hold verbs; the others hold words as they stand."""


def _frame(
    key: str,
    part: str,
    given: Table,
    *,
    classes: Mapping[str, frozenset[Phrase]],
    kinds: Mapping[str, Kind],
) -> Frame:
    where = f"events.toml, [{part}s.{key}]"
    if given["type"] not in kinds:
        known = ", ".join(kinds)
        raise BuildError(f'{where}: no type "{given["type"]}"; plover.toml has: {known}')
    defaults = {"actor": [SUBJECT], "target": [OBJECT]} if part == "verb" else {}
    slots = [
        (slot, Role(role)) for role in Role for slot in given.get(role, defaults.get(role, ()))
    ]
    whole = {role for slot, role in slots if slot == OBJECT}
    bare = (SUBJECT, OBJECT, DATIVE, CLAUSE)
    prepositions = [(tuple(s.split()), r) for s, r in slots if s not in bare]
    try:
        needs, unless, content = (
            frozenset(phrase for name in given.get(list_, ()) for phrase in classes[name])
            for list_ in ("needs", "unless", "content")
        )
    except KeyError as error:
        raise BuildError(
            f"{where}: no class {error}; [classes] has: {', '.join(classes)}"
        ) from None
    return Frame(
        key=key,
        part=part,
        type=given["type"],
        mode=given.get("mode"),
        subject=next((role for slot, role in slots if slot == SUBJECT), None),
        object=next((role for role in whole if role is not Role.ABOUT), None),
        about_object=Role.ABOUT in whole,
        dative=next((role for slot, role in slots if slot == DATIVE), None),
        asks=(CLAUSE, Role.TARGET) in slots,
        prepositions=tuple(sorted(prepositions, key=lambda pair: -len(pair[0]))),
        of=Role(given.get("of", Role.ACTOR)),
        needs=needs,
        unless=unless,
        content=content,
        requires=frozenset(Role(role) for role in given.get("requires", ())),
        reflexive=given.get("reflexive"),
        passive=given.get("passive"),
        light=frozenset(LIGHT if given.get("light") is True else given.get("light", ())),
        crowd=given.get("crowd"),
        public=given.get("public", False),
        person=given.get("person", False),
        state=given.get("state", False),
    )


def _demand(entry: Entry) -> tuple[bool, int, bool, bool]:
    """Sort frames that ask more of their sentence before those that ask less."""
    frame = entry.frame
    asks = frame.needs or frame.content
    return (not asks, -len(entry.words), not frame.requires, frame.reflexive is None)


def _with_plural(lemma: str, lexicon: Lexicon) -> set[Phrase]:
    return {_words(lemma), *(_words(word) for word, _ in noun_forms(lemma, lexicon))}


def _words(lemma: str) -> Phrase:
    """Return the words of a lemma as the text has them: a hyphen parts two."""
    return tuple(lemma.replace("-", " ").split())


def _with_compounds(
    classes: Mapping[str, frozenset[Phrase]], nouns: Table, lexicon: Lexicon
) -> dict[str, frozenset[Phrase]]:
    """Return classes with the nouns of frames that are kinds of their words ("Finanzhilfe")."""
    forms = {
        phrase[0]
        for given in nouns.values()
        for lemma in given["lemmas"]
        for phrase in _with_plural(lemma, lexicon)
        if len(phrase) == 1
    }
    kinds = {
        word: {(word[i:],) for i in range(SHORTEST_PART, len(word) - SHORTEST_HEAD + 1)}
        for word in forms
    }
    return {
        name: known | {(word,) for word, ends in kinds.items() if ends & known}
        for name, known in classes.items()
    }


def _compound_heads(table: Table, known: Iterable[Iterable[Phrase]]) -> frozenset[str]:
    if not table.get("grammar", {}).get("compounds", False):
        return frozenset()
    idioms = _phrases(table["grammar"].get("idioms", ()))  # a compound of its own meaning
    return frozenset(p[0] for phrases in (*known, idioms) for p in phrases if len(p) == 1)


def _unaccented(words: Iterable[str]) -> dict[str, str]:
    """Return words by their letters without accents, where no other word is spelt so."""
    known = set(words)
    bare = {
        "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)): word
        for word in sorted(known)
    }
    return {plain: word for plain, word in bare.items() if plain not in known}


def _phrases(words: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(_words(word) for word in words)


def _phrases_by_key(table: Mapping[str, Any]) -> dict[str, frozenset[Phrase]]:
    return {key: _phrases(words) for key, words in table.items()}
