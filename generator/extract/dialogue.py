"""In: an article's text, paragraphs and marked words. Out: Marked, the utterances dashes set off.

A list of points begins with dashes as well. What tells the two apart: the writer says who speaks,
and the lines are sentences that address someone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from generator.extract.asides import speech_in
from generator.extract.cues import STOPS, ItemKind, find_cues, items_of
from generator.extract.marks import Marked
from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.asides import Speech
    from generator.extract.phrases import Scene

DASH = re.compile(r"(?:[—–―]|--)\s*")
IN_LINE = re.compile(r"(?<=[.!?…:])\s*(?:[—–―]|--)\s*(?=[^\W\d_])")
RUN = re.compile(r"\S+")
MARKS = frozenset('«»“”„"')
CLOSING = ' \u00a0\u202f»”")'
LEAST_STORY = 6
"""Words before a dash in its line; fewer are a dateline: "PARIS, 3 mai. — La France ..."."""
ENOUGH = 0.8
"""Of all lines with a dash, those that must be sentences; the items of a list are not."""
EXCHANGE = 4
"""Lines with a question and an answer that need nobody to say who speaks."""
TALKING = 0.5
"""Of the same lines, those that must hold words of talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """A line of dialogue, or what may be one."""

    start: int
    speech: Speech
    announced: bool
    """The words before it end in a colon and a verb of saying: "Elle répondit :"."""
    in_line: bool
    """Its line holds more than this turn, so that a story may follow it."""
    shaped: bool
    """It begins and ends like a sentence."""
    asks: bool
    talks: bool
    """It holds words of the first or second person, or is called out."""


def find_dialogue(
    scene: Scene, paragraphs: Sequence[Span], marked: Sequence[Marked]
) -> tuple[Marked, ...]:
    """Return the utterances of all turns in text order, none overlapping."""
    turns = list(_turns(scene, paragraphs, marked))
    by_line = [t for t in turns if not t.in_line]
    found: list[Marked] = []
    for kind in (by_line, [t for t in turns if t.in_line]):
        spoken = _is_dialogue(kind)
        found += (
            Marked(outer=part, inner=part, closed=True, continues=False, turn=turn.start)
            for turn in kind
            if spoken or _is_utterance(turn, alone=len(kind) == 1)
            for part in turn.speech.parts
        )
    return tuple(sorted(found, key=lambda m: m.outer.start))


def _is_utterance(turn: _Turn, *, alone: bool) -> bool:
    """Tell whether a line is spoken by itself: in a list ", a précisé Ana" names a source."""
    return turn.speech.told and (alone or turn.talks or turn.speech.by_dash)


def split_at_asides(scene: Scene, marked: Marked) -> tuple[Marked, ...]:
    """Return the halves of a fragment that the writer breaks: “Now —said Ana— we wait”."""
    speech = speech_in(scene, marked.inner, in_marks=True)
    parts = speech.parts
    if not (parts and speech.told) or (not speech.by_dash and _is_cited(scene, marked)):
        return (marked,)
    if len(parts) == 1:  # "« Oui, dit-elle. »": the writer has the last word
        return (
            replace(
                marked,
                outer=Span(marked.outer.start, parts[0].end),
                inner=Span(marked.inner.start, parts[0].end),
                closed=True,
            ),
        )
    halves = [
        Marked(outer=part, inner=part, closed=True, continues=False, broken=i > 0)
        for i, part in enumerate(parts)
    ]
    first, last = halves[0], halves[-1]
    halves[0] = replace(
        first,
        outer=Span(marked.outer.start, first.inner.end),
        inner=Span(marked.inner.start, first.inner.end),
        continues=marked.continues,
    )
    halves[-1] = replace(
        last,
        outer=Span(last.outer.start, marked.outer.end),
        inner=Span(last.inner.start, marked.inner.end),
        closed=marked.closed,
    )
    return tuple(halves)


def _is_cited(scene: Scene, marked: Marked) -> bool:
    """Tell whether the writer names the speaker right behind the marks: the aside is quoted."""
    after = scene.text[marked.outer.end :].split("\n", 1)[0]
    span = Span(marked.outer.end, marked.outer.end + len(after))
    items = items_of(scene.text, span, marked=(), words=scene.words)
    cue = next(iter(find_cues(items, scene.words)), None)
    return cue is not None and all(x.kind is ItemKind.POINT for x in items[: cue.first])


def _turns(scene: Scene, paragraphs: Sequence[Span], marked: Sequence[Marked]) -> Iterator[_Turn]:
    before = Span(0, 0)
    for paragraph in paragraphs:
        starts = list(_starts(scene, paragraph, marked))
        for (dash, start), (end, _) in pairwise([*starts, (paragraph.end, paragraph.end)]):
            lead = Span(paragraph.start, dash) if dash > paragraph.start else before
            in_line = dash > paragraph.start or len(starts) > 1
            if scene.text[start] not in MARKS:
                yield _turn(scene, dash, Span(start, end), lead, in_line=in_line)
        before = paragraph


def _starts(scene: Scene, paragraph: Span, marked: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """Yield the dash and the first character of each turn of a paragraph."""
    text, ends = scene.text, (paragraph.start, paragraph.end)
    opening = DASH.match(text, *ends)
    if opening is not None and opening.end() < paragraph.end:
        yield opening.start(), opening.end()
    if "turns_in_line" not in scene.words.flags:
        return
    plain = (w.start() for w in RUN.finditer(text, *ends) if w.group()[0].islower())
    told = next(islice(plain, LEAST_STORY - 1, None), None)
    for match in IN_LINE.finditer(text, *ends):
        dash = match.end() - len(match.group().lstrip())
        story = (
            opening is not None
            or (told is not None and told < match.start())
            or _announces(scene, Span(paragraph.start, match.start()))
        )
        inside = any(m.outer.start < dash < m.outer.end for m in marked)
        if story and text[match.end()].isupper() and not inside:
            yield dash, match.end()


def _turn(scene: Scene, dash: int, span: Span, lead: Span, *, in_line: bool) -> _Turn:
    text, words = scene.text, scene.words
    items = items_of(text, span, marked=(), words=words)
    speech = speech_in(scene, span, in_marks=False, tells_on=in_line)
    last = speech.parts[-1] if in_line and speech.parts else span
    end = text[last.start : last.end].rstrip(CLOSING)[-1:]
    return _Turn(
        start=dash,
        speech=speech,
        announced=_announces(scene, lead),
        in_line=in_line,
        shaped=text[span.start].isupper() and end in STOPS,
        asks=end == "?",
        talks=any(x.lower in words.words("talk") or x.is_point("!") for x in items),
    )


def _announces(scene: Scene, lead: Span) -> bool:
    text = scene.text[lead.start : lead.end].rstrip()
    if not text.endswith(":"):
        return False
    items = items_of(scene.text, lead, marked=(), words=scene.words)
    last = max((k for k, x in enumerate(items) if x.is_point(*STOPS)), default=-1)
    return any(c.head > last and c.form == "Fin" for c in find_cues(items, scene.words))


def _is_dialogue(turns: Sequence[_Turn]) -> bool:
    """Tell whether lines that begin with dashes are spoken, those without a cue as well."""
    answered = any(a.asks and not b.asks for a, b in pairwise(turns))
    exchange = len(turns) >= EXCHANGE and answered
    if not (exchange or any(t.speech.told or t.announced for t in turns)):
        return False
    shaped = sum(t.shaped or t.speech.told for t in turns)
    talking = sum(t.talks for t in turns)
    return shaped >= ENOUGH * len(turns) and talking >= TALKING * len(turns)
