"""In: keys and Reads. Out: rows of a SQLite file, which several processes may share."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Self

from generator.store.codec import decode_read, encode_read

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.corpus import Read

BUSY_SECONDS = 30
"""How long a process waits for another one's write; a write takes milliseconds."""


class NoStore:
    """Keeps nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def get(self, key: str) -> Read | None:  # noqa: ARG002 - the protocol's shape
        """Return None: nothing was kept."""
        return None

    def put(self, key: str, read: Read) -> None:
        """Forget it."""


class SqliteStore:
    """One row an article."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = _connect(path)
        except sqlite3.DatabaseError:
            path.unlink()
            self._connection = _connect(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def get(self, key: str) -> Read | None:
        """Return what was put under the key, None if nothing was."""
        row = self._connection.execute("SELECT read FROM reads WHERE key = ?", (key,)).fetchone()
        return decode_read(json.loads(row[0])) if row else None

    def put(self, key: str, read: Read) -> None:
        """Keep findings in place of all earlier ones of the same article."""
        encoded = json.dumps(encode_read(read), ensure_ascii=False)
        with self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO reads (article, key, read) VALUES (?, ?, ?)",
                (read.article.id, key, encoded),
            )


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS reads (article TEXT PRIMARY KEY, key TEXT, read TEXT)"
        )
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
