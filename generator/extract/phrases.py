"""In: the items of a sentence. Out: ranges of items that are noun phrases, without a parser.

A phrase is told by its names, articles, prepositions and punctuation marks alone.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.extract.cues import ItemKind
from generator.extract.marked_words import names_thing
from generator.extract.mood import NO_VERBS
from generator.model.article import Span
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.cue_words import CueWords
    from generator.extract.cues import Item
    from generator.extract.entities import Entities
    from generator.extract.mood import Verbs
    from generator.extract.trees import Trees
    from generator.model.findings import Mention

Range = tuple[int, int]
"""Positions of items, half-open."""
LONG_PHRASE = 16
"""Items; a longer run of words is no noun phrase that we read rightly."""
PLAIN_PHRASE = 7
"""Items of a phrase that begins with neither name nor article ("fuentes oficiales")."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What every sieve may look at."""

    text: str
    entities: Entities
    words: CueWords
    trees: Trees
    verbs: Verbs = NO_VERBS
    _outer: list[Mention] = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        outer: list[Mention] = []
        for mention in self.entities.mentions:
            if not outer or mention.span.start >= outer[-1].span.end:
                outer.append(mention)
        object.__setattr__(self, "_outer", outer)
        object.__setattr__(self, "_starts", [m.span.start for m in outer])

    def mention_at(self, item: Item) -> Mention | None:
        """Return the outermost mention that holds an item."""
        i = bisect_right(self._starts, item.start) - 1
        if item.kind is not ItemKind.WORD or i < 0:
            return None
        return self._outer[i] if item.start < self._outer[i].span.end else None

    def is_finite(self, item: Item) -> bool:
        """Tell whether an item is a finite verb, to the lexicon or to the parser."""
        if item.kind is not ItemKind.WORD:
            return False
        return item.lower in self.words.words("finite") or self.trees.is_finite(item.start)

    def opens_phrase(self, item: Item) -> bool:
        """Tell whether a noun phrase may begin with this item."""
        words = self.words
        return item.kind is ItemKind.WORD and (
            item.lower in words.words("determiners")
            or item.lower in words.words("pronouns")
            or (item.capital and item.lower not in words.words("calendar"))
        )

    def bounds_phrase(self, item: Item) -> bool:
        """Tell whether a word can be no part of a noun phrase."""
        words = self.words
        return item.lower in words.words("bounds") or item.start in self.verbs.finite


def range_span(items: Sequence[Item], phrase: Range) -> Span:
    """Return the characters of a range of items."""
    return Span(items[phrase[0]].start, items[phrase[1] - 1].end)


def phrase_from(scene: Scene, items: Sequence[Item], i: int) -> Range | None:
    """Return the noun phrase that begins at or shortly after item i: an inverted subject."""
    start = skip_adjuncts(scene, items, i)
    if start >= len(items) or not (
        _may_open(scene, items[start]) or (start and items[start].capital)
    ):
        return None
    if items[start].is_hung:
        return start, start + 1
    end = start
    words = scene.words
    while end < len(items) and end - start < LONG_PHRASE:
        item = items[end]
        aside = end > start and (item.kind is ItemKind.ASIDE or names_thing(scene, items, end))
        if aside or (item.is_point(",") and _names_holder(scene, items, start=start, comma=end)):
            end += 1
        elif item.kind is not ItemKind.WORD:
            break
        elif mention := scene.mention_at(item):
            end = _after(items, end, mention.span.end)
        elif _ends_phrase(scene, items, end, first=end == start):
            break
        else:
            end += 1
    while end > start and items[end - 1].lower in words.words("links"):
        end -= 1
    while end > start and items[end - 1].kind in (ItemKind.POINT, ItemKind.ASIDE):
        end -= 1
    return (start, end) if end > start else None


def _ends_phrase(scene: Scene, items: Sequence[Item], i: int, *, first: bool) -> bool:
    """Tell whether a word is no more part of the phrase before it."""
    words, word = scene.words, items[i].lower
    if not first and word in words.words("prepositions"):
        return word not in words.words("of")
    if word in words.words("and"):
        return i + 1 >= len(items) or not scene.opens_phrase(items[i + 1])
    return not first and (
        scene.bounds_phrase(items[i])
        or word in words.words("light")
        or _opens_another(scene, items, i)
    )


def _opens_another(scene: Scene, items: Sequence[Item], i: int) -> bool:
    """Tell whether an article or pronoun right after a noun begins the next phrase."""
    words = scene.words
    word, before = items[i].lower, items[i - 1]
    if word not in words.words("determiners") and word not in words.words("pronouns"):
        return False
    if word in words.words("genitives") and before.capital:
        return False
    return before.lower not in words.words("before_names") | words.words("links")


