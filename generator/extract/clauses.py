"""In: Reading and Entities. Out: Clauses, the lexicons' verbs with tense, denial and subject.

A shallow reading by words and their forms, which needs no trained pipeline: a verb and its
auxiliaries make a group; subordinating words, semicolons and brackets bound its clause; its
subject is the last coordinated noun phrase before it that no preposition governs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.extract.stage import Reading, Word, words_of
from generator.model.article import Span
from generator.model.findings import ActorType, Factuality, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.entities import Entities
    from generator.lexicon import Lexicon
    from generator.lexicon.forms import Form, FormIndex

HARD_MARKS = frozenset(";:()[]—–")
"""Marks that always end a clause."""
LONG_SUBJECT = 14
"""Words; a longer run before a verb is no noun phrase that we read rightly."""
INSIDE_GAPS = frozenset({" ", "'", "’", "\u00a0"})
LONGEST_HELPER = 4
"""Words of "is expected to" and a margin."""
OWN_VERBS = frozenset({"failing", "planning"})
"""Roles of helping verbs that tell something by themselves."""
NO_AGENTS = frozenset({ActorType.WORK, ActorType.EVENT, ActorType.PLACE})


@dataclass(frozen=True, slots=True, eq=False)
class Predicate:
    """A verb of the lexicons in its clause."""

    lemma: str
    form: Form
    """Of the lexical verb."""
    word: Span
    """The lexical verb's own characters."""
    group: Span
    """With its auxiliaries, clitics and negation."""
    sentence: Span
    clause: Span
    """The part of the sentence it governs, between clause boundaries."""
    finite: bool
    tense: str
    """Past, Pres, Fut of the whole group; "" where it has none."""
    negated: bool
    passive: bool
    reflexive: bool
    modality: Factuality
    subject: Span | None
    subjects: tuple[Mention, ...]
    relative: bool
    """Its subject is the antecedent of a relative pronoun."""


