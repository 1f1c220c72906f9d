"""In: the whole corpus. Out: the views of the home page, the archive, problems and method."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.findings import Factuality
from generator.render import urls
from generator.render.periods import moment, say_month, say_period
from generator.render.scores import load_scores
from generator.render.views.actors import bars, most_active, most_quoted
from generator.render.views.claims import view_dispute
from generator.render.views.parts import (
    Anchor,
    ArticleRow,
    ClaimView,
    Count,
    HappeningView,
    Label,
    Opening,
)
from generator.render.views.timeline import newest, timeline_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.corpus import Problem, Read
    from generator.render.desk import Desk
    from generator.render.scores import Score

NEWEST = 6
TURNS = 8
RANKED = 8
YEARS = 12
CONTESTED = 4
LISTED = 200
"""Articles that an index still lists itself; past it only its months do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything index.md.j2 may show."""

    opening: Opening
    counts: tuple[Count, ...]
    articles: tuple[ArticleRow, ...]
    turns: tuple[HappeningView, ...]
    acting: tuple[Count, ...]
    speaking: tuple[Count, ...]
    claims: tuple[ClaimView, ...]
    """Those with two sides first, then the newest."""
    years: tuple[Count, ...]
    """Dated events of each year, newest first."""
    languages: tuple[Count, ...]
    outlets: tuple[Count, ...]
    problem_count: str
    archive: str
    """The addresses of the sections it leads to."""
    timeline: str
    method: str
    problems: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodView:
    """One month or year of the archive."""

    title: Anchor
    anchor: str
    count: str
    articles: tuple[ArticleRow, ...]
    parts: tuple[tuple[Anchor, str], ...]
    """Its months, each with a count of articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """Everything archive.md.j2 may show."""

    opening: Opening
    count: str
    periods: tuple[PeriodView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    """One file and what is the matter with it."""

    path: Anchor
    title: str
    lang: str
    remarks: tuple[tuple[str, str], ...]
    """(reason, remedy); the remedy may be ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsView:
    """Everything problems.md.j2 may show."""

    opening: Opening
    left_out: tuple[ProblemRow, ...]
    to_check: tuple[ProblemRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTable:
    """How well one kind of finding was found where people had marked it."""

    measures: tuple[str, ...]
    rows: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    """(language, set, count of articles, one figure a measure)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """Everything method.md.j2 may show."""

    opening: Opening
    labels: tuple[Label, ...]
    types: tuple[tuple[str, str], ...]
    """(name, code) of the event types met in this corpus."""
    pipelines: tuple[tuple[str, str], ...]
    """(pipeline, count of the articles it read)."""
    scores: dict[str, ScoreTable]
    """By kind of finding: dates, quotes, events."""


def view_home(desk: Desk) -> HomeView:
    """Return the dossier at a glance."""
    page, say, corpus = urls.HOME, desk.messages.say, desk.corpus
    languages = Counter(desk.messages.language(read.article.lang) for read in corpus.reads)
    return HomeView(
        opening=desk.opening(
            desk.settings.site_name, page=page, description=say("home.description")
        ),
        counts=tuple(_totals(desk)),
        articles=tuple(desk.row(read, page=page) for read in corpus.reads[:NEWEST]),
        turns=newest(desk, TURNS, page=page),
        acting=most_active(desk, page=page, count=RANKED),
        speaking=most_quoted(desk, page=page, count=RANKED),
        claims=tuple(view_dispute(desk, one, page=page) for one in corpus.disputes[:CONTESTED]),
        years=_by_year(desk),
        languages=_most_common(languages),
        outlets=_most_common(desk.outlets()),
        problem_count=say("count.problems", n=len({one.path for one in corpus.problems}))
        if corpus.problems
        else say("home.no-problems"),
        archive=urls.relative(urls.ARCHIVE, page=page),
        timeline=urls.relative(urls.TIMELINE, page=page),
        method=urls.relative(urls.METHOD, page=page),
        problems=urls.relative(urls.PROBLEMS, page=page),
    )


def view_archive(desk: Desk) -> Iterator[tuple[str, ArchiveView]]:
    """Yield (path, view) of the archive, its years, its months and the undated articles."""
    years: defaultdict[str, defaultdict[str, list[Read]]] = defaultdict(lambda: defaultdict(list))
    undated = []
    for read in desk.corpus.reads:
        if read.article.published is None:
            undated.append(read)
            continue
        place = moment(read.article.published.edtf)
        years[place.year][place.month].append(read)
    newest_first = {year: dict(sorted(years[year].items(), reverse=True)) for year in years}
    newest_first = dict(sorted(newest_first.items(), reverse=True))
    periods = [
        _year(desk, year, months, page=urls.ARCHIVE) for year, months in newest_first.items()
    ]
    if undated:
        periods.append(_undated(desk, undated, page=urls.ARCHIVE))
    yield urls.ARCHIVE, _archive(desk, urls.ARCHIVE, "pages.archive", tuple(periods))
    for year, months in newest_first.items():
        path = urls.archive_path(year)
        view = _year(desk, year, months, page=path)
        yield (
            path,
            _archive(desk, path, "pages.archive", (view,), title=say_period(year, desk.messages)),
        )
        for month, reads in months.items():
            if month:
                path = urls.archive_path(month)
                name = say_month(month, desk.messages)
                period = _period(desk, month, reads, page=path)
                yield path, _archive(desk, path, "pages.archive", (period,), title=name, year=year)
    if undated:
        path = urls.UNDATED_ARCHIVE
        name = desk.messages.say("dates.undated")
        period = _undated(desk, undated, page=path)
        yield path, _archive(desk, path, "pages.archive", (period,), title=name)


def view_problems(desk: Desk) -> ProblemsView:
    """Return what was left out and what an editor should check."""
    page, problems = urls.PROBLEMS, desk.corpus.problems
    return ProblemsView(
        opening=desk.opening(desk.messages.say("pages.problems"), page=page),
        left_out=_problem_rows(desk, (one for one in problems if one.left_out), page=page),
        to_check=_problem_rows(desk, (one for one in problems if not one.left_out), page=page),
    )


def view_method(desk: Desk) -> MethodView:
    """Return how facts are found and what the labels mean."""
    pipelines = Counter(desk.pipeline(read.findings.pipeline) for read in desk.corpus.reads)
    types = sorted({one.type for one in desk.corpus.happenings})
    kinds = [Factuality.ASSERTED.value, "claim", *(one.value for one in list(Factuality)[1:])]
    say = desk.messages.say
    return MethodView(
        opening=desk.opening(say("pages.method"), page=urls.METHOD),
        labels=tuple(desk.label(kind) for kind in kinds),
        types=tuple((desk.event_name(one, None), one) for one in types),
        pipelines=tuple(
            (name, say("count.articles", n=number)) for name, number in sorted(pipelines.items())
        ),
        scores={kind: _score_table(desk, rows) for kind, rows in load_scores().items()},
    )


def _score_table(desk: Desk, scores: tuple[Score, ...]) -> ScoreTable:
    messages = desk.messages
    names = tuple(dict.fromkeys(name for score in scores for name in score.measures))

    def figure(score: Score, name: str) -> str:
        return messages.number(score.measures[name]) if name in score.measures else "–"

    return ScoreTable(
        measures=tuple(messages.say(f"scores.{name}") for name in names),
        rows=tuple(
            (
                messages.language(score.lang),
                score.set,
                messages.number(score.articles),
                tuple(figure(score, name) for name in names),
            )
            for score in scores
            if score.measures
        ),
    )


def _problem_rows(desk: Desk, problems: Iterable[Problem], *, page: str) -> tuple[ProblemRow, ...]:
    """Put together what concerns one file, with a link where it has a briefing."""
    by_path: defaultdict[str, list[Problem]] = defaultdict(list)
    for one in problems:
        by_path[one.path].append(one)
    reads = {read.article.path: read for read in desk.corpus.reads}
    rows = []
    for path, some in by_path.items():
        read = reads.get(path)
        home = urls.briefing_path(read.article.id) if read else None
        # The row names the file, so its warnings need not.
        remarks = ((desk.warning(one.reason.removeprefix(f"{path}: ")), one.remedy) for one in some)
        rows.append(
            ProblemRow(
                path=Anchor(text=path, href=urls.relative(home, page=page) if home else None),
                title=desk.title(read) if read else "",
                lang=read.article.lang if read else desk.settings.site_language,
                remarks=tuple(dict.fromkeys(remarks)),
            )
        )
    return tuple(rows)


def _totals(desk: Desk) -> Iterator[Count]:
    corpus, say, page = desk.corpus, desk.messages.say, urls.HOME
    languages = len({read.article.lang for read in corpus.reads})
    quotes = sum(len(read.findings.quotes) for read in corpus.reads)
    numbers: tuple[tuple[str, int, str | None], ...] = (
        ("articles", len(corpus.reads), urls.ARCHIVE),
        ("languages", languages, None),
        ("outlets", len(desk.outlets()), None),
        ("events", len(corpus.happenings), urls.TIMELINE),
        ("quotes", quotes, urls.QUOTES),
        ("actors", len(desk.paged), urls.ACTORS),
    )
    for name, number, path in numbers:
        href = urls.relative(path, page=page) if path else None
        words = say(f"units.{name}", n=number)
        yield Count(name=words, href=href, number=number, share=0)


def _by_year(desk: Desk) -> tuple[Count, ...]:
    years = Counter(moment(one.date).year for one in desk.corpus.happenings if one.date)
    pages = timeline_places(desk)
    return bars(
        (
            Anchor(
                text=say_period(year, desk.messages),
                href=urls.relative(pages[year], page=urls.HOME, anchor=urls.period_anchor(year)),
            ),
            years[year],
        )
        for year in sorted(years, reverse=True)[:YEARS]
    )


def _most_common(counter: Counter[str]) -> tuple[Count, ...]:
    ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:RANKED]
    return bars((Anchor(text=name), number) for name, number in ranked)


