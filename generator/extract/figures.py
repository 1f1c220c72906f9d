"""In: a piece of an article. Out: Figures, whether it tells amounts, and amounts of something.

Days and years are dates and count as such.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from generator.extract.stage import Reading
    from generator.model.findings import DateMention

NUMBER = re.compile(r"(?<![\w.,-])\d[\d.,\u00a0\u202f]*(?<![.,\s])")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
SIGN_BEFORE = re.compile(r"[$€£¥₽]\s?$")
# A sign, or the lower-case word of what is counted: "30 %", "650 megawatts", "60万人".
UNIT_AFTER = re.compile(r"\s?(?:[%‰°€$£¥₽]|[^\W\d_A-Z]{2}|[\u3400-\u9fff\uac00-\ud7af])")


class Figures(Enum):
    """How much the numbers of a sentence tell."""

    NONE = 0
    BARE = 1
    WITH_UNIT = 2


def read_figures(reading: Reading, span: Span, *, dates: Sequence[DateMention]) -> Figures:
    """Return what the numbers between two points tell: "650 megawatts" more than "(2)"."""
    text, found = reading.article.text, Figures.NONE
    for match in NUMBER.finditer(text, span.start, span.end):
        here = Span(*match.span())
        if YEAR.fullmatch(match.group()) or any(d.span.overlaps(here) for d in dates):
            continue
        head = text[max(span.start, here.start - 2) : here.start]
        if UNIT_AFTER.match(text, here.end) or SIGN_BEFORE.search(head):
            return Figures.WITH_UNIT
        found = Figures.BARE
    tokens = reading.doc.char_span(span.start, span.end, alignment_mode="contract") or ()
    return Figures.WITH_UNIT if any(_counts_several(t, dates) for t in tokens) else found


def _counts_several(token: Token, dates: Sequence[DateMention]) -> bool:
    """Tell whether a number in letters counts what is new: "ten warships", not "the two sides"."""
    return (
        token.dep_ == "nummod"
        and token.is_alpha
        and token.head.pos_ == "NOUN"
        and token.head.morph.get("Number", []) == ["Plur"]
        and not any(c.morph.get("Definite", []) == ["Def"] for c in token.head.children)
        and not any(d.span.start <= token.idx < d.span.end for d in dates)
    )
