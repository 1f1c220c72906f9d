"""Who and what an article speaks of, and who stands for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.naming import find_entities
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from tests.extract.conftest import MakeReading

# Language, text, words of a mention (its last occurrence), actor id or None for no mention.
CASES = [
    # Full name, then family name alone.
    ("es", "El presidente Luis Arce llegó. Arce habló.", "Arce", "luis-arce"),
    # A role noun resolves to the one holder of such an office of that state.
    ("es", "El presidente boliviano, Luis Arce, llegó. El líder boliviano habló.",
     "El líder boliviano", "luis-arce"),
    # Who held an office once is not its holder.
    ("es", "El rey belga, Jan Peters, y el ex rey belga, Luc Maes. El rey belga calló.",
     "El rey belga", "jan-peters"),
    # Asian order: the family name comes first and stands alone later.
    ("en", "South Korean President Moon Jae-in spoke. Moon left.", "Moon", "moon-jae-in"),
    # A particle word inside a name is no determiner.
    ("es", "El líder norcoreano, Kim Jong Un, saludó.", "Kim Jong Un", "kim-jong-un"),
    # Two of one family: a short name is the one already introduced.
    ("en", "Leader Kim Jong Un spoke. Kim left. His sister, Kim Yo Jong, stayed.",
     "Kim left"[:3], "kim-jong-un"),
    # A capital stands for its state where it acts ...
    ("es", "Moscú rechazó la oferta.", "Moscú", "russia"),
    # ... and is a place after a preposition of place.
    ("es", "La reunión fue en Moscú.", "Moscú", "moscow"),
    # CLDR holds the nationality in the name of the currency.
    ("en", "Armenian apricots crossed the border.", "Armenian", "armenia"),
    # A body by its head noun and the nationality beside it.
    ("es", "La cancillería rusa protestó.", "cancillería rusa", "cancilleria-rusa"),
    # A body known by name, longer than the name we know.
    ("es", "Votó el Consejo de Seguridad de la ONU.", "Consejo de Seguridad de la ONU",
     "un-security-council"),
    # An acronym with stops.
    ("en", "The U.S. objected.", "U.S.", "united-states"),
    # An unnamed office-holder keeps the words that stand for it.
    ("en", "A spokesman for the Foreign Ministry spoke.",
     "A spokesman for the Foreign Ministry", "spokesman-for-the-foreign-ministry"),
    # A common noun with a capital at the head of a sentence is no name.
    ("es", "Además, llovió. Ayer no.", "Además", None),
    # The pronoun "us" is no state.
    ("en", "They told us nothing.", "us", None),
    # A policy is no politician.
    ("es", "Cambió la política exterior.", "la política", None),
    # A treaty is a work, and no actor, nor does the place in its name act.
    ("es", "Firmaron el Tratado de Asunción.", "Tratado", None),
    ("es", "Ayer invocaron el Tratado de Lausana.", "Lausana", None),
    # The article is no part of the name.
    ("en", "Nobody warned the US.", "US", "united-states"),
    # Whose embassy it is, is a mention of its own.
    ("es", "La embajada de Perú cerró.", "Perú", "peru"),
    # Where a body is, is no part of its name.
    ("es", "Protestó la Junta en Lima.", "la Junta en Lima", None),
    # In a headline of capitals a state is one, and other words are no acronyms.
    ("es", "RUSIA EXPULSA A DOS EMBAJADORES.", "RUSIA", "russia"),
    ("es", "RUSIA EXPULSA A DOS EMBAJADORES.", "DOS", None),
    # A ministry of another state is not the one we know by its noun alone.
    ("de", "Das Verteidigungsministerium der Ukraine schwieg.",
     "Verteidigungsministerium der Ukraine", "verteidigungsministerium-der-ukraine"),
    ("de", "Das Verteidigungsministerium schwieg.", "Verteidigungsministerium",
     "german-defense-ministry"),
    # Where every noun is written large, a noun beside a body's is no part of a name.
    ("de", "Er fragte die Regierung von Helmut Maier.", "Regierung von Helmut Maier", None),
    ("de", "Heute tagte die Führung der Brigade.", "Führung der Brigade", None),
    # A known body whose presidency it is, is a body of its own.
    ("es", "Asumió la presidencia de la Unión Africana.", "Unión Africana", "african-union"),
    # Money is no state.
    ("es", "Pagaron US$ 20 millones.", "US", None),
    # A numeral is no acronym.
    ("es", "El siglo XXI empezó mal.", "XXI", None),
    # Courtesy is no part of a name, and what follows it is a person.
    ("en", "President Ana Soto spoke. Mrs. Soto left.", "Soto left"[:4], "ana-soto"),
    ("en", "President Ana Soto spoke. Mrs. Soto left.", "Mrs", None),
    ("es", "Habló el ministro Raúl Díaz. El Sr. Díaz calló.", "Sr. Díaz", None),
    ("fr", "Le ministre Luc Morel parla. M. Morel partit.", "M. Morel", None),
    ("de", "Der Minister Karl Weber schwieg. Herr Weber ging.", "Herr Weber", None),
    ("en", "Mrs. Jordan left.", "Jordan", None),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "words", "actor"), CASES)
def test_mentions(
    make_reading: MakeReading, lang: str, text: str, words: str, actor: str | None
) -> None:
    """Each name stands for whom its reader thinks it does, or for nobody."""
    reading = make_reading(text, lang)
    entities = find_entities(reading)
    found = {
        reading.article.words(m.span): m.actor
        for m in entities.mentions
        if m.type is not ActorType.WORK
    }
    assert found.get(words) == actor


def test_roles_make_political_actors(make_reading: MakeReading) -> None:
    """An office of a state gives its holder a country and makes them political."""
    entities = find_entities(
        make_reading("Dijo la ministra peruana de Exteriores, Ana Vega.", "es")
    )
    vega = entities.actor("ana-vega")
    assert (vega.country, vega.political) == ("PE", True)
    assert vega.roles == ("ministra peruana de Exteriores",)


def test_a_party_inside_a_body_tells_no_state(make_reading: MakeReading) -> None:
    """More than one state has a Workers' Party."""
    text = "Se reunió la Comisión Militar Central del Partido de los Trabajadores."
    entities = find_entities(make_reading(text, "es"))
    assert {a.country for a in entities.actors} == {None}


