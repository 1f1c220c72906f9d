"""In: a Scene. Out: Tellings, the frames its verbs and nouns fill: who, to whom, what, whether."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.frames import Role
from generator.extract.noun_tellings import needed_by_noun, told_by_noun
from generator.extract.scenes import Scene, Telling, is_bare
from generator.extract.verb_tellings import needed_words, told_by_verb
from generator.extract.whether import is_hypothetical, is_purpose
from generator.model.findings import Factuality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.clauses import Predicate


def tell(scene: Scene) -> list[Telling]:
    """Return all tellings of a sentence in text order, the contents of wishes left out."""
    verbs = [t for p in scene.predicates if (t := told_by_verb(scene, p)) is not None]
    taken = {i for t in verbs for i in (*needed_words(t), *range(t.first + 1, t.last + 1))}
    nouns: list[Telling] = []
    for i in range(len(scene.words)):
        if i not in taken and (told := told_by_noun(scene, i)) is not None:
            nouns.append(told)
            taken |= {i + k for k in range(len(told.lemma.split()))} | needed_by_noun(told)
    # A light verb with its noun is one telling, so what the verb alone might tell is dropped.
    used = {id(t.predicate) for t in nouns if t.predicate is not None and t.first != t.last}
    verbs = [t for t in verbs if id(t.predicate) not in used]
    accepted = _accepted(sorted([*verbs, *nouns], key=lambda t: t.trigger), scene)
    found = _weighed(accepted, scene)
    demands = [t for t in found if _is_demand(t, found)]
    return [_with_demand(t, demands) for t in found if t not in demands]


def _accepted(told: Sequence[Telling], scene: Scene) -> list[Telling]:
    """Leave out refusals that are denied: what is not ruled out may yet be done."""
    refused = [
        t
        for t in told
        if t.frame.type == scene.frames.refusal and t.factuality is Factuality.DENIED
    ]
    open_still = {id(over) for one in told if (over := _over(one, refused)) is not None}
    return [t for t in told if id(t) not in open_still]


def _is_demand(one: Telling, told: Sequence[Telling]) -> bool:
    """Tell whether a request is only what a crowd protests for ("marched to demand elections").

    PLOVER codes the protest and not its demand apart.
    """
    groups = one.scene.frames.groups
    if one.type not in groups["demands"] or (one.predicate and not is_bare(one.predicate)):
        return False
    spans = set(one.actor.spans)
    return any(t.type in groups["crowds"] and (spans & set(t.actor.spans)) for t in told)


def _with_demand(one: Telling, demands: Sequence[Telling]) -> Telling:
    """Give a protest without a target the one of whom it demands something."""
    if one.target or one.type not in one.scene.frames.groups["crowds"]:
        return one
    spans = set(one.actor.spans)
    asked = (d.target for d in demands if d.target and spans & set(d.actor.spans))
    return replace(one, target=next(asked, one.target))


def _weighed(told: Sequence[Telling], scene: Scene) -> list[Telling]:
    """Weigh each telling by what stands over it: wishes, charges, denials, conditions."""
    kept: list[Telling] = []
    for one in (_by_the_blamed(t, told) for t in told):
        over = _over(one, told)
        wishes = scene.frames.groups["wishes"]
        if over is not None and over.frame.type in wishes:
            # What is asked or promised is no event; a deed with doer and sufferer is presupposed,
            # and a crowd asks something to protest against another thing.
            presupposed = one.predicate is None and one.actor.ids and one.target.ids
            if not presupposed and not _is_purpose(one):
                continue
        factuality, claimants, actor = one.factuality, one.claimed_by, one.actor
        refused = one.type == scene.frames.refusal != one.frame.type
        if one.frame.part == "verb" and one.predicate is not None and not refused:
            factuality = is_hypothetical(scene, one.predicate, factuality)
        if over is not None and over.frame.mode == "allege":
            factuality = Factuality.POSSIBLE
            claimants = over.actor.ids
            if one.predicate is not None and one.frame.part == "verb" and _is_inherited(one, over):
                actor = over.target or actor
        disputed = over is not None and over.frame.mode == "deny" and not _is_named_charge(one)
        if over is not None and disputed:
            factuality = Factuality.DENIED
            if one.predicate is not None and is_bare(one.predicate) and not actor:
                actor = over.actor
        if not _is_said_before(one, kept):
            type_ = _in_future(one) if factuality is Factuality.PLANNED else one.type
            found = replace(one, factuality=factuality, actor=actor, type=type_)
            kept.append(replace(found, claimed_by=claimants, disputed=disputed))
    return kept


def _is_named_charge(one: Telling) -> bool:
    """Tell whether a noun names a charge; who denies it does not deny that it was made."""
    return one.frame.mode == "allege" and one.frame.part == "noun"


def _is_inherited(one: Telling, over: Telling) -> bool:
    """Tell whether the words of a charge do not say themselves who did what it alleges."""
    if one.predicate is None or is_bare(one.predicate) or over.about is None:
        return True
    return not any(over.about.holds(span) for span in one.actor.spans)


def _in_future(one: Telling) -> str:
    """Return what a deed is that is not yet done; what another is done for, nobody promises."""
    scene = one.scene
    if (
        one.predicate is not None
        and is_purpose(scene, one.predicate)
        and scene.trees.is_adverbial(one.predicate.word.start)
    ):
        return one.type
    return _offered(one) or scene.frames.future.get(one.type, one.type)


def _is_said_before(one: Telling, told: Sequence[Telling]) -> bool:
    """Tell whether the deed that a purpose belongs to is of its type ("sent food to help X").

    What help is for is the help once more ("gave money to support X").
    """
    deeds = one.scene.frames.groups["helps"]
    if one.predicate is None or not is_purpose(one.scene, one.predicate):
        return False
    trees, place = one.scene.trees, one.trigger.start
    return any(
        (other.frame.type == one.frame.type or {one.frame.type, other.frame.type} <= deeds)
        and any(
            trees.is_under(place, other.scene.words[i].span.start)
            for i in (other.first, other.last)
        )
        for other in told
    )


def _is_purpose(one: Telling) -> bool:
    """Tell whether a crowd's protest is what something else is done for ("para protestar")."""
    grammar, crowds = one.scene.frames.grammar, one.scene.frames.groups["crowds"]
    return one.type in crowds and bool(one.scene.phrase_before(one.first, grammar["purpose"]))


