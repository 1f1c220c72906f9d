"""In: a Scene. Out: Tellings, the frames its verbs and nouns fill: who, to whom, what, whether."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.extract.frames import Role
from generator.extract.scenes import Parties, Scene, is_bare
from generator.extract.whether import Governed, governed, is_hypothetical, noun_factuality
from generator.model.article import Span
from generator.model.findings import ActorType, Factuality

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.extract.clauses import Predicate
    from generator.extract.frames import Entry, Frame, Phrase
    from generator.model.findings import Mention

LIGHT_REACH = 6
"""Words between a light verb and its noun ("mantuvo una larga y difícil reunión")."""
NEEDS_REACH = 7
"""Words of the object among which the noun that a frame needs is sought."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """One frame filled by one place of the text."""

    scene: Scene
    frame: Frame
    lemma: str
    type: str
    first: int
    """First and last word of the trigger."""
    last: int
    clause: Span
    predicate: Predicate | None
    """The verb that tells it, or the light verb over its noun."""
    actor: Parties
    target: Parties
    about: Span | None
    factuality: Factuality
    claimed_by: tuple[str, ...] = ()

    @property
    def trigger(self) -> Span:
        """Return the characters of the trigger."""
        words = self.scene.words
        return Span(words[self.first].span.start, words[self.last].span.end)


def tell(scene: Scene) -> list[Telling]:
    """Return all tellings of a sentence in text order, the contents of wishes left out."""
    verbs = [t for p in scene.predicates if (t := _told_by_verb(scene, p)) is not None]
    taken = {i for t in verbs for i in _needed_words(t)}
    nouns: list[Telling] = []
    for i in range(len(scene.words)):
        if i not in taken and (told := _told_by_noun(scene, i)) is not None:
            nouns.append(told)
            taken |= {i + k for k in range(len(told.lemma.split()))}
    # A light verb with its noun is one telling, so what the verb alone might tell is dropped.
    used = {id(t.predicate) for t in nouns if t.predicate is not None and t.first != t.last}
    verbs = [t for t in verbs if id(t.predicate) not in used]
    return _weighed(sorted([*verbs, *nouns], key=lambda t: t.trigger), scene)


# ------------------------------------------------------------------------------------- verbs


def _told_by_verb(scene: Scene, predicate: Predicate) -> Telling | None:
    """Return what a verb tells by the first of its frames that its clause fills."""
    i = scene.index(predicate.word.start)
    for entry in scene.frames.verbs.get(predicate.lemma, ()):
        told = _fill_verb(scene, predicate, entry, i)
        if told is not None:
            return told
    return None


def _fill_verb(scene: Scene, predicate: Predicate, entry: Entry, i: int) -> Telling | None:
    """Fill a frame from the clause of its verb, None where the frame asks what is not there."""
    frame = entry.frame
    tail = _tail(scene, entry, i)
    if tail is None or (frame.reflexive is not None and frame.reflexive != predicate.reflexive):
        return None
    end = max(scene.index(predicate.clause.end), tail)
    passive = predicate.passive and not is_bare(predicate)
    thing = _thing(scene, predicate, tail, end, passive=passive)
    own = {phrase[:1] for phrase, role in frame.prepositions if role is Role.ABOUT}
    if frame.needs and not _holds(scene, thing, frame.needs, through=own):
        return None
    if frame.unless and _holds(scene, thing, frame.unless):
        return None
    actor, target, about = _verb_parties(
        scene, predicate, frame, start=tail, end=end, passive=passive, thing=thing
    )
    if not _meets(scene, frame, actor, target):
        return None
    type_, factuality = frame.type, predicate.modality
    if _is_refusal(scene, predicate, frame):
        type_, factuality = scene.frames.refusal, Factuality.ASSERTED
    return Telling(
        scene=scene,
        frame=frame,
        lemma=entry.lemma,
        type=type_,
        first=i,
        last=tail - 1,
        clause=predicate.clause,
        predicate=predicate,
        actor=actor,
        target=target,
        about=about,
        factuality=factuality,
    )


def _is_refusal(scene: Scene, predicate: Predicate, frame: Frame) -> bool:
    """Tell whether an act is refused: "no firmará", "failed to reach agreement"."""
    if predicate.negated and predicate.tense == "Fut":
        return _is_friendly(scene, frame)
    agrees = frame.type in scene.frames.future.values() and not predicate.negated
    return agrees and predicate.modality is Factuality.DENIED


def _is_friendly(scene: Scene, frame: Frame) -> bool:
    return scene.frames.kinds[frame.type].quad in (1, 2)


def _tail(scene: Scene, entry: Entry, i: int) -> int | None:
    """Return the word after a verb and what must follow it; a word or two may come between."""
    if not entry.words:
        return i + 1
    for j in range(i + 1, min(i + 4, len(scene.words))):
        if scene.phrase_at(j, {entry.words}):
            return j + len(entry.words)
        if "," in scene.words[j].gap or scene.is_verb(j):
            return None
    return None


def _thing(
    scene: Scene, predicate: Predicate, start: int, end: int, *, passive: bool
) -> tuple[int, int]:
    """Return the words of what the verb acts on: its object, in the passive its subject."""
    if not passive:
        i = scene.skip_dates(start)
        return i, min(end, i + NEEDS_REACH)
    if predicate.subject is not None:
        return scene.index(predicate.subject.start), scene.index(predicate.subject.end)
    first = scene.index(predicate.group.start)
    return scene.noun_phrase_start(first, 0), first  # "las sanciones impuestas"


def _holds(
    scene: Scene,
    thing: tuple[int, int],
    phrases: frozenset[Phrase],
    *,
    through: Collection[Phrase] = (),
) -> bool:
    """Tell whether one of the phrases stands in a noun phrase, before what follows it."""
    start, end = thing
    for i in range(start, end):
        if i > start and (scene.ends_at(i) or "," in scene.words[i].gap):
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


def _verb_parties(  # noqa: PLR0913 - a clause has so many sides
    scene: Scene,
    predicate: Predicate,
    frame: Frame,
    *,
    start: int,
    end: int,
    passive: bool,
    thing: tuple[int, int],
) -> tuple[Parties, Parties, Span | None]:
    grammar = scene.frames.grammar
    sides: dict[Role, Parties] = dict.fromkeys(Role, Parties())
    subject = _subject(scene, predicate)
    through = grammar["of"] | (grammar["through"] if _is_verbal(scene, frame) else frozenset())
    found = scene.slots(start, end, frame.prepositions, through=through)
    about: Span | None = None
    if passive:
        agent = _agent(scene, start, end)
        if frame.subject is not None:
            sides[frame.subject] = agent
        if frame.object is not None:
            sides[frame.object] = subject if predicate.finite else _before(scene, predicate)
        if frame.about_object and predicate.subject is not None:
            about = predicate.subject
    else:
        if frame.subject is not None:
            sides[frame.subject] = subject
        i = scene.skip_dates(start)
        if frame.object is not None:
            i = i + 1 if i < end and scene.is_one_of(i, "object_marker") else i
            mentions = scene.run_at(i, end, through=grammar["of"])
            sides[frame.object] = scene.parties(mentions) or scene.crowd_at(i, end)
        if frame.about_object:
            about = scene.object_span(i, end)
    if frame.about_object and not passive:
        about = scene.content_span(start) or about
    for role, (parties, place) in found.items():
        if role is Role.ABOUT:
            about = about or scene.complement_span(place, end)
        elif not sides[role] and (place > start + 1 or not sides[frame.object or Role.ABOUT]):
            sides[role] = parties
    return sides[Role.ACTOR] + sides[Role.JOINT], sides[Role.TARGET], about


def _is_verbal(scene: Scene, frame: Frame) -> bool:
    """Tell whether a frame is of words, whose target may stand deep in what they are about."""
    return scene.frames.kinds[frame.type].quad in (0, 1, 3)


def _subject(scene: Scene, predicate: Predicate) -> Parties:
    """Return the subject of a verb; of an infinitive or gerund that of the verb over it."""
    i = scene.index(predicate.group.start)
    own = () if is_bare(predicate) or _is_relative(scene, predicate) else scene.run_before(i)
    if own and set(predicate.subjects) <= set(own):
        return scene.parties(own)
    if predicate.subjects:
        return scene.parties(predicate.subjects)
    if predicate.subject is not None and not is_bare(predicate):
        first, end = (scene.index(x) for x in (predicate.subject.start, predicate.subject.end))
        return (
            _referred(scene, predicate, first)
            or scene.crowd_at(first, end)
            or Parties((), (predicate.subject,), (), None)
        )
    if predicate.form.verb_form == "Part" and predicate.passive:
        return Parties()
    if is_bare(predicate):
        before = [
            p for p in scene.predicates if not is_bare(p) and p.word.start < predicate.word.start
        ]
        after = [
            p for p in scene.predicates if not is_bare(p) and p.word.start > predicate.word.start
        ]
        for other in (*reversed(before), *after):
            if other.finite and (found := _subject(scene, other)):
                return found
        # "is willing to withdraw": the auxiliary is no verb of ours.
        for j in range(i - 1, 0, -1):
            if any(f.upos == "AUX" and f.verb_form == "Fin" for f in scene.frames.index.lookup(scene.words[j].lower)):
                return scene.parties(scene.run_before(j)) or scene.crowd_at(0, j)
        return Parties()
    return _referred(scene, predicate, i - 1) or _over_relative(scene, i)


def _is_relative(scene: Scene, predicate: Predicate) -> bool:
    """Tell whether a relative pronoun leads right to a verb, so that it is its subject."""
    i = scene.index(predicate.clause.start)
    return predicate.relative and i > 0 and scene.is_one_of(i - 1, "relatives")


def _referred(scene: Scene, predicate: Predicate, i: int) -> Parties:
    """Return whom a pronoun or a dropped subject means: who acted last, where only one can be."""
    grammar = scene.frames.grammar
    pronoun = i >= 0 and next(
        (k for k in ("he_or_she", "they", "it") if scene.is_one_of(i, k)), None
    )
    start = scene.index(predicate.group.start)
    dropped = (
        scene.frames.drops_subjects
        and predicate.subject is None
        and (start == 0 or (start <= 2 and scene.phrase_before(start, grammar["openers"])))  # noqa: PLR2004 - "También ayer"
    )
    if not pronoun and not dropped:
        return Parties()
    earlier = [
        p for p in scene.predicates
        if p.word.end < predicate.group.start and p.finite and p.subjects and not p.relative
    ]  # fmt: skip
    meant = scene.parties(earlier[0].subjects) if earlier else scene.before
    single = pronoun in ("he_or_she", "it") or (dropped and predicate.form.number == "Sing")
    if (len(meant.ids) == 1) is not single or not meant.mentions:
        return Parties()
    person = meant.mentions[0].type is ActorType.PERSON
    if (pronoun == "he_or_she" and not person) or (pronoun == "it" and person):
        return Parties()
    return meant


def _over_relative(scene: Scene, i: int) -> Parties:
    """Return the noun phrase that opens a sentence where a relative clause parts it from its verb."""
    if not scene.words or scene.is_preposition(0):
        return Parties()
    mentions = scene.run_at(0, i, through=scene.frames.grammar["of"])
    found = scene.parties(mentions) or scene.crowd_at(0, i)
    if not found:
        return found
    after = scene.index(found.spans[-1].end)
    relative = any(scene.is_one_of(j, "relatives") for j in range(after, min(after + 4, i)))
    return found if relative else Parties()


def main_subject(scene: Scene) -> Parties:
    """Return who acts in a sentence, as the next one may refer to: its first subject with a name."""
    for predicate in scene.predicates:
        if predicate.finite and not predicate.relative:
            found = _subject(scene, predicate)
            if found.ids:
                return found
    return scene.before


def _agent(scene: Scene, start: int, end: int) -> Parties:
    """Return the doer of a passive."""
    by = tuple((phrase, Role.ACTOR) for phrase in sorted(scene.frames.grammar["by"], key=len))
    found = scene.slots(start, end, by[::-1], through=frozenset())
    return found[Role.ACTOR][0] if Role.ACTOR in found else Parties()


def _before(scene: Scene, predicate: Predicate) -> Parties:
    """Return the parties in the noun phrase right before a bare participle."""
    end = scene.index(predicate.group.start)
    start = scene.noun_phrase_start(end, 0)
    return scene.parties(scene.run_at(start, end, through=scene.frames.grammar["of"]))


def _owns(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention only says whose thing it is ("Trump's invitation")."""
    i = scene.after(mention)
    return i < len(scene.words) and scene.is_one_of(i, "owners") and scene.words[i].gap != " "


