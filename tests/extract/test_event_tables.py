"""The sentences of the tables tell exactly the events written below them, half of them none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.test_events import read, told

TABLES = Path(__file__).parent / "events"


def cases(lang: str) -> list[tuple[str, str, list[str]]]:
    """Return language, sentence and events of a table."""
    found: list[tuple[str, str, list[str]]] = []
    for line in (TABLES / f"{lang}.txt").read_text("utf-8").splitlines():
        if line.startswith(" "):
            found[-1][2].append(line.strip())
        elif line and not line.startswith("#"):
            found.append((lang, line, []))
    return found


CASES = [case for table in sorted(TABLES.glob("*.txt")) for case in cases(table.stem)]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_tables(lang: str, text: str, expected: list[str]) -> None:
    """Each sentence tells its events and no more."""
    assert [told(text, event) for event in read(text, lang).events] == expected
