"""In: a Recipe and the annotated files. Out: the packed weights of one part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import spacy
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from generator.parse.builtin import put_together, use_numpy
from generator.parse.packing import pack, unpack
from generator.parse.tokens import blank_nlp
from training import augment  # noqa: F401 - registers what the configurations name
from training.invent import invent
from training.recipe import HERE, Recipe
from training.relabel import relabelled, silver
from training.sources import read_docs, without

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

DEV_SHARE = 10
"""Where a language has no development set, one document in so many is set aside as one."""


ANNOTATIONS = {
    "syntax": ("ORTH", "SPACY", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"),
    "names": ("ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "SENT_START"),
}
TUNING_RATE = 0.0004
"""Less than half of the first rate: what is learnt is kept."""
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
    packed = _trained(recipe.part, settings, work / "trained")
    return _tuned(recipe, packed, settings, data=data, work=work) if recipe.tune else packed


def _trained(part: str, settings: dict[str, Any], out: Path, source: Path | None = None) -> bytes:
    """Run spaCy's own loop and return what scored best, packed; of a second run the end.

    The development set is of the first mixture and cannot choose in the second.
    """
    config = load_config(HERE / f"{part}.cfg", overrides=settings)
    if source:
        config["components"] = {name: {"source": str(source)} for name in config["components"]}
    out.mkdir()
    train(init_nlp(config), out)
    return pack(spacy.load(out / ("model-last" if source else "model-best")))


def _tuned(
    recipe: Recipe, packed: bytes, settings: dict[str, Any], *, data: Path, work: Path
) -> bytes:
    """Train on with the cleanest of the files alone, from the weights as they are packed."""
    tests = [doc for file in recipe.test.values() for doc in read_docs(data / file, _vocab(recipe))]
    docs = [doc for file in recipe.tune for doc in read_docs(data / file, _vocab(recipe))]
    DocBin(docs=without(docs, tests), attrs=ANNOTATIONS[recipe.part]).to_disk(work / "tune.spacy")
    first = work / "first"
    put_together([unpack(packed)]).to_disk(first)
    tuning = {
        "paths.train": str(work / "tune.spacy"),
        "training.max_steps": recipe.tune_steps,
        "training.optimizer.learn_rate.initial_rate": TUNING_RATE,
    }
    return _trained(recipe.part, settings | tuning, work / "tuned", first)


def _vocab(recipe: Recipe) -> Vocab:
    return blank_nlp(recipe.lang).vocab


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
