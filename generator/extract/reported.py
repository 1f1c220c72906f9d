"""In: the items of a sentence. Out: Reports, the stretches that a cue puts in a mouth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.extract.bare_clauses import zero_clause
from generator.extract.cues import ItemKind, phrase_length
from generator.extract.going_on import goes_on
from generator.extract.marked_words import names_thing
from generator.extract.phrases import phrase_from, skip_adjuncts
from generator.extract.speakers import subject_of
from generator.extract.verb_second import is_break

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.extract.cues import Cue, Item
    from generator.extract.phrases import Range, Scene

REPORTING = frozenset({"say", "ask"})
"""Classes of cues that report a clause; the others only name or express."""
COMPLEMENT_REACH = 22
"""Items between a verb and what it reports: "dijo ayer en una rueda de prensa en Moscú que"."""
SHORT_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """What a cue reports, found to its right."""

    kind: str
    """clause, zero, colon, mark, infinitive, noun."""
    start: int
    subject: Range | None = None
    """An inverted subject between the verb and its complement."""
    sieve: str = "subject-after"
    """How that subject was found."""
    settled: bool = False
    """The subject is told, also where it is nobody."""


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence as its cues see it."""

    scene: Scene
    items: Sequence[Item]
    cues: Sequence[Cue]

    def cue_at(self, i: int) -> Cue | None:
        """Return the cue whose verb is item i."""
        return self._by_head.get(i)

    @cached_property
    def _by_head(self) -> Mapping[int, Cue]:
        return {c.head: c for c in self.cues}

    @cached_property
    def breaks(self) -> Sequence[int]:
        """Items that part its clauses."""
        return [i for i in range(len(self.items)) if is_break(self.items, i)]

    def subject(self, cue: Cue) -> Range | None:
        """Return the subject in its place before a cue."""
        found = subject_of(self.scene, self.items, cue)
        return found[0] if found else None

    def past_points(self, i: int) -> int:
        """Return the first item from i on that is no punctuation mark."""
        while i < len(self.items) and self.items[i].kind is ItemKind.POINT:
            i += 1
        return i

    def words_in(self, start: int, end: int) -> int:
        """Count the plain words between two items."""
        return sum(1 for x in self.items[start:end] if x.kind is ItemKind.WORD)

    def has_verb(self, start: int, end: int) -> bool:
        """Tell whether a stretch shows a finite verb, as far as the lexicon knows them."""
        return any(self.scene.is_finite(x) for x in self.items[start:end]) or any(
            start <= c.head < end and c.form == "Fin" and c.classes & REPORTING for c in self.cues
        )


def complement_of(sentence: Sentence, cue: Cue) -> Complement | None:
    """Return what stands to the right of a cue as its report, None where nothing does."""
    items, words, scene = sentence.items, sentence.scene.words, sentence.scene
    start = cue.last + 1
    if not cue.classes & REPORTING:
        return _marked_words(sentence, start) if "voice" in cue.classes else None
    direct = _bare_complement(sentence, cue, start)
    if direct is not None:
        return direct
    for j in range(start, min(len(items), start + COMPLEMENT_REACH)):
        item = items[j]
        if item.kind is ItemKind.ASIDE or (item.marked and names_thing(scene, items, j)):
            continue
        if item.kind in (ItemKind.MARK, ItemKind.POINT):
            return _at_sign(sentence, cue, start, j)
        if item.lower in words.words("complementisers") and not _is_determiner(sentence, start, j):
            return _after_complementiser(sentence, cue, start, j)
        if item.lower in words.words("questions") and "ask" in cue.classes:
            return _checked(sentence, cue, start, j, Complement(kind="clause", start=j))
        if j > start and (item.lower in words.words("boundaries") or sentence.cue_at(j)):
            break
    return _zero(sentence, cue, start)


