"""Names that the gazetteer knows, what they stand for, and where it finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.lexicon import languages, load_lexicon
from generator.lexicon.gazetteer import Gazetteer, load_gazetteer, load_given_names

if TYPE_CHECKING:
    from pathlib import Path

Known = tuple[Gazetteer, list[str]]


@pytest.fixture(scope="module", params=languages())
def known(request: pytest.FixtureRequest) -> Known:
    """The gazetteer of a language, and names to build texts of."""
    gazetteer = load_gazetteer(load_lexicon(request.param))
    names = gazetteer.runs.names or (
        " ".join(words)
        for phrases in gazetteer.cased.phrases.values()
        for words, stop, _ in phrases
        if not stop
    )
    return gazetteer, list(names)[:2000]


@pytest.mark.parametrize(
    ("lang", "words", "id_", "name", "country"),
    [
        ("en", ["Rada"], "verkhovna-rada", "Verkhovna Rada", "UA"),  # a seat under its full name
        ("en", ["Lubyanka"], "fsb", "FSB", "RU"),  # a seat of a body that has a name of its own
        ("es", ["Elíseo"], "elysee", "Elíseo", "FR"),  # a seat in the words of the language
        ("es", ["Mossad"], "mossad", "Mosad", "IL"),  # a body belongs to the state of world.toml
        ("es", ["OTAN"], "nato", "OTAN", None),  # one of many states belongs to none
        ("es", ["Rosneft"], "rosneft", "Rosneft", "RU"),  # a firm
        ("es", ["Járkov"], "kharkiv", "Járkov", "UA"),  # a city as this language calls it
        ("fr", ["Bâle"], "basel", "Bâle", "CH"),  # under one id in all of them
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


def test_a_project_may_add_cities_and_first_names(tmp_path: Path) -> None:
    """Its own lists are joined to the shipped ones."""
    (tmp_path / "es").mkdir()
    (tmp_path / "es" / "places.tsv").write_text("# A test.\nMacondo\tCO\tmacondo\n", "utf-8")
    (tmp_path / "given_names.txt").write_text("# A test.\nÚrsulo\n", "utf-8")
    lexicon = load_lexicon("es", tmp_path)
    assert {"úrsulo", "gabriel"} <= load_given_names(lexicon)
    ids = [entry.id for _, _, entry in load_gazetteer(lexicon).find("De Macondo a Sevilla.")]
    assert ids == ["macondo", "seville"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "La ONU y EE. UU. en Ginebra", ["un", "united-states", "geneva"]),
        ("es", "dijo Lincoln", ["lincoln"]),  # a surname too: found, but marked
        ("ru", "встреча с Россией в Москве", ["russia", "moscow"]),  # names in their cases
        ("ru", "российскими военными", ["russia"]),
        ("de", "Russlands Haltung", ["russia"]),
        ("it", "il Consiglio di sicurezza dell’Onu", ["un-security-council"]),
        ("ko", "미국은 유엔 안보리에서", ["united-states", "un-security-council"]),
        ("ko", "중국집에서", []),  # no particle: another word
        ("zh", "俄罗斯总统在北京会见美方代表", ["russia", "beijing", "united-states"]),
        ("zh", "访问MUSEUM", []),  # no name inside a word in Latin letters
        ("ja", "ロシア軍がキーウを攻撃", ["russia", "kiev"]),
        ("ja", "スタイルとマリア", []),  # nor inside one in kana: no Thailand, no Mali
        ("ar", "بين روسيا وأوكرانيا وللصين", ["russia", "ukraine", "china"]),
    ],
)
def test_names_in_a_text(lang: str, text: str, expected: list[str]) -> None:
    found = load_gazetteer(load_lexicon(lang)).find(text)
    assert [entry.id for _, _, entry in found] == expected


def test_a_span_leaves_out_what_is_written_onto_a_name() -> None:
    text = "미국은 북한에"
    found = load_gazetteer(load_lexicon("ko")).find(text)
    assert [text[start:end] for start, end, _ in found] == ["미국", "북한"]


def test_what_a_sentence_has_to_speak_for_is_marked() -> None:
    gazetteer = load_gazetteer(load_lexicon("en"))
    marks = {entry.id: entry.ambiguous for _, _, entry in gazetteer.find("Lincoln, Karachi, Perm")}
    assert marks == {"lincoln": True, "karachi": False, "perm": True}
    assert gazetteer.cased.match(["Lincoln"], [""], 0) is None


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_spans_are_in_order_and_inside(known: Known, data: st.DataObject) -> None:
    """Whatever the text, spans are not empty, do not overlap, and lie within it."""
    gazetteer, names = known
    pieces = st.one_of(st.sampled_from(names), st.text(max_size=8))
    text = "".join(data.draw(st.lists(pieces, max_size=8)))
    after = 0
    for start, end, _ in gazetteer.find(text):
        assert after <= start < end <= len(text)
        after = end


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_known_name_is_found_whole(known: Known, data: st.DataObject) -> None:
    gazetteer, names = known
    name = data.draw(st.sampled_from(names))
    spans = [(start, end) for start, end, _ in gazetteer.find(f"({name}) ")]
    assert spans == [(1, 1 + len(name))]


@pytest.mark.parametrize("lang", languages())
def test_places_have_their_columns(lang: str) -> None:
    """A name, a state, an id, and where a sentence has to speak for it a mark."""
    for line in load_lexicon(lang).lines("places"):
        name, country, id_, *mark = line.split("\t")
        assert name == name.strip() != ""
        assert len(country) == 2
        assert country.isupper()
        assert id_ == id_.lower()
        assert mark in ([], ["?"])
