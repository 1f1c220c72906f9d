"""In: a language code. Out: the best spaCy pipeline there is for it, loaded once per process."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.util import get_installed_models

from generator.parse.sentences import SentenceEnds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.lexicon import Lexicon

logger = logging.getLogger(__name__)

SIZES = ("trf", "lg", "md", "sm")
"""Official pipelines of one language, largest first; the largest reads best."""

LONGEST_TEXT = 8_000_000
"""Characters; more than the largest file that is read holds."""

FALLBACK_LANGUAGE = "xx"
"""Plain tokenizer for languages whose own needs a package that is not installed."""


@dataclass(frozen=True, slots=True, eq=False)
class Pipeline:
    """A loaded pipeline and the name under which the site shows it."""

    nlp: Language
    name: str


@cache
def load_pipeline(lexicon: Lexicon) -> Pipeline:
    """Load the largest official pipeline that is installed, else a blank one with our rules.

    Sentence ends are ours in either case: they stand in the Doc before a parser runs,
    and spaCy's parsers keep the ends they are given.
    """
    for name in official_names(lexicon.lang):
        try:
            nlp = spacy.load(name)
        except (OSError, ImportError, ValueError) as error:
            # Installed for another spaCy, or with a package missing: the next one may do.
            logger.warning("%s is installed but cannot be loaded (%s); update it", name, error)
            continue
        _add_sentence_ends(nlp, lexicon)
        return Pipeline(nlp, f"{name} {nlp.meta['version']}")
    nlp = _blank(lexicon.lang)
    _add_sentence_ends(nlp, lexicon)
    return Pipeline(nlp, f"blank:{nlp.lang}")


def official_names(lang: str) -> Iterator[str]:
    """Yield the installed official pipelines of a language, largest first."""
    installed = set(get_installed_models())
    for size in SIZES:
        for genre in ("core_news", "core_web", "dep_news"):
            name = f"{lang}_{genre}_{size}"
            if name in installed:
                yield name


def _blank(lang: str) -> Language:
    try:
        return spacy.blank(lang)
    except ImportError:
        return spacy.blank(FALLBACK_LANGUAGE)


@Language.factory("briefing_sentences")
def _sentence_ends(
    nlp: Language,  # noqa: ARG001 - spaCy passes it by name
    name: str,  # noqa: ARG001 - the same
    abbreviations: list[str],
    openers: list[str],
) -> SentenceEnds:
    return SentenceEnds(frozenset(abbreviations), frozenset(openers))


def _add_sentence_ends(nlp: Language, lexicon: Lexicon) -> None:
    # spaCy refuses a million characters at once; a file this long is one paragraph at most.
    nlp.max_length = LONGEST_TEXT
    words = lexicon.table("language")
    config = {
        "abbreviations": words.get("abbreviations", []),
        "openers": words.get("sentence_openers", []),
    }
    nlp.add_pipe("briefing_sentences", first=True, config=config)
    for other in ("senter", "sentencizer"):
        if other in nlp.pipe_names:
            nlp.remove_pipe(other)


def pipeline_name(lang: str) -> str:
    """Return what would read a language, without loading it: a part of the cache key."""
    for name in official_names(lang):
        return f"{name} {version(name)}"
    return f"blank:{lang} {version('spacy')}"
