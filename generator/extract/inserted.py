"""In: a source or "wie" clause of a verb-second sentence. Out: Read, the report around it.

"Nach Angaben der Polizei war er betrunken", "Die Kosten steigen laut Vogt weiter", "Wie Vogt
mitteilte, steigen die Kosten": what interrupts needs no commas, for the verb shows its place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.cues import ItemKind
from generator.extract.halves import Read, Report, back_over_points
from generator.extract.phrases import phrase_from
from generator.extract.verb_second import (
    finite_in,
    is_finite,
    is_subordinate,
    report_end,
    segment_at,
    subject_of_verb,
)

if TYPE_CHECKING:
    from generator.extract.cues import Cue
    from generator.extract.phrases import Range
    from generator.extract.reported import Sentence

PHRASE_REACH = 9
"""Items in which the noun before a postposition begins."""


def read_inserted(sentence: Sentence, cue: Cue, done: int) -> Read | None:
    """Read a source that stands before, inside or after what it reports."""
    if cue.form == "Post":
        first = _phrase_start(sentence, cue.first, done)
        if first is None:
            return None
        base = _base(cue, (first, cue.first), "subject-before")
        return _around(sentence, base, first, cue.last + 1, done=done)
    if cue.form == "Own":
        return _around(sentence, _own(sentence, cue), cue.first, cue.last + 1, done=done)
    phrase = _source_phrase(sentence, cue)
    if phrase is None:
        return None
    base = _base(cue, phrase, "subject-after")
    return _around(sentence, base, cue.first, phrase[1], done=done)


def _source_phrase(sentence: Sentence, cue: Cue) -> Range | None:
    """Return the noun phrase of a source: up to its noun, with the owner and a name after it."""
    items, words = sentence.items, sentence.scene.words
    start = cue.last + 1
    nouns = tuple(words.words("source_nouns"))
    for k in range(start, min(len(items), start + PHRASE_REACH)):
        if cue.first == cue.last and items[k].capital and items[k].lower.endswith(nouns):
            return start, k + 1  # "nach ersten Angaben": who gives them is not told
    if start < len(items) and items[start].kind is ItemKind.MARK:
        return start, start + 1  # "laut „Morgenpost“"
    phrase = phrase_from(sentence.scene, items, start)
    if phrase is None or phrase[0] != start:
        told = range(cue.first + 1, cue.last + 1)
        noun = next((k for k in told if items[k].lower.endswith(nouns)), None)
        return (cue.first + 1, noun + 1) if noun is not None else None
    named = next((k for k in range(*phrase) if items[k].capital), None)
    if named is None:  # "Angaben von ard24", but not "laut geworden"
        return phrase if cue.last > cue.first else None
    joined = words.words("genitives") | words.words("by") | words.words("and")
    for k in range(named + 1, phrase[1]):
        plain = items[k].kind is ItemKind.WORD and not items[k].capital
        after = items[k + 1] if k + 1 < phrase[1] else None
        if (
            plain
            and not sentence.scene.mention_at(items[k])
            and (items[k].lower not in joined or after is None)
        ):
            adjective = after is not None and after.capital and items[k - 1].lower in joined
            if not adjective:
                return start, k
    return phrase


def read_manner(sentence: Sentence, cue: Cue, done: int) -> Read | None:
    """Read "Wie Vogt mitteilte, steigen die Kosten" and "..., wie Vogt mitteilte"."""
    items, words = sentence.items, sentence.scene.words
    opener = _manner_before(sentence, cue) if words.words("manner") else None
    if opener is None or cue.negated:
        return None
    phrase = None if cue.passive else phrase_from(sentence.scene, items, opener + 1)
    if phrase is None and not cue.passive and items[opener + 1].lower in words.words("governors"):
        phrase = phrase_from(sentence.scene, items, opener + 2)  # "wie aus Kreisen verlautete"
    base = _base(cue, phrase, "subject-before" if phrase else "nobody")
    return _around(sentence, base, opener, segment_at(sentence, cue.head).end, done=done)


def _manner_before(sentence: Sentence, cue: Cue) -> int | None:
    """Return the "wie" that opens the clause of a cue."""
    items, words = sentence.items, sentence.scene.words
    start = cue.first
    while start > 0:
        start = segment_at(sentence, start - 1 if start == cue.first else start).start
        if items[start].lower in words.words("manner"):
            return start
        if start == 0 or not items[start - 1].is_point(",") or start < cue.first - PHRASE_REACH * 2:
            return None
        start -= 1
    return None


def _base(cue: Cue, subject: Range | None, sieve: str) -> Report:
    return Report(
        start=0, end=0, shape="source", cue=cue, subject=subject, sieve=sieve, introduced=True
    )


def _own(sentence: Sentence, cue: Cue) -> Report:
    """Say whose "eigene Angaben" they are: the clause's subject; of others the last speaker."""
    words = sentence.scene.words
    own = any(x.lower in words.words("own") for x in sentence.items[cue.first : cue.last + 1])
    if not own:
        return _base(cue, None, "last-speaker")
    clause = segment_at(sentence, cue.first)
    verb = finite_in(sentence, clause.start, clause.end)
    subject = subject_of_verb(sentence, verb, beyond=cue.last) if verb is not None else None
    return _base(cue, subject, "subject-before" if subject else "nobody")


