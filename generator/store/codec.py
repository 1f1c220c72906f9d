"""In: Read. Out: the JSON of the contract "briefing/1", and back.

One form serves all: `briefing extract` prints it, the store keeps it, the site offers it
for download. A field `span` stands as `start` and `end`; other spans are pairs.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from generator.model.article import Article, DateSource, Published, Span
from generator.model.corpus import Read
from generator.model.findings import Findings

SCHEMA = "briefing/1"
SCHEMA_FILE = Path(__file__).with_name("briefing-1.schema.json")
Json = dict[str, Any]

LISTS = ("dates", "quotes", "mentions", "actors", "events", "claims", "key_facts")
PROVENANCE = (
    "sha256", "agency", "publisher", "author", "url", "tags", "note", "machine_translated",
    "boilerplate", "path", "lang_source",
)  # fmt: skip


def encode_read(read: Read) -> Json:
    """Return an article and its findings as the contract has them."""
    article, findings = read.article, read.findings
    found = _encode(findings)
    about = _encode(article)
    for quote, said in zip(found["quotes"], findings.quotes, strict=True):
        words = said.speaker or said.speaker_antecedent
        quote["speaker_text"] = article.words(words) if words else None
    for event, source in zip(found["events"], findings.events, strict=True):
        event["place_span"] = event["place"]
        event["place"] = article.words(source.place) if source.place else None
        event["claimed_by"] = event["claimed_by"] or None
    for fact, chosen in zip(found["key_facts"], findings.key_facts, strict=True):
        fact["why"] = ", ".join(chosen.reasons)
    published = article.published
    return {
        "schema": SCHEMA,
        "id": article.id,
        "lang": article.lang,
        "title": article.title,
        "headline": found["headline"],
        "published": {"edtf": published.edtf, "from": published.source.value}
        if published
        else None,
        "text": article.text,
        **{name: found[name] for name in LISTS},
        "paragraphs": found["paragraphs"],
        "sentences": found["sentences"],
        "provenance": {
            **{name: about[name] for name in PROVENANCE},
            "pipeline": findings.pipeline,
            "warnings": [*article.warnings, *findings.warnings],
            "article_warnings": len(article.warnings),
        },
    }


def decode_read(data: Json) -> Read:
    """Return what `encode_read` was given; the two are inverse."""
    provenance = data["provenance"]
    cut = provenance["article_warnings"]
    events = [
        event | {"place": event["place_span"], "claimed_by": event["claimed_by"] or []}
        for event in data["events"]
    ]
    published = data["published"]
    article = Article(
        id=data["id"],
        text=data["text"],
        lang=data["lang"],
        title=data["title"],
        published=Published(published["edtf"], DateSource(published["from"]))
        if published
        else None,
        warnings=tuple(provenance["warnings"][:cut]),
        **{
            name: _decode(hint, provenance[name])
            for name, hint in _hints(Article).items()
            if name in PROVENANCE
        },
    )
    findings = _decode(
        Findings,
        data
        | {
            "events": events,
            "pipeline": provenance["pipeline"],
            "warnings": provenance["warnings"][cut:],
        },
    )
    return Read(article=article, findings=findings)


def _encode(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if dataclasses.is_dataclass(value):
        encoded: Json = {}
        for field in dataclasses.fields(value):
            inner = getattr(value, field.name)
            if field.name == "span":
                encoded |= {"start": inner.start, "end": inner.end}
            else:
                encoded[field.name] = _encode(inner)
        return encoded
    return value


def _decode(hint: Any, value: Any) -> Any:
    if isinstance(hint, types.UnionType):  # X | None, the only union of the model
        if value is None:
            return None
        (hint,) = (part for part in hint.__args__ if part is not types.NoneType)
    if hint is Span:
        return Span(*value)
    if typing.get_origin(hint) is tuple:
        (item, _) = typing.get_args(hint)
        return tuple(_decode(item, inner) for inner in value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        fields = value | {"span": [value["start"], value["end"]]} if "start" in value else value
        return hint(**{name: _decode(part, fields[name]) for name, part in _hints(hint).items()})
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
