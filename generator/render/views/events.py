"""In: events and happenings. Out: their views, for briefings, timelines and actor pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.render import urls
from generator.render.periods import say_period
from generator.render.views.parts import EventView, HappeningView, SourceView

if TYPE_CHECKING:
    from generator.model.corpus import Happening, Read, Report
    from generator.model.findings import Event
    from generator.render.desk import Desk


def view_event(desk: Desk, read: Read, event: Event, *, page: str) -> EventView:
    """Return one telling of an event, for the page of its article."""
    names = [one.text for one in desk.local_actors(read, event.claimed_by, page=page)]
    place = read.article.words(event.place) if event.place else None
    return EventView(
        what=desk.event_name(event.type, event.mode),
        actors=desk.local_actors(read, event.actors, page=page),
        targets=desk.local_actors(read, event.targets, page=page),
        labels=desk.labels(event.factuality, names),
        date=say_period(event.date, desk.messages) if event.date else None,
        date_words=desk.words(read, event.date_span, page=page) if event.date_span else None,
        date_why=desk.messages.rule(event.date_from) if event.date_from else None,
        place=place,
        words=desk.words(read, event.span, page=page),
        answers=desk.words(read, event.answers, page=page) if event.answers else None,
        rule=desk.messages.rule(event.rule),
    )


def view_happening(desk: Desk, happening: Happening, *, page: str) -> HappeningView:
    """Return an event with every report of it, for a list of many."""
    names = [desk.name(actor) for actor in happening.claimed_by]
    labels = desk.labels(happening.factuality, names)
    kinds = {label.kind for label in labels}
    sources = tuple(_view_report(desk, report, kinds, page=page) for report in happening.reports)
    return HappeningView(
        anchor=f"h-{urls.slug(happening.id)}",
        when=say_period(happening.date, desk.messages, short=True)
        if happening.date
        else desk.messages.say("dates.undated"),
        precision=precision(happening.date),
        what=desk.event_name(happening.type, happening.mode),
        actors=tuple(desk.actor(one, page=page) for one in dict.fromkeys(happening.actors)),
        targets=tuple(desk.actor(one, page=page) for one in dict.fromkeys(happening.targets)),
        labels=labels,
        place=_place(desk, happening),
        sources=sources,
        why=desk.why(happening.why) if len(happening.reports) > 1 else "",
        filter_keys=_filter_keys(desk, happening, kinds),
    )


def precision(edtf: str | None) -> str:
    """Return how wide a date is, by its form."""
    if edtf is None:
        return "none"
    if "/" in edtf:
        return "interval"
    bare = re.sub(r"[~?%]", "", edtf)
    if re.fullmatch(r"-?\d{4}-\d\d-\d\d", bare):
        return "day"
    return "month" if re.fullmatch(r"-?\d{4}-(\d\d|W\d\d)", bare) else "year"


def involved(happening: Happening) -> tuple[str, ...]:
    """Return everyone in an event, each once."""
    return tuple(dict.fromkeys((*happening.actors, *happening.targets)))


def countries(desk: Desk, happening: Happening) -> tuple[str, ...]:
    """Return the countries of everyone in an event, as ISO codes."""
    known = (desk.actors.get(actor) for actor in involved(happening))
    return tuple(dict.fromkeys(one.country for one in known if one and one.country))


def languages(desk: Desk, happening: Happening) -> tuple[str, ...]:
    """Return the languages of the articles that report an event."""
    reads = (desk.reads[report.article] for report in happening.reports)
    return tuple(dict.fromkeys(read.article.lang for read in reads))


def _place(desk: Desk, happening: Happening) -> str | None:
    """Return where it happened: by the name of a known place, or in the words of a report."""
    if happening.place in desk.actors:
        return desk.name(happening.place)
    for report in happening.reports:
        read = desk.reads[report.article]
        place = read.findings.events[report.event].place
        if place is not None:
            return read.article.words(place)
    return happening.place


def _view_report(desk: Desk, report: Report, kinds: set[str], *, page: str) -> SourceView:
    read = desk.reads[report.article]
    event = read.findings.events[report.event]
    names = [one.text for one in desk.local_actors(read, event.claimed_by, page=page)]
    own = desk.labels(event.factuality, names)
    return SourceView(
        words=desk.words(read, event.span, page=page),
        byline=desk.byline(read),
        label=next((label for label in own if label.kind not in kinds), None),
    )


def _filter_keys(desk: Desk, happening: Happening, kinds: set[str]) -> tuple[tuple[str, str], ...]:
    values = {
        "actor": [urls.slug(one) for one in involved(happening)],
        "country": list(countries(desk, happening)),
        "type": [happening.type],
        "label": sorted(kinds),
        "lang": list(languages(desk, happening)),
    }
    return tuple((name, " ".join(items)) for name, items in values.items())
