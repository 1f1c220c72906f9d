"""Who speaks: the words in the sentence, the name and the actor they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.entities import find_entities
from generator.extract.quotes import find_quotes

if TYPE_CHECKING:
    from tests.extract.conftest import MakeReading

# Language, text, and of its last quotation: words of the speaker, name, actor, sieve.
CASES = [
    # Subject before and after the verb.
    ("es", "Vladimir Putin llegó. Putin dijo que todo sigue igual.",
     "Putin", "Vladimir Putin", "vladimir-putin", "subject-before"),
    ("es", "Vladimir Putin llegó. «Todo sigue igual», dijo Putin.",
     "Putin", "Vladimir Putin", "vladimir-putin", "subject-after"),
    ("en", "“We will wait and see,” said two officials.",
     "two officials", "two officials", None, "subject-after"),
    # Adverbs, addressees and dates between verb and subject are no speakers.
    ("es", "«Todo sigue igual», dijo ayer a la prensa Luis Arce.",
     "Luis Arce", "Luis Arce", "luis-arce", "subject-after"),
    # Whom one tells is not who speaks, office and name included.
    ("es", "La ministra, Ana Ruiz, había informado ayer al presidente Luis Arce de que no irá.",
     "La ministra, Ana Ruiz", "Ana Ruiz", "ana-ruiz", "subject-before"),
    # A name beside its office, and a parenthesis between subject and verb.
    ("es", "El presidente boliviano, Luis Arce, dijo que no habrá cambios.",
     "El presidente boliviano, Luis Arce", "Luis Arce", "luis-arce", "subject-before"),
    ("es", "Luis Arce, tras una reunión en Lima, dijo que no habrá cambios.",
     "Luis Arce", "Luis Arce", "luis-arce", "subject-before"),
    # An adverbial phrase before the subject is no part of it.
    ("es", "En la reunión de hoy el ministro dijo que no habrá cambios.",
     "el ministro", "el ministro", None, "subject-before"),
    # A relative pronoun stands for the name before it.
    ("es", "«Es mucho dinero», dijo Ana Ruiz ante Luis Arce, quien aseguró que alcanzará.",
     "Luis Arce", "Luis Arce", "luis-arce", "relative"),
    # The coordinated verb and the gerund share the subject.
    ("es", "Luis Arce subrayó que hay dinero y sostuvo que alcanzará.",
     "Luis Arce", "Luis Arce", "luis-arce", "same-subject"),
    ("en", "Luis Arce opened the talks, saying that there was money.",
     "Luis Arce", "Luis Arce", "luis-arce", "same-subject"),
    # A dropped subject has no words, only the last speaker's name.
    ("es", "Luis Arce dijo que hay dinero. Añadió que alcanzará.",
     None, "Luis Arce", "luis-arce", "last-speaker"),
    # The other half of a quote has the same speaker.
    ("en", "“We won’t close it,” Luis Arce said. “Not this year, and not next year.”",
     "Luis Arce", "Luis Arce", "luis-arce", "continued"),
    # A colon at the end of a paragraph announces the next one.
    ("en", "Luis Arce continued:\n\n“We are not going to close it.”",
     "Luis Arce", "Luis Arce", "luis-arce", "announced"),
    # A name alone before a colon.
    ("es", "Luis Arce: «No vamos a cerrar».",
     "Luis Arce", "Luis Arce", "luis-arce", "before-colon"),
    # A pronoun stands for the last speaker ...
    ("en", "Luis Arce said the talks had failed. He said they would go on.",
     "He", "Luis Arce", "luis-arce", "pronoun"),
    # ... or stays open.
    ("en", "The talks failed. He said they would go on.", "He", None, None, "pronoun"),
    # A name that only belongs to the noun is not the speaker.
    ("en", "Friends of Luis Arce said that he would wait.",
     "Friends of Luis Arce", "Friends of Luis Arce", None, "subject-before"),
    # Two speakers are not one of them.
    ("en", "France and Spain said that they would wait.",
     "France and Spain", "France and Spain", None, "subject-before"),
    # A capital speaks for its state.
    ("es", "Moscú aseguró que no habrá cambios.", "Moscú", "Rusia", "russia", "subject-before"),
    # The verb stands second: what comes before it may be no subject, what comes after one.
    ("de", "In Genf sagte Karl Vogt am Montag, der Vertrag sei gültig.",
     "Karl Vogt", "Karl Vogt", "karl-vogt", "subject-after"),
    ("de", "Karl Vogt, der Sprecher, hat erklärt, der Vertrag sei gültig.",
     "Karl Vogt", "Karl Vogt", "karl-vogt", "subject-before"),
    ("de", "Die Lage sei ernst, teilte die Polizei gestern mit.",
     "die Polizei", "die Polizei", None, "subject-after"),
    ("de", "Als Grund nannte er „eine zu lange Reise“.", "er", None, None, "pronoun"),
    # What follows "und" and a verb is its object.
    ("de", "Karl Vogt kam am Montag und nannte den Vertrag „eine große Chance“.",
     "Karl Vogt", "Karl Vogt", "karl-vogt", "same-subject"),
    # "es" speaks for nobody: the words stand in something.
    ("de", "In einem Brief heißt es, der Vertrag sei gültig.",
     "einem Brief", "einem Brief", None, "subject-before"),
    # A sentence without cue has the speaker of the report before it ...
    ("de", "Karl Vogt sagte, er bleibe. Die Lage sei ernst.",
     "Karl Vogt", "Karl Vogt", "karl-vogt", "continued"),
    # ... or who was told to have spoken.
    ("de", "Die Kanzlerin verteidigte den Vertrag. Er sei gültig.",
     "Die Kanzlerin", "Die Kanzlerin", None, "continued"),
    ("de", "Der Vertrag wurde vorgelegt. Er sei gültig.", None, None, None, "nobody"),
    # Nobody is named: nobody speaks.
    ("es", "La visita terminó. «No vamos a cerrar esa escuela este año».",
     None, None, None, "nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "words", "name", "actor", "sieve"), CASES)
def test_speakers(
    make_reading: MakeReading,
    lang: str,
    text: str,
    words: str | None,
    name: str | None,
    actor: str | None,
    sieve: str,
) -> None:
    """The nearest words, the fullest name, and an abstention where the text is silent."""
    reading = make_reading(text, lang)
    quote = find_quotes(reading, find_entities(reading))[-1]
    spoken = quote.speaker and text[quote.speaker.start : quote.speaker.end]
    assert (spoken, quote.speaker_name, quote.speaker_actor) == (words, name, actor)
    assert quote.rule.rsplit(".", 1)[1] == sieve
