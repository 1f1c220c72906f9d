"""Measure words per second and peak memory. In: nothing. Out: a table, ratios beside seconds.

Every stage is timed in one run on the same articles, so that its ratio to the bare spaCy
pipeline holds on any machine. The articles are those of seeds/, read again and again.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from generator.extract.claims import find_claims
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.naming import find_entities
from generator.extract.quotes import find_speech
from generator.extract.stage import Reading
from generator.lexicon import load_lexicon
from generator.parse import parse_article
from generator.parse.pipeline import load_pipeline
from generator.read import discover, read_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.article import Article

Result = TypeVar("Result")

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
ROUNDS = 5
STREAM = 400
"""Articles of the streaming run; memory is compared with that of a tenth of them."""


def main() -> None:
    """Print the three tables."""
    articles = [read_file(path, root=SEEDS) for path in discover(SEEDS).articles]
    words = sum(len(article.text.split()) for article in articles)
    seconds = stages(articles)
    bare = seconds["spaCy alone"]
    sys.stdout.write(f"{len(articles)} articles, {words} words, median of {ROUNDS} rounds\n\n")
    sys.stdout.write(f"{'stage':<14}{'words/s':>10}{'x spaCy alone':>16}\n")
    for name, spent in seconds.items():
        sys.stdout.write(f"{name:<14}{words / spent:>10.0f}{spent / bare:>16.2f}\n")
    sys.stdout.write("\nbriefing extract, one process, as a whole\n\n")
    sys.stdout.write(f"{'articles':<14}{'words/s':>10}{'peak MB':>16}\n")
    for number in (STREAM // 10, STREAM):
        rate, megabytes = stream(articles, number)
        sys.stdout.write(f"{number:<14}{rate:>10.0f}{megabytes:>16.0f}\n")
    sys.stdout.write(f"\nbuild of seeds/ without cache: {build():.1f} s\n")


def stages(articles: list[Article]) -> dict[str, float]:
    """Return the median seconds of each stage over all articles."""
    rounds: list[dict[str, float]] = []
    for _ in range(ROUNDS + 1):
        spent: dict[str, float] = {}
        for article in articles:
            one_article(article, spent)
        rounds.append(spent)
    del rounds[0]  # loads lexicons and pipelines
    return {name: median(spent[name] for spent in rounds) for name in rounds[0]}


def one_article(article: Article, spent: dict[str, float]) -> None:
    """Add the seconds of each stage on one article."""

    def timed(name: str, work: Callable[[], Result]) -> Result:
        start = time.perf_counter()
        result = work()
        spent[name] = spent.get(name, 0.0) + time.perf_counter() - start
        return result

    lexicon = load_lexicon(article.lang)
    nlp = load_pipeline(lexicon).nlp
    timed("spaCy alone", lambda: nlp(article.text))
    parsed = timed("parse", lambda: parse_article(article, lexicon))
    reading = Reading(article, parsed.doc, lexicon, parsed.paragraphs, parsed.sentences)
    dates = timed("dates", lambda: find_dates(reading, article.published))
    entities = timed("entities", lambda: find_entities(reading))
    speech = timed("quotes", lambda: find_speech(reading, entities))
    events = timed(
        "events",
        lambda: find_events(
            reading, entities, dates=dates, quotes=speech.quotes, meant=speech.meant
        ),
    )
    timed("claims", lambda: find_claims(reading, events=events))


def stream(articles: list[Article], number: int) -> tuple[float, float]:
    """Return words per second and peak megabytes of `briefing extract` on many articles."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        words = 0
        for i in range(number):
            article = articles[i % len(articles)]
            words += len(article.text.split())
            record = {"id": str(i), "text": article.text, "lang": article.lang}
            file.write(json.dumps(record) + "\n")
        file.flush()
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "extract", file.name],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        _, _, usage = os.wait4(process.pid, 0)
        return words / (time.perf_counter() - start), usage.ru_maxrss / 1024


def build() -> float:
    """Return the seconds of a build of the demo that keeps nothing from before."""
    shutil.rmtree(ROOT / ".briefing", ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "generator", "build", "--site-dir", folder],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return time.perf_counter() - start


if __name__ == "__main__":
    main()
