"""In: a language's recipes and scores. Out: its model card, CARD.md beside the weights."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click
from jinja2 import Environment, StrictUndefined

from generator.parse.words import PIPELINES
from training.evaluate import data_option, tables
from training.recipe import HERE, PARTS, load_recipes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WORDS = {
    "brown": "Brown clusters of spacy-lookups-data 1.0.5 (MIT), the most frequent words",
    "navec": "clusters of the navec word vectors in natasha 1.6 (MIT), the most frequent words",
    "opencorpora": "what OpenCorpora's dictionary (CC BY-SA 3.0) in pymorphy3 (MIT) takes them for",
}


def card(lang: str, *, scores: Sequence[str], day: str) -> str:
    """Return the card's Markdown.

    Args:
        lang: of the pipeline.
        scores: tables in Markdown, of this language alone.
        day: on which it was measured, as YYYY-MM-DD.
    """
    data = tomllib.loads((HERE / "data.toml").read_text("utf-8"))
    language = tomllib.loads((HERE / "languages.toml").read_text("utf-8"))[lang]
    # Markdown of our own words, no page of the site.
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, autoescape=False)  # noqa: S701
    return environment.from_string((HERE / "card.md.j2").read_text("utf-8")).render(
        lang=lang,
        recipes=load_recipes([lang], PARTS),
        data=data,
        words=[WORDS[language[key]] for key in ("clusters", "dictionary") if key in language],
        weak=language["weak"],
        scores=scores,
        day=day,
    )


@click.command()
@click.argument("languages", nargs=-1)
@data_option
def main(languages: tuple[str, ...], data: Path) -> None:
    """Measure the pipelines of LANGUAGES, or of all, and write their cards."""
    for lang in dict.fromkeys(recipe.lang for recipe in load_recipes(languages, PARTS)):
        text = card(lang, scores=list(tables([lang], data)), day=f"{datetime.now(UTC):%Y-%m-%d}")
        (PIPELINES / lang / "CARD.md").write_text(text, "utf-8")
        click.echo(f"{lang}: {PIPELINES / lang / 'CARD.md'}")


if __name__ == "__main__":
    main()
