"""In: marks that are never closed. Out: where their words end, and who speaks in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.cues import find_cues, items_of
from generator.extract.phrases import phrase_from
from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.cues import Cue, Item
    from generator.extract.marks import Marked
    from generator.extract.phrases import Scene
    from generator.model.findings import Quote


def close_at_cue(scene: Scene, marked: Marked) -> Marked:
    """End the words of a forgotten closing mark before ", said Ana"; an inch sign closes none."""
    if marked.closed and not scene.text[marked.inner.end - 1].isdigit():
        return marked
    items = items_of(scene.text, marked.inner, marked=(), words=scene.words)
    for cue in find_cues(items, scene.words):
        if not marked.closed and _is_last_word(scene, items, cue):
            return _ended_at(marked, items[cue.first - 2].start)
        comma = items[cue.first - 1] if cue.first > 1 else None
        if comma is None or cue.form != "Fin" or cue.head + 1 >= len(items):
            continue
        speaker = items[cue.head + 1]
        names = scene.mention_at(speaker) is not None or speaker.capital
        if comma.is_point(",") and names and phrase_from(scene, items, cue.last + 1):
            return _ended_at(marked, comma.start)
    return marked


def _ended_at(marked: Marked, end: int) -> Marked:
    outer, inner = Span(marked.outer.start, end), Span(marked.inner.start, end)
    return replace(marked, outer=outer, inner=inner, closed=True)


def _is_last_word(scene: Scene, items: Sequence[Item], cue: Cue) -> bool:
    """Tell whether a sentence ends in ", she said"."""
    if cue.form != "Fin" or cue.first < 3 or not items[cue.first - 2].is_point(","):  # noqa: PLR2004 - a word, the comma, the subject
        return False
    if cue.last + 1 < len(items) and not items[cue.last + 1].is_point("."):
        return False
    subject = items[cue.first - 1]
    pronoun = subject.lower in scene.words.words("pronouns")
    return pronoun or scene.mention_at(subject) is not None


def share_speakers(quotes: Sequence[Quote], marked: Sequence[Marked]) -> list[Quote]:
    """Give the paragraphs of a long quote the speaker whom its last paragraph names."""
    by_start = {m.inner.start: m for m in marked}
    found: list[Quote] = []
    for quote in reversed(quotes):
        mark, later = by_start.get(quote.span.start), found[-1] if found else None
        after = by_start.get(later.span.start) if later else None
        goes_on = mark is not None and not mark.closed and after is not None and after.continues
        if later is not None and goes_on and quote.speaker_name is None:
            shared = replace(
                quote,
                speaker_name=later.speaker_name,
                speaker_actor=later.speaker_actor,
                rule="quotes.alone.next-paragraph",
            )
            found.append(shared if later.speaker_name else quote)
        else:
            found.append(quote)
    return found[::-1]
