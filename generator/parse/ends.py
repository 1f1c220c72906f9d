"""In: the text of one paragraph. Out: the places after terminal marks where a sentence could start.

What stands there is read here and judged in sentences.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.pipeline import Sentencizer

TERMINALS = frozenset(Sentencizer.default_punct_chars) | {"…"}
"""Marks that end sentences, of all scripts."""
OPENERS = frozenset("\"'`“”„\u201a‘’«»‹›¿¡([{「『（【〈《")
CLOSERS = frozenset("\"'“”‘’»«›‹)]}」』）】〉》")
"""Straight marks, and those that open in one language and close in another, are in both."""
BRACKETS = frozenset(")]）】")
PAIRS = {")": "(", "]": "[", "）": "（", "】": "【", "”": "“", "」": "「", "』": "『", '"': '"'}
JOINTS = frozenset(",;:，；：、،؛/&%")
"""What follows a sentence's mark only inside another one: "«¿Qué quieren?», dijo"."""
DASHES = "-–—"
"""The hyphen first, so that it makes no range in a class."""
DEGREE = "°"

STOP_CLASS = "".join(re.escape(mark) for mark in sorted(TERMINALS))
QUOTE_CLASS = "".join(re.escape(mark) for mark in sorted(OPENERS | CLOSERS))
OPEN_CLASS = "".join(re.escape(mark) for mark in sorted(OPENERS))
CLOSE_CLASS = "".join(re.escape(mark) for mark in sorted(CLOSERS))
# After a stop these close only where no letter follows at once ("artículo.«El").
_BOTH = "“‘«‹"
_ONLY_CLOSE = "".join(re.escape(mark) for mark in sorted(CLOSERS - set(_BOTH)))
_NO_LETTER = rf"(?= $ | [\s{STOP_CLASS}{CLOSE_CLASS},;:] )"

END = re.compile(
    rf"""
    (?P<mark> [{STOP_CLASS}]+ )
    (?: \s? \[ \d{{1,3}} (?: \s? [-–,] \s? \d{{1,3}} )* \] )*  # "artículo.[3] El": a note
    (?P<closed>
      (?: [{_ONLY_CLOSE}]
        | [{_BOTH}] {_NO_LETTER}     # German “ and «
        | \s ["”»›] {_NO_LETTER}     # French "Oui. » Il"
      )*
    )
    (?P<gap> \s* )
    """,
    re.VERBOSE,
)
OPENING = re.compile(
    rf"""
    (?: [\[(] (?: \.{{3}} | … ) [\])] \s* )?         # "[...] El": what is left out
    (?P<dash> [{DASHES}•·*]{{1,3}} \s? )?
    (?: [{OPEN_CLASS}] | (?<=[«‹„]) \s ){{0,6}}
    """,
    re.VERBOSE,
)
WORD_BEFORE = re.compile(r"[^\W_][\w.'’-]*$")
WORD_AFTER = re.compile(r"\w+\b(?!(?<=\b\w)\.)")
"""No initial: the "A" of "J. A. Smith" is no article."""
LAST_PART = re.compile(r"[^.'’-]+$")

ITEM = re.compile(r"\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[IVX]{1,4}")
"""What numbers the items of a list before a stop: "1. Retirar"."""
ITEM_AHEAD = re.compile(rf"(?:(?:{ITEM.pattern}|[^\W\d_])\)|\d{{1,2}}\.)\s+\w")

DATELINE = re.compile(
    rf"""
    (?= \(? [^\W\d_] )
    (?P<head>
      (?: [^{STOP_CLASS};:\n]
        # A stop in it belongs to a short word: a number, a comma, a bracket or a dash follows.
        | \. (?= \s? [\d(,){DASHES}] | [^\W\d_]\. )
      ){{2,80}}?
    )
    \.? \s? (?<= [\s.)] ) [{DASHES}]{{1,2}} \s*
    """,
    re.VERBOSE,
)
"""MOSCÚ, 19 jun. (EFE).-"""
LOOK_BACK = 40
"""Characters in which the word before a place is sought; longer ones are no abbreviations."""
LONGEST_QUOTE = 2_000
"""Characters in which the mark is sought that opened a quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What stands around a place where a sentence could start, after a terminal mark."""

    text: str
    begins: int
    """Where the sentence begins that may end here."""
    stop: int
    """Where the mark begins."""
    mark: str
    closed: str
    """Closing marks after it."""
    gap: bool
    """White space after them."""
    word: str
    """The word that the mark follows directly; "" where another mark or a space does."""
    at: int
    opened: str
    """Opening marks at the place."""
    dash: bool
    """A dash or a bullet begins them."""
    first: str
    """The first character after them; "" at the end of the text."""
    next_word: str
    """"" where a dash comes first."""

    @property
    def is_bare_stop(self) -> bool:
        """One full stop and nothing that closes: it may belong to the word before it."""
        return self.mark == "." and not self.closed

    @property
    def last_part(self) -> str:
        """What an abbreviation is known by: "on" of "dell'on."."""
        part = LAST_PART.search(self.word.lower())
        return part.group() if part else ""

    def before_word(self) -> str:
        """Return what stands before the word, a few characters of it."""
        start = self.stop - len(self.word)
        return self.text[max(0, start - LOOK_BACK) : start].rstrip()

    def before_opening(self) -> str | None:
        """Return what stands before the mark that opened what closes here, None without one."""
        opener = PAIRS.get(self.closed[-1:], "")
        at = self.text.rfind(opener, max(0, self.stop - LONGEST_QUOTE), self.stop) if opener else -1
        return self.text[max(0, at - LOOK_BACK) : at].rstrip() if at >= 0 else None


def read_place(text: str, end: re.Match[str], begins: int) -> Place:
    """Read what stands around the end of a match of END."""
    at = end.end()
    opening = OPENING.match(text, at)
    after = opening.end() if opening else at
    dash = bool(opening and opening["dash"])
    word = WORD_BEFORE.search(text[max(0, end.start() - LOOK_BACK) : end.start()])
    next_word = WORD_AFTER.match(text, after)
    return Place(
        text=text,
        begins=begins,
        stop=end.start(),
        mark=end["mark"],
        closed=end["closed"].strip(),
        gap=bool(end["gap"]),
        word=word.group() if word else "",
        at=at,
        opened=text[at:after],
        dash=dash,
        first=text[after : after + 1],
        next_word=next_word.group() if next_word and not dash else "",
    )


def dateline_end(text: str) -> int:
    """Return where the words after a dateline begin, 0 without one."""
    match = DATELINE.match(text)
    if not match:
        return 0
    head = match["head"].rstrip()
    town = head.split()[0].strip("(,.)")
    # An agency in brackets or a town in capitals tells it from "Putin – who knows – came".
    return match.end() if head.endswith(")") or (town.isupper() and len(town) > 1) else 0


def is_uncased(letter: str) -> bool:
    """Tell letters of scripts without capitals."""
    return letter.isalpha() and letter.lower() == letter.upper()
