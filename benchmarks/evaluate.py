"""Score `briefing extract` on gold sets. In: a folder of sets with their scorers. Out: tables.

The sets are no part of this project. They are looked for in ../shared/gold, or in the folder
named as the first argument; where there are none, this says so and ends well. With --record the
scores are also written to the file that the method page of every site shows.
"""

from __future__ import annotations

import argparse
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
RECORD = ROOT / "generator" / "render" / "scores.toml"

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
SEVERAL = "mul"
"""ISO 639-2 for several languages."""
NOT_RECORDED = ("_spec", "petrarch_unit_en", "cameo_class_en", "factuality_crudeoil_en")
"""Ends of the names of sets that are tests of another program, or ask what it does not tell."""
MEASURES: dict[str, dict[str, tuple[str, ...]]] = {
    "dates": {
        "value": ("value", "f1"), "value-precision": ("value", "p"), "found": ("relaxed", "f1"),
    },
    "quotes": {
        "all": ("soft", "all", "f"), "direct": ("soft", "direct", "f"),
        "with-speaker": ("quote+speaker", "f"),
    },
    "events": {
        "type": ("microF1",), "actor": ("actor_acc_on_matched",),
        "target": ("target_acc_on_matched",),
    },
}  # fmt: skip
"""What is recorded of each kind, and where it stands in the JSON of its scorer."""


def main() -> int:
    """Print the scorer's table of every set."""
    parser = argparse.ArgumentParser(description="Score briefing extract on gold sets.")
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD, help="folder of gold sets")
    parser.add_argument("--record", action="store_true", help=f"write {RECORD.name} as well")
    options = parser.parse_args()
    if not options.gold.is_dir():
        sys.stdout.write(
            f"No gold sets in {options.gold}: nothing to score. Name a folder that has some.\n"
        )
        return 0
    rows: list[str] = []
    for folder, convert, before, after in SETS:
        for file in sorted((options.gold / folder).glob("*.jsonl")):
            sys.stdout.write(f"\n== {folder}/{file.stem}\n")
            sys.stdout.flush()
            with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predictions:
                found = extracted(file)
                predictions.writelines(json.dumps(convert(one)) + "\n" for one in found)
                predictions.flush()
                spans = ["--spans"] if file.stem in SPAN_SETS else []
                scorer = [sys.executable, str(options.gold / folder / "score.py"), *before]
                command = [*scorer, str(file), predictions.name, *after, *spans]
                subprocess.run(command, check=True)
                if options.record and not file.stem.endswith(NOT_RECORDED):
                    # The scorer of events prints JSON always, and knows no such option.
                    as_json = [] if folder == "events" else ["--json"]
                    said = subprocess.run([*command, *as_json], check=True, capture_output=True)
                    rows.append(recorded(folder, file.stem, len(found), json.loads(said.stdout)))
    if options.record:
        RECORD.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    return 0


HEAD = "# Written by `python3 tasks.py eval --record`. In per cent, on sets that are not shipped.\n"


def recorded(folder: str, name: str, articles: int, scores: Json) -> str:
    """Write one row of the record."""
    measures = {key: _at(scores, path) for key, path in MEASURES[folder].items()}
    lang = next((p for p in name.split("_") if len(p) == len("es") and p.isalpha()), SEVERAL)
    said = ", ".join(f"{k} = {100 * v:.1f}" for k, v in measures.items() if v is not None)
    return (
        f'[[{folder}]]\nset = "{name}"\nlang = "{lang}"\n'
        f"articles = {articles}\nmeasures = {{ {said} }}\n"
    )


def _at(scores: Json, path: tuple[str, ...]) -> float | None:
    found: Any = scores
    for key in path:
        found = found.get(key) if found else None
    return float(found) if found is not None else None


def extracted(file: Path) -> list[Json]:
    """Return what `briefing extract` prints for a set."""
    command = [sys.executable, "-m", "generator", "extract", str(file), "--jobs", "2"]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return [json.loads(line) for line in result.stdout.splitlines()]


if __name__ == "__main__":
    sys.exit(main())
