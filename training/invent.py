"""In: templates of sentences and pools of names. Out: Docs of invented news with names marked.

The open sets are encyclopedias and old newspapers; these teach the names of today's
diplomacy: whose templates, pools and places are all written or named in this project.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.lexicon import load_lexicon
from generator.lexicon.gazetteer import load_gazetteer
from training.augment import new_name
from training.recipe import HERE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from generator.lexicon import Lexicon

SLOT = re.compile(r"\{(?P<slot>[A-Z]+)\}|\[(?P<label>PER|ORG|LOC) (?P<words>[^\]]+)\]")
LABELS = {
    "PER": "PER", "SUR": "PER", "ORG": "ORG", "ACR": "ORG", "OUTLET": "ORG",
    "COUNTRY": "LOC", "CITY": "LOC", "REGION": "LOC", "DEM": "",
}  # fmt: skip
"""Slots of the templates to the labels of what fills them; an adjective is no name."""
CAPITALS_MARK = "^"
"""Opens a template whose fillers are written in capitals."""
CAPITALS = 5
"""How often a capital is drawn for one other city: news speak of them."""
MADE_BODIES = 1500
"""Names of bodies made from patterns, beside the real ones."""
MOST_TEMPLATES = 3
"""Templates in one document: names far apart must not lean on each other."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its names."""

    text: str
    names: tuple[tuple[int, int, str], ...]
    """Start, end and label of each."""


def invent(nlp: Language, lang: str, number: int) -> list[Doc]:
    """Return so many invented documents; the same in every run."""
    path = HERE / "templates" / f"{lang}.toml"
    if not path.exists():
        return []
    templates: list[str] = tomllib.loads(path.read_text("utf-8"))["templates"]
    chance = random.Random(f"{lang} {number}")  # noqa: S311 - not for secrets
    pools = _pools(lang, chance)
    return [_document(nlp, templates, pools, chance) for _ in range(number)]


def _document(
    nlp: Language, templates: list[str], pools: dict[str, Callable[[], str]], chance: random.Random
) -> Doc:
    text, names = "", []
    for template in chance.sample(templates, chance.randint(1, MOST_TEMPLATES)):
        filled = fill(template, pools)
        at = len(text) + 1 if text else 0
        text = f"{text} {filled.text}" if text else filled.text
        names += [(start + at, end + at, label) for start, end, label in filled.names]
    doc = nlp.make_doc(text)
    spans = [doc.char_span(*name, alignment_mode="expand") for name in names]
    doc.ents = tuple(span for span in spans if span is not None)
    return doc


def fill(template: str, pools: dict[str, Callable[[], str]]) -> Filled:
    """Return a template with its slots filled, and where the names stand."""
    write = str.upper if template.startswith(CAPITALS_MARK) else str
    template = template.removeprefix(CAPITALS_MARK).strip()
    text, names, at = "", [], 0
    for match in SLOT.finditer(template):
        text += template[at : match.start()]
        at = match.end()
        slot = match["slot"]
        words = write(pools[slot]()) if slot else match["words"]
        label = LABELS[slot] if slot else match["label"]
        if label:
            names.append((len(text), len(text) + len(words), label))
        text += words
    return Filled(text + template[at:], tuple(names))


def _pools(lang: str, chance: random.Random) -> dict[str, Callable[[], str]]:
    lexicon = load_lexicon(lang)
    table = tomllib.loads((HERE / "bodies.toml").read_text("utf-8"))[lang]
    bodies: list[str] = [*table["bodies"], *_made_bodies(table, chance)]
    actors = lexicon.table("actors")
    sources = actors.get("sources", {})
    known = dict(_known(lexicon))
    pools = {
        "ORG": bodies,
        "ACR": [body for body in bodies if body.isupper()],
        "OUTLET": [*sources.get("agencies", ()), *sources.get("outlets", ())],
        "COUNTRY": known["country"],
        "CITY": [*known["capital"] * CAPITALS, *known["city"]],
        "REGION": list(actors.get("regions", {}).get("places", ())),
        "DEM": known["demonym"],
    }
    drawn: dict[str, Callable[[], str]] = {
        slot: lambda pool=pool: chance.choice(pool)  # type: ignore[misc]
        for slot, pool in pools.items()
    }
    drawn["PER"] = lambda: " ".join(new_name(lang, chance, words=2))
    drawn["SUR"] = lambda: " ".join(new_name(lang, chance, words=1))
    return drawn


def _known(lexicon: Lexicon) -> Iterator[tuple[str, list[str]]]:
    """Yield the gazetteer's names of states, capitals and nationalities as they are written."""
    gazetteer = load_gazetteer(lexicon)
    for kind in ("country", "capital", "city", "demonym"):
        # Nationalities that are written small stand in capitals too, for heads of sentences.
        for index in (gazetteer.uncased, gazetteer.cased):
            phrases = (p for kept in index.phrases.values() for p in kept)
            found = [" ".join(words) for words, _stop, entry in phrases if entry.kind == kind]
            if found:
                break
        yield kind, found


def _made_bodies(table: dict[str, list[str]], chance: random.Random) -> Iterator[str]:
    """Yield names made from patterns: "Comisión {field}", "{side} Foreign Ministry"."""
    for _ in range(MADE_BODIES):
        pattern = chance.choice(table["patterns"])
        side = chance.choice(table["side"])
        if not pattern.startswith("{side}") and side.lower() in pattern.lower():
            continue
        yield pattern.format(field=chance.choice(table["field"]), side=side)
