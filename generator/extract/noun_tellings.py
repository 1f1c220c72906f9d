"""In: a noun of a Scene. Out: its Telling, alone ("la visita de X a Y") or under a light verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.arguments import RECEIVES
from generator.extract.frames import Role
from generator.extract.noun_whether import governed, noun_factuality
from generator.extract.objects import brought_span, holds, object_span
from generator.extract.owners import owner_before
from generator.extract.parties import crowd_at, is_city, parties_of, party_in, run_at
from generator.extract.recipients import plain_target
from generator.extract.scenes import Parties, Scene, Telling
from generator.extract.slots import slots
from generator.extract.subjects import doer_around, subject_of
from generator.extract.verb_sides import agent_of, reach_through
from generator.extract.verb_tellings import aimed_at, is_refusal, meets
from generator.model.article import Span
from generator.model.findings import ActorType, Factuality

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.extract.arguments import Arguments
    from generator.extract.clauses import Predicate
    from generator.extract.frames import Entry, Frame
    from generator.extract.noun_whether import Governed

TOLD_BY_TARGET = frozenset({"allege", "concern"})
"""Modes whose target stands inside the words of what is alleged or feared."""
LIGHT_REACH = 6
"""Words between a light verb and its noun ("mantuvo una larga y difícil reunión")."""

NEEDS_REACH = 4
"""Words after a noun among which the one that its frame needs stands ("firma del nuevo pacto")."""


def told_by_noun(scene: Scene, i: int) -> Telling | None:
    """Return what the noun at a word tells, None where it tells nothing."""
    entries = scene.frames.nouns.get(scene.lower(i), ())
    if not entries or scene.is_verb(i) or scene.inside_mention(i):
        return None
    if scene.is_date(i) or _in_idiom(scene, i):
        return None
    for entry in entries:
        hyphened = len(entry.words) == 1 and scene.is_hyphened(i)
        if scene.phrase_at(i, {entry.words}) and not (hyphened or _is_split(scene, entry, i)):
            told = _fill_noun(scene, entry, i)
            if told is not None:
                return told
    return None


def _is_split(scene: Scene, entry: Entry, i: int) -> bool:
    """Tell whether the parts of a hyphened noun are a verb and its adverb ("to sit in secret")."""
    return (
        "-" in entry.lemma
        and scene.words[i + 1].gap != "-"
        and scene.trees.is_verb(scene.words[i].span.start)
    )


def _in_idiom(scene: Scene, i: int) -> bool:
    """Tell whether a word begins or ends a phrase in which it tells nothing ("poner en marcha")."""
    idioms = scene.frames.grammar["idioms"]
    return bool(scene.phrase_at(i, idioms) or scene.phrase_before(i + 1, idioms))


def _fill_noun(scene: Scene, entry: Entry, i: int) -> Telling | None:
    """Fill a frame from the phrases around its noun and from the verb that governs it."""
    frame = entry.frame
    last = i + len(entry.words) - 1
    over = governed(scene, i, last, reach=LIGHT_REACH)
    end = _noun_end(scene, last, over.predicate)
    if not _fits(scene, frame, last, over, end=end):
        return None
    says = over.kind == "say" and frame.of is Role.ACTOR
    actor, target, about = _noun_parties(scene, frame, i, last=last, end=end, says=says)
    light = over.predicate if over.kind != "cancel" else None  # what is called off is told apart
    if light is not None:
        received = over.kind == "get"
        actor, target = _by_light(scene, frame, light, i, (actor, target), received=received)
    if frame.of is not Role.TARGET:  # "his arrest": whose, nobody says
        actor = actor or _possessor(scene, i)
    if target.ids and set(target.ids) <= set(actor.ids):
        target = Parties()
    if not actor and scene.phrase_before(i, scene.frames.grammar["by_way_of"]):
        actor = doer_around(scene, i)
    target = target or aimed_at(scene, frame, about)
    if not meets(scene, frame, actor, target, about):
        return None
    if not target and Role.TARGET not in frame.requires:
        target = plain_target(scene, frame, last, start=last + 1, end=end)
    type_ = frame.type
    factuality = noun_factuality(scene, i, last, over, said=bool(frame.light))
    # "pledged support": to announce words is to say them.
    later = scene.frames.future.keys() | scene.frames.groups["crowds"]
    if over.kind == "announce" and frame.type in later and not frame.light:
        factuality = Factuality.PLANNED
    if light is not None and is_refusal(scene, light, frame):
        type_, factuality = scene.frames.refusal, Factuality.ASSERTED
    with_verb = over.verb if light is not None and over.verb is not None else i
    return Telling(
        scene=scene,
        frame=frame,
        lemma=entry.lemma,
        type=type_,
        first=min(i, with_verb),
        last=max(last, with_verb),
        clause=light.clause if light else _clause(scene, i, end),
        predicate=light,
        actor=actor,
        target=target,
        about=about,
        factuality=factuality,
    )


def _by_light(
    scene: Scene,
    frame: Frame,
    light: Predicate,
    i: int,
    sides: tuple[Parties, Parties],
    *,
    received: bool,
) -> tuple[Parties, Parties]:
    """Return actor and target of a noun with what the light verb over it tells."""
    doer = _light_subject(scene, light, scene.words[i].span)
    actor, target = sides
    if light.arguments is not None:
        actor, target = _embraced(scene, frame, light.arguments, actor, target)
    if received:  # "recibió amenazas": its subject is who suffers
        return actor, target or doer
    return _with_doer(scene, frame, light, doer, actor=actor, target=target)


def _embraced(
    scene: Scene, frame: Frame, arguments: Arguments, actor: Parties, target: Parties
) -> tuple[Parties, Parties]:
    """Add what stands apart from its noun ("gegen Minsk hat die EU Sanktionen verhängt")."""
    found = slots(
        scene, 0, 0, frame.prepositions, through=reach_through(scene, frame), arguments=arguments
    )
    sides = {role: parties for role, (parties, _) in found.items()}
    return (
        actor or sides.get(Role.JOINT, Parties()),
        target or sides.get(Role.TARGET, Parties()),
    )


def _with_doer(
    scene: Scene, frame: Frame, light: Predicate, doer: Parties, *, actor: Parties, target: Parties
) -> tuple[Parties, Parties]:
    """Return the sides of a noun with the doer of the light verb over it."""
    if _receives(scene, frame, doer, target):
        target, actor = actor, doer
    if doer.ids and not actor.ids:
        actor = doer  # "promised aid of millions": what it is made of does nothing
    both = _names_others(frame, actor, doer, light=light)
    return doer + actor if both else actor or doer, target


def _receives(scene: Scene, frame: Frame, doer: Parties, target: Parties) -> bool:
    """Tell whether what seems a genitive is a dative: the noun has another doer and no target."""
    receiving = {phrase for phrase, role in frame.prepositions if role is Role.TARGET}
    return bool(doer) and not target and bool(receiving & {scene.frames.cases.get(RECEIVES)})


def _names_others(frame: Frame, actor: Parties, doer: Parties, *, light: Predicate | None) -> bool:
    """Tell whether a mutual deed's noun names only those with whom its doer does it."""
    if light is None or light.reflexive:
        return False
    is_mutual = any(role is Role.JOINT for _, role in frame.prepositions)
    return is_mutual and len(actor.spans) == 1 and not set(actor.ids) & set(doer.ids)


