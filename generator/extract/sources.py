"""In: a Sentence and a cue that is no verb. Out: Read, what "according to" puts in a mouth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.cues import ItemKind
from generator.extract.halves import Read, Report, back_over_points, both_halves, is_fragment
from generator.extract.inserted import read_inserted
from generator.extract.phrases import phrase_from
from generator.extract.reported import content_end

if TYPE_CHECKING:
    from generator.extract.cues import Cue
    from generator.extract.reported import Sentence

INTRODUCTION = 15
"""Items in which "According to ..." names its source."""


def read_source(sentence: Sentence, cue: Cue, verb: Cue | None, done: int) -> Read | None:
    """Read "According to Ana, ..." and "..., según informó Ana"."""
    items, scene = sentence.items, sentence.scene
    if "verb_second" in scene.words.flags:
        return read_inserted(sentence, cue, done)
    if cue.form == "Own":
        return _read_own(sentence, cue, done)
    if verb is not None and verb.form == "Fin":
        cue = replace(verb, first=cue.first)
    relative = scene.words.words("boundaries") | scene.words.words("relatives")
    if any(x.lower in relative for x in items[cue.last + 1 : cue.last + 3]):
        return None  # "según el cual"
    phrase = phrase_from(scene, items, cue.last + 1)
    if phrase is None and verb is None:
        return None
    after = phrase[1] if phrase else cue.last + 1
    end = back_over_points(sentence, cue.first, done)
    base = Report(
        start=done,
        end=end,
        shape="source",
        cue=cue,
        subject=phrase,
        sieve="subject-after" if phrase else "last-speaker",
        introduced=True,
    )
    skip = scene.words.words("conjunctions") | scene.words.words("light")
    after_colon = cue.first > 0 and items[cue.first - 1].is_point(":", ";")
    if after_colon or all(x.lower in skip or x.kind is ItemKind.POINT for x in items[done:end]):
        return _read_introduction(sentence, base, after)
    if end == cue.first and cue.head == cue.last and items[end - 1].kind is not ItemKind.MARK:
        return None  # "actuó según el plan": one preposition and no comma
    return both_halves(sentence, base, after)


def _read_own(sentence: Sentence, cue: Cue, done: int) -> Read | None:
    """Read "In his view, ..." at the head of a sentence: the last speaker goes on."""
    after = cue.last + 1
    if cue.first > done or after >= len(sentence.items) or not sentence.items[after].is_point(","):
        return None
    base = Report(
        start=after, end=after, shape="source", cue=cue, sieve="last-speaker", introduced=True
    )
    return _read_introduction(sentence, base, after)


def _read_introduction(sentence: Sentence, base: Report, after: int) -> Read | None:
    """Read what follows a source at the head of its sentence."""
    items, scene = sentence.items, sentence.scene
    comma = next(
        (k for k in range(after, min(len(items), after + INTRODUCTION)) if items[k].is_point(",")),
        None,
    )
    if comma is None:
        return None
    start = comma + 1
    close = next((k for k in range(start, len(items)) if items[k].is_point(",")), None)
    if close is not None and close - start <= INTRODUCTION and start < len(items):
        mention = scene.mention_at(items[start])
        if mention is not None and mention.span.end >= items[close - 1].end:
            start = close + 1  # "Según la fiscal, Elena Soto, ..."
    if start >= len(items) or base.cue is None:
        return None
    end = content_end(sentence, start, cue=base.cue)
    end = back_over_points(sentence, end, start)
    if end <= start:
        return None
    if is_fragment(sentence, start, end):
        end = start + 1
    return Read((replace(base, start=start, end=end),), end)
