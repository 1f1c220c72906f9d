"""The pipelines that ship with the product: whole, small, quick to load, and good at names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from generator.lexicon import load_lexicon
from generator.parse.builtin import PARTS, builtin_version, load_builtin
from generator.parse.packing import pack, unpack
from generator.parse.pipeline import load_pipeline, pipeline_name
from generator.parse.words import PIPELINES, WordTable, load_words, pack_words, unpack_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

LANGUAGES = ("es", "en", "pt", "fr", "de", "ru")
MOST_BYTES = 30 * 1024 * 1024


def read(lang: str, text: str) -> Doc:
    return load_pipeline(load_lexicon(lang)).nlp(text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pipeline_is_shipped(lang: str) -> None:
    """It is named with its weights, which are a part of the cache key."""
    name = load_pipeline(load_lexicon(lang)).name
    assert name == f"briefing:{lang} {builtin_version(lang)}"
    assert pipeline_name(lang).startswith(name)
    assert all((PIPELINES / lang / f"{part}.bin").exists() for part in PARTS)
    assert (PIPELINES / lang / "CARD.md").exists()


def test_a_language_without_one() -> None:
    """No weights, no pipeline."""
    assert load_builtin("nl") is None
    assert builtin_version("nl") is None


def test_all_of_them_are_small() -> None:
    """The repository and the wheel stay light."""
    assert sum(path.stat().st_size for path in PIPELINES.rglob("*") if path.is_file()) < MOST_BYTES


@pytest.mark.parametrize(
    ("lang", "text", "verb", "subject"),
    [
        ("es", "Kim Jong Un saludó a la delegación rusa.", "saludar", "Kim"),  # Un is no article
        ("en", "Kim Jong Un greeted the Russian delegation.", "greet", "Kim"),
        ("es", "Los ministros agradecieron la ayuda.", "agradecer", "ministros"),
        ("pt", "O presidente assinou o acordo.", "assinar", "presidente"),
        ("fr", "Le président a signé un accord.", "signer", "président"),
        ("de", "Der Präsident unterzeichnete das Abkommen.", "unterzeichnen", "Präsident"),
        ("ru", "Президент подписал договор.", "подписать", "Президент"),
    ],
)
def test_who_does_what(lang: str, text: str, verb: str, subject: str) -> None:
    """The verb has its lemma, and its subject is a subject."""
    doc = read(lang, text)
    root = next(token for token in doc if token.dep_ == "ROOT")
    assert root.lemma_ == verb
    assert subject in {t.text for t in root.children if t.dep_ in ("nsubj", "nsubj:pass")}


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("es", "Kim Jong Un viajó a Moscú.", {("Kim Jong Un", "PER"), ("Moscú", "LOC")}),
        ("en", "Angela Merkel met Xi Jinping.", {("Angela Merkel", "PER"), ("Xi Jinping", "PER")}),
        ("fr", "Emmanuel Macron est à Berlin.", {("Emmanuel Macron", "PER"), ("Berlin", "LOC")}),
        ("de", "Angela Merkel reiste nach Paris.", {("Angela Merkel", "PER"), ("Paris", "LOC")}),
        ("pt", "Lula da Silva chegou a Lisboa.", {("Lula da Silva", "PER"), ("Lisboa", "LOC")}),
    ],
)
def test_names(lang: str, text: str, names: set[tuple[str, str]]) -> None:
    """Names of every shape are whole, and of their kind."""
    assert {(ent.text, ent.label_) for ent in read(lang, text).ents} == names


def test_no_invented_verb() -> None:
    """Every lemma of a rare verb is a word of the language, or the form itself."""
    words = load_words("es")
    text = "Agradeciéndole, desmintieron, prorrogaron y recrudecieron; subyacía y atisbábamos."
    for token in read("es", text):
        if token.pos_ == "VERB":
            assert words.is_lemma(token.lemma_) or token.lemma_ == token.lower_


def test_paragraphs_of_any_shape() -> None:
    """An empty text, a mark and a run of spaces are read without complaint."""
    for text in ("", " ", ".", "…\u00a0—", "a" * 500):
        assert read("es", text).text == text


def test_packing_loses_next_to_nothing() -> None:
    """What is unpacked packs to the same bytes, and its weights are those of the file."""
    nlp = load_builtin("en")
    assert nlp is not None
    nlp.select_pipes(enable=["tok2vec", "morphologizer"])
    first = unpack(pack(nlp))
    again = load_builtin("en")
    assert again is not None
    again.select_pipes(enable=["tok2vec", "morphologizer"])
    for name, data in first.components.items():
        pipe = again.get_pipe(name)
        pipe.from_bytes(data, exclude=["vocab"])  # type: ignore[attr-defined]
    doc, other = nlp("Ministers met in Geneva."), again("Ministers met in Geneva.")
    assert np.allclose(doc.tensor, other.tensor, atol=0.05)
    assert [t.pos_ for t in doc] == [t.pos_ for t in other]


def test_words_survive_packing() -> None:
    """The table of known words comes back equal, empty lists included."""
    table = WordTable({"ser": 3, "Ser": 70_000}, {"moscú": 2}, frozenset({"ir"}))
    back = unpack_words(pack_words(table))
    assert (back.clusters, back.kinds, back.lemmas) == (table.clusters, table.kinds, table.lemmas)
    empty = unpack_words(pack_words(WordTable({}, {}, frozenset())))
    assert (empty.clusters, empty.kinds, empty.lemmas) == ({}, {}, frozenset())
    assert empty.is_lemma("anything")
