"""In: nothing. Out: the small views that pages share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words with somewhere to go; href None where there is no page for them."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of an article, in its language, and where they stand in it."""

    text: str
    lang: str
    direction: str
    """ltr, rtl or auto."""
    href: str | None
    """None where the site does not publish the text."""
    where: str
    """Which paragraph, as a reader would say it; "" where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a statement is worth: REPORTED, CLAIM by whom, DENIED ..."""

    kind: str
    text: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of "name: value"."""

    name: str
    value: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One telling of an event."""

    what: str
    actors: tuple[Anchor, ...]
    targets: tuple[Anchor, ...]
    labels: tuple[Label, ...]
    date: str | None
    date_words: Words | None
    """What in the article says when."""
    date_why: str | None
    place: str | None
    words: Words
    answers: Words | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """An article among many, named in few words."""

    outlet: str
    """Outlet or agency; the title where neither is known."""
    date: str
    """"" where no publication date is known."""
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """Where a statement comes from, on a page of many articles."""

    words: Words
    byline: Byline
    label: Label | None
    """Where this source is weaker or stronger than the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningView:
    """One event with every source, as it stands in a timeline."""

    anchor: str
    when: str
    precision: str
    """day, month, year, interval or none: drawn as wide as it is."""
    what: str
    actors: tuple[Anchor, ...]
    targets: tuple[Anchor, ...]
    labels: tuple[Label, ...]
    place: str | None
    sources: tuple[SourceView, ...]
    why: str
    filter_keys: tuple[tuple[str, str], ...]
    """What the filters compare: (name of the filter, its values with spaces between)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """Words in someone's mouth."""

    kind: str
    kind_name: str
    speaker: Anchor | None
    speaker_words: str | None
    """What the sentence calls the speaker, where that differs from the name."""
    cue: str | None
    words: Words
    marks: tuple[str, str]
    """The quotation marks that stand around the words; empty where none do."""
    byline: Byline
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedView:
    """One side's words on a claim, in one article."""

    who: tuple[Anchor, ...]
    words: Words
    byline: Byline | None
    """None on the page of the article itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """What one side says and another disputes, over articles."""

    charges: tuple[StatedView, ...]
    """Empty where no article says who claims what is denied."""
    denials: tuple[StatedView, ...]
    accused: tuple[Anchor, ...]
    why: str
    """Why several articles were joined, "" for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article in a list."""

    title: str
    lang: str
    direction: str
    href: str
    date: str
    outlet: str
    language: str
    counts: str
    summary: str
    """Its first key fact, cut to a line or two; \"\" where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One bar of a small table of counts."""

    name: str
    href: str | None
    number: int
    share: int
    """Per cent of the largest of its table; the length of the bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What every page begins with."""

    title: str
    lang: str | None
    """Set where the title is in an article's language."""
    direction: str | None
    description: str
    crumbs: tuple[Anchor, ...]
    """From the home page down; the page itself stands last, without a link."""
