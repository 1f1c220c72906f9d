"""In: a Scene and the place after a verb or preposition. Out: the words it acts on or is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.going_on import goes_on
from generator.extract.parties import leads_to_city
from generator.extract.scenes import is_bare
from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.extract.frames import Phrase
    from generator.extract.scenes import Scene

OBJECT_REACH = 14
"""Words of a direct object that are looked at."""
QUOTE_MARKS = (("“", "”"), ("«", "»"))


def object_span(scene: Scene, i: int, end: int) -> Span | None:
    """Return the direct object that starts at a word: its noun phrase without what follows."""
    i = scene.object_start(i)
    if i + 1 < end and scene.is_one_of(i, "of") and scene.is_verb(i + 1):
        i += 1  # "nega di avere inviato"
    if scene.opens_condition(i):
        return None  # "atacará si Irán"
    if i < end and scene.is_verb(i):
        return complement_span(scene, i, end)  # "haber enviado armas"
    j = i
    while j < min(end, i + OBJECT_REACH):
        if j > i and (
            scene.ends_at(j)
            or scene.comma_at(j)
            or scene.is_verb(j)
            or (scene.is_date(j) and not _dates_noun(scene, i, j))
            or scene.is_one_of(j, "as")
            or _closes_quote(scene, i, j)
            or _joins_another(scene, j, end)
        ):
            break
        if (
            scene.is_preposition(j)
            and not scene.is_one_of(j, "of")
            and not _in_mention(scene, i, j)
        ):
            break
        j += 1
    while j > i and (scene.is_preposition(j - 1) or scene.is_one_of(j - 1, "articles")):
        j -= 1
    if j == i or (j == i + 1 and scene.is_one_of(i, "pronouns")):
        return None
    return Span(scene.words[i].span.start, scene.words[j - 1].span.end)


def _dates_noun(scene: Scene, i: int, j: int) -> bool:
    """Tell whether a date belongs to the noun of a phrase ("the 2015 deal"), not to the verb."""
    while j > i and scene.is_date(j):
        j -= 1
    after = scene.skip_dates(j + 1)
    return (
        scene.is_one_of(j, "articles")
        and after < len(scene.words)
        and not scene.words[after].gap.strip()
        and not scene.is_preposition(after)
    )


def complement_span(scene: Scene, i: int, end: int) -> Span | None:
    """Return all that follows a preposition up to the next comma or clause."""
    j = i
    while j < end:
        if j > i and (scene.ends_at(j) or scene.comma_at(j) or _closes_quote(scene, i, j)):
            break
        j += 1
    while j > i + 1 and scene.is_one_of(j - 1, "and"):
        j -= 1
    return Span(scene.words[i].span.start, scene.words[j - 1].span.end) if j > i else None


def brought_span(scene: Scene, i: int, end: int) -> Span | None:
    """Return what a preposition brings; behind a word that only announces it, a clause."""
    opens = i < end and scene.is_one_of(i, "correlates")
    if opens and (content := content_span(scene, i + 1)) is not None:
        return content
    return complement_span(scene, i, end)


def content_span(scene: Scene, i: int) -> Span | None:
    """Return the clause that a complementiser brings after a verb, dates between them aside."""
    i = after_dates(scene, i)
    if i + 1 >= len(scene.words) or not scene.is_one_of(i, "complementisers"):
        return None
    return complement_span(scene, i + 1, _resumption(scene, i))


def _resumption(scene: Scene, i: int) -> int:
    """Return where "and" goes on from the verb before a clause: "denied that ... and accused"."""
    words = scene.words
    before = [p for p in scene.predicates if p.word.end <= words[i].span.start]
    for after in scene.predicates if before else ():
        j = scene.index(after.group.start) - 1
        if j <= i + 1 or not scene.is_one_of(j, "and") or is_bare(after) or after.passive:
            continue
        between = (word.span.start for word in words[i + 1 : j])
        if goes_on(scene.trees, before[-1].word.start, between, after.word.start):
            return j
    return len(words)


def after_dates(scene: Scene, i: int) -> int:
    """Return the first word that belongs to no date and brings none ("said on Monday that")."""
    while i < len(scene.words) and (scene.is_date(i) or scene.leads_to_date(i)):
        i += 1
    return i


def _closes_quote(scene: Scene, i: int, j: int) -> bool:
    """Tell whether the marks before a word close what was opened before a phrase."""
    between = scene.text[scene.words[i].span.start : scene.words[j].span.start]
    return any(
        closer in scene.words[j].gap and opener not in between for opener, closer in QUOTE_MARKS
    )


def _joins_another(scene: Scene, j: int, end: int) -> bool:
    """Tell whether "and" leads to something else than a noun phrase of the same kind."""
    if not scene.is_one_of(j, "and") or j + 1 >= end:
        return scene.is_one_of(j, "and")
    return not (
        scene.is_one_of(j + 1, "articles")
        or scene.is_one_of(j + 1, "of")
        or scene.inside_mention(j + 1)
    )


def _in_mention(scene: Scene, i: int, j: int) -> bool:
    mention = scene.entities.at(scene.words[j].span.start)
    return mention is not None and mention.span.start >= scene.words[i].span.start


def holds(
    scene: Scene,
    thing: tuple[int, int],
    phrases: frozenset[Phrase],
    *,
    through: Collection[Phrase] = (),
) -> bool:
    """Tell whether one of the phrases stands in a noun phrase, before what follows it."""
    start, end = thing
    for i in range(start, end):
        if i > start and (scene.ends_at(i) or ", " in scene.words[i].gap):  # not "1,500"
            return False
        if (
            i > start
            and scene.is_preposition(i)
            and not scene.is_one_of(i, "of")
            and (scene.lower(i),) not in through
        ):
            return False
        if scene.phrase_at(i, phrases):
            return True
    return False


def past_place(scene: Scene, i: int, end: int) -> int:
    """Return where the object stands behind a place or date ("incontrò a Bonn il ministro")."""
    if i + 1 >= end or scene.trees:  # the parse finds its object itself
        return i
    if scene.leads_to_date(i):
        return scene.skip_dates(i + 1)
    mention = scene.mention_at(i + 1)
    return scene.after(mention) if mention is not None and leads_to_city(scene, i) else i
