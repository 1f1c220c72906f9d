"""Score `briefing extract` on gold sets. In: a folder of sets with their scorers. Out: tables.

The sets are no part of this project. They are looked for in ../shared/gold, or in the folder
named as the first argument; where there are none, this says so and ends well.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"

Json = dict[str, Any]


def dates(found: Json) -> Json:
    """Turn findings into what the scorer of dates reads."""
    keys = ("start", "end", "type", "value")
    return {"id": found["id"], "timexes": [{k: d[k] for k in keys} for d in found["dates"]]}


def quotes(found: Json) -> Json:
    """Turn findings into what the scorer of quotes reads."""
    return {"id": found["id"], "text": found["text"], "quotes": found["quotes"]}


def events(found: Json) -> Json:
    """Turn findings into what the scorer of events reads: actors and targets as words."""

    def words(spans: list[list[int]]) -> list[str]:
        return [found["text"][start:end] for start, end in spans]

    return {
        "id": found["id"],
        "events": [
            event | {"actor": words(event["actor_spans"]), "target": words(event["target_spans"])}
            for event in found["events"]
        ],
    }


DATES = ["--type", "DATE", "--lenient", "--norefs"]
SETS: tuple[tuple[str, Callable[[Json], Json], list[str], list[str]], ...] = (
    ("dates", dates, [], DATES),
    ("quotes", quotes, [], []),
    ("events", events, ["events"], []),
)
"""Folder, how findings become predictions, and what stands before and after the two files."""
SPAN_SETS = ("afp_brat_es",)
"""Sets whose triggers are scored by their place."""


def main() -> int:
    """Print the scorer's table of every set."""
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    if not gold.is_dir():
        sys.stdout.write(
            f"No gold sets in {gold}: nothing to score. Name a folder that has some.\n"
        )
        return 0
    for folder, convert, before, after in SETS:
        for file in sorted((gold / folder).glob("*.jsonl")):
            options = [*after, *(["--spans"] if file.stem in SPAN_SETS else [])]
            sys.stdout.write(f"\n== {folder}/{file.stem}\n")
            sys.stdout.flush()
            with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predictions:
                for found in extracted(file):
                    predictions.write(json.dumps(convert(found)) + "\n")
                predictions.flush()
                scorer = gold / folder / "score.py"
                files = [str(file), predictions.name]
                command = [sys.executable, str(scorer), *before, *files, *options]
                subprocess.run(command, check=True)
    return 0


def extracted(file: Path) -> list[Json]:
    """Return what `briefing extract` prints for a set."""
    command = [sys.executable, "-m", "generator", "extract", str(file), "--jobs", "2"]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return [json.loads(line) for line in result.stdout.splitlines()]


if __name__ == "__main__":
    sys.exit(main())
