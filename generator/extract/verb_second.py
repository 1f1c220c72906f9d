"""In: a Sentence of a language whose main clauses have the verb second. Out: clauses, subjects.

Such a language sets off every clause by a comma, so that points cut a sentence into Segments:
"Am Montag | sagte | Ana, | sie | komme". The flag "verb_second" of quotes.toml turns it on.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.extract.cues import ItemKind
from generator.extract.phrases import phrase_before, phrase_from
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.cues import Cue, Item
    from generator.extract.phrases import Range
    from generator.extract.reported import Sentence

BREAKS = (",", ";", ":", "—", "–", "-")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of items between two points, half-open."""

    start: int
    end: int


def is_break(items: Sequence[Item], i: int) -> bool:
    """Tell whether an item parts two clauses or phrases."""
    if items[i].is_point(".") and i:
        return items[i - 1].kind is ItemKind.MARK  # "„Nein“. Vogt sagte": two in one unit
    if items[i].is_point("-") and i:
        return items[i - 1].end < items[i].start  # no hyphen: "Land- und Seeweg"
    return items[i].is_point(*BREAKS) and not (i and items[i - 1].is_point("-"))


def segment_at(sentence: Sentence, i: int) -> Segment:
    """Return the segment that holds an item."""
    breaks = sentence.breaks
    k = bisect_left(breaks, i)
    return Segment(
        breaks[k - 1] + 1 if k else 0, breaks[k] if k < len(breaks) else len(sentence.items)
    )


def segments_of(sentence: Sentence) -> Iterator[Segment]:
    """Yield the segments of a sentence that hold anything."""
    start = 0
    while start < len(sentence.items):
        segment = segment_at(sentence, start)
        if segment.end > segment.start:
            yield segment
        start = segment.end + 1


def is_finite(sentence: Sentence, i: int) -> bool:
    """Tell whether an item is a finite verb."""
    item = sentence.items[i]
    if item.kind is not ItemKind.WORD or item.start in sentence.scene.verbs.finite:
        return item.kind is ItemKind.WORD
    cue = sentence.cue_at(i)
    return cue is not None and cue.form == "Fin"


def finite_in(sentence: Sentence, start: int, end: int) -> int | None:
    """Return the first finite verb of a stretch."""
    return next((k for k in range(start, end) if is_finite(sentence, k)), None)


def reports_by_mood(sentence: Sentence, start: int, end: int, *, sure: bool = False) -> bool:
    """Tell whether a stretch has a verb in a mood of reported speech."""
    verbs = sentence.scene.verbs
    moods = verbs.reported if sure else verbs.reported | verbs.unreal
    return any(x.start in moods for x in sentence.items[start:end] if x.kind is ItemKind.WORD)


def is_relative(sentence: Sentence, segment: Segment) -> bool:
    """Tell a relative clause, whose verb stands last, from "die Lage ist ernst"."""
    items, words = sentence.items, sentence.scene.words
    opener = segment.start
    if opener < segment.end and items[opener].lower in words.words("governors"):
        opener += 1  # "auf die sich alle berufen"
    if opener >= segment.end or items[opener].lower not in words.words("relative_pronouns"):
        return False
    verb = finite_in(sentence, opener, segment.end)
    return verb is not None and not _goes_on(sentence, verb + 1, segment.end)