def _meets(scene: Scene, frame: Frame, actor: Parties, target: Parties) -> bool:
    """Tell whether all parties that a frame requires are there, and are what it asks."""
    if frame.crowd and actor.crowd != frame.crowd and not any(
        scene.holds_collective(m.span, frame.crowd) for m in actor.mentions
    ):
        return False
    if frame.person and not any(
        m.type is ActorType.PERSON and not _owns(scene, m) for m in actor.mentions
    ):
        return False
    if Role.JOINT in frame.requires and len(actor.spans) < 2:  # noqa: PLR2004 - two sides
        return False
    return not (
        (Role.ACTOR in frame.requires and not actor)
        or (Role.TARGET in frame.requires and not target)
    )


# ------------------------------------------------------------------------------------- nouns


def _told_by_noun(scene: Scene, i: int) -> Telling | None:
    entries = scene.frames.nouns.get(scene.words[i].lower, ())
    if not entries or scene.is_verb(i) or scene.inside_mention(i) or scene.is_date(i):
        return None
    for entry in entries:
        hyphened = len(entry.words) == 1 and scene.is_hyphened(i)
        if scene.phrase_at(i, {entry.words}) and not hyphened:
            told = _fill_noun(scene, entry, i)
            if told is not None:
                return told
    return None


def _fill_noun(scene: Scene, entry: Entry, i: int) -> Telling | None:
    """Fill a frame from the phrases around its noun and from the verb that governs it."""
    frame, grammar = entry.frame, scene.frames.grammar
    last = i + len(entry.words) - 1
    end = _noun_end(scene, last)
    over = governed(scene, i, last, reach=LIGHT_REACH)
    if frame.light and over.kind not in ("do", "say", "put", "announce", "cancel"):
        return None
    if frame.needs and not _holds(scene, (last + 1, min(end, last + 4)), frame.needs):
        return None
    sides: dict[Role, Parties] = dict.fromkeys(Role, Parties())
    about: Span | None = None
    through = grammar["of"] | (grammar["through"] if _is_verbal(scene, frame) else frozenset())
    by = tuple((phrase, Role.ACTOR) for phrase in grammar["by"])
    slots = (*frame.prepositions, *(pair for pair in by if pair[0] not in dict(frame.prepositions)))
    ordered = tuple(sorted(slots, key=lambda pair: -len(pair[0])))
    for role, (parties, place) in scene.slots(last + 1, end, ordered, through=through).items():
        sides[role] = parties
        if role is Role.ABOUT or (role is Role.TARGET and frame.mode in ("allege", "concern")):
            about = scene.complement_span(place, end)
    sides[Role.ACTOR] += _by_adjective(scene, i, last)
    is_mutual = any(role is Role.JOINT for _, role in frame.prepositions)
    brought = _by_of(scene, last, end, is_mutual=is_mutual)
    if frame.of is Role.ABOUT:
        about = about or scene.object_span(last + 2, end) if last + 2 < end else about
    elif brought:
        _place(sides, frame, brought)
    actor = sides[Role.ACTOR] + sides[Role.JOINT]
    light = over.kind in ("do", "say", "put", "announce")
    if not actor and light and over.predicate is not None:
        predicate = over.predicate
        after = scene.index(predicate.word.end)
        actor = (
            _agent(scene, after, scene.index(predicate.clause.end))
            if predicate.passive
            else _subject(scene, predicate)
        )
    if not actor:
        actor = _possessor(scene, i)
    if not _meets(scene, frame, actor, sides[Role.TARGET]):
        return None
    first = i
    if light and over.verb is not None and over.predicate is not None:
        first, last = min(i, over.verb), max(last, over.verb)
    factuality = noun_factuality(scene, i, last, over)
    type_ = frame.type
    if over.kind == "announce" and frame.type in scene.frames.future:
        factuality = Factuality.PLANNED
    if light and over.predicate is not None and _is_refusal(scene, over.predicate, frame):
        type_, factuality = scene.frames.refusal, Factuality.ASSERTED
    return Telling(
        scene=scene,
        frame=frame,
        lemma=entry.lemma,
        type=type_,
        first=first,
        last=last,
        clause=over.predicate.clause if over.predicate and light else _clause(scene, i, end),
        predicate=over.predicate if light else None,
        actor=actor,
        target=sides[Role.TARGET],
        about=about,
        factuality=factuality,
    )


