"""In: the sentences of a paragraph, and what it marks. Out: its units, read as one sentence each.

A pair of marks is never torn apart: what a stop inside them ends goes on after them («¿Vendrá?»,
preguntó Ana), and what ends inside its marks ends a unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.extract.cues import STOPS, find_cues, items_of
from generator.extract.dialogue import DASH
from generator.extract.stage import within
from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.extract.marks import Marked
    from generator.extract.phrases import Scene

SHORT_CUE = 8
"""Items in which a sentence after «...?» names the speaker: "Smith asked."."""

INK = re.compile(r"\S")


def units_of(scene: Scene, sentences: Sequence[Span], marked: Sequence[Marked]) -> list[Span]:
    """Return the units of a paragraph in text order; `marked` is sorted, none overlaps another."""
    return _Units(scene, marked).join(sentences)


@dataclass(frozen=True)
class _Units:
    scene: Scene
    marked: Sequence[Marked]

    @cached_property
    def ending(self) -> Mapping[int, Marked]:
        """What is marked, by the character after its closing mark."""
        return {m.outer.end: m for m in self.marked if m.closed}

    @cached_property
    def ends(self) -> Sequence[int]:
        return sorted(self.ending)

    def join(self, sentences: Sequence[Span]) -> list[Span]:
        units: list[Span] = []
        for sentence in sentences:
            joined = bool(units) and (
                self._is_inside(sentence.start)
                or self._goes_on(units[-1], sentence)
                or self._names_speaker(units[-1].end, sentence)
            )
            if joined:
                units[-1] = Span(units[-1].start, sentence.end)
            else:
                units.append(sentence)
        return [piece for unit in units for piece in self._split(unit)]

    def _is_inside(self, offset: int) -> bool:
        """Tell whether a character stands between the marks of a pair."""
        before = bisect_left(self.marked, offset, key=lambda m: m.outer.start)
        return before > 0 and offset < self.marked[before - 1].outer.end

    def _goes_on(self, unit: Span, sentence: Span) -> bool:
        """Tell whether a sentence is still that of «...,» or of «...» — Ana López.

        Neither a comma nor a mark without a stop ends one.
        """
        text = self.scene.text
        before = bisect_left(self.ends, unit.end + 1)
        if before:
            between = text[self.ends[before - 1] : sentence.start + 1].strip()
            if DASH.match(between) and len(between) <= len("— A"):
                return True
        if "\n" in text[unit.end : sentence.start]:
            return False
        last = self.ending.get(unit.end)
        end = unit.end if last is None else last.inner.end
        return text[end - 1] == "," or (last is not None and text[end - 1] not in STOPS)

    def _split(self, unit: Span) -> list[Span]:
        """Part a unit after each utterance that ends in its marks, if a sentence begins there."""
        text = self.scene.text
        pieces: list[Span] = []
        start = unit.start
        for fragment in within(self.marked, unit, span_of=lambda m: m.outer):
            end = fragment.outer.end
            if not fragment.closed or text[fragment.inner.end - 1] not in STOPS:
                continue
            ink = INK.search(text, end, unit.end)
            if ink is None or ink.start() == end:
                continue
            goes_on = ink.group().islower() or (
                DASH.match(text, ink.start()) and fragment.turn is None
            )
            if not goes_on and not self._names_speaker(end, Span(ink.start(), unit.end)):
                pieces.append(Span(start, end))
                start = ink.start()
        return [*pieces, Span(start, unit.end)]

    def _names_speaker(self, end: int, sentence: Span) -> bool:
        """Tell whether a sentence after «...?» says who asked: "Smith asked."."""
        last = self.ending.get(end)
        if last is None or self.scene.text[last.inner.end - 1] not in STOPS - {"."}:
            return False
        items = items_of(self.scene.text, sentence, marked=(), words=self.scene.words)
        cue = next(iter(find_cues(items, self.scene.words)), None)
        return cue is not None and cue.form == "Fin" and cue.head <= SHORT_CUE
