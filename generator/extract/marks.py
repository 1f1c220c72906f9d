"""In: a text, its paragraphs, the marks of its language. Out: Marked, what stands between marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.lexicon import Lexicon

MARK = re.compile("``|''|[\"'“”„‟«»‹›‘’‚`「」『』]")  # noqa: RUF001 - every mark is meant
SINGLE = frozenset("'‘’‚`‹")  # noqa: RUF001 - every mark is meant
"""Marks that are also apostrophes and primes: they open nothing that is never closed."""
OPENS_AFTER = frozenset("([{¿¡—–-:/=")
DECADE = re.compile(r"\d0")
LETTER = re.compile(r"[^\W\d_]{2}|\d")
DEEPEST = 3
"""Marks within marks; what goes deeper is a text that lost its closing marks."""
USUAL = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ('"', '"'), ("‘", "’"), ("'", "'"))
"""For languages without a quotes.toml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words between quotation marks; marks inside them belong to them."""

    outer: Span
    """With the marks."""
    inner: Span
    """Without them and without the white space beside them."""
    closed: bool
    """False: the mark is never closed, and the words end with the paragraph."""
    continues: bool
    """True: the paragraph begins by repeating the mark that the one before left open."""
    broken: bool = False
    """True: the later half of words that the writer breaks to say who speaks."""
    turn: int | None = None
    """Where the turn of a dialogue begins whose words these are; None for words between marks."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Which mark opens and which ones close it."""

    closers: Mapping[str, frozenset[str]]

    @property
    def closing(self) -> frozenset[str]:
        """Every mark that can close another."""
        return frozenset().union(*self.closers.values())


@dataclass(slots=True)
class _Frame:
    mark: str
    start: int
    end: int
    continues: bool = False
    first_inside: int | None = None
    """Where the same mark opened again before this one was closed."""


def marks_of(lexicon: Lexicon) -> Marks:
    """Return the marks of a language."""
    pairs: Iterable[Sequence[Any]] = lexicon.table("quotes").get("pairs", USUAL)
    closers: dict[str, frozenset[str]] = {}
    for opener, *rest in pairs:
        closers[str(opener)] = closers.get(str(opener), frozenset()) | {str(r) for r in rest}
    return Marks(closers)


def find_marked(text: str, paragraphs: Sequence[Span], *, marks: Marks) -> tuple[Marked, ...]:
    """Return the outermost marked words in text order, each inside one paragraph."""
    found: list[Marked] = []
    open_mark: str | None = None
    for i, paragraph in enumerate(paragraphs):
        after = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        pieces, open_mark = _in_paragraph(
            text, paragraph, marks=marks, open_mark=open_mark, after=after
        )
        found += pieces
    return tuple(found)


def _in_paragraph(
    text: str, paragraph: Span, *, marks: Marks, open_mark: str | None, after: Span | None
) -> tuple[list[Marked], str | None]:
    """Return what one paragraph marks, and the mark it leaves open for the next one."""
    stack = _left_open(text, paragraph, open_mark, marks=marks)
    done: list[tuple[_Frame, int, int]] = []
    for mark, at in _marks(text, paragraph):
        end = at + len(mark)
        if at == paragraph.start and open_mark and mark in marks.closers[open_mark] | {open_mark}:
            stack.append(_Frame(open_mark, at, end, continues=True))
            continue
        depth = _closes(text, at, mark, stack=stack, paragraph=paragraph, marks=marks)
        if depth is not None:
            done.append((stack[depth], at, end))
            del stack[depth:]
        elif _opens(text, at, mark, paragraph=paragraph, marks=marks, stack=stack):
            for frame in stack:
                if frame.mark == mark and frame.first_inside is None:
                    frame.first_inside = at
            opener = mark if mark in marks.closers else _opener_of(mark, marks)
            stack.append(_Frame(opener, at, end))
    left_open: str | None = None
    for frame in stack:
        if frame.mark in SINGLE:
            continue
        if _goes_on(text, frame, after=after, marks=marks):
            left_open = left_open or frame.mark
            done.append((frame, paragraph.end, paragraph.end))
        else:
            stop = paragraph.end if frame.first_inside is None else frame.first_inside
            done.append((frame, stop, stop))
    return _outermost(text, done), left_open


def _marks(text: str, paragraph: Span) -> Iterator[tuple[str, int]]:
    for match in MARK.finditer(text, paragraph.start, paragraph.end):
        if match.group() == "`":
            continue
        yield match.group(), match.start()


