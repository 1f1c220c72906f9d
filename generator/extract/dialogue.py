"""In: paragraphs and fragments with dashes. Out: Marked, the utterances that dashes set off."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.extract.cues import find_cues, items_of
from generator.extract.marks import Marked
from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extract.cue_words import CueWords

DASH = re.compile("[—–―]")
LONG_ASIDE = 100
"""Characters; a longer stretch between dashes is no "—said Ana López, the mayor—"."""
EARLY = 2
"""A cue this near to a dash begins what the writer says."""
EDGE = " \u00a0\u202f\t\n.,;:"


def find_dialogue(text: str, paragraph: Span, words: CueWords) -> tuple[Marked, ...]:
    """Return the utterances of a line of dialogue, none where no cue shows that it is one.

    A list of points begins with dashes as well; only "—said Ana—" tells the two apart.
    """
    if not DASH.match(text, paragraph.start):
        return ()
    found: list[Marked] = []
    told = by_writer = False
    for piece in _pieces(text, Span(paragraph.start + 1, paragraph.end)):
        # Writer and speaker take turns: after "—said Ana—" the speech goes on.
        cut = None if by_writer else _writer_begins(text, piece, words)
        by_writer = cut == piece.start
        told = told or cut is not None
        speech = Span(piece.start, piece.end if cut is None else cut)
        if len(inner := _bare(text, speech)):
            found.append(Marked(outer=inner, inner=inner, closed=True, continues=False))
    return tuple(found) if told else ()


def split_at_asides(text: str, marked: Marked, words: CueWords) -> tuple[Marked, ...]:
    """Return the halves of a fragment that the writer breaks: “Now —said Ana— we wait”."""
    dashes = [m.start() for m in DASH.finditer(text, marked.inner.start, marked.inner.end)]
    for left, right in pairwise(dashes):
        aside = Span(left + 1, right)
        if len(aside) > LONG_ASIDE or _writer_begins(text, aside, words) != aside.start:
            continue
        before, after = (
            _bare(text, Span(marked.inner.start, left)),
            Span(right + 1, marked.inner.end),
        )
        after = _bare(text, after)
        if len(before) and len(after):
            first = Marked(
                outer=Span(marked.outer.start, before.end),
                inner=before,
                closed=True,
                continues=marked.continues,
            )
            rest = Marked(
                outer=Span(after.start, marked.outer.end),
                inner=Span(after.start, marked.inner.end),
                closed=marked.closed,
                continues=False,
            )
            return (first, *split_at_asides(text, rest, words))
    return (marked,)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in DASH.finditer(text, span.start, span.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, span.end)


def _writer_begins(text: str, piece: Span, words: CueWords) -> int | None:
    """Return where the writer takes over in a piece: at its start, or after a comma."""
    items = items_of(text, piece, marked=(), words=words)
    for cue in find_cues(items, words):
        if cue.form not in ("Fin", "Prep"):
            continue
        if cue.first < EARLY:
            return piece.start
        if items[cue.first - 1].is_point(",", "!", "?"):
            return items[cue.first].start
    return None


def _bare(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(EDGE))
    return Span(start, max(start, span.start + len(words.rstrip(EDGE.replace(".", "")))))