@dataclass(frozen=True, slots=True, eq=False)
class Clauses:
    """The predicates of an article in text order."""

    predicates: tuple[Predicate, ...]
    _by_sentence: dict[Span, list[Predicate]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_sentence: dict[Span, list[Predicate]] = defaultdict(list)
        for predicate in self.predicates:
            by_sentence[predicate.sentence].append(predicate)
        object.__setattr__(self, "_by_sentence", by_sentence)

    def in_sentence(self, sentence: Span) -> tuple[Predicate, ...]:
        """Return the predicates of a sentence in order."""
        return tuple(self._by_sentence.get(sentence, ()))


@dataclass(frozen=True, slots=True)
class _Words:
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
    helpers: dict[str, dict[tuple[str, ...], list[tuple[str, str]]]]
    """Lemma, then the words after it, to (role, verb form it helps; "" for any non-finite)."""
    subject_after_verb: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """A verb group before its subject is sought; positions in the sentence's words."""

    form: Form
    verb: int
    first: int
    roles: frozenset[str]
    finite: Form | None
    negated: bool
    reflexive: bool


def find_clauses(reading: Reading, entities: Entities, index: FormIndex) -> Clauses:
    """Find every verb of the index and read its clause.

    The index must hold the language's auxiliaries beside the verbs sought.
    """
    lists = _lists(reading.lexicon)
    text = reading.article.text
    found: list[Predicate] = []
    for sentence in reading.sentences:
        words = words_of(text, sentence)
        groups = [g for i in range(len(words)) if (g := _group_at(words, i, index, lists))]
        taken: set[int] = set()
        for group in reversed(groups):  # an auxiliary belongs to the verb after it
            if group.verb not in taken:
                taken.update(range(group.first, group.verb))
        kept = [g for g in groups if g.verb not in taken and g.form.upos != "AUX"]
        found += _read_sentence(_Sentence(text, sentence, words, kept, lists, entities))
    return Clauses(tuple(found))


@cache
def _lists(lexicon: Lexicon) -> _Words:
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
    sets = {
        name: frozenset(clauses.get(name, ()))
        for name in (
            "boundaries", "relatives", "inside", "reflexives", "before_nouns",
            "infinitive_markers", "linkers",
        )
    }  # fmt: skip
    return _Words(
        **sets,
        adverb_endings=tuple(clauses.get("adverb_endings", ())),
        prepositions=frozenset(language.get("prepositions", {}).get("words", ())),
        determiners=frozenset(language.get("determiners", {}).get("words", ())),
        negation=frozenset(language.get("negation", {}).get("words", ())),
        helpers=helpers,
        subject_after_verb=clauses.get("subject_after_verb", False),
    )


def _group_at(words: Sequence[Word], i: int, index: FormIndex, lists: _Words) -> _Group | None:
    """Read the verb group whose lexical verb stands at i, None where no verb stands there."""
    forms = [f for f in index.lookup(words[i].lower) if f.upos != "NOUN"]
    if not forms:
        return None
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
        elif word not in lists.inside and not word.endswith(lists.adverb_endings or ("\0",)):
            break
        j -= 1
    form = _fitting(forms, bool(roles), words, i, lists)
    if form is None:
        return None
    return _Group(
        form=form,
        verb=i,
        first=first,
        roles=frozenset(roles),
        finite=finite or (form if form.verb_form == "Fin" and not roles else None),
        negated=negated,
        reflexive=reflexive or form.reflexive,
    )


def _helper(
    words: Sequence[Word], end: int, helped: set[str], index: FormIndex, lists: _Words
) -> tuple[int, str, list[Form]] | None:
    """Return (position, role, forms) of the helping verb whose phrase ends at `end`.

    "ha", "va a", "is going to": a lemma that inflects and words that stand as they are. It must
    help such a form as stands to its right.
    """
    for start in range(end, max(-1, end - LONGEST_HELPER), -1):
        rest = tuple(w.lower for w in words[start + 1 : end + 1])
        if any(w.gap not in INSIDE_GAPS for w in words[start + 1 : end + 1]):
            break
        helping = [f for f in index.lookup(words[start].lower) if f.upos != "NOUN"]
        for form in helping:
            for role, wanted in lists.helpers.get(form.lemma, {}).get(rest, ()):
                if wanted in helped or (not wanted and helped & {"Inf", "Ger"}):
                    return start, role, [f for f in helping if f.lemma == form.lemma]
    return None


def _fitting(
    forms: Sequence[Form], helped: bool, words: Sequence[Word], i: int, lists: _Words
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


@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    text: str
    span: Span
    words: Sequence[Word]
    groups: Sequence[_Group]
    lists: _Words
    entities: Entities


def _read_sentence(sentence: _Sentence) -> list[Predicate]:
    found: list[Predicate] = []
    for group in sentence.groups:
        start, end, relative = _clause(sentence, group)
        subject, subjects = _subject(sentence, group, start, end, relative, found)
        word = sentence.words[group.verb].span
        passive = ("passive" in group.roles and group.form.verb_form == "Part") or (
            group.form.verb_form == "Part" and group.finite is None and "perfect" not in group.roles
        )
        found.append(
            Predicate(
                lemma=group.form.lemma,
                form=group.form,
                word=word,
                group=Span(sentence.words[group.first].span.start, word.end),
                sentence=sentence.span,
                clause=Span(sentence.words[start].span.start, sentence.words[end - 1].span.end),
                finite=group.finite is not None,
                tense=_tense(group),
                negated=group.negated,
                passive=passive,
                reflexive=group.reflexive,
                modality=_modality(group),
                subject=subject,
                subjects=subjects,
                relative=relative,
            )
        )
    return found


def _tense(group: _Group) -> str:
    if group.finite is None:
        return ""
    if "future" in group.roles or group.finite.tense == "Fut":
        return "Fut"
    if "perfect" in group.roles or group.finite.tense in ("Past", "Imp"):
        return "Past"
    return group.finite.tense


def _modality(group: _Group) -> Factuality:
    if group.negated or "failing" in group.roles:
        return Factuality.DENIED
    if group.roles & {"possible", "obligation"}:
        return Factuality.POSSIBLE
    if "conditional" in group.roles or (group.finite and group.finite.mood == "Cnd"):
        return Factuality.CONDITIONAL
    if _tense(group) == "Fut" or "planning" in group.roles:
        return Factuality.PLANNED
    return Factuality.ASSERTED


def _clause(sentence: _Sentence, group: _Group) -> tuple[int, int, bool]:
    """Return (first word, word after the last, begins with a relative) of a group's clause."""
    words, lists = sentence.words, sentence.lists
    start, relative = 0, False
    for i in range(group.first - 1, -1, -1):
        if HARD_MARKS & set(words[i + 1].gap):
            start = i + 1
            break
        if words[i].lower in lists.boundaries:
            start = i + 1
            relative = words[i].lower in lists.relatives
            break
    end = len(words)
    others = {g.first for g in sentence.groups if g.verb > group.verb and g.finite is not None}
    for i in range(group.verb + 1, len(words)):
        mark = words[i].gap.strip()
        if HARD_MARKS & set(mark) or (words[i].lower in lists.boundaries and i > group.verb + 1):
            end = i
            break
        if i in others:
            # Another finite verb: the clause ends at the comma or conjunction before it.
            end = _cut_before(words, group.verb + 1, i, lists)
            break
    return start, max(end, group.verb + 1), relative


def _cut_before(words: Sequence[Word], low: int, i: int, lists: _Words) -> int:
    for j in range(i, low, -1):
        if "," in words[j].gap or words[j].lower in lists.linkers:
            return j
    return i


def _subject(
    sentence: _Sentence,
    group: _Group,
    start: int,
    end: int,
    relative: bool,
    before: Sequence[Predicate],
) -> tuple[Span | None, tuple[Mention, ...]]:
    words = sentence.words
    left = Span(words[start].span.start, words[group.first].span.start)
    if group.finite is None and group.form.verb_form != "Part":
        return None, ()
    if relative and not _coordinated(sentence, left) and _is_gap(sentence, start, group.first):
        return _antecedent(sentence, start)
    # What the predicate before governs is its object, not our subject.
    last = before[-1] if before and before[-1].word.end > left.start else None
    if last is not None and last.finite and last.clause.end < left.end:
        left = Span(max(left.start, last.clause.end), left.end)
    run = _coordinated(sentence, left)
    if not run and start > 0:
        run = _across_embedded(sentence, start)
    if run:
        words_span = Span(_with_determiner(sentence, run[0].span.start), run[-1].span.end)
        return words_span, tuple({m.actor: m for m in reversed(run)}.values())[::-1]
    if (plain := _plain_subject(sentence, left)) is not None:
        return plain, ()
    if sentence.lists.subject_after_verb:
        after = _inverted(sentence, group.verb, end)
        if after:
            return Span(_with_determiner(sentence, after[0].span.start), after[-1].span.end), after
    if last is not None and last.finite and last.subject is not None:
        return last.subject, last.subjects  # "criticó a X y apoyó a Y"
    return None, ()


def _coordinated(sentence: _Sentence, region: Span) -> tuple[Mention, ...]:
    """Return the last run of ungoverned mentions in a region that commas and "and" join."""
    mentions = [
        m for m in sentence.entities.outermost(region)
        if m.type not in NO_AGENTS and not _is_governed(sentence, m)
    ]  # fmt: skip
    if not mentions:
        return ()
    run = [mentions[-1]]
    for before, after in reversed(list(pairwise(mentions))):
        between = words_of(sentence.text, Span(before.span.end, after.span.start))
        if any(w.lower not in sentence.lists.linkers for w in between):
            break
        run.insert(0, before)
    return tuple(run)


def _across_embedded(sentence: _Sentence, start: int) -> tuple[Mention, ...]:
    """Look before a clause set off by commas: "Corea del Norte, aunque ..., no mantiene"."""
    opener = start - 1
    if "," not in sentence.words[opener].gap:
        return ()
    return _coordinated(
        sentence, Span(sentence.words[0].span.start, sentence.words[opener].span.start)
    )


def _antecedent(sentence: _Sentence, start: int) -> tuple[Span | None, tuple[Mention, ...]]:
    """Return the mention right before a relative pronoun."""
    pronoun = sentence.words[start - 1]
    for mention in sentence.entities.outermost(Span(sentence.span.start, pronoun.span.start)):
        between = sentence.text[mention.span.end : pronoun.span.start]
        if not between.strip(" ,"):
            return mention.span, (mention,)
    return None, ()


def _is_gap(sentence: _Sentence, start: int, first: int) -> bool:
    """Tell whether nothing that could be a subject stands between a relative and its verb."""
    return all(
        w.lower in sentence.lists.inside - sentence.lists.determiners
        or w.lower.endswith(sentence.lists.adverb_endings or ("\0",))
        for w in sentence.words[start:first]
    )


def _is_governed(sentence: _Sentence, mention: Mention) -> bool:
    """Tell whether a preposition stands before a mention, determiners aside."""
    i = bisect_left([w.span.start for w in sentence.words], mention.span.start) - 1
    if i < 0:
        return False
    while i > 0 and sentence.words[i].lower in sentence.lists.determiners:
        i -= 1
    gap = sentence.text[sentence.words[i].span.end : mention.span.start]
    return sentence.words[i].lower in sentence.lists.prepositions and "," not in gap


def _with_determiner(sentence: _Sentence, start: int) -> int:
    i = bisect_left([w.span.start for w in sentence.words], start)
    if i and i < len(sentence.words) and sentence.words[i].gap == " ":
        before = sentence.words[i - 1]
        if before.lower in sentence.lists.determiners - sentence.lists.boundaries:
            return before.span.start
    return start


def _plain_subject(sentence: _Sentence, region: Span) -> Span | None:
    """Return the words right before a verb that begin with a determiner or a capital."""
    words = words_of(sentence.text, region)
    for i in range(len(words) - 1, 0, -1):
        if "," in words[i].gap:
            words = words[i:]
            break
    while words and words[0].lower in sentence.lists.linkers - sentence.lists.determiners:
        words = words[1:]
    if not words or len(words) > LONG_SUBJECT or words[0].lower in sentence.lists.prepositions:
        return None
    if words[0].lower in sentence.lists.inside - sentence.lists.determiners:
        return None
    return Span(words[0].span.start, words[-1].span.end)


def _inverted(sentence: _Sentence, verb: int, end: int) -> tuple[Mention, ...]:
    """Return mentions right after a verb: "dijo Putin", "afirmó el portavoz de ..."."""
    after = Span(sentence.words[verb].span.end, sentence.words[end - 1].span.end)
    for mention in sentence.entities.outermost(after):
        between = words_of(sentence.text, Span(after.start, mention.span.start))
        if all(w.lower in sentence.lists.determiners for w in between) and (
            mention.type not in NO_AGENTS
        ):
            return (mention,)
        break
    return ()
