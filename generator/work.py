"""In: one article's place. Out: its Read, or the Problem that kept it off the site.

read → parse → extract, through the store. This is the boundary where context is added to
errors: nothing that happens to one article stops the others.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.errors import ArticleError
from generator.extract import extract_findings
from generator.lexicon import load_lexicon
from generator.model.corpus import Problem, Read
from generator.parse import parse_article
from generator.parse.pipeline import pipeline_name
from generator.read import Override, read_file, read_record
from generator.read.metadata import NO_OVERRIDE
from generator.store import Store, open_store

if TYPE_CHECKING:
    from generator.model.article import Article

logger = logging.getLogger(__name__)

PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class FileItem:
    """An article in a file."""

    path: Path
    root: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordItem:
    """An article in a line of a .jsonl file."""

    line: str
    number: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """What every article of one run shares; small, so that it travels to other processes."""

    lexicon: Path | None = None
    cache: Path | None = None
    override: Override = NO_OVERRIDE

    def __call__(self, item: FileItem | RecordItem) -> Read | Problem:
        """Read one article; never raises for what is wrong with the article."""
        try:
            return self._work(item)
        except ArticleError as error:
            return Problem(
                path=error.path,
                stage=error.stage,
                reason=error.reason,
                remedy=error.remedy,
                left_out=True,
            )
        except Exception as error:
            # A bug of ours must cost one article, not a build of ten thousand; its traceback
            # goes to the log.
            path = str(item.path) if isinstance(item, FileItem) else f"{item.source}:{item.number}"
            logger.exception("%s: internal error", path)
            return Problem(
                path=path,
                stage="internal",
                reason=f"internal error ({type(error).__name__}: {error})",
                remedy="report this with the article; the rest of the site is built",
                left_out=True,
            )

    def _work(self, item: FileItem | RecordItem) -> Read:
        article = self._read(item)
        lexicon = load_lexicon(article.lang, self.lexicon)
        store = _store(self.cache)
        key = findings_key(article, lexicon.digest)
        if self.cache and (kept := store.get(key)):
            return replace(kept, article=article)  # its path may be another by now
        parsed = parse_article(article, lexicon)
        read = Read(
            article=article,
            findings=extract_findings(
                article,
                parsed.doc,
                lexicon,
                paragraphs=parsed.paragraphs,
                sentences=parsed.sentences,
                pipeline=parsed.pipeline,
            ),
        )
        store.put(key, read)
        return read

    def _read(self, item: FileItem | RecordItem) -> Article:
        if isinstance(item, FileItem):
            return read_file(
                item.path, root=item.root, lexicon_overlay=self.lexicon, override=self.override
            )
        return read_record(
            item.line,
            item.number,
            source=item.source,
            lexicon_overlay=self.lexicon,
            override=self.override,
        )


def findings_key(article: Article, lexicon_digest: str) -> str:
    """Return what findings depend on: the article, the words, the pipeline and our code."""
    parts = (
        repr(replace(article, path="")),
        lexicon_digest,
        load_lexicon("en").digest,  # names capitals in every language
        pipeline_name(article.lang),
        code_digest(),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@cache
def code_digest() -> str:
    """Return a digest of what makes findings: our rooms and the libraries that know words."""
    versions = [__version__, *(version(name) for name in ("babel", "dateparser", "spacy"))]
    digest = hashlib.sha256(repr(versions).encode())
    for room in ("model", "lexicon", "parse", "extract"):
        for file in sorted((PACKAGE / room).glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


@cache
def _store(path: Path | None) -> Store:
    """Keep one connection a process, for the life of the process."""
    return open_store(path)