def _fits(scene: Scene, frame: Frame, last: int, over: Governed, *, end: int) -> bool:
    """Tell whether what governs a noun and what follows it are what its frame asks for."""
    if frame.light and over.kind not in frame.light:
        return False
    if frame.light and over.kind == "announce" and over.verb is None:
        return False  # "lockdown restrictions are to be announced": nobody is said to do it
    if over.kind in (None, "get") and scene.trees.is_no_noun(scene.words[last].span.start):
        return False
    return not frame.needs or holds(scene, _thing(last, end), frame.needs)


def _thing(last: int, end: int) -> tuple[int, int]:
    """Return the words after a noun among which the one that its frame needs is sought."""
    return last + 1, min(end, last + NEEDS_REACH)


def needed_by_noun(told: Telling) -> set[int]:
    """Return the positions of the words that a noun's frame asked for: they tell nothing more."""
    scene, last = told.scene, told.last
    return {
        i + k
        for i in range(*_thing(last, len(scene.words)))
        if (phrase := scene.phrase_at(i, told.frame.needs))
        for k in range(len(phrase))
    }


def _noun_parties(
    scene: Scene, frame: Frame, i: int, *, last: int, end: int, says: bool
) -> tuple[Parties, Parties, Span | None]:
    """Return who and to whom by what stands around a noun, and what it is about.

    Where a verb of saying tells whose words they are (`says`), "of" brings whom they are for.
    """
    sides: dict[Role, Parties] = dict.fromkeys(Role, Parties())
    about: Span | None = None
    agents = tuple((phrase, Role.ACTOR) for phrase in scene.frames.grammar["by"])
    own = dict(frame.prepositions)
    prepositions = (*frame.prepositions, *(pair for pair in agents if pair[0] not in own))
    longest_first = sorted(prepositions, key=lambda pair: (-len(pair[0]), pair[0]))
    found = slots(
        scene,
        last + 1,
        end,
        longest_first,
        through=reach_through(scene, frame),
        of=last,
        close=True,
    )
    for role, (parties, place) in found.items():
        where = frame.of is role and scene.is_one_of(place - 1, "place")
        sides[role] = Parties() if where else parties  # "the bombing of a school in Kabul"
        if role is Role.ABOUT or (role is Role.TARGET and frame.mode in TOLD_BY_TARGET):
            about = brought_span(scene, place, end)
    is_mutual = any(role is Role.JOINT for _, role in frame.prepositions)
    owner = _by_adjective(scene, i, last, mutual=is_mutual)
    sides[Role.TARGET if _is_victim(frame, owner) else Role.ACTOR] += owner
    if scene.frames.cases:
        brought = _by_case(scene, last, end, placed=sides)
    else:
        brought = _by_of(scene, last, end, is_mutual=is_mutual)
    if frame.of is Role.ABOUT and about is None and last + 2 < end:
        about = object_span(scene, last + 2, end)
    elif frame.of is not Role.ABOUT and brought:
        _place(sides, frame, brought, of=Role.TARGET if says and not is_mutual else frame.of)
    return sides[Role.ACTOR] + sides[Role.JOINT], sides[Role.TARGET], about


