"""In: a directory. Out: a working project in it: settings, a first article, a workflow."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator import __version__
from generator.errors import BuildError

FILES = Path(__file__).parent / "files"
DISTRIBUTION = "briefing-site"
HIDDEN = "dot-"
"""Marks files whose real name begins with a dot, so that no tool skips them here."""


def write_starter(directory: Path) -> None:
    """Write a starter project.

    Raises:
        BuildError: the directory is a file, or holds a file that would be overwritten.
    """
    if directory.exists() and not directory.is_dir():
        raise BuildError(f"{directory} is a file; name a new or empty folder")
    targets = {
        directory / _real_name(file.relative_to(FILES)): file
        for file in sorted(FILES.rglob("*"))
        if file.is_file()
    }
    if present := [target for target in targets if target.exists()]:
        raise BuildError(f"{present[0]} is already there; name a new or empty folder")
    for target, file in targets.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    (directory / "requirements.txt").write_text(_requirement() + "\n", encoding="utf-8")


def _real_name(path: Path) -> Path:
    return Path(*("." + p.removeprefix(HIDDEN) if p.startswith(HIDDEN) else p for p in path.parts))


def _requirement() -> str:
    """Return what installs this very program elsewhere: its Git address or its version."""
    try:
        told = distribution(DISTRIBUTION).read_text("direct_url.json")
    except PackageNotFoundError:
        told = None
    origin = json.loads(told) if told else {}
    if "vcs_info" in origin:
        commit = origin["vcs_info"]["commit_id"]
        return f"{DISTRIBUTION} @ git+{origin['url']}@{commit}"
    return f"{DISTRIBUTION}=={__version__}"
