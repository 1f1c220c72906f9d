"""In: a key and a Read. Out: the same Read when the key comes again."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from generator.store.sqlite import NoStore, SqliteStore

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.corpus import Read


class Store(Protocol, AbstractContextManager["Store"]):
    """Keeps the newest findings of each article."""

    def get(self, key: str) -> Read | None:
        """Return what was put under the key, None if nothing was."""

    def put(self, key: str, read: Read) -> None:
        """Keep findings in place of all earlier ones of the same article."""


def open_store(path: Path | None) -> Store:
    """Open the store of a project, or one that keeps nothing.

    A file that is no store of this version is started anew: it is a cache, never a source.
    """
    return NoStore() if path is None else SqliteStore(path)
