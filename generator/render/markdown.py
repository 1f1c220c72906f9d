"""In: words that nobody vouches for. Out: Safe, text that Markdown and HTML show as it is.

Only Safe reaches a page unescaped. The Jinja environment escapes everything else, so a
template author cannot forget to.
"""

from __future__ import annotations

import json
import re

WHITE_SPACE = re.compile(r"\s+")
CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufeff\ufffe\uffff]"
)
"""Python-Markdown marks its own places with U+0002 and U+0003; the bidirectional overrides
could show words in another order than the article's; YAML refuses the rest."""
SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of a pair, which a JSON file can hold and UTF-8 cannot write."""

MEANINGFUL = re.compile(
    r"[\\`*_{}\[\]<>()&!~^=+|:#$@\"'/]"  # anywhere: emphasis, links, HTML, attributes, tables
    r"|(?<![^\s-])-"  # a rule, a list or a dash: at the start of a word or after another
    r"|^\?|(?<=\?)\?"  # a folded note: "???"
    r"|(?<=[Ww]{3})\.|\.(?=\.)|(?<=\.)\."  # a bare address; an ellipsis that must stay three
)
NUMBERED = re.compile(r"^(\d+)\.")
"""A line that Markdown would take for an item of a numbered list."""


class Safe(str):
    """Markdown that this program wrote; anything taken from a source in it is escaped."""

    __slots__ = ()


def plain(text: str) -> str:
    """Return the text on one line, without characters that only machines read."""
    text = WHITE_SPACE.sub(" ", text)
    return SURROGATES.sub("\N{REPLACEMENT CHARACTER}", CONTROLS.sub("", text)).strip()


def escape(value: object) -> Safe:
    """Return Markdown that shows the value character by character; Safe stays as it is.

    Holds inside an HTML attribute in double quotes as well. Character references are used
    rather than backslashes: they mean the same to HTML, to Markdown and to its extensions.
    """
    if isinstance(value, Safe):
        return value
    text = MEANINGFUL.sub(_reference, plain(str(value)))
    return Safe(NUMBERED.sub(r"\1&#46;", text))


def escape_html(text: str) -> str:
    """Return HTML that shows the text; for raw blocks, which Markdown leaves alone."""
    text = SURROGATES.sub("\N{REPLACEMENT CHARACTER}", CONTROLS.sub("", WHITE_SPACE.sub(" ", text)))
    return re.sub(r"[&<>\"'{}]", _reference, text)


def yaml_string(text: str) -> Safe:
    """Return a front matter value that survives YAML and themes that do not escape it.

    Themes print titles raw and even unescape them, so marks of HTML are replaced by signs
    that look alike; the heading of the page keeps the exact ones.
    """
    text = plain(text).replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")
    text = text.replace(">", "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}")
    text = re.sub(r"&(?=#?\w+;)", "\N{FULLWIDTH AMPERSAND}", text)
    return Safe(
        json.dumps(text.replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}"), ensure_ascii=False)
    )


def link(words: object, href: str | None) -> Safe:
    """Return a Markdown link, or the words alone where there is nowhere to go.

    The address must come from urls.py.
    """
    return Safe(f"[{escape(words)}]({href})") if href else escape(words)


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
