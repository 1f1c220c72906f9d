"""In: actors over all articles. Out: ActorView for actor.md.j2, ActorsView for actors.md.j2."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.findings import ActorType
from generator.render import urls
from generator.render.messages import direction
from generator.render.periods import moment
from generator.render.views.claims import view_dispute
from generator.render.views.events import involved, view_happening
from generator.render.views.parts import (
    Anchor,
    Byline,
    ClaimView,
    Count,
    HappeningView,
    Opening,
    QuoteView,
    Words,
)
from generator.render.views.quotes import split_by_kind, view_quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.corpus import CorpusActor, Happening
    from generator.render.desk import Desk

MOST_SHOWN = 200
"""Events or quotes on one actor's page; the rest stands in the timeline and in the quotes."""
MOST_CLAIMS = 20
COMPANIONS = 12

GROUPS = (
    (ActorType.COUNTRY,),
    (ActorType.ORG, ActorType.GROUP),
    (ActorType.PERSON,),
    (ActorType.PLACE, ActorType.EVENT, ActorType.WORK),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """An office, in the words of the article that names it."""

    text: str
    lang: str
    byline: Byline
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """An article that names the actor, at its first mention."""

    words: Words
    title: str
    lang: str
    direction: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """Everything actor.md.j2 may show."""

    opening: Opening
    kind: str
    country: Anchor | None
    names: tuple[tuple[str, str, str], ...]
    """(language in words, its code, names)."""
    roles: tuple[RoleView, ...]
    did: tuple[HappeningView, ...]
    received: tuple[HappeningView, ...]
    claims: tuple[ClaimView, ...]
    """What it says of others, or others of it, and what it denies."""
    direct: tuple[QuoteView, ...]
    reported: tuple[QuoteView, ...]
    left_out: str
    """How many events and quotes are not on this page, "" where all are."""
    companions: tuple[Count, ...]
    articles: tuple[NamedIn, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """One actor in the index."""

    name: Anchor
    country: str | None
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsView:
    """Everything actors.md.j2 may show."""

    opening: Opening
    groups: tuple[tuple[str, str, tuple[ActorRow, ...]], ...]
    """(title, anchor, rows): countries, bodies, people, the rest."""


def view_actor(desk: Desk, actor: CorpusActor) -> ActorView:
    """Return the view of one actor's page."""
    page = urls.actor_path(actor.id)
    did, received = desk.did.get(actor.id, []), desk.received.get(actor.id, [])
    said, disputes = desk.said.get(actor.id, []), desk.disputes_of.get(actor.id, [])
    direct, reported = split_by_kind(
        view_quote(desk, read, quote, page=page) for read, quote in said[:MOST_SHOWN]
    )
    over = sum(max(0, len(items) - MOST_SHOWN) for items in (did, received, said))
    name = desk.name(actor.id)
    kind = desk.messages.say(f"actor-types.{actor.type.value}")
    return ActorView(
        opening=desk.opening(
            name,
            page=page,
            above=[desk.section(urls.ACTORS, page=page)],
            description=f"{name}. {kind}.",
        ),
        kind=kind,
        country=_country(desk, actor, page=page),
        names=tuple(_names(desk, actor)),
        roles=tuple(_roles(desk, actor, page=page)),
        did=_newest(desk, did, page=page),
        received=_newest(desk, received, page=page),
        claims=tuple(view_dispute(desk, one, page=page) for one in disputes[:MOST_CLAIMS]),
        direct=direct,
        reported=reported,
        left_out=desk.messages.say("actor.left-out", n=over) if over else "",
        companions=_companions(desk, actor.id, page=page),
        articles=tuple(_named_in(desk, actor, page=page)),
        why=desk.why(actor.why) if len(actor.names) > 1 else "",
    )


def view_actors(desk: Desk) -> ActorsView:
    """Return the index of all actors that act, speak or are named more than once."""
    page, say = urls.ACTORS, desk.messages.say
    rows = {types: tuple(_rows(desk, types, page=page)) for types in GROUPS}
    return ActorsView(
        opening=desk.opening(say("pages.actors"), page=page),
        groups=tuple(
            (say(f"actor-groups.{types[0].value}"), f"{types[0].value.lower()}-list", found)
            for types, found in rows.items()
            if found
        ),
    )


def most_active(desk: Desk, *, page: str, count: int) -> tuple[Count, ...]:
    """Return who acts in most events."""
    acts = Counter({actor: len(did) for actor, did in desk.did.items() if actor in desk.actors})
    return _counts(desk, acts, page=page, count=count)


def most_quoted(desk: Desk, *, page: str, count: int) -> tuple[Count, ...]:
    """Return who is quoted most."""
    said = Counter({actor: len(quotes) for actor, quotes in desk.said.items()})
    return _counts(desk, said, page=page, count=count)


def bars(items: Iterable[tuple[Anchor, int]]) -> tuple[Count, ...]:
    """Return counts with the length of their bars."""
    items = tuple(items)
    largest = max((number for _, number in items), default=0)
    return tuple(
        Count(name=name.text, href=name.href, number=number, share=round(100 * number / largest))
        for name, number in items
    )


def _counts(desk: Desk, counter: Counter[str], *, page: str, count: int) -> tuple[Count, ...]:
    ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:count]
    return bars((desk.actor(actor, page=page), number) for actor, number in ranked)


def _country(desk: Desk, actor: CorpusActor, *, page: str) -> Anchor | None:
    if actor.country is None or actor.type is ActorType.COUNTRY:
        return None
    states = (one.id for one in desk.corpus.actors if one.type is ActorType.COUNTRY)
    same = (state for state in states if desk.actors[state].country == actor.country)
    state = next(same, None)
    if state is not None:
        return desk.actor(state, page=page)
    return Anchor(text=desk.messages.country(actor.country))


def _names(desk: Desk, actor: CorpusActor) -> Iterator[tuple[str, str, str]]:
    languages = dict.fromkeys(lang for lang, _ in actor.names)
    for lang in languages:
        names = dict.fromkeys(name for code, name in actor.names if code == lang)
        yield desk.messages.language(lang), lang, " · ".join(names)


def _roles(desk: Desk, actor: CorpusActor, *, page: str) -> Iterator[RoleView]:
    """Yield each office once, from the first article that names it."""
    seen: set[str] = set()
    for text, article in actor.roles:
        read = desk.reads.get(article)
        if read is None or text.casefold() in seen:
            continue
        seen.add(text.casefold())
        href = urls.relative(urls.briefing_path(article), page=page)
        yield RoleView(
            text=text,
            lang=read.article.lang,
            byline=desk.byline(read),
            href=href,
        )


def _newest(desk: Desk, happenings: list[Happening], *, page: str) -> tuple[HappeningView, ...]:
    dated = [one for one in happenings if one.date]
    dated.sort(key=lambda one: moment(one.date or "").key, reverse=True)
    undated = [one for one in happenings if not one.date]
    shown = (*dated, *undated)[:MOST_SHOWN]
    return tuple(view_happening(desk, one, page=page) for one in shown)


def _companions(desk: Desk, actor: str, *, page: str) -> tuple[Count, ...]:
    shared: Counter[str] = Counter()
    for one in (*desk.did.get(actor, ()), *desk.received.get(actor, ())):
        shared.update(other for other in involved(one) if other != actor)
    return _counts(desk, shared, page=page, count=COMPANIONS)


def _named_in(desk: Desk, actor: CorpusActor, *, page: str) -> Iterator[NamedIn]:
    articles = {passage.article for passage in actor.mentions}
    for read in (desk.reads[one] for one in desk.reads if one in articles):
        local = next(
            (
                mention
                for mention in read.findings.mentions
                if desk.actor_id(read, mention.actor) == actor.id
            ),
            None,
        )
        if local is None:
            continue
        first = desk.first_mention(read, local.actor) or local
        yield NamedIn(
            words=desk.words(read, first.span, page=page),
            title=desk.title(read),
            lang=read.article.lang,
            direction=direction(read.article.lang),
            date=desk.date(read.article),
        )


def _rows(desk: Desk, types: tuple[ActorType, ...], *, page: str) -> Iterator[ActorRow]:
    for actor in desk.corpus.actors:
        if actor.type not in types or actor.id not in desk.paged:
            continue
        events = len(desk.did.get(actor.id, ())) + len(desk.received.get(actor.id, ()))
        numbers = (
            ("count.articles", len({passage.article for passage in actor.mentions})),
            ("count.events", events),
            ("count.quotes", len(desk.said.get(actor.id, ()))),
        )
        counts = [desk.messages.say(key, n=number) for key, number in numbers if number]
        own = actor.type is ActorType.COUNTRY
        yield ActorRow(
            name=desk.actor(actor.id, page=page),
            country=desk.messages.country(actor.country) if actor.country and not own else None,
            counts=", ".join(counts),
        )
