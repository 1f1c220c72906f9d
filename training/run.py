"""In: a Recipe and the annotated files. Out: the packed weights of one part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from generator.parse.builtin import use_numpy
from generator.parse.packing import pack
from generator.parse.tokens import blank_nlp
from training import augment  # noqa: F401 - registers what the configurations name
from training.invent import invent
from training.recipe import HERE, Recipe
from training.relabel import relabelled, silver
from training.sources import read_docs, without

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc

DEV_SHARE = 10
"""Where a language has no development set, one document in so many is set aside as one."""


ANNOTATIONS = {
    "syntax": ("ORTH", "SPACY", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"),
    "names": ("ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "SENT_START"),
}
TOK2VEC = {"syntax": "tok2vec", "names": "names_tok2vec"}


def train_part(recipe: Recipe, *, data: Path, work: Path, steps: int | None = None) -> bytes:
    """Train one part and return it packed; the same files and seed give the same bytes.

    Args:
        recipe: what to train.
        data: folder of the annotated files.
        work: an empty folder for what training writes.
        steps: instead of the recipe's.
    """
    use_numpy()
    training, dev = read_corpus(recipe, data)
    for name, docs in (("train", training), ("dev", dev)):
        DocBin(docs=docs, attrs=ANNOTATIONS[recipe.part]).to_disk(work / f"{name}.spacy")
    settings = {
        "nlp.lang": recipe.lang,
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
        "training.max_steps": steps or recipe.steps,
        f"components.{TOK2VEC[recipe.part]}.model.embed.features": recipe.features,
        "corpora.train.augmenter.lang": recipe.lang,
        "corpora.train.augmenter.swap": recipe.swap,
        "corpora.train.augmenter.capitals": recipe.capitals,
        **recipe.settings,
    }
    out = work / "trained"
    out.mkdir()
    train(init_nlp(load_config(HERE / f"{recipe.part}.cfg", overrides=settings)), out)
    return pack(spacy.load(out / "model-best"))


def read_corpus(recipe: Recipe, data: Path) -> tuple[list[Doc], list[Doc]]:
    """Return training and development documents; none shares a sentence with a test set."""
    nlp = blank_nlp(recipe.lang)
    vocab = nlp.vocab
    tests = [doc for file in recipe.test.values() for doc in read_docs(data / file, vocab)]
    training = [doc for file in recipe.train for doc in read_docs(data / file, vocab)]
    dev = [doc for file in recipe.dev for doc in read_docs(data / file, vocab)]
    training = without(training, tests)
    if recipe.part == "names":
        trees = [doc for file in recipe.silver for doc in read_docs(data / file, vocab)]
        training = relabelled(training, recipe.lang) + silver(trees, recipe.lang)
    if not dev:
        dev = training[::DEV_SHARE]
        training = [doc for i, doc in enumerate(training) if i % DEV_SHARE]
    if recipe.part == "names":
        training += invent(nlp, recipe.lang, recipe.invented)
    return training, dev
