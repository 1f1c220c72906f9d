"""In: a stretch of text that someone speaks. Out: Speech, its parts without the writer's asides.

"Je crois, dit Ana, qu'il viendra. Demain." has one aside, "dit Ana"; "—Now —said Ana—, we wait."
has one between dashes. What the writer goes on to tell after an aside is no speech either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.cues import STOPS, ItemKind, find_cues, items_of
from generator.extract.phrases import phrase_from, skip_adjuncts
from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.cue_words import CueWords
    from generator.extract.cues import Cue, Item
    from generator.extract.phrases import Scene

DASHES = ("—", "–", "―")
BREAKS = (",", "!", "?", "…", ".")
"""What an utterance pauses with before ", dit Ana"."""
EARLY = 2
"""A cue this near to a dash begins what the writer says."""
LONG_ASIDE = 100
"""Characters; inside marks a longer stretch between dashes is the speaker's own."""
SHORT_ENDING = 4
"""Letters; a shorter word has no ending of its own."""
EDGE = ' \u00a0\u202f\t\n.,;:—–―-»”"'
LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Speech:
    """What is spoken in a stretch of text."""

    parts: tuple[Span, ...]
    told: bool
    """The writer says in it who speaks."""
    by_dash: bool
    """He does so between dashes, which nothing but an utterance has."""


@dataclass(frozen=True, slots=True)
class _Aside:
    first: int
    """Item where the writer begins."""
    by_dash: bool


def speech_in(scene: Scene, span: Span, *, in_marks: bool, tells_on: bool = False) -> Speech:
    """Return the spoken parts of a span.

    `in_marks`: quotation marks show where the speech ends, so that only asides break it.
    `tells_on`: the writer may go on in the same line without saying who spoke.
    """
    items = items_of(scene.text, span, marked=(), words=scene.words)
    ranges: list[tuple[int, int]] = []
    start, told, by_dash = 0, False, False
    for cue in find_cues(items, scene.words):
        if cue.first <= start:
            continue
        aside = _aside_at(scene, items, cue, start, in_marks=in_marks)
        if aside is None:
            continue
        told, by_dash = True, by_dash or aside.by_dash
        ranges.append((start, aside.first))
        start = _resumption(scene, items, cue, by_dash=aside.by_dash, in_marks=in_marks)
    ranges.append((start, len(items)))
    if tells_on and not in_marks:
        ranges = [(a, _story(items, a, b, words=scene.words)) for a, b in ranges]
    parts = (_bare(scene.text, items, a, b) for a, b in ranges if a < b)
    return Speech(
        tuple(p for p in parts if LETTER.search(scene.text, p.start, p.end)), told, by_dash
    )


def _aside_at(
    scene: Scene, items: Sequence[Item], cue: Cue, start: int, *, in_marks: bool
) -> _Aside | None:
    """Return the aside that a cue opens."""
    flags = scene.words.flags
    if cue.form not in ("Fin", "Prep"):
        return None
    for k in range(cue.first, max(cue.first - EARLY, start), -1):
        if items[k - 1].is_point(*DASHES):
            return _Aside(k, by_dash=True) if not in_marks or _is_short(items, k, cue) else None
    if cue.form == "Prep" or "inversion" not in flags:
        return None
    if in_marks and "aside_in_marks" not in flags:
        return None
    last = cue.first - 1
    while last > start and items[last].kind is ItemKind.ASIDE:
        last -= 1  # an editor's note: "le pacte [de 1925], dit Ana"
    if not items[last].is_point(*BREAKS) or items[cue.first].capital:
        return None
    ends_marks = last > 0 and items[last - 1].is_point("»", "”", '"')
    if ends_marks or not _is_inverted(scene, items, cue):
        return None
    return _Aside(last + 1, by_dash=False)


def _is_short(items: Sequence[Item], first: int, cue: Cue) -> bool:
    """Tell whether an aside between two dashes only says who speaks."""
    closing = _closing_dash(items, cue.last + 1)
    return closing is not None and items[closing].start - items[first].start <= LONG_ASIDE


def _is_inverted(scene: Scene, items: Sequence[Item], cue: Cue) -> bool:
    """Tell whether the subject follows its verb, or is dropped at the end of a clause."""
    after = cue.last + 1
    if any(x.is_hung for x in items[cue.first : after + 1]):
        return True
    if after >= len(items) or items[after].kind is ItemKind.POINT:
        return "drops_subject" in scene.words.flags
    if items[after].lower in scene.words.words("complementisers"):
        return False
    return (
        phrase_from(scene, items, after) is not None or skip_adjuncts(scene, items, after) > after
    )


