"""In: a Sentence and what its cues report. Out: Reports for the marked fragments left over.

A fragment is what someone called or felt something, or an utterance that stands alone; else
it is a term, a title or a scare quote, and no quotation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.attribution import same_subject, subject_before, up_to
from generator.extract.cues import ItemKind
from generator.extract.halves import Report
from generator.extract.marked_words import (
    LOOSE_WORDS,
    UTTERANCE_WORDS,
    ends_sentence,
    is_title,
    word_count,
)
from generator.extract.phrases import phrase_from, range_span
from generator.extract.verb_second import subject_of_clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.cues import Cue, Item
    from generator.extract.marks import Marked
    from generator.extract.phrases import Range
    from generator.extract.reported import Sentence

NAMING_REACH = 14
"""Items between "expressed" and the fragment."""
TURN = "turn"
"""Shape of the words of a dialogue that no cue reports."""


def read_fragments(sentence: Sentence, reports: Sequence[Report]) -> list[Report]:
    """Return reports for fragments that no report covers."""
    found: list[Report] = []
    covered = [(r.start, r.end) for r in reports]
    previous: Report | None = None
    for i, item in enumerate(sentence.items):
        if item.marked is None or any(start <= i < end for start, end in covered):
            continue
        if item.marked.turn is not None:
            found.append(Report(start=i, end=i + 1, shape=TURN, introduced=True))
            continue
        if item.marked.broken:
            found.append(Report(start=i, end=i + 1, shape="alone", introduced=True))
            continue
        report = _fragment(sentence, i, item.marked, previous)
        if report is not None:
            found.append(report)
            previous = report
    return found


def _fragment(  # noqa: PLR0911 - one answer for each kind of fragment
    sentence: Sentence, i: int, marked: Marked, previous: Report | None
) -> Report | None:
    items, words = sentence.items, sentence.scene.words
    alone = all(x.kind is not ItemKind.WORD for k, x in enumerate(items) if k != i)
    count = word_count(sentence.scene, marked)
    signature = _signature(sentence, i)
    if signature is not None:
        return Report(
            start=i, end=i + 1, shape="signed", subject=signature, sieve="signature",
            introduced=True,
        )  # fmt: skip
    if alone:
        is_heading = is_title(sentence.scene, marked) and count >= UTTERANCE_WORDS
        if is_heading or (count < UTTERANCE_WORDS and not ends_sentence(sentence.scene, marked)):
            return None
        return Report(start=i, end=i + 1, shape="alone", introduced=True)
    before = items[i - 1] if i else None
    if _is_headed(sentence, i):
        return None
    if previous is not None and _is_joined(sentence, previous.end, i):
        return Report(
            start=i,
            end=i + 1,
            shape=previous.shape,
            cue=previous.cue,
            subject=previous.subject,
            sieve=previous.sieve,
        )
    cue = _naming_cue(sentence, i)
    named = before is not None and before.lower in words.words("naming")
    named = named or (cue is not None and cue.last == i - 1)
    is_name = is_title(sentence.scene, marked) and not (cue and named)
    if is_name and not (before and before.is_point(":")):
        return None
    if cue is not None:
        subject, sieve = _subject(sentence, cue)
        return Report(start=i, end=i + 1, shape="naming", cue=cue, subject=subject, sieve=sieve)
    if before is not None and before.is_point(":") and count >= UTTERANCE_WORDS:
        subject = _before_colon(sentence, i)
        return Report(
            start=i,
            end=i + 1,
            shape="colon",
            subject=subject,
            sieve="before-colon" if subject else "nobody",
            introduced=True,
        )
    if count >= LOOSE_WORDS:
        name = _name_after(sentence, i, marked)
        sieve = "subject-after" if name else "nobody"
        return Report(start=i, end=i + 1, shape="loose", subject=name, sieve=sieve)
    return None


def _is_headed(sentence: Sentence, i: int) -> bool:
    """Tell a name by the noun before it: "der Film „Zuhause“", "Titel: „So war es“".

    What a bracket introduces is a label as well: "(auf dem Plakat: „So war es“)".
    """
    if _is_called(sentence, i):
        return False
    heads = sentence.items[max(i - 2, 0) : i]
    if heads and heads[-1].is_point(":"):
        if _is_in_bracket(sentence, i):
            return True
        heads = heads[:-1]
    last = heads[-1].lower.rpartition("-")[2] if heads else ""
    return last in sentence.scene.words.words("title_heads")


def _is_called(sentence: Sentence, i: int) -> bool:
    """Tell what someone calls a thing from its name: "juge le projet « prématuré »"."""
    marked, cue = sentence.items[i].marked, _naming_cue(sentence, i)
    if marked is None or cue is None or not sentence.scene.text[marked.inner.start].islower():
        return False
    return "name" in cue.classes and "" in cue.links


def _is_in_bracket(sentence: Sentence, i: int) -> bool:
    """Tell whether a fragment stands in an open bracket; one that is closed is one item."""
    opened = any(x.is_point("(") for x in sentence.items[:i])
    return opened and any(x.is_point(")") for x in sentence.items[i:])


def _signature(sentence: Sentence, i: int) -> Range | None:
    """Return the name after a dash that all but ends a fragment's sentence: «...» — Ana López."""
    items = sentence.items
    if i + 2 >= len(items) or not items[i + 1].is_point("—", "–", "―", "-"):
        return None
    phrase = phrase_from(sentence.scene, items, i + 2)
    if phrase is None or phrase[0] != i + 2 or not items[phrase[0]].capital:
        return None
    after = items[phrase[1]] if phrase[1] < len(items) else None
    ends = after is None or after.kind is ItemKind.MARK or after.is_point(".", ",")
    return phrase if ends else None


