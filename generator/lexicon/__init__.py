"""In: a language code. Out: Lexicon, the words of that language as tables.

A language is a folder of TOML files; the files beside the folders hold what no language owns.
Long lists without structure are .txt and .tsv files, one thing a line. A project may lay its own
folder over the shipped one: tables merge key by key, lists are joined, anything else is replaced
by the project's.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from generator.errors import BuildError

HERE = Path(__file__).parent
LISTS = frozenset({".txt", ".tsv"})
Table = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one language. Compare and hash by identity: load_lexicon keeps one of each."""

    lang: str
    digest: str
    """Changes when any of its files changes; part of the cache key."""
    tables: dict[str, Table] = field(repr=False)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def table(self, name: str) -> Table:
        """Return the table of the file NAME.toml; empty where there is no such file."""
        return self.tables.get(name, {})

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the lines of NAME.txt or NAME.tsv without comments; none without the file."""
        return self.lists.get(name, ())


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a folder, sorted."""
    return tuple(sorted(p.name for p in HERE.iterdir() if p.is_dir() and any(p.glob("*.toml"))))


def load_lexicon(lang: str, overlay: Path | None = None) -> Lexicon:
    """Load a language's tables, with the project's own folder laid over them.

    A language without a folder gives a lexicon with the world table alone. The same files
    give the same object; a file that was edited since gives a new one.

    Raises:
        BuildError: a file is not valid TOML.
    """
    files = [*_files(HERE, lang), *(_files(overlay, lang) if overlay else ())]
    return _load(lang, tuple((file, file.stat().st_mtime_ns) for file in files))


@cache
def _load(lang: str, files: tuple[tuple[Path, int], ...]) -> Lexicon:
    digest = hashlib.sha256()
    tables: dict[str, Table] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for file, _ in files:
        raw = file.read_bytes()
        digest.update(file.name.encode() + b"\0" + raw + b"\0")
        try:
            text = raw.decode("utf-8")
            if file.suffix in LISTS:
                lists[file.stem] = (*lists.get(file.stem, ()), *_lines(text))
            else:
                table = tomllib.loads(text)
                tables[file.stem] = merge(tables.get(file.stem, {}), table)
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            message = f"{file}: not a readable lexicon ({error}); repair the line it names"
            raise BuildError(message) from error
    return Lexicon(lang, digest.hexdigest(), tables, lists)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def merge(below: Table, above: Table) -> Table:
    """Lay one table over another: tables merge, everything else is replaced."""
    return below | {
        key: merge(below[key], value)
        if isinstance(value, dict) and isinstance(below.get(key), dict)
        else value
        for key, value in above.items()
    }


def _files(folder: Path, lang: str) -> list[Path]:
    return [
        file
        for place in (folder, folder / lang)
        for file in sorted(place.glob("*"))
        if file.suffix in LISTS | {".toml"}
    ]