def _resumption(
    scene: Scene, items: Sequence[Item], cue: Cue, *, by_dash: bool, in_marks: bool
) -> int:
    """Return the item where speech goes on after an aside, the end where it does not."""
    if by_dash:
        closing = _closing_dash(items, cue.last + 1)
        return len(items) if closing is None else closing + 1
    subject = phrase_from(scene, items, cue.last + 1)
    named = _apposition_end(items, subject) if subject else cue.last
    relative = False
    for k in range(cue.last + 1, len(items)):
        relative = relative or items[k].lower in scene.words.words("relatives")
        if items[k].is_point(*DASHES):
            return k + 1
        if _ends_sentence(items, k):
            if in_marks or not _is_story(items, k + 1, scene.words):
                return k + 1
            return len(items)
        pauses = k > named and items[k].is_point(",", ";", ":")
        joined = in_marks and not relative and _is_one_of(items, k + 1, scene.words.words("and"))
        if pauses and (joined or not _trails(items, k + 1, scene.words, relative=relative)):
            return k + 1
    return len(items)


def _is_one_of(items: Sequence[Item], k: int, words: frozenset[str]) -> bool:
    return k < len(items) and items[k].lower in words


def _apposition_end(items: Sequence[Item], subject: tuple[int, int]) -> int:
    """Return the comma of "dit le maire, Ana Gil, ..."; "dit le maire, Ana viendra" has none."""
    for k in range(*subject):
        if items[k].is_point(","):
            end = next((j for j in range(k + 1, len(items)) if not items[j].capital), len(items))
            return k if end >= len(items) or items[end].kind is ItemKind.POINT else subject[0]
    return subject[0]


def _closing_dash(items: Sequence[Item], start: int) -> int | None:
    """Return the dash that closes an aside: in the same sentence, or right after it."""
    for k in range(start, len(items)):
        if items[k].is_point(*DASHES):
            return k
        if _ends_sentence(items, k):
            follows = k + 1 < len(items) and items[k + 1].is_point(*DASHES)
            return k + 1 if follows else None
    return None


def _ends_sentence(items: Sequence[Item], k: int) -> bool:
    """Tell whether an item is the last stop of a sentence: "un... accord" has none."""
    if not items[k].is_point(*STOPS):
        return False
    after = items[k + 1] if k + 1 < len(items) else None
    return after is None or not (
        after.is_point(*STOPS, ",") or (after.kind is ItemKind.WORD and not after.capital)
    )


def _trails(items: Sequence[Item], start: int, words: CueWords, *, relative: bool) -> bool:
    """Tell whether the writer goes on behind a comma: ", dit Ana, en riant".

    `relative`: a relative clause is open, "dit Ana qui se leva, prit ses gants et sortit".
    """
    if start >= len(items):
        return False
    word = items[start].lower
    if word in words.words("trailing") - words.words("and"):
        return True
    return (relative or word in words.words("and")) and not _addresses(items, start, words)


def _addresses(items: Sequence[Item], start: int, words: CueWords) -> bool:
    """Tell whether a clause is said to someone or called out."""
    for item in items[start:]:
        if item.is_point("!", "?") or item.lower in words.words("talk"):
            return True
        if item.is_point(",", ";", ":", *STOPS):
            return False
    return False


def _story(items: Sequence[Item], start: int, end: int, *, words: CueWords) -> int:
    """Return where the writer's story begins in a part, its end where there is none."""
    for k in range(start, end - 1):
        if _ends_sentence(items, k) and _is_story(items, k + 1, words):
            return k + 1
    return end


def _is_story(items: Sequence[Item], start: int, words: CueWords) -> bool:
    """Tell whether a sentence tells what happened: in the past, and to nobody who is addressed."""
    past = False
    for k in range(start, len(items)):
        word = items[k].lower
        if word in words.words("talk") or items[k].is_point("?", "!"):
            return False
        follows = k > start and (
            items[k - 1].capital or items[k - 1].lower in words.words("before_past")
        )
        past = past or _is_past(word, words, after_subject=follows)
        if _ends_sentence(items, k):
            break
    return past


def _is_past(word: str, words: CueWords, *, after_subject: bool) -> bool:
    if word in words.words("past"):
        return True
    if len(word) < SHORT_ENDING:
        return False
    endings = words.words("past_endings") | (
        words.words("past_after_subject") if after_subject else frozenset()
    )
    return word.endswith(tuple(endings))


def _bare(text: str, items: Sequence[Item], first: int, end: int) -> Span:
    """Return a part without the points at its edges; its last stop belongs to it."""
    start, stop = items[first].start, items[end - 1].end
    words = text[start:stop]
    start += len(words) - len(words.lstrip(EDGE))
    return Span(start, max(start, start + len(text[start:stop].rstrip(EDGE.replace(".", "")))))
