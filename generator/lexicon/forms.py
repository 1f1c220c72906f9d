"""In: lemmas and a Lexicon. Out: every form they take, and FormIndex, where a word is looked up.

No language is spoken here. verbs.toml and nouns.toml of a language say everything: endings,
stems, spelling, irregular words; the head of each file explains its keys. A language without
them still works: its words are then found as they stand in the dictionary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from generator.errors import BuildError
from generator.lexicon import merge
from generator.lexicon.cases import respelled
from generator.lexicon.nouns import inflect_noun, several
from generator.lexicon.separable import parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.lexicon import Lexicon, Table
    from generator.lexicon.separable import Features

VERB_FORMS = frozenset({"Inf", "Ger", "Part"})
PERSONS = "123"
NUMBERS = {"s": "Sing", "p": "Plur"}
SEAM = "|"
"""Stands between stem and ending while the spelling rules look at them."""
SEEN = 4
"""Letters of the stem that a spelling rule sees; so few that its answers can be kept."""

Rules = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What a word can be. The values are those of Universal Dependencies, "" where none fits."""

    lemma: str
    """As it was asked for, also where that is several words or carries a pronoun."""
    upos: str
    """VERB, NOUN, or AUX where the verb can help another; whether it does, the sentence tells."""
    verb_form: str
    """Fin, Inf, Ger, Part."""
    mood: str
    """Ind, Sub, Cnd, Imp."""
    tense: str
    """Pres, Past, Imp, Fut."""
    person: str
    """1, 3."""
    number: str
    """Sing, Plur."""
    reflexive: bool
    """The reflexive pronoun is part of this very word."""
    particle: str = ""
    """What parts from the verb and stands elsewhere in its clause ("wies ... aus")."""

    @property
    def stands(self) -> bool:
        """Tell whether it is a predicate by itself: a finite verb, a participle with a person."""
        return self.verb_form == "Fin" or self.person != ""


Forms = tuple[tuple[str, Form], ...]


@dataclass(frozen=True, slots=True, eq=False)
class FormIndex:
    """Words and what they can be."""

    forms: Mapping[str, tuple[Form, ...]]

    def lookup(self, word: str) -> tuple[Form, ...]:
        """Return what a word can be, verbs before nouns; empty where it is none of ours."""
        return self.forms.get(word.casefold(), ())


@dataclass(frozen=True, slots=True)
class _Cell:
    """One place of a paradigm: its features, and how its word is put together."""

    features: Features
    """verb_form, mood, tense, person, number."""
    before: str
    stem: str
    """Name of a stem; "" where `ending` is the whole word."""
    ending: str


@dataclass(frozen=True, slots=True)
class _Change:
    """What some verbs do to their root."""

    verbs: frozenset[str]
    suffixes: tuple[str, ...]
    match: re.Pattern[str] | None
    unless: frozenset[str]
    stems: Mapping[str, tuple[re.Pattern[str], str]]
    patterns: tuple[str, ...]
    both: bool
    """The unchanged stem is in use as well."""

    def applies(self, lemma: str) -> bool:
        return lemma not in self.unless and (
            lemma in self.verbs
            or lemma.endswith(self.suffixes)
            or (self.match is not None and self.match.fullmatch(lemma) is not None)
        )


@dataclass(frozen=True, slots=True)
class _Clitics:
    """Pronouns that a verb form can carry at its end."""

    accent: Rules
    reflexive: tuple[str, ...]
    other: tuple[str, ...]


@cache
def form_index(words: Lexicon, lemmas: frozenset[str], nouns: frozenset[str]) -> FormIndex:
    """Return the index of all forms of these verbs and nouns. Kept for each lexicon.

    Raises:
        BuildError: verbs.toml or nouns.toml names a stem, class or pattern that it lacks.
    """
    forms: dict[str, tuple[Form, ...]] = {}
    for forms_of, asked in ((verb_forms, lemmas), (noun_forms, nouns)):
        for lemma in sorted(asked):
            for word, form in forms_of(lemma, words):
                key = word.casefold()
                forms[key] = (*forms.get(key, ()), form)
    return FormIndex(forms)


def auxiliary_lemmas(words: Lexicon) -> frozenset[str]:
    """Return the verbs of all roles of [auxiliaries], to be indexed beside one's own."""
    roles: Mapping[str, list[str]] = words.table("verbs").get("auxiliaries", {})
    return frozenset(phrase.partition(" ")[0] for phrases in roles.values() for phrase in phrases)


def noun_forms(lemma: str, words: Lexicon) -> Forms:
    """Return all forms of a noun, in lower case; of several words the head changes."""
    return tuple(
        (word, Form(lemma, "NOUN", "", "", "", "", number, reflexive=False))
        for word, number in inflect_noun(lemma, words.table("nouns"))
    )


