"""In: the words of a sentence. Out: VerbGroups, verbs with the auxiliaries and denial before them.

A shallow reading by words and their forms, which needs no trained pipeline.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from generator.model.findings import Factuality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.stage import Word
    from generator.extract.trees import Trees
    from generator.lexicon import Lexicon
    from generator.lexicon.forms import Form, FormIndex

INSIDE_GAPS = frozenset({" ", "'", "’", "\u00a0"})
"""What may stand between the words of a verb group."""
LONGEST_HELPER = 4
"""Words of "is expected to" and a margin."""
OWN_VERBS = frozenset({"failing", "planning"})
"""Roles of helping verbs that tell something by themselves."""


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The words of a language that groups and clauses are told by."""

    boundaries: frozenset[str]
    relatives: frozenset[str]
    inside: frozenset[str]
    adverb_endings: tuple[str, ...]
    reflexives: frozenset[str]
    before_nouns: frozenset[str]
    infinitive_markers: frozenset[str]
    linkers: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    negation: frozenset[str]
    be_perfect: frozenset[str]
    """Verbs with which the passive's helper makes the perfect ("est arrivé")."""
    helpers: dict[str, dict[tuple[str, ...], list[tuple[str, str]]]]
    """Lemma, then the words after it, to (role, verb form it helps; "" for any non-finite)."""
    particles: dict[str, str]
    """Words in a verb group or right after it, to the role of the helper that says the same."""
    subject_after_verb: bool


@dataclass(frozen=True, slots=True, eq=False)
class VerbGroup:
    """A verb group before its subject is sought; positions in the sentence's words."""

    form: Form
    verb: int
    first: int
    roles: frozenset[str]
    finite: Form | None
    negated: bool
    reflexive: bool


@cache
def clause_words(lexicon: Lexicon) -> ClauseWords:
    """Return the lists of language.toml and verbs.toml. Kept for each lexicon."""
    language = lexicon.table("language")
    clauses = language.get("clauses", {})
    verbs = lexicon.table("verbs")
    helpers: dict[str, dict[tuple[str, ...], list[tuple[str, str]]]] = {}
    for role, phrases in verbs.get("auxiliaries", {}).items():
        for phrase in phrases:
            form = verbs.get("followed_by", {}).get(role, "")
            lemma, *rest = phrase.split()
            # "negarse a" is found at "se negó a": the pronoun stands before.
            helpers.setdefault(lemma, {}).setdefault(tuple(rest), []).append((role, form))
    particles = {
        word: role for role, words in clauses.get("particles", {}).items() for word in words
    }
    sets = {
        name: frozenset(clauses.get(name, ()))
        for name in (
            "boundaries", "relatives", "inside", "reflexives", "before_nouns",
            "infinitive_markers", "linkers",
        )
    }  # fmt: skip
    return ClauseWords(
        **sets,
        adverb_endings=tuple(clauses.get("adverb_endings", ())),
        prepositions=frozenset(language.get("prepositions", {}).get("words", ())),
        determiners=frozenset(language.get("determiners", {}).get("words", ())),
        negation=frozenset(language.get("negation", {}).get("words", ())),
        be_perfect=frozenset(verbs.get("be_perfect", ())),
        helpers=helpers,
        particles=particles,
        subject_after_verb=clauses.get("subject_after_verb", False),
    )


def find_groups(
    words: Sequence[Word], index: FormIndex, lists: ClauseWords, trees: Trees
) -> tuple[VerbGroup, ...]:
    """Return the verb groups of a sentence in order, each around a verb that is no auxiliary."""
    groups = [
        group
        for i, word in enumerate(words)
        # Trees misread capitals; few words can be verbs, so they are asked last.
        if (forms := index.lookup(word.lower))
        and (
            word.text.isupper()
            or not trees.tells_nothing(word.span.start)
            or _is_surely_finite(forms)
        )
        and (group := _group_at(words, i, index, lists, trees))
    ]
    taken: set[int] = set()
    for group in reversed(groups):  # an auxiliary belongs to the verb after it
        if group.verb not in taken:
            taken.update(range(group.first, group.verb))
    found = [g for g in groups if g.verb not in taken and g.form.upos != "AUX"]
    return tuple(_with_shared_helpers(found, words, lists))


def _with_shared_helpers(
    groups: Sequence[VerbGroup], words: Sequence[Word], lists: ClauseWords
) -> Iterator[VerbGroup]:
    """Yield the groups; a participle after "and" has the auxiliary of the one before.

    "hanno condannato l'attacco e minacciato sanzioni", which is no passive.
    """
    before: VerbGroup | None = None
    for group in groups:
        is_bare = group.finite is None and not group.roles and group.form.verb_form == "Part"
        shared = before if is_bare and is_joined(words, group, lists) else None
        if shared is not None and shared.form.verb_form == "Part" and shared.finite:
            before = replace(group, roles=shared.roles, finite=shared.finite)
        else:
            before = group
        yield before


def is_joined(words: Sequence[Word], group: VerbGroup, lists: ClauseWords) -> bool:
    """Tell whether "and" stands right before a verb group."""
    joining = lists.linkers - lists.determiners
    return group.first > 0 and words[group.first - 1].lower in joining


def _is_surely_finite(forms: Sequence[Form]) -> bool:
    """Tell whether a word can be nothing but a finite verb of the past ("withdrew")."""
    return bool(forms) and all(f.verb_form == "Fin" and f.tense == "Past" for f in forms)


