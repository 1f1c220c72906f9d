"""In: a Scene of a language whose verbs embrace their clause. Out: the Scene with its Predicates.

"Polen | hat | am Montag seinen Botschafter | zurückgerufen": the verb that says what was done
closes the clause, its particle ("rief ... zurück") may stand apart, and who does what to whom
stands between or in front, told apart by case.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.extract.bracket_roles import read_roles
from generator.extract.clauses import Predicate, is_passive
from generator.extract.segments import Opening, read_clauses
from generator.extract.sentence_verbs import read_verbs
from generator.extract.verb_groups import VerbGroup, modality_of, tense_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.extract.scenes import Scene
    from generator.extract.segments import BracketClause
    from generator.extract.sentence_verbs import SentenceVerbs
    from generator.extract.verb_groups import ClauseWords
    from generator.lexicon.forms import Form

CLUSTER = 3
"""Words beside the verb that closes a clause among which its auxiliaries stand."""


@dataclass(frozen=True, slots=True, eq=False)
class BracketVerb:
    """A verb of a frame in its clause."""

    group: VerbGroup
    clause: BracketClause
    parts: tuple[int, ...]
    """Its own words: itself, its particle, its auxiliaries, what marks an infinitive."""
    field: tuple[int, int]
    """The words of the clause that are not another verb's: from one up to another."""


def with_brackets(scene: Scene, lists: ClauseWords) -> Scene:
    """Return a scene with the verbs of its clauses, each with its phrases by their cases."""
    verbs = read_verbs(scene, lists)
    clauses = read_clauses(scene, verbs)
    told = [verb for clause in clauses for verb in _verbs_of(scene, clause, verbs)]
    loose = verbs.finite | {i for verb in told for i in verb.parts}
    scene = replace(scene, other_verbs=loose)
    roles = read_roles(scene, clauses)
    found: list[Predicate] = []
    for verb in sorted(told, key=lambda v: v.group.verb):
        clause, group = verb.clause, verb.group
        subject, subjects = roles.subject(clause)
        word = scene.words[group.verb].span
        found.append(
            Predicate(
                lemma=group.form.lemma,
                form=group.form,
                word=word,
                group=word,
                sentence=scene.span,
                clause=scene.span_of(clause.start, max(clause.end, group.verb + 1)),
                finite=group.finite is not None,
                tense=tense_of(group),
                negated=group.negated,
                passive=is_passive(group, lists),
                reflexive=group.reflexive,
                modality=modality_of(group),
                subject=subject,
                subjects=subjects,
                relative=clause.opening is Opening.RELATIVE and subject is not None,
                parts=tuple(scene.words[i].span for i in verb.parts),
                arguments=roles.arguments(clause, verb.field),
            )
        )
    return replace(scene, predicates=tuple(found))


def _verbs_of(scene: Scene, clause: BracketClause, verbs: SentenceVerbs) -> list[BracketVerb]:
    """Return the verbs of frames in a clause, in order."""
    words = clause.words
    lexical = [i for i in words if any(f.upos == "VERB" and f.verb_form for f in verbs.forms[i])]
    helpers = [i for i in words if i in verbs.helping]
    found: list[BracketVerb] = []
    low = clause.start
    for i in lexical:
        high = next((k for k in lexical if k > i), clause.end)
        verb = _verb_at(scene, clause, i, helpers=helpers, verbs=verbs, field=(low, high))
        if verb is not None:
            found.append(verb)
            low = i + 1
    if found:  # what stands behind the last verb is its own
        found[-1] = replace(found[-1], field=(found[-1].field[0], clause.end))
    return found


def _verb_at(
    scene: Scene,
    clause: BracketClause,
    i: int,
    *,
    helpers: Sequence[int],
    verbs: SentenceVerbs,
    field: tuple[int, int],
) -> BracketVerb | None:
    forms = [f for f in verbs.forms[i] if f.upos == "VERB"]
    chosen = (
        _helped(clause, i, forms, helpers=helpers, verbs=verbs)
        or _infinitive(scene, i, forms)
        or _finite(scene, clause, i, forms)
    )
    if chosen is None:
        return None
    form, roles, parts, finite = chosen
    words = [k for k in clause.words if field[0] <= k < max(field[1], i + 1)]
    group = VerbGroup(
        form=form,
        verb=i,
        first=i,
        roles=roles,
        finite=finite,
        negated=_is_negated(scene, words, verbs),
        reflexive=any(scene.words[k].lower in verbs.lists.reflexives for k in clause.words),
    )
    own = (field[0], max(field[1], i + 1))
    return BracketVerb(group=group, clause=clause, parts=tuple(sorted({i, *parts})), field=own)


Chosen = tuple["Form", frozenset[str], tuple[int, ...], "Form | None"]
"""A form with the roles and places of its auxiliaries, and the finite form of the group."""


