"""In: one line of a .jsonl file. Out: Article, its text exactly as given."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from generator.errors import ArticleError
from generator.model.article import Article, DateSource
from generator.read.assemble import Known, assemble_article
from generator.read.metadata import DATE_FORMS, NO_OVERRIDE, Metadata, Override, primary_subtag
from generator.read.published import parse_date
from generator.read.text import STAGE

if TYPE_CHECKING:
    from pathlib import Path

SHAPE = 'write {"id": "...", "text": "...", "lang": "es", "date": "2024-06-19"} on one line'


def read_record(
    line: str,
    number: int,
    *,
    source: str,
    lexicon_overlay: Path | None = None,
    override: Override = NO_OVERRIDE,
) -> Article:
    """Return the article of a line `{"id", "text", "lang"?, "date"? or "dct", "title"?}`.

    Other keys are ignored. Without a date none is known, whatever the text's dateline says:
    the line is complete as it is.

    Raises:
        ArticleError: the line is no such object; names the file and the line.
    """
    where = f"{source}, line {number}"
    record = _object(line, where)
    name, text = _words(record, "id", where), _words(record, "text", where)
    if name is None or not name.strip():
        raise ArticleError(where, STAGE, 'no "id"', SHAPE)
    if text is None or not text.strip():
        raise ArticleError(where, STAGE, 'no "text", or an empty one', SHAPE)
    warnings: list[str] = []
    date = _words(record, "date", where) or _words(record, "dct", where)
    edtf = parse_date(date) if date else None
    if date and edtf is None:
        warnings.append(f'{where}: no such date "{date}"; {DATE_FORMS}; it was not used')
    tag = _words(record, "lang", where)
    lang = primary_subtag(tag) if tag else None
    if tag and lang is None:
        warnings.append(f'{where}: "{tag}" is no language code; write one such as es')
    known = Known(
        id=name,
        path=source,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        metadata=Metadata(
            title=_words(record, "title", where) or None, language=lang, warnings=tuple(warnings)
        ),
        dates=[(DateSource.RECORD, edtf)],
        trust_dateline=False,
    )
    return assemble_article(text, known, override=override, lexicon_overlay=lexicon_overlay)


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ArticleError(where, STAGE, f"not a JSON object ({error})", SHAPE) from error
    if not isinstance(record, dict):
        raise ArticleError(where, STAGE, "not a JSON object", SHAPE)
    return record


def _words(record: dict[str, Any], key: str, where: str) -> str | None:
    """Return the string under a key, None where it is absent or null."""
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ArticleError(where, STAGE, f'"{key}" is no string', SHAPE)
    try:
        (value or "").encode("utf-8")
    except UnicodeEncodeError as error:
        reason = f'"{key}" holds half of a surrogate pair, which is no character'
        raise ArticleError(where, STAGE, reason, "repair the escape in the line") from error
    return value