def _around(sentence: Sentence, base: Report, first: int, after: int, *, done: int) -> Read | None:
    """Return what stands before and after an insertion as reports of one source."""
    items, words = sentence.items, sentence.scene.words
    if (inner := _in_subordinate(sentence, base, first, after, done=done)) is not None:
        return inner
    skip = words.words("conjunctions") | words.words("light") | words.words("openers")
    left_start = _clause_start(sentence, first, floor=done)
    left_end = back_over_points(sentence, first, left_start)
    left = items[left_start:left_end]
    bare = all(x.kind is ItemKind.POINT or x.lower in skip for x in left)
    if bare or finite_in(sentence, left_start, left_end) is None:
        read = _introduced(sentence, base, after)
        if read is not None or bare:
            return read
    reports: list[Report] = []
    if sentence.words_in(left_start, left_end) > 1:
        reports.append(replace(base, start=left_start, end=left_end))
    start = sentence.past_points(after)
    closed = after < len(items) and items[after].is_point(",") and items[first - 1].is_point(",")
    end = report_end(sentence, start)
    if end > start and not (closed and finite_in(sentence, left_start, left_end) is not None):
        reports.append(replace(base, start=start, end=end))
    return Read(tuple(reports), max(end, after)) if reports else None


def _in_subordinate(
    sentence: Sentence, base: Report, first: int, after: int, *, done: int
) -> Read | None:
    """Read "die laut Gesetz zuständig ist": the report ends with its clause."""
    items, words = sentence.items, sentence.scene.words
    clause = segment_at(sentence, first)
    start = max(clause.start, done)
    openers = words.words("relative_pronouns") | words.words("boundaries")
    if start >= first or items[start].lower not in openers | words.words("complementisers"):
        return None
    if finite_in(sentence, start, first) is not None:
        return None  # "Die Kosten steigen laut Vogt": an article, no pronoun
    end = segment_at(sentence, after).end if after < len(items) else after
    if finite_in(sentence, after, end) is None or is_finite(sentence, after):
        return None
    reports = [replace(base, start=after, end=end)]
    if sentence.words_in(start, first) > 1:
        reports.insert(0, replace(base, start=start, end=first))
    return Read(tuple(reports), end)


def _introduced(sentence: Sentence, base: Report, after: int) -> Read | None:
    """Read what follows a source that fills the place before the verb."""
    start = _main_verb(sentence, after)
    if start is None:
        return None
    end = report_end(sentence, start)
    if end <= start:
        return None
    return Read((replace(base, start=start, end=end),), end)


def _main_verb(sentence: Sentence, after: int) -> int | None:
    """Return the verb of the main clause whose first place ends at an item or a little later."""
    items = sentence.items
    segment = segment_at(sentence, after) if after < len(items) else None
    determiners = sentence.scene.words.words("determiners")
    if (
        segment is not None
        and items[after].kind is ItemKind.WORD
        and not items[after].capital
        and items[after].lower not in determiners
    ):
        return after  # the verb stands second, whether we know it or not
    while segment is not None:
        begins = max(segment.start, after)
        verb = finite_in(sentence, begins, segment.end)
        if verb is not None and (begins == after or verb == segment.start):
            return verb
        if segment.end + 1 >= len(items):
            return None
        segment = segment_at(sentence, segment.end + 1)
    return None


def _clause_start(sentence: Sentence, end: int, *, floor: int) -> int:
    """Return where the clause begins that an insertion at `end` interrupts.

    Appositions belong to it: "In Genf, dem Sitz, tagt laut Vogt ...".
    """
    items = sentence.items
    start = end
    while start > floor:
        segment = segment_at(sentence, start - 1)
        begins = max(segment.start, floor)
        ends_here = begins == 0 or items[begins - 1].is_point(";", ":")
        verb = finite_in(sentence, begins, start)
        if ends_here or (verb is not None and verb > begins) or is_subordinate(sentence, segment):
            return begins
        earlier = segment_at(sentence, max(begins - 2, 0))
        if finite_in(sentence, earlier.start, earlier.end) is not None and verb is None:
            return begins
        start = begins - 1
    return max(start, floor)


def _phrase_start(sentence: Sentence, end: int, floor: int) -> int | None:
    """Return where the phrase before a postposition begins: "den jüngsten Berichten zufolge"."""
    items, words = sentence.items, sentence.scene.words
    determiners, endings = words.words("determiners"), tuple(words.words("adjective_endings"))
    first = end
    for k in range(end - 1, max(floor, end - PHRASE_REACH) - 1, -1):
        item = items[k]
        owner = k > floor and item.lower in words.words("genitives") and items[k - 1].capital
        if item.kind is not ItemKind.WORD or is_finite(sentence, k):
            break
        adjective = item.lower.endswith(endings) and item.lower not in words.words("governors")
        joins = item.lower in words.words("and") and k > floor and items[k - 1].capital
        known = item.lower in determiners | words.words("of") or joins
        if not (item.capital or adjective or known):
            break
        first = k
        if item.lower in determiners and not owner:
            break
    return first if first < end else None
