"""In: nothing. Out: Scene, Parties and Telling, what reading a sentence for events is done with."""

from __future__ import annotations

from bisect import bisect_left
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.extract.stage import is_dash
from generator.model.article import Span
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.extract.clauses import Predicate
    from generator.extract.entities import Entities
    from generator.extract.frames import Frame, Frames, Phrase
    from generator.extract.stage import Word
    from generator.extract.trees import Trees
    from generator.model.findings import DateMention, Factuality, Mention

LONGEST_PHRASE = 5
"""Words; no phrase of the lexicons is longer."""
HARD = frozenset(";:()[]—–«“")
"""Marks at which a phrase ends."""
NO_PARTIES = frozenset({ActorType.WORK, ActorType.EVENT})
CIVIC = "civic"
"""The class of crowds without office or arms; beside one that has them it gives way."""


def is_bare(predicate: Predicate) -> bool:
    """Tell whether a verb is an infinitive or gerund: alone, or perfect ("haber enviado")."""
    if predicate.arguments is not None:
        return not predicate.finite
    if predicate.form.verb_form in ("Inf", "Ger"):
        return len(predicate.group) <= len(predicate.word) + len("to ")
    return not predicate.finite and predicate.group != predicate.word


@dataclass(frozen=True, slots=True)
class Parties:
    """Those on one side of an event."""

    ids: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    crowd: str | None = None
    """Class of [collectives] where they have no name."""

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __add__(self, other: Parties) -> Parties:
        new = [i for i, id_ in enumerate(other.ids) if id_ not in self.ids]
        crowd = other.crowd if self.crowd in (None, CIVIC) else self.crowd
        crowd = crowd or self.crowd
        if not other.ids:
            return Parties(self.ids, self.spans + other.spans, self.mentions, crowd)
        return Parties(
            self.ids + tuple(other.ids[i] for i in new),
            self.spans + tuple(other.spans[i] for i in new),
            self.mentions + tuple(other.mentions[i] for i in new),
            crowd,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A sentence, its words, verbs, mentions and dates."""

    text: str
    span: Span
    words: Sequence[Word]
    predicates: tuple[Predicate, ...]
    dates: tuple[DateMention, ...]
    entities: Entities
    frames: Frames
    trees: Trees
    meant: Mapping[int, str] = field(default_factory=dict)
    """Where a pronoun begins to the actor whom earlier sentences let it stand for."""
    before: Parties = Parties()
    """Who acted in the sentence before, for those whom this one calls "they" or not at all."""
    pair: Parties = Parties()
    """The last two who stood together, for "the two leaders"."""
    other_verbs: frozenset[int] = frozenset()
    """Words that are verbs though no predicate holds them."""
    _starts: tuple[int, ...] = field(init=False, repr=False)
    _lowers: Phrase = field(init=False, repr=False)
    _mentions: dict[int, Mention] = field(init=False, repr=False)
    _verbs: frozenset[int] = field(init=False, repr=False)
    _ends: frozenset[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(w.span.start for w in self.words))
        object.__setattr__(self, "_lowers", tuple(self._lower(w) for w in self.words))
        # Of two that begin at one word the longer: the last of a dict's values wins.
        mentions = {
            self.index(m.span.start): m
            for m in (*self.entities.inside(self.span), *self.entities.outermost(self.span))
            if m.type not in NO_PARTIES
        }
        object.__setattr__(self, "_mentions", mentions)
        object.__setattr__(self, "_verbs", self.other_verbs | self.verb_words())
        enders = self.frames.grammar.get("enders", frozenset())
        ends = (
            i
            for i, w in enumerate(self.words)
            if (self._lowers[i],) in enders
            or (w.gap != " " and (not HARD.isdisjoint(w.gap) or is_dash(w.gap)))
        )
        object.__setattr__(self, "_ends", frozenset(ends))

    def index(self, offset: int) -> int:
        """Return the position of the first word that starts at or after a character."""
        return bisect_left(self._starts, offset)

    def span_of(self, start: int, end: int) -> Span:
        """Return the characters of the words from one up to another."""
        return Span(self.words[start].span.start, self.words[end - 1].span.end)

    def lower(self, i: int) -> str:
        """Return a word in lower case, its contraction undone; of capitals with its accents."""
        return self._lowers[i]

    def _lower(self, word: Word) -> str:
        lower = word.lower
        if word.text.isupper():
            lower = self.frames.unaccented.get(lower, lower)
        elif word.is_capital and self.frames.compound_heads:
            lower = self.frames.head_of(lower)
        return self.frames.word(lower)

    def may_hold(self, first_words: AbstractSet[str]) -> bool:
        """Tell whether phrases that begin with these words may stand here."""
        return not first_words.isdisjoint(self._lowers)

    def with_predicates(self, predicates: Iterable[Predicate]) -> Scene:
        """Return the sentence with other verbs; the rest need not be worked out again."""
        scene = copy(self)
        object.__setattr__(scene, "predicates", tuple(predicates))
        object.__setattr__(scene, "_verbs", scene.other_verbs | scene.verb_words())
        return scene

    def verb_words(self) -> set[int]:
        """Return the words of the predicates."""
        return {
            i
            for p in self.predicates
            for i in range(self.index(p.group.start), self.index(p.word.end))
        }

    def phrase_at(self, i: int, phrases: Collection[Phrase]) -> Phrase | None:
        """Return the longest of the phrases that starts at a word."""
        run = self._lowers[i : i + LONGEST_PHRASE]
        for length in range(len(run), 0, -1):
            if run[:length] in phrases:
                return run[:length]
        return None

    def phrase_before(self, i: int, phrases: Collection[Phrase]) -> Phrase | None:
        """Return the longest of the phrases that ends right before a word."""
        for length in range(min(LONGEST_PHRASE, i), 0, -1):
            run = self._lowers[i - length : i]
            if run in phrases:
                return run
        return None

    def is_one_of(self, i: int, name: str) -> bool:
        """Tell whether a word is one of a list of [grammar]."""
        return (self.lower(i),) in self.frames.grammar.get(name, ())

    def is_verb(self, i: int) -> bool:
        """Tell whether a word is part of a verb group."""
        return i in self._verbs

    def opens_clause(self, mention: Mention) -> bool:
        """Tell whether the parse takes a mention for the subject of a verb right after it."""
        after = self.after(mention)
        heads = (
            head
            for p in self.predicates
            if p.finite and self.index(p.group.start) == after
            for head in self.trees.subject(p.word.start)[:1]
        )
        return any(mention.span.start <= head.idx < mention.span.end for head in heads)

    def opens_condition(self, i: int) -> bool:
        """Tell whether a word opens a condition, and not what something is done or asked for."""
        conditions = self.frames.factuality["conditions"] - self.frames.grammar["purpose"]
        return self.phrase_at(i, conditions) is not None

    def is_preposition(self, i: int) -> bool:
        """Tell whether a word is a preposition of the language."""
        return self.words[i].lower in self.frames.prepositions

    def ends_at(self, i: int) -> bool:
        """Tell whether a phrase that holds the word before cannot hold this one."""
        return i in self._ends

    def comma_at(self, i: int) -> bool:
        """Tell whether a comma stands before a word that is no part of a number ("1,500")."""
        gap = self.words[i].gap
        return "," in gap and gap != ","

    def mention_at(self, i: int) -> Mention | None:
        """Return the mention that starts at a word, its determiner aside; also an inner one."""
        return self._mentions.get(i)

    def inside_mention(self, i: int) -> bool:
        """Tell whether a word is part of a mention."""
        return self.entities.at(self.words[i].span.start) is not None

    def after(self, mention: Mention) -> int:
        """Return the position of the word after a mention."""
        return self.index(mention.span.end)

    def is_hyphened(self, i: int) -> bool:
        """Tell whether a word is a part of a longer one ("anti-riot")."""
        after = self.words[i + 1].gap if i + 1 < len(self.words) else ""
        return "-" in (self.words[i].gap.strip("."), after.strip("."))

    def is_date(self, i: int) -> bool:
        """Tell whether a word is part of a date."""
        return any(d.span.holds(self.words[i].span) for d in self.dates)

    def noun_phrase_start(self, i: int, low: int) -> int:
        """Return the first word of the noun phrase that a noun ends: no verb, no preposition."""
        j = i
        while (
            j > low
            and not self.comma_at(j)
            and not self.is_preposition(j - 1)
            and not self.is_verb(j - 1)
        ):
            j -= 1
        return j

    def leads_to_date(self, i: int) -> bool:
        """Tell whether a preposition brings a date."""
        return i + 1 < len(self.words) and self.is_preposition(i) and self.is_date(i + 1)

    def object_start(self, i: int) -> int:
        """Return where an object begins: after dates, and words that only measure ("at least")."""
        j = self.skip_dates(i)
        if j > i and j < len(self.words) and self.is_one_of(j, "owners"):
            j = i  # "this week's attacks"
        measure = self.phrase_at(j, self.frames.grammar["measures"])
        return j + len(measure) if measure else j

    def skip_dates(self, i: int) -> int:
        """Return the first word from a position on that belongs to no date."""
        while i < len(self.words) and self.is_date(i):
            i += 1
        return i


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """One frame filled by one place of the text."""

    scene: Scene
    frame: Frame
    lemma: str
    type: str
    first: int
    """First and last word of the trigger."""
    last: int
    clause: Span
    predicate: Predicate | None
    """The verb that tells it, or the light verb over its noun."""
    actor: Parties
    target: Parties
    about: Span | None
    factuality: Factuality
    claimed_by: tuple[str, ...] = ()
    disputed: bool = False
    """Told only by who denies it: nobody in sight claims it."""

    @property
    def trigger(self) -> Span:
        """Return the characters of the trigger."""
        words = self.scene.words
        return Span(words[self.first].span.start, words[self.last].span.end)
