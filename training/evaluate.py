"""Measures the shipped pipelines: `python -m training.evaluate [LANG ...] --data DIR`.

In: the test files that languages.toml names. Out: one table of syntax and one of names, for
the names twice: what the trained component finds alone, and what an article's reader finds
with gazetteer and rules around it.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from spacy.training import Example

from generator.extract.entities import find_entities
from generator.extract.stage import Reading
from generator.lexicon import load_lexicon
from generator.model.findings import ActorType
from generator.parse import parse_article
from generator.parse.pipeline import load_pipeline
from generator.parse.words import PIPELINES
from generator.read import read_record
from training.recipe import HERE, PARTS, Recipe, load_recipes
from training.sources import read_docs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from generator.model.article import Span

LABELS = ("PER", "LOC", "ORG")
TYPES = {
    ActorType.PERSON: "PER",
    ActorType.COUNTRY: "LOC",
    ActorType.PLACE: "LOC",
    ActorType.ORG: "ORG",
    ActorType.GROUP: "ORG",
}
"""Types of mentions as the open sets call them."""
Name = tuple[int, int, str]
MARKED = re.compile(r"\[(?P<label>PER|ORG|COUNTRY|PLACE) (?P<words>[^\]]+)\]")
MEBIBYTE = 1024 * 1024


@dataclass
class Count:
    """Names found, in the gold, and in both; by label."""

    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, found: Iterable[Name], gold: Iterable[Name]) -> None:
        """Count one document."""
        found, gold = set(found), set(gold)
        self.found.update(label for *_, label in found)
        self.gold.update(label for *_, label in gold)
        self.right.update(label for *_, label in found & gold)

    def f1(self, *labels: str) -> float:
        """Return F1 in per cent over labels."""
        right, found, gold = (
            sum(counts[label] for label in labels) for counts in (self.right, self.found, self.gold)
        )
        return 100 * 2 * right / (found + gold) if found + gold else 0.0


@click.command()
@click.argument("languages", nargs=-1)
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(__file__).parent.parent.parent / "shared" / "train",
    help="Folder of the annotated files; README.md says where to get them.",
)
def main(languages: tuple[str, ...], data: Path) -> None:
    """Print what the pipelines of LANGUAGES, or of all, reach on their test sets."""
    click.echo("| language | test | POS | morph | UAS | LAS | sentence F | lemma | words/s |")
    click.echo("|---|---|---|---|---|---|---|---|---|")
    for recipe in load_recipes(languages, PARTS[:1]):
        for name, file in recipe.test.items():
            click.echo(_syntax_row(recipe, name, data / file))
    click.echo(
        "\n| language | test | alone: PER | LOC | ORG | all | with rules: PER | LOC | ORG | all |"
    )
    click.echo("|---|---|---|---|---|---|---|---|---|---|")
    for recipe in load_recipes(languages, PARTS[1:]):
        for name, file in recipe.test.items():
            click.echo(_names_row(recipe.lang, name, data / file))
        if political_table(recipe.lang).exists():
            click.echo(_names_row(recipe.lang, "political", political_table(recipe.lang)))
    click.echo("\n| language | load s | MiB |\n|---|---|---|")
    for lang in dict.fromkeys(recipe.lang for recipe in load_recipes(languages, PARTS)):
        click.echo(_size_row(lang))


def _syntax_row(recipe: Recipe, name: str, path: Path) -> str:
    nlp = load_pipeline(load_lexicon(recipe.lang)).nlp
    docs = read_docs(path, nlp.vocab)
    start = time.perf_counter()
    predicted = list(nlp.pipe(doc.text for doc in docs))
    seconds = time.perf_counter() - start
    scores = score_syntax(nlp, predicted, docs)
    figures = " | ".join(f"{100 * scores[key]:.1f}" for key in scores)
    words = sum(len(doc) for doc in docs)
    return f"| {recipe.lang} | {name} | {figures} | {words / seconds:,.0f} |"


def score_syntax(nlp: Language, predicted: Sequence[Doc], gold: Sequence[Doc]) -> dict[str, float]:
    """Return the scores of trees on raw text, as fractions."""
    examples = [Example(p, g) for p, g in zip(predicted, gold, strict=True)]
    scores: dict[str, Any] = {}
    for name in nlp.pipe_names:
        pipe = nlp.get_pipe(name)
        if hasattr(pipe, "score"):
            scores |= pipe.score(examples)
    keys = ("pos_acc", "morph_acc", "dep_uas", "dep_las", "sents_f", "lemma_acc")
    return {key: scores.get(key) or 0.0 for key in keys}


def _names_row(lang: str, name: str, path: Path) -> str:
    alone, ruled = count_names(lang, read_gold(path, lang))
    figures = [
        f"{count.f1(*labels):.1f}"
        for count in (alone, ruled)
        for labels in (*((label,) for label in LABELS), LABELS)
    ]
    return f"| {lang} | {name} | {' | '.join(figures)} |"


def political_table(lang: str) -> Path:
    """Return where a language's table of political names is."""
    return HERE.parent / "tests" / "quality" / "political_names" / f"{lang}.txt"


