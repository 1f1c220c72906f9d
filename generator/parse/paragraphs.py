"""In: a text and its boilerplate. Out: the spans of its paragraphs.

The text is never altered: lines that a fixed width broke become one span, with the breaks in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model.article import Span
from generator.parse.ends import CLOSE_CLASS, STOP_CLASS, is_uncased

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
BREAKS = frozenset({"\n", "\r\n", "\r", "\x85", "\u2028"})
"""One line break; anything more between two lines ends a paragraph."""
ENDS_SENTENCE = re.compile(rf"[{STOP_CLASS}:;：；][\s{CLOSE_CLASS}]*$")
ENDS_INSIDE = (",", "،", "，", "、", "-")
FIRST_LETTER = re.compile(r"\W*(\w?)")
ITEM = re.compile(r"(?:[-*•·▪■◦►→]|(?:\d{1,2}|[^\W\d_]|[ivx]{1,4})\))\s")
"""What begins an item of a list and nothing else."""
MAYBE_ITEM = re.compile(r"[–—]|\d{1,2}\.\s")
"""What a width may have put at the beginning of a line as well: a dash, a day."""

WRAPPED_LENGTH = 45
"""A line at least this long that ends inside a sentence was broken by a width, not by a writer;
shorter ones are headings and list items."""
WRAPPED_LENGTH_UNCASED = 20
"""The same in scripts without capitals, whose letters are wide or words short."""
WIDEST = 120
"""Characters; longer lines are paragraphs."""
FEW = 0.2
"""Share of lines that may be otherwise: an address on a line, a notice added by a site."""
LONGEST_WORD = 15
"""Where a line has no space in so many characters, its script has none; a width then breaks it
anywhere, one or two characters early to keep a mark with its word."""
KEPT_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text that is not empty."""

    start: int
    end: int
    words: str
    """Without the white space around them."""
    indent: int
    follows: bool
    """One break and nothing else stands between it and the line before."""

    @property
    def ends(self) -> bool:
        """Tell whether a sentence ends with the line."""
        return ENDS_SENTENCE.search(self.words) is not None

    @property
    def is_item(self) -> bool:
        """Tell whether the line begins as the items of lists do."""
        return bool(ITEM.match(self.words) or MAYBE_ITEM.match(self.words))

    @property
    def length(self) -> int:
        """How far the line reaches."""
        return self.indent + len(self.words)

    @property
    def first_letter(self) -> str:
        """The first letter or digit behind opening marks; "" behind others."""
        match = FIRST_LETTER.match(self.words)
        return match.group(1) if match else ""

    @property
    def first_length(self) -> int:
        """How much of it would have had to fit on the line before."""
        word = self.words.split(maxsplit=1)[0]
        unspaced = len(word) > LONGEST_WORD and is_uncased(self.first_letter)
        return KEPT_TOGETHER if unspaced else len(word) + 1


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
    lines = tuple(_lines(text))
    width = _width(lines)
    block: list[Line] = []
    for line in lines:
        if block and not _continues(block[0], block[-1], line, width=width):
            yield Span(block[0].start, block[-1].end)
            block = []
        block.append(line)
    if block:
        yield Span(block[0].start, block[-1].end)


def _lines(text: str) -> Iterator[Line]:
    end = -1
    for match in LINE.finditer(text):
        words = match.group().strip()
        if words:
            indent = len(match.group()) - len(match.group().lstrip())
            follows = end >= 0 and text[end : match.start()] in BREAKS
            yield Line(match.start(), match.end(), words, indent, follows)
            end = match.end()


def _width(lines: Sequence[Line]) -> int:
    """Return the width at which lines were broken, 0 where writers broke them.

    At a width, nearly every line that ends inside a sentence had no place for the next word.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if b.follows]
    lengths = [line.length for pair in pairs for line in pair]
    fitting = [length for length in lengths if length <= WIDEST]
    if len(fitting) < (1 - FEW) * len(lengths) or not fitting:
        return 0
    width = max(fitting)
    inside = [
        (a, b) for a, b in pairs if not (a.ends or b.first_letter.isupper() or ITEM.match(b.words))
    ]
    full = sum(_is_full(a, b, width) for a, b in inside)
    # A small letter goes on for sure; one without case does so if it happens again.
    cased = any(b.first_letter.islower() for _, b in inside)
    needed, narrowest = (1, WRAPPED_LENGTH) if cased else (2, WRAPPED_LENGTH_UNCASED)
    enough = full >= max(needed, (1 - FEW) * len(inside))
    return width if enough and width >= narrowest else 0


def _is_full(line: Line, after: Line, width: int) -> bool:
    """Tell whether the beginning of the next line had no place on a line."""
    return width > 0 and line.length <= width < line.length + after.first_length


def _continues(first: Line, before: Line, line: Line, *, width: int) -> bool:
    """Tell whether a line goes on with the paragraph that `first` begins and `before` ends."""
    if not line.follows:
        return False
    # A list item whose further lines stand under its words.
    if first.is_item and line.indent > first.indent and not line.is_item:
        return True
    # The first line of a paragraph, set in.
    if line.indent > before.indent or ITEM.match(line.words):
        return False
    full = _is_full(before, line, width)
    if MAYBE_ITEM.match(line.words):
        return full and not (before.ends or first.is_item)
    if full or before.ends:
        return full
    inside = line.first_letter.islower() or before.words.endswith(ENDS_INSIDE)
    return inside and len(before.words) >= WRAPPED_LENGTH


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
