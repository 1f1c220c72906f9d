"""In: a sentence's characters. Out: its Items, and the Cues among them that report speech.

A fragment between marks or brackets is one item, so that a sentence reads through it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.extract.cue_words import CueWords, Phrases
    from generator.extract.marks import Marked
    from generator.lexicon.forms import Form
    from generator.model.article import Span

PIECE = re.compile(r"\w+(?:[-.'’]\w+|(?<=\d)[,:]\d+)*|[^\w\s]")
ELISION = re.compile(r"[^\W\d_]{1,5}['’](?=[\w«“\"])|[-’']?\w+(?:[-.]\w+|(?<=\d)[,:]\d+)*|[^\w\s]")
"""Of languages that write an article and its noun as one ("l'accord")."""
BRACKETS = {"(": ")", "[": "]"}
STOPS = frozenset(".!?…")
PHRASES = (("Own", "possessives"), ("Prep", "prepositions"), ("Post", "postpositions"))
PLAIN = frozenset({"Pres", ""})
"""Tenses in which a verb may look like a noun."""
NONE = frozenset[str]()
GROUP_REACH = 5
"""Words before a verb among which its auxiliaries, pronouns and negation stand."""


class ItemKind(Enum):
    """What an item of a sentence is."""

    WORD = auto()
    MARK = auto()
    """A fragment between quotation marks."""
    ASIDE = auto()
    """Words in brackets."""
    POINT = auto()
    """A punctuation mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A word, a punctuation mark, or a whole fragment."""

    kind: ItemKind
    lower: str
    start: int
    end: int
    capital: bool = False
    marked: Marked | None = None

    @property
    def is_hung(self) -> bool:
        """Tell whether it is a pronoun that inversion hangs on its verb: "dit-il"."""
        return self.kind is ItemKind.WORD and self.lower.startswith("-")

    def is_point(self, *points: str) -> bool:
        """Tell whether it is one of these punctuation marks."""
        return self.kind is ItemKind.POINT and self.lower in points


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb or phrase that puts words in a mouth; positions are those of items."""

    first: int
    """Of its group: auxiliaries, pronouns and adverbs before the verb belong to it."""
    head: int
    last: int
    classes: frozenset[str]
    form: str
    """Fin, Ger, Inf; Prep for "according to", Post for what follows its noun, Own for "in his
    view"."""
    negated: bool = False
    passive: bool = False
    links: frozenset[str] = frozenset()
    """What may stand between a verb of naming and the name: "as"; "" for nothing."""
    shown: int | None = None
    """The participle of "hat Ana ... gesagt", where `head` is the auxiliary."""


def items_of(text: str, span: Span, *, marked: Iterable[Marked], words: CueWords) -> list[Item]:
    """Return the items of a sentence in order."""
    found: list[Item] = []
    at = span.start
    for fragment in marked:
        found += _plain(text, at, fragment.outer.start, words=words)
        found.append(
            Item(
                kind=ItemKind.MARK,
                lower="",
                start=fragment.outer.start,
                end=fragment.outer.end,
                marked=fragment,
            )
        )
        at = fragment.outer.end
    return found + _plain(text, at, span.end, words=words)


def _plain(text: str, start: int, end: int, *, words: CueWords) -> list[Item]:
    pattern = ELISION if "elision" in words.flags else PIECE
    found: list[Item] = []
    brackets = dict(BRACKETS)
    at = start
    for match in pattern.finditer(text, start, end):
        if match.start() < at:
            continue  # inside brackets
        piece, at = match.group(), match.end()
        if piece in brackets:
            closing = text.find(brackets[piece], at, end)
            if closing >= 0:
                at = closing + 1
                found.append(Item(kind=ItemKind.ASIDE, lower="", start=match.start(), end=at))
                continue
            del brackets[piece]  # nor will a later one be closed
        if piece == "." and found and _is_abbreviation(found[-1], match.start(), words):
            found[-1] = replace(found[-1], end=at)
            continue
        is_word = piece[0].isalnum() or len(piece) > 1
        whole = Item(
            kind=ItemKind.WORD if is_word else ItemKind.POINT,
            lower=piece.lower().replace("’", "'"),
            start=match.start(),
            end=at,
            capital=piece[0].isupper(),
        )
        found += _parted(whole, words) if "-" in piece else (whole,)
    return found


