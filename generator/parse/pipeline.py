"""In: a language code. Out: the best spaCy pipeline there is for it, loaded once per process."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.util import get_installed_models

from generator.parse.builtin import builtin_version, load_builtin
from generator.parse.sentences import SentenceEnds, sentence_words
from generator.parse.tokens import blank_nlp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.lexicon import Lexicon

logger = logging.getLogger(__name__)

SIZES = ("trf", "lg", "md", "sm")
"""Official pipelines of one language, largest first; the largest reads best."""

LONGEST_TEXT = 8_000_000
"""Characters; more than the largest file that is read holds."""

BUILTIN = "briefing"
"""Opens the name of a pipeline that ships with the product."""
BLANK = "blank"
"""Opens the name of one that only cuts words and sentences."""


@dataclass(frozen=True, slots=True, eq=False)
class Pipeline:
    """A loaded pipeline and the name under which the site shows it."""

    nlp: Language
    name: str


@cache
def load_pipeline(lexicon: Lexicon) -> Pipeline:
    """Load the largest official pipeline that is installed, else ours, else a blank one.

    Sentence ends at marks are ours in any case: they stand in the Doc before a parser runs,
    and spaCy's parsers keep the ends they are given.
    """
    lang = lexicon.lang
    for name in official_names(lang):
        try:
            nlp = spacy.load(name)
        except (OSError, ImportError, ValueError) as error:
            # Installed for another spaCy, or with a package missing: the next one may do.
            logger.warning("%s is installed but cannot be loaded (%s); update it", name, error)
            continue
        _add_sentence_ends(nlp, lexicon)
        return Pipeline(nlp, f"{name} {nlp.meta['version']}")
    nlp = load_builtin(lang) or blank_nlp(lang)
    _add_sentence_ends(nlp, lexicon)
    return Pipeline(nlp, _own_name(lang))


def _own_name(lang: str) -> str:
    weights = builtin_version(lang)
    return f"{BUILTIN}:{lang} {weights}" if weights else f"{BLANK}:{lang}"


def official_names(lang: str) -> Iterator[str]:
    """Yield the installed official pipelines of a language, largest first."""
    installed = set(get_installed_models())
    for size in SIZES:
        for genre in ("core_news", "core_web", "dep_news"):
            name = f"{lang}_{genre}_{size}"
            if name in installed:
                yield name


@Language.factory("briefing_sentences")
def _sentence_ends(
    nlp: Language,  # noqa: ARG001 - spaCy passes it by name
    name: str,  # noqa: ARG001 - the same
    words: dict[str, Any],
    open_cases: bool,
) -> SentenceEnds:
    return SentenceEnds(**words, open_cases=open_cases)


def _add_sentence_ends(nlp: Language, lexicon: Lexicon) -> None:
    # spaCy refuses a million characters at once; a file this long is one paragraph at most.
    nlp.max_length = LONGEST_TEXT
    for other in ("senter", "sentencizer"):
        if other in nlp.pipe_names:
            nlp.remove_pipe(other)
    config = {
        "words": sentence_words(lexicon.table("language")),
        "open_cases": "parser" in nlp.pipe_names,
    }
    nlp.add_pipe("briefing_sentences", first=True, config=config)


def pipeline_name(lang: str) -> str:
    """Return what would read a language, without loading it: a part of the cache key."""
    for name in official_names(lang):
        return f"{name} {version(name)}"
    return f"{_own_name(lang)} {version('spacy')}"