def _is_victim(frame: Frame, owner: Parties) -> bool:
    """Tell whether a deed is called by whom it hurt: "the envoy's arrest", but "Iran's arrests"."""
    people = any(m.type is ActorType.PERSON for m in owner.mentions)
    return frame.of is Role.TARGET and people


def _light_subject(scene: Scene, light: Predicate, noun: Span) -> Parties:
    """Return who acts by a light verb: its subject, in the passive ("se realizó") its agent."""
    held = light.subject is not None and light.subject.holds(noun)
    if not light.passive and not held:
        return subject_of(scene, light)
    start, end = scene.index(light.word.end), scene.index(light.clause.end)
    if held and not light.passive and not light.reflexive and scene.frames.cases:
        return party_in(scene, start, end, through=frozenset())  # "Санкции ввели США"
    return agent_of(scene, light, start, end)


def _noun_end(scene: Scene, last: int, light: Predicate | None) -> int:
    """Return the word at which the phrases of a noun end: a verb, a clause, a hard mark.

    Its own light verb parts nothing ("the sanctions imposed by X on Y"), nor do participles
    ("an attack on a convoy belonging to X").
    """
    verbs = {
        scene.index(p.group.start)
        for p in scene.predicates
        if p is not light and p.arguments is None and (p.finite or p.form.verb_form == "Inf")
    } | scene.other_verbs
    i = last + 1
    while i < len(scene.words) and i not in verbs and not scene.ends_at(i):
        i += 1
    return i


def _clause(scene: Scene, i: int, end: int) -> Span:
    """Return the stretch of a sentence that a noun and its phrases take."""
    start = scene.noun_phrase_start(i, 0)
    return Span(scene.words[start].span.start, scene.words[max(end, i + 1) - 1].span.end)


