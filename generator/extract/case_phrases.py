"""In: words of a Scene in a language with cases. Out: CasePhrases, with preposition and cases.

Such a language tells by its articles what a phrase is to its verb, wherever it stands:
"Den Botschafter | hat | am Montag | die Regierung | einbestellt". Nouns begin with a capital.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.extract.frames import Phrase
    from generator.extract.scenes import Scene

CASES = ("nominative", "accusative", "dative", "genitive")
"""Lists of [grammar]: the articles and pronouns of each case; of several cases in several."""
APPOSED = frozenset({ActorType.PERSON, ActorType.GROUP, ActorType.ORG})
"""Whose names stand right behind what they are: "Ministerin Eva Lind", "die Miliz Al-Nur"."""
NOUN_CASES = frozenset({"nominative", "accusative", "dative"})
"""What a phrase without an article can be."""


@dataclass(frozen=True, slots=True)
class CasePhrase:
    """A noun phrase of a clause."""

    preposition: Phrase
    """Its contraction undone; none for a subject or object."""
    start: int
    end: int
    """Words without the preposition."""
    cases: frozenset[str]
    apposed: bool
    """A comma or bracket parts it from the phrase before, which it only explains."""


def phrases_in(scene: Scene, ranges: Iterable[tuple[int, int]]) -> list[CasePhrase]:
    """Return the phrases of a clause in text order, dates left out."""
    found: list[CasePhrase] = []
    opening = None
    for start, end in ranges:
        i = start
        opening = start if opening is None else opening
        while i < end:
            phrase = None if scene.is_verb(i) or scene.is_date(i) else _phrase_at(scene, i, end)
            if phrase is None:
                i += 1
                continue
            found.append(replace(phrase, apposed=phrase.apposed and i != opening))
            i = phrase.end + _closes_around(scene, phrase, end)
    return found


def _closes_around(scene: Scene, phrase: CasePhrase, end: int) -> bool:
    """Tell whether the preposition of a phrase has a second part behind it ("vom Meer aus")."""
    i = phrase.end
    if not phrase.preposition or i + 1 >= end or scene.mention_at(i + 1) is not None:
        return False
    return (*phrase.preposition, scene.lower(i)) in scene.frames.grammar["circumpositions"]


def _phrase_at(scene: Scene, i: int, end: int) -> CasePhrase | None:
    governed = scene.is_preposition(i) and not scene.inside_mention(i)
    start = i + 1 if governed else i
    after = _noun_phrase_end(scene, start, end) if start < end else None
    if after is None:
        return None
    return CasePhrase(
        preposition=(scene.lower(i),) if governed else (),
        start=start,
        end=after,
        cases=_cases(scene, start, after),
        apposed=not governed and i > 0 and bool({",", "("} & set(scene.words[i].gap)),
    )


def _noun_phrase_end(scene: Scene, start: int, end: int) -> int | None:
    """Return the word after the noun phrase that begins at a word, None where none does."""
    if scene.is_one_of(start, "noun_pronouns"):
        return start + 1
    head = start
    while head < end and not is_head(scene, head):
        if not _is_modifier(scene, head, start):
            return None
        head += 1
    if head == end or scene.is_date(head):
        return None
    return _all_of_it(scene, _after_head(scene, head), end)


def is_head(scene: Scene, i: int) -> bool:
    """Tell whether a word is a noun or belongs to a name."""
    word = scene.words[i]
    if not word.is_capital or scene.is_verb(i):
        return False  # "indischen" only describes
    if scene.inside_mention(i):
        return not scene.is_one_of(i, "articles")
    first = i == 0 or scene.words[i].gap.strip()[-1:] in (":", "„")
    return not first or _is_known(scene, i)


def _is_known(scene: Scene, i: int) -> bool:
    """Tell whether a word at the head of a sentence is a noun: before its verb, or a known one."""
    if scene.is_one_of(i, "articles") or scene.is_preposition(i):
        return False
    lower = scene.lower(i)
    known = lower in scene.frames.things or lower in scene.frames.nouns
    return known or (i + 1 < len(scene.words) and scene.is_verb(i + 1))


def _is_modifier(scene: Scene, i: int, start: int) -> bool:
    """Tell whether a word can stand before the noun of its phrase."""
    if i > start and "," in scene.words[i].gap:
        return False
    return not (scene.is_verb(i) or scene.is_preposition(i) or scene.is_one_of(i, "and"))


def _after_head(scene: Scene, head: int) -> int:
    mention = scene.entities.at(scene.words[head].span.start)
    return max(scene.after(mention), head + 1) if mention else head + 1


def _all_of_it(scene: Scene, end: int, limit: int) -> int:
    """Return the end of a phrase with its genitives, names and what "and" joins to it."""
    while end < limit and not scene.is_verb(end):
        longer = _continued(scene, end, limit)
        if longer is None:
            break
        end = longer
    return end


def _continued(scene: Scene, i: int, limit: int) -> int | None:
    """Return where a phrase ends that goes on at a word, None where it does not."""
    if scene.is_date(i):
        return None
    if "," in scene.words[i].gap:
        return _listed(scene, i, limit)
    if scene.words[i].gap.strip():
        return None
    if scene.is_one_of(i, "and"):
        return _noun_phrase_end(scene, i + 1, limit) if i + 1 < limit else None
    if scene.is_one_of(i, "place"):
        return _seat(scene, i)
    if scene.is_one_of(i, "genitive"):
        owned = scene.entities.at(scene.words[i - 1].span.start)
        # "die USA der Ukraine Waffen": a name has no owner
        if owned is not None and owned.named and not scene.is_one_of(i, "only_genitive"):
            return None
        return _noun_phrase_end(scene, i, limit)
    return _apposed_name(scene, i)


def _seat(scene: Scene, i: int) -> int | None:
    """Return the end of the place in which a body sits ("die Regierung in Kiew")."""
    mention = scene.mention_at(i + 1) if i + 1 < len(scene.words) else None
    is_seat = mention is not None and mention.named and scene.words[i + 1].gap == " "
    if mention is None or not is_seat or scene.inside_mention(i - 1):
        return None
    seated = scene.frames.collectives["office"] | scene.frames.grammar["sited"]
    return scene.after(mention) if scene.phrase_before(i, seated) else None


def _apposed_name(scene: Scene, i: int) -> int | None:
    """Return the end of a name right after a noun ("Ministerin Eva Lind", "Armee Boliviens")."""
    mention = scene.mention_at(i)
    before = scene.entities.at(scene.words[i - 1].span.start)
    if mention is None or not mention.named or (before is not None and before.named):
        return None
    is_apposed = scene.entities.actor(mention.actor).type in APPOSED
    endings = tuple(ending for (ending,) in scene.frames.grammar["genitive_endings"])
    last = scene.words[scene.after(mention) - 1]
    return scene.after(mention) if is_apposed or last.lower.endswith(endings) else None


def _listed(scene: Scene, i: int, limit: int) -> int | None:
    """Return the end of one more of a list, which a comma or "and" goes on ("A, B und C")."""
    if scene.is_preposition(i):
        return None
    head = i
    while head < limit and not is_head(scene, head):
        if not _is_modifier(scene, head, i):
            return None
        head += 1
    if head >= limit:
        return None
    after = _after_head(scene, head)
    if after < limit and scene.is_one_of(after, "and"):
        return after
    goes_on = after < limit and "," in scene.words[after].gap
    return after if goes_on and _listed(scene, after, limit) is not None else None


def _cases(scene: Scene, start: int, end: int) -> frozenset[str]:
    """Return the cases that the first article or pronoun of a phrase allows."""
    for i in range(start, end):
        cases = frozenset(case for case in CASES if scene.is_one_of(i, case))
        if cases:
            return _by_tree(scene, start, end, cases)
        if is_head(scene, i):
            break
    return NOUN_CASES


def _by_tree(scene: Scene, start: int, end: int, cases: frozenset[str]) -> frozenset[str]:
    """Choose between nominative and dative ("der") as the parse does; others it confuses."""
    if not {"nominative", "dative"} <= cases:
        return cases
    head = next((i for i in range(start, end) if is_head(scene, i)), start)
    told = scene.trees.case(scene.words[head].span.start)
    return frozenset({told}) if told in cases else cases
