"""In: Reading and Entities. Out: Clauses, the lexicons' verbs with tense, denial and subject.

A shallow reading by words, which needs no trained pipeline: subordinating words, semicolons
and brackets bound the clause of a verb group; its subject is the last coordinated noun phrase
before it that no preposition governs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.extract.stage import is_dash, words_of
from generator.extract.trees import Trees
from generator.extract.verb_groups import (
    OWN_VERBS,
    clause_words,
    find_groups,
    is_joined,
    modality_of,
    tense_of,
)
from generator.model.article import Span
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.arguments import Arguments
    from generator.extract.entities import Entities
    from generator.extract.stage import Reading, Word
    from generator.extract.verb_groups import ClauseWords, VerbGroup
    from generator.lexicon.forms import Form, FormIndex
    from generator.model.findings import Factuality, Mention

HARD_MARKS = frozenset(";:()[]—–")
"""Marks that always end a clause."""
DASHES = frozenset("—–")
LONG_SUBJECT = 14
"""Words; a longer run before a verb is no noun phrase that we read rightly."""
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
    parts: tuple[Span, ...] = ()
    """All words of a verb that embraces its clause; none where the group holds together."""
    arguments: Arguments | None = None
    """Its phrases, where their cases tell them; None where their places do."""

    @property
    def end(self) -> int:
        """Return where the last of its words ends."""
        return self.parts[-1].end if self.parts else self.word.end


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


def find_clauses(reading: Reading, entities: Entities, index: FormIndex) -> Clauses:
    """Find every verb of the index and read its clause.

    The index must hold the language's auxiliaries beside the verbs sought.
    """
    lists = clause_words(reading.lexicon)
    text, trees = reading.article.text, Trees(reading.doc)
    found: list[Predicate] = []
    for sentence in reading.sentences:
        words = reading.words(sentence)
        groups = tuple(
            group
            for group in find_groups(words, index, lists, trees)
            if entities.at(words[group.verb].span.start) is None  # "Islamic State", "Will Hunt"
        )
        found += _read_sentence(_Sentence(text, sentence, words, groups, lists, entities, trees))
    return Clauses(tuple(found))


@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    text: str
    span: Span
    words: Sequence[Word]
    groups: Sequence[VerbGroup]
    lists: ClauseWords
    entities: Entities
    trees: Trees

    def index(self, offset: int) -> int:
        """Return the position of the first word that starts at or after a character."""
        return bisect_left(self.words, offset, key=lambda word: word.span.start)


def _read_sentence(sentence: _Sentence) -> list[Predicate]:
    found: list[Predicate] = []
    for group in sentence.groups:
        start, end, relative = _clause(sentence, group)
        subject, subjects = _subject(sentence, group, start, end, relative, found)
        word = sentence.words[group.verb].span
        passive = is_passive(group, sentence.lists)
        found.append(
            Predicate(
                lemma=group.form.lemma,
                form=group.form,
                word=word,
                group=Span(sentence.words[group.first].span.start, word.end),
                sentence=sentence.span,
                clause=Span(sentence.words[start].span.start, sentence.words[end - 1].span.end),
                finite=group.finite is not None,
                tense=tense_of(group),
                negated=group.negated,
                passive=passive,
                reflexive=group.reflexive,
                modality=modality_of(group),
                subject=subject,
                subjects=subjects,
                relative=relative,
            )
        )
    return found


def is_passive(group: VerbGroup, lists: ClauseWords) -> bool:
    """Tell whether a group is a participle alone or under "to be", where that is no perfect."""
    if group.form.verb_form != "Part":
        return False
    if "passive" in group.roles:
        return not group.reflexive and group.form.lemma not in lists.be_perfect
    return group.finite in (None, group.form) and "perfect" not in group.roles


def _clause(sentence: _Sentence, group: VerbGroup) -> tuple[int, int, bool]:
    """Return (first word, word after the last, begins with a relative) of a group's clause."""
    words, lists = sentence.words, sentence.lists
    start, relative = 0, False
    for i in range(group.first - 1, -1, -1):
        if HARD_MARKS & set(words[i + 1].gap) or is_dash(words[i + 1].gap):
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
        bounds = words[i].lower in lists.boundaries and i > group.verb + 1
        if bounds or HARD_MARKS & set(mark) or is_dash(words[i].gap):
            end = i
            break
        if i in others:
            # Another finite verb: the clause ends at the comma or conjunction before it.
            end = _cut_before(words, group.verb + 1, i, lists)
            break
    return start, max(end, group.verb + 1), relative


def _cut_before(words: Sequence[Word], low: int, i: int, lists: ClauseWords) -> int:
    for j in range(i, low, -1):
        if "," in words[j].gap or words[j].lower in lists.linkers:
            return j
    return i


def _subject(
    sentence: _Sentence,
    group: VerbGroup,
    start: int,
    end: int,
    relative: bool,
    before: Sequence[Predicate],
) -> tuple[Span | None, tuple[Mention, ...]]:
    """Return the subject that the parse tells, or the words; of two the one that names more."""
    verb = sentence.words[group.verb].span.start
    if group.finite is None and (noun := _described(sentence, verb)) is not None:
        return noun
    told = _by_tree(sentence, verb)
    shallow = _shallow_subject(sentence, group, start, end, relative, before)
    if told is None and (plain := _plain_by_tree(sentence, verb)) is not None:
        return shallow if any(plain.holds(m.span) for m in shallow[1]) else (plain, ())
    if told is None or {m.actor for m in told[1]} <= {m.actor for m in shallow[1]}:
        return shallow  # "tanto Perú como Chile": the parse takes the second for a comparison
    return told