def _parted(item: Item, words: CueWords) -> tuple[Item, ...]:
    """Part a word at its last hyphen from the pronoun that inversion hangs on it: "dit-il"."""
    verb, _, pronoun = item.lower.rpartition("-")
    if pronoun not in words.words("inverted"):
        return (item,)
    length = len(verb.removesuffix("-t"))
    return (
        replace(item, lower=item.lower[:length], end=item.start + length),
        replace(item, lower=f"-{pronoun}", start=item.end - len(pronoun), capital=False),
    )


def _is_abbreviation(before: Item, stop: int, words: CueWords) -> bool:
    """Tell "Rep." and "G.K." from the end of a sentence."""
    if before.kind is not ItemKind.WORD or before.end != stop:
        return False
    initial = len(before.lower) == 1 and before.capital
    return initial or "." in before.lower or before.lower in words.words("abbreviations")


def find_cues(items: Sequence[Item], words: CueWords) -> list[Cue]:
    """Return the cues among the items of a sentence, left to right."""
    found: list[Cue] = []
    i = 0
    while i < len(items):
        if items[i].lower.casefold() in words.cue_starts:
            cue = _phrase_at(items, i, words) or _verb_at(items, i, words)
            if cue is not None:
                found.append(cue)
                i = cue.last
        i += 1
    return found


def is_plural(items: Sequence[Item], cue: Cue, words: CueWords) -> bool | None:
    """Tell whether a verb says that several speak, None where its form does not show."""
    for item in items[cue.first : cue.head + 1]:
        numbers = {
            form.number for form in words.index.lookup(item.lower) if form.verb_form == "Fin"
        }
        if len(numbers) == 1:
            return numbers == {"Plur"}
    endings = tuple(words.words("plural_verb_endings"))
    return items[cue.head].lower.endswith(endings) if endings else None


def phrase_length(items: Sequence[Item], i: int, phrases: Phrases) -> int:
    """Return how many items from i on make one of these phrases, 0 for none."""
    if i >= len(items):
        return 0
    for rest in phrases.get(items[i].lower, ()):
        if tuple(x.lower for x in items[i + 1 : i + 1 + len(rest)]) == rest:
            return 1 + len(rest)
    return 0


def _phrase_at(items: Sequence[Item], i: int, words: CueWords) -> Cue | None:
    for form, key in PHRASES:
        if length := phrase_length(items, i, words.phrases[key]):
            last = i + length - 1
            return Cue(first=i, head=i, last=last, classes=frozenset({"say"}), form=form)
    return None


def _verb_at(items: Sequence[Item], i: int, words: CueWords) -> Cue | None:
    item = items[i]
    if item.kind is not ItemKind.WORD:
        return None
    last = i + max(phrase_length(items, i, words.several), 1) - 1
    key = " ".join(x.lower for x in items[i : last + 1])
    hung = last + 1 < len(items) and items[last + 1].is_hung
    forms, classes, leaders = _readings(key, words, first_person=hung)
    if not classes:
        return None
    first, helpers, negated = _group_before(items, i, words)
    reflexive = any(x.lower in words.words("reflexives") for x in items[first:i]) or any(
        reading.reflexive for reading in words.index.lookup(key)
    )
    form, passive = _form(forms, helpers, words, reflexive=reflexive)
    bare = first == i or (key in words.words("nouns") and not helpers)
    if "Inf" in forms and opens_infinitive(items[first:i], words):
        form = "Inf"
        negated = negated or bool(first and items[first - 1].lower in words.words("refusals"))
    elif bare and form == "Fin" and _is_no_verb(items, i, words, forms, leaders):
        return None
    if not form or ("plain" if reflexive else "pronominal") in classes:
        return None
    return Cue(
        first=first,
        head=i,
        last=last,
        classes=classes,
        form=form,
        negated=negated,
        passive=passive,
        links=_links(key, words),
    )


def opens_infinitive(group: Sequence[Item], words: CueWords) -> bool:
    """Tell whether a verb's group makes it an infinitive: "to say"."""
    openers = words.words("infinitive_openers")
    return any(x.lower in openers for x in group)