def _noun_end(scene: Scene, last: int) -> int:
    """Return the word at which the phrases of a noun end: a finite verb, a clause, a hard mark."""
    finite = {scene.index(p.group.start) for p in scene.predicates if p.finite and not is_bare(p)}
    i = last + 1
    while i < len(scene.words) and i not in finite and not scene.ends_at(i):
        i += 1
    return i


def _clause(scene: Scene, i: int, end: int) -> Span:
    """Return the stretch of a sentence that a noun and its phrases take."""
    start = scene.noun_phrase_start(i, 0)
    return Span(scene.words[start].span.start, scene.words[max(end, i + 1) - 1].span.end)


def _place(sides: dict[Role, Parties], frame: Frame, brought: Parties) -> None:
    """Give what "of" brings to its role; to the other one where that is taken."""
    other = Role.TARGET if frame.of is Role.ACTOR else Role.ACTOR
    if not sides[frame.of]:
        sides[frame.of] = brought
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
    while i < min(end, last + 3) and not scene.is_preposition(i) and not scene.is_verb(i):
        i += 1
    if i >= end or not scene.is_one_of(i, "of"):
        return Parties()
    mentions = scene.run_at(i + 1, end, through=scene.frames.grammar["of"])
    if is_mutual:
        # "la cumbre de Hanói": where they met, not who.
        mentions = tuple(m for m in mentions if not scene.is_city(m))
    return scene.parties(mentions) or scene.crowd_at(i + 1, end)


