"""In: a language code. Out: Lexicon, the words of that language as tables.

A language is a folder of TOML files; the files beside the folders hold what no language owns.
A project may lay its own folder over the shipped one: tables merge key by key, anything
else is replaced by the project's.
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
Table = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one language. Compare and hash by identity: load_lexicon keeps one of each."""

    lang: str
    digest: str
    """Changes when any of its files changes; part of the cache key."""
    tables: dict[str, Table] = field(repr=False)

    def table(self, name: str) -> Table:
        """Return the table of the file NAME.toml; empty where there is no such file."""
        return self.tables.get(name, {})


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
    for file, _ in files:
        raw = file.read_bytes()
        digest.update(file.name.encode() + b"\0" + raw + b"\0")
        try:
            table = tomllib.loads(raw.decode("utf-8"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            message = f"{file}: not a readable lexicon ({error}); repair the line it names"
            raise BuildError(message) from error
        tables[file.stem] = merge(tables.get(file.stem, {}), table)
    return Lexicon(lang, digest.hexdigest(), tables)


def merge(below: Table, above: Table) -> Table:
    """Lay one table over another: tables merge, everything else is replaced."""
    return below | {
        key: merge(below[key], value)
        if isinstance(value, dict) and isinstance(below.get(key), dict)
        else value
        for key, value in above.items()
    }


def _files(folder: Path, lang: str) -> list[Path]:
    return [*sorted(folder.glob("*.toml")), *sorted((folder / lang).glob("*.toml"))]
