"""In: a Doc of one paragraph. Out: the same Doc with its sentence starts set.

Marks and words are judged on the text, so that every tokenizer gives the same sentences.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from generator.parse.ends import (
    BRACKETS,
    CLOSERS,
    DASHES,
    DEGREE,
    END,
    ITEM,
    ITEM_AHEAD,
    JOINTS,
    LOOK_BACK,
    OPENERS,
    OPENING,
    TERMINALS,
    WORD_AFTER,
    WORD_BEFORE,
    Place,
    dateline_end,
    is_uncased,
    read_place,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Doc
    from thinc.types import Ints2d

ACRONYM = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
NUMBER = re.compile(r"\d[\d.,]*")
SHORT_NUMBER = re.compile(r"\d{1,2}")
"""A day, a month, an item of a list; longer ones are years and amounts."""
ROMAN = re.compile(r"[IVXLC]{1,6}")
DATE_BEFORE = re.compile(r"\d\.$")
DATE_AHEAD = re.compile(r"\d{1,2}\.\s?\d")
"""The rest of "2024. 6. 19."."""
INTRODUCING = (":", "：", ",", "，")
INVERTED = frozenset("¿¡")

SENT_START = "SENT_START"
STARTS, OPEN, INSIDE = 1, 0, -1
"""How spaCy writes True, None and False."""


class Start(Enum):
    """Whether a sentence starts at a place, as far as marks and words tell."""

    YES = "yes"
    LIKELY = "likely"
    UNLIKELY = "unlikely"
    NO = "no"


def sentence_words(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return what SentenceEnds needs of a language.toml; JSON holds it."""
    linking = [*_words(table, "determiners"), *_words(table, "prepositions")]
    return {
        "abbreviations": table.get("abbreviations", []),
        "openers": table.get("sentence_openers", []),
        "before_names": table.get("abbreviations_before_names", []),
        "before_numbers": table.get("abbreviations_before_numbers", []),
        "linking": linking,
        "endings": table.get("sentence_endings", []),
        "ordinals": table.get("ordinals_with_stop", False),
    }


def _words(table: Mapping[str, Any], part: str) -> list[str]:
    words: list[str] = table.get(part, {}).get("words", [])
    return words


