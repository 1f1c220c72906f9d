"""In: nothing. Out: Page, what rendering gives and any site builder takes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file of the site before it is built."""

    path: str
    """Relative POSIX path below the docs folder: "briefings/x.md", "data/x.json"."""
    content: str
    source: str | None = None
    """Path of the article it was made from."""
