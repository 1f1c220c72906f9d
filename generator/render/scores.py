"""In: scores.toml, what `python3 tasks.py eval --record` measured. Out: its rows.

The sets are not shipped; their names are those of the corpora they were made from.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("scores.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well one kind of finding was found in one set."""

    set: str
    lang: str
    articles: int
    measures: dict[str, float]
    """In per cent, by name; a set without some kind of annotation lacks its measures."""


@cache
def load_scores() -> dict[str, tuple[Score, ...]]:
    """Return the scores of each kind of finding: dates, quotes, events."""
    tables = tomllib.loads(FILE.read_text("utf-8"))
    return {
        kind: tuple(
            Score(
                set=row["set"], lang=row["lang"], articles=row["articles"], measures=row["measures"]
            )
            for row in rows
        )
        for kind, rows in tables.items()
    }
