"""Events are coded as a desk officer would: who, to whom, what, when, and whether it happened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.extract import extract_findings
from generator.lexicon import load_lexicon
from generator.model.article import Article, DateSource, Published, Span
from generator.parse import parse_article

if TYPE_CHECKING:
    from generator.model.findings import Event, Findings

SEED = (Path(__file__).parents[2] / "seeds" / "000_fefd88a4e3205a57.txt").read_text("utf-8")
PUBLISHED = "2024-06-19"


def read(text: str, lang: str, date: str | None = PUBLISHED) -> Findings:
    """Return the findings of a text, read on whatever pipeline there is."""
    published = Published(date, DateSource.OPTION) if date else None
    article = Article(
        id="a", path="a", text=text, sha256="", lang=lang, lang_source="option", published=published
    )
    lexicon = load_lexicon(lang)
    parsed = parse_article(article, lexicon)
    return extract_findings(
        article,
        parsed.doc,
        lexicon,
        paragraphs=parsed.paragraphs,
        sentences=parsed.sentences,
        pipeline=parsed.pipeline,
    )


def told(text: str, event: Event) -> str:
    """Return an event on one line: TYPE/mode [trigger] actors > targets factuality."""
    code = f"{event.type}/{event.mode}" if event.mode else event.type
    trigger = text[event.trigger.start : event.trigger.end]
    sides = f"{','.join(event.actors) or '-'} > {','.join(event.targets) or '-'}"
    return f"{code} [{trigger}] {sides} {event.factuality}"


SPANISH = [
    # A visit: visitor and host.
    (
        "El presidente de Brasil, Luis Prado, visitó Argentina el martes.",
        ["CONSULT/visit [visitó] luis-prado > argentina asserted"],
    ),
    # In a meeting all who meet are actors.
    (
        "El canciller chileno, Pedro Rojas, se reunió en Lima con la ministra peruana, Ana Solís.",
        ["CONSULT [reunió] pedro-rojas,ana-solis > - asserted"],
    ),
    # A treaty is signed by both.
    (
        "Francia y Alemania firmaron un tratado de cooperación militar.",
        ["SUPPORT/sign [firmaron] france,germany > - asserted"],
    ),
    # Condemning.
    (
        "China condenó el ataque contra su embajada.",
        ["ACCUSE/disapprove [condenó] china > - asserted"],
    ),
    # A light verb with its noun.
    (
        "Estados Unidos impuso sanciones a Irán por su programa nuclear.",
        ["SANCTION/discontinue [impuso sanciones] united-states > iran asserted"],
    ),
    # Sanctions lifted.
    (
        "La Unión Europea levantó las sanciones contra Zimbabue.",
        ["RETREAT [levantó] european-union > zimbabwe asserted"],
    ),
    # Diplomats stand for their state; a state's protest is no demonstration.
    (
        "Turquía expulsó a diez diplomáticos de Israel. Israel protestó.",
        [
            "SANCTION/expel [expulsó] turkiye > israel asserted",
            "ACCUSE/disapprove [protestó] israel > - asserted",
        ],
    ),
    # Missiles with a target are an assault.
    (
        "Rusia lanzó misiles contra Ucrania el lunes.",
        ["ASSAULT/heavy-weapons [lanzó] russia > ukraine asserted"],
    ),
    # What is promised is no second event.
    (
        "Japón prometió enviar ayuda humanitaria a Filipinas.",
        ["AGREE [prometió] japan > philippines asserted"],
    ),
    # Whose proposal it is, is whom it hits.
    (
        "India rechazó la propuesta de Pakistán.",
        ["REJECT [rechazó] india > pakistan asserted"],
    ),
    # A charge.
    (
        "Venezuela acusó a Colombia de enviar paramilitares.",
        ["ACCUSE/allege [acusó] venezuela > colombia asserted"],
    ),
    # What is asked is no event.
    (
        "México pidió a Estados Unidos que retire los aranceles.",
        ["REQUEST [pidió] mexico > united-states asserted"],
    ),
    # A threat of violence.
    (
        "Corea del Norte amenazó con atacar a Corea del Sur.",
        ["THREATEN/violence [amenazó] north-korea > south-korea asserted"],
    ),
    # Relations broken.
    (
        "Marruecos rompió las relaciones diplomáticas con Argelia.",
        ["SANCTION/discontinue [rompió] morocco > algeria asserted"],
    ),
    # Relations restored: both act.
    (
        "Arabia Saudí e Irán restablecieron relaciones diplomáticas.",
        ["SUPPORT/relations [restablecieron] saudi-arabia,iran > - asserted"],
    ),
    # Recognition.
    (
        "Noruega reconoció al Estado palestino.",
        ["SUPPORT/recognize [reconoció] norway > palestinian-territories asserted"],
    ),
    # Troops moved.
    (
        "Polonia desplegó tropas en la frontera con Bielorrusia.",
        ["MOBILIZE/troops [desplegó] poland > - asserted"],
    ),
    # An apology.
    (
        "El primer ministro de Italia, Marco Riva, se disculpó ante Libia.",
        ["CONCEDE/apologize [disculpó] marco-riva > libya asserted"],
    ),
    # Prisoners freed.
    (
        "Egipto liberó a los periodistas detenidos.",
        ["RETREAT/release [liberó] egypt > - asserted"],
    ),
    # A nationality as author of a noun.
    (
        "La invasión rusa de Ucrania cambió Europa.",
        ["ASSAULT [invasión] russia > ukraine asserted"],
    ),
    # Concern, with the light verb.
    (
        "La ONU expresó su preocupación por los combates en Sudán.",
        ["STATEMENT/concern [expresó su preocupación] un > sudan asserted"],
    ),
    # Weapons given.
    (
        "Alemania entregó armas a Ucrania.",
        ["AID [entregó] germany > ukraine asserted"],
    ),
    # A crowd without a name.
    (
        "Miles de manifestantes protestaron contra el Gobierno en Madrid.",
        ["PROTEST/demo [protestaron] - > gobierno asserted"],
    ),
    # A visit to come is an agreement.
    (
        "El presidente de Perú, Raúl Vega, visitará China en mayo.",
        ["AGREE [visitará] raul-vega > china planned"],
    ),
    # May: possible.
    (
        "Estados Unidos podría imponer sanciones a Turquía.",
        ["SANCTION/discontinue [imponer sanciones] united-states > turkiye possible"],
    ),
    # Not done: denied.
    (
        "Suecia no firmó el acuerdo.",
        ["SUPPORT/sign [firmó] sweden > - denied"],
    ),
    # Will not: a refusal.
    (
        "Hungría no firmará el tratado.",
        ["REJECT [firmará] hungary > - asserted"],
    ),
    # A denial, and the deed as denied.
    (
        "Moscú negó haber enviado armas a Sudán. Rusia mantiene su embajada.",
        ["STATEMENT/deny [negó] russia > - asserted", "AID [enviado] russia > sudan denied"],
    ),
    # Se negó is a refusal, no denial.
    (
        "Siria se negó a firmar el tratado.",
        ["REJECT [negó] syria > - asserted"],
    ),
    # Two senders.
    (
        "España e Italia enviaron un contingente de soldados a Líbano.",
        ["MOBILIZE/troops [enviaron] spain,italy > lebanon asserted"],
    ),
    # Sport: a team is no state.
    (
        "La selección de Brasil atacó en la segunda parte y marcó dos goles.",
        [],
    ),
    # Culture.
    (
        "El cantante visitó Argentina durante su gira.",
        [],
    ),
    # An assessment in the conditional is no deed.
    (
        "El pacto podría alterar el equilibrio entre Rusia y China.",
        [],
    ),
    # A treaty is no event.
    (
        "El pacto entre ambos países tiene diez artículos.",
        [],
    ),
    # Trade figures.
    (
        "Las exportaciones de Alemania a China cayeron un 2 %.",
        [],
    ),
    # A relation is no event.
    (
        "Los lazos entre Rusia y China son estrechos.",
        [],
    ),
    # Cerca is no verb here.
    (
        "La embajada de Suecia está cerca de la de Noruega.",
        [],
    ),
    # Culture.
    (
        "La actriz criticó al director de la película.",
        [],
    ),
    # Sport.
    (
        "El entrenador condenó a su equipo al banquillo.",
        [],
    ),
    # A market authority, and nothing done.
    (
        "El tribunal de comercio estudia la fusión.",
        [],
    ),
    # Mere sourcing.
    (
        "Según los analistas, la situación es grave.",
        [],
    ),
    # A treaty in force.
    (
        "El tratado de defensa con China sigue en vigor.",
        [],
    ),
    # Sport: receiving a team.
    (
        "Francia recibió a Italia en el estadio y hubo empate.",
        [],
    ),
    # Marcha is no demonstration here.
    (
        "La marcha de la economía preocupa a las familias de Perú.",
        [],
    ),
    # A feast.
    (
        "Los vecinos celebraron la fiesta del barrio.",
        [],
    ),
    # Support as a relation.
    (
        "El apoyo de la población es amplio.",
        [],
    ),
    # Sport.
    (
        "España venció a Francia en la semifinal.",
        [],
    ),
    # Cooperation as a relation.
    (
        "La cooperación entre los dos países es antigua.",
        [],
    ),
    # A possibility mentioned.
    (
        "Los analistas mencionaron la posibilidad de desarrollar la cooperación con India.",
        [],
    ),
    # Sport: signing a player.
    (
        "El equipo ruso firmó a un delantero argentino.",
        [],
    ),
]

ENGLISH = [
    # A visit: visitor and host.
    (
        "The president of Brazil, Luis Prado, visited Argentina on Tuesday.",
        ["CONSULT/visit [visited] luis-prado > argentina asserted"],
    ),
    # In a meeting all who meet are actors.
    (
        "French Foreign Minister Anne Leroy met with Greek Prime Minister Nikos Pappas in Athens.",
        ["CONSULT [met] anne-leroy,nikos-pappas > - asserted"],
    ),
    # A treaty is signed by both.
    (
        "France and Germany signed a defence treaty.",
        ["SUPPORT/sign [signed] france,germany > - asserted"],
    ),
    # Condemning.
    (
        "China condemned the attack on its embassy.",
        ["ACCUSE/disapprove [condemned] china > - asserted"],
    ),
    # A light verb with its noun.
    (
        "The United States imposed sanctions on Iran over its nuclear program.",
        ["SANCTION/discontinue [imposed sanctions] united-states > iran asserted"],
    ),
    # Sanctions lifted.
    (
        "The European Union lifted sanctions against Zimbabwe.",
        ["RETREAT [lifted] european-union > zimbabwe asserted"],
    ),
    # Diplomats stand for their state; a state's protest is no demonstration.
    (
        "Turkey expelled ten Israeli diplomats. Israel protested.",
        [
            "SANCTION/expel [expelled] turkiye > israel asserted",
            "ACCUSE/disapprove [protested] israel > - asserted",
        ],
    ),
    # Missiles with a target are an assault.
    (
        "Russia fired missiles at Ukraine on Monday.",
        ["ASSAULT/heavy-weapons [fired] russia > ukraine asserted"],
    ),
    # What is promised is no second event.
    (
        "Japan promised to send aid to the Philippines.",
        ["AGREE [promised] japan > philippines asserted"],
    ),
    # Whose proposal it is, is whom it hits.
    (
        "India rejected a proposal from Pakistan.",
        ["REJECT [rejected] india > pakistan asserted"],
    ),
    # A charge.
    (
        "Venezuela accused Colombia of sending mercenaries.",
        ["ACCUSE/allege [accused] venezuela > colombia asserted"],
    ),
    # What is asked is no event.
    (
        "Mexico urged the United States to drop the tariffs.",
        ["REQUEST [urged] mexico > united-states asserted"],
    ),
    # A threat of violence.
    (
        "North Korea threatened to attack South Korea.",
        ["THREATEN/violence [threatened] north-korea > south-korea asserted"],
    ),
    # Relations severed.
    (
        "Morocco severed diplomatic relations with Algeria.",
        ["SANCTION/discontinue [severed] morocco > algeria asserted"],
    ),
    # Relations restored: both act.
    (
        "Saudi Arabia and Iran restored diplomatic ties.",
        ["SUPPORT/relations [restored] saudi-arabia,iran > - asserted"],
    ),
    # Troops moved.
    (
        "Poland deployed troops along its border with Belarus.",
        ["MOBILIZE/troops [deployed] poland > - asserted"],
    ),
    # Hostages freed.
    (
        "Egypt released three hostages.",
        ["RETREAT/release [released] egypt > - asserted"],
    ),
    # A possessive as author of a noun.
    (
        "Russia's invasion of Ukraine changed Europe.",
        ["ASSAULT [invasion] russia > ukraine asserted"],
    ),
    # Concern, with the light verb.
    (
        "The United Nations voiced concern over the fighting in Sudan.",
        ["STATEMENT/concern [voiced concern] un > sudan asserted"],
    ),
    # Weapons given.
    (
        "Germany delivered weapons to Ukraine.",
        ["AID [delivered] germany > ukraine asserted"],
    ),
    # A crowd without a name.
    (
        "Thousands of protesters marched against the government in Madrid.",
        ["PROTEST/demo [marched] - > - asserted"],
    ),
    # A visit to come is an agreement.
    (
        "The Peruvian president, Raul Vega, will visit China in May.",
        ["AGREE [visit] raul-vega > china planned"],
    ),
    # May: possible.
    (
        "Washington may impose sanctions on Turkey. The United States is an ally.",
        ["SANCTION/discontinue [impose sanctions] united-states > turkiye possible"],
    ),
    # Not done: denied.
    (
        "Sweden did not sign the treaty.",
        ["SUPPORT/sign [sign] sweden > - denied"],
    ),
    # Will not: a refusal.
    (
        "Hungary will not sign the treaty.",
        ["REJECT [sign] hungary > - asserted"],
    ),
    # A refusal.
    (
        "Syria refused to sign the treaty.",
        ["REJECT [refused] syria > - asserted"],
    ),
    # A denial, and the deed as denied.
    (
        "Russia denied sending weapons to Sudan.",
        ["STATEMENT/deny [denied] russia > - asserted", "AID [sending] russia > sudan denied"],
    ),
    # Failing to agree is a refusal.
    (
        "Greece and Turkey failed to reach an agreement.",
        ["REJECT [reach] greece,turkiye > - asserted"],
    ),
    # Arriving is visiting.
    (
        "The Spanish foreign minister, Julia Mora, arrived in Cuba on Friday.",
        ["CONSULT/visit [arrived] julia-mora > cuba asserted"],
    ),
    # Thanks are support.
    (
        "Ukraine thanked Poland for its support.",
        ["SUPPORT/praise [thanked] ukraine > poland asserted"],
    ),
    # Sport: a team is no state.
    (
        "Brazil scored two goals and attacked in the second half.",
        [],
    ),
    # Culture.
    (
        "The singer visited Argentina during her tour.",
        [],
    ),
    # An assessment in the conditional is no deed.
    (
        "The pact could alter the balance between Russia and China.",
        [],
    ),
    # A treaty is no event.
    (
        "The pact between the two countries has ten articles.",
        [],
    ),
    # Trade figures.
    (
        "German exports to China fell two percent.",
        [],
    ),
    # A relation is no event.
    (
        "Ties between Russia and China are close.",
        [],
    ),
    # A building.
    (
        "The Swedish embassy stands near the Norwegian one.",
        [],
    ),
    # Culture.
    (
        "The actress criticised the director of the film.",
        [],
    ),
    # Sport.
    (
        "The coach condemned his players after the match in France.",
        [],
    ),
    # Mere sourcing.
    (
        "According to analysts, the situation is grave.",
        [],
    ),
    # March is no demonstration here.
    (
        "The march of technology worries families in Peru.",
        [],
    ),
    # Arms is no verb here.
    (
        "Arms control remains a difficult subject in Europe.",
        [],
    ),
    # A feast.
    (
        "Neighbours celebrated a street festival.",
        [],
    ),
    # Support as a relation.
    (
        "Public support is broad.",
        [],
    ),
    # Sport.
    (
        "France beat Spain in the semifinal.",
        [],
    ),
    # Sport: hosting a team.
    (
        "France hosted Italy at the stadium and lost the match.",
        [],
    ),
    # A possibility mentioned.
    (
        "Analysts mentioned the possibility of cooperation with India.",
        [],
    ),
    # A market.
    (
        "Shares in Russia fell sharply on Monday.",
        [],
    ),
    # Sport: signing a player.
    (
        "The Russian club signed an Argentine striker.",
        [],
    ),
    # Trade is no verb here.
    (
        "A trade fair opened in Germany with 300 companies.",
        [],
    ),
]

CASES = [("es", *row) for row in SPANISH] + [("en", *row) for row in ENGLISH]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[row[1] for row in CASES])
def test_events(lang: str, text: str, expected: list[str]) -> None:
    """Each sentence tells exactly these events, or none."""
    assert [told(text, event) for event in read(text, lang).events] == expected


# Language, text, trigger, date, rule, words of the date.
DATES = [
    # In the clause of the verb.
    (
        "es",
        "Francia firmó el tratado el 3 de mayo de 2021.",
        "firmó",
        "2021-05-03",
        "date-in-clause",
    ),
    ("en", "France signed the treaty on 3 May 2021.", "signed", "2021-05-03", "date-in-clause"),
    # Beside its noun, not with the verb of the sentence.
    (
        "es",
        "China criticó la invasión rusa de Ucrania en febrero de 2022.",
        "invasión",
        "2022-02",
        "date-beside-noun",
    ),
    ("es", "China criticó la invasión rusa de Ucrania en febrero de 2022.", "criticó", None, None),
    # "Until" and "since" date no deed.
    ("en", "Iran rejected the proposal until March 2020.", "rejected", None, None),
    ("es", "Irán rechaza la propuesta desde marzo de 2020.", "rechaza", None, None),
    # The more exact of two that say the same.
    (
        "es",
        "Francia firmó el tratado en mayo de 2021, el 3 de mayo de 2021.",
        "firmó",
        "2021-05-03",
        "date-in-clause",
    ),
    # The date of the thing, not of the deed.
    ("en", "Peru withdrew from the arms treaty of 1972.", "withdrew", None, None),
    ("en", "Under a treaty signed last year, Poland deployed troops.", "deployed", None, None),
    ("en", "Poland deployed troops under last year's treaty.", "deployed", None, None),
    # Nobody states one.
    ("en", "France signed the treaty.", "signed", None, None),
]


@pytest.mark.parametrize(("lang", "text", "trigger", "date", "rule"), DATES)
def test_dates(lang: str, text: str, trigger: str, date: str | None, rule: str | None) -> None:
    """An event has the date that its words tie to it, and says by which rule."""
    found = {text[e.trigger.start : e.trigger.end]: e for e in read(text, lang).events}
    assert found[trigger].date == date
    assert found[trigger].date_from == (f"events.{rule}" if rule else None)


def test_first_since_tells_of_an_earlier_deed() -> None:
    """The date after "since" belongs to the deed before, which is an entry of its own."""
    text = "The French president, Paul Martin, paid his first visit to China since May 2014."
    events = read(text, "en").events
    assert [(e.date, e.date_from) for e in events] == [
        (None, None),
        ("2014-05", "events.earlier-since"),
    ]
    assert {e.actors for e in events} == {("paul-martin",)}


def test_same_occasion_shares_the_date() -> None:
    """What took place during a deed has the date of that deed."""
    text = (
        "El presidente de Chile, Luis Vidal, y el rey de Jordania, Omar Said, firmaron el lunes "
        "un tratado. Este tratado se negoció durante la visita de Vidal a Jordania."
    )
    visit = next(e for e in read(text, "es").events if e.mode == "visit")
    assert (visit.date, visit.date_from) == ("2024-06-17", "events.same-occasion")


# Language, text, trigger, factuality, claimants.
WHETHER = [
    # Said by another: his word, but told as a fact.
    (
        "es",
        "El ministro iraní, Ali Karimi, dijo que Israel atacó Siria.",
        "atacó",
        "asserted",
        ("ali-karimi",),
    ),
    # Alleged: possible, and on whose word.
    (
        "es",
        "Estados Unidos acusó a Irán de atacar Irak.",
        "atacar",
        "possible",
        ("united-states",),
    ),
    # A condition.
    ("en", "If Iran attacks Iraq, prices will rise.", "attacks", "conditional", ()),
    # Would.
    ("es", "Irán reconocería al gobierno de Irak.", "reconocería", "conditional", ()),
    # A plan.
    ("en", "Turkey plans to expel the Syrian ambassador.", "expel", "planned", ()),
    # A posible before the noun.
    ("es", "La posible invasión iraní de Irak alarma a todos.", "invasión", "possible", ()),
    # Called off.
    ("es", "España canceló la cumbre con Francia.", "canceló", "asserted", ()),
    # Considered, not done.
    ("en", "Norway is considering an invasion of Oman.", "invasion", "possible", ()),
    # Hardly to be expected.
    ("en", "Iran is unlikely to attack Iraq.", "attack", "denied", ()),
    # One auxiliary for two verbs.
    ("en", "Turkey could attack Syria and expel the Iraqi envoy.", "expel", "possible", ()),
    # Not before another deed.
    (
        "en",
        "Peru keeps its envoy home until Chile withdraws its troops.",
        "withdraws",
        "conditional",
        (),
    ),
    # A vote to do it does it.
    ("en", "The Danish parliament voted today to ratify the treaty.", "ratify", "asserted", ()),
    # What was to come when it was said is planned, not a condition.
    ("en", "Peru said it would release two sailors.", "release", "planned", ("peru",)),
    # To end a drill is the deed; the drill is none.
    (
        "en",
        "The Korean president said she would suspend exercises with Japan.",
        "suspend",
        "planned",
        (),
    ),
    # Without doing it.
    ("es", "Irán se retiró sin atacar a Irak.", "atacar", "denied", ()),
]


@pytest.mark.parametrize(("lang", "text", "trigger", "factuality", "claimants"), WHETHER)
def test_factuality(
    lang: str, text: str, trigger: str, factuality: str, claimants: tuple[str, ...]
) -> None:
    """Plans, claims, conditions and denials are never shown as deeds done."""
    found = {text[e.trigger.start : e.trigger.end]: e for e in read(text, lang).events}
    assert found[trigger].factuality == factuality
    assert found[trigger].claimed_by == claimants


def test_a_deed_told_twice_is_one_event() -> None:
    """The fuller telling is kept, with all who act."""
    text = "China attacked. China attacked Vietnam on 3 May 2021."
    events = read(text, "en").events
    assert [told(text, e) for e in events] == ["ASSAULT [attacked] china > vietnam asserted"]
    twice = "China visited Vietnam on 3 May 2021. China visited Vietnam on 9 June 2021."
    assert len(read(twice, "en").events) == 2  # other dates: two visits


def test_pronouns_and_pairs_mean_who_was_named() -> None:
    """Those called he or the two leaders act under the names that the text gave."""
    text = (
        "The president of Chile, Luis Vidal, and the king of Jordan, Omar Said, met in Amman. "
        "The two leaders signed a treaty."
    )
    signing = next(e for e in read(text, "en").events if e.mode == "sign")
    assert signing.actors == ("luis-vidal", "omar-said")
    text = "The president of Chile, Luis Vidal, visited Jordan. He condemned Syria."
    condemned = next(e for e in read(text, "en").events if e.type == "ACCUSE")
    assert condemned.actors == ("luis-vidal",)


def test_an_office_nobody_names_acts_for_its_state() -> None:
    """The spokesman without a name speaks for his state, which the text names as well."""
    text = "Iran is large. The Iranian foreign minister condemned Israel."
    assert [e.actors for e in read(text, "en").events] == [("iran",)]


def test_sanctions_answer_an_invasion() -> None:
    """Sanctions without a target fall on the author of the deed that they answer."""
    text = "Francia criticó las sanciones impuestas por China tras la invasión rusa de Ucrania."
    sanctions = next(e for e in read(text, "es").events if e.type == "SANCTION")
    assert (sanctions.actors, sanctions.targets) == (("china",), ("russia",))


def test_a_denial_knows_the_charge() -> None:
    """The denial points at the words of the charge that it answers, by state."""
    text = "Ukraine accused Iran of sending drones to Russia. The Iranian minister denied it."
    denial = next(e for e in read(text, "en").events if e.mode == "deny")
    assert denial.answers == Span(8, 15)


# Trigger of the shipped article, actors, targets, date where the publication day is known.
GOLD = [
    ((198, 205), ("vladimir-putin", "kim-jong-un"), (), PUBLISHED),
    ((338, 344), ("vladimir-putin",), ("north-korea",), PUBLISHED),
    ((338, 344), ("vladimir-putin",), ("north-korea",), "2000-07"),
    ((1347, 1372), ("united-states",), ("russia", "north-korea"), None),
    ((1964, 1971), ("vladimir-putin",), ("united-states", "south-korea", "japan"), None),
    ((2056, 2061), ("vladimir-putin",), ("north-korea",), None),
    ((2236, 2245), ("vladimir-putin",), ("north-korea",), None),
    ((2301, 2310), ("the-west",), ("russia",), None),
    ((2343, 2351), ("russia",), ("ukraine",), "2022-02"),
    ((2561, 2572), ("united-states",), ("russia",), None),
    ((2727, 2733), ("russia", "north-korea"), (), None),
]


def facts(
    events: tuple[Event, ...],
) -> list[tuple[Span, tuple[str, ...], tuple[str, ...], str | None]]:
    return [(e.trigger, e.actors, e.targets, e.date) for e in events]


@pytest.mark.parametrize("date", [PUBLISHED, None])
def test_the_shipped_article(date: str | None) -> None:
    """All its events come out, and "hoy" stays open without a publication day."""
    found = facts(read(SEED, "es", date).events)
    for (start, end), actors, targets, day in GOLD:
        expected = None if day == PUBLISHED and date is None else day
        assert any(
            trigger.start <= start
            and end <= trigger.end
            and (who, whom, when) == (actors, targets, expected)
            for trigger, who, whom, when in found
        ), SEED[start:end]


def test_the_open_date_points_at_its_words() -> None:
    """Without a publication day the signing has no date, but shows "hoy"."""
    signing = read(SEED, "es", None).events[0]
    assert signing.date is None
    assert signing.date_span == Span(206, 209)


def test_what_the_shipped_article_only_imagines_is_no_event() -> None:
    """An assessment in the conditional and a possibility mentioned tell of no deed."""
    for start, end in ((1039, 1067), (820, 873)):
        assert not any(e.trigger.overlaps(Span(start, end)) for e in read(SEED, "es").events)


def test_a_language_without_frames_has_no_events() -> None:
    """Where nobody has written frames, nothing is guessed."""
    assert read("フランスが条約に署名した。", "ja").events == ()
