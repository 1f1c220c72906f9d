"""In: a text and the phrases of its language. Out: Provenance, what in it is not news.

A sentence counts only where newsrooms put such sentences: at the end of a paragraph, on a line
of its own, or at the start of the first and the last line. The same words inside a paragraph
stay: there they are news about the agency.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.read.dateline import Dateline
    from generator.read.phrases import Phrases

LINE = re.compile(r"[^\n]*\S[^\n]*")
# Where a sentence may begin or end, also without a space ("artículo.Este"). Too many places do
# no harm: only a whole sentence that fits a pattern is taken.
BOUNDARY = re.compile(r"[.!?…。！？|][\"'»”’」』)）\]】]*\s*|(?<=\s)(?=[(（\[【])")
LONGEST = 400
"""Characters of one boilerplate sentence; terms of use beyond that are several sentences."""
MOST_BOUNDARIES = 12
"""Boundaries tried for one sentence, the farthest first: a nearer one may be an initial."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What an article says of its own making."""

    boilerplate: tuple[Span, ...]
    """In order; none touches another, even over white space."""
    agency: str | None
    machine_translated: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    kind: str


def find_provenance(text: str, phrases: Phrases, *, dateline: Dateline) -> Provenance:
    """Return the boilerplate of a text; its dateline is read already."""
    lines = [Span(*match.span()) for match in LINE.finditer(text)]
    pieces = [_Piece(dateline.credit, "credit")] if dateline.credit else []
    for number, line in enumerate(lines):
        pieces += _from_the_end(text, line, phrases)
        if number in {0, len(lines) - 1}:
            pieces += _from_the_start(text, line, phrases)
    names = [
        *dateline.agencies,
        *(
            name
            for piece in sorted(pieces, key=lambda p: p.span)
            if piece.kind == "credit"
            for name in phrases.agencies_in(text[piece.span.start : piece.span.end])
        ),
    ]
    return Provenance(
        boilerplate=_merged(text, sorted({piece.span for piece in pieces})),
        agency=", ".join(dict.fromkeys(names)) or None,
        machine_translated=any(piece.kind == "translated" for piece in pieces),
    )


def _from_the_end(text: str, line: Span, phrases: Phrases) -> Iterator[_Piece]:
    """Yield the boilerplate sentences that end a line, last first."""
    starts = [line.start, *(m.end() for m in BOUNDARY.finditer(text, line.start, line.end))]
    end = line.end
    while end > line.start:
        near = starts[bisect_left(starts, end - LONGEST) : bisect_left(starts, end)][
            -MOST_BOUNDARIES:
        ]
        pieces = (_piece(text, Span(start, end), line, phrases) for start in near)
        piece = next((p for p in pieces if p), None)
        if piece is None:
            return
        yield piece
        end = piece.span.start


def _from_the_start(text: str, line: Span, phrases: Phrases) -> Iterator[_Piece]:
    """Yield the boilerplate sentences that begin a line, first first."""
    ends = [*(m.end() for m in BOUNDARY.finditer(text, line.start, line.end)), line.end]
    start = line.start
    while start < line.end:
        first = bisect_right(ends, start)
        near = ends[first : bisect_right(ends, start + LONGEST)][:MOST_BOUNDARIES]
        pieces = (_piece(text, Span(start, end), line, phrases) for end in reversed(near))
        piece = next((p for p in pieces if p), None)
        if piece is None:
            return
        yield piece
        start = piece.span.end


def _piece(text: str, span: Span, line: Span, phrases: Phrases) -> _Piece | None:
    """Return the piece without the space around it, if all of it is one boilerplate sentence."""
    words = text[span.start : span.end]
    kind = _kind(words.strip(), phrases, alone=words.strip() == text[line.start : line.end].strip())
    if kind is None:
        return None
    start = span.start + len(words) - len(words.lstrip())
    return _Piece(Span(start, span.end - (len(words) - len(words.rstrip()))), kind)


def _kind(words: str, phrases: Phrases, *, alone: bool) -> str | None:
    if not words:
        return None
    if phrases.translated.fits(words):
        return "translated"
    if phrases.credit.fits(words) or phrases.bracketed.fullmatch(words.rstrip(". ")):
        return "credit"
    if phrases.notice.fits(words) or (alone and phrases.line.fits(words)):
        return "notice"
    if alone and words.casefold() in phrases.agencies:
        return "credit"
    return None


def _merged(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans with those joined between which nothing is written."""
    merged: list[Span] = []
    for span in spans:
        if merged and not text[merged[-1].end : span.start].strip():
            last = merged.pop()
            span = Span(last.start, max(last.end, span.end))  # noqa: PLW2901  grown, then kept
        merged.append(span)
    return tuple(merged)
