"""In: a Lexicon. Out: CueWords, the words of one language that quotations are told by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from generator.cldr import locale_of
from generator.lexicon.forms import auxiliary_lemmas, form_index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.lexicon import Lexicon
    from generator.lexicon.forms import Form, FormIndex

REPORTING = (
    "say", "assert", "claim", "deny", "stress", "warn", "ask", "announce", "think", "promise",
)  # fmt: skip
"""Classes of [verbs] that report a clause; its other lists say what else a verb takes."""

ASSERTING = ("say", "assert", "claim", "deny")
"""Those of them that an infinitive may follow as what was said."""
PHRASES = ("prepositions", "possessives", "postpositions", "contents")
"""Lists whose entries may be several words."""
SHORTEST_STEM = 2
"""Letters before the ending of an adverb: one more at least."""

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""By first word: the other words of each phrase, longest first."""


@dataclass(frozen=True, slots=True, eq=False)
class CueWords:
    """The words of one language that quotations are told by."""

    lists: Mapping[str, frozenset[str]]
    """Every list of words by its key; empty where a language does not have it."""
    phrases: Mapping[str, Phrases]
    """The lists named in PHRASES."""
    classes: Mapping[str, frozenset[str]]
    """Lemmas of verbs to what they report and how."""
    index: FormIndex
    surface: Mapping[str, frozenset[str]]
    """Surface forms to their classes, for languages without paradigms."""
    several: Phrases
    """Cues of more than one word."""
    cue_starts: frozenset[str]
    """First words of all cues, case-folded: few words of a text need a closer look."""
    naming: Mapping[str, frozenset[str]]
    """Lemmas of naming to the last words of what stands before the name."""
    flags: frozenset[str]
    """What the language does: inversion, drops_subject, zero, elision, verb_second ..."""
    helpers: Mapping[str, frozenset[str]]
    """Forms of the verbs that make a perfect, a passive and a progressive."""
    separable: Mapping[str, frozenset[str]]
    """Finite forms to the particles that end their clause: "teilte ... mit"."""

    def words(self, name: str) -> frozenset[str]:
        """Return a list of words."""
        return self.lists.get(name, frozenset())

    def is_adverb(self, word: str) -> bool:
        """Tell whether a word is a stem with an ending of adverbs: no "moment", no "only"."""
        return any(
            word.endswith(ending) and len(word) > len(ending) + SHORTEST_STEM
            for ending in self.words("adverb_endings")
        )


@cache
def cue_words(lexicon: Lexicon) -> CueWords:
    """Return what quotations are told by in a language. Kept for each lexicon."""
    quotes = lexicon.table("quotes")
    classes = _classes(lexicon)
    # A language that lists each form of its cues lists those of their auxiliaries, too.
    inflects = bool(lexicon.table("verbs")) and "forms" not in quotes
    lemmas = frozenset(classes) | auxiliary_lemmas(lexicon) if inflects else frozenset[str]()
    index = form_index(lexicon, lemmas, frozenset())
    surface = _inverted(quotes.get("forms", {}))
    phrases = {name: _by_first_word(quotes.get(name, ())) for name in PHRASES}
    return CueWords(
        lists=_lists(lexicon),
        phrases=phrases,
        classes=classes,
        index=index,
        surface=surface,
        several=_by_first_word(word for word in (*index.forms, *surface) if " " in word),
        cue_starts=frozenset(
            word.partition(" ")[0]
            for word in (
                *(word for word, forms in index.forms.items() if _reports(forms, classes)),
                *(word.casefold() for word in (*surface, *chain(*phrases.values()))),
            )
        ),
        naming={
            lemma: frozenset(link.rpartition(" ")[2] for link in links)
            for lemma, links in quotes.get("naming", {}).items()
        },
        flags=frozenset(quotes.get("flags", ())),
        helpers={
            role: _helper_forms(lexicon, role, index) | frozenset(quotes.get(role, ()))
            for role in ("perfect", "passive", "progressive")
        },
        separable=_inverted(quotes.get("separable", {})),
    )


def _reports(forms: Iterable[Form], classes: Mapping[str, frozenset[str]]) -> bool:
    return any(form.lemma in classes for form in forms)


def _lists(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Return the lists of words, and the unions of them that are asked for at every word."""
    language = lexicon.table("language")
    clauses = language.get("clauses", {})
    lists: dict[str, frozenset[str]] = defaultdict(frozenset)
    for key in ("before_nouns", "inside", "adverb_endings", "relatives", "boundaries"):
        lists[key] = frozenset(clauses.get(key, ()))
    for key in ("determiners", "prepositions", "negation"):
        lists[key] = frozenset(language.get(key, {}).get("words", ()))
    lists["indefinite"] = frozenset(language.get("determiners", {}).get("indefinite", ()))
    lists["women"] = frozenset(lexicon.lines("given_names_women"))
    lists["men"] = frozenset(lexicon.lines("given_names_men"))
    locale = locale_of(lexicon.lang)
    months = locale.months["format"]["wide"].values() if locale else ()
    lists["abbreviations"] = frozenset(language.get("abbreviations", ()))
    for key, values in lexicon.table("quotes").get("words", {}).items():
        lists[key] |= frozenset(values)
    lists["light"] = lists["times"] | lists["days"] | lists["inside"]
    lists["skipped"] = lists["light"] - lists["determiners"]
    lists["calendar"] = lists["days"] | lists["times"]
    lists["dated"] = lists["days"] | frozenset(name.lower() for name in months)
    if "verb_second" not in lexicon.table("quotes").get("flags", ()):
        lists["dated"] |= lists["times"]
    lists["links"] = lists["of"] | lists["and"]
    lists["governors"] = lists["prepositions"] - lists["determiners"]
    lists["before_names"] = lists["prepositions"] | lists["determiners"]
    lists["bounds"] = (
        lists["boundaries"] | lists["relatives"] | lists["complementisers"] | lists["finite"]
    ) | lists["particles"]
    return dict(lists)


def _classes(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Return the classes of each lemma: what its complements can be."""
    quotes = lexicon.table("quotes")
    verbs = {name: frozenset(lemmas) for name, lemmas in quotes.get("verbs", {}).items()}
    none = frozenset[str]()
    said = none.union(*(verbs.get(name, none) for name in REPORTING))
    asked, nominal = verbs.get("ask", none), verbs.get("nominal", none)
    return _inverted(
        {
            "say": said - asked,
            "ask": asked,
            "tell": verbs.get("tell", none),
            "name": frozenset(quotes.get("naming", {})),
            "express": verbs.get("express", none),
            "nominal": nominal,
            "noun": verbs.get("noun", none),
            "voice": verbs.get("voice", none),
            "pronominal": verbs.get("pronominal", none),
            "plain": verbs.get("plain", none),
            "bare": verbs.get("bare", none),
            "infinitive": nominal & none.union(*(verbs.get(name, none) for name in ASSERTING)),
        }
    )


def _by_first_word(phrases: Iterable[str]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases):
        first, *rest = phrase.split()
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def _inverted(words_of: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Return the keys of each word, from the words of each key."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for key, words in words_of.items():
        for word in words:
            found[word] |= {key}
    return dict(found)


def _helper_forms(lexicon: Lexicon, role: str, index: FormIndex) -> frozenset[str]:
    lemmas = {
        phrase.partition(" ")[0]
        for phrase in lexicon.table("verbs").get("auxiliaries", {}).get(role, ())
    }
    return frozenset(
        word for word, forms in index.forms.items() if any(f.lemma in lemmas for f in forms)
    )