def _at_sign(sentence: Sentence, cue: Cue, start: int, j: int) -> Complement | None:
    """Read what a quotation or punctuation mark after a cue opens."""
    item = sentence.items[j]
    found: Complement | None = None
    if item.kind is ItemKind.MARK:
        found = _checked(sentence, cue, start, j, Complement(kind="mark", start=j))
    elif item.is_point(":"):
        if any(c.first == j + 1 and c.form == "Prep" for c in sentence.cues):
            return None  # "lo niega: según Putin, ..."
        return _checked(sentence, cue, start, j, Complement(kind="colon", start=j + 1))
    elif item.is_point(","):
        found = _after_comma(sentence, j)
    return found or _zero(sentence, cue, start)


def _after_complementiser(sentence: Sentence, cue: Cue, start: int, j: int) -> Complement | None:
    """Read the clause that "that" opens."""
    words = sentence.scene.words
    if sentence.items[j - 1].lower in words.words("before_relatives"):
        return None  # "dijo lo que pensaba"
    opens = sentence.past_points(j + 1)  # "añadió que, en el futuro, ..."
    found = _checked(sentence, cue, start, j, Complement(kind="clause", start=opens))
    return found or _zero(sentence, cue, start)


def _marked_words(sentence: Sentence, start: int) -> Complement | None:
    """Read marked words after a colon, all that a verb of voice reports: "Il reprit : «...»"."""
    items = sentence.items
    for j in range(start, min(len(items) - 1, start + COMPLEMENT_REACH)):
        if items[j].is_point(":") and items[j + 1].kind is ItemKind.MARK:
            return Complement(kind="colon", start=j + 1)
        if items[j].is_point(".", ";", ":") or items[j].kind is ItemKind.MARK:
            return None
    return None


def _is_determiner(sentence: Sentence, start: int, i: int) -> bool:
    """Tell "in that case" from a complementiser."""
    words = sentence.scene.words
    governors = words.words("governors") - words.words("before_complementiser")
    return i > start and sentence.items[i - 1].lower in governors


def _bare_complement(sentence: Sentence, cue: Cue, start: int) -> Complement | None:
    """Read an infinitive or a noun phrase after a verb of asserting."""
    items, words = sentence.items, sentence.scene.words
    at = _past_adjuncts(sentence, start)
    if at >= len(items) or items[at].kind is not ItemKind.WORD or cue.passive:
        return None
    word = items[at].lower
    is_determiner = word in words.words("determiners")
    if "infinitive" in cue.classes and not is_determiner:
        opening = _with_negation(sentence, at, start)
        if word in words.words("infinitive_openers"):
            return Complement(kind="infinitive", start=opening)
        ending = tuple(words.words("infinitive_endings"))
        plain = not items[at].capital and not sentence.scene.mention_at(items[at])
        if plain and word.endswith(ending) and len(word) > SHORT_WORDS:
            return Complement(kind="infinitive", start=opening)
    before = items[cue.first - 1] if cue.first else None
    is_inverted = before is None or before.kind is not ItemKind.WORD
    if cue.form == "Fin" and is_determiner and at == start and not is_inverted:
        contents = words.phrases["contents"]
        after = items[at + 1 : at + 2]
        is_relative = bool(after) and after[0].lower in words.words("complementisers")
        quoted = any(x.kind is ItemKind.MARK for x in items[at : at + 3])
        known = "nominal" in cue.classes and any(
            phrase_length(items, at + k, contents) for k in (1, 2)
        )
        if (known or "noun" in cue.classes) and not is_relative and not quoted:
            return Complement(kind="noun", start=at)
    return None


def _with_negation(sentence: Sentence, at: int, start: int) -> int:
    """Return where an infinitive begins with its negation: "afirmó no saber nada"."""
    while at > start and sentence.items[at - 1].lower in sentence.scene.words.words("negation"):
        at -= 1
    return at


def _past_adjuncts(sentence: Sentence, start: int) -> int:
    """Skip adverbs and phrases of place, time and addressee, also those between commas."""
    items, words, scene = sentence.items, sentence.scene.words, sentence.scene
    at = skip_adjuncts(scene, items, start)
    while at + 2 < len(items) and items[at].is_point(","):
        opener = items[at + 1].lower
        if opener not in words.words("governors") | words.words("light") | words.words("ago"):
            return start if at == start else at
        close = next((k for k in range(at + 1, len(items)) if items[k].is_point(",")), None)
        if close is None or any(at < c.head < close and c.form == "Fin" for c in sentence.cues):
            return at
        at = close + 1
    return at


