"""A line of JSON becomes an article with its text exactly as given."""

from __future__ import annotations

import hashlib
import json
import unicodedata

import pytest

from generator.errors import ArticleError
from generator.read import Override, read_record

TEXT = "El canciller viajó a Lima."


@pytest.mark.parametrize(
    "text",
    [
        "  \nUno dos.\r\n\t",
        unicodedata.normalize("NFD", "El canciller viajó."),
        "\ufeffUno\u200b\u202edos\x02.",
        "Uno 👩\u200d🚀 dos.",
    ],
)
def test_text_is_untouched(text: str) -> None:
    """Offsets refer to what the caller holds, so nothing is cleaned."""
    article = read_record(json.dumps({"id": "a", "text": text}), 1, source="-")
    assert article.text == text
    assert article.sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("keys", "override", "published"),
    [
        ({"date": "2024-06-19"}, Override(), "2024-06-19 record"),
        ({"dct": "2024-06"}, Override(), "2024-06 record"),
        ({"date": None, "dct": "2024"}, Override(), "2024 record"),
        ({"date": "2024-06-19T10:00:00Z"}, Override(), "2024-06-19 record"),
        ({"date": "2024-06-19"}, Override(date="2020"), "2020 option"),
        ({"date": None}, Override(), None),
        ({}, Override(), None),
        ({"date": "2024-02-30"}, Override(), None),
    ],
)
def test_date(keys: dict[str, str | None], override: Override, published: str | None) -> None:
    """No date is known where none is given, whatever the dateline says."""
    line = json.dumps({"id": "a", "text": "LIMA, 5 may 2024 (EFE).- " + TEXT} | keys)
    found = read_record(line, 1, source="-", override=override).published
    assert (f"{found.edtf} {found.source}" if found else None) == published


def test_dateline_contradicts() -> None:
    """The date that is given stands, and the reader learns that the text names another."""
    text = "Uno\n20 de febrero de 2024\nDos"
    line = json.dumps({"id": "a", "lang": "es", "date": "2024-01-20", "text": text})
    article = read_record(line, 1, source="in/a.jsonl")
    assert article.published is not None
    assert article.published.edtf == "2024-01-20"
    (warning,) = article.warnings
    assert "2024-01-20 (record) and 2024-02-20 (dateline)" in warning


def test_everything_else() -> None:
    """Keys of the contract arrive; others are ignored."""
    line = '{"id": "x/1", "text": "Uno.", "lang": "pt-BR", "title": "Dos", "quotes": [[0, 1]]}'
    article = read_record(line, 1, source="in/a.jsonl")
    assert (article.id, article.path, article.title) == ("x/1", "in/a.jsonl", "Dos")
    assert (article.lang, article.lang_source, article.warnings) == ("pt", "metadata", ())


def test_only_boilerplate_is_still_a_record() -> None:
    """The caller asked for just this text."""
    article = read_record(json.dumps({"id": "a", "text": "(Reuters)", "lang": "en"}), 1, source="-")
    assert (article.agency, len(article.boilerplate)) == ("Reuters", 1)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "not a JSON object"),
        ("{", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        ("{'id': 'a', 'text': 'b'}", "not a JSON object"),
        ('{"text": "Uno."}', 'no "id"'),
        ('{"id": " ", "text": "Uno."}', 'no "id"'),
        ('{"id": 7, "text": "Uno."}', '"id" is no string'),
        ('{"id": "a"}', 'no "text", or an empty one'),
        ('{"id": "a", "text": null}', 'no "text", or an empty one'),
        ('{"id": "a", "text": " \\n"}', 'no "text", or an empty one'),
        ('{"id": "a", "text": ["Uno."]}', '"text" is no string'),
        ('{"id": "a", "text": "Uno.", "date": 2024}', '"date" is no string'),
        ('{"id": "a", "text": "\\ud800"}', '"text" holds half of a surrogate pair'),
    ],
)
def test_malformed(line: str, reason: str) -> None:
    """The error names the file, the line, and the shape a line should have."""
    with pytest.raises(ArticleError) as caught:
        read_record(line, 7, source="in/a.jsonl")
    assert caught.value.path == "in/a.jsonl, line 7"
    assert caught.value.reason.startswith(reason)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("keys", "warning"),
    [
        ({"date": "ayer"}, '-, line 3: no such date "ayer"; write 2024-06-19'),
        ({"lang": "español"}, '-, line 3: "español" is no language code; write one such as es'),
    ],
)
def test_warnings(keys: dict[str, str], warning: str) -> None:
    """A wrong date or language is not used, and the article read all the same."""
    article = read_record(json.dumps({"id": "a", "text": TEXT * 3} | keys), 3, source="-")
    assert article.warnings[0].startswith(warning)
    assert article.lang == "es"
