"""In: a Sentence. Out: Reports, the stretches of it that someone is told to have said.

Each sentence is read left to right; what a report covers is not read again, because speech
inside speech belongs to the outer quote.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.extract.cues import Cue, ItemKind
from generator.extract.reported import REPORTING, complement_of, content_end
from generator.extract.speakers import phrase_before, phrase_from, skip_adjuncts, subject_of

if TYPE_CHECKING:
    from generator.extract.reported import Complement, Range, Sentence

ADJUNCT_WORDS = 12
"""A prepositional phrase before ", he said" of fewer words, without a verb, is no clause."""
INTRODUCTION = 15
"""Items in which "According to ..." names its source."""


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
class _Read:
    reports: tuple[Report, ...]
    done: int
    """First item that is still to be read."""


def read_sentence(sentence: Sentence) -> list[Report]:
    """Return the reports of one sentence in order."""
    reports: list[Report] = []
    done = 0
    last = _last_word(sentence)
    skip: Cue | None = None
    for cue in sentence.cues:
        if cue.first < done or cue is skip:
            continue
        if cue.form in ("Prep", "Post"):
            follows = sentence.cue_at(cue.last + 1)
            if follows is not None and follows.form == "Fin":
                skip = follows
            read = _read_source(sentence, cue, follows, done)
        else:
            read = _read_after(sentence, cue, done)
            if read is None and not (last and cue is not last):
                read = _read_before(sentence, cue)
        if read is not None:
            reports += read.reports
            done = max(done, read.done)
    return reports


def _last_word(sentence: Sentence) -> Cue | None:
    """Return the cue that ends the sentence and so has the whole of it said: ", he added."."""
    for cue in reversed(sentence.cues):
        if cue.form == "Prep":
            before = sentence.items[cue.first - 1] if cue.first else None
            phrase = phrase_from(sentence.scene, sentence.items, cue.last + 1)
            ends = phrase is not None and _nothing_after(sentence, phrase[1])
            return cue if before and before.is_point(",") and ends else None
        if cue.form != "Fin" or cue.negated or "say" not in cue.classes:
            return None
        if cue.first and sentence.items[cue.first - 1].lower in {
            phrase[0] for phrase in sentence.scene.words.phrases["prepositions"]
        }:
            continue
        place = _place(sentence, cue)
        if place is None or complement_of(sentence, cue) is not None:
            return None
        return cue if _nothing_after(sentence, place[2]) else None
    return None


def _nothing_after(sentence: Sentence, i: int) -> bool:
    i = skip_adjuncts(sentence.scene, sentence.items, i)
    return all(x.kind is not ItemKind.WORD for x in sentence.items[i:])


def _place(sentence: Sentence, cue: Cue) -> tuple[int, Range | None, int, str] | None:
    """Read ", dijo Ana" and ", Ana said": its first item, the subject, where it ends, the sieve."""
    items, scene = sentence.items, sentence.scene
    if cue.first == 0:
        return None
    before = items[cue.first - 1]
    after_break = before.is_point(",", "—", "–", "-", "?", "!") or before.kind is ItemKind.MARK
    straight = subject_of(scene, items, cue)
    if straight is not None and straight[1] != "relative" and before.is_point(","):
        first = straight[0][0]
        opener = items[first - 1] if first else None
        if opener is None or opener.kind is ItemKind.MARK:
            # "Ana, an economist, said": the comma closes an apposition.
            return (first, straight[0], cue.last + 1, "subject-before") if first else None
    if after_break and "inversion" in scene.words.flags:
        inverted = phrase_from(scene, items, cue.last + 1)
        if inverted is not None:
            return cue.first, inverted, inverted[1], "subject-after"
        if straight is None or before.kind is ItemKind.MARK:
            drops = "drops_subject" in scene.words.flags
            return cue.first, None, cue.last + 1, "last-speaker" if drops else "nobody"
    if straight is None or straight[1] == "relative":
        return None
    first = straight[0][0]
    if first == 0:
        return None
    opener = items[first - 1]
    if opener.is_point(",", "—", "–", "-") or opener.kind is ItemKind.MARK:
        return first, straight[0], cue.last + 1, "subject-before"
    return None


def _read_after(sentence: Sentence, cue: Cue, done: int) -> _Read | None:
    """Read a cue that follows its report: «...», dijo Ana; It failed, she said."""
    if cue.form != "Fin" or cue.negated:
        return None
    place = _place(sentence, cue)
    if place is None or place[0] <= done:
        return None
    first, subject, after, sieve = place
    end = _back_over_points(sentence, first, done)
    if end <= done:
        return None
    marked = sentence.items[end - 1].kind is ItemKind.MARK
    complement = complement_of(sentence, cue)
    if complement is not None and not (marked and complement.kind in ("mark", "zero", "noun")):
        return None
    if not marked and not _may_close(sentence, cue, after):
        return None
    base = Report(
        start=done, end=end, shape="after", cue=cue, subject=subject, sieve=sieve, introduced=True
    )
    return _both_halves(sentence, base, after)


def _may_close(sentence: Sentence, cue: Cue, after: int) -> bool:
    """Tell whether ", informó Ana" stands alone: with an object it begins a clause of its own."""
    items = sentence.items
    at = skip_adjuncts(sentence.scene, items, after)
    return "say" in cue.classes and (at >= len(items) or items[at].kind is not ItemKind.WORD)


def _both_halves(sentence: Sentence, base: Report, after: int) -> _Read | None:
    """Return the part before a cue and, where the cue breaks a report, the part after it."""
    items, scene = sentence.items, sentence.scene
    left = _left_part(sentence, base)
    at = skip_adjuncts(scene, items, after)
    right = _right_part(sentence, base, at, left)
    if left is None and right is None:
        return None
    reports = tuple(r for r in (left, right) if r is not None)
    return _Read(reports, right.end if right else after)


def _left_part(sentence: Sentence, base: Report) -> Report | None:
    items, words = sentence.items, sentence.scene.words
    start, end = base.start, base.end
    while start < end and items[start].kind is ItemKind.POINT:
        start += 1
    last = end - 1
    if items[last].kind is ItemKind.MARK:
        before = items[last - 1] if last > start else None
        skip = words.words("light") | words.words("conjunctions")
        plain = [x for x in items[start:last] if x.kind is ItemKind.WORD and x.lower not in skip]
        if before is None or before.kind is ItemKind.POINT or not plain:
            return replace(base, start=last)
        return replace(base, start=start)
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


def _right_part(sentence: Sentence, base: Report, at: int, left: Report | None) -> Report | None:
    items, words = sentence.items, sentence.scene.words
    if at >= len(items):
        return None
    if items[at].kind is not ItemKind.POINT:
        broken = left is not None and items[left.end - 1].kind is ItemKind.MARK
        return _later_half(sentence, base, at) if broken else None
    start = at
    while start < len(items) and items[start].kind is ItemKind.POINT:
        start += 1
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
    end = _back_over_points(sentence, end, start)
    whole = left is None or not (
        sentence.has_verb(left.start, left.end) or sentence.words_in(left.start, left.end) > 12  # noqa: PLR2004 - longer than any subject
    )
    joined = items[start].lower in words.words("and")
    if joined and start + 1 < end and items[start + 1].kind is ItemKind.MARK:
        return replace(base, start=start + 1, end=start + 2)
    starts_report = any(start <= c.first <= start + 1 for c in sentence.cues)
    if starts_report or not (whole or joined) or sentence.words_in(start, end) < 2:  # noqa: PLR2004 - no clause is shorter
        return None
    return replace(base, start=start, end=end)


def _later_half(sentence: Sentence, base: Report, start: int) -> Report | None:
    """Return the other half of a broken quote behind an adjunct: "dijo Ana sobre ella, «...»"."""
    items, words = sentence.items, sentence.scene.words
    joining = words.words("conjunctions") | words.words("light")
    for k in range(start, len(items)):
        if any(c.first == k for c in sentence.cues) or items[k].is_point(";", ":"):
            return None
        if items[k].kind is ItemKind.MARK:
            broken = items[k - 1].is_point(",", "—", "–") or all(
                x.lower in joining for x in items[start:k]
            )
            return replace(base, start=k, end=k + 1) if broken else None
    return None


def _back_over_points(sentence: Sentence, end: int, floor: int) -> int:
    while end > floor and sentence.items[end - 1].kind is ItemKind.POINT:
        end -= 1
    return end


def _read_before(sentence: Sentence, cue: Cue) -> _Read | None:
    """Read a cue before its report: Ana dijo que ...; she said: “...”."""
    items = sentence.items
    complement = complement_of(sentence, cue)
    if complement is None or cue.negated or not _may_report(sentence, cue, complement):
        return None
    subject, sieve = _subject(sentence, cue, complement)
    base = Report(
        start=complement.start,
        end=complement.start + 1,
        shape=complement.kind,
        cue=cue,
        subject=subject,
        sieve=sieve,
        introduced=complement.kind != "mark" or items[complement.start - 1].kind is ItemKind.POINT,
    )
    if complement.start >= len(items):
        return None
    if complement.kind in ("mark", "colon") and items[complement.start].kind is ItemKind.MARK:
        return _Read((base,), complement.start + 1)
    end = content_end(sentence, complement.start, cue=cue)
    end = _back_over_points(sentence, end, complement.start)
    if end <= complement.start:
        return None
    if _is_fragment(sentence, complement.start, end):
        return _Read((base,), complement.start + 1)
    return _Read((replace(base, end=end),), end)


def _is_fragment(sentence: Sentence, start: int, end: int) -> bool:
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


def _may_report(sentence: Sentence, cue: Cue, complement: Complement) -> bool:
    if cue.form == "Fin":
        return True
    before = sentence.items[cue.first - 1] if cue.first else None
    if cue.form == "Ger":
        return True
    governed = sentence.scene.words.words("before_infinitive")
    return before is not None and before.lower in governed and complement.kind != "noun"


def _subject(
    sentence: Sentence, cue: Cue, complement: Complement | None
) -> tuple[Range | None, str]:
    """Return the subject of a cue and the sieve that found it."""
    items, scene = sentence.items, sentence.scene
    if cue.passive:
        return None, "nobody"
    if complement is not None and complement.subject is not None:
        return complement.subject, "subject-after"
    if cue.form == "Fin" and (found := subject_of(scene, items, cue)):
        return found
    if complement is not None and complement.kind == "colon" and cue.first == 0:
        inverted = phrase_from(scene, items, cue.last + 1)  # "Said Ellis: ..."
        if inverted is not None and inverted[1] < complement.start:
            return inverted, "subject-after"
    return same_subject(sentence, cue)


def same_subject(sentence: Sentence, cue: Cue) -> tuple[Range | None, str]:
    """Return the subject of the verb before, for "y añadió", ", saying", "al señalar"."""
    items, scene = sentence.items, sentence.scene
    if cue.first == 0:
        return None, "last-speaker"
    if cue.form == "Ger" and items[cue.first - 1].kind is ItemKind.WORD:
        phrase = phrase_before(scene, items, cue.first)  # "footage of Ana Gil saying"
        if phrase is not None and scene.mention_at(items[phrase[1] - 1]) is not None:
            return phrase, "subject-before"
    if cue.form == "Inf":  # "Petrone se limitó a decir que ..."
        for k in range(cue.first - 1, max(-1, cue.first - 5), -1):
            mention = scene.mention_at(items[k])
            if mention is not None and mention.span.end <= items[k].end:
                phrase = phrase_before(scene, items, k + 1)
                if phrase is not None:
                    return phrase, "subject-before"
    for other in reversed(sentence.cues):
        if other.head >= cue.head or other.form != "Fin":
            continue
        found = subject_of(scene, items, other)
        if found is not None:
            return found[0], "same-subject"
        place = _place(sentence, other) if other.classes & REPORTING else None
        if place is not None and place[1] is not None:
            return place[1], "same-subject"
    opening = phrase_from(scene, items, 0)
    if opening is not None and opening[1] <= cue.first:
        mention = scene.mention_at(items[opening[0]]) or scene.mention_at(items[opening[1] - 1])
        if mention is not None or items[opening[0]].lower in scene.words.words("pronouns"):
            return opening, "same-subject"
    joined = items[cue.first - 1].lower in scene.words.words("and")
    drops = "drops_subject" in scene.words.flags and cue.form == "Fin" and not joined
    return None, "last-speaker" if drops else "nobody"


def _read_source(sentence: Sentence, cue: Cue, verb: Cue | None, done: int) -> _Read | None:
    """Read "According to Ana, ..." and "..., según informó Ana"."""
    items, scene = sentence.items, sentence.scene
    if cue.form == "Post":
        return _read_postposition(sentence, cue, done)
    if verb is not None and verb.form == "Fin":
        cue = replace(verb, first=cue.first)
    phrase = phrase_from(scene, items, cue.last + 1)
    if phrase is None and verb is None:
        return None
    after = phrase[1] if phrase else cue.last + 1
    end = _back_over_points(sentence, cue.first, done)
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
    if all(x.lower in skip or x.kind is ItemKind.POINT for x in items[done:end]):
        return _read_introduction(sentence, base, after)
    if end == cue.first and cue.head == cue.last and items[end - 1].kind is not ItemKind.MARK:
        return None  # "actuó según el plan": one preposition and no comma
    return _both_halves(sentence, base, after)


def _read_introduction(sentence: Sentence, base: Report, after: int) -> _Read | None:
    """Read what follows a source at the head of its sentence."""
    items, scene = sentence.items, sentence.scene
    comma = next(
        (k for k in range(after, min(len(items), after + INTRODUCTION)) if items[k].is_point(",")),
        None,
    )
    if comma is None:
        if "comma_clause" not in scene.words.flags:
            return None
        start = after
    else:
        start = comma + 1
        close = next((k for k in range(start, len(items)) if items[k].is_point(",")), None)
        if close is not None and close - start <= INTRODUCTION and start < len(items):
            mention = scene.mention_at(items[start])
            if mention is not None and mention.span.end >= items[close - 1].end:
                start = close + 1  # "Según la fiscal, Elena Soto, ..."
    if start >= len(items) or base.cue is None:
        return None
    end = content_end(sentence, start, cue=base.cue)
    end = _back_over_points(sentence, end, start)
    if end <= start:
        return None
    if _is_fragment(sentence, start, end):
        end = start + 1
    return _Read((replace(base, start=start, end=end),), end)


def _read_postposition(sentence: Sentence, cue: Cue, done: int) -> _Read | None:
    """Read "dem Bericht zufolge", whose noun stands before it."""
    items, scene = sentence.items, sentence.scene
    first = cue.first
    for k in range(cue.first - 1, max(done - 1, cue.first - 7), -1):
        if items[k].kind is not ItemKind.WORD:
            break
        first = k
        if items[k].lower in scene.words.words("determiners"):
            break
    if first == cue.first:
        return None
    end = _back_over_points(sentence, first, done)
    base = Report(
        start=done,
        end=end,
        shape="source",
        cue=cue,
        subject=(first, cue.first),
        sieve="subject-before",
        introduced=True,
    )
    if sentence.words_in(done, end):
        return _both_halves(sentence, base, cue.last + 1)
    stop = _back_over_points(sentence, len(items), cue.last + 1)
    if stop <= cue.last + 1:
        return None
    return _Read((replace(base, start=cue.last + 1, end=stop),), stop)
