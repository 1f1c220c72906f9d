"""In: nothing. Out: Span and Article, what reading gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of one article's text: code points, half-open, [start, end)."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class DateSource(StrEnum):
    """Where a publication date comes from, most trusted first."""

    OPTION = "option"
    """Given on the command line."""
    RECORD = "record"
    """Given in the line of a .jsonl file."""
    SIDECAR = "sidecar"
    """Supplied by the editor in NAME.yml beside the article."""
    FRONT_MATTER = "front-matter"
    FILE_NAME = "file-name"
    DATELINE = "dateline"
    """Read from the article's first words; the weakest."""


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date of an article and why we believe it."""

    edtf: str
    """A day, month or year in EDTF (ISO 8601-2): 2024-06-19, 2024-06, 2024."""
    source: DateSource


def month_number(edtf: str) -> int | None:
    """Return the month of a date as a number to subtract; None where there is only a year."""
    year, _, rest = edtf.partition("-")
    month = rest[:2]
    return int(year) * 12 + int(month) if year.isdecimal() and month.isdecimal() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read: its text, and what is known about it."""

    id: str
    """Path below the articles folder without its suffix, or the id of a .jsonl line."""
    path: str
    """Where it was read from, as shown to people; "-" for standard input."""
    text: str
    sha256: str
    """Of the file's bytes, or of the text in UTF-8 for a .jsonl line."""
    lang: str
    """ISO 639 code, "und" where it could not be told."""
    lang_source: str
    """metadata, option or detected."""
    title: str | None = None
    published: Published | None = None
    publisher: str | None = None
    agency: str | None = None
    author: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    machine_translated: bool = False
    boilerplate: tuple[Span, ...] = ()
    """Credits, notices and terms of use: provenance, never news. In text order."""
    warnings: tuple[str, ...] = ()

    def words(self, span: Span) -> str:
        """Return the words of a span; spans hold no copy, so they cannot disagree."""
        return self.text[span.start : span.end]
