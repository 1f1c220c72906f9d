"""Names that the gazetteer knows, and what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.lexicon import load_lexicon
from generator.lexicon.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("lang", "words", "id_", "name", "country"),
    [
        ("en", ["Rada"], "verkhovna-rada", "Verkhovna Rada", "UA"),  # a seat under its full name
        ("en", ["Lubyanka"], "fsb", "FSB", "RU"),  # a seat of a body that has a name of its own
        ("es", ["Elíseo"], "elysee", "Elíseo", "FR"),  # a seat in the words of the language
        ("es", ["Mossad"], "mossad", "Mosad", "IL"),  # a body belongs to the state of world.toml
        ("es", ["OTAN"], "nato", "OTAN", None),  # one of many states belongs to none
    ],
)
def test_a_body_has_one_name_and_one_state(
    lang: str, words: list[str], id_: str, name: str, country: str | None
) -> None:
    gazetteer = load_gazetteer(load_lexicon(lang))
    found = gazetteer.cased.match(words, [""], 0)
    assert found is not None
    assert (found[2].id, found[2].country) == (id_, country)
    assert gazetteer.names[id_] == name


def test_a_project_may_add_a_capital(tmp_path: Path) -> None:
    """A zone in its own world.toml is enough; CLDR names the city in the article's language."""
    (tmp_path / "world.toml").write_text('# A test.\n[capitals]\nGL = "America/Godthab"\n', "utf-8")
    gazetteer = load_gazetteer(load_lexicon("es", tmp_path))
    found = gazetteer.cased.match(["Nuuk"], [""], 0)
    assert found is not None
    assert (found[2].kind, found[2].country) == ("capital", "GL")
