"""Forms of names, by tables that say everything."""

from __future__ import annotations

import pytest

from generator.lexicon import load_lexicon
from generator.lexicon.cases import name_forms

TABLE = {
    "nouns": {"ia": ["ia", "iae", "iam"], "um": ["um", "i|orum", "um"], "o": ["o"]},
    "adjectives": {"a": ["a", "ae", "am"]},
    "irregular": {"Iupiter": ["Iupiter", "Iovis", "Iovem"]},
    "respelled": [["ae", "e"]],
    "onsets": [["Ia", "Ja"]],
}


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Gallia", {"Gallia", "Galliae", "Galliam", "Gallie"}),  # and as many writers spell it
        ("Magna Gallia", {"Magna Gallia", "Magnam Galliam"}),  # the adjective agrees
        ("Forum Magna", {"Fori Magna", "Fororum Magna"}),  # what follows the noun is fixed
        ("Iupiter", {"Iovis", "Iovem"}),  # a word of its own kind
        ("NATIA", {"NATIA"}),  # an acronym does not change
        ("Cato", {"Cato"}),  # an ending that changes nothing
        ("Xyz", {"Xyz"}),  # nor does one that nobody told of
        ("Iatria", {"Jatria", "Jatriam"}),  # a beginning that melts into the word before
    ],
)
def test_names_take_the_forms_of_their_tables(name: str, forms: set[str]) -> None:
    found = name_forms(name, TABLE)
    assert forms <= set(found)
    assert found[0] == name
    assert len(found) == len(set(found))


def test_without_tables_a_name_is_itself() -> None:
    assert name_forms("Roma Magna", {}) == ("Roma Magna",)


@pytest.mark.parametrize(
    ("lang", "name", "form"),
    [
        ("ru", "Россия", "Россией"),
        ("ru", "Москва", "Москву"),
        ("ru", "Китай", "Китаем"),
        ("ru", "Северная Корея", "Северной Кореей"),
        ("ru", "Соединённые Штаты", "Соединенными Штатами"),
        ("ru", "Организация Объединённых Наций", "Организации Объединенных Наций"),
        ("ru", "Босния и Герцеговина", "Боснии и Герцеговины"),
        ("ru", "Филиппины", "Филиппин"),
        ("ru", "премьер-министр", "премьер-министром"),
        ("ru", "генеральный секретарь", "генерального секретаря"),
        ("de", "Russland", "Russlands"),
        ("de", "Europäische Union", "Europäischen Union"),
        ("de", "Paris", "Paris"),
        ("ar", "الصين", "للصين"),
    ],
)
def test_shipped_tables(lang: str, name: str, form: str) -> None:
    assert form in name_forms(name, load_lexicon(lang).table("actors")["inflection"])
