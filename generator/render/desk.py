"""In: Corpus, Settings, Messages. Out: Desk, which answers what every view asks of the corpus."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeVar

from generator.model.article import DateSource
from generator.model.findings import ActorType, Factuality
from generator.render import urls
from generator.render.messages import direction
from generator.render.periods import say_period
from generator.render.views.parts import Anchor, ArticleRow, Byline, Label, Opening, Words
from generator.settings import ShowText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model.article import Article, Span
    from generator.model.corpus import Corpus, CorpusActor, Read
    from generator.model.findings import KeyFact, Mention, Quote
    from generator.render.messages import Messages
    from generator.settings import Settings

Thing = TypeVar("Thing")

LONG_ENOUGH = 200
"""Characters of a description that search engines show."""
WEIGHT = re.compile(r" \([+-][\d.]+\)$")
"""What a reason for joining weighs: "the same sides (+0.5)"."""
OWN_PIPELINES = {"briefing": "provenance.built-in", "blank": "provenance.blank"}
"""How the names of pipelines begin that no package gave them, to the message that says it."""
SHORT_LEAD = 340
"""Characters under which two key facts still read as one bottom line."""
DECK = 240
"""Characters of a summary in a list: two or three lines."""


class Desk:
    """Holds the corpus and what is looked up in it often; built once for a build."""

    def __init__(self, corpus: Corpus, settings: Settings, *, messages: Messages) -> None:
        self.corpus, self.settings, self.messages = corpus, settings, messages
        self.reads: dict[str, Read] = {read.article.id: read for read in corpus.reads}
        self.actors: dict[str, CorpusActor] = {actor.id: actor for actor in corpus.actors}
        self._joined = {
            (passage.article, passage.span): actor.id
            for actor in corpus.actors
            for passage in actor.mentions
        }
        self._global: dict[tuple[str, str], str] = {}
        self._first_mentions: dict[tuple[str, str], Mention] = {}
        for read in corpus.reads:
            for mention in read.findings.mentions:
                key = (read.article.id, mention.actor)
                self._first_mentions.setdefault(key, mention)
                joined = self._joined.get((read.article.id, mention.span))
                if joined is not None:
                    self._global.setdefault(key, joined)
        happenings, disputes = corpus.happenings, corpus.disputes
        self.did = _indexed(happenings, lambda one: one.actors)
        self.received = _indexed(happenings, lambda one: one.targets)
        self._first_reports = {
            (report.article, report.event): happening.reports[0]
            for happening in happenings
            for report in happening.reports
        }
        self.disputes_of = _indexed(
            disputes, lambda one: (*one.claimed_by, *one.accused, *one.denied_by)
        )
        self.disputes_in = _indexed(
            disputes, lambda one: (told.article for told in (*one.charges, *one.denials))
        )
        self.said: dict[str, list[tuple[Read, Quote]]] = defaultdict(list)
        for read in corpus.reads:
            for quote in read.findings.quotes:
                speaker = self.speaker_id(read, quote)
                if speaker is not None:
                    self.said[speaker].append((read, quote))
        self.paged = frozenset(actor.id for actor in corpus.actors if self._deserves_page(actor))

    def _deserves_page(self, actor: CorpusActor) -> bool:
        named_in = {passage.article for passage in actor.mentions}
        acts = actor.id in self.did or actor.id in self.received or actor.id in self.said
        return acts or len(named_in) > 1

    # Actors

    def actor_id(self, read: Read, local: str) -> str:
        """Return who an actor of one article is over all articles."""
        return self._global.get((read.article.id, local), local)

    def speaker_id(self, read: Read, quote: Quote) -> str | None:
        """Return the speaker over all articles, None where it is no known actor."""
        if quote.speaker_actor is None:
            return None
        actor = self.actor_id(read, quote.speaker_actor)
        return actor if actor in self.actors else None

    def first_mention(self, read: Read, local: str) -> Mention | None:
        """Return where an article first names one of its actors."""
        return self._first_mentions.get((read.article.id, local))

    def name(self, actor: str) -> str:
        """Return an actor's name: in the site's language, or the most used one."""
        known = self.actors.get(actor)
        if known is None:
            return actor
        if known.type is ActorType.COUNTRY and known.country:
            return self.messages.country(known.country)
        own = [name for lang, name in known.names if lang == self.messages.locale.language]
        return next(iter(own or [name for _, name in known.names]), actor)

    def actor(self, actor: str, *, page: str) -> Anchor:
        """Return an actor with a link to its page, where it has one."""
        known = actor in self.paged and urls.actor_path(actor) != page
        href = urls.relative(urls.actor_path(actor), page=page) if known else None
        return Anchor(text=self.name(actor), href=href)

    def local_actor(self, read: Read, local: str, *, page: str) -> Anchor:
        """Return an actor of one article, by the name the site gives it."""
        actor = self.actor_id(read, local)
        if actor in self.actors:
            return self.actor(actor, page=page)
        names = (found.name for found in read.findings.actors if found.id == local)
        return Anchor(text=next(names, local))

    def local_actors(self, read: Read, actors: Iterable[str], *, page: str) -> tuple[Anchor, ...]:
        """Return several of them, each once."""
        return tuple(self.local_actor(read, one, page=page) for one in dict.fromkeys(actors))

    # Articles

    def words(self, read: Read, span: Span, *, page: str) -> Words:
        """Return the words of a span, with a link to where they stand."""
        article = read.article
        home = urls.briefing_path(article.id)
        href: str | None = urls.relative(home, page=page, anchor=urls.span_anchor(span))
        if self.settings.show_text is ShowText.NONE:
            href = None if home == page else urls.relative(home, page=page)
        number = sum(paragraph.start <= span.start for paragraph in read.findings.paragraphs)
        return Words(
            text=article.words(span),
            lang=article.lang,
            direction=direction(article.lang),
            href=href,
            where=self.messages.say("source.paragraph", number=number) if number else "",
        )

    def title(self, read: Read) -> str:
        """Return the title of an article, the made headline, or its first words."""
        if read.article.title:
            return read.article.title
        if read.findings.headline:
            return read.findings.headline.text
        first = next(iter(read.findings.sentences), None)
        return shorten(read.article.words(first), 90) if first else read.article.id

    def bottom_line(self, read: Read) -> tuple[KeyFact, ...]:
        """Return the one or two key facts that, with the title, give the article in short.

        What the title says already is left to the key facts, unless there is nothing else; what
        an earlier article has told comes after what is new.
        """
        ranked = sorted(
            read.findings.key_facts,
            key=lambda fact: (self.told_before(read, fact) is not None, fact.rank, fact.span),
        )
        telling = [fact for fact in ranked if not fact.repeats_title] or ranked
        first_two = telling[:2]
        return tuple(
            first_two if sum(len(f.span) for f in first_two) <= SHORT_LEAD else first_two[:1]
        )

    def told_before(self, read: Read, fact: KeyFact) -> Read | None:
        """Return the earlier article that told the deed for which a sentence was chosen."""
        if not fact.events or read.article.published is None:
            return None
        first = self._first_reports.get((read.article.id, fact.events[0]))
        earlier = self.reads[first.article] if first else read
        known = earlier.article.published
        return earlier if known and known.edtf < read.article.published.edtf else None

    def date(self, article: Article) -> str:
        """Return the publication date in words, or that there is none."""
        if article.published is None:
            return self.messages.say("dates.none")
        return say_period(article.published.edtf, self.messages)

    def date_source(self, article: Article) -> str:
        """Return where the publication date was found."""
        source = article.published.source if article.published else None
        return self.messages.say(f"date-sources.{source.value if source else 'none'}")

    def is_weak_date(self, article: Article) -> bool:
        """Tell whether the date is one that an editor should confirm."""
        return article.published is not None and article.published.source is DateSource.DATELINE

    def outlet(self, article: Article) -> str:
        """Return who published or credits the article, "" where it does not say."""
        names = dict.fromkeys(name for name in (article.publisher, article.agency) if name)
        return " / ".join(names)

    def byline(self, read: Read) -> Byline:
        """Return the outlet, the date and the language, to name an article among many."""
        article = read.article
        return Byline(
            outlet=self.outlet(article) or shorten(self.title(read), 60),
            date=self.date(article) if article.published else "",
            language=self.messages.language(article.lang),
        )

    def row(self, read: Read, *, page: str) -> ArticleRow:
        """Return an article for a list."""
        article, say = read.article, self.messages.say
        best = next(iter(self.bottom_line(read)), None)
        return ArticleRow(
            title=self.title(read),
            lang=article.lang,
            direction=direction(article.lang),
            href=urls.relative(urls.briefing_path(article.id), page=page),
            date=self.date(article),
            outlet=self.outlet(article),
            language=self.messages.language(article.lang),
            counts=", ".join(
                say(key, n=number)
                for key, number in (
                    ("count.events", len(read.findings.events)),
                    ("count.quotes", len(read.findings.quotes)),
                )
                if number
            ),
            summary=shorten(article.words(best.span), DECK) if best else "",
        )

    # Labels

    def labels(self, factuality: Factuality, claimed_by: Iterable[str]) -> tuple[Label, ...]:
        """Return what a statement is worth; a claim is never shown as reported."""
        claimants = ", ".join(dict.fromkeys(claimed_by))
        labels = [self.label("claim", by=claimants)] if claimants else []
        if factuality is not Factuality.ASSERTED or not labels:
            labels.append(self.label(factuality.value))
        return tuple(labels)

    def label(self, kind: str, *, by: str = "", words: str = "") -> Label:
        """Return one label with the sentence that says what it means.

        Its words are those of its kind, or others: a denial that is told, not what is denied.
        """
        say = self.messages.say
        text = say(f"labels.{words or kind}-by", by=by) if by else say(f"labels.{kind}")
        return Label(kind=kind, text=text, meaning=say(f"labels.{kind}-means"))

    def event_name(self, kind: str, mode: str | None) -> str:
        """Return what an event is in words: the type, made more exact by its mode."""
        find = self.messages.find
        if mode is None:
            return find(f"types.{kind}") or kind
        together = find(f"types.{kind}/{mode}")
        return together or f"{find(f'types.{kind}') or kind}: {find(f'modes.{mode}') or mode}"

    def why(self, why: str) -> str:
        """Return the reasons for joining in the site's language, each with its weight."""
        parts = []
        for part in why.split("; "):
            claim = WEIGHT.sub("", part)
            known = self.messages.find(f"whys.{claim}")
            parts.append(part.replace(claim, known) if known else part)
        return self.messages.say("source.why", why="; ".join(parts))

    def reason(self, reason: str) -> str:
        """Return why a sentence is a key fact: "lead", or the event that it tells and how."""
        kind, *event = reason.split(":")
        if kind.startswith("event") and event:
            name = self.event_name(event[0], event[1] if event[1:] else None)
            return self.messages.say(f"reasons.{kind}", event=name)
        return self.messages.find(f"reasons.{reason}") or reason

    def pipeline(self, name: str) -> str:
        """Return what read an article, in the words of the site; an official one by its name."""
        key = OWN_PIPELINES.get(name.partition(":")[0])
        return self.messages.say(key, name=name.partition(":")[2]) if key else name

    def warning(self, warning: str) -> str:
        """Return a warning in the site's language where it is known, else as it is."""
        return self.messages.find(f"warnings.{warning}") or warning

    # Pages

    def opening(
        self, title: str, *, page: str, above: Iterable[Anchor] = (), description: str = ""
    ) -> Opening:
        """Return the beginning of a page whose title is in the site's language."""
        return Opening(
            title=title,
            lang=None,
            direction=None,
            description=shorten(description or title, LONG_ENOUGH),
            crumbs=self.crumbs(title, page=page, above=above),
        )

    def crumbs(self, title: str, *, page: str, above: Iterable[Anchor] = ()) -> tuple[Anchor, ...]:
        """Return the way from the home page down to this one."""
        if page == urls.HOME:
            return ()
        return (self.section(urls.HOME, page=page), *above, Anchor(text=title))

    def section(self, path: str, *, page: str) -> Anchor:
        """Return one of the pages of the navigation by its name."""
        name = self.messages.say(f"pages.{path.removesuffix('.md')}")
        return Anchor(text=name, href=urls.relative(path, page=page))

    def outlets(self) -> Counter[str]:
        """Count the articles of each outlet; those that name none are not counted."""
        names = (self.outlet(read.article) for read in self.corpus.reads)
        return Counter(name for name in names if name)


def _indexed(
    things: Iterable[Thing], keys: Callable[[Thing], Iterable[str]]
) -> dict[str, list[Thing]]:
    """Return things by each of their keys, in their own order."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        for key in dict.fromkeys(keys(thing)):
            found[key].append(thing)
    return found


def shorten(text: str, length: int) -> str:
    """Cut a text between words; what was cut is shown as cut."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[:length]
    # Scripts without spaces are cut where the length says.
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(
        " ,;:."
    ) + "\N{HORIZONTAL ELLIPSIS}"
