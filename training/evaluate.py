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

from generator.extract.naming import find_entities
from generator.extract.stage import Reading
from generator.lexicon import load_lexicon
from generator.lexicon.gazetteer import load_gazetteer
from generator.model.findings import ActorType
from generator.parse import parse_article
from generator.parse.builtin import load_builtin
from generator.parse.pipeline import load_pipeline
from generator.parse.words import PIPELINES, load_words
from generator.read import read_record
from training.recipe import HERE, PARTS, Recipe, load_recipes
from training.sources import read_docs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from generator.lexicon import Lexicon
    from generator.model.findings import Mention

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


data_option = click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=HERE.parent.parent / "shared" / "train",
    help="Folder of the annotated files; README.md says where to get them.",
)
SYNTAX_HEAD = ("test", "POS", "morph", "UAS", "LAS", "sentence F", "lemma", "words/s")
NAMES_HEAD = ("test", "PER alone", "LOC", "ORG", "all", "PER with rules", "LOC", "ORG", "all")
SIZE_HEAD = ("load s", "MiB")


@click.command()
@click.argument("languages", nargs=-1)
@data_option
def main(languages: tuple[str, ...], data: Path) -> None:
    """Print what the pipelines of LANGUAGES, or of all, reach on their test sets."""
    for table in tables(languages, data):
        click.echo(f"{table}\n")


def tables(languages: Iterable[str], data: Path) -> Iterator[str]:
    """Yield tables in Markdown: syntax, names, load time and size."""
    languages = tuple(languages)
    syntax, names = (load_recipes(languages, (part,)) for part in PARTS)
    yield _table(
        SYNTAX_HEAD,
        [_syntax_row(r, name, data / file) for r in syntax for name, file in r.test.items()],
    )
    if rows := [row for recipe in names for row in _names_rows(recipe, data)]:
        yield _table(NAMES_HEAD, rows)
    langs = dict.fromkeys(recipe.lang for recipe in (*syntax, *names))
    yield _table(SIZE_HEAD, [_size_row(lang) for lang in langs])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [("language", *head), ("---",) * (len(head) + 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _syntax_row(recipe: Recipe, name: str, path: Path) -> tuple[str, ...]:
    nlp = load_pipeline(load_lexicon(recipe.lang)).nlp
    docs = read_docs(path, nlp.vocab)
    start = time.perf_counter()
    predicted = list(nlp.pipe(doc.text for doc in docs))
    seconds = time.perf_counter() - start
    scores = score_syntax(nlp, predicted, docs)
    words = sum(len(doc) for doc in docs)
    figures = (f"{100 * score:.1f}" for score in scores.values())
    return recipe.lang, name, *figures, f"{words / seconds:,.0f}"


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


def _names_rows(recipe: Recipe, data: Path) -> Iterator[tuple[str, ...]]:
    files = {name: data / file for name, file in recipe.test.items()}
    if political_table(recipe.lang).exists():
        files["political"] = political_table(recipe.lang)
    groups = [*((label,) for label in LABELS), LABELS]
    for name, path in files.items():
        counts = count_names(recipe.lang, read_gold(path, recipe.lang))
        figures = (f"{count.f1(*labels):.1f}" for count in counts for labels in groups)
        yield recipe.lang, name, *figures


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
    return [(m.span.start, _name_end(text, m, lexicon), TYPES[m.type]) for m in named]


def _name_end(text: str, mention: Mention, lexicon: Lexicon) -> int:
    """Return where a name ends for the open sets, which leave the nationality of a body out.

    "ministerio de Defensa ruso" is one body to our readers, "ministerio de Defensa" a name.
    """
    span = mention.span
    words = list(re.finditer(r"\S+", text[span.start : span.end]))
    last = words[-1].group()
    known = load_gazetteer(lexicon).uncased.match([last], [""], 0) if last.islower() else None
    if len(words) > 1 and known is not None and known[2].kind == "demonym":
        words.pop()
    return span.start + words[-1].end()


def _size_row(lang: str) -> tuple[str, ...]:
    load_words.cache_clear()
    start = time.perf_counter()
    load_builtin(lang)
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in (PIPELINES / lang).iterdir())
    return lang, f"{seconds:.2f}", f"{size / MEBIBYTE:.1f}"


if __name__ == "__main__":
    main()
