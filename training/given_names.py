"""In: given_names.toml and the package Faker. Out: given_names*.txt of generator/lexicon/.

Build time only: `python -m training.given_names`; needs Faker and spacy-lookups-data (both MIT).
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import tomllib
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from training.common_words import is_common

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
LEXICON = HERE.parent / "generator" / "lexicon"
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]{3,}")
CYRILLIC = re.compile(r"[А-ЯЁа-яё]{3,}")
MANY = 4
"""Lists of Faker that must agree on a name: what stands in one alone is rare or no name."""
WHOLE = frozenset({"pl_PL", "pt_BR"})
"""Short lists of common names, taken whole."""
HEADER = (
    "# First names: Faker {version} (MIT) and, by hand, training/given_names.toml; "
    "made by training/given_names.py"
)


def main() -> None:
    """Write one file for Latin script and one for Russian."""
    by_hand = tomllib.loads((HERE / "given_names.toml").read_text(encoding="utf-8"))
    lists = dict(_faker_lists())
    places = _place_names()
    latin = {name for name in _often(lists) if not _is_other_word(name, places)}
    russian = {name for name in lists["ru_RU"] if CYRILLIC.fullmatch(name)}
    others = set(by_hand["not_names"].split())
    latin = (latin | _by_hand(by_hand["latin"])) - others
    russian |= _by_hand(by_hand["cyrillic"])
    _write(LEXICON / "given_names.txt", latin)
    _write(LEXICON / "ru" / "given_names.txt", russian)
    women, men = (
        set().union(*dict(_faker_lists(f"first_names_{sex}")).values())
        | _by_hand(by_hand["one_gender"][sex])
        for sex in ("female", "male")
    )
    for folder, names in ((LEXICON, latin), (LEXICON / "ru", russian)):
        _write(folder / "given_names_women.txt", names & (women - men))
        _write(folder / "given_names_men.txt", names & (men - women))


def _by_hand(cultures: dict[str, str]) -> set[str]:
    return {name for names in cultures.values() for name in names.split()}


def _often(lists: dict[str, set[str]]) -> set[str]:
    """Return the names in Latin script that many lists hold, or a short list of common ones."""
    kept = {locale: set(filter(LATIN.fullmatch, names)) for locale, names in lists.items()}
    counts = Counter(name for locale, names in kept.items() if locale != "en" for name in names)
    whole = {name for locale in WHOLE for name in kept[locale]}
    return {name for name, n in counts.items() if n >= MANY} | whole


def _is_other_word(name: str, places: set[str]) -> bool:
    return name in places or any(is_common(name, lang) for lang in ("en", "es", "de"))


def _place_names() -> set[str]:
    """Return the names of cities that the gazetteers hold in English and Spanish."""
    lines = [
        line
        for lang in ("en", "es")
        if (file := LEXICON / lang / "places.tsv").exists()
        for line in file.read_text(encoding="utf-8").splitlines()[1:]
    ]
    return {line.split("\t")[0] for line in lines if not line.endswith("?")}


def _faker_lists(prefix: str = "first_names") -> Iterator[tuple[str, set[str]]]:
    """Yield each locale of Faker with its first names, or those of women or men alone."""
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        names: set[str] = set()
        for key in sorted(dir(provider)):
            if key.startswith(prefix) and "roman" not in key:
                found = getattr(provider, key)
                names.update(() if isinstance(found, property) else found)
        yield module.name, names


def _write(file: Path, names: Iterable[str]) -> None:
    header = HEADER.format(version=version("faker"))
    file.write_text("\n".join([header, *sorted(names)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
