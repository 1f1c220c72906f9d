"""In: an article's path and the folder it was found in. Out: its id, and the path people see."""

from __future__ import annotations

import unicodedata
from pathlib import Path


def shown_path(path: Path, root: Path) -> str:
    """Return a path as people see it: from the articles folder on, never the machine's."""
    if not path.is_relative_to(root):
        return path.name
    return (Path(root.name) / path.relative_to(root)).as_posix()


def article_id(path: Path, root: Path) -> str:
    """Return the path below the root without its suffix, the same on every file system."""
    below = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
    return unicodedata.normalize("NFC", below.with_suffix("").as_posix())
