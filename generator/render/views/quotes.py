"""In: quotes. Out: QuoteView, and QuotesView for quotes.md.j2."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.findings import QuoteKind
from generator.render import urls
from generator.render.views.parts import Anchor, Opening, QuoteView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.article import Article, Span
    from generator.model.corpus import Read
    from generator.model.findings import Quote
    from generator.render.desk import Desk

ONE_PAGE = 1000
"""Quotes that a phone still scrolls through; past it each initial has its own page."""


PAIRS = dict(zip("\"'“‘«‹「『„", "\"'”’»›」』“", strict=True))
"""Opening marks with the closing ones they ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    """One speaker's words over all articles, newest first."""

    name: Anchor
    anchor: str
    count: str
    direct: tuple[QuoteView, ...]
    """In quotation marks in the article: whole utterances and fragments."""
    reported: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesView:
    """Everything quotes.md.j2 may show."""

    opening: Opening
    pages: tuple[Anchor, ...]
    """Where the quotes stand on pages of their own: one for each initial."""
    speakers: tuple[SpeakerView, ...]


def view_quote(desk: Desk, read: Read, quote: Quote, *, page: str) -> QuoteView:
    """Return one quote; the speaker only where the article gives one."""
    speaker: Anchor | None = None
    if quote.speaker_actor is not None:
        speaker = desk.local_actor(read, quote.speaker_actor, page=page)
    elif quote.speaker_name is not None:
        speaker = Anchor(text=quote.speaker_name)
    called = read.article.words(quote.speaker) if quote.speaker else None
    return QuoteView(
        kind=quote.kind.value,
        kind_name=desk.messages.say(f"quotes.{quote.kind.value}"),
        speaker=speaker,
        speaker_words=called if speaker and called and called not in speaker.text else None,
        cue=read.article.words(quote.cue) if quote.cue else None,
        words=desk.words(read, quote.span, page=page),
        marks=quotation_marks(read.article, quote.span),
        byline=desk.byline(read),
        rule=desk.messages.rule(quote.rule),
    )


def quotation_marks(article: Article, span: Span) -> tuple[str, str]:
    """Return the marks around a span as the article writes them; a comma may stand between."""
    before, after = article.text[: span.start].rstrip(), article.text[span.end :].lstrip(".,!? ")
    opened, closed = before[-1:], after[:1]
    if opened in PAIRS:
        return opened, PAIRS[opened]
    pairs = {closing: opening for opening, closing in PAIRS.items()}
    return (pairs[closed], closed) if closed in pairs else ("", "")


def view_quotes(desk: Desk) -> Iterator[tuple[str, QuotesView]]:
    """Yield (path, view): one page, or an index and a page for each initial."""
    speakers = _by_speaker(desk)
    total = sum(len(said) for _, said in speakers)
    title = desk.messages.say("pages.quotes")
    if total <= ONE_PAGE:
        yield (
            urls.QUOTES,
            QuotesView(
                opening=desk.opening(title, page=urls.QUOTES),
                pages=(),
                speakers=_view_speakers(desk, speakers, page=urls.QUOTES),
            ),
        )
        return
    initials: defaultdict[str, list[tuple[str, list[tuple[Read, Quote]]]]] = defaultdict(list)
    for name, said in speakers:
        initials[name[:1].upper() or "-"].append((name, said))
    yield (
        urls.QUOTES,
        QuotesView(
            opening=desk.opening(title, page=urls.QUOTES),
            pages=_initials(initials, page=urls.QUOTES),
            speakers=(),
        ),
    )
    for initial, some in sorted(initials.items()):
        page = urls.quotes_path(initial)
        above = [desk.section(urls.QUOTES, page=page)]
        yield (
            page,
            QuotesView(
                opening=desk.opening(f"{title}: {initial}", page=page, above=above),
                pages=_initials(initials, page=page),
                speakers=_view_speakers(desk, some, page=page),
            ),
        )


def split_by_kind(
    views: Iterable[QuoteView],
) -> tuple[tuple[QuoteView, ...], tuple[QuoteView, ...]]:
    """Keep words in marks apart from words reported without them."""
    views = tuple(views)
    reported = tuple(view for view in views if view.kind == QuoteKind.INDIRECT)
    return tuple(view for view in views if view.kind != QuoteKind.INDIRECT), reported


def _initials(initials: Iterable[str], *, page: str) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(text=initial, href=urls.relative(urls.quotes_path(initial), page=page))
        for initial in sorted(initials)
    )


def _by_speaker(desk: Desk) -> list[tuple[str, list[tuple[Read, Quote]]]]:
    """Group the quotes by who speaks, those who speak most first; nobody's stand last."""
    groups: defaultdict[tuple[bool, str, str], list[tuple[Read, Quote]]] = defaultdict(list)
    for read in desk.corpus.reads:
        for quote in read.findings.quotes:
            actor = desk.speaker_id(read, quote)
            name = desk.name(actor) if actor else quote.speaker_name
            key = (name is None, name or desk.messages.say("quotes.nobody"), actor or "")
            groups[key].append((read, quote))
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]), item[0]))
    return [(name, said) for (_, name, _), said in ordered]


def _view_speakers(
    desk: Desk, speakers: Iterable[tuple[str, list[tuple[Read, Quote]]]], *, page: str
) -> tuple[SpeakerView, ...]:
    views = []
    for name, said in speakers:
        actor = next((desk.speaker_id(read, quote) for read, quote in said), None)
        direct, reported = split_by_kind(
            view_quote(desk, read, quote, page=page) for read, quote in said
        )
        views.append(
            SpeakerView(
                name=desk.actor(actor, page=page) if actor else Anchor(text=name),
                anchor=urls.actor_anchor(actor or name),
                count=desk.messages.say("count.quotes", n=len(said)),
                direct=direct,
                reported=reported,
            )
        )
    return tuple(views)
