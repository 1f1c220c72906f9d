"""In: Span. Out: Findings, everything that was found in one article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.article import Span


class ActorType(StrEnum):
    """What a name stands for."""

    PERSON = "PERSON"
    ORG = "ORG"
    COUNTRY = "COUNTRY"
    PLACE = "PLACE"
    GROUP = "GROUP"
    WORK = "WORK"
    EVENT = "EVENT"


class TimexType(StrEnum):
    """The TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class QuoteKind(StrEnum):
    """How words are put in a mouth; CODING.md of the method page draws the lines."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Factuality(StrEnum):
    """What the article says of an event: did it happen?"""

    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name or stand for an actor."""

    span: Span
    type: ActorType
    actor: str
    """Id of an Actor of the same findings."""
    named: bool
    """False for role nouns and nationalities ("the Russian leader")."""
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone or something met in one article; linking joins them over articles."""

    id: str
    """A slug; the same for a country or known body in every language."""
    name: str
    """The fullest name in the article."""
    type: ActorType
    roles: tuple[str, ...] = ()
    """Offices in the words of the article."""
    role_classes: tuple[str, ...] = ()
    """Classes of those offices: head_of_state, spokesperson ... (keys of the lexicon)."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    political: bool = False
    """A state, body, armed group or office-holder: one who can act in an event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A temporal expression and what it means."""

    span: Span
    type: TimexType
    value: str | None
    """TIMEX3 value; None where it cannot be resolved."""
    edtf: str | None
    """EDTF (ISO 8601-2); None where unresolved or not a point or interval."""
    precision: str
    """day, month, year, interval, decade ... ; a month is never shown as a day."""
    resolved: bool
    anchor: str | None
    """What a relative expression was counted from: "published", "text"; None if absolute."""
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words an article puts in someone's mouth."""

    span: Span
    kind: QuoteKind
    cue: Span | None
    """The verb or phrase that says so."""
    speaker: Span | None
    """None when the sentence names nobody; never guessed."""
    speaker_antecedent: Span | None = None
    """The last words for a speaker whom the sentence leaves out; they stand in one before it."""
    speaker_name: str | None
    """Fullest name in the article, or the words that stand for an unnamed speaker."""
    speaker_actor: str | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, coded after PLOVER with a STATEMENT extension."""

    span: Span
    """The clause or sentence that tells it."""
    trigger: Span
    type: str
    mode: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    actor_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]
    object: Span | None = None
    """Words for what was signed, asked, denied ...; used for titles."""
    date: str | None = None
    """EDTF; None where the text ties none to the event."""
    date_from: str | None = None
    """Rule that tied the date: "events.date-in-clause" ..."""
    date_span: Span | None = None
    place: Span | None = None
    place_actor: str | None = None
    factuality: Factuality
    claimed_by: tuple[str, ...] = ()
    answers: Span | None = None
    """For a denial: the accusation or claim it answers."""
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one side says and another disputes, or nobody has confirmed."""

    span: Span
    """The words of what is claimed."""
    claimed_by: tuple[str, ...]
    claimed_by_spans: tuple[Span, ...]
    accused: tuple[str, ...] = ()
    """Whom it is said of, where the text names them."""
    denied_by: tuple[str, ...]
    denied_by_spans: tuple[Span, ...]
    denial: Span | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFact:
    """A sentence of the article that a desk officer would underline."""

    span: Span
    rank: int
    """1 is the first."""
    reasons: tuple[str, ...]
    """Keys of the messages files: "event:SUPPORT:sign", "figures", "lead" ..."""
    events: tuple[int, ...]
    """Positions in Findings.events of the events it tells, the weightiest first."""
    repeats_title: bool = False
    """True where the title says nearly all of it already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A title for an article that has none, made from its main event."""

    text: str
    event: int
    """Position in Findings.events of the event it was made from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that was found in one article; every span is one of its text."""

    pipeline: str
    """Which spaCy pipeline read it: "es_core_news_lg 3.8.0", "blank:es" ..."""
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    key_facts: tuple[KeyFact, ...] = ()
    headline: Headline | None = None
    warnings: tuple[str, ...] = ()
