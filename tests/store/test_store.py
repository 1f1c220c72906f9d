"""Findings come back equal, and the contract of `briefing extract` is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.model.corpus import Read
from generator.store import open_store
from generator.store.codec import SCHEMA_FILE, decode_read, encode_read
from generator.work import FileItem, Worker

SEEDS = Path(__file__).parents[2] / "seeds"
SCHEMA = json.loads(SCHEMA_FILE.read_text())


@pytest.fixture(scope="module")
def reads() -> list[Read]:
    """All articles of the demo with real findings."""
    worker = Worker()
    found = [worker(FileItem(path=path, root=SEEDS)) for path in sorted(SEEDS.glob("*.[tm][xd]*"))]
    return [read for read in found if isinstance(read, Read)]


def test_codec_is_its_own_inverse(reads: list[Read]) -> None:
    """What was encoded, written as JSON and decoded is what it was."""
    assert len(reads) > 10
    for read in reads:
        assert decode_read(json.loads(json.dumps(encode_read(read)))) == read


def test_output_follows_the_schema(reads: list[Read]) -> None:
    """Every article's JSON is valid under the shipped JSON Schema."""
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA)
    for read in reads:
        errors = [f"{list(e.path)}: {e.message}" for e in validator.iter_errors(encode_read(read))]
        assert errors == []


def test_the_words_for_a_speaker_are_given(reads: list[Read]) -> None:
    """Also where they stand in an earlier sentence than the quote."""
    told = [(read.article.text, quote) for read in reads for quote in encode_read(read)["quotes"]]
    assert any(quote["speaker_text"] for _, quote in told)
    for text, quote in told:
        place = quote["speaker"] or quote["speaker_antecedent"]
        assert quote["speaker_text"] == (text[slice(*place)] if place else None)


def test_schema_refuses_what_breaks_the_contract(reads: list[Read]) -> None:
    """The schema is no rubber stamp: each of these breaks it."""
    validator = Draft202012Validator(SCHEMA)
    good = encode_read(reads[0])
    for broken in (
        good | {"schema": "briefing/2"},
        good | {"text": None},
        good | {"dates": [good["dates"][0] | {"type": "DAY"}]},
        good | {"events": [good["events"][0] | {"factuality": "sure"}]},
        {key: value for key, value in good.items() if key != "quotes"},
    ):
        assert not validator.is_valid(broken)


def test_store_keeps_the_newest(tmp_path: Path, reads: list[Read]) -> None:
    """A key gives what was put under it until the same article is put again."""
    read = reads[0]
    path = tmp_path / "deep" / "cache.sqlite"
    with open_store(path) as store:
        assert store.get("k1") is None
        store.put("k1", read)
        assert store.get("k1") == read
        store.put("k2", read)
        assert store.get("k1") is None
    with open_store(path) as again:
        assert again.get("k2") == read


def test_a_broken_store_is_started_anew(tmp_path: Path, reads: list[Read]) -> None:
    """A cache that is no database costs time, never a build."""
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"this is no database, but it is long enough to be looked at" * 20)
    with open_store(path) as store:
        store.put("k", reads[0])
        assert store.get("k") == reads[0]


def test_no_store_keeps_nothing(reads: list[Read]) -> None:
    """Without a path nothing is kept."""
    with open_store(None) as store:
        store.put("k", reads[0])
        assert store.get("k") is None


def test_a_cache_hit_equals_a_miss(tmp_path: Path) -> None:
    """The second reading comes from the store and is the same; a changed date is a miss."""
    article = tmp_path / "2024-01-02-a.txt"
    article.write_text("La ministra llegó ayer. El ministro se fue hoy.", encoding="utf-8")
    worker = Worker(cache=tmp_path / "cache.sqlite")
    item = FileItem(path=article, root=tmp_path)
    first = worker(item)
    assert worker(item) == first
    renamed = tmp_path.rename(tmp_path.with_name("renamed"))
    article = renamed / article.name
    worker = Worker(cache=renamed / "cache.sqlite")
    item = FileItem(path=article, root=renamed)
    elsewhere = worker(item)
    assert isinstance(elsewhere, Read)
    assert elsewhere.article.path == f"renamed/{article.name}"  # a hit, but not of the old place
    article.with_suffix(".yml").write_text("date: 2023-05-06\n")
    moved = worker(item)
    assert isinstance(first, Read)
    assert isinstance(moved, Read)
    assert [d.value for d in first.findings.dates] == ["2024-01-01", "2024-01-02"]
    assert [d.value for d in moved.findings.dates] == ["2023-05-05", "2023-05-06"]
