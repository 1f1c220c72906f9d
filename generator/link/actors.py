"""In: the actors of each article. Out: CorpusActors, and who each article's actor is.

States, bodies, groups and cities have the same id in every language. People are compared by
features; one clear candidate joins, two mean none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.link.evidence import Feature, Verdict, weigh
from generator.model.corpus import CorpusActor, Passage, Read
from generator.model.findings import Actor, ActorType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

JOIN = 0.7
"""A whole name reaches it, or a family name with the same state; no single hint does."""

SPELLINGS = (
    (re.compile(r"ou"), "u"), (re.compile(r"[wv]|ff?$"), "v"), (re.compile(r"[ckq]h?"), "k"),
    (re.compile(r"[szx]h?"), "s"), (re.compile(r"[gj]"), "j"),
    (re.compile(r"[aeiouyh]"), ""), (re.compile(r"(.)\1"), r"\1"),
)  # fmt: skip
"""What transliterations differ in: Poutine and Putin, Lawrow and Lavrov, Serguéi and Sergei."""

Key = tuple[str, str]
"""(article id, actor id in that article)."""


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """One or more articles' actor, as linking compares it."""

    id: str
    parts: tuple[str, ...]
    """The words of the fullest name, without vowels and spelling habits."""
    country: str | None
    classes: frozenset[str]


FEATURES: tuple[Feature[Person], ...] = (
    Feature("the same name, spelling aside", lambda a, b: a.parts == b.parts, 1.0),
    Feature(
        "the same family name and initial",
        lambda a, b: a.parts != b.parts and a.parts[-1] == b.parts[-1]
        and min(len(a.parts), len(b.parts)) > 1 and a.parts[0][:1] == b.parts[0][:1],
        0.5,
    ),
    Feature(
        "one is called by the other's family name alone",
        lambda a, b: len(a.parts) != len(b.parts) and min(len(a.parts), len(b.parts)) == 1
        and (a.parts[-1:] == b.parts[-1:] or a.parts[:1] == b.parts[:1]),
        0.4,
    ),
    Feature("the same state", lambda a, b: a.country is not None and a.country == b.country, 0.3),
    Feature("an office of the same class", lambda a, b: bool(a.classes & b.classes), 0.2),
    Feature(
        "different states",
        lambda a, b: None not in (a.country, b.country) and a.country != b.country,
        -0.8,
    ),
)  # fmt: skip


def link_actors(reads: Sequence[Read]) -> tuple[tuple[CorpusActor, ...], dict[Key, str]]:
    """Join the actors of all articles.

    Returns:
        The actors by number of mentions, then id; and the corpus id of each article's actor.
    """
    ids, reasons = _join_people(reads)
    members: dict[str, list[tuple[Read, Actor]]] = defaultdict(list)
    for read in reads:
        for actor in read.findings.actors:
            members[ids[read.article.id, actor.id]].append((read, actor))
    actors = [
        _corpus_actor(id_, met, reasons.get(id_, "the same known name"))
        for id_, met in members.items()
    ]
    actors.sort(key=lambda a: (-len(a.mentions), a.id))
    return tuple(actors), ids


def _join_people(reads: Sequence[Read]) -> tuple[dict[Key, str], dict[str, str]]:
    ids: dict[Key, str] = {}
    met: dict[str, list[Actor]] = defaultdict(list)
    for read in reads:
        for actor in read.findings.actors:
            ids[read.article.id, actor.id] = actor.id
            if actor.type is ActorType.PERSON:
                met[actor.id].append(actor)
    people = {id_: _person(id_, actors) for id_, actors in met.items()}
    into, reasons = _candidates(people, frequency={id_: len(a) for id_, a in met.items()})
    for key, id_ in ids.items():
        ids[key] = _root(id_, into)
    return ids, reasons


def _candidates(
    people: dict[str, Person], *, frequency: dict[str, int]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return (id to the id it joins, reason by the id that stays), comparing within blocks."""
    blocks: dict[str, list[Person]] = defaultdict(list)
    for person in people.values():
        for part in {person.parts[0], person.parts[-1]}:
            blocks[part].append(person)
    into: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for id_, person in sorted(people.items()):
        near = {p.id: p for part in person.parts for p in blocks[part] if p.id != id_}
        verdicts: list[tuple[Person, Verdict]] = [
            (other, verdict)
            for other in near.values()
            if (verdict := weigh(FEATURES, person, other)).score >= JOIN
        ]
        # The fuller, then the more frequent name stays; only towards it do we join.
        better = [
            (other, verdict)
            for other, verdict in verdicts
            if (len(other.parts), frequency[other.id], other.id)
            > (len(person.parts), frequency[id_], id_)
        ]
        targets = {_root(other.id, into) for other, _ in better}
        if len({people[t].parts for t in targets}) == 1:
            target = min(targets)
            into[id_] = target
            reasons[target] = better[0][1].why
    return into, reasons


def _root(id_: str, into: dict[str, str]) -> str:
    while id_ in into:
        id_ = into[id_]
    return id_


def _person(id_: str, actors: Iterable[Actor]) -> Person:
    actors = list(actors)
    countries = Counter(a.country for a in actors if a.country)
    return Person(
        id=id_,
        parts=tuple(_skeleton(part) for part in id_.split("-")),
        country=countries.most_common(1)[0][0] if countries else None,
        classes=frozenset(c for a in actors for c in a.role_classes),
    )


def _skeleton(part: str) -> str:
    """Return what stays of a name when languages spell it their own way."""
    short = part
    for pattern, plain in SPELLINGS:
        short = pattern.sub(plain, short)
    return short or part


def _corpus_actor(id_: str, met: Sequence[tuple[Read, Actor]], why: str) -> CorpusActor:
    mentions = tuple(
        Passage(read.article.id, mention.span)
        for read, actor in met
        for mention in read.findings.mentions
        if mention.actor == actor.id
    )
    names = Counter((read.article.lang, actor.name) for read, actor in met)
    by_date = sorted(
        met, key=lambda m: m[0].article.published.edtf if m[0].article.published else "9"
    )
    countries = Counter(actor.country for _, actor in met if actor.country)
    types = Counter(actor.type for _, actor in met)
    return CorpusActor(
        id=id_,
        names=tuple(sorted(names, key=lambda name: (name[0], -names[name], name[1]))),
        type=types.most_common(1)[0][0],
        country=countries.most_common(1)[0][0] if countries else None,
        roles=tuple(
            dict.fromkeys(
                (role, read.article.id) for read, actor in by_date for role in actor.roles
            )
        ),
        mentions=mentions,
        political=any(actor.political for _, actor in met),
        why=why,
    )
