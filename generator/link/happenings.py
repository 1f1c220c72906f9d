"""In: the events of each article. Out: Happenings, each with every report of it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.link.evidence import Feature, weigh
from generator.model.corpus import CorpusActor, Happening, Read, Report
from generator.model.findings import Event, Factuality

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.link.actors import Key

MERGE = 1.0
"""The same kind of act, by the same sides, at dates that agree."""

ID_DIGITS = 10


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One article's event with its actors resolved over the corpus."""

    report: Report
    event: Event
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None
    claimed_by: tuple[str, ...]
    sides: frozenset[str]
    """States of all who take part; their ids where they have no state."""
    order: tuple[str, str, int]
    """Publication date, article, position: the order of reports."""


FEATURES: tuple[Feature[Told], ...] = (
    Feature("dates that agree", lambda a, b: _agree(a.event.date, b.event.date), 0.5),
    Feature(
        "dates that differ",
        lambda a, b: not _agree(a.event.date, b.event.date),
        -1.0,
    ),
    Feature("the same sides", lambda a, b: bool(a.sides) and a.sides == b.sides, 0.5),
    Feature("one side in common", lambda a, b: a.sides != b.sides and bool(a.sides & b.sides), 0.3),
    Feature("someone in common", lambda a, b: bool(_taking_part(a) & _taking_part(b)), 0.2),
    Feature("the same place", lambda a, b: a.place is not None and a.place == b.place, 0.2),
    Feature(
        "different ways of doing it",
        lambda a, b: None not in (a.event.mode, b.event.mode) and a.event.mode != b.event.mode,
        -0.5,
    ),
)  # fmt: skip


@dataclass(slots=True)
class _Cluster:
    told: list[Told]
    why: list[str] = field(default_factory=list)


def link_happenings(
    reads: Sequence[Read], ids: dict[Key, str], actors: Iterable[CorpusActor]
) -> tuple[Happening, ...]:
    """Merge what different articles tell of one event. Undated events stay apart."""
    countries = {actor.id: actor.country for actor in actors}
    blocks: dict[tuple[str, str], list[_Cluster]] = defaultdict(list)
    clusters: list[_Cluster] = []
    for told in sorted(_told(reads, ids, countries), key=lambda t: t.order):
        near = blocks[told.event.type, (told.event.date or "")[:4]] if told.event.date else []
        scored = [
            (verdict.score, -i, verdict.why, cluster)
            for i, cluster in enumerate(near)
            if told.report.article not in {t.report.article for t in cluster.told}
            and (verdict := weigh(FEATURES, told, cluster.told[0])).score >= MERGE
        ]
        if scored:
            best = max(scored, key=lambda s: s[:2])
            best[3].told.append(told)
            best[3].why.append(best[2])
        else:
            cluster = _Cluster([told])
            clusters.append(cluster)
            near.append(cluster)
    happenings = [_happening(cluster) for cluster in clusters]
    return tuple(sorted(happenings, key=lambda h: (h.date is None, h.date or "", h.id)))


def _told(
    reads: Sequence[Read], ids: dict[Key, str], countries: dict[str, str | None]
) -> Iterable[Told]:
    for read in reads:
        article = read.article
        published = article.published.edtf if article.published else "9"
        for i, event in enumerate(read.findings.events):
            actors = tuple(dict.fromkeys(ids[article.id, a] for a in event.actors))
            targets = tuple(dict.fromkeys(ids[article.id, a] for a in event.targets))
            yield Told(
                report=Report(article=article.id, event=i),
                event=event,
                actors=actors,
                targets=targets,
                place=ids.get((article.id, event.place_actor)) if event.place_actor else None,
                claimed_by=tuple(ids[article.id, a] for a in event.claimed_by),
                sides=frozenset(countries.get(a) or a for a in (*actors, *targets)),
                order=(published, article.id, i),
            )


def _taking_part(told: Told) -> set[str]:
    return {*told.actors, *told.targets}


def _agree(one: str | None, other: str | None) -> bool:
    """Tell whether two dates are the same or one is the other, less precisely."""
    if one is None or other is None:
        return False
    return one.startswith(other) or other.startswith(one)


def _happening(cluster: _Cluster) -> Happening:
    first = cluster.told[0]
    key = f"{first.report.article}\0{first.event.trigger}\0{first.event.rule}"
    dates = sorted((t.event.date for t in cluster.told if t.event.date), key=lambda d: (-len(d), d))
    factuality, claimed_by = _factuality(cluster.told)
    return Happening(
        id=hashlib.sha256(key.encode()).hexdigest()[:ID_DIGITS],
        type=first.event.type,
        mode=next((t.event.mode for t in cluster.told if t.event.mode), None),
        actors=tuple(dict.fromkeys(a for t in cluster.told for a in t.actors)),
        targets=tuple(dict.fromkeys(a for t in cluster.told for a in t.targets)),
        date=dates[0] if dates else None,
        place=next((t.place for t in cluster.told if t.place), None),
        factuality=factuality,
        claimed_by=claimed_by,
        reports=tuple(t.report for t in cluster.told),
        why="; ".join(cluster.why) or "one report",
    )


def _factuality(told: Sequence[Told]) -> tuple[Factuality, tuple[str, ...]]:
    """Return what all reports together allow, and by whom it is claimed where nobody else does.

    Told as having happened by one and denied by another, it is no more than possible.
    """
    said = {t.event.factuality for t in told}
    if Factuality.DENIED in said:
        said_factuality = Factuality.DENIED if len(said) == 1 else Factuality.POSSIBLE
    else:
        order = (
            Factuality.ASSERTED, Factuality.POSSIBLE, Factuality.CONDITIONAL, Factuality.PLANNED,
        )  # fmt: skip
        said_factuality = next(f for f in order if f in said)
    telling = [t for t in told if t.event.factuality == said_factuality] or list(told)
    if any(not t.claimed_by for t in telling):
        return said_factuality, ()
    return said_factuality, tuple(dict.fromkeys(c for t in telling for c in t.claimed_by))
