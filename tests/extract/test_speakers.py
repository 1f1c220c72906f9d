"""Who speaks: the words in the sentence, the name and the actor they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.naming import find_entities
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
    # A date before the subject is no part of it.
    ("es", "El lunes pasado la oposición dijo que no habría acuerdo.",
     "la oposición", "la oposición", None, "subject-before"),
    # Who asks in a turn of dialogue is named behind the question.
    ("es", "—¿Cuándo volverá usted? —preguntó una periodista.",
     "una periodista", "una periodista", None, "subject-after"),
    ("pt", "— Quando volta o senhor? — perguntou um deputado.",
     "um deputado", "um deputado", None, "subject-after"),
    # Article, pronoun, verb and first name tell a man from a woman: who cannot be is not named.
    ("es", "El ministro noruego Lars Solberg dijo que esperaría. «Sí, en mayo», dijo la ministra.",
     "la ministra", "la ministra", None, "subject-after"),
    ("fr", "Amadou Faye a dit que rien ne presse. La ministre dément avoir promis dix millions.",
     "La ministre", "La ministre", None, "subject-before"),
    ("en", "Helena Brandt said the talks were over. “Ask me tomorrow,” he said.",
     "he", None, None, "pronoun"),
    ("ru", "Министр Пекка Лайне прибыл. Лайне заявил, что переговоры идут. Сказала, что вернётся.",
     None, None, None, "nobody"),
    # Who was new in the text is not the minister named beside.
    ("en", "The minister, Ann Lee, met an envoy. The envoy said: “We never signed.”",
     "The envoy", "The envoy", None, "subject-before"),
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
    # ... or for the subject of the sentence before ...
    ("en", "Luis Arce said the talks had failed. Ana Ruiz left early. She said they would go on.",
     "She", "Ana Ruiz", "ana-ruiz", "pronoun"),
    # ... of its gender ...
    ("en", "Mr Luis Arce said the talks had failed. She said they would go on.",
     "She", None, None, "pronoun"),
    # Two who stand in one sentence are not one of them.
    ("en", ("Luis Arce waited while Ana Ruiz said the talks had failed. Ben Cole said so too, "
     "Tom Lee said. He said they would go on."), "He", None, None, "pronoun"),
    # A noun beside a name is that name's ...
    ("es", "El detective Luis Arce llegó. La jueza Ana Ruiz también. El detective dijo que no irá.",
     "El detective", "Luis Arce", "luis-arce", "noun"),
    ("en", ("The climber Luis Arce came late. Ann Lee said it was dark. The climber said it rained "
     "and was late."), "The climber", "Luis Arce", "luis-arce", "noun"),
    # ... and one that says no more than what somebody is goes on with whom the text speaks of.
    ("es", "Luis Arce habló ayer. El político boliviano subrayó que hay dinero.",
     "El político boliviano", "Luis Arce", "luis-arce", "noun"),
    ("pt", "João Silva falou ontem. O próprio dirigente disse que há dinheiro.",
     "O próprio dirigente", "João Silva", "joao-silva", "noun"),
    # Not against its gender, nor its nationality, nor where it belongs to something.
    ("es", "El embajador peruano, Luis Arce, habló. La política dijo que hay dinero.",
     "La política", "La política", None, "subject-before"),
    ("es", "El embajador peruano, Luis Arce, habló. El político chileno dijo que hay dinero.",
     "El político chileno", "El político chileno", None, "subject-before"),
    ("es", "Luis Arce habló. El director del banco dijo que hay dinero.",
     "El director del banco", "El director del banco", None, "subject-before"),
    # An office that another state fills is no name's, nor is a spokesperson ever given one.
    ("es", "Luis Arce habló. El ministro ruso dijo que hay dinero.",
     "El ministro ruso", "ministro ruso", "ministro-ruso", "subject-before"),
    ("es", "Luis Arce habló. El portavoz dijo que hay dinero.",
     "El portavoz", "El portavoz", None, "subject-before"),
    # What was unnamed before stays so, in its fuller words.
    ("es", "Ana Ruiz llegó. «Hay dinero», dijo una fuente del banco. La fuente dijo que alcanzará.",
     "La fuente", "una fuente del banco", None, "noun"),
    # A body goes on under the noun for its kind.
    ("es", "El informe es de la OTAN. La organización dijo que hay dinero.",
     "La organización", "OTAN", "nato", "noun"),
    # A dropped subject agrees in number, and continues the sentence before where that has one.
    ("es", "Luis Arce dijo que irá y los ministros pidieron que no vaya. Añadió que hay dinero.",
     None, "Luis Arce", "luis-arce", "last-speaker"),
    ("es", "Ana Ruiz dijo que irá. El avión llegó. Luis Arce bajó primero. «Hay dinero», dijo.",
     None, "Luis Arce", "luis-arce", "last-subject"),
    ("es", "Luis Arce habló. Añadió que hay dinero y subrayó que alcanzará.",
     None, "Luis Arce", "luis-arce", "last-speaker"),
    # A verb in a relative clause is no part of its antecedent.
    ("es", "«Hay dinero», continuó el ministro Luis Arce, que opinó que alcanzará.",
     "Luis Arce", "Luis Arce", "luis-arce", "relative"),
    # A second office stands between a first and the name.
    ("es", "El jefe de la Armada, almirante Luis Arce, dijo que hay dinero.",
     "El jefe de la Armada, almirante Luis Arce", "Luis Arce", "luis-arce", "subject-before"),
    # Who opens a clause before a colon, whatever its verb.
    ("pt", "Ouvido ontem, João Silva foi breve:\n\n«Não vamos fechar a escola este ano.»",
     "João Silva", "João Silva", "joao-silva", "announced"),
    # A signature after a dash, and a name whatever its verb.
    ("en", "“We are not going to close it this year.” — Luis Arce",
     "Luis Arce", "Luis Arce", "luis-arce", "signature"),
    ("en", "“We are not going to close it,” Luis Arce sings to them.",
     "Luis Arce", "Luis Arce", "luis-arce", "subject-after"),
    # A comma before the closing mark ends no sentence.
    ("en", "It rained. “It was wet. It was cold,” Luis Arce said.",
     "Luis Arce", "Luis Arce", "luis-arce", "subject-before"),
    # The subject of a gerund is that of the main clause, not of what it reports.
    ("en", "Luis Arce said he would wait, adding that there was money.",
     "Luis Arce", "Luis Arce", "luis-arce", "same-subject"),
    # Another turn of a dialogue is another's.
    ("es", ("—No lo sabíamos —afirmó Luis Arce.\n\n—Pues nadie nos avisó —repuso Ana Ruiz—. "
     "Nadie.\n\n—Eso es todo lo que había."), None, None, None, "nobody"),
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


def test_paragraphs_of_one_quote(make_reading: MakeReading) -> None:
    """The last paragraph of a long quote names the speaker of those before it."""
    text = "“We are not going to close it.\n\n“Not this year either,” Luis Arce said."
    reading = make_reading(text, "en")
    quotes = find_quotes(reading, find_entities(reading))
    assert [q.speaker_actor for q in quotes] == ["luis-arce", "luis-arce"]
    assert quotes[0].speaker is None
    assert quotes[0].rule == "quotes.alone.next-paragraph"
