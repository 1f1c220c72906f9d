"""Where quotations begin and end, of which kind they are, and that no text is refused."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.extract.naming import find_entities
from generator.extract.quotes import find_quotes
from generator.model.article import Span

if TYPE_CHECKING:
    from generator.model.findings import Quote
    from tests.extract.conftest import MakeReading

KINDS = {"d": "direct", "i": "indirect", "m": "mixed"}
MARKUP = re.compile(r"\{([dim]) (.*?)\}", re.DOTALL)
SEED = Path(__file__).parents[2] / "seeds" / "000_fefd88a4e3205a57.txt"

# Language, text with each quotation in braces: {d direct}, {i indirect}, {m mixed}.
CASES = [
    # Direct: before, after and around its cue; a broken quote is two entries.
    ("es", "«{d No habrá recortes}», dijo Ana López. «{d Ni este año ni nunca}», añadió."),
    ("en", "The mayor said: “{d We will not close it.}”"),
    ("es", "«{d Creo}», dijo Ana López, «{d que todavía se puede ganar}»."),
    # The cue between dashes inside the marks.
    ("es", "“{d A partir de ahora} —precisó Ana López— {d está clara la estrategia}”."),
    # A dateline is no half of a report.
    ("es", "LIMA, 20 jul. — La ministra, Ana Paz, concluye hoy un viaje, el tercero del año."),
    ("en", "LIMA — President Ana Soto announced a plan on Monday, the third this year."),
    # A whole date between the verb and its clause.
    ("es", "Luis Mora dijo el 3 de febrero de 2024 que {i volvería}."),
    # A forgotten closing mark: what the writer tells at the end is not spoken.
    ("en", "Ann Lee spoke. “{d We never signed the pact}, she said."),
    # What one calls a project is no name of it.
    ("fr", "La ministre juge le projet « {m prématuré} »."),
    # Inside marks an aside ends at its comma, whatever joins what follows it.
    ("fr", "« {d Il faudra du temps}, reconnaît un délégué, {d et de l’argent.} »"),
    # The writer has the last word inside the marks.
    ("fr", "« {d Je n’ai pas peur}, dit-elle.\n\n« {d Je suis prête à repartir.} »"),
    # The aside between dashes, though the speaker is told again after the marks.
    ("ru", "«{d Мы ждём}, — сказала Анна Ким. — {d Но окно узкое}», — добавила она."),
    # However short the later half is.
    ("es", "«{d El puente no se vende} —señaló Ana López—. {d Se construye}»."),
    # A paragraph may close the marks that the one before left open.
    ("de", "Anna Weber sagte: „{d Der Vertrag ist fertig.}\n\n{d Und er wird bleiben.}“"),
    # The quote goes on in a sentence of its own.
    ("en", "“{d We won’t close it,}” Ann Lee said. “{d Not this year, and not next year.}”"),
    # The mark ends the sentence, and the speaker stands in the next one.
    ("en", "“{d Why would we close it now?}” Ann Lee asked."),
    # Speech inside speech belongs to the outer quote.
    ("es", '«{d Le pregunté y me dijo "ya veremos"}», aseguró Ana López.'),
    # Each paragraph of a long quote is an entry of its own.
    ("es", "«{d El dinero no alcanza.}\n\n»{d Por eso pedimos más}», explicó Luis Mora."),
    # Dialogue with dashes; without a cue dashes are a list.
    ("es", "—{d No lo sabíamos} —afirmó Marta Gil—. {d Nadie nos avisó.}"),
    ("fr", "— {d Je n’en sais rien}, répondit Marie Dubois."),
    ("es", "— Presupuesto para el año próximo\n\n— Informe de la comisión"),
    # Indirect: from after the complementiser to the end, without the stop.
    ("es", "El ministro subrayó que {i el acuerdo implica asistencia mutua}."),
    ("es", "La ministra informó ayer de que {i el plan sigue adelante}."),
    ("es", "El ministro dijo en rueda de prensa en La Paz que {i no habrá elecciones}."),
    ("es", "El ministro dijo, tras la reunión, que {i no habrá elecciones}."),
    ("es", "La agencia KCNA informó este viernes de que {i hubo un desfile}."),
    ("en", "Ann Lee told a committee in New York on Monday that {i she would wait}."),
    # An article before it makes "que" a relative pronoun.
    ("es", "El ministro dijo lo que pensaba."),
    # So does a noun that is neither adjunct nor subject.
    ("es", "El ministro anunció un plan que prevé recortes."),
    # English needs no complementiser.
    ("en", "The board said {i the bridge was unsafe}."),
    ("en", "The board told reporters {i it was unsafe}."),
    ("en", "She told reporters that {i the vote would go ahead}."),
    ("en", "The board said nothing."),
    ("es", "Dos días antes, el sábado, lo había reconocido Luis Arce."),
    # The cue at the end has the whole sentence said.
    ("es", "{i La vacuna llegará en marzo}, informaron fuentes sanitarias."),
    ("en", "{i The mayor had told them that the bridge was unsafe}, the source added."),
    # Parenthetical: two halves.
    ("en", "{i Sales}, the company said, {i will fall by a third}."),
    # Sources.
    ("es", "Según la fiscal Elena Soto, {i el acusado ocultó los datos}."),
    ("es", "{i El acusado ocultó los datos}, según informó la fiscal Elena Soto."),
    ("en", "{i The bridge failed because of rust}, according to two officials."),
    ("en", "{i The bridge failed because of rust} according to two officials."),
    ("es", "Ana dijo que {i hay dinero}. A su juicio, {i alcanzará para todos}."),
    ("de", "Laut Polizei {i war der Fahrer betrunken}."),
    # A relative pronoun, or a preposition without a comma, makes no source.
    ("es", "Difundió un texto según el cual hubo un desfile."),
    ("es", "El equipo actuó según el plan previsto."),
    # A new cue ends a report: coordinated, with a subject of its own, relative, gerund.
    ("es", "Ana dijo que {i hay dinero} y aseguró que {i alcanzará}."),
    ("es", "Ana dijo que {i hay dinero}, y Luis sostuvo que {i no alcanza}."),
    ("es", "«{d Hay dinero de sobra}», dijo Ana, quien aseguró que {i alcanzará}."),
    ("en", "“{d There is money,}” Ann Lee said, adding that {i it would last}."),
    # Infinitives and noun phrases only after verbs of asserting ...
    ("es", "Ana negó {i haber recibido dinero}."),
    ("es", "El portavoz ruso mencionó {i la posibilidad de desarrollar una cooperación}."),
    # ... not after promises and requests.
    ("es", "Ana prometió volver pronto."),
    ("es", "Rusia negó cualquier transferencia de armas."),
    # Mixed: a clause with marked words, and the fragment after a verb of naming or expressing.
    ("es", "El líder sostuvo que {m las sanciones son «un error histórico»}."),
    ("en", "The board said {m it had “no comment” on the sale}."),
    ("es", "El alcalde calificó la medida de «{m disparate}»."),
    ("es", "Kim Jong Un expresó su «{m apoyo incondicional}» a Moscú."),
    ("en", "Critics called the plan “{m reckless}” and “{m cruel.}”"),
    ("de", "Die Kanzlerin nannte den Vorschlag „{m verantwortungslos}“."),
    # A report that is one marked utterance is direct.
    ("es", "Klebánov manifestó hoy que «{d no puedo garantizar el éxito}»."),
    ("es", "Dijo Ana que «{d no habrá más recortes}»."),
    # What stands before a colon is the writer's; a source after it is no report of its verb.
    ("de", "Er wies das zurück: {i Niemand habe davon gehört}, schrieb er auf Twitter."),
    ("es", "Rusia lo niega: según Ana, {i ese programa es pacífico}."),
    # An object makes the verb no report, and "United States" is no verb at all.
    ("es", "El presidente ruso, Vladímir Putin, concluye hoy una visita de dos días."),
    ("en", "They were going to the United States, which had promised its help."),
    # A clause before the main one ends at its comma.
    ("en", "After aides said that {i he was ill}, the meeting was put off."),
    # Titles, names of treaties, scare quotes and so-called things are no quotations.
    ("es", 'El pacto forma parte de una "asociación estratégica integral" más amplia.'),
    ("es", "La ministra presentó ayer «Luces de invierno», su primer libro, en «La Latina»."),
    ("en", "He has read “War and Peace” twice and owns a copy of “The Wire.”"),
    ("es", "La llamada «ley mordaza» entró en vigor y el «milagro económico» no llegó."),
    # A verb that is a noun here, or is denied, reports nothing.
    ("en", "The minister’s comments came after the United States left."),
    ("es", "El ministro no dijo que habrá elecciones."),
    # Other languages.
    ("fr", "« {d Nous n’avons rien caché} », a déclaré Claire Petit."),
    ("fr", "Selon l’enquêtrice Léa Blanc, {i le feu a pris au sous-sol}."),
    ("fr", "Elle a précisé qu’{i une plainte serait déposée}."),
    # A pronoun hangs on the verb, or on its auxiliary.
    ("fr", "« {d Rien n’est signé} », a-t-elle déclaré. « {d Rien} », répéta-t-elle."),
    ("fr", "La ministre a fait savoir qu’{i elle ne viendrait pas}."),
    ("fr", "Elle s’est inquiétée que {i le traité tarde}. Elle est inquiète."),
    ("fr", "Il s’est assuré que la salle était vide."),
    ("fr", "Le maire affirme {i n’avoir rien signé}."),
    ("fr", "Le maire a traité le projet de « {m folie} »."),
    # What sounds reports only what is marked.
    ("fr", "Paul Marin poursuivit : « {d Nous irons à Genève.} »"),
    ("fr", "La demande qu’il a signée et l’annonce qu’il prépare sont connues."),
    ("pt", "O ministro queixou-se de que {i o tratado demora}."),
    ("pt", "O ministro afirmou {i não ter assinado nada}."),
    ("pt", "Ela refere-se a um texto que proíbe os testes."),
    ("pt", "O embaixador classificou o plano de «{m loucura}»."),
    ("pt", '"{d Foi um erro}", afirmou João Reis, "{d mas já o corrigimos}".'),
    ("pt", "Segundo o médico Paulo Cruz, {i o surto está controlado}."),
    ("de", "»{d Das war ein Fehler}«, so Vogt."),
    ("de", "Minister Karl Vogt erklärte, {i die Lage sei ernst}."),
    ("de", "{i Die Kosten steigen} dem Bericht zufolge."),
    # A clause without conjunction after an inverted subject, an apposition, an interjected clause.
    ("de", "Am Montag sagte Karl Vogt, {i der Vertrag sei gültig}."),
    ("de", "Karl Vogt, der Sprecher, hat erklärt, {i der Vertrag sei gültig}."),
    ("de", "Vogt sagte, {i wenn es so weit sei, werde er kommen}."),
    ("de", "Vogt sagte der Presse, die lange gewartet hatte, dass {i der Vertrag gilt}."),
    ("de", "Vogt erklärte den Streit für beendet, der Vertrag wurde verlängert."),
    # A verb in two places reports only with both.
    ("de", "Die Polizei teilte am Abend mit, {i die Brücke sei gesperrt}."),
    ("de", "Die Polizei teilte die Beute, die Brücke wurde gesperrt."),
    ("de", "{i Die Brücke sei gesperrt}, teilte die Polizei gestern mit."),
    ("de", "Vogt gab bekannt, {i er habe unterschrieben}."),
    ("de", "Vogt bestritt, {i davon gewusst zu haben}."),
    ("de", "Vogt reiste ab, um den Vertrag zu prüfen."),
    # "so" is a cue before a name only.
    ("de", "{i Der Vertrag sei gültig}, so Karl Vogt."),
    ("de", "Der Vertrag lief aus, so dass Vogt abreiste."),
    # Sources: before the verb, inside and after the clause, in a subordinate one.
    ("de", "Nach Angaben der Polizei {i wurde die Brücke gesperrt}."),
    ("de", "Nach ersten Berichten {i wurde die Brücke gesperrt}."),
    ("de", "{i Die Brücke wurde} laut Karl Vogt {i schon am Morgen gesperrt}."),
    ("de", "{i Die Brücke war} Berichten zufolge {i schon am Morgen gesperrt}."),
    ("de", "Die Forderung wurde laut."),
    ("de", "Wie die Polizei mitteilte, {i wurde die Brücke gesperrt}."),
    ("de", "{i Die Brücke wurde gesperrt}, wie die Polizei mitteilte."),
    # The mood alone goes on with a report, also over several sentences, and ends with it.
    ("de", "Vogt sagte, {i er bleibe}. {i Die Lage sei ernst. Man müsse handeln}. Dann ging er."),
    ("de", "Vogt sagte, {i er bleibe}. {i Er sei müde} und ging."),
    ("de", "Er hatte die Ansicht, dass {i der Vertrag gilt}."),
    ("de", "Er hat den Vertrag abgelehnt, {i da er ungültig sei}."),
    ("de", "Vogt reiste ab. Die Lage ist ernst."),
    # "Das" stands for the sentence before.
    ("de", "{i Die Brücke wurde gesperrt}. Das teilte die Polizei mit."),
    # What could be is a report only after a report.
    ("de", "Vogt reiste ab. Der Vertrag könnte gelten."),
    ("de", "Vogt sagte, {i der Vertrag sei gültig}. {i Man könnte ihn aber kündigen}."),
    ("ru", "«{d Мы не закроем школу}», — сказал Иван Петров."),
    ("ru", "Министр заявил, что {i бюджет вырастет}."),
    ("ru", "По словам Анны Орловой, {i пожар начался ночью}."),
    # A mark that is never closed ends before the cue inside it.
    ("es", '"{d Seguimos negociando}, afirmó Ana López, que viaja hoy a Lima.'),
    ("es", '"{d Seguimos negociando}, afirmó Ana López ante una pantalla de 50" prestada.'),
    # Spanish and Italian: what stands around "as he said", nouns of saying.
    ("es", "{i La tregua}, como dijo el ministro, {i sigue en pie}."),
    ("es", "Noruega rechazó la acusación de Lima de que {i había roto la tregua}."),
    ("it", "«{d Non ci saranno elezioni}», ha detto il ministro Luca Bianchi."),
    ("it", "«{d Abbiamo finito}», ha detto Bianchi, «{d ma torneremo presto}»."),
    ("it", "Il ministro ha dichiarato che {i l’accordo prevede nuovi controlli}."),
    ("it", "Secondo la portavoce Anna Verdi, {i l’accordo è vicino}."),
    ("it", "{i L’accordo è vicino}, ha aggiunto la portavoce."),
    ("it", "{i L’accordo}, come ha detto il ministro, {i è vicino}."),
    ("it", "Ha fatto sapere che {i i negoziati sono finiti}, aggiungendo che {i tutto è chiaro}."),
    ("it", "Il ministro ha definito la proposta «{m un errore storico}»."),
    ("it", "Bianchi ha letto «Guerra e pace» e la denuncia del ministro."),
    ("it", "Il ministro ha detto quello che pensava."),
    # English: an office speaks; "that" behind a preposition points at something.
    ("en", "A ministry official said Friday that {i the envoys had left Geneva}."),
    ("en", "She spoke on the truce and on that day left Geneva."),
    # A subject and a verb of its own make a clause; a noun phrase, an order or a wish is none.
    ("en", "The envoy noted {i the border was closed}."),
    ("en", "The envoy criticised the plan and the way it was drafted."),
    ("en", "The minister told his envoys to leave Geneva and wait."),
    ("en", "Everything the envoy says is written down by three clerks."),
    ("en", "Envoys praised the truce, which the minister said {i was in danger}."),
    # A declined comment, a passive and a plural noun are no reports.
    ("en", "The envoy declined to say whether the talks had failed."),
    ("en", "The attack claimed by rebels was the third since Monday."),
    ("en", "A dozen governments led by Norway are backing the treaty."),
    # Programmes and newspapers are no words of anyone's.
    ("en", "On the channel’s “Open Talk,” the envoy said {i the truce was holding}."),
    ("en", "The envoy told the channel’s “Open Talk” that {i the truce was holding}."),
    ("ru", 'Посол заявил вчера "Новой правде", что {i договор подписан}.'),
    # An inverted speaker behind a comma, with an apposition.
    ("en", "{i The truce could end this week}, said Ann Lee, an envoy of Norway."),
    # A cue that asks or tells ends a report as well, and so does one behind a dash.
    ("en", "Ann Lee said {i the truce was holding} and urged Norway to stay."),
    ("en", "She said that {i the truce was holding} — and she added that {i it would last}."),
    # What stands around "as the minister said".
    ("en", "{i The truce}, as the minister pointed out, {i has held since May}."),
    ("en", "{i The truce has held since May}, as the minister said."),
    ("en", "As the minister said, {i the truce has held since May}."),
    ("ru", "Как сообщил министр Иван Петров, {i переговоры начнутся завтра}."),
    ("ru", "{i Переговоры}, как сообщил министр, {i начнутся завтра}."),
    ("ru", "Все делают так, как говорит министр."),
    # Nouns of saying whose owner is named; without one they report nothing.
    ("en", "Norway rejected the minister’s claim that {i the truce was over}."),
    ("en", "Norway dismissed his repeated warning that {i the truce was over}."),
    ("en", "Norway rejected accusations by the envoy that {i it broke the truce}."),
    ("en", "Norway looked into the claim that the truce was over."),
    # Russian: about that which; gerunds; indirect questions; light phrases.
    ("ru", "Министр сообщил о том, что {i договор подписан}, добавив, что {i срок не назван}."),
    ("ru", "Министр рассказал, {i какие меры будут приняты}."),
    ("ru", "Посол вошёл в зал и, сказав, что {i переговоры окончены}, закрыл дверь."),
    ("ru", "Министр дал понять, что {i договор будет подписан}."),
    ("ru", "По его словам, {i переговоры начнутся завтра}."),
    ("ru", "Президент назвал решение «{m исторической ошибкой}»."),
]  # fmt: skip


def quotes_of(make_reading: MakeReading, text: str, lang: str) -> tuple[Quote, ...]:
    """Return the quotations of a text."""
    reading = make_reading(text, lang)
    return find_quotes(reading, find_entities(reading))


@pytest.mark.parametrize(("lang", "marked"), CASES)
def test_quotes(make_reading: MakeReading, lang: str, marked: str) -> None:
    """Exactly the words in braces are quotations, of the kind they are marked with."""
    expected = [(KINDS[kind], words) for kind, words in MARKUP.findall(marked)]
    text = MARKUP.sub(r"\2", marked)
    found = quotes_of(make_reading, text, lang)
    assert [(q.kind.value, text[q.span.start : q.span.end]) for q in found] == expected


def test_the_users_article(make_reading: MakeReading) -> None:
    """The article the project began with has these five quotations and no other."""
    text = SEED.read_text("utf-8")
    found = [
        (q.kind.value, q.span, q.cue, q.speaker, q.speaker_name)
        for q in quotes_of(make_reading, text, "es")
    ]
    assert [f[:4] for f in found] == [
        ("indirect", Span(633, 726), Span(621, 628), Span(615, 620)),
        ("indirect", Span(820, 897), Span(811, 819), Span(805, 810)),
        ("mixed", Span(939, 946), Span(911, 917), Span(899, 910)),
        ("indirect", Span(1495, 1721), Span(1487, 1494), Span(1433, 1486)),
        ("mixed", Span(2149, 2168), Span(2137, 2144), Span(2125, 2136)),
    ]
    assert [f[4] for f in found[:3]] == ["Vladimir Putin", "Vladimir Putin", "Kim Jong Un"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The clause and the marked words inside it.
        ("Vogt sagte, man habe „keinen einzigen Brief“ erhalten.",
         [("mixed", "man habe „keinen einzigen Brief“ erhalten"),
          ("mixed", "keinen einzigen Brief")]),
        # A name is none of his words: its noun, or a noun and a capital, tell it.
        ("Vogt sagte, der Film „Grenzen“ sei verboten.",
         [("mixed", "der Film „Grenzen“ sei verboten")]),
        ("Vogt sagte, der Sender „Morgenwelle“ sei verboten.",
         [("mixed", "der Sender „Morgenwelle“ sei verboten")]),
    ],
)  # fmt: skip
def test_marked_words_in_a_report(
    make_reading: MakeReading, text: str, expected: list[tuple[str, str]]
) -> None:
    """Where a language tells reports by mood, their marked words are told as well."""
    found = quotes_of(make_reading, text, "de")
    assert [(q.kind.value, text[q.span.start : q.span.end]) for q in found] == expected


def test_a_list_without_stops(make_reading: MakeReading) -> None:
    """An endless sentence is read in stretches, and what stands at its end is found."""
    text = "steel, coal, grain, " * 300 + "the minister said that the port was closed."
    reading = make_reading(text, "en")
    found = find_quotes(reading, find_entities(reading))
    assert [text[q.span.start : q.span.end] for q in found] == ["the port was closed"]


PIECES = st.sampled_from(
    [*"\"“”«»‘’'„—–-()[]:,.?!;", "\n", "\n\n", "``", "''", '5"', "dijo", "said", "que", "that",
     "según", "according to", "Putin", "el ministro", "they", "quien", "y", "and", "negar",
     "destacó la importancia de", "sagte", "dass", "zufolge", "говорит", "что", "qu'il", "had",
     "al señalar", "saying"]
)  # fmt: skip


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(
    st.lists(st.tuples(PIECES, st.sampled_from([" ", ""])), max_size=30),
    st.sampled_from(["es", "en", "fr", "pt", "de", "ru", "it"]),
)
def test_any_text(make_reading: MakeReading, pieces: list[tuple[str, str]], lang: str) -> None:
    """No text is refused; quotations are in order, apart, and lie inside one paragraph."""
    text = "".join(word + gap for word, gap in pieces)
    reading = make_reading(text, lang)
    found = find_quotes(reading, find_entities(reading))
    for left, right in pairwise(found):
        # Marked words stand inside a reported clause, where a language tells them as well.
        assert left.span.end <= right.span.start or left.span.holds(right.span)
    for quote in found:
        assert any(p.holds(quote.span) for p in reading.paragraphs)
        assert quote.speaker is None or text[quote.speaker.start : quote.speaker.end].strip()
