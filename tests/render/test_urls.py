"""Every path is safe on any disk, stable, and its own; every address can be trusted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Span
from generator.render import urls


@pytest.mark.parametrize(
    ("identifier", "path"),
    [
        ("2024-06-19_vienna", "2024-06-19_vienna"),  # plain: the id itself
        ("Vienna", "vienna-24dae1"),  # two names that differ in case are one file on some disks
        ("2024/june/x", "2024-june-x-b81f46"),  # folders
        ("Москва", "moskva-b6ba9b"),  # other scripts
        ("index", "index-1bc04b"),  # MkDocs would take it for the page of the folder
        ("../../etc", "etc-3c0c0a"),  # out of the site
        ("", "e3b0c4"),  # nothing readable
        ("-x", "x-28a4b0"),  # an option to a command
    ],
)
def test_slugs(identifier: str, path: str) -> None:
    """Readable, and with a digest wherever something was changed."""
    assert re.sub(r"[0-9a-f]{6}$", "", urls.slug(identifier)) == re.sub(r"[0-9a-f]{6}$", "", path)
    assert urls.slug(identifier) == urls.slug(identifier)


@given(st.lists(st.text(), unique=True, max_size=20))
def test_slugs_are_safe_and_distinct(identifiers: list[str]) -> None:
    """No two articles share a page, on a disk that ignores case too."""
    slugs = [urls.slug(one) for one in identifiers]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,99}", one) for one in slugs)


@pytest.mark.parametrize(
    ("given_address", "shown"),
    [
        ("https://example.org/a", "https://example.org/a"),
        (" https://example.org ", "https://example.org/"),
        ("https://example.org/a b(c)[d]*_`<>\"'|", "https://example.org/a%20b%28c%29%5Bd%5D%2A_%60%3C%3E%22%27%7C"),
        ("https://example.org/100%?q=%41&r=1", "https://example.org/100%25?q=%41&r=1"),
        ("https://example.org/a;b&copy;", "https://example.org/a%3Bb&copy%3B"),
        ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/"),
        ("http://example.org:8080/x#y", "http://example.org:8080/x#y"),
        ("javascript:alert(1)", None),  # a script
        ("JavaScript://example.org/%0aalert(1)", None),
        ("data:text/html,<b>", None),
        ("//example.org/x", None),  # no scheme
        ("https://", None),  # no host
        ("https://user@example.org/", None),  # a user's name that looks like a host
        ("https://example.org:port/", None),  # a port that is none
        ("https://exa mple.org/", None),  # a host that is none
        ("file:///etc/passwd", None),
        (None, None),
    ],
)  # fmt: skip
def test_web_addresses(given_address: str | None, shown: str | None) -> None:
    """Only http and https, and in characters that Markdown leaves alone."""
    assert urls.web_address(given_address) == shown


def test_relative_addresses() -> None:
    """As Markdown writes them, from wherever the page stands."""
    span = Span(3, 9)
    assert urls.relative("index.md", page="briefings/x.md") == "../index.md"
    assert urls.relative("briefings/x.md", page="index.md") == "briefings/x.md"
    anchor = urls.span_anchor(span)
    assert urls.relative("briefings/x.md", page="briefings/x.md", anchor=anchor) == "#s-3-9"
    assert urls.relative("briefings/x.md", page="timeline/2024.md", anchor=anchor) == (
        "../briefings/x.md#s-3-9"
    )
