"""Trains the pipelines that ship with the product: `python -m training LANG`.

In: the annotated files that languages.toml names. Out: generator/pipelines/LANG/*.bin and
what was measured on them, in scores.json.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from training.recipe import PARTS, load_recipes
from training.run import train_part


@click.command()
@click.argument("languages", nargs=-1)
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Folder of the annotated files; README.md says where to get them.",
)
@click.option("--part", type=click.Choice(PARTS), help="Only syntax or only names.")
@click.option("--steps", type=int, help="Fewer or more steps than languages.toml says.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(__file__).parent.parent / "generator" / "pipelines",
    help="Where the weights go.",
)
def main(
    languages: tuple[str, ...], data: Path, part: str | None, steps: int | None, out: Path
) -> None:
    """Train the pipelines of LANGUAGES, or of all; each part has its own file of weights."""
    recipes = load_recipes(languages, (part,) if part else PARTS)
    for recipe in recipes:
        with tempfile.TemporaryDirectory() as work:
            packed = train_part(recipe, data=data, work=Path(work), steps=steps)
        path = out / recipe.lang / f"{recipe.part}.bin"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(packed)
        click.echo(f"{path}: {len(packed)} bytes")


if __name__ == "__main__":
    main()