def _offered(one: Telling) -> str | None:
    """Return what a deed is that its doer is only willing to do for another."""
    frames = one.scene.frames
    if one.predicate is None or frames.kinds[one.frame.type].quad not in (1, 2):
        return None
    first = one.scene.index(one.predicate.group.start)
    return frames.offer if one.scene.phrase_before(first, frames.factuality["offers"]) else None


def _over(one: Telling, told: Sequence[Telling]) -> Telling | None:
    """Return the wish, charge or denial whose content a telling is."""
    governing = [
        t
        for t in told
        if t.last < one.first
        and not is_background(one, t)
        and (t.frame.mode in ("allege", "deny") or t.frame.type in t.scene.frames.groups["wishes"])
        and _is_content(one, t)
    ]
    return governing[-1] if governing else None


def is_background(one: Telling, of: Telling) -> bool:
    """Tell whether a telling is only what surrounds another ("pese a las protestas"): a fact."""
    scene = one.scene
    if scene.trees.is_told_beside(one.trigger.start, of.trigger.start):
        return one.predicate is None or _is_indicative(one.predicate)
    start = scene.noun_phrase_start(one.first, of.last + 1)
    around = scene.phrase_before(start, scene.frames.grammar["around"])
    return one.predicate is None and around is not None


def _is_indicative(predicate: Predicate) -> bool:
    """Tell whether a verb's form is no subjunctive: parses take "castiguen" for a fact."""
    return predicate.form.mood != "Sub"


def _by_the_blamed(one: Telling, told: Sequence[Telling]) -> Telling:
    """Give a deed its doer where somebody is blamed for it ("arrested X for smuggling arms")."""
    if one.predicate is None or one.predicate.form.verb_form != "Ger":
        return one
    scene = one.scene
    first = scene.index(one.predicate.group.start)
    for other in told:
        reasons = {p for p, role in other.frame.prepositions if role is Role.ABOUT}
        reasons |= scene.frames.grammar["blames"]
        conflict = other.frame.type in scene.frames.groups["conflict"]
        if other.predicate is None or not conflict or not scene.phrase_before(first, reasons):
            continue
        if scene.trees.is_under(scene.words[one.first].span.start, other.predicate.word.start):
            return replace(one, actor=other.target)
    return one


def _is_content(one: Telling, of: Telling) -> bool:
    """Tell whether a telling stands in what another asks, promises, charges or denies."""
    if of.about is not None and of.about.holds(one.trigger):
        return True
    if of.frame.mode in ("allege", "deny") and of.about is not None:
        return False
    scene = one.scene
    between = [
        p for p in scene.predicates
        if p.finite and not is_bare(p) and of.trigger.end <= p.group.start
        and p.word.end <= one.trigger.end
    ]  # fmt: skip
    if of.predicate is not None:
        between = [p for p in between if p is not of.predicate]
    if not between:
        # "prometió enviar", "se negó a firmar", "pidió ayuda para"
        return of.frame.part == "verb" and (
            (of.clause.overlaps(one.trigger) or one.predicate is not None)
            and (one.predicate is None or is_bare(one.predicate) or one.predicate is of.predicate)
        )
    # "pidió que retire": the first finite verb opens with a complementiser, or needs none.
    first = scene.index(between[0].clause.start)
    opens = (
        first > 0
        and scene.is_one_of(first - 1, "complementisers")
        and not (
            _is_indicative(between[0])
            and scene.trees.is_relative(scene.words[first - 1].span.start, between[0].word.start)
        )
    )
    place = scene.words[of.first].span.start
    return (opens or scene.trees.is_complement(between[0].word.start, place)) and (
        one.predicate is between[0] or one.predicate is None
    )
