"""A reading of any text, as extractors receive it, on a blank pipeline."""

from __future__ import annotations

from typing import Protocol

import pytest

from generator.extract.stage import Reading
from generator.lexicon import load_lexicon
from generator.model.article import Article
from generator.parse import parse_article


class MakeReading(Protocol):
    """Makes a reading of a text in a language."""

    def __call__(self, text: str, lang: str = "es") -> Reading: ...


@pytest.fixture(scope="session")
def make_reading() -> MakeReading:
    """Return a function that reads a text."""

    def make(text: str, lang: str = "es") -> Reading:
        article = Article(
            id="a", path="a.txt", text=text, sha256="", lang=lang, lang_source="metadata"
        )
        lexicon = load_lexicon(lang)
        parsed = parse_article(article, lexicon)
        return Reading(article, parsed.doc, lexicon, parsed.paragraphs, parsed.sentences)

    return make
