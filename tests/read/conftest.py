"""Fixtures of the reading room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.read import Override, read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model.article import Article


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Article]:
    """Write an article, and a sidecar if there is one, and read it back."""

    def write_and_read(
        content: str | bytes,
        name: str = "a.txt",
        *,
        sidecar: str | bytes | None = None,
        date: str | None = None,
        lang: str | None = "es",
    ) -> Article:
        path = tmp_path / "articles" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        if sidecar is not None:
            raw = sidecar.encode() if isinstance(sidecar, str) else sidecar
            path.with_suffix(".yml").write_bytes(raw)
        return read_file(path, root=path.parent, override=Override(date=date, lang=lang))

    return write_and_read
