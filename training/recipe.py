"""In: languages.toml. Out: Recipes, what each part of a language's pipeline is made from."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

PARTS = ("syntax", "names")
HERE = Path(__file__).parent
CLUSTER_FEATURES = {"cluster": 1200, "family": 100}
"""Rows of the tables for Brown clusters, in the languages that have them."""
DICTIONARY_FEATURES = {"readings": 800}
"""Rows of the table for a dictionary's classes of words, likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How one part of one language is trained and measured. Paths are relative to the data."""

    lang: str
    part: str
    train: tuple[str, ...]
    dev: tuple[str, ...]
    """None: every tenth document of the training files."""
    test: dict[str, str]
    steps: int
    features: dict[str, int]
    """Feature of the embedding to the rows of its table."""
    swap: float
    """Share of the documents whose personal names are swapped for others."""
    capitals: float
    """Share of the documents that are written in capitals."""
    silver: tuple[str, ...]
    """Treebanks whose sentences are used where the gazetteer can tell all their names."""
    invented: int
    """Documents made from templates; of names only."""
    settings: dict[str, Any]
    """Overrides of the part's .cfg, by dotted key."""


def load_recipes(languages: Iterable[str], parts: Iterable[str]) -> tuple[Recipe, ...]:
    """Return the recipes of languages and parts, all of them where none is named.

    Raises:
        KeyError: a language has no table.
    """
    tables: dict[str, Any] = tomllib.loads((HERE / "languages.toml").read_text("utf-8"))
    defaults = tables.pop("defaults")
    wanted = [(lang, part) for lang in tuple(languages) or tables for part in parts]
    return tuple(
        _recipe(lang, part, tables[lang], defaults[part])
        for lang, part in wanted
        if part in tables[lang]
    )


def _recipe(lang: str, part: str, language: dict[str, Any], defaults: dict[str, Any]) -> Recipe:
    table = defaults | language[part]
    features = dict(table["features"])
    if "clusters" in language:
        features |= CLUSTER_FEATURES
    if "dictionary" in language:
        features |= DICTIONARY_FEATURES
    return Recipe(
        lang=lang,
        part=part,
        train=tuple(table["train"]),
        dev=tuple(table.get("dev", ())),
        test=table.get("test", {}),
        steps=table["steps"],
        features=features,
        swap=table["swap"],
        capitals=table["capitals"],
        silver=tuple(table.get("silver", ())),
        invented=table.get("invented", 0),
        settings=defaults.get("settings", {}) | language[part].get("settings", {}),
    )
