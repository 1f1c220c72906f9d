"""In: the articles folder. Out: Discovery, its articles in order and what stands in the way."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import BuildError
from generator.model.corpus import Problem
from generator.read.names import article_id, shown_path
from generator.read.sidecar import SIDECAR_SUFFIXES
from generator.read.text import STAGE

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What a folder holds."""

    articles: tuple[Path, ...]
    """By path below the folder; each of its own id."""
    problems: tuple[Problem, ...]


def search_folder(folder: Path, suffixes: Collection[str]) -> Discovery:
    """Return the articles below a folder; whatever else lies there is a problem or hidden.

    Raises:
        BuildError: there is no such folder.
    """
    if not folder.is_dir():
        raise BuildError(f"{folder}: no such folder; create it or set another articles folder")
    search = _Search(folder, folder.resolve())
    files = sorted(search.files(), key=lambda p: p.relative_to(folder).as_posix())
    readable = "readers exist for " + ", ".join(sorted(suffixes))
    taken: dict[str, Path] = {}
    for file in files:
        suffix, name = file.suffix.lower(), article_id(file, folder)
        if suffix in SIDECAR_SUFFIXES:
            continue
        if suffix not in suffixes:
            kind = suffix or "files without suffix"
            search.problem(file, f"no reader for {kind}", readable)
        elif not file.is_file():
            search.problem(file, "not a regular file", "put the article itself in its place")
        elif name in taken:
            reason = f"{taken[name].name} beside it has the same name"
            search.problem(file, reason, "rename one of the two")
        else:
            taken[name] = file
    beside = {article_id(f, folder) for f in files if f.suffix.lower() not in SIDECAR_SUFFIXES}
    for file in files:
        if file.suffix.lower() in SIDECAR_SUFFIXES and article_id(file, folder) not in beside:
            remedy = f"add {file.stem}.txt, rename it after its article, or delete it"
            search.problem(file, "sidecar without article", remedy, left_out=False)
    problems = sorted(search.problems, key=lambda p: (p.path, p.reason))
    return Discovery(articles=tuple(taken.values()), problems=tuple(problems))


@dataclass(frozen=True, slots=True)
class _Search:
    folder: Path
    real: Path
    problems: list[Problem] = field(default_factory=list)

    def problem(self, path: Path, reason: str, remedy: str, *, left_out: bool = True) -> None:
        shown = shown_path(path, self.folder).encode("utf-8", "replace").decode("utf-8")
        self.problems.append(
            Problem(path=shown, stage=STAGE, reason=reason, remedy=remedy, left_out=left_out)
        )

    def files(self) -> list[Path]:
        """Return every file that is not hidden; no link leads out of the folder or round in it."""
        found: list[Path] = []
        for place, folders, names in os.walk(self.folder, onerror=self._closed):
            here = Path(place)
            folders[:] = [n for n in folders if not n.startswith(".") and self._inside(here / n)]
            found += [here / n for n in names if not n.startswith(".") and self._inside(here / n)]
        return found

    def _inside(self, path: Path) -> bool:
        try:
            path.name.encode("utf-8")
        except UnicodeEncodeError:
            self.problem(path, "its name is not UTF-8", "rename it")
            return False
        if not path.is_symlink():
            return True
        if not path.exists():
            self.problem(path, "a link to nothing", "delete it or put the article in its place")
            return False
        if not path.resolve().is_relative_to(self.real):
            remedy = "copy the article into the folder"
            self.problem(path, "a link out of the articles folder is not followed", remedy)
            return False
        return not path.is_dir()  # what it leads to is met at its own place

    def _closed(self, error: OSError) -> None:
        path = Path(error.filename)
        self.problem(path, f"cannot be opened ({error.strerror})", "check its permissions")
