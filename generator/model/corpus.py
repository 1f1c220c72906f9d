"""In: articles with their findings. Out: Corpus, what linking makes of many articles."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.article import Article, Span
from generator.model.findings import ActorType, Factuality, Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read or should be checked, in words for the editor."""

    path: str
    stage: str
    reason: str
    remedy: str
    left_out: bool
    """True when the article is not on the site at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One article with its findings: what a worker returns."""

    article: Article
    findings: Findings


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Words of one article."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusActor:
    """One actor over all articles."""

    id: str
    names: tuple[tuple[str, str], ...]
    """(language, name) pairs, most frequent name first within a language."""
    type: ActorType
    country: str | None
    roles: tuple[tuple[str, str], ...]
    """(role in the words of the article, article id), by date of publication."""
    mentions: tuple[Passage, ...]
    political: bool
    why: str
    """The sentence that explains why these names were joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article's telling of an event."""

    article: str
    event: int
    """Position in that article's Findings.events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event with every report of it."""

    id: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    """Ids of CorpusActor."""
    targets: tuple[str, ...]
    date: str | None
    """EDTF; the most precise one that the reports agree on."""
    place: str | None
    factuality: Factuality
    """The weakest that its reports allow: one denial keeps it from being asserted."""
    claimed_by: tuple[str, ...]
    reports: tuple[Report, ...]
    """In order of publication; the first is shown."""
    why: str
    """The sentence that explains why these reports were merged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReport:
    """One article's telling of a claim or of its denial."""

    article: str
    claim: int
    """Position in that article's Findings.claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One claim over all articles, with those who make it and those who deny it."""

    id: str
    claimed_by: tuple[str, ...]
    """Ids of CorpusActor, as in the two below."""
    accused: tuple[str, ...]
    denied_by: tuple[str, ...]
    charges: tuple[ClaimReport, ...]
    """Where it is made, in order of publication."""
    denials: tuple[ClaimReport, ...]
    """Where it is denied, in order of publication; a report may stand in both."""
    latest: str
    """EDTF of the newest article that tells of it; "" where none has a date."""
    why: str
    """The sentence that explains why these reports were joined; "" for one report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Everything the pages are made of."""

    reads: tuple[Read, ...]
    """Newest publication first, undated last, then by id."""
    actors: tuple[CorpusActor, ...]
    """By number of mentions, then id."""
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    """(article id, actor id in that article) to the id of its CorpusActor."""
    happenings: tuple[Happening, ...]
    """By date, oldest first, undated last."""
    disputes: tuple[Dispute, ...]
    """Those with two sides first, then newest first."""
    problems: tuple[Problem, ...]
