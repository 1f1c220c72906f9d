"""In: Reading and Entities. Out: the article's Quotes, each with its cue and its speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.cues import STOPS, Cue, ItemKind, cue_words, find_cues, items_of
from generator.extract.marks import find_marked, marks_of
from generator.extract.reported import Sentence, complement_of, content_end
from generator.extract.speakers import (
    NOBODY,
    Scene,
    Speaker,
    name_speaker,
    phrase_from,
    subject_of,
)
from generator.model.article import Span
from generator.model.findings import Quote, QuoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.cues import CueWords, Item
    from generator.extract.entities import Entities
    from generator.extract.marks import Marked
    from generator.extract.stage import Reading

UTTERANCE_WORDS = 3
"""A fragment of fewer words that no cue introduces is a term, not an utterance."""
LOOSE_WORDS = 5
"""A fragment inside a clause without a cue must be this long to be someone's words."""
TITLE_WORDS = 5


def find_quotes(reading: Reading, entities: Entities) -> tuple[Quote, ...]:
    """Return direct, indirect and mixed quotations in text order; no two overlap.

    Each lies within one paragraph. Boilerplate holds none: it is no paragraph.
    """
    words = cue_words(reading.lexicon)
    text = reading.article.text
    marked = find_marked(text, reading.paragraphs, marks=marks_of(reading.lexicon))
    scene = Scene(text, entities, words)
    reader = _Reader(scene)
    for paragraph in reading.paragraphs:
        reader.paragraph(
            [s for s in reading.sentences if paragraph.holds(s)],
            [m for m in marked if paragraph.holds(m.outer)],
        )
    return tuple(sorted(reader.quotes, key=lambda q: (q.span.start, q.span.end)))
