"""In: a cue with a report before it. Out: Read, the report and its other half after the cue.

«Now», said Ana, «we wait» is one quote that its cue breaks; so is "Sales, she said, will fall".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.extract.cues import ItemKind
from generator.extract.marked_words import names_thing
from generator.extract.phrases import skip_adjuncts
from generator.extract.reported import content_end
from generator.extract.verb_second import reports_by_mood

if TYPE_CHECKING:
    from generator.extract.cues import Cue
    from generator.extract.phrases import Range
    from generator.extract.reported import Sentence

ADJUNCT_WORDS = 12
"""A prepositional phrase before ", he said" of fewer words, without a verb, is no clause."""
LONG_SUBJECT = 12
"""Words; what is longer than a subject is a clause, whether we know its verb or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Items that a cue puts in a mouth."""

    start: int
    end: int
    shape: str
    """How it is told, the first part of the rule's name: after, clause, source ..."""
    cue: Cue | None = None
    subject: Range | None = None
    sieve: str = "nobody"
    """How the subject was found."""
    introduced: bool = False
    """A comma, colon or complementiser stands before it: it is no phrase of the writer's."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one cue gives."""

    reports: tuple[Report, ...]
    done: int
    """First item that is still to be read."""


def both_halves(sentence: Sentence, base: Report, after: int) -> Read | None:
    """Return the part before a cue and, where the cue breaks a report, the part after it."""
    items, scene = sentence.items, sentence.scene
    left = _left_part(sentence, base)
    at = skip_adjuncts(scene, items, after)
    while at < len(items) and items[at].kind is ItemKind.ASIDE:
        at += 1
    right = _right_part(sentence, base, at, left)
    if left is None and right is None:
        return None
    reports = tuple(r for r in (left, right) if r is not None)
    return Read(reports, right.end if right else after)


def _left_part(sentence: Sentence, base: Report) -> Report | None:
    items, words = sentence.items, sentence.scene.words
    start, end = base.start, base.end
    while start < end and items[start].kind is ItemKind.POINT:
        start += 1
    last = end - 1
    if names_thing(sentence.scene, items, last) and not sentence.has_verb(start, last):
        return None  # "On the channel's “Open Talk,” she said"
    if items[last].kind is ItemKind.MARK:
        return _marked_left(sentence, base, start, last)
    for k in range(start, last):
        if items[k].is_point(":", ";"):
            start = k + 1  # what stands before the colon is the writer's
    count = sentence.words_in(start, end)
    open_end = words.words("bounds") | words.words("conjunctions")
    if count == 0 or items[last].lower in open_end - words.words("finite"):
        return None  # "... que, según el BID, ...": all of it comes after
    skip = words.words("light") | words.words("conjunctions") | words.words("negation")
    if all(x.lower in skip or x.kind is ItemKind.POINT for x in items[start:end]):
        return None
    governed = items[start].lower in words.words("governors")
    if governed and count < ADJUNCT_WORDS and not sentence.has_verb(start, end):
        return None  # "In a statement, he said"
    return replace(base, start=start)


def _marked_left(sentence: Sentence, base: Report, start: int, last: int) -> Report | None:
    """Return the report before a cue that ends in marks: all of it, or the marked words."""
    items, words = sentence.items, sentence.scene.words
    before = items[last - 1] if last > start else None
    skip = words.words("light") | words.words("conjunctions")
    plain = [x for x in items[start:last] if x.kind is ItemKind.WORD and x.lower not in skip]
    if before is None or before.kind is ItemKind.POINT or not plain:
        return replace(base, start=last)
    named = any(
        start <= c.head < last and (c.classes & {"name", "express"} or c.form == "Ger")
        for c in sentence.cues
    )
    if named or (before.lower in words.words("determiners") and start == last - 1):
        return None  # what someone called a thing, or a newspaper that speaks
    return replace(base, start=start)


def _right_part(  # noqa: PLR0911 - one answer for each way to go on after a cue
    sentence: Sentence, base: Report, at: int, left: Report | None
) -> Report | None:
    """Return what goes on after the cue as the same report."""
    items, words = sentence.items, sentence.scene.words
    if at >= len(items):
        return None
    if items[at].kind is not ItemKind.POINT:
        broken = left is not None and items[left.end - 1].kind is ItemKind.MARK
        return _later_half(sentence, base, at) if broken else None
    start = sentence.past_points(at)
    if start >= len(items):
        return None
    if items[start].kind is ItemKind.MARK:
        return replace(base, start=start, end=start + 1)
    if left is not None and items[left.end - 1].kind is ItemKind.MARK:
        return _later_half(sentence, base, start)
    if not items[at].is_point(",", "—", "–"):
        return None
    cue = base.cue
    end = content_end(sentence, start, cue=cue) if cue else len(items)
    end = back_over_points(sentence, end, start)
    whole = left is None or not (
        sentence.has_verb(left.start, left.end)
        or sentence.words_in(left.start, left.end) > LONG_SUBJECT
    )
    joined = items[start].lower in words.words("and")
    if joined and start + 1 < end and items[start + 1].kind is ItemKind.MARK:
        return replace(base, start=start + 1, end=start + 2)
    told = "mood" in sentence.scene.words.flags and reports_by_mood(sentence, start, end)
    starts_report = any(start <= c.first <= start + 1 for c in sentence.cues)
    if starts_report or not (whole or joined or told) or sentence.words_in(start, end) < 2:  # noqa: PLR2004 - no clause is shorter
        return None
    return replace(base, start=start, end=end)


def _later_half(sentence: Sentence, base: Report, start: int) -> Report | None:
    """Return the other half of a broken quote behind an adjunct: "dijo Ana sobre ella, «...»"."""
    items, words = sentence.items, sentence.scene.words
    joining = words.words("conjunctions") | words.words("light")
    for k in range(start, len(items)):
        if any(c.first == k for c in sentence.cues) or items[k].is_point(";", ":"):
            return None
        if items[k].kind is ItemKind.MARK and names_thing(sentence.scene, items, k):
            continue
        if items[k].kind is ItemKind.MARK:
            broken = items[k - 1].is_point(",", "—", "–") or all(
                x.lower in joining for x in items[start:k]
            )
            return replace(base, start=k, end=k + 1) if broken else None
    return None


def back_over_points(sentence: Sentence, end: int, floor: int) -> int:
    """Return the end of a stretch without the punctuation marks it ends with."""
    while end > floor and sentence.items[end - 1].kind is ItemKind.POINT:
        end -= 1
    return end


def is_fragment(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a report is one marked fragment, with at most an adjunct of the writer's."""
    items, words = sentence.items, sentence.scene.words
    if items[start].kind is not ItemKind.MARK:
        return False
    if all(x.kind is ItemKind.POINT for x in items[start + 1 : end]):
        return True
    return (
        items[start + 1].is_point(",")
        and start + 2 < end
        and items[start + 2].lower in words.words("prepositions")
    )