def _is_no_verb(
    items: Sequence[Item],
    i: int,
    words: CueWords,
    forms: frozenset[str],
    leaders: frozenset[str],
) -> bool:
    """Tell a noun, and a participle of the passive: "an attack claimed by rebels"."""
    after = items[i + 1].lower if i + 1 < len(items) else ""
    return ("Part" in forms and after in words.words("by")) or _is_noun(items, i, words, leaders)


def _links(word: str, words: CueWords) -> frozenset[str]:
    if word in words.surface:
        return frozenset({""})
    lemmas = {f.lemma for f in words.index.lookup(word)}
    return NONE.union(*(words.naming.get(lemma, NONE) for lemma in lemmas))


def _readings(
    word: str, words: CueWords, *, first_person: bool
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return a word's verb forms, its classes, and the words after which it is no verb.

    A first person reports where its pronoun hangs on it: "dis-je".
    """
    before_nouns = words.words("before_nouns")
    if word in words.surface:
        form = "Ger" if word in words.words("gerunds") else "Fin"
        return frozenset({form}), words.surface[word], before_nouns
    readings = [f for f in words.index.lookup(word) if f.upos != "NOUN"]
    classes = NONE.union(*(words.classes.get(r.lemma, NONE) for r in readings))
    forms = frozenset(
        "Imp" if r.mood == "Imp" else r.verb_form
        for r in readings
        if r.verb_form != "Fin" or r.person in ("3", "") or first_person
    )
    if any(r.verb_form in ("Inf", "Ger") or r.tense in PLAIN for r in readings if not _is_past(r)):
        return forms, classes, before_nouns
    # "the reported attack", but "an official reported".
    return forms, classes, before_nouns & words.words("before_names") if "Part" in forms else NONE


def _is_past(form: Form) -> bool:
    return form.verb_form == "Part" or form.tense == "Past"


def _form(
    forms: frozenset[str], helpers: frozenset[str], words: CueWords, *, reflexive: bool
) -> tuple[str, bool]:
    """Return which of its forms a verb has here, "" where it reports nothing, and its voice."""
    perfect = bool(helpers & words.helpers["perfect"])
    passive = not reflexive and bool(helpers & words.helpers["passive"])
    progressive = bool(helpers & words.helpers["progressive"])
    if "Ger" in forms and (progressive or passive):
        return "Fin", False
    if "Part" in forms and (perfect or passive):
        return "Fin", passive
    return next((f for f in ("Fin", "Ger", "Inf") if f in forms), ""), passive


def _group_before(
    items: Sequence[Item], i: int, words: CueWords
) -> tuple[int, frozenset[str], bool]:
    """Return where a verb's group begins, its auxiliaries, and whether it is negated."""
    helpers = NONE.union(*words.helpers.values())
    negations = words.words("negation")
    first, seen, negated = i, set[str](), False
    for j in range(i - 1, max(-1, i - 1 - GROUP_REACH), -1):
        word = items[j].lower
        if items[j].kind is not ItemKind.WORD:
            break
        if word in helpers:
            seen.add(word)
        elif word in negations or word.endswith("n't"):
            negated = True
            if word.endswith("n't"):
                seen.add(word.removesuffix("n't"))
        elif not (word in words.words("inside") or words.is_adverb(word) or items[j].is_hung):
            break
        first = j
    return first, frozenset(seen), negated


def _is_noun(items: Sequence[Item], i: int, words: CueWords, leaders: frozenset[str]) -> bool:
    """Tell "el anuncio", "its claims" from verbs by the word before."""
    if items[i].lower in words.words("mostly_nouns"):
        after = items[i + 1 : i + 2]
        return not after or not (
            after[0].is_point(":") or after[0].lower in words.words("complementisers")
        )
    if i == 0:
        return False
    before = items[i - 1]
    if items[i].lower in words.words("homographs"):
        is_subject = before.capital or before.lower in words.words("pronouns")
        return not is_subject or before.lower.endswith(("'s", "s'"))
    if before.capital and i > 1:  # "Kim Jong Un saludó" has no article
        return False
    return before.lower in leaders
