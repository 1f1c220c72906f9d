"""In: a text and what its file says of it. Out: Article, with what the text says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model.article import Article, DateSource
from generator.read.dateline import find_dateline
from generator.read.heading import find_heading
from generator.read.language import UNKNOWN, detect_language, supported
from generator.read.phrases import load_phrases
from generator.read.provenance import find_provenance
from generator.read.published import choose_published

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.read.metadata import Metadata, Override


class Known(NamedTuple):
    """What is known of an article before its text is looked at."""

    id: str
    path: str
    sha256: str
    metadata: Metadata
    dates: Sequence[tuple[DateSource, str | None]]
    """Of its sources, most trusted first, without the command line's."""
    trust_dateline: bool
    """Whether a date in its first words may be its date."""
    may_have_heading: bool = False
    """Whether a headline may stand above the text and be no part of it, as in a plain file."""


def assemble_article(
    text: str, known: Known, *, override: Override, lexicon_overlay: Path | None
) -> Article:
    """Return the article: facts by the order of trust, the text as it is below its headline."""
    metadata, with_words = known.metadata, supported(lexicon_overlay)
    lang, lang_source = _language(text, metadata, override=override, known=with_words)
    phrases = load_phrases(lang, lexicon_overlay)
    heading = find_heading(text, phrases) if known.may_have_heading else None
    title = metadata.title
    if heading:
        title = title or " ".join(text[heading.start : heading.end].split())
        text = text[heading.end :].lstrip()
    dateline = find_dateline(text, phrases)
    provenance = find_provenance(text, phrases, dateline=dateline)
    published, contradictions = choose_published(
        [(DateSource.OPTION, override.edtf), *known.dates],
        dateline=dateline.day,
        trust_dateline=known.trust_dateline,
        path=known.path,
    )
    return Article(
        id=known.id,
        path=known.path,
        text=text,
        sha256=known.sha256,
        lang=lang,
        lang_source=lang_source,
        title=title,
        published=published,
        publisher=metadata.publisher,
        agency=metadata.agency or provenance.agency,
        author=metadata.author,
        url=metadata.url,
        tags=metadata.tags,
        note=metadata.note,
        machine_translated=provenance.machine_translated,
        boilerplate=provenance.boilerplate,
        warnings=(*metadata.warnings, *contradictions, *_doubts(known.path, lang, with_words)),
    )


def _language(
    text: str, metadata: Metadata, *, override: Override, known: frozenset[str]
) -> tuple[str, str]:
    if override.language:
        return override.language, "option"
    if metadata.language:
        return metadata.language, "metadata"
    return detect_language(text, known), "detected"


def _doubts(path: str, lang: str, known: frozenset[str]) -> tuple[str, ...]:
    if lang == UNKNOWN:
        return (f"{path}: its language could not be told; give it, such as language: es",)
    if lang not in known:
        codes = ", ".join(sorted(known))
        return (f"{path}: no word lists for language {lang}, little is found; there are {codes}",)
    return ()