def _group_at(
    words: Sequence[Word], i: int, index: FormIndex, lists: ClauseWords, trees: Trees
) -> VerbGroup | None:
    """Read the verb group whose lexical verb stands at i, None where no verb stands there."""
    forms = [f for f in index.lookup(words[i].lower) if f.upos != "NOUN"]
    if not forms or words[i].lower in lists.prepositions | lists.determiners:
        return None  # "para", "entre", "una": no forms of parar, entrar, unir
    first, roles, finite, negated, reflexive = i, set[str](), None, False, False
    helped = {f.verb_form for f in forms}
    j = i - 1
    while j >= 0 and words[j + 1].gap in INSIDE_GAPS:
        word = words[j].lower
        helper = _helper(words, j, helped, index, lists)
        if helper is not None:
            at, role, helping = helper
            roles.add(role)
            helped = {f.verb_form for f in helping}
            finite = next((f for f in helping if f.verb_form == "Fin"), None)
            if role in OWN_VERBS:
                break  # "plans to", "se negó a": a verb of its own
            first, j = at, at
        elif word in lists.negation:
            negated, first = True, j
        elif word in lists.reflexives:
            reflexive, first = True, j
        elif word not in lists.inside and not word.endswith(lists.adverb_endings):
            break
        j -= 1
    parsed = trees.verb_form(words[i].span.start)
    likely = [] if roles else [f for f in forms if f.verb_form == parsed]
    clear = parsed == "Fin" and likely and _may_end_subject(words, i, lists)
    form = likely[0] if clear else _fitting(likely or forms, bool(roles), words, i, lists)
    if form is None:
        return None
    return VerbGroup(
        form=form,
        verb=i,
        first=first,
        roles=frozenset(roles | _beside(words[j + 1 : i + 2], lists)),
        finite=finite or (form if form.stands and not roles else None),
        negated=negated,
        reflexive=reflexive or form.reflexive,
    )


def _beside(words: Sequence[Word], lists: ClauseWords) -> set[str]:
    """Return the roles of the particles among the words of a group and the one after it."""
    return {lists.particles[w.lower] for w in words if w.lower in lists.particles}


def _may_end_subject(words: Sequence[Word], i: int, lists: ClauseWords) -> bool:
    """Tell whether the word before a verb leads to nouns, but may end its subject as well.

    "A state official met", "Kenya first opened".
    """
    before = words[i - 1].lower if i and words[i].gap == " " else ""
    closed = lists.prepositions | lists.determiners | lists.inside
    return before in lists.before_nouns - closed


def _helper(
    words: Sequence[Word], end: int, helped: set[str], index: FormIndex, lists: ClauseWords
) -> tuple[int, str, list[Form]] | None:
    """Return (position, role, forms) of the helping verb whose phrase ends at `end`.

    "ha", "va a", "is going to": a lemma that inflects and words that stand as they are. It must
    help such a form as stands to its right.
    """
    for start in range(end, max(-1, end - LONGEST_HELPER), -1):
        rest = tuple(w.lower for w in words[start + 1 : end + 1])
        if any(w.gap not in INSIDE_GAPS for w in words[start + 1 : end + 1]):
            break
        if start and words[start].is_capital and not words[start].text.isupper():
            continue  # "un llamado a Irán a respetar": a name is no auxiliary
        helping = [f for f in index.lookup(words[start].lower) if f.upos != "NOUN"]
        for form in helping:
            for role, wanted in lists.helpers.get(form.lemma, {}).get(rest, ()):
                if wanted in helped or (not wanted and helped & {"Inf", "Ger"}):
                    return start, role, [f for f in helping if f.lemma == form.lemma]
    return None


def _fitting(
    forms: Sequence[Form], helped: bool, words: Sequence[Word], i: int, lists: ClauseWords
) -> Form | None:
    """Choose the reading of a word that its left neighbours allow, None for a noun."""
    before = words[i - 1].lower if i and words[i].gap == " " else ""
    if i > 1 and words[i - 1].is_capital:
        before = ""  # "Kim Jong Un expresó": the end of a name is no article
    order: tuple[str, ...]
    if helped:
        order = ("Part", "Inf", "Ger", "Fin")
    elif before in lists.infinitive_markers:
        order = ("Inf",)
    elif before in lists.before_nouns:
        # "de firmar" has an infinitive, "of signing" a gerund; neither has a finite verb.
        order = ("Inf", "Ger") if not lists.infinitive_markers else ("Ger",)
        if before not in lists.prepositions and lists.infinitive_markers:
            order = ()
        # "la", "los" are clitics too: "la firmó" has a form no noun shares.
        if before in lists.inside and all(f.tense in ("Past", "Fut", "Imp") for f in forms):
            order = ("Fin", *order)
    else:
        order = ("Fin", "Part", "Ger", "Inf")
    for verb_form in order:
        for form in forms:
            if form.verb_form == verb_form and (form.person != "1" or verb_form != "Fin"):
                return form
    return None


def tense_of(group: VerbGroup) -> str:
    """Return Past, Pres or Fut of a whole group; "" where it has none."""
    if group.finite is None:
        return ""
    if "future" in group.roles or group.finite.tense == "Fut":
        return "Fut"
    if "perfect" in group.roles or group.finite.tense in ("Past", "Imp"):
        return "Past"
    return group.finite.tense


def modality_of(group: VerbGroup) -> Factuality:
    """Return what a group by itself says of the truth of its verb."""
    if group.negated or "failing" in group.roles:
        return Factuality.DENIED
    if group.roles & {"possible", "obligation"}:
        return Factuality.POSSIBLE
    if "conditional" in group.roles or (group.finite and group.finite.mood == "Cnd"):
        return Factuality.CONDITIONAL
    if tense_of(group) == "Fut" or "planning" in group.roles:
        return Factuality.PLANNED
    return Factuality.ASSERTED
