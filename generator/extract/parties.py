"""In: a Scene and a place in it. Out: the Parties that stand there.

The parties of an event are runs of mentions ("EE. UU., Corea del Sur y Japón"), found after a
word, before a verb, or behind a preposition; or a crowd or office that nobody names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.scenes import CIVIC, NO_PARTIES, Parties, Scene
from generator.model.article import Span
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from generator.extract.frames import Phrase
    from generator.model.findings import Mention

REACH = 9
"""Words between a preposition and the party it brings ("preocupación por la creciente
cooperación militar entre Rusia ..."); beyond, the tie is a guess."""
LIST_REACH = 4
"""Words after "and" at which the next crowd of a list begins ("y varios grupos de jóvenes")."""
CROWD_REACH = 9
"""Words of a noun phrase in which a crowd is sought."""


def run_at(scene: Scene, i: int, end: int, *, through: AbstractSet[Phrase]) -> tuple[Mention, ...]:
    """Return the first run of coordinated mentions from a word on.

    Before it only words of its own noun phrase may stand, and prepositions of `through`
    with theirs.
    """
    run: list[Mention] = []
    joined: list[bool] = []
    gap, skipped, linked, j = 0, 0, False, i
    while j < end and skipped <= REACH:
        comma = scene.comma_at(j) and j > i
        mention = scene.mention_at(j)
        if _ends_run(scene, mention, j, i, run=bool(run), comma=comma):
            break
        opens = j == i and scene.is_one_of(j, "articles")  # "com a Síria": no preposition
        if mention is not None and run and not linked and _is_one(scene, mention, run[-1]):
            j = scene.after(mention)  # "Präsident Mark Hill": an office and who holds it
            continue
        if mention is not None and scene.frames.verb_bracket:
            mention = _holder(scene, mention, end) or mention
        if mention is not None and (not run or linked or comma):
            run.append(mention)
            joined.append(linked)
            j, gap, linked = scene.after(mention), 0, False
            continue
        if run:
            joiner = (
                scene.is_one_of(j, "joiners")
                or scene.is_one_of(j, "articles")
                or (linked and scene.frames.verb_bracket and _leads_to_name(scene, j, end))
            )
            if not joiner or gap > 3:  # noqa: PLR2004 - "y también a los" is the longest
                break
            linked = linked or comma or scene.is_one_of(j, "and")
            gap += 1
        elif (
            scene.is_verb(j)
            or comma
            or (scene.is_preposition(j) and not scene.phrase_at(j, through) and not opens)
        ):
            break
        else:
            skipped += 1
        j += 1
    # "con Putin, Kim viajó": commas alone join nobody.
    last = max((k for k, link in enumerate(joined) if link), default=0)
    if not any(scene.is_one_of(k, "and") for k in range(i, min(j, end))):
        last = 0
    return tuple(run[: last + 1])


def _ends_run(
    scene: Scene, mention: Mention | None, j: int, start: int, *, run: bool, comma: bool
) -> bool:
    """Tell whether a run ends before a word: "expelled X and Y answered" goes on with Y."""
    if mention is not None and run and scene.opens_clause(mention):
        return True
    return (j > start and scene.ends_at(j)) or (comma and not run and bool(scene.frames.cases))


def _leads_to_name(scene: Scene, j: int, end: int) -> bool:
    """Tell whether a noun with its capital stands right before a name ("die Miliz Al-Nur")."""
    return scene.words[j].is_capital and j + 1 < end and scene.mention_at(j + 1) is not None


def _holder(scene: Scene, mention: Mention, end: int) -> Mention | None:
    """Return who holds the office that a nationality describes ("griechische Minister Ilias")."""
    if mention.named or mention.type is not ActorType.COUNTRY:
        return None
    for j in range(scene.after(mention), end):
        found = scene.mention_at(j)
        if found is not None:
            return found if found.type is ActorType.PERSON and found.named else None
        if not scene.words[j].is_capital or scene.words[j].gap.strip():
            return None
    return None


def _is_one(scene: Scene, mention: Mention, other: Mention) -> bool:
    """Tell whether a name only says who holds the office before it."""
    if scene.trees and not scene.frames.verb_bracket:
        return False  # where a list ends, the parse says
    return scene.entities.acts_for(mention) == scene.entities.acts_for(other)


def crowd_at(scene: Scene, i: int, end: int) -> Parties:
    """Return the crowds or offices without a name in the noun phrases that start at a word."""
    found = _crowd_at(scene, i, end)
    if not found:
        return found
    j = scene.index(found.spans[0].end)
    while j + 1 < min(end, i + CROWD_REACH) and not scene.is_preposition(j):
        if scene.is_one_of(j, "and"):
            other = _crowd_at(scene, j + 1, end)
            start = scene.index(other.spans[0].start) if other else end
            return found + other if start <= j + LIST_REACH else found
        j += 1
    return found


def _crowd_at(scene: Scene, i: int, end: int) -> Parties:
    """Return a crowd or office without a name in the noun phrase that starts at a word.

    "Miembros de un grupo armado": a head that only counts or collects passes on to what it
    is made of.
    """
    passing = Parties()
    for j in range(i, min(end, i + CROWD_REACH)):
        if j > i and (scene.ends_at(j) or scene.is_verb(j)):
            break
        for class_, phrases in scene.frames.collectives.items():
            if (phrase := scene.phrase_at(j, phrases)) is None:
                continue
            first, last = scene.noun_phrase_start(j, i), j + len(phrase) - 1
            span = Span(scene.words[first].span.start, scene.words[last].span.end)
            if class_ != "generic":
                return Parties((), (span,), (), class_)
            if _opens(scene, i, j) or _only_counts(scene, i, j):  # a head opens its phrase
                passing = passing or Parties((), (span,), (), CIVIC)
        opens = j == i and scene.is_one_of(j, "articles")  # "a polícia": no preposition
        if scene.is_preposition(j) and not scene.is_one_of(j, "of") and not opens:
            break
        if j > i and scene.is_one_of(j, "of") and not passing:
            break
    return passing


def _opens(scene: Scene, i: int, j: int) -> bool:
    """Tell whether a noun opens its phrase: where nouns have capitals, behind other words."""
    if not scene.frames.verb_bracket:
        return j - i <= 1 + scene.is_one_of(i, "articles")  # "miles", "un numeroso grupo"
    return not any(scene.words[k].is_capital for k in range(max(i, 1), j))


def _only_counts(scene: Scene, i: int, j: int) -> bool:
    """Tell whether words only say how many ("more than 1.5 million people")."""
    measures = scene.frames.grammar["measures"]
    while i < j:
        if measure := scene.phrase_at(i, measures):
            i += len(measure)
        elif scene.words[i].text.isdigit():
            i += 1
        else:
            return False
    return i == j


def holds_office(scene: Scene, span: Span) -> bool:
    """Tell whether a name holds a word for an office or armed body ("Syrian army")."""
    return holds_collective(scene, span, "office") or holds_collective(scene, span, "armed")


def holds_collective(scene: Scene, span: Span, class_: str) -> bool:
    """Tell whether a name holds a word of a class that is none of another's: not "armed men"."""
    classes = scene.frames.collectives
    for i in range(scene.index(span.start), scene.index(span.end)):
        own = scene.phrase_at(i, classes[class_])
        if own and not any(
            len(other) > len(own)
            for phrases in classes.values()
            if (other := scene.phrase_at(i, phrases))
        ):
            return True
    return False


def run_before(scene: Scene, i: int) -> tuple[Mention, ...]:
    """Return the coordinated mentions that end right before a word and no preposition governs."""
    j = _before_adverbs(scene, i - 1)
    low = j
    while j >= 0 and scene.is_date(j):
        j -= 1
    if 0 <= j < low and scene.is_preposition(j):
        j -= 1
    j = _before_adverbs(scene, j)
    run: list[Mention] = []
    linked = joined = False
    while j >= 0:
        mention = scene.entities.at(scene.words[j].span.start)
        if mention is None or mention.type in NO_PARTIES:
            break
        if run and linked is False and _is_of_another(scene, mention):
            break
        run.insert(0, mention)
        j = scene.index(mention.span.start) - 1
        # Back over "y", commas and determiners to the party before.
        k = j
        while k >= 0 and (scene.is_one_of(k, "and") or scene.is_one_of(k, "articles")):
            k -= 1
        # "KYIV, Ukraine - A court": a dash parts two phrases.
        parted = any(scene.ends_at(x) for x in range(k + 1, j + 2))
        if parted or (k >= 0 and not scene.inside_mention(k)):
            break
        if k == j and "," not in scene.words[k + 1].gap:
            break
        linked = any(scene.is_one_of(x, "and") for x in range(k + 1, j + 1))
        joined = joined or linked
        j = k
    if run and not joined:
        # "If they attack Chile, Peru will": commas alone join nobody, but call one by two names.
        last = scene.entities.acts_for(run[-1])
        run = [m for m in run if scene.entities.acts_for(m) == last]
    return () if not run or _is_governed(scene, run[0]) else tuple(run)


def _is_of_another(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention before a comma belongs to another phrase.

    "En Asia, el presidente ruso", "criticising Iran, Egypt called".
    """
    first = scene.index(mention.span.start)
    return (first > 0 and scene.is_verb(first - 1)) or _is_governed(scene, mention)


def _before_adverbs(scene: Scene, j: int) -> int:
    """Step back over adverbs ("swiftly", "también") that no comma parts from their verb."""
    while (
        j > 0
        and not scene.inside_mention(j)
        and not scene.words[j + 1].gap.strip()
        and (
            scene.words[j].lower in scene.frames.inside
            or scene.words[j].lower.endswith(scene.frames.adverb_endings)
        )
        and not scene.is_one_of(j, "articles")
    ):
        j -= 1
    return j


def _is_governed(scene: Scene, mention: Mention) -> bool:
    """Tell whether a preposition stands before a mention, or a case, determiners aside."""
    if scene.trees.is_no_subject(mention.span.start):
        return True
    first = scene.index(mention.span.start)
    while first > 0 and scene.is_one_of(first - 1, "articles"):
        first -= 1
    return first > 0 and scene.is_preposition(first - 1)


def parties_of(scene: Scene, mentions: Sequence[Mention]) -> Parties:
    """Return mentions as parties: a capital stands for its state, an office for its body."""
    ids: dict[str, Mention] = {}
    crowds = Parties()
    for mention in mentions:
        crowd = _crowd_from(scene, mention)
        if crowd:
            crowds += crowd
        else:
            ids.setdefault(scene.entities.acts_for(mention), mention)
    named = Parties(tuple(ids), tuple(m.span for m in ids.values()), tuple(ids.values()))
    return named + crowds


def _crowd_from(scene: Scene, mention: Mention) -> Parties:
    """Return the crowd of which a nationality only says where it is from.

    "La oposición venezolana criticó": not Venezuela; but "soldados venezolanos" are its arm.
    """
    after = ("after",) in scene.frames.grammar["adjectives"]
    if mention.named or mention.type is not ActorType.COUNTRY or not after:
        return Parties()
    end = scene.index(mention.span.start)
    start = scene.noun_phrase_start(end, 0)
    while start < end and scene.is_one_of(start, "enders"):
        start += 1
    counted = scene.phrase_before(start, scene.frames.grammar["counts"]) or any(
        scene.words[j].text[0].isdecimal() for j in range(start, end)
    )
    if not counted and _crowd_at(scene, start, end).crowd != CIVIC:
        return Parties()
    return Parties((), (scene.span_of(start, scene.after(mention)),), (), CIVIC)


def is_city(mention: Mention) -> bool:
    """Tell whether a mention is a place or capital."""
    return mention.type is ActorType.PLACE or mention.rule.endswith("capital")


def leads_to_city(scene: Scene, i: int) -> bool:
    """Tell whether a preposition only says in which city ("firmò a Bonn un patto").

    Where a sentence was parsed, the parse tells what else belongs to a verb.
    """
    return not scene.trees and names_city(scene, i)


def names_city(scene: Scene, i: int) -> bool:
    """Tell whether a preposition and a city stand here."""
    mention = scene.mention_at(i + 1) if i + 1 < len(scene.words) else None
    return mention is not None and scene.is_one_of(i, "place") and is_city(mention)


def party_in(scene: Scene, start: int, end: int, *, through: AbstractSet[Phrase]) -> Parties:
    """Return who stands in a phrase: names, or a crowd without one."""
    return parties_of(scene, run_at(scene, start, end, through=through)) or crowd_at(
        scene, start, end
    )
