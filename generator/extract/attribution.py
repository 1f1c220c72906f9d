"""In: a Sentence. Out: Reports, the stretches of it that someone is told to have said.

Each sentence is read left to right; what a report covers is not read again, because speech
inside speech belongs to the outer quote.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.comma_clauses import complement_after
from generator.extract.cues import Cue, ItemKind, opens_infinitive
from generator.extract.halves import Read, Report, back_over_points, both_halves, is_fragment
from generator.extract.inserted import read_manner
from generator.extract.phrases import phrase_before, phrase_from, range_span, skip_adjuncts
from generator.extract.reported import REPORTING, content_end
from generator.extract.sources import read_echo, read_source
from generator.extract.speakers import subject_of
from generator.extract.verb_second import closes_sentence, report_end
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from generator.extract.phrases import Range
    from generator.extract.reported import Complement, Sentence

GOVERNING_REACH = 4
"""Items between a subject and the infinitive that it governs: "se limitó a decir"."""


def read_sentence(sentence: Sentence) -> list[Report]:
    """Return the reports of one sentence in order."""
    reports: list[Report] = []
    done = 0
    last = _last_word(sentence)
    skip: Cue | None = None
    for cue in sentence.cues:
        if cue.first < done or cue is skip:
            continue
        if cue.form in ("Prep", "Post", "Own"):
            follows = sentence.cue_at(cue.last + 1)
            if follows is not None and follows.form == "Fin":
                skip = follows
            read = read_source(sentence, cue, follows, done)
        else:
            around = read_manner(sentence, cue, done) or read_echo(sentence, cue, done)
            read = around or _read_after(sentence, cue, done)
            if read is None and not (last and cue is not last):
                read = _read_before(sentence, cue)
        if read is not None:
            reports += read.reports
            done = max(done, read.done)
    return reports


def _last_word(sentence: Sentence) -> Cue | None:
    """Return the cue that ends the sentence and so has the whole of it said: ", he added."."""
    for cue in reversed(sentence.cues):
        if cue.form == "Prep":
            before = sentence.items[cue.first - 1] if cue.first else None
            phrase = phrase_from(sentence.scene, sentence.items, cue.last + 1)
            ends = phrase is not None and _nothing_after(sentence, phrase[1])
            return cue if before and before.is_point(",") and ends else None
        if cue.form != "Fin" or cue.negated or "say" not in cue.classes:
            return None
        openers = sentence.scene.words.phrases["prepositions"]
        if cue.first and sentence.items[cue.first - 1].lower in openers:
            continue
        place = _place(sentence, cue)
        if place is None or complement_after(sentence, cue) is not None:
            return None
        return cue if _nothing_after(sentence, place[2]) else None
    return None


def _nothing_after(sentence: Sentence, i: int) -> bool:
    i = skip_adjuncts(sentence.scene, sentence.items, i)
    return all(x.kind is not ItemKind.WORD for x in sentence.items[i:])


def _place(sentence: Sentence, cue: Cue) -> tuple[int, Range | None, int, str] | None:
    """Read ", dijo Ana" and ", Ana said": its first item, the subject, where it ends, the sieve."""
    items, scene = sentence.items, sentence.scene
    if cue.first == 0 or _is_told_elsewhere(sentence, cue):
        return None
    before = items[cue.first - 1]
    after_break = before.is_point(",", "—", "–", "-", "?", "!") or before.kind is ItemKind.MARK
    straight = subject_of(scene, items, cue)
    inverted = _hung(sentence, cue) or phrase_from(scene, items, cue.last + 1)
    if straight is not None and straight[1] != "relative" and before.is_point(","):
        first = straight[0][0]
        by_mark = first > 0 and items[first - 1].kind is ItemKind.MARK
        if by_mark or not _is_known(sentence, inverted):
            # "Ana, an economist, said": the comma closes an apposition.
            return (first, straight[0], cue.last + 1, "subject-before") if first else None
    if after_break and "inversion" in scene.words.flags:
        if inverted is not None:
            return cue.first, inverted, max(inverted[1], cue.last + 1), "subject-after"
        if straight is None or before.kind is ItemKind.MARK:
            drops = "drops_subject" in scene.words.flags
            return cue.first, None, cue.last + 1, "last-speaker" if drops else "nobody"
    if straight is None or straight[1] == "relative":
        return None
    first = straight[0][0]
    if first == 0:
        return None
    opener = items[first - 1]
    if opener.is_point(",", "—", "–", "-") or opener.kind is ItemKind.MARK:
        return first, straight[0], cue.last + 1, "subject-before"
    return None


def _hung(sentence: Sentence, cue: Cue) -> Range | None:
    """Return the pronoun that inversion hangs on a verb or its auxiliary: "a-t-il dit"."""
    group = range(cue.first, min(cue.last + 2, len(sentence.items)))
    return next(((k, k + 1) for k in group if sentence.items[k].is_hung), None)


def _is_told_elsewhere(sentence: Sentence, cue: Cue) -> bool:
    """Tell "dos días antes, lo reconoció Ana": a pronoun stands for what was said."""
    pronouns = sentence.scene.words.words("object_pronouns")
    group = sentence.items[cue.first : cue.head]
    return sentence.items[cue.first - 1].kind is not ItemKind.MARK and any(
        item.lower in pronouns for item in group
    )


def _is_known(sentence: Sentence, phrase: Range | None) -> bool:
    """Tell whether a phrase is headed by someone who can speak."""
    if phrase is None:
        return False
    items, scene = sentence.items, sentence.scene
    ends = (items[phrase[0]], items[phrase[1] - 1])
    return any(scene.mention_at(x) is not None for x in ends)


def _read_after(sentence: Sentence, cue: Cue, done: int) -> Read | None:
    """Read a cue that follows its report: «...», dijo Ana; It failed, she said."""
    if cue.form != "Fin" or cue.negated:
        return None
    if "verb_second" in sentence.scene.words.flags and _is_inside(sentence, cue):
        return None
    place = _place(sentence, cue)
    if place is None or place[0] <= done:
        return None
    first, subject, after, sieve = place
    end = back_over_points(sentence, first, done)
    if end <= done:
        return None
    marked = sentence.items[end - 1].kind is ItemKind.MARK
    complement = complement_after(sentence, cue)
    may_follow = marked and complement and complement.kind in ("mark", "zero", "noun")
    if complement and not (may_follow or _is_inverted(sentence, cue, complement, sieve)):
        return None
    if not marked and not _may_close(sentence, cue, after):
        return None
    base = Report(
        start=done, end=end, shape="after", cue=cue, subject=subject, sieve=sieve, introduced=True
    )
    return both_halves(sentence, base, after)


def _is_inside(sentence: Sentence, cue: Cue) -> bool:
    """Tell "war als „Verrat“ bezeichnet worden" and "Der Sender „X“ sagte" from a closing cue."""
    named = cue.first > 1 and sentence.items[cue.first - 1].kind is ItemKind.MARK
    begun = named and sentence.items[cue.first - 2].kind is ItemKind.WORD
    apart = cue.first > 0 and sentence.items[cue.first - 1].is_point(",")
    return begun or not (apart or cue.classes & REPORTING)


def _is_inverted(sentence: Sentence, cue: Cue, complement: Complement, sieve: str) -> bool:
    """Tell ", said Ana, an economist": her name is no report."""
    inverted = sieve == "subject-after" and complement.kind == "zero"
    bare = "zero" in sentence.scene.words.flags
    return bare and inverted and sentence.subject(cue) is None


def _may_close(sentence: Sentence, cue: Cue, after: int) -> bool:
    """Tell whether ", informó Ana" stands alone: with an object it begins a clause of its own."""
    items = sentence.items
    if "verb_second" in sentence.scene.words.flags:
        return "say" in cue.classes and closes_sentence(sentence, cue)
    at = skip_adjuncts(sentence.scene, items, after)
    return "say" in cue.classes and (at >= len(items) or items[at].kind is not ItemKind.WORD)


def _read_before(sentence: Sentence, cue: Cue) -> Read | None:
    """Read a cue before its report: Ana dijo que ...; she said: “...”."""
    items = sentence.items
    complement = complement_after(sentence, cue)
    if complement is None or cue.negated or not _may_report(sentence, cue, complement):
        return None
    subject, sieve = _subject(sentence, cue, complement)
    base = Report(
        start=complement.start,
        end=complement.start + 1,
        shape=complement.kind,
        cue=cue,
        subject=subject,
        sieve=sieve,
        introduced=complement.kind != "mark" or items[complement.start - 1].kind is ItemKind.POINT,
    )
    if complement.start >= len(items):
        return None
    if complement.kind in ("mark", "colon") and items[complement.start].kind is ItemKind.MARK:
        return Read((base,), complement.start + 1)
    end = min(
        content_end(sentence, complement.start, cue=cue), report_end(sentence, complement.start)
    )
    end = back_over_points(sentence, end, complement.start)
    if end <= complement.start:
        return None
    report = replace(base, end=end)
    if is_fragment(sentence, complement.start, end):
        report = base
    after = complement.start + 1 if report is base else end
    more = _joined_utterance(sentence, base, after)
    return Read((report, more), more.end) if more else Read((report,), after)


def _joined_utterance(sentence: Sentence, base: Report, at: int) -> Report | None:
    """Return the utterance after "... and that", which the same cue reports."""
    items, words = sentence.items, sentence.scene.words
    at = sentence.past_points(at)
    joined = [x.lower for x in items[at : at + 2]]
    if len(items) <= at + 2 or items[at + 2].kind is not ItemKind.MARK:
        return None
    if joined[0] not in words.words("and") or joined[1] not in words.words("complementisers"):
        return None
    return replace(base, start=at + 2, end=at + 3, introduced=True)


def _may_report(sentence: Sentence, cue: Cue, complement: Complement) -> bool:
    if cue.form == "Fin":
        return True
    if cue.form == "Ger":
        return True
    items, words = sentence.items, sentence.scene.words
    governed = cue.first > 0 and items[cue.first - 1].lower in words.words("before_infinitive")
    opened = opens_infinitive(items[cue.first : cue.head], words)
    return (governed or opened) and complement.kind != "noun"


def _subject(
    sentence: Sentence, cue: Cue, complement: Complement | None
) -> tuple[Range | None, str]:
    """Return the subject of a cue and the sieve that found it."""
    items, scene = sentence.items, sentence.scene
    if cue.passive:
        return None, "nobody"
    if (hung := _hung(sentence, cue)) is not None:
        return hung, "subject-after"
    if complement is not None and (complement.subject is not None or complement.settled):
        return complement.subject, complement.sieve
    if cue.form == "Fin" and (found := subject_before(sentence, cue)):
        return found
    if complement is not None and complement.kind == "colon" and cue.first == 0:
        inverted = phrase_from(scene, items, cue.last + 1)  # "Said Ellis: ..."
        if inverted is not None and inverted[1] < complement.start:
            return inverted, "subject-after"
    return same_subject(sentence, cue)


def subject_before(sentence: Sentence, cue: Cue) -> tuple[Range, str] | None:
    """Return the subject in its place before a verb, and the sieve that found it."""
    found = subject_of(sentence.scene, sentence.items, cue)
    phrase = _past_verbs(sentence, found[0]) if found else None
    return (phrase, found[1]) if found and phrase else None


def _past_verbs(sentence: Sentence, phrase: Range) -> Range | None:
    """Cut a verb off the front of a subject: "continuó el ministro, que opinó que ..."."""
    start, end = phrase
    for other in sentence.cues:
        if start <= other.head < end and other.form == "Fin":
            start = other.last + 1
    if (start, end) == phrase:
        return phrase
    governed = start < end and sentence.items[start].lower in sentence.scene.words.words(
        "governors"
    )
    return None if start >= end or governed else (start, end)


def same_subject(sentence: Sentence, cue: Cue) -> tuple[Range | None, str]:
    """Return the subject of the verb before, for "y añadió", ", saying", "al señalar"."""
    items, scene = sentence.items, sentence.scene
    if cue.first == 0:
        return None, "last-speaker"
    governed = _governing_subject(sentence, cue)
    if governed is not None:
        return governed, "subject-before"
    inner: Range | None = None
    for other in reversed(sentence.cues):
        if other.head >= cue.head or other.form != "Fin":
            continue
        found = subject_before(sentence, other)
        if found is not None:
            if _is_reported_pronoun(sentence, found[0]):
                inner = inner or found[0]  # "Ann said she was sure, adding": she, unless Ann is
                continue
            return found[0], "same-subject"
        place = _place(sentence, other) if other.classes & REPORTING else None
        if place is not None and place[1] is not None:
            return place[1], "same-subject"
    opening = inner or opening_subject(sentence, cue.first)
    if opening is not None:
        return opening, "same-subject"
    joined = items[cue.first - 1].lower in scene.words.words("and")
    drops = "drops_subject" in scene.words.flags and cue.form == "Fin"
    if joined:  # "Añadió que ... y subrayó que ...": none of them names the subject
        drops = drops and any(c.head < cue.head and c.form == "Fin" for c in sentence.cues)
    return None, "last-speaker" if drops else "nobody"


def _is_reported_pronoun(sentence: Sentence, phrase: Range) -> bool:
    """Tell whether a subject is a pronoun in what a cue right before it reports."""
    items, words = sentence.items, sentence.scene.words
    before = phrase[0] - 1
    if before < 0 or items[phrase[0]].lower not in words.words("pronouns"):
        return False
    cue = sentence.cue_at(before)
    reports = cue is not None and cue.form == "Fin"
    return reports or items[before].lower in words.words("complementisers")


def _governing_subject(sentence: Sentence, cue: Cue) -> Range | None:
    """Return the name right before "saying", or before the verb that governs "a decir"."""
    items, scene = sentence.items, sentence.scene
    if cue.form == "Ger" and items[cue.first - 1].kind is ItemKind.WORD:
        phrase = phrase_before(scene, items, cue.first)
        if phrase is not None and scene.mention_at(items[phrase[1] - 1]) is not None:
            return phrase
    if cue.form == "Inf":
        for k in range(cue.first - 1, max(-1, cue.first - 1 - GOVERNING_REACH), -1):
            mention = scene.mention_at(items[k])
            if mention is not None and mention.span.end <= items[k].end:
                return phrase_before(scene, items, k + 1)
    return None


def opening_subject(sentence: Sentence, end: int) -> Range | None:
    """Return the name or pronoun that opens a sentence, the subject of its first verb."""
    items, scene = sentence.items, sentence.scene
    words = scene.words
    opening = phrase_from(scene, items, 0)
    comma = next((k for k in range(end) if items[k].is_point(",")), None)
    adverbial = words.words("governors") | words.words("skipped")
    if comma is not None and items[0].lower in adverbial:
        opening = phrase_from(scene, items, comma + 1)  # "En agosto, Ana abrió la cita y dijo que"
    if opening is None or opening[1] > end:
        return None
    first = scene.mention_at(items[opening[0]])
    if first is not None and first.named:  # "Ana López opened the talks": no verb goes with it
        return up_to(sentence, opening, first.span.end)
    mention = first or scene.mention_at(items[opening[1] - 1])
    is_pronoun = items[opening[0]].lower in words.words("pronouns")
    return opening if mention is not None or is_pronoun else None


def main_subject(sentence: Sentence) -> Range | None:
    """Return the person who opens a sentence or the first clause of it that one opens."""
    items, scene = sentence.items, sentence.scene
    for start in (0, *(k + 1 for k, item in enumerate(items) if item.is_point(","))):
        phrase = phrase_from(scene, items, start) if start < len(items) else None
        if phrase is None or phrase[0] != start:
            continue
        mentions = scene.entities.inside(range_span(items, phrase))
        person = next((m for m in mentions if m.named and m.type is ActorType.PERSON), None)
        if person is not None:
            return up_to(sentence, phrase, person.span.end)
    return None


def up_to(sentence: Sentence, phrase: Range, offset: int) -> Range:
    """Return a phrase up to the item in which a name ends; a stop after it may belong to it."""
    start, end = phrase
    return start, next((k + 1 for k in range(*phrase) if sentence.items[k].end >= offset), end)
