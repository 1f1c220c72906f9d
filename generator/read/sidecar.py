"""In: an article's path. Out: the metadata its editor wrote in NAME.yml or NAME.yaml beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.errors import ArticleError
from generator.read.clean import clean
from generator.read.metadata import LARGEST, NOTHING_KNOWN, Metadata, parse_metadata
from generator.read.names import shown_path
from generator.read.text import STAGE

if TYPE_CHECKING:
    from pathlib import Path

SIDECAR_SUFFIXES = (".yml", ".yaml")


def read_sidecar(article: Path, root: Path) -> Metadata:
    """Return what the sidecar says; a broken one says nothing but carries a warning."""
    beside = [article.with_suffix(s) for s in SIDECAR_SUFFIXES if article.with_suffix(s).exists()]
    if not beside:
        return NOTHING_KNOWN
    file, *others = beside
    where = shown_path(file, root)
    try:
        metadata = parse_metadata(_text(file, where, root), where)
    except ArticleError as error:
        metadata = Metadata(warnings=(f"{error}; it was not used",))
    doubled = (f"{shown_path(other, root)}: not used beside {where}; keep one" for other in others)
    return replace(metadata, warnings=(*metadata.warnings, *doubled))


def _text(file: Path, where: str, root: Path) -> str:
    if not file.is_file() or not file.resolve().is_relative_to(root.resolve()):
        reason = "no file of the articles folder"
        raise ArticleError(where, STAGE, reason, "put a file in its place")
    try:
        with file.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        raise ArticleError(where, STAGE, reason, "check its permissions") from error
    if len(raw) > LARGEST:
        reason = f"larger than {LARGEST // 1024} KB"
        raise ArticleError(where, STAGE, reason, "keep metadata short")
    try:
        return clean(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        reason = f"line {line} is not UTF-8"
        raise ArticleError(where, STAGE, reason, "save it again as UTF-8") from error