def _place(sides: dict[Role, Parties], frame: Frame, brought: Parties, *, of: Role) -> None:
    """Give what "of" brings to its role; to the other one where that is taken."""
    other = Role.TARGET if of is Role.ACTOR else Role.ACTOR
    if not sides[of]:
        sides[of] = brought
    elif not sides[other] and not sides[Role.JOINT]:
        sides[other] = brought
    # "el ataque de Israel contra Gaza": the target stands with its own preposition.
    if frame.of is Role.TARGET and sides[Role.TARGET] is not brought and not sides[Role.ACTOR]:
        sides[Role.ACTOR] = brought


def _by_of(scene: Scene, last: int, end: int, *, is_mutual: bool) -> Parties:
    """Return the parties that "of" brings right after a noun."""
    i = last + 1
    if i < end and (mention := scene.mention_at(i)) is not None and not mention.named:
        i = scene.after(mention)
    if scene.frames.compound_heads and i < end and _owns_noun(scene, last, i):
        return parties_of(scene, run_at(scene, i, end, through=scene.frames.grammar["of"]))
    while i < min(end, last + 3) and not (
        scene.is_preposition(i) or scene.is_one_of(i, "of") or scene.is_verb(i)
    ):
        i += 1
    if i >= end or not scene.is_one_of(i, "of"):
        return Parties()
    mentions = run_at(scene, i + 1, end, through=scene.frames.grammar["of"])
    if is_mutual:
        # "la cumbre de Hanói": where they met, not who.
        mentions = tuple(m for m in mentions if not is_city(m))
    return parties_of(scene, mentions) or crowd_at(scene, i + 1, end)


def _by_case(scene: Scene, last: int, end: int, *, placed: Mapping[Role, Parties]) -> Parties:
    """Return the parties that follow a noun without a preposition, and hang on it."""
    found = party_in(scene, last + 1, end, through=frozenset())
    taken = {span for parties in placed.values() for span in parties.spans}
    noun = scene.words[last].span.start
    apart = any(scene.trees.is_apart(span.start, noun) for span in found.spans)
    if apart or taken & set(found.spans):
        return Parties()
    return found


def _by_adjective(scene: Scene, i: int, last: int, *, mutual: bool) -> Parties:
    """Return whose deed it is by a nationality or possessive beside the noun."""
    grammar = scene.frames.grammar
    if ("after",) in grammar["adjectives"]:
        for j in range(last + 1, min(last + 3, len(scene.words))):
            mention = scene.mention_at(j)
            if mention is not None and not mention.named and mention.type is ActorType.COUNTRY:
                return parties_of(scene, (mention,))
            if mention is not None or scene.is_preposition(j) or scene.words[j].gap.strip():
                return Parties()
        return Parties()
    return owner_before(scene, i, mutual=mutual)


def _possessor(scene: Scene, i: int) -> Parties:
    """Resolve "su visita" to the subject of its sentence; "their" means several, "his" a person."""
    owner = next(
        (
            j
            for j in range(i - 1, max(i - 4, -1), -1)
            if not scene.words[j + 1].gap.strip() and scene.is_one_of(j, "possessives")
        ),
        None,
    )
    if owner is None:
        return Parties()
    subjects = (p.subjects for p in scene.predicates if p.finite and p.subjects)
    found = parties_of(scene, next(subjects, ()))
    people = any(m.type is ActorType.PERSON for m in found.mentions)
    single = len(found.ids) == 1 and found.mentions[0].type is not ActorType.GROUP
    unlike = (
        (scene.is_one_of(owner, "theirs") and single)
        or (scene.is_one_of(owner, "his_or_hers") and not people)
        or (scene.is_one_of(owner, "its") and people)
    )
    return Parties() if unlike else found


def _owns_noun(scene: Scene, last: int, i: int) -> bool:
    """Tell whether a name right after a noun is its owner, by its ending ("Besuch Macrons")."""
    mention = scene.mention_at(i)
    if mention is None or not mention.named or scene.words[i].gap != " ":
        return False
    return scene.lower(last) not in scene.frames.prepositions