def _archive(
    desk: Desk,
    page: str,
    section: str,
    periods: tuple[PeriodView, ...],
    *,
    title: str = "",
    year: str = "",
) -> ArchiveView:
    above = [desk.section(urls.ARCHIVE, page=page)] if title else []
    if year:
        href = urls.relative(urls.archive_path(year), page=page)
        above.append(Anchor(text=say_period(year, desk.messages), href=href))
    name = title or desk.messages.say(section)
    number = len(desk.corpus.reads)
    return ArchiveView(
        opening=desk.opening(name, page=page, above=above),
        count="" if title else desk.messages.say("count.articles", n=number),
        periods=periods,
    )


def _year(desk: Desk, year: str, months: dict[str, list[Read]], *, page: str) -> PeriodView:
    reads = [read for some in months.values() for read in some]
    # The archive's first page shows articles only where it can show them all.
    every = reads if page == urls.archive_path(year) else desk.corpus.reads
    listed = reads if len(every) <= LISTED else months.get("", [])
    parts = tuple(
        (
            Anchor(
                text=say_month(month, desk.messages),
                href=urls.relative(urls.archive_path(month), page=page),
            ),
            desk.messages.say("count.articles", n=len(some)),
        )
        for month, some in months.items()
        if month
    )
    return _period(desk, year, listed, page=page, parts=parts, total=len(reads))


def _period(
    desk: Desk,
    period: str,
    reads: list[Read],
    *,
    page: str,
    parts: tuple[tuple[Anchor, str], ...] = (),
    total: int | None = None,
) -> PeriodView:
    path = urls.archive_path(period)
    return PeriodView(
        title=Anchor(
            text=say_period(period, desk.messages),
            href=None if path == page else urls.relative(path, page=page),
        ),
        anchor=urls.period_anchor(period),
        count=desk.messages.say("count.articles", n=len(reads) if total is None else total),
        articles=tuple(desk.row(read, page=page) for read in reads),
        parts=parts,
    )


def _undated(desk: Desk, reads: list[Read], *, page: str) -> PeriodView:
    path = urls.UNDATED_ARCHIVE
    on_index = page == urls.ARCHIVE
    return PeriodView(
        title=Anchor(
            text=desk.messages.say("dates.undated"),
            href=urls.relative(path, page=page) if on_index else None,
        ),
        anchor=urls.period_anchor("undated"),
        count=desk.messages.say("count.articles", n=len(reads)),
        articles=tuple(
            desk.row(read, page=page) for read in (reads[:LISTED] if on_index else reads)
        ),
        parts=(),
    )