def _by_adjective(scene: Scene, i: int, last: int) -> Parties:
    """Return whose deed it is by a nationality or possessive beside the noun."""
    grammar = scene.frames.grammar
    if ("after",) in grammar["adjectives"]:
        for j in range(last + 1, min(last + 3, len(scene.words))):
            mention = scene.mention_at(j)
            if mention is not None and not mention.named and mention.type is ActorType.COUNTRY:
                return scene.parties((mention,))
            if mention is not None or scene.is_preposition(j) or scene.words[j].gap.strip():
                return Parties()
        return Parties()
    return _owner_before(scene, i)


def _owner_before(scene: Scene, i: int) -> Parties:
    """Return "Russia's", "US" or "Russian" before a noun, an adjective or two between."""
    for j in range(i - 1, max(i - 5, -1), -1):
        if "," in scene.words[j + 1].gap or scene.is_verb(j) or scene.is_preposition(j):
            return Parties()
        if scene.is_one_of(j, "owners"):
            continue
        mention = scene.entities.at(scene.words[j].span.start)
        if mention is not None:
            start = scene.index(mention.span.start)
            run = [mention]
            # "Russia and China's visit" is rare; "US and South Korean drills" is not.
            if start > 1 and scene.is_one_of(start - 1, "and"):
                before = scene.entities.at(scene.words[start - 2].span.start)
                if before is not None:
                    run.insert(0, before)
            return scene.parties(run)
        if scene.is_one_of(j, "articles"):
            return Parties()
    return Parties()


