"""In: a Sentence and the Reports read in it. Out: Reports that no cue opens, told by mood alone.

"Die Kosten seien gestiegen." goes on with what someone said before; in "vertrat die Ansicht, die
Kosten seien gestiegen" a noun stands for the verb of saying.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.cues import ItemKind
from generator.extract.halves import Report
from generator.extract.verb_second import (
    finite_in,
    is_relative,
    is_subordinate,
    report_end,
    reports_by_mood,
    segment_at,
    segments_of,
    subject_of_verb,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.reported import Sentence
    from generator.extract.verb_second import Segment

FREE = "free"
"""Shape of a sentence that goes on with what was reported before."""


def read_free_speech(
    sentence: Sentence, reports: Sequence[Report], *, follows: bool
) -> list[Report]:
    """Return the report of a sentence without cue, and of one whose cue we do not know.

    `follows`: the sentence before was reported. Only then do the moods count that can tell
    as well what could be.
    """
    if "mood" not in sentence.scene.words.flags or not sentence.items:
        return []
    verb = _main_verb(sentence)
    if verb is None:
        return []
    if _is_reported(sentence, verb, follows=follows):
        return _whole(sentence, reports)
    found = _embedded(sentence, verb, reports)
    return [found] if found is not None else []


def _main_verb(sentence: Sentence) -> int | None:
    """Return the finite verb of the first main clause."""
    for segment in segments_of(sentence):
        if is_subordinate(sentence, segment):
            continue
        verb = finite_in(sentence, segment.start, segment.end)
        if verb is not None:
            return verb
    return None


def _is_reported(sentence: Sentence, verb: int, *, follows: bool) -> bool:
    if reports_by_mood(sentence, verb, verb + 1, sure=True):
        return True
    return follows and (reports_by_mood(sentence, verb, verb + 1) or _is_hearsay(sentence, verb))


def _is_hearsay(sentence: Sentence, verb: int) -> bool:
    """Tell "sollen geflohen sein" from what shall be done."""
    items, words = sentence.items, sentence.scene.words
    end = segment_at(sentence, verb).end
    last = next((k for k in range(end - 1, verb, -1) if items[k].kind is ItemKind.WORD), verb)
    hearsay = items[verb].lower in words.words("hearsay")
    return hearsay and items[last].lower in words.words("perfect_infinitives")


def _whole(sentence: Sentence, reports: Sequence[Report]) -> list[Report]:
    """Return the sentence as one report, up to what the writer adds; none where it has others."""
    report = whole_sentence(sentence)
    if report is None:
        return []
    other = any(r.start < report.end and (r.end - r.start > 1 or r.cue) for r in reports)
    return [] if other else [report]


def whole_sentence(sentence: Sentence) -> Report | None:
    """Return a sentence as a report, None for one that is too short to be a clause."""
    start = next((k for k, x in enumerate(sentence.items) if x.kind is not ItemKind.POINT), 0)
    end = report_end(sentence, start)
    if end <= start or sentence.words_in(start, end) < 2:  # noqa: PLR2004 - subject and verb
        return None
    return Report(start=start, end=end, shape=FREE, sieve="last-speaker", introduced=True)


def _embedded(sentence: Sentence, verb: int, reports: Sequence[Report]) -> Report | None:
    """Return a clause in the mood of reports after a main clause in the writer's own."""
    for segment in segments_of(sentence):
        if segment.start <= verb:
            continue
        start = _opens_report(sentence, segment)
        if start is None:
            continue
        end = report_end(sentence, start)
        if any(r.start < end and start < r.end for r in reports) or _is_cut(
            sentence, segment, verb
        ):
            return None
        subject = subject_of_verb(sentence, verb, beyond=verb)
        sieve = "subject-before" if subject and subject[0] < verb else "subject-after"
        return Report(
            start=start,
            end=end,
            shape="mood",
            subject=subject,
            sieve=sieve if subject else "nobody",
            introduced=True,
        )
    return None


def _opens_report(sentence: Sentence, segment: Segment) -> int | None:
    """Return where a segment begins to report, None where it does not."""
    items, words = sentence.items, sentence.scene.words
    opener = items[segment.start].lower
    clause = opener in words.words("complementisers")
    noun = items[segment.start - 2].lower if segment.start > 1 else ""
    if clause and noun in words.words("report_nouns"):
        return segment.start + 1
    end = report_end(sentence, segment.start)
    first = finite_in(sentence, segment.start, end)
    if first is None or not reports_by_mood(sentence, first, first + 1, sure=True):
        return None
    if clause:
        return segment.start + 1
    if opener in words.words("reasons") or is_relative(sentence, segment):
        return segment.start  # "..., da der Vertrag ungültig sei": the reason that was given
    plain = not is_subordinate(sentence, segment) and opener not in words.words("conjunctions")
    return segment.start if plain else None


def _is_cut(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Tell whether another main clause of the writer's stands between verb and report."""
    between = sentence.items[verb : segment.start]
    return any(x.is_point(";") for x in between)
