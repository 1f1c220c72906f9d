"""In: the claims of each article. Out: Disputes, each claim with all who make and who deny it.

A charge and its denial often stand in two articles, and in two languages. What ties them is
whom the charge is against, who makes it, what both name and when they were told.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TYPE_CHECKING

from generator.lexicon.stems import share, stems_of
from generator.link.evidence import Feature, weigh
from generator.model.article import month_number
from generator.model.corpus import ClaimReport, CorpusActor, Dispute, Read
from generator.model.findings import ActorType, Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.link.actors import Key
    from generator.model.article import Span

MERGE = 1.1
"""The same sides at one time are not enough: a state is charged with more than one thing."""
SAME = 0.3
"""Share of content words from which two tellings of one language speak of one thing."""
MONTHS_NEAR, MONTHS_APART = 1, 6
MOST_COMPARED = 8
"""Voices of one dispute that a new one is weighed against, the closest in time."""
ID_DIGITS = 10


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """One article's claim with its sides resolved over the corpus."""

    report: ClaimReport
    claim: Claim
    claimants: frozenset[str]
    """States of those who make it; their ids where they have no state."""
    accused: frozenset[str]
    """Those of whom it is said, and who deny it."""
    named: frozenset[str]
    """All sides that its sentences name."""
    things: frozenset[str]
    """Whom else they name: bodies, people, places; no state, for states are in most charges."""
    words: frozenset[str]
    kinds: frozenset[str]
    """Types of the events that are claimed."""
    month: int | None
    order: tuple[str, str, int]
    """Publication date, article, position."""


def _same_accuser(a: Voice, b: Voice) -> bool:
    if a.claimants and b.claimants:
        return bool(a.claimants & b.claimants)
    return bool((a.claimants & b.named) | (b.claimants & a.named))


def _sides(a: Voice, b: Voice) -> frozenset[str]:
    return a.claimants | a.accused | b.claimants | b.accused


def _side_by_side(a: Voice, b: Voice) -> bool:
    """Tell whether a charge without a denial and a denial without a charge share an article."""
    has_both = any(v.claimants and v.claim.denial is not None for v in (a, b))
    return a.report.article == b.report.article and not has_both


def _months_between(a: Voice, b: Voice) -> int | None:
    return abs(a.month - b.month) if a.month is not None and b.month is not None else None


FEATURES: tuple[Feature[Voice], ...] = (
    Feature("the same accused", lambda a, b: bool(a.accused & b.accused), 0.5),
    Feature("the same accuser", _same_accuser, 0.3),
    Feature(
        "different accusers",
        lambda a, b: bool(a.claimants and b.claimants) and not a.claimants & b.claimants,
        -0.3,
    ),
    Feature("words in common", lambda a, b: share(a.words, b.words) >= SAME, 0.3),
    Feature("names in common", lambda a, b: bool((a.things & b.things) - _sides(a, b)), 0.3),
    Feature("side by side", _side_by_side, 0.2),
    Feature("the same kind of deed", lambda a, b: bool(a.kinds & b.kinds), 0.2),
    Feature(
        "within weeks",
        lambda a, b: (gap := _months_between(a, b)) is not None and gap <= MONTHS_NEAR,
        0.2,
    ),
    Feature(
        "months apart",
        lambda a, b: (gap := _months_between(a, b)) is not None and gap >= MONTHS_APART,
        -0.3,
    ),
)


@dataclass(slots=True, eq=False)
class _Cluster:
    voices: list[Voice]
    why: list[str] = field(default_factory=list)


def link_disputes(
    reads: Sequence[Read], ids: Mapping[Key, str], actors: Iterable[CorpusActor]
) -> tuple[Dispute, ...]:
    """Bring together who claims and who denies one thing, over articles and languages."""
    known = {actor.id: actor for actor in actors}
    blocks: dict[tuple[str, str], list[_Cluster]] = defaultdict(list)
    clusters: list[_Cluster] = []
    # Charges first: a denial that answers two of them must not make them one.
    for voice in sorted(_voices(reads, ids, known), key=lambda v: (not v.claimants, v.order)):
        near = dict.fromkeys(cluster for key in _blocks(voice) for cluster in blocks[key])
        found = _nearest(voice, near)
        if found:
            cluster, why = found
            cluster.voices.append(voice)
            cluster.why.append(why)
        else:
            cluster = _Cluster([voice])
            clusters.append(cluster)
        for key in _blocks(voice):
            if cluster not in blocks[key][-1:]:
                blocks[key].append(cluster)
    disputes = sorted((_dispute(c, ids) for c in clusters), key=lambda d: d.id)
    disputes.sort(key=lambda d: d.latest, reverse=True)
    return tuple(sorted(disputes, key=lambda d: not (d.charges and d.denials)))


