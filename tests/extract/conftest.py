"""A reading of any text, as extractors receive it: with the shipped pipelines and without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from generator.extract.stage import Reading
from generator.lexicon import load_lexicon
from generator.model.article import Article
from generator.parse import parse_article
from tests.conftest import pipelines

if TYPE_CHECKING:
    from collections.abc import Iterator


class MakeReading(Protocol):
    """Makes a reading of a text in a language."""

    def __call__(self, text: str, lang: str = "es") -> Reading: ...


@pytest.fixture(scope="module", params=["blank", "built-in"])
def make_reading(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MakeReading]:
    """Return a function that reads a text."""

    def make(text: str, lang: str = "es") -> Reading:
        article = Article(
            id="a", path="a.txt", text=text, sha256="", lang=lang, lang_source="metadata"
        )
        lexicon = load_lexicon(lang)
        parsed = parse_article(article, lexicon)
        return Reading(article, parsed.doc, lexicon, parsed.paragraphs, parsed.sentences)

    with pipelines(request.param, tmp_path_factory.mktemp("none")):
        yield make