def _checked(
    sentence: Sentence, cue: Cue, start: int, at: int, complement: Complement
) -> Complement | None:
    """Accept a complement where only adjuncts, an addressee or the subject stand before it."""
    items, words, scene = sentence.items, sentence.scene.words, sentence.scene
    if at == start or complement.kind == "colon":
        return complement
    if items[at - 1].lower in words.words("before_complementiser"):
        at -= 1
        if at == start:
            return complement
    after = skip_adjuncts(scene, items, start)
    if after >= at:
        return complement
    opener = items[after].lower
    governed = opener in words.words("adjuncts") & words.words("governors") or (
        after > start and opener in words.words("governors")  # "antes de la reunión"
    )
    if complement.kind == "clause" and (governed or opener in words.words("ago")):
        return complement
    if "tell" in cue.classes:
        phrase = phrase_from(scene, items, start)
        if phrase is not None and skip_adjuncts(scene, items, phrase[1]) >= at:
            return complement
    phrase = phrase_from(scene, items, after)
    if phrase is None or skip_adjuncts(scene, items, phrase[1]) < at:
        return None
    mention = scene.mention_at(items[phrase[0]]) or scene.mention_at(items[phrase[1] - 1])
    if mention is None or sentence.subject(cue) is not None:
        return None
    return Complement(kind=complement.kind, start=complement.start, subject=phrase)


def _after_comma(sentence: Sentence, comma: int) -> Complement | None:
    items, words = sentence.items, sentence.scene.words
    after = comma + 1
    if after >= len(items):
        return None
    if items[after].kind is ItemKind.MARK:
        return Complement(kind="mark", start=after)
    opener = items[after].lower
    parted = "comma_complementiser" in words.flags
    is_question = opener in words.words("questions") and parted
    is_clause = opener in words.words("complementisers") and parted
    if is_question or is_clause:
        return Complement(kind="clause", start=after + is_clause)
    close = next((k for k in range(after, len(items)) if items[k].is_point(",")), None)
    if close is None or close + 1 >= len(items):
        return None
    if any(after <= c.head < close and c.form == "Fin" for c in sentence.cues):
        return None
    if items[close + 1].lower in words.words("complementisers"):
        # "dijo, en rueda de prensa, que ...": only adjuncts stand between commas.
        governed = items[after].lower in words.words("prepositions") | words.words("light")
        return Complement(kind="clause", start=close + 2) if governed else None
    return None


def _zero(sentence: Sentence, cue: Cue, start: int) -> Complement | None:
    at = zero_clause(sentence, cue, start)
    return None if at is None else Complement(kind="zero", start=at)


def content_end(sentence: Sentence, start: int, *, cue: Cue) -> int:
    """Return where a report that begins at an item ends.

    It runs to the end of the sentence unless a new cue with a subject of its own, a
    coordinated cue or a relative clause with a cue ends it. After a subordinate cue at the
    head of its sentence ("Al pedirle que ...,") it ends at the comma.
    """
    limit = _own_utterance(sentence, start)
    if _is_subordinate(sentence, cue):
        return next((k for k in range(start, limit) if _ends_clause(sentence, k)), limit)
    for other in sentence.cues:
        if other.first <= start or other.head <= cue.head:
            continue
        if other.first >= limit:
            break
        cut = _cut_before(sentence, other, start)
        if cut is None and _resumes(sentence, cue, other, start):
            cut = other.first - 1
        if cut is not None and cut > start:
            return cut
    return limit