def _name_after(sentence: Sentence, i: int, marked: Marked) -> Range | None:
    """Return the name after «...,», whatever the verb says: “We wait,” Ann Lee, an aide, ..."""
    items, scene = sentence.items, sentence.scene
    if i + 1 >= len(items) or scene.text[marked.inner.end - 1] != ",":
        return None
    mention = scene.mention_at(items[i + 1])
    if mention is None or mention.span.start != items[i + 1].start:
        return None
    phrase = phrase_from(scene, items, i + 1)
    names = (
        [m for m in scene.entities.inside(range_span(items, phrase)) if m.named] if phrase else []
    )
    if phrase is None or not names:
        return None
    return up_to(sentence, phrase, names[0].span.end)


def _subject(sentence: Sentence, cue: Cue) -> tuple[Range | None, str]:
    if "verb_second" in sentence.scene.words.flags and not cue.passive:
        placed = subject_of_clause(sentence, cue)
        if placed is not None:
            return placed
    found = subject_before(sentence, cue)
    if found is not None:
        return found[0], "subject-before"
    return (None, "nobody") if cue.passive else same_subject(sentence, cue)


def _is_joined(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether only "and" stands between two fragments: “reckless” and “cruel”."""
    words = sentence.scene.words
    allowed = words.words("and") | words.words("before_names") | words.words("naming")
    between = sentence.items[start:end]
    return len(between) <= 4 and all(  # noqa: PLR2004 - "y de una"
        x.kind is ItemKind.POINT or x.lower in allowed for x in between
    )


def _naming_cue(sentence: Sentence, i: int) -> Cue | None:
    """Return the nearest verb of naming or expressing before a fragment in its clause."""
    items, words = sentence.items, sentence.scene.words
    for k in range(i - 1, max(-1, i - 1 - NAMING_REACH), -1):
        if items[k].is_point(";", ":", "."):
            return None
        cue = sentence.cue_at(k)
        if cue is not None and cue.form in ("Fin", "Ger", "Inf"):
            linked = "" in cue.links or (i and items[i - 1].lower in cue.links)
            named = "express" in cue.classes or ("name" in cue.classes and linked)
            return cue if named and not cue.negated else None
        if items[k].lower in words.words("relatives") and items[k - 1].is_point(",") and k:
            return None
    return None


def _before_colon(sentence: Sentence, i: int) -> Range | None:
    """Return the subject of a sentence that ends in a colon: "Putin: «...»"."""
    phrase = phrase_from(sentence.scene, sentence.items, 0)
    if phrase is None or phrase[1] >= i:
        return None
    first = sentence.items[phrase[0]]
    return phrase if first.capital or sentence.scene.mention_at(first) else None


def is_name(sentence: Sentence, item: Item) -> bool:
    """Tell the name of a thing from words that someone used, inside a reported clause."""
    if item.marked is None:
        return False
    i = next(k for k, x in enumerate(sentence.items) if x is item)
    after = sentence.items[i + 1] if i + 1 < len(sentence.items) else None
    explained = after is not None and after.kind is ItemKind.ASIDE  # "die „Front“ (FN)"
    if _is_headed(sentence, i) or explained:
        return True
    if not sentence.scene.text[item.marked.inner.start].isupper():
        return False  # nouns have capitals of their own: "die Lage am Golf"
    after_noun = i > 1 and sentence.items[i - 1].capital  # "der Sender „Morgenwelle“"
    return after_noun or is_title(sentence.scene, item.marked)