def test_an_initial_is_no_name(make_reading: MakeReading) -> None:
    """A letter that a name has too names nobody: "44 a. C."."""
    text = "El ministro Carlos C. Ruiz citó a un autor del siglo I a. C. y se fue."
    reading = make_reading(text, "es")
    names = {text[m.span.start : m.span.end] for m in find_entities(reading).mentions}
    assert "C" not in names
    assert "Carlos C. Ruiz" in names


def test_agency_is_not_political(make_reading: MakeReading) -> None:
    """An agency that reports does not act."""
    entities = find_entities(make_reading("Reuters informó de la visita.", "es"))
    assert not entities.actor("reuters").political


def test_every_mention_has_its_actor(make_reading: MakeReading) -> None:
    """Spans lie in the text, are sorted, and name an actor that is there."""
    text = "Rusia y China (según Xinhua) negaron todo; EE. UU. calló.\n\nVladimir Putin, no."
    reading = make_reading(text)
    entities = find_entities(reading)
    assert [m.span for m in entities.mentions] == sorted(m.span for m in entities.mentions)
    for mention in entities.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert entities.actor(mention.actor).id == mention.actor


# A text in which someone is met; whether the office after it may be that one's.
OFFICES = [
    ("es", "El presidente de Perú, Juan Ruiz, viajó. {El presidente peruano} volvió.", True),
    ("es", "El presidente de Perú, Juan Ruiz, viajó. {La presidenta peruana} volvió.", False),
    ("es", "La portavoz de la UE, Eva Sanz, habló. {El portavoz de la UE} calló.", False),
    # the article's own words for her, though they are a man's
    ("es", "El embajador de Perú, Laura Díaz, viajó. {El embajador de Perú} volvió.", True),
    # where no word tells, her first name does
    ("en", "EU spokeswoman Jane Miller left. {The EU spokeswoman} returned.", True),
    ("en", "EU spokeswoman Jane Miller left. {The EU spokesman} returned.", False),
    ("de", "Bundeskanzlerin Eva Bauer reiste ab. {Die deutsche Bundeskanzlerin} kam.", True),
]


@pytest.mark.parametrize(("lang", "text", "same"), OFFICES)
def test_nobody_holds_an_office_of_the_other_gender(
    make_reading: MakeReading, lang: str, text: str, same: bool
) -> None:
    """A short way to name someone agrees with who was met."""
    start, end = text.index("{"), text.index("}") - 1
    entities = find_entities(make_reading(text.replace("{", "").replace("}", ""), lang))
    (met,) = [a.id for a in entities.actors if len(a.name.split()) == 2 and a.name.istitle()]
    held = {m.actor for m in entities.mentions if start <= m.span.start < end and not m.named}
    assert (met in held) is same
