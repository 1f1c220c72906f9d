"""Tables of sentences with their events, one file a language; half of the rows are negatives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.extract.test_events import read, told

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).with_name("events")
NONE = "-"


def rows() -> Iterator[tuple[str, str, list[str]]]:
    """Yield (language, sentence, events) of every file; "#" begins a comment."""
    for file in sorted(FOLDER.glob("*.txt")):
        sentence, events = "", list[str]()
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("#") or not line.strip():
                continue
            if line.startswith(" "):
                events.append(line.strip())
                continue
            if sentence:
                yield file.stem, sentence, events
            sentence, events = line, []
        yield file.stem, sentence, events


CASES = list(rows())


@pytest.mark.parametrize(("lang", "sentence", "events"), CASES, ids=[row[1] for row in CASES])
def test_sentence(lang: str, sentence: str, events: list[str]) -> None:
    """A sentence tells exactly the events below it."""
    assert events, f"{sentence}: no events and no {NONE!r}"
    assert ([told(sentence, event) for event in read(sentence, lang).events] or [NONE]) == events
