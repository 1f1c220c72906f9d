"""In: one article with its findings. Out: BriefingView, for briefing.md.j2."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.findings import ActorType
from generator.render import urls
from generator.render.desk import LONG_ENOUGH, shorten
from generator.render.marks import gather_marks, mark_paragraphs
from generator.render.messages import direction
from generator.render.periods import say_period, say_value
from generator.render.views.claims import view_claims
from generator.render.views.events import view_event
from generator.render.views.parts import (
    Anchor,
    ClaimView,
    EventView,
    Fact,
    Label,
    Opening,
    QuoteView,
    Words,
)
from generator.render.views.quotes import view_quote
from generator.settings import ShowText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.article import Span
    from generator.model.corpus import Read
    from generator.model.findings import Actor, DateMention, KeyFact
    from generator.render.desk import Desk
    from generator.render.markdown import Safe
    from generator.render.marks import Kinds

DIGEST_SHOWN = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFactView:
    """A sentence a desk officer would underline, and why."""

    rank: int
    """Among those shown together with it."""
    words: Words
    reasons: str
    labels: tuple[Label, ...]
    """Where it is not simply reported: who claims it, who denies it, that it is a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Someone or something named in the article."""

    name: Anchor
    roles: tuple[str, ...]
    lang: str
    country: str | None
    first: Words | None
    times: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """A temporal expression, what it means, and how we know."""

    words: Words
    means: str | None
    how: str
    resolved: bool
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingView:
    """Everything briefing.md.j2 may show."""

    opening: Opening
    title_made: bool
    title_source: Words | None
    facts: tuple[Fact, ...]
    bottom_line: tuple[KeyFactView, ...]
    key_facts: tuple[KeyFactView, ...]
    """Those that are not in the bottom line."""
    events: tuple[EventView, ...]
    quotes: tuple[QuoteView, ...]
    claims: tuple[ClaimView, ...]
    people: tuple[PersonView, ...]
    places: tuple[PersonView, ...]
    dates: tuple[DateView, ...]
    text: tuple[Safe, ...]
    is_excerpt: bool
    provenance: tuple[Fact, ...]
    checks: tuple[str, ...]
    download: str | None
    cite: str


def view_briefing(desk: Desk, read: Read, *, has_data: bool) -> BriefingView:
    """Return the view of one article."""
    article, findings = read.article, read.findings
    page = urls.briefing_path(article.id)
    lead = desk.bottom_line(read)
    others = sorted(set(findings.key_facts) - set(lead), key=lambda fact: (fact.rank, fact.span))
    marks = _marks(desk, read)
    people = [_view_person(desk, read, actor, page=page) for actor in _by_mentions(read)]
    is_place = [actor.type is ActorType.PLACE for actor in _by_mentions(read)]
    made = findings.headline if article.title is None else None
    source = findings.events[made.event].span if made else None
    return BriefingView(
        opening=_opening(desk, read, page=page, lead=lead[0].span if lead else None),
        title_made=made is not None,
        title_source=desk.words(read, source, page=page) if source else None,
        facts=tuple(_facts(desk, read)),
        bottom_line=_key_facts(desk, read, lead, page=page),
        key_facts=_key_facts(desk, read, others, page=page),
        events=tuple(view_event(desk, read, event, page=page) for event in findings.events),
        quotes=tuple(view_quote(desk, read, quote, page=page) for quote in findings.quotes),
        claims=tuple(view_claims(desk, read, page=page)),
        people=tuple(one for one, place in zip(people, is_place, strict=True) if not place),
        places=tuple(one for one, place in zip(people, is_place, strict=True) if place),
        dates=tuple(_view_date(desk, read, found, page=page) for found in findings.dates),
        text=tuple(_text(desk, read, marks)),
        is_excerpt=desk.settings.show_text is ShowText.EXCERPTS,
        provenance=tuple(_provenance(desk, read)),
        checks=tuple(_checks(desk, read)),
        download=urls.relative(urls.data_path(article.id), page=page) if has_data else None,
        cite=_cite(desk, read),
    )


def _opening(desk: Desk, read: Read, *, page: str, lead: Span | None) -> Opening:
    article, title = read.article, desk.title(read)
    above = [desk.section(urls.ARCHIVE, page=page)]
    period = article.published.edtf[: len("2024-06")] if article.published else ""
    path = urls.archive_path(period) if period else urls.UNDATED_ARCHIVE
    name = say_period(period, desk.messages) if period else desk.messages.say("dates.undated")
    above.append(Anchor(text=name, href=urls.relative(path, page=page)))
    return Opening(
        title=title,
        lang=article.lang,
        direction=direction(article.lang),
        description=shorten(article.words(lead) if lead else title, LONG_ENOUGH),
        crumbs=desk.crumbs(shorten(title, 60), page=page, above=above),
    )


def _facts(desk: Desk, read: Read) -> Iterator[Fact]:
    """Yield the line under the title."""
    article, say = read.article, desk.messages.say
    date = f"{desk.date(article)} ({desk.date_source(article)})" if article.published else None
    yield Fact(name=say("briefing.published"), value=date or say("date-sources.none"))
    if article.publisher:
        yield Fact(name=say("briefing.outlet"), value=article.publisher)
    if article.agency:
        yield Fact(name=say("briefing.agency"), value=article.agency)
    if article.author:
        yield Fact(name=say("briefing.author"), value=article.author)
    yield Fact(name=say("briefing.language"), value=desk.messages.language(article.lang))
    if article.machine_translated:
        yield Fact(name=say("briefing.translation"), value=say("briefing.machine-translated"))
    address = urls.web_address(article.url)
    if address:
        yield Fact(name=say("briefing.original"), value=address, href=address)


def _key_facts(
    desk: Desk, read: Read, facts: Iterable[KeyFact], *, page: str
) -> tuple[KeyFactView, ...]:
    return tuple(
        KeyFactView(
            rank=rank,
            words=desk.words(read, fact.span, page=page),
            reasons="; ".join(_reasons(desk, read, fact)),
            labels=tuple(dict.fromkeys(_weak_labels(desk, read, fact, page=page))),
        )
        for rank, fact in enumerate(facts, start=1)
    )


def _reasons(desk: Desk, read: Read, fact: KeyFact) -> Iterator[str]:
    yield from (desk.reason(reason) for reason in fact.reasons)
    earlier = desk.told_before(read, fact)
    if earlier:
        byline = desk.byline(earlier)
        named = ", ".join(filter(None, (byline.outlet, byline.date)))
        yield desk.messages.say("reasons.told-before", byline=named)


def _weak_labels(desk: Desk, read: Read, fact: KeyFact, *, page: str) -> Iterator[Label]:
    """Yield what keeps a key fact from being simply reported."""
    findings = read.findings
    denied = False
    for claim in findings.claims:
        is_made = fact.span.holds(claim.span)
        is_denied = claim.denial is not None and fact.span.holds(claim.denial)
        makers, deniers = (
            ", ".join(one.text for one in desk.local_actors(read, who, page=page))
            for who in (claim.claimed_by, claim.denied_by)
        )
        if is_made and makers:
            yield desk.label("claim", by=makers)
        if (is_made or is_denied) and deniers:
            denied = True
            yield desk.label("denied", by=deniers, words="denial" if is_denied else "denied")
    # A sentence may tell more; its label is that of the deed for which it was chosen.
    for position in fact.events[:1]:
        shown = view_event(desk, read, findings.events[position], page=page)
        plain = {"asserted", "denied"} if denied else {"asserted"}
        yield from (label for label in shown.labels if label.kind not in plain)


def _by_mentions(read: Read) -> list[Actor]:
    times = Counter(mention.actor for mention in read.findings.mentions)
    return sorted(read.findings.actors, key=lambda actor: (-times[actor.id], actor.id))


def _view_person(desk: Desk, read: Read, actor: Actor, *, page: str) -> PersonView:
    first = desk.first_mention(read, actor.id)
    times = sum(mention.actor == actor.id for mention in read.findings.mentions)
    is_country = actor.type is ActorType.COUNTRY
    return PersonView(
        name=desk.local_actor(read, actor.id, page=page),
        roles=tuple(role for role in actor.roles if role != actor.name),
        lang=read.article.lang,
        country=desk.messages.country(actor.country) if actor.country and not is_country else None,
        first=desk.words(read, first.span, page=page) if first else None,
        times=desk.messages.say("count.times", n=times),
    )


def _view_date(desk: Desk, read: Read, found: DateMention, *, page: str) -> DateView:
    messages = desk.messages
    means = say_period(found.edtf, messages) if found.edtf else None
    if means is None and found.value:
        means = say_value(found.value, messages)
    if found.resolved:
        how = messages.say(f"resolved.{found.anchor or 'absolute'}")
    elif read.article.published is None:
        how = messages.say("resolved.no-publication-date")
    else:
        how = messages.say("resolved.open")
    return DateView(
        words=desk.words(read, found.span, page=page),
        means=means,
        how=how,
        resolved=found.resolved,
        rule=messages.rule(found.rule),
    )


def _marks(desk: Desk, read: Read) -> Kinds:
    findings = read.findings
    first = [desk.first_mention(read, actor.id) for actor in findings.actors]
    return gather_marks(
        [
            *((fact.span, "fact") for fact in findings.key_facts),
            *((event.span, "event") for event in findings.events),
            *((event.answers, "event") for event in findings.events),
            *((event.date_span, "date") for event in findings.events),
            *((quote.span, f"quote-{quote.kind.value}") for quote in findings.quotes),
            *((claim.span, "claim") for claim in findings.claims),
            *((claim.denial, "claim") for claim in findings.claims),
            *((date.span, "date") for date in findings.dates),
            *((mention.span, "name") for mention in first if mention),
        ]
    )


def _text(desk: Desk, read: Read, marks: Kinds) -> Iterator[Safe]:
    """Yield the paragraphs that the site may show, with what was cut off as boilerplate."""
    article, findings, shown = read.article, read.findings, desk.settings.show_text
    if shown is ShowText.NONE:
        return
    if shown is ShowText.EXCERPTS:
        parts = [one for one in findings.sentences if any(one.overlaps(mark) for mark in marks)]
    else:
        apart = [
            one
            for one in article.boilerplate
            if not any(one.overlaps(paragraph) for paragraph in findings.paragraphs)
        ]
        parts = sorted([*findings.paragraphs, *apart])
    language = {"lang": article.lang, "dir": direction(article.lang)}
    yield from mark_paragraphs(article, parts, marks=marks, language=language)


def _provenance(desk: Desk, read: Read) -> Iterator[Fact]:
    article, say = read.article, desk.messages.say
    yield Fact(name=say("provenance.file"), value=article.path)
    yield Fact(name=say("provenance.digest"), value=article.sha256)
    language = desk.messages.language(article.lang)
    source = desk.messages.find(f"language-sources.{article.lang_source}") or article.lang_source
    yield Fact(name=say("briefing.language"), value=f"{language} ({source})")
    yield Fact(name=say("provenance.pipeline"), value=desk.pipeline(read.findings.pipeline))
    if article.boilerplate:
        words = " […] ".join(article.words(span) for span in article.boilerplate)
        yield Fact(name=say("provenance.boilerplate"), value=words)
    if article.tags:
        yield Fact(name=say("provenance.tags"), value=", ".join(article.tags))
    if article.note:
        yield Fact(name=say("provenance.note"), value=article.note)


def _checks(desk: Desk, read: Read) -> Iterator[str]:
    """Yield what an editor should look at, the most far-reaching first."""
    article, findings, say = read.article, read.findings, desk.messages.say
    if article.published is None:
        yield say("checks.no-date")
    elif desk.is_weak_date(article):
        yield say("checks.weak-date")
    if article.machine_translated:
        yield say("checks.machine-translated")
    if findings.pipeline.startswith("blank"):
        yield say("checks.no-grammar")
    open_dates = sum(not date.resolved for date in findings.dates)
    if open_dates:
        yield say("checks.open-dates", n=open_dates)
    nobody = sum(quote.speaker_name is None for quote in findings.quotes)
    if nobody:
        yield say("checks.no-speaker", n=nobody)
    for warning in (*article.warnings, *findings.warnings):
        yield desk.warning(warning)


def _cite(desk: Desk, read: Read) -> str:
    article = read.article
    return desk.messages.say(
        "briefing.cite",
        outlet=desk.outlet(article) or article.path,
        title=desk.title(read),
        date=desk.date(article),
        site=desk.settings.site_name,
        digest=article.sha256[:DIGEST_SHOWN],
    )
