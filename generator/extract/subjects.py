"""In: a verb of a Scene. Out: who acts, also where the text says "he", "both" or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.parties import crowd_at, parties_of, party_in, run_at, run_before
from generator.extract.scenes import CIVIC, Parties, Scene, is_bare
from generator.model.article import Span
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from generator.extract.clauses import Predicate
    from generator.model.findings import Mention


def subject_of(scene: Scene, predicate: Predicate) -> Parties:
    """Return the subject of a verb; of an infinitive or gerund that of the verb over it."""
    i = scene.index(predicate.group.start)
    own = _right_before(scene, predicate, i)
    if own and set(predicate.subjects) <= set(own):
        return _agreeing(parties_of(scene, own), predicate)
    if predicate.subjects and not _is_of_report(scene, predicate):
        return parties_of(scene, predicate.subjects)
    if predicate.subject is not None and not is_bare(predicate):
        first, end = (scene.index(x) for x in (predicate.subject.start, predicate.subject.end))
        return (
            _referred(scene, predicate, first)
            or _own_state(scene, predicate, first, end)
            or _named_crowd(scene, predicate, first, end)
            or Parties((), (predicate.subject,), (), None)
        )
    if predicate.form.verb_form == "Part" and predicate.passive:
        return Parties()
    if is_bare(predicate):
        return _of_bare(scene, predicate, i)
    return _referred(scene, predicate, i - 1) or _over_relative(scene, i)


def _is_of_report(scene: Scene, predicate: Predicate) -> bool:
    """Tell whether the subject is that of a later report: "struck it, killing two, he said"."""
    return (
        is_bare(predicate)
        and predicate.subjects[0].span.start > predicate.word.end
        and any(
            p.finite and not is_bare(p) and p.word.end < predicate.word.start
            for p in scene.predicates
        )
    )


def _of_bare(scene: Scene, predicate: Predicate, i: int) -> Parties:
    """Return the subject of an infinitive or gerund: that of the verb over it.

    Or what it describes by the parse: "a man suspected of killing".
    """
    if (named := _named_before(scene, predicate)) is not None:
        return named
    noun = scene.trees.described(predicate.word.start)
    if noun is not None and (described := _of_described(scene, predicate, noun)):
        return described
    if (above := _by_tree(scene, predicate)) is not None:
        return above
    others = [p for p in scene.predicates if not is_bare(p)]
    before = [p for p in others if p.word.start < predicate.word.start]
    after = [p for p in others if _opens_before(scene, predicate, p)]
    for other in (*reversed(before), *after):
        if other.finite and (found := subject_of(scene, other)):
            return found
    # "is willing to withdraw": the auxiliary is no verb of ours.
    for j in range(i - 1, 0, -1):
        if any(
            f.upos == "AUX" and f.verb_form == "Fin"
            for f in scene.frames.index.lookup(scene.words[j].lower)
        ):
            return parties_of(scene, run_before(scene, j)) or crowd_at(scene, 0, j)
    return Parties()


def _opens_before(scene: Scene, predicate: Predicate, other: Predicate) -> bool:
    """Tell whether a bare verb opens the clause of a later verb: "To end it, Peru withdrew".

    "An attempt to kill him failed" has it inside the subject.
    """
    if other.word.start < predicate.word.start:
        return False
    start = other.subject.start if other.subject is not None else other.group.start
    if start < predicate.word.start:
        return not (other.subject and other.subject.holds(predicate.word))
    return any(
        "," in w.gap for w in scene.words[scene.index(predicate.word.end) : scene.index(start) + 1]
    )


def _of_described(scene: Scene, predicate: Predicate, noun: Token) -> Parties:
    """Return who does what describes a noun: the noun itself, or the one whose plan it is."""
    start, end = scene.trees.phrase(noun)
    if not scene.span.holds(Span(start, end)):
        return Parties()
    first, after = scene.index(start), scene.index(end)
    if predicate.form.verb_form == "Inf":
        verb = scene.index(predicate.group.start)
        if scene.phrase_before(verb, scene.frames.grammar["purpose"]):
            return Parties()  # "a convoqué l'ambassadeur pour protester"
        owners = parties_of(scene, scene.entities.outermost(Span(start, end)))
        # "through the capital to protest": what a preposition brings is no plan.
        is_plan = noun.pos_ == "NOUN" and not (first and scene.is_preposition(first - 1))
        owners = owners or _agent_after(scene, after - 1)
        return owners if is_plan and len(owners.ids) == 1 else Parties()
    mention = scene.entities.at(noun.idx)
    named = parties_of(scene, (mention,)) if mention is not None else Parties()
    found = named or crowd_at(scene, first, after)
    if noun != scene.trees.above(predicate.word.start):
        return found or Parties((), (Span(start, end),), ())  # "a man suspected of killing"
    apart = "," in scene.text[end : predicate.word.start]
    describes = scene.frames.gerunds_describe and not apart
    tells = scene.phrase_at(scene.index(noun.idx), scene.frames.grammar["speaking"])
    if describes and not found and not tells:
        return Parties((), (Span(start, end),), ())  # "partners backing it", but "a note urging it"
    return found if describes else Parties()


def _right_before(scene: Scene, predicate: Predicate, i: int) -> tuple[Mention, ...]:
    """Return who stands right before a verb, where its place makes a subject."""
    by_case = predicate.arguments is not None
    if by_case or is_bare(predicate) or _is_relative(scene, predicate):
        return ()
    own, subject = run_before(scene, i), predicate.subject
    if subject is None or predicate.subjects:
        return own
    # "mineros de Potosí (sur) y Oruro tomaron": the subject names nobody.
    start = scene.index(subject.start)
    firsts = [scene.index(m.span.start) for m in own if subject.holds(m.span)]
    return () if any(scene.noun_phrase_start(j, start) > start for j in firsts) else own


def _named_before(scene: Scene, predicate: Predicate) -> Parties | None:
    """Return who stands between a preposition and an infinitive ("approval for X to deliver")."""
    i = scene.index(predicate.word.start)
    mention = scene.entities.at(scene.words[i - 2].span.start) if i > 1 else None
    if mention is None or not scene.is_one_of(i - 1, "infinitive") or scene.after(mention) != i - 1:
        return None
    first = scene.index(mention.span.start)
    while first > 0 and scene.is_one_of(first - 1, "articles"):
        first -= 1
    marked = first > 0 and scene.is_one_of(first - 1, "subject_markers")
    return parties_of(scene, (mention,)) if marked else None


def _agent_after(scene: Scene, j: int) -> Parties:
    """Return whose a noun is that "by" follows ("the decision by X to visit")."""
    by = scene.phrase_at(j + 1, scene.frames.grammar["by"])
    if by is None:
        return Parties()
    start = j + 1 + len(by)
    return parties_of(scene, run_at(scene, start, len(scene.words), through=frozenset()))


def _by_tree(scene: Scene, predicate: Predicate) -> Parties | None:
    """Return the subject of the verb over one by the parse, if that verb is none of ours."""
    heads = scene.trees.subject(predicate.word.start)
    if (
        len(heads) != 1
        or heads[0].pos_ != "NOUN"
        or not scene.span.start <= heads[0].idx < scene.span.end
    ):
        return None
    subjects = (p.subject for p in scene.predicates if p is not predicate and p.subject)
    if any(subject.start <= heads[0].idx < subject.end for subject in subjects):
        return None
    start, end = scene.trees.phrase(heads[0])
    low, high = scene.index(start), scene.index(end)
    return party_in(scene, low, high, through=frozenset()) or Parties((), (Span(start, end),))


def doer_around(scene: Scene, i: int) -> Parties:
    """Return who acts in the clause around a word, by the tree ("cortaron la ruta en protesta")."""
    word = scene.words[i].span
    verb = scene.trees.verb_around(word.start, word.end)
    heads = scene.trees.subject(verb[-1].idx) if verb else ()
    if not heads or any(head.dep_ == "nsubj:pass" for head in heads):
        return Parties()
    mentions = [m for head in heads if (m := scene.entities.at(head.idx)) is not None]
    if mentions:
        return parties_of(scene, mentions)
    span = Span(scene.trees.phrase(heads[0])[0], scene.trees.phrase(heads[-1])[1])
    if not scene.span.holds(span) or heads[0].pos_ != "NOUN":
        return Parties()
    crowd = crowd_at(scene, scene.index(span.start), scene.index(span.end))
    return crowd or Parties((), (span,), (), None)


def _agreeing(parties: Parties, predicate: Predicate) -> Parties:
    """Keep one party where the verb says that one acted ("... a Corea del Norte y él aceptó")."""
    form = predicate.form
    if form.verb_form != "Fin" or form.number != "Sing" or not form.person or len(parties.ids) < 2:  # noqa: PLR2004
        return parties
    return Parties(parties.ids[-1:], parties.spans[-1:], parties.mentions[-1:])


def _named_crowd(scene: Scene, predicate: Predicate, first: int, end: int) -> Parties:
    """Return a crowd or office, with the names of whom it means where the text has told them."""
    crowd = crowd_at(scene, first, end)
    if not crowd:
        return crowd
    whole = tuple(scene.lower(j) for j in range(first, end))
    pairs = scene.frames.pairs
    if whole in pairs["people"] | pairs["any"] and scene.pair:
        people = all(m.type is ActorType.PERSON for m in scene.pair.mentions)
        if people or whole in pairs["any"]:
            return Parties(scene.pair.ids, crowd.spans, scene.pair.mentions, crowd.crowd)
    if scene.is_one_of(first, "possessives") and crowd.crowd != CIVIC:
        # "sus soldados": of whom the clause before speaks. His supporters act for themselves.
        earlier = [
            p for p in scene.predicates if p.word.end <= predicate.group.start and p.subjects
        ]
        owner = parties_of(scene, earlier[0].subjects) if earlier else scene.before
        return Parties(owner.ids, crowd.spans, owner.mentions, crowd.crowd)
    return crowd


def _own_state(scene: Scene, predicate: Predicate, first: int, end: int) -> Parties:
    """Return the state of the speaker who says what "his country" does, before or after."""
    whole = tuple(scene.lower(j) for j in range(first, end))
    if predicate.subject is None or whole not in scene.frames.grammar["own_state"]:
        return Parties()
    speakers = [p for p in scene.predicates if p is not predicate and p.finite and p.subjects]
    before = [p for p in speakers if p.word.end <= predicate.group.start]
    owners = [p.subjects[0] for p in (*before[-1:], *speakers)] or scene.before.mentions[:1]
    if not owners:
        return Parties()
    state = scene.entities.state_of(owners[0]) or scene.entities.acts_for(owners[0])
    return Parties((state,), (predicate.subject,), (owners[0],))


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
    meant = _meant(scene, predicate, i if pronoun == "he_or_she" else None)
    single = pronoun in ("he_or_she", "it") or (dropped and predicate.form.number == "Sing")
    if not meant.ids:
        return meant if pronoun in ("they", "it") else Parties()
    if (len(meant.ids) == 1) is not single and not (pronoun == "they" and meant.crowd):
        return Parties()
    if not meant.mentions:
        return Parties()
    person = meant.mentions[0].type is ActorType.PERSON
    if (pronoun == "he_or_she" and not person) or (pronoun == "it" and person):
        return Parties()
    return meant


def _meant(scene: Scene, predicate: Predicate, person: int | None) -> Parties:
    """Return whom a pronoun before a verb can mean: who says it, else who acted first.

    Whom an earlier sentence has named, speakers and doers are told alike; `person` is where
    "he" or "she" stands.
    """
    earlier = [
        p for p in scene.predicates
        if p.word.end < predicate.group.start and p.finite and not p.relative and p.subject
    ]  # fmt: skip
    reports = scene.frames.factuality["reports"]
    last = earlier[-1] if earlier else None
    if last and last.subject and (last.lemma,) in reports and not last.subjects:
        first, end = (scene.index(x) for x in (last.subject.start, last.subject.end))
        return party_in(scene, first, end, through=scene.frames.grammar["of"])
    named = [p for p in earlier if p.subjects]
    if not named:
        return scene.before if person is None else _told_before(scene, person)
    over = named[-1] if (named[-1].lemma,) in reports else named[0]
    return parties_of(scene, over.subjects)


def _told_before(scene: Scene, i: int) -> Parties:
    """Return whom a pronoun means that no name of its own sentence explains."""
    place = scene.words[i].span.start
    actor = scene.meant.get(place)
    named = [m for m in scene.entities.mentions if m.actor == actor and m.span.end <= place]
    return parties_of(scene, named[-1:])


def _over_relative(scene: Scene, i: int) -> Parties:
    """Return the noun phrase that opens a sentence, where a relative clause follows it."""
    if not scene.words or scene.is_preposition(0):
        return Parties()
    mentions = run_at(scene, 0, i, through=scene.frames.grammar["of"])
    found = parties_of(scene, mentions) or crowd_at(scene, 0, i)
    if not found:
        return found
    after = scene.index(found.spans[-1].end)
    relative = any(scene.is_one_of(j, "relatives") for j in range(after, min(after + 4, i)))
    return found if relative else Parties()


def main_subject(scene: Scene) -> Parties:
    """Return who acts in a sentence, as the next may refer to: its first named subject."""
    for predicate in scene.predicates:
        if predicate.finite and not predicate.relative:
            found = subject_of(scene, predicate)
            if found.ids:
                return found
    return scene.before


def last_pair(scene: Scene) -> Parties:
    """Return the last two who stand together in a sentence, else those of the sentences before."""
    end = len(scene.words)
    found = [subject_of(scene, p) for p in scene.predicates if p.finite]
    found += [
        parties_of(scene, run_at(scene, i + 1, end, through=frozenset()))
        for i in range(end)
        if scene.is_one_of(i, "between")
    ]
    found.insert(0, _persons(scene))
    pairs = [p for p in found if len(p.ids) == 2]  # noqa: PLR2004 - two make a pair
    return pairs[-1] if pairs else scene.pair


def _persons(scene: Scene) -> Parties:
    """Return those whom a sentence names: a host and his guest are two leaders as well."""
    mentions = scene.entities.outermost(scene.span)
    return parties_of(scene, [m for m in mentions if m.named and m.type is ActorType.PERSON])
