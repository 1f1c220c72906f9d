"""In: identifiers. Out: every path, slug, anchor and address of the site; made nowhere else."""

from __future__ import annotations

import hashlib
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from anyascii import anyascii

if TYPE_CHECKING:
    from generator.model.article import Span

HOME = "index.md"
TIMELINE = "timeline.md"
UNDATED_TIMELINE = "timeline/undated.md"
ACTORS = "actors.md"
QUOTES = "quotes.md"
ARCHIVE = "archive.md"
UNDATED_ARCHIVE = "archive/undated.md"
PROBLEMS = "problems.md"
METHOD = "method.md"
SECTIONS = (HOME, TIMELINE, ACTORS, QUOTES, ARCHIVE, PROBLEMS, METHOD)
"""The pages that stand in the navigation; all others are reached through them."""

STYLE = "assets/briefing.css"
SCRIPT = "assets/briefing.js"

PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
RESERVED = frozenset({"index", "readme"})
"""Names that MkDocs gives a meaning of their own."""
READABLE = 60
"""Characters of a slug kept for people; with its digest a name stays under any file system's
limit."""


def slug(identifier: str) -> str:
    """Return a path segment for an identifier; it never depends on what else there is.

    Lower case only, because two names that differ in case are one file on some disks.
    """
    if PLAIN.fullmatch(identifier) and identifier not in RESERVED:
        return identifier
    digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    readable = re.sub(r"[^a-z0-9]+", "-", anyascii(identifier).lower()).strip("-")
    return "-".join(part for part in (readable[:READABLE].strip("-"), digest) if part)


def briefing_path(article: str) -> str:
    """Return the page of an article."""
    return f"briefings/{slug(article)}.md"


def data_path(article: str) -> str:
    """Return the JSON file of an article."""
    return f"data/{slug(article)}.json"


def actor_path(actor: str) -> str:
    """Return the page of an actor."""
    return f"actors/{slug(actor)}.md"


def timeline_path(year: str) -> str:
    """Return the page of one year of a long timeline."""
    return f"timeline/{slug(year)}.md"


def quotes_path(initial: str) -> str:
    """Return the page of the speakers under one letter."""
    return f"quotes/{slug(initial.lower())}.md"


def archive_path(period: str) -> str:
    """Return the index of a year (2024) or a month (2024-06)."""
    return f"archive/{slug(period)}.md"


def span_anchor(span: Span) -> str:
    """Return the anchor of a statement's words in the text of its article."""
    return f"s-{span.start}-{span.end}"


def period_anchor(period: str) -> str:
    """Return the anchor of a year or month inside a timeline; no id may start with a digit."""
    return f"t-{slug(period)}"


def actor_anchor(actor: str) -> str:
    """Return the anchor of an actor's part of a list."""
    return f"a-{slug(actor)}"


def relative(target: str, *, page: str, anchor: str | None = None) -> str:
    """Return the address of a page as seen from another, as Markdown writes it."""
    if target == page and anchor:
        return f"#{anchor}"
    path = posixpath.relpath(target, posixpath.dirname(page) or ".")
    return f"{path}#{anchor}" if anchor else path


def web_address(address: str | None) -> str | None:
    """Return an address on the web in a form that Markdown and HTML leave alone, or None.

    Only http and https with a host and without a user's name: an editor's file may hold
    anything, and a reader trusts what the site links to.
    """
    if address is None:
        return None
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # a port that is no number, a host that no name server knows
        return None
    named = re.fullmatch(r"[a-z0-9.-]+", host)
    if parts.scheme not in {"http", "https"} or not named or "@" in parts.netloc:
        return None
    path, query, fragment = (
        quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part), safe="/:?@,&=+%-._~$")
        for part in (parts.path, parts.query, parts.fragment)
    )
    return urlunsplit((parts.scheme, host + port, path or "/", query, fragment))
