"""In: a Reading and the publication date. Out: every temporal expression, resolved or open.

Works on the text of each paragraph with the grammar of its language; needs no pipeline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from generator.extract.date_grammar import grammar_of
from generator.extract.timex import Tense, anchor_of, resolve
from generator.model.article import Span
from generator.model.findings import DateMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.date_grammar import TenseWords
    from generator.extract.stage import Reading
    from generator.model.article import Published

WORD = re.compile(r"[^\W\d_]+")
WINDOW = 150
"""How many characters around an expression its verb is looked for: about 25 words, a clause."""
AFTER_WEIGHS = 2
"""One word after an expression is as far as two before it."""


def find_dates(reading: Reading, published: Published | None) -> tuple[DateMention, ...]:
    """Return dates, times, durations and sets in text order, never overlapping.

    Without a publication date nothing that is counted from it gets a value.
    """
    grammar, anchor, text = grammar_of(reading.lexicon), anchor_of(published), reading.article.text
    starts = [s.start for s in reading.sentences]
    mentions: list[DateMention] = []
    for paragraph in reading.paragraphs:
        for match in grammar.matches(text, paragraph):
            sentence = _around(reading.sentences, starts, match.span) or paragraph
            tense = tense_near(text, sentence, match.span, words=grammar.tense)
            timex = resolve(match.meaning, anchor, tense=tense)
            if timex is None:
                continue  # 30 February: words that only look like a date
            mentions.append(
                DateMention(
                    span=match.span,
                    type=timex.type,
                    value=timex.value,
                    edtf=timex.edtf,
                    precision=timex.precision,
                    resolved=timex.resolved,
                    anchor="published" if timex.anchored else None,
                    rule=f"dates.{match.rule}",
                )
            )
    return tuple(mentions)


def tense_near(text: str, sentence: Span, span: Span, *, words: TenseWords) -> Tense:
    """Return the tense of the word nearest to an expression that tells one.

    A word before it counts as nearer than one after it: what follows is more often the next
    clause ("said on Friday that it will ...").
    """
    before = WORD.findall(text, max(sentence.start, span.start - WINDOW), span.start)
    after = WORD.findall(text, span.end, min(sentence.end, span.end + WINDOW))
    told = [
        (weight * distance, tense)
        for weight, row in ((1, before[::-1]), (AFTER_WEIGHS, after))
        for distance, word in enumerate(row, start=1)
        if (tense := _tense_of(word.lower(), _neighbour(row, distance, weight), words))
    ]
    return min(told, key=lambda pair: pair[0], default=(0, Tense.UNKNOWN))[1]


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


def _around(sentences: Sequence[Span], starts: Sequence[int], span: Span) -> Span | None:
    """Return the sentence that holds a span's first character."""
    at = bisect_right(starts, span.start) - 1
    return sentences[at] if at >= 0 and span.start < sentences[at].end else None
