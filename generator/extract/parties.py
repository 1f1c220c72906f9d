"""In: a Scene and a place in it. Out: the Parties that stand there.

The parties of an event are runs of mentions ("EE. UU., Corea del Sur y Japón"), found after a
word, before a verb, or behind a preposition; or a crowd or office that nobody names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.arguments import arguments_of
from generator.extract.frames import Role
from generator.extract.scenes import CIVIC, NO_PARTIES, Parties, Scene
from generator.model.article import Span
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from collections.abc import Set as AbstractSet

    from generator.extract.arguments import Argument, Arguments
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
        if (j > i and scene.ends_at(j)) or (comma and not run and scene.frames.cases):
            break
        mention = scene.mention_at(j)
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


def _is_skipped(scene: Scene, j: int) -> bool:
    """Tell whether a preposition brings no party: a date, a way, whose an office is."""
    if scene.is_date(j) or scene.leads_to_date(j):
        return True
    ways = scene.frames.grammar["ways"]
    if scene.phrase_at(j, ways) or scene.phrase_before(j + 1, ways):
        return True  # also the last word of "according to"
    # "su embajador en Francia" tells where, "el presidente de Brasil" only who.
    holder = scene.entities.at(scene.words[j].span.start)
    if holder is None or not scene.is_one_of(j, "of"):
        return False
    return not scene.is_one_of(scene.index(holder.span.start), "possessives")


def _brings_agent(scene: Scene, j: int, phrase: Phrase) -> bool:
    """Tell whether a preposition brings the doer of a participle ("convocada por el sindicato")."""
    endings = tuple(ending for (ending,) in scene.frames.grammar["participles"])
    return phrase in scene.frames.grammar["by"] and scene.lower(j - 1).endswith(endings)


def slots(
    scene: Scene,
    i: int,
    end: int,
    prepositions: Sequence[tuple[Phrase, Role]],
    *,
    through: AbstractSet[Phrase],
    of: int | None = None,
    arguments: Arguments | None = None,
    close: bool = False,
) -> dict[Role, tuple[Parties, int]]:
    """Return what prepositions bring after a word: for each role its parties and its place.

    By the phrases that cases tell (`arguments`), or by the parse where there is one and it is
    told whose arguments they are (`of`); what it does not tell, and all without it, from left
    to right. Those of a noun must be its own (`close`): "aid to Kabul in answer to the siege
    by rebels" is no aid by rebels.
    """
    if arguments is not None:
        through = through | scene.frames.grammar["place"]  # "von der Regierung in Kiew"
        return _by_tree(scene, arguments.phrases, prepositions, through=through, after=0)
    arguments = None if of is None else arguments_of(scene.trees, scene.words[of].span.start)
    found = _by_words(scene, i, end, prepositions, through=through)
    if arguments is None:
        found = _by_order(scene, i, end, prepositions) | found
    else:
        obliques = arguments.phrases
        if close and i < end:
            obliques = tuple(o for o in obliques if o.span.start < scene.words[end - 1].span.end)
        told = _by_tree(scene, obliques, prepositions, through=through, after=i)
        # Clauses as well; where cases hold phrases together, the words in between may mislead.
        keeps = Role.ABOUT in found and not scene.frames.cases
        found = found | told | ({Role.ABOUT: found[Role.ABOUT]} if keeps else {})
    agent = found.get(Role.ACTOR)
    own = {phrase for phrase, _ in prepositions}
    if close and agent and any(_leads_away(scene, j, own) for j in range(i, agent[1] - 1)):
        del found[Role.ACTOR]
    return found


def _by_words(
    scene: Scene,
    i: int,
    end: int,
    prepositions: Sequence[tuple[Phrase, Role]],
    *,
    through: AbstractSet[Phrase],
) -> dict[Role, tuple[Parties, int]]:
    """Return what prepositions bring, in the order of the words."""
    found: dict[Role, tuple[Parties, int]] = {}
    phrases = {phrase for phrase, _ in prepositions}
    j = i
    while j < end:
        if j > i and (scene.ends_at(j) or (scene.is_verb(j) and scene.comma_at(j))):
            break
        mention = scene.mention_at(j)
        if mention is not None and mention.named:
            j = max(scene.after(mention), j + 1)
            continue
        phrase = None if _is_skipped(scene, j) else scene.phrase_at(j, phrases)
        if phrase is None:
            j += 1
            continue
        place = j + len(phrase)
        agent = j > i and _brings_agent(scene, j, phrase)
        for wanted, role in prepositions:
            if wanted == phrase and role not in found and (role is Role.ACTOR or not agent):
                within = _reach(scene, role, through - {wanted})
                parties = parties_of(scene, run_at(scene, place, end, through=within))
                if not parties and role is not Role.ABOUT and not is_verb_at(scene, place):
                    parties = crowd_at(scene, place, end)
                if parties or role is Role.ABOUT:
                    found[role] = (parties, place)
        j = place
    return found


def _by_order(
    scene: Scene, i: int, end: int, prepositions: Sequence[tuple[Phrase, Role]]
) -> dict[Role, tuple[Parties, int]]:
    """Return the bare phrase that follows a word, where case alone would tell what it is."""
    slots_of_cases = set(scene.frames.cases.values())
    role = next((role for phrase, role in prepositions if phrase in slots_of_cases), None)
    if role is None:
        return {}
    parties = party_in(scene, i, end, through=frozenset())
    return {role: (parties, i)} if parties else {}


def is_verb_at(scene: Scene, j: int) -> bool:
    """Tell whether a preposition before a word brings an infinitive ("agreed to send")."""
    inside = j < len(scene.words)
    return inside and (scene.is_verb(j) or scene.trees.is_verb(scene.words[j].span.start))


def _leads_away(scene: Scene, j: int, own: Collection[Phrase]) -> bool:
    """Tell whether a word leads from a noun to what it is about or for, or what it answers.

    `own` are the prepositions of the noun; where and when it was parts nothing.
    """
    grammar = scene.frames.grammar
    if scene.phrase_at(j, own) or scene.is_one_of(j, "of") or scene.is_one_of(j, "place"):
        return False
    return scene.phrase_at(j, grammar["reaction"]) is not None or (
        scene.is_preposition(j) and not scene.leads_to_date(j)
    )


def _by_tree(
    scene: Scene,
    obliques: Sequence[Argument],
    prepositions: Sequence[tuple[Phrase, Role]],
    *,
    through: AbstractSet[Phrase],
    after: int,
) -> dict[Role, tuple[Parties, int]]:
    """Return what the obliques of a parse bring, in their order."""
    found: dict[Role, tuple[Parties, int]] = {}
    for one in obliques:
        start, end = scene.index(one.span.start), scene.index(one.span.end)
        if not scene.span.holds(one.span) or start >= end or scene.is_date(start):
            continue
        ways = scene.frames.grammar["ways"]
        if scene.phrase_at(max(start - len(one.case), 0), ways) or scene.phrase_before(start, ways):
            continue
        brought = tuple(scene.frames.word(w) for w in one.case)
        brought = brought or scene.frames.cases.get(one.form, ())
        for phrase, role in prepositions:
            if phrase != brought or not brought or role in found:
                continue
            within = _reach(scene, role, through - {phrase})
            parties = party_in(scene, start, end, through=within)
            if parties or (role is Role.ABOUT and start >= after):
                found[role] = (parties, start)
    return found


def _reach(scene: Scene, role: Role, through: AbstractSet[Phrase]) -> AbstractSet[Phrase]:
    """Return through what a party is reached: of those who act with another only their "of"."""
    return through & scene.frames.grammar["of"] if role is Role.JOINT else through


def party_in(scene: Scene, start: int, end: int, *, through: AbstractSet[Phrase]) -> Parties:
    """Return who stands in a phrase: names, or a crowd without one."""
    return parties_of(scene, run_at(scene, start, end, through=through)) or crowd_at(
        scene, start, end
    )