def _resumes(sentence: Sentence, cue: Cue, other: Cue, start: int) -> bool:
    """Tell whether a later cue has the subject of this one: "denied that ... and accused"."""
    items, end = sentence.items, other.first - 1
    joined = items[end].lower in sentence.scene.words.words("and")
    if not joined or other.passive or cue.form != "Fin" or other.form != "Fin":
        return False
    between = (item.start for item in items[start:end])
    return goes_on(sentence.scene.trees, items[cue.head].start, between, items[other.head].start)


def _ends_clause(sentence: Sentence, i: int) -> bool:
    """Tell whether a comma stands at an item: before it, or at the end of its marks."""
    marked = sentence.items[i - 1].marked
    by_marks = marked is not None and sentence.scene.text[marked.inner.end - 1] == ","
    return by_marks or sentence.items[i].is_point(",")


def _is_subordinate(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue stands in the clause before the main one: "After aides said ..., it"."""
    words = sentence.scene.words
    if cue.form in ("Inf", "Ger"):
        # "and, saying that ..., left"
        joined = cue.first > 1 and sentence.items[cue.first - 1].is_point(",")
        return cue.first <= 1 or (
            joined and sentence.items[cue.first - 2].lower in words.words("and")
        )
    subject = sentence.subject(cue)
    first = subject[0] if subject else cue.first
    at = int(sentence.items[0].lower in words.words("and"))
    opener = sentence.items[at].lower
    return first == at + 1 and opener in words.words("boundaries") - words.words("and")


def _own_utterance(sentence: Sentence, start: int) -> int:
    """Return where a clause ends before "and that “...”", whose utterance is its own entry."""
    items, words = sentence.items, sentence.scene.words
    for k in range(start + 1, len(items) - 2):
        if (
            items[k].lower in words.words("and")
            and items[k + 1].lower in words.words("complementisers")
            and items[k + 2].kind is ItemKind.MARK
        ):
            return k
    return len(items)


def _cut_before(  # noqa: PLR0911 - one answer for each way a cue is joined to the one before
    sentence: Sentence, other: Cue, start: int
) -> int | None:
    """Return where a later cue ends the report before it, None where it belongs to it."""
    items, words = sentence.items, sentence.scene.words
    k = other.first
    before = items[k - 1]
    if other.form == "Prep":
        return k - 1 if before.is_point(",", "—") else None
    if other.form == "Post" or other.negated:
        return None
    if not _reports(sentence, other) and not (other.form == "Ger" and "express" in other.classes):
        return None
    if other.form == "Ger":
        return k - 1 if before.is_point(",") else None  # ", adding that", ", citing the costs"
    if other.form == "Inf":
        governed = before.lower in words.words("before_infinitive")
        comma = k - 2
        return comma if governed and comma > start and items[comma].is_point(",") else None
    if before.lower in words.words("because"):
        return k - 1
    if before.lower in words.words("and"):
        return k - 2 if items[k - 2].is_point(",", ";") else k - 1
    if before.lower in words.words("relatives"):
        return k - 2 if items[k - 2].is_point(",") else None
    return _cut_at_subject(sentence, other, start)


def _cut_at_subject(sentence: Sentence, other: Cue, start: int) -> int | None:
    """Return where a later cue with a subject of its own ends the report before it."""
    items, words = sentence.items, sentence.scene.words
    subject = subject_of(sentence.scene, items, other, floor=start)
    if subject is None or subject[1] == "relative":
        return None
    first = subject[0][0]
    if first - 1 <= start:
        return None
    opener = items[first - 1]
    if opener.is_point(";"):
        return first - 1
    breaks = items[first - 2].is_point(",", ";", "—", "–")
    if opener.lower in words.words("conjunctions") and breaks:
        return first - 2
    return None


def _reports(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue reports, asks for or names something to its right."""
    if cue.classes & {"ask", "tell"} or complement_of(sentence, cue) is not None:
        return True
    for item in sentence.items[cue.last + 1 : cue.last + COMPLEMENT_REACH]:
        if item.kind is ItemKind.MARK or item.is_point(":"):
            return True
        if item.kind is ItemKind.POINT:
            return item.is_point(",") and "verb_second" in sentence.scene.words.flags
    return False
