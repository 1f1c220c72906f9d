"""In: one sentence with its verbs and mentions. Out: Scene, which finds who stands where in it.

The parties of an event are runs of mentions ("EE. UU., Corea del Sur y Japón"): the subject of
its verb, its object, or what a preposition brings.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.extract.frames import Role
from generator.model.article import Span
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.extract.clauses import Predicate
    from generator.extract.entities import Entities
    from generator.extract.frames import Frames, Phrase
    from generator.extract.stage import Word
    from generator.model.findings import DateMention, Mention

LONGEST_PHRASE = 5
"""Words; no phrase of the lexicons is longer."""
REACH = 9
"""Words between a preposition and the party it brings ("preocupación por la creciente
cooperación militar entre Rusia ..."); beyond, the tie is a guess."""
OBJECT_REACH = 14
"""Words of a direct object that are looked at."""
HARD = frozenset(";:()[]—–«“")
"""Marks at which a phrase ends."""
QUOTE_MARKS = (("“", "”"), ("«", "»"))
NO_PARTIES = frozenset({ActorType.WORK, ActorType.EVENT})


def is_bare(predicate: Predicate) -> bool:
    """Tell whether a verb is an infinitive or gerund: alone, or perfect ("haber enviado")."""
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
        if not other.ids:
            return Parties(self.ids, self.spans + other.spans, self.mentions, self.crowd)
        return Parties(
            self.ids + tuple(other.ids[i] for i in new),
            self.spans + tuple(other.spans[i] for i in new),
            self.mentions + tuple(other.mentions[i] for i in new),
            self.crowd or other.crowd,
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
    before: Parties = Parties()
    """Who acted in the sentence before, for those whom this one calls "he" or not at all."""
    _starts: tuple[int, ...] = field(init=False, repr=False)
    _mentions: dict[int, Mention] = field(init=False, repr=False)
    _verbs: frozenset[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(w.span.start for w in self.words))
        mentions = {
            self.index(m.span.start): m
            for m in self.entities.outermost(self.span)
            if m.type not in NO_PARTIES
        }
        object.__setattr__(self, "_mentions", mentions)
        object.__setattr__(self, "_verbs", frozenset())
        kept = [p for p in self.predicates if not self._is_noun(p)]
        kept = [replace(p, clause=self._clause(p, kept)) for p in kept]
        object.__setattr__(self, "predicates", tuple(kept))
        verbs = {
            i
            for p in self.predicates
            for i in range(self.index(p.group.start), self.index(p.word.end))
        }
        object.__setattr__(self, "_verbs", frozenset(verbs))

    def _is_noun(self, predicate: Predicate) -> bool:
        """Tell whether a word read as a verb is a noun ("la posible ayuda", "US sanctions on")."""
        i = self.index(predicate.word.start)
        form = predicate.form
        if self.inside_mention(i) or self.is_date(i) or self.is_hyphened(i):
            return True
        if predicate.group != predicate.word or form.tense in ("Past", "Fut", "Imp"):
            return False
        if self.words[i].lower in self.frames.nouns and (
            self._has_determiner(i) or self._is_objectlike(i)
        ):
            return True
        if not self.frames.bare_verbs or form.verb_form not in ("Fin", "Inf"):
            return False
        if i == 0 or self.phrase_before(i, self.frames.grammar["verb_leaders"]):
            return i == 0
        if self._opens_object(i + 1):
            return False
        mention = self.entities.at(self.words[i - 1].span.start)
        if mention is None:
            crowds = (self.phrase_before(i, c) for c in self.frames.collectives.values())
            if not any(crowds):
                return True
        elif not mention.named and mention.type is ActorType.COUNTRY:
            return True  # "Russian attacks"
        after = self.lower(i + 1) if i + 1 < len(self.words) else ""
        own = {p[0] for e in self.frames.verbs.get(form.lemma, ()) for p, _ in e.frame.prepositions}
        return self.words[i].lower in self.frames.nouns and (
            after in self.frames.prepositions and after not in own
        )

    def _clause(self, predicate: Predicate, others: Sequence[Predicate]) -> Span:
        """Return the clause of a verb, up to what leads to the next verb that is one."""
        i = self.index(predicate.word.end)
        end = len(self.words)
        for j in range(i + 1, len(self.words)):
            if HARD & set(self.words[j].gap) or self.is_one_of(j, "enders"):
                end = j
                break
        starts = [
            self.index(p.group.start) for p in others
            if p.finite and not is_bare(p) and p.group.start > predicate.word.start
        ]  # fmt: skip
        following = min((s for s in starts if i <= s < end), default=None)
        if following is not None:
            end = following
            for j in range(following, i, -1):
                if "," in self.words[j].gap or self.is_one_of(j, "and"):
                    end = j
                    break
        last = self.words[end - 1].span.end if end else predicate.word.end
        before = [
            p for p in others
            if p.finite and predicate.clause.start <= p.group.start and p.word.end <= predicate.group.start
        ]  # fmt: skip
        start = predicate.clause.start
        if before and predicate.finite:
            start = self._own_start(self.index(predicate.group.start), before[-1])
        return Span(start, max(last, predicate.word.end))

    def _own_start(self, i: int, before: Predicate) -> int:
        """Return where the clause of a second verb begins: after the comma or "and" before it."""
        run = self.run_before(i)
        first = self.index(run[0].span.start) if run else i
        low = self.index(before.word.end)
        for j in range(first, low, -1):
            if "," in self.words[j].gap or self.is_one_of(j - 1, "and"):
                return self.words[j].span.start
        return self.words[first].span.start

    def _has_determiner(self, i: int) -> bool:
        for j in range(i - 1, max(i - 4, -1), -1):
            if self.words[j + 1].gap.strip() or self.inside_mention(j):
                return False
            if self.is_one_of(j, "articles"):
                return True
        return False

    def _is_objectlike(self, i: int) -> bool:
        """Tell whether a verb stands right before a word: then it is its object ("enviar ayuda")."""
        before = self.words[i].span.start - len(" ")
        return self.words[i].gap == " " and any(p.word.end == before for p in self.predicates)

    def _opens_object(self, i: int) -> bool:
        return i < len(self.words) and (
            self.mention_at(i) is not None or self.is_one_of(i, "articles")
        )

    def index(self, offset: int) -> int:
        """Return the position of the first word that starts at or after a character."""
        return bisect_left(self._starts, offset)

    def lower(self, i: int) -> str:
        """Return a word in lower case, its contraction undone."""
        return self.frames.word(self.words[i].lower)

    def phrase_at(self, i: int, phrases: Collection[Phrase]) -> Phrase | None:
        """Return the longest of the phrases that starts at a word."""
        run = tuple(self.lower(j) for j in range(i, min(i + LONGEST_PHRASE, len(self.words))))
        for length in range(len(run), 0, -1):
            if run[:length] in phrases:
                return run[:length]
        return None

    def phrase_before(self, i: int, phrases: Collection[Phrase]) -> Phrase | None:
        """Return the longest of the phrases that ends right before a word."""
        for length in range(min(LONGEST_PHRASE, i), 0, -1):
            run = tuple(self.lower(j) for j in range(i - length, i))
            if run in phrases:
                return run
        return None

    def is_one_of(self, i: int, name: str) -> bool:
        """Tell whether a word is one of a list of [grammar]."""
        return (self.lower(i),) in self.frames.grammar.get(name, ())

    def is_verb(self, i: int) -> bool:
        """Tell whether a word is part of a verb group."""
        return i in self._verbs

    def is_preposition(self, i: int) -> bool:
        """Tell whether a word is a preposition of the language."""
        return self.words[i].lower in self.frames.prepositions

    def ends_at(self, i: int) -> bool:
        """Tell whether a phrase that holds the word before cannot hold this one."""
        return bool(HARD & set(self.words[i].gap)) or self.is_one_of(i, "enders")

    def mention_at(self, i: int) -> Mention | None:
        """Return the mention that starts at a word, its determiner aside."""
        return self._mentions.get(i)

    def inside_mention(self, i: int) -> bool:
        """Tell whether a word is part of a mention."""
        return self.entities.at(self.words[i].span.start) is not None

    def after(self, mention: Mention) -> int:
        """Return the position of the word after a mention."""
        return self.index(mention.span.end)

    def run_at(self, i: int, end: int, *, through: Collection[Phrase]) -> tuple[Mention, ...]:
        """Return the first run of coordinated mentions from a word on.

        Before it only words of its own noun phrase may stand, and prepositions of `through`
        with theirs.
        """
        run: list[Mention] = []
        joined: list[bool] = []
        gap, skipped, linked, j = 0, 0, False, i
        while j < end and skipped <= REACH:
            if j > i and self.ends_at(j):
                break
            mention = self.mention_at(j)
            comma = "," in self.words[j].gap and j > i
            if mention is not None and (not run or linked or comma):
                run.append(mention)
                joined.append(linked)
                j, gap, linked = self.after(mention), 0, False
                continue
            if run:
                joiner = self.is_one_of(j, "joiners") or self.is_one_of(j, "articles")
                if not joiner or gap > 3:  # noqa: PLR2004 - "y también a los" is the longest
                    break
                linked = linked or comma or self.is_one_of(j, "and")
                gap += 1
            elif (
                self.is_verb(j)
                or comma
                or (self.is_preposition(j) and not self.phrase_at(j, through))
            ):
                break
            else:
                skipped += 1
            j += 1
        # "con Putin, Kim viajó": commas alone join nobody.
        last = max((k for k, link in enumerate(joined) if link), default=0)
        if not any(self.is_one_of(k, "and") for k in range(i, min(j, end))):
            last = 0
        return tuple(run[: last + 1])

    def crowd_at(self, i: int, end: int) -> Parties:
        """Return a crowd or office without a name in the noun phrase that starts at a word.

        "Miembros de un grupo armado": a head that only counts or collects passes on to what it
        is made of.
        """
        passing = Parties()
        for j in range(i, min(end, i + OBJECT_REACH)):
            if j > i and (self.ends_at(j) or self.is_verb(j)):
                break
            for class_, phrases in self.frames.collectives.items():
                if (phrase := self.phrase_at(j, phrases)) is None:
                    continue
                first, last = self.noun_phrase_start(j, i), j + len(phrase) - 1
                span = Span(self.words[first].span.start, self.words[last].span.end)
                if class_ != "generic":
                    return Parties((), (span,), (), class_)
                passing = passing or Parties((), (span,), (), "civic")
            if self.is_preposition(j) and not self.is_one_of(j, "of"):
                break
            if self.is_one_of(j, "of") and not passing:
                break
        return passing

    def holds_office(self, span: Span) -> bool:
        """Tell whether a name holds a word for an office or armed body ("Syrian army")."""
        return self.holds_collective(span, "office") or self.holds_collective(span, "armed")

    def holds_collective(self, span: Span, class_: str) -> bool:
        """Tell whether a name holds a word of a class of [collectives]."""
        words = range(self.index(span.start), self.index(span.end))
        return any(self.phrase_at(i, self.frames.collectives[class_]) for i in words)

    def run_before(self, i: int) -> tuple[Mention, ...]:
        """Return the coordinated mentions that end right before a word and no preposition governs."""
        j = self._before_adverbs(i - 1)
        low = j
        while j >= 0 and self.is_date(j):
            j -= 1
        if 0 <= j < low and self.is_preposition(j):
            j -= 1
        j = self._before_adverbs(j)
        run: list[Mention] = []
        linked = False
        while j >= 0:
            mention = self.entities.at(self.words[j].span.start)
            if mention is None or mention.type in NO_PARTIES:
                break
            # "en Asia, el presidente ruso": what a preposition governs is of another phrase.
            if run and linked is False and self._is_governed(mention):
                break
            run.insert(0, mention)
            j = self.index(mention.span.start) - 1
            # Back over "y", commas and determiners to the party before.
            k = j
            while k >= 0 and (self.is_one_of(k, "and") or self.is_one_of(k, "articles")):
                k -= 1
            if k >= 0 and not self.inside_mention(k):
                break
            if k == j and "," not in self.words[k + 1].gap:
                break
            linked = any(self.is_one_of(x, "and") for x in range(k + 1, j + 1))
            j = k
        return () if not run or self._is_governed(run[0]) else tuple(run)

    def _before_adverbs(self, j: int) -> int:
        """Step back over adverbs ("swiftly", "también") that no comma parts from their verb."""
        while (
            j > 0
            and not self.inside_mention(j)
            and not self.words[j + 1].gap.strip()
            and (
                self.words[j].lower in self.frames.inside
                or self.words[j].lower.endswith(self.frames.adverb_endings or ("\0",))
            )
            and not self.is_one_of(j, "articles")
        ):
            j -= 1
        return j

    def is_hyphened(self, i: int) -> bool:
        """Tell whether a word is a part of a longer one ("anti-riot")."""
        after = self.words[i + 1].gap if i + 1 < len(self.words) else ""
        return self.words[i].gap == "-" or after == "-"

    def is_date(self, i: int) -> bool:
        """Tell whether a word is part of a date."""
        return any(d.span.holds(self.words[i].span) for d in self.dates)

    def _is_governed(self, mention: Mention) -> bool:
        """Tell whether a preposition stands before a mention, determiners aside."""
        first = self.index(mention.span.start)
        while first > 0 and self.is_one_of(first - 1, "articles"):
            first -= 1
        return first > 0 and self.is_preposition(first - 1)

    def noun_phrase_start(self, i: int, low: int) -> int:
        """Return the first word of the noun phrase that a noun ends: no verb, no preposition."""
        j = i
        while (
            j > low
            and "," not in self.words[j].gap
            and not self.is_preposition(j - 1)
            and not self.is_verb(j - 1)
        ):
            j -= 1
        return j

    def parties(self, mentions: Sequence[Mention]) -> Parties:
        """Return mentions as parties: a capital stands for its state, an office for its body."""
        ids: dict[str, Mention] = {}
        for mention in mentions:
            ids.setdefault(self.stands_for(mention), mention)
        return Parties(tuple(ids), tuple(m.span for m in ids.values()), tuple(ids.values()))

    def is_city(self, mention: Mention) -> bool:
        """Tell whether a mention is a place or capital."""
        return mention.type is ActorType.PLACE or mention.actor in self.entities.states

    def stands_for(self, mention: Mention) -> str:
        """Return who acts: an office-holder whom nobody names acts for the state."""
        known = {actor.id: actor for actor in self.entities.actors}
        id_ = self.entities.stands_for(mention)
        if id_ not in known:
            return mention.actor  # a capital whose state the article never names
        country = known[id_].country
        if country and known[id_].type is not ActorType.COUNTRY and not self._is_named(id_):
            states = (
                a.id for a in known.values() if a.type is ActorType.COUNTRY and a.country == country
            )
            return next(states, id_)
        return id_

    def _is_named(self, id_: str) -> bool:
        return any(m.named for m in self.entities.mentions if m.actor == id_)

    def object_span(self, i: int, end: int) -> Span | None:
        """Return the direct object that starts at a word: its noun phrase without what follows."""
        i = self.skip_dates(i)
        j = i
        while j < min(end, i + OBJECT_REACH):
            if j > i and (
                self.ends_at(j)
                or "," in self.words[j].gap
                or self.is_verb(j)
                or self.is_date(j)
                or self._closes_quote(i, j)
                or self._joins_another(j, end)
            ):
                break
            if self.is_preposition(j) and not self.is_one_of(j, "of") and not self._in_mention(i, j):
                break
            j += 1
        while j > i and (self.is_preposition(j - 1) or self.is_one_of(j - 1, "articles")):
            j -= 1
        if j == i or (j == i + 1 and self.is_one_of(i, "pronouns")):
            return None
        return Span(self.words[i].span.start, self.words[j - 1].span.end)

    def complement_span(self, i: int, end: int) -> Span | None:
        """Return all that follows a preposition up to the next comma or clause."""
        j = i
        while j < end:
            if j > i and (self.ends_at(j) or "," in self.words[j].gap or self._closes_quote(i, j)):
                break
            j += 1
        return Span(self.words[i].span.start, self.words[j - 1].span.end) if j > i else None

    def content_span(self, i: int) -> Span | None:
        """Return the clause that a complementiser brings after a verb, dates between them aside."""
        while i < len(self.words) and (self.is_date(i) or self._leads_to_date(i)):
            i += 1
        if i + 1 >= len(self.words) or not self.is_one_of(i, "complementisers"):
            return None
        return self.complement_span(i + 1, len(self.words))

    def _leads_to_date(self, i: int) -> bool:
        return i + 1 < len(self.words) and self.is_preposition(i) and self.is_date(i + 1)

    def _closes_quote(self, i: int, j: int) -> bool:
        """Tell whether the marks before a word close what was opened before a phrase."""
        between = self.text[self.words[i].span.start : self.words[j].span.start]
        return any(
            closer in self.words[j].gap and opener not in between for opener, closer in QUOTE_MARKS
        )

    def _joins_another(self, j: int, end: int) -> bool:
        """Tell whether "and" leads to something else than a noun phrase of the same kind."""
        if not self.is_one_of(j, "and") or j + 1 >= end:
            return self.is_one_of(j, "and")
        return not (
            self.is_one_of(j + 1, "articles")
            or self.is_one_of(j + 1, "of")
            or self.inside_mention(j + 1)
        )

    def skip_dates(self, i: int) -> int:
        """Return the first word from a position on that belongs to no date."""
        while i < len(self.words) and self.is_date(i):
            i += 1
        return i

    def _in_mention(self, i: int, j: int) -> bool:
        mention = self.entities.at(self.words[j].span.start)
        return mention is not None and mention.span.start >= self.words[i].span.start

    def slots(
        self,
        i: int,
        end: int,
        prepositions: Sequence[tuple[Phrase, Role]],
        *,
        through: Collection[Phrase],
    ) -> dict[Role, tuple[Parties, int]]:
        """Return what prepositions bring after a word: for each role its parties and its place."""
        found: dict[Role, tuple[Parties, int]] = {}
        phrases = {phrase for phrase, _ in prepositions}
        j = i
        while j < end:
            if j > i and self.ends_at(j):
                break
            mention = self.mention_at(j)
            if mention is not None:
                j = max(self.after(mention), j + 1)
                continue
            phrase = self.phrase_at(j, phrases)
            if phrase is None or self.is_date(j) or self._leads_to_date(j):
                j += 1
                continue
            place = j + len(phrase)
            for wanted, role in prepositions:
                if wanted == phrase and role not in found:
                    parties = self.parties(self.run_at(place, end, through=through - {wanted}))
                    if not parties and role is not Role.ABOUT:
                        parties = self.crowd_at(place, end)
                    if parties or role is Role.ABOUT:
                        found[role] = (parties, place)
            j = place
        return found
