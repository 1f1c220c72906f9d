"""In: happenings. Out: TimelineView for timeline.md.j2, whole or year by year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.render import urls
from generator.render.periods import moment, say_month, say_period
from generator.render.views.events import (
    countries,
    involved,
    languages,
    view_happening,
)
from generator.render.views.parts import Anchor, HappeningView, Opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model.corpus import Happening
    from generator.render.desk import Desk

ONE_PAGE = 500
"""Entries that a phone still scrolls through; past it each year has its own page."""
LATEST = 50
"""Entries on the first page of a timeline that is split by years."""
CHOICES = 60
"""Longest list in one filter; longer ones help nobody to choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """One month; title "" for what is known only by its year."""

    title: str
    anchor: str
    entries: tuple[HappeningView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """One year of a timeline."""

    title: str
    anchor: str
    months: tuple[MonthView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterView:
    """One filter with its choices: (value, words)."""

    name: str
    title: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """Everything timeline.md.j2 may show."""

    opening: Opening
    count: str
    latest_only: bool
    """True on the first page of a timeline split by years."""
    jumps: tuple[Anchor, ...]
    filters: tuple[FilterView, ...]
    years: tuple[YearView, ...]
    """Newest first."""
    undated: tuple[HappeningView, ...]


def view_timeline(desk: Desk) -> Iterator[tuple[str, TimelineView]]:
    """Yield (path, view): the whole timeline, or its newest turns and a page for each year."""
    happenings = desk.corpus.happenings
    title = desk.messages.say("pages.timeline")
    dated = [one for one in happenings if one.date]
    undated = [one for one in happenings if not one.date]
    if len(happenings) <= ONE_PAGE:
        years = _years(desk, dated, page=urls.TIMELINE)
        jumps = [Anchor(text=year.title, href=f"#{year.anchor}") for year in years]
        yield urls.TIMELINE, _view(desk, title, urls.TIMELINE, jumps, dated, undated)
        return

    by_year: defaultdict[str, list[Happening]] = defaultdict(list)
    for one in dated:
        by_year[moment(one.date or "").year].append(one)
    paths = {year: urls.timeline_path(year) for year in sorted(by_year, reverse=True)}

    def jumps_on(page: str) -> list[Anchor]:
        links = [
            Anchor(
                text=say_period(year, desk.messages),
                href=None if path == page else urls.relative(path, page=page),
            )
            for year, path in paths.items()
        ]
        if undated:
            name = desk.messages.say("dates.undated")
            links.append(Anchor(text=name, href=urls.relative(urls.UNDATED_TIMELINE, page=page)))
        return links

    yield (
        urls.TIMELINE,
        _view(
            desk,
            title,
            urls.TIMELINE,
            jumps_on(urls.TIMELINE),
            _newest_first(dated)[:LATEST],
            (),
            total=len(happenings),
        ),
    )
    for year, path in paths.items():
        name = f"{title}: {say_period(year, desk.messages)}"
        yield path, _view(desk, name, path, jumps_on(path), by_year[year], ())
    if undated:
        path = urls.UNDATED_TIMELINE
        name = f"{title}: {desk.messages.say('dates.undated')}"
        yield path, _view(desk, name, path, jumps_on(path), (), undated)


def timeline_places(desk: Desk) -> dict[str, str]:
    """Return the page on which each year of the timeline stands."""
    happenings = desk.corpus.happenings
    years = {moment(one.date).year for one in happenings if one.date}
    split = len(happenings) > ONE_PAGE
    return {year: urls.timeline_path(year) if split else urls.TIMELINE for year in years}


def newest(desk: Desk, count: int, *, page: str) -> tuple[HappeningView, ...]:
    """Return the last turns of the timeline."""
    dated = [one for one in desk.corpus.happenings if one.date]
    return tuple(view_happening(desk, one, page=page) for one in _newest_first(dated)[:count])


def _view(
    desk: Desk,
    title: str,
    page: str,
    jumps: Iterable[Anchor],
    dated: Iterable[Happening],
    undated: Iterable[Happening],
    *,
    total: int | None = None,
) -> TimelineView:
    dated, undated = tuple(dated), tuple(undated)
    above = [desk.section(urls.TIMELINE, page=page)] if page != urls.TIMELINE else []
    number = total if total is not None else len(dated) + len(undated)
    return TimelineView(
        opening=desk.opening(title, page=page, above=above),
        count=desk.messages.say("count.events", n=number),
        latest_only=total is not None,
        jumps=tuple(jumps),
        filters=tuple(_filters(desk, (*dated, *undated))),
        years=_years(desk, dated, page=page),
        undated=tuple(view_happening(desk, one, page=page) for one in undated),
    )


def _newest_first(dated: Iterable[Happening]) -> list[Happening]:
    # A stable sort: within one date the order of the corpus stays.
    return sorted(dated, key=lambda one: moment(one.date or "").key, reverse=True)


def _years(desk: Desk, dated: Iterable[Happening], *, page: str) -> tuple[YearView, ...]:
    years: dict[str, dict[str, list[HappeningView]]] = {}
    for one in _newest_first(dated):
        place = moment(one.date or "")
        entry = view_happening(desk, one, page=page)
        years.setdefault(place.year, {}).setdefault(place.month, []).append(entry)
    return tuple(
        YearView(
            title=say_period(year, desk.messages),
            anchor=urls.period_anchor(year),
            months=tuple(
                MonthView(
                    title=say_month(month, desk.messages) if month else "",
                    anchor=urls.period_anchor(month or f"{year}-"),
                    entries=tuple(entries),
                )
                for month, entries in months.items()
            ),
        )
        for year, months in years.items()
    )


def _filters(desk: Desk, happenings: tuple[Happening, ...]) -> Iterator[FilterView]:
    """Yield the filters that have something to choose between, most frequent choices first."""

    def each(
        name: str, values: Callable[[Happening], Iterable[str]], words: Callable[[str], str]
    ) -> FilterView:
        counts: defaultdict[str, int] = defaultdict(int)
        for one in happenings:
            for value in values(one):
                counts[value] += 1
        most = sorted(counts, key=lambda value: (-counts[value], value))[:CHOICES]
        named = sorted((words(value), value) for value in most)
        title = desk.messages.say(f"filters.{name}")
        return FilterView(name=name, title=title, choices=tuple((v, w) for w, v in named))

    names = {urls.slug(actor): desk.name(actor) for one in happenings for actor in involved(one)}
    say = desk.messages.say
    filters = (
        each("actor", lambda one: map(urls.slug, involved(one)), lambda key: names[key]),
        each("country", lambda one: countries(desk, one), desk.messages.country),
        each("type", lambda one: (one.type,), lambda key: desk.event_name(key, None)),
        each("label", lambda one: _kinds(desk, one), lambda key: say(f"labels.{key}")),
        each("lang", lambda one: languages(desk, one), desk.messages.language),
    )
    yield from (one for one in filters if len(one.choices) > 1)


def _kinds(desk: Desk, happening: Happening) -> tuple[str, ...]:
    labels = desk.labels(happening.factuality, happening.claimed_by)
    return tuple(label.kind for label in labels)
