"""Tables of sentences with their events, one file a language; half of the rows are negatives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import pipelines
from tests.extract.test_events import read, told

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).with_name("events")
NONE = "-"
FLOOR = 0.9
"""Share of a language's sentences that must be read right where no pipeline was trained."""


def rows() -> Iterator[tuple[str, str, list[str]]]:
    """Yield (language, sentence, events) of every file; "#" begins a comment."""
    for file in sorted(FOLDER.glob("*.txt")):
        language = file.stem.partition("-")[0]
        sentence, events = "", list[str]()
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("#") or not line.strip():
                continue
            if line.startswith(" "):
                events.append(line.strip())
                continue
            if sentence:
                yield language, sentence, events
            sentence, events = line, []
        yield language, sentence, events


CASES = list(rows())


def coded(lang: str, sentence: str) -> list[str]:
    """Return the events of a sentence, a line each; NONE where it tells none."""
    return [told(sentence, event) for event in read(sentence, lang).events] or [NONE]


@pytest.mark.parametrize(("lang", "sentence", "events"), CASES, ids=[row[1] for row in CASES])
def test_sentence(lang: str, sentence: str, events: list[str]) -> None:
    """A sentence tells exactly the events below it."""
    assert events, f"{sentence}: no events and no {NONE!r}"
    assert coded(lang, sentence) == events


@pytest.mark.parametrize("sentence", ["Er kam, und", "Und, und.", "Er kam; und", "»"])
def test_sentences_cut_short(sentence: str) -> None:
    """A joiner with nothing behind it joins nothing."""
    assert coded("de", sentence) == [NONE]


@pytest.mark.parametrize("lang", dict.fromkeys(lang for lang, _, _ in CASES))
def test_floor(lang: str, tmp_path: Path) -> None:
    """Word order alone, without a parse, tells nearly all of it."""
    rows = [(sentence, events) for language, sentence, events in CASES if language == lang]
    with pipelines("blank", tmp_path):
        wrong = [sentence for sentence, events in rows if coded(lang, sentence) != events]
    assert len(wrong) <= (1 - FLOOR) * len(rows), "\n".join(wrong)
