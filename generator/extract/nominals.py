"""In: a Sentence and what its cues report. Out: Reports that a noun opens: "his claim that ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.cues import Cue, ItemKind
from generator.extract.halves import Report, back_over_points
from generator.extract.phrases import phrase_before, phrase_from
from generator.extract.reported import content_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.phrases import Range
    from generator.extract.reported import Sentence

OWNER_REACH = 3
"""Items between a noun and its owner: "the minister's repeated and false claim"."""
GENITIVES = ("'s", "s'")


def read_nominals(sentence: Sentence, reports: Sequence[Report]) -> list[Report]:
    """Return what nouns of saying report, where the text says whose words they are."""
    nouns = sentence.scene.words.words("nominals")
    found: list[Report] = []
    for i, item in enumerate(sentence.items):
        covered = any(r.start <= i < r.end for r in (*reports, *found))
        if item.kind is not ItemKind.WORD or item.lower not in nouns or covered:
            continue
        report = _report(sentence, i)
        if report is not None and not any(
            r.start < report.end and report.start < r.end for r in reports
        ):
            found.append(report)
    return found


def _report(sentence: Sentence, i: int) -> Report | None:
    owner, after = _owner(sentence, i)
    start = _clause_start(sentence, after)
    if owner is None or start is None or start >= len(sentence.items):
        return None
    if not sentence.has_verb(0, i):
        return None  # "His claim that ... was rejected": where it ends is unsure
    cue = Cue(first=i, head=i, last=i, classes=frozenset({"say"}), form="Noun")
    end = back_over_points(sentence, content_end(sentence, start, cue=cue), start)
    if end <= start:
        return None
    return Report(
        start=start,
        end=end,
        shape="nominal",
        cue=cue,
        subject=owner,
        sieve="owner",
        introduced=True,
    )


def _owner(sentence: Sentence, i: int) -> tuple[Range | None, int]:
    """Return whose words they are, and the item after the noun and its owner."""
    items, words, scene = sentence.items, sentence.scene.words, sentence.scene
    for k in range(i - 1, max(-1, i - 1 - OWNER_REACH), -1):
        if items[k].kind is not ItemKind.WORD:
            break
        if items[k].lower in words.words("possessors"):
            return (k, k + 1), i + 1
        if items[k].lower.endswith(GENITIVES):
            return phrase_before(scene, items, k + 1), i + 1
    if i + 1 < len(items) and items[i + 1].lower in words.words("by") | words.words("of"):
        phrase = phrase_from(scene, items, i + 2)
        if phrase is not None:
            return phrase, phrase[1]
    return None, i + 1


def _clause_start(sentence: Sentence, at: int) -> int | None:
    """Return the first item of the clause behind a noun: "that ...", "de que ..."."""
    items, words = sentence.items, sentence.scene.words
    while at < len(items) and (
        items[at].lower in words.words("before_complementiser")
        or (items[at].is_point(",") and "comma_complementiser" in words.flags)
    ):
        at += 1
    is_clause = at < len(items) and items[at].lower in words.words("complementisers")
    return at + 1 if is_clause else None
