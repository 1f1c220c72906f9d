"""In: items and the Cues among them. Out: Cues, where a verb stands in two places.

"teilte der Sprecher mit", "hat die Ministerin angekündigt": the finite verb stands second and
the rest ends its clause. And sources with a noun: "nach bisher unbestätigten Berichten".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.cues import Cue, ItemKind
from generator.extract.verb_second import BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.cue_words import CueWords
    from generator.extract.cues import Item

SOURCE_REACH = 5
"""Items between "nach" and its noun: "nach ersten und noch unbestätigten Angaben"."""
APPOSITIONS = 3
"""Stretches between commas in which a clause may end: "ging Vogt, der Sprecher, davon aus"."""
SAY = frozenset({"say"})
ASSERT = frozenset({"say", "infinitive"})


def settle_cues(items: Sequence[Item], cues: Sequence[Cue], words: CueWords) -> list[Cue]:
    """Return the cues of a sentence with those of two places made one."""
    if "verb_second" not in words.flags:
        return list(cues)
    found = {c.head: c for c in _sources(items, words)}
    for cue in cues:
        settled = _with_auxiliary(items, cue, words)
        if settled is not None and _may_stand(items, settled, words):
            found.setdefault(settled.head, settled)
    for cue in _separable(items, words):
        alone = found.get(cue.head)
        found[cue.head] = replace(cue, classes=cue.classes | alone.classes) if alone else cue
    return sorted(found.values(), key=lambda c: (c.first, c.head))


def _clause_end(items: Sequence[Item], i: int) -> int:
    """Return the point that ends the clause of item i."""
    while i < len(items) and not items[i].is_point(*BREAKS, ".", "!", "?"):
        i += 1
    return i


def _last_words(items: Sequence[Item], i: int, words: CueWords) -> Iterator[int]:
    """Yield the items that may end the clause of item i: before "and", a mark, or its point."""
    start = i + 1
    for _ in range(APPOSITIONS):
        end = _clause_end(items, start)
        for k in range(start, end):
            after = items[k + 1] if k + 1 < end else None
            ends = words.words("and") | words.words("complementisers")
            if after is None or after.kind is ItemKind.MARK or after.lower in ends:
                yield k
        start = end + 1
        follows = items[start].lower if start < len(items) else ""
        if follows in words.words("bounds") | words.words("conjunctions"):
            return


def _separable(items: Sequence[Item], words: CueWords) -> Iterator[Cue]:
    for i, item in enumerate(items):
        particles = words.separable.get(item.lower)
        if particles is None or (item.capital and i):
            continue
        if i and items[i - 1].lower in particles & words.words("particles"):
            yield Cue(
                first=i - 1, head=i, last=i, classes=ASSERT, form="Fin"
            )  # "wie er bekannt gab"
        elif any(items[k].lower in particles for k in _last_words(items, i, words)):
            yield Cue(first=i, head=i, last=i, classes=ASSERT, form="Fin")


def _with_auxiliary(items: Sequence[Item], cue: Cue, words: CueWords) -> Cue | None:
    """Move a participle's cue to its auxiliary; None for a participle without one."""
    before = items[cue.head - 1].lower if cue.head else ""
    if cue.form == "Fin" and before in words.words("infinitive_particles"):
        return replace(cue, form="Inf", first=cue.head)
    if cue.form != "Fin" or items[cue.head].lower not in words.words("participles"):
        return cue
    helpers = words.helpers["perfect"] | words.helpers["passive"]
    after = items[cue.last + 1].lower if cue.last + 1 < len(items) else ""
    if after in helpers:
        return replace(cue, passive=after in words.helpers["passive"])
    k = cue.head - 1
    while k >= 0 and not items[k].is_point(*BREAKS):
        if items[k].lower in helpers:
            quoted = items[cue.head].lower in words.words("quoted")  # "sie wird zitiert"
            passive = items[k].lower in words.helpers["passive"] and not quoted
            return replace(cue, first=k, head=k, last=k, passive=passive, shown=cue.head)
        k -= 1
    return cue if items[cue.head].lower in words.words("finite_participles") else None


def _may_stand(items: Sequence[Item], cue: Cue, words: CueWords) -> bool:
    """Tell ", so Vogt" from "so dass", "es heißt" from "er heißt", verbs from capital nouns."""
    word = items[cue.head].lower
    near = {x.lower for x in items[max(cue.first - 1, 0) : cue.last + 2]}
    if items[cue.head].capital and cue.first and items[cue.first - 1].kind is ItemKind.WORD:
        return False
    if word in words.words("impersonal") and not near & words.words("expletives"):
        return False
    if word in words.words("after_break"):
        before = items[cue.first - 1] if cue.first else None
        after = items[cue.last + 1] if cue.last + 1 < len(items) else None
        breaks = before is not None and (before.is_point(*BREAKS) or before.kind is ItemKind.MARK)
        names = after is not None and (
            after.capital
            or after.lower in words.words("determiners") | words.words("openers_of_names")
        )
        return breaks and names
    return True


def _sources(items: Sequence[Item], words: CueWords) -> Iterator[Cue]:
    """Yield "nach Angaben von", "laut einem Bericht": up to what names the speaker."""
    for i, item in enumerate(items):
        if item.lower not in words.words("source_openers"):
            continue
        for k in range(i + 1, min(len(items), i + 1 + SOURCE_REACH)):
            if items[k].kind is not ItemKind.WORD or items[k].lower in words.words("governors"):
                break
            if _is_source(items[k], words):
                yield Cue(
                    first=i, head=i, last=_cue_end(items, i, k, words), classes=SAY, form="Prep"
                )
                break


def _is_source(item: Item, words: CueWords) -> bool:
    nouns = words.words("source_nouns")
    return item.capital and item.lower.endswith(tuple(nouns))


def _cue_end(items: Sequence[Item], i: int, noun: int, words: CueWords) -> int:
    """Return the last item of a source's cue: its noun where an owner follows, else "nach"."""
    after = items[noun + 1] if noun + 1 < len(items) else None
    if after is None or after.kind is not ItemKind.WORD:
        return i
    if after.lower in words.words("by"):
        return noun + 1
    return noun if after.lower in words.words("genitives") else i
