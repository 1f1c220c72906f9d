"""In: a Reading and the publication date. Out: every temporal expression, resolved or open.

Works on the text of each paragraph with the grammar of its language; a parse, where there is
one, tells the tense of the clause around an expression.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from generator.extract.date_anchors import Anchors
from generator.extract.date_formats import find_by_format
from generator.extract.date_meaning import Tense, anchor_at
from generator.extract.date_rules import grammar_of
from generator.extract.marks import find_marked, marks_of
from generator.extract.timex import resolve
from generator.extract.trees import Trees
from generator.model.findings import DateMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from generator.extract.date_grammar import TenseWords
    from generator.extract.stage import Reading
    from generator.model.article import Published, Span

PAST_TENSES = frozenset({"Past", "Imp", "Pqp"})
PRESENT = frozenset({"Pres"})
OTHER_DIGIT = re.compile(r"(?![0-9])\d")
WORD = re.compile(r"[^\W\d_]+")
BREAK = re.compile(r"[;:()—]")
"""No verb on its other side tells the tense of an expression."""
WINDOW = 150
"""How many characters around an expression its verb is looked for: about 25 words, a clause."""
LEAD_WORDS = 2
"""A preposition and an article: "para el domingo"."""
AFTER_WEIGHS = 2
"""One word after an expression is as far as two before it."""


def find_dates(reading: Reading, published: Published | None) -> tuple[DateMention, ...]:
    """Return dates, times, durations and sets in text order, never overlapping.

    Without a publication date nothing that is counted from it gets a value. "The same day"
    is counted from the date named last, and so are months and days without a year in a chronicle.
    In a language without a dates.toml only full dates in its CLDR formats are read.
    """
    text = _with_plain_digits(reading.article.text)
    if not reading.lexicon.table("dates"):
        lang = reading.article.lang
        return tuple(d for p in reading.paragraphs for d in find_by_format(text, p, lang))
    grammar, trees = grammar_of(reading.lexicon), Trees(reading.doc)
    found = [
        (paragraph, matches)
        for paragraph in reading.paragraphs
        if (matches := list(grammar.matches(text, paragraph)))
    ]
    own = anchor_at(published.edtf) if published else None
    anchors = Anchors(own, (match.meaning for _, matches in found for match in matches))
    starts = [s.start for s in reading.sentences]
    # Only a chronicle asks what it quotes.
    spoken = _quoted(reading) if anchors.chronicle else ()
    spoken_starts = [s.start for s in spoken]
    mentions: list[DateMention] = []
    for paragraph, matches in found:
        anchors.new_paragraph()
        for match in matches:
            sentence = _around(reading.sentences, starts, match.span) or paragraph
            verb = trees.verb_around(match.span.start, match.span.end)
            tense = tense_of(text, sentence, match.span, verb=verb, words=grammar.tense)
            quoted = _around(spoken, spoken_starts, match.span) is not None
            meaning, anchor, name = anchors.of(match.meaning, quoted=quoted)
            timex = resolve(meaning, anchor, tense=tense)
            if timex is None or (meaning.counted_from == "text" and timex.value is None):
                continue  # 30 February, or "that day" with no day before it
            anchors.tell(match.meaning, timex)
            mentions.append(
                DateMention(
                    span=match.span,
                    type=timex.type,
                    value=timex.value,
                    edtf=timex.edtf,
                    precision=timex.precision,
                    resolved=timex.resolved,
                    anchor=name if timex.anchored or name == "text" else None,
                    rule=f"dates.{match.rule}",
                )
            )
    return tuple(mentions)


def _quoted(reading: Reading) -> tuple[Span, ...]:
    """Return what stands between quotation marks."""
    marks = marks_of(reading.lexicon)
    found = find_marked(reading.article.text, reading.paragraphs, marks=marks)
    return tuple(marked.outer for marked in found)


def _with_plain_digits(text: str) -> str:
    """Write Arabic, Indian and wide digits as 0 to 9, each in its place."""
    return OTHER_DIGIT.sub(lambda found: str(int(found.group())), text)


def tense_of(
    text: str, sentence: Span, span: Span, *, verb: Sequence[Token], words: TenseWords
) -> Tense:
    """Return the tense of the clause that an expression stands in.

    A word right before it tells ("until Friday"), unless what it speaks of was over then ("had
    not called him until Friday"); then the verb of its clause; then the words around it.
    """
    if _is_perfect(verb, PAST_TENSES):
        return Tense.PAST
    told = _lead(text[max(sentence.start, span.start - WINDOW) : span.start], words)
    if told is Tense.UNKNOWN:
        told = _tense_of_verb(verb, words)
    if told is Tense.UNKNOWN:
        told = tense_near(text, sentence, span, words=words)
    return told


def _is_perfect(verb: Sequence[Token], tenses: frozenset[str]) -> bool:
    """Tell whether a verb is a past participle after "have" or its like in one of some tenses."""
    *helpers, last = verb or (None,)
    if last is None or last.morph.get("VerbForm", []) != ["Part"] or _tenses(last) & PRESENT:
        return False
    return any(h.dep_ == "aux" and _tenses(h) & tenses for h in helpers)


def _tenses(token: Token) -> set[str]:
    return set(token.morph.get("Tense", []))


def _lead(head: str, words: TenseWords) -> Tense:
    before = WORD.findall(BREAK.split(head)[-1])
    told = (words.leads.get(word.lower()) for word in before[: -1 - LEAD_WORDS : -1])
    return next((tense for tense in told if tense), Tense.UNKNOWN)


def _tense_of_verb(verb: Sequence[Token], words: TenseWords) -> Tense:
    """Return the tense of a verb and its auxiliaries.

    A present beside a date announces ("viaja el martes"). What an infinitive or a participle
    alone says of time depends on the words around it.
    """
    finite = {
        t for token in verb if token.morph.get("VerbForm", []) == ["Fin"] for t in _tenses(token)
    }
    told = {words.words.get(token.lower_) for token in verb}
    if "Fut" in finite or Tense.FUTURE in told:
        return Tense.FUTURE
    if finite & PAST_TENSES or (len(verb) > 1 and Tense.PAST in told) or _is_perfect(verb, PRESENT):
        return Tense.PAST
    return Tense.FUTURE if finite == PRESENT else Tense.UNKNOWN


def tense_near(text: str, sentence: Span, span: Span, *, words: TenseWords) -> Tense:
    """Return the tense of the word nearest to an expression that tells one.

    A word before it counts as nearer than one after it: what follows is more often the next
    clause ("said on Friday that it will ...").
    """
    head = text[max(sentence.start, span.start - WINDOW) : span.start]
    tail = text[span.end : min(sentence.end, span.end + WINDOW)]
    head, tail = BREAK.split(head)[-1], BREAK.split(tail, maxsplit=1)[0]
    if words.unspaced:
        return _tense_inside(head, tail, words)
    before, after = WORD.findall(head), WORD.findall(tail)
    told = [
        (weight * distance, tense)
        for weight, row in ((1, before[::-1]), (AFTER_WEIGHS, after))
        for distance, word in enumerate(row, start=1)
        if (tense := _tense_of(word.lower(), _neighbour(row, distance, weight), words))
    ]
    return min(told, key=lambda pair: pair[0], default=(0, Tense.UNKNOWN))[1]


def _tense_inside(head: str, tail: str, words: TenseWords) -> Tense:
    """Return the tense where no space tells words apart; most words stand after their date."""
    after = ((tail.find(word), tense) for word, tense in words.words.items())
    before = ((head[::-1].find(word[::-1]), tense) for word, tense in words.words.items())
    told = [pair for row in (after, before) for pair in row if pair[0] >= 0]
    return min(told, default=(0, Tense.UNKNOWN))[1]


def _neighbour(row: list[str], distance: int, weight: int) -> str:
    """Return the word before the one at a distance, in a row that may run backwards."""
    at = distance if weight == 1 else distance - 2
    return row[at].lower() if 0 <= at < len(row) else ""


def _tense_of(word: str, previous: str, words: TenseWords) -> Tense | None:
    if word in words.words:
        return words.words[word]
    if previous in words.not_after:
        return None
    return next((tense for e, tense in words.endings if word.endswith(e)), None)


def _around(spans: Sequence[Span], starts: Sequence[int], span: Span) -> Span | None:
    """Return the one of several spans, in order and apart, that holds a span's first character."""
    at = bisect_right(starts, span.start) - 1
    return spans[at] if at >= 0 and span.start < spans[at].end else None
