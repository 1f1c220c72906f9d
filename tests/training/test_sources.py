"""Annotated files of three forms become the same Docs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from training.sources import read_docs, without

if TYPE_CHECKING:
    from pathlib import Path


def test_conllu_keeps_text_and_tree(data: Path) -> None:
    """Merged tokens are whole with the lemma of their head; subtypes of relations are cut."""
    doc = read_docs(data / "trees.conllu.gz", spacy.blank("es").vocab)[0]
    assert doc.text.startswith("La ministra viajó a Lima. Firmó Ana Ruiz el tratado del sur.")
    merged = doc[11]
    assert (merged.text, merged.lemma_, merged.dep_, merged.head.text) == (
        "del", "de", "case", "sur",
    )  # fmt: skip
    assert doc[12].dep_ == "nmod"
    assert len(list(doc.sents)) == 10


def test_columns_keep_outer_names(data: Path) -> None:
    """Derived forms are no names, and marks stand as in running text."""
    doc = read_docs(data / "names.tsv.gz", spacy.blank("de").vocab)[0]
    assert doc.text == 'Die Ministerin sprach in Rom mit Ana Ruiz über den deutschen "Plan".'
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Rom", "LOC"), ("Ana Ruiz", "PER")]


def test_only_part_of_a_treebank(data: Path) -> None:
    """A file can be read for the sentences whose id begins with some letters."""
    vocab = spacy.blank("es").vocab
    assert len(read_docs(data / "trees.conllu.gz#n1", vocab)[0]) == 6 * 6
    assert not read_docs(data / "trees.conllu.gz#w", vocab)


def test_no_test_sentence_is_trained_on(data: Path) -> None:
    """A document that shares a sentence with a test set is left out."""
    docs = read_docs(data / "trees.conllu.gz", spacy.blank("es").vocab)
    assert without(docs, []) == docs
    assert without(docs, docs[:1]) == []


def test_unknown_form(tmp_path: Path) -> None:
    """The message names the file and the forms that are read."""
    with pytest.raises(ValueError, match=r"x\.json: no reader"):
        read_docs(tmp_path / "x.json", spacy.blank("es").vocab)