def _goes_on(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a clause goes on after its verb with more than other verbs."""
    return any(
        not is_finite(sentence, k)
        and sentence.items[k].lower not in sentence.scene.words.words("and")
        for k in range(start, end)
        if sentence.items[k].kind in (ItemKind.WORD, ItemKind.MARK)
    )


def is_subordinate(sentence: Sentence, segment: Segment) -> bool:
    """Tell whether a conjunction or a relative pronoun opens a segment."""
    items, words = sentence.items, sentence.scene.words
    if segment.start >= segment.end:
        return False
    opener = items[segment.start].lower
    second = items[segment.start + 1].lower if segment.start + 1 < segment.end else ""
    subordinators = (
        words.words("boundaries") | words.words("complementisers") | words.words("questions")
    )
    return (
        opener in subordinators
        or (second in subordinators and not is_finite(sentence, segment.start))
        or is_relative(sentence, segment)
    )


def verb_of(sentence: Sentence, cue: Cue) -> int:
    """Return the finite verb of a cue's clause: itself, or the auxiliary before its participle."""
    return cue.first if is_finite(sentence, cue.first) else cue.head


def subject_of_clause(sentence: Sentence, cue: Cue) -> tuple[Range | None, str] | None:
    """Return the subject of a cue that does not stand right before its verb, and the sieve.

    None where it stands there, or stands nowhere.
    """
    verb = verb_of(sentence, cue)
    segment = segment_at(sentence, verb)
    if sentence.items[cue.head].lower in sentence.scene.words.words("impersonal"):
        return _place_of_words(sentence, verb, segment)
    if verb and sentence.items[verb - 1].lower in sentence.scene.words.words("and"):
        return None  # "und nannte sie": the subject is that of the clause before
    ends = verb > segment.start and not _goes_on(sentence, verb + 1, segment.end)
    if ends and is_subordinate(sentence, segment):
        return _subject_after_opener(sentence, verb, segment)
    before = _before_verb(sentence, verb, segment)
    after = _after_verb(sentence, verb, segment)
    nominative = sentence.scene.words.words("nominatives")
    if after is not None and sentence.items[after[0]].lower in nominative:
        return after, "subject-after"
    if before is not None and not (after is not None and _is_dative(sentence, before, after)):
        return before, "subject-before"
    return (after, "subject-after") if after is not None else None


def _place_of_words(sentence: Sentence, verb: int, segment: Segment) -> tuple[Range | None, str]:
    """Return where words stand: "In einem Brief heißt es", "heißt es in dem Brief"."""
    items, scene = sentence.items, sentence.scene
    for k in (segment.start, verb + 2):
        if k < segment.end and items[k].lower in scene.words.words("governors"):
            phrase = phrase_from(scene, items, k + 1)
            if phrase is not None:
                return phrase, "subject-before" if k < verb else "subject-after"
    return None, "nobody"


def _subject_after_opener(
    sentence: Sentence, verb: int, segment: Segment
) -> tuple[Range | None, str] | None:
    """Return the subject of a clause whose verb stands last: "da sie sagte", "dem Vogt sagte"."""
    items, scene = sentence.items, sentence.scene
    opener = segment.start + (items[segment.start].lower in scene.words.words("governors"))
    phrase = phrase_from(scene, items, opener + 1)
    if phrase is None or phrase[0] != opener + 1 or phrase[1] > verb:
        return None
    told = scene.opens_phrase(items[phrase[0]]) or not is_relative(sentence, segment)
    return (phrase, "subject-before") if told else None


def _before_verb(sentence: Sentence, verb: int, segment: Segment) -> Range | None:
    """Return the subject in the first place of a main clause, also one with an apposition."""
    items, scene = sentence.items, sentence.scene
    words = scene.words
    if segment.start == verb:
        phrase = phrase_before(scene, items, verb) if verb else None
        return phrase if phrase and scene.opens_phrase(items[phrase[0]]) else None
    opener = items[segment.start]
    mention = scene.mention_at(opener)
    named = mention is not None and mention.span.start == opener.start
    adverbial = words.words("governors") | words.words("openers") | words.words("skipped")
    adverbial |= words.words("boundaries")  # "Als Grund nannte er"
    if opener.lower in adverbial and not named:
        return None
    if items[verb - 1].kind is ItemKind.MARK:  # "Der Sender „Morgenwelle“ berichtete"
        phrase = phrase_before(scene, items, verb - 1)
        return (phrase[0], verb) if phrase else None
    return phrase_before(scene, items, verb)


def _after_verb(sentence: Sentence, verb: int, segment: Segment) -> Range | None:
    """Return the noun phrase after a verb: an inverted subject, or an object."""
    items, scene = sentence.items, sentence.scene
    phrase = phrase_from(scene, items, verb + 1)
    if phrase is None or phrase[0] >= segment.end:
        return None
    pronoun = items[phrase[0]].lower in scene.words.words("pronouns")
    return phrase if pronoun or any(x.capital for x in items[phrase[0] : phrase[1]]) else None


def _is_dative(sentence: Sentence, before: Range, after: Range) -> bool:
    """Tell "Der Zeitung sagte Vogt" from "Der Sprecher sagte der Zeitung"."""
    items, scene = sentence.items, sentence.scene
    if items[before[0]].lower in scene.words.words("dative_articles"):
        return True
    named = scene.mention_at(items[after[0]])
    owner = scene.mention_at(items[before[1] - 1])
    is_person = named is not None and named.named and named.type is ActorType.PERSON
    ambiguous = items[before[0]].lower in scene.words.words("genitives")
    return is_person and ambiguous and not (owner and owner.type is ActorType.PERSON)


def infinitive_in(sentence: Sentence, segment: Segment) -> bool:
    """Tell whether a segment is an infinitive with its particle: "die Grenze zu öffnen"."""
    items, words = sentence.items, sentence.scene.words
    endings = tuple(words.words("infinitive_endings"))
    particles = words.words("infinitive_particles")
    if finite_in(sentence, segment.start, segment.end) is not None:
        return False
    return any(
        items[k].lower.endswith(endings)
        and not items[k].capital
        and (items[k - 1].lower in particles or _holds_particle(items[k].lower, particles))
        for k in range(segment.start + 1, segment.end)
        if items[k].kind is ItemKind.WORD
    )


def _holds_particle(word: str, particles: frozenset[str]) -> bool:
    """Tell "anzubieten", which holds its particle between prefix and stem."""
    return any(0 < word.find(p, 2) < len(word) - len(p) - 3 for p in particles)


def subject_of_verb(sentence: Sentence, verb: int, *, beyond: int) -> Range | None:
    """Return the subject of a main clause: before its verb, else after it or after an insertion."""
    items, scene = sentence.items, sentence.scene
    start = segment_at(sentence, verb).start
    opener = items[start].lower
    adverbial = scene.words.words("governors") | scene.words.words("openers")
    if start < verb and opener not in adverbial:
        return phrase_before(scene, items, verb)
    for at in (verb + 1, beyond + 1):
        phrase = phrase_from(scene, items, at)
        if phrase is not None:
            return phrase
    return None


def report_end(sentence: Sentence, start: int) -> int:
    """Return where a report ends: at the sentence's end, or where the writer takes over.

    He does after "and" with a verb in his own mood, where the report has the other one.
    """
    items, words = sentence.items, sentence.scene.words
    end = len(items)
    while end > start and items[end - 1].kind is ItemKind.POINT:
        end -= 1
    if "mood" not in words.flags:
        return end
    end = _writer_resumes(sentence, start, end)
    verb = finite_in(sentence, start, end)
    if verb is None or not reports_by_mood(sentence, verb, verb + 1):
        return end
    for k in range(verb + 1, end - 1):
        joins = items[k].lower in words.words("and") | words.words("conjunctions")
        if joins and is_finite(sentence, k + 1) and not reports_by_mood(sentence, k + 1, k + 2):
            if _closes_subordinate(sentence, k + 1):
                continue
            return k - 1 if items[k - 1].is_point(",") else k
    return end


def _writer_resumes(sentence: Sentence, start: int, end: int) -> int:
    """Return where a semicolon, colon or last dash leads back to the writer's own clause."""
    items = sentence.items
    for k in range(start + 1, end - 1):
        if not items[k].is_point(";", ":", "–", "—") and not (
            items[k].is_point("-") and is_break(items, k)
        ):
            continue
        after = segment_at(sentence, k + 1)
        verb = finite_in(sentence, after.start, after.end)
        closed = after.end < end and items[after.end].is_point("–", "—", "-")
        own = verb is not None and not reports_by_mood(sentence, verb, verb + 1)
        if own and not closed and finite_in(sentence, start, k) is not None:
            return k
    return end


def _closes_subordinate(sentence: Sentence, verb: int) -> bool:
    """Tell "dass er kam und ging", whose second verb belongs to the clause before it."""
    segment = segment_at(sentence, verb)
    return is_subordinate(sentence, segment)


def closes_sentence(sentence: Sentence, cue: Cue) -> bool:
    """Tell "Es sei kalt, sagte Ana" from "Als es kalt war, sagte Ana nichts"."""
    items = sentence.items
    if cue.first == 0 or not is_break(items, cue.first - 1):
        return False
    if items[cue.head].lower in sentence.scene.words.words("after_break"):
        return True
    return any(
        finite_in(sentence, segment.start, segment.end) is not None
        and not is_subordinate(sentence, segment)
        for segment in takewhile(lambda s: s.start < cue.first, segments_of(sentence))
    )
