"""In: the BracketClauses of a Scene. Out: BracketRoles, subject and Arguments of each clause.

Where articles leave it open who does what to whom, the first phrase is likelier the subject,
a party likelier than a thing, and the parse has a say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.arguments import Argument, Arguments
from generator.extract.case_phrases import phrases_in
from generator.extract.parties import run_at
from generator.extract.segments import Opening
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.extract.case_phrases import CasePhrase
    from generator.extract.scenes import Scene
    from generator.extract.segments import BracketClause
    from generator.model.article import Span
    from generator.model.findings import Mention

SURELY, PARTY, BY_TREE, FIRST, UNLIKE = 4, 2, 2, 1, -3
"""What speaks for a phrase as subject: its article, its name, the parse, its place; and against:
another number than that of the verb."""

Subject = tuple["Span | None", tuple["Mention", ...]]


@dataclass(frozen=True, slots=True, eq=False)
class BracketRoles:
    """What the phrases of a sentence are to the verbs of their clauses."""

    scene: Scene
    phrases: Mapping[int, Sequence[CasePhrase]]
    """By the identity of their clause."""
    subjects: Mapping[int, CasePhrase]

    def subject(self, clause: BracketClause) -> Subject:
        """Return the subject of a clause and who is named in it."""
        phrase = self.subjects.get(id(clause))
        if phrase is None:
            return None, ()
        scene = self.scene
        holder = scene.mention_at(phrase.end)
        if holder is not None and holder.named and _explains(scene, phrase.end, holder):
            return scene.span_of(phrase.start, scene.after(holder)), (holder,)
        through = scene.frames.grammar["of"] | scene.frames.grammar["place"]
        mentions = run_at(scene, phrase.start, phrase.end, through=through)
        return scene.span_of(phrase.start, phrase.end), mentions

    def arguments(self, clause: BracketClause, field: tuple[int, int]) -> Arguments:
        """Return the phrases of a verb, those of its field."""
        subject = self.subjects.get(id(clause))
        own = [
            p for p in self.phrases[id(clause)]
            if field[0] <= p.start < field[1] and p is not subject
        ]  # fmt: skip
        bare = [p for p in own if not p.preposition and not p.apposed]
        direct, dative = _objects(self.scene, bare)
        if direct is None and clause.opening is Opening.RELATIVE:
            direct = self._relative_object(clause)
        return Arguments(
            object=self._argument(direct) if direct else None,
            obliques=tuple(self._argument(p) for p in own if p.preposition),
            dative=self._argument(dative) if dative else None,
        )

    def _relative_object(self, clause: BracketClause) -> CasePhrase | None:
        """Return what a relative pronoun goes on, where it is the object of its clause."""
        antecedent = _antecedent(clause, self.phrases)
        pronoun = clause.start - 1
        governed = self.scene.is_preposition(pronoun - 1)
        is_object = not governed and self.scene.is_one_of(pronoun, "accusative")
        return antecedent if is_object and antecedent is not self.subjects.get(id(clause)) else None

    def _argument(self, phrase: CasePhrase) -> Argument:
        return Argument(phrase.preposition, self.scene.span_of(phrase.start, phrase.end), "")


def _explains(scene: Scene, i: int, mention: Mention) -> bool:
    """Tell whether a person's name stands between commas ("der Minister, Ilias Rando, reist")."""
    after = scene.after(mention)
    closed = after < len(scene.words) and "," in scene.words[after].gap
    return mention.type is ActorType.PERSON and "," in scene.words[i].gap and closed


def read_roles(scene: Scene, clauses: Sequence[BracketClause]) -> BracketRoles:
    """Return the roles of the phrases of a sentence."""
    phrases = {id(clause): phrases_in(scene, clause.ranges) for clause in clauses}
    subjects: dict[int, CasePhrase] = {}
    for clause in clauses:
        found = _subject(scene, clause, phrases, subjects)
        if found is not None:
            subjects[id(clause)] = found
    return BracketRoles(scene, phrases, subjects)


def _subject(
    scene: Scene,
    clause: BracketClause,
    phrases: Mapping[int, Sequence[CasePhrase]],
    subjects: Mapping[int, CasePhrase],
) -> CasePhrase | None:
    if clause.opening is Opening.INFINITIVE or clause.finite is None:
        return None
    if clause.shares_subject and clause.before is not None:
        return subjects.get(id(clause.before))
    own = [
        p for p in phrases[id(clause)]
        if not p.preposition and not p.apposed and "nominative" in p.cases
    ]  # fmt: skip
    if clause.opening is Opening.RELATIVE:
        antecedent = _antecedent(clause, phrases)
        if antecedent is not None and _is_gap(scene, clause, antecedent, own):
            return antecedent
    rated = [(_weight(scene, p, clause, first=i == 0), -i, p) for i, p in enumerate(own)]
    return max(rated, key=lambda one: one[:2])[2] if rated else None


def _antecedent(
    clause: BracketClause, phrases: Mapping[int, Sequence[CasePhrase]]
) -> CasePhrase | None:
    """Return the phrase right before a relative pronoun."""
    if clause.before is None:
        return None
    earlier = [p for p in phrases[id(clause.before)] if p.end <= clause.start]
    return earlier[-1] if earlier else None


def _is_gap(
    scene: Scene, clause: BracketClause, antecedent: CasePhrase, own: Sequence[CasePhrase]
) -> bool:
    """Tell whether a relative pronoun is the subject of its clause."""
    pronoun = clause.start - 1
    if scene.is_preposition(pronoun - 1) or not scene.is_one_of(pronoun, "nominative"):
        return False
    if not scene.is_one_of(pronoun, "accusative") or not own:
        return True  # "der": a nominative
    told = scene.trees.subject_of_clause(scene.words[clause.finite or pronoun].span.start)
    weight = PARTY * _names_party(scene, antecedent) + FIRST
    weight += BY_TREE * (told == scene.words[pronoun].span.start)
    best = max(_weight(scene, p, clause, first=False) for p in own)
    return weight >= best


def _weight(scene: Scene, phrase: CasePhrase, clause: BracketClause, *, first: bool) -> int:
    """Return how much speaks for a phrase as the subject of its clause."""
    weight = FIRST if first else 0
    if phrase.cases == {"nominative"}:
        weight += SURELY
    if _names_party(scene, phrase):
        weight += PARTY
    head = scene.span_of(phrase.start, phrase.end)
    verb = scene.words[clause.finite or 0].span.start
    told = scene.trees.subject_of_clause(verb)
    if told is not None and head.start <= told < head.end:
        weight += BY_TREE
    if scene.trees.differs_in_number(head.start, head.end, verb):
        weight += UNLIKE
    return weight


def _names_party(scene: Scene, phrase: CasePhrase) -> bool:
    return any(scene.inside_mention(i) for i in range(phrase.start, phrase.end))


def _objects(
    scene: Scene, bare: Sequence[CasePhrase]
) -> tuple[CasePhrase | None, CasePhrase | None]:
    """Return the direct object and the one in the dative of phrases that are no subject.

    Of two that could be either the first has the dative ("liefert Kiew Panzer").
    """
    dative = next((p for p in bare if p.cases and p.cases <= {"dative", "genitive"}), None)
    rest = [p for p in bare if p is not dative and p.cases & {"accusative", "nominative"}]
    if dative is None and len(rest) > 1 and _names_party(scene, rest[0]):
        dative, *rest = rest
    direct = next((p for p in rest if "accusative" in p.cases), None)
    return direct, dative
