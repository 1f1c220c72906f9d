"""What nobody vouches for reaches a reader as it is, and never as Markdown or HTML."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]  # it ships no types

from generator.render.markdown import Safe, escape, escape_html, link, plain, yaml_string

# More than our own mkdocs.yml asks for: a project may switch any of these on.
EXTENSIONS = [
    "attr_list", "md_in_html", "tables", "admonition", "footnotes", "def_list", "abbr", "smarty",
    "toc", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tilde",
    "pymdownx.caret", "pymdownx.mark", "pymdownx.emoji", "pymdownx.magiclink",
    "pymdownx.arithmatex", "pymdownx.tasklist", "pymdownx.keys", "pymdownx.critic",
    "pymdownx.inlinehilite", "pymdownx.betterem",
]  # fmt: skip

CODE = [
    "<script>alert(1)</script>",  # HTML
    "</p></div><b>out</b>",  # closing what we opened
    "&lt;b&gt; &#60; &copy;",  # character references stay as written
    "[x](javascript:alert(1))",  # a link
    "![x](https://example.org/x.png)",  # an image
    "[^1]: note",  # a footnote
    "*[HTML]: abbreviation",  # an abbreviation
    "<https://example.org> https://example.org/a_b_c www.example.org a@example.org",  # bare links
    "# heading",  # a heading
    "heading === ---",  # an underlined heading, on one line
    "---",  # a rule
    "- item",  # lists
    "+ item",
    "* item",
    "1. one",
    "2024. The year",  # a year that ends a sentence
    "123456789. one",  # a long number
    "1) one",
    "- [ ] task",
    ": definition",
    "> quotation",
    "    code",
    "\tcode",
    "```\ncode\n```",
    "`code` ``more``",
    "$maths$ \\(maths\\)",
    "*stars* **two** _lines_ __two__ ~~gone~~ ^up^ ==lit== ++ctrl++",
    "{++added++} {--gone--} {>>note<<}",
    "| a | b |\n|---|---|\n| 1 | 2 |",  # a table
    "!!! note",  # an admonition
    "??? folded",
    "???+ folded",
    '=== "Tab"',
    '{: #id .class onclick="alert(1)" }',  # attributes
    "{{ 7*7 }} {% raw %} {# gone #}",  # templates
    ":smile: :+1:",  # emoji
    "back\\slash \\*not\\*",
    "He said \"no\" -- and 'yes' ... (c) (tm)",  # typographic replacement
    "klzzwxh:0001 wzxhzdk:0",  # Python-Markdown's own places, without their frame
    "toc [TOC]",
    "سلام * # 日本語 _x_",  # other scripts
]


class Reading(HTMLParser):
    """What a browser would show, and the tags it would find."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags = "", []  # type: str, list[str]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag + "".join(f" {name}" for name, _ in attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reading:
    reading = Reading()
    reading.feed(html)
    reading.close()
    return reading


def convert(text: str) -> Reading:
    return read(Markdown(extensions=EXTENSIONS).convert(text))


@pytest.mark.parametrize("code", CODE)
def test_code_is_shown_and_never_run(code: str) -> None:
    """At the start of a line, in a list, in a heading, in a link, in an attribute."""
    paragraph = convert(escape(code))
    assert (paragraph.text.strip(), paragraph.tags) == (plain(code), ["p"])

    item = convert(f"- {escape(code)}\n- next")
    assert item.text.strip().split("\n")[0].strip() == plain(code)
    assert item.tags == ["ul", "li", "li"]

    heading = convert(f"# {escape(code)} {{: #here }}")
    assert (heading.text.strip(), heading.tags) == (plain(code), ["h1 id"])

    anchor = convert(f"see {link(code, 'https://example.org/')}.")
    assert (anchor.text.strip(), anchor.tags) == (f"see {plain(code)}.", ["p", "a href"])

    span = convert(f'x <span title="{escape(code)}">y</span>')
    assert (span.text.strip(), span.tags) == ("x y", ["p", "span title"])


@given(st.text())
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """Whatever the characters: a reader sees the text, and no tag but ours."""
    shown = convert(f"x {escape(text)} y")
    assert shown.text.split() == f"x {plain(text)} y".split()
    assert shown.tags == ["p"]


@given(st.text())
def test_raw_blocks_show_any_text(text: str) -> None:
    """The text of an article goes into raw HTML, which Markdown leaves alone."""
    shown = convert(f"<p>{escape_html(text)}</p>")
    assert shown.text.split() == plain(text).split()
    assert shown.tags == ["p"]


def test_what_machines_read_is_dropped() -> None:
    """Python-Markdown's frames, bidirectional overrides, halves of pairs, line ends."""
    assert (
        escape("a\x02b\x03c \u202ed\u202c\r\n\u2028e \ud800") == "abc d e \N{REPLACEMENT CHARACTER}"
    )


def test_safe_is_printed_once_and_what_is_made_of_it_is_not_safe() -> None:
    """Python's own methods give ordinary text, so a filter cannot smuggle anything through."""
    safe = Safe("**a**")
    assert escape(safe) is safe
    assert escape(safe.replace("a", "<b>")) == "&#42;&#42;&#60;b&#62;&#42;&#42;"


@given(st.text())
def test_front_matter_survives_yaml_and_careless_themes(text: str) -> None:
    """Themes print titles raw, and some turn character references back first."""
    value = yaml.safe_load(f"title: {yaml_string(text)}")["title"]
    assert isinstance(value, str)
    assert not set(value) & set('<>"')
    assert len(value) == len(plain(text))
