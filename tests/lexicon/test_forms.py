"""Word forms: what the paradigms of each language make, and what the index gives back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import BuildError
from generator.extract.cue_words import REPORTING
from generator.lexicon import Lexicon, languages, load_lexicon
from generator.lexicon.forms import (
    Form,
    auxiliary_lemmas,
    form_index,
    noun_forms,
    verb_forms,
)

LANGUAGES = ("es", "en", "fr", "pt")
PERSONS = {"1", "3", ""}


def features(form: Form) -> str:
    """Write what a form is in one word: VERB Fin.Ind.Past.3.Sing."""
    parts = (form.verb_form, form.mood, form.tense, form.person, form.number)
    return ".".join(part for part in parts if part) + ("+se" if form.reflexive else "")


def readings(lang: str, lemma: str, word: str) -> set[str]:
    """Return all that a word can be as a form of a verb."""
    index = form_index(load_lexicon(lang), frozenset({lemma}), frozenset())
    return {features(form) for form in index.lookup(word)}


def cue_lemmas(lang: str) -> frozenset[str]:
    """Return every verb of quotes.toml that is one word."""
    return frozenset(lemma for lemma in cues(lang) if " " not in lemma)


def phrases(lang: str) -> frozenset[str]:
    """Return every light verb with its words."""
    return frozenset(cue for cue in cues(lang) if " " in cue)


def cues(lang: str) -> list[str]:
    """Return the verbs of all reporting classes, as often as they are listed."""
    classes = load_lexicon(lang).table("quotes")["verbs"]
    return [cue for name in REPORTING for cue in classes[name]]


@pytest.mark.parametrize(
    ("lemma", "word", "reading"),
    [
        ("añadir", "añadió", "Fin.Ind.Past.3.Sing"),  # a regular past keeps its accent
        ("bullir", "bullendo", "Ger"),  # ll swallows the i
        ("ceñir", "ciñó", "Fin.Ind.Past.3.Sing"),  # so does ñ
        ("asegurar", "asegura", "Fin.Ind.Pres.3.Sing"),  # regular
        ("sostener", "sostiene", "Fin.Ind.Pres.3.Sing"),  # a compound of an irregular verb
        ("mantener", "mantuvieron", "Fin.Ind.Past.3.Plur"),  # strong past of a compound
        ("contener", "contendría", "Fin.Cnd.3.Sing"),  # short future of a compound
        ("negar", "negó", "Fin.Ind.Past.3.Sing"),  # no diphthong where the stem is unstressed
        ("negar", "niegan", "Fin.Ind.Pres.3.Plur"),  # diphthong where it is stressed
        ("negar", "niegue", "Fin.Sub.Pres.3.Sing"),  # diphthong and gu before e at once
        ("pedir", "piden", "Fin.Ind.Pres.3.Plur"),  # e > i
        ("pedir", "pidió", "Fin.Ind.Past.3.Sing"),  # e > i in the past as well
        ("pedir", "pedimos", "Fin.Ind.Past.1.Plur"),  # but not here
        ("advertir", "advirtió", "Fin.Ind.Past.3.Sing"),  # the verb that has ie and i
        ("advertir", "advierte", "Fin.Ind.Pres.3.Sing"),
        ("criticar", "critiquen", "Fin.Sub.Pres.3.Plur"),  # c > qu
        ("agradecer", "agradeció", "Fin.Ind.Past.3.Sing"),
        ("agradecer", "agradezca", "Fin.Sub.Pres.3.Sing"),  # c > zc
        ("ejercer", "ejerza", "Fin.Sub.Pres.3.Sing"),  # after a consonant c > z alone
        ("garantizar", "garantice", "Fin.Sub.Pres.3.Sing"),  # z > c
        ("decir", "dicho", "Part.Past.Sing"),
        ("decir", "dijeron", "Fin.Ind.Past.3.Plur"),  # j swallows the i
        ("contradecir", "contradijo", "Fin.Ind.Past.3.Sing"),
        ("haber", "hayan", "Fin.Sub.Pres.3.Plur"),
        ("haber", "hay", "Fin.Ind.Pres.3.Sing"),  # beside "ha"
        ("poner", "puso", "Fin.Ind.Past.3.Sing"),
        ("proponer", "propuso", "Fin.Ind.Past.3.Sing"),
        ("exponer", "expuesta", "Part.Past.Sing"),
        ("ser", "fue", "Fin.Ind.Past.3.Sing"),
        ("ir", "fue", "Fin.Ind.Past.3.Sing"),  # the same word of another verb
        ("ir", "iría", "Fin.Cnd.3.Sing"),
        ("reunir", "reúne", "Fin.Ind.Pres.3.Sing"),  # hiatus
        ("reunir", "reunirse", "Inf+se"),  # an infinitive with one pronoun needs no accent
        ("reunir", "reuniéndose", "Ger+se"),  # a gerund with a pronoun needs one
        ("calificar", "calificándolo", "Ger"),  # a pronoun that is not reflexive
        ("decir", "decírselo", "Inf"),  # two pronouns need one on the infinitive too
        ("construir", "construyó", "Fin.Ind.Past.3.Sing"),
        ("contribuir", "contribuyan", "Fin.Sub.Pres.3.Plur"),
        ("construir", "construido", "Part.Past.Sing"),  # no accent after u
        ("caer", "cayó", "Fin.Ind.Past.3.Sing"),
        ("caer", "caído", "Part.Past.Sing"),
        ("oír", "oyeron", "Fin.Ind.Past.3.Plur"),
        ("oír", "oirá", "Fin.Ind.Fut.3.Sing"),  # the accent leaves the stem
        ("distinguir", "distinguió", "Fin.Ind.Past.3.Sing"),  # the u of gu is no vowel
        ("distinguir", "distinga", "Fin.Sub.Pres.3.Sing"),
        ("seguir", "sigo", "Fin.Ind.Pres.1.Sing"),  # e > i and gu > g at once
        ("dirigir", "dirija", "Fin.Sub.Pres.3.Sing"),
        ("averiguar", "averigüé", "Fin.Ind.Past.1.Sing"),
        ("referirse", "refirió", "Fin.Ind.Past.3.Sing"),  # "se refirió": pronoun apart
        ("referirse", "referirse", "Inf+se"),
        ("enviar", "envía", "Fin.Ind.Pres.3.Sing"),
        ("cambiar", "cambia", "Fin.Ind.Pres.3.Sing"),  # most verbs in -iar are not like enviar
        ("evaluar", "evalúan", "Fin.Ind.Pres.3.Plur"),
        ("evacuar", "evacúa", "Fin.Ind.Pres.3.Sing"),  # both are in use
        ("evacuar", "evacua", "Fin.Ind.Pres.3.Sing"),
        ("prever", "prevé", "Fin.Ind.Pres.3.Sing"),  # a compound that gains an accent
        ("satisfacer", "satisfizo", "Fin.Ind.Past.3.Sing"),
        ("deshacer", "deshizo", "Fin.Ind.Past.3.Sing"),
        ("intervenir", "intervino", "Fin.Ind.Past.3.Sing"),
        ("conducir", "condujeron", "Fin.Ind.Past.3.Plur"),
        ("suscribir", "suscrito", "Part.Past.Sing"),
        ("redescubrir", "redescubierto", "Part.Past.Sing"),  # a compound of a compound
        ("poder", "pudiendo", "Ger"),
        ("querer", "querrían", "Fin.Cnd.3.Plur"),
        ("dar", "dé", "Fin.Sub.Pres.3.Sing"),
        ("estar", "estuviese", "Fin.Sub.Imp.3.Sing"),  # the other imperfect
        ("argüir", "arguyó", "Fin.Ind.Past.3.Sing"),
        ("dejar claro", "dejó claro", "Fin.Ind.Past.3.Sing"),  # the first word inflects
    ],
)
def test_spanish_verbs(lemma: str, word: str, reading: str) -> None:
    """A form is found with its mood, tense, person and number."""
    assert reading in readings("es", lemma, word)


@pytest.mark.parametrize(
    ("lemma", "word", "reading"),
    [
        ("say", "said", "Fin.Ind.Past"),
        ("say", "said", "Part.Past"),  # the same word is a participle
        ("tell", "told", "Fin.Ind.Past"),
        ("run", "ran", "Fin.Ind.Past"),
        ("withdraw", "withdrew", "Fin.Ind.Past"),
        ("misunderstand", "misunderstood", "Fin.Ind.Past"),  # a compound of a compound
        ("cut", "cut", "Part.Past"),  # one word for all
        ("meet", "met", "Fin.Ind.Past"),
        ("deny", "denies", "Fin.Ind.Pres.3.Sing"),  # y > ie
        ("deny", "denied", "Fin.Ind.Past"),
        ("deploy", "deploys", "Fin.Ind.Pres.3.Sing"),  # not after a vowel
        ("stop", "stopping", "Ger"),  # a short syllable doubles
        ("visit", "visiting", "Ger"),  # an unstressed one does not
        ("refer", "referred", "Fin.Ind.Past"),  # a stressed one does
        ("cancel", "canceled", "Fin.Ind.Past"),  # both spellings are in use
        ("cancel", "cancelled", "Fin.Ind.Past"),
        ("sign", "signed", "Part.Past"),
        ("agree", "agreed", "Fin.Ind.Past"),
        ("agree", "agreeing", "Ger"),
        ("die", "dying", "Ger"),
        ("dye", "dyed", "Fin.Ind.Past"),
        ("impose", "imposing", "Ger"),
        ("veto", "vetoes", "Fin.Ind.Pres.3.Sing"),
        ("launch", "launches", "Fin.Ind.Pres.3.Sing"),
        ("panic", "panicked", "Fin.Ind.Past"),
        ("say", "say", "Fin.Ind.Pres.Plur"),  # the bare form is finite too
        ("be", "were", "Fin.Ind.Past.Plur"),
        ("have", "’ve", "Fin.Ind.Pres.Plur"),
        ("will", "wo", "Fin.Ind.Pres"),  # of "won't"
        ("call off", "called off", "Fin.Ind.Past"),
    ],
)
def test_english_verbs(lemma: str, word: str, reading: str) -> None:
    """A form is found with its tense, person and number."""
    assert reading in readings("en", lemma, word)


@pytest.mark.parametrize(
    ("lemma", "word", "reading"),
    [
        ("déclarer", "déclarent", "Fin.Ind.Pres.3.Plur"),  # regular
        ("annoncer", "annonça", "Fin.Ind.Past.3.Sing"),  # c keeps its sound
        ("juger", "jugeait", "Fin.Ind.Imp.3.Sing"),  # so does g
        ("rappeler", "rappelle", "Fin.Ind.Pres.3.Sing"),  # doubled before a mute ending
        ("marteler", "martèle", "Fin.Ind.Pres.3.Sing"),  # or with an accent
        ("suggérer", "suggère", "Fin.Ind.Pres.3.Sing"),  # a changed accent
        ("appuyer", "appuie", "Fin.Ind.Pres.3.Sing"),
        ("avertir", "avertissaient", "Fin.Ind.Imp.3.Plur"),  # with -iss-
        ("démentir", "dément", "Fin.Ind.Pres.3.Sing"),  # without it
        ("soutenir", "soutiendrait", "Fin.Cnd.3.Sing"),  # a compound of tenir
        ("prévenir", "prévint", "Fin.Ind.Past.3.Sing"),
        ("répondre", "répondit", "Fin.Ind.Past.3.Sing"),
        ("contredire", "contredisent", "Fin.Ind.Pres.3.Plur"),
        ("conclure", "conclut", "Fin.Ind.Pres.3.Sing"),
        ("reconnaître", "reconnaissait", "Fin.Ind.Imp.3.Sing"),
        ("reprendre", "reprit", "Fin.Ind.Past.3.Sing"),
        ("admettre", "admis", "Part.Past.Sing"),
        ("poursuivre", "poursuivi", "Part.Past.Sing"),
        ("plaindre", "plaignent", "Fin.Ind.Pres.3.Plur"),
        ("faire savoir", "fit savoir", "Fin.Ind.Past.3.Sing"),  # a phrase inflects its verb
    ],
)
def test_french_verbs(lemma: str, word: str, reading: str) -> None:
    """One row for each kind of stem."""
    assert reading in readings("fr", lemma, word)


@pytest.mark.parametrize(
    ("lemma", "word", "reading"),
    [
        ("afirmar", "afirmou", "Fin.Ind.Past.3.Sing"),  # regular
        ("indicar", "indiquem", "Fin.Sub.Pres.3.Plur"),  # c keeps its sound
        ("nomear", "nomeia", "Fin.Ind.Pres.3.Sing"),
        ("referir", "refere", "Fin.Ind.Pres.3.Sing"),  # changed only in refiro, refira
        ("referir", "refira", "Fin.Sub.Pres.3.Sing"),
        ("concluir", "concluíram", "Fin.Ind.Past.3.Plur"),
        ("contradizer", "contradisse", "Fin.Ind.Past.3.Sing"),  # a compound of dizer
        ("propor", "propôs", "Fin.Ind.Past.3.Sing"),  # a compound of pôr
        ("propor", "proposto", "Part.Past.Sing"),
        ("prever", "previu", "Fin.Ind.Past.3.Sing"),
        ("descrever", "descrito", "Part.Past.Sing"),
        ("queixar", "queixou-se", "Fin.Ind.Past.3.Sing+se"),  # the pronoun behind a finite verb
        ("dar a entender", "deu a entender", "Fin.Ind.Past.3.Sing"),
    ],
)
def test_portuguese_verbs(lemma: str, word: str, reading: str) -> None:
    """One row for each kind of stem."""
    assert reading in readings("pt", lemma, word)


@pytest.mark.parametrize(
    ("lemma", "word", "reading"),
    [
        ("firmare", "firmerà", "Fin.Ind.Fut.3.Sing"),  # a turns to e before the future
        ("annunciare", "annuncerà", "Fin.Ind.Fut.3.Sing"),  # the i only softened the c
        ("attaccare", "attaccherà", "Fin.Ind.Fut.3.Sing"),  # the h keeps it hard
        ("chiedere", "chiesto", "Part.Past.Sing"),  # a strong verb
        ("imporre", "impongono", "Fin.Ind.Pres.3.Plur"),  # an infinitive cut short
        ("ridurre", "ridusse", "Fin.Ind.Past.3.Sing"),  # another
        ("mantenere", "manterrà", "Fin.Ind.Fut.3.Sing"),  # a compound of an irregular verb
        ("prevedere", "prevederà", "Fin.Ind.Fut.3.Sing"),  # a compound with its own future
        ("colpire", "colpiscono", "Fin.Ind.Pres.3.Plur"),  # -isc-
        ("seguire", "seguono", "Fin.Ind.Pres.3.Plur"),  # without it
        ("offrire", "offerta", "Part.Past.Sing"),  # r gives way
        ("espellere", "espulsi", "Part.Past.Plur"),  # a stem of its own
    ],
)
def test_italian_verbs(lemma: str, word: str, reading: str) -> None:
    """A form is found with the features it has."""
    assert reading in readings("it", lemma, word)


@pytest.mark.parametrize(
    ("lemma", "word", "reading"),
    [
        ("liefern", "liefert", "Fin.Ind.Pres.3.Sing"),  # -ern keeps its e
        ("melden", "meldete", "Fin.Ind.Past.3.Sing"),  # t after d takes an e
        ("unterzeichnen", "unterzeichnet", "Part"),  # no "ge" behind another prefix
        ("ratifizieren", "ratifiziert", "Part"),  # nor in foreign verbs
        ("erben", "geerbt", "Part"),  # "er" may belong to the stem
        ("treffen", "trifft", "Fin.Ind.Pres.3.Sing"),  # the vowel changes
        ("übernehmen", "übernommen", "Part"),  # a compound of a strong verb
        ("ausweisen", "ausgewiesen", "Part"),  # "ge" stands behind the prefix
        ("ausweisen", "auszuweisen", "Inf"),  # and so does the marker
        ("ausweisen", "auswies", "Fin.Ind.Past.3.Sing"),  # whole at the end of a clause
        ("ausweisen", "wies", "Fin.Ind.Past.3.Sing"),  # its prefix stands elsewhere
        ("anerkennen", "anerkannt", "Part"),  # of two prefixes one parts
        ("antworten", "antwortet", "Fin.Ind.Pres.3.Sing"),  # "an" is no prefix here
        ("können", "könnte", "Fin.Cnd.3.Sing"),  # a modal verb
    ],
)
def test_german_verbs(lemma: str, word: str, reading: str) -> None:
    """A form is found with the features it has."""
    assert reading in readings("de", lemma, word)


def test_a_parted_verb_names_its_particle() -> None:
    """Only a finite form leaves its prefix elsewhere."""
    forms = verb_forms("zurückrufen", load_lexicon("de"))
    assert {(word, f.verb_form) for word, f in forms if f.particle == "zurück"} == {
        (word, "Fin") for word in ("ruft", "rufen", "rief", "riefen", "rufe", "riefe")
    }


@pytest.mark.parametrize(
    ("lemma", "word", "reading"),
    [
        ("подписать", "подпишет", "Fin.Ind.Fut.3.Sing"),  # the present of a whole deed is to come
        ("подписывать", "подписывает", "Fin.Ind.Pres.3.Sing"),
        ("подписать", "подписана", "Part.Past.3.Sing"),  # stands alone as a predicate
        ("подписать", "подписанного", "Part.Past.Sing"),  # describes a noun
        ("ввести", "введены", "Part.Past.3.Plur"),
        ("провести", "провел", "Fin.Ind.Past.Sing"),  # as many write it
        ("встретиться", "встретилась", "Fin.Ind.Past.Sing+se"),
        ("встретиться", "встретился", "Fin.Ind.Past.Sing+se"),
        ("отозвать", "отзовёт", "Fin.Ind.Fut.3.Sing"),  # a vowel leaves the prefix
        ("послать", "пошлют", "Fin.Ind.Fut.3.Plur"),
        ("отвергнуть", "отверг", "Fin.Ind.Past.Sing"),  # loses its ending
        ("освободить", "освобождены", "Part.Past.3.Plur"),  # another consonant
    ],
)
def test_russian_verbs(lemma: str, word: str, reading: str) -> None:
    """Aspect makes the tense, and the reflexive pronoun is part of the word."""
    assert reading in readings("ru", lemma, word)


@pytest.mark.parametrize(
    ("lang", "lemma", "word"),
    [
        ("es", "enterrar", "enterra"),
        ("fr", "répartir", "répart"),  # ends like partir, is another verb
        ("fr", "reconnaître", "reconnaîssent"),
        ("fr", "annoncer", "annonca"),
        ("ru", "встретиться", "встретил"),  # another verb
        ("ru", "встретить", "встретился"),
        ("ru", "хотеть", "хотя"),  # a conjunction
        ("pt", "referir", "refire"),  # no changed stem where it is no first person
        ("pt", "dizer", "dizeu"),  # a regular form of an irregular verb
        ("es", "subir", "subva"),  # no compound of ir
        ("es", "sentar", "sento"),
        ("es", "decir", "dició"),
        ("es", "conocer", "conozo"),
        ("es", "personar", "persuena"),  # ends like sonar, is another verb
        ("es", "pretender", "pretiende"),  # ends like tender, is another verb
        ("es", "volver", "volvé"),  # ends like ver, is no compound of it
        ("es", "reunir", "reuniendose"),  # without its accent
        ("es", "reunir", "reunírse"),  # with one too many
        ("en", "say", "sayed"),
        ("en", "target", "targot"),  # no compound of get
        ("en", "visit", "visitting"),
        ("en", "read", "readed"),
        ("en", "will", "willed"),  # a helper has no participle
    ],
)
def test_what_is_no_form(lang: str, lemma: str, word: str) -> None:
    """A form that the language does not have is not found."""
    assert not readings(lang, lemma, word)


@pytest.mark.parametrize(
    ("lang", "lemma", "plural"),
    [
        ("es", "cumbre", ["cumbres"]),
        ("es", "reunión", ["reuniones"]),  # loses its accent
        ("es", "orden", ["órdenes"]),  # gains one
        ("es", "régimen", ["regímenes"]),  # moves it
        ("es", "país", ["países"]),  # keeps it
        ("es", "crisis", ["crisis"]),
        ("es", "paz", ["paces"]),
        ("es", "cese al fuego", ["ceses al fuego"]),  # the words before the preposition
        ("es", "visita oficial", ["visitas oficiales"]),  # an adjective agrees
        ("en", "talk", ["talks"]),
        ("en", "policy", ["policies"]),
        ("en", "spokesman", ["spokesmen"]),
        ("en", "crisis", ["crises"]),
        ("en", "aircraft", ["aircraft"]),
        ("en", "person", ["people", "persons"]),
        ("en", "call for peace", ["calls for peace"]),
        ("en", "press conference", ["press conferences"]),
        ("en", "unrest", []),  # has none
    ],
)
def test_nouns(lang: str, lemma: str, plural: list[str]) -> None:
    """A noun has its plurals, and is itself unless it has no singular."""
    forms = noun_forms(lemma, load_lexicon(lang))
    assert [word for word, form in forms if form.number == "Plur"] == plural
    assert (lemma, "Sing") in {(word, form.number) for word, form in forms}


def test_german_nouns_have_cases() -> None:
    """The plural is found, and what other cases add."""
    words = {word for word, _ in noun_forms("vertrag", load_lexicon("de"))}
    assert words == {"vertrag", "vertrags", "vertrages", "verträge", "verträgen"}


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("визит", {"визита", "визиту", "визитом", "визите", "визиты", "визитов"}),
        ("поставка", {"поставке", "поставкой", "поставок"}),  # a vowel comes in
        ("нота протеста", {"ноту протеста", "ноты протеста"}),  # its genitive stays
        ("военная помощь", {"военной помощи", "военную помощь"}),  # its adjective agrees
        ("развёртывание", {"развертывания"}),
    ],
)
def test_nouns_with_cases(lemma: str, forms: set[str]) -> None:
    """A noun is found in every case, whose number is not told."""
    found = noun_forms(lemma, load_lexicon("ru"))
    assert forms <= {word for word, _ in found}
    assert {form.number for _, form in found} == {""}


def test_a_noun_without_a_singular() -> None:
    """What exists in the plural only is not read as a singular."""
    forms = noun_forms("hostilities", load_lexicon("en"))
    assert [(word, form.number) for word, form in forms] == [("hostilities", "Plur")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_leads_back_to_its_lemma(lang: str) -> None:
    """Of all cues: each form that is made is found, under its own lemma."""
    words = load_lexicon(lang)
    lemmas = cue_lemmas(lang) | phrases(lang) | auxiliary_lemmas(words)
    index = form_index(words, lemmas, frozenset())
    for lemma in lemmas:
        for word, form in verb_forms(lemma, words):
            assert form in index.lookup(word)
            assert form in index.lookup(word.upper())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paradigms_are_whole(lang: str) -> None:
    """Every verb has all verb forms, no form comes twice, and none keeps a mark of the tables."""
    words = load_lexicon(lang)
    for lemma in cue_lemmas(lang):
        forms = verb_forms(lemma, words)
        assert {form.verb_form for _, form in forms} == {"Fin", "Inf", "Ger", "Part"}
        assert {form.person for _, form in forms} <= PERSONS
        assert len(set(forms)) == len(forms), lemma
        assert all(word.replace("-", "").isalpha() and word.islower() for word, _ in forms), lemma


@given(
    root=st.text(alphabet="bcdfglmnprstvzaeiou", min_size=1, max_size=8),
    ending=st.sampled_from(["ar", "er", "ir", "zar", "car", "gar", "guar", "uir", "cer", "gir"]),
)
def test_any_spanish_lemma_inflects(root: str, ending: str) -> None:
    """A verb nobody has listed gets a whole paradigm of plain words."""
    forms = verb_forms(root + ending, load_lexicon("es"))
    assert (root + ending, "Inf") in {(word, form.verb_form) for word, form in forms}
    assert {form.verb_form for _, form in forms} == {"Fin", "Inf", "Ger", "Part"}
    assert all(word.isalpha() for word, _ in forms)


@given(root=st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9))
def test_any_english_lemma_inflects(root: str) -> None:
    """A verb nobody has listed gets the forms of its class, or those of its own entry."""
    forms = verb_forms(root, load_lexicon("en"))
    assert forms
    assert all(form.lemma == root for _, form in forms)


def test_verbs_come_before_nouns() -> None:
    """A word that is both gives both; an unknown one gives nothing."""
    index = form_index(load_lexicon("es"), frozenset({"firmar"}), frozenset({"firma"}))
    assert [(form.upos, form.lemma) for form in index.lookup("Firma")] == [
        ("VERB", "firmar"),
        ("NOUN", "firma"),
    ]
    assert index.lookup("mesa") == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_helpers_are_verbs_with_a_known_task(lang: str) -> None:
    """Each role names verbs that inflect, and [followed_by] speaks of such roles only."""
    words = load_lexicon(lang)
    table = words.table("verbs")
    assert set(table["followed_by"]) <= set(table["auxiliaries"])
    for lemma in auxiliary_lemmas(words):
        assert any(form.verb_form == "Fin" for _, form in verb_forms(lemma, words)), lemma
    assert {form.upos for _, form in verb_forms(table["auxiliaries"]["perfect"][0], words)} == {
        "AUX"
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_cue_has_one_class(lang: str) -> None:
    """No verb of saying stands in two classes, and the words of naming are verbs that inflect."""
    listed = cues(lang)
    assert sorted(listed) == sorted(set(listed))
    assert len(listed) >= 150
    for lemma in load_lexicon(lang).table("quotes")["naming"]:
        assert len(verb_forms(lemma, load_lexicon(lang))) > 1


def test_another_language_needs_tables_only() -> None:
    """A class, a spelling rule and a principal part that no shipped language has are enough."""
    verbs = {
        "principal_parts": ["Ind.Past", "Part.Past"],
        "classes": {
            "weak": {
                "ending": "en",
                "spelling": [[r"([td])\|(?=t)", r"\1e|"]],
                "forms": {
                    "Inf": "{lemma}",
                    "Ind": {"Pres": {"3s": "{root}t"}, "Past": {"3s": "{root}te"}},
                    "Part": {"Past": "ge{root}t"},
                },
            }
        },
        "irregular": {"sprechen": ["sprach", "gesprochen"]},
    }
    words = Lexicon("xx", "", {"verbs": verbs})
    assert ("gemeldet", "Part") in {(w, f.verb_form) for w, f in verb_forms("melden", words)}
    assert "sagte" in dict(verb_forms("sagen", words))
    assert "gesprochen" in dict(verb_forms("sprechen", words))


def test_a_language_without_tables_knows_its_dictionary_forms() -> None:
    """Nothing is guessed: the verb and the noun are found as they were given."""
    index = form_index(Lexicon("xx", "", {}), frozenset({"aikoa"}), frozenset({"sopimus"}))
    assert [form.lemma for form in index.lookup("Sopimus")] == ["sopimus"]
    assert [form.verb_form for form in index.lookup("aikoa")] == ["Inf"]
    assert languages()


def test_a_table_that_names_a_missing_stem_is_reported() -> None:
    """The message says what is missing and where to repair it."""
    verbs = {"classes": {"a": {"ending": "", "forms": {"Inf": "{stem}"}}}}
    with pytest.raises(BuildError, match=r'xx/verbs\.toml: no stem "stem"'):
        verb_forms("any", Lexicon("xx", "", {"verbs": verbs}))