def verb_forms(lemma: str, words: Lexicon) -> Forms:
    """Return all forms of a verb with what they are, in lower case.

    A lemma of several words inflects its first; a reflexive one inflects without its pronoun,
    or with it where it is part of every form.
    """
    table = words.table("verbs")
    verb, space, rest = lemma.partition(" ")
    if "reflexive_lemma" in table:
        pattern, bare = table["reflexive_lemma"]
        verb = re.sub(pattern, bare, verb)
    upos = "AUX" if verb in table.get("aux", ()) else "VERB"
    if "reflexive_forms" in table:
        return tuple(_with_pronoun(lemma, upos, words))
    clitics = _clitics(words)
    found: list[tuple[str, Form]] = []
    for word, features, particle in parted(verb, table, partial(_inflect, words=words)):
        form = Form(lemma, upos, *features, reflexive=False, particle=particle)
        found.append((word + space + rest, form))
        for group in clitics.get(form.verb_form, ()):
            host = _respell(word, group.accent)
            found.extend((host + clitic + space + rest, form) for clitic in group.other)
            if group.reflexive:
                own = Form(lemma, upos, *features, reflexive=True)
                found.extend((host + clitic + space + rest, own) for clitic in group.reflexive)
    return tuple(found)


def _with_pronoun(lemma: str, upos: str, words: Lexicon) -> Iterator[tuple[str, Form]]:
    """Yield the forms of a verb in a language whose reflexive verbs are words of their own.

    A verb that looks at its deed as a whole has a future where others have a present.
    """
    table = words.table("verbs")
    verb, space, rest = lemma.partition(" ")
    suffix = next((s for s in table["reflexive_suffixes"] if verb.endswith(s)), "")
    bare, reflexive = verb.removesuffix(suffix), bool(suffix)
    endings = _rules(table["reflexive_forms"]) if reflexive else ()
    for word, (verb_form, mood, tense, person, number) in _inflect(bare, words):
        if reflexive and verb_form == "Part":
            continue
        if tense == "Pres" and verb in table.get("perfective", ()):
            tense = "Fut"  # noqa: PLW2901 - the row of the paradigm says what it mostly is
        form = Form(lemma, upos, verb_form, mood, tense, person, number, reflexive=reflexive)
        for spelt in respelled((_respell(word, endings),), table):
            yield spelt + space + rest, form


def _inflect(lemma: str, words: Lexicon) -> Iterator[tuple[str, Features]]:
    """Yield the words of a verb's paradigm with their features, without pronouns."""
    name = _class_of(lemma, words)
    if name is None:
        yield lemma, ("Inf", "", "", "", "")
        return
    regular = _class(words, name)
    root = lemma[: len(lemma) - len(regular["ending"])]
    stems, patterns = _changed(lemma, root, words)
    entry = _irregular(lemma, words.table("verbs"))
    given = {stem: tuple(several(forms)) for stem, forms in entry.get("stems", {}).items()}
    patterns.extend(entry.get("with", ()))
    cells = _cells_of(words, name, tuple(patterns))
    if "forms" in entry:
        rows = {} if entry.get("only") else _rows(words, name, tuple(patterns))
        cells = tuple(_cells(merge(rows, entry["forms"])))
    known = stems.keys() | given.keys()
    bare = re.search(words.table("verbs").get("no_augment", "(?!)"), lemma) is not None
    keys = {stem: _stem(stem, known, words) for stem in {cell.stem for cell in cells} - {""}}
    for cell in cells:
        if not cell.stem:
            yield cell.ending, cell.features
            continue
        key, before = keys[cell.stem], "" if bare else cell.before
        for stem in given.get(key, ()):  # spelled in the table as it has to be
            yield before + stem + cell.ending, cell.features
        for stem in () if key in given else stems[key]:
            tail = _spell(words, name, stem[-SEEN:], cell.ending)
            yield before + stem[:-SEEN] + tail, cell.features


