"""In: the text of a plain file. Out: the headline that stands above it, if one does.

It is a short line without a final stop, alone above a blank line and the prose; a date, a
credit or a byline in that place is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.article import Span
from generator.read.dateline import NO_DATELINE, find_dateline, find_day
from generator.read.provenance import find_provenance

if TYPE_CHECKING:
    from generator.read.phrases import Phrases

ABOVE_BLANK = re.compile(r"\s*(?P<line>[^\s\n][^\n]*?)[^\S\n]*\n[^\S\n]*\n\s*(?=\S)")
LONGEST = 150
"""Characters: two lines of a newspaper."""
FEWEST_WORDS, FEWEST_SIGNS = 3, 8
"""A place or a rubric is shorter; signs count in scripts without spaces."""
WORD = re.compile(r"[^\W\d_]+")
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
STOP = r"[.…。．،؛,:;]"  # noqa: RUF001  full-width stop
ENDS_AS_PROSE = re.compile(rf"{STOP}[\"'»”’)」』\]\s]*$")
PROSE = re.compile(r"[.!?…。！？][\"'»”’)」』\]]*[^\S\n]*$", re.MULTILINE)
OPENS = re.compile(r"[\w\"'«“‘„¿¡「『]")


def find_heading(text: str, phrases: Phrases) -> Span | None:
    """Return the span of the headline above a text, without the white space around it."""
    above = ABOVE_BLANK.match(text)
    if above is None:
        return None
    line = above["line"]
    has_shape = (
        len(line) <= LONGEST
        and OPENS.match(line) is not None
        and _has_words(line)
        and not ENDS_AS_PROSE.search(line)
        and PROSE.search(text, above.end()) is not None
    )
    if not has_shape or _is_furniture(line, phrases):
        return None
    return Span(*above.span("line"))


def _has_words(line: str) -> bool:
    if UNSPACED.search(line):
        return len(line) >= FEWEST_SIGNS
    return len(WORD.findall(line)) >= FEWEST_WORDS


def _is_furniture(line: str, phrases: Phrases) -> bool:
    """Tell a dateline, a date with its place or without, a credit or a byline from a headline."""
    return (
        find_dateline(line, phrases) is not NO_DATELINE
        or any(find_day(part, phrases, alone=True) for part in (line, line.partition(",")[2]))
        or bool(find_provenance(line, phrases, dateline=NO_DATELINE).boilerplate)
    )
