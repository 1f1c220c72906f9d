"""In: a word of a Scene and prepositions with their roles. Out: the Parties that they bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.arguments import arguments_of
from generator.extract.frames import Role
from generator.extract.parties import crowd_at, parties_of, party_in, run_at

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from collections.abc import Set as AbstractSet

    from generator.extract.arguments import Argument, Arguments
    from generator.extract.frames import Phrase
    from generator.extract.scenes import Parties, Scene


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