def _blocks(voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield whom a voice accuses with each thing of which MERGE needs one in common."""
    told = sorted({*voice.words, *voice.things, *voice.kinds, voice.report.article})
    yield from ((side, key) for side in sorted(voice.accused) for key in told)


def _nearest(voice: Voice, clusters: Iterable[_Cluster]) -> tuple[_Cluster, str] | None:
    """Return the one cluster a voice belongs to and why; between two, nothing decides."""
    best = [
        (max((weigh(FEATURES, voice, one) for one in _closest(voice, c)), key=lambda v: v.score), c)
        for c in clusters
    ]
    highest = max((verdict.score for verdict, _ in best), default=0.0)
    near = [(c, verdict.why) for verdict, c in best if verdict.score == highest]
    return near[0] if highest >= MERGE and len(near) == 1 else None


def _closest(voice: Voice, cluster: _Cluster) -> list[Voice]:
    """Return the voices of a cluster told about the same time; a charge may stand in thousands."""

    def gap(other: Voice) -> int:
        months = _months_between(voice, other)
        return MONTHS_APART if months is None else months

    return nsmallest(MOST_COMPARED, cluster.voices, key=gap)


def _voices(
    reads: Sequence[Read], ids: Mapping[Key, str], known: Mapping[str, CorpusActor]
) -> Iterator[Voice]:
    for read in reads:
        article, findings = read.article, read.findings
        published = article.published.edtf if article.published else ""

        def sides(local: Iterable[str], article: str = article.id) -> frozenset[str]:
            actors = (ids.get((article, one), one) for one in local)
            return frozenset(_side(known.get(actor), actor) for actor in actors)

        for i, claim in enumerate(findings.claims):
            around = [s for s in findings.sentences if _touches(s, claim)]
            met = {m.actor for m in findings.mentions if any(s.holds(m.span) for s in around)}
            things = {
                one for one in met if not _is_state(known.get(ids.get((article.id, one), "")))
            }
            yield Voice(
                report=ClaimReport(article=article.id, claim=i),
                claim=claim,
                claimants=sides(claim.claimed_by),
                accused=sides((*claim.accused, *claim.denied_by)),
                named=sides(met),
                things=frozenset(ids.get((article.id, one), one) for one in things),
                words=stems_of(article.words(claim.span)),
                kinds=frozenset(e.type for e in findings.events if claim.span.holds(e.trigger)),
                month=month_number(published),
                order=(published or "9", article.id, i),
            )


def _touches(sentence: Span, claim: Claim) -> bool:
    return sentence.overlaps(claim.span) or (
        claim.denial is not None and sentence.overlaps(claim.denial)
    )


def _side(actor: CorpusActor | None, id_: str) -> str:
    """Return the state for which somebody speaks, or who it is."""
    return actor.country if actor and actor.country else id_


def _is_state(actor: CorpusActor | None) -> bool:
    return actor is not None and actor.type is ActorType.COUNTRY


def _dispute(cluster: _Cluster, ids: Mapping[Key, str]) -> Dispute:
    voices = sorted(cluster.voices, key=lambda v: v.order)
    first = voices[0]
    key = f"{first.report.article}\0{first.claim.span}\0{first.claim.rule}"

    def everyone(local: Iterable[tuple[Voice, str]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ids.get((v.report.article, one), one) for v, one in local))

    return Dispute(
        id=hashlib.sha256(key.encode()).hexdigest()[:ID_DIGITS],
        claimed_by=everyone((v, one) for v in voices for one in v.claim.claimed_by),
        accused=everyone((v, one) for v in voices for one in v.claim.accused),
        denied_by=everyone((v, one) for v in voices for one in v.claim.denied_by),
        charges=tuple(v.report for v in voices if v.claim.claimed_by or v.claim.claimed_by_spans),
        denials=tuple(v.report for v in voices if v.claim.denial is not None),
        latest=max((v.order[0] for v in voices if v.month is not None), default=""),
        why="; ".join(dict.fromkeys(part for why in cluster.why for part in why.split("; "))),
    )