def read_gold(path: Path, lang: str) -> list[tuple[str, list[Name]]]:
    """Return texts with their names: of an annotated file, or of a table of marked sentences."""
    if path.suffix == ".txt":
        lines = path.read_text("utf-8").splitlines()
        return [_marked(line) for line in lines if line.strip() and not line.startswith("#")]
    docs = read_docs(path, load_pipeline(load_lexicon(lang)).nlp.vocab)
    return [(doc.text, _names(doc)) for doc in docs]


def _marked(line: str) -> tuple[str, list[Name]]:
    """Read "[PER Kim Jong Un] saludó": the text without the marks, and the names."""
    text, names, at = "", [], 0
    for match in MARKED.finditer(line):
        text += line[at : match.start()]
        label = {"COUNTRY": "LOC", "PLACE": "LOC"}.get(match["label"], match["label"])
        names.append((len(text), len(text) + len(match["words"]), label))
        text += match["words"]
        at = match.end()
    return text + line[at:], names


def _names(doc: Doc) -> list[Name]:
    return [(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in LABELS]


def count_names(lang: str, gold: Iterable[tuple[str, list[Name]]]) -> tuple[Count, Count]:
    """Count the names that the trained component finds, and those of the whole reader."""
    nlp = load_pipeline(load_lexicon(lang)).nlp
    alone, ruled = Count(), Count()
    for text, names in gold:
        alone.add(_names(nlp(text)), names)
        ruled.add(find_names(text, lang), names)
    return alone, ruled


def find_names(text: str, lang: str) -> list[Name]:
    """Return the names of a text as the reader of an article finds them."""
    if not text.strip():
        return []
    lexicon = load_lexicon(lang)
    record = json.dumps({"id": "x", "text": text, "lang": lang})
    article = read_record(record, 1, source="evaluation")
    parsed = parse_article(article, lexicon)
    reading = Reading(article, parsed.doc, lexicon, parsed.paragraphs, parsed.sentences)
    mentions = find_entities(reading).mentions
    named = [m for m in mentions if m.named and m.type in TYPES]
    return [(m.span.start, _name_end(text, m.span), TYPES[m.type]) for m in named]


def _name_end(text: str, span: Span) -> int:
    """Return where a name ends for the open sets, which leave the state of a body out.

    "ministerio de Defensa ruso" is one body to our readers, "ministerio de Defensa" a name.
    """
    words = list(re.finditer(r"\S+", text[span.start : span.end]))
    while len(words) > 1 and words[-1].group().islower():
        words.pop()
    return span.start + words[-1].end()


def _size_row(lang: str) -> str:
    start = time.perf_counter()
    load_pipeline.__wrapped__(load_lexicon(lang))
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in (PIPELINES / lang).iterdir())
    return f"| {lang} | {seconds:.2f} | {size / MEBIBYTE:.1f} |"


if __name__ == "__main__":
    main()
