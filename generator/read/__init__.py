"""In: a file, a folder or a line of JSON. Out: Article; the only room that opens articles."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Protocol

from generator.errors import ArticleError
from generator.model.article import Article, DateSource
from generator.read.assemble import Known, assemble_article
from generator.read.folder import Discovery, search_folder
from generator.read.markdown import read_markdown
from generator.read.metadata import NO_OVERRIDE, Override
from generator.read.names import article_id, shown_path
from generator.read.published import date_in_name
from generator.read.records import read_record
from generator.read.sidecar import read_sidecar
from generator.read.text import STAGE, Body, read_text

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["READERS", "Discovery", "Override", "discover", "read_file", "read_record"]

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes. A long report is 1 MB; beyond 5 it is a book or a dump, and no page can show it."""


class Reader(Protocol):
    """Turns the bytes of one format into a body; `path` is for its messages."""

    def __call__(self, raw: bytes, path: str) -> Body: ...


READERS: dict[str, Reader] = {
    ".md": read_markdown,
    ".txt": read_text,
}


def discover(folder: Path) -> Discovery:
    """Return the articles below a folder, in order, and what cannot be read there.

    Raises:
        BuildError: there is no such folder.
    """
    return search_folder(folder, READERS)


def read_file(
    path: Path,
    *,
    root: Path,
    lexicon_overlay: Path | None = None,
    override: Override = NO_OVERRIDE,
) -> Article:
    """Return the article in a file, with its sidecar's and its own metadata.

    Its id is the path below `root` without suffix; `root` of a single file is its folder.

    Raises:
        ArticleError: the file holds no article.
        BuildError: a lexicon is unusable.
    """
    shown = shown_path(path, root)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        kind = path.suffix.lower() or "files without suffix"
        remedy = "readers exist for " + ", ".join(sorted(READERS))
        raise ArticleError(shown, STAGE, f"no reader for {kind}", remedy)
    raw = _bytes(path, shown)
    body = reader(raw, shown)
    sidecar = read_sidecar(path, root)
    known = Known(
        id=article_id(path, root),
        path=shown,
        sha256=hashlib.sha256(raw).hexdigest(),
        metadata=sidecar.over(body.metadata).with_body(body.title, body.warnings),
        dates=[
            (DateSource.SIDECAR, sidecar.date),
            (DateSource.FRONT_MATTER, body.metadata.date),
            (DateSource.FILE_NAME, date_in_name(path.stem)),
        ],
        trust_dateline=True,
        may_have_heading=reader is read_text,
    )
    article = assemble_article(body.text, known, override=override, lexicon_overlay=lexicon_overlay)
    _refuse_without_news(article)
    return article


def _bytes(path: Path, shown: str) -> bytes:
    if not path.is_file():  # a pipe or a device would never end
        raise ArticleError(shown, STAGE, "not a regular file", "give the path of an article")
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        raise ArticleError(shown, STAGE, reason, "check its permissions") from error
    if len(raw) > LARGEST_FILE:
        reason = f"larger than {LARGEST_FILE // 1024 // 1024} MB"
        raise ArticleError(shown, STAGE, reason, "split it into its articles")
    return raw


def _refuse_without_news(article: Article) -> None:
    left, end = "", 0
    for span in article.boilerplate:
        left, end = left + article.text[end : span.start], span.end
    if (left + article.text[end:]).strip():
        return
    if article.text.strip():
        reason = "it holds only credits, notices or terms of use"
        raise ArticleError(article.path, STAGE, reason, "add the text of the article, or delete it")
    reason = "it is empty"
    raise ArticleError(article.path, STAGE, reason, "put an article into it, or delete it")