class SentenceEnds:
    """Sets the sentence starts of a paragraph, so that a parser after it keeps them.

    A start follows a terminal mark with the closing marks after it, unless the word before it
    is an abbreviation or the text goes on in lower case. A missing space ("artículo.Este") is
    a start as well. What marks and words leave open is decided the likelier way, or with
    `open_cases` left to the parser.
    """

    def __init__(
        self,
        abbreviations: Iterable[str],
        openers: Iterable[str],
        *,
        before_names: Iterable[str] = (),
        before_numbers: Iterable[str] = (),
        linking: Iterable[str] = (),
        endings: Iterable[str] = (),
        ordinals: bool = False,
        open_cases: bool = False,
    ) -> None:
        self.abbreviations = frozenset(abbreviations)
        """Lower-case, without their final stop; so are the two lists of some of them."""
        self.openers = frozenset(openers)
        """Words that open a sentence even after an abbreviation ("... de EE. UU. El")."""
        self.before_names = frozenset(before_names)
        """Those that end no sentence, because what they belong to follows ("Sr.", "z. B.")."""
        self.before_numbers = frozenset(before_numbers)
        """Those that are common words without a number after them: "No. 5", "He said no."."""
        self.linking = frozenset(linking)
        """Words that end no sentence: a capital after them begins a name."""
        self.endings = tuple(endings)
        """Endings of verbs that end sentences, in a script without capitals."""
        self.ordinals = ordinals
        """A stop after a number makes it an ordinal ("am 3. Juni")."""
        self.open_cases = open_cases
        """Leave to a parser what is only likely; off where no parser follows."""

    def __call__(self, doc: Doc) -> Doc:
        """Set is_sent_start of every token: True, False, or None for a parser to decide."""
        text = doc.text
        words = dateline_end(text)
        judged = self.judge(text, words)
        starts = [Start.YES if token.i == 0 else judged.get(token.idx) for token in doc]
        if self.open_cases:
            starts = [
                self._after_no_mark(text, token.idx)
                if start is None and token.idx > words
                else start
                for token, start in zip(doc, starts, strict=True)
            ]
        values = [self._value(start or Start.NO) for start in starts]
        # All at once: token by token spaCy looks each time whether any token has a parse.
        doc.from_array(SENT_START, cast("Ints2d", np.array(values, "int64").view("uint64")))
        return doc

    def _value(self, start: Start) -> int:
        if self.open_cases and start in {Start.LIKELY, Start.UNLIKELY}:
            return OPEN
        return STARTS if start in {Start.YES, Start.LIKELY} else INSIDE

    def judge(self, text: str, begin: int = 0) -> dict[int, Start]:
        """Judge every place after a terminal mark from `begin` on."""
        judged: dict[int, Start] = {}
        for end in END.finditer(text, begin):
            place = read_place(text, end, begin)
            if place.first:
                judged[place.at] = start = self._after_mark(place)
                if start in {Start.YES, Start.LIKELY}:
                    begin = place.at
        return judged

    def _after_mark(self, place: Place) -> Start:
        """Decide case by case; the first that fits."""
        # "«¿Qué quieren?», dijo": a mark that joins.
        if place.first in JOINTS | TERMINALS | (CLOSERS - OPENERS):
            return Start.NO
        # "[...]", "(!)", "...and": a mark without words before it.
        if place.stop == 0 or place.text[place.stop - 1] in "([¿¡":
            return Start.NO
        # "1. Retirar las tropas": the number of an item.
        if _is_item(place):
            return Start.NO
        short = place.is_bare_stop and self._is_short(place)
        if not place.gap:
            return _after_lost_space(place, short=short)
        # "tropas. b) Abrir": the next item, whatever its case.
        if ITEM_AHEAD.match(place.text, place.at) and not short:
            return Start.YES
        # "«No.» dijo Ana", "et al. said", but also "Reuters. iPhone sales", and whole forums.
        if place.first.islower():
            return Start.NO if place.closed or place.dash or short else Start.UNLIKELY
        return self._after_short(place) if short else _after_end(place)

    def _is_short(self, place: Place) -> bool:
        """Tell whether the stop is one of an abbreviation, an initial or an ordinal."""
        number_follows = place.first.isdigit()
        if place.before_word().endswith(DEGREE):
            return False  # "20 °C."
        if SHORT_NUMBER.fullmatch(place.word):  # "am 3. Juni", "19. 6. 2024", "2024. 6. 19. 체결"
            return self.ordinals or number_follows or bool(DATE_BEFORE.search(place.before_word()))
        if NUMBER.fullmatch(place.word):
            return bool(DATE_AHEAD.match(place.text, place.at))  # "2024. 6. 19."
        if _is_initial(place) or ACRONYM.fullmatch(place.word):
            return True
        if place.last_part in self.before_numbers:
            return number_follows
        roman = self.ordinals and ROMAN.fullmatch(place.word)
        return place.last_part in self.abbreviations or bool(roman)

    def _after_short(self, place: Place) -> Start:
        """Tell whether a sentence ended in an abbreviation: the next word shows it, if any."""
        word = place.word.lower()
        shouted = place.word.isupper()  # "FR" may be a newspaper, "Fr." is a title
        if not shouted and {word, place.last_part} & self.before_names:
            return Start.NO
        if place.next_word.lower() in self.openers or place.opened[:1] in INVERTED:
            return Start.LIKELY
        # "No. 1", "John F. Kennedy", "J. F. Kennedy"; but "plan B. Putin" may be an end.
        if place.first.isdigit() or (_is_initial(place) and _follows_name(place)):
            return Start.NO
        # "a.C.", "н.э.", "u.v.m." stand behind what they belong to, "U.S." before it.
        behind = ACRONYM.fullmatch(word) and not shouted
        return Start.LIKELY if behind and word not in self.abbreviations else Start.UNLIKELY

    def _after_no_mark(self, text: str, at: int) -> Start:
        """Judge a place that no terminal mark precedes: a headline may end there.

        Only a capital, a number or a mark leaves it open, and nothing that goes on before it.
        """
        first, before = text[at], text[max(0, at - LOOK_BACK) : at]
        stripped = before.rstrip()
        if stripped == before or not stripped or first.islower():
            return Start.NO
        # "dijo «El Kremlin»", "left (the Kremlin)": what is quoted or put in goes on.
        opening = OPENING.match(text, at)
        if opening and opening.group() and not opening["dash"] and stripped[-1] not in INTRODUCING:
            return Start.NO
        # "«Oui", "Moon, The", "Kim – The", "of The Hague".
        if stripped[-1] in OPENERS - CLOSERS or stripped[-1] in f",({DASHES}":
            return Start.NO
        last = WORD_BEFORE.search(stripped)
        if last and last.group().lower() in self.linking:
            return Start.NO
        if is_uncased(first) and not stripped.endswith(self.endings):
            return Start.NO
        # "Kim Jong Un", "Ms Hopley": a name goes on; but "Seoul They left".
        word = WORD_AFTER.match(text, at)
        opens = word is not None and word.group().lower() in self.openers | self.linking
        in_name = last is not None and last.group()[0].isupper() and not opens
        return Start.NO if in_name else Start.UNLIKELY