def _possessor(scene: Scene, i: int) -> Parties:
    """Resolve "su visita" to the subject of its sentence."""
    if not any(
        scene.is_one_of(j, "possessives")
        for j in range(max(i - 3, 0), i)
        if not scene.words[j + 1].gap.strip()
    ):
        return Parties()
    for predicate in scene.predicates:
        if predicate.finite and predicate.subjects:
            return scene.parties(predicate.subjects)
    return Parties()


# ------------------------------------------------------------------------------- what governs


def _needed_words(told: Telling) -> set[int]:
    """Return the positions of the nouns that a verb's frame asked for: they tell nothing more."""
    if not told.frame.needs or told.predicate is None:
        return set()
    scene = told.scene
    start, end = _thing(
        scene,
        told.predicate,
        told.last + 1,
        scene.index(told.predicate.clause.end),
        passive=told.predicate.passive,
    )
    return {
        i + k
        for i in range(start, end)
        if (phrase := scene.phrase_at(i, told.frame.needs))
        for k in range(len(phrase))
    }


def _weighed(told: Sequence[Telling], scene: Scene) -> list[Telling]:
    """Weigh each telling by what stands over it: wishes, charges, denials, conditions."""
    kept: list[Telling] = []
    for one in told:
        over = _over(one, told)
        wishes = scene.frames.groups["wishes"]
        if over is not None and over.frame.type in wishes:
            # What is asked or promised is no event; a deed with doer and sufferer is presupposed.
            presupposed = one.predicate is None and one.actor.ids and one.target.ids
            if not presupposed:
                continue
        factuality, claimants, actor = one.factuality, one.claimed_by, one.actor
        refused = one.type == scene.frames.refusal != one.frame.type
        if one.frame.part == "verb" and one.predicate is not None and not refused:
            factuality = is_hypothetical(scene, one.predicate, factuality)
        if over is not None and over.frame.mode == "allege":
            factuality = Factuality.POSSIBLE
            claimants = over.actor.ids
            if one.predicate is not None and is_bare(one.predicate) and one.frame.part == "verb":
                actor = over.target or actor
        elif over is not None and over.frame.mode == "deny":
            factuality = Factuality.DENIED
            if one.predicate is not None and is_bare(one.predicate) and not actor:
                actor = over.actor
        type_ = one.type
        if factuality is Factuality.PLANNED:
            type_ = scene.frames.future.get(type_, type_)
        kept.append(
            replace(one, factuality=factuality, claimed_by=claimants, actor=actor, type=type_)
        )
    return kept


def _over(one: Telling, told: Sequence[Telling]) -> Telling | None:
    """Return the wish, charge or denial whose content a telling is."""
    governing = [
        t
        for t in told
        if t.last < one.first
        and (t.frame.mode in ("allege", "deny") or t.frame.type in t.scene.frames.groups["wishes"])
        and _is_content(one, t)
    ]
    return governing[-1] if governing else None


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
    # "pidió que retire": the first finite verb opens with a complementiser.
    first = scene.index(between[0].clause.start)
    return (
        first > 0
        and scene.is_one_of(first - 1, "complementisers")
        and (one.predicate is between[0] or one.predicate is None)
    )
