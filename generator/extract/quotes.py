"""In: Reading and Entities. Out: the article's Quotes, each with its cue and its speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.attribution import main_subject, opening_subject, read_sentence
from generator.extract.compound_cues import settle_cues
from generator.extract.cue_words import cue_words
from generator.extract.cues import ItemKind, find_cues, is_plural, items_of
from generator.extract.datelines import without_dateline
from generator.extract.dialogue import find_dialogue, split_at_asides
from generator.extract.fragments import TURN, is_name, read_fragments
from generator.extract.free_speech import FREE, read_free_speech, whole_sentence
from generator.extract.marked_words import is_utterance
from generator.extract.marks import find_marked, marks_of
from generator.extract.mood import read_verbs
from generator.extract.nominals import read_nominals
from generator.extract.open_marks import close_at_cue, share_speakers
from generator.extract.phrases import Scene, phrase_from, range_span
from generator.extract.reported import Sentence
from generator.extract.speakers import NOBODY, Speaker
from generator.extract.stage import within
from generator.extract.told import Told
from generator.extract.trees import Trees
from generator.extract.units import units_of
from generator.extract.verb_second import subject_of_clause
from generator.model.article import Span
from generator.model.findings import Quote, QuoteKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.cues import Cue, Item
    from generator.extract.entities import Entities
    from generator.extract.halves import Report
    from generator.extract.marks import Marked
    from generator.extract.stage import Reading

LONGEST = 400
"""Items of a sentence; a list without stops may have more, and reading them costs their square."""


def find_quotes(reading: Reading, entities: Entities) -> tuple[Quote, ...]:
    """Return direct, indirect and mixed quotations in text order; no two cross.

    One stands inside another only in languages with the flag "fragments_apart", which tell the
    marked words of a reported clause for themselves as well. Each lies within one paragraph.
    Boilerplate holds none: it is no paragraph.
    """
    text = reading.article.text
    marked = find_marked(text, reading.paragraphs, marks=marks_of(reading.lexicon))
    words = cue_words(reading.lexicon)
    scene = Scene(text, entities, words, Trees(reading.doc), read_verbs(reading.doc, words))
    reader = _Reader(Told(scene, reading.lexicon))
    spoken = find_dialogue(scene, reading.paragraphs, marked)
    apart = [m for m in marked if not any(s.outer.overlaps(m.outer) for s in spoken)]
    closed = [close_at_cue(scene, m) for m in apart]
    halves = [half for m in closed for half in split_at_asides(scene, m)]
    uttered = sorted((*spoken, *halves), key=lambda m: m.outer.start)
    for paragraph in reading.paragraphs:
        whole = within(reading.sentences, paragraph, span_of=lambda s: s)
        sentences = [without_dateline(text, s) for s in whole]
        reader.paragraph(sentences, within(uttered, paragraph, span_of=lambda m: m.outer))
    found = (*reader.quotes, *reader.fragments)
    quotes = sorted(found, key=lambda q: (q.span.start, q.span.end))
    return tuple(share_speakers(quotes, marked))


class _Reader:
    """Holds what an article has told so far: who spoke last, and who is about to speak."""

    def __init__(self, told: Told) -> None:
        self.scene = told.scene
        self.quotes: list[Quote] = []
        self.fragments: list[Quote] = []
        """Marked words inside the reported clauses among the quotes."""
        self.told = told
        self.pending: Speaker | None = None
        """Announced by a colon at the end of the sentence before."""
        self.cue: Span | None = None
        """Of the last report; a half of the same quote shares it."""
        self.silent: Sentence | None = None
        """The sentence before, where it reports nothing."""
        self.teller: Speaker | None = None
        """Of the sentence before, where it tells that someone spoke and not what."""
        self.turn: int | None = None
        """Of dialogue, that the last report belongs to."""

    def paragraph(self, sentences: Sequence[Span], marked: Sequence[Marked]) -> None:
        """Read one paragraph."""
        first = len(self.quotes)
        self.silent = None
        for span in units_of(self.scene, sentences, marked):
            inside = within(marked, span, span_of=lambda m: m.outer)
            self._sentence(span, inside, in_paragraph=len(self.quotes) > first)

    def _sentence(self, span: Span, marked: Sequence[Marked], *, in_paragraph: bool) -> None:
        items = items_of(self.scene.text, span, marked=marked, words=self.scene.words)
        for at in range(0, len(items), LONGEST):
            first = len(self.quotes)
            self._stretch(items[at : at + LONGEST], in_paragraph=in_paragraph)
            in_paragraph = in_paragraph or len(self.quotes) > first

    def _stretch(self, items: Sequence[Item], *, in_paragraph: bool) -> None:
        """Read a sentence, or as much of an endless one as can be read at once."""
        cues = [
            cue
            for cue in settle_cues(items, find_cues(items, self.scene.words), self.scene.words)
            # "States" in the name of a country is no verb.
            if not ((mention := self.scene.mention_at(items[cue.head])) and mention.named)
            and not self.scene.trees.is_no_verb(items[cue.head].start)
        ]
        sentence = Sentence(self.scene, items, cues)
        reports = [r for r in read_sentence(sentence) if not _swallows_turn(items, r)]
        reports += read_free_speech(
            sentence, reports, follows=self.told.last is not None and not self.told.age
        )
        reports += read_nominals(sentence, reports)
        reports += read_fragments(sentence, reports)
        reports.sort(key=lambda r: r.start)
        self.told.begin()
        for report in reports:
            speaker = self._speaker(sentence, report, in_paragraph=in_paragraph)
            self._add(sentence, report, speaker)
            if speaker.span is not None or speaker.name is not None:
                self.told.hear(speaker)
            in_paragraph = True
        if not reports and (meant := self._told_before(sentence)) is not None:
            reports = [meant]
        self.silent = None if reports else sentence
        self.teller = None if reports else self._teller(sentence)
        self.pending = None
        if items[-1].is_point(":"):
            self.pending = self._announced(sentence)
        opening = opening_subject(sentence, len(items))
        whole = range_span(items, (0, len(items)))
        self.told.end(whole, range_span(items, opening) if opening else None)

    def _announced(self, sentence: Sentence) -> Speaker | None:
        """Return who speaks in the next sentence: subject of a cue, or who opens a clause."""
        subjects = (s for c in sentence.cues if (s := sentence.subject(c)))
        subject = next(subjects, None) or main_subject(sentence)
        if subject is None:
            return None
        return self._named(sentence, subject, sieve="announced")

    def _told_before(self, sentence: Sentence) -> Report | None:
        """Read "Das teilte Vogt mit.", which puts the sentence before in his mouth."""
        cue = sentence.cues[0] if sentence.cues else None
        anaphors = self.scene.words.words("anaphors")
        if self.silent is None or cue is None or sentence.items[0].lower not in anaphors:
            return None
        if cue.head != 1 or cue.negated or "say" not in cue.classes:
            return None
        subject = phrase_from(self.scene, sentence.items, 2)
        report = whole_sentence(self.silent)
        if subject is None or report is None:
            return None
        speaker = self._named(sentence, subject, sieve="subject-after")
        self._add(self.silent, report, speaker)
        self.told.hear(speaker)
        return report

    def _teller(self, sentence: Sentence) -> Speaker | None:
        """Return who "verteidigte den Vertrag": the sentences after it may give his words."""
        if "mood" not in self.scene.words.flags:
            return None
        for cue in sentence.cues:
            if cue.form != "Fin" or cue.passive or cue.negated:
                continue
            placed = subject_of_clause(sentence, cue)
            subject = placed[0] if placed else sentence.subject(cue)
            if subject is not None:
                return self._named(sentence, subject, sieve="last-speaker")
        return None

    def _named(self, sentence: Sentence, subject: tuple[int, int], *, sieve: str) -> Speaker:
        return self.told.name(range_span(sentence.items, subject), sieve=sieve)

    def _speaker(self, sentence: Sentence, report: Report, *, in_paragraph: bool) -> Speaker:
        if report.subject is not None:
            return self._named(sentence, report.subject, sieve=report.sieve)
        if report.shape == TURN:
            return self._of_turn(sentence.items[report.start].marked)
        if report.shape in ("alone", "loose", FREE):
            return self._floating(report, in_paragraph=in_paragraph)
        if report.sieve == "last-speaker" and report.cue is not None:
            plural = is_plural(sentence.items, report.cue, self.scene.words)
            verb = sentence.items[report.cue.head].lower
            return self.told.dropped(verb, plural=plural) or NOBODY
        return NOBODY

    def _floating(self, report: Report, *, in_paragraph: bool) -> Speaker:
        """Return who says a fragment without a cue: who has just spoken goes on."""
        last, age = self.told.last, self.told.age
        if report.shape == "alone" and self.pending is not None:
            return replace(self.pending, sieve="announced")
        if report.shape == FREE and self.teller is not None:
            return replace(self.teller, sieve="continued")
        if last is None:
            return NOBODY
        if report.shape == FREE:
            return replace(last, sieve="continued") if in_paragraph else NOBODY
        if report.shape == "loose":
            beside = age == 0 or (age == 1 and report.start == 0 and in_paragraph)
            return replace(last, sieve="continued") if beside else NOBODY
        if in_paragraph:  # the other half of a quote that its cue broke
            return replace(last, sieve="continued")
        return last.left_out("last-speaker") if age <= 1 else NOBODY

    def _of_turn(self, marked: Marked | None) -> Speaker:
        """Return who goes on or was announced; speakers take turns, so nobody else is known."""
        if self.pending is not None:
            return replace(self.pending, sieve="announced")
        last = self.told.last
        if marked is not None and self.turn == marked.turn and last is not None:
            return replace(last, sieve="continued")
        return NOBODY

    def _add(self, sentence: Sentence, report: Report, speaker: Speaker) -> None:
        items = sentence.items
        piece = items[report.start : report.end]
        only = piece[0].marked if len(piece) == 1 else None
        if only is not None:
            span = only.inner
            self.turn = only.turn
            spoken = only.turn is not None
            direct = spoken or is_utterance(self.scene, only, introduced=report.introduced)
            kind = QuoteKind.DIRECT if direct else QuoteKind.MIXED
        else:
            span = Span(piece[0].start, piece[-1].end)
            has_marks = any(x.kind is ItemKind.MARK for x in piece)
            kind = QuoteKind.MIXED if has_marks else QuoteKind.INDIRECT
        cue = _words_of(items, report.cue) if report.cue else None
        if speaker.sieve == "continued":
            cue = self.cue
        self.cue = cue
        rule = f"quotes.{report.shape}.{speaker.sieve}"
        if report.shape == FREE and self._joins_last(span):
            last = self.quotes.pop()
            kind = last.kind if kind is QuoteKind.INDIRECT else kind
            span = Span(last.span.start, span.end)
        if len(span) == 0 or (self.quotes and self.quotes[-1].span.overlaps(span)):
            return
        quote = Quote(
            span=span,
            kind=kind,
            cue=cue,
            speaker=speaker.span,
            speaker_antecedent=speaker.antecedent,
            speaker_name=speaker.name,
            speaker_actor=speaker.actor,
            rule=rule,
        )
        self.quotes.append(quote)
        if only is None and "fragments_apart" in self.scene.words.flags:
            inside = [x.marked for x in piece if x.marked and not is_name(sentence, x)]
            self.fragments += (
                replace(
                    quote,
                    span=m.inner,
                    kind=QuoteKind.MIXED,
                    rule=f"quotes.fragment.{speaker.sieve}",
                )
                for m in inside
            )

    def _joins_last(self, span: Span) -> bool:
        """Tell whether a sentence without cue goes on with the one before in one report."""
        if not self.quotes or not self.quotes[-1].rule.startswith(f"quotes.{FREE}."):
            return False
        between = self.scene.text[self.quotes[-1].span.end : span.start]
        return not any(c.isalnum() or c == "\n" for c in between)


def _words_of(items: Sequence[Item], cue: Cue) -> Span:
    """Return the words of a cue that the reader sees."""
    if cue.shown is not None:
        return Span(items[cue.shown].start, items[cue.shown].end)
    return Span(items[cue.head].start, items[cue.last].end)


def _swallows_turn(items: Sequence[Item], report: Report) -> bool:
    """Tell whether a report takes more than the words of a turn for what was said."""
    piece = items[report.start : report.end]
    return len(piece) > 1 and any(x.marked and x.marked.turn is not None for x in piece)
