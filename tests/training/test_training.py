"""A small run of the training command, from annotated sentences to weights that read."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from generator.parse.builtin import put_together
from generator.parse.packing import unpack
from training.recipe import HERE, PARTS, Recipe, load_recipes
from training.run import train_part

if TYPE_CHECKING:
    from pathlib import Path

STEPS = 6


def recipe(part: str, lang: str, file: str) -> Recipe:
    """Return a recipe that learns in a second."""
    features = {"lower": 100, "suffix3": 100, "shape": 50, "kinds": 50}
    return Recipe(
        lang=lang, part=part, train=(file,), dev=(), test={}, steps=STEPS, features=features,
        swap=0.5, capitals=0.1, invented=8, silver=(),
        settings={"components.parser.min_action_freq": 1} if part == "syntax" else {},
    )  # fmt: skip


@pytest.mark.parametrize(
    "made",
    [recipe("syntax", "es", "trees.conllu.gz"), recipe("names", "de", "names.tsv.gz")],
    ids=PARTS,
)
def test_small_run(made: Recipe, data: Path, tmp_path: Path) -> None:
    """The same files give the same bytes, and what is packed reads a text."""
    packed = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        packed.append(train_part(made, data=data, work=tmp_path / name))
    assert packed[0] == packed[1]
    doc = put_together([unpack(packed[0])])("Ana Ruiz viajó a Lima.")
    assert doc.has_annotation("DEP" if made.part == "syntax" else "ENT_IOB")


def test_every_recipe_is_whole() -> None:
    """Each language has a syntax, none is trained on what measures it, all files are sourced."""
    recipes = load_recipes([], PARTS)
    assert {r.lang for r in recipes if r.part == "syntax"} >= {"es", "en", "pt", "fr", "de", "ru"}
    sourced = tomllib.loads((HERE / "data.toml").read_text("utf-8"))
    for one in recipes:
        assert not set(one.train) & set(one.test.values())
        assert {*one.train, *one.silver} <= sourced.keys()
