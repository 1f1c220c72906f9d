"""Which lines with dashes are spoken, where the writer breaks in, and what is only a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.extract.naming import find_entities
from generator.extract.quotes import find_quotes

if TYPE_CHECKING:
    from generator.model.findings import Quote
    from tests.extract.conftest import MakeReading

SPOKEN = re.compile(r"\{(.*?)\}", re.DOTALL)

# Language, text with each direct quotation in braces; nothing else in it is one.
CASES = [
    # The writer breaks in between commas, and the speech goes on.
    ("fr", "— {Je crains}, dit l’ambassadrice, {que vous n’ayez tort.}"),
    ("fr", "— {Entrez !} fit le consul. {Nous vous attendions.}"),
    ("fr", "— {Tu as tort}, répliqua-t-elle ; {il faut signer.}"),
    ("fr", "— {Je refuse}, lui répondis-je, {et vous le savez.}"),
    # How it is said belongs to the writer, and so does a relative clause with all its parts.
    ("fr", "— {Non !} s’écria le consul en se levant, et avec humeur. {Jamais !}"),
    ("fr", "— {Non !} dit Anne qui se leva, ferma la porte et revint. {Jamais !}"),
    # An apposition is no speech; a name that opens the second half is.
    ("fr", "— {Oui}, dit le consul, Paul Marin, {je viendrai.}"),
    ("fr", "— {Sans doute}, dit le consul, {Paul Marin viendra.}"),
    # After an aside the story may go on.
    ("fr", "— {Partons !} dit le consul. Il ouvrit la porte et sortit."),
    # Where the writer says who speaks once, the other lines are spoken as well.
    ("fr", "— {Vous signez ?} demanda le consul.\n\n— {Peut-être.}\n\n— {Et vous ?}"),
    # A colon and a verb of saying announce a line.
    ("fr", "La consule ajouta :\n\n— {Vous avez ma parole, monsieur.}"),
    # An exchange needs nobody who says who speaks.
    ("fr", "— {Vous partez ?}\n\n— {Oui, je pars.}\n\n— {Sans nous ?}\n\n— {Sans vous.}"),
    # Turns inside a line: the story between them is none.
    (
        "fr",
        "Le consul se leva et dit : — {Tenez parole !} Anne sourit. — {Oui}, murmura-t-elle.",
    ),
    # An aside inside marks.
    ("fr", "« {Nous partons}, dit la consule, {et vous restez ici.} »"),
    # Of what is quoted inside the marks the speaker behind them has said all.
    ("fr", "« {Le texte, dit le traité, lie les parties} », a rappelé la ministre."),
    ("es", "—{No firmaremos} —dijo la embajadora—. {Ya lo saben ustedes.}"),
    ("ru", "— {Мы уходим}, — сказал посол, — {и не вернёмся.}"),
    # News. Lists, with and without a cue before them and in one of their items.
    ("fr", "La ministre a annoncé trois mesures :\n\n– une aide\n\n– un prêt\n\n– un fonds"),
    (
        "fr",
        "La ministre a annoncé trois mesures :\n\n– Une aide.\n\n– Un prêt.\n\n– Un fonds.",
    ),
    (
        "fr",
        "– Un prêt.\n\n– Le fonds suivra en mai, a précisé la ministre.\n\n– Une aide.",
    ),
    ("fr", "Trois points divisent les pays :\n\n– Qui paiera ?\n\n– Qui contrôlera ?"),
    # Datelines, asides between dashes, articles of a treaty.
    ("fr", "GENÈVE, 3 mai. — La Suisse est prête, a déclaré la ministre."),
    ("fr", "Les deux pays – la Suisse et l’Italie – signeront en mai. – Article suivant."),
    ("fr", "Article premier. — Les parties se consultent. Art. 2. — Elles s’informent."),
    ("es", "Las prioridades del Gobierno son:\n\n— Vivienda.\n\n— Empleo.\n\n— Sanidad."),
]  # fmt: skip


def direct_quotes(make_reading: MakeReading, text: str, lang: str) -> list[Quote]:
    """Return the direct quotations of a text."""
    reading = make_reading(text, lang)
    quotes = find_quotes(reading, find_entities(reading))
    return [quote for quote in quotes if quote.kind.value == "direct"]


@pytest.mark.parametrize(("lang", "marked"), CASES)
def test_dialogue(make_reading: MakeReading, lang: str, marked: str) -> None:
    """Exactly the words in braces are direct quotations."""
    text = SPOKEN.sub(r"\1", marked)
    found = direct_quotes(make_reading, text, lang)
    assert [text[q.span.start : q.span.end] for q in found] == SPOKEN.findall(marked)


def test_speakers_take_turns(make_reading: MakeReading) -> None:
    """The halves of a turn have one speaker; a turn that names nobody has none."""
    text = "— Oui, dit Paul Marin, je signe. Demain.\n\n— Sans nous ?"
    named = [q.speaker_name for q in direct_quotes(make_reading, text, "fr")]
    assert named == ["Paul Marin", "Paul Marin", None]