def _changed(lemma: str, root: str, words: Lexicon) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Return the stems that [[changes]] make of a root, and the patterns they ask for."""
    stems: dict[str, tuple[str, ...]] = {"lemma": (lemma,), "root": (root,)}
    patterns: list[str] = []
    for change in _changes(words):
        if change.applies(lemma):
            patterns.extend(change.patterns)
            for stem, (pattern, replacement) in change.stems.items():
                changed = pattern.sub(replacement, root)
                stems[stem] = (root, changed) if change.both else (changed,)
    return stems, patterns


def _class_of(lemma: str, words: Lexicon) -> str | None:
    """Return the class with the longest ending that the lemma has."""
    classes = words.table("verbs").get("classes", {})
    fitting = [name for name, given in classes.items() if lemma.endswith(given["ending"])]
    return max(fitting, key=lambda name: len(classes[name]["ending"]), default=None)


@cache
def _class(words: Lexicon, name: str) -> Table:
    """Return a class with what it takes over from the one it is like."""
    classes = words.table("verbs").get("classes", {})
    given: Table = _named(classes, name, words, "class")
    return merge(_class(words, given["like"]), given) if "like" in given else given


def _irregular(lemma: str, table: Table) -> Table:
    """Return what [irregular] says of a verb or of the verb it is a compound of."""
    irregular: Table = table.get("irregular", {})
    if lemma in irregular:
        entry = _entry(irregular[lemma], table)
        if "like" not in entry:
            return entry
        base = _entry(irregular[entry["like"]], table)
        return merge(_prefixed(base, lemma.removesuffix(entry["like"])), entry)
    for prefix in table.get("prefixes", ()):
        if lemma.startswith(prefix):
            entry = _irregular(lemma.removeprefix(prefix), table)
            if entry and not entry.get("alone"):
                return _prefixed(entry, prefix)
    return {}


def _entry(given: Table | list[Any], table: Table) -> Table:
    """Return an irregular verb as a table; a list holds the principal parts in their order."""
    if not isinstance(given, list):
        return given
    forms: Table = {}
    for path, part in zip(table["principal_parts"], given, strict=True):
        for key in reversed(path.split(".")):
            part = {key: part}  # noqa: PLW2901  (each round wraps the table of the one before)
        forms = merge(forms, part)
    return {"forms": forms}


def _prefixed(entry: Table, prefix: str) -> Table:
    """Return the entry of a verb for its compound: whole words and stems take the prefix."""
    return {
        key: _with_prefix(value, prefix) if key in {"stems", "forms"} else value
        for key, value in entry.items()
    }


def _with_prefix(value: Any, prefix: str) -> Any:
    if isinstance(value, dict):
        return {key: _with_prefix(inner, prefix) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_prefix(inner, prefix) for inner in value]
    return value if "{" in value else prefix + value


@cache
def _cells_of(words: Lexicon, name: str, patterns: tuple[str, ...]) -> tuple[_Cell, ...]:
    return tuple(_cells(_rows(words, name, patterns)))


def _rows(words: Lexicon, name: str, patterns: Iterable[str]) -> Table:
    """Return the rows of a class with those of the patterns laid over them."""
    rows: Table = _class(words, name)["forms"]
    known = words.table("verbs").get("patterns", {})
    for pattern in patterns:
        rows = merge(rows, _named(known, pattern, words, "pattern"))
    return rows


def _cells(rows: Table) -> Iterator[_Cell]:
    for form, given in rows.items():
        verb_form, mood = (form, "") if form in VERB_FORMS else ("Fin", form)
        yield from _tenses(given, verb_form, mood)


def _tenses(given: Any, verb_form: str, mood: str) -> Iterator[_Cell]:
    """Yield the cells of one mood or verb form; it may have no tenses, and those no persons."""
    has_tenses = isinstance(given, dict) and not any(
        key.lstrip(PERSONS) in NUMBERS for key in given
    )
    for tense, persons in (given if has_tenses else {"": given}).items():
        for key, cells in (persons if isinstance(persons, dict) else {"": persons}).items():
            person, number = (key[:-1], NUMBERS[key[-1]]) if key else ("", "")
            features = (verb_form, mood, tense, person, number)
            for cell in several(cells):
                before, brace, rest = cell.partition("{")
                stem, _, ending = rest.partition("}")
                yield _Cell(features, before, stem, ending if brace else cell)


def _stem(name: str, known: set[str], words: Lexicon) -> str:
    """Return the name of a stem, or of the first one it falls back to that the verb has."""
    fallback = words.table("verbs").get("stems", {})
    while name not in known:
        name = _named(fallback, name, words, "stem")
    return name


@cache
def _spell(words: Lexicon, name: str, tail: str, ending: str) -> str:
    """Join the end of a stem with an ending by the spelling rules of a class."""
    return _respell(tail + SEAM + ending, _spelling(words, name)).replace(SEAM, "")


@cache
def _spelling(words: Lexicon, name: str) -> Rules:
    return _rules(_class(words, name).get("spelling", ()))


@cache
def _changes(words: Lexicon) -> tuple[_Change, ...]:
    return tuple(
        _Change(
            frozenset(verb for verb in given.get("verbs", ()) if not verb.startswith("*")),
            tuple(verb[1:] for verb in given.get("verbs", ()) if verb.startswith("*")),
            re.compile(given["match"]) if "match" in given else None,
            frozenset(given.get("unless", ())),
            {s: (re.compile(find), put) for s, (find, put) in given.get("stems", {}).items()},
            tuple(given.get("with", ())),
            given.get("both", False),
        )
        for given in words.table("verbs").get("changes", ())
    )


@cache
def _clitics(words: Lexicon) -> Mapping[str, tuple[_Clitics, ...]]:
    groups: dict[str, tuple[_Clitics, ...]] = {}
    for given in words.table("verbs").get("clitics", ()):
        group = _Clitics(
            _rules(given.get("accent", ())),
            tuple(given.get("reflexive", ())),
            tuple(given.get("other", ())),
        )
        groups[given["host"]] = (*groups.get(given["host"], ()), group)
    return groups


def _rules(given: Iterable[tuple[str, str]]) -> Rules:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in given)


def _respell(word: str, rules: Rules) -> str:
    for pattern, replacement in rules:
        word = pattern.sub(replacement, word)
    return word


def _named(table: Mapping[str, Any], name: str, words: Lexicon, kind: str) -> Any:
    if name not in table:
        known = ", ".join(sorted(table)) or "none"
        raise BuildError(f'{words.lang}/verbs.toml: no {kind} "{name}"; it has: {known}')
    return table[name]