def _shallow_subject(
    sentence: _Sentence,
    group: VerbGroup,
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
    return _subject_elsewhere(sentence, group, end, last)


def _subject_elsewhere(
    sentence: _Sentence, group: VerbGroup, end: int, last: Predicate | None
) -> tuple[Span | None, tuple[Mention, ...]]:
    """Return a subject behind the verb, or that of the predicate before."""
    shared: tuple[Span | None, tuple[Mention, ...]] = (None, ())
    if last is not None and last.finite and last.subject is not None:
        shared = last.subject, last.subjects  # "criticó a X y apoyó a Y"
    if shared[0] is not None and is_joined(sentence.words, group, sentence.lists):
        return shared  # "condannò X ed espulse quello greco"
    if sentence.lists.subject_after_verb and not group.roles & OWN_VERBS:
        after = _inverted(sentence, group.verb, end)
        if after:
            return Span(_with_determiner(sentence, after[0].span.start), after[-1].span.end), after
    return shared


def _by_tree(sentence: _Sentence, verb: int) -> tuple[Span, tuple[Mention, ...]] | None:
    """Return the subject that the parse tells, if it names someone who can act."""
    heads = sentence.trees.subject(verb)
    mentions = [m for head in heads if (m := sentence.entities.at(head.idx))]
    if not mentions or any(m.type in NO_AGENTS for m in mentions):
        return None
    if not all(sentence.span.holds(m.span) for m in mentions):
        return None  # "Lima, Peru - The ministry": the parse takes a dateline for the subject
    run = sorted({m.actor: m for m in mentions}.values(), key=lambda m: m.span.start)
    start = _with_determiner(sentence, run[0].span.start)
    return Span(start, run[-1].span.end), tuple(run)


def _described(sentence: _Sentence, verb: int) -> tuple[Span, tuple[Mention, ...]] | None:
    """Return the noun that a participle describes, where it names nobody ("a report released")."""
    noun = sentence.trees.described(verb)
    if noun is None or noun.pos_ != "NOUN" or sentence.entities.at(noun.idx) is not None:
        return None
    phrase = Span(*sentence.trees.phrase(noun))
    if not sentence.span.holds(phrase) or phrase.end > verb:
        return None
    return phrase, ()


def _plain_by_tree(sentence: _Sentence, verb: int) -> Span | None:
    """Return the subject that the parse tells where it is a common noun that names nobody."""
    heads = sentence.trees.subject(verb)
    named = (*heads, *(c for h in heads for c in h.children if c.dep_ == "appos"))
    if not heads or any(h.pos_ != "NOUN" for h in heads):
        return None
    if any(sentence.entities.at(token.idx) for token in named):
        return None
    ends = [sentence.trees.phrase(head) for head in heads]
    phrase = Span(min(start for start, _ in ends), max(end for _, end in ends))
    return phrase if sentence.span.holds(phrase) else None


def _coordinated(sentence: _Sentence, region: Span) -> tuple[Mention, ...]:
    """Return the last run of ungoverned mentions in a region that commas and "and" join."""
    mentions = [
        m for m in sentence.entities.outermost(region)
        if m.type not in NO_AGENTS and not _is_governed(sentence, m, low=region.start)
    ]  # fmt: skip
    if not mentions:
        return ()
    run = [mentions[-1]]
    verbs = {group.verb for group in sentence.groups}
    for before, after in reversed(list(pairwise(mentions))):
        between = words_of(sentence.text, Span(before.span.end, after.span.start))
        gap = sentence.text[before.span.end : after.span.start]
        if not gap.strip() or any(w.lower not in sentence.lists.linkers for w in between):
            break  # side by side the second is the name of who belongs to the first
        if not between and sentence.index(before.span.start) - 1 in verbs:
            break  # "criticising Iran, Egypt called"
        run.insert(0, before)
    return tuple(run)


def _across_embedded(sentence: _Sentence, start: int) -> tuple[Mention, ...]:
    """Look before what commas or dashes set off: "Corea del Norte, aunque ..., no mantiene"."""
    opener = start - 1
    if _is_dashed(sentence, start):
        opener = next((i for i in range(opener, 0, -1) if _is_dashed(sentence, i)), 0)
    elif "," not in sentence.words[opener].gap:
        return ()
    if not opener:
        return ()
    return _coordinated(
        sentence, Span(sentence.words[0].span.start, sentence.words[opener].span.start)
    )


def _is_dashed(sentence: _Sentence, i: int) -> bool:
    gap = sentence.words[i].gap
    return is_dash(gap) or bool(DASHES & set(gap))


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
        or w.lower.endswith(sentence.lists.adverb_endings)
        for w in sentence.words[start:first]
    )


def _is_governed(sentence: _Sentence, mention: Mention, *, low: int) -> bool:
    """Tell whether a preposition stands before a mention, or a case, determiners aside.

    One that opens the clause at `low` governs the clause ("after the envoys had left").
    """
    if sentence.trees.is_no_subject(mention.span.start):
        return True
    i = sentence.index(mention.span.start) - 1
    if i < 0:
        return False
    while i > 0 and sentence.words[i].lower in sentence.lists.determiners:
        i -= 1
    if sentence.words[i].span.start < low and sentence.words[i].lower in sentence.lists.boundaries:
        return False
    gap = sentence.text[sentence.words[i].span.end : mention.span.start]
    return sentence.words[i].lower in sentence.lists.prepositions and "," not in gap


def _with_determiner(sentence: _Sentence, start: int) -> int:
    i = sentence.index(start)
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
