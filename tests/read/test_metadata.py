"""Sidecars and front matter are checked key by key; what is wrong becomes a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import BuildError
from generator.read import Override
from generator.read.metadata import KEYS, parse_metadata

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model.article import Article

TEXT = "El canciller viajó a Lima."


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("date: 2024-06-19", "date", "2024-06-19"),
        ("date: 2024-06", "date", "2024-06"),
        ("date: 2024", "date", "2024"),
        ("date: 20240619", "date", "2024-06-19"),
        ('date: "2024-06-19"', "date", "2024-06-19"),
        # the day as written, not in another time zone
        ("date: 2024-06-19T23:30:00-05:00", "date", "2024-06-19"),
        ("date: 2031-01-01", "date", "2031-01-01"),
        # to YAML this is False
        ("language: no", "language", "no"),
        ("lang: es-419", "language", "es"),
        ("lang: ZH_Hant", "language", "zh"),
        ("lang: spa", "language", "es"),
        ("title: 2024", "title", "2024"),
        ('title: "Uno\\u202e\\n  dos"', "title", "Uno dos"),
        ("title: null", "title", None),
        ("title:", "title", None),
        ("tags: uno, dos,uno ,", "tags", ("uno", "dos")),
        ("tags: [uno, 2024]", "tags", ("uno", "2024")),
        ("author: [Ana Ruiz, Leo Paz]", "author", "Ana Ruiz, Leo Paz"),
        ("url: http://example.org/?a=b", "url", "http://example.org/?a=b"),
        ("note: |\n  uno\n  dos", "note", "uno\ndos"),
        ("# solo un comentario", "title", None),
        ("", "title", None),
    ],
)
def test_values(line: str, name: str, value: object) -> None:
    """The words of the editor arrive in the form the site needs, without a warning."""
    metadata = parse_metadata(line, "a.yml")
    assert getattr(metadata, name) == value
    assert metadata.warnings == ()


@pytest.mark.parametrize(
    ("raw", "warning"),
    [
        ("title: a\ndate: 2024-02-30", 'a.yml, line 2: "2024-02-30" is no date that exists; write'),
        ("date: 19/06/2024", 'a.yml, line 1: "19/06/2024" is no date that exists'),
        ("date: ayer", 'a.yml, line 1: "ayer" is no date'),
        ("date: [2024]", 'a.yml, line 1: "date" must be a single value; write it on one line'),
        ("title: {a: b}", 'a.yml, line 1: "title" must be a single value'),
        ("tags: {a: b}", 'a.yml, line 1: "tags" must be a single value'),
        ("url: javascript:alert(1)", 'a.yml, line 1: "javascript:alert(1)" is no web address'),
        ("url: file:///etc/hosts", "a.yml, line 1:"),
        ("url: http://[", "a.yml, line 1:"),
        ("url: https://a b", "a.yml, line 1:"),
        ("lang: español", 'a.yml, line 1: "español" is no language code; write one such as es'),
        ("tite: a", f'a.yml, line 1: unknown key "tite"; known keys are {", ".join(KEYS)}'),
        ("lang: es\nlanguage: pt", 'a.yml, line 2: "language" is given twice'),
        ("a: &x [1]\nb: *x", "a.yml, line 1: anchors, aliases and nested lists are refused"),
        ("tags: [[[[a]]]]", "a.yml, line 1: anchors, aliases and nested lists are refused"),
        ("title: a\n  date: b", "a.yml, line 2: not valid YAML"),
        ("title: 'a", "a.yml, line 1: not valid YAML"),
        ("solo palabras", "a.yml, line 1: not a list of keys and values; write lines such as"),
        ("note: " + "a" * 70_000, "a.yml, line 1: larger than 64 KB"),
        ("a: " + "[" * 50_000, "a.yml, line 1: anchors, aliases and nested lists"),
    ],
)
def test_warnings(raw: str, warning: str) -> None:
    """The warning names file, line, what is wrong and what to do; the value is not used."""
    first, *others = parse_metadata(raw, "a.yml").warnings
    assert first.startswith(warning)
    assert "; " in first
    assert others == []


def test_one_bad_key_spoils_no_other() -> None:
    """What is right is used."""
    metadata = parse_metadata("date: 2024-13-01\ntitle: Uno\nurl: ftp://a.org/", "a.yml")
    assert (metadata.title, metadata.date, metadata.url) == ("Uno", None, None)
    assert len(metadata.warnings) == 2


@pytest.mark.parametrize(
    ("sidecar", "warning"),
    [
        (b"title: [", "articles/a.yml, line 1: not valid YAML"),
        (b"title: a\ntitle: \xe9", "articles/a.yml: line 2 is not UTF-8; save it again as UTF-8"),
        (b"a" * 70_000, "articles/a.yml: larger than 64 KB; keep metadata short"),
    ],
)
def test_broken_sidecar(sidecar: bytes, warning: str, read: Callable[..., Article]) -> None:
    """The article is read without it, and says so."""
    article = read(TEXT, sidecar=sidecar)
    assert article.text == TEXT
    assert article.title is None
    assert article.warnings[0].startswith(warning)


def test_sidecar_wins_over_front_matter(read: Callable[..., Article]) -> None:
    """Key by key; what the sidecar leaves open the file may say."""
    article = read(
        f"---\ntitle: Uno\nauthor: Ana Ruiz\nlang: pt\n---\n{TEXT}\n\nCon información de AFP.",
        "a.md",
        sidecar="title: Dos\nagency: EFE\nlang: es",
        lang=None,
    )
    assert (article.title, article.author, article.lang) == ("Dos", "Ana Ruiz", "es")
    assert article.agency == "EFE"  # also over the credit in the text
    assert len(article.boilerplate) == 1


def test_two_sidecars(read: Callable[..., Article], tmp_path: Path) -> None:
    """One is used, the other named."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.yaml").write_text("title: Dos", "utf-8")
    article = read(TEXT, sidecar="title: Uno")
    assert article.title == "Uno"
    assert article.warnings == ("articles/a.yaml: not used beside articles/a.yml; keep one",)


@pytest.mark.parametrize(
    "option", [{"date": "2024-02-30"}, {"date": ""}, {"lang": "spanish"}, {"lang": ""}]
)
def test_wrong_options_stop(option: dict[str, str]) -> None:
    """A wrong option is wrong for every article, so nothing is read."""
    with pytest.raises(BuildError, match="write"):
        Override(**option)
