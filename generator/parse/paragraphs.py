"""In: a text and its boilerplate. Out: the spans of its paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LINE = re.compile(r"[^\n]+")
ENDS_SENTENCE = re.compile(r"[.!?…:;。！？؟][\"'”’»)\]]*\s*$")
WRAPPED_LENGTH = 45
"""A line at least this long that ends inside a sentence was broken by a width, not by a writer;
shorter ones are headings and list items."""


def find_paragraphs(text: str, boilerplate: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Return paragraphs without the white space around them and without boilerplate."""
    found: list[Span] = []
    for block in _blocks(text):
        pieces = [block]
        for notice in boilerplate:
            pieces = [rest for piece in pieces for rest in _without(piece, notice)]
        found += [s for piece in pieces if len(s := _stripped(text, piece))]
    return tuple(found)


def _blocks(text: str) -> Iterator[Span]:
    """Yield lines, with those that a fixed width broke joined again."""
    start = end = -1
    for match in LINE.finditer(text):
        if start >= 0 and match.start() == end + 1 and _is_wrapped(text[start:end], match.group()):
            end = match.end()
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = match.span()
    if start >= 0:
        yield Span(start, end)


def _is_wrapped(so_far: str, line: str) -> bool:
    last = so_far.rsplit("\n", 1)[-1]
    return (
        len(last) >= WRAPPED_LENGTH
        and not ENDS_SENTENCE.search(last)
        and bool(line.strip())
        and not line[0].isspace()
    )


def _without(piece: Span, notice: Span) -> Iterator[Span]:
    if not piece.overlaps(notice):
        yield piece
        return
    if piece.start < notice.start:
        yield Span(piece.start, notice.start)
    if notice.end < piece.end:
        yield Span(notice.end, piece.end)


def _stripped(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