def skip_adjuncts(scene: Scene, items: Sequence[Item], i: int) -> int:
    """Skip "hoy", "on Tuesday", "a la prensa", ", jueves," before an inverted subject."""
    words = scene.words
    light, adjuncts = words.words("skipped"), words.words("adjuncts")
    while i < len(items):
        item = items[i]
        mention = scene.mention_at(item) if item.capital else None
        if mention is not None and mention.span.start == item.start and i and mention.named:
            break  # "Al Gore"
        if item.kind is ItemKind.WORD and item.lower in light:
            i += 1
        elif reach := _time_length(scene, items, i):
            i += reach
        elif (
            item.is_point(",")
            and i + 2 < len(items)
            and items[i + 1].lower in light
            and items[i + 2].is_point(",")
        ):
            i += 3
        elif item.lower in adjuncts and item.lower in words.words("prepositions"):
            if i + 1 < len(items) and (
                items[i + 1].lower in light or _time_length(scene, items, i + 1)
            ):
                i += 1  # "on Monday", "al día siguiente"
                continue
            addressee = phrase_from(scene, items, i + 1)
            if addressee is None or (
                "zero" in words.flags
                and addressee[1] < len(items)
                and scene.is_finite(items[addressee[1]])
            ):
                return i  # "before he left"
            i = _first_name_only(scene, items, addressee)
        else:
            break
    return i


def _time_length(scene: Scene, items: Sequence[Item], i: int) -> int:
    """Return the length of "este viernes" or "the same day" at an item, 0 for none."""
    words = scene.words
    if items[i].lower not in words.words("determiners"):
        return 0
    for length in (2, 3, 4, 5):
        if i + length <= len(items) and items[i + length - 1].lower in words.words("dated"):
            return length
    return 0


def _first_name_only(scene: Scene, items: Sequence[Item], phrase: Range) -> int:
    """End an addressee at its first name ("dijo a Efe Aitor"), or where it ends."""
    start, end = phrase
    mention = scene.mention_at(items[start])
    if mention is not None and mention.span.start == items[start].start:
        k = _after(items, start, mention.span.end)
        name = scene.mention_at(items[k]) if k < end else None
        if name is not None and name.actor == mention.actor:
            k = _after(items, k, name.span.end)  # "al presidente Luis Vega": one and the same
        return k
    for k in range(start + 1, end):
        name = scene.mention_at(items[k])
        if name is not None and name.span.start == items[k].start:
            before = items[k - 1].lower
            return end if before in scene.words.words("before_names") else k
    return end


def _may_open(scene: Scene, item: Item) -> bool:
    words = scene.words
    if item.kind is not ItemKind.WORD or scene.bounds_phrase(item):
        return False
    mention = scene.mention_at(item)
    if mention is not None and mention.span.start == item.start:
        return True  # "De la Torre", "Al Gore"
    return not (
        item.lower in words.words("governors")
        or item.lower in words.words("and")
        or item.lower in words.words("conjunctions")
        or item.lower in words.words("negation")
    )


def _names_holder(scene: Scene, items: Sequence[Item], *, start: int, comma: int) -> bool:
    """Tell whether a name follows an office: "el titular, Luis Leiva"."""
    if comma + 1 >= len(items) or comma == start:
        return False
    first = comma + 1
    office_first = scene.mention_at(items[first])
    if office_first is not None and not office_first.named and not items[first].capital:
        first = min(_after(items, first, office_first.span.end), len(items) - 1)
    head, name = items[start], items[first : first + 2]  # ", almirante Luis Vega": the office too
    mention = scene.mention_at(name[0])
    is_person = (
        mention.named and mention.type is ActorType.PERSON
        if mention is not None
        else len(name) > 1 and all(x.capital for x in name)
    )
    office = not head.capital or head.lower in scene.words.words("determiners")
    run = first
    while run < len(items) and items[run].capital:
        run += 1
    if (
        run < len(items)
        and items[run].kind is ItemKind.WORD
        and (mention is None or scene.is_finite(items[run]))
    ):
        return False  # "According to polls, Mitt Romney had ..."
    return (
        office
        and is_person
        and not any(
            m.named and m.type is ActorType.PERSON
            for m in scene.entities.inside(Span(head.start, items[comma].start))
        )
    )


def _after(items: Sequence[Item], i: int, offset: int) -> int:
    """Return the first item from i on that begins at or after an offset."""
    end = i + 1
    while end < len(items) and items[end].start < offset:
        end += 1
    return end