def _helped(
    clause: BracketClause,
    i: int,
    forms: Iterable[Form],
    *,
    helpers: Sequence[int],
    verbs: SentenceVerbs,
) -> Chosen | None:
    """Read a participle or infinitive with the auxiliaries of its clause."""
    near = [k for k in helpers if k == clause.finite or abs(k - i) <= CLUSTER]
    if clause.opening is Opening.INFINITIVE:  # "beschossen zu haben"
        near = [k for k in near if k > i]
    if not near:
        return None
    past = any(f.tense == "Past" or f.verb_form == "Part" for k in near for f in verbs.forms[k])
    # "wurde empfangen" is no future: both are one word.
    order = ("Part", "Inf") if past else ("Inf", "Part")
    fitting = [f for f in forms if f.verb_form in order]
    for form in sorted(fitting, key=lambda f: order.index(f.verb_form)):
        roles = _roles(near, form, verbs)
        if roles:
            own = verbs.forms[clause.finite] if clause.finite in near else ()
            finite = next((f for f in own if f.verb_form == "Fin"), None)
            return form, _weighed(roles), tuple(near), finite
    return None


def _roles(helpers: Sequence[int], form: Form, verbs: SentenceVerbs) -> set[str]:
    """Return what auxiliaries do for a form of a verb, directly or one for another."""
    lemmas = {f.lemma: f.verb_form for k in helpers for f in verbs.forms[k]}
    told = {
        (lemma, role, wanted)
        for lemma in lemmas
        for role, wanted in verbs.lists.helpers.get(lemma, {}).get((), ())
    }
    direct = {(lemma, role) for lemma, role, wanted in told if wanted == form.verb_form}
    if not direct:
        return set()
    roles = {role for _, role in direct}
    if {"perfect", "passive"} <= roles and not _is_passive_perfect(helpers, verbs):
        # One verb that makes both: "ist eingetroffen", "ist unterzeichnet".
        roles.discard("passive" if form.lemma in verbs.lists.be_perfect else "perfect")
    # "soll unterzeichnet haben": the modal helps the auxiliary.
    helped = {f.lemma for k in helpers for f in verbs.forms[k] if f.verb_form == "Inf"}
    return roles | {
        role for lemma, role, wanted in told if wanted != form.verb_form and helped - {lemma}
    }


def _is_passive_perfect(helpers: Sequence[int], verbs: SentenceVerbs) -> bool:
    """Tell whether one auxiliary makes the perfect of another ("ist unterzeichnet worden")."""
    lemmas = {f.lemma for k in helpers for f in verbs.forms[k] if f.lemma in verbs.lists.helpers}
    makers = [
        lemma for lemma in lemmas
        if any(role in ("perfect", "passive") for role, _ in verbs.lists.helpers[lemma].get((), ()))
    ]  # fmt: skip
    return len(makers) > 1


def _weighed(roles: set[str]) -> frozenset[str]:
    """Return roles; "soll getan haben" is hearsay, no plan, and "will getan haben" a claim."""
    if "perfect" in roles and roles & {"planning", "future"}:
        return frozenset(roles - {"planning", "future"} | {"possible"})
    if "planning" in roles:
        return frozenset(roles - {"future"})
    return frozenset(roles)


def _infinitive(scene: Scene, i: int, forms: Iterable[Form]) -> Chosen | None:
    """Read an infinitive with its marker, before it or inside it."""
    form = next((f for f in forms if f.verb_form == "Inf"), None)
    if form is None:
        return None
    if i and scene.is_one_of(i - 1, "infinitive_markers"):
        return form, frozenset(), (i - 1,), None
    return (form, frozenset(), (), None) if scene.lower(i) != form.lemma else None


def _finite(scene: Scene, clause: BracketClause, i: int, forms: Sequence[Form]) -> Chosen | None:
    """Read a finite verb, that of the longest lemma whose particle its clause has."""
    if clause.opening is Opening.INFINITIVE or clause.finite not in (None, i):
        return None
    found: list[tuple[Form, tuple[int, ...]]] = []
    for form in forms:
        if form.verb_form != "Fin":
            continue
        place = _particle(scene, clause, i, form) if form.particle else i
        if place is not None:
            found.append((form, (place,)))
    if not found:
        return None
    form, parts = max(found, key=lambda one: (len(one[0].particle), one[0].mood == "Ind"))
    if not form.particle and _other_particle(scene, clause, i):
        return None  # "stellte die Hilfe ein" is not "stellte"
    return form, frozenset(), parts, form


def _particle(scene: Scene, clause: BracketClause, i: int, form: Form) -> int | None:
    """Return where the particle of a verb closes the bracket, None where none stands."""
    for k in reversed([k for k in clause.words if k > i]):
        if scene.lower(k) == form.particle and _closes(scene, clause, k):
            return k
    return None


def _closes(scene: Scene, clause: BracketClause, k: int) -> bool:
    """Tell whether a word ends its stretch, or stands where no preposition can."""
    if any(k == end - 1 for _, end in clause.ranges):
        return True
    after = k + 1
    return scene.is_one_of(after, "and") or (
        scene.is_preposition(after) and not scene.is_preposition(k)
    )


def _other_particle(scene: Scene, clause: BracketClause, i: int) -> bool:
    """Tell whether the clause ends in a word that can only be a particle of its verb."""
    last = clause.end - 1
    return last > i and scene.is_one_of(last, "particles")


def _is_negated(scene: Scene, words: Sequence[int], verbs: SentenceVerbs) -> bool:
    return any(
        scene.words[k].lower in verbs.lists.negation
        and not scene.is_preposition(k)
        and not (k + 1 < len(scene.words) and scene.is_one_of(k + 1, "only"))
        for k in words
    )