def _after_lost_space(place: Place, *, short: bool) -> Start:
    """Judge what follows without a space: a start in some scripts and after lost spaces."""
    # "(EFE).-", "example.com".
    if place.dash or place.first.islower():
        return Start.NO
    if is_uncased(place.first):
        return _after_uncased(place)
    # "3.5", also in wide signs, but "终止。19日".
    if not place.first.isalpha():
        counts = place.first.isdigit() and not place.word[-1:].isdigit()
        return Start.YES if counts and not place.mark.isascii() else Start.NO
    if place.closed or place.mark != ".":
        return Start.YES
    # "artículo.Este", "2024.El", but "J.Smith", "EE.UU", "Sr.Pérez"; perhaps "Node.JS".
    nothing = not place.word and place.text[place.stop - 1] not in CLOSERS  # ".NET"
    one_letter = len(place.word) == 1 and place.word.isalpha()  # "a.C."
    if short or nothing or one_letter or place.word[-2:].isupper():
        return Start.NO
    return Start.YES if place.next_word.istitle() else Start.LIKELY


def _after_uncased(place: Place) -> Start:
    """Judge a letter without case that follows a mark directly."""
    # "「行く。」と述べた", "했다."고 말했다", "“我们走。”他说": the sentence around it goes on.
    if place.closed and place.closed[-1] not in BRACKETS:
        before = place.before_opening() or ""
        return Start.YES if before.endswith(INTRODUCING) else Start.UNLIKELY
    # "他走了。她", "밝혔다.그는", but "U.S.가", "3.일".
    spaceless = not place.mark.isascii()
    return Start.YES if spaceless or is_uncased(place.word[-2:-1]) else Start.NO


def _after_end(place: Place) -> Start:
    """Judge a capital, a number or a letter without case after a mark that is no abbreviation's."""
    # "(¿quién?) Putin": a bracket that opened inside the sentence.
    if place.closed[-1:] in BRACKETS:
        before = place.before_opening()
        alone = before is None or before[-1:] in {"", *TERMINALS, *CLOSERS}
        return Start.LIKELY if alone else Start.NO
    # "¿Por qué?» Ana dijo", "He said ... Then".
    quoted = place.closed and (place.mark != "." or is_uncased(place.first))
    left_out = place.mark != "." and place.mark[0] in ".…"
    # "in 2019. 30 people", "Nein. – Putin", "grupo 2. Técnicos".
    open_word = place.dash or place.first.isdigit() or SHORT_NUMBER.fullmatch(place.word)
    return Start.LIKELY if quoted or left_out or open_word else Start.YES


def _is_item(place: Place) -> bool:
    """Tell whether the stop belongs to a number that begins a sentence or follows a colon."""
    if not (place.is_bare_stop and ITEM.fullmatch(place.word)):
        return False
    start = place.stop - len(place.word)
    # Not the "45" of "23:45".
    return start == place.begins or (
        place.text[start - 1].isspace() and place.before_word().endswith((":", ";"))
    )


def _is_initial(place: Place) -> bool:
    return len(place.word) == 1 and place.word.isupper()


def _follows_name(place: Place) -> bool:
    before = WORD_BEFORE.search(place.before_word().rstrip("."))
    begins = place.stop - len(place.word) == place.begins
    return begins or (before is not None and before.group()[0].isupper())