def phrase_before(scene: Scene, items: Sequence[Item], end: int, *, floor: int = 0) -> Range | None:
    """Return the noun phrase that ends right before item `end`: a subject in its place."""
    while end > floor and items[end - 1].kind is ItemKind.ASIDE:
        end -= 1
    if end <= floor:
        return None
    if items[end - 1].is_point(",", "—", "–"):
        return _before_parenthesis(scene, items, end - 1, floor=floor)
    start = region_start(scene, items, end, floor=floor)
    return trimmed(scene, items, start, end)


def _before_parenthesis(
    scene: Scene, items: Sequence[Item], close: int, *, floor: int
) -> Range | None:
    """Read "El portavoz, Iñaki Anasagasti, dijo" and "Klebánov, tras la cita, dijo"."""
    for comma in range(close - 1, floor, -1):
        if not items[comma].is_point(items[close].lower):
            continue
        phrase = _clause_opening(scene, items, comma, floor=floor)
        if phrase is None:
            continue
        if _names_holder(scene, items, start=phrase[0], comma=comma):
            return phrase[0], close if _is_one_run(items, comma + 1, close) else comma
        return phrase
    return None


def _is_one_run(items: Sequence[Item], start: int, end: int) -> bool:
    """Tell whether a stretch is one run of words."""
    return all(x.kind is not ItemKind.POINT for x in items[start:end])


def _clause_opening(scene: Scene, items: Sequence[Item], end: int, *, floor: int) -> Range | None:
    """Return a noun phrase that ends at `end` and opens its clause."""
    while end > floor and items[end - 1].kind is ItemKind.ASIDE:
        end -= 1
    if end <= floor or items[end - 1].kind is not ItemKind.WORD:
        return None
    start = region_start(scene, items, end, floor=floor)
    opens = (
        start == floor
        or items[start - 1].kind is not ItemKind.WORD
        or (items[start - 1].lower in scene.words.words("conjunctions"))
        or items[start - 1].lower in scene.words.words("boundaries")
    )
    phrase = trimmed(scene, items, start, end)
    return phrase if opens else None


def region_start(scene: Scene, items: Sequence[Item], end: int, *, floor: int) -> int:
    """Return how far left a clause reaches from its verb."""
    words = scene.words
    k = end
    while k > floor:
        item = items[k - 1]
        if item.kind is ItemKind.ASIDE:
            k -= 1
            continue
        if item.kind is not ItemKind.WORD:
            break
        if (mention := scene.mention_at(item)) and mention.span.start < item.start:
            while k > floor and items[k - 1].start > mention.span.start:
                k -= 1
            continue
        if scene.bounds_phrase(item):
            break
        joins = item.lower in words.words("and")
        if joins or item.lower in words.words("conjunctions"):
            joined = (
                joins
                and k < end
                and scene.opens_phrase(items[k])
                and k - 2 >= floor
                and items[k - 2].capital
            )
            if not joined:
                break
        k -= 1
    return k


def trimmed(scene: Scene, items: Sequence[Item], start: int, end: int) -> Range | None:
    """Drop adverbs and prepositional phrases before the subject of a clause."""
    words = scene.words
    light = words.words("light")
    while start < end and (
        items[start].kind is not ItemKind.WORD
        or (
            items[start].lower in light
            and items[start].lower not in words.words("determiners") | words.words("pronouns")
        )
        or words.is_adverb(items[start].lower)
    ):
        start += 1
    start = _after_time(scene, items, start, end)
    if start >= end or end - start > LONG_PHRASE:
        return None
    prepositions = words.words("governors")
    if items[start].lower not in prepositions:
        plain = not scene.opens_phrase(items[start]) and not scene.mention_at(items[start])
        return None if plain and end - start > PLAIN_PHRASE else (start, end)
    for k in range(start + 1, end):
        before = items[k - 1]
        if (
            scene.opens_phrase(items[k])
            and before.lower not in words.words("before_names")
            and (not before.capital or items[k].lower in words.words("pronouns"))
            and not ((name := scene.mention_at(items[k])) and name.span.start < items[k].start)
        ):
            return k, end
    mention = scene.mention_at(items[end - 1])
    if mention is not None:  # "En Madrid Ana López dijo": two names side by side
        first = next(k for k in range(start, end) if items[k].end > mention.span.start)
        if first > start and items[first - 1].lower not in words.words("before_names"):
            return first, end
    return None


def _after_time(scene: Scene, items: Sequence[Item], start: int, end: int) -> int:
    """Return where the subject begins after "El lunes (pasado)", `start` where no time stands."""
    reach = _time_length(scene, items, start) if start < end else 0
    if reach != 2 and not (reach and items[start + 1].lower.isdigit()):  # noqa: PLR2004 - "El lunes"
        return start
    for k in range(start + reach, min(start + reach + 2, end)):
        governed = items[k - 1].lower in scene.words.words("before_names")
        if scene.opens_phrase(items[k]) and not governed:
            return k
    return start
