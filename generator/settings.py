"""In: the plugin's options. Out: Settings, read and checked once, at the door."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class ShowText(StrEnum):
    """How much of an article's text its page publishes."""

    FULL = "full"
    EXCERPTS = "excerpts"
    """Only the sentences that hold something found."""
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a build needs to know."""

    articles: Path = Path("seeds")
    """Folder of the articles; absolute once it has passed a door."""
    templates: Path | None = None
    """The project's own templates, laid over the shipped ones file by file."""
    lexicon: Path | None = None
    """The project's own words, laid over the shipped ones key by key."""
    cache: Path | None = None
    """SQLite file that keeps findings between builds; None keeps nothing."""
    site_language: str = "en"
    site_name: str = "Briefings"
    show_text: ShowText = ShowText.FULL
    jobs: int = 1
    """Processes that read articles."""