def _closes(
    text: str, at: int, mark: str, *, stack: list[_Frame], paragraph: Span, marks: Marks
) -> int | None:
    """Return which open mark this one closes, None where it closes none."""
    before = text[at - 1] if at > paragraph.start else " "
    end = at + len(mark)
    after = text[end] if end < paragraph.end else " "
    for depth in range(len(stack) - 1, -1, -1):
        frame = stack[depth]
        both_ways = mark in marks.closers
        closing = mark in marks.closers[frame.mark] or (
            # The opening mark typed at both ends: “so“.
            mark == frame.mark and not before.isspace() and not after.isalnum()
        )
        if not closing or (frame.end >= at and after.isalnum()):
            continue  # ""so"": a doubled mark; "" alone is an empty pair
        if both_ways and before.isspace() and not after.isspace():
            continue  # »so« and "so": a mark between space and letter opens
        if mark in SINGLE or frame.mark in SINGLE:
            if after.isalnum() or before.isspace():
                continue  # an apostrophe inside a word, or at the start of one
            if _is_possessive(text, at, paragraph=paragraph):
                continue
        elif both_ways and after.isalnum() and before in OPENS_AFTER:
            continue
        return depth
    return None


def _is_possessive(text: str, at: int, *, paragraph: Span) -> bool:
    """Tell a plural's apostrophe from a closing mark: another mark must be there to close."""
    if text[at - 1] not in "sS" or not re.match(r" [^\W\d_]", text[at + 1 : at + 3]):
        return False
    for match in MARK.finditer(text, at + 1, paragraph.end):
        if match.group() == "‘":
            return False
        follows = text[match.end() : match.end() + 1]
        if match.group() == text[at] and not follows.isalnum():
            return not text[match.start() - 1].isspace()
    return False


def _opens(
    text: str, at: int, mark: str, *, paragraph: Span, marks: Marks, stack: list[_Frame]
) -> bool:
    if len(stack) >= DEEPEST:
        return False
    before = text[at - 1] if at > paragraph.start else " "
    end = at + len(mark)
    after = text[end] if end < paragraph.end else " "
    at_word = before.isspace() or before in OPENS_AFTER or bool(MARK.match(before))
    if mark not in marks.closers:
        # ”so”: a closing mark where only an opening one can stand.
        return mark not in SINGLE and at_word and after.isalnum() and mark in marks.closing
    if mark in SINGLE:
        return at_word and after.isalnum() and not DECADE.match(text, end)
    if mark in marks.closing:
        return at_word and not after.isspace() and end < paragraph.end
    return True


def _opener_of(mark: str, marks: Marks) -> str:
    return next(opener for opener, closers in marks.closers.items() if mark in closers)


def _goes_on(text: str, frame: _Frame, *, after: Span | None, marks: Marks) -> bool:
    """Tell whether the next paragraph repeats or closes the mark that this one leaves open."""
    if after is None:
        return False
    if _only_closes(text, after, frame.mark, marks=marks):
        return True
    return text.startswith((frame.mark, *sorted(marks.closers[frame.mark])), after.start)


def _left_open(text: str, paragraph: Span, open_mark: str | None, *, marks: Marks) -> list[_Frame]:
    """Return the mark that is still open at the start of a paragraph that closes it."""
    if open_mark is None or not _only_closes(text, paragraph, open_mark, marks=marks):
        return []
    return [_Frame(open_mark, paragraph.start, paragraph.start, continues=True)]


def _only_closes(text: str, paragraph: Span, open_mark: str, *, marks: Marks) -> bool:
    """Tell whether the first mark of a paragraph closes one that the paragraph before left open."""
    mark, at = next(_marks(text, paragraph), ("", 0))
    if at == paragraph.start or mark == open_mark or mark not in marks.closers[open_mark]:
        return False
    after = text[at + len(mark) : at + len(mark) + 1]
    return not after.isalnum() and (mark not in marks.closers or not text[at - 1].isspace())


def _outermost(text: str, done: list[tuple[_Frame, int, int]]) -> list[Marked]:
    found: list[Marked] = []
    reached = -1
    for frame, stop, end in sorted(done, key=lambda d: (d[0].start, -d[2])):
        if frame.start < reached:
            continue
        inner = _stripped(text, frame.end, stop)
        if not LETTER.search(text, inner.start, inner.end):
            continue  # rock 'n' roll, an empty pair
        found.append(
            Marked(
                outer=Span(frame.start, max(end, inner.end)),
                inner=inner,
                closed=stop < end,
                continues=frame.continues,
            )
        )
        reached = end
    return found


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Span(left, max(left, start + len(words.rstrip())))
