"""In: a Markdown file's bytes. Out: Body, its words without marks, its title and front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from generator.read.clean import clean
from generator.read.metadata import NOTHING_KNOWN, Metadata, parse_metadata
from generator.read.text import Body, decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

FENCE = re.compile(r"---[ \t]*\n")
CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
BLANK_LINE = re.compile(r"^[ \t]*(?:\n|\Z)", re.MULTILINE)
KEY = re.compile(r"^[\w-]+[ \t]*:(?:\s|$)", re.MULTILINE)
# A line of Chinese or Japanese that goes on in the next has no space between the two.
UNSPACED = "[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff65]"
CONTINUED = re.compile(f"(?<={UNSPACED})\0(?={UNSPACED})")
HIDDEN = frozenset({"script", "style", "template", "head"})


def read_markdown(raw: bytes, path: str) -> Body:
    """Return the text of a Markdown file.

    Paragraphs are separated by a blank line; headings, list items and table rows stand on
    lines of their own. A level-1 heading above everything is the title where the front matter
    has none, and then no part of the text.

    Raises:
        ArticleError: the bytes are no text.
    """
    decoded, warnings = decode(raw, path)
    metadata, source = _front_matter(clean(decoded), path)
    blocks = _Blocks.of(_parser().parse(source))
    title, words = blocks.title, blocks.words()
    if title and metadata.title not in {None, title}:
        words = f"{title}\n\n{words}"
        title = None
    return Body(text=clean(words), title=title, metadata=metadata, warnings=warnings)


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _front_matter(text: str, path: str) -> tuple[Metadata, str]:
    """Return the metadata between the first two fences, and what follows it."""
    fence = FENCE.match(text)
    if fence is None:
        return NOTHING_KNOWN, text
    close = CLOSE.search(text, fence.end())
    end = close or BLANK_LINE.search(text, fence.end())
    block = text[fence.end() : end.start() if end else len(text)]
    if block.strip() and not KEY.search(block):
        return NOTHING_KNOWN, text  # a rule drawn across the page, not a fence
    metadata = parse_metadata(block, path, first_line=2)
    if close is None:
        unclosed = f"{path}, line 1: front matter without end; close it with a line of ---"
        metadata = replace(metadata, warnings=(unclosed, *metadata.warnings))
    return metadata, text[end.end() :] if end else ""


@dataclass(slots=True)
class _Blocks:
    """The text as it grows, block after block."""

    title: str | None = None
    parts: list[str] = field(default_factory=list)
    lists: int = 0
    marker: str = ""
    cells: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> _Blocks:
        blocks = cls()
        for index, token in enumerate(tokens):
            blocks._take(token, above=tokens[index - 1] if index else None)
        return blocks

    def words(self) -> str:
        return "".join(self.parts).strip("\n")

    def _take(self, token: Token, *, above: Token | None) -> None:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            self.lists += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self.lists -= 1
        elif token.type == "list_item_open":
            # The number is kept: a paragraph that begins "2024. " is a list to Markdown.
            self.marker = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "inline" and above and above.type in {"th_open", "td_open"}:
            self.cells.append(_inline(token).replace("\n", " "))
        elif token.type == "tr_close":
            self._add("\t".join(self.cells), close=True)
            self.cells = []
        elif token.type == "inline":
            words = _inline(token)
            if above and above.tag == "h1" and not self.parts and self.title is None:
                self.title = " ".join(words.split()) or None
            else:
                self._add(words, close=self.lists > 0)
        elif token.type in {"code_block", "fence"}:
            self._add(token.content.rstrip("\n"))
        elif token.type == "html_block":
            self._add(_without_tags(token.content))

    def _add(self, words: str, *, close: bool = False) -> None:
        """Append a block; `close` leaves no blank line between it and the next of its kind."""
        if not words.strip():
            return
        if self.parts and not (close and self.parts[-1] == "\n"):
            self.parts.append("\n" if self.parts[-1] == "\n" else "\n\n")
        self.parts += [self.marker + words, *(["\n"] if close else [])]
        self.marker = ""


def _inline(token: Token) -> str:
    words = []
    for child in token.children or ():
        if child.type in {"text", "code_inline"}:
            words.append(child.content)
        elif child.type == "softbreak":
            words.append("\0")
        elif child.type == "hardbreak" or child.content.lower().startswith("<br"):
            words.append("\n")
    return CONTINUED.sub("", "".join(words)).replace("\0", " ")


class _Words(HTMLParser):
    """Collects the words between tags, without those no browser shows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.hidden += tag in HIDDEN

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN and self.hidden > 0

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def _without_tags(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.words).splitlines())
    return "\n".join(line for line in lines if line)
