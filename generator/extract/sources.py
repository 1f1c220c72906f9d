"""In: a Sentence and a cue that is no verb. Out: Read, what "according to" puts in a mouth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.cues import ItemKind
from generator.extract.halves import Read, Report, back_over_points, both_halves, is_fragment
from generator.extract.inserted import read_inserted
from generator.extract.marked_words import is_title
from generator.extract.phrases import phrase_from, skip_adjuncts
from generator.extract.reported import content_end

if TYPE_CHECKING:
    from generator.extract.cues import Cue
    from generator.extract.phrases import Range
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


def read_echo(sentence: Sentence, cue: Cue, done: int) -> Read | None:
    """Read "..., as the minister said, ...": what was said stands around it."""
    items, scene = sentence.items, sentence.scene
    if cue.form != "Fin" or cue.negated or "say" not in cue.classes:
        return None
    found = _echo(sentence, cue)
    if found is None:
        return None
    at, subject, after = found
    opens = scene.words.words("conjunctions") | scene.words.words("light")
    opens -= scene.words.words("echoes")
    first = all(x.lower in opens or x.kind is ItemKind.POINT for x in items[done:at])
    end = back_over_points(sentence, at, done)
    if end > done and items[end - 1].lower in scene.words.words("before_relatives"):
        return None  # "так, как сказал министр"
    if not (first or items[at - 1].is_point(",", "—", "–", ";")):
        return None
    after = skip_adjuncts(scene, items, after)
    if after < len(items) and items[after].kind is not ItemKind.POINT:
        return None  # "as she said the talks were over, ..."
    base = Report(
        start=done,
        end=end,
        shape="echo",
        cue=cue,
        subject=subject,
        sieve="nobody" if subject is None else "subject-before",
        introduced=True,
    )
    if first:
        return _read_introduction(sentence, base, after)
    return both_halves(sentence, base, after)


def _echo(sentence: Sentence, cue: Cue) -> tuple[int, Range | None, int] | None:
    """Return the "as" of a cue, its subject, and the item after them."""
    items, scene = sentence.items, sentence.scene
    echoes = scene.words.words("echoes")
    after = cue.last + 1
    if "tell" in cue.classes and (addressee := phrase_from(scene, items, after)):
        after = addressee[1]
    subject = sentence.subject(cue)
    if subject and subject[0] and items[subject[0] - 1].lower in echoes:
        return subject[0] - 1, subject, after
    if cue.first == 0 or items[cue.first - 1].lower not in echoes:
        return None
    k = skip_adjuncts(scene, items, cue.last + 1)
    while k < len(items) and (marked := items[k].marked) and is_title(scene, marked):
        k = skip_adjuncts(scene, items, k + 1)  # "как сообщил «Вестям» министр"
    inverted = phrase_from(scene, items, k)
    if inverted is None and after < len(items):
        # "as stated in the report"; nobody says what is only "as they say".
        is_told = items[after].lower in scene.words.words("governors")
        return (cue.first - 1, None, after) if is_told else None
    return cue.first - 1, inverted, inverted[1] if inverted else after


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
