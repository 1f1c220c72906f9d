"""In: a language's recipes and scores. Out: its model card, CARD.md beside the weights."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from training.recipe import HERE, load_recipes

if TYPE_CHECKING:
    from collections.abc import Sequence

CLUSTERS = {
    "brown": "Brown clusters of spacy-lookups-data 1.0.5 (MIT), the most frequent words",
    "navec": "clusters of the navec word vectors in natasha 1.6 (MIT), the most frequent words",
}


def write_card(lang: str, *, scores: Sequence[str], day: str) -> str:
    """Return the card's Markdown.

    Args:
        lang: of the pipeline.
        scores: tables in Markdown, of this language alone.
        day: on which it was measured, as YYYY-MM-DD.
    """
    data = tomllib.loads((HERE / "data.toml").read_text("utf-8"))
    language = tomllib.loads((HERE / "languages.toml").read_text("utf-8"))[lang]
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, autoescape=False)  # noqa: S701 - Markdown of our own words
    template = environment.from_string((HERE / "card.md.j2").read_text("utf-8"))
    return template.render(
        lang=lang,
        recipes=load_recipes([lang], ("syntax", "names")),
        data=data,
        clusters=CLUSTERS.get(language.get("clusters", "")),
        weak=language["weak"],
        scores=scores,
        day=day,
    )
